// nlohmann-json's event interface (SAX) drives the builder; its document type is never used, because copying
// and destroying that recurses and a wrong type aborts the program. The events carry no positions, so the
// builder walks along in the file: the next token starts behind the last one, past blanks, commas and colons.
#include "formats/json_tree.hpp"

#include "core/sort.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace atlas {

/// Receives nlohmann's events. Returning false from an event stops the parser.
class JsonTreeBuilder {
 public:
  using Json = nlohmann::json;

  JsonTreeBuilder(std::string_view json, const JsonLimits& limits) : json_(json), limits_(limits) {
    if (json_.substr(0, 3) == "\xEF\xBB\xBF") cursor_ = 3;
    tree_.line_starts_.push_back(0);
    for (std::size_t i = 0; i < json_.size(); ++i) {
      if (json_[i] == '\n') tree_.line_starts_.push_back(static_cast<std::uint32_t>(i + 1));
    }
  }

  bool null() { return literal(JsonType::Null); }
  bool boolean(bool /*value*/) { return literal(JsonType::Bool); }
  bool number_integer(std::int64_t /*value*/) { return literal(JsonType::Number); }
  bool number_unsigned(std::uint64_t /*value*/) { return literal(JsonType::Number); }
  bool number_float(double /*value*/, const std::string& /*text*/) { return literal(JsonType::Number); }
  bool string(const std::string& value) {
    if (!add(JsonType::String)) return false;
    keep_text(value);
    skip_string();
    return true;
  }
  bool binary(const Json::binary_t& /*value*/) { return false; }  // no such thing in text

  bool start_object(std::size_t /*size*/) { return open(JsonType::Object); }
  bool start_array(std::size_t /*size*/) { return open(JsonType::Array); }
  bool end_object() {
    find_duplicate_keys(open_.back());
    return close();
  }
  bool end_array() { return close(); }
  bool key(const std::string& name) {
    skip_between();
    key_offset_ = cursor_;
    key_begin_ = static_cast<std::uint32_t>(tree_.pool_.size());
    tree_.pool_ += name;
    has_key_ = true;
    skip_string();
    return true;
  }
  bool parse_error(std::size_t read, const std::string& /*token*/, const Json::exception& error) {
    skip_between();
    const bool at_end = cursor_ >= json_.size();
    // A bad character in a string is best shown itself, everything else where the token starts.
    const std::string_view what = error.what();
    const bool inside = what.find("invalid string") != std::string_view::npos &&
                        what.find("closing quote") == std::string_view::npos && read > cursor_;
    fail(inside ? std::min(read, json_.size()) - 1 : cursor_, "json",
         at_end ? "The file ends too early: something that was opened is not closed."
                : "This is not valid JSON: " + plain(what) + ".");
    return false;
  }

  Result<JsonTree> finish(bool complete) {
    if (!complete && problems_.empty()) fail(cursor_, "json", "This is not valid JSON.");
    if (!problems_.empty()) return Failure{std::move(problems_)};
    return std::move(tree_);
  }

  void fail(std::size_t offset, std::string_view rule, std::string text) {
    const TextPosition at = tree_.position_of(static_cast<std::uint32_t>(offset));
    problems_.push_back({at.line, at.column, Level::Error, std::string(rule), std::move(text)});
  }

 private:
  using Entry = JsonTree::Entry;

  void skip_between() {
    while (cursor_ < json_.size() &&
           std::string_view(" \t\r\n,:").find(json_[cursor_]) != std::string_view::npos) {
      ++cursor_;
    }
  }
  void skip_string() {
    for (++cursor_; cursor_ < json_.size() && json_[cursor_] != '"'; ++cursor_) {
      if (json_[cursor_] == '\\') ++cursor_;
    }
    ++cursor_;
  }

  bool add(JsonType type) {
    skip_between();
    if (tree_.entries_.size() >= limits_.values) {
      fail(cursor_, "limit", "The file holds more than " + std::to_string(limits_.values) + " values.");
      return false;
    }
    Entry entry;
    entry.type = type;
    entry.offset = cursor_;
    entry.key_offset = has_key_ ? key_offset_ : cursor_;
    if (has_key_) {
      entry.key_begin = key_begin_;
      entry.key_size = static_cast<std::uint32_t>(tree_.pool_.size()) - key_begin_;
    }
    has_key_ = false;
    entry.end = static_cast<std::uint32_t>(tree_.entries_.size()) + 1;
    tree_.entries_.push_back(entry);
    return true;
  }

  void keep_text(std::string_view text) {
    tree_.entries_.back().text_begin = static_cast<std::uint32_t>(tree_.pool_.size());
    tree_.entries_.back().text_size = static_cast<std::uint32_t>(text.size());
    tree_.pool_ += text;
  }

  bool literal(JsonType type) {
    if (!add(type)) return false;
    const std::uint32_t begin = cursor_;
    cursor_ = static_cast<std::uint32_t>(std::min(json_.find_first_of(" \t\r\n,:]}", cursor_), json_.size()));
    keep_text(json_.substr(begin, cursor_ - begin));
    return true;
  }

  bool open(JsonType type) {
    if (!add(type)) return false;
    if (open_.size() >= limits_.depth) {
      fail(cursor_, "limit",
           "Brackets are nested more than " + std::to_string(limits_.depth) + " deep here.");
      return false;
    }
    open_.push_back(static_cast<std::uint32_t>(tree_.entries_.size()) - 1);
    ++cursor_;
    return true;
  }

