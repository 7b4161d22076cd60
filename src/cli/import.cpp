// `atlas import`: one catalogue of several reading lists; and how every command reads a list.
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "core/embedded.hpp"
#include "formats/json_answers.hpp"
#include "formats/list_import.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

namespace atlas::cli {
namespace {

/// The files' names without folder and ending, each once.
std::vector<std::string> list_names(const std::vector<std::string>& files) {
  std::vector<std::string> names;
  std::set<std::string> taken;
  for (const std::string& file : files) {
    const std::string name = std::filesystem::path(file).stem().string();
    std::string unique = name;
    for (int i = 2; !taken.insert(unique).second; ++i) unique = name + "-" + std::to_string(i);
    names.push_back(std::move(unique));
  }
  return names;
}

ImportedLists import_texts(const std::vector<std::string>& files, const std::vector<std::string>& texts,
                           const ListOptions& options) {
  const std::vector<std::string> names = list_names(files);
  std::vector<ListSource> sources;
  for (std::size_t i = 0; i < files.size(); ++i) sources.push_back({names[i], texts[i]});
  return atlas::import_lists(sources, options, CharacterTable(embedded_characters()));
}

}  // namespace

bool is_list(const std::string& file) {
  const std::string ending = std::filesystem::path(file).extension().string();
  return ending == ".md" || ending == ".markdown" || ending == ".MD";
}

ImportedLists import_list(const std::string& file, const std::string& text) {
  return import_texts({file}, {text}, {});
}

Result<CatalogFile> read_catalog_file(const std::string& file) {
  Result<std::string> text = read_file(file);
  if (!text.ok()) return Failure{text.messages()};
  if (!is_list(file)) return CatalogFile{std::move(text.value()), {}};
  ImportedLists imported = import_list(file, text.value());
  if (!imported.ok()) return Failure{std::move(imported.messages.front())};
  return CatalogFile{std::move(imported.catalog_json), std::move(imported.messages.front())};
}

Outcome import_lists(const Arguments& arguments) {
  const std::vector<std::string>& files = arguments.operands;
  std::vector<std::string> texts;
  for (const std::string& file : files) {
    Result<std::string> text = read_file(file);
    if (!text.ok()) return {kFindings, {}, format_messages(file, text.messages())};
    texts.push_back(std::move(text.value()));
  }
  ImportedLists imported = import_texts(
      files, texts, {.title = arguments.value("--title"), .base_url = arguments.value("--base")});
  std::string said;
  std::vector<Message> all;
  for (std::size_t i = 0; i < files.size(); ++i) {
    said += format_messages(files[i], imported.messages[i]);
    all.insert(all.end(), imported.messages[i].begin(), imported.messages[i].end());
  }
  if (arguments.has("--json")) said = messages_answer(all) + "\n";
  if (!imported.ok()) return {kFindings, {}, std::move(said)};
  Outcome outcome = deliver(arguments, std::move(imported.catalog_json));
  outcome.err = said + outcome.err;
  return outcome;
}

}  // namespace atlas::cli
