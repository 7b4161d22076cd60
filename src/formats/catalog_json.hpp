// Reads a catalogue file (schema 1) into CatalogData. Whatever the file says, the answer is a catalogue whose
// ids, references and texts are sound, or messages that say where it is not.
#pragma once

#include "core/catalog.hpp"
#include "core/result.hpp"
#include "formats/json_tree.hpp"

#include <cstddef>
#include <memory>
#include <string_view>

namespace atlas {

class Findings;

inline constexpr int kCatalogSchema = 1;

/// What a catalogue may hold at most. Lengths in bytes.
struct CatalogLimits {
  static constexpr std::size_t kNodes = 1'000'000;
  static constexpr std::size_t kEdges = 5'000'000;
  static constexpr std::size_t kWalkthroughs = 100;
  static constexpr std::size_t kSteps = 500;
  static constexpr std::size_t kWalkParts = 60;  ///< lanes, objects, acts of a walkthrough, each
  static constexpr std::size_t kManifestLines = 500;
  static constexpr std::size_t kTitle = 2048;
  static constexpr std::size_t kText = 65'536;
};

/// Parses catalogue JSON, plain or packed (with "layout":{"places":[[x,y,r],…]}, one place per node).
/// Errors, each with line and column: not JSON, beyond the limits, members missing or of the wrong type,
/// unknown kinds or relations, ids malformed or used twice, edges and aliases to nowhere, addresses that must
/// not become links, invisible characters. Members it does not know are ignored; check_catalog() names them.
/// O(bytes).
[[nodiscard]] Result<CatalogData> parse_catalog(std::string_view json);

/// parse_catalog() in pieces; gives the same, whatever their sizes.
class CatalogParse {
 public:
  /// How much is done at a time: bytes of the file, later nodes, edges or places.
  struct Piece {
    std::size_t bytes = 0;
    std::size_t items = 0;
  };

  /// `json` must outlive this.
  explicit CatalogParse(std::string_view json, const JsonLimits& limits = {});
  CatalogParse(const CatalogParse&) = delete;
  CatalogParse& operator=(const CatalogParse&) = delete;
  ~CatalogParse();

  /// Does a piece of the work; false when nothing is left to do.
  bool step(Piece piece);
  /// From 0 to 1, never falling.
  [[nodiscard]] double progress() const;
  /// The catalogue, or what is wrong with it. Requires that step() gave false; once.
  [[nodiscard]] Result<CatalogData> take();

 private:
  struct Course;
  std::unique_ptr<Course> course_;
};

/// The same from a parsed file, for the checker: always gives what could be read; what is wrong is in
/// `findings`.
[[nodiscard]] CatalogData read_catalog(const JsonTree& tree, Findings& findings);

}  // namespace atlas
