// JSON as a flat, read-only tape of values that remember where they stand in the file, so that every
// complaint can name line and column. Names and values lie in document order, eight bytes each, and say where
// their subtree ends; texts stay in the file. Nothing is recursive, so a hostile file can exhaust neither the
// stack nor, with the limits, the memory.
#pragma once

#include "core/result.hpp"
#include "formats/text_position.hpp"

#include <array>
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
  std::size_t bytes = std::size_t{512} << 20;
  std::size_t values = 64'000'000;
  std::size_t depth = 16;
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
  /// True only for strings of nothing but ASCII from blank to tilde. Not for all of these: not when they are
  /// written with escapes, or when other characters stand right behind them.
  [[nodiscard]] bool is_printable() const;
  /// True for the literal true only.
  [[nodiscard]] bool truth() const;
  /// A number; nothing when it is none or not finite.
  [[nodiscard]] std::optional<double> number() const;
  /// A number without a fraction within int32; nothing otherwise.
  [[nodiscard]] std::optional<int> integer() const;
  /// Name of the member that this value is; empty for elements of arrays and for the root.
  [[nodiscard]] std::string_view key() const;
  /// Number of the member's name in JsonTree::known_keys(); kMostKnownKeys when it is none of these.
  [[nodiscard]] std::size_t key_number() const;
  /// The first member of this name. O(number of members).
  [[nodiscard]] JsonValue find(std::string_view name) const;
  /// Number of elements or members. O(that number), but O(1) for long arrays.
  [[nodiscard]] std::size_t size() const;

  /// Where the value starts.
  [[nodiscard]] TextPosition position() const;
  /// Where the name of the member starts; position() when it has no name.
  [[nodiscard]] TextPosition key_position() const;

  /// Stands on a member's name, or on an element.
  class Iterator {
   public:
    Iterator(const JsonTree* tree, std::uint32_t index) : tree_(tree), index_(index) {}
    JsonValue operator*() const;
    Iterator& operator++();
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.index_ == b.index_; }

   private:
    const JsonTree* tree_;
    std::uint32_t index_;
  };
  /// Elements of an array or members of an object in file order; none for everything else.
  [[nodiscard]] Iterator begin() const;
  [[nodiscard]] Iterator end() const;
  /// Calls visit(key_number, member) for the members of an object in file order.
  template <typename Visit>
  void for_each_member(const Visit& visit) const;

 private:
  [[nodiscard]] bool has_key() const;
  [[nodiscard]] std::optional<int> written_integer() const;

  const JsonTree* tree_ = nullptr;
  std::uint32_t index_ = 0;
};

/// A parsed file: reads from its text, which must outlive it. Movable; values taken from it before a move are
/// invalid after it.
class JsonTree {
 public:
  static constexpr std::size_t kMostKnownKeys = 64;

  [[nodiscard]] JsonValue root() const { return {*this, 0}; }
  /// The names of members that came first in the file, each once: at most kMostKnownKeys.
  [[nodiscard]] const std::vector<std::string_view>& known_keys() const { return known_keys_; }
  /// Names that occur twice in one object, as errors at the second occurrence.
  [[nodiscard]] const std::vector<Message>& duplicate_keys() const { return duplicate_keys_; }

 private:
  friend class JsonValue;
  friend class JsonTreeBuilder;

  /// What an entry is. Whole numbers from 0 to kMostEntries are told from others, and strings of which the
  /// parser saw that they are printable ASCII; escaped texts lie decoded in pool_; what is to know of arrays
  /// of kLongArray elements or more in long_arrays_; known names, the first different ones of the file, in
  /// known_keys_.
  enum class Tag : std::uint8_t {
    Null,
    False,
    True,
    Whole,
    Number,
    String,
    PrintableString,
    EscapedString,
    Array,
    LongArray,
    Object,
    Key,
    EscapedKey,
    KnownKey
  };
  static constexpr std::size_t kMostEntries = (std::size_t{1} << 28U) - 1;
  static constexpr std::uint32_t kLongArray = 64;

  /// Eight bytes for a name or a value.
  struct Entry {
    std::uint32_t offset = 0;  // in the file
    std::uint32_t packed = 0;  // see packed()

    [[nodiscard]] Tag tag() const { return static_cast<Tag>(packed & 0xFU); }
    [[nodiscard]] bool is(Tag tag_wanted) const { return tag() == tag_wanted; }
    [[nodiscard]] bool is_key() const { return tag() >= Tag::Key; }
    [[nodiscard]] bool has_subtree() const { return tag() >= Tag::Array && tag() <= Tag::Object; }
    /// Of an array or object: the first entry behind its subtree. Of a long array: its number in
    /// long_arrays_. Of a whole number: its value. Of an escaped text: its number in decoded_. Of a known
    /// name: its number in known_keys_. Of others: how many bytes they have in the file, without quotation
    /// marks.
    [[nodiscard]] std::uint32_t number() const { return packed >> 4U; }
  };
  /// Requires number <= kMostEntries.
  static std::uint32_t packed(Tag tag, std::size_t number) {
    return static_cast<std::uint32_t>(number << 4U) | static_cast<std::uint32_t>(tag);
  }
  /// How many bytes a whole number has in the file.
  static std::size_t digits_of(std::size_t value) {
    std::size_t digits = 1;
    for (; value > 9; value /= 10) ++digits;
    return digits;
  }
  /// Part of pool_.
  struct Decoded {
    std::uint32_t begin = 0, size = 0;
  };
  struct LongArray {
    std::uint32_t behind = 0;  // the first entry behind its subtree
    std::uint32_t size = 0;    // how many elements
  };

