// See app_requests.hpp. One function per method; each writes its answer with JsonWriter.
#include "app_requests.hpp"

#include "app_actions.hpp"
#include "app_search.hpp"
#include "app_share.hpp"
#include "app_walk_answer.hpp"
#include "core/pages/languages.hpp"
#include "core/pages/list_page.hpp"
#include "core/pages/node_page.hpp"
#include "core/pages/page_meta.hpp"
#include "core/pages/start_page.hpp"
#include "core/pages/walk_page.hpp"
#include "formats/dom_json.hpp"
#include "formats/json_writer.hpp"
#include "formats/request_json.hpp"
#include "views/legend_view.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace atlas {
namespace {

constexpr std::size_t kDefaultSearchLimit = 20;
constexpr double kMostHits = 500;
constexpr double kUsualRows = 1000;      // of the list; a reader may ask for more
constexpr std::size_t kGroupRows = 100;  // of a group of the panel, and as many again when asked for
constexpr std::size_t kFacetValues = 8;  // of a facet until a reader asks for all
constexpr float kMinimumTargetPx = 24;

/// The page has Markdown read by the core module (web/markdown.js), because a reader would be 7 % of this
/// program and few notes need one. Until then, and where that fails, a note stands there as it was written.
std::vector<Element> unread_markdown(std::string_view text) {
  constexpr std::string_view kMarks = "\n\\`*_[]<>&~|#";
  constexpr std::string_view kListMarks = "+-0123456789 ";  // only where a line begins
  const bool may_be_list = !text.empty() && kListMarks.find(text.front()) != std::string_view::npos;
  if (!may_be_list && text.find_first_of(kMarks) == std::string_view::npos) return {};
  return {Element("p").with("class", "as-written").with("data-markdown", "").add_text(text)};
}

/// A request being answered.
struct Question {
  App& app;
  const Request& request;

