// Makes the pictures of link previews: SVG in, PNG out, by rsvg-convert and, where it is installed, pngquant.
// What has been drawn once is kept in a cache outside of the site and never drawn again.
#pragma once

#include "core/result.hpp"
#include "formats/site.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace atlas::cli {

/// What there is to draw with on this machine.
struct CardTools {
  std::string problem;     ///< why no card can be drawn, as a sentence; empty when they can
  std::string signature;   ///< names the programs and fonts; other ones draw other pictures
  bool quantised = false;  ///< pngquant is there: files of a third of the size
};

/// Looks for rsvg-convert and for a Chinese font.
[[nodiscard]] CardTools find_card_tools();

struct CardReport {
  std::vector<SiteFile> pngs;  ///< with the paths of the SVGs; those that could not be drawn are missing
  std::size_t drawn = 0;       ///< the others came from the cache
  std::size_t failed = 0;
};

/// Draws each SVG, several at once. `cache` is a folder, created where it is missing; pictures that nobody
/// asked for in a month are removed from it. Requires that `tools` has no problem.
/// Errors: the folder cannot be written to.
[[nodiscard]] Result<CardReport> draw_cards(const std::vector<SiteFile>& svgs, const CardTools& tools,
                                            const std::string& cache);

/// $ATLAS_CACHE/cards, else the user's cache folder: ~/.cache/source-atlas/cards.
[[nodiscard]] std::string card_cache_folder();

}  // namespace atlas::cli
