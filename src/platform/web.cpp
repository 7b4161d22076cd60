// The edge to the browser: the functions that the page calls, the WebGL context, and
// glyphs through the page's 2D canvas. The only file of the app that knows Emscripten.
//
// Exported C functions have no object to belong to, so the one session lives in a function-local static.
#include "app.hpp"
#include "app_keys.hpp"
#include "app_requests.hpp"
#include "core/embedded.hpp"
#include "core/glyph_source.hpp"
#include "formats/catalog_load.hpp"
#include "formats/json_writer.hpp"
#include "formats/request_json.hpp"
#include "formats/strings_json.hpp"
#include "platform/web_renderer.hpp"

#include <emscripten.h>
#include <emscripten/html5.h>
#include <imgui.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <utility>

// Asks the page's rasteriser (web/fonts.js) for a glyph. It fills seven numbers: width, height, left, top,
// advance, coloured, bytes; and the pixels, when `room` suffices.
// clang-format off
EM_JS(void, page_glyph, (const char* text, int face, float size, float halo, float* metrics, void* pixels, int room), {
  Module["glyph"](UTF8ToString(text), face, size, halo, metrics, pixels, room);
});
// clang-format on
EM_JS(void, page_request_frame, (), { Module["requestFrame"](); });
EM_JS(void, page_graph_shown, (), { Module["graphShown"](); });

namespace atlas {
namespace {

constexpr double kMaxDeltaSeconds = 0.1;  // after a sleep, animations must not jump
constexpr int kMaxTextureSize = 4096;

class PageGlyphs final : public GlyphSource {
 public:
  void rasterise(std::string_view cluster, Face face, float size, float halo_px, GlyphBitmap& out) override {
    float metrics[7] = {};
    const std::string text(cluster);
    out.rgba.resize(std::max(out.rgba.capacity(), std::size_t{16384}));
    const auto draw = [&] {
      page_glyph(text.c_str(), static_cast<int>(face), size, halo_px, metrics, out.rgba.data(),
                 static_cast<int>(out.rgba.size()));
    };
    draw();
    const auto needed = static_cast<std::size_t>(metrics[6]);
    if (needed > out.rgba.size()) {
      out.rgba.resize(needed);
      draw();
    }
    out.width = static_cast<int>(metrics[0]);
    out.height = static_cast<int>(metrics[1]);
    out.left = metrics[2];
    out.top = metrics[3];
    out.advance = metrics[4];
    out.coloured = metrics[5] != 0;
  }
};

/// Memory that the page filled and the program frees.
struct Freed {
  void operator()(char* memory) const { std::free(memory); }
};
struct GivenText {
  std::unique_ptr<char, Freed> bytes;
  std::size_t size = 0;
};

/// What is needed until the app runs.
struct Start {
  AppStart start;
  Strings strings;
  std::string_view font_file;
  GivenText given;  // the catalogue's text, unless it is the embedded one
  std::optional<CatalogLoad> load;

