// Each primitive becomes one element, in paint order. Numbers are written with one decimal; groups of
// text and marks stay real elements so that readers can select, search and follow them.
#include "formats/svg.hpp"

#include "core/curve.hpp"
#include "core/label_text.hpp"
#include "core/marks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

namespace atlas {
namespace {

/// "12.3", "-4", "0": at most one decimal, no exponent, no locale.
std::string number(float value) {
  const long tenths = std::lround(static_cast<double>(value) * 10.0);
  const long whole = std::labs(tenths) / 10;
  const long rest = std::labs(tenths) % 10;
  std::string text = tenths < 0 ? "-" : "";
  text += std::to_string(whole);
  if (rest != 0) text += "." + std::to_string(rest);
  return text;
}

/// Opacities and widths need two decimals.
std::string fine_number(float value) {
  const long hundredths = std::lround(static_cast<double>(std::max(0.0F, value)) * 100.0);
  std::string text = std::to_string(hundredths / 100);
  const long rest = hundredths % 100;
  if (rest != 0) text += (rest < 10 ? ".0" : ".") + std::to_string(rest % 10 == 0 ? rest / 10 : rest);
  return text;
}

std::string point(Vec2 p) { return number(p.x) + " " + number(p.y); }

std::string class_of(std::string_view property, const Paint& paint) {
  std::string name(property);
  name += "-";
  if (const Ink* const ink = std::get_if<Ink>(&paint.role)) return name.append(css_name(*ink));
  return name.append("shape-").append(atlas::name(std::get<Shape>(paint.role)));
}

void add_class(std::string& classes, std::string_view name) {
  if (!classes.empty()) classes += " ";
  classes += name;
}

struct Stroke {
  Paint paint{Ink::Paper, 0};
  float width_px = 1;
};

// Fill and stroke as classes and presentation attributes; invisible ones are left out.
void paint_element(Element& element, const Paint& fill, const Stroke& stroke) {
  std::string classes;
  const bool filled = fill.opacity > 0.004F;
  const bool stroked = stroke.paint.opacity > 0.004F && stroke.width_px > 0;
  if (filled) add_class(classes, class_of("fill", fill));
  if (stroked) add_class(classes, class_of("stroke", stroke.paint));
  if (!classes.empty()) element.with("class", classes);
  if (!filled) element.with("fill", "none");
  if (filled && fill.opacity < 0.996F) element.with("fill-opacity", fine_number(fill.opacity));
  if (!stroked) return;
  if (stroke.paint.opacity < 0.996F) element.with("stroke-opacity", fine_number(stroke.paint.opacity));
  if (stroke.width_px != 1.0F) element.with("stroke-width", fine_number(stroke.width_px));
}

constexpr Paint kNoPaint{Ink::Paper, 0};

// ---- curves

Element arrowhead(Vec2 tip, Vec2 before, const CurvePrimitive& curve, float size_px) {
  const std::array<Vec2, 3> head =
      curve.solid_head ? solid_head(tip, before, size_px) : arrow_head(tip, before, size_px);
  Element path("path");
  path.with("d", "M" + point(head[0]) + "L" + point(head[1]) + "L" + point(head[2]) +
                     (curve.solid_head ? "Z" : ""));
  if (curve.solid_head) {
    paint_element(path, curve.paint, {});
    return path;
  }
  paint_element(path, kNoPaint, {curve.paint, std::clamp(curve.width_px, 1.5F, 2.5F)});
  path.with("stroke-linecap", "round").with("stroke-linejoin", "round");
  return path;
}

bool is_straight(const CurvePrimitive& curve) {
  const Vec2 d = curve.points[3] - curve.points[0];
  const auto off = [&](Vec2 p) {
    const Vec2 r = p - curve.points[0];
    return std::abs(r.x * d.y - r.y * d.x);
  };
  return off(curve.points[1]) < 0.5F && off(curve.points[2]) < 0.5F;
}

void add_curve(Element& parent, const CurvePrimitive& curve) {
  const auto& p = curve.points;
  Element path("path");
  const std::string start = "M" + point(p[0]);
  const Vec2 end = curve.solid_head && curve.head_px > 0 ? head_base(p[3], p[2], curve.head_px) : p[3];
  path.with("d", is_straight(curve) ? start + "L" + point(end)
                                    : start + "C" + point(p[1]) + " " + point(p[2]) + " " + point(end));
  paint_element(path, kNoPaint, {curve.paint, curve.width_px});
  if (curve.dashed) path.with("stroke-dasharray", "3 3.5");
  parent.add(std::move(path));
  if (curve.head_px > 0) parent.add(arrowhead(p[3], p[2], curve, curve.head_px));
  if (curve.tail_head_px > 0) parent.add(arrowhead(p[0], p[1], curve, curve.tail_head_px));
}

// ---- circles, boxes, marks

void add_circle(Element& parent, const CirclePrimitive& circle) {
  Element element("circle");
  element.with("cx", number(circle.centre.x))
      .with("cy", number(circle.centre.y))
      .with("r", number(circle.radius_px));
  paint_element(element, circle.fill, {circle.stroke, circle.width_px});
  parent.add(std::move(element));
}

void add_hatch(Element& parent, const BoxPrimitive& box) {
  std::string d;
  for (const auto& line : hatch_lines(box.rect, kHatchStep)) d += "M" + point(line[0]) + "L" + point(line[1]);
  Element path("path");
  path.with("d", std::move(d));
  paint_element(path, kNoPaint, {box.fill, box.width_px});
  parent.add(std::move(path));
}

void add_box(Element& parent, const BoxPrimitive& box) {
  if (box.hatched) return add_hatch(parent, box);
  Element element("rect");
  element.with("x", number(box.rect.min_x)).with("y", number(box.rect.min_y));
  element.with("width", number(box.rect.width())).with("height", number(box.rect.height()));
  element.with("rx", number(box.corner_px));
  paint_element(element, box.fill, {box.stroke, box.width_px});
  if (box.dashed) element.with("stroke-dasharray", "3 3.5");
  parent.add(std::move(element));
}

Element mark_part(const MarkPart& part, const MarkPrimitive& mark) {
  const float scale = mark.size_px / 12.0F;
  const auto at = [&](Vec2 p) { return mark.centre + p * scale; };
  Element element(part.form == MarkForm::Box ? "rect" : (part.form == MarkForm::Disc ? "circle" : "path"));
  if (part.form == MarkForm::Box) {
    const Vec2 low = at(part.points[0]);
    const Vec2 size = (part.points[1] - part.points[0]) * scale;
    element.with("x", number(low.x)).with("y", number(low.y));
    element.with("width", number(size.x))
        .with("height", number(size.y))
        .with("rx", number(part.corner * scale));
  } else if (part.form == MarkForm::Disc) {
    const Vec2 centre = at(part.points[0]);
    element.with("cx", number(centre.x))
        .with("cy", number(centre.y))
        .with("r", number(part.points[1].x * scale));
  } else {
    std::string d;
    for (const Vec2 p : part.points) d += (d.empty() ? "M" : "L") + point(at(p));
    if (part.form == MarkForm::Polygon) d += "Z";
    element.with("d", d);
  }
  const Paint fill =
      part.fill == MarkFill::None ? kNoPaint : (part.fill == MarkFill::Ink ? mark.stroke : mark.fill);
  paint_element(element, fill, {mark.stroke, mark.width_px * part.line_factor});
  element.with("stroke-linejoin", "round");
  return element;
}

void add_mark(Element& parent, const MarkPrimitive& mark) {
  for (const MarkPart& part : mark_parts(mark.shape)) parent.add(mark_part(part, mark));
}

/// Marks that look alike, each drawn once: the first takes an id, the others refer to it.
class SharedMarks {
 public:
  void add(Element& parent, const MarkPrimitive& mark) {
    Element drawn("g");
    MarkPrimitive at_origin = mark;
    at_origin.centre = {};
    add_mark(drawn, at_origin);
    const auto known = std::find_if(seen_.begin(), seen_.end(), [&](const Element& other) {
      return same(other.children, drawn.children);
    });
    const std::string id = "m" + std::to_string(known - seen_.begin());
    if (known == seen_.end()) seen_.push_back(std::move(drawn).with("id", id));
    Element use("use");
    parent.add(std::move(use)
                   .with("href", "#" + id)
                   .with("x", number(mark.centre.x))
                   .with("y", number(mark.centre.y)));
  }
  [[nodiscard]] Element definitions() const {
    Element defs("defs");
    for (const Element& mark : seen_) defs.add(mark);
    return defs;
  }

