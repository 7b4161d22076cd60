// See filter.hpp. Each facet becomes a column: the values there are, and which of them each resource has.
// A resource counts for the values of a facet when it passes all the other facets.
#include "core/filter.hpp"

#include "core/label_text.hpp"
#include "core/passes.hpp"
#include "core/sort.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

namespace atlas {
namespace {

struct NamedValue {
  std::string_view value;
  std::string_view zh;
  std::string_view en;
};

// clang-format off
constexpr std::array<std::string_view, kFacetCount> kFacetNames{"kind", "topic", "author", "lang", "is", "evidence"};
constexpr NamedValue kShapeTitles[] = {
    {"component", "组件", "Components"}, {"topic", "主题", "Topics"}, {"author", "作者", "Authors"},
    {"article", "文章与文档", "Articles"}, {"series", "系列", "Series"}, {"video", "视频", "Videos"},
    {"book", "书", "Books"}, {"repo", "仓库与目录", "Repositories"}, {"source", "源码链接", "Source links"},
    {"stage", "学习阶段", "Stages"}};
constexpr NamedValue kLangTitles[] = {
    {"zh-Hans", "简体中文", "Simplified Chinese"}, {"zh-Hant", "繁体中文", "Traditional Chinese"},
    {"en", "英文", "English"}};
constexpr NamedValue kMarks[] = {
    {"starred", "加星", "Starred"}, {"struck", "划去", "Struck out"}, {"moved", "已迁移", "Moved"},
    {"copies", "有其他副本", "Has copies"}, {"only-one-edition", "仅见于一版", "In one edition only"}};
constexpr NamedValue kEvidence[] = {
    {"stated", "作者原文注明", "Author stated"}, {"inferred", "作者系推断", "Author inferred"}};
// clang-format on

const NamedValue* find_value(std::span<const NamedValue> table, std::string_view value) {
  for (const NamedValue& row : table) {
    if (row.value == value) return &row;
  }
  return nullptr;
}

Bilingual title_in(std::span<const NamedValue> table, std::string_view value) {
  const NamedValue* const row = find_value(table, value);
  if (row == nullptr) return {std::string(value), std::string(value)};
  return {std::string(row->zh), std::string(row->en)};
}

Bilingual title_of(const Node& node) {
  return {std::string(map_title(node, Lang::Zh)), std::string(map_title(node, Lang::En))};
}

bool is_same_text(Relation relation) {
  return relation == Relation::CopyOf || relation == Relation::TranslationOf ||
         relation == Relation::RecordingOf || relation == Relation::RepostOf;
}

/// Names of the source documents that have another edition: their lists are joined by version-of.
std::vector<std::string_view> seeds_with_editions(const Catalog& catalog) {
  std::vector<std::string_view> seeds;
  for (const Edge& edge : catalog.edges()) {
    if (edge.relation != Relation::VersionOf) continue;
    for (const NodeId end : {edge.source, edge.target}) {
      const Node& node = catalog.node(end);
      if (node.kind == Kind::List && !node.field("seed").empty()) seeds.push_back(node.field("seed"));
    }
  }
  return seeds;
}

bool is_in_one_edition(const Node& node, const std::vector<std::string_view>& seeds) {
  if (node.provenance.empty()) return false;
  const std::string& only = node.provenance.front().seed;
  const auto elsewhere = [&](const Provenance& place) { return place.seed != only; };
  if (std::any_of(node.provenance.begin(), node.provenance.end(), elsewhere)) return false;
  return std::find(seeds.begin(), seeds.end(), only) != seeds.end();
}

bool has_mark_with(const Catalog& catalog, NodeId id, std::string_view mark,
                   const std::vector<std::string_view>& seeds) {
  const Node& node = catalog.node(id);
  if (mark == "starred" || mark == "struck") return node.has_flag(mark);
  if (mark == "only-one-edition") return is_in_one_edition(node, seeds);
  const auto any_edge = [&](auto&& wanted) {
    const std::span<const Neighbour> near = catalog.neighbours(id);
    return std::any_of(near.begin(), near.end(),
                       [&](const Neighbour& n) { return wanted(n, catalog.edge(n.edge)); });
  };
  if (mark == "copies")
    return any_edge([](const Neighbour&, const Edge& e) { return is_same_text(e.relation); });
  if (mark != "moved") return false;
  return node.has_flag(mark) || any_edge([](const Neighbour& n, const Edge& e) {
           return n.outgoing && e.relation == Relation::MovedTo;
         });
}

std::uint32_t as_index(std::size_t value) { return static_cast<std::uint32_t>(value); }

Shape shape_of(Facet facet, std::string_view value) {
  if (facet != Facet::Kind) return Shape::Article;
  for (const KindInfo& kind : kinds()) {
    if (kind.name == value || name(kind.shape) == value) return kind.shape;
  }
  return Shape::Article;
}

Bilingual title_of_stranger(const Catalog& catalog, Facet facet, const std::string& value) {
  if (facet == Facet::Kind && find_value(kShapeTitles, value) == nullptr) {
    if (const auto kind = find_kind(value)) return {std::string(info(*kind).zh), std::string(info(*kind).en)};
  }
  if (facet == Facet::Topic || facet == Facet::Author) {
    const NodeId id = catalog.find(value);
    return id.valid() ? title_of(catalog.node(id)) : Bilingual{value, value};
  }
  if (facet == Facet::Evidence) return title_in(kEvidence, value);
  return title_of_value(facet, value);
}

bool comes_before_by_title(const FacetValue& a, const FacetValue& b) {
  const std::string_view first = a.title.pick(Lang::Zh);
  const std::string_view second = b.title.pick(Lang::Zh);
  return first != second ? first < second : a.value < b.value;
}

// By count descending, then title, then value.
void sort_values(std::vector<FacetValue>& values) {
  sort_stably(values, [](const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : comes_before_by_title(a, b);
  });
}

std::vector<std::uint32_t> order_by_title(const std::vector<FacetValue>& values) {
  std::vector<std::uint32_t> order(values.size());
  std::iota(order.begin(), order.end(), 0U);
  sort_stably(order,
              [&](std::uint32_t a, std::uint32_t b) { return comes_before_by_title(values[a], values[b]); });
  return order;
}

std::vector<bool> membership(std::size_t node_count, const std::vector<NodeId>* within) {
  std::vector<bool> member(node_count, within == nullptr);
  if (within == nullptr) return member;
  for (const NodeId id : *within) {
    if (id.index < node_count) member[id.index] = true;
  }
  return member;
}

}  // namespace

std::string_view name(Facet facet) { return kFacetNames.at(static_cast<std::size_t>(facet)); }

bool Filters::empty() const {
  return std::all_of(chosen.begin(), chosen.end(), [](const auto& values) { return values.empty(); });
}

void Filters::toggle(Facet facet, std::string_view value) {
  std::vector<std::string>& values = chosen[static_cast<std::size_t>(facet)];
  const auto place = std::lower_bound(values.begin(), values.end(), value);
  if (place != values.end() && *place == value) {
    values.erase(place);
  } else {
    values.insert(place, std::string(value));
  }
}

/// Fills the columns of a table resource by resource.
class FacetTable::Builder {
 public:
  /// Fills an empty table; both must stay where they are.
  Builder(const Catalog& catalog, FacetTable& table);

