// See json_tree.hpp. A tree is made in json_parse.cpp; here it is read.
#include "formats/json_tree.hpp"

#include "core/sort.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <utility>

namespace atlas {
namespace {

/// What most other numbers are: up to nine digits and a sign. Not "-0", which no integer is.
std::optional<int> plain_integer(std::string_view digits) {
  const bool negative = digits.starts_with('-');
  if (negative) digits.remove_prefix(1);
  if (digits.empty() || digits.size() > 9) return std::nullopt;
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  if (negative && value == 0) return std::nullopt;
  return negative ? -value : value;
}

}  // namespace

TextPosition JsonTree::position_of(std::uint32_t offset) const {
  if (!line_starts_) line_starts_.emplace(json_);
  return line_starts_->position_of(offset);
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

std::optional<double> JsonValue::number() const {
  if (!is(JsonType::Number)) return std::nullopt;
  if (tree_->entries_[index_].is(JsonTree::Tag::Whole)) return tree_->entries_[index_].number();
  if (const std::optional<int> plain = plain_integer(text())) return *plain;
  const std::string copy(
      text());  // strtod wants a terminating zero; float from_chars is missing in libc++ 14
  const double value = std::strtod(copy.c_str(), nullptr);
  if (!std::isfinite(value)) return std::nullopt;
  return value;
}

/// A number that is none of the whole ones of the tape.
std::optional<int> JsonValue::written_integer() const {
  if (const std::optional<int> plain = plain_integer(is(JsonType::Number) ? text() : std::string_view{})) {
    return plain;
  }
  const std::optional<double> value = number();
  if (!value || *value != std::floor(*value) || std::fabs(*value) > 2147483647.0) return std::nullopt;
  return static_cast<int>(*value);
}

JsonValue JsonValue::find(std::string_view name) const {
  if (!is(JsonType::Object)) return {};
  for (const JsonValue member : *this) {
    if (member.key() == name) return member;
  }
  return {};
}

std::size_t JsonValue::size() const {
  if (exists() && tree_->entries_[index_].is(JsonTree::Tag::LongArray)) {
    return tree_->long_arrays_[tree_->entries_[index_].number()].size;
  }
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

}  // namespace atlas
