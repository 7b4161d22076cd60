// See list_page.hpp. One table with fixed columns, one body per group: column headings are named once and
// hold for all groups.
#include "core/pages/list_page.hpp"

#include "core/pages/elements.hpp"
#include "core/pages/list_groups.hpp"
#include "core/pages/node_facts.hpp"
#include "core/pages/page_meta.hpp"
#include "core/pages/rows.hpp"
#include "core/pages/site_name.hpp"
#include "core/pages/walk_page.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace atlas {
namespace {

constexpr std::array<std::string_view, 4> kGroupNames{"topic", "component", "author", "kind"};
constexpr std::array<std::string_view, 5> kSortNames{"listed", "title", "kind", "author", "site"};

/// A column: its class and, where it can be sorted by, the sort.
struct Column {
  std::string_view css_class;
  std::string_view heading;  ///< key of an interface text
  std::optional<ListSort> sort = std::nullopt;
  bool quiet_heading = false;  ///< read aloud, not shown
};

constexpr std::array<Column, 7> kColumns{{
    {"c-mark", "list.shape", std::nullopt, true},
    {"c-title", "list.title", ListSort::Title},
    {"c-kind", "list.kind", ListSort::Kind},
    {"c-author", "list.author", ListSort::Author},
    {"c-site", "list.site", ListSort::Site},
    {"c-lang", "list.lang"},
    {"c-marks", "list.marks"},
}};

Element column_heading(const PageContext& page, const Column& column, ListSort sorted_by) {
  Element cell = element("th", column.css_class).with("scope", "col");
  const std::string_view text = page.tr(column.heading);
  if (!column.sort)
    return std::move(cell).add(element("span", column.quiet_heading ? "read-only-aloud" : "", text));
  const bool sorted = *column.sort == sorted_by;
  if (sorted) cell.with("aria-sort", "ascending");
  // Without scripts the words alone; with them buttons, where a second press returns to the listed order.
  cell.add(element("span", "without-js", text));
  const std::string_view next = sorted ? name(ListSort::Listed) : name(*column.sort);
  return std::move(cell).add(element("button", sorted ? "sort needs-js sorted" : "sort needs-js", text)
                                 .with("type", "button")
                                 .with("data-sort", next));
}

Element table_head(const PageContext& page, ListSort sorted_by) {
  Element row("tr");
  for (const Column& column : kColumns) row.add(column_heading(page, column, sorted_by));
  return Element("thead").add(std::move(row));
}

Element title_cell(const PageContext& page, NodeId id) {
  const Node& node = page.node(id);
  Element cell = element("td", "c-title").add(node_link(page, id));
  if (is_web_address(node.link())) {
    cell.add(outward_link(node.link(), "out")
                 .with("aria-label", page.tr("row.open_original", node.title))
                 .add(icon(Icon::Out, 14)));
  }
  return cell;
}

Element resource_row(const PageContext& page, NodeId id) {
  const Node& node = page.node(id);
  const KindInfo& kind = info(node.kind);
  Element marks = element("td", "c-marks");
  for (Element& chip : mark_chips(page, id, true)) marks.add(std::move(chip));
  const std::string site = site_name(node.link(), page.lang);
  return element("tr", "list-row")
      .add(element("td", "c-mark").add(mark_icon(kind.shape)))
      .add(title_cell(page, id))
      .add(element("td", "c-kind", page.lang == Lang::Zh ? kind.zh : kind.en))
      .add(element("td", "c-author").add(credit_names(page, id, true)))
      .add(element("td", "c-site", site.empty() ? page.tr("row.no_link") : std::string_view(site)))
      .add(element("td", "c-lang", language_name(page, node.lang)))
      .add(std::move(marks));
}

Element group_heading_row(const PageContext& page, const ResourceGroup& group) {
  Element heading("h2");
  if (group.node.valid()) {
    heading.add(element("a", {}, group.title).with("href", node_href(page, group.node)));
  } else {
    heading.add_text(group.title);
  }
  Element cell("td");
  cell.with("colspan", std::to_string(kColumns.size()));
  cell.add(mark_icon(group.shape))
      .add(std::move(heading))
      .add(element("span", "count", std::to_string(group.rows.size())));
  return element("tr", "list-group").add(std::move(cell));
}

/// The rows of a group that are written.
struct GroupPart {
  const ResourceGroup& group;
  std::size_t first;
  std::size_t end;
};

Element resource_table(const PageContext& page, const std::vector<GroupPart>& parts, ListSort sorted_by) {
  Element table = element("table", "list-table").add(table_head(page, sorted_by));
  for (const auto& [group, first, end] : parts) {
    Element body = Element("tbody").with("id", group.anchor);
    if (first == 0) body.add(group_heading_row(page, group));
    for (std::size_t i = first; i < end; ++i) body.add(resource_row(page, group.rows[i]));
    table.add(std::move(body));
  }
  return table;
}

/// The parts that the options ask for. `left`: rows behind them.
std::vector<GroupPart> parts_of(const PageContext& page, const ListOptions& options, ResourceList& resources,
                                std::size_t& left) {
  std::vector<GroupPart> parts;
  std::size_t skipped = options.first_row;
  std::size_t room = options.most_rows;
  for (std::size_t i = 0; i < resources.groups.size(); ++i) {
    ResourceGroup& group = resources.groups[i];
    if (i == resources.sorted && room > 0) {
      sort_rows(page, group.rows, options.sort);
      ++resources.sorted;
    }
    const std::size_t first = std::min(skipped, group.rows.size());
    const std::size_t count = std::min(room, group.rows.size() - first);
    if (count > 0) parts.push_back({group, first, first + count});
    skipped -= first;
    room -= count;
    left += group.rows.size() - first - count;
  }
  return parts;
}

/// Counts at the left, the choice of grouping at the right.
Element list_bar(const PageContext& page, const ListOptions& options, const ResourceList& list) {
  Element counts = element("p", "list-counts");
  counts.add(element("b", {}, page.tr("list.count", list.count))).add_text(" ");
  counts.add(element("span", "quiet", page.tr("list.linked", list.linked))
                 .add(dot())
                 .add_text(page.tr("list.groups_" + std::string(name(options.group)), list.groups.size())));
  Element choice =
      element("div", "segments needs-js").with("role", "group").with("aria-label", page.tr("list.group_by"));
  for (std::size_t i = 0; i < kGroupNames.size(); ++i) {
    const bool chosen = i == static_cast<std::size_t>(options.group);
    choice.add(element("button", {}, page.tr("list.by_" + std::string(kGroupNames[i])))
                   .with("type", "button")
                   .with("data-group", kGroupNames[i])
                   .with("aria-pressed", chosen ? "true" : "false"));
  }
  return element("div", "list-bar").add(std::move(counts)).add(std::move(choice));
}

Element list_index(const PageContext& page, const ListOptions& options, const std::vector<GroupPart>& parts) {
  const std::string_view title = page.tr("list.by_" + std::string(name(options.group)));
  Element index = element("nav", "list-index").with("aria-label", page.tr("list.index"));
  index.add(element("p", "list-index-title", title));
  Element entries("ul");
  for (const auto& [group, first, end] : parts) {
    if (first > 0) continue;
    Element link = Element("a").with("href", "#" + group.anchor);
    link.add(element("span", {}, group.short_title))
        .add(element("span", "count", std::to_string(group.rows.size())));
    entries.add(Element("li").add(std::move(link)));
  }
  return std::move(index).add(std::move(entries));
}

/// Everything that is no resource: walkthroughs, then nodes by kind, folded unless it is what readers look
/// for first.
Element other_nodes(const PageContext& page) {
  Element all = element("div", "list-others");
  for (const Walkthrough& walk : page.catalog.data().walkthroughs) {
    if (!walk.steps.empty()) all.add(walk_listed(page, walk));
  }
  for (const KindInfo& kind : kinds()) {
    if (kind.resource) continue;
    Element entries("ul");
    for (std::uint32_t i = 0; i < page.catalog.node_count(); ++i) {
      if (page.catalog.nodes()[i].kind != kind.kind) continue;
      Element entry = Element("li").add(node_link(page, NodeId{i}));
      if (Element detail = node_detail(page, NodeId{i}); !detail.children.empty())
        entry.add_text(" ").add(std::move(detail));
      entries.add(std::move(entry));
    }
    if (entries.children.empty()) continue;
    Element summary = Element("summary").add(mark_icon(kind.shape));
    summary.add(element("h2", {}, page.lang == Lang::Zh ? kind.zh : kind.en));
    summary.add(element("span", "count", std::to_string(entries.children.size())));
    Element fold = element("details", "kind-list").with("id", kind_anchor(kind.kind));
    if (kind.kind == Kind::Component || kind.kind == Kind::Topic || kind.kind == Kind::Author)
      fold.with("open", "");
    all.add(std::move(fold).add(std::move(summary)).add(std::move(entries)));
  }
  return all;
}

}  // namespace

