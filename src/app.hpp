// The application without a screen: owns catalogue, state and derived data, draws one ImGui frame when
// asked, answers the page's questions and collects what the page must do.
#pragma once

#include "app_indexes.hpp"
#include "core/action.hpp"
#include "core/catalog.hpp"
#include "core/direction.hpp"
#include "core/filter.hpp"
#include "core/glyph_source.hpp"
#include "core/layout.hpp"
#include "core/map_scene.hpp"
#include "core/pages/list_groups.hpp"
#include "core/search.hpp"
#include "core/state.hpp"
#include "core/strings.hpp"
#include "core/walk_scene.hpp"
#include "views/canvas_font.hpp"
#include "views/fonts.hpp"
#include "views/kept_picture.hpp"
#include "views/view_state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// How the page starts the application.
struct AppStart {
  std::string path;      ///< relative to the site root
  std::string fragment;  ///< with or without '#'
  Lang lang = Lang::Zh;
  Theme theme = Theme::Light;
  bool reduced_motion = false;
  bool compact = false;  ///< phone layout of the page
  /// A map is worth showing as soon as it has marks and lines, while its names are made.
  bool graph_first = false;
  Vec2 viewport_px{960, 640};
};

/// What a frame did and when the next one is needed.
struct FrameResult {
  bool drawn = false;   ///< false while glyphs are still being rasterised for the first picture
  double wake_ms = -1;  ///< 0: at once; > 0: after so many milliseconds; -1: when something happens
};

/// A step's column: its middle and its width, in pixels of the map area.
struct WalkColumn {
  float x = 0, w = 0;
};

/// Where a node or a step of the walkthrough is in the picture: what a real link lies over.
struct OverlayPlace {
  NodeId node;           ///< invalid: a step
  int step = 0;          ///< number of the step; 0: a node
  Rect rect{};           ///< mark and label, in pixels of the map area
  bool pointed = false;  ///< the pointer is on it
  bool focused = false;  ///< keys are about it; at most one
  friend bool operator==(const OverlayPlace&, const OverlayPlace&) = default;
};

/// Numbers of the first and the last step in a picture.
struct WalkWindow {
  int first = 0, last = 0;
};

/// Where the faces of the map come from. Both must stay valid as long as the app.
struct FontSource {
  GlyphSource* glyphs = nullptr;  ///< used unless there is a font file
  std::string_view
      font_file;  ///< an OpenType font for when the browser's glyphs cannot be trusted; may be empty
};

class App {
 public:
  /// `layout` belongs to `catalog`: the page brings a settled one along, so that the program need not contain
  /// the code that computes it. Makes its faces in the current ImGui context, which must be current in
  /// frame().
  App(Catalog catalog, MapLayout layout, Strings strings, const FontSource& font_source);
  App(const App&) = delete;
  App& operator=(const App&) = delete;
  ~App() = default;

  void start(const AppStart& start);

  /// Does a few milliseconds' work at most on what is derived from the catalogue; false when nothing was left
  /// to do. When it ends with a query waiting for it, effects say what to draw again.
  bool work();
  /// Whether frame() may be called: after start() and enough work().
  [[nodiscard]] bool prepared() const {
    return indexes_.can_draw() && (shows_all() || indexes_.can_filter()) &&
           (state_.query.empty() || indexes_.can_search());
  }
  /// Whether filtered() answers at once.
  [[nodiscard]] bool can_filter() const { return prepared() && indexes_.can_filter(); }
  /// Whether a search can be answered without index() having to do the rest of the work.
  [[nodiscard]] bool can_search() const { return indexes_.can_search(); }

  /// Adds the sentences of the walkthroughs that were loaded apart (pack_prose); false, and nothing
  /// changes, when they do not belong to this catalogue. They are searched after some work().
  [[nodiscard]] bool add_prose(std::string_view json);

  /// Applies an action at once; its effects wait in take_effects().
  void handle(const Action& action);

  /// Builds one ImGui frame (from NewFrame to Render). `density` is the pixel ratio of the screen. A picture
  /// without its names (AppStart::graph_first) is drawn, but not counted.
  FrameResult frame(double now_ms, float density, bool touch);

  /// Effects since the last call, in order.
  [[nodiscard]] std::vector<Effect> take_effects();

