// Looking at eight bytes at a time: at every place of a text, for words of every length.
#include "core/byte_words.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace atlas {
namespace {

TEST_CASE("a word of any length stands where a comparison byte by byte says, up to the end of the text") {
  const std::string text = "aaabaaaabaaabaaaaaaaabaaab";
  int wrong = 0;
  int found = 0;
  for (std::size_t size = 1; size <= 20; ++size) {
    for (std::size_t begin = 0; begin + size <= text.size(); ++begin) {
      const std::string word = text.substr(begin, size);
      const WordAt wanted(word);
      for (std::size_t at = 0; at <= text.size(); ++at) {
        const bool stands = text.compare(at, size, word) == 0;
        wrong += wanted.stands_at(text, at) == stands ? 0 : 1;
        found += stands ? 1 : 0;
      }
    }
  }
  CHECK(wrong == 0);
  CHECK(found > 1000);
}

TEST_CASE("a word longer than the text stands nowhere in it") {
  const WordAt wanted("kubelet and more");
  for (std::size_t at = 0; at <= 14; ++at) CHECK_FALSE(wanted.stands_at("kubelet and mo", at));
}

TEST_CASE("a byte is found wherever it stands in a text of any length, and not behind its end") {
  const std::string text(20, 'a');
  int wrong = 0;
  for (std::size_t size = 0; size <= text.size(); ++size) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      std::string other = text;
      other[at] = ' ';
      wrong += has_byte(std::string_view(other).substr(0, size), ' ') == (at < size) ? 0 : 1;
    }
  }
  CHECK(wrong == 0);
  CHECK(has_byte("caf\xC3\xA9 au lait", ' '));
  CHECK_FALSE(has_byte("\xA0\xA0\xA0\xA0\xA0\xA0\xA0\xA0!", ' '));
}

TEST_CASE("delete and what is past ASCII are told from every other byte, at every place of a word") {
  int wrong = 0;
  for (unsigned byte = 0; byte < 256; ++byte) {
    for (unsigned at = 0; at < kWordBytes; ++at) {
      const std::uint64_t blanks = kEachByte * ' ';
      const std::uint64_t word =
          (blanks & ~(std::uint64_t{0xFF} << (8 * at))) | (std::uint64_t{byte} << (8 * at));
      const std::uint64_t marks = bytes_from_delete(word);
      wrong += (marks != 0) == (byte >= 0x7F) && (marks == 0 || first_marked(marks) == at) ? 0 : 1;
    }
  }
  CHECK(wrong == 0);
  CHECK(bytes_from_delete(~std::uint64_t{0}) != 0);
}

}  // namespace
}  // namespace atlas
