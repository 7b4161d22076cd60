// What nlohmann-json reads a file through and collects its tokens in: all that it reads and collects passes
// here, byte by byte. Most bytes of a catalogue lie in texts that stand in the file as they are, and these
// need not pass: the parser is shown an empty text in their place. Inside the reader of JSON only.
#pragma once

#include "core/byte_words.hpp"
#include "core/utf8.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace atlas {

/// A byte as nlohmann-json sees it. Unlike char, this is a type of its own: what is stored through it cannot
/// have changed anything else, so that the parser need not read its state again after each byte.
enum class JsonByte : unsigned char {};

/// What the parser takes for the end of a file. It keeps the bytes of a token a second time, for messages
/// that quote it, unless they are this: asked that way each is, since our messages do not quote.
struct JsonEnd {
  constexpr operator std::uint32_t() const { return 0xFFFF'FFFF; }  // NOLINT(google-explicit-constructor)
  friend constexpr bool operator!=(std::uint32_t /*byte*/, JsonEnd /*end*/) { return false; }
};

}  // namespace atlas

template <>
struct std::char_traits<atlas::JsonByte> {
  using char_type = atlas::JsonByte;  // NOLINT(readability-identifier-naming): the standard names
  using int_type = std::uint32_t;     // NOLINT(readability-identifier-naming): likewise
  static constexpr int_type to_int_type(char_type byte) { return static_cast<int_type>(byte); }
  static constexpr char_type to_char_type(int_type byte) { return static_cast<char_type>(byte); }
  static constexpr atlas::JsonEnd eof() { return {}; }
};

namespace atlas {

/// A text that stands in the file as it is: without escapes and control characters, and well formed.
struct PlainText {
  const char* end = nullptr;  ///< its closing quotation mark; nullptr when there is no such text
  bool is_printable = false;  ///< surely nothing but printable ASCII
};

/// The plain text at `at`. When there is none, the parser finds out what it is.
inline PlainText plain_text(const char* at, const char* end) {
  const char* const begin = at;
  std::uint64_t past_printable = 0;  // also bytes behind the text
  const auto closed_by = [&](const char* mark) -> PlainText {
    const std::string_view text(begin, static_cast<std::size_t>(mark - begin));
    const bool is_printable = past_printable == 0;
    return *mark == '"' && (is_printable || is_valid_utf8(text)) ? PlainText{mark, is_printable}
                                                                 : PlainText{};
  };
  for (; static_cast<std::size_t>(end - at) >= kWordBytes; at += kWordBytes) {
    const std::uint64_t word = load_word(at);
    past_printable |= bytes_from_delete(word);
    const std::uint64_t marks = bytes_equal(word, '"') | bytes_equal(word, '\\') | bytes_below(word, ' ');
    if (marks != 0) return closed_by(at + first_marked(marks));
  }
  for (; at != end; ++at) {
    const auto byte = static_cast<unsigned char>(*at);
    past_printable |= byte >= 0x7F ? 1U : 0U;
    if (byte == '"' || byte == '\\' || byte < ' ') return closed_by(at);
  }
  return {};
}

/// Where the parser has read to.
class JsonReadHead {
 public:
  JsonReadHead(const char* begin, const char* end) : at_(begin), end_(end) {}

  [[nodiscard]] const char* at() const { return at_; }
  [[nodiscard]] const char* end() const { return end_; }
  /// Behind the last byte that the parser was shown, also when a text was passed over since.
  [[nodiscard]] const char* shown() const { return passed_over_ == nullptr ? at_ : passed_over_; }

  /// Over a byte that was read; behind the quotation mark that begins a plain text, to the one that ends it.
  void advance() {
    if (*at_++ == '"' && !in_text_) enter_text();
  }

