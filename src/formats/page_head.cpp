// See page_head.hpp.
#include "formats/page_head.hpp"

#include "core/pages/card_words.hpp"
#include "core/pages/elements.hpp"
#include "core/pages/node_facts.hpp"
#include "formats/card.hpp"
#include "formats/json_writer.hpp"
#include "formats/site_offline.hpp"

#include <cmath>
#include <utility>

namespace atlas {
namespace {

/// No foreign origin, no inline script or style, no markup from strings. Source: the directives of CSP level
/// 3 that a <meta> may carry.
constexpr std::string_view kContentPolicy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; ";
/// The only thing that may become a script address is that of the service worker (web/offline.js).
constexpr std::string_view kWorkerPolicy = "worker-src 'self'; trusted-types source-atlas-worker";
constexpr std::string_view kNoWorkerPolicy = "worker-src 'none'; trusted-types 'none'";

Element meta(std::string_view key, std::string_view name, std::string_view content) {
  return Element("meta").with(key, name).with("content", content);
}

Element link(std::string_view rel, std::string_view href) {
  return Element("link").with("rel", rel).with("href", href);
}

std::string absolute(const HeadOptions& options, std::string_view path) {
  return options.base_url + std::string(path);
}

bool has_card(const HeadOptions& options) { return !options.card.empty() && !options.base_url.empty(); }

void add_card(Element& head, const HeadOptions& options) {
  const std::string address = absolute(options, options.card);
  const bool own = options.card == card_path(options.page, options.subject);
  const std::string alt = card_alt(options.page, own ? options.subject : Subject{});
  head.add(meta("property", "og:image", address)).add(meta("property", "og:image:type", "image/png"));
  head.add(meta("property", "og:image:width", std::to_string(std::lround(kCardPx.x))));
  head.add(meta("property", "og:image:height", std::to_string(std::lround(kCardPx.y))));
  head.add(meta("property", "og:image:alt", alt));
  head.add(meta("name", "twitter:image", address)).add(meta("name", "twitter:image:alt", alt));
}

/// Where a site that shows others' pages asks how to show this one. Source: oembed.com, section 4.
void add_oembed_link(Element& head, const HeadOptions& options, std::string_view title) {
  if (options.oembed.empty() || options.base_url.empty()) return;
  head.add(link("alternate", absolute(options, options.oembed))
               .with("type", "application/json+oembed")
               .with("title", title));
}

/// What a chat or a search engine shows of the page.
void add_previews(Element& head, const HeadOptions& options, std::string_view title,
                  std::string_view description) {
  const CatalogData& data = options.page.catalog.data();
  head.add(meta("property", "og:type",
                options.subject.node.valid() || options.subject.walk ? "article" : "website"));
  head.add(meta("property", "og:site_name", data.title.pick(options.page.lang)));
  head.add(meta("property", "og:title", title)).add(meta("property", "og:description", description));
  head.add(meta("property", "og:locale", options.page.lang == Lang::Zh ? "zh_CN" : "en_US"));
  if (!options.base_url.empty()) head.add(meta("property", "og:url", absolute(options, options.path)));
  head.add(meta("name", "twitter:card", has_card(options) ? "summary_large_image" : "summary"));
  head.add(meta("name", "twitter:title", title)).add(meta("name", "twitter:description", description));
  if (has_card(options)) add_card(head, options);
}

/// What the application fetches in any case.
void add_preloads(Element& head, const HeadOptions& options) {
  const std::string& root = options.page.root;
  const SiteAssets& assets = options.assets;
  const auto fetched = [&](const std::string& path, std::string_view type) {
    return link("preload", root + path)
        .with("as", "fetch")
        .with("type", type)
        .with("crossorigin", "anonymous");
  };
  for (const std::string& module : assets.modules) head.add(link("modulepreload", root + module));
  if (!assets.wasm.empty()) head.add(fetched(assets.wasm, "application/wasm").with("id", "wasm"));
  if (!assets.catalog.empty()) head.add(fetched(assets.catalog, "application/json"));
}

void add_files(Element& head, const HeadOptions& options) {
  const std::string& root = options.page.root;
  const SiteAssets& assets = options.assets;
  if (!assets.icon.empty()) head.add(link("icon", root + assets.icon).with("type", "image/svg+xml"));
  if (!assets.app_icons.empty()) {
    head.add(link("manifest", root + std::string(kManifestPath)));
    head.add(link("apple-touch-icon", root + assets.app_icons.front().path));
  }
  if (!assets.style.empty()) head.add(link("stylesheet", root + assets.style));
  // Before the script that holds up the parser: browsers do not look past it in a page with a policy.
  if (!assets.main.empty()) add_preloads(head, options);
  if (!assets.early.empty()) head.add(Element("script").with("src", root + assets.early));
  if (!assets.main.empty())
    head.add(Element("script").with("type", "module").with("src", root + assets.main));
}

Element bare_head(const SiteAssets& assets) {
  const std::string policy =
      std::string(kContentPolicy).append(assets.build.empty() ? kNoWorkerPolicy : kWorkerPolicy);
  return Element("head")
      .add(Element("meta").with("charset", "utf-8"))
      .add(meta("name", "viewport", "width=device-width, initial-scale=1, viewport-fit=cover"))
      .add(meta("http-equiv", "Content-Security-Policy", policy))
      .add(meta("name", "referrer", "no-referrer"))
      .add(meta("name", "color-scheme", "light dark"));
}

/// Schema.org's word for what a node is; empty when there is no good one.
std::string_view schema_type(Kind kind) {
  switch (kind) {
    case Kind::Article:
    case Kind::Document:
      return "Article";
    case Kind::Question:
      return "QAPage";
    case Kind::Site:
      return "WebSite";
    case Kind::Page:
    case Kind::Licence:
    case Kind::Commit:
    case Kind::PackageDoc:
      return "WebPage";
    case Kind::Search:
    case Kind::TagIndex:
      return "CollectionPage";
    case Kind::Series:
    case Kind::Column:
    case Kind::VideoSeries:
    case Kind::VideoChannel:
      return "CreativeWorkSeries";
    case Kind::Video:
      return "CreativeWork";  // VideoObject would need an upload date, which nobody stated
    case Kind::Book:
      return "Book";
    case Kind::Repository:
    case Kind::RepoDir:
    case Kind::Tool:
    case Kind::Permalink:
      return "SoftwareSourceCode";
    default:
      return "Thing";
  }
}

std::string_view author_type(const Node& author) {
  return author.field("role") == "person" ? "Person" : "Organization";
}

void write_subject(JsonWriter& json, const PageContext& page, NodeId id) {
  const Node& node = page.node(id);
  json.key(info(node.kind).resource ? "mainEntity" : "about").begin_object();
  json.member("@type", node.kind == Kind::Author ? author_type(node) : schema_type(node.kind))
      .member("name", node.title);
  if (is_web_address(node.link())) json.member("url", node.link());
  if (info(node.kind).resource && !node.lang.empty()) json.member("inLanguage", node.lang);
  bool open = false;
  for (const Credit& credit : credits_of(page.catalog, id)) {
    if (!credit.stated || credit.publisher) continue;  // what is inferred is not claimed to machines
    if (!open) json.key("author").begin_array();
    open = true;
    const Node& author = page.node(credit.node);
    json.begin_object().member("@type", author_type(author)).member("name", author.title).end_object();
  }
  if (open) json.end_array();
  json.end_object();
}

/// An address in JSON-LD: absolute with a base URL, else relative to the page.
std::string ld_address(const HeadOptions& options, const std::string& path) {
  if (!options.base_url.empty()) return absolute(options, path);
  const std::string relative = options.page.root + path;
  return relative.empty() ? "./" : relative;
}

void write_breadcrumbs(JsonWriter& json, const HeadOptions& options) {
  json.key("breadcrumb")
      .begin_object()
      .member("@type", "BreadcrumbList")
      .key("itemListElement")
      .begin_array();
  int position = 0;
  for (const Crumb& crumb : breadcrumbs(options.page, options.subject)) {
    json.begin_object().member("@type", "ListItem").member("position", ++position);
    json.member("name", crumb.title).member("item", ld_address(options, crumb.path)).end_object();
  }
  json.end_array().end_object();
}

/// A part or the whole of a walkthrough as a smaller object: name and address.
void write_part(JsonWriter& json, const HeadOptions& options, const Walkthrough& walk, int step) {
  const Bilingual& title = step > 0 ? walk.steps[static_cast<std::size_t>(step - 1)].title : walk.title;
  json.begin_object().member("@type", "LearningResource").member("name", title.pick(options.page.lang));
  json.member("url", ld_address(options, walk_path(walk, step)));
  if (step > 0) json.member("position", step);
  json.end_object();
}

/// A walkthrough explains and asks nobody to do anything, so it is no HowTo: a LearningResource with parts.
/// Source: schema.org, CreativeWork (hasPart, isPartOf, position, citation) and LearningResource.
void write_walk(JsonWriter& json, const HeadOptions& options) {
  const Walkthrough& walk = walk_of(options.page, options.subject);
  const int step = options.subject.walk->step;
  json.key("mainEntity").begin_object().member("@type", "LearningResource");
  const Bilingual& title = step > 0 ? walk.steps[static_cast<std::size_t>(step - 1)].title : walk.title;
  json.member("name", title.pick(options.page.lang)).member("inLanguage", lang_tag(options.page.lang));
  if (step == 0) {
    json.key("hasPart").begin_array();
    for (std::size_t i = 0; i < walk.steps.size(); ++i)
      write_part(json, options, walk, static_cast<int>(i) + 1);
    json.end_array().end_object();
    return;
  }
  json.member("position", step).key("isPartOf");
  write_part(json, options, walk, 0);
  json.key("citation").begin_array();
  for (const NodeId id : walk.steps[static_cast<std::size_t>(step - 1)].readings) {
    const Node& node = options.page.node(id);
    json.begin_object().member("@type", schema_type(node.kind)).member("name", node.title);
    if (is_web_address(node.link())) json.member("url", node.link());
    json.end_object();
  }
  json.end_array().end_object();
}

}  // namespace

std::string json_ld(const HeadOptions& options) {
  const PageContext& page = options.page;
  const NodeId id = options.subject.node;
  const bool collection = id.valid() ? !info(page.node(id).kind).resource : !options.subject.walk.has_value();
  JsonWriter json;
  json.begin_object()
      .member("@context", "https://schema.org")
      .member("@type", collection ? "CollectionPage" : "WebPage");
  json.member("name", page_title(page, options.subject))
      .member("description", page_description(page, options.subject));
  json.member("url", ld_address(options, options.path)).member("inLanguage", lang_tag(page.lang));
  if (has_card(options)) json.member("image", absolute(options, options.card));
  if (id.valid()) {
    write_subject(json, page, id);
  } else if (options.subject.walk) {
    write_walk(json, options);
  }
  if (id.valid() || options.subject.walk) write_breadcrumbs(json, options);
  json.end_object();
  return json.take();
}

Element page_head(const HeadOptions& options) {
  const std::string title = page_title(options.page, options.subject);
  const std::string description = page_description(options.page, options.subject);
  Element head = bare_head(options.assets);
  head.add(Element("title").add_text(title));
  add_oembed_link(head, options, title);
  head.add(meta("name", "description", description));
  const std::string own = options.path.empty() ? "./" : options.page.root + options.path;
  head.add(link("canonical", options.base_url.empty() ? own : absolute(options, options.path)));
  add_previews(head, options, title, description);
  add_files(head, options);
  return std::move(head).add(
      Element("script").with("type", "application/ld+json").add_text(json_ld(options)));
}

Element plain_head(const HeadOptions& options, std::string_view title) {
  Element head = bare_head(options.assets);
  head.add(Element("title").add_text(title)).add(meta("name", "robots", "noindex"));
  add_files(head, options);
  return head;
}

}  // namespace atlas
