// The catalogue in memory: plain data as parsed (CatalogData), and the indexed Catalog built from it, in
// which every edge is in range and every id unique, so that nobody checks again. It does not change, except
// that the sentences of the walkthroughs may arrive later.
#pragma once

#include "core/bilingual.hpp"
#include "core/ids.hpp"
#include "core/kinds.hpp"
#include "core/result.hpp"
#include "core/text_index.hpp"
#include "core/walkthrough.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace atlas {

/// Where a source document mentions a node.
struct Provenance {
  std::string seed;  ///< name of the source document, for instance "001"
  int line = 0;      ///< counted from 1
  std::string form;  ///< how it is written there: "markdown", "bare", "heading", …
};

/// A kind-specific member of a node that only texts need, for instance {"path", "pkg/scheduler"}.
struct Field {
  std::string key;
  std::string value;
};

struct Node {
  std::string id;
  Kind kind = Kind::Article;
  std::string title;
  Bilingual name;    ///< title_zh and title_en: a role or translated name; both may be empty
  Bilingual label;   ///< a short title for the map; both may be empty
  std::string lang;  ///< BCP 47 language of the resource; empty when unknown
  std::vector<std::string> alt_titles;
  std::vector<std::string> aliases;
  Bilingual summary;
  std::string url;                 ///< identity address; empty when the node has none
  std::string open_url;            ///< cleaned address to open; empty when equal to url
  std::vector<std::string> flags;  ///< "starred", "struck", "moved", "no-target", "untitled"
  std::vector<Provenance> provenance;
  std::vector<Field> fields;  ///< sorted by key; arrays are joined by ", "

  [[nodiscard]] std::string_view field(std::string_view key) const;  ///< empty when absent
  [[nodiscard]] bool has_flag(std::string_view flag) const;
  /// The address a reader should open; empty when there is none.
  [[nodiscard]] std::string_view link() const { return open_url.empty() ? url : open_url; }
};

struct Edge {
  NodeId source;
  NodeId target;
  Relation relation = Relation::About;
  bool stated = true;  ///< false: inferred by us, and `why` says from what
  std::string why;
  std::string seed;  ///< where it is stated; empty when nowhere
  int line = 0;
  int n = 0;          ///< position in a series, or depth of a citation; 0 when there is none
  std::string order;  ///< "seed" or "real" for Relation::Next
};

/// A row of the lines-of-code table.
struct ClocRow {
  std::string language;
  std::int64_t files = 0, blank = 0, comment = 0, code = 0;
};

/// World position and size of a node on the map. Units: CSS pixels at scale 1.
struct Placement {
  float x = 0, y = 0;
  float radius = 0;  ///< of the circle around the mark; for boxes half the width
};

/// Everything a catalogue file says, in file order.
struct CatalogData {
  Bilingual title;
  Bilingual summary;
  std::string lang;
  std::vector<std::string> seeds;  ///< names of the source documents
  std::vector<Node> nodes;
  std::vector<Edge> edges;
  std::vector<Walkthrough> walkthroughs;
  std::vector<ClocRow> cloc;
  std::vector<std::pair<std::string, std::string>> aliases;  ///< old id, id that replaces it
  std::vector<Placement> layout;  ///< one per node when the file carries a settled layout, else empty
  std::string label_sides;        ///< of the layout: a digit for each node, the number of its LabelSide
};

/// One end of an edge as seen from a node.
struct Neighbour {
  NodeId node;
  EdgeId edge;
  bool outgoing = true;  ///< the edge leads from the node in question to `node`
};

/// A catalogue with adjacency.
class Catalog {
 public:
  Catalog() = default;

  /// Indexes `data`. Errors: duplicate ids, edges out of range, aliases to nowhere.
  static Result<Catalog> build(CatalogData data);

  [[nodiscard]] std::span<const Node> nodes() const { return data_.nodes; }
  [[nodiscard]] std::span<const Edge> edges() const { return data_.edges; }
  [[nodiscard]] const Node& node(NodeId id) const;
  [[nodiscard]] const Edge& edge(EdgeId id) const;
  [[nodiscard]] const CatalogData& data() const { return data_; }
  [[nodiscard]] std::size_t node_count() const { return data_.nodes.size(); }

  /// All edges that touch `id`, outgoing first, each part in edge order.
  [[nodiscard]] std::span<const Neighbour> neighbours(NodeId id) const;
  [[nodiscard]] std::size_t degree(NodeId id) const { return neighbours(id).size(); }

  /// The nodes that stand for source documents (Kind::List), in node order.
  [[nodiscard]] std::span<const NodeId> lists() const { return lists_; }

  /// The node with this text id, following aliases; invalid when there is none. O(1) on average.
  [[nodiscard]] NodeId find(std::string_view text_id) const;
  /// True when `text_id` is an old name of another node.
  [[nodiscard]] bool is_alias(std::string_view text_id) const;

  /// Gives the nodes the summaries that were loaded apart. Requires one per node.
  void add_summaries(std::vector<Bilingual> summaries);
  /// Gives the steps of a walkthrough the sentences that were loaded apart. Requires one per step.
  void add_prose(std::size_t walkthrough, std::vector<StepProse> prose);

  /// The first walkthrough, or nullptr.
  [[nodiscard]] const Walkthrough* pipeline() const;

 private:
  friend class CatalogBuild;

  [[nodiscard]] std::optional<std::uint32_t> find_alias(std::string_view text_id) const;

  CatalogData data_;
  std::vector<Neighbour> neighbours_;
  std::vector<std::uint32_t> first_neighbour_;  // node_count() + 1 offsets into neighbours_
  std::vector<NodeId> lists_;
  TextIndex by_id_;     // of data_.nodes
  TextIndex by_alias_;  // of data_.aliases
};

/// Host of an address without "www.", lower case; empty when `url` is not http(s).
[[nodiscard]] std::string host_of(std::string_view url);

}  // namespace atlas