  /// Does about a millisecond's work; false when nothing was left to do.
  bool step() { return passes_.step(*this); }

 private:
  static const Pass<Builder> kPasses[];
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

  [[nodiscard]] std::size_t nodes() const { return catalog_.node_count(); }
  [[nodiscard]] std::size_t facets() const { return kFacetCount; }

  void add_resources(std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end; ++i) {
      if (info(catalog_.nodes()[i].kind).resource) add(NodeId{as_index(i)});
    }
  }
  void sort_facets(std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end; ++i) {
      Column& facet = table_.columns_[i];
      facet.by_title = order_by_title(facet.values);
    }
  }

  void add(NodeId id) {
    const Node& node = catalog_.node(id);
    table_.resources_.push_back(id);
    add_kind(node);
    for (const Neighbour& neighbour : catalog_.neighbours(id)) {
      if (!neighbour.outgoing) break;
      add_edge(catalog_.edge(neighbour.edge));
    }
    if (!node.lang.empty()) give_named(Facet::Lang, kLangTitles, node.lang);
    for (const NamedValue& mark : kMarks) {
      if (has_mark_with(catalog_, id, mark.value, seeds_)) give_named(Facet::Mark, kMarks, mark.value);
    }
    for (Column& column : table_.columns_) column.first.push_back(as_index(column.items.size()));
  }

  Column& column(Facet facet) { return table_.columns_[static_cast<std::size_t>(facet)]; }

  /// Gives the resource being added a value, once.
  void give(Facet facet, std::uint32_t value) {
    std::vector<std::uint32_t>& items = column(facet).items;
    const auto own = items.begin() + static_cast<std::ptrdiff_t>(column(facet).first.back());
    if (std::find(own, items.end(), value) == items.end()) items.push_back(value);
  }

  std::uint32_t add_value(Facet facet, FacetValue value) {
    column(facet).values.push_back(std::move(value));
    return as_index(column(facet).values.size() - 1);
  }

  // Of the facets with few values.
  std::uint32_t find_or_add(Facet facet, std::string_view value, const Bilingual& title, Shape shape) {
    const std::vector<FacetValue>& values = column(facet).values;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i].value == value) return as_index(i);
    }
    return add_value(facet, {std::string(value), title, shape});
  }

  void give_named(Facet facet, std::span<const NamedValue> table, std::string_view value) {
    give(facet, find_or_add(facet, value, title_in(table, value), Shape::Article));
  }

  void give_node(Facet facet, NodeId id) {
    std::uint32_t& value = value_of_node_[facet == Facet::Topic ? 0 : 1][id.index];
    if (value == kNone) value = add_value(facet, {catalog_.node(id).id, title_of(catalog_.node(id))});
    give(facet, value);
  }

  void add_kind(const Node& node) {
    const KindInfo& kind = info(node.kind);
    const std::string_view shape = name(kind.shape);
    give(Facet::Kind, find_or_add(Facet::Kind, shape, title_in(kShapeTitles, shape), kind.shape));
    if (kind.name == shape) return;
    const Bilingual title{std::string(kind.zh), std::string(kind.en)};
    const std::uint32_t value = find_or_add(Facet::Kind, kind.name, title, kind.shape);
    table_.only_chosen_.insert(value);
    give(Facet::Kind, value);
  }

  void add_edge(const Edge& edge) {
    switch (edge.relation) {
      case Relation::InTopic:
        for (const NodeId topic : with_those_above(edge.target)) give_node(Facet::Topic, topic);
        break;
      case Relation::By:
        give_node(Facet::Author, edge.target);
        give_named(Facet::Evidence, kEvidence, edge.stated ? "stated" : "inferred");
        break;
      case Relation::PublishedOn:
        give_node(Facet::Author, edge.target);
        break;
      default:
        break;
    }
  }

  /// A resource of a topic is one of the topics above it, too.
  const std::vector<NodeId>& with_those_above(NodeId topic) {
    std::vector<NodeId>& above = above_[topic.index];
    if (!above.empty()) return above;
    above.push_back(topic);
    for (std::size_t i = 0; i < above.size(); ++i) {
      for (const Neighbour& neighbour : catalog_.neighbours(above[i])) {
        if (!neighbour.outgoing) break;
        if (catalog_.edge(neighbour.edge).relation != Relation::SubtopicOf) continue;
        const bool is_new = std::find(above.begin(), above.end(), neighbour.node) == above.end();
        if (is_new) above.push_back(neighbour.node);
      }
    }
    return above;
  }

  const Catalog& catalog_;
  FacetTable& table_;
  std::vector<std::string_view> seeds_;
  std::vector<std::vector<NodeId>> above_;                   // of the topics that were asked for
  std::array<std::vector<std::uint32_t>, 2> value_of_node_;  // of topics, of authors
  Passes<Builder> passes_;
};