std::string_view name(ListGroup group) { return kGroupNames.at(static_cast<std::size_t>(group)); }
std::string_view name(ListSort sort) { return kSortNames.at(static_cast<std::size_t>(sort)); }

std::optional<ListGroup> find_list_group(std::string_view wanted) {
  const auto found = std::find(kGroupNames.begin(), kGroupNames.end(), wanted);
  if (found == kGroupNames.end()) return std::nullopt;
  return static_cast<ListGroup>(found - kGroupNames.begin());
}

std::optional<ListSort> find_list_sort(std::string_view wanted) {
  const auto found = std::find(kSortNames.begin(), kSortNames.end(), wanted);
  if (found == kSortNames.end()) return std::nullopt;
  return static_cast<ListSort>(found - kSortNames.begin());
}

Element list_page(const PageContext& page, const ListOptions& options) {
  ResourceList resources = resource_list(page, options);
  return list_page(page, options, resources);
}

Element list_page(const PageContext& page, const ListOptions& options, ResourceList& resources) {
  Element list = element("div", "list");
  list.with("data-group", name(options.group)).with("data-sort", name(options.sort));
  list.add(list_bar(page, options, resources));
  std::size_t left = 0;
  const std::vector<GroupPart> parts = parts_of(page, options, resources, left);
  Element body = element("div", "list-body");
  if (resources.groups.empty()) {
    body.add(element("p", "list-empty", page.tr("list.empty")));
  } else {
    body.add(resource_table(page, parts, options.sort));
  }
  if (left > 0) {
    body.add(element("button", "list-more", page.tr("list.more", left))
                 .with("type", "button")
                 .with("data-more", ""));
  } else if (options.only == nullptr) {
    body.add(other_nodes(page));
  }
  return std::move(list).add(std::move(body)).add(list_index(page, options, parts));
}

}  // namespace atlas
