// The whole site: files, names, heads, links, and that nothing of the shipped catalogue is out of reach.
#include "core/pages/list_page.hpp"
#include "core/pages/node_page.hpp"
#include "core/pages/start_page.hpp"
#include "core/pages/walk_page.hpp"
#include "formats/fnv1a.hpp"
#include "formats/html.hpp"
#include "formats/page_head.hpp"
#include "formats/site.hpp"
#include "formats/site_scripts.hpp"
#include "formats/sitemap.hpp"
#include "tea_room_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <set>

using namespace atlas;
using namespace atlas::testing;

namespace {

std::vector<SiteFile> scripts(std::initializer_list<std::pair<std::string, std::string>> files) {
  std::vector<SiteFile> all{{"early.js", "early()"}};
  for (const auto& [path, bytes] : files) all.push_back({path, bytes});
  return all;
}

const std::vector<SiteFile> kApp{
    {"atlas.js", "export default 1"}, {"atlas.wasm", "wasm"}, {"fallback.otf", "font"}};

Catalog two_nodes() {
  Draft draft;
  draft.node("kubelet", Kind::Component, "kubelet").summary = {"节点代理。", "Node agent."};
  draft.node("post", Kind::Article, "文").url = "https://example.org/";
  draft.inferred("post", Relation::About, "kubelet", "title");
  draft.data().aliases = {{"old-kubelet", "kubelet"}};
  return draft.build();
}

SiteReport planned(const Catalog& catalog, std::string base_url = {},
                   std::vector<SiteFile> web = scripts({{"main.js", "main()"}})) {
  Result<SiteReport> report =
      plan_site({catalog, shipped_strings(), std::move(base_url), "", std::move(web), kApp});
  for (const Message& message : report.messages()) FAIL_CHECK(message.text);
  REQUIRE(report.ok());
  return std::move(report.value());
}

std::string bytes_of(const SiteReport& report, std::string_view path) {
  for (const SiteFile& file : report.files) {
    if (file.path == path) return file.bytes;
  }
  FAIL("no such file: " << path);
  return {};
}

std::string path_like(const SiteReport& report, std::string_view start) {
  for (const SiteFile& file : report.files) {
    if (file.path.rfind(start, 0) == 0) return file.path;
  }
  FAIL("no file that starts with " << start);
  return {};
}

/// Values of href and src in a page.
std::vector<std::string> addresses(const std::string& html) {
  std::vector<std::string> found;
  for (const std::string_view name : {" href=\"", " src=\""}) {
    for (std::size_t at = html.find(name); at != std::string::npos; at = html.find(name, at + 1)) {
      const std::size_t begin = at + name.size();
      found.push_back(html.substr(begin, html.find('"', begin) - begin));
    }
  }
  return found;
}

/// The file that a relative address in a page means; empty for addresses of other sites and mere fragments.
std::string resolved(const std::string& page, std::string address) {
  address = address.substr(0, address.find_first_of("#?"));
  if (address.empty() || address.find("://") != std::string::npos) return {};
  std::string folder = page.substr(0, page.rfind('/') + 1);
  while (address.rfind("../", 0) == 0) {
    address.erase(0, 3);
    folder.pop_back();
    folder = folder.substr(0, folder.rfind('/') + 1);
  }
  if (address.rfind("./", 0) == 0) address.erase(0, 2);
  std::string path = folder + address;
  if (path.empty() || path.back() == '/') path += "index.html";
  return path;
}

/// Whether the place behind the '#' of an address exists in a page.
bool has_anchor(const std::string& html, const std::string& address) {
  return contains(html, " id=\"" + address.substr(address.find('#') + 1) + "\"");
}

/// All pages of nodes and walkthroughs are there, each with one heading, and no link inside the site leads
/// astray.
void check_site(const Catalog& catalog) {
  const SiteReport report = planned(catalog);
  std::set<std::string> paths;
  for (const SiteFile& file : report.files) paths.insert(file.path);
  for (const Node& node : catalog.nodes()) CHECK(paths.count("n/" + node.id + "/index.html") == 1);
  for (const Walkthrough& walk : catalog.data().walkthroughs) {
    for (std::size_t step = 0; step <= walk.steps.size() && !walk.steps.empty(); ++step)
      CHECK(paths.count(walk_path(walk, static_cast<int>(step)) + "index.html") == 1);
  }
  for (const SiteFile& file : report.files) {
    if (file.path.size() < 5 || file.path.substr(file.path.size() - 5) != ".html" || file.path == "404.html")
      continue;
    for (const std::string& address : addresses(file.bytes)) {
      const std::string target = resolved(file.path, address);
      if (!target.empty() && paths.count(target) == 0) FAIL_CHECK(file.path << " links to " << address);
      const bool place = target.rfind("walk/", 0) == 0 && address.find('#') != std::string::npos;
      if (place && !has_anchor(bytes_of(report, target), address))
        FAIL_CHECK(file.path << " links to no place in " << address);
    }
    const std::size_t heading = file.bytes.find("<h1");
    if (heading == std::string::npos || file.bytes.find("<h1", heading + 1) != std::string::npos)
      FAIL_CHECK(file.path << " has no heading of its own, or two");
  }
}

/// A text run that is the key of an interface text: the text is missing in the table.
bool is_missing_text(const std::string& text) {
  const std::string_view areas[] = {
      "row.",  "group.",   "list.",  "page.",  "header.", "start.", "table.", "fact.",    "value.", "source.",
      "mark.", "address.", "panel.", "chain.", "series.", "text.",  "alias.", "missing.", "walk."};
  return std::any_of(std::begin(areas), std::end(areas), [&](std::string_view area) {
    return text.rfind(area, 0) == 0 &&
           std::none_of(text.begin(), text.end(), [](char c) { return c == ' ' || c == '/'; });
  });
}

void check_texts(const Element& element) {
  if (element.tag == "code") return;
  if (is_missing_text(element.text)) FAIL_CHECK("missing interface text: " << element.text);
  for (const Element& child : element.children) check_texts(child);
}

}  // namespace

