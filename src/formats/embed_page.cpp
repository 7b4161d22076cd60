// See embed_page.hpp. The ids are those that web/embed*.js and web/embed.css know.
#include "formats/embed_page.hpp"

#include "core/pages/elements.hpp"
#include "formats/html.hpp"

#include <algorithm>
#include <utility>

namespace atlas {
namespace {

Element with_id(std::string_view tag, std::string_view id) { return Element(tag).with("id", id); }

Element hidden(std::string_view tag, std::string_view id) { return with_id(tag, id).with("hidden", ""); }

Element bar(const PageContext& page) {
  return with_id("header", "bar")
      .add(logo())
      .add(with_id("span", "about").add_text(page.catalog.data().title.pick(page.lang)))
      .add(with_id("span", "count"));
}

Element picture() {
  return with_id("div", "picture")
      .add(hidden("img", "poster").with("alt", "").with("decoding", "async"))
      .add(hidden("p", "hint").with("aria-hidden", "true"));
}

/// Title and sentences come with the scripts; without them both languages say where the picture is.
Element words(const PageContext& page) {
  Element plain("noscript");
  for (const Lang lang : {Lang::Zh, Lang::En}) {
    plain.add(
        Element("p").with("lang", lang_tag(lang)).add_text(page.strings.text("embed.no_scripts", lang)));
  }
  return with_id("section", "words")
      .add(with_id("h1", "title"))
      .add(with_id("p", "sentences"))
      .add(std::move(plain))
      .add(hidden("p", "say").with("role", "alert"));
}

Element foot(const PageContext& page) {
  return with_id("footer", "foot")
      .add(with_id("div", "ways"))
      .add(with_id("a", "out")
               .with("href", page.root)
               .with("target", "_blank")
               .with("rel", "noopener")
               .add_text(page.tr("app.name")));
}

/// A place as the guide writes it.
struct Example {
  std::string title;
  std::string path;        ///< below the site's root
  std::string attributes;  ///< of the element
  std::string query;       ///< of the embedded page
  std::string id;          ///< in messages
};

Example example_of(const Node& node) {
  return {node.title, node_path(node), "node=\"" + node.id + "\"", "n=" + node.id, node.id};
}

/// The best known entry: the component with the most neighbours, else the first entry.
Example first_example(const Catalog& catalog) {
  NodeId best;
  for (std::uint32_t i = 0; i < catalog.node_count(); ++i) {
    const NodeId id{i};
    if (catalog.node(id).kind != Kind::Component && best.valid()) continue;
    const bool better = !best.valid() || catalog.node(best).kind != Kind::Component ||
                        catalog.neighbours(id).size() > catalog.neighbours(best).size();
    if (better) best = id;
  }
  return best.valid() ? example_of(catalog.node(best)) : Example{};
}

/// The middle of the first walkthrough, or what there is.
Example second_example(const Catalog& catalog) {
  for (const Walkthrough& walk : catalog.data().walkthroughs) {
    if (walk.steps.empty()) continue;
    const std::size_t step = walk.steps.size() / 2 + 1;
    const std::string place = "walk/" + walk.id + "/" + std::to_string(step);
    const std::string title(walk.steps[std::min(step, walk.steps.size()) - 1].title.pick(Lang::Zh));
    return {title, place + "/", "view=\"" + place + "\"", "view=" + place, place};
  }
  return first_example(catalog);
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

}  // namespace

void name_program(Element& html, const SiteAssets& assets, const std::string& root) {
  const auto refer = [&](std::string_view name, const std::string& path) {
    if (!path.empty()) html.with(name, root + path);
  };
  refer("data-glue", assets.glue);
  refer("data-font", assets.font);
  refer("data-catalog", assets.catalog);
  refer("data-prose", assets.prose);
}

std::string embed_page(const PageContext& page, const SiteAssets& assets, const std::string& base_url) {
  SiteAssets own = assets;
  own.style = assets.embed_style;
  own.early = assets.embed_early;
  own.main = assets.embed_main;
  own.modules = assets.embed_modules;
  Element html = Element("html").with("lang", lang_tag(page.lang)).with("data-root", page.root);
  name_program(html, assets, page.root);
  html.add(plain_head({page, own, base_url, NodeId{}, std::string(kEmbedPath)}, page.tr("app.name")));
  Element frame = with_id("main", "embed").add(bar(page)).add(picture()).add(words(page)).add(foot(page));
  Element body = Element("body").add(std::move(frame));
  body.add(with_id("div", "status").with("role", "status").with("aria-live", "polite"));
  return to_html_document(std::move(html).add(std::move(body)));
}

std::string embed_guide(const Catalog& catalog, std::string_view text) {
  std::string page(text);
  const auto fill = [&page](const std::string& name, const Example& example) {
    replace_all(page, "{{" + name + "-title}}", escape_html(example.title));
    replace_all(page, "{{" + name + "-path}}", example.path);
    replace_all(page, "{{" + name + "-query}}", example.query);
    replace_all(page, "{{" + name + "-id}}", example.id);
  };
  const Example first = first_example(catalog);
  const Example second = second_example(catalog);
  fill("first", first);
  fill("second", second);
  replace_all(page, "{{first}}", first.attributes);
  replace_all(page, "{{second}}", second.query);
  return page;
}

}  // namespace atlas
