// The picture of a walkthrough: what is drawn, and that no two words stand on each other.
#include "unit/walk_picture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>

namespace atlas {
namespace {

using test::WalkPicture;

/// The first two texts of a scene that overlap, "" when none do.
std::string overlap(const Scene& scene) {
  const std::vector<TextPrimitive> texts = test::all<TextPrimitive>(scene);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (std::size_t j = i + 1; j < texts.size(); ++j) {
      if (test::rect_of(texts[i]).overlaps(test::rect_of(texts[j])))
        return texts[i].text + " / " + texts[j].text;
    }
  }
  return {};
}

std::string outside(const Scene& scene, Vec2 size_px) {
  for (const TextPrimitive& text : test::all<TextPrimitive>(scene)) {
    if (text.origin.x < 0 || text.origin.x + text.width_px > size_px.x + 0.5F)
      return text.text + " at " + std::to_string(text.origin.x) + "," + std::to_string(text.origin.y) +
             " w " + std::to_string(text.width_px);
  }
  return {};
}

struct Screen {
  Vec2 size_px;
  bool vertical;
};

/// All steps, zooms, orders, languages and screens of one walkthrough.
void check_everywhere(WalkPicture& picture) {
  const auto last = static_cast<int>(picture.walk.steps.size());
  for (const Screen screen :
       {Screen{{1040, 736}, false}, Screen{{1040, 524}, false}, Screen{{1520, 900}, false},
        Screen{{700, 420}, false}, Screen{{470, 235}, false}, Screen{{390, 312}, true},
        Screen{{390, 620}, true}, Screen{{320, 420}, true}}) {
    picture.size_px = screen.size_px;
    picture.style.vertical = screen.vertical;
    for (const Lang lang : {Lang::Zh, Lang::En}) {
      picture.style.lang = lang;
      for (const WalkOrder order : {WalkOrder::Real, WalkOrder::Seed, WalkOrder::Both}) {
        picture.place.order = order;
        for (const WalkZoom zoom : {WalkZoom::All, WalkZoom::Act, WalkZoom::Step}) {
          for (int step = 0; step <= last; ++step) {
            picture.place.step = step;
            picture.place.act = step > 0 ? act_of_step(picture.walk, step) : 1;
            picture.place.zoom = zoom;
            picture.scroll_px = scroll_to_place(picture.input());
            const WalkScene scene = picture.scene();
            INFO("step " << step << " zoom " << name(zoom) << " order " << name(order) << " width "
                         << screen.size_px.x << (lang == Lang::Zh ? " zh" : " en"));
            CHECK(overlap(scene.scene) == "");
            const bool scrolls =
                scene.length_px > (screen.vertical ? screen.size_px.y : screen.size_px.x) + 0.5F;
            if (!scrolls) CHECK(outside(scene.scene, screen.size_px) == "");
          }
        }
      }
    }
  }
}

std::string picked(const WalkScene& scene, Vec2 at) {
  const WalkHit* const hit = pick(scene, at, 4);
  if (hit == nullptr) return "nothing";
  constexpr std::array kNames{"step ", "lane ", "object "};
  return kNames.at(static_cast<std::size_t>(hit->part)) + std::to_string(hit->index);
}

const TextPrimitive* text_of(const std::vector<TextPrimitive>& texts, std::string_view wanted) {
  const auto found = std::find_if(texts.begin(), texts.end(),
                                  [wanted](const TextPrimitive& text) { return text.text == wanted; });
  return found == texts.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("no words of a walkthrough overlap, at any step, zoom, order, language and size") {
  WalkPicture picture;
  check_everywhere(picture);
}

TEST_CASE("no words overlap either when all names and labels are long") {
  WalkPicture picture;
  for (WalkLane& lane : picture.walk.lanes)
    lane.title = {"一个名字很长的组件" + lane.id, "a-component-with-a-long-name-" + lane.id};
  for (WalkStep& step : picture.walk.steps) {
    step.label = {"很长的说明文字放不下|第二行也很长很长很长",
                  "a label that is much too long|for the room of its column"};
    if (!step.chip.empty()) step.chip = {"很长的对象名称", "AnObjectWithALongName"};
  }
  for (WalkCaption& caption : picture.walk.captions)
    caption.text = {"这一段话写得很长，哪里都放不下", "a caption that is much too long for any gap"};
  for (WalkObject& object : picture.walk.objects) object.title = "AnObjectWithALongName";
  check_everywhere(picture);
}

TEST_CASE("no words of the built-in walkthrough overlap") {
  const std::vector<Walkthrough>& walks = testing::shipped_catalog().data().walkthroughs;
  for (const Walkthrough& walk : walks) {
    if (walk.steps.empty()) continue;
    WalkPicture picture;
    picture.walk = walk;
    check_everywhere(picture);
  }
}

TEST_CASE("every step has its number, and a step in several lanes one in each") {
  const WalkPicture picture;
  const std::vector<TextPrimitive> texts = test::all<TextPrimitive>(picture.scene().scene);
  const auto times = [&texts](std::string_view number) {
    return std::count_if(texts.begin(), texts.end(),
                         [number](const TextPrimitive& text) { return text.text == number; });
  };
  for (const char* const number : {"1", "2", "3", "4", "6", "7", "8", "9", "10", "11", "12"})
    CHECK(times(number) == 1);
  CHECK(times("5") == 2);
}

TEST_CASE("kinds of steps differ in shape: writes filled, watches round, branches dashed") {
  const WalkPicture picture;
  int filled = 0;
  int round = 0;
  int dashed = 0;
  for (const BoxPrimitive& box : test::all<BoxPrimitive>(picture.scene().scene)) {
    if (box.rect.max_y > 690 || box.hatched) continue;  // not the legend
    const Ink* const fill = std::get_if<Ink>(&box.fill.role);
    filled += fill != nullptr && *fill == Ink::Accent ? 1 : 0;
    round += fill != nullptr && *fill == Ink::WatchGround && box.corner_px == box.rect.height() / 2 ? 1 : 0;
    dashed += box.dashed ? 1 : 0;
  }
  CHECK(filled == 4);  // 2, 3, 9, 12
  CHECK(round == 4);   // 4, 5 twice, 10
  CHECK(dashed == 1);  // 6
}

TEST_CASE("writes have filled heads and watches open, dashed ones; each lies on a stretch of background") {
  const WalkPicture picture;
  int solid = 0;
  int open = 0;
  int underlays = 0;
  for (const CurvePrimitive& curve : test::all<CurvePrimitive>(picture.scene().scene)) {
    if (curve.points[0].y > 690) continue;
    if (curve.head_px > 0 && curve.solid_head) ++solid;
    if (curve.head_px > 0 && curve.dashed) ++open;
    if (curve.width_px == 6.0F) ++underlays;
  }
  CHECK(solid == 2 + 1 + 2 + 2 - 1);  // 2 up; 3 on; 9 up and on; 12 up and on
  CHECK(open == 4);                   // 5 in two lanes, 9's watch, 10
  CHECK(underlays >= solid + open);
}

TEST_CASE("a write goes up to the trunk and on to what it stores") {
  WalkPicture picture;
  picture.go_to(12);
  const WalkLayout layout = walk_layout(
      {picture.walk, picture.place, Lang::Zh, picture.size_px, false, false, 44}, picture.measure);
  bool to_trunk = false;
  bool to_object = false;
  for (const CurvePrimitive& curve : test::all<CurvePrimitive>(picture.scene().scene)) {
    if (!curve.solid_head) continue;
    to_trunk = to_trunk || curve.points[3].y == layout.lanes.trunk.to;
    to_object = to_object || std::abs(curve.points[3].y - layout.lanes.object[1]) < 10;
  }
  CHECK(to_trunk);
  CHECK(to_object);
}

TEST_CASE("the current step says which fields it changes, above and below the life line") {
  WalkPicture picture;
  picture.go_to(9);
  picture.style.lang = Lang::En;
  const std::string texts = test::texts(picture.scene().scene);
  INFO(texts);
  CHECK(texts.find("state = done") != std::string::npos);
  CHECK(texts.find("Baked = True  +1") != std::string::npos);
}

TEST_CASE("at the zoom of a step the past is fainter than the present, and what comes fainter still") {
  WalkPicture picture;
  picture.go_to(9);
  const WalkScene scene = picture.scene();
  float past = 0;
  float later = 0;
  for (const CurvePrimitive& curve : test::all<CurvePrimitive>(scene.scene)) {
    if (curve.head_px <= 0 || curve.points[0].y > 690) continue;  // not the legend
    if (!std::holds_alternative<Shape>(curve.paint.role)) continue;
    if (std::get<Shape>(curve.paint.role) == Shape::Article && curve.points[0].x < scene.columns[8])
      past = curve.paint.opacity;
    if (std::get<Shape>(curve.paint.role) == Shape::Topic && curve.points[0].x > scene.columns[8])
      later = curve.paint.opacity;
  }
  CHECK(past == doctest::Approx(0.62F));
  CHECK(later == doctest::Approx(0.46F));
}

TEST_CASE("an act outside the plain story is hatched, and the legend says so") {
  const WalkPicture picture;
  const Scene scene = picture.scene().scene;
  const std::vector<BoxPrimitive> boxes = test::all<BoxPrimitive>(scene);
  CHECK(std::count_if(boxes.begin(), boxes.end(), [](const BoxPrimitive& box) { return box.hatched; }) == 2);
  CHECK(test::shows(scene, "主线之外"));
}

TEST_CASE("a caption that finds no room is left out, never cut") {
  WalkPicture picture;
  picture.size_px = {640, 736};
  CHECK(test::shows(picture.scene().scene, "面包师看着柜台"));
  picture.walk.captions[1].text = {std::string(300, 'w'), ""};
  CHECK_FALSE(test::shows(picture.scene().scene, "www"));
}

TEST_CASE("a point on a mark, a name or a life line's words finds the step, the lane or the object") {
  const WalkPicture picture;
  const WalkScene scene = picture.scene();
  const std::vector<TextPrimitive> texts = test::all<TextPrimitive>(scene.scene);
  const TextPrimitive* const number = text_of(texts, "7");
  REQUIRE(number != nullptr);
  CHECK(picked(scene, number->origin) == "step 7");
  const TextPrimitive* const lane = text_of(texts, "面包师");
  REQUIRE(lane != nullptr);
  CHECK(picked(scene, lane->origin) == "lane " + std::to_string(test::kBaker));
  const TextPrimitive* const object = text_of(texts, "Order · 待做");
  REQUIRE(object != nullptr);
  CHECK(picked(scene, object->origin) == "object 0");
  CHECK(picked(scene, {600, 729}) == "nothing");
}

TEST_CASE("targets of steps are at least 24 px high and as wide as their columns allow") {
  const WalkPicture picture;
  for (const WalkHit& hit : picture.scene().hits) {
    if (hit.part != WalkPart::Step) continue;
    CHECK(hit.rect.height() >= 24);
    CHECK(hit.rect.width() >= 24);
  }
}

TEST_CASE("scrolling moves the steps and leaves names and legend where they are") {
  WalkPicture picture;
  picture.size_px = {300, 500};
  const WalkScene before = picture.scene();
  REQUIRE(before.length_px > 300);
  picture.scroll_px = 40;
  const WalkScene after = picture.scene();
  CHECK(before.columns[6] - after.columns[6] == doctest::Approx(40));
  const std::vector<TextPrimitive> old_texts = test::all<TextPrimitive>(before.scene);
  const std::vector<TextPrimitive> new_texts = test::all<TextPrimitive>(after.scene);
  REQUIRE(text_of(new_texts, "烤箱") != nullptr);
  CHECK(text_of(old_texts, "烤箱")->origin == text_of(new_texts, "烤箱")->origin);
}

TEST_CASE("scrolling stops at the ends, and brings a step into view") {
  WalkPicture picture;
  picture.size_px = {300, 500};
  picture.scroll_px = 1e6F;
  const WalkScene end = picture.scene();
  CHECK(end.columns[11] < 300);
  picture.place.step = 8;
  picture.scroll_px = scroll_to_place(picture.input());
  const float at = picture.scene().columns[7];
  CHECK(at > 120);
  CHECK(at < 300);
}

TEST_CASE("a chip in motion starts at its mark, and the dot appears when it has arrived") {
  WalkPicture picture;
  picture.go_to(12);
  const auto chip_y = [&picture] {
    const std::vector<TextPrimitive> texts = test::all<TextPrimitive>(picture.scene().scene);
    return text_of(texts, "status")->origin.y;
  };
  const auto dots = [&picture] { return test::all<CirclePrimitive>(picture.scene().scene).size(); };
  const float settled = chip_y();
  const std::size_t settled_dots = dots();
  picture.motion = 0;
  CHECK(chip_y() > settled);  // the mark is below the trunk
  CHECK(dots() == settled_dots - 1);
}

TEST_CASE("the same input gives the same scene") {
  const WalkPicture picture;
  CHECK(test::texts(picture.scene().scene) == test::texts(picture.scene().scene));
  CHECK(picture.scene().scene.primitives.size() == picture.scene().scene.primitives.size());
}

TEST_CASE("a walkthrough without trunk, store or steps is drawn without them") {
  WalkPicture picture;
  for (WalkLane& lane : picture.walk.lanes) lane.role = LaneRole::Actor;
  CHECK(test::shows(picture.scene().scene, "面包师"));
  picture.walk = Walkthrough{};
  CHECK(picture.scene().hits.empty());
}

// ---- the two orders

TEST_CASE("the two orders stand side by side, and only what changes places is coloured") {
  WalkPicture picture;
  picture.place.order = WalkOrder::Both;
  picture.size_px = {1040, 800};
  int moved_cards = 0;
  for (const BoxPrimitive& box : test::all<BoxPrimitive>(picture.scene().scene)) {
    const Shape* const stroke = std::get_if<Shape>(&box.stroke.role);
    moved_cards += stroke != nullptr && *stroke == Shape::Stage ? 1 : 0;
  }
  CHECK(moved_cards == 6);  // baker, oven and courier, in either column
  CHECK(test::shows(picture.scene().scene, "次序相反"));
}

TEST_CASE("cards carry the numbers of their steps, and the corrections about them") {
  WalkPicture picture;
  picture.place.order = WalkOrder::Both;
  picture.style.lang = Lang::En;
  picture.size_px = {1040, 800};
  const std::string texts = test::texts(picture.scene().scene);
  INFO(texts);
  CHECK(texts.find("Steps 1–2") != std::string::npos);
  CHECK(texts.find("2  Nobody commands anybody") != std::string::npos);
}

TEST_CASE("in the reading order, lanes say when it is their turn") {
  WalkPicture picture;
  picture.place.order = WalkOrder::Seed;
  int moved = 0;
  for (const TextPrimitive& text : test::all<TextPrimitive>(picture.scene().scene)) {
    const Shape* const shape = std::get_if<Shape>(&text.paint.role);
    moved += shape != nullptr && *shape == Shape::Stage ? 1 : 0;
  }
  CHECK(moved == 3);
}

}  // namespace atlas
