// See text_match.hpp.
#include "core/text_match.hpp"

#include "core/assert.hpp"

#include <algorithm>
#include <cstring>

namespace atlas {

Needle::Needle(std::string_view word) : word_(word) {
  constexpr std::size_t kLongest = 255;
  skip_.fill(static_cast<std::uint8_t>(std::clamp<std::size_t>(word_.size(), 1, kLongest)));
  for (std::size_t i = 0; i + 1 < word_.size(); ++i) {
    const std::size_t distance = std::min(word_.size() - 1 - i, kLongest);
    skip_[static_cast<unsigned char>(word_[i])] = static_cast<std::uint8_t>(distance);
  }
}

std::size_t Needle::find(std::string_view text, std::size_t from) const {
  const std::size_t size = word_.size();
  if (size == 0 || from > text.size()) return std::string_view::npos;
  if (size == 1) return text.find(word_[0], from);
  const unsigned char last = static_cast<unsigned char>(word_[size - 1]);
  for (std::size_t at = from; at + size <= text.size();) {
    const unsigned char window_last = static_cast<unsigned char>(text[at + size - 1]);
    if (window_last == last && std::memcmp(text.data() + at, word_.data(), size - 1) == 0) return at;
    at += skip_[window_last];
  }
  return std::string_view::npos;
}

void TextPool::reserve(std::size_t bytes) {
  folded_.reserve(bytes);
  bounds_.marks.reserve(bytes);
}

std::uint32_t TextPool::add(std::string_view text, const CharacterTable& characters) {
  append_folded(text, characters, folded_, bounds_);
  folded_.push_back(kEnd);
  bounds_.marks.push_back(0);
  ATLAS_ASSERT(folded_.size() < 0xFFFFFFFFU);
  first_.push_back(static_cast<std::uint32_t>(folded_.size()));
  return size() - 1;
}

void TextPool::finish() {
  first_in_block_.assign(folded_.size() / kBlockBytes + 1, 0);
  std::uint32_t number = 0;
  for (std::size_t block = 0; block < first_in_block_.size(); ++block) {
    while (number + 1 < size() && first_[number + 1] <= block * kBlockBytes) ++number;
    first_in_block_[block] = number;
  }
}

MatchShape TextPool::shape(const Needle& needle, std::uint32_t number) const {
  const std::string_view found_in = text(number);
  MatchShape best = MatchShape::None;
  for (std::size_t at = needle.find(found_in, 0); at != std::string_view::npos;
       at = needle.find(found_in, at + 1))
    best = std::max(best, shape_at(first_[number] + at, needle.size(), number));
  return best;
}

}  // namespace atlas
