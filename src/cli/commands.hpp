// The commands of `atlas` as functions: arguments in, texts and exit code out. They touch the file system,
// but neither the terminal nor the process, so tests call them directly.
#pragma once

#include "cli/arguments.hpp"
#include "core/catalog.hpp"
#include "core/result.hpp"
#include "formats/list_import.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace atlas::cli {

inline constexpr int kFine = 0;
inline constexpr int kFindings = 1;  ///< findings of level error, or a file that cannot be read or written
inline constexpr int kUsage = 2;

/// What a command has to say.
struct Outcome {
  int exit_code = kFine;
  std::string out;  ///< for the standard output
  std::string err;  ///< for the standard error output
};

/// Runs the command that is named by the first word; `words` is the command line without the program's name.
[[nodiscard]] Outcome run(std::span<const std::string> words);

[[nodiscard]] Outcome check(const Arguments& arguments);
[[nodiscard]] Outcome import_lists(const Arguments& arguments);
[[nodiscard]] Outcome search(const Arguments& arguments);
[[nodiscard]] Outcome export_as(const Arguments& arguments);
[[nodiscard]] Outcome site(const Arguments& arguments);
[[nodiscard]] Outcome pack(const Arguments& arguments);

/// `text` with the correct usage line of the command below it; exit code kUsage.
[[nodiscard]] Outcome usage_error(std::string_view command, std::string_view text);

/// One "FILE:LINE:COLUMN: level: text" per message. A message about the whole file stands at 1:1.
[[nodiscard]] std::string format_messages(std::string_view file, const std::vector<Message>& messages);

/// Whether a file is a reading list rather than a catalogue: .md or .markdown.
[[nodiscard]] bool is_list(const std::string& file);
[[nodiscard]] ImportedLists import_list(const std::string& file, const std::string& text);

/// A catalogue as it was read from a file.
struct CatalogFile {
  std::string json;
  std::vector<Message> remarks;  ///< of a reading list: what was left out
};

/// A catalogue file, or what comes of a reading list. Errors: as messages about that file.
[[nodiscard]] Result<CatalogFile> read_catalog_file(const std::string& file);
/// Parses and indexes a catalogue. Errors: as messages about its file.
[[nodiscard]] Result<Catalog> build_catalog(std::string_view json);
/// Both.
[[nodiscard]] Result<Catalog> load_catalog(const std::string& file);

/// Writes `text` to the file of option -o, or to `out` when there is no such option.
[[nodiscard]] Outcome deliver(const Arguments& arguments, std::string text);

}  // namespace atlas::cli
