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

std::size_t count_level(const std::vector<Message>& messages, Level level) {
  return static_cast<std::size_t>(std::count_if(
      messages.begin(), messages.end(), [level](const Message& message) { return message.level == level; }));
}

std::string summary(const std::string& file, const std::vector<Message>& messages) {
  if (messages.empty()) return file + ": nothing wrong\n";
  const std::size_t notes = count_level(messages, Level::Note);
  return file + ": " + count(count_level(messages, Level::Error), "error") + ", " +
         count(count_level(messages, Level::Warning), "warning") +
         (notes > 0 ? ", " + count(notes, "note") : "") + "\n";
}

}  // namespace

Outcome check(const Arguments& arguments) {
  const std::string& file = arguments.operands.front();
  const Result<std::string> text = read_file(file);
  if (!text.ok()) return {kFindings, {}, format_messages(file, text.messages())};
  std::vector<Message> messages;
  if (is_list(file)) {
    messages = import_list(file, text.value()).messages.front();
  } else {
    CheckOptions options;
    if (arguments.has("--lock")) {
      Result<std::string> ids = read_file(arguments.value("--lock"));
      if (!ids.ok()) return {kFindings, {}, format_messages(arguments.value("--lock"), ids.messages())};
      options.published_ids = std::move(ids.value());
    }
    messages = check_catalog(text.value(), options);
  }
  const int exit_code = count_level(messages, Level::Error) > 0 ? kFindings : kFine;
  if (arguments.has("--json")) return {exit_code, messages_answer(messages) + "\n", {}};
  return {exit_code, format_messages(file, messages) + summary(file, messages), {}};
}

}  // namespace atlas::cli
