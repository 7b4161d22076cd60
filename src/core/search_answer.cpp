// From a query to points: words and filters, questions, and what fewer words would find.
#include "core/question_words.hpp"
#include "core/search.hpp"
#include "core/search_words.hpp"
#include "core/sort.hpp"
#include "core/utf8.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace atlas {
namespace {

/// Of what passes the filters of a query without words.
constexpr std::uint16_t kFilteredPoints = 1;

constexpr std::size_t kMostTerms = 6;  // of queries for which fewer words are tried
constexpr std::size_t kMostOffers = 3;

using Points = std::vector<std::uint16_t>;

void keep_passing(const std::vector<std::uint8_t>& passes, Points& points) {
  if (passes.empty()) return;
  for (std::size_t i = 0; i < points.size(); ++i) points[i] = passes[i] != 0 ? points[i] : std::uint16_t{0};
}

std::uint16_t highest(const Points& points) {
  return points.empty() ? std::uint16_t{0} : *std::max_element(points.begin(), points.end());
}

std::vector<std::string_view> texts_of(const std::vector<QueryWord>& words) {
  std::vector<std::string_view> texts;
  texts.reserve(words.size());
  for (const QueryWord& word : words) texts.emplace_back(word.text);
  return texts;
}

}  // namespace

SearchIndex::Answer SearchIndex::answer(const Catalog& catalog, std::string_view query) const {
  Answer found;
  found.query = parse_query(query);
  if (found.query.empty() || standings_.empty()) return found;
  if (!found.query.filters.empty())
    found.filtered = apply(found.query.filters, catalog, places_.size(), characters_);
  found.words = words_of(texts_of(found.query.words));
  if (!found.words.empty()) {
    found.points = score(found.words);
  } else if (found.query.words.empty()) {
    found.points.assign(standings_.size(), kFilteredPoints);
  }
  keep_passing(found.filtered.passes, found.points);
  if (found.words.empty()) return found;
  return taken_apart(asked(std::move(found)));
}

/// Without what only asks, when that finds something better: sentences of the walkthroughs have any "who"
/// and "the".
SearchIndex::Answer SearchIndex::asked(Answer found) const {
  Asked question = without_question_words(texts_of(found.query.words));
  if (question.left_out.empty() || question.words.empty()) return found;
  Answer again;
  again.query = found.query;
  again.filtered = found.filtered;
  std::vector<std::string> parts;
  for (std::string& word : question.words) {
    std::string part = longest_part(word);
    if (part.empty()) {
      question.left_out.push_back(std::move(word));
    } else {
      parts.push_back(std::move(part));
    }
  }
  again.words = words_of({parts.begin(), parts.end()});
  again.points = score(again.words);
  keep_passing(again.filtered.passes, again.points);
  if (highest(again.points) <= highest(found.points)) return found;
  again.left_out = std::move(question.left_out);
  return again;
}

/// With the parts of "cotnroller-runtime" as words of their own, each of which may be mistyped, when nothing
/// is found otherwise.
SearchIndex::Answer SearchIndex::taken_apart(Answer found) const {
  if (std::any_of(found.points.begin(), found.points.end(), [](std::uint16_t p) { return p > 0; }))
    return found;
  std::string apart;
  for (const QueryWord& word : found.query.words) apart += fold(word.text, characters_) + " ";
  std::vector<Word> parts = words_of(split_words(apart));
  if (parts.size() == found.words.size()) return found;
  Points points = score(parts);
  keep_passing(found.filtered.passes, points);
  if (highest(points) == 0) return found;
  found.words = std::move(parts);
  found.points = std::move(points);
  return found;
}

/// The longest part of a Chinese word that stands anywhere, so that 写自定义控制器 finds 自定义控制器;
/// nothing when there is none of two characters, nor the word. Other words as they are.
std::string SearchIndex::longest_part(const std::string& word) const {
  constexpr std::size_t kMostCharacters = 16;
  std::vector<std::size_t> bounds;  // of its characters, in bytes
  for (std::size_t at = 0; at < word.size(); at += decode_utf8(word, at).size) {
    if (!is_han(decode_utf8(word, at).value)) return word;
    bounds.push_back(at);
  }
  bounds.push_back(word.size());
  if (bounds.size() > kMostCharacters + 1) return word;
  const std::size_t least = std::min<std::size_t>(2, bounds.size() - 1);  // one character is a part of many
  for (std::size_t count = bounds.size() - 1; count >= least; --count) {
    for (std::size_t first = 0; first + count < bounds.size(); ++first) {
      std::string part = word.substr(bounds[first], bounds[first + count] - bounds[first]);
      bool there = false;
      grams_.for_each_place(pool_, fold_together(part, characters_), [&](std::size_t) { there = true; });
      if (there) return part;
    }
  }
  return {};
}

std::vector<FewerWords> SearchIndex::fewer_words(const Catalog& catalog, std::string_view query,
                                                 const Query& parsed) const {
  struct Term {
    std::size_t begin = 0;
    std::size_t end = 0;
    Points points;
  };
  if (parsed.words.size() + parsed.filters.size() < 2) return {};
  std::vector<Term> terms;
  for (const QueryWord& word : parsed.words) {
    const std::vector<Word> words = words_of({word.text});
    if (!words.empty()) terms.push_back({word.begin, word.end, points_of(words.front())});
  }
  for (const QueryFilter& filter : parsed.filters) {
    FilterOutcome outcome = apply({filter}, catalog, places_.size(), characters_);
    if (!outcome.passes.empty())
      terms.push_back({filter.begin, filter.end, {outcome.passes.begin(), outcome.passes.end()}});
  }
  if (terms.size() < 2 || terms.size() > kMostTerms) return {};
  const auto count_of = [&](const auto& is_used) {
    std::size_t count = 0;
    for (Document document = 0; document < standings_.size(); ++document) {
      bool all = true;
      for (std::size_t t = 0; t < terms.size() && all; ++t)
        all = !is_used(t) || terms[t].points[document] != 0;
      count += all ? 1 : 0;
    }
    return count;
  };
  const auto text_of = [&](const Term& term) {
    return std::string(query.substr(term.begin, term.end - term.begin));
  };
  std::vector<FewerWords> offers;
  for (std::size_t left = 0; left < terms.size(); ++left) {
    const std::size_t count = count_of([&](std::size_t t) { return t != left; });
    if (count > 0)
      offers.push_back(
          {text_of(terms[left]), query_without(query, terms[left].begin, terms[left].end), count});
  }
  for (std::size_t kept = 0; offers.empty() && terms.size() > 2 && kept < terms.size(); ++kept) {
    const std::size_t count = count_of([&](std::size_t t) { return t == kept; });
    if (count == 0) continue;
    const std::string text = text_of(terms[kept]);
    offers.push_back({query_without(query, terms[kept].begin, terms[kept].end), text, count});
  }
  sort_stably(offers, [](const FewerWords& a, const FewerWords& b) { return a.total > b.total; });
  if (offers.size() > kMostOffers) offers.resize(kMostOffers);
  return offers;
}

}  // namespace atlas
