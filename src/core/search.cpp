// See search.hpp. A word is looked up in the indexes over all texts, not node by node; each text that holds
// it raises the points of the documents that use the text. Only the hits that are returned get ranges.
#include "core/search.hpp"

#include "core/assert.hpp"
#include "core/search_points.hpp"
#include "core/search_ranking.hpp"
#include "core/search_words.hpp"
#include "core/utf8.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>
#include <utility>

namespace atlas {
namespace {

constexpr std::size_t kMaxWordBytes = 512;

}  // namespace

std::vector<SearchIndex::Word> SearchIndex::words_of(const std::vector<std::string_view>& pieces) const {
  std::vector<Word> words;
  for (const std::string_view piece : pieces) {
    const bool address = looks_like_address(piece);
    std::string folded =
        fold_together(utf8_prefix(address ? bare_address(piece) : piece, kMaxWordBytes), characters_);
    const auto same = [&](const Word& word) { return word.text == folded; };
    if (folded.empty() || std::any_of(words.begin(), words.end(), same)) continue;
    words.push_back({std::move(folded), address});
    Word& word = words.back();
    if (!address) {
      word.pinyin = PinyinQuery::from(characters_, word.text);
      word.mistyped = may_be_mistyped(word.text);
    }
    if (words.size() == kMaxQueryWords) break;
  }
  return words;
}

std::string_view SearchIndex::shown(std::uint32_t text) const {
  return std::string_view(shown_).substr(first_shown_[text], first_shown_[text + 1] - first_shown_[text]);
}

std::uint16_t SearchIndex::points_at(Document document, MatchField field, MatchShape shape) const {
  const bool alias_in_full = field == MatchField::Alias && shape == MatchShape::Exact;
  if (alias_in_full && has_names_[document]) return kFullNamePoints;
  return points(field, shape);
}

void SearchIndex::raise(std::uint32_t text, MatchShape shape, Points& best) const {
  const std::span<const Use> uses = uses_of(text);
  // The name of a kind, which no other field has, may be used by every node.
  if (!uses.empty() && uses[0].field == MatchField::Kind && points(MatchField::Kind, shape) == 0) return;
  for (const Use& use : uses)
    best[use.document] = std::max(best[use.document], points_at(use.document, use.field, shape));
}

SearchIndex::Points SearchIndex::points_of(const Word& word) const {
  Points best(standings_.size(), 0);
  add_literal(word, best);
  if (word.address) add_addresses(word, best);
  if (word.pinyin) add_pinyin(*word.pinyin, best);
  if (word.mistyped) add_mistyped(word.text, best);
  return best;
}

void SearchIndex::add_literal(const Word& word, Points& best) const {
  if (word.text.size() == 1 && letter_bit(word.text[0]) != 0) return add_letter(word.text[0], best);
  grams_.for_each_place(pool_, word.text, [&](std::size_t at) {
    const std::uint32_t text = pool_.number_at(at);
    const MatchShape shape = pool_.shape_at(at, word.text.size(), text);
    if (shape != MatchShape::None) raise(text, shape, best);
  });
}

/// Most texts have any one letter, several times; so each is looked at once.
void SearchIndex::add_letter(char letter, Points& best) const {
  const std::uint64_t bit = letter_bit(letter);
  const auto shape_in = [&](const Letters& letters) {
    if (letters.first == letter) return letters.first_shape;
    return (letters.starts & bit) != 0 ? MatchShape::WordStart : MatchShape::Substring;
  };
  // Whether a text has the letter cannot be foreseen, so those that do are noted down without a branch.
  constexpr std::uint32_t kAtOnce = 256;
  std::array<std::uint32_t, kAtOnce> having{};
  const auto size = static_cast<std::uint32_t>(letters_.size());
  for (std::uint32_t first = 0; first < size; first += kAtOnce) {
    const std::uint32_t end = std::min(size, first + kAtOnce);
    std::size_t count = 0;
    for (std::uint32_t number = first; number < end; ++number) {
      having[count] = number;
      count += (letters_[number].anywhere & bit) != 0 ? 1U : 0U;
    }
    for (std::size_t i = 0; i < count; ++i) raise(having[i], shape_in(letters_[having[i]]), best);
  }
}

void SearchIndex::add_addresses(const Word& word, Points& best) const {
  for (std::uint32_t i = 0; i < address_of_.size(); ++i) {
    std::uint16_t& points = best[address_of_[i]];
    points =
        std::max(points, points_at(address_of_[i], MatchField::Address, addresses_.shape(word.needle, i)));
  }
}

void SearchIndex::add_pinyin(const PinyinQuery& query, Points& best) const {
  sounds_.for_each_match(
      pool_, grams_, characters_, query, [&](std::uint32_t text, const PinyinMatch& match) {
        const std::size_t size = pool_.text(text).size();
        for (const Use& use : uses_of(text))
          best[use.document] = std::max(best[use.document], pinyin_points(use.field, match, size));
      });
}

void SearchIndex::add_mistyped(std::string_view word, Points& best) const {
  vocabulary_.for_each_near(word, [&](std::uint32_t text) {
    for (const Use& use : uses_of(text))
      best[use.document] = std::max(best[use.document], mistyped_points(use.field));
  });
}

SearchIndex::Points SearchIndex::score(const std::vector<Word>& words) const {
  if (words.empty()) return Points(standings_.size(), 0);
  // Sums of the words' points, 0 as soon as one is missing; at most 16 words of 1000 points.
  Points sum = points_of(words.front());
  std::string phrase = words.front().text;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (std::none_of(sum.begin(), sum.end(), [](std::uint16_t points) { return points > 0; })) return sum;
    const Points more = points_of(words[i]);
    for (std::size_t n = 0; n < sum.size(); ++n) {
      sum[n] = sum[n] == 0 || more[n] == 0 ? std::uint16_t{0} : static_cast<std::uint16_t>(sum[n] + more[n]);
    }
    phrase.append(words[i].text);
  }
  if (words.size() == 1) return sum;
  const Points whole = points_of(Word{std::move(phrase)});
  const auto shares = 4U * static_cast<std::uint32_t>(words.size());
  for (std::size_t n = 0; n < sum.size(); ++n) {
    if (sum[n] != 0) sum[n] = std::max(static_cast<std::uint16_t>(sum[n] * 3U / shares), whole[n]);
  }
  return sum;
}

