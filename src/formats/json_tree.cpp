// See json_tree.hpp. What makes a tree is json_scanner.hpp; here it is read.
#include "formats/json_tree.hpp"

#include "core/sort.hpp"
#include "formats/json_complaint.hpp"
#include "formats/json_scanner.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <utility>

namespace atlas {
namespace {

/// What most numbers are: up to nine digits and nothing else.
std::optional<int> plain_integer(std::string_view digits) {
  if (digits.empty() || digits.size() > 9) return std::nullopt;
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

Result<JsonTree> parse_json(std::string_view json, const JsonLimits& limits) {
  if (json.size() > limits.bytes) {
    return Failure{{{0, 0, Level::Error, "limit",
                     "The file has " + std::to_string(json.size()) + " bytes; at most " +
                         std::to_string(limits.bytes) + " can be read."}}};
  }
  if (json.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return Failure{{{0, 0, Level::Error, "json", "The file is empty."}}};
  }
  JsonTree tree;
  if (JsonScanner(json, limits, tree).scan()) return tree;
  return Failure{{json_complaint(json, limits)
                      .value_or(Message{0, 0, Level::Error, "json", "This is not valid JSON."})}};
}

TextPosition JsonTree::position_of(std::uint32_t offset) const {
  if (line_starts_.empty()) {
    line_starts_.push_back(0);
    for (std::size_t i = 0; (i = json_.find('\n', i)) != std::string_view::npos;) {
      line_starts_.push_back(static_cast<std::uint32_t>(++i));
    }
  }
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto line = next - line_starts_.begin();
  return {static_cast<int>(line), static_cast<int>(offset - *(next - 1)) + 1};
}

void JsonTree::find_duplicate_keys(std::uint32_t object) {
  constexpr std::size_t kMostDuplicates = 100;
  std::vector<std::uint32_t> names;
  for (std::uint32_t i = object + 1; i < entries_.size(); i = behind(i + 1)) names.push_back(i);
  const auto name = [this](std::uint32_t i) { return text_of(entries_[i]); };
  sort_stably(names, [&name](std::uint32_t a, std::uint32_t b) {
    return name(a) != name(b) ? name(a) < name(b) : a < b;
  });
  for (std::size_t i = 1; i < names.size() && duplicate_keys_.size() < kMostDuplicates; ++i) {
    if (name(names[i - 1]) != name(names[i])) continue;
    const TextPosition at = position_of(entries_[names[i]].offset);
    duplicate_keys_.push_back({at.line, at.column, Level::Error, "duplicate-key",
                               "The name \"" + std::string(name(names[i])) +
                                   "\" occurs twice in the same object; keep one of them."});
  }
}

JsonType JsonValue::type() const {
  if (!exists()) return JsonType::Null;
  switch (tree_->entries_[index_].tag()) {
    case JsonTree::Tag::False:
    case JsonTree::Tag::True:
      return JsonType::Bool;
    case JsonTree::Tag::Number:
      return JsonType::Number;
    case JsonTree::Tag::String:
    case JsonTree::Tag::EscapedString:
      return JsonType::String;
    case JsonTree::Tag::Array:
      return JsonType::Array;
    case JsonTree::Tag::Object:
      return JsonType::Object;
    case JsonTree::Tag::Null:
    case JsonTree::Tag::Key:
    case JsonTree::Tag::EscapedKey:
      break;
  }
  return JsonType::Null;
}

std::string_view JsonValue::text() const {
  if (!is(JsonType::String) && !is(JsonType::Number)) return {};
  return tree_->text_of(tree_->entries_[index_]);
}

bool JsonValue::truth() const { return exists() && tree_->entries_[index_].is(JsonTree::Tag::True); }

std::optional<double> JsonValue::number() const {
  if (!is(JsonType::Number)) return std::nullopt;
  const std::string copy(
      text());  // strtod wants a terminating zero; float from_chars is missing in libc++ 14
  const double value = std::strtod(copy.c_str(), nullptr);
  if (!std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<int> JsonValue::integer() const {
  if (const std::optional<int> plain = plain_integer(is(JsonType::Number) ? text() : std::string_view{})) {
    return plain;
  }
  const std::optional<double> value = number();
  if (!value || *value != std::floor(*value) || std::fabs(*value) > 2147483647.0) return std::nullopt;
  return static_cast<int>(*value);
}

std::string_view JsonValue::key() const {
  return has_key() ? tree_->text_of(tree_->entries_[index_ - 1]) : std::string_view{};
}

JsonValue JsonValue::find(std::string_view name) const {
  if (!is(JsonType::Object)) return {};
  for (const JsonValue member : *this) {
    if (member.key() == name) return member;
  }
  return {};
}

std::size_t JsonValue::size() const {
  std::size_t count = 0;
  for (Iterator it = begin(); !(it == end()); ++it) ++count;
  return count;
}

TextPosition JsonValue::position() const {
  return exists() ? tree_->position_of(tree_->entries_[index_].offset) : TextPosition{};
}

TextPosition JsonValue::key_position() const {
  return has_key() ? tree_->position_of(tree_->entries_[index_ - 1].offset) : position();
}

bool JsonValue::has_key() const { return exists() && index_ > 0 && tree_->entries_[index_ - 1].is_key(); }

JsonValue JsonValue::Iterator::operator*() const {
  return {*tree_, index_ + (tree_->entries_[index_].is_key() ? 1U : 0U)};
}

JsonValue::Iterator& JsonValue::Iterator::operator++() {
  index_ = tree_->behind(index_ + (tree_->entries_[index_].is_key() ? 1U : 0U));
  return *this;
}

JsonValue::Iterator JsonValue::begin() const { return {tree_, exists() ? index_ + 1 : 0}; }

JsonValue::Iterator JsonValue::end() const { return {tree_, exists() ? tree_->behind(index_) : 0}; }

}  // namespace atlas
