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
//  3. Components, then topics, then authors, then everything else.
//  4. Shorter titles first. 5. Higher degree first. 6. Catalogue order.
#pragma once

#include "core/catalog.hpp"
#include "core/pinyin.hpp"
#include "core/text_match.hpp"
#include "core/vocabulary.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// Where a query matched. Component stands for anything a node is about; AltTitle also for translated and
/// short names; Alias also for handles; Address is a whole URL and only met by words that look like one.
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
  Address
};
inline constexpr std::size_t kMatchFieldCount = 12;

/// Bytes [begin, end) of a text that matched.
struct MatchRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  friend bool operator==(const MatchRange&, const MatchRange&) = default;
};

struct SearchHit {
  NodeId node;
  float score = 0;  ///< larger is better; total order: score, then degree, then id
  /// Title when every word of the query is in the title; else the best field for the first word that is not,
  /// Id only when no other field but the summary has it.
  MatchField field = MatchField::Title;
  std::string shown;               ///< the text of that field: the title, an alias, an author's name, …
  std::vector<MatchRange> ranges;  ///< of `shown`; sorted, not overlapping
  std::vector<MatchRange> title_ranges;  ///< of Node::title: the words themselves, and other names of the
                                         ///< component they name ("scheduler" for 调度器)
};

/// The folded texts of a catalogue, ready to be searched. Immutable; build once per catalogue and pass that
/// same catalogue to every call.
class SearchIndex {
 public:
  SearchIndex() = default;
  explicit SearchIndex(const Catalog& catalog);

  /// At most `limit` hits. All words of the query (separated by spaces or commas; at most kMaxQueryWords,
  /// the rest is ignored) must match somewhere in the node's fields. An empty query has no hits. Errors:
  /// none; any bytes will do. O(total text) per word.
  [[nodiscard]] std::vector<SearchHit> find(const Catalog& catalog, std::string_view query,
                                            std::size_t limit) const;

  /// All nodes that match, best first: find() without texts and ranges, for counting and filtering.
  [[nodiscard]] std::vector<NodeId> find_nodes(const Catalog& catalog, std::string_view query) const;

  /// Nodes whose title, name, alias or id is nearest to a text that matched nothing, for "did you mean".
  /// At most `limit`, best first; empty when nothing is near. O(total text).
  /// Source: L. R. Dice, Measures of the amount of ecologic association between species (1945), on pairs of
  /// neighbouring characters.
  [[nodiscard]] std::vector<NodeId> nearest(const Catalog& catalog, std::string_view text,
                                            std::size_t limit) const;

 private:
  struct Entry {  // one text of a node
    std::uint32_t text = 0;
    MatchField field = MatchField::Title;
  };
  struct Use {  // the same seen from the text
    NodeId node;
    MatchField field = MatchField::Title;
  };
  struct Word {
    Needle needle;
    bool address = false;
    std::optional<PinyinQuery> pinyin = {};
    bool mistyped = false;  ///< mistakes in it are looked for
  };
  struct Ranked {
    NodeId node;
    float score = 0;
    std::uint32_t degree = 0;
  };
  class Builder;

  [[nodiscard]] std::vector<Word> words_of(std::string_view query) const;
  [[nodiscard]] std::vector<std::uint16_t> points_of(const Word& word) const;
  void add_pinyin(const PinyinQuery& query, std::vector<std::uint16_t>& best) const;
  void add_mistyped(std::string_view word, std::vector<std::uint16_t>& best) const;
  [[nodiscard]] std::uint16_t points_of(const Word& word, NodeId node, const Entry& entry) const;
  static void mark(const Word& word, const FoldedText& text, std::vector<MatchRange>& ranges);
  [[nodiscard]] std::vector<Ranked> rank(const Catalog& catalog, const std::vector<Word>& words) const;
  [[nodiscard]] SearchHit describe(const Catalog& catalog, const std::vector<Word>& words,
                                   const Ranked& hit) const;
  [[nodiscard]] std::uint16_t points_at(NodeId node, MatchField field, MatchShape shape) const;
  [[nodiscard]] const Entry* best_entry(NodeId node, const Word& word) const;
  [[nodiscard]] std::string_view shown(std::uint32_t text) const;

  TextPool pool_;
  PinyinTable pinyin_;
  std::vector<PinyinSignature> signatures_;  // per text before first_address_
  Vocabulary vocabulary_;
  std::uint32_t first_address_ = 0;          // texts from here on are whole addresses
  std::string shown_;                        // the texts of pool_ as written, one after the other
  std::vector<std::uint32_t> first_shown_;   // pool_.size() + 1 offsets
  std::vector<Entry> entries_;               // grouped by node, the title first
  std::vector<std::uint32_t> first_entry_;   // node_count + 1 offsets
  std::vector<Use> uses_;                    // grouped by text
  std::vector<std::uint32_t> first_use_;     // pool_.size() + 1 offsets
  std::vector<bool> has_names_;              // per node: its aliases are names, not just words to find it by
  std::vector<std::uint16_t> tie_breakers_;  // per node: kind and length of title, larger is better
};

/// More words than a reader types; bounds the work for a hostile link.
inline constexpr std::size_t kMaxQueryWords = 16;

}  // namespace atlas
