// See json_scanner.hpp. The grammar is small enough to be followed by hand: after a value comes a comma or
// the end of what it stands in. Texts without escapes are left where they are; the others are decoded into a
// pool.
#include "formats/json_scanner.hpp"

#include "core/byte_words.hpp"
#include "core/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <optional>

namespace atlas {
namespace {

constexpr std::size_t kBytesPerEntry = 16;  // in catalogues it is some 20, so this is normally enough

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Behind a well-formed sequence past ASCII; nullptr when there is none.
const char* end_of_codepoint(const char* at, const char* end) {
  if (end - at >= 4) {  // what most Chinese is: three bytes of which the first is E1 to EC
    std::uint32_t word = 0;
    std::memcpy(&word, at, sizeof word);
    if ((word & 0xC0C0F0U) == 0x8080E0U && (word & 0xFFU) - 0xE1U <= 0xECU - 0xE1U) return at + 3;
  }
  const DecodedCodepoint next = decode_utf8({at, static_cast<std::size_t>(end - at)}, 0);
  return next.valid ? at + next.size : nullptr;
}

const char* skip_digits(const char* at, const char* end) {
  while (at != end && is_digit(*at)) ++at;
  return at;
}

/// The four hexadecimal digits of an escape.
std::optional<char32_t> hex_digits(const char* at, const char* end) {
  if (end - at < 4) return std::nullopt;
  char32_t value = 0;
  for (int i = 0; i < 4; ++i) {
    const char c = at[i];
    const char lower = static_cast<char>(c | 0x20);
    if (is_digit(c)) {
      value = value * 16 + static_cast<char32_t>(c - '0');
    } else if (lower >= 'a' && lower <= 'f') {
      value = value * 16 + static_cast<char32_t>(lower - 'a' + 10);
    } else {
      return std::nullopt;
    }
  }
  return value;
}

/// A number that tells names apart, mostly: equal names have equal marks.
std::uint32_t mark_of(std::string_view name) {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  const std::size_t size = std::min(name.size(), sizeof first);
  std::memcpy(&first, name.data(), size);
  std::memcpy(&last, name.data() + name.size() - size, size);
  return (first ^ (last * 0x85EBCA6BU) ^ static_cast<std::uint32_t>(name.size())) * 0x9E3779B1U;
}

}  // namespace

JsonScanner::JsonScanner(std::string_view json, const JsonLimits& limits, JsonTree& tree)
    : begin_(json.data()), at_(json.data()), end_(json.data() + json.size()), limits_(limits), tree_(tree) {
  if (json.starts_with("\xEF\xBB\xBF")) at_ += 3;
  tree_.json_ = json;
  tree_.entries_.reserve(json.size() / kBytesPerEntry);
}

bool JsonScanner::scan() {
  Step step = Step::Opened;
  do {
    if (in_object() && !key()) return false;
    step = value();
    if (step == Step::Bad || (step == Step::Complete && !to_next())) return false;
  } while (!open_.empty());
  skip_blanks();
  return at_ == end_ || *at_ == '\0';  // nlohmann-json takes a zero for the end of the file
}

void JsonScanner::skip_blanks() {
  while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
}

JsonScanner::Step JsonScanner::value() {
  skip_blanks();
  if (at_ == end_ || ++values_ > limits_.values) return Step::Bad;
  const auto step = [](bool good) { return good ? Step::Complete : Step::Bad; };
  switch (*at_) {
    case '"':
      return step(string(Tag::String, Tag::EscapedString));
    case '{':
      return open(Tag::Object);
    case '[':
      return open(Tag::Array);
    case 't':
      return step(literal("true", Tag::True));
    case 'f':
      return step(literal("false", Tag::False));
    case 'n':
      return step(literal("null", Tag::Null));
    default:
      return step(number());
  }
}

/// Behind the bracket that opens an array or object; behind the one that closes it, when it is empty.
JsonScanner::Step JsonScanner::open(Tag tag) {
  if (open_.size() >= limits_.depth) return Step::Bad;
  open_.push_back({.entry = static_cast<std::uint32_t>(tree_.entries_.size()),
                   .first_key = static_cast<std::uint32_t>(key_marks_.size())});
  add(at_++, tag, 0);
  skip_blanks();
  if (!at(tag == Tag::Object ? '}' : ']')) return Step::Opened;
  return close() ? Step::Complete : Step::Bad;
}

/// From behind a value past the comma to the next one, or out of all that is closed here.
bool JsonScanner::to_next() {
  while (!open_.empty()) {
    skip_blanks();
    if (at(',')) {
      ++at_;
      return true;
    }
    if (!at(in_object() ? '}' : ']') || !close()) return false;
  }
  return true;
}

bool JsonScanner::close() {
  ++at_;
  const Open closed = open_.back();
  if (tree_.entries_.size() > JsonTree::kMostEntries) return false;
  JsonTree::Entry& entry = tree_.entries_[closed.entry];
  entry.packed = JsonTree::packed(entry.tag(), tree_.entries_.size());
  if (closed.may_repeat) tree_.find_duplicate_keys(closed.entry);
  key_marks_.resize(closed.first_key);
  open_.pop_back();
  return true;
}

bool JsonScanner::key() {
  skip_blanks();
  if (!at('"')) return false;
  const std::size_t entry = tree_.entries_.size();
  if (!string(Tag::Key, Tag::EscapedKey)) return false;
  note_key(tree_.text_of(tree_.entries_[entry]));
  skip_blanks();
  if (!at(':')) return false;
  ++at_;
  return true;
}

/// Remembers a key of the object, to see whether one comes twice: surely when it has few, else later.
void JsonScanner::note_key(std::string_view name) {
  constexpr std::size_t kFew = 64;
  Open& object = open_.back();
  const std::uint32_t mark = mark_of(name);
  const std::uint64_t bit = std::uint64_t{1} << (mark >> 26U);
  if ((object.seen & bit) != 0 && !object.may_repeat) {
    const auto first = key_marks_.begin() + object.first_key;
    object.may_repeat = key_marks_.end() - first > static_cast<std::ptrdiff_t>(kFew) ||
                        std::find(first, key_marks_.end(), mark) != key_marks_.end();
  }
  object.seen |= bit;
  key_marks_.push_back(mark);
}

/// A text in quotation marks that starts here.
bool JsonScanner::string(Tag plain, Tag escaped) {
  const char* const begin = at_ + 1;
  const char* const stop = end_of_plain_text(begin);
  if (stop == nullptr) return false;
  if (*stop == '"') {
    if (static_cast<std::size_t>(stop - begin) > JsonTree::kMostEntries) return false;
    add(at_, plain, static_cast<std::size_t>(stop - begin));
    at_ = stop + 1;
    return true;
  }
  add(at_, escaped, tree_.decoded_.size());
  return escaped_text(begin, stop);
}

/// The quotation mark or backslash at or behind `at`; nullptr when something that must not be comes first.
const char* JsonScanner::end_of_plain_text(const char* at) const {
  for (;;) {
    while (static_cast<std::size_t>(end_ - at) >= kWordBytes) {
      const std::uint64_t word = load_word(at);
      const std::uint64_t special =
          bytes_equal(word, '"') | bytes_equal(word, '\\') | bytes_below(word, 0x20) | bytes_past_ascii(word);
      if (special != 0) {
        at += first_marked(special);
        break;
      }
      at += kWordBytes;
    }
    if (at == end_) return nullptr;
    const auto byte = static_cast<unsigned char>(*at);
    if (byte == '"' || byte == '\\') return at;
    if (byte < 0x20) return nullptr;
    if (byte < 0x80) {
      ++at;
      continue;
    }
    do {
      at = end_of_codepoint(at, end_);
      if (at == nullptr) return nullptr;
    } while (at != end_ && static_cast<unsigned char>(*at) >= 0x80);
  }
}

/// The rest of a text of which [begin, at) is plain and a backslash follows.
bool JsonScanner::escaped_text(const char* begin, const char* at) {
  const auto first = static_cast<std::uint32_t>(tree_.pool_.size());
  while (*at == '\\') {
    tree_.pool_.append(begin, at);
    begin = escape(at);
    if (begin == nullptr) return false;
    at = end_of_plain_text(begin);
    if (at == nullptr) return false;
  }
  tree_.pool_.append(begin, at);
  tree_.decoded_.push_back({first, static_cast<std::uint32_t>(tree_.pool_.size()) - first});
  at_ = at + 1;
  return true;
}

/// Decodes the escape at `at` and gives what follows it; nullptr when it is none.
const char* JsonScanner::escape(const char* at) {
  constexpr std::string_view kLetters = "\"\\/bfnrt";
  constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  if (end_ - at < 2) return nullptr;
  if (at[1] != 'u') {
    const std::size_t letter = kLetters.find(at[1]);
    if (letter == std::string_view::npos) return nullptr;
    tree_.pool_ += kMeanings[letter];
    return at + 2;
  }
  const std::optional<char32_t> unit = hex_digits(at + 2, end_);
  if (!unit || (*unit >= 0xDC00 && *unit <= 0xDFFF)) return nullptr;
  if (*unit < 0xD800 || *unit > 0xDBFF) {
    append_utf8(tree_.pool_, *unit);
    return at + 6;
  }
  if (end_ - at < 8 || at[6] != '\\' || at[7] != 'u') return nullptr;
  const std::optional<char32_t> low = hex_digits(at + 8, end_);
  if (!low || *low < 0xDC00 || *low > 0xDFFF) return nullptr;
  append_utf8(tree_.pool_, 0x10000 + ((*unit - 0xD800) << 10U) + (*low - 0xDC00));
  return at + 12;
}

bool JsonScanner::number() {
  const char* at = at_;
  if (at != end_ && *at == '-') ++at;
  const char* const digits = at;
  at = skip_digits(at, end_);
  if (at == digits || (*digits == '0' && at - digits > 1)) return false;
  bool may_overflow = at - digits > 300;
  if (at != end_ && *at == '.') {
    const char* const fraction = ++at;
    at = skip_digits(at, end_);
    if (at == fraction) return false;
  }
  if (at != end_ && (*at == 'e' || *at == 'E')) {
    ++at;
    if (at != end_ && (*at == '+' || *at == '-')) ++at;
    const char* const exponent = at;
    at = skip_digits(at, end_);
    if (at == exponent) return false;
    may_overflow = true;
  }
  const std::string_view text(at_, static_cast<std::size_t>(at - at_));
  if (text.size() > JsonTree::kMostEntries) return false;
  if (may_overflow && !std::isfinite(std::strtod(std::string(text).c_str(), nullptr))) return false;
  add(at_, Tag::Number, text.size());
  at_ = at;
  return true;
}

bool JsonScanner::literal(std::string_view word, Tag tag) {
  if (static_cast<std::size_t>(end_ - at_) < word.size() || std::string_view(at_, word.size()) != word)
    return false;
  add(at_, tag, word.size());
  at_ += word.size();
  return true;
}

}  // namespace atlas
