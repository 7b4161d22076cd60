// See node_page.hpp.
#include "core/pages/node_page.hpp"

#include "core/pages/elements.hpp"
#include "core/pages/related_groups.hpp"
#include "core/pages/rows.hpp"
#include "core/pages/tables.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace atlas {
namespace {

/// How a group is known: "stated", "inferred", or how many rows are which.
std::string evidence_words(const PageContext& page, const RelatedGroup& group) {
  const auto stated = static_cast<std::size_t>(
      std::count_if(group.rows.begin(), group.rows.end(), [](const RelatedRow& row) { return row.stated; }));
  const std::size_t inferred = group.rows.size() - stated;
  if (inferred == 0) return std::string(page.tr("group.all_stated"));
  if (stated == 0) return std::string(page.tr("group.all_inferred"));
  return page.tr("source.stated", stated) + std::string(page.tr("text.comma")) +
         page.tr("source.inferred", inferred);
}

Element group_section(const PageContext& page, const RelatedGroup& group) {
  Element section = element("section", "group");
  section.add(group_heading(group.title, std::to_string(group.rows.size()), evidence_words(page, group)));
  const bool all_inferred =
      std::none_of(group.rows.begin(), group.rows.end(), [](const RelatedRow& row) { return row.stated; });
  std::vector<Element> rows;
  for (const RelatedRow& related : group.rows) {
    rows.push_back(node_row(page, related.node,
                            {.edge = related.edge,
                             .note = related.relations,
                             .note_is_aloud = info(page.node(related.node).kind).resource,
                             .inferred_is_said = all_inferred}));
  }
  add_rows(page, section, std::move(rows));
  return section;
}

}  // namespace

std::vector<Element> node_parts::sections(const PageContext& page, NodeId id) {
  const std::vector<NodeId> in_table = tabled_figures(page, id);
  const auto shown_in_table = [&](const RelatedRow& row) {
    return std::find(in_table.begin(), in_table.end(), row.node) != in_table.end();
  };
  std::vector<Element> sections;
  std::vector<Element> sequences = node_parts::sequences(page, id);
  const auto add_sequences = [&] {
    std::move(sequences.begin(), sequences.end(), std::back_inserter(sections));
    sequences.clear();
  };
  for (RelatedGroup& group : related_groups(page, id)) {
    std::erase_if(group.rows, shown_in_table);
    // What explains a component comes before its place in the order; a series comes first.
    if (group.heading != kExplainedHeading || page.node(id).kind != Kind::Component) add_sequences();
    if (!group.rows.empty()) sections.push_back(group_section(page, group));
  }
  add_sequences();
  return sections;
}

Element node_page(const PageContext& page, NodeId id) {
  const Node& node = page.node(id);
  Element main = element("div", "node-main").add(node_parts::head(page, id));
  if (Element table = node_table(page, id); !table.children.empty()) main.add(std::move(table));
  for (Element& section : node_parts::sections(page, id)) main.add(std::move(section));

  Element article =
      element("article", "node").with("data-id", node.id).with("data-kind", info(node.kind).name);
  article.add(std::move(main));
  if (Element facts = node_parts::facts(page, id); !facts.children.empty()) article.add(std::move(facts));
  article.add(node_parts::sources(page, id));
  return article;
}

}  // namespace atlas