 private:
  static bool same(const std::vector<Element>& a, const std::vector<Element>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Element& one, const Element& other) {
      return one.tag == other.tag && one.attributes == other.attributes;
    });
  }

  std::vector<Element> seen_;
};

// ---- text

std::string_view type_class(TypeStyle style) {
  switch (style) {
    case TypeStyle::Component15:
      return "type-component";
    case TypeStyle::ComponentSmall13:
      return "type-component-small";
    case TypeStyle::Label13:
      return "type-label";
    case TypeStyle::SmallBold12:
      return "type-small type-bold";
    case TypeStyle::Number18:
      return "type-number";
    case TypeStyle::Small12:
      break;
  }
  return "type-small";
}

void add_text(Element& parent, const TextPrimitive& text) {
  Element element("text");
  element.with("x", number(text.origin.x + text.width_px * text.anchor)).with("y", number(text.origin.y));
  if (text.anchor > 0.75F) element.with("text-anchor", "end");
  if (text.anchor > 0.25F && text.anchor <= 0.75F) element.with("text-anchor", "middle");
  std::string classes(type_class(text.style));
  add_class(classes, class_of("fill", text.paint));
  if (text.halo) add_class(classes, "halo");
  element.with("class", classes);
  if (text.paint.opacity < 0.996F) element.with("opacity", fine_number(text.paint.opacity));
  parent.add(std::move(element).add_text(text.text));
}

