// Only names that people type: the full table of HTML has 2231 names and would be a tenth of the program.
#include "formats/entities.hpp"

#include "core/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace atlas {
namespace {

constexpr std::array<std::pair<std::string_view, char32_t>, 28> kNames{{
    {"amp", '&'},      {"lt", '<'},       {"gt", '>'},       {"quot", '"'},      {"apos", '\''},
    {"nbsp", 0xA0},    {"copy", 0xA9},    {"reg", 0xAE},     {"trade", 0x2122},  {"deg", 0xB0},
    {"middot", 0xB7},  {"times", 0xD7},   {"plusmn", 0xB1},  {"frac12", 0xBD},   {"sect", 0xA7},
    {"laquo", 0xAB},   {"raquo", 0xBB},   {"ndash", 0x2013}, {"mdash", 0x2014},  {"lsquo", 0x2018},
    {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"hellip", 0x2026}, {"bull", 0x2022},
    {"larr", 0x2190},  {"rarr", 0x2192},  {"ge", 0x2265},
}};

/// U+FFFD for zero, for what is no number and for what is past Unicode.
char32_t parse_number(std::string_view digits) {
  const unsigned base = !digits.empty() && (digits.front() == 'x' || digits.front() == 'X') ? 16 : 10;
  if (base == 16) digits.remove_prefix(1);
  char32_t value = 0;
  for (const char c : digits) {
    const unsigned digit =
        c <= '9' ? static_cast<unsigned>(c - '0') : (static_cast<unsigned>(c) | 0x20U) - 'a' + 10;
    if (digit >= base) return kReplacementCharacter;
    value = value * base + digit;
    if (value > 0x10FFFF) return kReplacementCharacter;
  }
  return value == 0 ? kReplacementCharacter : value;
}

}  // namespace

std::string decode_entity(std::string_view reference) {
  if (reference.size() < 3 || reference.front() != '&' || reference.back() != ';')
    return std::string(reference);
  const std::string_view inner = reference.substr(1, reference.size() - 2);
  std::string text;
  if (inner.front() == '#') {
    append_utf8(text, parse_number(inner.substr(1)));
    return text;
  }
  const auto found =
      std::find_if(kNames.begin(), kNames.end(), [inner](const auto& row) { return row.first == inner; });
  if (found == kNames.end()) return std::string(reference);
  append_utf8(text, found->second);
  return text;
}

}  // namespace atlas