const Pass<FacetTable::Builder> FacetTable::Builder::kPasses[] = {
    {&Builder::add_resources, &Builder::nodes, 1024},
    {&Builder::sort_facets, &Builder::facets, 1},
};

FacetTable::Builder::Builder(const Catalog& catalog, FacetTable& table)
    : catalog_(catalog),
      table_(table),
      seeds_(seeds_with_editions(catalog)),
      above_(catalog.node_count()),
      passes_(kPasses) {
  table_.catalog_ = &catalog;
  for (std::vector<std::uint32_t>& values : value_of_node_) values.assign(catalog.node_count(), kNone);
}

FacetTable::FacetTable(const Catalog& catalog) {
  for (Builder builder(catalog, *this); builder.step();) {
  }
}

FacetTableBuild::FacetTableBuild(const Catalog& catalog)
    : builder_(std::make_unique<FacetTable::Builder>(catalog, table_)) {}
FacetTableBuild::~FacetTableBuild() = default;

bool FacetTableBuild::step() { return builder_->step(); }

/// What was chosen among the values of a facet, and how often each of them was met.
struct FacetTable::Tally {
  bool all = true;  ///< nothing is chosen
  std::vector<bool> chosen;
  std::vector<int> counts;

  Tally(const Column& column, const std::vector<std::string>& wanted)
      : all(wanted.empty()), chosen(column.values.size(), false), counts(column.values.size(), 0) {
    for (std::size_t i = 0; !all && i < column.values.size(); ++i)
      chosen[i] = std::binary_search(wanted.begin(), wanted.end(), column.values[i].value);
  }
  [[nodiscard]] bool passes(std::span<const std::uint32_t> values) const {
    return all || std::any_of(values.begin(), values.end(), [&](std::uint32_t i) { return chosen[i]; });
  }
  void count(std::span<const std::uint32_t> values) {
    for (const std::uint32_t i : values) ++counts[i];
  }
};