struct Painter {
  Element& parent;
  SharedMarks* shared = nullptr;
  void operator()(const CurvePrimitive& curve) const { add_curve(parent, curve); }
  void operator()(const CirclePrimitive& circle) const { add_circle(parent, circle); }
  void operator()(const BoxPrimitive& box) const { add_box(parent, box); }
  void operator()(const MarkPrimitive& mark) const {
    if (shared != nullptr) return shared->add(parent, mark);
    add_mark(parent, mark);
  }
  void operator()(const TextPrimitive& text) const { add_text(parent, text); }
};

// ---- links: transparent areas over the drawing, so that paint order stays as it is

Element area_element(const HitArea& area) {
  Element shape(area.round ? "circle" : "rect");
  if (area.round) {
    const Vec2 centre = area.rect.centre();
    shape.with("cx", number(centre.x)).with("cy", number(centre.y)).with("r", number(area.rect.width() / 2));
  } else {
    shape.with("x", number(area.rect.min_x)).with("y", number(area.rect.min_y));
    shape.with("width", number(area.rect.width())).with("height", number(area.rect.height()));
  }
  return std::move(shape).with("class", "target");
}

Element plain_link(const SvgLink& given) {
  Element link("a");
  link.with("href", given.href);
  link.add(Element("title").add_text(given.title));
  link.add(area_element({.rect = given.rect}));
  return link;
}

Element link_element(const HitArea& area, const SvgOptions& options) {
  const Node& node = options.catalog->node(area.node);
  Element link("a");
  link.with("href", options.links_root + "n/" + node.id + "/");
  link.add(Element("title").add_text(map_title(node, options.lang)));
  link.add(area_element(area));
  if (area.label.width() > 0) link.add(area_element({.node = area.node, .rect = area.label}));
  return link;
}

}  // namespace

Element svg_element(const Scene& scene, const SvgOptions& options) {
  Element svg("svg");
  svg.with("class", "map").with("xmlns", "http://www.w3.org/2000/svg");
  svg.with("width", number(options.size_px.x)).with("height", number(options.size_px.y));
  svg.with("viewBox", "0 0 " + number(options.size_px.x) + " " + number(options.size_px.y));
  // Links inside an image could not be reached, so with links it is a labelled group.
  const bool linked = options.catalog != nullptr || !options.links.empty();
  svg.with("role", linked ? "group" : "img").with("aria-label", options.title);
  svg.add(Element("title").add_text(options.title));
  Element drawing("g");
  if (linked) drawing.with("aria-hidden", "true");
  SharedMarks marks;
  const Painter painter{drawing, options.share_marks ? &marks : nullptr};
  for (const Primitive& primitive : scene.primitives) std::visit(painter, primitive);
  if (options.share_marks) drawing.add(marks.definitions());
  svg.add(std::move(drawing));
  for (const SvgLink& link : options.links) svg.add(plain_link(link));
  if (options.catalog == nullptr) return svg;
  for (const HitArea& area : scene.areas) svg.add(link_element(area, options));
  return svg;
}

std::string svg_style() {
  std::string css =
      "svg.map text{font-family:inherit;font-weight:400}\n"
      "svg.map .type-component{font-size:15px;font-weight:600}\n"
      "svg.map .type-component-small{font-size:13px;font-weight:600}\n"
      "svg.map .type-label{font-size:13px}\n"
      "svg.map .type-small{font-size:12px}\n"
      "svg.map .type-bold{font-weight:600}\n"
      "svg.map .type-number{font-size:18px;font-weight:600}\n"
      "svg.map .halo{stroke:var(--paper);stroke-width:4px;stroke-linejoin:round;paint-order:stroke}\n"
      "svg.map .target{fill:transparent;stroke:none}\n"
      "svg.map a:focus-visible .target{stroke:var(--text);stroke-width:2px}\n";
  const auto add_rules = [&css](std::string_view property, const std::string& name) {
    css.append("svg.map .").append(property).append("-").append(name).append("{").append(property);
    css.append(":var(--").append(name).append(")}\n");
  };
  for (const std::string_view property : {"fill", "stroke"}) {
    for (std::size_t i = 0; i < kInkCount; ++i)
      add_rules(property, std::string(css_name(static_cast<Ink>(i))));
    for (std::size_t i = 0; i < kShapeCount; ++i) {
      add_rules(property, "shape-" + std::string(name(static_cast<Shape>(i))));
    }
  }
  return css;
}

}  // namespace atlas