  /// To be called at the end of each text: the text when it was passed over, nothing when the parser has it.
  std::optional<std::string_view> leave_text() {
    in_text_ = false;
    if (passed_over_ == nullptr) return std::nullopt;
    const char* const begin = std::exchange(passed_over_, nullptr);
    return std::string_view(begin, static_cast<std::size_t>(at_ - begin - 1));
  }
  /// Whether the text that leave_text() gave last is surely nothing but printable ASCII.
  [[nodiscard]] bool left_printable() const { return is_printable_; }

 private:
  // Called, so that the parser's reading of a byte stays small enough to be inlined everywhere.
  [[gnu::noinline]] void enter_text() {
    in_text_ = true;
    const PlainText text = plain_text(at_, end_);
    if (text.end == nullptr) return;
    is_printable_ = text.is_printable;
    passed_over_ = at_;
    at_ = text.end;
  }

  const char* at_;
  const char* end_;
  const char* passed_over_ = nullptr;  // start of the text that was
  bool in_text_ = false;               // until leave_text(): quotation marks begin nothing
  bool is_printable_ = false;          // of the text that was passed over last
};

/// The text of a token, which nlohmann-json collects byte by byte: that must cost next to nothing. What
/// nothing here uses is asked for by the library's readers of binary formats.
class JsonToken {
 public:
  using value_type = JsonByte;

  JsonToken() : bytes_(kAtFirst), next_(bytes_.data()), last_(next_ + kAtFirst - 1) {}
  JsonToken(std::string_view text) : JsonToken() { append(text); }  // NOLINT(google-explicit-constructor)
  JsonToken(const std::string& text)
      : JsonToken(std::string_view(text)) {}                          // NOLINT(google-explicit-constructor)
  JsonToken(const char* text) : JsonToken(std::string_view(text)) {}  // NOLINT(google-explicit-constructor)
  JsonToken(std::size_t count, JsonByte byte) : JsonToken(std::string(count, static_cast<char>(byte))) {}
  JsonToken(const JsonToken& other) : JsonToken(other.view()) {}
  JsonToken& operator=(const JsonToken& other) {
    if (this == &other) return *this;
    clear();
    append(other.view());
    return *this;
  }
  ~JsonToken() = default;

  void clear() { next_ = bytes_.data(); }
  void push_back(JsonByte byte) {
    if (next_ == last_) grow();
    *next_++ = byte;
  }
  void append(std::string_view text) {
    for (const char c : text) push_back(static_cast<JsonByte>(c));
  }
  void append(const JsonToken& text) { append(text.view()); }
  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(next_ - bytes_.data()); }
  [[nodiscard]] std::string_view view() const {
    return {reinterpret_cast<const char*>(bytes_.data()), size()};
  }
  /// Ends with a zero.
  [[nodiscard]] const char* data() {
    *next_ = JsonByte{};
    return reinterpret_cast<const char*>(bytes_.data());
  }

 private:
  static constexpr std::size_t kAtFirst = 4096;

  void grow() {
    const std::size_t used = size();
    bytes_.resize(2 * bytes_.size());
    next_ = bytes_.data() + used;
    last_ = bytes_.data() + bytes_.size() - 1;
  }

  std::vector<JsonByte> bytes_;
  JsonByte* next_;
  JsonByte* last_;  // for the zero
};

/// What the parser reads through; all its copies stand at the same place. Nothing stands for the end.
class JsonIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = JsonByte;
  using difference_type = std::ptrdiff_t;
  using pointer = const JsonByte*;
  using reference = JsonByte;

  explicit JsonIterator(JsonReadHead* head) : head_(head) {}
  reference operator*() const { return static_cast<JsonByte>(*head_->at()); }
  JsonIterator& operator++() {
    head_->advance();
    return *this;
  }
  friend bool operator==(const JsonIterator& a, const JsonIterator& /*end*/) {
    return a.head_->at() == a.head_->end();
  }
  friend bool operator!=(const JsonIterator& a, const JsonIterator& b) { return !(a == b); }

 private:
  JsonReadHead* head_;
};

}  // namespace atlas
