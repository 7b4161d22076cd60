// What other sites show of a page: the words and the drawing of its card, oEmbed, and the head that names
// both.
#include "core/pages/card_words.hpp"
#include "core/text_measure.hpp"
#include "formats/card.hpp"
#include "formats/oembed.hpp"
#include "formats/site.hpp"
#include "formats/site_cards.hpp"
#include "tea_room_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace atlas;
using namespace atlas::testing;

namespace {

constexpr const char* kBase = "https://example.org/atlas/";

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : " | ") + part;
  return text;
}

Catalog one_article() {
  Draft draft;
  draft.node("w", Kind::Author, "阳明");
  draft.node("v", Kind::Author, "猜测");
  draft.node("post", Kind::Article, "文").url = "https://www.zhihu.com/p/1";
  draft.node("guessed", Kind::Article, "另一篇").url = "https://www.zhihu.com/p/2";
  draft.node("lost", Kind::Article, "无名");
  draft.edge("post", Relation::By, "w");
  draft.inferred("post", Relation::By, "v", "address");
  draft.inferred("guessed", Relation::By, "v", "address");
  return draft.build();
}

CardWords words_of(const Catalog& catalog, std::string_view id) {
  return card_words(page_of(catalog), catalog.find(id));
}

/// A line of text on the left half of a card.
struct Line {
  float x = 0;
  float y = 0;
  float size = 0;
  bool bold = false;
  std::string text;
};

std::string attribute_of(const std::string& tag, const std::string& name) {
  const std::string start = " " + name + "=\"";
  const std::size_t at = tag.find(start);
  return at == std::string::npos
             ? ""
             : tag.substr(at + start.size(), tag.find('"', at + start.size()) - at - start.size());
}

std::string unescaped(std::string text) {
  const std::pair<std::string_view, std::string_view> references[] = {
      {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
  for (const auto& [written, meant] : references) {
    for (std::size_t at = text.find(written); at != std::string::npos; at = text.find(written, at + 1))
      text.replace(at, written.size(), meant);
  }
  return text;
}

/// Only these lines carry their size as an attribute; those of the drawing have classes.
std::vector<Line> lines_of(const std::string& svg) {
  std::vector<Line> lines;
  for (std::size_t at = svg.find("<text "); at != std::string::npos; at = svg.find("<text ", at + 1)) {
    const std::size_t end = svg.find('>', at);
    const std::string tag = svg.substr(at, end - at);
    if (attribute_of(tag, "font-size").empty()) continue;
    const auto number = [&](const char* name) {
      return std::strtof(attribute_of(tag, name).c_str(), nullptr);
    };
    lines.push_back({number("x"), number("y"), number("font-size"), attribute_of(tag, "class") == "bold",
                     unescaped(svg.substr(end + 1, svg.find("</text>", end) - end - 1))});
  }
  return lines;
}

/// Nothing leaves the left half or meets the line above it.
void check_room(const std::string& svg) {
  const EstimatedMeasure measure;
  std::vector<Line> lines = lines_of(svg);
  REQUIRE_FALSE(lines.empty());
  std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.y < b.y; });
  for (std::size_t i = 0; i < lines.size(); ++i) {
    CAPTURE(lines[i].text);
    const TypeStyle style = lines[i].bold ? TypeStyle::Component15 : TypeStyle::Label13;
    const float width = measure.width_px(lines[i].text, style) * lines[i].size / size_px(style);
    CHECK(lines[i].x + width <= 570);
    CHECK(lines[i].y <= 570);
    if (i > 0 && lines[i].y != lines[i - 1].y) CHECK(lines[i].y - lines[i].size >= lines[i - 1].y);
  }
}

std::string title_card(const std::string& title, const std::string& text) {
  CardWords words{
      Shape::Article, {"文章", "一个很长很长的作者名字，长得放不进一行里面去", "知乎"}, title, text, {}};
  for (int i = 0; i < 20; ++i) words.facts.push_back("讲解它的资料 " + std::to_string(i));
  return card_svg(words, {}, "Kubernetes 源码阅读图谱");
}

std::string file_of(const SiteReport& report, std::string_view path) {
  for (const SiteFile& file : report.files) {
    if (file.path == path) return file.bytes;
  }
  return {};
}

SiteReport site_with_cards(const Catalog& catalog, std::string base_url, std::vector<std::string> cards) {
  SiteOptions options{catalog, shipped_strings(), std::move(base_url), "", {}, {}};
  for (std::string& path : cards) options.cards.push_back({std::move(path), "png"});
  Result<SiteReport> report = plan_site(options);
  REQUIRE(report.ok());
  return std::move(report.value());
}

