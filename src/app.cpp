// See app.hpp. A frame is: animate, compose the scene, let ImGui take input and paint, apply actions.
#include "app.hpp"

#include "core/flight.hpp"
#include "core/sort.hpp"
#include "core/update.hpp"
#include "formats/prose_json.hpp"
#include "views/hover_card.hpp"
#include "views/legend_view.hpp"
#include "views/map_view.hpp"
#include "views/minimap_view.hpp"
#include "views/theme.hpp"
#include "views/walk_view.hpp"

#include <imgui.h>

#include <algorithm>
#include <utility>

namespace atlas {
namespace {

constexpr double kFadeMs = 180;
// New glyphs per frame: about 8 ms, which come to those of composing the picture. Before the first picture
// there is nothing to keep fluent, so more may be done at once.
constexpr int kGlyphsPerFrame = 16;
constexpr int kGlyphsPerWarmingFrame = 160;

/// Each face must be the current font once per frame to learn the screen's density.
void refresh_density(const Fonts& fonts) {
  for (ImFont* const face : {fonts.regular, fonts.semibold, fonts.halo}) {
    if (face == nullptr) continue;
    ImGui::PushFont(face, size_px(TypeStyle::Label13));
    ImGui::PopFont();
  }
}

}  // namespace

App::App(Catalog catalog, MapLayout layout, Strings strings, const FontSource& font_source)
    : catalog_(std::move(catalog)),
      strings_(std::move(strings)),
      layout_(std::move(layout)),
      indexes_(catalog_, layout_),
      measure_(fonts_, clusters_) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  if (font_source.font_file.empty()) {
    ATLAS_ASSERT(font_source.glyphs != nullptr);
    canvas_fonts_.emplace(*font_source.glyphs, clusters_);
    fonts_ = canvas_fonts_->add_to(atlas);
  } else {
    fonts_ = fonts_from_file(atlas, font_source.font_file);
  }
}

void App::start(const AppStart& start) {
  state_.lang = start.lang;
  state_.theme = start.theme;
  state_.reduced_motion = start.reduced_motion;
  graph_first_ = start.graph_first;
  handle(action::Resize{start.viewport_px, start.compact});
  handle(action::Navigate{parse_route(start.path, start.fragment)});
}

void App::handle(const Action& action) {
  settle_frames_ = std::max(settle_frames_, 1);
  if (moves_picture(action)) return;
  const World world{catalog_, layout_};
  std::vector<Effect> effects = update(state_, world, action);
  effects_.insert(effects_.end(), std::make_move_iterator(effects.begin()),
                  std::make_move_iterator(effects.end()));
}

bool App::work() {
  if (indexes_.complete() || !indexes_.step()) return false;
  if (indexes_.complete() && !state_.query.empty()) {
    derived_revision_ = ~std::uint64_t{0};
    effects_.emplace_back(effect::Render{kPartList | kPartFilters | kPartOverlay | kPartHits});
  }
  return true;
}

const SearchIndex& App::index() {
  while (work()) {
  }
  return indexes_.search();
}

std::vector<Effect> App::take_effects() { return std::exchange(effects_, {}); }

const FilterResult& App::filtered() {
  refresh_derived();
  return filter_result_;
}

ResourceList& App::listed(const PageContext& page, const ListOptions& options) {
  refresh_derived();
  const ListKey wanted{derived_count_, page.lang, options.group, options.sort};
  if (list_key_ == wanted) return list_;
  const std::size_t revision = list_.revision + 1;
  list_ = resource_list(page, options);
  list_.revision = revision;
  list_key_ = wanted;
  return list_;
}

bool App::add_prose(std::string_view json) {
  const Result<std::string> characters = read_prose(catalog_, json);
  if (!characters.ok()) return false;
  indexes_.renew_search(CharacterTable(characters.value()));
  effects_.emplace_back(effect::Render{kPartPanel | kPartChrome});
  return true;
}

void App::refresh_derived() {
  if (derived_revision_ == state_.filter_revision) return;
  while (!indexes_.can_filter()) indexes_.step();
  derived_revision_ = state_.filter_revision;
  ++derived_count_;
  hits_.clear();
  const bool searching = indexes_.can_search() && !parse_query(state_.query).empty();
  if (searching) hits_ = indexes_.search().find_nodes(catalog_, state_.query);
  filter_result_ = indexes_.facets().apply(state_.filters, searching ? &hits_ : nullptr);
  visible_ = filter_result_.nodes;
  sort_stably(visible_);
}

