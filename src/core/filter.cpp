// See filter.hpp. Each facet becomes a column: the values there are, and which of them each resource has.
// A resource counts for the values of a facet when it passes all the other facets.
#include "core/filter.hpp"

#include "core/label_text.hpp"
#include "core/sort.hpp"

#include <algorithm>
#include <span>
#include <unordered_map>
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

/// The values of one facet, and which of them each resource has.
class Column {
 public:
  explicit Column(const std::vector<std::string>& chosen) : chosen_(chosen) {}

  /// Position of a value among values(); a new one gets `title()` and `shape`.
  template <class Title>
  std::size_t index_of(std::string_view value, const Title& title, Shape shape = Shape::Article) {
    const auto [found, is_new] = index_.emplace(std::string(value), values_.size());
    if (is_new) {
      const bool chosen = std::binary_search(chosen_.begin(), chosen_.end(), value);
      values_.push_back({std::string(value), title(), shape, 0, chosen});
    }
    return found->second;
  }

  /// Gives the resource being added a value, once.
  void give(std::size_t value) {
    const auto own = items_.begin() + static_cast<std::ptrdiff_t>(first_.back());
    if (std::find(own, items_.end(), value) == items_.end()) items_.push_back(value);
  }
  void end_resource() { first_.push_back(items_.size()); }

  [[nodiscard]] std::span<const std::size_t> of(std::size_t resource) const {
    return std::span(items_).subspan(first_[resource], first_[resource + 1] - first_[resource]);
  }
  [[nodiscard]] bool passes(std::size_t resource) const {
    if (chosen_.empty()) return true;
    const auto own = of(resource);
    return std::any_of(own.begin(), own.end(), [&](std::size_t value) { return values_[value].chosen; });
  }
  void count(std::size_t resource) {
    for (const std::size_t value : of(resource)) ++values_[value].count;
  }
  [[nodiscard]] const std::vector<std::string>& chosen() const { return chosen_; }

  /// The values by count descending, then title, then value.
  [[nodiscard]] std::vector<FacetValue> sorted() {
    sort_stably(values_, [](const FacetValue& a, const FacetValue& b) {
      if (a.count != b.count) return a.count > b.count;
      const std::string_view first = a.title.pick(Lang::Zh);
      const std::string_view second = b.title.pick(Lang::Zh);
      return first != second ? first < second : a.value < b.value;
    });
    return std::move(values_);
  }

 private:
  const std::vector<std::string>& chosen_;  // sorted
  std::vector<FacetValue> values_;
  std::unordered_map<std::string, std::size_t> index_;
  std::vector<std::size_t> items_;
  std::vector<std::size_t> first_{0};
};

/// Fills the columns resource by resource.
class Columns {
 public:
  Columns(const Catalog& catalog, const Filters& filters)
      : catalog_(catalog), seeds_(seeds_with_editions(catalog)) {
    columns_.reserve(kFacetCount);
    for (const std::vector<std::string>& chosen : filters.chosen) columns_.emplace_back(chosen);
  }

  void add(NodeId id) {
    const Node& node = catalog_.node(id);
    add_kind(node);
    for (const Neighbour& neighbour : catalog_.neighbours(id)) {
      if (neighbour.outgoing) add_edge(catalog_.edge(neighbour.edge));
    }
    if (!node.lang.empty()) give_named(Facet::Lang, kLangTitles, node.lang);
    for (const NamedValue& mark : kMarks) {
      if (has_mark_with(catalog_, id, mark.value, seeds_)) give_named(Facet::Mark, kMarks, mark.value);
    }
    for (Column& column : columns_) column.end_resource();
  }

  /// Chosen values that no resource has are listed all the same, so that they can be taken back.
  void add_strangers() {
    for (std::size_t f = 0; f < kFacetCount; ++f) {
      const auto facet = static_cast<Facet>(f);
      for (const std::string& value : columns_[f].chosen()) {
        columns_[f].index_of(
            value, [&] { return title_of_stranger(facet, value); }, shape_of(facet, value));
      }
    }
  }

  [[nodiscard]] std::vector<Column>& all() { return columns_; }

 private:
  Column& column(Facet facet) { return columns_[static_cast<std::size_t>(facet)]; }