bool has(const std::string& text, std::string_view wanted) { return text.find(wanted) != std::string::npos; }

}  // namespace

TEST_CASE("a card says what an entry is, who wrote it and where it is") {
  const CardWords words = words_of(one_article(), "post");
  CHECK(words.title == "文");
  CHECK(words.mark == Shape::Article);
  CHECK(joined(words.kind) == "文章 | 阳明 | 知乎");
}

TEST_CASE("a card says that an author is inferred, or that none is stated") {
  const Catalog catalog = one_article();
  CHECK(joined(words_of(catalog, "guessed").kind) == "文章 | 猜测（推断） | 知乎");
  CHECK(joined(words_of(catalog, "lost").kind) == "文章 | 作者未注明");
}

TEST_CASE("the card of a step says its number, its act and what happens, without marks of code") {
  const Catalog catalog = tea_room().build();
  const CardWords words = card_words(page_of(catalog), kTeaStep2);
  CHECK(joined(words.kind) == "第 2 步 | 泡茶");
  CHECK(words.title == "厨师烧水");
  CHECK(words.text == "厨师烧水。");
  CHECK(joined(words.facts) == "一杯茶 | 厨师");
  CHECK(card_words(page_of(catalog), kTeaOverview).text == "点一次 order 就够。");
}

TEST_CASE("the card of the site counts what is in it") {
  const CardWords words = card_words(page_of(one_article()), {});
  CHECK(words.title == "小目录");
  CHECK(joined(words.facts) == "2 链接 | 2 作者");
}

TEST_CASE("each page has a card of its own, the list that of the start page") {
  const Catalog catalog = tea_room().build();
  const PageContext page = page_of(catalog);
  Subject list;
  list.list = true;
  CHECK(card_path(page, {}) == "card.png");
  CHECK(card_path(page, list) == "card.png");
  CHECK(card_path(page, catalog.find("cook")) == "n/cook/card.png");
  CHECK(card_path(page, kTeaOverview) == "walk/tea/card.png");
  CHECK(card_path(page, kTeaStep2) == "walk/tea/2/card.png");
}

TEST_CASE("one card is planned per page, each different, and the same again") {
  const Catalog catalog = tea_room().build();
  const std::vector<SiteFile> cards = plan_cards(catalog, shipped_strings());
  CHECK(cards.size() == 1 + 5 + 4);
  std::set<std::string> drawings;
  for (const SiteFile& card : cards) drawings.insert(card.bytes);
  CHECK(drawings.size() == cards.size());
  const std::vector<SiteFile> again = plan_cards(catalog, shipped_strings());
  for (std::size_t i = 0; i < cards.size(); ++i) CHECK(cards[i].bytes == again[i].bytes);
}

TEST_CASE("a card stands alone: colours are written out, nothing is fetched, no text becomes markup") {
  const std::string svg = title_card("</text><script>x</script> & \"q\"", "`code` <b>");
  CHECK(svg.rfind("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\"", 0) == 0);
  for (const std::string_view absent : {"var(", "<script", "href", "url(", "<b>"})
    CHECK_FALSE(has(svg, absent));
}

TEST_CASE("titles and texts of any length stay in their half and never meet") {
  const std::string latin = "VeryLongIdentifierWithoutAnyBreakPoint";
  const std::string chinese = "很长很长的标题，一直写到放不下为止：";
  for (int repeat = 1; repeat <= 12; ++repeat) {
    std::string one;
    std::string two;
    std::string mixed;
    for (int i = 0; i < repeat; ++i) {
      one += latin;
      two += chinese;
      mixed += "Kubernetes 源码 pkg/scheduler/core.go ";
    }
    for (const std::string& title : {one, two, mixed, std::string("x")}) {
      CAPTURE(title);
      check_room(title_card(title, two));
      check_room(title_card(title, ""));
    }
  }
}

TEST_CASE("a long title ends in an ellipsis, a short one is set large") {
  const auto title_lines = [](const std::string& title) {
    std::vector<Line> lines = lines_of(title_card(title, ""));
    std::erase_if(lines, [](const Line& line) { return !line.bold || line.text == "Source Atlas"; });
    return lines;
  };
  const std::vector<Line> small = title_lines("kubelet");
  REQUIRE(small.size() == 1);
  CHECK(small[0].size == 62);
  std::string novel;
  for (int i = 0; i < 30; ++i) novel += "读完一本书";
  const std::vector<Line> large = title_lines(novel);
  REQUIRE(large.size() == 4);
  CHECK(has(large.back().text, "…"));
}

