// Escaping and separators. Only what JSON requires is escaped: the answers go through JSON.parse, never into
// HTML.
#include "formats/json_writer.hpp"

#include "core/assert.hpp"
#include "core/byte_words.hpp"
#include "core/utf8.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace atlas {
namespace {

/// Of ASCII.
constexpr bool is_escaped(unsigned char byte) {
  return byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7F;
}

void append_escaped(std::string& out, unsigned char byte) {
  if (byte == '"' || byte == '\\') {
    out += '\\';
    out += static_cast<char>(byte);
  } else if (byte == '\n') {
    out += "\\n";
  } else if (byte == '\t') {
    out += "\\t";
  } else {
    char escape[8];
    std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(byte));
    out += escape;
  }
}

/// The first byte from `at` on that is escaped, or the end. Eight bytes at a time.
std::size_t next_escaped(std::string_view text, std::size_t at) {
  for (; text.size() - at >= kWordBytes; at += kWordBytes) {
    const std::uint64_t word = load_word(text.data() + at);
    const std::uint64_t marks =
        bytes_below(word, 0x20) | bytes_equal(word, '"') | bytes_equal(word, '\\') | bytes_equal(word, 0x7F);
    if (marks != 0) return at + first_marked(marks);
  }
  while (at < text.size() && !is_escaped(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}

/// `text` with U+FFFD for each byte that is not UTF-8.
std::string repaired(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodepoint next = decode_utf8(text, at);
    append_utf8(out, next.value);
    at += next.size;
  }
  return out;
}

/// Copies what may stay as it is in one piece, which most texts are.
void append_quoted(std::string& out, std::string_view text) {
  if (!is_valid_utf8(text)) return append_quoted(out, repaired(text));
  out += '"';
  std::size_t copied = 0;
  for (std::size_t at = next_escaped(text, 0); at < text.size(); at = next_escaped(text, copied)) {
    out.append(text, copied, at - copied);
    append_escaped(out, static_cast<unsigned char>(text[at]));
    copied = at + 1;
  }
  out.append(text, copied);
  out += '"';
}

}  // namespace

std::string json_quote(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 2);
  append_quoted(out, text);
  return out;
}

std::string short_number(float value) {
  if (!std::isfinite(value) || value == 0.0F) return "0";
  char text[32];
  for (int digits = 1; digits <= 9; ++digits) {
    std::snprintf(text, sizeof text, "%.*g", digits, static_cast<double>(value));
    if (std::strtof(text, nullptr) == value) break;
  }
  return text;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  ATLAS_ASSERT(!scopes_.empty() && scopes_.back().closing == '}' && !after_key_);
  separate();
  append_quoted(out_, name);
  out_ += ':';
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  before_value();
  append_quoted(out_, text);
  return *this;
}

JsonWriter& JsonWriter::value(const Bilingual& both) {
  return begin_object().member_unless_empty("zh", both.zh).member_unless_empty("en", both.en).end_object();
}

JsonWriter& JsonWriter::value(const std::vector<std::string>& texts) {
  begin_array();
  for (const std::string& text : texts) value(text);
  return end_array();
}

JsonWriter& JsonWriter::value(double number) {
  if (!std::isfinite(number)) return raw("0");
  char text[32];
  std::snprintf(text, sizeof text, "%.15g", number);
  return raw(text);
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  before_value();
  out_ += json;
  return *this;
}

JsonWriter& JsonWriter::open(char bracket) {
  before_value();
  out_ += bracket;
  scopes_.push_back({bracket == '{' ? '}' : ']'});
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  ATLAS_ASSERT(!scopes_.empty() && scopes_.back().closing == bracket && !after_key_);
  scopes_.pop_back();
  if (break_line_) out_ += '\n';
  break_line_ = false;
  out_ += bracket;
  return *this;
}

void JsonWriter::before_value() {
  if (scopes_.empty()) {
    ATLAS_ASSERT(out_.empty());
    return;
  }
  ATLAS_ASSERT(after_key_ == (scopes_.back().closing == '}'));
  if (!after_key_) separate();
  after_key_ = false;
}

void JsonWriter::separate() {
  if (!scopes_.back().empty) out_ += ',';
  scopes_.back().empty = false;
  if (break_line_) out_ += '\n';
  break_line_ = false;
}

std::string JsonWriter::take() {
  ATLAS_ASSERT(scopes_.empty());
  return std::exchange(out_, {});
}

}  // namespace atlas
