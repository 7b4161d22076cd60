// See poster_svg.hpp. Colours are custom properties, set once per theme; a fragment of the address wins over
// the system's theme because an element that it names can be styled (:target), in pictures as well as in
// pages.
#include "formats/poster_svg.hpp"

#include "core/palette.hpp"
#include "formats/html.hpp"
#include "formats/svg.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

namespace atlas {
namespace {

using Names = std::set<std::string, std::less<>>;

void collect_classes(const Element& element, Names& names) {
  for (const auto& [key, value] : element.attributes) {
    if (key != "class") continue;
    std::string_view rest = value;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      names.emplace(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  for (const Element& child : element.children) collect_classes(child, names);
}

/// The rules of svg_style() for the classes in use, without their scope.
std::string used_rules(const Names& classes) {
  constexpr std::string_view kScope = "svg.map ";
  const std::string all = svg_style();
  std::string css;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = all.find('\n', at);
    std::string_view rule = std::string_view(all).substr(at, end - at);
    at = end + 1;
    rule.remove_prefix(kScope.size());
    if (rule.front() != '.') continue;
    if (classes.find(rule.substr(1, rule.find('{') - 1)) != classes.end()) css.append(rule);
  }
  return css;
}

/// Of a theme's declarations ("--paper:#fafaf7;" on each line) those that the rules use.
std::string used_colours(Theme theme, const std::string& rules) {
  const std::string all = css_variables(theme);
  std::string css;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = all.find('\n', at);
    const std::string line = all.substr(at, end - at);
    at = end + 1;
    if (rules.find("var(" + line.substr(0, line.find(':')) + ")") != std::string::npos) css += line;
  }
  return css;
}

std::string style_of(const Element& drawing) {
  Names classes;
  collect_classes(drawing, classes);
  const std::string rules = used_rules(classes);
  const std::string light = used_colours(Theme::Light, rules);
  const std::string dark = used_colours(Theme::Dark, rules);
  std::string css = ":root,#light:target{" + light + "}";
  css += "@media (prefers-color-scheme:dark){:root{" + dark + "}#light:target{" + light + "}}";
  css += "#dark:target{" + dark + "}";
  css +=
      "text{font-family:PingFang SC,Hiragino Sans GB,Microsoft YaHei,Noto Sans CJK SC,Noto Sans "
      "SC,system-ui,sans-serif}";
  return css + rules;
}

}  // namespace

std::string poster_svg(const Scene& scene, Vec2 size_px, std::string_view title) {
  Element drawn = svg_element(scene, {.size_px = size_px, .title = std::string(title), .share_marks = true});
  Element ground("rect");
  ground.with("width", "100%").with("height", "100%").with("class", "fill-paper");
  Element named_dark = Element("g").with("id", "dark").add(std::move(ground));
  Element svg("svg");
  for (const auto& [key, value] : drawn.attributes) {
    if (key != "class") svg.with(key, value);
  }
  svg.with("id", "light");
  for (Element& child : drawn.children) {
    if (child.tag == "g") {
      named_dark.add(std::move(child));
    } else {
      svg.add(std::move(child));
    }
  }
  svg.add(Element("style").add_text(style_of(named_dark)));
  svg.add(std::move(named_dark));
  return to_html(svg) + "\n";
}

}  // namespace atlas
