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

/// Rows [first, end) of a group.
std::vector<Element> group_rows(const PageContext& page, const RelatedGroup& group, std::size_t first,
                                std::size_t end) {
  const bool all_inferred =
      std::none_of(group.rows.begin(), group.rows.end(), [](const RelatedRow& row) { return row.stated; });
  std::vector<Element> rows;
  for (std::size_t i = first; i < end; ++i) {
    const RelatedRow& related = group.rows[i];
    rows.push_back(node_row(page, related.node,
                            {.edge = related.edge,
                             .note = related.relations,
                             .note_is_aloud = info(page.node(related.node).kind).resource,
                             .inferred_is_said = all_inferred}));
  }
  return rows;
}

Element group_section(const PageContext& page, const RelatedGroup& group, std::size_t number) {
  const std::size_t count = group.rows.size();
  const std::size_t shown = std::min(count, std::max(page.most_rows, kRowsBeforeFold + 3));
  Element section = element("section", "group");
  section.add(group_heading(group.title, std::to_string(count), evidence_words(page, group)));
  add_rows(page, section, group_rows(page, group, 0, shown), {.count = count - shown, .group = number});
  return section;
}

/// The groups of a node without what its table shows.
std::vector<RelatedGroup> groups_beside_table(const PageContext& page, NodeId id) {
  const std::vector<NodeId> in_table = tabled_figures(page, id);
  const auto shown_in_table = [&](const RelatedRow& row) {
    return std::find(in_table.begin(), in_table.end(), row.node) != in_table.end();
  };
  std::vector<RelatedGroup> groups = related_groups(page, id);
  for (RelatedGroup& group : groups) std::erase_if(group.rows, shown_in_table);
  return groups;
}

}  // namespace

std::vector<Element> node_parts::sections(const PageContext& page, NodeId id) {
  std::vector<Element> sections;
  std::vector<Element> sequences = node_parts::sequences(page, id);
  const auto add_sequences = [&] {
    std::move(sequences.begin(), sequences.end(), std::back_inserter(sections));
    sequences.clear();
  };
  const std::vector<RelatedGroup> groups = groups_beside_table(page, id);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    // What explains a component comes before its place in the order; a series comes first.
    if (groups[i].heading != kExplainedHeading || page.node(id).kind != Kind::Component) add_sequences();
    if (!groups[i].rows.empty()) sections.push_back(group_section(page, groups[i], i));
  }
  add_sequences();
  return sections;
}

MoreRows more_rows(const PageContext& page, NodeId id, std::size_t group, std::size_t first) {
  MoreRows more{element("ul", "rows")};
  const std::vector<RelatedGroup> groups = groups_beside_table(page, id);
  if (group >= groups.size() || first >= groups[group].rows.size()) return more;
  const std::size_t count = groups[group].rows.size();
  const std::size_t end = first + std::min(count - first, page.most_rows);
  for (Element& row : group_rows(page, groups[group], first, end)) more.list.add(std::move(row));
  more.left_over = count - end;
  return more;
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
