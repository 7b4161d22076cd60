// The list is written first, with old and new names, and again at the end: an interrupted run leaves no file
// that a later run would not know.
#include "cli/site_folder.hpp"

#include "cli/files.hpp"
#include "core/sort.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

namespace atlas::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kListHead =
    "# Files that \"atlas site\" wrote into this folder. It removes no others.\n";

Failure failure(std::string text) { return Failure{{{0, 0, Level::Error, "folder", std::move(text)}}}; }

/// Relative, with no part that leads out of the folder. The list in the folder is not to be trusted either.
bool is_inside(const std::string& path) {
  if (path.empty() || path.front() == '/' || path.find('\\') != std::string::npos) return false;
  for (const fs::path& part : fs::path(path)) {
    if (part.empty() || part == "." || part == "..") return false;
  }
  return true;
}

std::set<std::string> listed_files(const std::string& folder) {
  std::set<std::string> names;
  const Result<std::string> list = read_file(folder + "/" + kSiteList);
  if (!list.ok()) return names;
  std::string_view rest = list.value();
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string name(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!name.starts_with('#') && is_inside(name)) names.insert(name);
  }
  return names;
}

std::string write_list(const std::string& folder, const std::set<std::string>& names) {
  std::string list(kListHead);
  for (const std::string& name : names) list += name + '\n';
  return write_file(folder + "/" + kSiteList, list);
}

/// Empty when the folder may be written to.
std::string prepare(const std::string& folder) {
  std::error_code error;
  if (fs::exists(folder, error) && !fs::is_directory(folder, error)) return "\"" + folder + "\" is a file.";
  fs::create_directories(folder, error);
  if (error) return "The folder \"" + folder + "\" cannot be made: " + error.message() + ".";
  const bool empty = fs::is_empty(folder, error);
  if (error) return "The folder \"" + folder + "\" cannot be read: " + error.message() + ".";
  if (empty || fs::is_regular_file(folder + "/" + kSiteList, error)) return {};
  return "The folder \"" + folder + "\" is not empty and holds no site of ours, so nothing was written. " +
         "Name a new or an empty folder.";
}

/// Removes a listed file and the folders that become empty by it, up to but not including the site's own.
void remove_listed(const fs::path& folder, const std::string& name) {
  std::error_code error;
  const fs::path file = folder / name;
  fs::remove(file, error);
  for (fs::path parent = file.parent_path(); parent != folder; parent = parent.parent_path()) {
    if (!fs::is_empty(parent, error) || error || !fs::remove(parent, error)) return;
  }
}

}  // namespace

Result<FolderReport> update_site_folder(const std::string& folder, const std::vector<SiteFile>& files) {
  std::set<std::string> names;
  for (const SiteFile& file : files) {
    if (!is_inside(file.path) || file.path == kSiteList)
      return failure("The path \"" + file.path + "\" is not allowed.");
    names.insert(file.path);
  }
  if (std::string problem = prepare(folder); !problem.empty()) return failure(std::move(problem));
  const std::set<std::string> before = listed_files(folder);
  std::set<std::string> both = before;
  both.insert(names.begin(), names.end());
  if (std::string problem = write_list(folder, both); !problem.empty()) return failure(std::move(problem));

  FolderReport report;
  for (const SiteFile& file : files) {
    const std::string path = folder + "/" + file.path;
    std::error_code error;
    if (const Result<std::string> old = read_file(path); old.ok() && old.value() == file.bytes) {
      ++report.unchanged;
      continue;
    }
    fs::create_directories(fs::path(path).parent_path(), error);
    if (std::string problem = write_file(path, file.bytes); !problem.empty())
      return failure(std::move(problem));
    ++report.written;
  }
  for (const std::string& name : before) {
    if (names.count(name) > 0) continue;
    remove_listed(folder, name);
    ++report.removed;
  }
  if (std::string problem = write_list(folder, names); !problem.empty()) return failure(std::move(problem));
  return report;
}

Result<std::vector<SiteFile>> read_folder(const std::string& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) return failure("\"" + folder + "\" is not a folder.");
  std::vector<SiteFile> files;
  fs::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    if (entry->path().filename().string().starts_with('.') || entry->path().filename() == "node_modules") {
      entry.disable_recursion_pending();
      continue;
    }
    if (!entry->is_regular_file(error)) continue;
    Result<std::string> bytes = read_file(entry->path().string());
    if (!bytes.ok()) return failure("\"" + entry->path().string() + "\": " + bytes.messages().front().text);
    files.push_back({entry->path().lexically_relative(folder).generic_string(), std::move(bytes.value())});
  }
  if (error) return failure("The folder \"" + folder + "\" cannot be read: " + error.message() + ".");
  sort_stably(files, [](const SiteFile& a, const SiteFile& b) { return a.path < b.path; });
  return files;
}

}  // namespace atlas::cli
