// See search.hpp. A word is looked for in the pool of distinct texts, not node by node; each text that holds
// it raises the points of the nodes that use the text. Only the hits that are returned get ranges.
#include "core/search.hpp"

#include "core/assert.hpp"
#include "core/search_points.hpp"
#include "core/sort.hpp"
#include "core/utf8.hpp"

#include <algorithm>
#include <utility>

namespace atlas {
namespace {

constexpr std::size_t kMaxWordBytes = 512;

constexpr bool is_between_words(char32_t c) {
  return c <= 0x20 || c == 0xA0 || c == 0x3000 || c == U',' || c == U';' || c == 0xFF0C || c == 0xFF1B ||
         c == 0x3001;
}

// "draveness.me/kubernetes-pod" or anything with a scheme.
bool looks_like_address(std::string_view word) {
  if (word.find("://") != std::string_view::npos) return true;
  const std::size_t dot = word.find('.');
  return dot != std::string_view::npos && dot > 0 && word.find('/', dot) != std::string_view::npos;
}

std::string_view without_scheme(std::string_view word) {
  if (const std::size_t scheme = word.find("://"); scheme != std::string_view::npos)
    word.remove_prefix(scheme + 3);
  if (word.substr(0, 4) == "www.") word.remove_prefix(4);
  return word;
}

std::vector<std::string_view> split(std::string_view query) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= query.size();) {
    const DecodedCodepoint next =
        at < query.size() ? decode_utf8(query, at) : DecodedCodepoint{.value = U' '};
    if (is_between_words(next.value)) {
      if (at > begin) words.push_back(query.substr(begin, at - begin));
      begin = at + next.size;
    }
    at += next.size;
  }
  return words;
}

}  // namespace

std::vector<SearchIndex::Word> SearchIndex::words_of(std::string_view query) const {
  std::vector<Word> words;
  for (const std::string_view piece : split(query)) {
    const bool address = looks_like_address(piece);
    const std::string folded =
        fold_together(utf8_prefix(address ? without_scheme(piece) : piece, kMaxWordBytes));
    const auto same = [&](const Word& word) { return word.needle.word() == folded; };
    if (folded.empty() || std::any_of(words.begin(), words.end(), same)) continue;
    words.push_back({Needle(folded), address});
    if (!address) {
      words.back().pinyin = PinyinQuery::from(pinyin_, folded);
      words.back().mistyped = may_be_mistyped(folded);
    }
    if (words.size() == kMaxQueryWords) break;
  }
  return words;
}

std::string_view SearchIndex::shown(std::uint32_t text) const {
  return std::string_view(shown_).substr(first_shown_[text], first_shown_[text + 1] - first_shown_[text]);
}

std::uint16_t SearchIndex::points_at(NodeId node, MatchField field, MatchShape shape) const {
  const bool alias_in_full = field == MatchField::Alias && shape == MatchShape::Exact;
  if (alias_in_full && has_names_[node.index]) return kFullNamePoints;
  return points(field, shape);
}

std::vector<std::uint16_t> SearchIndex::points_of(const Word& word) const {
  std::vector<std::uint16_t> best(tie_breakers_.size(), 0);
  const std::uint32_t end = word.address ? pool_.size() : first_address_;
  pool_.scan(word.needle, end, [&](std::uint32_t text, MatchShape shape) {
    for (std::uint32_t i = first_use_[text]; i < first_use_[text + 1]; ++i) {
      std::uint16_t& points = best[uses_[i].node.index];
      points = std::max(points, points_at(uses_[i].node, uses_[i].field, shape));
    }
  });
  if (word.pinyin) add_pinyin(*word.pinyin, best);
  if (word.mistyped) add_mistyped(word.needle.word(), best);
  return best;
}

