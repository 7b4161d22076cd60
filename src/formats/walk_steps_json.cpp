// The steps of a walkthrough; see walkthrough_json.hpp.
#include "formats/walkthrough_json.hpp"

#include <optional>
#include <string>
#include <utility>

namespace atlas {
namespace {

class StepReader {
 public:
  StepReader(const Owner& owner, const Walkthrough& walk, const NodeNames& nodes, Findings& findings)
      : owner_(owner), walk_(walk), nodes_(nodes), findings_(findings), members_(findings) {}

  WalkStep read() {
    WalkStep step;
    step.act = part("act", walk_.acts, "act");
    step.lane = part("lane", walk_.lanes, "lane");
    step.also = all(owner_, "also", walk_.lanes, "lane");
    step.kind = read_kind();
    if (owner_.value.find("to").exists()) step.to = part("to", walk_.lanes, "lane");
    if (step.kind == StepKind::Call && step.to == WalkStep::kNoLane) {
      findings_.error(owner_.value, "schema",
                      owner_.name() + " is a call, so \"to\" must name the lane it calls.");
    }
    step.actor = members_.text(owner_, "actor", Need::Optional);
    step.chip = line("chip", Need::Optional);
    step.label = line("label", Need::Optional);
    step.title = line("title", Need::Required);
    step.watches = all(owner_, "watches", walk_.objects, "object");
    for (const JsonValue store : list("stores")) read_store(store, step);
    for (const JsonValue write : list("writes")) read_write(write, step);
    for (const JsonValue change : list("changes")) read_change(change, step);
    for (const JsonValue range : list("manifest")) read_range(range, step);
    step.readings = node_list("readings");
    step.nodes = node_list("nodes");
    const JsonValue prose = members_.member(owner_, "prose", JsonType::Object, Need::Optional);
    if (prose.exists()) step.prose = read_step_prose({owner_.noun, prose, owner_.name()}, findings_);
    return step;
  }

 private:
  JsonValue list(std::string_view name) {
    return members_.member(owner_, name, JsonType::Array, Need::Optional);
  }

  Bilingual line(std::string_view name, Need need) {
    return members_.wording(owner_, name, need, TextRule::Line);
  }

  template <typename Part>
  std::size_t part(std::string_view name, const std::vector<Part>& parts, std::string_view noun) {
    const JsonValue id = members_.member(owner_, name, JsonType::String, Need::Required);
    return id.exists() ? find_walk_part(owner_, id, parts, noun, findings_) : parts.size();
  }

  template <typename Part>
  std::vector<std::size_t> all(const Owner& owner, std::string_view name, const std::vector<Part>& parts,
                               std::string_view noun) {
    std::vector<std::size_t> indices;
    for (const JsonValue id : members_.member(owner, name, JsonType::Array, Need::Optional)) {
      indices.push_back(find_walk_part(owner, id, parts, noun, findings_));
    }
    return indices;
  }

  StepKind read_kind() {
    const JsonValue word = members_.member(owner_, "kind", JsonType::String, Need::Required);
    if (!word.exists()) return StepKind::Inside;
    const std::optional<StepKind> kind = find_step_kind(word.text());
    if (!kind) {
      findings_.error(word, "schema",
                      owner_.name() + " has the kind " + quoted(word.text()) +
                          "; it is one of inside, call, write, watch, branch.");
    }
    return kind.value_or(StepKind::Inside);
  }

  /// The object that an element of a list names; the number of objects when it names none.
  std::size_t object(const Owner& owner) {
    const JsonValue id = members_.member(owner, "object", JsonType::String, Need::Required);
    return id.exists() ? find_walk_part(owner, id, walk_.objects, "object", findings_) : walk_.objects.size();
  }

  Owner inside(JsonValue value) const { return {owner_.noun, value, owner_.name()}; }

  void read_store(JsonValue value, WalkStep& step) {
    const Owner owner = inside(value);
    step.stores.push_back({.object = object(owner),
                           .born = members_.truth(owner, "born"),
                           .settled = members_.truth(owner, "settled"),
                           .state = members_.wording(owner, "state", Need::Optional, TextRule::Line)});
  }

  void read_write(JsonValue value, WalkStep& step) {
    const Owner owner = inside(value);
    step.writes.push_back({members_.text(owner, "object", Need::Required),
                           members_.text(owner, "what", Need::Required),
                           members_.text(owner, "by", Need::Optional)});
  }

  void read_change(JsonValue value, WalkStep& step) {
    const Owner owner = inside(value);
    step.changes.push_back({.object = object(owner),
                            .field = members_.text(owner, "field", Need::Required),
                            .before = members_.wording(owner, "before", Need::Required, TextRule::Line),
                            .after = members_.wording(owner, "after", Need::Required, TextRule::Line)});
  }

  void read_range(JsonValue value, WalkStep& step) {
    std::vector<int> ends;
    for (const JsonValue end : value) ends.push_back(end.integer().value_or(0));
    const auto lines = static_cast<int>(walk_.manifest.size());
    const bool good = ends.size() == 2 && ends[0] >= 1 && ends[0] <= ends[1] && ends[1] <= lines;
    if (good) {
      step.manifest.emplace_back(ends[0], ends[1]);
      return;
    }
    findings_.error(value, "walk-number",
                    owner_.name() + ": lines of the manifest are [first, last], from 1 to " +
                        std::to_string(lines) + ".");
  }

  std::vector<NodeId> node_list(std::string_view name) {
    std::vector<NodeId> found;
    for (const JsonValue id : list(name)) {
      const NodeId node = nodes_.find(owner_, id, "dangling-walkthrough", findings_);
      if (node.valid()) found.push_back(node);
    }
    return found;
  }

  const Owner& owner_;
  const Walkthrough& walk_;
  const NodeNames& nodes_;
  Findings& findings_;
  MemberReader members_;
};

}  // namespace

std::vector<WalkStep> read_walk_steps(JsonValue walkthrough, const Walkthrough& read, const NodeNames& nodes,
                                      Findings& findings) {
  std::vector<WalkStep> steps;
  MemberReader members(findings);
  const Owner owner{"walkthrough", walkthrough};
  for (const JsonValue value : members.member(owner, "steps", JsonType::Array, Need::Optional)) {
    const Owner step{"step", value, "Step " + std::to_string(steps.size() + 1) + " of " + quoted(read.id)};
    steps.push_back(StepReader(step, read, nodes, findings).read());
  }
  return steps;
}

}  // namespace atlas
