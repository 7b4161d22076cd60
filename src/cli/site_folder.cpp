// The list is written first, with old and new names, and again at the end: an interrupted run leaves no file
// that a later run would not know.
#include "cli/site_folder.hpp"

#include "cli/files.hpp"
#include "core/sort.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <system_error>
#include <utility>

namespace atlas::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kListHead =
    "# Files that \"atlas site\" wrote into this folder. It removes no others. A day after a name: since "
    "then\n"
    "# the file is no part of the site, and stays two weeks for tabs that are still open.\n";
constexpr std::string_view kNamedByContent = "a/";
constexpr int kDaysKept = 14;

/// Names of files, each with the day on which it was first no part of the site, or "".
using Listed = std::map<std::string, std::string>;

Failure failure(std::string text) { return Failure{{{0, 0, Level::Error, "folder", std::move(text)}}}; }

/// Relative, with no part that leads out of the folder. The list in the folder is not to be trusted either.
bool is_inside(const std::string& path) {
  if (path.empty() || path.front() == '/' || path.find('\\') != std::string::npos) return false;
  for (const fs::path& part : fs::path(path)) {
    if (part.empty() || part == "." || part == "..") return false;
  }
  return true;
}

Listed listed_files(const std::string& folder) {
  Listed listed;
  const Result<std::string> list = read_file(folder + "/" + kSiteList);
  if (!list.ok()) return listed;
  std::string_view rest = list.value();
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    const std::size_t tab = std::min(line.find('\t'), line.size());
    const std::string name(line.substr(0, tab));
    if (!name.starts_with('#') && is_inside(name)) listed[name] = line.substr(std::min(tab + 1, line.size()));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return listed;
}

std::string write_list(const std::string& folder, const Listed& listed) {
  std::string list(kListHead);
  for (const auto& [name, day] : listed) {
    list += name;
    if (!day.empty()) list.append("\t").append(day);
    list += '\n';
  }
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

/// Writes the file unless the folder has it already, and counts it. Empty, or what went wrong.
std::string write_changed(const std::string& folder, const SiteFile& file, FolderReport& report) {
  const std::string path = folder + "/" + file.path;
  if (const Result<std::string> old = read_file(path); old.ok() && old.value() == file.bytes) {
    ++report.unchanged;
    return {};
  }
  std::error_code error;
  fs::create_directories(fs::path(path).parent_path(), error);
  ++report.written;
  return write_file(path, file.bytes);
}

/// "2026-11-21"
std::string written_day(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  const auto two_digits = [](unsigned number) { return (number < 10 ? "-0" : "-") + std::to_string(number); };
  return std::to_string(static_cast<int>(date.year())) + two_digits(static_cast<unsigned>(date.month())) +
         two_digits(static_cast<unsigned>(date.day()));
}

}  // namespace

Retention two_weeks() {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return {written_day(today), written_day(today - std::chrono::days(kDaysKept))};
}

Result<FolderReport> update_site_folder(const std::string& folder, const std::vector<SiteFile>& files,
                                        const Retention& retention) {
  Listed after;
  for (const SiteFile& file : files) {
    if (!is_inside(file.path) || file.path == kSiteList)
      return failure("The path \"" + file.path + "\" is not allowed.");
    after[file.path].clear();
  }
  if (std::string problem = prepare(folder); !problem.empty()) return failure(std::move(problem));
  const Listed before = listed_files(folder);
  Listed both = after;
  both.insert(before.begin(), before.end());
  if (std::string problem = write_list(folder, both); !problem.empty()) return failure(std::move(problem));

  FolderReport report;
  for (const bool by_content : {true, false}) {
    for (const SiteFile& file : files) {
      if (file.path.starts_with(kNamedByContent) != by_content) continue;
      if (std::string problem = write_changed(folder, file, report); !problem.empty())
        return failure(std::move(problem));
    }
  }
  for (const auto& [name, day] : before) {
    if (after.count(name) > 0) continue;
    const std::string gone = day.empty() ? retention.today : day;
    const bool recent = !retention.today.empty() && gone >= retention.first_kept;
    if (name.starts_with(kNamedByContent) && recent) {
      after[name] = gone;
      ++report.kept;
    } else {
      remove_listed(folder, name);
      ++report.removed;
    }
  }
  if (std::string problem = write_list(folder, after); !problem.empty()) return failure(std::move(problem));
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
