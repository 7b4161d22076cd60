// A list in Markdown as lines: what is one, what is none, and where addresses begin and end.
#include "formats/bare_address.hpp"
#include "formats/list_lines.hpp"

#include <doctest/doctest.h>

#include <string>

namespace atlas {
namespace {

/// Each line as its kind and level, then texts and <addresses>; ~ stands before what is struck out.
std::string outline(std::string_view markdown) {
  const Result<std::vector<ListLine>> lines = read_list_lines(markdown);
  REQUIRE(lines.ok());
  std::string text;
  for (const ListLine& line : lines.value()) {
    constexpr std::string_view kKinds = "HITR";
    text += kKinds[static_cast<std::size_t>(line.kind)] + std::to_string(line.level);
    for (const ListPiece& piece : line.pieces) {
      text += std::string(" ") + (piece.is_struck ? "~" : "") + "[" + piece.text + "]";
      if (piece.is_link()) text += "<" + piece.address + ">";
    }
    text += "\n";
  }
  return text;
}

/// The addresses that stand in a text without brackets.
std::string addresses(std::string_view text) {
  std::vector<ListPiece> pieces;
  split_addresses({.text = std::string(text)}, pieces);
  std::string all;
  for (const ListPiece& piece : pieces) {
    if (piece.is_link()) all += piece.address + "\n";
  }
  return all;
}

TEST_CASE("headings, items by depth, lines of text and rows are lines of a list") {
  CHECK(outline("# Tea\n\nOne line\nand [two](https://a.example)\n\n- first\n  - "
                "[inner](https://b.example)\n- last\n\n"
                "| A | B |\n| - | - |\n| x | [y](https://c.example) |\n") ==
        "H1 [Tea]\nT0 [One line]\nT0 [and ] [two]<https://a.example>\nI1 [first]\nI2 "
        "[inner]<https://b.example>\n"
        "I1 [last]\nR0 [x\t] [y]<https://c.example>\n");
}

TEST_CASE("quotations, code, HTML, images and badges are no lines") {
  CHECK(
      outline(
          "> https://quoted.example\n\n```\nhttps://code.example\n```\n\n<p><img "
          "src=\"https://html.example\"></p>\n\n"
          "![picture](https://image.example) [![badge](https://badge.example)](https://behind.example)\n") ==
      "T0 [ ]\n");
}

TEST_CASE("an item goes on over its lines and in its first paragraph") {
  CHECK(outline("- [a](https://a.example)\n  goes on\n\n  - inner\n\n- b") ==
        "I1 [a]<https://a.example> [\ngoes on]\nI2 [inner]\nI1 [b]\n");
}

TEST_CASE("what is struck out is told from what is not") {
  CHECK(outline("~~[old](https://old.example)~~ and ~~https://bare.example~~ new") ==
        "T0 ~[old]<https://old.example> [ and ] ~[]<https://bare.example> [ new]\n");
}

TEST_CASE("a link without an address is its text") { CHECK(outline("[title]()") == "T0 [title]\n"); }

TEST_CASE("an address ends before Chinese, blanks, and punctuation that ends a sentence") {
  CHECK(addresses(
            "看 https://a.example/路 和https://b.example/x，然后(https://c.example/y). http://d.example!") ==
        "https://a.example/\nhttps://b.example/x\nhttps://c.example/y\nhttp://d.example\n");
}

TEST_CASE("brackets that an address opens itself belong to it") {
  CHECK(addresses("https://e.example/Tea_(drink) (https://e.example/Tea_(drink))") ==
        "https://e.example/Tea_(drink)\nhttps://e.example/Tea_(drink)\n");
}

TEST_CASE("a scheme alone is no address") { CHECK(addresses("http:// https://, https:") == ""); }

TEST_CASE("a hundred thousand brackets behind an address are cut off") {
  CHECK(addresses("https://f.example/" + std::string(100'000, ')')) == "https://f.example/\n");
}

}  // namespace
}  // namespace atlas
