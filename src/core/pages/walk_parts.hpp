// Pieces that the texts of a walkthrough share: links to its places, sentences with code in them, numbered
// items, the parts of one step.
#pragma once

#include "core/dom.hpp"
#include "core/pages/page_context.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace atlas::walk_parts {

/// One step of a walkthrough and how its text is set.
struct StepText {
  const PageContext& page;
  const Walkthrough& walk;
  int number = 1;  ///< 1 to walk.steps.size()
  WalkOrder order = WalkOrder::Real;
  std::string_view heading = "h2";  ///< tag of the headings of its parts

  [[nodiscard]] const WalkStep& step() const { return walk.steps[static_cast<std::size_t>(number - 1)]; }
  [[nodiscard]] std::string_view text(const Bilingual& both) const { return both.pick(page.lang); }
};

/// Address of a step's page as written in a link; of the overview for step 0. `state` is the view state
/// behind
/// "#v1&", for instance "act=3"; may be empty.
[[nodiscard]] std::string place_href(const PageContext& page, const Walkthrough& walk, int step,
                                     std::string_view state = {});
/// View state of an act's view, and at the same time the id of the act in the page of the whole walkthrough,
/// so that the same link works without scripts: "act=3".
[[nodiscard]] std::string act_state(std::size_t act);
inline constexpr std::string_view kOrdersState = "order=both";

/// `<tag class>` with a sentence in which `code` between back quotes is set as code.
[[nodiscard]] Element sentence(std::string_view tag, std::string_view css_class, std::string_view text);

/// The line above a heading: parts with dots between them.
[[nodiscard]] Element kind_line(std::initializer_list<std::string_view> parts);

/// group_heading() with another tag than h2.
[[nodiscard]] Element heading(std::string_view tag, std::string_view title, std::string_view remark);

/// A numbered line of a list.
struct Item {
  std::string href;
  std::string number;
  std::string_view title;
  std::string_view remark = {};  ///< at the right
  std::string_view detail = {};  ///< a sentence below
};
/// `<li class="item">`.
[[nodiscard]] Element item(const Item& line);
/// `<li class="item">` of a step. A step in several lanes is said to be in that of `about`, if it is one.
[[nodiscard]] Element step_item(const PageContext& page, const Walkthrough& walk, int step,
                                NodeId about = {});
/// The steps of an act as `<ol class="items">`.
[[nodiscard]] Element act_steps(const PageContext& page, const Walkthrough& walk, const WalkAct& act);
/// All acts as `<ol class="items">`.
[[nodiscard]] Element act_items(const PageContext& page, const Walkthrough& walk);

/// Numbers of the manifest's lines that matter for a step, ascending.
[[nodiscard]] std::vector<int> manifest_lines(const Walkthrough& walk, int step);

/// "4 / 6" as a quiet count.
[[nodiscard]] std::string count_of(std::size_t number, std::size_t all);

/// The first `count` corrections of the source document's order as a numbered list.
[[nodiscard]] Element corrections(const PageContext& page, const Walkthrough& walk, std::size_t count);

/// Adds what happens and why, the changed fields, the common misunderstanding, what is read, written and
/// worth looking at, source, readings and nodes, each only where there is something to say.
void add_step(Element& main, const StepText& text);

}  // namespace atlas::walk_parts
