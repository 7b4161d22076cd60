// The line drawings of the pages. Marks have the forms that the map draws; the other icons are path data in a
// 16 x 16 box from (0, 0).
#include "core/marks.hpp"
#include "core/pages/elements.hpp"

#include <array>
#include <cmath>
#include <cstdlib>
#include <span>
#include <string>
#include <utility>

namespace atlas {
namespace {

constexpr float kMarkLine = 1.25F;  // of a mark at its designed size

// In the order of Icon.
constexpr std::array<std::string_view, 10> kIcons{
    "M9.5 2.5h4v4M13.5 2.5 7.5 8.5M11.5 9.5v4h-9v-9h4",
    "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
    "M8 9.5V1.8M5 4.5l3-2.9 3 2.9M4.5 7.5H3v6.7h10V7.5h-1.5",
    "M7 12.5A5.5 5.5 0 1 0 7 1.5a5.5 5.5 0 0 0 0 11zM11 11l3.5 3.5",
    "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 2v12M10 2.4v11.2M12 3.6v8.8",
    "M8 2l1.85 3.75 4.15.6-3 2.92.7 4.13L8 11.45 4.3 13.4l.7-4.13-3-2.92 4.15-.6z",
    "M6 4l4 4-4 4",
    "M2 4l4-1.5 4 1.5 4-1.5V12l-4 1.5L6 12l-4 1.5zM6 2.5V12M10 4v9.5",
    "M8 9.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12z",
    "M2.5 4h.5M6 4h7.5M2.5 8h.5M6 8h7.5M2.5 12h.5M6 12h7.5",
};

/// At most two decimals, without trailing zeros.
std::string short_decimal(float number) {
  const long hundredths = std::lround(number * 100);
  std::string text = hundredths < 0 ? "-" : "";
  const long size = std::labs(hundredths);
  if (size >= 100 || size == 0) text += std::to_string(size / 100);
  const long rest = size % 100;
  if (rest != 0) text.append(".").append(std::to_string(rest / 10));
  if (rest % 10 != 0) text += std::to_string(rest % 10);
  return text;
}

Element form_of(const MarkPart& part) {
  const std::span<const Vec2> points = part.points;
  if (part.form == MarkForm::Disc) {
    return Element("circle")
        .with("cx", short_decimal(points[0].x))
        .with("cy", short_decimal(points[0].y))
        .with("r", short_decimal(points[1].x));
  }
  if (part.form == MarkForm::Box) {
    return Element("rect")
        .with("x", short_decimal(points[0].x))
        .with("y", short_decimal(points[0].y))
        .with("width", short_decimal(points[1].x - points[0].x))
        .with("height", short_decimal(points[1].y - points[0].y))
        .with("rx", short_decimal(part.corner));
  }
  std::string path;
  for (const Vec2 point : points) {
    path.append(path.empty() ? "M" : " ")
        .append(short_decimal(point.x))
        .append(" ")
        .append(short_decimal(point.y));
  }
  if (part.form == MarkForm::Polygon) path += "z";
  return Element("path").with("d", path);
}

Element drawing(std::string_view css_class, int size_px, std::string_view view_box) {
  const std::string size = std::to_string(size_px);
  return element("svg", css_class)
      .with("width", size)
      .with("height", size)
      .with("viewBox", view_box)
      .with("aria-hidden", "true");
}

}  // namespace

Element mark_icon(Shape shape) {
  Element mark = drawing("mark mark-" + std::string(name(shape)), 16, "-8 -8 16 16");
  for (const MarkPart& part : mark_parts(shape)) {
    Element form = form_of(part);
    if (part.fill != MarkFill::Ground) form.with("class", part.fill == MarkFill::Ink ? "solid" : "open");
    if (part.line_factor != 1.0F) form.with("stroke-width", short_decimal(kMarkLine * part.line_factor));
    mark.add(std::move(form));
  }
  return mark;
}

Element icon(Icon which, int size_px) {
  const std::string_view path = kIcons.at(static_cast<std::size_t>(which));
  return drawing("icon", size_px, "0 0 16 16").add(Element("path").with("d", path));
}

Element logo() {
  Element sign = drawing("logo", 24, "0 0 24 24");
  sign.add(element("path", "logo-way").with("d", "M5 5.5c6 0 2.5 6.5 7 6.5s1 6.5 7 6.5"));
  sign.add(element("rect", "logo-box")
               .with("x", "2")
               .with("y", "3")
               .with("width", "7")
               .with("height", "5")
               .with("rx", "1.75"));
  sign.add(element("circle", "logo-topic").with("cx", "18.5").with("cy", "18.5").with("r", "3"));
  sign.add(element("path", "logo-author").with("d", "M18.5 3l2.6 1.5v3l-2.6 1.5-2.6-1.5v-3z"));
  return sign;
}

}  // namespace atlas
