// See characters.hpp.
#include "core/characters.hpp"

#include "core/utf8.hpp"

#include <algorithm>
#include <numeric>

namespace atlas {
namespace {

constexpr std::size_t kHanCount = kLastHan - kFirstHan + 1;

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
    : syllables_(words(take_line(packed))),
      first_(kHanCount, kNone),
      initials_(kHanCount, 0),
      forms_(kHanCount) {
  const auto add = [&](std::size_t character, std::size_t syllable) {
    const char letter = syllables_[syllable].front();
    if (letter >= 'a' && letter <= 'z') initials_[character] |= std::uint32_t{1} << (letter - 'a');
  };
  const std::vector<std::size_t> known = characters(take_line(packed));
  const std::vector<std::size_t> customary = numbers(take_line(packed));
  for (std::size_t i = 0; i < std::min(known.size(), customary.size()); ++i) {
    if (customary[i] >= syllables_.size()) continue;
    first_[known[i]] = static_cast<std::uint16_t>(customary[i]);
    add(known[i], customary[i]);
  }
  const std::vector<std::size_t> several = characters(take_line(packed));
  const std::vector<std::size_t> counts = numbers(take_line(packed));
  const std::vector<std::size_t> more = numbers(take_line(packed));
  std::size_t next = 0;
  for (std::size_t i = 0; i < std::min(several.size(), counts.size()); ++i) {
    for (const std::size_t end = std::min(next + counts[i], more.size()); next < end; ++next) {
      if (more[next] >= syllables_.size()) continue;
      more_characters_.push_back(static_cast<std::uint16_t>(several[i]));
      more_readings_.push_back(static_cast<std::uint16_t>(more[next]));
      add(several[i], more[next]);
    }
  }
  std::iota(forms_.begin(), forms_.end(), static_cast<char16_t>(kFirstHan));
  const std::vector<std::size_t> changed = characters(take_line(packed));
  for_each_character(take_line(packed), [&](char32_t form) {
    if (form_count_ == changed.size() || !is_han(form)) return;
    forms_[changed[form_count_++]] = static_cast<char16_t>(form);
  });
}

CharacterTable::Readings CharacterTable::readings(char32_t character) const {
  Readings found;
  if (!is_han(character) || first_.empty()) return found;
  const auto key = static_cast<std::uint16_t>(character - kFirstHan);
  if (first_[key] == kNone) return found;
  found.number[found.count++] = first_[key];
  auto more = std::lower_bound(more_characters_.begin(), more_characters_.end(), key);
  for (; more != more_characters_.end() && *more == key && found.count < kMostReadings; ++more) {
    found.number[found.count++] = more_readings_[static_cast<std::size_t>(more - more_characters_.begin())];
  }
  return found;
}

}  // namespace atlas
