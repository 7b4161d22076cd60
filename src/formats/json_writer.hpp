// Writes JSON as it goes: no tree, no copies. Whoever calls it decides the order of members.
#pragma once

#include "core/bilingual.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// `text` as a JSON string with its quotes. Bytes that are not UTF-8 become U+FFFD, so the result always is.
[[nodiscard]] std::string json_quote(std::string_view text);

/// The shortest decimal that reads back as the same float; "0" for what is not finite.
[[nodiscard]] std::string short_number(float value);

/// Puts commas, colons and quotes where they belong. Calls must match: every begin has its end, inside an
/// object each value follows a key(); a mistake is a bug and asserts.
class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);

  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
  JsonWriter& value(bool truth) { return raw(truth ? "true" : "false"); }
  JsonWriter& value(int number) { return raw(std::to_string(number)); }
  JsonWriter& value(unsigned number) { return raw(std::to_string(number)); }
  JsonWriter& value(long number) { return raw(std::to_string(number)); }
  JsonWriter& value(unsigned long number) { return raw(std::to_string(number)); }
  JsonWriter& value(long long number) { return raw(std::to_string(number)); }
  JsonWriter& value(unsigned long long number) { return raw(std::to_string(number)); }
  JsonWriter& value(float number) { return raw(short_number(number)); }
  /// At most 15 significant digits; "0" for what is not finite.
  JsonWriter& value(double number);
  /// An object with those of "zh" and "en" that are not empty.
  JsonWriter& value(const Bilingual& both);
  JsonWriter& value(const std::vector<std::string>& texts);
  JsonWriter& null() { return raw("null"); }
  /// Text that is JSON already.
  JsonWriter& raw(std::string_view json);

  /// key() and value() in one.
  template <typename T>
  JsonWriter& member(std::string_view name, const T& content) {
    return key(name).value(content);
  }
  /// The same, left out when it is empty.
  JsonWriter& member_unless_empty(std::string_view name, std::string_view text) {
    return text.empty() ? *this : key(name).value(text);
  }
  JsonWriter& member_unless_empty(std::string_view name, const Bilingual& both) {
    return both.empty() ? *this : key(name).value(both);
  }
  JsonWriter& member_unless_empty(std::string_view name, const std::vector<std::string>& texts) {
    return texts.empty() ? *this : key(name).value(texts);
  }
  /// Starts a new line before the next element of the array that is open, for files that people compare.
  JsonWriter& line_break() {
    break_line_ = true;
    return *this;
  }

  /// The text written so far. Requires that everything is closed.
  [[nodiscard]] std::string take();

 private:
  struct Scope {
    char closing;
    bool empty = true;
  };
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void before_value();
  void separate();

  std::string out_;
  std::vector<Scope> scopes_;
  bool after_key_ = false;
  bool break_line_ = false;
};

}  // namespace atlas