  /// Call after input that ImGui has to see for some frames.
  void input_arrived() { settle_frames_ = kSettleFrames; }
  /// Forgets rasterised glyphs, for a new pixel ratio.
  void forget_glyphs() { measure_.reset(); }

  [[nodiscard]] const Catalog& catalog() const { return catalog_; }
  [[nodiscard]] const MapLayout& layout() const { return layout_; }
  [[nodiscard]] const Strings& strings() const { return strings_; }
  [[nodiscard]] const AppState& state() const { return state_; }
  /// Does all work that is left, if any.
  [[nodiscard]] const SearchIndex& index();
  [[nodiscard]] const Scene& scene() const { return scene_; }
  /// What stands below ImGui's windows; empty when the windows draw everything. Valid until the next frame.
  [[nodiscard]] const KeptPicture& picture() const { return picture_; }
  /// What kMinimapTexture stands for.
  [[nodiscard]] const KeptPicture& minimap() const { return minimap_; }
  [[nodiscard]] std::uint64_t frames_drawn() const { return frames_drawn_; }
  /// Resources that pass query and filters, with the facets' counts. Unless can_filter(), it does the work
  /// that is left for it first.
  [[nodiscard]] const FilterResult& filtered();
  /// resource_list() for the list view: kept, for more rows of the same list. `options` are those of the
  /// view.
  [[nodiscard]] ResourceList& listed(const PageContext& page, const ListOptions& options);
  /// Where a node is on the screen, in pixels of the map area, drawn or not.
  [[nodiscard]] Vec2 screen_position(NodeId node) const;
  /// What the pointer is on, keys are about, and what is selected, as far as it is in the picture.
  [[nodiscard]] std::vector<OverlayPlace> overlay() const;
  /// What a finger means at a point of the map area; its rectangle is not filled in.
  [[nodiscard]] std::optional<OverlayPlace> place_at(Vec2 point_px) const;
  /// Nodes that keys can go to, with their places on the screen: those of the picture, out of view too, but
  /// not what the filters let fade. In a walkthrough in the order in which they stand there.
  [[nodiscard]] std::vector<Spot> spots();
  /// Whether the picture has the keyboard: elsewhere no ring shows where keys would act.
  void keyboard_is_here(bool here) { keyboard_here_ = here; }
  void fold_legend() { view_state_.legend_open = !view_state_.legend_open; }
  void fold_minimap() { view_state_.minimap_open = !view_state_.minimap_open; }
  /// Where each step's column stands in the picture of the walkthrough; empty when it has no columns that
  /// other things could stand in line with.
  [[nodiscard]] std::vector<WalkColumn> walk_columns() const;
  /// The steps whose columns the picture of the walkthrough shows; nothing when it shows all or has none.
  [[nodiscard]] std::optional<WalkWindow> walk_window() const;

 private:
  // ImGui needs a few frames after an event until hover, click and size have settled.
  static constexpr int kSettleFrames = 3;
  // Gives up waiting for a complete first picture: better a map with some names missing than none.
  static constexpr int kMaxWarmingFrames = 40;

  /// Whether neither a query nor filters leave out anything.
  [[nodiscard]] bool shows_all() const { return state_.query.empty() && state_.filters.empty(); }
  void refresh_derived();
  void compose(double now_ms);
  void animate(double now_ms);
  /// Tells the page when the links over the picture are no longer where they were.
  void note_overlay();
  [[nodiscard]] PaintContext paint_context() const {
    return {.colours = colours_of(state_), .fonts = fonts_, .measure = measure_, .density = density_};
  }
  void draw_views(double now_ms, bool touch, std::vector<Action>& actions);
  [[nodiscard]] bool animating() const {
    return state_.flight.has_value() || emphasis_fade_ < 1 || (shows_walk() && walk_motion_ < 1);
  }

