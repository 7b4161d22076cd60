#include "core/pages/embed_snippet.hpp"
#include "formats/html.hpp"
#include "formats/markdown.hpp"

#include <doctest/doctest.h>

namespace {

using namespace atlas;

EmbedTarget scheduler() {
  return {.base_url = "https://atlas.example/k8s/", .path = "n/kube-scheduler/", .title = "kube-scheduler"};
}

EmbedTarget step() {
  return {.base_url = "https://atlas.example",
          .path = "walk/deployment/27/",
          .title = "写下 Binding",
          .lang = Lang::Zh,
          .theme = "dark"};
}

std::string html_of_markdown(const EmbedTarget& target) {
  std::string html;
  const auto blocks = markdown_to_elements(markdown_snippet(target));
  REQUIRE(blocks.ok());
  for (const Element& block : blocks.value()) html += to_html(block);
  return html;
}

}  // namespace

TEST_CASE("a node is embedded by its id in a frame that asks for no more than it needs") {
  CHECK(iframe_snippet(scheduler()) ==
        "<iframe src=\"https://atlas.example/k8s/embed/?n=kube-scheduler&amp;v=1&amp;lang=zh\" "
        "title=\"kube-scheduler\" loading=\"lazy\" width=\"100%\" height=\"480\" "
        "style=\"border:0;color-scheme:light dark\" allow=\"fullscreen; clipboard-write\" "
        "sandbox=\"allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox\" "
        "referrerpolicy=\"no-referrer\"></iframe>\n"
        "<p><a href=\"https://atlas.example/k8s/n/kube-scheduler/\">kube-scheduler</a></p>");
}

TEST_CASE("a step is embedded by its view, and a chosen theme goes along") {
  CHECK(embed_address(step()) ==
        "https://atlas.example/embed/?view=walk/deployment/27&v=1&lang=zh&theme=dark");
  CHECK(element_snippet(step()) ==
        "<script type=\"module\" src=\"https://atlas.example/embed/v1/source-atlas.js\"></script>\n"
        "<source-atlas view=\"walk/deployment/27\" lang=\"zh\" theme=\"dark\">\n"
        "  <a href=\"https://atlas.example/walk/deployment/27/\">写下 Binding</a>\n"
        "</source-atlas>");
}

TEST_CASE("a summary stands below the link in the element, escaped") {
  EmbedTarget target = step();
  target.summary = "Pod <1> 有了节点。";
  CHECK(element_snippet(target).ends_with("</a>\n  <p>Pod &lt;1&gt; 有了节点。</p>\n</source-atlas>"));
}

TEST_CASE("an act is linked with its fragment, embedded and pictured as its walkthrough") {
  EmbedTarget act = step();
  act.path = "walk/deployment/#v1&act=4";
  CHECK(embed_address(act) == "https://atlas.example/embed/?view=walk/deployment&v=1&lang=zh&theme=dark");
  CHECK(link_snippet(act) ==
        "<a href=\"https://atlas.example/walk/deployment/#v1&amp;act=4\">写下 Binding</a>");
  CHECK(markdown_snippet(act) ==
        "[![写下 Binding](https://atlas.example/walk/deployment/poster.svg)]"
        "(https://atlas.example/walk/deployment/#v1&act=4)");
}

TEST_CASE("a page that is neither node nor walkthrough is embedded as the whole map") {
  for (const char* path : {"", "list/", "walk/", "n/"}) {
    EmbedTarget target = scheduler();
    target.path = path;
    CHECK(embed_address(target) == "https://atlas.example/k8s/embed/?v=1&lang=zh");
    CHECK(element_snippet(target).find("<source-atlas lang=\"zh\">") != std::string::npos);
  }
}

TEST_CASE("a title cannot leave the attribute or the text it is written into") {
  EmbedTarget target = scheduler();
  target.title = "\"><script>alert('&')</script>\n\n<b";
  const std::string shown = "&quot;&gt;&lt;script&gt;alert('&amp;')&lt;/script&gt;  &lt;b";
  CHECK(link_snippet(target) == "<a href=\"https://atlas.example/k8s/n/kube-scheduler/\">" + shown + "</a>");
  CHECK(iframe_snippet(target).find(" title=\"" + shown + "\"") != std::string::npos);
  for (const std::string& snippet : {iframe_snippet(target), element_snippet(target)})
    CHECK_MESSAGE(snippet.find("\n\n") == std::string::npos, "a blank line ends an HTML block in Markdown");
}

TEST_CASE("in Markdown the poster leads to the page; without a poster the title does") {
  CHECK(markdown_snippet(scheduler()) ==
        "[![kube-scheduler](https://atlas.example/k8s/n/kube-scheduler/poster.svg)]"
        "(https://atlas.example/k8s/n/kube-scheduler/)");
  EmbedTarget start = scheduler();
  start.path = "";
  CHECK(markdown_snippet(start) == "[kube-scheduler](https://atlas.example/k8s/)");
}

TEST_CASE("a title full of Markdown reads as itself, and an address with parentheses stays whole") {
  EmbedTarget target = scheduler();
  target.path = "list/";
  target.base_url = "https://atlas.example/a (b)/";
  target.title = R"([x](y) *a* _b_ `c` <i> &amp; \ ~~d~~ ![e] 1|2)";
  const std::string html = html_of_markdown(target);
  CHECK(html.find("href=\"https://atlas.example/a%20%28b%29/list/\"") != std::string::npos);
  CHECK(html.find("[x](y) *a* _b_ `c` &lt;i&gt; &amp;amp; \\ ~~d~~ ![e] 1|2</a>") != std::string::npos);
}
