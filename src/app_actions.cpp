// See app_actions.hpp.
#include "app_actions.hpp"

#include <array>
#include <utility>

namespace atlas {
namespace {

constexpr std::array<std::pair<std::string_view, View>, 4> kViews{
    {{"map", View::Map}, {"focus", View::Focus}, {"list", View::List}, {"walk", View::Walk}}};

std::optional<Facet> find_facet(std::string_view wanted) {
  for (std::size_t i = 0; i < kFacetCount; ++i) {
    if (name(static_cast<Facet>(i)) == wanted) return static_cast<Facet>(i);
  }
  return std::nullopt;
}

struct Reader {
  const Request& request;
  const Catalog& catalog;

  [[nodiscard]] std::string_view text(std::string_view member) const {
    return request.text_of("action." + std::string(member));
  }
  [[nodiscard]] float number(std::string_view member, double otherwise) const {
    return static_cast<float>(request.number_of("action." + std::string(member), otherwise));
  }
  [[nodiscard]] NodeId node() const { return catalog.find(text("id")); }
  [[nodiscard]] std::optional<std::size_t> walkthrough() const {
    return find_walkthrough(catalog.data().walkthroughs, text("id"));
  }
};

using Factory = std::optional<Action> (*)(const Reader&);

// clang-format off
const std::array<std::pair<std::string_view, Factory>, 24> kFactories{{
    {"select", [](const Reader& r) -> std::optional<Action> {
       const NodeId node = r.node();
       if (!node.valid() && !r.text("id").empty()) return std::nullopt;
       return action::Select{node}; }},
    {"hover", [](const Reader& r) -> std::optional<Action> { return action::Hover{r.node()}; }},
    {"focus", [](const Reader& r) -> std::optional<Action> { return action::Focus{r.node()}; }},
    {"set-view", [](const Reader& r) -> std::optional<Action> {
       const auto view = find_view(r.text("view"));
       if (!view) return std::nullopt;
       return action::SetView{*view}; }},
    {"set-rings", [](const Reader& r) -> std::optional<Action> { return action::SetRings{static_cast<int>(r.number("n", 1))}; }},
    {"set-query", [](const Reader& r) -> std::optional<Action> { return action::SetQuery{std::string(r.text("text"))}; }},
    {"toggle-filter", [](const Reader& r) -> std::optional<Action> {
       const auto facet = find_facet(r.text("facet"));
       if (!facet || r.text("value").empty()) return std::nullopt;
       return action::ToggleFilter{*facet, std::string(r.text("value"))}; }},
    {"clear-filters", [](const Reader&) -> std::optional<Action> { return action::ClearFilters{}; }},
    {"set-lang", [](const Reader& r) -> std::optional<Action> { return action::SetLang{r.text("lang") == "en" ? Lang::En : Lang::Zh}; }},
    {"set-theme", [](const Reader& r) -> std::optional<Action> { return action::SetTheme{r.text("theme") == "dark" ? Theme::Dark : Theme::Light}; }},
    {"set-colours", [](const Reader& r) -> std::optional<Action> { return action::SetColours{std::string(r.text("colours"))}; }},
    {"set-reduced-motion", [](const Reader& r) -> std::optional<Action> { return action::SetReducedMotion{r.number("value", 0) > 0}; }},
    {"zoom", [](const Reader& r) -> std::optional<Action> { return action::ZoomStep{r.number("factor", 1)}; }},
    {"pan", [](const Reader& r) -> std::optional<Action> { return action::Pan{{r.number("x", 0), r.number("y", 0)}}; }},
    {"fit", [](const Reader&) -> std::optional<Action> { return action::Fit{}; }},
    {"back-to-selection", [](const Reader&) -> std::optional<Action> { return action::BackToSelection{}; }},
    {"navigate", [](const Reader& r) -> std::optional<Action> { return action::Navigate{parse_route(r.text("path"), r.text("fragment"))}; }},
    {"set-insets", [](const Reader& r) -> std::optional<Action> {
       return action::SetInsets{{r.number("left", 0), r.number("top", 0), r.number("right", 0), r.number("bottom", 0)}}; }},
    {"open-walk", [](const Reader& r) -> std::optional<Action> {
       const auto walk = r.walkthrough();
       if (!walk) return std::nullopt;
       return action::OpenWalk{*walk, static_cast<int>(r.number("step", 0)), static_cast<int>(r.number("act", 0))}; }},
    {"step-by", [](const Reader& r) -> std::optional<Action> { return action::StepBy{r.number("by", 1) < 0 ? -1 : 1}; }},
    {"act-by", [](const Reader& r) -> std::optional<Action> { return action::ActBy{r.number("by", 1) < 0 ? -1 : 1}; }},
    {"set-walk-zoom", [](const Reader& r) -> std::optional<Action> {
       const auto zoom = find_walk_zoom(r.text("zoom"));
       if (!zoom) return std::nullopt;
       return action::SetWalkZoom{*zoom}; }},
    {"set-walk-order", [](const Reader& r) -> std::optional<Action> {
       const auto order = find_walk_order(r.text("order"));
       if (!order) return std::nullopt;
       return action::SetWalkOrder{*order}; }},
    {"centre-on", [](const Reader& r) -> std::optional<Action> { return action::CentreOn{{r.number("x", 0), r.number("y", 0)}}; }},
}};
// clang-format on

}  // namespace

std::string_view view_name(View view) {
  for (const auto& [name_of_view, value] : kViews) {
    if (value == view) return name_of_view;
  }
  return "map";
}

std::optional<View> find_view(std::string_view wanted) {
  for (const auto& [name_of_view, value] : kViews) {
    if (name_of_view == wanted) return value;
  }
  return std::nullopt;
}

std::optional<Action> read_action(const Request& request, const Catalog& catalog) {
  const std::string_view type = request.text_of("action.type");
  for (const auto& [name_of_action, factory] : kFactories) {
    if (name_of_action == type) return factory(Reader{request, catalog});
  }
  return std::nullopt;
}

}  // namespace atlas
