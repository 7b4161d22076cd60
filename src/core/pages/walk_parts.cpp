// See walk_parts.hpp.
#include "core/pages/walk_parts.hpp"

#include "core/pages/elements.hpp"
#include "core/pages/rows.hpp"

#include <utility>

namespace atlas::walk_parts {

std::string place_href(const PageContext& page, const Walkthrough& walk, int step, std::string_view state) {
  std::string href = page.root + walk_path(walk, step);
  if (!state.empty()) href.append("#v1&").append(state);
  return href;
}

std::string act_state(std::size_t act) { return "act=" + std::to_string(act); }

Element sentence(std::string_view tag, std::string_view css_class, std::string_view text) {
  Element line = element(tag, css_class);
  for (bool code = false;; code = !code) {
    const std::size_t end = text.find('`');
    const std::string_view run = text.substr(0, end);
    if (!run.empty()) line.add(code ? element("code", {}, run) : Element::text_run(run));
    if (end == std::string_view::npos) return line;
    text.remove_prefix(end + 1);
  }
}

Element kind_line(std::initializer_list<std::string_view> parts) {
  Element line("span");
  for (const std::string_view part : parts) {
    if (!line.children.empty()) line.add(dot());
    line.add_text(part);
  }
  return element("p", "kind").add(std::move(line));
}

Element heading(std::string_view tag, std::string_view title, std::string_view remark) {
  Element head = group_heading(title, {}, remark);
  head.children.front().tag = tag;
  return head;
}

Element item(const Item& line) {
  Element link = element("a", "item-title").with("href", line.href);
  link.add(element("span", "number", line.number)).add_text(" ").add_text(line.title);
  Element result = element("li", "item").add(std::move(link));
  if (!line.remark.empty()) result.add_text(" ").add(element("span", "count", line.remark));
  if (!line.detail.empty()) result.add(sentence("p", "item-detail", line.detail));
  return result;
}

Element step_item(const PageContext& page, const Walkthrough& walk, int step, NodeId about) {
  const WalkStep& it = walk.steps[static_cast<std::size_t>(step - 1)];
  std::size_t lane = it.lane;
  for (const std::size_t other : it.also) {
    if (about.valid() && walk.lanes[other].node == about) lane = other;
  }
  return item({.href = place_href(page, walk, step),
               .number = std::to_string(step),
               .title = it.title.pick(page.lang),
               .remark = walk.lanes[lane].title.pick(page.lang)});
}

Element act_steps(const PageContext& page, const Walkthrough& walk, const WalkAct& act) {
  Element list = element("ol", "items");
  for (int step = act.first_step; step > 0 && step <= act.last_step; ++step)
    list.add(step_item(page, walk, step));
  return list;
}

Element act_items(const PageContext& page, const Walkthrough& walk) {
  Element list = element("ol", "items acts");
  for (std::size_t i = 0; i < walk.acts.size(); ++i) {
    const WalkAct& act = walk.acts[i];
    std::string range = std::to_string(act.first_step);
    if (act.last_step > act.first_step) range.append("–").append(std::to_string(act.last_step));
    list.add(item({.href = place_href(page, walk, 0, act_state(i + 1)),
                   .number = std::to_string(i + 1),
                   .title = act.title.pick(page.lang),
                   .remark = range,
                   .detail = act.text.pick(page.lang)}));
  }
  return list;
}

std::string count_of(std::size_t number, std::size_t all) {
  return std::to_string(number) + " / " + std::to_string(all);
}

Element corrections(const PageContext& page, const Walkthrough& walk, std::size_t count) {
  Element list = element("ol", "corrections");
  for (std::size_t i = 0; i < walk.corrections.size() && i < count; ++i) {
    const WalkCorrection& correction = walk.corrections[i];
    Element entry = Element("li").add(element("b", {}, correction.title.pick(page.lang)));
    entry.add(sentence("p", {}, correction.text.pick(page.lang)));
    Element places = element("p", "see");
    for (const int step : correction.steps) {
      if (!places.children.empty()) places.add_text(" ");
      const Bilingual& title = walk.steps[static_cast<std::size_t>(step - 1)].title;
      Element link = element("a", {}, std::to_string(step)).with("href", place_href(page, walk, step));
      places.add(std::move(link).add_text(" ").add_text(title.pick(page.lang)));
    }
    if (!places.children.empty()) entry.add(std::move(places));
    list.add(std::move(entry));
  }
  return list;
}

}  // namespace atlas::walk_parts
