// What looks alike is painted once, on a sheet, and stands at many places; what is seen is the same.
#include "core/palette.hpp"
#include "core/scene.hpp"
#include "platform/headless.hpp"
#include "test_support.hpp"
#include "views/glyph_text.hpp"
#include "views/kept_picture.hpp"
#include "views/paint_stamped.hpp"
#include "views/theme.hpp"

#include <doctest/doctest.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <vector>

using atlas::Vec2;

namespace {

/// Somewhere to paint.
class Easel {
 public:
  Easel() { screen_.settle(); }
  [[nodiscard]] const atlas::PaintContext& paint() const { return paint_; }

 private:
  atlas::HeadlessScreen screen_{tests::built_in_catalog(), tests::built_in_strings(),
                                atlas::AppStart{.path = {}, .viewport_px = {800, 600}}};
  atlas::Fonts fonts_;
  atlas::ClusterTable clusters_;
  atlas::FontMeasure measure_{fonts_, clusters_};
  atlas::PaintContext paint_{atlas::palette(atlas::Theme::Light), fonts_, measure_};
};

/// A list to paint on.
class Paper {
 public:
  Paper() : list(ImGui::GetDrawListSharedData()) {
    list._ResetForNewFrame();
    list.PushTexture(ImGui::GetIO().Fonts->TexRef);
    list.PushClipRect({0, 0}, {800, 600});
  }
  ImDrawList list;
};

atlas::MarkPrimitive mark_at(Vec2 centre, atlas::Shape shape = atlas::Shape::Article) {
  atlas::MarkPrimitive mark;
  mark.centre = centre;
  mark.shape = shape;
  mark.stroke = {shape, 1};
  return mark;
}

atlas::CirclePrimitive disc_at(Vec2 centre, float radius_px) {
  atlas::CirclePrimitive disc;
  disc.centre = centre;
  disc.radius_px = radius_px;
  disc.fill = {atlas::Ink::Accent, 1};
  return disc;
}

/// Something that must stay where it is in the order.
atlas::CirclePrimitive halo_at(Vec2 centre, float radius_px) {
  atlas::CirclePrimitive halo = disc_at(centre, radius_px);
  halo.fill.opacity = 0.5F;
  return halo;
}

atlas::Scene row_of_marks(int count) {
  atlas::Scene scene;
  for (int i = 0; i < count; ++i)
    scene.primitives.emplace_back(mark_at({20.0F + 16.0F * static_cast<float>(i), 40}));
  return scene;
}

/// Corners of triangles in tenths of a pixel, with their colours, in any order.
using Corners = std::vector<std::array<int, 3>>;

int tenths(float px) { return static_cast<int>(std::lround(px * 10)); }

Corners corners_of(const ImVector<ImDrawVert>& vertices, Vec2 shift_px = {}) {
  Corners corners;
  for (const ImDrawVert& vertex : vertices) {
    corners.push_back(
        {tenths(vertex.pos.x + shift_px.x), tenths(vertex.pos.y + shift_px.y), static_cast<int>(vertex.col)});
  }
  std::sort(corners.begin(), corners.end());
  return corners;
}

const float kSheetSidePx = atlas::sheet_side_px(1);

struct Stamped {
  Vec2 centre;          // where it is seen
  Vec2 part_low, part;  // of the sheet: its upper left corner and its middle, in CSS pixels
  float side = 0;       // of both
};

/// The stamps of a picture in the order of drawing.
std::vector<Stamped> stamps_of(const atlas::PaintedTriangles& painted) {
  std::vector<Stamped> stamps;
  const auto on_sheet = [](const ImVec2& uv) { return Vec2{uv.x * kSheetSidePx, (1 - uv.y) * kSheetSidePx}; };
  for (const ImDrawCmd& run : painted.runs) {
    if (run.GetTexID() != atlas::kSheetTexture) continue;
    for (unsigned i = 0; i < run.ElemCount; i += 6) {
      const auto vertex = [&](unsigned k) {
        const int at = static_cast<int>(run.IdxOffset + i + k);
        return painted.vertices[static_cast<int>(run.VtxOffset) + painted.indices[at]];
      };
      const ImDrawVert low = vertex(0);
      const ImDrawVert high = vertex(2);
      const Vec2 part_low = on_sheet(low.uv);
      const Vec2 part_high = on_sheet(high.uv);
      CHECK(low.col == IM_COL32_WHITE);
      CHECK(high.pos.x - low.pos.x == doctest::Approx(part_high.x - part_low.x));
      CHECK(high.pos.y - low.pos.y == doctest::Approx(part_high.y - part_low.y));
      stamps.push_back({Vec2{low.pos.x + high.pos.x, low.pos.y + high.pos.y} * 0.5F, part_low,
                        (part_low + part_high) * 0.5F, high.pos.x - low.pos.x});
    }
  }
  return stamps;
}

/// The x of all stamps in the order of drawing, with a bar where something else is drawn in between.
std::string columns_of(const atlas::PaintedTriangles& painted) {
  std::string columns;
  for (const ImDrawCmd& run : painted.runs) {
    atlas::PaintedTriangles one = painted;
    one.runs = {run};
    if (run.GetTexID() != atlas::kSheetTexture) columns += "| ";
    for (const Stamped& stamp : stamps_of(one))
      columns += std::to_string(static_cast<int>(std::lround(stamp.centre.x))) + " ";
  }
  return columns;
}

std::size_t parts_of(const atlas::PaintedTriangles& painted) {
  std::set<std::pair<int, int>> parts;
  for (const Stamped& stamp : stamps_of(painted)) parts.emplace(tenths(stamp.part.x), tenths(stamp.part.y));
  return parts.size();
}

atlas::KeptPicture kept(const atlas::Scene& scene, const Easel& easel) {
  atlas::KeptPicture picture;
  picture.paint(scene, easel.paint(), {0, 0, 800, 600}, atlas::Ink::Paper);
  return picture;
}

}  // namespace