  void give_named(Facet facet, std::span<const NamedValue> table, std::string_view value) {
    column(facet).give(column(facet).index_of(value, [&] { return title_in(table, value); }));
  }

  void give_node(Facet facet, NodeId id) {
    const Node& node = catalog_.node(id);
    column(facet).give(column(facet).index_of(node.id, [&] { return title_of(node); }));
  }

  void add_kind(const Node& node) {
    Column& kinds = column(Facet::Kind);
    const KindInfo& kind = info(node.kind);
    const std::string_view shape = name(kind.shape);
    kinds.give(kinds.index_of(
        shape, [&] { return title_in(kShapeTitles, shape); }, kind.shape));
    if (std::binary_search(kinds.chosen().begin(), kinds.chosen().end(), kind.name)) {
      const auto title = [&] { return Bilingual{std::string(kind.zh), std::string(kind.en)}; };
      kinds.give(kinds.index_of(kind.name, title, kind.shape));
    }
  }

  void add_edge(const Edge& edge) {
    switch (edge.relation) {
      case Relation::InTopic:
        add_topic(edge.target);
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
  void add_topic(NodeId topic) {
    std::vector<NodeId> above{topic};
    for (std::size_t i = 0; i < above.size(); ++i) {
      give_node(Facet::Topic, above[i]);
      for (const Neighbour& neighbour : catalog_.neighbours(above[i])) {
        const bool upwards =
            neighbour.outgoing && catalog_.edge(neighbour.edge).relation == Relation::SubtopicOf;
        const bool is_new = std::find(above.begin(), above.end(), neighbour.node) == above.end();
        if (upwards && is_new) above.push_back(neighbour.node);
      }
    }
  }

  [[nodiscard]] Bilingual title_of_stranger(Facet facet, const std::string& value) const {
    switch (facet) {
      case Facet::Kind:
        if (const auto kind = find_kind(value); kind && find_value(kShapeTitles, value) == nullptr) {
          return {std::string(info(*kind).zh), std::string(info(*kind).en)};
        }
        return title_in(kShapeTitles, value);
      case Facet::Topic:
      case Facet::Author: {
        const NodeId id = catalog_.find(value);
        return id.valid() ? title_of(catalog_.node(id)) : Bilingual{value, value};
      }
      case Facet::Lang:
        return title_in(kLangTitles, value);
      case Facet::Mark:
        return title_in(kMarks, value);
      case Facet::Evidence:
        return title_in(kEvidence, value);
    }
    return {};
  }

  [[nodiscard]] static Shape shape_of(Facet facet, std::string_view value) {
    if (facet != Facet::Kind) return Shape::Article;
    for (const KindInfo& kind : kinds()) {
      if (kind.name == value || name(kind.shape) == value) return kind.shape;
    }
    return Shape::Article;
  }

  const Catalog& catalog_;
  std::vector<std::string_view> seeds_;
  std::vector<Column> columns_;
};

/// Counts one resource and says whether it passes every facet.
bool judge(std::vector<Column>& columns, std::size_t resource) {
  std::size_t failed = 0;
  Column* failing = nullptr;
  for (Column& column : columns) {
    if (column.passes(resource)) continue;
    ++failed;
    failing = &column;
  }
  if (failed == 1) failing->count(resource);
  if (failed > 0) return false;
  for (Column& column : columns) column.count(resource);
  return true;
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

FilterResult apply_filters(const Catalog& catalog, const Filters& filters,
                           const std::vector<NodeId>* within) {
  const std::vector<bool> member = membership(catalog.node_count(), within);
  Columns columns(catalog, filters);
  std::vector<NodeId> resources;
  for (std::uint32_t i = 0; i < catalog.node_count(); ++i) {
    if (!info(catalog.nodes()[i].kind).resource) continue;
    resources.push_back(NodeId{i});
    columns.add(NodeId{i});
  }
  columns.add_strangers();
  FilterResult result;
  for (std::size_t r = 0; r < resources.size(); ++r) {
    if (member[resources[r].index] && judge(columns.all(), r)) result.nodes.push_back(resources[r]);
  }
  for (std::size_t f = 0; f < kFacetCount; ++f) result.facets[f] = columns.all()[f].sorted();
  return result;
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