  Start(AppStart wanted, Strings words, GivenText catalog)
      : start(std::move(wanted)), strings(std::move(words)), given(std::move(catalog)) {
    load.emplace(given.bytes ? std::string_view(given.bytes.get(), given.size) : embedded_catalog());
  }
  /// The catalogue; its text and what reading it needed are freed. Once, when loading has come to its end.
  [[nodiscard]] Result<Catalog> take_catalog() {
    Result<Catalog> catalog = load->take();
    load.reset();
    given.bytes.reset();
    return catalog;
  }
};

/// Everything that lives as long as the page.
struct Session {
  std::string incoming;  // text handed over by the page
  GivenText catalog;     // until it is loaded; none: the embedded one
  std::unique_ptr<Start> start;
  std::string answer;  // last answer, kept until the next
  std::string effects;
  std::string start_error;
  PageGlyphs glyphs;
  std::unique_ptr<App> app;
  WebRenderer renderer;
  EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = 0;
  float density = 1;
  double last_frame_ms = -1;
  bool touch = false;
  bool context_lost = false;
};

Session& session() {
  static Session the_session;
  return the_session;
}

void wake() {
  Session& s = session();
  if (!s.app || s.context_lost) return;
  s.app->input_arrived();
  page_request_frame();
}

bool open_context(Session& s) {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = false;
  attributes.depth = false;
  attributes.stencil = false;
  attributes.antialias = false;  // ImGui draws its own smooth edges
  s.context = emscripten_webgl_create_context("#canvas", &attributes);
  if (s.context <= 0) return false;
  if (emscripten_webgl_make_context_current(s.context) != EMSCRIPTEN_RESULT_SUCCESS) return false;
  s.renderer.begin();
  return true;
}

void open_imgui() {
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigInputTextCursorBlink = false;
  io.Fonts->TexMaxWidth = kMaxTextureSize;
  io.Fonts->TexMaxHeight = kMaxTextureSize;
  WebRenderer::announce(io);
}

void fail(Session& s, std::string text) {
  JsonWriter json;
  json.begin_array().begin_object().member("type", "notice").member("level", "error").member("text", text);
  json.key("near").begin_array().end_array().end_object().end_array();
  s.start_error = json.take();
}

AppStart read_start(const Request& request) {
  const auto number = [&](std::string_view key, double otherwise) {
    return static_cast<float>(request.number_of(key, otherwise));
  };
  AppStart start;
  start.path = request.text_of("path");
  start.fragment = request.text_of("fragment");
  start.lang = request.text_of("lang") == "en" ? Lang::En : Lang::Zh;
  start.theme = request.text_of("theme") == "dark" ? Theme::Dark : Theme::Light;
  start.reduced_motion = request.number_of("reduced", 0) > 0;
  start.compact = request.number_of("compact", 0) > 0;
  start.graph_first = request.number_of("graphFirst", 0) > 0;
  start.viewport_px = {number("width", 960), number("height", 640)};
  return start;
}

bool begin_start(Session& s, std::string_view json, std::string_view font_file) {
  const Result<Request> request = parse_request(json);
  Result<Strings> strings = parse_strings(embedded_strings());
  if (!request.ok() || !strings.ok()) {
    fail(s, "internal: the page's start request or the interface texts could not be read");
    return false;
  }
  if (!open_context(s)) {  // early: the shaders compile beside what follows
    fail(s, "WebGL2 is not available.");
    return false;
  }
  s.density = static_cast<float>(request.value().number_of("dpr", 1));
  s.start = std::make_unique<Start>(read_start(request.value()), std::move(strings.value()),
                                    std::exchange(s.catalog, {}));
  s.start->font_file = font_file;
  return true;
}

/// Makes the app of a catalogue that is loaded.
bool make_app(Session& s) {
  const std::unique_ptr<Start> start = std::move(s.start);
  Result<Catalog> catalog = start->take_catalog();
  if (!catalog.ok()) {
    fail(s, catalog.messages().front().text);
    return false;
  }
  std::optional<MapLayout> layout = stored_layout(catalog.value());
  if (!layout) {
    fail(s, "The catalogue has no layout: write the site with the command atlas, which adds it.");
    return false;
  }
  open_imgui();
  s.app = std::make_unique<App>(std::move(catalog.value()), std::move(*layout), std::move(start->strings),
                                FontSource{&s.glyphs, start->font_file});
  s.app->start(start->start);
  return true;
}

/// Starts for about so long: first the catalogue is read, then the app prepares itself. Returns how much is
/// done, 1 when the app can draw (`whole`: and answer), and less than 0 when it cannot start.
double go_on_starting(Session& s, double budget_ms, bool whole) {
  constexpr double kShareOfLoading = 0.8;
  const double end_ms = emscripten_get_now() + budget_ms;
  do {
    if (s.start) {
      if (!s.start->load->step() && !make_app(s)) return -1;
    } else if (!s.app || (whole ? s.app->can_filter() : s.app->prepared())) {
      return s.app ? 1 : -1;
    } else {
      s.app->work();
    }
  } while (emscripten_get_now() < end_ms);
  return kShareOfLoading * (s.start ? s.start->load->progress() : 1);
}

WebTriangles web_triangles(const PaintedTriangles& painted) {
  return {.vertices = {painted.vertices.begin(), painted.vertices.end()},
          .indices = {painted.indices.begin(), painted.indices.end()},
          .runs = painted.runs};
}

/// What the app keeps, as the renderer takes it; valid as long as the picture is.
WebPicture web_picture(const KeptPicture& picture) {
  return {.triangles = web_triangles(picture.triangles()),
          .sheet = web_triangles(picture.sheet()),
          .sheet_side_px = sheet_side_px(picture.density()),
          .offset_px = picture.offset_px,
          .bounds_px = picture.bounds_px(),
          .ground = picture.ground(),
          .density = picture.density(),
          .revision = picture.revision()};
}

double draw(Session& s, double now_ms) {
  ImGuiIO& io = ImGui::GetIO();
  const double elapsed = s.last_frame_ms < 0 ? 1.0 / 60 : (now_ms - s.last_frame_ms) / 1000;
  io.DeltaTime = static_cast<float>(std::clamp(elapsed, 0.001, kMaxDeltaSeconds));
  s.last_frame_ms = now_ms;
  const FrameResult result = s.app->frame(now_ms, s.density, s.touch);
  if (!result.drawn) {
    s.renderer.prepare(web_picture(s.app->minimap()), kSheetTexture);
    return result.wake_ms;
  }
  const AppState& state = s.app->state();
  s.renderer.draw({.picture = web_picture(s.app->picture()),
                   .minimap = web_picture(s.app->minimap()),
                   .minimap_texture = kMinimapTexture,
                   .sheet_texture = kSheetTexture,
                   .windows = *ImGui::GetDrawData(),
                   .viewport_px = state.camera.viewport_px,
                   .density = s.density,
                   .paper = colours_of(state).ink(Ink::Paper)});
  if (s.app->frames_drawn() == 0) page_graph_shown();
  return result.wake_ms;
}

}  // namespace
}  // namespace atlas