TEST_CASE("ten marks that look alike are painted as one that stands at ten places") {
  const Easel easel;
  const atlas::KeptPicture picture = kept(row_of_marks(10), easel);
  CHECK(columns_of(picture.triangles()) == "20 36 52 68 84 100 116 132 148 164 ");
  CHECK(parts_of(picture.triangles()) == 1);
  const Stamped last = stamps_of(picture.triangles())[9];
  CHECK(last.centre.y == 40);
  Paper paper;
  atlas::paint_scene(row_of_marks(1), easel.paint(), paper.list, {0, 0});
  CHECK(corners_of(picture.sheet().vertices, Vec2{20, 40} - last.part) == corners_of(paper.list.VtxBuffer));
}

TEST_CASE("a stamp has all of what is painted, with room for its smooth edge") {
  const Easel easel;
  for (std::size_t i = 0; i < atlas::kShapeCount; ++i) {
    atlas::Scene scene;
    for (int k = 0; k < 20; ++k) {
      atlas::MarkPrimitive mark = mark_at({30.0F * static_cast<float>(k), 40}, static_cast<atlas::Shape>(i));
      mark.size_px = 24;
      mark.width_px = 2;
      mark.fill = {atlas::Ink::Paper, 1};
      scene.primitives.emplace_back(mark);
    }
    const atlas::KeptPicture picture = kept(scene, easel);
    REQUIRE(stamps_of(picture.triangles()).size() == 20);
    const Stamped stamp = stamps_of(picture.triangles())[0];
    INFO("shape " << i);
    for (const ImDrawVert& vertex : picture.sheet().vertices) {
      CHECK(std::abs(vertex.pos.x - stamp.part.x) <= stamp.side / 2);
      CHECK(std::abs(vertex.pos.y - stamp.part.y) <= stamp.side / 2);
    }
  }
}