TEST_CASE("files of the core module keep their names, because other scripts import them") {
  std::vector<SiteFile> app = kApp;
  app.push_back({"core/atlas-core.mjs", "core"});
  const Result<SiteReport> report =
      plan_site({two_nodes(), shipped_strings(), "", "", scripts({{"main.js", "main()"}}), std::move(app)});
  REQUIRE(report.ok());
  CHECK(bytes_of(report.value(), "core/atlas-core.mjs") == "core");
}

TEST_CASE("imports are rewritten to hashed names, dependencies first") {
  const Catalog catalog = two_nodes();
  const SiteReport report = planned(catalog, "",
                                    scripts({{"main.js", "import { a } from \"./a.js\";\nimport './b.js'\n"},
                                             {"a.js", "export {b} from './b.js'"},
                                             {"b.js", "1"}}));
  const std::string b = path_like(report, "a/b.").substr(2);
  const std::string a = path_like(report, "a/a.").substr(2);
  CHECK(bytes_of(report, "a/" + a) == "export {b} from './" + b + "'");
  CHECK(bytes_of(report, path_like(report, "a/main.")) ==
        "import { a } from \"./" + a + "\";\nimport './" + b + "'\n");
}

TEST_CASE("a changed dependency changes the names of all that import it") {
  const Catalog catalog = two_nodes();
  const auto main_name = [&](const std::string& leaf) {
    return path_like(planned(catalog, "", scripts({{"main.js", "import \"./leaf.js\""}, {"leaf.js", leaf}})),
                     "a/main.");
  };
  CHECK(main_name("1") == main_name("1"));
  CHECK(main_name("1") != main_name("2"));
}

TEST_CASE(
    "what a script fetches when it is wanted has a name of its content and is not fetched at the start") {
  const Catalog catalog = two_nodes();
  auto web = scripts({{"main.js", "import './now.js'; const f = () => import('./later.js')"},
                      {"now.js", "1"},
                      {"later.js", "import './deep.js'; new URL(\"./later.css\", import.meta.url)"},
                      {"deep.js", "2"},
                      {"later.css", "p { margin: 0 }"}});
  const SiteReport report = planned(catalog, "", std::move(web));
  const auto published = [&](std::string_view start, std::string_view end) {
    const auto found = std::find_if(report.files.begin(), report.files.end(), [&](const SiteFile& file) {
      return file.path.starts_with(start) && file.path.ends_with(end);
    });
    REQUIRE(found != report.files.end());
    return *found;
  };
  const SiteFile style = published("a/later.", ".css");
  CHECK(style.bytes == "p { margin: 0 }");
  const SiteFile later = published("a/later.", ".js");
  const std::string deep = path_like(report, "a/deep.");
  CHECK(later.bytes ==
        "import './" + deep.substr(2) + "'; new URL(\"./" + style.path.substr(2) + "\", import.meta.url)");
  CHECK(published("a/main.", ".js").bytes.ends_with("import('./" + later.path.substr(2) + "')"));
  const std::string html = bytes_of(report, "index.html");
  CHECK(html.find("modulepreload\" href=\"" + path_like(report, "a/now.")) != std::string::npos);
  for (const std::string& lazy : {later.path, deep, style.path})
    CHECK_MESSAGE(html.find(lazy) == std::string::npos, lazy << " is fetched only when it is wanted");
}

