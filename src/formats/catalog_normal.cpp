// Works on the parsed file, not on CatalogData, because nothing may get lost. A few containers are broken
// into lines by their name; everything inside them stays on one line.
#include "formats/catalog_normal.hpp"

#include "core/sort.hpp"
#include "formats/catalog_plain.hpp"
#include "formats/json_tree.hpp"
#include "formats/json_writer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <tuple>
#include <vector>

namespace atlas {
namespace {

constexpr std::array<std::string_view, 9> kBrokenIntoLines{
    "nodes", "edges", "generated_from", "tables", "cloc", "rows", "walkthroughs", "aliases", "cncf"};
// The same inside a walkthrough, which is a long text of its own once it has steps.
constexpr std::array<std::string_view, 11> kBrokenInWalkthroughs{
    "lanes",       "objects", "acts",     "steps", "captions", "orders",
    "corrections", "writers", "manifest", "lines", "sources"};

template <std::size_t kSize>
bool lists(const std::array<std::string_view, kSize>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool has_items(JsonValue value) { return !(value.begin() == value.end()); }

/// Whether the items of `value`, an item of `parent`, get a line each. Depth is 0 for the whole file.
bool breaks(JsonValue value, JsonValue parent, int depth) {
  if (depth == 0) return has_items(value);
  if (depth <= 3 && lists(kBrokenIntoLines, value.key())) return has_items(value);
  if (depth == 2) return parent.key() == "walkthroughs" && has_items(value.find("steps"));
  // Only in walkthroughs do lines get this deep.
  const bool step = parent.key() == "steps" && value.is(JsonType::Object);
  const bool ranges = parent.is(JsonType::Object) && parent.find("lane").exists();  // lists of a step
  const bool listed = lists(kBrokenInWalkthroughs, value.key()) && !ranges;
  return depth >= 3 && (step || listed || value.key() == "prose") && has_items(value);
}

class NormalWriter {
 public:
  std::string write(JsonValue root) {
    for (const JsonValue node : root.find("nodes")) ids_.push_back(node.find("id").text());
    write_value(root, 0, breaks(root, {}, 0));
    return out_ + '\n';
  }

 private:
  void write_value(JsonValue value, int depth, bool in_lines) {
    switch (value.type()) {
      case JsonType::Null:
        out_ += "null";
        return;
      case JsonType::Bool:
        out_ += value.truth() ? "true" : "false";
        return;
      case JsonType::Number:
        out_ += value.text();
        return;
      case JsonType::String:
        out_ += json_quote(value.text());
        return;
      case JsonType::Array:
        write_items(value, "[]", depth, in_lines);
        return;
      case JsonType::Object:
        write_items(value, "{}", depth, in_lines);
        return;
    }
  }

  /// The id that an end of an edge means when it is the number of a node, as in packed catalogues: nodes
  /// change places here.
  [[nodiscard]] std::optional<std::string_view> packed_end(JsonValue value, int depth) const {
    const bool end = in_edges_ && depth == 3 && (value.key() == "s" || value.key() == "t");
    if (!end || !value.is(JsonType::Number)) return std::nullopt;
    const auto index = static_cast<std::size_t>(value.integer().value_or(-1));
    return index < ids_.size() ? std::optional(ids_[index]) : std::nullopt;
  }

  void write_items(JsonValue container, std::string_view brackets, int depth, bool in_lines) {
    if (depth == 1) in_edges_ = container.key() == "edges";
    const std::vector<JsonValue> items = sorted(container, depth);
    out_ += brackets.front();
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) out_ += in_lines ? "," : ", ";
      if (in_lines) new_line(depth + 1);
      if (brackets.front() == '{') out_ += json_quote(items[i].key()) + ": ";
      if (const auto id = packed_end(items[i], depth + 1)) {
        out_ += json_quote(*id);
      } else {
        write_value(items[i], depth + 1, in_lines && breaks(items[i], container, depth + 1));
      }
    }
    if (in_lines) new_line(depth);
    out_ += brackets.back();
  }

  void new_line(int depth) {
    out_ += '\n';
    out_.append(static_cast<std::size_t>(depth), ' ');
  }

  [[nodiscard]] std::string_view end_of(JsonValue edge, std::string_view name) const {
    const JsonValue end = edge.find(name);
    return packed_end(end, 3).value_or(end.text());
  }

  [[nodiscard]] std::vector<JsonValue> sorted(JsonValue container, int depth) const {
    std::vector<JsonValue> items;
    for (const JsonValue item : container) items.push_back(item);
    if (depth == 1 && container.key() == "nodes") {
      sort_stably(items, [](JsonValue a, JsonValue b) { return a.find("id").text() < b.find("id").text(); });
    }
    if (depth == 1 && container.key() == "edges") sort_edges(items);
    return items;
  }

  using EdgeKey =
      std::tuple<std::string_view, std::string_view, int, std::string_view, std::string_view, int>;

  /// Keys are computed once: find() walks through the members.
  void sort_edges(std::vector<JsonValue>& edges) const {
    std::vector<std::pair<EdgeKey, JsonValue>> keyed;
    keyed.reserve(edges.size());
    for (const JsonValue edge : edges) {
      keyed.emplace_back(
          EdgeKey{end_of(edge, "s"), edge.find("rel").text(), edge.find("n").integer().value_or(0),
                  end_of(edge, "t"), edge.find("seed").text(), edge.find("line").integer().value_or(0)},
          edge);
    }
    sort_stably(keyed, [](const auto& a, const auto& b) { return a.first < b.first; });
    std::transform(keyed.begin(), keyed.end(), edges.begin(), [](const auto& each) { return each.second; });
  }

  std::vector<std::string_view> ids_;  // of the nodes, in the order of the file
  bool in_edges_ = false;
  std::string out_;
};

}  // namespace

Result<std::string> normal_catalog(std::string_view json) {
  const Result<JsonTree> tree = parse_json(json);
  if (!tree.ok()) return Failure{tree.messages()};
  if (!tree.value().duplicate_keys().empty()) return Failure{tree.value().duplicate_keys()};
  if (const auto plain = without_tables(tree.value())) {
    return plain->ok() ? normal_catalog(plain->value()) : Failure{plain->messages()};
  }
  return NormalWriter().write(tree.value().root());
}

}  // namespace atlas
