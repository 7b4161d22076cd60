// See list_groups.hpp.
#include "core/pages/list_groups.hpp"

#include "core/pages/node_facts.hpp"
#include "core/pages/site_name.hpp"
#include "core/sort.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

namespace atlas {
namespace {

/// What a resource belongs to in a grouping by nodes.
std::vector<NodeId> owners(const PageContext& page, NodeId id, ListGroup group) {
  if (group == ListGroup::Topic) return related(page.catalog, id, Relation::InTopic, true);
  std::vector<NodeId> found;
  if (group == ListGroup::Author) {
    for (const Credit& credit : credits_of(page.catalog, id)) found.push_back(credit.node);
    return found;
  }
  for (const NodeId about : related(page.catalog, id, Relation::About, true)) {
    if (page.node(about).kind == Kind::Component) found.push_back(about);
  }
  return found;
}

ResourceGroup group_of_node(const PageContext& page, NodeId id) {
  const Node& node = page.node(id);
  const std::string_view name = page.lang == Lang::En && !node.name.en.empty() && node.kind == Kind::Topic
                                    ? std::string_view(node.name.en)
                                    : std::string_view(node.title);
  const std::string_view label = node.label.pick(page.lang);
  return {"list-" + node.id,
          std::string(name),
          std::string(label.empty() ? name : label),
          id,
          info(node.kind).shape,
          {}};
}

ResourceGroup group_of_kind(const PageContext& page, Kind kind) {
  const KindInfo& names = info(kind);
  const std::string title(page.lang == Lang::Zh ? names.zh : names.en);
  return {"list-" + std::string(names.name), title, title, {}, names.shape, {}};
}

/// Where a group stands among the others; smaller first.
using GroupRank = std::tuple<bool, std::size_t, std::size_t>;

GroupRank rank_of(const PageContext& page, const ResourceGroup& group, ListGroup by) {
  const bool none = !group.node.valid() && by != ListGroup::Kind;
  if (by == ListGroup::Kind) return {false, 0, static_cast<std::size_t>(page.node(group.rows.front()).kind)};
  const Walkthrough* const pipeline = page.catalog.pipeline();
  if (by == ListGroup::Component && pipeline != nullptr) {
    const auto& order = pipeline->real_order;
    return {none, static_cast<std::size_t>(std::find(order.begin(), order.end(), group.node) - order.begin()),
            0};
  }
  return {none, group.rows.size() > 100'000 ? 0 : 100'000 - group.rows.size(), 0};
}

/// Texts to sort rows by, fetched once per row.
struct SortKey {
  std::string text;
  NodeId id;
};

std::string sort_text(const PageContext& page, NodeId id, ListSort sort) {
  const Node& node = page.node(id);
  std::string text;
  switch (sort) {
    case ListSort::Listed:
      break;
    case ListSort::Title:
      text = node.title;
      break;
    case ListSort::Kind:
      text = std::string(1, static_cast<char>('0' + static_cast<int>(node.kind)));
      break;
    case ListSort::Site:
      text = site_name(node.link(), page.lang);
      break;
    case ListSort::Author: {
      const std::vector<Credit> credits = credits_of(page.catalog, id);
      text =
          credits.empty() ? "\x7F" : page.node(credits.front().node).title;  // unknown last among Latin names
      break;
    }
  }
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

std::vector<ResourceGroup> unsorted_groups(const PageContext& page, ListGroup by,
                                           const std::vector<NodeId>& rows) {
  std::vector<ResourceGroup> groups;
  // The keys of groups: numbers of nodes, behind them kinds, behind these one for rows without any.
  const auto kinds_from = static_cast<std::uint32_t>(page.catalog.node_count());
  const auto none = kinds_from + static_cast<std::uint32_t>(kKindCount);
  const auto group_of = [&](std::uint32_t key) -> ResourceGroup {
    if (key < kinds_from) return group_of_node(page, NodeId{key});
    if (key < none) return group_of_kind(page, static_cast<Kind>(key - kinds_from));
    const std::string title(page.tr("list.none_" + std::string(name(by))));
    return {"list-none", title, title, {}, Shape::Article, {}};
  };
  std::vector<std::uint32_t> numbers(none + 1, kInvalidIndex);  // of groups, by key
  const auto put = [&](std::uint32_t key, NodeId row) {
    std::uint32_t& number = numbers[key];
    if (number == kInvalidIndex) {
      number = static_cast<std::uint32_t>(groups.size());
      groups.push_back(group_of(key));
    }
    groups[number].rows.push_back(row);
  };
  for (const NodeId id : rows) {
    if (by == ListGroup::Kind) {
      put(kinds_from + static_cast<std::uint32_t>(page.node(id).kind), id);
      continue;
    }
    const std::vector<NodeId> homes = owners(page, id, by);
    for (const NodeId home : homes) put(home.index, id);
    if (homes.empty()) put(none, id);
  }
  return groups;
}

/// In catalogue order.
std::vector<NodeId> listed_resources(const PageContext& page, const ListOptions& options) {
  struct Row {
    std::uint64_t place;
    NodeId id;
  };
  std::vector<Row> rows;
  const auto add = [&](NodeId id) {
    if (info(page.node(id).kind).resource) rows.push_back({first_place(page.catalog, id), id});
  };
  if (options.only != nullptr) {
    std::for_each(options.only->begin(), options.only->end(), add);
  } else {
    for (std::uint32_t i = 0; i < page.catalog.node_count(); ++i) add(NodeId{i});
  }
  sort_stably(rows, [&](const Row& a, const Row& b) {
    return a.place != b.place ? a.place < b.place : in_catalogue_order(page.catalog, a.id, b.id);
  });
  std::vector<NodeId> ids;
  ids.reserve(rows.size());
  for (const Row& row : rows) {
    if (ids.empty() || ids.back() != row.id) ids.push_back(row.id);
  }
  return ids;
}

}  // namespace

void sort_rows(const PageContext& page, std::vector<NodeId>& rows, ListSort sort) {
  if (sort == ListSort::Listed) return;
  std::vector<SortKey> keys;
  keys.reserve(rows.size());
  for (const NodeId id : rows) keys.push_back({sort_text(page, id, sort), id});
  sort_stably(keys, [](const SortKey& a, const SortKey& b) { return a.text < b.text; });
  std::transform(keys.begin(), keys.end(), rows.begin(), [](const SortKey& key) { return key.id; });
}

ResourceList resource_list(const PageContext& page, const ListOptions& options) {
  const std::vector<NodeId> rows = listed_resources(page, options);
  ResourceList list;
  list.count = rows.size();
  list.linked = static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [&](NodeId id) { return !page.node(id).url.empty(); }));
  list.groups = unsorted_groups(page, options.group, rows);
  sort_stably(list.groups, [&](const ResourceGroup& a, const ResourceGroup& b) {
    return rank_of(page, a, options.group) < rank_of(page, b, options.group);
  });
  return list;
}

}  // namespace atlas
