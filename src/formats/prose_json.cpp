// See prose_json.hpp, and read_step_prose() in walkthrough_json.hpp.
#include "formats/prose_json.hpp"

#include "formats/catalog_json.hpp"
#include "formats/json_tree.hpp"
#include "formats/json_writer.hpp"
#include "formats/walkthrough_json.hpp"
#include "formats/walkthrough_write.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace atlas {
namespace {

/// A path inside a repository: not absolute, and not leading out of it.
bool stays_inside(std::string_view path) {
  if (path.empty() || path.front() == '/') return false;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, slash);
    if (part.empty() || part == "." || part == "..") return false;
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return true;
}

StepSource read_source(const Owner& owner, Findings& findings) {
  MemberReader members(findings);
  StepSource source;
  source.path = members.text(owner, "path", Need::Required);
  if (!source.path.empty() && !stays_inside(source.path)) {
    findings.error(owner.value.find("path"), "walk-source",
                   owner.name() + ": the path " + quoted(source.path) +
                       " must lead from the root of the repository to something in it, like \"src/main.c\".");
  }
  source.function = members.text(owner, "function", Need::Optional);
  source.note = members.wording(owner, "note", Need::Optional, TextRule::Line);
  const JsonValue line = owner.value.find("line");
  if (line.exists()) source.line = line.integer().value_or(0);
  if (line.exists() && source.line < 1) {
    source.line = 0;
    findings.error(line, "walk-source",
                   owner.name() +
                       ": the line of a source is a whole number from 1 on; leave it out when it is "
                       "not proven.");
  }
  return source;
}

struct Prose {
  std::vector<Bilingual> summaries;  ///< per node
  std::vector<std::pair<std::size_t, std::vector<StepProse>>> steps;
};

class ProseFile {
 public:
  ProseFile(const Catalog& catalog, const JsonTree& tree)
      : node_count_(catalog.node_count()),
        walks_(catalog.data().walkthroughs),
        root_(tree.root()),
        members_(findings_) {}

  Result<Prose> read() {
    const Owner file{"file", root_, "The file of the catalogue's texts"};
    const JsonValue schema = members_.member(file, "schema", JsonType::Number, Need::Required);
    if (schema.exists() && schema.integer() != kCatalogSchema) {
      findings_.error(schema, "schema",
                      file.name() + " is written in a schema that this program does not read.");
    }
    read_summaries(file);
    for (const JsonValue value : members_.member(file, "walkthroughs", JsonType::Array, Need::Required)) {
      read_walkthrough_prose({"walkthrough", value});
    }
    if (findings_.has_errors()) return Failure{std::move(findings_.messages())};
    return std::move(prose_);
  }

 private:
  void read_summaries(const Owner& file) {
    const JsonValue list = members_.member(file, "nodes", JsonType::Array, Need::Required);
    for (const JsonValue node : list) {
      prose_.summaries.push_back(members_.bilingual({"node", node}, "summary", Need::Optional));
    }
    if (!list.exists() || prose_.summaries.size() == node_count_) return;
    findings_.error(list, "walk-prose",
                    file.name() + " has texts for " + std::to_string(prose_.summaries.size()) +
                        " nodes, and the catalogue has " + std::to_string(node_count_) +
                        ". The texts belong to another catalogue.");
  }

  void read_walkthrough_prose(const Owner& owner) {
    const std::string id = members_.text(owner, "id", Need::Required);
    const std::optional<std::size_t> walk = find_walkthrough(walks_, id);
    const JsonValue list = members_.member(owner, "prose", JsonType::Array, Need::Required);
    const std::size_t steps = walk ? walks_[*walk].steps.size() : 0;
    if (!walk || list.size() != steps) {
      findings_.error(owner.value, "walk-prose",
                      owner.name() +
                          (walk ? " has texts for " + std::to_string(list.size()) +
                                      " steps, and the catalogue has " + std::to_string(steps) + "."
                                : " is not in the catalogue.") +
                          " The texts belong to another catalogue.");
      return;
    }
    std::vector<StepProse> prose;
    for (const JsonValue value : list) {
      const Owner step{"step", value, "Step " + std::to_string(prose.size() + 1) + " of " + quoted(id)};
      if (findings_.full()) return;
      prose.push_back(read_step_prose(step, findings_));
    }
    prose_.steps.emplace_back(*walk, std::move(prose));
  }

  std::size_t node_count_;
  const std::vector<Walkthrough>& walks_;
  JsonValue root_;
  Findings findings_;
  MemberReader members_;
  Prose prose_;
};

}  // namespace

StepProse read_step_prose(const Owner& owner, Findings& findings) {
  MemberReader members(findings);
  const auto text = [&](std::string_view name) {
    return members.wording(owner, name, Need::Optional, TextRule::Paragraphs);
  };
  StepProse prose{text("what"),    text("why"), text("reads"), text("writes"), text("look"),
                  text("mistake"), {}};
  for (const JsonValue source : members.member(owner, "sources", JsonType::Array, Need::Optional)) {
    prose.sources.push_back(read_source({owner.noun, source, owner.name()}, findings));
  }
  return prose;
}

std::string pack_prose(const Catalog& catalog, std::string_view characters) {
  JsonWriter out;
  out.begin_object().member("schema", kCatalogSchema).key("nodes").begin_array();
  for (const Node& node : catalog.nodes()) {
    out.begin_object();
    out.member_unless_empty("summary", node.summary);
    out.end_object();
  }
  out.end_array().key("walkthroughs").begin_array();
  for (const Walkthrough& walk : catalog.data().walkthroughs) {
    if (walk.steps.empty()) continue;
    out.begin_object().member("id", walk.id).key("prose").begin_array();
    for (const WalkStep& step : walk.steps) write_step_prose(out, step.prose);
    out.end_array().end_object();
  }
  out.end_array().member_unless_empty("characters", characters).end_object();
  return out.take();
}

Result<std::string> read_prose(Catalog& catalog, std::string_view json) {
  const Result<JsonTree> tree = parse_json(json);
  if (!tree.ok()) return Failure{tree.messages()};
  Result<Prose> prose = ProseFile(catalog, tree.value()).read();
  if (!prose.ok()) return Failure{prose.messages()};
  catalog.add_summaries(std::move(prose.value().summaries));
  for (auto& [walk, steps] : prose.value().steps) catalog.add_prose(walk, std::move(steps));
  return std::string(tree.value().root().find("characters").text());
}

}  // namespace atlas
