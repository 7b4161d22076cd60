// See characters.hpp.
#include "core/characters.hpp"

#include "core/utf8.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace atlas {
namespace {

constexpr std::size_t kHanCount = kLastHan - kFirstHan + 1;
constexpr std::size_t kMostReadings = 6;  // of a character

/// Takes the text up to the next line feed off the front.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

template <class Each>
void for_each_character(std::string_view text, const Each& each) {
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodepoint next = decode_utf8(text, at);
    each(next.value);
    at += next.size;
  }
}

/// Numbers are characters from '#' on, without the backslash and what follows the tilde up to U+009F, so
/// that the text stands in JSON as it is.
std::size_t number(char32_t c) {
  if (c >= 0xA0) c -= 0x21;
  if (c > 0x5C) c -= 1;
  return c >= 0x23 ? c - 0x23 : 0;
}

std::vector<std::size_t> numbers(std::string_view line) {
  std::vector<std::size_t> result;
  for_each_character(line, [&](char32_t c) { result.push_back(number(c)); });
  return result;
}

/// Characters, counted from kFirstHan, from the gaps between them; those behind the end are left out.
std::vector<std::size_t> characters(std::string_view line) {
  std::vector<std::size_t> result;
  std::size_t next = 0;
  for (const std::size_t gap : numbers(line)) {
    next += gap;
    if (next >= kHanCount) break;
    result.push_back(next++);
  }
  return result;
}

std::vector<std::string> words(std::string_view line) {
  std::vector<std::string> result;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    if (end > 0) result.emplace_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return result;
}

}  // namespace

CharacterTable::CharacterTable(std::string_view packed)
    : syllables_(words(take_line(packed))), forms_(kHanCount) {
  std::vector<std::vector<std::uint16_t>> readings(kHanCount);
  const auto add = [&](std::size_t character, std::size_t syllable) {
    std::vector<std::uint16_t>& own = readings[character];
    if (syllable < syllables_.size() && own.size() < kMostReadings)
      own.push_back(static_cast<std::uint16_t>(syllable));
  };
  const std::vector<std::size_t> known = characters(take_line(packed));
  const std::vector<std::size_t> customary = numbers(take_line(packed));
  for (std::size_t i = 0; i < std::min(known.size(), customary.size()); ++i) add(known[i], customary[i]);
  const std::vector<std::size_t> several = characters(take_line(packed));
  const std::vector<std::size_t> counts = numbers(take_line(packed));
  const std::vector<std::size_t> more = numbers(take_line(packed));
  std::size_t next = 0;
  for (std::size_t i = 0; i < std::min(several.size(), counts.size()); ++i) {
    for (const std::size_t end = std::min(next + counts[i], more.size()); next < end; ++next)
      add(several[i], more[next]);
  }
  add_readings(readings);
  std::iota(forms_.begin(), forms_.end(), static_cast<char16_t>(kFirstHan));
  const std::vector<std::size_t> changed = characters(take_line(packed));
  for_each_character(take_line(packed), [&](char32_t form) {
    if (form_count_ == changed.size() || !is_han(form)) return;
    forms_[changed[form_count_++]] = static_cast<char16_t>(form);
  });
}

void CharacterTable::add_readings(const std::vector<std::vector<std::uint16_t>>& readings) {
  initials_.assign(kHanCount, 0);
  first_reading_.push_back(0);
  for (std::size_t i = 0; i < kHanCount; ++i) {
    for (const std::uint16_t reading : readings[i]) {
      // Offsets have 16 bits; of sound data there are about 7000.
      if (readings_.size() == std::numeric_limits<std::uint16_t>::max()) break;
      readings_.push_back(reading);
      const char letter = syllables_[reading].front();
      if (letter >= 'a' && letter <= 'z') initials_[i] |= std::uint32_t{1} << (letter - 'a');
    }
    first_reading_.push_back(static_cast<std::uint16_t>(readings_.size()));
  }
}

}  // namespace atlas
