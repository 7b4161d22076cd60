// Drawings of a walkthrough for static pages.
#include "formats/html.hpp"
#include "formats/site_poster.hpp"
#include "unit/page_fixture.hpp"
#include "unit/walk_fixture.hpp"

#include <doctest/doctest.h>

#include <string>

namespace atlas {
namespace {

struct Poster {
  Catalog catalog = test::letters().build();

  [[nodiscard]] std::string html(const WalkPlace& place) const {
    PageContext page{catalog, testing::shipped_strings(), Lang::En};
    page.root = "../../";
    return to_html(PosterSource::walk(page, place));
  }
};

bool has(const std::string& html, std::string_view wanted) { return html.find(wanted) != std::string::npos; }

}  // namespace

TEST_CASE("a drawing of a walkthrough links each step to its page, out of the tab order") {
  const std::string html = Poster().html({});
  for (int n = 1; n <= 6; ++n) {
    CHECK(has(html, "<a href=\"../../walk/letter/" + std::to_string(n) + "/\" tabindex=\"-1\">"));
  }
  CHECK(has(html, "role=\"group\""));
  CHECK(has(html, ">Carrier</text>"));
}

TEST_CASE("the drawing of a step is narrow, named after it and leads to its neighbours") {
  const std::string html = Poster().html({.step = 4, .act = 2});
  CHECK(has(html, "<svg class=\"map\" xmlns=\"http://www.w3.org/2000/svg\" width=\"336\""));
  CHECK(has(html, "walk/letter/5/"));
  CHECK(has(html, "<title>4 "));
}

TEST_CASE("a drawing of very many steps is as wide as they need") {
  test::CatalogFixture fixture = test::letters();
  Walkthrough& walk = fixture.data().walkthroughs.front();
  while (walk.steps.size() < 120) walk.steps.push_back(walk.steps.back());
  const Catalog catalog = fixture.build();
  PageContext page{catalog, testing::shipped_strings(), Lang::En};
  const std::string html = to_html(PosterSource::walk(page, {}));
  CHECK(has(html, ">120</text>"));
  CHECK_FALSE(has(html, "width=\"1056\""));
}

}  // namespace atlas
