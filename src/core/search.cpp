// See search.hpp. A word is looked up in the indexes over all texts, not node by node; each text that holds
// it raises the points of the documents that use the text. Only the hits that are returned get ranges.
#include "core/search.hpp"

#include "core/assert.hpp"
#include "core/search_points.hpp"
#include "core/search_words.hpp"
#include "core/utf8.hpp"

#include <algorithm>
#include <functional>
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
  for (std::uint32_t i = first_use_[text]; i < first_use_[text + 1]; ++i) {
    std::uint16_t& points = best[uses_[i].document];
    points = std::max(points, points_at(uses_[i].document, uses_[i].field, shape));
  }
}

SearchIndex::Points SearchIndex::points_of(const Word& word) const {
  Points best(tie_breakers_.size(), 0);
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
  for (std::uint32_t number = 0; number < letters_.size(); ++number) {
    if ((letters_[number].anywhere & bit) == 0) continue;
    const std::string_view text = pool_.text(number);
    MatchShape shape = MatchShape::Substring;
    if (text.front() == letter) {
      shape = text.size() == 1 ? MatchShape::Exact : MatchShape::Prefix;
    } else if ((letters_[number].starts & bit) != 0) {
      shape = MatchShape::WordStart;
    }
    raise(number, shape, best);
  }
}

void SearchIndex::add_addresses(const Word& word, Points& best) const {
  const Needle needle(word.text);
  for (std::uint32_t i = 0; i < address_of_.size(); ++i) {
    std::uint16_t& points = best[address_of_[i]];
    points = std::max(points, points_at(address_of_[i], MatchField::Address, addresses_.shape(needle, i)));
  }
}

void SearchIndex::add_pinyin(const PinyinQuery& query, Points& best) const {
  sounds_.for_each_match(
      pool_, grams_, characters_, query, [&](std::uint32_t text, const PinyinMatch& match) {
        for (std::uint32_t i = first_use_[text]; i < first_use_[text + 1]; ++i) {
          std::uint16_t& points = best[uses_[i].document];
          points = std::max(points, pinyin_points(uses_[i].field, match, pool_.text(text).size()));
        }
      });
}

void SearchIndex::add_mistyped(std::string_view word, Points& best) const {
  vocabulary_.for_each_near(word, [&](std::uint32_t text) {
    for (std::uint32_t i = first_use_[text]; i < first_use_[text + 1]; ++i) {
      std::uint16_t& points = best[uses_[i].document];
      points = std::max(points, mistyped_points(uses_[i].field));
    }
  });
}

SearchIndex::Points SearchIndex::score(const std::vector<Word>& words) const {
  if (words.empty()) return Points(tie_breakers_.size(), 0);
  // Sums of the words' points, 0 as soon as one is missing; at most 16 words of 1000 points.
  Points sum = points_of(words.front());
  std::string phrase = words.front().text;
  for (std::size_t i = 1; i < words.size(); ++i) {
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

// From the highest bits on: points, tie breaker, degree, and the order of the catalogue upside down.
SearchIndex::Key SearchIndex::key_of(const Catalog& catalog, Document document, std::uint16_t points) const {
  constexpr std::size_t kMostDegree = (1U << kDegreeBits) - 1;
  const bool is_node = document < catalog.node_count();
  const std::size_t degree = is_node ? std::min(catalog.degree(NodeId{document}), kMostDegree) : 0;
  const Key score = (Key{points} << kTieBits) + tie_breakers_[document];
  return ((score << kDegreeBits | degree) << kOrderBits) + ((1U << kOrderBits) - 1 - document);
}

std::vector<SearchIndex::Key> SearchIndex::best_keys(const Catalog& catalog, const Points& points,
                                                     std::size_t limit) const {
  ATLAS_ASSERT(catalog.node_count() + places_.size() == tie_breakers_.size());
  std::vector<Key> best;  // the worst in front once it is full
  std::uint32_t worst_score = 0;
  for (Document document = 0; document < points.size() && limit > 0; ++document) {
    if (points[document] == 0) continue;
    const std::uint32_t score = (std::uint32_t{points[document]} << kTieBits) + tie_breakers_[document];
    if (score < worst_score) continue;
    const Key key = key_of(catalog, document, points[document]);
    if (best.size() == limit) {
      if (key < best.front()) continue;
      std::pop_heap(best.begin(), best.end(), std::greater<>());
      best.pop_back();
    }
    best.push_back(key);
    if (best.size() < limit) continue;
    if (worst_score == 0) {
      std::make_heap(best.begin(), best.end(), std::greater<>());
    } else {
      std::push_heap(best.begin(), best.end(), std::greater<>());
    }
    worst_score = static_cast<std::uint32_t>(best.front() >> (kDegreeBits + kOrderBits));
  }
  std::sort(best.begin(), best.end(), std::greater<>());
  return best;
}

SearchResult SearchIndex::search(const Catalog& catalog, std::string_view query,
                                 const SearchOptions& options) const {
  SearchResult result;
  Answer found = answer(catalog, query);
  const Points& points = found.points;
  for (Document document = 0; document < points.size(); ++document) {
    if (points[document] == 0) continue;
    ++result.total;
    if (document < kinds_.size()) {
      ++result.kinds[static_cast<std::size_t>(kinds_[document])];
    } else {
      ++result.places;
    }
  }
  const std::vector<Key> best = best_keys(catalog, points, options.limit);
  result.hits.reserve(best.size());
  for (const Key key : best) result.hits.push_back(describe(catalog, found.words, key, options.lang));
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
  for (const Key key : best_keys(catalog, answer(catalog, query).points, tie_breakers_.size())) {
    if (const Document document = document_of(key); document < catalog.node_count())
      nodes.push_back(NodeId{document});
  }
  return nodes;
}

}  // namespace atlas
