// What a hostile or clumsy catalogue must not be able to do to a page.
#include "formats/html.hpp"

#include <doctest/doctest.h>

using atlas::Element;
using atlas::escape_html;
using atlas::to_html;

TEST_CASE("text with markup in it stays text") {
  const Element paragraph = Element("p").add_text("<script>alert(1)</script> & \"more\"");
  CHECK(to_html(paragraph) == "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;</p>");
}

TEST_CASE("a quote in an attribute does not end it") {
  const Element link = Element("a").with("title", "\"><img src=x onerror=alert(1)>'");
  CHECK(to_html(link) == "<a title=\"&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&#39;\"></a>");
}

TEST_CASE("addresses that run scripts are left out, however they are written") {
  for (const char* const url :
       {"javascript:alert(1)", "JavaScript:alert(1)", "java\tscript:alert(1)", " javascript:alert(1)",
        "\x01javascript:alert(1)", "vbscript:x", "data:text/html,<script>alert(1)</script>",
        "blob:https://example.org/1", "file:///etc/passwd"}) {
    CAPTURE(url);
    CHECK(to_html(Element("a").with("href", url)) == "<a></a>");
  }
}

TEST_CASE("addresses of the web and of the site itself are kept") {
  CHECK(to_html(Element("a").with("href", "https://example.org/?a=1&b=2")) ==
        "<a href=\"https://example.org/?a=1&amp;b=2\"></a>");
  CHECK(to_html(Element("a").with("href", "../../n/kubelet/")) == "<a href=\"../../n/kubelet/\"></a>");
  CHECK(to_html(Element("a").with("href", "#v1&view=list")) == "<a href=\"#v1&amp;view=list\"></a>");
}

TEST_CASE("attributes that run scripts or style the page are left out") {
  const Element box =
      Element("div").with("onclick", "x()").with("ONLOAD", "x()").with("style", "color:red").with("id", "a");
  CHECK(to_html(box) == "<div id=\"a\"></div>");
}

TEST_CASE("data in a script element cannot end it") {
  const Element data =
      Element("script").with("type", "application/ld+json").add_text("{\"a\":\"</script><!--\"}");
  CHECK(to_html(data) ==
        "<script type=\"application/ld+json\">{\"a\":\"\\u003c/script>\\u003c!--\"}</script>");
}

TEST_CASE("void elements and shapes are closed as HTML wants it") {
  CHECK(to_html(Element("meta").with("charset", "utf-8")) == "<meta charset=\"utf-8\">");
  CHECK(to_html(Element("path").with("d", "M0 0")) == "<path d=\"M0 0\"/>");
  CHECK(to_html(Element("div")) == "<div></div>");
  CHECK(to_html(Element("details").with("open", "")) == "<details open></details>");
}

TEST_CASE("a zero byte disappears") { CHECK(escape_html(std::string_view("a\0b", 3)) == "ab"); }
