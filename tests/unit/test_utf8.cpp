// UTF-8: what is well formed, what happens to what is not, and the counting for the page.
#include "core/utf8.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace atlas {
namespace {

std::u32string decode_all(std::string_view text) {
  std::u32string codepoints;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodepoint next = decode_utf8(text, at);
    codepoints.push_back(next.value);
    at += next.size;
  }
  return codepoints;
}

TEST_CASE("every code point survives encoding and decoding") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, c);
    const DecodedCodepoint back = decode_utf8(text, 0);
    if (back.value != c || back.size != text.size() || !back.valid)
      FAIL("code point " << static_cast<unsigned>(c));
  }
}

TEST_CASE("surrogates and values beyond Unicode are encoded as the replacement character") {
  for (const char32_t c : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}, char32_t{0xFFFFFFFF}}) {
    std::string text;
    append_utf8(text, c);
    CHECK(text == "\xEF\xBF\xBD");
  }
}

TEST_CASE("malformed sequences decode to one replacement character per byte") {
  struct Case {
    std::string_view bytes;
    std::u32string_view expected;
  };
  const Case cases[] = {
      {"\x80", U"\uFFFD"},                                // stray continuation
      {"\xC0\xAF", U"\uFFFD\uFFFD"},                      // overlong slash
      {"\xE0\x80\xAF", U"\uFFFD\uFFFD\uFFFD"},            // overlong in three bytes
      {"\xF0\x80\x80\xAF", U"\uFFFD\uFFFD\uFFFD\uFFFD"},  // overlong in four bytes
      {"\xED\xA0\x80", U"\uFFFD\uFFFD\uFFFD"},            // surrogate
      {"\xF4\x90\x80\x80", U"\uFFFD\uFFFD\uFFFD\uFFFD"},  // above U+10FFFF
      {"\xE8\xB0", U"\uFFFD\uFFFD"},                      // cut in the middle
      {"\xF0\x9F\x98", U"\uFFFD\uFFFD\uFFFD"},            // cut emoji
      {"\xE8\x41\xB0",
       U"\uFFFD"
       U"A\uFFFD"},  // letter in the middle
      {"\xFF\xFE", U"\uFFFD\uFFFD"},
  };
  for (const Case& c : cases) {
    CHECK(decode_all(c.bytes) == std::u32string(c.expected));
    CHECK_FALSE(is_valid_utf8(c.bytes));
  }
}

TEST_CASE("Chinese, accents and emoji are valid, the empty text too") {
  CHECK(is_valid_utf8("调度 é 😀 ⭐️"));
  CHECK(is_valid_utf8(""));
}

TEST_CASE("of two characters of three bytes each malformed one is found, wherever they stand") {
  const auto one_by_one = [](std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const DecodedCodepoint next = decode_utf8(text, at);
      if (!next.valid) return false;
      at += next.size;
    }
    return true;
  };
  const std::array<char, 8> bytes{'a', '\x7F', '\x80', '\x8F', '\x9F', '\xA0', '\xBF', '\xC0'};
  for (int lead = 0x70; lead <= 0xFF; ++lead) {
    for (const char second : bytes) {
      for (const char third : bytes) {
        const std::string sequence{static_cast<char>(lead), second, third};
        for (const std::string& text :
             {sequence + "源码", "源" + sequence + "码", "ab" + sequence + "读读读"}) {
          CAPTURE(text);
          REQUIRE(is_valid_utf8(text) == one_by_one(text));
        }
      }
    }
  }
}

TEST_CASE("code points are counted one by one, malformed bytes too") {
  CHECK(count_codepoints("调度器 a") == 5);
  CHECK(count_codepoints("a\xE8\xB0") == 3);
}

TEST_CASE("UTF-16 length counts two units for characters beyond the basic plane") {
  CHECK(utf16_length("") == 0);
  CHECK(utf16_length("kube") == 4);
  CHECK(utf16_length("调度器") == 3);
  CHECK(utf16_length("a😀b") == 4);
  CHECK(utf16_length("\xFF") == 1);
}

TEST_CASE("a prefix never cuts a character in two") {
  const std::string_view text = "a调😀";  // 1 + 3 + 4 bytes
  const std::size_t expected[] = {0, 1, 1, 1, 4, 4, 4, 4, 8, 8};
  for (std::size_t max = 0; max < 10; ++max) CHECK(utf8_prefix(text, max).size() == expected[max]);
}

TEST_CASE("a prefix of stray continuation bytes is cut at the limit") {
  CHECK(utf8_prefix("\x80\x80\x80\x80\x80\x80", 5).size() == 5);
}

}  // namespace
}  // namespace atlas
