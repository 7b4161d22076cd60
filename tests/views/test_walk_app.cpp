// The app in a walkthrough of another domain: what the page asks and gets, and what keys do.
#include "app_keys.hpp"
#include "app_requests.hpp"
#include "formats/catalog_write.hpp"
#include "formats/prose_json.hpp"
#include "platform/headless.hpp"
#include "test_support.hpp"

#include <doctest/doctest.h>

#include <string>

using atlas::HeadlessScreen;

namespace {

atlas::Catalog walks() {
  auto data = atlas::parse_catalog(tests::read_source_file("tests/data/walks.json"));
  ATLAS_ASSERT(data.ok());
  auto catalog = atlas::Catalog::build(std::move(data.value()));
  ATLAS_ASSERT(catalog.ok());
  return std::move(catalog.value());
}

/// The same catalogue as a page has it at first: without the sentences.
atlas::Catalog walks_without_prose() {
  const atlas::Catalog whole = walks();
  auto data = atlas::parse_catalog(atlas::pack_catalog(whole, atlas::compute_layout(whole)));
  ATLAS_ASSERT(data.ok());
  auto catalog = atlas::Catalog::build(std::move(data.value()));
  ATLAS_ASSERT(catalog.ok());
  return std::move(catalog.value());
}

atlas::AppStart at(std::string path, std::string fragment = "v1&lang=en") {
  atlas::AppStart start;
  start.path = std::move(path);
  start.fragment = std::move(fragment);
  start.viewport_px = {984, 852};
  return start;
}

/// One at a time: ImGui has one current context.
struct Walk {
  explicit Walk(const std::string& path, const std::string& fragment = "v1&lang=en")
      : screen(walks(), tests::built_in_strings(), at(path, fragment)) {}

  std::string ask(std::string_view request) { return atlas::answer_request(screen.app(), request); }
  bool has(std::string_view request, std::string_view part) {
    const std::string answer = ask(request);
    INFO(answer);
    return answer.find(part) != std::string::npos;
  }
  /// "step/act/zoom" after a key.
  std::string press(std::string_view key, bool shift = false) {
    if (!atlas::handle_key(screen.app(), key, shift)) return "unused";
    const auto& place = screen.app().state().walk;
    if (!place) return "none";
    return std::to_string(place->step) + "/" + std::to_string(place->act) + "/" +
           std::string(atlas::name(place->zoom));
  }

  HeadlessScreen screen;
};

}  // namespace

TEST_CASE("the state names walkthrough, step and act") {
  const auto state = [](const char* path) { return Walk(path).ask(R"({"m":"state"})"); };
  const auto says = [&](const char* path, std::string_view part) {
    return state(path).find(part) != std::string::npos;
  };
  CHECK(says("walk/letter/8/", R"("view":"walk","walkthrough":"letter","step":8,"act":2)"));
  CHECK(says("walk/build/", R"("walkthrough":"build","step":null,"act":null)"));
  CHECK(says("", R"("walkthrough":null,"step":null,"act":null)"));
}

TEST_CASE("the panel is about the step, the act, the overview, or the node beside them") {
  Walk walk("walk/letter/8/");
  CHECK(walk.has(R"({"m":"panel"})", R"("title":"Writing the route")"));
  CHECK(walk.has(R"({"m":"panel"})", "The sorter tells the office"));
  CHECK(walk.has(R"({"m":"dispatch","action":{"type":"open-walk","id":"letter","step":0,"act":3}})", "ok"));
  CHECK(walk.has(R"({"m":"panel"})", R"("title":"Delivery")"));
  CHECK(walk.has(R"({"m":"dispatch","action":{"type":"open-walk","id":"letter"}})", "ok"));
  CHECK(walk.has(R"({"m":"panel"})", R"("title":"How a letter arrives")"));
  CHECK(walk.has(R"({"m":"dispatch","action":{"type":"select","id":"sorter"}})", "ok"));
  CHECK(walk.has(R"({"m":"panel"})", R"("title":"sorter")"));
}

TEST_CASE("links of a step's text start from the root three folders up, unless the page says") {
  Walk walk("walk/letter/3/");
  CHECK(walk.has(R"({"m":"panel"})", "../../../n/sorting-guide/"));
  CHECK(walk.has(R"({"m":"panel","root":"https://example.org/atlas/"})",
                 "https://example.org/atlas/n/sorting-guide/"));
}

