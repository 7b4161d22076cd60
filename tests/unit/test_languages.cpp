// Which texts are marked as being in another language, and that no text of the shipped pages is in the wrong
// one.
#include "core/pages/languages.hpp"
#include "core/pages/list_page.hpp"
#include "core/pages/node_page.hpp"
#include "core/pages/start_page.hpp"
#include "core/pages/walk_page.hpp"
#include "formats/html.hpp"
#include "unit/page_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using atlas::Element;
using atlas::foreign_language;
using atlas::Lang;
using atlas::mark_languages;
using atlas::NodeId;
using atlas::PageContext;

namespace {

Element paragraph(std::string_view text) { return Element("p").add_text(text); }

std::string marked(Element element, std::string_view around) {
  Element body = Element("body").add(std::move(element));
  mark_languages(body, around);
  return to_html(body.children.front());
}

/// Any of the Chinese characters from U+4E00 to U+9FFF: three bytes, the first E4 to E9.
bool has_han(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xE4 && byte <= 0xE9;
  });
}

/// Every text that is in one language by its script and in another by its nearest `lang`.
void collect_wrong(const Element& element, std::string_view around, std::vector<std::string>& wrong) {
  if (element.tag == "code" || element.tag == "pre") return;
  std::string_view inside = around;
  for (const auto& [key, value] : element.attributes) {
    if (key == "lang") inside = value;
  }
  if (element.tag.empty() && !foreign_language(element.text, around).empty()) wrong.push_back(element.text);
  if (element.tag.empty() && around == "en" && has_han(element.text)) wrong.push_back(element.text);
  for (const Element& child : element.children) collect_wrong(child, inside, wrong);
}

}  // namespace

TEST_CASE("a Chinese title in an English page is Chinese, an English one in a Chinese page English") {
  CHECK(foreign_language("Kubernetes 源码分析系列文章", "en") == "zh-Hans");
  CHECK(foreign_language("Programming Kubernetes", "zh-Hans") == "en");
}

TEST_CASE("names and code are in no language") {
  CHECK(foreign_language("kube-scheduler", "zh-Hans").empty());
  CHECK(foreign_language("cmd/kubelet", "zh-Hans").empty());
  CHECK(foreign_language("release-1.22 · b680642", "zh-Hans").empty());
  CHECK(foreign_language("154", "zh-Hans").empty());
  CHECK(foreign_language("", "en").empty());
}

TEST_CASE("a text is in no other language than its own") {
  CHECK(foreign_language("讲解它的资料", "zh-Hans").empty());
  CHECK(foreign_language("Explained by", "en").empty());
  CHECK(foreign_language("Explained by", "en-GB").empty());
}

TEST_CASE("a text that fills its element is marked there") {
  CHECK(marked(paragraph("调度器"), "en") == "<p lang=\"zh-Hans\">调度器</p>");
}

TEST_CASE("a text among others gets a span") {
  Element line = Element("p").add_text("调度器").add(Element("b").add_text("kubelet"));
  CHECK(marked(line, "en") == "<p><span lang=\"zh-Hans\">调度器</span><b>kubelet</b></p>");
}

TEST_CASE("the Chinese part of an English sentence gets a span") {
  CHECK(marked(paragraph("Read the whole series 源码分析 in order"), "en") ==
        "<p>Read the whole series <span lang=\"zh-Hans\">源码分析</span> in order</p>");
}

TEST_CASE("what is marked already is believed, and its children are measured by it") {
  Element inner =
      Element("p").with("lang", "zh-Hant").add_text("調度器").add(Element("i").add_text("Read it first"));
  CHECK(marked(inner, "en") == "<p lang=\"zh-Hant\">調度器<i lang=\"en\">Read it first</i></p>");
}

TEST_CASE("code stays as it is") {
  CHECK(marked(Element("pre").add(Element("code").add_text("说明 of it")), "en") ==
        "<pre><code>说明 of it</code></pre>");
}

TEST_CASE("a drawing is marked at its elements, never with spans") {
  Element drawing = Element("svg").add(Element("text").add_text("调度器"));
  CHECK(marked(drawing, "en") == "<svg><text lang=\"zh-Hans\">调度器</text></svg>");
}

TEST_CASE("no text of the shipped pages is in the wrong language") {
  const atlas::Catalog& catalog = atlas::testing::shipped_catalog();
  for (const Lang lang : {Lang::Zh, Lang::En}) {
    const PageContext page{.catalog = catalog, .strings = atlas::testing::shipped_strings(), .lang = lang};
    std::vector<Element> pages;
    pages.push_back(start_page(page));
    pages.push_back(list_page(page, {}));
    pages.push_back(walk_panel(page, {}));
    for (std::uint32_t i = 0; i < catalog.node_count(); ++i) pages.push_back(node_page(page, NodeId{i}));
    std::vector<std::string> wrong;
    for (Element& each : pages) {
      Element body = Element("body").add(std::move(each));
      mark_languages(body, lang_tag(lang));
      collect_wrong(body, lang_tag(lang), wrong);
    }
    CAPTURE(wrong.size());
    CHECK_MESSAGE(wrong.empty(), (wrong.empty() ? std::string() : wrong.front()));
  }
}
