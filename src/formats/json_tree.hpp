// JSON as a flat, read-only tape of values that remember where they stand in the file, so that every
// complaint can name line and column. Values lie in document order and know where their subtree ends;
// nothing is recursive, so a hostile file can exhaust neither the stack nor, with the limits, the memory.
#pragma once

#include "core/result.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

enum class JsonType : std::uint8_t { Null, Bool, Number, String, Array, Object };

/// What a file may cost at most; beyond it parse_json() fails.
struct JsonLimits {
  std::size_t bytes = std::size_t{32} << 20;
  std::size_t values = 6'000'000;
  std::size_t depth = 16;
};

/// Line and column, both counted from 1; the column counts bytes.
struct TextPosition {
  int line = 0;
  int column = 0;
};

class JsonTree;

/// A value of a tree, or nothing: find() on anything gives nothing when there is nothing to find, and
/// nothing reads as an empty string, array or object. Cheap to copy; must not outlive or see moved the tree.
class JsonValue {
 public:
  JsonValue() = default;
  JsonValue(const JsonTree& tree, std::uint32_t index) : tree_(&tree), index_(index) {}

  [[nodiscard]] bool exists() const { return tree_ != nullptr; }
  /// JsonType::Null when there is nothing.
  [[nodiscard]] JsonType type() const;
  [[nodiscard]] bool is(JsonType wanted) const { return exists() && type() == wanted; }
  /// Contents of a string, or a number as it is written; empty for everything else.
  [[nodiscard]] std::string_view text() const;
  /// True for the literal true only.
  [[nodiscard]] bool truth() const;
  /// A number; nothing when it is none or not finite.
  [[nodiscard]] std::optional<double> number() const;
  /// A number without a fraction within int32; nothing otherwise.
  [[nodiscard]] std::optional<int> integer() const;
  /// Name of the member that this value is; empty for elements of arrays and for the root.
  [[nodiscard]] std::string_view key() const;
  /// The first member of this name. O(number of members).
  [[nodiscard]] JsonValue find(std::string_view name) const;
  /// Number of elements or members. O(that number).
  [[nodiscard]] std::size_t size() const;

  /// Where the value starts.
  [[nodiscard]] TextPosition position() const;
  /// Where the name of the member starts; position() when it has no name.
  [[nodiscard]] TextPosition key_position() const;

  class Iterator {
   public:
    Iterator(const JsonTree* tree, std::uint32_t index) : tree_(tree), index_(index) {}
    JsonValue operator*() const { return {*tree_, index_}; }
    Iterator& operator++();
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.index_ == b.index_; }

   private:
    const JsonTree* tree_;
    std::uint32_t index_;
  };
  /// Elements of an array or members of an object in file order; none for everything else.
  [[nodiscard]] Iterator begin() const;
  [[nodiscard]] Iterator end() const;

 private:
  const JsonTree* tree_ = nullptr;
  std::uint32_t index_ = 0;
};

/// A parsed file. Movable; values taken from it before a move are invalid after it.
class JsonTree {
 public:
  [[nodiscard]] JsonValue root() const { return {*this, 0}; }
  /// Names that occur twice in one object, as errors at the second occurrence.
  [[nodiscard]] const std::vector<Message>& duplicate_keys() const { return duplicate_keys_; }

 private:
  friend class JsonValue;
  friend class JsonTreeBuilder;

  struct Entry {
    std::uint32_t offset = 0;                     // of the value in the file
    std::uint32_t key_offset = 0;                 // of the member's name; equal to offset when it has none
    std::uint32_t end = 0;                        // index of the first entry behind the subtree
    std::uint32_t key_begin = 0, key_size = 0;    // in pool_
    std::uint32_t text_begin = 0, text_size = 0;  // in pool_: string contents, or a literal as written
    JsonType type = JsonType::Null;
  };
  [[nodiscard]] TextPosition position_of(std::uint32_t offset) const;
  [[nodiscard]] std::string_view pool(std::uint32_t begin, std::uint32_t size) const {
    return std::string_view(pool_).substr(begin, size);
  }

  std::vector<Entry> entries_;
  std::string pool_;
  std::vector<std::uint32_t> line_starts_;
  std::vector<Message> duplicate_keys_;
};

/// Parses UTF-8 JSON. Fails with one message at the place where the text stops being JSON, or where a limit
/// is passed. Duplicate names do not fail, see JsonTree::duplicate_keys(). O(bytes).
[[nodiscard]] Result<JsonTree> parse_json(std::string_view json, const JsonLimits& limits = {});

}  // namespace atlas