  bool close() {
    skip_between();
    ++cursor_;
    tree_.entries_[open_.back()].end = static_cast<std::uint32_t>(tree_.entries_.size());
    open_.pop_back();
    return true;
  }

  void find_duplicate_keys(std::uint32_t object) {
    std::vector<std::uint32_t>& members = scratch_;
    members.clear();
    for (std::uint32_t i = object + 1; i < tree_.entries_.size(); i = tree_.entries_[i].end)
      members.push_back(i);
    const auto key = [this](std::uint32_t i) {
      return tree_.pool(tree_.entries_[i].key_begin, tree_.entries_[i].key_size);
    };
    sort_stably(members, [&key](std::uint32_t a, std::uint32_t b) {
      return key(a) != key(b) ? key(a) < key(b) : a < b;
    });
    for (std::size_t i = 1; i < members.size() && tree_.duplicate_keys_.size() < kMostDuplicates; ++i) {
      if (key(members[i - 1]) != key(members[i])) continue;
      const TextPosition at = tree_.position_of(tree_.entries_[members[i]].key_offset);
      tree_.duplicate_keys_.push_back({at.line, at.column, Level::Error, "duplicate-key",
                                       "The name \"" + std::string(key(members[i])) +
                                           "\" occurs twice in the same object; keep one of them."});
    }
  }

  /// What nlohmann's message means, as the end of a sentence. It has the form "[…] parse error at …: syntax
  /// error while parsing object - unexpected string literal; expected '}'", or "… - invalid string: …; last
  /// read: '…'".
  static std::string plain(std::string_view what) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kExpected{{
        {"expected '}'", "a comma or } is missing here"},
        {"expected ']'", "a comma or ] is missing here"},
        {"expected ':'", "a colon is missing here"},
        {"expected string literal", "a name in quotation marks must stand here"},
        {"expected end of input", "the file should end here, but something follows"},
    }};
    what = what.substr(0, what.find("; last read"));
    for (const auto& [pattern, meaning] : kExpected) {
      if (what.ends_with(pattern)) return std::string(meaning);
    }
    if (const std::size_t string = what.find("invalid string: "); string != std::string_view::npos) {
      return "in this text, " + std::string(what.substr(string + 16));
    }
    if (what.find("number overflow") != std::string_view::npos) return "this number is too large";
    if (what.find("invalid number") != std::string_view::npos) return "this is not how a number is written";
    return "here a value must stand: a text in quotation marks, a number, true, false, null, [ or {";
  }

  static constexpr std::size_t kMostDuplicates = 100;

  std::string_view json_;
  JsonLimits limits_;
  JsonTree tree_;
  std::vector<Message> problems_;
  std::vector<std::uint32_t> open_;     // arrays and objects that are not closed yet
  std::vector<std::uint32_t> scratch_;  // members of the object being closed
  std::uint32_t cursor_ = 0;            // end of the last token
  std::uint32_t key_offset_ = 0;
  std::uint32_t key_begin_ = 0;
  bool has_key_ = false;
};

Result<JsonTree> parse_json(std::string_view json, const JsonLimits& limits) {
  if (json.size() > limits.bytes) {
    return Failure{{{0, 0, Level::Error, "limit",
                     "The file has " + std::to_string(json.size()) + " bytes; at most " +
                         std::to_string(limits.bytes) + " can be read."}}};
  }
  if (json.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return Failure{{{0, 0, Level::Error, "json", "The file is empty."}}};
  }
  JsonTreeBuilder builder(json, limits);
  const bool complete = nlohmann::json::sax_parse(json.begin(), json.end(), &builder);
  return builder.finish(complete);
}

TextPosition JsonTree::position_of(std::uint32_t offset) const {
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto line = next - line_starts_.begin();
  return {static_cast<int>(line), static_cast<int>(offset - *(next - 1)) + 1};
}

JsonType JsonValue::type() const { return exists() ? tree_->entries_[index_].type : JsonType::Null; }

std::string_view JsonValue::text() const {
  if (!is(JsonType::String) && !is(JsonType::Number)) return {};
  const JsonTree::Entry& entry = tree_->entries_[index_];
  return tree_->pool(entry.text_begin, entry.text_size);
}

bool JsonValue::truth() const {
  return is(JsonType::Bool) && tree_->entries_[index_].text_size == std::string_view("true").size();
}

std::optional<double> JsonValue::number() const {
  if (!is(JsonType::Number)) return std::nullopt;
  const std::string copy(
      text());  // strtod wants a terminating zero; float from_chars is missing in libc++ 14
  const double value = std::strtod(copy.c_str(), nullptr);
  if (!std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<int> JsonValue::integer() const {
  const std::optional<double> value = number();
  if (!value || *value != std::floor(*value) || std::fabs(*value) > 2147483647.0) return std::nullopt;
  return static_cast<int>(*value);
}

std::string_view JsonValue::key() const {
  if (!exists()) return {};
  const JsonTree::Entry& entry = tree_->entries_[index_];
  return tree_->pool(entry.key_begin, entry.key_size);
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
  return exists() ? tree_->position_of(tree_->entries_[index_].key_offset) : TextPosition{};
}

JsonValue::Iterator& JsonValue::Iterator::operator++() {
  index_ = tree_->entries_[index_].end;
  return *this;
}

JsonValue::Iterator JsonValue::begin() const { return {tree_, exists() ? index_ + 1 : 0}; }

JsonValue::Iterator JsonValue::end() const { return {tree_, exists() ? tree_->entries_[index_].end : 0}; }

}  // namespace atlas
