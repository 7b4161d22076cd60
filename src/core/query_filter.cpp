// See query_filter.hpp. Each filter becomes a set of documents; the sets are intersected.
#include "core/query_filter.hpp"

#include "core/filter.hpp"
#include "core/fold.hpp"
#include "core/pages/site_name.hpp"
#include "core/sort.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

namespace atlas {
namespace {

using Passes = std::vector<std::uint8_t>;  // per document

/// "kind:step" and its kind: what is not a node.
constexpr std::array<std::string_view, 5> kPlaceNames{"step", "步骤", "act", "walkthrough", "流程"};

constexpr std::size_t kSuggestedValues = 4;

bool begins(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}
bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

bool is_topic_edge(Relation relation) { return relation == Relation::InTopic || relation == Relation::About; }

/// A count and a title for every value of a field, in the order they were met.
class Values {
 public:
  explicit Values(QueryField field) : field_(field) {}
  void count(std::string_view value, const Bilingual& title, int more = 1) {
    const auto [found, is_new] = place_.emplace(std::string(value), all_.size());
    if (is_new) all_.push_back({field_, std::string(value), title, 0});
    all_[found->second].count += more;
  }
  std::vector<FilterValue> take() { return std::move(all_); }

 private:
  QueryField field_;
  std::vector<FilterValue> all_;
  std::map<std::string, std::size_t> place_;
};

class Evaluation {
 public:
  Evaluation(const Catalog& catalog, std::size_t places, const CharacterTable& characters)
      : catalog_(catalog), places_(places), characters_(characters) {}

  /// The documents that a filter without its hyphen lets pass; nothing when no value is meant.
  [[nodiscard]] std::optional<Passes> passing(QueryField field, std::string_view typed) const {
    const std::string value = folded(typed);
    if (value.empty()) return std::nullopt;
    Passes passes(catalog_.node_count() + places_, 0);
    switch (field) {
      case QueryField::Kind:
        add_kind(value, passes);
        break;
      case QueryField::Author:
        add_related({Kind::Author}, is_authorship, value, passes);
        break;
      case QueryField::Topic:
        add_related({Kind::Topic, Kind::Component}, is_topic_edge, value, passes);
        break;
      case QueryField::Lang:
        add_lang(value, passes);
        break;
      case QueryField::Is:
        add_mark(typed, value, passes);
        break;
      case QueryField::Host:
        add_host(value, passes);
        break;
    }
    const bool any = std::any_of(passes.begin(), passes.end(), [](std::uint8_t p) { return p != 0; });
    return any ? std::optional(std::move(passes)) : std::nullopt;
  }

  [[nodiscard]] std::vector<FilterValue> values(QueryField field) const {
    switch (field) {
      case QueryField::Kind:
        return kind_values();
      case QueryField::Host:
        return host_values();
      case QueryField::Author:
        return facet_values(field, Facet::Author);
      case QueryField::Topic:
        return facet_values(field, Facet::Topic);
      case QueryField::Lang:
        return facet_values(field, Facet::Lang);
      case QueryField::Is:
        return facet_values(field, Facet::Mark);
    }
    return {};
  }

  [[nodiscard]] std::string folded(std::string_view text) const { return fold_together(text, characters_); }

 private:
  [[nodiscard]] bool is_same(std::string_view text, std::string_view value) const {
    const std::string own = folded(text);
    return own == value || own + "s" == value || own == std::string(value) + "s";
  }

  template <class Test>
  bool any_name_of_kind(const KindInfo& kind, const Test& test) const {
    const std::string_view shape = name(kind.shape);
    const Bilingual title = title_of_value(Facet::Kind, shape);
    return test(kind.name) || test(kind.zh) || test(kind.en) || test(shape) || test(title.zh) ||
           test(title.en);
  }