TEST_CASE("imports in a circle and imports of nothing are errors that name the script") {
  const Catalog catalog = two_nodes();
  const auto problem = [&](std::vector<SiteFile> web) {
    const auto report = plan_site({catalog, shipped_strings(), "", "", std::move(web), kApp});
    REQUIRE_FALSE(report.ok());
    return report.messages().at(0).text;
  };
  CHECK(problem(scripts({{"main.js", "import './a.js'"}, {"a.js", "import './main.js'"}})) ==
        "The script a.js imports itself through others.");
  CHECK(problem(scripts({{"main.js", "import './gone.js'"}})) ==
        "The script main.js imports ./gone.js, which is no file beside it.");
}

TEST_CASE("names by content are FNV-1a") {
  CHECK(fnv1a("") == 0xCBF29CE484222325ULL);
  CHECK(fnv1a("a") == 0xAF63DC4C8601EC8CULL);
  CHECK(hashed_path("main.js", "a") == "a/main.af63dc4c86.js");
}

TEST_CASE("the style sheet has both themes and the rules of the drawings") {
  const Catalog catalog = two_nodes();
  const std::string css = bytes_of(planned(catalog), path_like(planned(catalog), "a/style."));
  CHECK(contains(css, "prefers-color-scheme:dark"));
  CHECK(contains(css, ":root[data-theme=dark]{color-scheme:dark;--paper:#10141a;"));
  CHECK(contains(css, "svg.map"));
}

TEST_CASE("the head of a page says what it is, to people and to machines") {
  const Catalog catalog = two_nodes();
  const std::string html = bytes_of(planned(catalog, "https://example.org/atlas"), "n/kubelet/index.html");
  CHECK(contains(html, " data-node=\"kubelet\""));
  CHECK(contains(html, "<title>kubelet · 组件 · 小目录</title>"));
  CHECK(contains(html, "<meta name=\"description\" content=\"节点代理。\">"));
  CHECK(contains(html, "<link rel=\"canonical\" href=\"https://example.org/atlas/n/kubelet/\">"));
  CHECK(contains(html, "<meta property=\"og:url\" content=\"https://example.org/atlas/n/kubelet/\">"));
  CHECK(contains(html, "<meta name=\"twitter:card\" content=\"summary\">"));
  CHECK(contains(html, "require-trusted-types-for &#39;script&#39;"));
  CHECK(contains(html, "\"@type\":\"BreadcrumbList\""));
}

TEST_CASE("a hostile title cannot leave the title, the description or the JSON-LD") {
  Draft draft;
  Node& evil = draft.node("evil", Kind::Article, "</title><script>alert(1)</script>");
  evil.summary.zh = "\"><script>alert(2)</script>";
  evil.url = "https://example.org/\"><script>alert(3)</script>";
  const Catalog catalog = draft.build();
  const std::string html = bytes_of(planned(catalog), "n/evil/index.html");
  CHECK_FALSE(contains(html, "<script>"));
  CHECK(contains(html, "<title>&lt;/title&gt;&lt;script&gt;alert(1)"));
}

TEST_CASE("inferred authors are not claimed to search engines") {
  Draft draft;
  draft.node("w", Kind::Author, "阳明").fields = {{"role", "person"}};
  draft.node("v", Kind::Author, "猜测").fields = {{"role", "person"}};
  draft.node("a", Kind::Article, "文");
  draft.edge("a", Relation::By, "w");
  draft.inferred("a", Relation::By, "v", "address");
  const Catalog catalog = draft.build();
  const PageContext page = page_of(catalog);
  const SiteAssets assets;
  const std::string json = json_ld({page, assets, "", catalog.find("a"), "n/a/"});
  CHECK(contains(json, "\"author\":[{\"@type\":\"Person\",\"name\":\"阳明\"}]"));
}

