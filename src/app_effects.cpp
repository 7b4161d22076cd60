// Effects as the page reads them. Several changes of the address within one batch become one.
#include "app_actions.hpp"
#include "app_requests.hpp"
#include "core/kinds.hpp"
#include "core/pages/node_facts.hpp"
#include "formats/json_writer.hpp"

#include <array>
#include <utility>

namespace atlas {
namespace {

constexpr std::array<std::pair<std::uint32_t, std::string_view>, 6> kPartNames{{{kPartPanel, "panel"},
                                                                                {kPartList, "list"},
                                                                                {kPartFilters, "filters"},
                                                                                {kPartOverlay, "overlay"},
                                                                                {kPartChrome, "chrome"},
                                                                                {kPartHits, "hits"}}};

/// What a batch of effects amounts to.
struct Merged {
  std::uint32_t parts = 0;
  bool route = false;
  bool push = false;
};

struct Writer {
  const App& app;
  JsonWriter& json;
  Merged& merged;

  [[nodiscard]] std::string words(const std::string& key, const std::string& value) const {
    return app.strings().with(key, app.state().lang, value);
  }

  /// What the map shows of a node: kind and number of neighbours.
  [[nodiscard]] std::string about(NodeId id) const {
    const Lang lang = app.state().lang;
    const KindInfo& kind = info(app.catalog().node(id).kind);
    const std::string pause(app.strings().text("text.semicolon", lang));
    const std::string degree = std::to_string(neighbour_count(app.catalog(), id));
    return pause + std::string(lang == Lang::Zh ? kind.zh : kind.en) + pause +
           words("page.neighbours", degree);
  }

  void operator()(const effect::ChangeRoute& e) const {
    merged.route = true;
    merged.push = merged.push || e.push;
  }
  void operator()(const effect::Render& e) const { merged.parts |= e.parts; }
  void operator()(const effect::Announce& e) const {
    std::string text = words(e.key, e.value);
    if (e.node.valid()) text += about(e.node);
    json.begin_object().member("type", "announce").member("text", text).end_object();
  }
  void operator()(const effect::Notify& e) const {
    json.begin_object()
        .member("type", "notice")
        .member("level", "warning")
        .member("text", words(e.key, e.value));
    json.key("near").begin_array();
    for (const NodeId near : e.near) {
      const Node& node = app.catalog().node(near);
      json.begin_object().member("id", node.id).member("title", node.title).end_object();
    }
    json.end_array().end_object();
  }
  void operator()(const effect::UseLang& e) const {
    json.begin_object().member("type", "lang").member("value", lang_name(e.lang)).end_object();
  }
  void operator()(const effect::UseTheme& e) const {
    json.begin_object().member("type", "theme").member("value", theme_name(e.theme)).end_object();
  }
};

void write_route(const App& app, bool push, JsonWriter& json) {
  const Route route = route_of(app.state(), {app.catalog(), app.layout()});
  json.begin_object()
      .member("type", "route")
      .member("path", path_of(route))
      .member("fragment", fragment_of(route));
  json.member("push", push).end_object();
}

}  // namespace

std::string effects_json(const App& app, const std::vector<Effect>& effects) {
  if (effects.empty()) return {};
  JsonWriter json;
  Merged merged;
  json.begin_array();
  for (const Effect& effect : effects) std::visit(Writer{app, json, merged}, effect);
  if (merged.route) write_route(app, merged.push, json);
  if (merged.parts != 0) {
    json.begin_object().member("type", "render").key("parts").begin_array();
    for (const auto& [bit, part] : kPartNames) {
      if ((merged.parts & bit) != 0) json.value(part);
    }
    json.end_array().end_object();
  }
  json.end_array();
  return json.take();
}

}  // namespace atlas
