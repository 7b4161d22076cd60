// See fold.hpp. One pass maps code points to "removed", "space" or the folded code point; the three public
// functions differ only in what they note down per character.
#include "core/fold.hpp"

#include "core/assert.hpp"
#include "core/utf8.hpp"

#include <algorithm>
#include <array>

namespace atlas {
namespace {

constexpr char32_t kRemoved = 0;
constexpr char32_t kSpace = U' ';

constexpr bool is_in(char32_t value, char32_t first, char32_t last) {
  return value >= first && value <= last;
}

// Joiners, variation selectors, byte order mark, soft hyphen: invisible, and typed by nobody.
constexpr bool is_invisible(char32_t c) {
  return c == 0xAD || is_in(c, 0x200B, 0x200F) || is_in(c, 0x2060, 0x2064) || c == 0xFEFF ||
         is_in(c, 0xFE00, 0xFE0F) || is_in(c, 0xE0100, 0xE01EF);
}

constexpr bool is_ascii_word(char32_t c) {
  return is_in(c, U'a', U'z') || is_in(c, U'A', U'Z') || is_in(c, U'0', U'9') || c == U'+';
}

// Punctuation, arrows, box drawing, private use and what could not be decoded. Emoji are not among them.
constexpr bool separates(char32_t c) {
  if (c < 0x80) return !is_ascii_word(c);
  if (c < 0xC0) return c != 0xAA && c != 0xB5 && c != 0xBA;
  return c == 0xD7 || c == 0xF7 || is_in(c, 0x2000, 0x206F) || is_in(c, 0x2190, 0x21FF) ||
         is_in(c, 0x2500, 0x259F) || is_in(c, 0x3000, 0x3004) || is_in(c, 0x3008, 0x3020) || c == 0x3030 ||
         c == 0x30FB || is_in(c, 0xE000, 0xF8FF) || is_in(c, 0xFE10, 0xFE6F) || is_in(c, 0xFF5F, 0xFF65) ||
         is_in(c, 0xFFE0, 0xFFFF);
}

// Blocks in which capital and small letters alternate.
constexpr bool is_even_capital(char32_t c) {
  return (is_in(c, 0x100, 0x12F) || is_in(c, 0x132, 0x137) || is_in(c, 0x14A, 0x177) ||
          is_in(c, 0x460, 0x481) || is_in(c, 0x48A, 0x4BF) || is_in(c, 0x4D0, 0x52F) ||
          is_in(c, 0x1E00, 0x1E95)) &&
         c % 2 == 0;
}
constexpr bool is_odd_capital(char32_t c) {
  return (is_in(c, 0x139, 0x148) || is_in(c, 0x179, 0x17E)) && c % 2 == 1;
}

// Simple case mapping of Latin, Greek and Cyrillic. Source: Unicode 15, UnicodeData.txt.
constexpr char32_t lower(char32_t c) {
  if (is_in(c, U'A', U'Z')) return c + 0x20;
  if (c < 0xC0 || c > 0x1E95) return c;
  if (is_in(c, 0xC0, 0xDE) && c != 0xD7) return c + 0x20;
  if (c == 0x130) return U'i';
  if (c == 0x178) return 0xFF;
  if (is_even_capital(c) || is_odd_capital(c)) return c + 1;
  if (is_in(c, 0x391, 0x3AB) && c != 0x3A2) return c + 0x20;
  if (c == 0x3C2) return 0x3C3;  // final sigma
  if (c == 0x386) return 0x3AC;
  if (is_in(c, 0x388, 0x38A)) return c + 0x25;
  if (c == 0x38C) return 0x3CC;
  if (is_in(c, 0x38E, 0x38F)) return c + 0x3F;
  if (is_in(c, 0x400, 0x40F)) return c + 0x50;
  if (is_in(c, 0x410, 0x42F)) return c + 0x20;
  return c;
}

char32_t folded(char32_t c, const CharacterTable& characters) {
  if (is_han(c)) return characters.form(c);
  if (is_invisible(c)) return kRemoved;
  if (is_in(c, 0xFF01, 0xFF5E)) c -= 0xFEE0;  // full-width forms of ASCII
  if (separates(c)) return kSpace;
  return lower(c);
}

enum class Script : unsigned char { None, Small, Capital, Digit, Wide };

// What a character is for finding where words start. Everything beyond the alphabets counts as one script.
Script script_of(char32_t original) {
  if (is_in(original, U'a', U'z')) return Script::Small;
  if (original >= 0x2E80 && original < 0xFF01) return Script::Wide;
  const char32_t c = is_in(original, 0xFF01, 0xFF5E) ? original - 0xFEE0 : original;
  if (is_in(c, U'0', U'9')) return Script::Digit;
  if (lower(c) != c) return Script::Capital;
  return c < 0x2E80 ? Script::Small : Script::Wide;
}

constexpr bool is_letter(Script script) { return script == Script::Small || script == Script::Capital; }

bool starts_word(Script before, Script now) {
  if (before == Script::None) return true;
  if ((before == Script::Wide) != (now == Script::Wide)) return true;
  if (before == Script::Small && now == Script::Capital) return true;
  return is_letter(before) && now == Script::Digit;
}

/// One character of the result.
struct Unit {
  char32_t folded = 0;
  char32_t original = 0;
  std::size_t begin = 0;  // bytes of the original text
  std::size_t end = 0;
};

// Most characters are these; a table spares them the questions above.
constexpr std::array<char, 128> kFoldedAscii = [] {
  std::array<char, 128> table{};
  for (char32_t c = 0; c < table.size(); ++c) {
    table[c] = static_cast<char>(is_ascii_word(c) ? (is_in(c, U'A', U'Z') ? c + 0x20 : c) : kSpace);
  }
  return table;
}();

/// decode_utf8(), which it spares most characters beyond ASCII here: the Chinese ones in three bytes.
DecodedCodepoint character_at(std::string_view text, std::size_t at) {
  if (text.size() - at >= 3) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const bool follow = (byte(1) & 0xC0U) == 0x80 && (byte(2) & 0xC0U) == 0x80;
    const char32_t c = (byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
    if ((byte(0) & 0xF0U) == 0xE0 && follow && is_han(c)) return {.value = c, .size = 3};
  }
  return decode_utf8(text, at);
}

/// The character at byte `at`, folded.
Unit unit_at(std::string_view text, std::size_t at, const CharacterTable& characters) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < kFoldedAscii.size())
    return {static_cast<unsigned char>(kFoldedAscii[first]), first, at, at + 1};
  const DecodedCodepoint next = character_at(text, at);
  return {folded(next.value, characters), next.value, at, at + next.size};
}

