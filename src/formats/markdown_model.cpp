// md4c calls back for every block, span and text with pointers into the source, which become offsets.
// Neighbouring runs of text are joined where they touch, so that a block of code is one run.
#include "formats/markdown_model.hpp"

#include "core/utf16_offsets.hpp"
#include "core/utf8.hpp"
#include "formats/entities.hpp"
#include "formats/markdown_attribute.hpp"
#include "formats/markdown_callbacks.hpp"

#include <md4c.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <utility>

namespace atlas {
namespace {

using Block = MarkdownBlockKind;
using Span = MarkdownSpanKind;

std::optional<Block> block_kind(MD_BLOCKTYPE type) {
  switch (type) {
    case MD_BLOCK_QUOTE:
      return Block::Quote;
    case MD_BLOCK_UL:
      return Block::List;
    case MD_BLOCK_OL:
      return Block::OrderedList;
    case MD_BLOCK_LI:
      return Block::Item;
    case MD_BLOCK_HR:
      return Block::Rule;
    case MD_BLOCK_H:
      return Block::Heading;
    case MD_BLOCK_CODE:
      return Block::Code;
    case MD_BLOCK_P:
      return Block::Paragraph;
    case MD_BLOCK_TABLE:
      return Block::Table;
    case MD_BLOCK_THEAD:
      return Block::TableHead;
    case MD_BLOCK_TBODY:
      return Block::TableBody;
    case MD_BLOCK_TR:
      return Block::Row;
    case MD_BLOCK_TH:
      return Block::HeaderCell;
    case MD_BLOCK_TD:
      return Block::Cell;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HTML:  // with MD_FLAG_NOHTML there are none
      break;
  }
  return std::nullopt;
}

std::uint32_t block_detail(MD_BLOCKTYPE type, const void* detail) {
  switch (type) {
    case MD_BLOCK_OL:
      return static_cast<const MD_BLOCK_OL_DETAIL*>(detail)->start;
    case MD_BLOCK_H:
      return static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level;
    case MD_BLOCK_TABLE:
      return static_cast<const MD_BLOCK_TABLE_DETAIL*>(detail)->col_count;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      return static_cast<std::uint32_t>(static_cast<const MD_BLOCK_TD_DETAIL*>(detail)->align);
    default:
      return 0;
  }
}

Span span_kind(MD_SPANTYPE type) {
  switch (type) {
    case MD_SPAN_STRONG:
      return Span::Strong;
    case MD_SPAN_A:
      return Span::Link;
    case MD_SPAN_IMG:
      return Span::Image;
    case MD_SPAN_CODE:
      return Span::Code;
    case MD_SPAN_DEL:
      return Span::Strikethrough;
    default:  // the rest are extensions that are not switched on
      return Span::Emphasis;
  }
}

/// Places are bytes until take(), and those in `extra` come behind the source.
class ModelBuilder {
 public:
  explicit ModelBuilder(std::string_view source) : source_(source) {
    model_.blocks.reserve(source.size() / 64);
    model_.spans.reserve(source.size() / 16);
  }

  void enter_block(MD_BLOCKTYPE type, const void* detail) {
    const std::optional<Block> kind = block_kind(type);
    if (!kind) return;
    end_run();
    open_blocks_.push_back(size_of(model_.blocks));
    model_.blocks.push_back(
        {.kind = *kind, .detail = block_detail(type, detail), .first_span = size_of(model_.spans)});
    if (type == MD_BLOCK_CODE)
      add_attribute(Span::Info, static_cast<const MD_BLOCK_CODE_DETAIL*>(detail)->info);
  }

  void leave_block(MD_BLOCKTYPE type) {
    if (!block_kind(type)) return;
    end_run();
    MarkdownBlock& block = model_.blocks[open_blocks_.back()];
    open_blocks_.pop_back();
    block.next = size_of(model_.blocks);
    block.end_span = size_of(model_.spans);
  }

  void enter_span(MD_SPANTYPE type, const void* detail) {
    end_run();
    open_spans_.push_back(size_of(model_.spans));
    add_span(span_kind(type), position_, position_);
    if (type == MD_SPAN_A) {
      const auto& link = *static_cast<const MD_SPAN_A_DETAIL*>(detail);
      add_attribute(Span::Address, link.href);
      add_attribute(Span::Title, link.title);
    } else if (type == MD_SPAN_IMG) {
      const auto& image = *static_cast<const MD_SPAN_IMG_DETAIL*>(detail);
      add_attribute(Span::Address, image.src);
      add_attribute(Span::Title, image.title);
    }
  }

  void leave_span(MD_SPANTYPE /*type*/) {
    end_run();
    MarkdownSpan& span = model_.spans[open_spans_.back()];
    open_spans_.pop_back();
    started_spans_ = std::min(started_spans_, open_spans_.size());
    span.next = size_of(model_.spans);
    span.end = std::max(span.begin, position_);
  }

  void text(MD_TEXTTYPE type, std::string_view run) {
    switch (type) {
      case MD_TEXT_BR:
      case MD_TEXT_SOFTBR:
        end_run();
        add_span(type == MD_TEXT_BR ? Span::HardBreak : Span::SoftBreak, position_, position_);
        return;
      case MD_TEXT_NULLCHAR:
        return add_extra(Span::Text, "\xEF\xBF\xBD");
      case MD_TEXT_ENTITY:
        return add_extra(Span::Text, decode_entity(run));
      case MD_TEXT_CODE:
        return code_text(run);
      default:
        return add_text(run);
    }
  }

