// The parts of a step's text, in reading order: what happens and why, what changes, what is easily
// misunderstood, what is read and written, where the code is, what the catalogue has to read about it.
#include "core/pages/elements.hpp"
#include "core/pages/rows.hpp"
#include "core/pages/walk_page.hpp"
#include "core/pages/walk_parts.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace atlas::walk_parts {
namespace {

constexpr std::size_t kShortCommit = 7;  // as the picture's title has it

Element summary(const StepText& text) {
  const StepProse& prose = text.step().prose;
  Element box = element("div", "summary").add(sentence("p", "lead", text.text(prose.what)));
  if (prose.why.empty()) return box;
  Element why = sentence("p", "because-of", text.text(prose.why));
  why.children.insert(why.children.begin(), element("b", {}, text.page.tr("walk.why")));
  return std::move(box).add(std::move(why));
}

Element mistake(const StepText& text) {
  Element box = element("aside", "mistake");
  box.add(element("b", {}, text.page.tr("walk.mistake")));
  return std::move(box).add(sentence("p", {}, text.text(text.step().prose.mistake)));
}

/// What is read, what is written, what to look for.
Element terms(const StepText& text) {
  const StepProse& prose = text.step().prose;
  Element list = element("dl", "terms");
  const auto add = [&](std::string_view key, const Bilingual& said) {
    if (said.empty()) return;
    list.add(element("dt", {}, text.page.tr(key))).add(sentence("dd", {}, text.text(said)));
  };
  add("walk.reads", prose.reads);
  add("walk.writes", prose.writes);
  add("walk.look", prose.look);
  return list;
}

/// `<li class="row source">`: function and path, with the line where it is proven.
Element source_row(const StepText& text, const StepSource& source) {
  const std::string url = source_url(text.walk.pin, source);
  const bool folder = !source.path.empty() && source.path.back() == '/';
  const std::string file = source.path.substr(source.path.rfind('/') + 1);
  Element name = is_web_address(url) ? outward_link(url, "row-title") : element("span", "row-title");
  name.add(element("code", {}, source.function.empty() ? file : source.function)).add_text(" ");
  name.add(source.line > 0
               ? element("span", "line-proven", "L" + std::to_string(source.line))
               : element("span", "to-file", text.page.tr(folder ? "walk.to_folder" : "walk.to_file")));
  Element about = element("div", "row-text").add(std::move(name));
  about.add(breakable_code("detail path", source.path));
  if (!source.note.empty()) about.add(sentence("span", "detail", text.text(source.note)));
  return element("li", "row source").add(mark_icon(Shape::Source)).add(std::move(about));
}

Element sources(const StepText& text) {
  const PageContext& page = text.page;
  Element section = element("section", "group");
  const std::string commit = text.walk.pin.commit.substr(0, kShortCommit);
  const std::string title =
      commit.empty() ? std::string(page.tr("walk.source")) : page.tr("walk.sources", commit);
  section.add(heading(text.heading, title, page.tr("walk.lines_proven")));
  Element list = element("ul", "rows");
  for (const StepSource& source : text.step().prose.sources) list.add(source_row(text, source));
  return std::move(section).add(std::move(list));
}

Element rows_of(const PageContext& page, const std::vector<NodeId>& nodes) {
  Element list = element("ul", "rows");
  for (const NodeId id : nodes) list.add(node_row(page, id));
  return list;
}

Element readings(const StepText& text) {
  Element section = element("section", "group readings");
  section.add(heading(text.heading, text.page.tr("walk.readings"), {}));
  if (text.step().readings.empty())
    return std::move(section).add(element("p", "quiet", text.page.tr("walk.no_readings")));
  return std::move(section).add(rows_of(text.page, text.step().readings));
}

/// Components, objects and places in the code that the step touches.
Element touched(const StepText& text) {
  std::vector<NodeId> nodes = nodes_of_step(text.walk, text.number);
  const std::vector<NodeId>& read = text.step().readings;
  std::erase_if(nodes, [&](NodeId id) { return std::find(read.begin(), read.end(), id) != read.end(); });
  Element section = element("section", "group");
  if (nodes.empty()) return section;
  section.add(heading(text.heading, text.page.tr("walk.nodes"), {}));
  return std::move(section).add(rows_of(text.page, nodes));
}

Element still_loading(const StepText& text) {
  Element line = element("p", "quiet walk-loading", text.page.tr("walk.loading")).add_text(" ");
  return std::move(line).add(element("a", {}, text.page.tr("walk.open_page"))
                                 .with("href", place_href(text.page, text.walk, text.number))
                                 .with("data-page", ""));
}

}  // namespace

void add_step(Element& main, const StepText& text) {
  const bool prose = text.walk.has_prose;
  main.add(prose ? summary(text) : still_loading(text));
  if (Element changes = walk_changes(text.page, text.walk, text.number); !changes.children.empty())
    main.add(std::move(changes));
  if (prose && !text.step().prose.mistake.empty()) main.add(mistake(text));
  if (Element list = terms(text); !list.children.empty()) main.add(std::move(list));
  if (!text.step().prose.sources.empty()) main.add(sources(text));
  main.add(readings(text));
  if (Element nodes = touched(text); !nodes.children.empty()) main.add(std::move(nodes));
}

}  // namespace atlas::walk_parts