TEST_CASE("a word of a title is not broken as long as a smaller size holds it") {
  const std::string svg = title_card("kube-controller-manager", "");
  CHECK(has(svg, ">kube-controller-manager</text>"));
}

TEST_CASE("every card of the shipped catalogue keeps its texts apart") {
  for (const SiteFile& card : plan_cards(shipped_catalog(), shipped_strings())) {
    CAPTURE(card.path);
    check_room(card.bytes);
  }
}

TEST_CASE("the oEmbed answer is rich: a frame with a name, a plain link, and the card as thumbnail") {
  const Catalog catalog = tea_room().build();
  const PageContext page = page_of(catalog);
  const std::string json = oembed_json({page, kBase, catalog.find("cook"), "n/cook/", "n/cook/card.png"});
  CHECK(json.rfind("{\"type\":\"rich\",\"version\":\"1.0\",\"title\":\"cook · 组件 · 小目录\",", 0) == 0);
  CHECK(has(json, "<iframe src=\\\"https://example.org/atlas/embed/?n=cook&amp;v=1&amp;lang=zh\\\""));
  CHECK(has(json, "<a href=\\\"https://example.org/atlas/n/cook/\\\">"));
  CHECK(has(json, "\"width\":720,\"height\":480"));
  CHECK(has(json,
            "\"thumbnail_url\":\"https://example.org/atlas/n/cook/card.png\",\"thumbnail_width\":1200,"
            "\"thumbnail_height\":630}"));
  CHECK_FALSE(has(oembed_json({page, kBase, catalog.find("cook"), "n/cook/", ""}), "thumbnail"));
}

TEST_CASE("with a base URL nodes and steps answer oEmbed, and their heads say so before anything is loaded") {
  const Catalog catalog = tea_room().build();
  const SiteReport report = site_with_cards(catalog, kBase, {});
  for (const std::string path : {"n/cook/", "walk/tea/2/"}) {
    CAPTURE(path);
    CHECK(has(file_of(report, path + "oembed.json"), kBase + path));
    const std::string html = file_of(report, path + "index.html");
    const std::size_t at = html.find("<link rel=\"alternate\" href=\"" + (kBase + path) +
                                     "oembed.json\" type=\"application/json+oembed\" title=\"");
    CHECK(at < 2048);
    CHECK(at < html.find("stylesheet"));
  }
  for (const std::string path : {"", "list/", "walk/tea/"}) {
    CAPTURE(path);
    CHECK(file_of(report, path + "oembed.json").empty());
    CHECK_FALSE(has(file_of(report, path + "index.html"), "json+oembed"));
  }
}

TEST_CASE("a page names its own card, else the site's, else none") {
  const Catalog catalog = tea_room().build();
  const SiteReport report = site_with_cards(catalog, kBase, {"card.png", "n/cook/card.png"});
  CHECK(file_of(report, "n/cook/card.png") == "png");
  const std::string own = file_of(report, "n/cook/index.html");
  CHECK(has(own, "<meta property=\"og:image\" content=\"https://example.org/atlas/n/cook/card.png\">"));
  CHECK(has(own, "<meta property=\"og:image:alt\" content=\"“cook”与相邻条目\">"));
  CHECK(has(own, "<meta name=\"twitter:card\" content=\"summary_large_image\">"));
  const std::string other = file_of(report, "n/cup/index.html");
  CHECK(has(other, "<meta property=\"og:image\" content=\"https://example.org/atlas/card.png\">"));
  CHECK(has(other, "<meta property=\"og:image:alt\" content=\"“小目录”的图\">"));
  CHECK_FALSE(has(file_of(report, "n/cup/oembed.json"), "thumbnail"));
  const std::string none = file_of(site_with_cards(catalog, kBase, {}), "n/cook/index.html");
  CHECK(has(none, "<meta name=\"twitter:card\" content=\"summary\">"));
  CHECK_FALSE(has(none, "og:image"));
}

TEST_CASE("without a base URL there are neither cards nor oEmbed, whatever could be drawn") {
  const SiteReport report = site_with_cards(tea_room().build(), "", {"card.png"});
  CHECK(file_of(report, "card.png").empty());
  CHECK(file_of(report, "n/cook/oembed.json").empty());
  const std::string html = file_of(report, "n/cook/index.html");
  CHECK_FALSE(has(html, "og:image"));
  CHECK_FALSE(has(html, "oembed"));
}