  MarkdownModel take() {
    end_run();
    to_utf16();
    return std::move(model_);
  }

 private:
  template <typename T>
  static std::uint32_t size_of(const std::vector<T>& list) {
    return static_cast<std::uint32_t>(list.size());
  }

  [[nodiscard]] bool in_source(std::string_view run) const {
    const std::less_equal<> before;
    return !run.empty() && before(source_.data(), run.data()) &&
           before(run.data() + run.size(), source_.data() + source_.size());
  }

  void add_span(Span kind, std::uint32_t begin, std::uint32_t end) {
    model_.spans.push_back({kind, size_of(model_.spans) + 1, begin, end});
  }

  /// Text that is not in the source.
  void add_extra(Span kind, std::string_view text) {
    end_run();
    if (text.empty()) return;
    const auto begin = static_cast<std::uint32_t>(source_.size() + model_.extra.size());
    model_.extra += text;
    add_span(kind, begin, begin + static_cast<std::uint32_t>(text.size()));
  }

  void add_attribute(Span kind, const MD_ATTRIBUTE& attribute) {
    if (attribute.text == nullptr || attribute.size == 0) return;
    const std::string_view text(attribute.text, attribute.size);
    if (!in_source(text)) return add_extra(kind, attribute_text(attribute));
    const auto begin = static_cast<std::uint32_t>(text.data() - source_.data());
    add_span(kind, begin, begin + attribute.size);
  }

  /// Indents and ends of lines do not point into the source, although they normally stand there.
  void code_text(std::string_view run) {
    const bool made_by_md4c = !in_source(run);
    if (made_by_md4c && run == "\n" && in_run_ && source_.substr(position_, 1) == "\n") {
      model_.spans.back().end = ++position_;
    } else if (made_by_md4c && run.find_first_not_of(' ') == std::string_view::npos) {
      indent_ += run.size();
    } else {
      add_text(run);
    }
  }

  void add_text(std::string_view run) {
    if (run.empty()) return;
    if (!in_source(run)) return add_extra(Span::Text, run);
    auto begin = static_cast<std::uint32_t>(run.data() - source_.data());
    const std::uint32_t end = begin + static_cast<std::uint32_t>(run.size());
    if (indent_ > 0 && indent_ <= begin &&
        source_.substr(begin - indent_, indent_).find_first_not_of(' ') == std::string_view::npos) {
      begin -= static_cast<std::uint32_t>(std::exchange(indent_, 0));
    }
    if (indent_ > 0) end_run();
    if (in_run_ && model_.spans.back().end == begin) {
      model_.spans.back().end = end;
    } else {
      add_span(Span::Text, begin, end);
    }
    for (; started_spans_ < open_spans_.size(); ++started_spans_) {
      model_.spans[open_spans_[started_spans_]].begin = begin;
    }
    position_ = end;
    in_run_ = true;
  }

  /// Blanks that did not turn out to stand before text in the source.
  [[gnu::noinline]] void add_indent() { add_extra(Span::Text, std::string(std::exchange(indent_, 0), ' ')); }

  /// What comes is not joined to the text before.
  void end_run() {
    in_run_ = false;
    if (indent_ > 0) add_indent();
  }

  void to_utf16() {
    const Utf16Offsets in_source(source_);
    const Utf16Offsets in_extra(model_.extra);
    if (in_source.size() == source_.size() && in_extra.size() == model_.extra.size()) return;
    // Every third place is the one before it.
    std::uint32_t bytes = 0;
    std::uint32_t units = 0;
    const auto convert = [&](std::uint32_t& at) {
      if (at != bytes) {
        bytes = at;
        units = at < source_.size() ? in_source.at(at) : in_source.size() + in_extra.at(at - source_.size());
      }
      at = units;
    };
    for (MarkdownSpan& span : model_.spans) {
      convert(span.begin);
      convert(span.end);
    }
  }

  std::string_view source_;
  MarkdownModel model_;
  std::vector<std::uint32_t> open_blocks_;
  std::vector<std::uint32_t> open_spans_;
  std::size_t started_spans_ = 0;  // so many of the open spans have had text
  std::size_t indent_ = 0;         // blanks that a line of code starts with, not added yet
  std::uint32_t position_ = 0;     // end of the last text in the source
  bool in_run_ = false;            // the last span is text that may go on
};

}  // namespace

Result<MarkdownModel> parse_markdown(std::string_view markdown, Utf8 utf8) {
  if (utf8 == Utf8::Unchecked && !is_valid_utf8(markdown)) {
    return Failure{{{0, 0, Level::Error, "utf-8", "The text is not UTF-8; save it with that encoding."}}};
  }
  ModelBuilder builder(markdown);
  const auto callbacks =
      markdown_callbacks<MD_PARSER, ModelBuilder>(MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH);
  if (md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &callbacks, &builder) != 0) {
    return Failure{{{0, 0, Level::Error, "memory", "The text could not be read for lack of memory."}}};
  }
  return builder.take();
}

}  // namespace atlas
