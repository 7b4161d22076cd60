// What a hit shows: which text explains it, and what to mark in that text and in the title.
#include "core/fold.hpp"
#include "core/search.hpp"
#include "core/search_points.hpp"
#include "core/search_words.hpp"
#include "core/sort.hpp"
#include "core/utf8.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace atlas {
namespace {

using Ranges = std::vector<MatchRange>;

MatchRange original(const FoldedText& text, std::size_t begin, std::size_t end) {
  return {text.begin[begin], text.end[end - 1]};
}

void add_occurrences(const FoldedText& text, const Needle& needle, Ranges& ranges) {
  std::size_t at = needle.find(text.text, 0);
  while (at != std::string_view::npos) {
    const bool allowed = text.bounds.allow(at, needle.size());
    if (allowed) ranges.push_back(original(text, at, at + needle.size()));
    at = needle.find(text.text, at + (allowed ? needle.size() : 1));
  }
}

void mark_sounds(const FoldedText& text, const PinyinQuery& query, Ranges& ranges) {
  for (auto match = query.find(text.bounded(), 0); match; match = query.find(text.bounded(), match->end))
    ranges.push_back(original(text, match->begin, match->end));
}

/// Whole words that were meant.
void mark_mistyped(const FoldedText& text, std::string_view typed, Ranges& ranges) {
  for_each_mistypable(text.bounded(), [&](std::size_t begin, std::size_t end) {
    if (is_one_edit_from_beginning(typed, std::string_view(text.text).substr(begin, end - begin)))
      ranges.push_back(original(text, begin, end));
  });
}

// Sorts, and joins what overlaps or touches.
void merge(Ranges& ranges) {
  const auto before = [](const MatchRange& a, const MatchRange& b) {
    return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
  };
  if (!std::is_sorted(ranges.begin(), ranges.end(), before)) sort_stably(ranges, before);
  std::size_t kept = 0;
  for (const MatchRange& range : ranges) {
    if (kept > 0 && range.begin <= ranges[kept - 1].end) {
      ranges[kept - 1].end = std::max(ranges[kept - 1].end, range.end);
    } else {
      ranges[kept++] = range;
    }
  }
  ranges.resize(kept);
}

/// The component itself, or the components that a node is about.
std::vector<NodeId> components_of(const Catalog& catalog, NodeId id) {
  if (catalog.node(id).kind == Kind::Component) return {id};
  std::vector<NodeId> components;
  for (const Neighbour& neighbour : catalog.neighbours(id)) {
    if (catalog.node(neighbour.node).kind != Kind::Component) continue;
    const Relation relation = catalog.edge(neighbour.edge).relation;
    const bool about =
        relation == Relation::About || relation == Relation::StartsIn || relation == Relation::BuiltFrom;
    if (about) components.push_back(neighbour.node);
  }
  return components;
}

/// Folded names of a node, without those that contain another one ("kube scheduler" beside "scheduler").
std::vector<std::string> shortest_names(const Node& node, const CharacterTable& characters) {
  constexpr std::size_t kShortestBytes = 4;  // two Chinese characters, or more than two letters
  std::vector<std::string> names;
  const auto add = [&](std::string_view name) {
    if (std::string folded = fold_together(name, characters); folded.size() >= kShortestBytes)
      names.push_back(std::move(folded));
  };
  add(node.title);
  add(node.name.zh);
  add(node.name.en);
  for (const std::string& alias : node.aliases) add(alias);
  sort_stably(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::vector<std::string> shortest;
  for (const std::string& name : names) {
    const auto inside = [&](const std::string& other) {
      return other.size() < name.size() && name.find(other) != std::string::npos;
    };
    if (std::none_of(names.begin(), names.end(), inside)) shortest.push_back(name);
  }
  return shortest;
}

bool names_hold(const std::vector<std::string>& names, std::string_view word) {
  const auto holds = [&](const std::string& name) { return name.find(word) != std::string::npos; };
  return std::any_of(names.begin(), names.end(), holds);
}

/// Marks the other names of the component that `word` names: "scheduler" in a title when 调度 was typed.
void add_synonyms(const Catalog& catalog, NodeId id, std::string_view word, const CharacterTable& characters,
                  const FoldedText& title, Ranges& ranges) {
  for (const NodeId component : components_of(catalog, id)) {
    const std::vector<std::string> names = shortest_names(catalog.node(component), characters);
    if (!names_hold(names, word)) continue;
    for (const std::string& name : names) add_occurrences(title, Needle(name), ranges);
  }
}

}  // namespace

std::string hit_id(const Catalog& catalog, const SearchHit& hit) {
  if (!hit.place) return catalog.node(hit.node).id;
  std::string path = walk_path(catalog.data().walkthroughs[hit.place->walkthrough], hit.place->step);
  if (hit.place->step == 0 && hit.place->act > 0) return path + "#v1&act=" + std::to_string(hit.place->act);
  path.pop_back();
  return path;
}

std::string_view hit_kind(const Catalog& catalog, const SearchHit& hit) {
  if (!hit.place) return info(catalog.node(hit.node).kind).name;
  return hit.place->step > 0 ? "step" : hit.place->act > 0 ? "act" : "walkthrough";
}

void SearchIndex::mark(const Word& word, const FoldedText& text, Ranges& ranges) {
  const std::size_t before = ranges.size();
  add_occurrences(text, word.needle, ranges);
  if (ranges.size() == before && word.pinyin) mark_sounds(text, *word.pinyin, ranges);
  if (ranges.size() == before && word.mistyped) mark_mistyped(text, word.text, ranges);
}

std::uint16_t SearchIndex::points_of(const Word& word, Document document, const Entry& entry) const {
  const std::uint16_t literally = points_at(document, entry.field, pool_.shape(word.needle, entry.text));
  if (literally > 0) return literally;
  const BoundedText text = pool_.bounded(entry.text);
  if (word.pinyin) {
    std::uint16_t best = 0;
    for (auto match = word.pinyin->find(text, 0); match;
         match = word.pinyin->find(text, match->begin + decode_utf8(text.text, match->begin).size))
      best = std::max(best, pinyin_points(entry.field, *match, text.text.size()));
    if (best > 0) return best;
  }
  bool near = false;
  const auto look = [&](std::size_t begin, std::size_t end) {
    near = near || is_one_edit_from_beginning(word.text, text.text.substr(begin, end - begin));
  };
  if (word.mistyped) for_each_mistypable(text, look);
  return near ? mistyped_points(entry.field) : std::uint16_t{0};
}

const SearchIndex::Entry* SearchIndex::best_entry(Document document, const Word& word) const {
  const Entry* best = nullptr;
  std::uint16_t best_points = 0;
  for (std::uint32_t i = first_entry_[document]; i < first_entry_[document + 1]; ++i) {
    const Entry& entry = entries_[i];
    std::uint16_t points = points_of(word, document, entry);
    // Readers do not see ids, so any other text explains a hit better.
    if (entry.field == MatchField::Id)
      points = std::min(points, atlas::points(MatchField::Kind, MatchShape::Prefix));
    if (points > best_points) {
      best = &entry;
      best_points = points;
    }
  }
  return best;
}

std::string_view SearchIndex::explain(const Catalog& catalog, Document document, const Word& word,
                                      MatchField& field) const {
  if (word.address && document < catalog.node_count()) {
    const std::string_view address = bare_address(catalog.nodes()[document].url);
    const std::string folded = fold_together(address, characters_);
    if (folded.find(word.text) != std::string::npos) {
      field = MatchField::Address;
      return address;
    }
  }
  const Entry* const entry = best_entry(document, word);
  if (entry == nullptr) return {};
  field = entry->field;
  return shown(entry->text);
}

SearchHit SearchIndex::describe(const Catalog& catalog, const std::vector<Word>& words, Key key,
                                Lang lang) const {
  const Document document = document_of(key);
  SearchHit result;
  result.score = static_cast<std::uint32_t>(key >> (kDegreeBits + kOrderBits));
  if (document < catalog.node_count()) {
    result.node = NodeId{document};
    result.title = catalog.node(result.node).title;
  } else {
    result.place = places_[document - catalog.node_count()];
    result.title = place_title(catalog.data().walkthroughs[result.place->walkthrough], *result.place, lang);
  }
  const FoldedText title = fold_with_origin(result.title, characters_);
  const Word* unexplained = nullptr;
  for (const Word& word : words) {
    const std::size_t before = result.title_ranges.size();
    mark(word, title, result.title_ranges);
    if (result.title_ranges.size() > before) continue;
    if (unexplained == nullptr) unexplained = &word;
    if (result.node.valid())
      add_synonyms(catalog, result.node, word.text, characters_, title, result.title_ranges);
  }
  merge(result.title_ranges);
  if (unexplained != nullptr) result.shown = explain(catalog, document, *unexplained, result.field);
  if (result.shown.empty()) {
    result.shown = result.title;
    result.ranges = result.title_ranges;
    return result;
  }
  const FoldedText text = fold_with_origin(result.shown, characters_);
  for (const Word& word : words) mark(word, text, result.ranges);
  merge(result.ranges);
  return result;
}

}  // namespace atlas
