// Places in UTF-8 as JavaScript counts them, against counting from the start each time.
#include "core/utf16_offsets.hpp"
#include "core/utf8.hpp"

#include <doctest/doctest.h>

#include <string>

namespace atlas {
namespace {

TEST_CASE("every place in a text of all widths is the length of what is before it") {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "ab中é" + std::string(static_cast<std::size_t>(i % 9), 'z') + "😀源码";
  const Utf16Offsets offsets(text);
  for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).size) {
    REQUIRE(offsets.at(at) == utf16_length(std::string_view(text).substr(0, at)));
  }
  CHECK(offsets.size() == utf16_length(text));
}

TEST_CASE("in a text of ASCII places are the same, and an empty text has one place") {
  const std::string ascii(200, 'a');
  CHECK(Utf16Offsets(ascii).at(137) == 137);
  CHECK(Utf16Offsets(ascii).size() == 200);
  CHECK(Utf16Offsets("").at(0) == 0);
}

}  // namespace
}  // namespace atlas
