// See site.hpp. Pages are written one by one from the same parts: head, shell, text, drawing.
#include "formats/site.hpp"

#include "core/pages/card_words.hpp"
#include "core/pages/elements.hpp"
#include "core/pages/list_page.hpp"
#include "core/pages/node_page.hpp"
#include "core/pages/page_meta.hpp"
#include "core/pages/page_shell.hpp"
#include "core/pages/start_page.hpp"
#include "core/pages/walk_page.hpp"
#include "core/sort.hpp"
#include "formats/embed_page.hpp"
#include "formats/html.hpp"
#include "formats/markdown.hpp"
#include "formats/oembed.hpp"
#include "formats/page_head.hpp"
#include "formats/site_offline.hpp"
#include "formats/site_poster.hpp"
#include "formats/site_scripts.hpp"
#include "formats/sitemap.hpp"

#include <set>
#include <string_view>
#include <utility>

namespace atlas {
namespace {

constexpr std::string_view kRootOfListPage = "../";
constexpr std::string_view kRootOfNodePage = "../../";  // of a walkthrough's overview too
constexpr std::string_view kRootOfStepPage = "../../../";

/// Everything that all pages of a site share.
struct Site {
  const SiteOptions& options;
  SiteAssets assets;
  std::string base_url;  ///< ends with '/'; empty when unknown
  PosterSource posters;
  std::set<std::string_view> cards;  ///< paths of the pictures that there are
};

PageContext context(const Site& site, std::string_view root) {
  const auto render = [](std::string_view text) {
    Result<std::vector<Element>> blocks = markdown_to_elements(text);
    return blocks.ok() ? std::move(blocks.value()) : std::vector<Element>{};
  };
  return {site.options.catalog, site.options.strings, Lang::Zh, std::string(root), render};
}

/// The head of a page with what chats and other sites show of it.
Element head_of(const Site& site, const PageContext& page, const Subject& subject, std::string path) {
  HeadOptions options{page, site.assets, site.base_url, subject, std::move(path)};
  if (!site.base_url.empty() && has_oembed(subject)) options.oembed = options.path + std::string(kOembedName);
  const std::string own = card_path(page, subject);
  const std::string common = card_path(page, {});
  if (site.cards.count(own) > 0) {
    options.card = own;
  } else if (site.cards.count(common) > 0) {
    options.card = common;
  }
  return page_head(options);
}

/// `<html>` with the data that the scripts start from.
Element html_element(const PageContext& page, const SiteAssets& assets, const Subject& subject) {
  Element html = Element("html")
                     .with("lang", lang_tag(page.lang))
                     .with("data-root", page.root.empty() ? "./" : page.root);
  html.with("data-node", subject.node.valid() ? page.node(subject.node).id : "");
  if (subject.list) html.with("data-list", "");
  if (subject.walk) html.with("data-walk", walk_of(page, subject).id);
  if (subject.walk && subject.walk->step > 0) html.with("data-step", std::to_string(subject.walk->step));
  name_program(html, assets, page.root);
  if (!assets.build.empty()) html.with("data-build", assets.build);
  return html;
}

std::string document(const Site& site, const PageContext& page, Element head, ShellParts parts) {
  Element html = html_element(page, site.assets, parts.subject);
  html.add(std::move(head)).add(page_shell(page, std::move(parts)));
  return to_html_document(html);
}

SiteFile start_file(const Site& site) {
  const PageContext page = context(site, "");
  ShellParts parts;
  parts.text.push_back(start_page(page));
  parts.poster = site.posters.overview(page);
  Element head = head_of(site, page, {}, "");
  return {"index.html", document(site, page, std::move(head), std::move(parts))};
}

/// Every entry in one list, on a page of its own: the start page stays small.
SiteFile list_file(const Site& site) {
  const PageContext page = context(site, kRootOfListPage);
  Subject subject;
  subject.list = true;
  ShellParts parts{.subject = subject, .text = {}, .poster = {}};
  parts.text.push_back(crumbs_nav(page, subject));
  parts.text.push_back(element("h1", "list-heading", page.tr("start.whole_list")));
  parts.text.push_back(list_page(page, {}));
  const std::string path(kListPath);
  Element head = head_of(site, page, subject, path);
  return {path + "index.html", document(site, page, std::move(head), std::move(parts))};
}

SiteFile node_file(const Site& site, NodeId id) {
  const PageContext page = context(site, kRootOfNodePage);
  const std::string path = node_path(page.node(id));
  ShellParts parts{.subject = id, .text = {}, .poster = site.posters.neighbourhood(page, id)};
  parts.text.push_back(crumbs_nav(page, id));
  parts.text.push_back(node_page(page, id));
  Element head = head_of(site, page, id, path);
  return {path + "index.html", document(site, page, std::move(head), std::move(parts))};
}

/// The page of a step, or of a whole walkthrough: its overview, then everything in it, to be printed.
SiteFile walk_file(const Site& site, const WalkPlace& place) {
  const PageContext page = context(site, place.step > 0 ? kRootOfStepPage : kRootOfNodePage);
  const std::string path = walk_path(walk_of(page, place), place.step);
  ShellParts parts{.subject = place, .text = {}, .poster = PosterSource::walk(page, place)};
  parts.text.push_back(crumbs_nav(page, place));
  parts.text.push_back(walk_panel(page, place));
  if (place.step == 0) parts.text.push_back(walk_whole(page, place));
  Element head = head_of(site, page, place, path);
  return {path + "index.html", document(site, page, std::move(head), std::move(parts))};
}

/// A page under an old id: says where the node is now and goes there.
SiteFile alias_file(const Site& site, const std::string& old_id, NodeId id) {
  const PageContext page = context(site, kRootOfNodePage);
  const std::string target = node_path(page.node(id));
  Element article = element("article", "node message").add(element("h1", {}, page.tr("alias.title")));
  article.add(element("p", "lead").add_text(page.tr("alias.text", old_id)).add(node_link(page, id)));
  Element head = plain_head({page, site.assets, site.base_url, NodeId{}, target}, page_title(page, id));
  const std::string canonical = site.base_url.empty() ? page.root + target : site.base_url + target;
  head.add(Element("link").with("rel", "canonical").with("href", canonical));
  head.add(Element("meta").with("http-equiv", "refresh").with("content", "0; url=" + page.root + target));
  ShellParts parts;
  parts.text.push_back(std::move(article));
  return {"n/" + old_id + "/index.html", document(site, page, std::move(head), std::move(parts))};
}

/// The page for addresses that do not exist. A host shows it at any depth, so with a base URL its links are
/// absolute paths; without one they fit the addresses we publish (n/<id>/) and a site at the root of its
/// host.
SiteFile missing_file(const Site& site) {
  const bool known = !site.base_url.empty();
  const PageContext page = context(site, known ? path_of_url(site.base_url) : std::string(kRootOfNodePage));
  Element article = element("article", "node message").add(element("h1", {}, page.tr("missing.title")));
  article.add(element("p", "lead", page.tr("missing.text")));
  article.add(
      element("p").add(element("a", "button primary", page.tr("missing.home")).with("href", page.root)));
  if (!known) {
    Element hint = element("p", "quiet", page.tr("missing.root_unknown"));
    article.add(
        std::move(hint).add_text(" ").add(element("a", {}, page.tr("missing.here")).with("href", "./")));
  }
  ShellParts parts;
  parts.text.push_back(std::move(article));
  Element head =
      plain_head({page, site.assets, site.base_url, NodeId{}, "404.html"}, page.tr("missing.title"));
  return {"404.html", document(site, page, std::move(head), std::move(parts))};
}

/// What other sites ask for when somebody pastes the address of a node or a step.
SiteFile oembed_file(const Site& site, const Subject& subject, const std::string& path) {
  const PageContext page = context(site, "");
  const std::string card = card_path(page, subject);
  return {path + std::string(kOembedName), oembed_json({page, site.base_url, subject, path,
                                                        site.cards.count(card) > 0 ? card : std::string()})};
}

void add_oembed_files(const Site& site, SiteReport& report) {
  if (site.base_url.empty()) return;
  const Catalog& catalog = site.options.catalog;
  for (std::uint32_t i = 0; i < catalog.node_count(); ++i)
    report.files.push_back(oembed_file(site, NodeId{i}, node_path(catalog.nodes()[i])));
  for (const WalkPlace& place : walk_places(catalog)) {
    const Walkthrough& walk = catalog.data().walkthroughs[place.walkthrough];
    if (has_oembed(place)) report.files.push_back(oembed_file(site, place, walk_path(walk, place.step)));
  }
}

/// The pictures that embeds show before they are opened, one for each language.
void add_posters(const Site& site, SiteReport& report) {
  PageContext page = context(site, "");
  for (const Lang lang : {Lang::Zh, Lang::En}) {
    page.lang = lang;
    const std::string name = lang == Lang::Zh ? "poster.svg" : "poster.en.svg";
    for (std::uint32_t i = 0; i < page.catalog.node_count(); ++i) {
      const NodeId id{i};
      report.files.push_back({node_path(page.node(id)) + name, site.posters.neighbourhood_file(page, id)});
    }
    for (const WalkPlace& place : walk_places(page.catalog))
      report.files.push_back(
          {walk_path(walk_of(page, place), place.step) + name, PosterSource::walk_file(page, place)});
  }
}

void add_offline_files(const Site& site, SiteReport& report) {
  if (!site.assets.app_icons.empty())
    report.files.push_back({std::string(kManifestPath), web_manifest(site.options, site.assets)});
  if (auto worker = service_worker(site.options.web, site.assets.build))
    report.files.push_back(std::move(*worker));
}

void add_search_engine_files(const Site& site, SiteReport& report) {
  report.files.push_back({"robots.txt", robots_txt(site.base_url)});
  if (site.base_url.empty()) {
    report.messages.push_back(
        {.line = 0,
         .column = 0,
         .level = Level::Note,
         .rule = "no-base-url",
         .text = "Without a base URL there is no sitemap.xml, and link previews have no address."});
    return;
  }
  std::vector<std::string> paths{"", std::string(kListPath)};
  for (const Node& node : site.options.catalog.nodes()) paths.push_back(node_path(node));
  for (const WalkPlace& place : walk_places(site.options.catalog)) {
    const Walkthrough& walk = site.options.catalog.data().walkthroughs[place.walkthrough];
    paths.push_back(walk_path(walk, place.step));
  }
  report.files.push_back({"sitemap.xml", sitemap_xml(site.base_url, paths)});
}

}  // namespace

Result<SiteReport> plan_site(const SiteOptions& options) {
  std::string base_url = options.base_url;
  if (const std::string_view problem = base_url.empty() ? std::string_view() : base_url_problem(base_url);
      !problem.empty()) {
    return Failure{{{.line = 0,
                     .column = 0,
                     .level = Level::Error,
                     .rule = "base-url",
                     .text = "The base URL \"" + base_url + "\" " + std::string(problem) + "."}}};
  }
  if (!base_url.empty() && base_url.back() != '/') base_url += '/';
  Result<PublishedAssets> published = publish_assets(options);
  if (!published.ok()) return Failure{published.messages()};

  Site site{options, published.value().assets, base_url, PosterSource(options.catalog), {}};
  SiteReport report{std::move(published.value().files), {}};
  if (!base_url.empty()) {
    for (const SiteFile& card : options.cards) site.cards.insert(card.path);
    report.files.insert(report.files.end(), options.cards.begin(), options.cards.end());
  }
  report.files.push_back(start_file(site));
  report.files.push_back(list_file(site));
  for (std::uint32_t i = 0; i < options.catalog.node_count(); ++i)
    report.files.push_back(node_file(site, NodeId{i}));
  for (const WalkPlace& place : walk_places(options.catalog)) report.files.push_back(walk_file(site, place));
  for (const auto& [old_id, new_id] : options.catalog.data().aliases) {
    report.files.push_back(alias_file(site, old_id, options.catalog.find(new_id)));
  }
  report.files.push_back(missing_file(site));
  add_oembed_files(site, report);
  add_posters(site, report);
  if (!site.assets.embed_main.empty()) {
    const PageContext page = context(site, kRootOfListPage);
    report.files.push_back(
        {std::string(kEmbedPath) + "index.html", embed_page(page, site.assets, site.base_url)});
  }
  add_offline_files(site, report);
  add_search_engine_files(site, report);
  sort_stably(report.files, [](const SiteFile& a, const SiteFile& b) { return a.path < b.path; });
  return report;
}

}  // namespace atlas
