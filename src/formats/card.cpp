// See card.hpp. The left half is set from top to bottom: brand, kind, title, text; the facts stand at the
// foot. The title takes the largest size that holds it in few lines, and the text takes the lines that are
// left.
#include "formats/card.hpp"

#include "core/label_text.hpp"
#include "core/pages/elements.hpp"
#include "core/text_measure.hpp"
#include "formats/html.hpp"
#include "formats/svg.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace atlas {
namespace {

constexpr float kLeft = 64;
constexpr float kWidth = 496;
constexpr float kBrandLine = 84;  // baselines
constexpr float kKindLine = 190;
constexpr float kFootLine = 568;
constexpr float kTextEnd = 508;  // no text below, so that the foot stands alone
constexpr float kSmallSize = 24;
constexpr float kBrandSize = 22;
constexpr float kTextSize = 26;
constexpr float kTextLead = 42;
constexpr std::size_t kMostTextLines = 4;
// A full stop of Chinese fonts is an em wide and so is their middle dot; this one is narrow in all.
constexpr std::string_view kDot = " ⋅ ";

/// Sizes that a title may have, and how many lines of it.
struct TitleSize {
  float size_px;
  float lead_px;
  std::size_t lines;
};
constexpr std::array<TitleSize, 6> kTitleSizes{
    {{62, 76, 1}, {52, 66, 2}, {46, 60, 2}, {40, 52, 2}, {40, 52, 3}, {34, 45, 4}}};

/// Texts of any size, measured and wrapped in the style of the map that has the same weight.
struct Setting {
  float size_px;
  bool bold = false;

  [[nodiscard]] TypeStyle style() const { return bold ? TypeStyle::Component15 : TypeStyle::Label13; }
  [[nodiscard]] std::vector<std::string> lines(std::string_view text, float width_px,
                                               std::size_t most) const {
    if (text.empty() || most == 0) return {};
    const float factor = atlas::size_px(style()) / size_px;
    return wrap_text(text, {style(), width_px * factor, static_cast<int>(most)}, EstimatedMeasure());
  }
  [[nodiscard]] float width(std::string_view text) const {
    return EstimatedMeasure().width_px(text, style()) * size_px / atlas::size_px(style());
  }
};

std::string whole_number(float value) { return std::to_string(std::lround(value)); }

Element text_line(std::string_view css_class, float x, float baseline, std::string_view text) {
  return Element("text")
      .with("class", css_class)
      .with("x", whole_number(x))
      .with("y", whole_number(baseline))
      .add_text(text);
}

Element sized(Element line, float size_px) {
  return std::move(line).with("font-size", whole_number(size_px));
}

/// A drawing of its own units inside the card.
Element placed(Element svg, Rect on_card, Vec2 units) {
  return Element("svg")
      .with("x", whole_number(on_card.min_x))
      .with("y", whole_number(on_card.min_y))
      .with("width", whole_number(on_card.width()))
      .with("height", whole_number(on_card.height()))
      .with("viewBox", "0 0 " + whole_number(units.x) + " " + whole_number(units.y))
      .add(std::move(svg));
}

void add_ground(Element& card, std::string_view css_class, Rect area) {
  card.add(Element("rect")
               .with("class", css_class)
               .with("x", whole_number(area.min_x))
               .with("y", whole_number(area.min_y))
               .with("width", whole_number(area.width()))
               .with("height", whole_number(area.height())));
}

void add_brand(Element& card, std::string_view brand) {
  constexpr float kNameAt = kLeft + 48;
  constexpr std::string_view kName = "Source Atlas";
  card.add(placed(logo(), {kLeft, 58, kLeft + 36, 94}, {24, 24}));
  card.add(sized(text_line("bold", kNameAt, kBrandLine, kName), kBrandSize));
  if (brand.empty()) return;
  const float rule = kNameAt + Setting{kBrandSize, true}.width(kName) + 14;
  add_ground(card, "rule", {rule, 64, rule + 1, 88});
  for (const std::string& line : Setting{kBrandSize}.lines(brand, kLeft + kWidth - rule - 15, 1))
    card.add(sized(text_line("quiet", rule + 15, kBrandLine, line), kBrandSize));
}

/// Parts with dots between them, as many as find room in one line; the first always does, if need be cut.
std::string one_line(const std::vector<std::string>& parts, float width_px) {
  const Setting setting{kSmallSize};
  std::string line;
  for (const std::string& part : parts) {
    std::string longer = line;
    if (!line.empty()) longer += kDot;
    longer += part;
    if (!line.empty() && setting.width(longer) > width_px) continue;
    line = std::move(longer);
  }
  const std::vector<std::string> fitting = setting.lines(line, width_px, 1);
  return fitting.empty() ? std::string() : fitting.front();
}

void add_kind(Element& card, const CardWords& words) {
  float at = kLeft;
  if (words.mark) {
    MarkPrimitive mark;
    mark.centre = {kLeft + 15, kKindLine - 9};
    mark.shape = *words.mark;
    mark.size_px = 28;
    mark.width_px = 2.5F;
    mark.stroke = Paint{*words.mark};
    mark.fill = Paint{Ink::Surface};
    Scene scene;
    scene.primitives.push_back(mark);
    card.add(svg_element(scene, {.size_px = kCardPx, .title = words.title}));
    at += 42;
  }
  const std::string line = one_line(words.kind, kLeft + kWidth - at);
  if (!line.empty()) card.add(sized(text_line("quiet", at, kKindLine, line), kSmallSize));
}

/// Adds lines from `top` downwards; returns where the next thing may begin.
float add_lines(Element& card, std::string_view css_class, const std::vector<std::string>& lines,
                const TitleSize& size, float top) {
  for (const std::string& line : lines) {
    card.add(sized(text_line(css_class, kLeft, top + size.size_px, line), size.size_px));
    top += size.lead_px;
  }
  return top;
}

/// The widest run of `text` that should not be broken: between spaces and Chinese characters.
float widest_word(std::string_view text, const Setting& setting) {
  float widest = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && text[end] != ' ' && static_cast<unsigned char>(text[end]) < 0x80) ++end;
    widest = std::max(widest, setting.width(text.substr(at, end - at)));
    at = end + 1;
  }
  return widest;
}