TEST_CASE("a stamp stands on whole device pixels, on the sheet and on the map") {
  const Easel easel;
  for (const float density : {1.0F, 1.1F, 1.25F, 3.0F}) {
    atlas::PaintContext paint = easel.paint();
    paint.density = density;
    atlas::Scene scene = row_of_marks(8);
    for (int i = 0; i < 8; ++i) scene.primitives.emplace_back(mark_at({10.3F * static_cast<float>(i), 7.7F}));
    Paper picture;
    Paper sheet;
    atlas::paint_stamped(scene, paint, picture.list, sheet.list);
    const float side_px = atlas::sheet_side_px(density);
    for (const ImDrawVert& vertex : picture.list.VtxBuffer) {
      for (const float px : {vertex.pos.x, vertex.pos.y, vertex.uv.x * side_px, vertex.uv.y * side_px})
        CHECK(px * density == doctest::Approx(std::round(px * density)));
    }
  }
}

TEST_CASE("marks of which there are few are painted one by one") {
  const Easel easel;
  const atlas::KeptPicture picture = kept(row_of_marks(5), easel);
  CHECK(picture.sheet().runs.empty());
  Paper plain;
  atlas::paint_scene(row_of_marks(5), easel.paint(), plain.list, {0, 0});
  CHECK(corners_of(picture.triangles().vertices) == corners_of(plain.list.VtxBuffer));
}

TEST_CASE("marks of which there are few stand on whole pixels as well") {
  const Easel easel;
  atlas::Scene scene;
  for (const float x : {20.2F, 35.6F, 52.4F}) scene.primitives.emplace_back(mark_at({x, 39.7F}));
  Paper plain;
  atlas::paint_scene(row_of_marks(3), easel.paint(), plain.list, {0, 0});
  CHECK(corners_of(kept(scene, easel).triangles().vertices) == corners_of(plain.list.VtxBuffer));
}

TEST_CASE("stamps of several kinds share a sheet and do not touch each other on it") {
  const Easel easel;
  atlas::Scene scene;
  for (int i = 0; i < 240; ++i) {
    const Vec2 at{10.0F + 3 * static_cast<float>(i), 30};
    atlas::MarkPrimitive mark = mark_at(at, static_cast<atlas::Shape>(i % 10));
    mark.size_px = i % 20 < 10 ? 12.0F : 40.0F;
    scene.primitives.emplace_back(mark);
  }
  const atlas::KeptPicture picture = kept(scene, easel);
  CHECK(parts_of(picture.triangles()) == 20);
  std::string touching;
  const std::vector<Stamped> stamps = stamps_of(picture.triangles());
  for (const Stamped& a : stamps) {
    CHECK(a.part_low.x >= 0);
    CHECK(a.part_low.y >= 0);
    CHECK(a.part_low.x + a.side <= kSheetSidePx);
    CHECK(a.part_low.y + a.side <= kSheetSidePx);
    for (const Stamped& b : stamps) {
      const Vec2 gap = a.part - b.part;
      if (gap == Vec2{0, 0}) continue;
      if (std::max(std::abs(gap.x), std::abs(gap.y)) * 2 < a.side + b.side - 0.01F) touching = "touching";
    }
  }
  CHECK(touching == "");
}

TEST_CASE("when the sheet is full what is left is painted one by one") {
  const Easel easel;
  atlas::Scene scene;
  for (int i = 0; i < 160; ++i) {
    atlas::MarkPrimitive mark = mark_at({4.0F * static_cast<float>(i), 300});
    mark.size_px = 90.0F + static_cast<float>(i % 20);
    scene.primitives.emplace_back(mark);
  }
  const atlas::KeptPicture picture = kept(scene, easel);
  const std::size_t stamped = stamps_of(picture.triangles()).size();
  CHECK(stamped > 0);
  CHECK(stamped < 160);
  Paper one;
  atlas::paint_primitive(scene.primitives[0], easel.paint(), one.list, {0, 0});
  const auto corners = static_cast<std::size_t>(one.list.VtxBuffer.Size);
  CHECK(picture.triangles().vertices.size() == static_cast<int>(stamped * 4 + (160 - stamped) * corners));
}

