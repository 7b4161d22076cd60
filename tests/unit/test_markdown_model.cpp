// Markdown as lists of numbers, shown as text: kinds of blocks with what their spans point to.
#include "core/utf8.hpp"
#include "formats/markdown_model.hpp"
#include "formats_fixture.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>

namespace atlas {
namespace {

MarkdownModel model_of(std::string_view markdown) { return test::value_of(parse_markdown(markdown)); }

/// The part of `text` between two places in UTF-16 units.
std::string part(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::string found;
  std::uint32_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodepoint next = decode_utf8(text, at);
    if (units >= begin && units < end) found += text.substr(at, next.size);
    units += next.value > 0xFFFF ? 2 : 1;
    at += next.size;
  }
  return found;
}

/// Spans as "kind(text)", those in others in brackets after them.
std::string shown_spans(const MarkdownModel& model, std::string_view all, std::uint32_t first,
                        std::uint32_t end) {
  constexpr std::array<std::string_view, 12> kNames{"",     "soft", "hard", "em",  "strong", "del",
                                                    "code", "a",    "img",  "to ", "title ", "info "};
  std::string text;
  for (std::uint32_t i = first; i < end; i = model.spans[i].next) {
    const MarkdownSpan& span = model.spans[i];
    const bool holds = span.kind >= MarkdownSpanKind::Emphasis && span.kind <= MarkdownSpanKind::Image;
    text += std::string(kNames.at(static_cast<std::size_t>(span.kind)));
    text += holds ? "[" + shown_spans(model, all, i + 1, span.next) + "]"
                  : "'" + part(all, span.begin, span.end) + "'";
  }
  return text;
}

std::string shown_blocks(const MarkdownModel& model, std::string_view all, std::uint32_t first,
                         std::uint32_t end) {
  constexpr std::array<std::string_view, 14> kNames{"quote", "ul",    "ol",    "li",    "hr", "h",  "pre",
                                                    "p",     "table", "thead", "tbody", "tr", "th", "td"};
  std::string text;
  for (std::uint32_t i = first; i < end; i = model.blocks[i].next) {
    const MarkdownBlock& block = model.blocks[i];
    text += (text.empty() ? "" : " ") + std::string(kNames.at(static_cast<std::size_t>(block.kind)));
    if (block.detail != 0) text += std::to_string(block.detail);
    if (block.next > i + 1) {
      text += "(" + shown_blocks(model, all, i + 1, block.next) + ")";
    } else {
      text += "{" + shown_spans(model, all, block.first_span, block.end_span) + "}";
    }
  }
  return text;
}

std::string shown(std::string_view markdown) {
  const MarkdownModel model = model_of(markdown);
  const std::string all = std::string(markdown) + model.extra;
  return shown_blocks(model, all, 0, static_cast<std::uint32_t>(model.blocks.size()));
}

TEST_CASE("headings, paragraphs and line breaks") {
  CHECK(shown("# One\n\ntwo\nthree  \nfour\n\n---\n") == "h1{'One'} p{'two'soft'''three'hard'''four'} hr{}");
  CHECK(shown("").empty());
}

TEST_CASE("spans in spans point to their text") {
  CHECK(shown("a *b **c** d* `e` ~~f~~") == "p{'a 'em['b 'strong['c']' d']' 'code['e']' 'del['f']}");
}

TEST_CASE("links and images say where they lead") {
  CHECK(shown("[a *b*](https://e.com 'T') ![c](d.png)") ==
        "p{a[to 'https://e.com'title 'T''a 'em['b']]' 'img[to 'd.png''c']}");
  CHECK(shown("<me@e.com>") == "p{a[to 'mailto:me@e.com''me@e.com']}");
  CHECK(shown("[a](b&amp;c\\*)") == "p{a[to 'b&c*''a']}");
}

TEST_CASE("places count as JavaScript counts, after Chinese and emoji") {
  CHECK(shown("# 源码 😀 *阅读*\n\n😀😀 `调度器` end") ==
        "h1{'源码 😀 'em['阅读']} p{'😀😀 'code['调度器']' end'}");
  const MarkdownModel model = model_of("😀 *a*");
  CHECK(model.spans[1].begin == 4);
  CHECK(model.spans[1].end == 5);
}

TEST_CASE("entities stand decoded in the extra text") {
  CHECK(shown("中 a &amp; b") == "p{'中 a ''&'' b'}");
  CHECK(model_of("中 a &amp; b").extra == "&");
}

TEST_CASE("a block of code is one run, with its language") {
  CHECK(shown("```go\nfunc f() {\n    x\n}\n```\n") == "pre{info 'go''func f() {\n    x\n}\n'}");
  CHECK(model_of("```go\na\n\n  b\n```\n").spans.size() == 2);
  CHECK(shown("    a\n      b\n\n    c\n") == "pre{'a\n''  b\n\n''c\n'}");
  CHECK(shown("> ```\n> a\n>   b\n> ```\n") == "quote(pre{'a\n''  b\n'})");
  CHECK(shown("- ```\n  a\n\tb\n  ```\n") == "ul(li(pre{'a\n''  ''b\n'}))");
}

TEST_CASE("lists, quotes and tables hold blocks") {
  CHECK(shown("3. a\n   - b\n4. c\n") == "ol3(li(ul(li{'b'})) li{'c'})");
  CHECK(shown("> a\n>\n> b\n") == "quote(p{'a'} p{'b'})");
  CHECK(shown("|a|b|\n|-|-:|\n|c|d|\n") == "table2(thead(tr(th{'a'} th3{'b'})) tbody(tr(td{'c'} td3{'d'})))");
}

TEST_CASE("the span of emphasis reaches from its first to its last text") {
  const MarkdownModel model = model_of("x **`a` b c**");
  CHECK(model.spans[1].kind == MarkdownSpanKind::Strong);
  CHECK(model.spans[1].begin == 5);
  CHECK(model.spans[1].end == 11);
}

TEST_CASE("a text known to be UTF-8 is read as any other") {
  const std::string_view text = "# 源码 *a* &amp;\n\n- [b](c)\n\n      d\n";
  const MarkdownModel checked = model_of(text);
  const MarkdownModel known = test::value_of(parse_markdown(text, Utf8::WellFormed));
  CHECK(shown_blocks(known, std::string(text) + known.extra, 0, 5) ==
        shown_blocks(checked, std::string(text) + checked.extra, 0, 5));
  CHECK(known.blocks.size() == checked.blocks.size());
}

TEST_CASE("HTML is text, and bytes that are not UTF-8 are refused") {
  CHECK(shown("a <b>c</b>\n\n<script>\n") == "p{'a <b>c</b>'} p{'<script>'}");
  CHECK(test::lines(parse_markdown("a\xFF").messages()) ==
        "0:0: utf-8: The text is not UTF-8; save it with that encoding.\n");
}

}  // namespace
}  // namespace atlas
