// See minimap_view.hpp.
#include "views/minimap_view.hpp"

#include "core/map_scene.hpp"
#include "views/theme.hpp"

#include <imgui.h>

#include <array>

namespace atlas {
namespace {

constexpr Vec2 kSize{152, 136};
constexpr float kMargin = 16;
constexpr float kFoldSize = 24;
constexpr float kMinimumMapWidth = 560;

bool shown(const AppState& state) { return !state.compact && state.camera.viewport_px.x >= kMinimumMapWidth; }

Rect area(const AppState& state, const ViewState& view_state) {
  const Vec2 viewport = state.camera.viewport_px;
  const Vec2 size = view_state.minimap_open ? kSize : Vec2{32, 32};
  const float right = viewport.x - state.insets.right - kMargin;
  const float bottom = viewport.y - state.insets.bottom - kMargin;
  return {right - size.x, bottom - size.y, right, bottom};
}

void draw_chevron(ImDrawList& out, Vec2 centre, bool down, const Palette& colours) {
  const float tip = down ? 2.0F : -2.0F;
  const std::array points{ImVec2(centre.x - 4, centre.y - tip), ImVec2(centre.x, centre.y + tip),
                          ImVec2(centre.x + 4, centre.y - tip)};
  out.AddPolyline(points.data(), 3, packed({Ink::Quiet, 1}, colours), ImDrawFlags_None, 1.5F);
}

/// What does not follow the camera is drawn once into a picture of its own.
void paint_ground(const MinimapInput& input, ViewState& view_state) {
  const bool same = view_state.minimap_selected == input.state.selected;
  if (same && !input.ground.empty() && input.ground.is_current(input.paint)) return;
  view_state.minimap_selected = input.state.selected;
  const Rect inside = Rect{0, 0, kSize.x, kSize.y}.grown(-1);
  input.ground.paint(
      compose_minimap_ground({input.catalog, input.layout, input.index}, input.state.selected, kSize),
      input.paint, inside, Ink::Surface);
}

void draw_open(const MinimapInput& input, const Rect& rect, ViewState& view_state,
               std::vector<Action>& actions) {
  ImDrawList& out = *ImGui::GetWindowDrawList();
  constexpr float kBorder = 1;
  paint_ground(input, view_state);
  const Rect inside = rect.grown(-kBorder);
  // A texture's first row is its lowest.
  out.AddImageRounded(ImTextureRef(kMinimapTexture), {inside.min_x, inside.min_y},
                      {inside.max_x, inside.max_y}, {0, 1}, {1, 0}, IM_COL32_WHITE,
                      ImGui::GetStyle().WindowRounding - kBorder);
  ImGui::PushClipRect({inside.min_x, inside.min_y}, {inside.max_x, inside.max_y}, true);
  paint_scene(compose_minimap_frame(input.layout, input.state.camera, kSize), input.paint, out,
              {rect.min_x, rect.min_y});
  ImGui::PopClipRect();

  ImGui::SetCursorScreenPos({rect.max_x - kFoldSize, rect.min_y});
  if (ImGui::InvisibleButton("fold", {kFoldSize, kFoldSize})) view_state.minimap_open = false;
  draw_chevron(out, {rect.max_x - kFoldSize / 2, rect.min_y + kFoldSize / 2}, true, input.paint.colours);

  ImGui::SetCursorScreenPos({rect.min_x, rect.min_y + kFoldSize});
  ImGui::InvisibleButton("area", {kSize.x, kSize.y - kFoldSize});
  if (ImGui::IsItemActive()) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const Vec2 in_minimap{mouse.x - rect.min_x, mouse.y - rect.min_y};
    actions.emplace_back(action::CentreOn{world_from_minimap(input.layout, kSize, in_minimap)});
  }
}

}  // namespace

void draw_minimap(const MinimapInput& input, ViewState& view_state, std::vector<Action>& actions) {
  if (!shown(input.state)) return;
  const Rect rect = area(input.state, view_state);
  ImGui::SetNextWindowPos({rect.min_x, rect.min_y});
  ImGui::SetNextWindowSize({rect.width(), rect.height()});
  constexpr ImGuiWindowFlags kFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                      ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2(8, 8));
  ImGui::Begin("minimap", nullptr, kFlags);
  if (view_state.minimap_open) {
    draw_open(input, rect, view_state, actions);
  } else {
    ImGui::SetCursorScreenPos({rect.min_x, rect.min_y});
    if (ImGui::InvisibleButton("unfold", {rect.width(), rect.height()})) view_state.minimap_open = true;
    draw_chevron(*ImGui::GetWindowDrawList(), rect.centre(), false, input.paint.colours);
  }
  ImGui::End();
  ImGui::PopStyleVar();
}

std::vector<Rect> blocked_by_minimap(const AppState& state, const ViewState& view_state) {
  if (!shown(state) || state.view != View::Map) return {};
  return {area(state, view_state)};
}

}  // namespace atlas
