// See embed_page.hpp. The ids are those that web/embed*.js and web/embed.css know.
#include "formats/embed_page.hpp"

#include "core/pages/elements.hpp"
#include "formats/html.hpp"

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
    plain.add(Element("p").with("lang", lang_tag(lang)).add_text(page.strings.text("embed.no_scripts", lang)));
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

}  // namespace

void name_program(Element& html, const SiteAssets& assets, const std::string& root) {
  html.with("data-root", root.empty() ? "./" : root);
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
  Element html = Element("html").with("lang", lang_tag(page.lang));
  name_program(html, assets, page.root);
  html.add(plain_head({page, own, base_url, NodeId{}, std::string(kEmbedPath)}, page.tr("app.name")));
  Element frame = with_id("main", "embed").add(bar(page)).add(picture()).add(words(page)).add(foot(page));
  Element body = Element("body").add(std::move(frame));
  body.add(with_id("div", "status").with("role", "status").with("aria-live", "polite"));
  return to_html_document(std::move(html).add(std::move(body)));
}

}  // namespace atlas