// From the highest bits on: points, standing, and the order of the catalogue upside down.
SearchIndex::Key SearchIndex::key_of(Document document, std::uint16_t points) const {
  const Key above = Key{points} << (kTieBits + kDegreeBits) | standings_[document];
  return (above << kOrderBits) + ((1U << kOrderBits) - 1 - document);
}

SearchIndex::Ranking SearchIndex::ranking_of(const Points& points, std::size_t limit) const {
  Ranking ranking;
  BestKeys best(limit);
  std::uint32_t to_beat = 1;
  for (std::size_t first = 0; first < points.size(); first += PointsBlock::kSize) {
    const PointsBlock block(points, first);
    if (block.empty()) continue;  // as most are
    count_groups(block, std::span(groups_).subspan(first), ranking.groups);
    block.for_each_from(to_beat, [&](std::size_t lane) {
      const std::size_t document = first + lane;
      best.offer(key_of(static_cast<Document>(document), points[document]));
      to_beat = std::max(to_beat, points_of_rank(best.to_beat()));
    });
  }
  ranking.best = std::move(best).sorted();
  return ranking;
}

SearchResult SearchIndex::search(const Catalog& catalog, std::string_view query,
                                 const SearchOptions& options) const {
  SearchResult result;
  Answer found = answer(catalog, query);
  ATLAS_ASSERT(catalog.node_count() + places_.size() == standings_.size());
  const Ranking ranking = ranking_of(found.points, options.limit);
  std::copy_n(ranking.groups.begin(), kKindCount, result.kinds.begin());
  result.places = ranking.groups[kKindCount];
  result.total = std::accumulate(ranking.groups.begin(), ranking.groups.end(), std::size_t{0});
  result.hits.reserve(ranking.best.size());
  for (const Key key : ranking.best) result.hits.push_back(describe(catalog, found.words, key, options.lang));
  if (result.total == 0) result.fewer = fewer_words(catalog, query, found.query);
  result.left_out = std::move(found.left_out);
  result.problems = std::move(found.filtered.problems);
  return result;
}

std::vector<SearchHit> SearchIndex::find(const Catalog& catalog, std::string_view query,
                                         std::size_t limit) const {
  return search(catalog, query, {.limit = limit}).hits;
}

std::vector<NodeId> SearchIndex::find_nodes(const Catalog& catalog, std::string_view query) const {
  std::vector<NodeId> nodes;
  const Points points = answer(catalog, query).points;
  for (const Key key : ranking_of(points, points.size()).best) {
    if (const Document document = document_of(key); document < catalog.node_count())
      nodes.push_back(NodeId{document});
  }
  return nodes;
}

}  // namespace atlas
