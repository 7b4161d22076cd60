// Removes what only readers of the repository need from scripts and style sheets.
#include "formats/site_scripts.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace atlas {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// Copies a script piece by piece, knowing what is code and what is not.
class ScriptStripper {
 public:
  explicit ScriptStripper(std::string_view source) : source_(source) {}

  std::string run() {
    while (at_ < source_.size()) step();
    trim_line();
    return std::move(out_);
  }

 private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0';
  }
  void copy() { out_ += source_[at_++]; }

  void step() {
    const char c = peek();
    if (c == '/' && peek(1) == '/') return skip_line_comment();
    if (c == '/' && peek(1) == '*') return skip_block_comment();
    if (c == '/' && starts_regex()) return copy_regex();
    if (c == '"' || c == '\'') return copy_string(c);
    if (c == '`') return copy_template();
    if (c == '{') ++depth_;
    if (c == '}' && !templates_.empty() && templates_.back() == depth_) {
      templates_.pop_back();
      copy();
      return copy_template_rest();
    }
    if (c == '}') --depth_;
    if (c == '\n') return end_line();
    if (is_blank(c) && (out_.empty() || out_.back() == '\n')) {
      ++at_;
      return;
    }
    copy();
  }

  void skip_line_comment() {
    while (at_ < source_.size() && peek() != '\n') ++at_;
  }

  void skip_block_comment() {
    const std::size_t end = source_.find("*/", at_ + 2);
    const std::size_t stop = end == std::string_view::npos ? source_.size() : end + 2;
    const bool many_lines = source_.substr(at_, stop - at_).find('\n') != std::string_view::npos;
    at_ = stop;
    if (many_lines) return add_line_end();  // a line end may end a statement
    if (!out_.empty() && out_.back() != '\n') out_ += ' ';
  }

  /// A slash divides after a value and starts a regular expression after anything else.
  [[nodiscard]] bool starts_regex() const {
    std::size_t i = out_.size();
    while (i > 0 && (is_blank(out_[i - 1]) || out_[i - 1] == '\n')) --i;
    if (i == 0) return true;
    const char last = out_[i - 1];
    if (last == ')' || last == ']' || last == '}' || last == '"' || last == '\'' || last == '`') return false;
    if (!is_word(last)) return true;
    std::size_t begin = i;
    while (begin > 0 && is_word(out_[begin - 1])) --begin;
    constexpr std::array<std::string_view, 6> kBeforeValue{"return", "typeof", "case", "in", "of", "void"};
    const std::string_view word = std::string_view(out_).substr(begin, i - begin);
    return std::find(kBeforeValue.begin(), kBeforeValue.end(), word) != kBeforeValue.end();
  }

  void copy_regex() {
    bool in_class = false;
    copy();
    while (at_ < source_.size() && peek() != '\n') {
      const char c = peek();
      if (c == '\\') copy();
      if (c == '[') in_class = true;
      if (c == ']') in_class = false;
      copy();
      if (c == '/' && !in_class) return;
    }
  }

  void copy_string(char quote) {
    copy();
    while (at_ < source_.size() && peek() != quote && peek() != '\n') {
      if (peek() == '\\' && at_ + 1 < source_.size()) copy();
      copy();
    }
    if (peek() == quote) copy();
  }

  void copy_template() {
    copy();
    copy_template_rest();
  }

  void copy_template_rest() {
    while (at_ < source_.size()) {
      if (peek() == '`') return copy();
      if (peek() == '$' && peek(1) == '{') {
        copy();
        copy();
        templates_.push_back(depth_);
        return;
      }
      if (peek() == '\\' && at_ + 1 < source_.size()) copy();
      copy();
    }
  }

  void trim_line() {
    while (!out_.empty() && is_blank(out_.back())) out_.pop_back();
  }
  void add_line_end() {
    trim_line();
    if (!out_.empty() && out_.back() != '\n') out_ += '\n';
  }
  void end_line() {
    add_line_end();
    ++at_;
  }

  std::string_view source_;
  std::size_t at_ = 0;
  std::string out_;
  int depth_ = 0;               // of braces
  std::vector<int> templates_;  // depths at which ${ began
};

}  // namespace

std::string strip_script(std::string_view source) { return ScriptStripper(source).run(); }

std::string strip_style(std::string_view source) {
  constexpr std::string_view kTight = "{};,";
  std::string out;
  for (std::size_t i = 0; i < source.size();) {
    const char c = source[i];
    if (c == '/' && source.substr(i, 2) == "/*") {
      const std::size_t end = source.find("*/", i + 2);
      i = end == std::string_view::npos ? source.size() : end + 2;
      continue;
    }
    if (c == '"' || c == '\'') {
      const std::size_t end = std::min(source.find(c, i + 1), source.size() - 1);
      out.append(source.substr(i, end - i + 1));
      i = end + 1;
      continue;
    }
    ++i;
    if (c != '\n' && !is_blank(c)) {
      if (kTight.find(c) != std::string_view::npos && !out.empty() && out.back() == ' ') out.pop_back();
      out += c;
    } else if (!out.empty() && out.back() != ' ' && kTight.find(out.back()) == std::string_view::npos) {
      out += ' ';
    }
  }
  return out;
}

}  // namespace atlas
