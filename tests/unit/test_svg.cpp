// Scenes as SVG: real text, classes instead of styles, links that can be followed.
#include "formats/html.hpp"
#include "formats/svg.hpp"
#include "unit/map_fixture.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <set>
#include <string>

namespace atlas {
namespace {

using test::MapPicture;

void each(const Element& element, const std::function<void(const Element&)>& visit) {
  visit(element);
  for (const Element& child : element.children) each(child, visit);
}

std::string attribute(const Element& element, std::string_view key) {
  for (const auto& [name, value] : element.attributes) {
    if (name == key) return value;
  }
  return {};
}

int count(const Element& root, std::string_view tag) {
  int found = 0;
  each(root, [&](const Element& element) { found += element.tag == tag ? 1 : 0; });
  return found;
}

Element drawn(const MapPicture& map, bool links) {
  SvgOptions options;
  options.size_px = map.camera.viewport_px;
  options.title = "关系图";
  options.links_root = "../../";
  if (links) options.catalog = &map.catalog;
  return svg_element(map.scene(), options);
}

Element of_one(Primitive primitive) {
  Scene scene;
  scene.primitives.push_back(std::move(primitive));
  SvgOptions options;
  options.size_px = {100, 50};
  options.title = "t";
  const Element svg = svg_element(scene, options);
  return svg.children.at(1).children.at(0);
}

}  // namespace

TEST_CASE("a drawing says what it is") {
  const Element svg = drawn(MapPicture(test::map_fixture()), false);
  CHECK(svg.tag == "svg");
  CHECK(attribute(svg, "role") == "img");
  CHECK(attribute(svg, "aria-label") == "关系图");
  CHECK(attribute(svg, "viewBox") == "0 0 984 852");
  CHECK(svg.children.front().tag == "title");
}

TEST_CASE("no style attribute, no number that is none, no empty path") {
  MapPicture map(test::map_fixture());
  map.emphasis.selected = map.id("scheduler");
  each(drawn(map, true), [](const Element& element) {
    for (const auto& [key, value] : element.attributes) {
      CHECK(key != "style");
      CHECK(value.find("nan") == std::string::npos);
      CHECK(value.find("inf") == std::string::npos);
      if (key == "d") CHECK(value.size() > 4);
    }
  });
}

TEST_CASE("every colour class has a rule in the style") {
  MapPicture map(test::map_fixture());
  map.emphasis.selected = map.id("scheduler");
  const std::string css = svg_style();
  std::set<std::string> classes;
  each(drawn(map, true), [&](const Element& element) {
    std::string list = attribute(element, "class");
    while (!list.empty()) {
      const std::size_t end = std::min(list.find(' '), list.size());
      classes.insert(list.substr(0, end));
      list.erase(0, std::min(end + 1, list.size()));
    }
  });
  CHECK(classes.count("fill-accent") == 1);
  for (const std::string& name : classes) {
    INFO(name);
    if (name != "map") CHECK(css.find("." + name + "{") != std::string::npos);
  }
}

TEST_CASE("text is real text with a halo where the map shows through") {
  const Element svg = drawn(MapPicture(test::map_fixture()), false);
  CHECK(text_content(svg).find("系列文章") != std::string::npos);
  TextPrimitive text;
  text.text = "a<b & \"c\"";
  text.origin = {10, 20};
  text.width_px = 30;
  const Element left = of_one(text);
  CHECK(attribute(left, "x") == "10");
  CHECK(attribute(left, "class") == "type-label fill-text halo");
  CHECK(to_html(left).find("a&lt;b &amp; ") != std::string::npos);
  SUBCASE("anchored at its middle or end, it stays in place in any font") {
    text.anchor = 0.5F;
    CHECK(attribute(of_one(text), "x") == "25");
    CHECK(attribute(of_one(text), "text-anchor") == "middle");
    text.anchor = 1;
    CHECK(attribute(of_one(text), "x") == "40");
    CHECK(attribute(of_one(text), "text-anchor") == "end");
  }
}

TEST_CASE("numbers are short") {
  CirclePrimitive circle;
  circle.centre = {-12.349F, 0.04F};
  circle.radius_px = 5;
  circle.fill = {Shape::Topic, 0.08F};
  const Element element = of_one(circle);
  CHECK(attribute(element, "cx") == "-12.3");
  CHECK(attribute(element, "cy") == "0");
  CHECK(attribute(element, "fill-opacity") == "0.08");
  CHECK(attribute(element, "class") == "fill-shape-topic");
}

TEST_CASE("a straight line is a line, a bent one a curve, an inferred one dashed") {
  CurvePrimitive curve;
  curve.points = {Vec2{0, 0}, {10, 0}, {20, 0}, {30, 0}};
  CHECK(attribute(of_one(curve), "d") == "M0 0L30 0");
  curve.points[1].y = 20;
  curve.dashed = true;
  CHECK(attribute(of_one(curve), "d") == "M0 0C10 20 20 0 30 0");
  CHECK(attribute(of_one(curve), "stroke-dasharray") == "3 3.5");
}

TEST_CASE("with a catalogue every area is a link to the node's page") {
  const MapPicture map(test::map_fixture());
  const Element svg = drawn(map, true);
  CHECK(attribute(svg, "role") == "group");
  CHECK(count(svg, "a") == static_cast<int>(map.scene().areas.size()));
  bool found = false;
  each(svg, [&](const Element& element) {
    if (element.tag != "a" || attribute(element, "href") != "../../n/scheduler/") return;
    found = true;
    CHECK(element.children.front().tag == "title");
    CHECK(text_content(element) == "scheduler");
  });
  CHECK(found);
  CHECK(count(drawn(map, false), "a") == 0);
}

}  // namespace atlas
