// See start_page.hpp.
#include "core/pages/start_page.hpp"

#include "core/pages/elements.hpp"
#include "core/pages/node_facts.hpp"
#include "core/pages/page_meta.hpp"
#include "core/pages/rows.hpp"
#include "core/pages/walk_page.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace atlas {
namespace {

constexpr std::size_t kRowsShown = 5;

std::vector<NodeId> nodes_of(const Catalog& catalog, Kind kind) {
  std::vector<NodeId> found;
  for (std::uint32_t i = 0; i < catalog.node_count(); ++i) {
    if (catalog.nodes()[i].kind == kind) found.push_back(NodeId{i});
  }
  return found;
}

Element number_box(const PageContext& page, std::size_t number, std::string_view key) {
  return element("li", "number-box")
      .add(element("b", {}, std::to_string(number)))
      .add(element("span", {}, page.tr(key)));
}

Element numbers(const PageContext& page) {
  std::array<std::size_t, kKindCount> counts{};
  std::size_t linked = 0;
  for (const Node& node : page.catalog.nodes()) {
    ++counts[static_cast<std::size_t>(node.kind)];
    if (info(node.kind).resource && !node.url.empty()) ++linked;
  }
  const auto of = [&](Kind kind) { return counts[static_cast<std::size_t>(kind)]; };
  Element list = element("ul", "numbers");
  list.add(number_box(page, linked, "start.links"));
  for (const auto& [kind, key] :
       {std::pair(Kind::Author, "start.authors"), std::pair(Kind::Topic, "start.topics"),
        std::pair(Kind::Component, "start.components")}) {
    if (of(kind) > 0) list.add(number_box(page, of(kind), key));
  }
  return list;
}

Element door(Shape shape, std::string_view href, std::string_view title, std::string_view detail) {
  Element text = element("div", "row-text").add(element("a", "row-title", title).with("href", href));
  if (!detail.empty()) text.add(element("span", "detail", detail));
  return element("li", "row short").add(mark_icon(shape)).add(std::move(text));
}

/// The learning stage that no other comes before.
NodeId first_stage(const Catalog& catalog) {
  for (const NodeId stage : nodes_of(catalog, Kind::Stage)) {
    const std::vector<NodeId> before = related(catalog, stage, Relation::Before, false);
    const auto is_stage = [&](NodeId id) { return catalog.node(id).kind == Kind::Stage; };
    if (std::none_of(before.begin(), before.end(), is_stage)) return stage;
  }
  return {};
}

Element doors(const PageContext& page) {
  Element list = element("ul", "rows");
  const Walkthrough* const pipeline = page.catalog.pipeline();
  if (pipeline != nullptr && pipeline->steps.empty() && !pipeline->real_order.empty()) {
    const NodeId first = pipeline->real_order.front();
    const std::string way = page.node(first).title + " → " + page.node(pipeline->real_order.back()).title;
    list.add(door(Shape::Component, node_href(page, first), page.tr("start.by_component"), way));
  }
  if (const NodeId stage = first_stage(page.catalog); stage.valid()) {
    const std::size_t count = nodes_of(page.catalog, Kind::Stage).size();
    list.add(door(Shape::Stage, node_href(page, stage), page.tr("start.stages", count),
                  page.tr("start.stages_detail")));
  }
  const std::string href = page.root + std::string(kListPath);
  Element whole = door(Shape::Article, href, page.tr("start.whole_list"), page.tr("start.whole_list_detail"));
  whole.children[1].children[0].with("data-view", "list");  // the app shows its list without leaving the page
  return std::move(list).add(std::move(whole));
}

/// What a ranking counts: resources of a topic, works of an author who is not an organisation or a publisher.
std::size_t weight(const Catalog& catalog, NodeId id) {
  const Node& node = catalog.node(id);
  const Relation counted = node.kind == Kind::Author ? Relation::By : Relation::InTopic;
  const bool institution = node.field("role") == "organisation" || node.field("role") == "publisher";
  if (institution) return 0;
  const std::vector<NodeId> members = related(catalog, id, counted, false);
  return static_cast<std::size_t>(std::count_if(members.begin(), members.end(), [&](NodeId member) {
    return info(catalog.node(member).kind).resource;
  }));
}

/// The nodes of a kind with the largest weights; ties in catalogue order.
std::vector<NodeId> largest(const Catalog& catalog, Kind kind) {
  std::vector<std::pair<std::size_t, NodeId>> counted;
  for (const NodeId id : nodes_of(catalog, kind)) {
    if (const std::size_t count = weight(catalog, id); count > 0) counted.emplace_back(count, id);
  }
  std::vector<NodeId> ids;
  while (ids.size() < kRowsShown && !counted.empty()) {
    const auto next = std::min_element(counted.begin(), counted.end(), [&](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : in_catalogue_order(catalog, a.second, b.second);
    });
    ids.push_back(next->second);
    counted.erase(next);
  }
  return ids;
}

Element ranking(const PageContext& page, Kind kind, std::string_view heading) {
  Element section = element("section", "group").add(group_heading(page.tr(heading), {}, {}));
  std::vector<Element> rows;
  for (const NodeId id : largest(page.catalog, kind)) rows.push_back(node_row(page, id));
  if (!rows.empty()) add_rows(page, section, std::move(rows));
  return section;
}

Element origins(const PageContext& page) {
  std::size_t places = 0;
  for (const Node& node : page.catalog.nodes()) places += node.provenance.size();
  Element counts =
      element("span", "evidence").add_text(page.tr("start.lists", page.catalog.data().seeds.size()));
  counts.add(dot()).add_text(page.tr("start.places", places));
  Element head =
      element("div", "sources-head").add(element("h2", {}, page.tr("source.heading"))).add(std::move(counts));
  return element("footer", "sources").add(std::move(head)).add(element("p", {}, page.tr("start.credit")));
}

}  // namespace

Element start_page(const PageContext& page) {
  const CatalogData& data = page.catalog.data();
  Element head = element("header", "node-head");
  head.add(element("p", "kind").add(mark_icon(Shape::Topic)).add_text(page.tr("start.kind")));
  head.add(element("h1", {}, data.title.pick(page.lang)));
  Element summary = element("div", "summary");
  const bool zh = page.lang == Lang::Zh;
  const std::string& lead = zh ? data.summary.zh : data.summary.en;
  const std::string& other = zh ? data.summary.en : data.summary.zh;
  if (!lead.empty()) summary.add(element("p", "lead", lead).with("lang", zh ? "zh-Hans" : "en"));
  if (!other.empty()) summary.add(element("p", "lead-other", other).with("lang", zh ? "en" : "zh-Hans"));
  head.add(std::move(summary)).add(numbers(page));

  Element main = element("div", "node-main").add(std::move(head));
  for (std::size_t i = 0; i < data.walkthroughs.size(); ++i) {
    if (!data.walkthroughs[i].steps.empty()) main.add(walk_door(page, data.walkthroughs[i]));
  }
  main.add(element("section", "group").add(group_heading(page.tr("start.begin"), {}, {})).add(doors(page)));
  for (const auto& [kind, heading] :
       {std::pair(Kind::Topic, "start.largest_topics"), std::pair(Kind::Author, "start.busiest_authors")}) {
    if (Element section = ranking(page, kind, heading); section.children.size() > 1)
      main.add(std::move(section));
  }
  return element("article", "node start").add(std::move(main)).add(origins(page));
}

}  // namespace atlas
