// `atlas check`: findings about a catalogue file, for people or for machines.
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "formats/catalog_check.hpp"
#include "formats/json_answers.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace atlas::cli {
namespace {

std::string count(std::size_t number, std::string_view noun) {
  return std::to_string(number) + ' ' + std::string(noun) + (number == 1 ? "" : "s");
}

std::string summary(const std::string& file, std::size_t errors, std::size_t all) {
  if (all == 0) return file + ": nothing wrong\n";
  return file + ": " + count(errors, "error") + ", " + count(all - errors, "warning") + "\n";
}

}  // namespace

Outcome check(const Arguments& arguments) {
  const std::string& file = arguments.operands.front();
  const Result<std::string> json = read_file(file);
  if (!json.ok()) return {kFindings, {}, format_messages(file, json.messages())};
  CheckOptions options;
  if (arguments.has("--lock")) {
    Result<std::string> ids = read_file(arguments.value("--lock"));
    if (!ids.ok()) return {kFindings, {}, format_messages(arguments.value("--lock"), ids.messages())};
    options.published_ids = std::move(ids.value());
  }
  const std::vector<Message> messages = check_catalog(json.value(), options);
  const auto errors =
      static_cast<std::size_t>(std::count_if(messages.begin(), messages.end(), [](const Message& message) {
        return message.level == Level::Error;
      }));
  const int exit_code = errors > 0 ? kFindings : kFine;
  if (arguments.has("--json")) return {exit_code, messages_answer(messages) + "\n", {}};
  return {exit_code, format_messages(file, messages) + summary(file, errors, messages.size()), {}};
}

}  // namespace atlas::cli
