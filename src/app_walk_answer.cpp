// See app_walk_answer.hpp.
#include "app_walk_answer.hpp"

#include "core/pages/languages.hpp"
#include "core/pages/walk_page.hpp"
#include "core/walk_place.hpp"
#include "formats/dom_json.hpp"
#include "formats/json_writer.hpp"

#include <optional>
#include <vector>

namespace atlas {
namespace {

constexpr std::size_t kShortCommit = 7;

/// "release-1.22 · b680642"
std::string pin_text(const WalkPin& pin) {
  std::string text = pin.branch;
  if (pin.commit.empty()) return text;
  if (!text.empty()) text += " · ";
  return text + pin.commit.substr(0, kShortCommit);
}

void number_or_null(JsonWriter& json, std::string_view name, int number) {
  if (number > 0) {
    json.member(name, number);
  } else {
    json.key(name).null();
  }
}

void write_acts(JsonWriter& json, const PageContext& page, const Walkthrough& walk) {
  json.key("acts").begin_array();
  for (std::size_t i = 0; i < walk.acts.size(); ++i) {
    json.begin_object().member("title", walk.acts[i].title.pick(page.lang));
    json.member("href", page.root + walk_path(walk, 0) + "#v1&act=" + std::to_string(i + 1)).end_object();
  }
  json.end_array();
}

/// For each step whether it comes before the place's step in the order that is gone through.
std::vector<bool> done_steps(const Walkthrough& walk, const WalkPlace& place) {
  std::vector<bool> done(walk.steps.size(), false);
  if (place.step < 1) return done;
  for (const int number : step_sequence(walk, place.order)) {
    if (number == place.step) break;
    done[static_cast<std::size_t>(number) - 1] = true;
  }
  return done;
}

void write_steps(JsonWriter& json, const PageContext& page, const Walkthrough& walk, const WalkPlace& place) {
  const std::vector<bool> done = done_steps(walk, place);
  json.key("steps").begin_array();
  for (std::size_t i = 0; i < walk.steps.size(); ++i) {
    const WalkStep& step = walk.steps[i];
    const int number = static_cast<int>(i) + 1;
    json.begin_object().member("n", number).member("act", static_cast<int>(step.act) + 1);
    json.member("title", step.title.pick(page.lang)).member("href", page.root + walk_path(walk, number));
    json.member("done", static_cast<bool>(done[i])).end_object();
  }
  json.end_array();
}

void write_window(JsonWriter& json, const App& app) {
  json.key("window");
  if (const std::optional<WalkWindow> window = app.walk_window()) {
    json.begin_object().member("first", window->first).member("last", window->last).end_object();
  } else {
    json.null();
  }
}

int step_of(const std::optional<WalkPlace>& place) { return place ? place->step : 0; }

}  // namespace

std::string answer_walk(const App& app, const PageContext& page) {
  if (!app.state().walk) return "null";
  const WalkPlace& place = *app.state().walk;
  const Walkthrough& walk = app.catalog().data().walkthroughs[place.walkthrough];
  JsonWriter json;
  json.begin_object().member("id", walk.id).member("title", walk.title.pick(page.lang));
  json.member("pin", pin_text(walk.pin));
  write_acts(json, page, walk);
  write_steps(json, page, walk, place);
  json.key("place").begin_object();
  number_or_null(json, "step", place.step);
  number_or_null(json, "act", place.act);
  json.member("zoom", name(place.zoom)).member("order", name(place.order)).end_object();
  number_or_null(json, "previous", step_of(step_moved(walk, place, -1)));
  number_or_null(json, "next", step_of(step_moved(walk, place, 1)));
  json.key("columns").begin_array();
  for (const WalkColumn& column : app.walk_columns()) {
    json.begin_object().member("x", column.x).member("w", column.w).end_object();
  }
  json.end_array();
  write_window(json, app);
  json.key("dock");
  // The picture of all steps needs the whole height; the text beside it has the same tables.
  const bool docked = place.step > 0 && place.zoom != WalkZoom::All && place.order != WalkOrder::Both;
  Element dock = docked ? walk_dock(page, walk, place.step) : Element{};
  mark_languages(dock, lang_tag(page.lang));
  if (dock.children.empty()) {
    json.null();
  } else {
    json.raw(to_json(dock));
  }
  json.member("prose", walk.has_prose).end_object();
  return json.take();
}

}  // namespace atlas
