// Search: ranked hits for what a reader types, in Chinese and English, with the ranges that matched.
//
// Ranking, in this order:
//  1. Points of the best place where the query matches, from the table in search_points.hpp: title
//     before other titles and names before alias before id and path before author before what it is
//     about and its topic before host before kind before summary; within a field, the whole text before
//     its beginning before the start of a word before the middle. The alias of a component, topic, author
//     or API object written in full counts nearly as a title. Names by their pinyin come after all of these
//     names as they are written, and names with one mistake after those.
//  2. Several words are looked for as one phrase first; when they only occur scattered, a node gets three
//     quarters of their mean, which is below any phrase in a title.
//  3. Components, then topics, then authors, then every other node, then the steps and acts of walkthroughs.
//  4. Shorter titles first. 5. Higher degree first. 6. Catalogue order.
#pragma once

#include "core/catalog.hpp"
#include "core/characters.hpp"
#include "core/gram_index.hpp"
#include "core/pinyin.hpp"
#include "core/query.hpp"
#include "core/query_filter.hpp"
#include "core/sound_index.hpp"
#include "core/text_match.hpp"
#include "core/vocabulary.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// Where a query matched. Component stands for anything a node is about; AltTitle also for translated and
/// short names; Alias also for handles; Address is a whole URL and only met by words that look like one;
/// PlaceTitle is the title of a place in a walkthrough.
enum class MatchField : std::uint8_t {
  Title,
  AltTitle,
  Alias,
  Id,
  Author,
  Topic,
  Component,
  Host,
  Path,
  Summary,
  Kind,
  Address,
  PlaceTitle
};
inline constexpr std::size_t kMatchFieldCount = 13;

/// Bytes [begin, end) of a text that matched.
struct MatchRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  friend bool operator==(const MatchRange&, const MatchRange&) = default;
};

/// A node, or a place in a walkthrough: a step, an act, or the whole.
struct SearchHit {
  NodeId node;  ///< invalid for a place in a walkthrough
  std::optional<WalkPlace> place;
  std::string title;        ///< in the language that was asked for, where there are two
  std::uint32_t score = 0;  ///< larger is better; total order: score, then degree, then catalogue order
  /// Title when every word of the query is in the title; else the best field for the first word that is not,
  /// Id only when no other field but the summary has it.
  MatchField field = MatchField::Title;
  std::string shown;               ///< the text of that field: the title, an alias, an author's name, …
  std::vector<MatchRange> ranges;  ///< of `shown`; sorted, not overlapping
  std::vector<MatchRange> title_ranges;  ///< of `title`: the words themselves, and other names of the
                                         ///< component they name ("scheduler" for 调度器)
};

/// A node's id; of a place in a walkthrough its path from the root of the site without the slash at the end,
/// "walk/deployment/27", and for an act with what follows it, "walk/deployment/#v1&act=4".
[[nodiscard]] std::string hit_id(const Catalog& catalog, const SearchHit& hit);

/// "article", …; "step", "act" or "walkthrough".
[[nodiscard]] std::string_view hit_kind(const Catalog& catalog, const SearchHit& hit);

/// What would be found without some words of a query that finds nothing.
struct FewerWords {
  std::string without;  ///< what is left out, as typed
  std::string query;    ///< what is left
  std::size_t total = 0;
};

/// The hits to show, and how many there are.
struct SearchResult {
  std::vector<SearchHit> hits;  ///< the best ones
  std::size_t total = 0;
  std::array<std::uint32_t, kKindCount> kinds{};  ///< of all hits that are nodes
  std::uint32_t places = 0;                       ///< of all hits: places in walkthroughs
  /// Words that were left out because the query as a whole finds nothing: "谁", "how", "does".
  std::vector<std::string> left_out;
  std::vector<FilterProblem> problems;  ///< filters with values that nothing has
  std::vector<FewerWords> fewer;        ///< only when there are no hits; most hits first
};

struct SearchOptions {
  std::size_t limit = 20;
  Lang lang = Lang::Zh;  ///< of the titles of places in walkthroughs
};

/// The folded texts of a catalogue, ready to be searched. Immutable; build once per catalogue (at once, or in
/// pieces with SearchIndexBuild) and pass that same catalogue to every call.
class SearchIndex {
 public:
  SearchIndex() = default;
  /// Without readings and forms of Chinese characters where the table is empty.
  explicit SearchIndex(const Catalog& catalog, CharacterTable characters = {});

  /// All words of the query (separated by spaces or commas; at most kMaxQueryWords, the rest is ignored)
  /// must match somewhere in the fields of what is found, and all its filters (query_filter.hpp) must let it
  /// pass. Words that only ask are left out when nothing is found with them. An empty query has no hits.
  /// Errors: none; any bytes will do. O(nodes + places of the words).
  [[nodiscard]] SearchResult search(const Catalog& catalog, std::string_view query,
                                    const SearchOptions& options) const;

  /// The hits of search() alone.
  [[nodiscard]] std::vector<SearchHit> find(const Catalog& catalog, std::string_view query,
                                            std::size_t limit) const;

  /// All nodes that search() finds, best first, for counting and filtering.
  [[nodiscard]] std::vector<NodeId> find_nodes(const Catalog& catalog, std::string_view query) const;

  /// Nodes whose title, name, alias or id is nearest to a text that matched nothing, for "did you mean".
  /// At most `limit`, best first; empty when nothing is near. O(texts + places of its pairs).
  /// Source: L. R. Dice, Measures of the amount of ecologic association between species (1945), on pairs of
  /// neighbouring characters.
  [[nodiscard]] std::vector<NodeId> nearest(const Catalog& catalog, std::string_view text,
                                            std::size_t limit) const;

