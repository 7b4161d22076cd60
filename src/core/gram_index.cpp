// See gram_index.hpp. Three passes over the texts: count the characters, count the pairs, file the places.
// Each goes block by block, and a block is a call: a browser translates wasm once in a hurry and again, well,
// what is called often; it does not change over in the middle of a loop.
#include "core/gram_index.hpp"

#include <algorithm>
#include <bit>

namespace atlas {
namespace {

constexpr std::size_t kLevels = 0x10000;
constexpr unsigned kMostBits = 9;
constexpr std::uint32_t kPlacesPerBucket = 32;

constexpr std::size_t level_of(char32_t c) { return (c ^ (c >> 16U)) & (kLevels - 1); }

constexpr std::uint32_t hash(char32_t c) { return static_cast<std::uint32_t>(c) * 0x9E3779B1U; }

/// The character at byte `at` of well-formed UTF-8, which folded texts are.
inline DecodedCodepoint character_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first < 0xE0) return {(first & 0x1FU) << 6U | (byte(1) & 0x3FU), 2};
  if (first < 0xF0) return {(first & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU), 3};
  return {(first & 0x07U) << 18U | (byte(1) & 0x3FU) << 12U | (byte(2) & 0x3FU) << 6U | (byte(3) & 0x3FU), 4};
}

/// Calls each(character, next, at) for every character of a block but the ends of texts; `next` may be an
/// end.
template <class Each>
[[gnu::noinline]] void for_each_pair(std::string_view all, const TextBlock& block, const Each& each) {
  if (block.begin == block.end) return;
  DecodedCodepoint now = character_at(all, block.begin);
  for (std::size_t at = block.begin; at + now.size < block.end;) {
    const DecodedCodepoint next = character_at(all, at + now.size);
    if (now.value != TextPool::kEnd) each(now.value, next.value, at);
    at += now.size;
    now = next;
  }
}

/// The same for blocks [first, end) of a pool.
template <class Each>
void for_each_pair(const TextPool& pool, std::size_t first, std::size_t end, const Each& each) {
  for (std::size_t i = first; i < end; ++i) for_each_pair(pool.all(), pool.block(i), each);
}

}  // namespace

constexpr std::size_t kBlocksAtOnce = 32;
const Pass<GramIndex::Builder> GramIndex::Builder::kPasses[] = {
    {&Builder::count_characters, &Builder::blocks, kBlocksAtOnce}, {&Builder::make_buckets},
    {&Builder::count_pairs, &Builder::blocks, kBlocksAtOnce},      {&Builder::make_room},
    {&Builder::file_pairs, &Builder::blocks, kBlocksAtOnce},       {&Builder::finish},
};

GramIndex::Builder::Builder(GramIndex& index, const TextPool& pool)
    : index_(index), pool_(pool), counts_(kLevels, 0), passes_(kPasses) {
  index_.levels_.resize(kLevels);
}

void GramIndex::Builder::count_characters(std::size_t first, std::size_t end) {
  for_each_pair(pool_, first, end, [&](char32_t c, char32_t, std::size_t) { ++counts_[level_of(c)]; });
}

void GramIndex::Builder::make_buckets() {
  std::uint32_t buckets = 0;
  for (std::size_t i = 0; i < kLevels; ++i) {
    const unsigned wanted = std::bit_width(counts_[i] / kPlacesPerBucket);
    index_.levels_[i] = {buckets, static_cast<std::uint8_t>(std::min(wanted, kMostBits))};
    buckets += counts_[i] > 0 ? 1U << index_.levels_[i].bits : 0U;
  }
  index_.places_.begin(buckets);
}

void GramIndex::Builder::count_pairs(std::size_t first, std::size_t end) {
  for_each_pair(pool_, first, end, [&](char32_t c, char32_t next, std::size_t) {
    index_.places_.count(index_.bucket(c, next));
  });
}

void GramIndex::Builder::file_pairs(std::size_t first, std::size_t end) {
  for_each_pair(pool_, first, end, [&](char32_t c, char32_t next, std::size_t at) {
    index_.places_.file(index_.bucket(c, next), at);
  });
}

std::size_t GramIndex::bucket(char32_t character, char32_t next) const {
  const Level level = levels_[level_of(character)];
  return level.first_bucket + (level.bits == 0 ? 0 : hash(next) >> (32U - level.bits));
}

std::span<const std::uint32_t> GramIndex::places_of(char32_t character) const {
  const std::size_t number = level_of(character);
  const std::size_t first = levels_[number].first_bucket;
  const std::size_t end = number + 1 < kLevels ? levels_[number + 1].first_bucket : places_.key_count();
  return places_.of(first, end);
}

GramIndex::Candidates GramIndex::rarest(std::string_view word) const {
  DecodedCodepoint now = decode_utf8(word, 0);
  if (now.size == word.size()) return {places_of(now.value), 0};
  Candidates best;
  bool any = false;
  for (std::size_t at = 0; at + now.size < word.size();) {
    const DecodedCodepoint next = decode_utf8(word, at + now.size);
    const bool there = !places_of(now.value).empty();
    const auto places = there ? places_.of(bucket(now.value, next.value)) : std::span<const std::uint32_t>();
    if (!any || places.size() < best.places.size()) best = {places, at};
    any = true;
    at += now.size;
    now = next;
  }
  return best;
}

}  // namespace atlas
