// Indexing a catalogue in pieces, so that whoever loads a large one can do something else in between.
#pragma once

#include "core/catalog.hpp"
#include "core/passes.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace atlas {

/// Does in pieces what Catalog::build() does at once.
class CatalogBuild {
 public:
  explicit CatalogBuild(CatalogData data);

  /// Does about a millisecond's work; false when nothing was left to do.
  bool step() { return passes_.step(*this); }
  /// Requires that step() gave false; once.
  [[nodiscard]] Result<Catalog> take();

 private:
  static const Pass<CatalogBuild> kPasses[];

  [[nodiscard]] std::size_t nodes() const { return catalog_.node_count(); }
  [[nodiscard]] std::size_t aliases() const { return catalog_.data_.aliases.size(); }
  [[nodiscard]] std::size_t edges() const { return catalog_.data_.edges.size(); }
  /// None when something is wrong: some may lead nowhere.
  [[nodiscard]] std::size_t sound_edges() const { return messages_.empty() ? edges() : 0; }

  void add_nodes(std::size_t first, std::size_t end);
  void add_aliases(std::size_t first, std::size_t end);
  void count_ends(std::size_t first, std::size_t end);
  void make_room();
  void add_outgoing(std::size_t first, std::size_t end) { add_neighbours(first, end, true); }
  void add_incoming(std::size_t first, std::size_t end) { add_neighbours(first, end, false); }
  void add_neighbours(std::size_t first, std::size_t end, bool outgoing);

  Catalog catalog_;
  std::vector<Message> messages_;
  std::vector<std::uint32_t> next_;  // per node: its number of neighbours, later where the next one goes
  Passes<CatalogBuild> passes_;
};

}  // namespace atlas