TEST_CASE("the page gets acts, steps, place, neighbours and dock of the walkthrough") {
  Walk walk("walk/letter/8/");
  CHECK(walk.has(R"({"m":"walk","root":"/a/"})",
                 R"("id":"letter","title":"How a letter arrives","pin":"main · 0123456")"));
  CHECK(walk.has(R"({"m":"walk","root":"/a/"})", R"({"title":"Sorting","href":"/a/walk/letter/#v1&act=2"})"));
  CHECK(walk.has(R"({"m":"walk","root":"/a/"})",
                 R"({"n":8,"act":2,"title":"Writing the route","href":"/a/walk/letter/8/","done":false})"));
  CHECK(walk.has(R"({"m":"walk"})",
                 R"("place":{"step":8,"act":2,"zoom":"step","order":"real"},"previous":7,"next":9)"));
  CHECK(walk.has(R"({"m":"walk"})", "north-2"));
  CHECK(walk.has(R"({"m":"walk"})", R"("prose":true)"));
}

TEST_CASE("outside of walkthroughs there is none to show") {
  Walk start("");
  CHECK(start.ask(R"({"m":"walk"})") == "null");
}

TEST_CASE("actions of the page move, zoom and order the walkthrough") {
  Walk walk("walk/letter/8/");
  CHECK(walk.has(R"({"m":"dispatch","action":{"type":"step-by","by":-1}})", "ok"));
  CHECK(walk.has(R"({"m":"walk"})", R"("step":7)"));
  CHECK(walk.has(R"({"m":"dispatch","action":{"type":"act-by","by":1}})", "ok"));
  CHECK(walk.has(R"({"m":"walk"})", R"("step":9)"));
  CHECK(walk.has(R"({"m":"dispatch","action":{"type":"set-walk-zoom","zoom":"all"}})", "ok"));
  CHECK(walk.has(R"({"m":"dispatch","action":{"type":"set-walk-order","order":"seed"}})", "ok"));
  CHECK(walk.has(R"({"m":"walk"})", R"("zoom":"all","order":"seed")"));
  for (const char* const wrong : {R"("open-walk","id":"parcel")", R"("set-walk-zoom","zoom":"near")",
                                  R"("set-walk-order","order":"mine")"}) {
    CHECK(walk.has(R"({"m":"dispatch","action":{"type":)" + std::string(wrong) + "}}", "unknown action"));
  }
}

TEST_CASE("the tab of the walkthrough leads from a node back to it, and from a step out to the overview") {
  Walk walk("walk/letter/8/");
  const std::string tab = R"({"m":"dispatch","action":{"type":"set-view","view":"walk"}})";
  CHECK(walk.has(R"({"m":"dispatch","action":{"type":"select","id":"sorter"}})", "ok"));
  REQUIRE(walk.screen.app().state().selected.valid());
  CHECK(walk.has(tab, "ok"));
  CHECK_FALSE(walk.screen.app().state().selected.valid());
  CHECK(walk.has(R"({"m":"walk"})", R"("step":8)"));
  CHECK(walk.has(tab, "ok"));
  CHECK(walk.has(R"({"m":"walk"})", R"("step":null,"act":null,"zoom":"all")"));
}

TEST_CASE("side by side, the text is about the two orders and leads back to the step") {
  Walk walk("walk/letter/8/", "v1&lang=en&order=both");
  CHECK(walk.has(R"({"m":"panel"})", "The order of reading is not the order of events"));
  CHECK(walk.has(R"({"m":"panel"})", "Back to step 8"));
  CHECK(walk.has(R"({"m":"walk"})", R"("dock":null)"));
}

TEST_CASE("arrow keys step, with Shift or as pages by act, Home and End go to the ends") {
  Walk walk("walk/letter/6/");
  CHECK(walk.press("ArrowRight") == "7/2/step");
  CHECK(walk.press("ArrowUp") == "6/2/step");
  CHECK(walk.press("ArrowDown", true) == "9/3/step");
  CHECK(walk.press("PageUp") == "5/2/step");
  CHECK(walk.press("PageDown") == "9/3/step");
  CHECK(walk.press("End") == "14/4/step");
  CHECK(walk.press("Home") == "1/1/step");
  CHECK(walk.press("F5") == "unused");
}

TEST_CASE("plus and minus change the zoom, Escape leaves level by level and then is the browser's") {
  Walk walk("walk/letter/6/");
  CHECK(walk.press("-") == "6/2/act");
  CHECK(walk.press("+") == "6/2/step");
  CHECK(walk.press("Escape") == "6/2/act");
  CHECK(walk.press("Escape") == "6/2/all");
  CHECK(walk.press("Escape") == "0/0/all");
  CHECK(walk.press("Escape") == "unused");
}

TEST_CASE("Escape leaves a node beside the walkthrough first") {
  Walk walk("n/sorter/", "v1&view=walk&walk=letter/6");
  CHECK(walk.press("Escape") == "6/2/step");
  CHECK_FALSE(walk.screen.app().state().selected.valid());
}

TEST_CASE("Escape leaves a step on the map for the start") {
  Walk map("walk/letter/6/", "v1&view=map");
  CHECK(map.press("Escape") == "none");
}

TEST_CASE("sentences may arrive later, and only those of this catalogue") {
  HeadlessScreen screen(walks_without_prose(), tests::built_in_strings(), at("walk/letter/8/"));
  const auto panel = [&screen] { return atlas::answer_request(screen.app(), R"({"m":"panel"})"); };
  CHECK(panel().find("The sorter tells the office") == std::string::npos);
  CHECK(atlas::answer_request(screen.app(), R"({"m":"walk"})").find(R"("prose":false)") != std::string::npos);
  CHECK_FALSE(screen.app().add_prose(R"({"schema":1,"walkthroughs":[{"id":"parcel","prose":[]}]})"));
  static_cast<void>(screen.app().take_effects());
  CHECK(screen.app().add_prose(atlas::pack_prose(walks())));
  CHECK(panel().find("The sorter tells the office") != std::string::npos);
  CHECK(atlas::effects_json(screen.app(), screen.app().take_effects()).find("panel") != std::string::npos);
}

TEST_CASE("the walkthrough survives twenty frames in every view, zoom and order") {
  for (const char* const path : {"walk/letter/", "walk/letter/8/", "walk/build/4/", "n/sorter/"}) {
    for (const char* const fragment :
         {"v1&view=walk", "v1&view=map", "v1&view=list", "v1&view=walk&zoom=all", "v1&view=walk&zoom=act",
          "v1&view=walk&order=seed", "v1&view=walk&order=both"}) {
      Walk walk(path, fragment);
      for (int i = 0; i < 20; ++i) walk.screen.frame();
      CHECK(walk.screen.app().frames_drawn() > 0);
    }
  }
}
