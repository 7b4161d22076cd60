// A folder that holds a generated site. It is marked by a list of the files that were written into it, and
// only those are ever replaced or removed: whatever else is in the folder stays. Files named by their content
// outlive their release for a while, because tabs that are still open may ask for them.
#pragma once

#include "core/result.hpp"
#include "formats/site.hpp"

#include <string>
#include <vector>

namespace atlas::cli {

/// Name of the list in the folder.
inline constexpr const char* kSiteList = ".source-atlas-site";

/// How long a file below a/ stays after a release without it. Days are written "2026-11-21", so they compare
/// as texts.
struct Retention {
  std::string today;       ///< of this release; empty: nothing is kept
  std::string first_kept;  ///< files that went before this day are removed
};

/// Two weeks by the system's clock.
[[nodiscard]] Retention two_weeks();

/// What update_site_folder() did.
struct FolderReport {
  std::size_t written = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
  std::size_t kept = 0;  ///< of earlier releases
};

/// Brings the folder to hold `files`: creates it, writes what differs, removes what an earlier call wrote and
/// is not among them, unless `retention` keeps it. Files below a/ are written first, so that no page is ever
/// there before what it needs. Errors: the folder is not empty and not marked, a path that leaves the folder,
/// a file that cannot be written. After an error the folder is still marked, so that the next call can repair
/// it.
[[nodiscard]] Result<FolderReport> update_site_folder(const std::string& folder,
                                                      const std::vector<SiteFile>& files,
                                                      const Retention& retention = {});

/// All files below `folder`, sorted by path, hidden ones left out. Errors: it is no folder, a file cannot be
/// read.
[[nodiscard]] Result<std::vector<SiteFile>> read_folder(const std::string& folder);

}  // namespace atlas::cli
