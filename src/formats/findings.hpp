// Collects messages about places in a JSON file, at most a thousand: nobody reads more, and a hostile file
// must not fill the memory with complaints about itself.
#pragma once

#include "core/result.hpp"
#include "formats/json_tree.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace atlas {

class Findings {
 public:
  static constexpr std::size_t kMost = 1000;

  void add(Message message) {
    if (message.level == Level::Error) has_errors_ = true;
    if (messages_.size() < kMost) messages_.push_back(std::move(message));
  }
  void add(TextPosition at, Level level, std::string_view rule, std::string text) {
    add({at.line, at.column, level, std::string(rule), std::move(text)});
  }
  /// About a value, shown where it starts.
  void error(JsonValue at, std::string_view rule, std::string text) {
    add(at.position(), Level::Error, rule, std::move(text));
  }
  void warning(JsonValue at, std::string_view rule, std::string text) {
    add(at.position(), Level::Warning, rule, std::move(text));
  }
  /// About a member, shown where its name starts.
  void error_at_key(JsonValue at, std::string_view rule, std::string text) {
    add(at.key_position(), Level::Error, rule, std::move(text));
  }
  void warning_at_key(JsonValue at, std::string_view rule, std::string text) {
    add(at.key_position(), Level::Warning, rule, std::move(text));
  }

  /// Nothing more is kept; a reader may as well stop.
  [[nodiscard]] bool full() const { return messages_.size() >= kMost; }
  [[nodiscard]] bool has_errors() const { return has_errors_; }
  [[nodiscard]] std::vector<Message>& messages() { return messages_; }

 private:
  std::vector<Message> messages_;
  bool has_errors_ = false;
};

/// `text` in quotation marks, shortened to something that fits into a sentence.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace atlas
