// Reads one edge of a catalogue after the other. Whatever the file says, an edge comes of it; what is wrong
// is among the findings.
#pragma once

#include "core/catalog.hpp"
#include "formats/catalog_items.hpp"
#include "formats/catalog_members.hpp"
#include "formats/findings.hpp"
#include "formats/json_tree.hpp"
#include "formats/node_names.hpp"

#include <array>
#include <string_view>

namespace atlas {

inline constexpr std::array<std::string_view, 9> kEdgeMembers{"s",    "t",    "rel", "how",  "why",
                                                              "seed", "line", "n",   "order"};

class EdgeReader {
 public:
  /// `names` must hold all nodes when the first edge is read.
  EdgeReader(const JsonTree& tree, const NodeNames& names, Findings& findings);

  /// What is read is rows of this table; false when it is none.
  bool use_table(JsonValue table);
  void read(JsonValue value, Edge& edge);

 private:
  /// People name the ends of an edge by id, packed catalogues by the node's number in the file.
  NodeId read_end(const Owner& owner, const Member& wanted);
  Relation read_relation(const Owner& owner, const Member& wanted);
  bool read_how(const Owner& owner, const Member& wanted);

  ItemReader<kEdgeMembers.size()> items_;
  SharedReadings<Edge> shared_;
  const NodeNames& names_;
  Findings& findings_;
  MemberReader members_;
};

}  // namespace atlas
