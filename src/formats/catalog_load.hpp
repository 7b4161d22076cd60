// Loading a catalogue without ever keeping the program busy for long: the work comes in pieces, and whoever
// loads decides when the next one is done.
#pragma once

#include "core/catalog.hpp"
#include "core/result.hpp"
#include "formats/json_tree.hpp"

#include <memory>
#include <string_view>

namespace atlas {

/// Reads a catalogue in pieces, so that whoever reads can do something else in between. Gives what
/// parse_catalog() and Catalog::build() give, with the same messages.
class CatalogLoad {
 public:
  /// `json` must outlive this.
  explicit CatalogLoad(std::string_view json, const JsonLimits& limits = {});
  CatalogLoad(const CatalogLoad&) = delete;
  CatalogLoad& operator=(const CatalogLoad&) = delete;
  ~CatalogLoad();

  /// Does a piece of the work, a few milliseconds at most on a slow machine; false when nothing is left to
  /// do.
  bool step();
  /// From 0 to 1, never falling.
  [[nodiscard]] double progress() const;
  /// The catalogue, or what is wrong with it. Requires that step() gave false; once.
  [[nodiscard]] Result<Catalog> take();

 private:
  struct Course;
  std::unique_ptr<Course> course_;
};

}  // namespace atlas
