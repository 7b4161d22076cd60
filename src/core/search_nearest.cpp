// Suggestions for a text that matched nothing: the names that share most pairs of neighbouring characters.
#include "core/assert.hpp"
#include "core/search.hpp"
#include "core/sort.hpp"
#include "core/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {
namespace {

constexpr std::size_t kMaxTextBytes = 256;
constexpr float kLowestSimilarity = 0.3F;

using Pair = std::uint64_t;

/// Calls each(pair) for every pair of neighbouring characters, the ends counting as characters too, so that
/// one letter has pairs. Returns their number.
template <class Each>
std::size_t for_each_pair(std::string_view folded, const Each& each) {
  std::size_t count = 1;
  char32_t before = 0;
  for (std::size_t at = 0; at < folded.size(); ++count) {
    const DecodedCodepoint next = decode_utf8(folded, at);
    each((static_cast<Pair>(before) << 32U) | next.value);
    before = next.value;
    at += next.size;
  }
  each(static_cast<Pair>(before) << 32U);
  return count;
}

/// The text that others are compared with. Most pairs of most texts are not among its own, which a small
/// table of hashes tells without a search.
class Wanted {
 public:
  explicit Wanted(std::string_view folded) {
    count_ = for_each_pair(folded, [&](Pair pair) { pairs_.push_back(pair); });
    sort_stably(pairs_);
    for (const Pair pair : pairs_) maybe_[slot(pair)] = true;
  }

  /// Dice's coefficient, 0..1: twice the common pairs over all pairs. A pair that a text repeats counts as
  /// often as both have it.
  [[nodiscard]] float similarity(std::string_view folded) {
    taken_.assign(pairs_.size(), false);
    std::size_t common = 0;
    const std::size_t count =
        for_each_pair(folded, [&](Pair pair) { common += maybe_[slot(pair)] && take(pair) ? 1 : 0; });
    return 2.0F * static_cast<float>(common) / static_cast<float>(count + count_);
  }

 private:
  static std::size_t slot(Pair pair) {
    return static_cast<std::size_t>((pair * 0x9E3779B97F4A7C15ULL) >> 54U);
  }

  bool take(Pair pair) {
    auto i = static_cast<std::size_t>(std::lower_bound(pairs_.begin(), pairs_.end(), pair) - pairs_.begin());
    while (i < pairs_.size() && pairs_[i] == pair && taken_[i]) ++i;
    if (i == pairs_.size() || pairs_[i] != pair) return false;
    taken_[i] = true;
    return true;
  }

  std::vector<Pair> pairs_;  // sorted
  std::vector<bool> taken_;
  std::array<bool, 1024> maybe_{};
  std::size_t count_ = 0;
};

bool names_a_node(MatchField field) { return field <= MatchField::Id; }
static_assert(MatchField::Title < MatchField::Id && MatchField::Alias < MatchField::Id);

}  // namespace

std::vector<NodeId> SearchIndex::nearest(const Catalog& catalog, std::string_view text,
                                         std::size_t limit) const {
  ATLAS_ASSERT(catalog.node_count() + places_.size() == tie_breakers_.size());
  const std::string folded = fold_together(utf8_prefix(text, kMaxTextBytes), characters_);
  if (folded.empty()) return {};
  Wanted wanted(folded);
  struct Near {
    float similarity = 0;
    Key key = 0;
    std::uint32_t node = 0;
  };
  std::vector<Near> near;
  for (std::uint32_t n = 0; n < catalog.node_count(); ++n) {
    float best = 0;
    for (std::uint32_t i = first_entry_[n]; i < first_entry_[n + 1]; ++i) {
      if (names_a_node(entries_[i].field))
        best = std::max(best, wanted.similarity(pool_.text(entries_[i].text)));
    }
    if (best >= kLowestSimilarity) near.push_back({best, key_of(catalog, n, 0), n});
  }
  std::sort(near.begin(), near.end(), [](const Near& a, const Near& b) {
    return a.similarity != b.similarity ? a.similarity > b.similarity : a.key > b.key;
  });
  std::vector<NodeId> nodes;
  for (std::size_t i = 0; i < std::min(limit, near.size()); ++i) nodes.push_back(NodeId{near[i].node});
  return nodes;
}

}  // namespace atlas
