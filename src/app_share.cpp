// See app_share.hpp.
#include "app_share.hpp"

#include "app_actions.hpp"
#include "core/pages/embed_snippet.hpp"
#include "core/pages/page_meta.hpp"
#include "core/route.hpp"
#include "formats/json_writer.hpp"
#include "formats/qr.hpp"

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace atlas {
namespace {

/// What is shared, and how it is called.
struct Shared {
  std::string_view what;
  std::string heading;
  std::string title;
  std::string path;  ///< of the permanent link, with a fragment for an act
  Subject subject;   ///< of the static page behind it
};

Shared shared_walk(const PageContext& page, const WalkPlace& place) {
  const Walkthrough& walk = page.catalog.data().walkthroughs[place.walkthrough];
  const std::string title(walk.title.pick(page.lang));
  if (place.step > 0) {
    const auto number = static_cast<std::size_t>(place.step);
    return {"step", page.tr("share.step", number), std::string(walk.steps[number - 1].title.pick(page.lang)),
            walk_path(walk, place.step), place};
  }
  const WalkPlace whole{.walkthrough = place.walkthrough};
  if (place.act == 0) return {"walk", page.tr("share.named", title), title, walk_path(walk, 0), whole};
  const auto number = static_cast<std::size_t>(place.act);
  const std::string act(walk.acts[number - 1].title.pick(page.lang));
  return {"act", page.tr("share.act", number), title + " · " + act,
          walk_path(walk, 0) + "#v1&act=" + std::to_string(number), whole};
}

Shared shared_now(const AppState& state, const PageContext& page) {
  if (state.selected.valid()) {
    const Node& node = page.node(state.selected);
    return {"node", page.tr("share.named", node.title), node.title, node_path(node), state.selected};
  }
  if (const auto place = walk_subject(state)) return shared_walk(page, *place);
  const std::string title(page.catalog.data().title.pick(page.lang));
  if (state.view != View::List) return {"start", std::string(page.tr("share.start")), title, {}, NodeId{}};
  Subject list;
  list.list = true;
  return {"list", std::string(page.tr("share.list")), title, std::string(kListPath), list};
}

/// The route with language and theme written out: the reader of the link may have chosen others.
Route exact_route(const App& app) {
  Route route = route_of(app.state(), {app.catalog(), app.layout()});
  route.lang = app.state().lang;
  route.theme = app.state().theme;
  return route;
}

/// What a route holds beside the page it opens, in words.
std::vector<std::string> carried(const PageContext& page, const Route& route) {
  const bool on_walk = route.node.empty() && !route.walk.id.empty();
  std::vector<std::string> words;
  const auto say = [&](std::string_view key) { words.emplace_back(page.tr(key)); };
  if (route.view != (on_walk ? View::Walk : View::Map))
    words.push_back(page.tr("share.with_view", page.tr("header." + std::string(view_name(route.view)))));
  if (route.camera) say("share.with_camera");
  if (route.walk.zoom) say("share.with_zoom");
  if (route.view == View::Walk) say("share.with_order_" + std::string(name(route.walk.order)));
  if (route.view == View::Focus)
    words.push_back(page.tr("share.with_rings", static_cast<std::size_t>(route.rings)));
  std::size_t filters = 0;
  for (const auto& values : route.filters.chosen) filters += values.size();
  if (filters > 0) words.push_back(page.tr("share.with_filters", filters));
  if (!route.query.empty()) words.push_back(page.tr("share.with_query", route.query));
  if (route.lang) say(*route.lang == Lang::Zh ? "share.with_zh" : "share.with_en");
  if (route.theme) say(*route.theme == Theme::Light ? "share.with_light" : "share.with_dark");
  return words;
}

std::string joined(const std::vector<std::string>& words, std::string_view comma) {
  std::string out;
  for (const std::string& word : words) out.append(out.empty() ? "" : comma).append(word);
  return out;
}

void write_snippets(JsonWriter& json, const EmbedTarget& target) {
  json.member("element", element_snippet(target)).member("frame", iframe_snippet(target));
  json.member("markdown", markdown_snippet(target)).member("link", link_snippet(target));
}

}  // namespace

std::string answer_share(const App& app, const PageContext& page, bool exact) {
  const Shared shared = shared_now(app.state(), page);
  const Route route = exact_route(app);
  PageContext served = page;  // pages are written in Chinese, and so is what a chat reads of them
  served.lang = Lang::Zh;
  EmbedTarget target{.base_url = page.root, .path = shared.path, .title = shared.title, .lang = page.lang};
  target.summary = page_description(page, shared.subject);
  if (exact) target.theme = theme_name(app.state().theme);
  JsonWriter json;
  json.begin_object().member("what", shared.what).member("heading", shared.heading);
  json.member("title", shared.title).member("shown", page_title(served, shared.subject));
  json.member("site", page.catalog.data().title.pick(served.lang));
  json.member("page", shared.path.substr(0, shared.path.find('#')));
  json.member("short", page_address(target));
  json.member("exact", page.root + path_of(route) + "#" + fragment_of(route));
  json.member("carries", joined(carried(page, route), page.tr("share.comma")));
  write_snippets(json, target);
  json.end_object();
  return json.take();
}

std::string answer_qr(std::string_view text) {
  const std::optional<QrCode> code = qr_code(text);
  if (!code) return "null";
  std::string modules;
  for (const bool dark : code->dark) modules += dark ? '1' : '0';
  JsonWriter json;
  json.begin_object().member("size", code->size).member("modules", modules).end_object();
  return json.take();
}

}  // namespace atlas
