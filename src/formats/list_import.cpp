// See list_import.hpp.
#include "formats/list_import.hpp"

#include "core/assert.hpp"
#include "core/utf8.hpp"
#include "formats/catalog_json.hpp"
#include "formats/catalog_normal.hpp"
#include "formats/list_lines.hpp"
#include "formats/list_marks.hpp"
#include "formats/list_reader.hpp"
#include "formats/text_position.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace atlas {
namespace {

/// Where UTF-8 that was read as a Western encoding begins: its first byte has become a letter such as é or ä,
/// the second a control character or a sign. Nothing when there is little of that kind.
std::optional<std::size_t> find_mojibake(std::string_view text) {
  const auto is_lead = [](char32_t c) { return c >= 0xC2 && c <= 0xF4; };
  const auto is_trail = [](char32_t c) {
    return (c >= 0x80 && c <= 0xBF && c != 0xA0) || (c >= 0x2013 && c <= 0x203A) || c == 0x20AC ||
           c == 0x2122;
  };
  std::size_t all = 0;
  std::size_t pairs = 0;
  std::optional<std::size_t> first;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size(); ++all) {
    const DecodedCodepoint next = decode_utf8(text, at);
    if (is_lead(before) && is_trail(next.value)) {
      if (!first) first = at;
      ++pairs;
    }
    before = next.value;
    at += next.size;
  }
  return pairs >= 8 && 50 * pairs >= all ? first : std::nullopt;
}

std::optional<Message> problem_with(std::string_view markdown) {
  if (!is_valid_utf8(markdown))
    return Message{0, 0, Level::Error, "utf-8", "The list is not UTF-8; save it with that encoding."};
  const std::optional<std::size_t> at = find_mojibake(markdown);
  if (!at) return std::nullopt;
  const int line = LineStarts(markdown).position_of(*at).line;
  return Message{
      line, 1, Level::Error, "mojibake",
      "From here on letters such as \"ä¸\" stand where other text stood once: the list was opened with a "
      "wrong encoding and saved again. Import it from before that happened."};
}

/// The text of the first heading of the first level.
std::string first_heading(const std::vector<ListLine>& lines) {
  for (const ListLine& line : lines) {
    if (line.kind != ListLineKind::Heading || line.level != 1) continue;
    std::string text;
    for (const ListPiece& piece : line.pieces) text += piece.text;
    return tidy_title(text);
  }
  return {};
}

/// Whether the first heading stands above all others.
bool has_one_title(const std::vector<ListLine>& lines) {
  const auto is_heading = [](const ListLine& line) { return line.kind == ListLineKind::Heading; };
  const auto first = std::find_if(lines.begin(), lines.end(), is_heading);
  return first != lines.end() && first->level == 1 &&
         std::none_of(first + 1, lines.end(),
                      [&](const ListLine& line) { return is_heading(line) && line.level == 1; });
}

/// A list that can be read.
struct PreparedList {
  std::string text;
  std::vector<ListLine> lines;
};

Result<PreparedList> prepare(std::string_view markdown) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  PreparedList list;
  list.text = markdown.substr(markdown.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0);
  if (std::optional<Message> problem = problem_with(list.text)) return Failure{{std::move(*problem)}};
  Result<std::vector<ListLine>> lines = read_list_lines(list.text);
  if (!lines.ok()) return Failure{lines.messages()};
  list.lines = std::move(lines.value());
  return list;
}

std::string name_of(const ListSource& list) {
  const std::string name = tidy_title(utf8_prefix(list.name, CatalogLimits::kTitle));
  return name.empty() ? "list" : name;
}

Message no_links() {
  return {0, 0, Level::Error, "no-links",
          "There is no link to anything that one could read, so there is nothing to show. A list has lines "
          "such as "
          "\"- [Title](https://…)\"."};
}

}  // namespace

ImportedLists import_lists(std::span<const ListSource> lists, const ListOptions& options,
                           const CharacterTable& characters) {
  ImportedLists imported;
  imported.messages.resize(lists.size());
  ListGraph graph(characters);
  std::string title = tidy_title(utf8_prefix(options.title, CatalogLimits::kTitle));
  std::vector<std::string> names;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const Result<PreparedList> list = prepare(lists[i].markdown);
    if (!list.ok()) {
      imported.messages[i] = list.messages();
      continue;
    }
    const auto& [text, lines] = list.value();
    names.push_back(name_of(lists[i]));
    if (title.empty()) title = first_heading(lines);
    if (title.empty()) title = names.back();
    ListReader reader({.name = names.back(),
                       .markdown = text,
                       .title = title,
                       .base_url = options.base_url,
                       .first_heading_is_title = lists.size() == 1 && has_one_title(lines)},
                      graph);
    reader.read(lines);
    imported.messages[i] = std::move(reader.messages());
  }
  if (names.size() < lists.size() || lists.empty()) return imported;
  if (graph.resource_count() == 0) {
    imported.messages.front().push_back(no_links());
    return imported;
  }
  Result<std::string> normal = normal_catalog(graph.json(title, names));
  ATLAS_ASSERT(normal.ok());
  imported.catalog_json = std::move(normal.value());
  return imported;
}

}  // namespace atlas
