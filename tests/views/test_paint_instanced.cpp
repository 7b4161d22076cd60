// What looks alike is painted once and stands at many places; what is seen is the same.
#include "core/palette.hpp"
#include "core/scene.hpp"
#include "platform/headless.hpp"
#include "test_support.hpp"
#include "views/glyph_text.hpp"
#include "views/kept_picture.hpp"
#include "views/paint_instanced.hpp"
#include "views/theme.hpp"

#include <doctest/doctest.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
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
class Sheet {
 public:
  Sheet() : list(ImGui::GetDrawListSharedData()) {
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

void add_corner(Corners& corners, const ImDrawVert& vertex, Vec2 shift_px) {
  const auto tenths = [](float px) { return static_cast<int>(std::lround(px * 10)); };
  corners.push_back(
      {tenths(vertex.pos.x + shift_px.x), tenths(vertex.pos.y + shift_px.y), static_cast<int>(vertex.col)});
}

Corners corners_of(const ImDrawList& list) {
  Corners corners;
  for (const ImDrawIdx index : list.IdxBuffer) add_corner(corners, list.VtxBuffer[index], {0, 0});
  std::sort(corners.begin(), corners.end());
  return corners;
}

Corners corners_of(const atlas::KeptPicture& picture) {
  Corners corners;
  for (std::size_t i = 0; i < picture.runs().size(); ++i) {
    const ImDrawCmd& run = picture.runs()[i];
    const auto first = picture.first_instances()[i];
    for (const atlas::Instance& instance :
         picture.instances().subspan(first, picture.first_instances()[i + 1] - first)) {
      for (const ImDrawIdx index : picture.indices().subspan(run.IdxOffset, run.ElemCount))
        add_corner(corners, picture.vertices()[run.VtxOffset + index], instance.at_px);
    }
  }
  std::sort(corners.begin(), corners.end());
  return corners;
}

/// The x of what is drawn for each run, in the order of drawing.
std::vector<std::vector<int>> columns_of(const atlas::KeptPicture& picture) {
  std::vector<std::vector<int>> columns;
  for (std::size_t i = 0; i < picture.runs().size(); ++i) {
    std::vector<int>& run = columns.emplace_back();
    for (auto k = picture.first_instances()[i]; k < picture.first_instances()[i + 1]; ++k)
      run.push_back(static_cast<int>(picture.instances()[k].at_px.x));
  }
  return columns;
}

atlas::KeptPicture kept(const atlas::Scene& scene, const Easel& easel) {
  atlas::KeptPicture picture;
  picture.paint(scene, easel.paint(), {0, 0, 800, 600}, atlas::Ink::Paper);
  return picture;
}

}  // namespace

TEST_CASE("ten marks that look alike are painted as one that stands at ten places") {
  const Easel easel;
  Sheet one;
  Sheet ten;
  atlas::paint_scene(row_of_marks(1), easel.paint(), one.list, {0, 0});
  const auto repeated = atlas::paint_instanced(row_of_marks(10), easel.paint(), ten.list);
  CHECK(ten.list.VtxBuffer.Size == one.list.VtxBuffer.Size);
  REQUIRE(repeated.size() == 1);
  CHECK(repeated[0].instances.size() == 10);
  CHECK(repeated[0].instances[0].at_px == Vec2{0, 0});
  CHECK(repeated[0].instances[9].at_px == Vec2{144, 0});
}

TEST_CASE("marks of which there are few are painted one by one") {
  const Easel easel;
  Sheet sheet;
  CHECK(atlas::paint_instanced(row_of_marks(3), easel.paint(), sheet.list).empty());
  Sheet plain;
  atlas::paint_scene(row_of_marks(3), easel.paint(), plain.list, {0, 0});
  CHECK(corners_of(sheet.list) == corners_of(plain.list));
}

TEST_CASE("a picture of repeated marks and dots has the triangles of the scene") {
  const Easel easel;
  atlas::Scene scene;
  for (int i = 0; i < 60; ++i) {
    const Vec2 at{10.0F + 12.5F * static_cast<float>(i), 30.0F + static_cast<float>(i % 7)};
    scene.primitives.emplace_back(mark_at(at, i % 3 == 0 ? atlas::Shape::Video : atlas::Shape::Author));
    if (i % 2 == 0) scene.primitives.emplace_back(disc_at(at + Vec2{0, 50}, i % 4 == 0 ? 2.0F : 1.6F));
    if (i % 20 == 0) scene.primitives.emplace_back(halo_at(at + Vec2{0, 200}, 40));
  }
  Sheet plain;
  atlas::paint_scene(scene, easel.paint(), plain.list, {0, 0});
  const atlas::KeptPicture picture = kept(scene, easel);
  CHECK(corners_of(picture) == corners_of(plain.list));
  CHECK(picture.vertices().size() * 3 < static_cast<std::size_t>(plain.list.VtxBuffer.Size));
}

TEST_CASE("marks that each have a ground are two runs, the grounds first") {
  const Easel easel;
  atlas::Scene scene;
  for (int i = 0; i < 6; ++i) {
    const Vec2 at{20.0F + 15.0F * static_cast<float>(i), 90};
    scene.primitives.emplace_back(disc_at(at, 11));
    scene.primitives.emplace_back(mark_at(at));
  }
  const atlas::KeptPicture picture = kept(scene, easel);
  CHECK(columns_of(picture) ==
        std::vector<std::vector<int>>{{0, 15, 30, 45, 60, 75}, {0, 15, 30, 45, 60, 75}});
  Sheet ground;
  atlas::paint_primitive(scene.primitives[0], easel.paint(), ground.list, {0, 0});
  CHECK(picture.runs()[0].ElemCount == static_cast<unsigned>(ground.list.IdxBuffer.Size));
}

TEST_CASE("what lies under something else stays under it") {
  const Easel easel;
  atlas::Scene scene = row_of_marks(4);
  scene.primitives.emplace_back(halo_at({30, 40}, 40));
  for (const atlas::Primitive& mark : row_of_marks(5).primitives) scene.primitives.push_back(mark);
  CHECK(columns_of(kept(scene, easel)) ==
        std::vector<std::vector<int>>{{0, 16, 32, 48}, {0}, {0, 16, 32, 48, 64}});
}

TEST_CASE("marks of another kind, size or colour are no repetition") {
  const Easel easel;
  atlas::Scene scene;
  for (int i = 0; i < 4; ++i) {
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
  CHECK(columns_of(kept(scene, easel)) ==
        std::vector<std::vector<int>>{{0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}});
}

TEST_CASE("marks of which each looks different are all painted") {
  const Easel easel;
  atlas::Scene scene;
  for (int i = 0; i < 100; ++i) {
    atlas::MarkPrimitive mark = mark_at({8.0F * static_cast<float>(i), 300});
    mark.size_px = 5.0F + 0.1F * static_cast<float>(i);
    scene.primitives.emplace_back(mark);
  }
  Sheet plain;
  atlas::paint_scene(scene, easel.paint(), plain.list, {0, 0});
  CHECK(corners_of(kept(scene, easel)) == corners_of(plain.list));
}

TEST_CASE("more triangles than one run of indices can name are all kept") {
  const Easel easel;
  atlas::Scene scene;
  for (int i = 0; i < 1500; ++i) {  // 1500 circles of about a hundred corners
    const Vec2 at{static_cast<float>(i % 50) * 16, static_cast<float>(i) / 50 * 16};
    scene.primitives.emplace_back(halo_at(at, 10.0F + 0.01F * static_cast<float>(i)));
    for (int k = 0; k < 4; ++k)
      scene.primitives.emplace_back(mark_at(at + Vec2{4.0F * static_cast<float>(k), 0}));
  }
  const atlas::KeptPicture picture = kept(scene, easel);
  CHECK(picture.vertices().size() > 65536);
  std::uint32_t next = 0;
  std::size_t marks = 0;
  for (std::size_t i = 0; i < picture.runs().size(); ++i) {
    CHECK(picture.runs()[i].IdxOffset == next);
    next += picture.runs()[i].ElemCount;
    if (picture.first_instances()[i + 1] - picture.first_instances()[i] == 4) ++marks;
  }
  CHECK(next == picture.indices().size());
  CHECK(marks >= 1500);
}

TEST_CASE("circles that come together are discs for the graphics card, between what is under and over them") {
  const Easel easel;
  atlas::Scene scene;
  scene.primitives.emplace_back(
      atlas::BoxPrimitive{.rect = {0, 0, 100, 100}, .fill = {atlas::Ink::Surface, 1}});
  for (int i = 0; i < 5; ++i) {
    atlas::CirclePrimitive circle = disc_at({20.0F * static_cast<float>(i), 50}, 12);
    circle.stroke = {atlas::Ink::Text, 0.5F};
    circle.width_px = 3;
    scene.primitives.emplace_back(circle);
  }
  for (const atlas::Primitive& mark : row_of_marks(4).primitives) scene.primitives.push_back(mark);
  const atlas::KeptPicture picture = kept(scene, easel);
  CHECK(columns_of(picture) == std::vector<std::vector<int>>{{0}, {0, 20, 40, 60, 80}, {0, 16, 32, 48}});
  CHECK(picture.runs()[0].ElemCount > 0);
  CHECK(picture.runs()[1].ElemCount == 0);
  const atlas::Instance& last = picture.instances()[5];
  CHECK(last.at_px == Vec2{80, 50});
  CHECK(last.radius_px == 12);
  CHECK(last.line_px == 1.5F);
  const atlas::Palette& colours = atlas::palette(atlas::Theme::Light);
  CHECK(last.fill == atlas::packed(atlas::Paint{atlas::Ink::Accent, 1}, colours));
  CHECK(last.line == atlas::packed(atlas::Paint{atlas::Ink::Text, 0.5F}, colours));
}

TEST_CASE("a picture that ends with circles keeps them, and one that is cleared has none") {
  const Easel easel;
  atlas::Scene scene = row_of_marks(1);
  for (int i = 0; i < 4; ++i) {
    atlas::CirclePrimitive circle = disc_at({60, 60}, 9);
    circle.stroke = {atlas::Ink::Text, 1};
    scene.primitives.emplace_back(circle);
  }
  atlas::KeptPicture picture = kept(scene, easel);
  CHECK(columns_of(picture) == std::vector<std::vector<int>>{{0}, {60, 60, 60, 60}});
  picture.clear();
  CHECK(picture.runs().empty());
  CHECK(picture.instances().empty());
}