/// Calls emit(unit) per folded character, and extend(end) when invisible characters follow the last one.
template <class Emit, class Extend>
void fold_each(std::string_view text, const CharacterTable& characters, const Emit& emit,
               const Extend& extend) {
  bool something = false;
  bool space_pending = false;
  Unit space;
  for (std::size_t at = 0; at < text.size();) {
    const Unit unit = unit_at(text, at, characters);
    at = unit.end;
    if (unit.folded == kRemoved) {
      if (something && !space_pending) extend(unit.end);
    } else if (unit.folded == kSpace) {
      if (!space_pending) space = unit;
      space.end = unit.end;
      space_pending = true;
    } else {
      if (space_pending && something) emit(space);
      space_pending = false;
      something = true;
      emit(unit);
    }
  }
}

constexpr auto kIgnoreExtension = [](std::size_t) {};

}  // namespace

std::string fold(std::string_view text, const CharacterTable& characters) {
  std::string result;
  result.reserve(text.size());
  fold_each(
      text, characters, [&](const Unit& unit) { append_utf8(result, unit.folded); }, kIgnoreExtension);
  return result;
}

std::string fold_together(std::string_view text, const CharacterTable& characters) {
  std::string result = fold(text, characters);
  result.erase(std::remove(result.begin(), result.end(), ' '), result.end());
  return result;
}