TEST_CASE("without a base URL there is no sitemap, and the report says so") {
  const Catalog catalog = two_nodes();
  const SiteReport report = planned(catalog);
  CHECK(std::none_of(report.files.begin(), report.files.end(),
                     [](const SiteFile& f) { return f.path == "sitemap.xml"; }));
  REQUIRE(report.messages.size() == 1);
  CHECK(report.messages[0].rule == "no-base-url");
  CHECK(bytes_of(report, "robots.txt") == "User-agent: *\nAllow: /\n");
}

TEST_CASE("with a base URL the sitemap lists every page once") {
  const Catalog catalog = two_nodes();
  const SiteReport report = planned(catalog, "https://example.org/atlas/");
  const std::string map = bytes_of(report, "sitemap.xml");
  for (const char* const path : {"", "n/kubelet/", "n/post/"}) {
    CHECK(contains(map, "<loc>https://example.org/atlas/" + std::string(path) + "</loc>"));
  }
  CHECK_FALSE(contains(map, "old-kubelet"));
  CHECK(contains(bytes_of(report, "robots.txt"), "Sitemap: https://example.org/atlas/sitemap.xml"));
}

TEST_CASE("a base URL that is none is refused") {
  const Catalog catalog = two_nodes();
  for (const char* const url :
       {"example.org", "/atlas/", "javascript:alert(1)", "mailto:a@b.c", "https://a.org/?q=1"}) {
    CAPTURE(url);
    CHECK_FALSE(plan_site({catalog, shipped_strings(), url, "", {}, {}}).ok());
  }
}

TEST_CASE("an old id leads to the new page") {
  const Catalog catalog = two_nodes();
  const std::string html = bytes_of(planned(catalog), "n/old-kubelet/index.html");
  CHECK(contains(html, "<meta http-equiv=\"refresh\" content=\"0; url=../../n/kubelet/\">"));
  CHECK(contains(html, "<link rel=\"canonical\" href=\"../../n/kubelet/\">"));
  CHECK(contains(html, "<meta name=\"robots\" content=\"noindex\">"));
}

TEST_CASE("the page for missing addresses is absolute where the root is known") {
  const Catalog catalog = two_nodes();
  CHECK(contains(bytes_of(planned(catalog, "https://example.org/atlas"), "404.html"),
                 "href=\"/atlas/a/style."));
  const std::string unknown = bytes_of(planned(catalog), "404.html");
  CHECK(contains(unknown, "href=\"../../a/style."));
  CHECK(contains(unknown, "href=\"./\""));
}

TEST_CASE("without the app the site has no scripts at all") {
  const Catalog catalog = two_nodes();
  Result<SiteReport> report =
      plan_site({catalog, shipped_strings(), "", "", scripts({{"main.js", "1"}}), {}});
  REQUIRE(report.ok());
  CHECK_FALSE(contains(bytes_of(report.value(), "n/post/index.html"), "<script src"));
  CHECK_FALSE(contains(bytes_of(report.value(), "n/post/index.html"), "type=\"module\""));
}

namespace {

/// A page of a site that has the whole app and its catalogue as a file.
std::string page_with_app(const std::string& path) {
  const Catalog catalog = two_nodes();
  Result<SiteReport> report =
      plan_site({catalog, shipped_strings(), "", "{}", scripts({{"main.js", "1"}}), kApp});
  REQUIRE(report.ok());
  return bytes_of(report.value(), path);
}

}  // namespace

TEST_CASE("the pages name everything the app starts from") {
  const std::string html = page_with_app("n/post/index.html");
  for (const char* const start :
       {"data-glue=\"../../a/atlas.", "data-font=\"../../a/fallback.", "data-catalog=\"../../a/catalog.",
        "<script type=\"module\" src=\"../../a/main.", "<script src=\"../../a/early.",
        "as=\"fetch\" type=\"application/wasm\" crossorigin=\"anonymous\" id=\"wasm\""}) {
    CHECK_MESSAGE(contains(html, start), start);
  }
}

TEST_CASE("what the app fetches is named before the script that holds up the parser") {
  const std::string html = page_with_app("index.html");
  const std::size_t script = html.find("<script src=\"a/early.");
  REQUIRE(script != std::string::npos);
  for (const char* const start :
       {"<link rel=\"modulepreload\" href=\"a/main.", "<link rel=\"preload\" href=\"a/atlas.",
        "<link rel=\"preload\" href=\"a/catalog."}) {
    CHECK_MESSAGE(html.find(start) < script, start);
  }
}

