// Posters, the embedded page, and what is published for embeds.
#include "formats/embed_page.hpp"
#include "formats/poster_svg.hpp"
#include "formats/site.hpp"
#include "formats/site_poster.hpp"
#include "tea_room_fixture.hpp"
#include "unit/walk_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {
namespace {

bool has(std::string_view text, std::string_view wanted) {
  return text.find(wanted) != std::string_view::npos;
}

Scene one_word() {
  Scene scene;
  TextPrimitive text;
  text.origin = {10, 20};
  text.text = "茶 & <b>";
  text.paint = {Ink::Accent, 1};
  scene.primitives.emplace_back(text);
  return scene;
}

Catalog kitchen() {
  testing::Draft draft;
  draft.node("kettle", Kind::Component, "kettle").summary = {"烧水。", "Boils."};
  draft.node("post", Kind::Article, "文 <i>").url = "https://example.org/";
  draft.inferred("post", Relation::About, "kettle", "title");
  return draft.build();
}

const std::vector<SiteFile> kWeb{
    {"early.js", "early()"},
    {"main.js", "import \"./shared.js\""},
    {"shared.js", "shared(); const later = () => import(\"./rare.js\")"},
    {"rare.js", "rare()"},
    {"embed.js", "import \"./shared.js\"; import \"./frame.js\""},
    {"frame.js", "frame()"},
    {"embed_early.js", "early()"},
    {"embed.css", "#bar { color: red }"},
    {"embed/v1/source-atlas.js", "element();"},
    {"embed/v1/index.html", "<i {{first}}>{{first-title}} {{second}} {{first-path}}</i>"},
};

SiteReport planned(const Catalog& catalog, const std::vector<SiteFile>& web = kWeb) {
  Result<SiteReport> report = plan_site({catalog,
                                         testing::shipped_strings(),
                                         "",
                                         "",
                                         web,
                                         {{"atlas.js", "export default 1"}, {"atlas.wasm", "wasm"}}});
  REQUIRE(report.ok());
  return std::move(report.value());
}

const std::string* find(const SiteReport& report, std::string_view path) {
  const auto found = std::find_if(report.files.begin(), report.files.end(),
                                  [&](const SiteFile& file) { return file.path == path; });
  return found == report.files.end() ? nullptr : &found->bytes;
}

std::string bytes_of(const SiteReport& report, std::string_view path) {
  const std::string* const bytes = find(report, path);
  REQUIRE_MESSAGE(bytes != nullptr, path);
  return *bytes;
}

}  // namespace

TEST_CASE("a poster stands alone: its own colours for both themes, nothing from elsewhere, text escaped") {
  const std::string svg = poster_svg(one_word(), {100, 50}, "茶 <room>");
  CHECK(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"50\""));
  CHECK(has(svg, "<title>茶 &lt;room&gt;</title>"));
  CHECK(has(svg, "茶 &amp; &lt;b&gt;</text>"));
  CHECK(has(svg, ".fill-accent{fill:var(--accent)}"));
  CHECK(has(svg, "--accent:#2457c5;"));
  CHECK(has(svg, "@media (prefers-color-scheme:dark){:root{"));
  CHECK(has(svg, "#dark:target{"));
  CHECK(has(svg, "id=\"dark\""));
  CHECK_FALSE(has(svg, "--hit"));    // no colour that is not used
  CHECK_FALSE(has(svg, "svg.map"));  // no rule of the page
  CHECK_FALSE(has(svg, "<a "));
}

TEST_CASE("every node and every step has a poster in both languages") {
  const SiteReport nodes = planned(kitchen());
  for (const std::string_view name : {"poster.svg", "poster.en.svg"}) {
    CHECK(has(bytes_of(nodes, "n/kettle/" + std::string(name)), ">kettle</text>"));
    CHECK(has(bytes_of(nodes, "n/post/" + std::string(name)), "<svg"));
  }
  const SiteReport walk = planned(test::letters().build());
  CHECK(has(bytes_of(walk, "walk/letter/poster.svg"), "<svg"));
  CHECK(has(bytes_of(walk, "walk/letter/4/poster.en.svg"), ">4</text>"));
}

TEST_CASE("the embedded page starts its own scripts with the site's program and asks not to be found") {
  const std::string html = bytes_of(planned(kitchen()), "embed/index.html");
  CHECK(has(html, "data-root=\"../\""));
  CHECK(has(html, "data-glue=\"../a/atlas."));
  CHECK(has(html, "content=\"noindex\""));
  CHECK(has(html, "<link rel=\"stylesheet\" href=\"../a/embed."));
  CHECK(has(html, "<script src=\"../a/embed_early."));
  CHECK(has(html, "<script type=\"module\" src=\"../a/embed."));
  CHECK(has(html, "<noscript>"));
  CHECK_FALSE(has(html, "a/main."));
  CHECK_FALSE(has(html, "a/style."));
}

TEST_CASE("pages preload what their scripts import at once, not what is loaded later or belongs to embeds") {
  const SiteReport report = planned(kitchen());
  const std::string start = bytes_of(report, "index.html");
  CHECK(has(start, "<link rel=\"modulepreload\" href=\"a/shared."));
  CHECK_FALSE(has(start, "a/rare."));
  CHECK_FALSE(has(start, "a/frame."));
  CHECK_FALSE(has(start, "a/embed"));
  const std::string embed = bytes_of(report, "embed/index.html");
  CHECK(has(embed, "<link rel=\"modulepreload\" href=\"../a/frame."));
  CHECK(has(embed, "<link rel=\"modulepreload\" href=\"../a/shared."));
  CHECK_FALSE(has(embed, "a/rare."));
}

TEST_CASE("the element and the guide keep their addresses; the guide speaks of this catalogue") {
  const SiteReport report = planned(kitchen());
  CHECK(bytes_of(report, "embed/v1/source-atlas.js") == "element();");
  CHECK(bytes_of(report, "embed/v1/index.html") == "<i node=\"kettle\">kettle n=kettle n/kettle/</i>");
  const SiteReport walk = planned(test::letters().build());
  CHECK(has(bytes_of(walk, "embed/v1/index.html"), "view=walk/letter/4"));
}

TEST_CASE("a site without the embed's scripts has no embedded page") {
  const SiteReport report = planned(kitchen(), {{"early.js", "early()"}, {"main.js", "main()"}});
  CHECK(find(report, "embed/index.html") == nullptr);
  CHECK(std::none_of(report.files.begin(), report.files.end(),
                     [](const SiteFile& file) { return has(file.path, "embed"); }));
  CHECK(find(report, "n/kettle/poster.svg") != nullptr);
}

}  // namespace atlas