  [[nodiscard]] Lang lang() const {
    const std::string_view wanted = request.text_of("lang");
    if (wanted.empty()) return app.state().lang;
    return wanted == "en" ? Lang::En : Lang::Zh;
  }
  [[nodiscard]] NodeId node() const { return app.catalog().find(request.text_of("id")); }
  /// Prefix of internal links: given by the page, which knows the site's root as an absolute address.
  [[nodiscard]] std::string root() const {
    const std::string_view given = request.text_of("root");
    if (!given.empty()) return std::string(given);
    const std::optional<WalkPlace> place = walk_subject(app.state());
    if (place && place->step > 0) return "../../../";
    return app.state().selected.valid() || place ? "../../" : "";
  }
  [[nodiscard]] PageContext page() const {
    return {.catalog = app.catalog(),
            .strings = app.strings(),
            .lang = lang(),
            .root = root(),
            .markdown = unread_markdown,
            .most_rows = kGroupRows};
  }
};

std::string_view kind_name(const Question& q, Kind kind) {
  return q.lang() == Lang::Zh ? info(kind).zh : info(kind).en;
}

std::string refuse(std::string_view why) {
  JsonWriter json;
  json.begin_object().member("error", why).end_object();
  return json.take();
}

void write_filters(JsonWriter& json, const Filters& filters) {
  json.begin_object();
  for (std::size_t i = 0; i < kFacetCount; ++i) {
    if (filters.chosen[i].empty()) continue;
    json.key(name(static_cast<Facet>(i))).begin_array();
    for (const std::string& value : filters.chosen[i]) json.value(value);
    json.end_array();
  }
  json.end_object();
}

void write_number_or_null(JsonWriter& json, std::string_view name, int number) {
  if (number > 0) {
    json.member(name, number);
  } else {
    json.key(name).null();
  }
}

void write_place(JsonWriter& json, const App& app) {
  const std::optional<WalkPlace>& place = app.state().walk;
  if (place) {
    json.member("walkthrough", app.catalog().data().walkthroughs[place->walkthrough].id);
  } else {
    json.key("walkthrough").null();
  }
  write_number_or_null(json, "step", place ? place->step : 0);
  write_number_or_null(json, "act", place ? place->act : 0);
  json.member("order", name(place ? place->order : WalkOrder::Real));
}

std::string answer_state(const Question& q) {
  const AppState& state = q.app.state();
  JsonWriter json;
  json.begin_object();
  if (state.selected.valid()) {
    json.member("node", q.app.catalog().node(state.selected).id);
  } else {
    json.key("node").null();
  }
  json.member("view", view_name(state.view));
  write_place(json, q.app);
  json.member("rings", state.rings).member("query", state.query).key("filters");
  write_filters(json, state.filters);
  json.member("lang", lang_name(state.lang)).member("theme", theme_name(state.theme));
  json.key("camera").begin_object();
  json.member("x", state.camera.centre_in_world.x).member("y", state.camera.centre_in_world.y);
  json.member("scale", state.camera.scale).end_object().end_object();
  return json.take();
}

std::string title_of(const Question& q, const Subject& subject) {
  const Catalog& catalog = q.app.catalog();
  if (subject.node.valid()) return catalog.node(subject.node).title;
  if (!subject.walk) return std::string(catalog.data().title.pick(q.lang()));
  const Walkthrough& walk = catalog.data().walkthroughs[subject.walk->walkthrough];
  return std::string(place_title(walk, *subject.walk, q.lang()));
}

Element in_marked_languages(const PageContext& page, Element tree) {
  mark_languages(tree, lang_tag(page.lang));
  return tree;
}

std::string answer_panel(const Question& q) {
  Subject subject(q.app.state().selected);
  subject.walk = walk_subject(q.app.state());
  const PageContext page = q.page();
  Element tree = subject.node.valid() ? node_page(page, subject.node)
                 : subject.walk       ? walk_panel(page, *subject.walk)
                                      : start_page(page);
  tree = in_marked_languages(page, std::move(tree));
  JsonWriter json;
  json.begin_object()
      .member("title", title_of(q, subject))
      .member("pageTitle", page_title(page, subject))
      .key("tree")
      .raw(to_json(tree))
      .end_object();
  return json.take();
}

/// More rows of a group of the selected node's panel: from number `from` on. `left`: how many come after
/// them.
std::string answer_rows(const Question& q) {
  const NodeId id = q.app.state().selected;
  if (!id.valid()) return "null";
  const auto number = [&](std::string_view key) {
    return static_cast<std::size_t>(std::clamp(q.request.number_of(key, 0), 0.0, 1e6));
  };
  const PageContext page = q.page();
  MoreRows more = more_rows(page, id, number("group"), number("from"));
  JsonWriter json;
  json.begin_object().member("left", more.left_over).key("tree");
  json.raw(to_json(in_marked_languages(page, std::move(more.list))));
  json.member("more", page.tr("list.more", more.left_over)).end_object();
  return json.take();
}

std::string answer_list(const Question& q) {
  ListOptions options;
  if (const auto group = find_list_group(q.request.text_of("group"))) options.group = *group;
  if (const auto sort = find_list_sort(q.request.text_of("sort"))) options.sort = *sort;
  const auto number = [&](std::string_view key, double usual, double least) {
    return static_cast<std::size_t>(std::clamp(q.request.number_of(key, usual), least, 1e6));
  };
  options.most_rows = number("rows", kUsualRows, 1);
  options.first_row = number("from", 0, 0);
  const std::vector<NodeId>& shown = q.app.filtered().nodes;
  const AppState& state = q.app.state();
  const bool limited = !state.filters.empty() || !state.query.empty();
  options.only = limited ? &shown : nullptr;
  JsonWriter json;
  json.begin_object();
  const PageContext page = q.page();
  ResourceList& resources = q.app.listed(page, options);
  json.member("revision", resources.revision);
  Element list = list_page(page, options, resources);
  json.key("tree").raw(to_json(in_marked_languages(page, std::move(list)))).end_object();
  return json.take();
}

/// Whether a request's "all" names a facet; names are separated by spaces.
bool wants_all(const Question& q, Facet facet) {
  const std::string names = " " + std::string(q.request.text_of("all")) + " ";
  return names.find(" " + std::string(name(facet)) + " ") != std::string::npos;
}

/// The first values and all chosen ones; all where they are wanted or few.
void write_facet(JsonWriter& json, const Question& q, Facet facet, const std::vector<FacetValue>& values) {
  const bool all = values.size() <= kFacetValues + 1 || wants_all(q, facet);
  json.begin_object().member("facet", name(facet));
  json.member("title", q.app.strings().text("filter." + std::string(name(facet)), q.lang()));
  json.member("count", values.size()).key("values").begin_array();
  for (std::size_t i = 0; i < values.size(); ++i) {
    const FacetValue& value = values[i];
    if (!all && i >= kFacetValues && !value.chosen) continue;
    json.begin_object().member("value", value.value).member("title", value.title.pick(q.lang()));
    if (facet == Facet::Kind) json.member("shape", name(value.shape));
    json.member("count", value.count).member("chosen", value.chosen).end_object();
  }
  json.end_array().end_object();
}

std::string answer_filters(const Question& q) {
  const FilterResult& result = q.app.filtered();
  const auto nodes = q.app.catalog().nodes();
  const auto total =
      std::count_if(nodes.begin(), nodes.end(), [](const Node& n) { return info(n.kind).resource; });
  JsonWriter json;
  json.begin_object().member("shown", result.nodes.size()).member("total", static_cast<long>(total));
  json.key("facets").begin_array();
  for (std::size_t i = 0; i < kFacetCount; ++i) write_facet(json, q, static_cast<Facet>(i), result.facets[i]);
  json.end_array().end_object();
  return json.take();
}

/// With "present", null as long as the search index is still being made.
std::string answer_search_request(const Question& q) {
  if (q.request.number_of("present", 0) > 0 && !q.app.can_search()) return "null";
  const double limit = std::clamp(q.request.number_of("limit", kDefaultSearchLimit), 0.0, kMostHits);
  return answer_search(q.app, q.request.text_of("text"), static_cast<std::size_t>(limit), q.lang());
}

std::string answer_node(const Question& q) {
  const NodeId id = q.node();
  if (!id.valid()) return "null";
  const Catalog& catalog = q.app.catalog();
  const Node& node = catalog.node(id);
  JsonWriter json;
  json.begin_object().member("id", node.id).member("kind", info(node.kind).name).member("title", node.title);
  json.member("url", node.link()).key("neighbours").begin_array();
  for (const Neighbour& neighbour : catalog.neighbours(id)) {
    const Edge& edge = catalog.edge(neighbour.edge);
    json.begin_object().member("id", catalog.node(neighbour.node).id).member("rel", info(edge.relation).name);
    json.member("how", edge.stated ? "stated" : "inferred").member("out", neighbour.outgoing).end_object();
  }
  json.end_array().end_object();
  return json.take();
}

/// With "brief" without the ids.
std::string answer_catalog(const Question& q) {
  const Catalog& catalog = q.app.catalog();
  std::array<int, kKindCount> counts{};
  for (const Node& node : catalog.nodes()) ++counts[static_cast<std::size_t>(node.kind)];
  JsonWriter json;
  json.begin_object().member("nodes", catalog.node_count()).member("edges", catalog.edges().size());
  json.key("kinds").begin_object();
  for (const KindInfo& kind : kinds()) {
    if (const int count = counts[static_cast<std::size_t>(kind.kind)]; count > 0)
      json.member(kind.name, count);
  }
  json.end_object().member("source", catalog.data().title.pick(q.lang()));
  if (q.request.number_of("brief", 0) == 0) {
    json.key("ids").begin_array();
    for (const Node& node : catalog.nodes()) json.value(node.id);
    json.end_array();
  }
  json.end_object();
  return json.take();
}

/// [[id, title], …]: what find in page looks through; null when there are more than it wants.
std::string answer_titles(const Question& q) {
  const auto count = static_cast<double>(q.app.catalog().node_count());
  if (count > q.request.number_of("most", count)) return "null";
  JsonWriter json;
  json.begin_array();
  for (const Node& node : q.app.catalog().nodes())
    json.begin_array().value(node.id).value(node.title).end_array();
  json.end_array();
  return json.take();
}

std::string answer_layout(const Question& q) {
  const MapLayout& layout = q.app.layout();
  JsonWriter json;
  json.begin_object().member("settled", true).key("nodes").begin_array();
  for (std::uint32_t i = 0; i < layout.places.size(); ++i) {
    const Placement& place = layout.places[i];
    json.begin_object().member("id", q.app.catalog().nodes()[i].id);
    json.member("x", place.x).member("y", place.y).member("r", place.radius).end_object();
  }
  json.end_array().end_object();
  return json.take();
}

std::string answer_screen(const Question& q) {
  const NodeId id = q.node();
  if (!id.valid()) return "null";
  const Vec2 at = q.app.screen_position(id);
  JsonWriter json;
  json.begin_object().member("x", at.x).member("y", at.y).end_object();
  return json.take();
}

std::string answer_strings(const Question& q) {
  JsonWriter json;
  json.begin_object();
  for (const auto& [key, text] : q.app.strings().all()) json.member(key, text.pick(q.lang()));
  json.end_object();
  return json.take();
}

/// Name, address and what opens it. The title of a node is followed by its kind, for those who only hear it.
void write_target(JsonWriter& json, const Question& q, const OverlayPlace& place) {
  if (place.node.valid()) {
    const Node& node = q.app.catalog().node(place.node);
    json.member("id", node.id).member("title", node.title).member("kindName", kind_name(q, node.kind));
    json.member("href", "n/" + node.id + "/");
    return;
  }
  const Walkthrough& walk = q.app.catalog().data().walkthroughs[q.app.state().walk->walkthrough];
  const std::string number = std::to_string(place.step);
  const std::string_view title = walk.steps[static_cast<std::size_t>(place.step) - 1].title.pick(q.lang());
  json.member("id", walk.id).member("step", place.step).member("title", number + " " + std::string(title));
  json.member("href", "walk/" + walk.id + "/" + number + "/");
}

/// Real links over what the pointer or the keyboard is on.
std::string answer_overlay(const Question& q) {
  JsonWriter json;
  json.begin_object().key("links").begin_array();
  for (const OverlayPlace& place : q.app.overlay()) {
    const float w = std::max(place.rect.width(), kMinimumTargetPx);
    const float h = std::max(place.rect.height(), kMinimumTargetPx);
    json.begin_object();
    write_target(json, q, place);
    json.member("x", place.rect.centre().x - w / 2).member("y", place.rect.centre().y - h / 2);
    json.member("w", w).member("h", h);
    json.member("pointed", place.pointed).member("focused", place.focused).end_object();
  }
  json.end_array().end_object();
  return json.take();
}

/// What a finger means at a point; null where there is nothing.
std::string answer_at(const Question& q) {
  const Vec2 point{static_cast<float>(q.request.number_of("x", -1)),
                   static_cast<float>(q.request.number_of("y", -1))};
  const std::optional<OverlayPlace> place = q.app.place_at(point);
  if (!place) return "null";
  JsonWriter json;
  json.begin_object();
  write_target(json, q, *place);
  json.end_object();
  return json.take();
}

std::string answer_dispatch(const Question& q) {
  const auto action = read_action(q.request, q.app.catalog());
  if (!action) return refuse("unknown action");
  q.app.handle(*action);
  q.app.input_arrived();
  return R"({"ok":true})";
}

std::string answer_walk_request(const Question& q) { return answer_walk(q.app, q.page()); }

std::string answer_share_request(const Question& q) {
  return answer_share(q.app, q.page(), q.request.number_of("exact", 0) != 0);
}

std::string answer_qr_request(const Question& q) { return answer_qr(q.request.text_of("text")); }

std::string answer_frames(const Question& q) { return std::to_string(q.app.frames_drawn()); }

using Answer = std::string (*)(const Question&);
constexpr std::array<std::pair<std::string_view, Answer>, 19> kAnswers{{
    {"state", answer_state},           {"panel", answer_panel},     {"rows", answer_rows},
    {"walk", answer_walk_request},     {"list", answer_list},       {"filters", answer_filters},
    {"search", answer_search_request}, {"node", answer_node},       {"catalog", answer_catalog},
    {"titles", answer_titles},         {"layout", answer_layout},   {"screen", answer_screen},
    {"strings", answer_strings},       {"overlay", answer_overlay}, {"at", answer_at},
    {"share", answer_share_request},   {"qr", answer_qr_request},   {"dispatch", answer_dispatch},
    {"frames", answer_frames},
}};

}  // namespace

std::string answer_request(App& app, std::string_view json) {
  const Result<Request> request = parse_request(json);
  if (!request.ok()) return refuse(request.messages().front().text);
  for (const auto& [method, answer] : kAnswers) {
    if (method == request.value().method) return answer(Question{app, request.value()});
  }
  return refuse("unknown method");
}

}  // namespace atlas
