// What a hit shows: which text explains it, and what to mark in that text and in the title.
#include "core/search.hpp"
#include "core/search_points.hpp"
#include "core/sort.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace atlas {
namespace {

void add_occurrences(const FoldedText& text, const Needle& needle, std::vector<MatchRange>& ranges) {
  for (std::size_t at = needle.find(text.text, 0); at != std::string_view::npos;
       at = needle.find(text.text, at + needle.size())) {
    ranges.push_back({text.begin[at], text.end[at + needle.size() - 1]});
  }
}

// Sorts, and joins what overlaps or touches.
void merge(std::vector<MatchRange>& ranges) {
  sort_stably(ranges, [](const MatchRange& a, const MatchRange& b) {
    return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
  });
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
std::vector<std::string> shortest_names(const Node& node) {
  constexpr std::size_t kShortestBytes = 4;  // two Chinese characters, or more than two letters
  std::vector<std::string> names;
  const auto add = [&](std::string_view name) {
    if (std::string folded = fold(name); folded.size() >= kShortestBytes) names.push_back(std::move(folded));
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
void add_synonyms(const Catalog& catalog, NodeId id, const Needle& word, const FoldedText& title,
                  std::vector<MatchRange>& ranges) {
  for (const NodeId component : components_of(catalog, id)) {
    const std::vector<std::string> names = shortest_names(catalog.node(component));
    if (!names_hold(names, word.word())) continue;
    for (const std::string& name : names) add_occurrences(title, Needle(name), ranges);
  }
}

}  // namespace

const SearchIndex::Entry* SearchIndex::best_entry(NodeId node, const Word& word) const {
  const Entry* best = nullptr;
  std::uint16_t best_points = 0;
  for (std::uint32_t i = first_entry_[node.index]; i < first_entry_[node.index + 1]; ++i) {
    const Entry& entry = entries_[i];
    if (entry.field == MatchField::Address && !word.address) continue;
    const MatchShape shape = pool_.shape(word.needle, entry.text);
    std::uint16_t points = points_at(node, entry.field, shape);
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

SearchHit SearchIndex::describe(const Catalog& catalog, const std::vector<Word>& words,
                                const Ranked& hit) const {
  SearchHit result;
  result.node = hit.node;
  result.score = hit.score;
  const FoldedText title = fold_with_origin(catalog.node(hit.node).title);
  const Word* unexplained = nullptr;
  for (const Word& word : words) {
    const std::size_t before = result.title_ranges.size();
    add_occurrences(title, word.needle, result.title_ranges);
    if (result.title_ranges.size() > before) continue;
    if (unexplained == nullptr) unexplained = &word;
    add_synonyms(catalog, hit.node, word.needle, title, result.title_ranges);
  }
  merge(result.title_ranges);
  const Entry* const entry = unexplained == nullptr ? nullptr : best_entry(hit.node, *unexplained);
  if (entry == nullptr) {
    result.shown = catalog.node(hit.node).title;
    result.ranges = result.title_ranges;
    return result;
  }
  result.field = entry->field;
  result.shown = shown(entry->text);
  const FoldedText text = fold_with_origin(result.shown);
  for (const Word& word : words) add_occurrences(text, word.needle, result.ranges);
  merge(result.ranges);
  return result;
}

}  // namespace atlas
