// nlohmann-json's event interface (SAX), and of that only the error: its document type is never used, because
// copying and destroying that recurses and a wrong type aborts the program. The events carry no positions, so
// this walks along in the file: the next token starts behind the last one, past blanks, commas and colons.
#include "formats/json_complaint.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace atlas {
namespace {

/// What nlohmann's message means, as the end of a sentence. It has the form "[…] parse error at …: syntax
/// error while parsing object - unexpected string literal; expected '}'", or "… - invalid string: …; last
/// read: '…'".
std::string plain(std::string_view what) {
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

/// Receives nlohmann's events. Returning false from an event stops the parser.
class Complainer {
 public:
  using Json = nlohmann::json;

  Complainer(std::string_view json, const JsonLimits& limits) : json_(json), limits_(limits) {
    if (json_.starts_with("\xEF\xBB\xBF")) cursor_ = 3;
  }

  bool null() { return literal(); }
  bool boolean(bool /*value*/) { return literal(); }
  bool number_integer(std::int64_t /*value*/) { return literal(); }
  bool number_unsigned(std::uint64_t /*value*/) { return literal(); }
  bool number_float(double /*value*/, const std::string& /*text*/) { return literal(); }
  bool string(const std::string& /*value*/) {
    if (!count_value()) return false;
    skip_string();
    return true;
  }
  bool binary(const Json::binary_t& /*value*/) { return false; }  // no such thing in text

  bool start_object(std::size_t /*size*/) { return open(); }
  bool start_array(std::size_t /*size*/) { return open(); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(const std::string& /*name*/) {
    skip_between();
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

  /// What was found, if anything.
  std::optional<Message> complaint() && { return std::move(complaint_); }

 private:
  void fail(std::size_t offset, std::string_view rule, std::string text) {
    const TextPosition at = position_in(json_, offset);
    complaint_ = Message{at.line, at.column, Level::Error, std::string(rule), std::move(text)};
  }

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

  bool count_value() {
    skip_between();
    if (++values_ <= limits_.values) return true;
    fail(cursor_, "limit", "The file holds more than " + std::to_string(limits_.values) + " values.");
    return false;
  }

  bool literal() {
    if (!count_value()) return false;
    cursor_ = std::min(json_.find_first_of(" \t\r\n,:]}", cursor_), json_.size());
    return true;
  }

  bool open() {
    if (!count_value()) return false;
    if (depth_ >= limits_.depth) {
      fail(cursor_, "limit",
           "Brackets are nested more than " + std::to_string(limits_.depth) + " deep here.");
      return false;
    }
    ++depth_;
    ++cursor_;
    return true;
  }

  bool close() {
    skip_between();
    ++cursor_;
    --depth_;
    return true;
  }

  std::string_view json_;
  JsonLimits limits_;
  std::optional<Message> complaint_;
  std::size_t cursor_ = 0;  // end of the last token
  std::size_t values_ = 0;
  std::size_t depth_ = 0;
};

}  // namespace

TextPosition position_in(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto line = std::count(before.begin(), before.end(), '\n');
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  return {static_cast<int>(line) + 1, static_cast<int>(offset - line_start) + 1};
}

std::optional<Message> json_complaint(std::string_view json, const JsonLimits& limits) {
  Complainer complainer(json, limits);
  (void)nlohmann::json::sax_parse(json.begin(), json.end(),
                                  &complainer);  // what it says, it tells the complainer
  return std::move(complainer).complaint();
}

}  // namespace atlas
