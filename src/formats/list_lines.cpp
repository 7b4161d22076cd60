// md4c calls back for every block, span and run of text. Addresses without brackets are found afterwards, by
// our own rule: in Chinese, text goes on directly behind an address, and md4c would take it for a part of it.
#include "formats/list_lines.hpp"

#include "formats/bare_address.hpp"
#include "formats/entities.hpp"
#include "formats/markdown_attribute.hpp"
#include "formats/markdown_callbacks.hpp"

#include <md4c.h>

#include <functional>
#include <optional>
#include <utility>

namespace atlas {
namespace {

class LineCollector {
 public:
  explicit LineCollector(std::string_view source) : source_(source) {}

  std::vector<ListLine> take() {
    finish();
    return std::move(lines_);
  }

  void enter_block(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_QUOTE:
      case MD_BLOCK_CODE:
      case MD_BLOCK_HTML:
      case MD_BLOCK_THEAD:
        finish();
        ++left_out_;
        break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        finish();
        ++depth_;
        break;
      case MD_BLOCK_LI:
        start(ListLineKind::Item, depth_);
        break;
      case MD_BLOCK_H:
        start(ListLineKind::Heading, static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level));
        break;
      case MD_BLOCK_P:  // the first one in an item is the item's own
        if (!line_ || !line_->pieces.empty()) start(ListLineKind::Text, depth_);
        break;
      case MD_BLOCK_TR:
        start(ListLineKind::Row, depth_);
        break;
      case MD_BLOCK_TD:
        if (line_ && !line_->pieces.empty()) add_text("\t", line_->at);
        break;
      default:
        break;
    }
  }

  void leave_block(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_QUOTE:
      case MD_BLOCK_CODE:
      case MD_BLOCK_HTML:
      case MD_BLOCK_THEAD:
        --left_out_;
        break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        finish();
        --depth_;
        break;
      case MD_BLOCK_LI:
      case MD_BLOCK_H:
      case MD_BLOCK_P:
      case MD_BLOCK_TR:
        finish();
        break;
      default:
        break;
    }
  }

  void enter_span(MD_SPANTYPE type, void* detail) {
    if (type == MD_SPAN_IMG) ++in_image_;
    if (type == MD_SPAN_DEL) ++struck_;
    if (type != MD_SPAN_A || in_image_ > 0 || !line_) return;
    const auto& link = *static_cast<MD_SPAN_A_DETAIL*>(detail);
    ListPiece piece;
    piece.address = attribute_text(link.href);
    piece.is_bare = link.is_autolink != 0;
    piece.is_struck = struck_ > 0;
    piece.at = position_;
    in_link_ = piece.is_link();  // "[title]()" is text
    has_image_ = false;
    if (in_link_) line_->pieces.push_back(std::move(piece));
  }

  void leave_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_IMG) {
      --in_image_;
      has_image_ = true;
    }
    if (type == MD_SPAN_DEL) --struck_;
    if (type != MD_SPAN_A || in_image_ > 0) return;
    const bool is_badge = in_link_ && has_image_ && line_->pieces.back().text.empty();
    if (is_badge) line_->pieces.pop_back();
    in_link_ = false;
  }

  void text(MD_TEXTTYPE type, std::string_view run) {
    if (left_out_ > 0 || !line_) return;
    const std::size_t at = place_of(run);
    switch (type) {
      case MD_TEXT_BR:
      case MD_TEXT_SOFTBR:
        if (line_->kind == ListLineKind::Text && !in_link_) {
          start(ListLineKind::Text, depth_);
        } else {
          add_text("\n", at);
        }
        break;
      case MD_TEXT_ENTITY:
        add_text(decode_entity(run), at);
        break;
      case MD_TEXT_HTML:
      case MD_TEXT_NULLCHAR:
        break;
      default:
        add_text(run, at);
    }
  }

 private:
  /// Where a run stands; what md4c made up itself stands where the text before it did.
  std::size_t place_of(std::string_view run) {
    const std::less_equal<> before;
    if (before(source_.data(), run.data()) && before(run.data(), source_.data() + source_.size())) {
      position_ = static_cast<std::size_t>(run.data() - source_.data());
    }
    return position_;
  }

  void start(ListLineKind kind, int level) {
    finish();
    if (left_out_ == 0) line_ = ListLine{kind, level, 0, {}};
  }

  void finish() {
    if (!line_) return;
    ListLine line = std::exchange(line_, std::nullopt).value();
    std::vector<ListPiece> pieces;
    for (ListPiece& piece : line.pieces) {
      if (piece.is_link()) {
        pieces.push_back(std::move(piece));
      } else {
        split_addresses(piece, pieces);
      }
    }
    if (pieces.empty()) return;
    line.pieces = std::move(pieces);
    line.at = line.pieces.front().at;
    lines_.push_back(std::move(line));
  }

  void add_text(std::string_view run, std::size_t at) {
    if (in_image_ > 0) return;
    std::vector<ListPiece>& pieces = line_->pieces;
    const bool is_struck = struck_ > 0;
    if (in_link_) {
      if (pieces.back().is_bare) return;  // it is the address again
      if (pieces.back().text.empty()) pieces.back().at = at;
    } else if (pieces.empty() || pieces.back().is_link() || pieces.back().is_struck != is_struck) {
      pieces.push_back({.text = {}, .address = {}, .is_bare = false, .is_struck = is_struck, .at = at});
    }
    pieces.back().text += run;
  }

  std::string_view source_;
  std::vector<ListLine> lines_;
  std::optional<ListLine> line_;  // that is being read
  std::size_t position_ = 0;      // of the last text
  int depth_ = 0;                 // of lists
  int left_out_ = 0;              // so many blocks around this have no lines
  int in_image_ = 0;
  int struck_ = 0;
  bool in_link_ = false;
  bool has_image_ = false;  // in the link that is being read
};

}  // namespace

Result<std::vector<ListLine>> read_list_lines(std::string_view markdown) {
  LineCollector lines(markdown);
  const auto callbacks = markdown_callbacks<MD_PARSER, LineCollector>(MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH);
  if (md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &callbacks, &lines) != 0) {
    return Failure{{{0, 0, Level::Error, "memory", "The list could not be read for lack of memory."}}};
  }
  return lines.take();
}

}  // namespace atlas