TEST_CASE("marks that each have a ground are stamped after all the grounds") {
  const Easel easel;
  atlas::Scene scene;
  for (int i = 0; i < 8; ++i) {
    const Vec2 at{20.0F + 15.0F * static_cast<float>(i), 90};
    scene.primitives.emplace_back(disc_at(at, 11));
    scene.primitives.emplace_back(mark_at(at));
  }
  const atlas::KeptPicture picture = kept(scene, easel);
  CHECK(columns_of(picture.triangles()) == "20 35 50 65 80 95 110 125 20 35 50 65 80 95 110 125 ");
  CHECK(stamps_of(picture.triangles())[0].side > stamps_of(picture.triangles())[8].side);
}

TEST_CASE("what lies under something else stays under it") {
  const Easel easel;
  atlas::Scene scene = row_of_marks(8);
  scene.primitives.emplace_back(halo_at({30, 40}, 40));
  for (const atlas::Primitive& mark : row_of_marks(9).primitives) scene.primitives.push_back(mark);
  CHECK(columns_of(kept(scene, easel).triangles()) ==
        "20 36 52 68 84 100 116 132 | 20 36 52 68 84 100 116 132 148 ");
}

TEST_CASE("marks of another kind, size or colour are stamps of their own") {
  const Easel easel;
  atlas::Scene scene;
  for (int i = 0; i < 8; ++i) {
    const Vec2 at{20, 20.0F + 30.0F * static_cast<float>(i)};
    scene.primitives.emplace_back(mark_at(at));
    scene.primitives.emplace_back(mark_at(at + Vec2{40, 0}, atlas::Shape::Book));
    atlas::MarkPrimitive large = mark_at(at + Vec2{80, 0});
    large.size_px = 20;
    scene.primitives.emplace_back(large);
    atlas::MarkPrimitive faint = mark_at(at + Vec2{120, 0});
    faint.stroke.opacity = 0.5F;
    scene.primitives.emplace_back(faint);
  }
  CHECK(parts_of(kept(scene, easel).triangles()) == 4);
}

TEST_CASE("marks of which each looks different are all painted") {
  const Easel easel;
  atlas::Scene scene;
  for (int i = 0; i < 100; ++i) {
    atlas::MarkPrimitive mark = mark_at({8.0F * static_cast<float>(i), 300});
    mark.size_px = 5.0F + 0.1F * static_cast<float>(i);
    scene.primitives.emplace_back(mark);
  }
  Paper plain;
  atlas::paint_scene(scene, easel.paint(), plain.list, {0, 0});
  CHECK(corners_of(kept(scene, easel).triangles().vertices) == corners_of(plain.list.VtxBuffer));
}

TEST_CASE("more triangles than one run of indices can name are all kept") {
  const Easel easel;
  atlas::Scene scene;
  for (int i = 0; i < 1500; ++i) {  // 1500 circles of about a hundred corners
    const Vec2 at{static_cast<float>(i % 50) * 16, static_cast<float>(i) / 50 * 16};
    scene.primitives.emplace_back(halo_at(at, 10.0F + 0.01F * static_cast<float>(i)));
  }
  for (const atlas::Primitive& mark : row_of_marks(40).primitives) scene.primitives.push_back(mark);
  const atlas::KeptPicture picture = kept(scene, easel);
  const atlas::PaintedTriangles& painted = picture.triangles();
  CHECK(painted.vertices.size() > 65536);
  unsigned next = 0;
  for (const ImDrawCmd& run : painted.runs) {
    CHECK(run.IdxOffset == next);
    next += run.ElemCount;
  }
  CHECK(next == static_cast<unsigned>(painted.indices.size()));
  CHECK(stamps_of(painted).size() == 40);
}

TEST_CASE("a picture that is cleared has neither triangles nor a sheet") {
  const Easel easel;
  atlas::KeptPicture picture = kept(row_of_marks(10), easel);
  CHECK_FALSE(picture.empty());
  picture.clear();
  CHECK(picture.empty());
  CHECK(picture.triangles().vertices.empty());
  CHECK(picture.sheet().runs.empty());
}