TEST_CASE("the same catalogue always gives the same bytes") {
  const Catalog catalog = two_nodes();
  const SiteReport first = planned(catalog);
  const SiteReport second = planned(catalog);
  REQUIRE(first.files.size() == second.files.size());
  for (std::size_t i = 0; i < first.files.size(); ++i) {
    CHECK(first.files[i].path == second.files[i].path);
    CHECK(first.files[i].bytes == second.files[i].bytes);
  }
}

TEST_CASE("a walkthrough has a page for the whole and one for each step") {
  const Catalog catalog = tea_room().build();
  const SiteReport report = planned(catalog, "https://example.org/atlas/");
  const std::string whole = bytes_of(report, "walk/tea/index.html");
  const std::string step = bytes_of(report, "walk/tea/2/index.html");
  CHECK(contains(whole, " data-node data-walk=\"tea\""));
  CHECK(contains(whole, "<section class=\"walk-all\">"));
  CHECK(contains(step, " data-node data-walk=\"tea\" data-step=\"2\""));
  CHECK_FALSE(contains(step, "walk-all"));
  CHECK(contains(whole, "<title>一杯茶</title>"));  // of the picture
  CHECK(contains(step, "<title>厨师烧水</title>"));
  const std::string map = bytes_of(report, "sitemap.xml");
  for (const char* const path : {"walk/tea/", "walk/tea/1/", "walk/tea/2/", "walk/tea/3/"})
    CHECK(contains(map, "<loc>https://example.org/atlas/" + std::string(path) + "</loc>"));
}

