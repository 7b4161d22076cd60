// Line breaking: the text is cut into pieces between which a break is allowed; pieces are laid into
// lines greedily; the last line takes an ellipsis when pieces are left over.
#include "core/label_text.hpp"

#include <algorithm>
#include <cstddef>

#include "core/assert.hpp"
#include "core/char_width.hpp"
#include "core/utf8.hpp"

namespace atlas {
namespace {

constexpr std::string_view kEllipsis = "…";
constexpr std::u32string_view kNotAtStart =
    U",.;:!?)]}%>，。、；：！？）】》」』〉〕］｝％…—～·’”»";
constexpr std::u32string_view kNotAtEnd = U"([{<（【《「『〈〔［｛‘“«$￥#";

bool is_one_of(char32_t value, std::u32string_view set) { return set.find(value) != std::u32string_view::npos; }

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

// A word too wide for a line, cut after joints (-/._) or, when there are none, between any characters.
void cut_word(std::string_view word, const WrapOptions& options, const TextMeasure& measure,
              std::vector<std::string_view>& out) {
  std::size_t begin = 0;
  std::size_t joint = 0;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t size = decode_utf8(word, at).size;
    const bool too_wide = measure.width_px(word.substr(begin, at + size - begin), options.style) > options.max_width_px;
    if (too_wide && at > begin) {
      const std::size_t end = joint > begin ? joint : at;
      out.push_back(word.substr(begin, end - begin));
      begin = end;
    }
    at += size;
    if (is_one_of(static_cast<unsigned char>(word[at - 1]), U"-/._:=&?")) joint = at;
  }
  if (begin < word.size()) out.push_back(word.substr(begin));
}

std::vector<std::string_view> pieces_of(std::string_view text, const WrapOptions& options, const TextMeasure& measure) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  char32_t before = 0;
  const auto close = [&](std::size_t end) {
    const std::string_view piece = text.substr(begin, end - begin);
    if (measure.width_px(trimmed(piece), options.style) > options.max_width_px) {
      cut_word(piece, options, measure, pieces);
    } else {
      pieces.push_back(piece);
    }
    begin = end;
  };
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodepoint next = decode_utf8(text, at);
    if (at > begin && may_break(before, next.value)) close(at);
    before = next.value;
    at += next.size;
  }
  if (begin < text.size()) close(text.size());
  return pieces;
}

// `line` shortened until it and an ellipsis fit; no space or opening mark stands before the ellipsis.
std::string with_ellipsis(std::string_view line, const WrapOptions& options, const TextMeasure& measure) {
  const float room = options.max_width_px - measure.width_px(kEllipsis, options.style);
  std::size_t end = 0;
  std::size_t kept = 0;
  while (end < line.size()) {
    const DecodedCodepoint next = decode_utf8(line, end);
    if (measure.width_px(line.substr(0, end + next.size), options.style) > room) break;
    end += next.size;
    if (!is_space(next.value) && !is_one_of(next.value, kNotAtEnd)) kept = end;
  }
  return std::string(line.substr(0, kept)).append(kEllipsis);
}

}  // namespace

std::string_view map_title(const Node& node, Lang lang) {
  if (!node.label.empty()) return node.label.pick(lang);
  if (lang == Lang::En && !node.name.en.empty() && node.kind != Kind::Component) return node.name.en;
  return node.title.empty() ? std::string_view(node.id) : std::string_view(node.title);
}

std::vector<std::string> wrap_text(std::string_view text, const WrapOptions& options, const TextMeasure& measure) {
  ATLAS_ASSERT(options.max_lines >= 1);
  const std::string_view whole = trimmed(text);
  if (whole.empty()) return {};
  if (measure.width_px(whole, options.style) <= options.max_width_px) return {std::string(whole)};
  const auto last_line = static_cast<std::size_t>(options.max_lines - 1);
  std::vector<std::string> lines;
  std::size_t begin = 0;  // of the current line, in bytes of `whole`
  std::size_t end = 0;
  for (const std::string_view piece : pieces_of(whole, options, measure)) {
    const std::size_t next = end + piece.size();
    const std::string_view longer = trimmed(whole.substr(begin, next - begin));
    if (end > begin && measure.width_px(longer, options.style) > options.max_width_px) {
      if (lines.size() == last_line) break;
      lines.emplace_back(trimmed(whole.substr(begin, end - begin)));
      begin = end;
    }
    end = next;
  }
  const std::string_view rest = trimmed(whole.substr(begin));
  if (measure.width_px(rest, options.style) <= options.max_width_px) {
    lines.emplace_back(rest);
  } else {
    lines.push_back(with_ellipsis(rest, options, measure));
  }
  return lines;
}

}  // namespace atlas