  void add_kind(std::string_view value, Passes& passes) const {
    std::array<bool, kKindCount> wanted{};
    bool any = false;
    const auto want = [&](const KindInfo& kind, bool all_of_shape) {
      for (const KindInfo& other : kinds()) {
        if (other.kind == kind.kind || (all_of_shape && other.shape == kind.shape))
          wanted[static_cast<std::size_t>(other.kind)] = any = true;
      }
    };
    const auto same = [&](std::string_view text) { return is_same(text, value); };
    for (const KindInfo& kind : kinds()) {
      // A name that is both means the shape.
      const Bilingual shape = title_of_value(Facet::Kind, name(kind.shape));
      const bool names_shape = same(name(kind.shape)) || same(shape.zh) || same(shape.en);
      const bool names_kind = same(kind.name) || same(kind.zh) || same(kind.en);
      if (names_shape || names_kind) want(kind, names_shape || kind.name == name(kind.shape));
    }
    const auto is_place = [&](std::string_view text) { return begins(text, value) && value.size() > 2; };
    if (std::any_of(kPlaceNames.begin(), kPlaceNames.end(), is_place)) {
      std::fill(passes.begin() + static_cast<std::ptrdiff_t>(catalog_.node_count()), passes.end(), 1);
      return;
    }
    for (const KindInfo& kind : kinds()) {
      const auto begun = [&](std::string_view text) { return begins(folded(text), value); };
      if (!any && any_name_of_kind(kind, begun)) wanted[static_cast<std::size_t>(kind.kind)] = true;
    }
    for (std::uint32_t i = 0; i < catalog_.node_count(); ++i)
      passes[i] = wanted[static_cast<std::size_t>(catalog_.nodes()[i].kind)] ? 1 : 0;
  }

  /// 2: a name of the node is the value; 1: one has it; 0: none does.
  [[nodiscard]] int named(const Node& node, std::string_view value) const {
    int best = 0;
    const auto look = [&](std::string_view text) {
      const std::string own = folded(text);
      best = std::max(best, own == value ? 2 : holds(own, value) ? 1 : 0);
    };
    look(node.id);
    look(node.title);
    look(node.name.zh);
    look(node.name.en);
    look(node.field("handles"));
    for (const std::string& alias : node.aliases) look(alias);
    return best;
  }

  /// Nodes of these kinds that have the name, and those that an edge joins to one.
  void add_related(std::initializer_list<Kind> kinds_meant, bool (*joins)(Relation), std::string_view value,
                   Passes& passes) const {
    std::vector<int> names(catalog_.node_count(), 0);
    int best = 0;
    for (std::uint32_t i = 0; i < catalog_.node_count(); ++i) {
      const Node& node = catalog_.nodes()[i];
      if (std::find(kinds_meant.begin(), kinds_meant.end(), node.kind) == kinds_meant.end()) continue;
      names[i] = named(node, value);
      best = std::max(best, names[i]);
    }
    if (best == 0) return;
    for (std::size_t i = 0; i < names.size(); ++i) passes[i] = names[i] == best ? 1 : 0;
    add_subtopics(passes);
    const Passes meant = passes;
    for (const Edge& edge : catalog_.edges()) {
      if (joins(edge.relation) && meant[edge.target.index] != 0) passes[edge.source.index] = 1;
    }
  }

  void add_subtopics(Passes& passes) const {
    for (bool more = true; more;) {
      more = false;
      for (const Edge& edge : catalog_.edges()) {
        if (edge.relation != Relation::SubtopicOf || passes[edge.target.index] == 0) continue;
        more = more || passes[edge.source.index] == 0;
        passes[edge.source.index] = 1;
      }
    }
  }

  void add_lang(std::string_view value, Passes& passes) const {
    const auto meant = [&](std::string_view tag) {
      if (begins(folded(tag), value)) return true;
      const Bilingual title = title_of_value(Facet::Lang, tag);
      return holds(folded(title.zh), value) || holds(folded(title.en), value);
    };
    std::map<std::string, bool> known;
    for (std::uint32_t i = 0; i < catalog_.node_count(); ++i) {
      const std::string& tag = catalog_.nodes()[i].lang;
      if (tag.empty()) continue;
      const auto [found, is_new] = known.emplace(tag, false);
      if (is_new) found->second = meant(tag);
      passes[i] = found->second ? 1 : 0;
    }
  }

  void add_mark(std::string_view typed, std::string_view value, Passes& passes) const {
    for (const FilterValue& mark : values(QueryField::Is)) {
      if (mark.value != typed && !begins(folded(mark.value), value) && !is_same(mark.title.zh, value) &&
          !is_same(mark.title.en, value))
        continue;
      Filters filters;
      filters.toggle(Facet::Mark, mark.value);
      for (const NodeId id : apply_filters(catalog_, filters, nullptr).nodes) passes[id.index] = 1;
    }
  }