  [[nodiscard]] const CharacterTable& characters() const { return characters_; }

 private:
  /// Nodes by their index, then the places of walkthroughs.
  using Document = std::uint32_t;
  struct Entry {  // one text of a document
    std::uint32_t text = 0;
    MatchField field = MatchField::Title;
  };
  struct Use {  // the same seen from the text
    Document document = 0;
    MatchField field = MatchField::Title;
    bool several = false;  ///< stands for several: shared_uses_[document] has their number, then they follow
  };
  struct Word {
    std::string text;  ///< folded together
    bool address = false;
    std::optional<PinyinQuery> pinyin = {};
    bool mistyped = false;  ///< mistakes in it are looked for
    Needle needle = Needle(text);
  };
  /// Score, degree and order as one number, larger is better: see rank().
  using Key = std::uint64_t;
  /// Per document; 0: does not match.
  using Points = std::vector<std::uint16_t>;
  class Builder;
  friend class SearchIndexBuild;
  friend class SlowSearch;  // in the tests: the same by looking at every text

  /// What is looked for, and the points of what has it.
  struct Answer {
    Query query;
    std::vector<Word> words;
    Points points;
    std::vector<std::string> left_out;
    FilterOutcome filtered;
  };
  [[nodiscard]] Answer answer(const Catalog& catalog, std::string_view query) const;
  [[nodiscard]] Answer asked(Answer found) const;
  [[nodiscard]] Answer taken_apart(Answer found) const;
  [[nodiscard]] std::string longest_part(const std::string& word) const;
  [[nodiscard]] std::vector<FewerWords> fewer_words(const Catalog& catalog, std::string_view query,
                                                    const Query& parsed) const;
  [[nodiscard]] std::vector<Word> words_of(const std::vector<std::string_view>& pieces) const;
  [[nodiscard]] Points points_of(const Word& word) const;
  void add_literal(const Word& word, Points& best) const;
  void add_letter(char letter, Points& best) const;
  void add_addresses(const Word& word, Points& best) const;
  void add_pinyin(const PinyinQuery& query, Points& best) const;
  void add_mistyped(std::string_view word, Points& best) const;
  [[nodiscard]] std::span<const Use> uses_of(std::uint32_t text) const {
    const Use& use = uses_[text];
    if (!use.several) return {&use, 1};
    const auto* const first = shared_uses_.data() + use.document + 1;
    return {first, shared_uses_[use.document].document};
  }
  void raise(std::uint32_t text, MatchShape shape, Points& best) const;
  /// Per document the points of all words together; 0: does not match.
  [[nodiscard]] Points score(const std::vector<Word>& words) const;
  [[nodiscard]] std::vector<std::uint16_t> common_pairs(std::string_view folded) const;
  [[nodiscard]] Key key_of(Document document, std::uint16_t points) const;

  /// How many documents of each group have points, and the best of all.
  struct Ranking {
    std::array<std::uint32_t, kKindCount + 1> groups{};
    std::vector<Key> best;  ///< best first
  };
  [[nodiscard]] Ranking ranking_of(const Points& points, std::size_t limit) const;

  [[nodiscard]] SearchHit describe(const Catalog& catalog, const std::vector<Word>& words, Key key,
                                   Lang lang) const;
  static void mark(const Word& word, const FoldedText& text, std::vector<MatchRange>& ranges);
  [[nodiscard]] std::uint16_t points_of(const Word& word, Document document, const Entry& entry) const;
  [[nodiscard]] std::uint16_t points_at(Document document, MatchField field, MatchShape shape) const;
  [[nodiscard]] const Entry* best_entry(Document document, const Word& word) const;
  /// The text that shows why a document has the word; empty when there is none.
  [[nodiscard]] std::string_view explain(const Catalog& catalog, Document document, const Word& word,
                                         MatchField& field) const;
  [[nodiscard]] std::string_view shown(std::uint32_t text) const;

  /// Which letters and digits a text has anywhere, and where words start: a bit each; and how a letter sits
  /// that the text begins with.
  struct Letters {
    std::uint64_t anywhere = 0;
    std::uint64_t starts = 0;
    char first = TextPool::kEnd;
    MatchShape first_shape = MatchShape::None;
  };

  CharacterTable characters_;
  TextPool pool_;
  GramIndex grams_;               // of pool_
  SoundIndex sounds_;             // of pool_
  Vocabulary vocabulary_;         // of pool_
  std::vector<Letters> letters_;  // per text of pool_
  TextPool addresses_;
  std::vector<Document> address_of_;        // per text of addresses_
  std::string shown_;                       // the texts of pool_ as written, one after the other
  std::vector<std::uint32_t> first_shown_;  // pool_.size() + 1 offsets
  std::vector<Entry> entries_;              // grouped by document, the title first
  std::vector<std::uint32_t> first_entry_;  // documents + 1 offsets
  std::vector<Use> uses_;                   // per text of pool_
  std::vector<Use> shared_uses_;            // of texts used more than once: their number, then they
  std::vector<WalkPlace> places_;           // the documents behind the nodes
  std::vector<bool> has_names_;           // per document: its aliases are names, not just words to find it by
  std::vector<std::uint8_t> groups_;      // per document: the kind of a node, kKindCount for a place
  std::vector<std::uint32_t> standings_;  // per document: kind, length of title and degree, larger is better
};

}  // namespace atlas
