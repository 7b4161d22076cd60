// The font loader. It needs imgui_internal.h because ImFontLoader is declared there; the interface
// changed between 1.92.0 and 1.92.2, which is one reason why the version of ImGui is pinned.
// Source: the two loaders that come with Dear ImGui 1.92.2b (stb_truetype, FreeType).
#include "views/canvas_font.hpp"

#include <imgui_internal.h>

namespace atlas {
namespace {

// Typical ascent of Chinese system fonts. Only the vertical position depends on it, because labels
// are placed by their baseline.
constexpr float kAscent = 0.88F;
constexpr float kHaloCssPx = 4.0F;

CanvasFonts::FaceContext& context_of(const ImFontConfig* source) {
  return *static_cast<CanvasFonts::FaceContext*>(source->FontLoaderData);
}

bool source_init(ImFontAtlas* /*atlas*/, ImFontConfig* source) {
  // The font data is a copy of a pointer, see CanvasFonts::add_to().
  source->FontLoaderData = *static_cast<CanvasFonts::FaceContext* const*>(source->FontData);
  return true;
}

// The browser draws something for every character.
bool contains_glyph(ImFontAtlas* /*atlas*/, ImFontConfig* /*source*/, ImWchar /*codepoint*/) { return true; }

bool baked_init(ImFontAtlas* /*atlas*/, ImFontConfig* source, ImFontBaked* baked, void* /*data*/) {
  if (!source->MergeMode) {
    baked->Ascent = ImCeil(baked->Size * kAscent);
    baked->Descent = baked->Ascent - ImCeil(baked->Size * 1.2F);
  }
  return true;
}

bool upload(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, const GlyphBitmap& bitmap,
            ImFontGlyph* glyph) {
  const ImFontAtlasRectId pack_id = ImFontAtlasPackAddRect(atlas, bitmap.width, bitmap.height);
  if (pack_id == ImFontAtlasRectId_Invalid) return false;
  ImTextureRect* const rect = ImFontAtlasPackGetRect(atlas, pack_id);
  const float scale = 1.0F / (source->RasterizerDensity * baked->RasterizerDensity);
  glyph->X0 = bitmap.left * scale;
  glyph->Y0 = baked->Ascent - bitmap.top * scale;
  glyph->X1 = glyph->X0 + static_cast<float>(bitmap.width) * scale;
  glyph->Y1 = glyph->Y0 + static_cast<float>(bitmap.height) * scale;
  glyph->Visible = true;
  glyph->Colored = bitmap.coloured;
  glyph->PackId = pack_id;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, rect, bitmap.rgba.data(),
                                     ImTextureFormat_RGBA32, bitmap.width * 4);
  return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void* /*data*/,
                ImWchar codepoint, ImFontGlyph* out_glyph, float* out_advance_x) {
  CanvasFonts::FaceContext& context = context_of(source);
  const float density = source->RasterizerDensity * baked->RasterizerDensity;
  const std::string cluster = context.clusters->text_of(codepoint);
  GlyphBitmap& bitmap = context.bitmap;
  context.source->rasterise(cluster, context.face, baked->Size * density, kHaloCssPx * density, bitmap);
  const float advance_px = bitmap.advance / density;
  if (out_advance_x != nullptr) {
    *out_advance_x = advance_px;
    return true;
  }
  out_glyph->Codepoint = codepoint & 0x3FFFFFFU;
  out_glyph->AdvanceX = advance_px;
  return bitmap.width == 0 || bitmap.height == 0 || upload(atlas, source, baked, bitmap, out_glyph);
}

ImFontLoader make_loader() {
  ImFontLoader loader;
  loader.Name = "canvas";
  loader.FontSrcInit = source_init;
  loader.FontSrcContainsGlyph = contains_glyph;
  loader.FontBakedInit = baked_init;
  loader.FontBakedLoadGlyph = load_glyph;
  return loader;
}

const ImFontLoader& canvas_loader() {
  static const ImFontLoader kLoader = make_loader();
  return kLoader;
}

}  // namespace

Fonts CanvasFonts::add_to(ImFontAtlas& atlas) {
  std::array<ImFont*, 3> made{};
  for (std::size_t i = 0; i < contexts_.size(); ++i) {
    contexts_[i] =
        FaceContext{.source = &source_, .clusters = &clusters_, .face = static_cast<Face>(i), .bitmap = {}};
    ImFontConfig config;
    config.FontLoader = &canvas_loader();
    // ImGui copies font data that it does not own, byte by byte: give it a pointer, never the context itself.
    FaceContext* pointer = &contexts_[i];
    config.FontData = &pointer;
    config.FontDataSize = static_cast<int>(sizeof(void*));
    config.FontDataOwnedByAtlas = false;
    config.SizePixels = 13;
    made[i] = atlas.AddFont(&config);
  }
  return {.regular = made[0], .semibold = made[1], .halo = made[2]};
}

Fonts fonts_from_file(ImFontAtlas& atlas, std::string_view font_file) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.OversampleH = 1;
  // ImGui takes a mutable pointer but does not write to data that it does not own.
  char* const bytes = const_cast<char*>(font_file.data());
  ImFont* const font = atlas.AddFontFromMemoryTTF(bytes, static_cast<int>(font_file.size()), 13, &config);
  return {.regular = font, .semibold = font, .halo = nullptr};
}

}  // namespace atlas
