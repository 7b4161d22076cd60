// See page_shell.hpp.
#include "core/pages/page_shell.hpp"

#include "core/pages/elements.hpp"
#include "core/pages/languages.hpp"
#include "core/pages/node_facts.hpp"

#include <string>
#include <utility>

namespace atlas {
namespace {

Element with_id(std::string_view tag, std::string_view id) { return Element(tag).with("id", id); }

/// Text that the scripts translate when the reader changes the language.
Element translated(const PageContext& page, std::string_view tag, std::string_view css_class,
                   std::string_view key) {
  return element(tag, css_class, page.tr(key)).with("data-i18n", key);
}

Element icon_button(const PageContext& page, std::string_view id, std::string_view key, Element content) {
  return with_id("button", id)
      .with("type", "button")
      .with("class", "icon-button needs-js")
      .with("data-i18n-label", key)
      .with("aria-label", page.tr(key))
      .with("title", page.tr(key))
      .add(std::move(content));
}

Element brand(const PageContext& page) {
  Element link = element("a", "brand").with("href", page.root.empty() ? "./" : page.root);
  link.add(logo()).add(element("b", {}, page.tr("app.name")));
  return std::move(link).add(element("span", "cat", page.catalog.data().title.pick(page.lang)));
}

Element search_form(const PageContext& page) {
  Element input = with_id("input", "q");
  input.with("type", "search")
      .with("role", "combobox")
      .with("aria-controls", "hits")
      .with("aria-expanded", "false");
  input.with("aria-autocomplete", "list")
      .with("autocomplete", "off")
      .with("autocapitalize", "off")
      .with("spellcheck", "false");
  input.with("data-i18n-label", "header.search").with("aria-label", page.tr("header.search"));
  input.with("data-i18n-placeholder", "header.search_placeholder")
      .with("placeholder", page.tr("header.search_placeholder"));
  Element hits = with_id("div", "hits").with("role", "listbox").with("aria-label", page.tr("header.hits"));
  hits.with("data-i18n-label", "header.hits").with("hidden", "");
  return with_id("form", "search")
      .with("role", "search")
      .with("class", "needs-js")
      .add(icon(Icon::Search))
      .add(std::move(input))
      .add(element("kbd", {}, "/").with("aria-hidden", "true"))
      .add(std::move(hits));
}

Element view_link(const PageContext& page, std::string_view view, std::string_view href,
                  std::string_view key) {
  return translated(page, "a", {}, key).with("href", href).with("data-view", view);
}

Element views(const PageContext& page) {
  const std::string start = page.root.empty() ? "./" : page.root;
  Element nav = with_id("nav", "views").with("aria-label", page.tr("header.views"));
  nav.with("data-i18n-label", "header.views");
  nav.add(view_link(page, "map", start, "header.map"));
  if (const Walkthrough* const walk = page.catalog.pipeline(); walk != nullptr && !walk->steps.empty())
    nav.add(view_link(page, "walk", page.root + walk_path(*walk, 0), "header.walk"));
  nav.add(view_link(page, "focus", "#v1&view=focus", "header.focus").with("class", "needs-js"));
  return std::move(nav).add(view_link(page, "list", page.root + std::string(kListPath), "header.list"));
}

Element header(const PageContext& page) {
  Element tools = element("div", "tools");
  tools.add(
      icon_button(page, "lang", "header.language", element("span", {}, page.lang == Lang::Zh ? "EN" : "中")));
  tools.add(icon_button(page, "theme", "header.theme", icon(Icon::Theme)));
  tools.add(icon_button(page, "share", "header.share", icon(Icon::Share)));
  return with_id("header", "header")
      .add(brand(page))
      .add(search_form(page))
      .add(views(page))
      .add(std::move(tools));
}

std::string poster_caption(const PageContext& page, const Subject& subject) {
  if (subject.node.valid()) return page.tr("page.neighbours", neighbour_count(page.catalog, subject.node));
  if (!subject.walk) return std::string(page.tr("page.overview"));
  const Walkthrough& walk = walk_of(page, subject);
  return std::string(walk.title.pick(page.lang)) + " · " + walk.pin.branch;
}

Element poster_figure(const PageContext& page, const Subject& subject, Element drawing) {
  const std::string caption = poster_caption(page, subject);
  Element figure = element("figure", "poster");
  if (subject.walk && subject.walk->step == 0) figure.with("tabindex", "0");  // it may be wider than the page
  return std::move(figure).add(std::move(drawing)).add(element("figcaption", {}, caption));
}

Element stage(const PageContext& page, const Subject& subject, std::optional<Element> poster) {
  Element place = with_id("section", "stage")
                      .with("aria-label", page.tr("page.stage"))
                      .with("data-i18n-label", "page.stage");
  if (poster) place.add(poster_figure(page, subject, std::move(*poster)));
  return place;
}

Element footer(const PageContext& page) {
  Element text = element("p", {}, page.tr("page.footer")).with("data-i18n", "page.footer");
  return with_id("footer", "footer").add(std::move(text));
}

}  // namespace

Element crumbs_nav(const PageContext& page, const Subject& subject) {
  Element nav = element("nav", "crumbs").with("aria-label", page.tr("page.crumbs"));
  Element list("ol");
  const std::vector<Crumb> crumbs = breadcrumbs(page, subject);
  for (std::size_t i = 0; i < crumbs.size(); ++i) {
    Element item("li");
    if (i > 0) item.add(icon(Icon::Right, 12));
    if (i + 1 == crumbs.size()) {
      item.add(element("span", {}, crumbs[i].title).with("aria-current", "page"));
    } else {
      const std::string href = page.root + crumbs[i].path;
      item.add(element("a", {}, crumbs[i].title).with("href", href.empty() ? "./" : href));
    }
    list.add(std::move(item));
  }
  return std::move(nav).add(std::move(list));
}

Element page_shell(const PageContext& page, ShellParts parts) {
  Element text = with_id("div", "text");
  for (Element& part : parts.text) text.add(std::move(part));
  Element panel = with_id("section", "panel").with("aria-label", page.tr("page.panel"));
  panel.with("data-i18n-label", "page.panel");
  panel.add(with_id("div", "panel-bar")).add(std::move(text));

  Element frame = with_id("main", "frame");
  frame.add(with_id("section", "filters")
                .with("aria-label", page.tr("page.filters"))
                .with("data-i18n-label", "page.filters"));
  // The text first: it is what one came for, and the drawing has as many links as the map has names. The
  // application puts them in the order in which they are seen.
  frame.add(std::move(panel)).add(stage(page, parts.subject, std::move(parts.poster)));

  Element body("body");
  body.add(translated(page, "a", "skip", "page.skip").with("href", "#text"));
  body.add(header(page)).add(std::move(frame));
  body.add(
      with_id("nav", "tabs").with("aria-label", page.tr("page.tabs")).with("data-i18n-label", "page.tabs"));
  body.add(footer(page));
  body.add(with_id("div", "status").with("role", "status").with("aria-live", "polite"));
  body.add(with_id("div", "notice").with("role", "alert").with("hidden", ""));
  mark_languages(body, lang_tag(page.lang));
  return body;
}

}  // namespace atlas