float add_title(Element& card, std::string_view title) {
  constexpr float kTop = kKindLine + 14;
  for (const TitleSize& size : kTitleSizes) {
    const Setting setting{size.size_px, true};
    const bool last = &size == &kTitleSizes.back();
    // One line more than there may be shows whether something would be cut off.
    const std::vector<std::string> lines = setting.lines(title, kWidth, size.lines + (last ? 0 : 1));
    if (!last && widest_word(title, setting) > kWidth) continue;
    if (lines.size() <= size.lines) return add_lines(card, "bold", lines, size, kTop);
  }
  return kTop;
}

void add_text(Element& card, std::string_view text, float top) {
  const float first = top + 18;
  const auto room = static_cast<std::size_t>(std::max(0.0F, (kTextEnd - first) / kTextLead));
  const std::vector<std::string> lines =
      Setting{kTextSize}.lines(text, kWidth, std::min(room, kMostTextLines));
  add_lines(card, "text", lines, {kTextSize, kTextLead, lines.size()}, first);
}

/// The text of one class of the drawing inherits the font of the whole card.
std::string style_of_card() {
  constexpr std::string_view kOwn =
      "svg{font-family:'Noto Sans CJK SC','Source Han Sans SC','Noto Sans SC','PingFang SC','Microsoft "
      "YaHei',sans-serif}"
      ".bold{font-weight:700;fill:var(--text)}.text{fill:var(--text)}.quiet{fill:var(--quiet)}"
      ".left{fill:var(--surface)}.right{fill:var(--paper)}.rule{fill:var(--border)}"
      ".logo *{fill:none}.logo .logo-way{stroke:var(--accent);stroke-width:2;stroke-linecap:round}"
      ".logo .logo-box{fill:var(--accent)}"
      ".logo .logo-topic{fill:var(--paper);stroke:var(--shape-topic);stroke-width:2}"
      ".logo .logo-author{stroke:var(--shape-author);stroke-width:1.5}";
  return with_colours(std::string(kOwn) + svg_style(), Theme::Light);
}

std::string colour(Rgb rgb) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text = "#";
  for (int shift = 20; shift >= 0; shift -= 4) text += kDigits[(rgb >> static_cast<unsigned>(shift)) & 0xFU];
  return text;
}

void replace_all(std::string& text, const std::string& what, const std::string& by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

}  // namespace

std::string with_colours(std::string css, Theme theme) {
  const Palette& colours = palette(theme);
  for (std::size_t i = 0; i < kInkCount; ++i) {
    const Ink ink = static_cast<Ink>(i);
    replace_all(css, "var(--" + std::string(css_name(ink)) + ")", colour(colours.ink(ink)));
  }
  for (std::size_t i = 0; i < kShapeCount; ++i) {
    const Shape shape = static_cast<Shape>(i);
    replace_all(css, "var(--shape-" + std::string(name(shape)) + ")", colour(colours.shape(shape)));
  }
  return css;
}

std::string card_svg(const CardWords& words, const CardPicture& picture, std::string_view brand) {
  const Rect right{kCardPx.x - kCardHalfPx.x, 0, kCardPx.x, kCardPx.y};
  Element card("svg");
  card.with("xmlns", "http://www.w3.org/2000/svg");
  card.with("width", whole_number(kCardPx.x)).with("height", whole_number(kCardPx.y));
  card.with("viewBox", "0 0 " + whole_number(kCardPx.x) + " " + whole_number(kCardPx.y));
  card.add(Element("style").add_text(style_of_card()));
  add_ground(card, "left", {0, 0, kCardPx.x, kCardPx.y});
  add_ground(card, "right", right);
  card.add(placed(svg_element(picture.scene, {.size_px = picture.size_px, .title = words.title}), right,
                  picture.size_px));
  add_ground(card, "rule", {right.min_x - 1, 0, right.min_x + 1, kCardPx.y});
  add_brand(card, brand);
  add_kind(card, words);
  add_text(card, words.text, add_title(card, words.title));
  const std::string foot = one_line(words.facts, kWidth);
  if (!foot.empty()) card.add(sized(text_line("quiet", kLeft, kFootLine, foot), kSmallSize));
  return to_html(card);
}

}  // namespace atlas