  // ---- the picture of map and focus view, kept while it only moves (app_picture.cpp)
  /// What a picture was composed from, but for the place of the camera.
  struct PictureKey {
    View view = View::Map;
    float scale = 0;
    Vec2 viewport_px{};
    NodeId selected, hovered, focused;
    float fade = 1;
    int rings = 0;
    std::uint64_t derived = 0;
    Lang lang = Lang::Zh;
    bool compact = false;
    std::optional<WalkPlace> step;
    std::vector<Rect> blocked_px;
    friend bool operator==(const PictureKey&, const PictureKey&) = default;
  };
  struct KeptMap {
    PictureKey key;
    Camera camera;
    float around_px = 0;
    bool complete = false;  ///< no text waits for its glyphs
    double composed_ms = 0;
  };
  [[nodiscard]] MapStyle map_style() const;
  [[nodiscard]] PictureKey picture_key() const;
  void compose_or_move(double now_ms);
  void compose_picture(PictureKey key, float around_px);
  [[nodiscard]] Scene compose_focus_view(const MapInput& input);
  /// Requires a kept map.
  void paint_picture(const PaintContext& paint, double now_ms);
  /// Whether the next picture is the first one without its names.
  [[nodiscard]] bool graph_is_next() const { return graph_first_ && warming() && !shows_walk(); }
  /// Ends a frame with that picture, when it is complete.
  FrameResult show_graph(double now_ms);
  /// Ends a frame that only made glyphs.
  FrameResult end_unseen();
  /// Whether nothing is shown yet because glyphs are being made.
  [[nodiscard]] bool warming() const { return frames_drawn_ == 0 && warming_frames_ < kMaxWarmingFrames; }
  /// Whether all texts have their glyphs, the map makes room for the panels as they have become, and the
  /// glyphs are where they were when it was painted.
  [[nodiscard]] bool settled() const {
    return measure_.complete() && (!kept_ || kept_->key == picture_key()) &&
           (picture_.empty() || picture_.is_current(paint_context()));
  }

  // ---- the walkthrough's picture (app_walk.cpp)
  [[nodiscard]] bool shows_walk() const { return state_.view == View::Walk && state_.walk.has_value(); }
  /// Requires a place.
  [[nodiscard]] WalkInput walk_input() const;
  void compose_walkthrough(double now_ms);
  void ring_focused();
  /// True for a gesture of the map that was taken as one in the walkthrough's picture.
  bool moves_picture(const Action& given);

  Catalog catalog_;
  Strings strings_;
  MapLayout layout_;
  AppIndexes indexes_;  // of both
  AppState state_;
  ViewState view_state_;
  ClusterTable clusters_;
  std::optional<CanvasFonts> canvas_fonts_;
  Fonts fonts_;
  FontMeasure measure_;
  Scene scene_;
  Vec2 scene_offset_px_{};  // where the scene's origin is in the view
  std::optional<KeptMap> kept_;
  KeptPicture picture_;
  KeptPicture minimap_;
  float density_ = 1;
  Camera camera_seen_;
  double camera_moved_ms_ = -1e9;
  double rest_in_ms_ =
      -1;  // until the picture is composed for the place it was moved to; -1: it stands there

  std::uint64_t derived_revision_ = ~std::uint64_t{0};
  std::uint64_t derived_count_ = 0;
  std::vector<NodeId> hits_;     // of the query, best first
  std::vector<NodeId> visible_;  // sorted resources that pass the filters
  std::vector<NodeId> lit_;      // of the step that the map shows
  FilterResult filter_result_;

  struct ListKey {
    std::uint64_t derived = 0;
    Lang lang = Lang::Zh;
    ListGroup group = ListGroup::Topic;
    ListSort sort = ListSort::Listed;
    friend bool operator==(const ListKey&, const ListKey&) = default;
  };
  ListKey list_key_;   // of list_
  ResourceList list_;  // of the last answer

  FocusLayout focus_;
  int focus_rings_ = 0;

  NodeId emphasised_;
  double emphasis_since_ms_ = 0;
  float emphasis_fade_ = 1;

  /// What the last picture of a walkthrough showed; when it changes, the place is brought into view.
  struct WalkSeen {
    WalkPlace place;
    Vec2 size_px{};
    Lang lang = Lang::Zh;
    friend bool operator==(const WalkSeen&, const WalkSeen&) = default;
  };
  WalkScene walk_scene_;  // its primitives are moved to scene_
  WalkSeen walk_seen_;
  double walk_since_ms_ = 0;
  float walk_motion_ = 1;

  std::vector<OverlayPlace> overlay_seen_;
  bool keyboard_here_ = true;

  std::vector<Effect> effects_;
  std::uint64_t frames_drawn_ = 0;
  int settle_frames_ = kSettleFrames;
  int warming_frames_ = 0;
  bool graph_first_ = false;
};

}  // namespace atlas