  void add_host(std::string_view value, Passes& passes) const {
    std::map<std::string, bool> known;
    for (std::uint32_t i = 0; i < catalog_.node_count(); ++i) {
      const std::string& url = catalog_.nodes()[i].url;
      const std::string host = host_of(url);
      if (host.empty()) continue;
      const auto [found, is_new] = known.emplace(host, false);
      if (is_new) {
        found->second = holds(folded(host), value) || holds(folded(site_name(url, Lang::Zh)), value) ||
                        holds(folded(site_name(url, Lang::En)), value);
      }
      passes[i] = found->second ? 1 : 0;
    }
  }

  [[nodiscard]] std::vector<FilterValue> kind_values() const {
    Values values(QueryField::Kind);
    for (const Node& node : catalog_.nodes()) {
      const std::string_view shape = name(info(node.kind).shape);
      values.count(shape, title_of_value(Facet::Kind, shape));
    }
    if (places_ > 0) values.count(kPlaceNames[0], {"流程步骤", "Steps"}, static_cast<int>(places_));
    return values.take();
  }

  [[nodiscard]] std::vector<FilterValue> host_values() const {
    Values values(QueryField::Host);
    for (const Node& node : catalog_.nodes()) {
      if (const std::string host = host_of(node.url); !host.empty())
        values.count(host, {site_name(node.url, Lang::Zh), site_name(node.url, Lang::En)});
    }
    return values.take();
  }

  [[nodiscard]] std::vector<FilterValue> facet_values(QueryField field, Facet facet) const {
    const FilterResult result = apply_filters(catalog_, {}, nullptr);
    std::vector<FilterValue> values;
    for (const FacetValue& value : result.facets[static_cast<std::size_t>(facet)])
      values.push_back({field, value.value, value.title, value.count});
    return values;
  }

  const Catalog& catalog_;
  std::size_t places_;
  const CharacterTable& characters_;
};

void sort_by_count(std::vector<FilterValue>& values) {
  sort_stably(values, [](const FilterValue& a, const FilterValue& b) { return a.count > b.count; });
}

/// Values that begin like what was typed; the most frequent ones when none does.
std::vector<std::string> nearest_values(const Evaluation& evaluation, const QueryFilter& filter) {
  std::vector<FilterValue> values = evaluation.values(filter.field);
  sort_by_count(values);
  const std::string typed = evaluation.folded(filter.value);
  std::vector<std::string> near;
  for (std::size_t length = typed.size(); near.empty(); length /= 2) {
    for (const FilterValue& value : values) {
      if (near.size() < kSuggestedValues && begins(evaluation.folded(value.value), typed.substr(0, length)))
        near.push_back(value.value);
    }
    if (length == 0) break;
  }
  return near;
}

}  // namespace

FilterOutcome apply(const std::vector<QueryFilter>& filters, const Catalog& catalog, std::size_t places,
                    const CharacterTable& characters) {
  FilterOutcome outcome;
  const Evaluation evaluation(catalog, places, characters);
  for (const QueryFilter& filter : filters) {
    if (filter.value.empty()) continue;
    const std::optional<Passes> passes = evaluation.passing(filter.field, filter.value);
    if (!passes) outcome.problems.push_back({filter, nearest_values(evaluation, filter)});
    if (outcome.passes.empty()) outcome.passes.assign(catalog.node_count() + places, 1);
    for (std::size_t i = 0; i < outcome.passes.size(); ++i) {
      const bool has_value = passes && (*passes)[i] != 0;
      if (has_value == filter.negated) outcome.passes[i] = 0;
    }
  }
  return outcome;
}

std::vector<FilterValue> filter_values(const Catalog& catalog, QueryField field, std::string_view typed,
                                       std::size_t limit, const CharacterTable& characters) {
  std::size_t places = 0;
  for (const Walkthrough& walk : catalog.data().walkthroughs) places += walk.steps.size();
  const Evaluation evaluation(catalog, places, characters);
  std::vector<FilterValue> values = evaluation.values(field);
  const std::string wanted = evaluation.folded(typed);
  const auto is_meant = [&](const FilterValue& value) {
    return holds(evaluation.folded(value.value), wanted) ||
           holds(evaluation.folded(value.title.zh), wanted) ||
           holds(evaluation.folded(value.title.en), wanted);
  };
  values.erase(std::remove_if(values.begin(), values.end(),
                              [&](const FilterValue& value) { return value.count == 0 || !is_meant(value); }),
               values.end());
  sort_by_count(values);
  if (values.size() > limit) values.resize(limit);
  return values;
}

}  // namespace atlas
