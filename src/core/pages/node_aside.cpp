// What stands beside or below a node's text: facts as a list of terms, and where all of it comes from.
#include "core/pages/elements.hpp"
#include "core/pages/node_facts.hpp"
#include "core/pages/node_page.hpp"
#include "core/pages/rows.hpp"
#include "core/sort.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace atlas {
namespace {

void add_fact(Element& list, std::string_view term, Element value) {
  list.add(element("dt", {}, term)).add(element("dd").add(std::move(value)));
}

void add_fact(Element& list, std::string_view term, std::string_view value) {
  if (!value.empty()) add_fact(list, term, Element::text_run(value));
}

std::string joined(const PageContext& page, const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) {
    if (!all.empty()) all += page.tr("text.comma");
    all += text;
  }
  return all;
}

/// Members whose meaning the page shows elsewhere or that only order the catalogue.
bool shown_elsewhere(const PageContext& page, const Node& node, std::string_view key) {
  if (node.kind == Kind::Topic && key == "path") return true;  // the breadcrumbs and the topic above
  if (key == "unit" && unit_name(page, node).empty()) return true;
  constexpr std::array<std::string_view, 9> kElsewhere{"binary", "import",   "n",        "name", "order",
                                                       "origin", "receiver", "repaired", "table"};
  return std::find(kElsewhere.begin(), kElsewhere.end(), key) != kElsewhere.end();
}

/// Known members in the order in which one reads them, then the others as they are.
std::vector<Field> fields_in_order(const Node& node) {
  constexpr std::array<std::string_view, 16> kOrder{
      "value", "unit", "as_of", "files", "blank", "comment",  "repo",     "ref_kind",
      "ref",   "path", "line",  "col",   "role",  "evidence", "sym_kind", "module"};
  std::vector<Field> fields = node.fields;
  const auto rank = [&](const Field& field) { return std::find(kOrder.begin(), kOrder.end(), field.key); };
  sort_stably(fields, [&](const Field& a, const Field& b) { return rank(a) < rank(b); });
  return fields;
}

bool is_code(std::string_view key) {
  constexpr std::array<std::string_view, 4> kCode{"repo", "ref", "path", "module"};
  return std::find(kCode.begin(), kCode.end(), key) != kCode.end();
}

/// A value that is the id of a node becomes a link to it.
Element field_value(const PageContext& page, const Node& node, const Field& field) {
  const NodeId target =
      field.key == "module" || field.key == "package" ? page.catalog.find(field.value) : NodeId{};
  if (target.valid()) return node_link(page, target);
  if (is_code(field.key) && node.kind != Kind::Topic) return element("code", {}, field.value);
  if (field.key == "value") return Element::text_run(grouped_digits(field.value));
  return Element::text_run(value_name(page, field.key, field.value));
}

Element source_line(const PageContext& page, const SourceLines& source) {
  std::string lines;
  for (const int line : source.lines) {
    if (!lines.empty()) lines += page.tr("text.comma");
    lines += std::to_string(line);
  }
  Element item("li");
  const std::string name = page.tr("source.list", source.seed);
  if (source.list.valid()) {
    item.add(element("a", {}, name).with("href", node_href(page, source.list)));
  } else {
    item.add_text(name);
  }
  return std::move(item).add_text(" ").add_text(page.tr("source.lines", lines));
}

}  // namespace

Element node_parts::facts(const PageContext& page, NodeId id) {
  const Node& node = page.node(id);
  Element list("dl");
  std::vector<std::string> names = node.alt_titles;
  names.insert(names.end(), node.aliases.begin(), node.aliases.end());
  add_fact(list, page.tr("fact.aliases"), joined(page, names));
  if (const std::string host = host_of(node.link()); !host.empty()) {
    add_fact(list, page.tr("fact.host"), element("code", {}, host));
  }
  for (const Field& field : fields_in_order(node)) {
    if (field.value.empty() || shown_elsewhere(page, node, field.key)) continue;
    const std::string key = "fact." + field.key;
    const bool named = page.strings.all().count(key) > 0;
    add_fact(list, named ? page.tr(key) : std::string_view(field.key), field_value(page, node, field));
  }
  Element facts = element("section", "facts").with("aria-label", page.tr("fact.heading"));
  if (!list.children.empty()) facts.add(std::move(list));
  return facts;
}

Element node_parts::sources(const PageContext& page, NodeId id) {
  const Evidence evidence = evidence_of(page.catalog, id);
  Element sources = element("footer", "sources");
  Element head = element("div", "sources-head").add(element("h2", {}, page.tr("source.heading")));
  Element counts = element("span", "evidence").add_text(page.tr("source.stated", evidence.stated));
  counts.add(dot()).add_text(page.tr("source.inferred", evidence.inferred));
  sources.add(std::move(head).add(std::move(counts)));
  Element list = element("ul", "places");
  for (const SourceLines& source : sources_of(page.catalog, page.node(id)))
    list.add(source_line(page, source));
  if (list.children.empty()) {
    const std::string_view origin = page.node(id).field("origin");
    list.add(element(
        "li", {},
        origin.empty() ? page.tr("source.none") : std::string_view(value_name(page, "origin", origin))));
  }
  return std::move(sources).add(std::move(list));
}

}  // namespace atlas