bool FacetTable::judge(std::size_t resource, std::vector<Tally>& tallies) const {
  std::size_t failed = 0;
  std::size_t failing = 0;
  for (std::size_t f = 0; f < kFacetCount; ++f) {
    if (tallies[f].passes(columns_[f].of(resource))) continue;
    ++failed;
    failing = f;
  }
  if (failed == 1) tallies[failing].count(columns_[failing].of(resource));
  if (failed > 0) return false;
  for (std::size_t f = 0; f < kFacetCount; ++f) tallies[f].count(columns_[f].of(resource));
  return true;
}

std::vector<FacetValue> FacetTable::values_of(Facet facet, const Tally& tally,
                                              const std::vector<std::string>& wanted) const {
  const Column& column = columns_[static_cast<std::size_t>(facet)];
  std::vector<std::uint32_t> order;
  order.reserve(column.by_title.size());
  for (const std::uint32_t i : column.by_title) {
    if (facet != Facet::Kind || tally.chosen[i] || !only_chosen_.contains(i)) order.push_back(i);
  }
  sort_stably(order, [&](std::uint32_t a, std::uint32_t b) { return tally.counts[a] > tally.counts[b]; });
  std::vector<FacetValue> values;
  values.reserve(order.size());
  std::vector<std::string> strangers = wanted;  // listed all the same, so that they can be taken back
  for (const std::uint32_t i : order) {
    values.push_back(column.values[i]);
    values.back().count = tally.counts[i];
    values.back().chosen = tally.chosen[i];
    if (tally.chosen[i])
      strangers.erase(std::remove(strangers.begin(), strangers.end(), values.back().value), strangers.end());
  }
  if (strangers.empty()) return values;
  for (const std::string& value : strangers)
    values.push_back({value, title_of_stranger(*catalog_, facet, value), shape_of(facet, value), 0, true});
  sort_values(values);
  return values;
}

FilterResult FacetTable::apply(const Filters& filters, const std::vector<NodeId>* within) const {
  const std::vector<bool> member = membership(catalog_->node_count(), within);
  std::vector<Tally> tallies;
  for (std::size_t f = 0; f < kFacetCount; ++f) tallies.emplace_back(columns_[f], filters.chosen[f]);
  FilterResult result;
  for (std::size_t r = 0; r < resources_.size(); ++r) {
    if (member[resources_[r].index] && judge(r, tallies)) result.nodes.push_back(resources_[r]);
  }
  for (std::size_t f = 0; f < kFacetCount; ++f)
    result.facets[f] = values_of(static_cast<Facet>(f), tallies[f], filters.chosen[f]);
  return result;
}

FilterResult apply_filters(const Catalog& catalog, const Filters& filters,
                           const std::vector<NodeId>* within) {
  return FacetTable(catalog).apply(filters, within);
}

bool has_mark(const Catalog& catalog, NodeId id, std::string_view mark) {
  return has_mark_with(catalog, id, mark, seeds_with_editions(catalog));
}

Bilingual title_of_value(Facet facet, std::string_view value) {
  if (facet == Facet::Kind) return title_in(kShapeTitles, value);
  if (facet == Facet::Lang) return title_in(kLangTitles, value);
  return title_in(kMarks, value);
}

bool is_known_value(Facet facet, std::string_view value) {
  switch (facet) {
    case Facet::Kind:
      return find_value(kShapeTitles, value) != nullptr || find_kind(value).has_value();
    case Facet::Mark:
      return find_value(kMarks, value) != nullptr;
    case Facet::Evidence:
      return find_value(kEvidence, value) != nullptr;
    case Facet::Topic:
    case Facet::Author:
    case Facet::Lang:
      return !value.empty();
  }
  return false;
}

}  // namespace atlas