using atlas::session;

extern "C" {

/// A buffer for text from the page, valid until the next call.
EMSCRIPTEN_KEEPALIVE char* atlas_alloc(int bytes) {
  session().incoming.resize(static_cast<std::size_t>(bytes) + 1);
  return session().incoming.data();
}

/// Begins to start with a JSON object (see web/README.md). `font` is the bundled fallback font or null; it
/// must stay allocated. 1 when atlas_go_on() may be called, 0 when not; then atlas_effects() says why.
EMSCRIPTEN_KEEPALIVE int atlas_start(const char* json, int size, const char* font, int font_size) {
  const std::string_view font_file(font == nullptr ? "" : font,
                                   static_cast<std::size_t>(font == nullptr ? 0 : font_size));
  return atlas::begin_start(session(), {json, static_cast<std::size_t>(size)}, font_file) ? 1 : 0;
}

/// Starts for about so many milliseconds. Returns how much is done: 1 when the app can draw (`whole`: and
/// answer the parts of the page at once), from 0 up to less than 1 to be called again, -1 when it cannot
/// run; then atlas_effects() says why.
EMSCRIPTEN_KEEPALIVE double atlas_go_on(double budget_ms, int whole) {
  return atlas::go_on_starting(session(), budget_ms, whole != 0);
}

/// Makes for about so many milliseconds what only later questions need. 1 when there is more to do.
EMSCRIPTEN_KEEPALIVE int atlas_work(double budget_ms) {
  const auto& s = session();
  const double end_ms = emscripten_get_now() + budget_ms;
  while (s.app && s.app->work()) {
    if (emscripten_get_now() >= end_ms) return 1;
  }
  if (s.app && !s.app->state().query.empty()) atlas::wake();  // its hits may be others now
  return 0;
}

/// Memory for the fallback font, which is never freed, and for atlas_catalog().
EMSCRIPTEN_KEEPALIVE void* atlas_keep(int bytes) { return std::malloc(static_cast<std::size_t>(bytes)); }

/// The catalogue to show instead of the embedded one, in memory of atlas_keep(), which the program frees.
/// Before atlas_start().
EMSCRIPTEN_KEEPALIVE void atlas_catalog(char* bytes, int size) {
  session().catalog.bytes.reset(bytes);
  session().catalog.size = static_cast<std::size_t>(size);
}

/// Draws. 0: draw again at once; > 0: after so many ms; -1: when something happens.
EMSCRIPTEN_KEEPALIVE double atlas_frame(double now_ms) {
  auto& s = session();
  return s.app && !s.context_lost ? atlas::draw(s, now_ms) : -1;
}

EMSCRIPTEN_KEEPALIVE void atlas_resize(float width, float height, float density, int compact) {
  auto& s = session();
  if (!s.app) return;
  if (density != s.density) s.app->forget_glyphs();
  s.density = density;
  s.app->handle(atlas::action::Resize{{width, height}, compact != 0});
  atlas::wake();
}

EMSCRIPTEN_KEEPALIVE void atlas_pointer(int kind, int /*pointer_id*/, float x, float y, int button,
                                        int pointer_type, int /*modifiers*/) {
  auto& s = session();
  if (!s.app) return;
  enum { kMove, kDown, kUp, kLeave, kCancel };
  ImGuiIO& io = ImGui::GetIO();
  s.touch = pointer_type == 1;
  io.AddMouseSourceEvent(s.touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
  // Away first: a cancelled press must not end as a click where the finger was.
  const bool gone = kind == kLeave || kind == kCancel;
  io.AddMousePosEvent(gone ? -FLT_MAX : x, gone ? -FLT_MAX : y);
  const bool has_button = button >= 0 && button < 3;
  if (kind == kDown && has_button) io.AddMouseButtonEvent(button, true);
  if (kind == kUp && has_button) io.AddMouseButtonEvent(button, false);
  if (kind == kCancel) io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
  atlas::wake();
}

EMSCRIPTEN_KEEPALIVE void atlas_wheel(float x, float y, float delta_x, float delta_y, int zoom) {
  auto& s = session();
  if (!s.app) return;
  constexpr float kZoomPerPixel = 0.0022F;
  if (zoom != 0 && s.app->state().view != atlas::View::Walk) {
    s.app->handle(atlas::action::Zoom{std::exp(-delta_y * kZoomPerPixel), {x, y}});
  } else {
    s.app->handle(atlas::action::Pan{{-delta_x, -delta_y}});
  }
  atlas::wake();
}

/// Two fingers: zoom by `factor` about a point that moved by a distance.
EMSCRIPTEN_KEEPALIVE void atlas_pinch(float x, float y, float factor, float delta_x, float delta_y) {
  auto& s = session();
  if (!s.app) return;
  s.app->handle(atlas::action::Pan{{delta_x, delta_y}});
  s.app->handle(atlas::action::Zoom{factor, {x, y}});
  atlas::wake();
}

EMSCRIPTEN_KEEPALIVE int atlas_key(const char* key, int size, int down, int modifiers) {
  auto& s = session();
  if (!s.app || down == 0) return 0;
  const bool used = atlas::handle_key(*s.app, {key, static_cast<std::size_t>(size)}, (modifiers & 1) != 0);
  if (used) atlas::wake();
  return used ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void atlas_focus(int focused) {
  if (!session().app) return;
  session().app->keyboard_is_here(focused != 0);
  ImGui::GetIO().AddFocusEvent(focused != 0);
  atlas::wake();
}

/// 0: the WebGL context was lost; 1: it is back, and everything on the GPU is made anew.
EMSCRIPTEN_KEEPALIVE void atlas_context(int restored) {
  auto& s = session();
  if (!s.app) return;
  s.context_lost = restored == 0;
  if (s.context_lost) {
    s.renderer.forget();
    return;
  }
  emscripten_webgl_make_context_current(s.context);
  atlas::wake();
}

/// The canvas may be emptied, as nobody sees it: the next frame is drawn even when it shows the same.
EMSCRIPTEN_KEEPALIVE void atlas_repaint() { session().renderer.repaint(); }

/// Adds the sentences of the walkthroughs. 1 when they belong to the catalogue, 0 when nothing changed.
EMSCRIPTEN_KEEPALIVE int atlas_prose(const char* json, int size) {
  auto& s = session();
  if (!s.app) return 0;
  return s.app->add_prose({json, static_cast<std::size_t>(size)}) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE const char* atlas_request(const char* json, int size) {
  auto& s = session();
  if (!s.app) return "{\"error\":\"not started\"}";
  s.answer = atlas::answer_request(*s.app, {json, static_cast<std::size_t>(size)});
  return s.answer.c_str();
}

/// What the page must do: a JSON array, or null when there is nothing.
EMSCRIPTEN_KEEPALIVE const char* atlas_effects() {
  auto& s = session();
  s.effects = s.app ? atlas::effects_json(*s.app, s.app->take_effects()) : std::exchange(s.start_error, {});
  return s.effects.empty() ? nullptr : s.effects.c_str();
}

}  // extern "C"
