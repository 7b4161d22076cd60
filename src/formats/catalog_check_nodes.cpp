// What every node must say about itself so that a reader can use it and an editor can trace it.
#include "formats/catalog_check_parts.hpp"
#include "formats/url_policy.hpp"

#include <algorithm>
#include <unordered_map>

namespace atlas::checking {
namespace {

std::string node_name(const Node& node) {
  return "The " + std::string(info(node.kind).name) + " " + quoted(node.id);
}

bool needs_summary(Kind kind) {
  return info(kind).resource || kind == Kind::Topic || kind == Kind::Author || kind == Kind::Component ||
         kind == Kind::Package || kind == Kind::Module;
}

/// Kinds that may lack an address: printed works, series that exist only as a list of their parts, tools by
/// name.
bool needs_address(Kind kind) {
  return info(kind).resource && kind != Kind::Book && kind != Kind::Series && kind != Kind::Tool;
}

void check_summary(Subject& subject, const Node& node, JsonValue place) {
  if (!needs_summary(node.kind)) return;
  // Asked of the file: a summary that was refused for another reason is there all the same.
  const bool zh = !place.find("summary").find("zh").text().empty();
  const bool en = !place.find("summary").find("en").text().empty();
  if (zh && en) return;
  const std::string_view missing = zh ? "English" : (en ? "Chinese" : "Chinese and English");
  const JsonValue summary = place.find("summary");
  subject.findings.error(summary.exists() ? summary : place, "missing-summary",
                         node_name(node) + " needs a summary in " + std::string(missing) +
                             ": one sentence that says what it is about.");
}

void check_provenance(Subject& subject, const Node& node, JsonValue place) {
  if (node.provenance.empty() && node.field("origin").empty()) {
    subject.findings.error(place, "missing-provenance",
                           node_name(node) +
                               " does not say where it comes from; give \"prov\" a source document " +
                               "and line, or give an \"origin\".");
  }
  for (const JsonValue entry : place.find("prov")) {
    const JsonValue seed = entry.find("seed");
    if (seed.is(JsonType::String) && subject.seeds.count(seed.text()) == 0) {
      subject.findings.error(seed, "unknown-seed",
                             node_name(node) + " names the source document " + quoted(seed.text()) +
                                 ", which \"generated_from\" does not list.");
    }
  }
}

void check_address(Subject& subject, const Node& node, JsonValue place) {
  if (!needs_address(node.kind) || place.find("url").exists() || node.has_flag("no-target")) return;
  subject.findings.error(
      place, "missing-url",
      node_name(node) + " has no \"url\"; give its address, or the flag \"no-target\" if it has none.");
}

void check_language(Subject& subject, const Node& node, JsonValue place) {
  const bool plain = std::all_of(node.lang.begin(), node.lang.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
  if (plain && node.lang.size() != 1) return;
  subject.findings.error(
      place.find("lang"), "schema",
      node_name(node) + ": \"lang\" must be a language tag such as zh-Hans, zh-Hant or en.");
}

class AddressBook {
 public:
  explicit AddressBook(Subject& subject) : subject_(subject) {}

  void add(const Node& node, JsonValue place) {
    if (node.url.empty()) return;
    const JsonValue url = place.find("url");
    const auto [first, added] = first_.emplace(identity_url(node.url), url);
    if (added) return;
    const int line = first->second.position().line;
    subject_.findings.error(url, "duplicate-url",
                            node_name(node) + " has the same address as the node in line " +
                                std::to_string(line) + "; join the two nodes into one.");
  }

 private:
  Subject& subject_;
  std::unordered_map<std::string, JsonValue> first_;
};

}  // namespace

void check_nodes(Subject& subject) {
  AddressBook addresses(subject);
  for (std::size_t i = 0; i < subject.nodes.size() && !subject.findings.full(); ++i) {
    const Node& node = subject.data.nodes[i];
    const JsonValue place = subject.nodes[i];
    if (node.id.empty()) continue;
    check_summary(subject, node, place);
    check_provenance(subject, node, place);
    check_address(subject, node, place);
    check_language(subject, node, place);
    addresses.add(node, place);
  }
}

void check_node_order(Subject& subject) {
  for (std::size_t i = 1; i < subject.nodes.size(); ++i) {
    const std::string& before = subject.data.nodes[i - 1].id;
    const std::string& id = subject.data.nodes[i].id;
    if (before <= id) continue;
    subject.findings.warning(subject.nodes[i], "unsorted",
                             "Nodes are sorted by id, and " + quoted(id) + " stands behind " +
                                 quoted(before) +
                                 "; \"atlas export --format json\" writes the file in order.");
    return;
  }
}

}  // namespace atlas::checking
