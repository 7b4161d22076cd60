// Line breaking: the text is cut into pieces between which a break is allowed; pieces are laid into
// lines greedily; the last line takes an ellipsis when pieces are left over.
#include "core/label_text.hpp"

#include "core/assert.hpp"
#include "core/char_width.hpp"
#include "core/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace atlas {
namespace {

constexpr std::string_view kEllipsis = "…";
constexpr std::u32string_view kNotAtStart = U",.;:!?)]}%>，。、；：！？）】》」』〉〕］｝％…—～·’”»";
constexpr std::u32string_view kNotAtEnd = U"([{<（【《「『〈〔［｛‘“«$￥#";

bool is_one_of(char32_t value, std::u32string_view set) {
  return set.find(value) != std::u32string_view::npos;
}

bool is_space(char32_t value) { return value == U' ' || value == U'\t' || value == 0xA0 || value == 0x3000; }

// May a line end between these two characters?
bool may_break(char32_t before, char32_t after) {
  if (is_space(after) || is_zero_width(after)) return false;  // spaces stay with the piece before them
  if (is_space(before)) return !is_one_of(after, kNotAtStart);
  if (is_one_of(before, kNotAtEnd) || is_one_of(after, kNotAtStart)) return false;
  return is_wide(before) || is_wide(after);
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// A text with the width of each of its prefixes, so that the width of any part costs nothing.
class MeasuredText {
 public:
  MeasuredText(std::string_view text, TypeStyle style, const TextMeasure& measure)
      : text_(text), x_(text.size() + 1, 0.0F) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t size = decode_utf8(text, at).size;
      const float width = measure.width_px(text.substr(at, size), style);
      for (std::size_t i = 1; i <= size; ++i) x_[at + i] = x_[at] + width;
      at += size;
    }
  }

  [[nodiscard]] std::string_view text() const { return text_; }
  /// `begin` and `end` are bytes at the borders of characters.
  [[nodiscard]] float width(std::size_t begin, std::size_t end) const { return x_[end] - x_[begin]; }
  /// The same without the spaces at the end.
  [[nodiscard]] float set_width(std::size_t begin, std::size_t end) const {
    while (end > begin && text_[end - 1] == ' ') --end;
    return width(begin, end);
  }

 private:
  std::string_view text_;
  std::vector<float> x_;
};

// A piece too wide for a line, cut after joints (-/._) or, when there are none, between any characters
// that punctuation lets part.
void cut_piece(const MeasuredText& text, std::size_t begin, std::size_t end, float max_width_px,
               std::vector<std::size_t>& ends) {
  std::size_t joint = begin;
  std::size_t parting = begin;
  char32_t before = 0;
  for (std::size_t at = begin; at < end;) {
    const DecodedCodepoint next = decode_utf8(text.text(), at);
    if (!is_one_of(before, kNotAtEnd) && !is_one_of(next.value, kNotAtStart)) parting = at;
    if (at > begin && text.width(begin, at + next.size) > max_width_px) {
      begin = joint > begin ? joint : (parting > begin ? parting : at);
      ends.push_back(begin);
    }
    at += next.size;
    before = next.value;
    if (is_one_of(next.value, U"-/._:=&?")) joint = at;
  }
  ends.push_back(end);
}

// Ends of the pieces between which a line may break.
std::vector<std::size_t> piece_ends(const MeasuredText& text, float max_width_px) {
  std::vector<std::size_t> ends;
  std::size_t begin = 0;
  char32_t before = 0;
  const auto close = [&](std::size_t end) {
    if (text.set_width(begin, end) > max_width_px) {
      cut_piece(text, begin, end, max_width_px, ends);
    } else {
      ends.push_back(end);
    }
    begin = end;
  };
  for (std::size_t at = 0; at < text.text().size();) {
    const DecodedCodepoint next = decode_utf8(text.text(), at);
    if (at > begin && may_break(before, next.value)) close(at);
    before = next.value;
    at += next.size;
  }
  if (begin < text.text().size()) close(text.text().size());
  return ends;
}

// The text from `begin` on, shortened until it and an ellipsis fit in `room_px`; no space or opening mark
// stands before the ellipsis.
std::string with_ellipsis(const MeasuredText& text, std::size_t begin, float room_px) {
  std::size_t kept = begin;
  for (std::size_t end = begin; end < text.text().size();) {
    const DecodedCodepoint next = decode_utf8(text.text(), end);
    if (text.width(begin, end + next.size) > room_px) break;
    end += next.size;
    if (!is_space(next.value) && !is_one_of(next.value, kNotAtEnd)) kept = end;
  }
  return std::string(text.text().substr(begin, kept - begin)).append(kEllipsis);
}

}  // namespace

std::string_view map_title(const Node& node, Lang lang) {
  if (!node.label.empty()) return node.label.pick(lang);
  if (lang == Lang::En && !node.name.en.empty() && node.kind != Kind::Component) return node.name.en;
  return node.title.empty() ? std::string_view(node.id) : std::string_view(node.title);
}

std::vector<std::string> wrap_text(std::string_view text, const WrapOptions& options,
                                   const TextMeasure& measure) {
  ATLAS_ASSERT(options.max_lines >= 1);
  const MeasuredText whole(trimmed(text), options.style, measure);
  const std::size_t size = whole.text().size();
  if (size == 0) return {};
  if (whole.width(0, size) <= options.max_width_px) return {std::string(whole.text())};
  const auto last_line = static_cast<std::size_t>(options.max_lines - 1);
  std::vector<std::string> lines;
  std::size_t begin = 0;  // of the current line
  std::size_t end = 0;    // of the pieces that fit in it
  for (const std::size_t next : piece_ends(whole, options.max_width_px)) {
    if (end > begin && whole.set_width(begin, next) > options.max_width_px) {
      if (lines.size() == last_line) break;
      lines.emplace_back(trimmed(whole.text().substr(begin, end - begin)));
      begin = end;
    }
    end = next;
  }
  if (whole.set_width(begin, size) <= options.max_width_px) {
    lines.emplace_back(trimmed(whole.text().substr(begin)));
  } else {
    const float room_px = options.max_width_px - measure.width_px(kEllipsis, options.style);
    lines.push_back(with_ellipsis(whole, begin, room_px));
  }
  return lines;
}

float widest_word_px(std::string_view text, TypeStyle style, const TextMeasure& measure) {
  const MeasuredText whole(trimmed(text), style, measure);
  float widest = 0;
  std::size_t begin = 0;
  for (const std::size_t end : piece_ends(whole, std::numeric_limits<float>::max())) {
    widest = std::max(widest, whole.set_width(begin, end));
    begin = end;
  }
  return widest;
}

}  // namespace atlas
