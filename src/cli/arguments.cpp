// The table of commands and a parser of forty lines; more would be a library.
#include "cli/arguments.hpp"

#include <algorithm>

namespace atlas::cli {
namespace {

const OptionSpec* find_option(const CommandSpec& command, std::string_view name) {
  const auto found = std::find_if(command.options.begin(), command.options.end(),
                                  [name](const OptionSpec& option) { return option.name == name; });
  return found == command.options.end() ? nullptr : &*found;
}

std::string count_error(const CommandSpec& command, std::size_t given) {
  const std::string wanted = command.takes_more      ? "one file or more"
                             : command.operands == 1 ? "one file"
                                                     : "a file and a query";
  return "\"atlas " + std::string(command.name) + "\" takes " + wanted + "; " + std::to_string(given) +
         (given == 1 ? " argument was given." : " arguments were given.");
}

}  // namespace

const std::vector<CommandSpec>& commands() {
  static const std::vector<CommandSpec> kCommands{
      {"check",
       "atlas check FILE [--lock IDS] [--json]",
       "Says what is wrong with a catalogue, and where. With --lock also whether a published id is gone.",
       1,
       {{"--lock", true}, {"--json"}}},
      {"import",
       "atlas import FILE.md... [-o OUT.json] [--title TITLE] [--base URL] [--json]",
       "Makes one catalogue of reading lists in Markdown, and says what was left out. All other commands "
       "that take a "
       "catalogue take a list (.md) as well.",
       1,
       {{"-o", true}, {"--title", true}, {"--base", true}, {"--json"}},
       true},
      {"search",
       "atlas search FILE QUERY [--limit N] [--json]",
       "Finds nodes of a catalogue, best first: id, kind and title, separated by tabs.",
       2,
       {{"--limit", true}, {"--json"}}},
      {"export",
       "atlas export FILE --format json|markdown|csv [-o OUT]",
       "Writes a catalogue in its normal form, as a reading list in Markdown, or its links as a table.",
       1,
       {{"--format", true}, {"-o", true}}},
      {"site",
       "atlas site FILE -o DIR [--web DIR] [--app DIR] [--base-url URL] [--embedded] [--no-offline]",
       "Writes a static site: a page for every node, and the map when --app names the folder of the built "
       "program.",
       1,
       {{"-o", true},
        {"--web", true},
        {"--app", true},
        {"--base-url", true},
        {"--embedded"},
        {"--no-offline"}}},
      {"pack",
       "atlas pack FILE [-o OUT]",
       "Writes a catalogue with its settled map in one line, for embedding in a program.",
       1,
       {{"-o", true}}},
  };
  return kCommands;
}

std::variant<Arguments, UsageError> parse_arguments(const CommandSpec& command,
                                                    std::span<const std::string> typed) {
  Arguments arguments;
  bool only_operands = false;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const std::string& word = typed[i];
    if (only_operands || word.size() < 2 || word.front() != '-') {
      arguments.operands.push_back(word);
      continue;
    }
    if (word == "--") {
      only_operands = true;
      continue;
    }
    const std::size_t equals = word.starts_with("--") ? word.find('=') : std::string::npos;
    const std::string name = word.substr(0, equals);
    const OptionSpec* const option = find_option(command, name);
    if (option == nullptr) {
      return UsageError{"\"atlas " + std::string(command.name) + "\" has no option \"" + name + "\"."};
    }
    if (arguments.has(name)) return UsageError{"The option \"" + name + "\" is given twice."};
    std::string value;
    if (option->takes_value) {
      if (equals == std::string::npos && i + 1 == typed.size()) {
        return UsageError{"The option \"" + name + "\" needs a value behind it."};
      }
      value = equals == std::string::npos ? typed[++i] : word.substr(equals + 1);
      if (value.empty()) return UsageError{"The value of the option \"" + name + "\" is empty."};
    } else if (equals != std::string::npos) {
      return UsageError{"The option \"" + name + "\" takes no value."};
    }
    arguments.options.emplace(name, std::move(value));
  }
  const std::size_t given = arguments.operands.size();
  if (given < command.operands || (given > command.operands && !command.takes_more)) {
    return UsageError{count_error(command, arguments.operands.size())};
  }
  return arguments;
}

}  // namespace atlas::cli
