// Indexing a catalogue in pieces, so that whoever loads a large one can do something else in between.
#pragma once

#include "core/catalog.hpp"

#include <cstdint>
#include <vector>

namespace atlas {

/// Does in pieces what Catalog::build() does at once.
class CatalogBuild {
 public:
  explicit CatalogBuild(CatalogData data);

  /// Does a few milliseconds' work at most; false when nothing was left to do.
  bool step();
  /// Requires that step() gave false; once.
  [[nodiscard]] Result<Catalog> take();

 private:
  void add_nodes();
  void add_aliases();
  void count_ends();
  void add_neighbours();

  Catalog catalog_;
  std::vector<Message> messages_;
  std::uint32_t nodes_added_ = 0;
  int parts_done_ = 0;  // of those after the nodes
  std::vector<std::uint32_t>
      next_;  // per node: first its number of neighbours, later where the next one goes
};

}  // namespace atlas
