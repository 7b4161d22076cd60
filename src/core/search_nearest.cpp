// Suggestions for a text that matched nothing: the names that share most pairs of neighbouring characters.
#include "core/assert.hpp"
#include "core/search.hpp"
#include "core/sort.hpp"
#include "core/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
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

/// The text that others are compared with, not empty. Most pairs of most texts are not among its own, which a
/// small table of hashes tells without a search.
class Wanted {
 public:
  explicit Wanted(std::string_view folded) : first_(folded.front()), last_(folded.back()) {
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

  /// The most that similarity() can be when at most `inner` pairs are common, those with the ends not
  /// counted.
  [[nodiscard]] float most_similar(std::size_t inner, std::string_view folded) const {
    if (folded.empty()) return 0;
    const std::size_t most = inner + (folded.front() == first_ ? 1 : 0) + (folded.back() == last_ ? 1 : 0);
    const auto share = [&](std::size_t characters) {
      return 2.0F * static_cast<float>(most) / static_cast<float>(characters + 1 + count_);
    };
    const float roughly = share((folded.size() + 3) / 4);  // at least: a character has at most four bytes
    return roughly < kLowestSimilarity ? roughly : share(count_codepoints(folded));
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
  char first_;
  char last_;
};

/// A name that may be near, and how near at most.
struct Candidate {
  float most = 0;
  std::uint32_t node = 0;
  std::uint32_t text = 0;
};

struct Near {
  float similarity = 0;
  std::uint64_t rank = 0;  ///< among equally near ones; larger is better
  std::uint32_t node = 0;
};

/// The few nearest nodes of those that were offered, each by the nearest of its names.
class Nearest {
 public:
  explicit Nearest(std::size_t limit) : limit_(limit) {}

  /// What is less similar than this changes nothing.
  [[nodiscard]] float to_beat() const {
    return near_.size() < limit_ ? kLowestSimilarity : near_.back().similarity;
  }

  void offer(const Near& one) {
    if (one.similarity < to_beat()) return;
    const auto same = [&](const Near& other) { return other.node == one.node; };
    if (const auto known = std::find_if(near_.begin(), near_.end(), same); known != near_.end()) {
      if (known->similarity >= one.similarity) return;
      near_.erase(known);
    }
    const auto before = [](const Near& a, const Near& b) {
      return a.similarity != b.similarity ? a.similarity > b.similarity : a.rank > b.rank;
    };
    near_.insert(std::upper_bound(near_.begin(), near_.end(), one, before), one);
    if (near_.size() > limit_) near_.pop_back();
  }

  [[nodiscard]] std::vector<NodeId> nodes() const {
    std::vector<NodeId> nodes;
    nodes.reserve(near_.size());
    for (const Near& one : near_) nodes.push_back(NodeId{one.node});
    return nodes;
  }

 private:
  std::size_t limit_;
  std::vector<Near> near_;  // nearest first
};

bool names_a_node(MatchField field) { return field <= MatchField::Id; }
static_assert(MatchField::Title < MatchField::Id && MatchField::Alias < MatchField::Id);

}  // namespace

/// Per text of the pool, how often pairs of neighbouring characters of `folded` stand in it.
std::vector<std::uint16_t> SearchIndex::common_pairs(std::string_view folded) const {
  std::vector<std::string_view> pairs;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t size = decode_utf8(folded, at).size;
    if (at + size < folded.size())
      pairs.push_back(folded.substr(at, size + decode_utf8(folded, at + size).size));
    at += size;
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  std::vector<std::uint16_t> counts(pool_.size(), 0);
  for (const std::string_view pair : pairs) {
    grams_.for_each_place(pool_, pair, [&](std::size_t at) {
      std::uint16_t& count = counts[pool_.number_at(at)];
      if (count < std::numeric_limits<std::uint16_t>::max()) ++count;
    });
  }
  return counts;
}

// Names that may be nearest are compared first, and none that cannot be among the best any more.
std::vector<NodeId> SearchIndex::nearest(const Catalog& catalog, std::string_view text,
                                         std::size_t limit) const {
  ATLAS_ASSERT(catalog.node_count() + places_.size() == standings_.size());
  const std::string folded = fold_together(utf8_prefix(text, kMaxTextBytes), characters_);
  if (folded.empty() || limit == 0) return {};
  Wanted wanted(folded);
  std::vector<Candidate> candidates;
  const std::vector<std::uint16_t> common = common_pairs(folded);
  for (std::uint32_t n = 0; n < catalog.node_count(); ++n) {
    for (std::uint32_t i = first_entry_[n]; i < first_entry_[n + 1]; ++i) {
      const std::uint32_t name = entries_[i].text;
      if (!names_a_node(entries_[i].field)) continue;
      const float most = wanted.most_similar(common[name], pool_.text(name));
      if (most >= kLowestSimilarity) candidates.push_back({most, n, name});
    }
  }
  const auto by_most = [](const Candidate& a, const Candidate& b) { return a.most < b.most; };
  std::make_heap(candidates.begin(), candidates.end(), by_most);
  Nearest nearest(limit);
  while (!candidates.empty() && candidates.front().most >= nearest.to_beat()) {
    const Candidate& next = candidates.front();
    nearest.offer({wanted.similarity(pool_.text(next.text)), key_of(next.node, 0), next.node});
    std::pop_heap(candidates.begin(), candidates.end(), by_most);
    candidates.pop_back();
  }
  return nearest.nodes();
}

}  // namespace atlas
