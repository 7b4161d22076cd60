// The tables of a step: the fields that it changes, and the manifest with the lines that matter.
#include "core/pages/elements.hpp"
#include "core/pages/walk_page.hpp"
#include "core/pages/walk_parts.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace atlas {
namespace {

using walk_parts::heading;

/// A value that is the same in both languages is code; others are words.
Element value_cell(const PageContext& page, const Bilingual& value, std::string_view css_class) {
  if (value.empty()) return element("td", css_class).add(element("span", "quiet", page.tr("walk.no_value")));
  const std::string_view text = value.pick(page.lang);
  return element("td", css_class)
      .add(value.zh == value.en ? element("code", {}, text) : Element::text_run(text));
}

/// "Pod nginx-6c9b7d5f48-x2k9q", its kind linked to its page.
Element object_row(const PageContext& page, const WalkObject& object) {
  Element cell = Element("th").with("colspan", "3").with("scope", "rowgroup");
  if (object.node.valid()) {
    cell.add(element("a", {}, object.title).with("href", node_href(page, object.node)));
  } else {
    cell.add_text(object.title);
  }
  if (!object.name.empty()) cell.add_text(" ").add(element("code", {}, object.name));
  return Element("tr").add(std::move(cell));
}

Element change_row(const PageContext& page, const FieldChange& change) {
  Element row("tr");
  row.add(Element("th").with("scope", "row").add(breakable_code({}, change.field)));
  row.add(value_cell(page, change.before, {}));
  return std::move(row).add(value_cell(page, change.after, "after"));
}

Element change_head(const PageContext& page) {
  Element row("tr");
  for (const std::string_view key : {"walk.field", "walk.before", "walk.after"})
    row.add(element("th", {}, page.tr(key)).with("scope", "col"));
  return Element("thead").add(std::move(row));
}

}  // namespace

std::vector<int> walk_parts::manifest_lines(const Walkthrough& walk, int step) {
  std::vector<bool> marked(walk.manifest.size() + 1, false);
  for (const auto& [first, last] : walk.steps[static_cast<std::size_t>(step - 1)].manifest) {
    for (int line = std::max(first, 1); line <= last && line < static_cast<int>(marked.size()); ++line)
      marked[static_cast<std::size_t>(line)] = true;
  }
  std::vector<int> lines;
  for (std::size_t line = 0; line < marked.size(); ++line) {
    if (marked[line]) lines.push_back(static_cast<int>(line));
  }
  return lines;
}

Element walk_changes(const PageContext& page, const Walkthrough& walk, int step) {
  const std::vector<FieldChange>& changes = walk.steps[static_cast<std::size_t>(step - 1)].changes;
  Element section = element("section", "changes");
  if (changes.empty()) return section;
  Element table = element("table", "change-table");
  table.add(element("caption", {}, page.tr("walk.changes"))).add(change_head(page));
  for (std::size_t i = 0; i < walk.objects.size(); ++i) {
    Element body("tbody");
    for (const FieldChange& change : changes) {
      if (change.object != i) continue;
      if (body.children.empty()) body.add(object_row(page, walk.objects[i]));
      body.add(change_row(page, change));
    }
    if (!body.children.empty()) table.add(std::move(body));
  }
  return std::move(section).add(std::move(table));
}

namespace {

/// The whole manifest with the lines of a step marked; empty without a manifest.
Element manifest_with(const PageContext& page, const Walkthrough& walk, const std::vector<int>& hits,
                      const std::string& remark) {
  Element section = element("section", "manifest");
  if (walk.manifest.empty()) return section;
  Element code("code");
  for (std::size_t i = 0; i < walk.manifest.size(); ++i) {
    const bool hit = std::find(hits.begin(), hits.end(), static_cast<int>(i) + 1) != hits.end();
    code.add(element(hit ? "mark" : "span", "line", walk.manifest[i] + "\n"));
  }
  section.add(heading("h2", page.tr("walk.manifest", walk.manifest_name), remark));
  return std::move(section).add(element("pre", "manifest-lines").add(std::move(code)));
}

}  // namespace

Element walk_manifest(const PageContext& page, const Walkthrough& walk, int step) {
  if (step == 0) return manifest_with(page, walk, {}, {});
  const std::vector<int> hits = walk_parts::manifest_lines(walk, step);
  if (hits.empty()) return element("section", "manifest");
  return manifest_with(page, walk, hits, page.tr("walk.manifest_lines", step_ranges(hits)));
}

Element walk_dock(const PageContext& page, const Walkthrough& walk, int step) {
  Element dock = element("div", "walk-dock");
  Element changes = walk_changes(page, walk, step);
  if (changes.children.empty()) {
    changes.add(heading("h2", page.tr("walk.changes"), {}));
    changes.add(element("p", "note", page.tr("walk.no_changes")));
  }
  dock.add(std::move(changes));
  const std::vector<int> hits = walk_parts::manifest_lines(walk, step);
  Element manifest = hits.empty()
                         ? manifest_with(page, walk, {}, std::string(page.tr("walk.no_manifest_lines")))
                         : walk_manifest(page, walk, step);
  if (!manifest.children.empty()) {
    // In the dock it scrolls by itself, so that it must be reached by Tab and have a name.
    Element& lines = manifest.children.back();
    lines.with("tabindex", "0").with("role", "group");
    lines.with("aria-label", page.tr("walk.manifest", walk.manifest_name));
    dock.add(std::move(manifest));
  }
  return dock;
}

}  // namespace atlas
