// See app_search.hpp.
#include "app_search.hpp"

#include "core/query.hpp"
#include "core/query_filter.hpp"
#include "core/search.hpp"
#include "core/utf8.hpp"
#include "formats/json_writer.hpp"

#include <optional>
#include <vector>

namespace atlas {
namespace {

constexpr std::size_t kSuggestions = 4;
constexpr std::size_t kCompletions = 8;
constexpr std::size_t kShortestName = 2;  // bytes of a filter's name before it is offered

/// Writes the parts of one answer.
class SearchAnswer {
 public:
  SearchAnswer(const App& app, const SearchIndex& index, std::string_view text, Lang lang)
      : app_(app), index_(index), catalog_(app.catalog()), text_(text), lang_(lang) {}

  std::string write(const SearchResult& result) {
    json_.begin_object().member("total", result.total).key("hits").begin_array();
    for (const SearchHit& hit : result.hits) write_hit(hit);
    json_.end_array();
    write_kinds(result);
    write_suggestions(result);
    json_.key("leftOut").begin_array();
    for (const std::string& word : result.left_out) json_.value(word);
    json_.end_array();
    write_problems(result);
    write_fewer(result);
    write_completions();
    json_.end_object();
    return json_.take();
  }

 private:
  void write_ranges(std::string_view text, const std::vector<MatchRange>& ranges) {
    json_.begin_array();
    for (const MatchRange& range : ranges) {
      json_.begin_array();
      json_.value(utf16_length(text.substr(0, range.begin))).value(utf16_length(text.substr(0, range.end)));
      json_.end_array();
    }
    json_.end_array();
  }

  [[nodiscard]] std::string_view pick(std::string_view zh, std::string_view en) const {
    return lang_ == Lang::Zh ? zh : en;
  }

  /// What stands beside a hit's title: authors and site, so that equal titles can be told apart.
  [[nodiscard]] std::string detail_of(NodeId id) const {
    std::string detail;
    for (const Neighbour& neighbour : catalog_.neighbours(id)) {
      const bool author = neighbour.outgoing && catalog_.edge(neighbour.edge).relation == Relation::By;
      if (author && detail.empty()) detail = catalog_.node(neighbour.node).title;
    }
    const std::string host = host_of(catalog_.node(id).url);
    if (!host.empty()) detail += (detail.empty() ? "" : " | ") + host;
    if (detail.empty()) detail = catalog_.node(id).name.pick(Lang::Zh);
    return detail;
  }

  void write_node(NodeId id) {
    const KindInfo& kind = info(catalog_.node(id).kind);
    json_.member("path", "n/" + catalog_.node(id).id + "/").member("shape", name(kind.shape));
    json_.member("kindName", pick(kind.zh, kind.en)).member("detail", detail_of(id));
  }

  void write_place(const SearchHit& hit) {
    const Walkthrough& walk = catalog_.data().walkthroughs[hit.place->walkthrough];
    const bool step = hit.place->step > 0;
    const int act = step ? 0 : hit.place->act;
    json_.member("path", hit_id(catalog_, hit) + (act > 0 ? "" : "/")).member("shape", name(Shape::Stage));
    std::string kind(app_.strings().text(step ? "search.step" : act > 0 ? "walk.act" : "walk.kind", lang_));
    if (const std::size_t gap = kind.find("{}"); gap != std::string::npos)
      kind.replace(gap, 2, std::to_string(step ? hit.place->step : act));
    json_.member("kindName", kind).member("detail", walk.title.pick(lang_));
    json_.key("place").begin_object().member("id", walk.id).member("step", hit.place->step);
    json_.member("act", act).end_object();
  }

  void write_hit(const SearchHit& hit) {
    json_.begin_object().member("id", hit_id(catalog_, hit)).member("kind", hit_kind(catalog_, hit));
    if (hit.place) {
      write_place(hit);
    } else {
      write_node(hit.node);
    }
    json_.member("title", hit.title).key("titleRanges");
    write_ranges(hit.title, hit.title_ranges);
    json_.member("shown", hit.shown).key("shownRanges");
    write_ranges(hit.shown, hit.ranges);
    json_.member("field", static_cast<int>(hit.field)).member("score", hit.score).end_object();
  }