TEST_CASE("the head of a step says what it is, where it belongs and what to read") {
  const Catalog catalog = tea_room().build();
  const std::string html = bytes_of(planned(catalog, "https://example.org/atlas"), "walk/tea/2/index.html");
  CHECK(contains(html, "<title>厨师烧水 · 第 2 步 · 一杯茶</title>"));
  CHECK(contains(html, "<meta name=\"description\" content=\"厨师烧水。\">"));
  CHECK(contains(html, "<link rel=\"canonical\" href=\"https://example.org/atlas/walk/tea/2/\">"));
  CHECK_FALSE(contains(html, "rel=\"next\""));  // Firefox prefetches it, against the policy of the page
  CHECK(contains(html, "<meta property=\"og:type\" content=\"article\">"));
  CHECK(contains(
      html,
      R"("mainEntity":{"@type":"LearningResource","name":"厨师烧水","inLanguage":"zh-Hans","position":2,)"
      R"("isPartOf":{"@type":"LearningResource","name":"一杯茶",)"
      R"("url":"https://example.org/atlas/walk/tea/"})"));
  CHECK(contains(html,
                 R"("citation":[{"@type":"Article","name":"水怎么烧","url":"https://tea.example/water"}])"));
  CHECK(contains(html, R"({"@type":"ListItem","position":4,"name":"厨师烧水",)"
                       R"("item":"https://example.org/atlas/walk/tea/2/"})"));
}

TEST_CASE("the overview lists its steps as parts, in order") {
  const Catalog catalog = tea_room().build();
  const std::string html = bytes_of(planned(catalog, "https://e.org"), "walk/tea/index.html");
  CHECK(contains(
      html,
      R"("hasPart":[{"@type":"LearningResource","name":"客人点茶","url":"https://e.org/walk/tea/1/","position":1})"));
}

TEST_CASE("summaries and the sentences of walkthroughs are a file of their own, named by the pages") {
  const Catalog catalog = tea_room().build();
  const SiteReport report = planned(catalog);
  const std::string path = path_like(report, "a/prose.");
  CHECK(contains(bytes_of(report, path), "厨师不等客人"));
  CHECK(contains(bytes_of(report, "index.html"), "data-prose=\"" + path + "\""));
  CHECK(contains(bytes_of(report, "walk/tea/1/index.html"), "data-prose=\"../../../" + path + "\""));
  const SiteReport plain = planned(two_nodes());
  CHECK(contains(bytes_of(plain, path_like(plain, "a/prose.")), "Node agent."));
}

TEST_CASE("a hostile walkthrough cannot leave its texts") {
  Draft draft = tea_room();
  Walkthrough& walk = draft.data().walkthroughs[0];
  walk.title.zh = "</title><script>alert(1)</script>";
  walk.pin.repo = "x\" onmouseover=\"alert(2)";
  walk.steps[1].prose.what.zh = "`</code><script>alert(3)</script>";
  walk.steps[1].prose.sources[0].path = "javascript:alert(4)//";
  walk.manifest[1] = "</mark><script>alert(5)</script>";
  const Catalog catalog = draft.build();
  for (const char* const path :
       {"walk/tea/index.html", "walk/tea/2/index.html", "n/cook/index.html", "index.html"}) {
    const std::string html = bytes_of(planned(catalog), path);
    CHECK_FALSE(contains(html, "<script>"));
    CHECK_FALSE(contains(html, "\" onmouseover"));
    CHECK_FALSE(contains(html, "href=\"javascript"));
  }
}

TEST_CASE("in the shipped catalogue every step's page says what, why, where in the code and what to read") {
  for (const Walkthrough& walk : shipped_catalog().data().walkthroughs) {
    for (std::size_t i = 0; i < walk.steps.size(); ++i) {
      const WalkPlace place{.step = static_cast<int>(i) + 1};
      const Element panel = walk_panel(page_of(shipped_catalog(), Lang::Zh, "../../../"), place);
      CAPTURE(i + 1);
      CHECK(with_tag(panel, "h1").size() == 1);
      CHECK_FALSE(text_content(*with_class(panel, "lead").at(0)).empty());
      CHECK(with_class(panel, "because-of").size() == 1);
      CHECK_FALSE(with_class(panel, "source").empty());
      CHECK(with_class(panel, "readings").size() == 1);
    }
  }
}

TEST_CASE("in the shipped catalogue every page exists and every link inside the site leads to a page") {
  check_site(shipped_catalog());
}

TEST_CASE("several walkthroughs of one file get their pages, with links that lead somewhere") {
  Result<CatalogData> data = parse_catalog(file_text("tests/data/walks.json"));
  REQUIRE(data.ok());
  REQUIRE(data.value().walkthroughs.size() == 2);
  Result<Catalog> catalog = Catalog::build(std::move(data.value()));
  REQUIRE(catalog.ok());
  check_site(catalog.value());
}

TEST_CASE("in the shipped catalogue every entry is linked from the start page without scripts") {
  const PageContext page = page_of(shipped_catalog(), Lang::Zh, "");
  const std::vector<std::string> all = links_in(list_page(page, {}));
  const std::set<std::string> links(all.begin(), all.end());
  for (const Node& node : shipped_catalog().nodes()) {
    if (links.count("n/" + node.id + "/") == 0) FAIL_CHECK("not in the list: " << node.id);
  }
}

TEST_CASE("in the shipped catalogue every address can be opened from its page") {
  const PageContext page = page_of(shipped_catalog());
  for (std::uint32_t i = 0; i < shipped_catalog().node_count(); ++i) {
    const Node& node = shipped_catalog().nodes()[i];
    const std::vector<std::string> links = links_in(node_page(page, NodeId{i}));
    for (const std::string& url : {node.url, node.open_url}) {
      if (!url.empty() && !has(links, url)) FAIL_CHECK(node.id << " does not link to " << url);
    }
  }
}

TEST_CASE("no page in either language misses an interface text") {
  for (const Lang lang : {Lang::Zh, Lang::En}) {
    const PageContext page = page_of(shipped_catalog(), lang);
    check_texts(start_page(page));
    for (const ListGroup group :
         {ListGroup::Topic, ListGroup::Component, ListGroup::Author, ListGroup::Kind}) {
      check_texts(list_page(page, {.group = group}));
    }
    for (std::uint32_t i = 0; i < shipped_catalog().node_count(); ++i)
      check_texts(node_page(page, NodeId{i}));
    const Catalog tea = tea_room().build();
    const PageContext tea_page = page_of(tea, lang);
    for (const WalkPlace& place : {WalkPlace{}, WalkPlace{.step = 1}, WalkPlace{.step = 2},
                                   WalkPlace{.act = 1}, WalkPlace{.order = WalkOrder::Both}})
      check_texts(walk_panel(tea_page, place));
    check_texts(walk_whole(tea_page, {}));
    check_texts(start_page(tea_page));
  }
}
