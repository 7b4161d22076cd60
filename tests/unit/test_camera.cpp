// Camera: conversions are each other's inverse, and movements keep what they promise to keep.
#include "core/camera.hpp"

#include <doctest/doctest.h>

namespace atlas {
namespace {

constexpr Camera kCamera{.centre_in_world = {100, -40}, .scale = 0.8F, .viewport_px = {960, 640}};

void check_near(Vec2 a, Vec2 b) {
  CHECK(a.x == doctest::Approx(b.x).epsilon(0.001));
  CHECK(a.y == doctest::Approx(b.y).epsilon(0.001));
}

TEST_CASE("the middle of the screen shows the centre") {
  check_near(world_from_screen(kCamera, {480, 320}), {100, -40});
  check_near(screen_from_world(kCamera, {100, -40}), {480, 320});
}

TEST_CASE("world and screen are converted there and back") {
  for (const Vec2 point : {Vec2{0, 0}, Vec2{960, 640}, Vec2{-50, 1000}, Vec2{13.5F, 7.25F}}) {
    check_near(screen_from_world(kCamera, world_from_screen(kCamera, point)), point);
  }
}

TEST_CASE("the visible world spans the viewport") {
  const Rect visible = visible_world(kCamera);
  CHECK(visible.width() == doctest::Approx(1200));
  CHECK(visible.height() == doctest::Approx(800));
  check_near(visible.centre(), kCamera.centre_in_world);
}

TEST_CASE("a drag moves the world with the pointer") {
  const Vec2 grabbed = world_from_screen(kCamera, {200, 200});
  check_near(screen_from_world(panned(kCamera, {30, -12}), grabbed), {230, 188});
}

TEST_CASE("zooming keeps the point under the pointer") {
  for (const float factor : {0.5F, 1.1F, 3.0F, 1000.0F, 0.0001F}) {
    const Vec2 anchor{150, 500};
    const Camera after = zoomed(kCamera, factor, anchor);
    check_near(world_from_screen(after, anchor), world_from_screen(kCamera, anchor));
  }
}

TEST_CASE("zooming stops at both ends") {
  CHECK(zoomed(kCamera, 1000, {0, 0}).scale == kMaxScale);
  CHECK(zoomed(kCamera, 0.0001F, {0, 0}).scale == kMinScale);
}

TEST_CASE("fitting shows all of a rectangle within its margin") {
  const Rect world{-300, -900, 500, 700};
  const Camera camera = fitted(kCamera, world, 40, 4);
  const Vec2 a = screen_from_world(camera, {world.min_x, world.min_y});
  const Vec2 b = screen_from_world(camera, {world.max_x, world.max_y});
  CHECK(a.y == doctest::Approx(40));
  CHECK(b.y == doctest::Approx(600));
  CHECK(a.x >= 40);
  CHECK(b.x <= 920);
}

TEST_CASE("fitting a point stays at the largest scale that was allowed") {
  const Camera camera = fitted(kCamera, {5, 5, 5, 5}, 40, 1.5F);
  CHECK(camera.scale == 1.5F);
  check_near(camera.centre_in_world, {5, 5});
}

TEST_CASE("fitting into a viewport smaller than its margins still gives a usable camera") {
  Camera tiny = kCamera;
  tiny.viewport_px = {10, 10};
  CHECK(fitted(tiny, {0, 0, 1000, 1000}, 40, 4).scale == kMinScale);
}

}  // namespace
}  // namespace atlas