void App::animate(double now_ms) {
  static_cast<void>(advance_flight(state_, now_ms));
  const NodeId wanted = state_.selected.valid() ? state_.selected : state_.hovered;
  if (wanted != emphasised_) {
    emphasised_ = wanted;
    emphasis_since_ms_ = now_ms;
  }
  const double progress =
      state_.reduced_motion || frames_drawn_ == 0 ? 1 : (now_ms - emphasis_since_ms_) / kFadeMs;
  emphasis_fade_ = static_cast<float>(std::clamp(progress, 0.0, 1.0));
}

void App::compose(double now_ms) {
  if (!shows_all()) refresh_derived();
  if (!shows_walk()) return compose_or_move(now_ms);
  kept_.reset();
  picture_.clear();
  scene_offset_px_ = {};
  compose_walkthrough(now_ms);
}

Vec2 App::screen_position(NodeId node) const {
  // Where it was drawn: at small scales boxes push marks aside.
  for (const HitArea& area : scene_.areas) {
    if (area.node == node) return area.rect.centre() + scene_offset_px_;
  }
  if (state_.view == View::Focus) {
    for (std::size_t i = 0; i < focus_.nodes.size(); ++i) {
      if (focus_.nodes[i] == node) return screen_from_world(state_.camera, focus_.places[i]);
    }
  }
  const Placement& place = layout_.places[node.index];
  return screen_from_world(state_.camera, {place.x, place.y});
}

void App::draw_views(double now_ms, bool touch, std::vector<Action>& actions) {
  const PaintContext paint = paint_context();
  if (shows_walk()) {
    const Walkthrough& walk = catalog_.data().walkthroughs[state_.walk->walkthrough];
    draw_walk_view({scene_, walk_scene_, walk, state_, paint, now_ms, touch}, view_state_, actions);
    return;
  }
  take_map_input({scene_, scene_offset_px_, state_, now_ms, touch}, view_state_, actions);
  paint_picture(paint, now_ms);
  if (state_.view == View::Map) {
    draw_legend({catalog_, strings_, state_, paint}, view_state_, actions);
    draw_minimap({catalog_, layout_, indexes_.map(), state_, paint, minimap_}, view_state_, actions);
  }
  draw_hover_card({catalog_, strings_, state_, scene_, scene_offset_px_, paint, keyboard_here_}, now_ms,
                  view_state_);
}

FrameResult App::end_unseen() {
  ++warming_frames_;
  ImGui::EndFrame();
  return {.drawn = false, .wake_ms = 0};
}

FrameResult App::frame(double now_ms, float density, bool touch) {
  density_ = density;
  animate(now_ms);
  const bool warming = this->warming();
  measure_.begin_frame(warming ? kGlyphsPerWarmingFrame : kGlyphsPerFrame);
  apply_style(ImGui::GetStyle(), colours_of(state_));
  ImGui::GetIO().DisplaySize = {state_.camera.viewport_px.x, state_.camera.viewport_px.y};
  ImGui::GetIO().DisplayFramebufferScale = {density, density};
  ImGui::NewFrame();
  refresh_density(fonts_);
  view_state_.wake_after_ms = rest_in_ms_ = -1;
  compose(now_ms);
  if (graph_is_next()) return show_graph(now_ms);
  std::vector<Action> actions;
  draw_views(now_ms, touch, actions);
  if (warming && !settled()) return end_unseen();
  ImGui::Render();
  ++frames_drawn_;
  if (frames_drawn_ == 1) effects_.emplace_back(effect::Render{kPartOverlay});
  for (const Action& action : actions) handle(action);
  note_overlay();
  if (settle_frames_ > 0) --settle_frames_;
  const bool complete = measure_.complete() && (!kept_ || kept_->complete);
  if (animating() || settle_frames_ > 0 || !complete) return {.drawn = true, .wake_ms = 0};
  const double wake_ms = view_state_.wake_after_ms;
  const bool rest_first = rest_in_ms_ >= 0 && (wake_ms < 0 || rest_in_ms_ < wake_ms);
  return {.drawn = true, .wake_ms = rest_first ? rest_in_ms_ : wake_ms};
}

}  // namespace atlas