  /// The first entry behind the value at `index`.
  [[nodiscard]] std::uint32_t behind(std::uint32_t index) const {
    const Entry entry = entries_[index];
    if (!entry.has_subtree()) return index + 1;
    return entry.is(Tag::LongArray) ? long_arrays_[entry.number()].behind : entry.number();
  }
  /// Of names, texts and numbers.
  [[nodiscard]] std::string_view text_of(Entry entry) const {
    if (entry.is(Tag::EscapedString) || entry.is(Tag::EscapedKey)) {
      const Decoded decoded = decoded_[entry.number()];
      return {pool_.data() + decoded.begin, decoded.size};
    }
    if (entry.is(Tag::KnownKey)) return known_keys_[entry.number()];
    if (entry.is(Tag::Whole)) return {json_.data() + entry.offset, digits_of(entry.number())};
    return {json_.data() + entry.offset + (entry.is(Tag::Number) ? 0 : 1), entry.number()};
  }
  [[nodiscard]] TextPosition position_of(std::uint32_t offset) const;
  void find_duplicate_keys(std::uint32_t object);

  std::string_view json_;
  std::vector<Entry> entries_;
  std::string pool_;
  std::vector<Decoded> decoded_;
  std::vector<LongArray> long_arrays_;
  std::vector<std::string_view> known_keys_;
  std::vector<Message> duplicate_keys_;
  mutable std::optional<LineStarts> line_starts_;  // found when the first position is asked for
};

// What every value of a file is asked, some many times: here, so that it costs no call.

inline JsonType JsonValue::type() const {
  constexpr std::array<JsonType, 14> kTypes{
      JsonType::Null,   JsonType::Bool,   JsonType::Bool,   JsonType::Number, JsonType::Number,
      JsonType::String, JsonType::String, JsonType::String, JsonType::Array,  JsonType::Array,
      JsonType::Object, JsonType::Null,   JsonType::Null,   JsonType::Null};  // in the order of JsonTree::Tag
  return exists() ? kTypes[static_cast<std::size_t>(tree_->entries_[index_].tag())] : JsonType::Null;
}

inline std::string_view JsonValue::text() const {
  if (!exists()) return {};
  const JsonTree::Entry entry = tree_->entries_[index_];
  // What nearly every text is.
  if (entry.is(JsonTree::Tag::PrintableString) || entry.is(JsonTree::Tag::String)) {
    return {tree_->json_.data() + entry.offset + 1, entry.number()};
  }
  const bool has_text = entry.tag() >= JsonTree::Tag::Whole && entry.tag() <= JsonTree::Tag::EscapedString;
  return has_text ? tree_->text_of(entry) : std::string_view{};
}

inline bool JsonValue::is_printable() const {
  return exists() && tree_->entries_[index_].is(JsonTree::Tag::PrintableString);
}

inline std::optional<int> JsonValue::integer() const {
  if (!exists()) return std::nullopt;
  const JsonTree::Entry entry = tree_->entries_[index_];
  return entry.is(JsonTree::Tag::Whole) ? static_cast<int>(entry.number()) : written_integer();
}

inline bool JsonValue::truth() const { return exists() && tree_->entries_[index_].is(JsonTree::Tag::True); }

inline bool JsonValue::has_key() const {
  return exists() && index_ > 0 && tree_->entries_[index_ - 1].is_key();
}

inline std::string_view JsonValue::key() const {
  return has_key() ? tree_->text_of(tree_->entries_[index_ - 1]) : std::string_view{};
}

inline std::size_t JsonValue::key_number() const {
  if (!has_key()) return JsonTree::kMostKnownKeys;
  const JsonTree::Entry entry = tree_->entries_[index_ - 1];
  return entry.is(JsonTree::Tag::KnownKey) ? entry.number() : JsonTree::kMostKnownKeys;
}

inline JsonValue JsonValue::Iterator::operator*() const {
  return {*tree_, index_ + (tree_->entries_[index_].is_key() ? 1U : 0U)};
}

inline JsonValue::Iterator& JsonValue::Iterator::operator++() {
  index_ = tree_->behind(index_ + (tree_->entries_[index_].is_key() ? 1U : 0U));
  return *this;
}

inline JsonValue::Iterator JsonValue::begin() const { return {tree_, exists() ? index_ + 1 : 0}; }

inline JsonValue::Iterator JsonValue::end() const { return {tree_, exists() ? tree_->behind(index_) : 0}; }

template <typename Visit>
void JsonValue::for_each_member(const Visit& visit) const {
  if (!is(JsonType::Object)) return;
  const JsonTree::Entry* const entries = tree_->entries_.data();
  const std::uint32_t behind = entries[index_].number();
  for (std::uint32_t name = index_ + 1; name != behind; name = tree_->behind(name + 1)) {
    const JsonTree::Entry key = entries[name];
    visit(key.is(JsonTree::Tag::KnownKey) ? std::size_t{key.number()} : JsonTree::kMostKnownKeys,
          JsonValue(*tree_, name + 1));
  }
}

/// Parses UTF-8 JSON. Fails with one message at the place where the text stops being JSON, or where a limit
/// is passed. Duplicate names do not fail, see JsonTree::duplicate_keys(). The tree keeps views into `json`.
/// O(bytes).
[[nodiscard]] Result<JsonTree> parse_json(std::string_view json, const JsonLimits& limits = {});

}  // namespace atlas
