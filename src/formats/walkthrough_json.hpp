// Reads a walkthrough of a catalogue file. Everything that its parts refer to exists afterwards, or there is
// a finding: lanes, objects, acts, steps, nodes and lines of the manifest.
#pragma once

#include "core/catalog.hpp"
#include "formats/catalog_members.hpp"
#include "formats/findings.hpp"
#include "formats/json_tree.hpp"
#include "formats/node_names.hpp"

#include <vector>

namespace atlas {

/// The nodes that a walkthrough may name.
struct WalkNodes {
  const NodeNames& names;
  const std::vector<Node>& nodes;
};

/// Reads `value`, with the sentences when they are there. "lanes" and "objects" may also be plain lists of
/// ids of nodes, for a walkthrough without steps. A text may be one string for both languages. Errors, as
/// findings: members missing or of the wrong type, names of nothing, acts whose steps do not stand together,
/// numbers of steps and lines that do not exist, a pin or a source that could not be linked.
[[nodiscard]] Walkthrough read_walkthrough(JsonValue value, const WalkNodes& nodes, Findings& findings);

/// The part of read_walkthrough() that reads the steps; lanes, objects, acts and manifest have been read.
[[nodiscard]] std::vector<WalkStep> read_walk_steps(JsonValue walkthrough, const Walkthrough& read,
                                                    const NodeNames& nodes, Findings& findings);

/// The sentences of one step; `owner` holds their members and names the step.
[[nodiscard]] StepProse read_step_prose(const Owner& owner, Findings& findings);

/// The index of the part (lane, object, act) whose id this is; when there is none, a finding, and `parts`'
/// size.
template <typename Part>
std::size_t find_walk_part(const Owner& owner, JsonValue id, const std::vector<Part>& parts,
                           std::string_view noun, Findings& findings) {
  std::size_t index = 0;
  while (index < parts.size() && parts[index].id != id.text()) ++index;
  if (index == parts.size()) {
    findings.error(id, "dangling-walkthrough",
                   owner.name() + " names the " + std::string(noun) + " " + quoted(id.text()) +
                       ", and the walkthrough has no such " + std::string(noun) + ".");
  }
  return index;
}

}  // namespace atlas
