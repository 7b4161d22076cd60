// The quick way through a JSON file: one pass that writes the tape of a JsonTree, eight bytes at a time where
// texts are long. It only says whether all was well; what is wrong is found by json_complaint.hpp, which
// takes its time.
#pragma once

#include "formats/json_tree.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// Fills one tree. Accepts what nlohmann-json accepts, within the limits.
class JsonScanner {
 public:
  JsonScanner(std::string_view json, const JsonLimits& limits, JsonTree& tree);

  /// False when the file is no JSON or passes a limit; the tree is of no use then. O(bytes).
  [[nodiscard]] bool scan();

 private:
  /// An array or object that is not closed yet.
  struct Open {
    std::uint32_t entry = 0;
    std::uint32_t first_key = 0;  // in key_marks_
    std::uint64_t seen = 0;       // a bit for each mark of its keys
    bool may_repeat = false;      // two of its keys have the same mark
  };
  using Tag = JsonTree::Tag;

  enum class Step { Bad, Complete, Opened };

  void skip_blanks();
  [[nodiscard]] bool at(char c) const { return at_ != end_ && *at_ == c; }
  [[nodiscard]] bool in_object() const {
    return !open_.empty() && tree_.entries_[open_.back().entry].is(Tag::Object);
  }
  [[nodiscard]] Step value();
  [[nodiscard]] Step open(Tag tag);
  [[nodiscard]] bool key();
  [[nodiscard]] bool to_next();
  [[nodiscard]] bool close();
  [[nodiscard]] bool string(Tag plain, Tag escaped);
  [[nodiscard]] const char* end_of_plain_text(const char* at) const;
  [[nodiscard]] bool escaped_text(const char* begin, const char* at);
  [[nodiscard]] const char* escape(const char* at);
  [[nodiscard]] bool number();
  [[nodiscard]] bool literal(std::string_view word, Tag tag);
  void note_key(std::string_view name);

  void add(const char* at, Tag tag, std::size_t size) {
    tree_.entries_.push_back({static_cast<std::uint32_t>(at - begin_), JsonTree::packed(tag, size)});
  }

  const char* begin_;
  const char* at_;
  const char* end_;
  JsonLimits limits_;
  JsonTree& tree_;
  std::vector<Open> open_;
  std::vector<std::uint32_t> key_marks_;  // of the open objects, each after the one around it
  std::size_t values_ = 0;
};

}  // namespace atlas