  void write_kind(std::string_view kind, std::string_view title, std::uint32_t count) {
    if (count == 0) return;
    json_.begin_object().member("kind", kind).member("name", title).member("count", count).end_object();
  }

  void write_kinds(const SearchResult& result) {
    json_.key("kinds").begin_array();
    for (const KindInfo& kind : kinds())
      write_kind(kind.name, pick(kind.zh, kind.en), result.kinds[static_cast<std::size_t>(kind.kind)]);
    write_kind("step", app_.strings().text("search.steps", lang_), result.places);
    json_.end_array();
  }

  void write_suggestions(const SearchResult& result) {
    json_.key("suggestions").begin_array();
    const bool wanted = result.total == 0 && !parse_query(text_).words.empty();
    for (const NodeId id : wanted ? index_.nearest(catalog_, text_, kSuggestions) : std::vector<NodeId>()) {
      const Node& node = catalog_.node(id);
      json_.begin_object().member("id", node.id).member("title", node.title).end_object();
    }
    json_.end_array();
  }

  /// The query with another text from this byte on.
  [[nodiscard]] std::string with_tail(std::size_t begin, std::string_view tail) const {
    return std::string(text_.substr(0, begin)).append(tail);
  }

  void write_problems(const SearchResult& result) {
    json_.key("problems").begin_array();
    for (const FilterProblem& problem : result.problems) {
      const QueryFilter& filter = problem.filter;
      json_.begin_object().member("filter", filter_text(filter.field, filter.value, filter.negated));
      json_.key("instead").begin_array();
      for (const std::string& value : problem.instead) {
        const std::string other = filter_text(filter.field, value, filter.negated);
        std::string query = with_tail(filter.begin, other).append(text_.substr(filter.end));
        json_.begin_object().member("query", query).member("text", other).end_object();
      }
      json_.end_array().end_object();
    }
    json_.end_array();
  }

  void write_fewer(const SearchResult& result) {
    json_.key("fewer").begin_array();
    for (const FewerWords& fewer : result.fewer) {
      json_.begin_object().member("without", fewer.without).member("query", fewer.query);
      json_.member("total", fewer.total).end_object();
    }
    json_.end_array();
  }

  void write_completion(const std::string& query, std::string_view text, std::string_view title, int count) {
    json_.begin_object().member("query", query).member("text", text).member("title", title);
    if (count > 0) json_.member("count", count);
    json_.end_object();
  }

  void write_completions() {
    const std::optional<QueryTail> tail = query_tail(text_);
    json_.key("completions").begin_array();
    bool completing = false;
    if (tail && tail->field) {
      const std::vector<FilterValue> values =
          filter_values(catalog_, *tail->field, tail->text, kCompletions, index_.characters());
      completing = values.size() != 1 || values.front().value != tail->text;
      for (const FilterValue& value : completing ? values : std::vector<FilterValue>()) {
        const std::string filter = filter_text(value.field, value.value, tail->negated);
        write_completion(with_tail(tail->begin, filter) + " ", filter, value.title.pick(lang_), value.count);
      }
    } else if (tail && tail->text.size() >= kShortestName) {
      for (const QueryFieldInfo& field : query_fields()) {
        if (field.name.substr(0, tail->text.size()) != tail->text && !field.zh.starts_with(tail->text))
          continue;
        const std::string filter = filter_text(field.field, "", tail->negated);
        write_completion(with_tail(tail->begin, filter), filter, pick(field.zh, field.name), 0);
      }
    }
    json_.end_array().member("completing", completing);
  }

  const App& app_;
  const SearchIndex& index_;
  const Catalog& catalog_;
  std::string_view text_;
  Lang lang_;
  JsonWriter json_;
};

}  // namespace

std::string answer_search(App& app, std::string_view text, std::size_t limit, Lang lang) {
  const SearchIndex& index = app.index();
  const SearchResult result = index.search(app.catalog(), text, {.limit = limit, .lang = lang});
  return SearchAnswer(app, index, text, lang).write(result);
}

}  // namespace atlas
