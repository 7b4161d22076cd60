// The web app manifest and the service worker of a site.
#include "formats/site_offline.hpp"
#include "tea_room_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace atlas;
using namespace atlas::testing;

namespace {

const std::vector<SiteFile> kWeb{{"early.js", "early()"},
                                 {"main.js", "main()"},
                                 {"offline/worker.js", "work();\n"},
                                 {"offline/off.js", "leave();\n"}};
const std::vector<SiteFile> kApp{{"atlas.js", "export default 1"},
                                 {"atlas.wasm", "wasm"},
                                 {"icons/app-192.png", "small"},
                                 {"icons/app-512.png", "large"},
                                 {"icons/maskable-512.png", "wide"}};

std::vector<SiteFile> planned(std::vector<SiteFile> web, std::vector<SiteFile> app, bool offline = true) {
  const Catalog catalog = tea_room().build();
  Result<SiteReport> report =
      plan_site({catalog, shipped_strings(), "", "", std::move(web), std::move(app), {}, offline});
  for (const Message& message : report.messages()) FAIL_CHECK(message.text);
  REQUIRE(report.ok());
  return std::move(report.value().files);
}

std::string bytes_of(const std::vector<SiteFile>& files, std::string_view path) {
  const auto found =
      std::find_if(files.begin(), files.end(), [&](const SiteFile& file) { return file.path == path; });
  return found == files.end() ? "no such file" : found->bytes;
}

std::string build_of(std::string_view html) {
  const std::size_t at = html.find(" data-build=\"");
  return at == std::string_view::npos ? "" : std::string(html.substr(at + 13, 10));
}

}  // namespace

TEST_CASE("pages and the worker name the same release, and another one when a script differs") {
  const std::vector<SiteFile> files = planned(kWeb, kApp);
  const std::string build = build_of(bytes_of(files, "index.html"));
  CHECK(build.size() == 10);
  CHECK(build_of(bytes_of(files, "404.html")) == build);
  CHECK(bytes_of(files, "sw.js") == "globalThis.atlasBuild = \"" + build + "\";\nwork();\n");
  std::vector<SiteFile> other = kWeb;
  other[1].bytes = "main(2)";
  CHECK(build_of(bytes_of(planned(other, kApp), "index.html")) != build);
}

TEST_CASE("only a site with a worker lets a script address become one") {
  CHECK(contains(bytes_of(planned(kWeb, kApp), "index.html"), "trusted-types source-atlas-worker"));
  const std::vector<SiteFile> without = planned(kWeb, kApp, false);
  CHECK(contains(bytes_of(without, "index.html"), "trusted-types &#39;none&#39;"));
  CHECK(build_of(bytes_of(without, "index.html")).empty());
  CHECK_MESSAGE(bytes_of(without, "sw.js") == "leave();\n", "the worker of earlier releases has to go");
}

TEST_CASE("the manifest names pictures that are there, for every shape") {
  const std::vector<SiteFile> files = planned(kWeb, kApp);
  const std::string manifest = bytes_of(files, "manifest.webmanifest");
  CHECK(contains(bytes_of(files, "n/post/index.html"),
                 "<link rel=\"manifest\" href=\"../../manifest.webmanifest\">"));
  for (const std::string_view part :
       {R"("start_url":"./")", R"("display":"standalone")", R"("sizes":"192x192")", R"("sizes":"512x512")",
        R"("purpose":"maskable")", R"("background_color":"#)"}) {
    CAPTURE(part);
    CHECK(contains(manifest, part));
  }
  for (const SiteFile& file : files) {
    if (contains(file.path, ".png")) CHECK_MESSAGE(contains(manifest, file.path), file.path);
  }
}

TEST_CASE("without pictures there is no manifest, without the program no release") {
  const std::vector<SiteFile> files = planned(kWeb, {kApp[0], kApp[1]});
  CHECK(bytes_of(files, "manifest.webmanifest") == "no such file");
  CHECK_FALSE(contains(bytes_of(files, "index.html"), "rel=\"manifest\""));
  CHECK(build_of(bytes_of(planned(kWeb, {}), "index.html")).empty());
}
