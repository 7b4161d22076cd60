// What the texts say about a node, computed from the catalogue: who wrote it, where it appears, what marks
// the curator gave it, how much of it is stated and how much inferred.
#pragma once

#include "core/catalog.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// Someone who wrote or published a node, and how we know.
struct Credit {
  NodeId node;
  EdgeId edge;
  bool stated = true;
  bool publisher = false;  ///< published it (Relation::PublishedOn) rather than wrote it
};
/// Authors first, then publishers; each once, in edge order.
[[nodiscard]] std::vector<Credit> credits_of(const Catalog& catalog, NodeId id);

/// Targets of all edges of one relation that leave `id` (or sources of those that arrive), each once, in edge
/// order.
[[nodiscard]] std::vector<NodeId> related(const Catalog& catalog, NodeId id, Relation relation,
                                          bool outgoing);

/// Number of resources that a topic collects (of all its members when none is a resource), that an author
/// wrote or published, or that a series contains; 0 for others.
[[nodiscard]] std::size_t member_count(const Catalog& catalog, NodeId id);

/// Number of different nodes joined to `id` by an edge.
[[nodiscard]] std::size_t neighbour_count(const Catalog& catalog, NodeId id);

/// The lines of one source document that mention a node, sorted, each once.
struct SourceLines {
  std::string seed;
  NodeId list;  ///< the node that stands for the document; invalid when there is none
  std::vector<int> lines;
};
/// In the order of CatalogData::seeds, then by name.
[[nodiscard]] std::vector<SourceLines> sources_of(const Catalog& catalog, const Node& node);

/// How many of a node's relations the source documents state, and how many are inferred.
struct Evidence {
  std::size_t stated = 0;
  std::size_t inferred = 0;
};
[[nodiscard]] Evidence evidence_of(const Catalog& catalog, NodeId id);

/// Which edition of a document that has two alone mentions a node.
enum class Edition { Earlier, Later };
struct OnlyEdition {
  Edition edition = Edition::Earlier;
  std::string seed;
};
/// Nothing when a node appears in several documents or in one without another edition. Editions are known
/// from version-of edges between lists.
[[nodiscard]] std::optional<OnlyEdition> only_edition(const Catalog& catalog, const Node& node);

/// Other places of the same text: the nodes joined by copy, translation, recording or repost, each once.
[[nodiscard]] std::vector<NodeId> other_places(const Catalog& catalog, NodeId id);

/// A node's place in a series.
struct SeriesPlace {
  NodeId series;
  EdgeId edge;
  std::vector<NodeId> parts;  ///< of the whole series, in order
  std::size_t position = 0;   ///< of the node in `parts`
};
[[nodiscard]] std::vector<SeriesPlace> series_of(const Catalog& catalog, NodeId id);

/// Where the source documents mention a node first: smaller for earlier documents and lines, the largest for
/// nodes in none.
[[nodiscard]] std::uint64_t first_place(const Catalog& catalog, NodeId id);

/// True when a comes before b in the source documents: by first place, then title, then id.
[[nodiscard]] bool in_catalogue_order(const Catalog& catalog, NodeId a, NodeId b);

/// A link's address shortened to what a reader wants to see: without scheme and "www.", at most `limit`
/// bytes of it with an ellipsis.
[[nodiscard]] std::string short_address(std::string_view url, std::size_t limit);

}  // namespace atlas
