// A folder that holds a generated site. It is marked by a list of the files that were written into it, and
// only those are ever replaced or removed: whatever else is in the folder stays.
#pragma once

#include "core/result.hpp"
#include "formats/site.hpp"

#include <string>
#include <vector>

namespace atlas::cli {

/// Name of the list in the folder.
inline constexpr const char* kSiteList = ".source-atlas-site";

/// What update_site_folder() did.
struct FolderReport {
  std::size_t written = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
};

/// Brings the folder to hold `files`: creates it, writes what differs, removes what an earlier call wrote and
/// is not among them. Errors: the folder is not empty and not marked, a path that leaves the folder, a file
/// that cannot be written. After an error the folder is still marked, so that the next call can repair it.
[[nodiscard]] Result<FolderReport> update_site_folder(const std::string& folder,
                                                      const std::vector<SiteFile>& files);

/// All files below `folder`, sorted by path, hidden ones left out. Errors: it is no folder, a file cannot be
/// read.
[[nodiscard]] Result<std::vector<SiteFile>> read_folder(const std::string& folder);

}  // namespace atlas::cli