bool WordBounds::allow(std::size_t begin, std::size_t size) const {
  if (starts(begin)) return true;
  const auto first = marks.begin() + static_cast<std::ptrdiff_t>(begin);
  return std::none_of(first + 1, first + static_cast<std::ptrdiff_t>(size),
                      [](std::uint8_t mark) { return (mark & kGap) != 0; });
}

namespace {

/// Appends units to a text, leaving spaces out, and notes where words start. Folding makes no text longer, so
/// room is made once, and given back at the end.
class Joiner {
 public:
  Joiner(std::string& text, WordBounds& bounds, std::size_t bytes)
      : text_(text), bounds_(bounds), size_(text.size()) {
    text_.resize(size_ + bytes);
    bounds_.marks.resize(size_ + bytes);
  }
  void finish() {
    text_.resize(size_);
    bounds_.marks.resize(size_);
  }

  /// Bytes of the text so far.
  [[nodiscard]] std::size_t size() const { return size_; }

  /// False for a space, which adds nothing.
  bool add(const Unit& unit) {
    if (unit.folded == kSpace) {
      before_ = Script::None;
      gap_ = true;
      return false;
    }
    const std::size_t at = size_;
    std::uint8_t mark = gap_ ? WordBounds::kGap : std::uint8_t{0};
    gap_ = false;
    const Script now = script_of(unit.original);
    if (starts_word(before_, now)) mark |= WordBounds::kStart;
    write(unit.folded);
    bounds_.marks[at] = mark;
    // The last capital of "HTTPServer" belongs to the word that follows it.
    if (before_ == Script::Capital && now == Script::Small) bounds_.marks[before_at_] |= WordBounds::kStart;
    before_ = now;
    before_at_ = at;
    return true;
  }

 private:
  void write(char32_t c) {
    char* const to = text_.data() + size_;
    if (c < 0x80) {
      to[0] = static_cast<char>(c);
      size_ += 1;
    } else if (is_han(c)) {
      to[0] = static_cast<char>(0xE0U | (c >> 12U));
      to[1] = static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
      to[2] = static_cast<char>(0x80U | (c & 0x3FU));
      size_ += 3;
    } else {
      std::string bytes;
      append_utf8(bytes, c);
      ATLAS_ASSERT(size_ + bytes.size() <= text_.size());
      bytes.copy(to, bytes.size());
      size_ += bytes.size();
    }
  }

  std::string& text_;
  WordBounds& bounds_;
  std::size_t size_;
  Script before_ = Script::None;
  std::size_t before_at_ = 0;
  bool gap_ = false;
};

}  // namespace

FoldedText fold_with_origin(std::string_view text, const CharacterTable& characters) {
  ATLAS_ASSERT(text.size() < 0xFFFFFFFFU);
  FoldedText result;
  result.begin.reserve(text.size());
  result.end.reserve(text.size());
  Joiner joiner(result.text, result.bounds, text.size());
  std::size_t last_begin = 0;
  const auto emit = [&](const Unit& unit) {
    const std::size_t begin = joiner.size();
    if (!joiner.add(unit)) return;
    last_begin = begin;
    for (std::size_t i = begin; i < joiner.size(); ++i) {
      result.begin.push_back(static_cast<std::uint32_t>(unit.begin));
      result.end.push_back(static_cast<std::uint32_t>(unit.end));
    }
  };
  const auto extend = [&](std::size_t end) {
    for (std::size_t i = last_begin; i < result.end.size(); ++i)
      result.end[i] = static_cast<std::uint32_t>(end);
  };
  fold_each(text, characters, emit, extend);
  joiner.finish();
  return result;
}

void append_folded(std::string_view text, const CharacterTable& characters, std::string& pool,
                   WordBounds& bounds) {
  ATLAS_ASSERT(pool.size() == bounds.marks.size());
  Joiner joiner(pool, bounds, text.size());
  fold_each(
      text, characters, [&](const Unit& unit) { joiner.add(unit); }, kIgnoreExtension);
  joiner.finish();
}

}  // namespace atlas
