// The command line as data: which commands there are, what they take, and what somebody typed.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace atlas::cli {

struct OptionSpec {
  std::string_view name;  ///< with its hyphens: "--format"
  bool takes_value = false;
};

struct CommandSpec {
  std::string_view name;
  std::string_view usage;    ///< "atlas check FILE [--json]"
  std::string_view summary;  ///< one sentence for --help
  std::size_t operands = 1;  ///< how many it takes
  std::vector<OptionSpec> options;
  bool takes_more = false;  ///< operands is the least number
};

/// All commands in the order of --help.
[[nodiscard]] const std::vector<CommandSpec>& commands();

/// What was typed behind the command's name.
struct Arguments {
  std::vector<std::string> operands;
  std::map<std::string, std::string, std::less<>> options;  ///< by name; empty value for those that take none

  [[nodiscard]] bool has(std::string_view name) const { return options.find(name) != options.end(); }
  /// Empty when the option was not given.
  [[nodiscard]] std::string value(std::string_view name) const {
    const auto found = options.find(name);
    return found == options.end() ? std::string{} : found->second;
  }
};

/// What is wrong with a command line, as a sentence.
struct UsageError {
  std::string text;
};

/// Reads the arguments of one command. Understood: "--name value", "--name=value", "-o value", and "--"
/// before operands that start with a hyphen.
[[nodiscard]] std::variant<Arguments, UsageError> parse_arguments(const CommandSpec& command,
                                                                  std::span<const std::string> typed);

}  // namespace atlas::cli
