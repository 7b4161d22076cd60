// Eight bytes of a text at a time: which of them are what, as a mask with the top bit of each such byte.
// Source: S. E. Anderson, Bit Twiddling Hacks, "Determine if a word has a byte less than n".
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace atlas {

static_assert(std::endian::native == std::endian::little, "the first byte must be the lowest");

inline constexpr std::size_t kWordBytes = 8;
inline constexpr std::uint64_t kEachByte = 0x0101010101010101U;  // times b: a word with b in every byte
inline constexpr std::uint64_t kTopBits = 0x8080808080808080U;

/// Eight bytes from `at` on, which need not be aligned.
[[nodiscard]] inline std::uint64_t load_word(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

// The lowest marked byte is right; above it bytes may be marked that are not meant.

/// Bytes below `limit`, which is at most 128.
[[nodiscard]] constexpr std::uint64_t bytes_below(std::uint64_t word, unsigned char limit) {
  return (word - kEachByte * limit) & ~word & kTopBits;
}
[[nodiscard]] constexpr std::uint64_t bytes_equal(std::uint64_t word, unsigned char byte) {
  return bytes_below(word ^ (kEachByte * byte), 1);
}
/// Bytes that do not belong to ASCII. All marks are right.
[[nodiscard]] constexpr std::uint64_t bytes_past_ascii(std::uint64_t word) { return word & kTopBits; }
/// Bytes from 0x7F (delete) on; 0 exactly when there is none.
[[nodiscard]] constexpr std::uint64_t bytes_from_delete(std::uint64_t word) {
  return (word | (word + kEachByte)) & kTopBits;
}

/// Which byte of a mask that is not 0 is the first, from 0 on.
[[nodiscard]] constexpr unsigned first_marked(std::uint64_t mask) {
  return static_cast<unsigned>(std::countr_zero(mask)) / 8U;
}

/// Whether `text` holds this byte, without a call.
inline bool has_byte(std::string_view text, char byte) {
  std::size_t at = 0;
  for (; at + kWordBytes <= text.size(); at += kWordBytes) {
    if (bytes_equal(load_word(text.data() + at), static_cast<unsigned char>(byte)) != 0) return true;
  }
  for (; at != text.size(); ++at) {
    if (text[at] == byte) return true;
  }
  return false;
}

/// A word to be compared with what stands at many places of a text, mostly in vain.
class WordAt {
 public:
  /// `word` is not empty and must outlive this.
  explicit WordAt(std::string_view word) : word_(word) {
    const std::size_t size = word.size() < kWordBytes ? word.size() : kWordBytes;
    std::memcpy(&first_, word.data(), size);
    mask_ = ~std::uint64_t{0} >> (8 * (kWordBytes - size));
  }

  /// Whether the word begins at byte `at` of `text`; requires at <= text.size(). Short words in long texts
  /// are compared without a call.
  [[nodiscard]] bool stands_at(std::string_view text, std::size_t at) const {
    const std::size_t left = text.size() - at;
    if (left < kWordBytes) return text.substr(at, word_.size()) == word_;
    if (((load_word(text.data() + at) ^ first_) & mask_) != 0) return false;
    if (word_.size() <= kWordBytes) return true;
    return left >= word_.size() && std::memcmp(text.data() + at + kWordBytes, word_.data() + kWordBytes,
                                               word_.size() - kWordBytes) == 0;
  }

 private:
  std::string_view word_;
  std::uint64_t first_ = 0;  // its first bytes, the others 0
  std::uint64_t mask_ = 0;   // which bytes these are
};

/// Equality of short texts without a call.
inline bool same_text(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const std::size_t size = a.size();
  if (size >= kWordBytes) {
    std::size_t at = 0;
    for (; at + kWordBytes < size; at += kWordBytes) {
      if (load_word(a.data() + at) != load_word(b.data() + at)) return false;
    }
    return load_word(a.data() + size - kWordBytes) == load_word(b.data() + size - kWordBytes);
  }
  if (size >= 4) {  // two halves, which may overlap
    const auto half = [](const char* at) {
      std::uint32_t bytes = 0;
      std::memcpy(&bytes, at, sizeof bytes);
      return bytes;
    };
    return half(a.data()) == half(b.data()) && half(a.data() + size - 4) == half(b.data() + size - 4);
  }
  for (std::size_t at = 0; at < size; ++at) {
    if (a[at] != b[at]) return false;
  }
  return true;
}

}  // namespace atlas
