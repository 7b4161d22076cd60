// Chooses the command, and what all commands share: usage, help, messages, reading and delivering.
#include "cli/commands.hpp"

#include "cli/files.hpp"
#include "formats/catalog_json.hpp"

#include <algorithm>
#include <utility>

namespace atlas::cli {
namespace {

constexpr std::string_view kVersion = ATLAS_VERSION;

const CommandSpec* find_command(std::string_view name) {
  const auto found = std::find_if(commands().begin(), commands().end(),
                                  [name](const CommandSpec& command) { return command.name == name; });
  return found == commands().end() ? nullptr : &*found;
}

std::string help() {
  std::string text = "Source Atlas: turns a reading catalogue into an explorable map on a static site.\n\n";
  for (const CommandSpec& command : commands()) {
    text += std::string(command.usage) + "\n    " + std::string(command.summary) + "\n";
  }
  text +=
      "atlas --help | --version\n\nMessages are FILE:LINE:COLUMN: level: text. Exit codes: 0 fine, 1 errors "
      "found, "
      "2 wrong usage.\n";
  return text;
}

std::string_view word_of(Level level) {
  return level == Level::Error ? "error" : (level == Level::Warning ? "warning" : "note");
}

Outcome dispatch(const CommandSpec& command, const Arguments& arguments) {
  if (command.name == "check") return check(arguments);
  if (command.name == "import") return import_lists(arguments);
  if (command.name == "search") return search(arguments);
  if (command.name == "export") return export_as(arguments);
  if (command.name == "site") return site(arguments);
  return pack(arguments);
}

}  // namespace

Outcome usage_error(std::string_view command, std::string_view text) {
  const CommandSpec* const spec = find_command(command);
  Outcome outcome{kUsage, {}, "atlas: " + std::string(text) + "\n"};
  if (spec != nullptr) {
    outcome.err += "usage: " + std::string(spec->usage) + "\n";
    return outcome;
  }
  std::string_view lead = "usage: ";
  for (const CommandSpec& each : commands()) {
    outcome.err += std::string(lead) + std::string(each.usage) + "\n";
    lead = "       ";
  }
  return outcome;
}

Outcome run(std::span<const std::string> words) {
  if (words.empty()) return usage_error("", "No command was given.");
  const std::string& name = words.front();
  if (name == "--help" || name == "-h" || name == "help") return {kFine, help(), {}};
  if (name == "--version") return {kFine, "atlas " + std::string(kVersion) + "\n", {}};
  const CommandSpec* const command = find_command(name);
  if (command == nullptr) return usage_error("", "There is no command \"" + name + "\".");
  const std::span<const std::string> rest = words.subspan(1);
  if (std::find(rest.begin(), rest.end(), "--help") != rest.end()) {
    return {kFine, "usage: " + std::string(command->usage) + "\n" + std::string(command->summary) + "\n", {}};
  }
  const std::variant<Arguments, UsageError> parsed = parse_arguments(*command, rest);
  if (const UsageError* const error = std::get_if<UsageError>(&parsed)) return usage_error(name, error->text);
  return dispatch(*command, *std::get_if<Arguments>(&parsed));
}

std::string format_messages(std::string_view file, const std::vector<Message>& messages) {
  std::string text;
  for (const Message& message : messages) {
    text += std::string(file) + ':' + std::to_string(std::max(1, message.line)) + ':' +
            std::to_string(std::max(1, message.column)) + ": " + std::string(word_of(message.level)) + ": " +
            message.text + '\n';
  }
  return text;
}

Result<Catalog> build_catalog(std::string_view json) {
  Result<CatalogData> data = parse_catalog(json);
  if (!data.ok()) return Failure{data.messages()};
  return Catalog::build(std::move(data.value()));
}

Result<Catalog> load_catalog(const std::string& file) {
  const Result<CatalogFile> read = read_catalog_file(file);
  if (!read.ok()) return Failure{read.messages()};
  return build_catalog(read.value().json);
}

Outcome deliver(const Arguments& arguments, std::string text) {
  if (!arguments.has("-o")) return {kFine, std::move(text), {}};
  const std::string problem = write_file(arguments.value("-o"), text);
  if (problem.empty()) return {};
  return {kFindings, {}, "atlas: " + problem + "\n"};
}

}  // namespace atlas::cli