void SearchIndex::add_pinyin(const PinyinQuery& query, std::vector<std::uint16_t>& best) const {
  for (std::uint32_t text = 0; text < first_address_; ++text) {
    if (!query.may_match(signatures_[text])) continue;
    const std::optional<PinyinMatch> match = query.find(pool_.text(text), 0);
    if (!match) continue;
    for (std::uint32_t i = first_use_[text]; i < first_use_[text + 1]; ++i) {
      std::uint16_t& points = best[uses_[i].node.index];
      points = std::max(points, pinyin_points(uses_[i].field, *match, pool_.text(text).size()));
    }
  }
}

void SearchIndex::add_mistyped(std::string_view word, std::vector<std::uint16_t>& best) const {
  vocabulary_.for_each_near(word, [&](std::uint32_t text, std::string_view) {
    for (std::uint32_t i = first_use_[text]; i < first_use_[text + 1]; ++i) {
      std::uint16_t& points = best[uses_[i].node.index];
      points = std::max(points, mistyped_points(uses_[i].field));
    }
  });
}

std::vector<SearchIndex::Ranked> SearchIndex::rank(const Catalog& catalog,
                                                   const std::vector<Word>& words) const {
  ATLAS_ASSERT(catalog.node_count() == tie_breakers_.size());
  if (words.empty()) return {};
  // Sums of the words' points, 0 as soon as one is missing; at most 16 words of 1000 points.
  std::vector<std::uint16_t> sum = points_of(words.front());
  std::string phrase(words.front().needle.word());
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::vector<std::uint16_t> more = points_of(words[i]);
    for (std::size_t n = 0; n < sum.size(); ++n) {
      sum[n] = sum[n] == 0 || more[n] == 0 ? std::uint16_t{0} : static_cast<std::uint16_t>(sum[n] + more[n]);
    }
    phrase.append(words[i].needle.word());
  }
  const bool several = words.size() > 1;
  const std::vector<std::uint16_t> whole =
      several ? points_of({Needle(phrase), false}) : std::vector<std::uint16_t>(sum.size(), 0);

  std::vector<Ranked> ranked;
  for (std::uint32_t n = 0; n < sum.size(); ++n) {
    if (sum[n] == 0) continue;
    const std::uint32_t scattered =
        several ? sum[n] * 3U / (4U * static_cast<std::uint32_t>(words.size())) : sum[n];
    const std::uint32_t best = std::max<std::uint32_t>(scattered, whole[n]);
    // Whole numbers below 2^24, so that a float holds them exactly; the division moves the point only.
    const std::uint32_t score = best * 512U + tie_breakers_[n];
    ranked.push_back({NodeId{n}, static_cast<float>(score) / 512.0F,
                      static_cast<std::uint32_t>(catalog.degree(NodeId{n}))});
  }
  return ranked;
}

namespace {

// The order that search.hpp promises.
constexpr auto kBetter = [](const auto& a, const auto& b) {
  if (a.score != b.score) return a.score > b.score;
  if (a.degree != b.degree) return a.degree > b.degree;
  return a.node < b.node;
};

}  // namespace

std::vector<SearchHit> SearchIndex::find(const Catalog& catalog, std::string_view query,
                                         std::size_t limit) const {
  const std::vector<Word> words = words_of(query);
  std::vector<Ranked> ranked = rank(catalog, words);
  const std::size_t count = std::min(limit, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count), ranked.end(),
                    kBetter);
  std::vector<SearchHit> hits;
  hits.reserve(count);
  for (std::size_t i = 0; i < count; ++i) hits.push_back(describe(catalog, words, ranked[i]));
  return hits;
}

std::vector<NodeId> SearchIndex::find_nodes(const Catalog& catalog, std::string_view query) const {
  std::vector<Ranked> ranked = rank(catalog, words_of(query));
  sort_stably(ranked, kBetter);
  std::vector<NodeId> nodes;
  nodes.reserve(ranked.size());
  for (const Ranked& hit : ranked) nodes.push_back(hit.node);
  return nodes;
}

}  // namespace atlas
