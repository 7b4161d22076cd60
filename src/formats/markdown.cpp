// md4c calls back for every block, span and text; a stack of open elements turns that into a tree. Which tags
// and attributes can come out is decided here and nowhere else, so the list below is the whole policy.
#include "formats/markdown.hpp"

#include "core/utf8.hpp"
#include "formats/entities.hpp"
#include "formats/markdown_attribute.hpp"
#include "formats/markdown_callbacks.hpp"
#include "formats/url_policy.hpp"

#include <md4c.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace atlas {
namespace {

enum Stop : int { kWentOn = 0, kTooMany = 1, kTooDeep = 2 };

class TreeBuilder {
 public:
  explicit TreeBuilder(const MarkdownLimits& limits) : limits_(limits) { open_.emplace_back(); }

  std::vector<Element> take() { return std::move(open_.front().children); }

  int enter_block(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_DOC:
      case MD_BLOCK_HTML:
        return kWentOn;  // with MD_FLAG_NOHTML there are none of the latter
      case MD_BLOCK_QUOTE:
        return open("blockquote");
      case MD_BLOCK_UL:
        return open("ul");
      case MD_BLOCK_OL:
        return open_list(*static_cast<MD_BLOCK_OL_DETAIL*>(detail));
      case MD_BLOCK_LI:
        return open("li");
      case MD_BLOCK_HR:
        return open("hr");
      case MD_BLOCK_H:
        return open(heading(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level));
      case MD_BLOCK_CODE:
        return open_pre();
      case MD_BLOCK_P:
        return open("p");
      case MD_BLOCK_TABLE:
        return open("table");
      case MD_BLOCK_THEAD:
        return open("thead");
      case MD_BLOCK_TBODY:
        return open("tbody");
      case MD_BLOCK_TR:
        return open("tr");
      case MD_BLOCK_TH:
        return open_cell("th", *static_cast<MD_BLOCK_TD_DETAIL*>(detail));
      case MD_BLOCK_TD:
        return open_cell("td", *static_cast<MD_BLOCK_TD_DETAIL*>(detail));
    }
    return kWentOn;
  }

  int leave_block(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_DOC || type == MD_BLOCK_HTML) return kWentOn;
    close();
    if (type == MD_BLOCK_CODE) close();  // pre holds code
    return kWentOn;
  }

  int enter_span(MD_SPANTYPE type, void* detail) {
    switch (type) {
      case MD_SPAN_EM:
        return open("em");
      case MD_SPAN_STRONG:
        return open("strong");
      case MD_SPAN_CODE:
        return open("code");
      case MD_SPAN_DEL:
        return open("del");
      case MD_SPAN_A:
        return open_link(static_cast<MD_SPAN_A_DETAIL*>(detail)->href);
      case MD_SPAN_IMG:
        return open_link(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src);
      case MD_SPAN_U:
      case MD_SPAN_LATEXMATH:
      case MD_SPAN_LATEXMATH_DISPLAY:
      case MD_SPAN_WIKILINK:
        break;  // extensions that are not switched on
    }
    return open("span");
  }

  int leave_span(MD_SPANTYPE /*type*/) {
    if (open_.back().tag == "a") {
      in_link_ = false;
      // An image without a description would be a link without a text.
      if (open_.back().children.empty()) open_.back().add_text(open_.back().attributes.front().second);
    }
    close();
    return kWentOn;
  }

  int text(MD_TEXTTYPE type, std::string_view run) {
    switch (type) {
      case MD_TEXT_BR: {
        const int stop = open("br");
        if (stop == kWentOn) close();
        return stop;
      }
      case MD_TEXT_SOFTBR:
        return add_text("\n");
      case MD_TEXT_NULLCHAR:
        return add_text("\xEF\xBF\xBD");
      case MD_TEXT_ENTITY:
        return add_text(decode_entity(run));
      default:
        return add_text(run);
    }
  }

 private:
  /// Level 1 of a note is level 3 of the page.
  static std::string_view heading(unsigned level) {
    constexpr std::array<std::string_view, 4> kTags{"h3", "h4", "h5", "h6"};
    return kTags[std::min<std::size_t>(level - 1, kTags.size() - 1)];
  }

  int open(std::string_view tag) {
    if (++elements_ > limits_.elements) return kTooMany;
    if (open_.size() > limits_.depth) return kTooDeep;
    open_.emplace_back(tag);
    return kWentOn;
  }

  void close() {
    Element done = std::move(open_.back());
    open_.pop_back();
    const bool only_text = done.tag == "span" && done.attributes.empty();
    if (!only_text) {
      open_.back().add(std::move(done));
      return;
    }
    for (Element& child : done.children) {
      if (child.tag.empty()) {
        append_text(child.text);
      } else {
        open_.back().add(std::move(child));
      }
    }
  }

  int open_list(const MD_BLOCK_OL_DETAIL& detail) {
    const int stop = open("ol");
    if (stop == kWentOn && detail.start != 1) open_.back().with("start", std::to_string(detail.start));
    return stop;
  }

  int open_pre() {
    const int stop = open("pre");
    return stop == kWentOn ? open("code") : stop;
  }

  int open_cell(std::string_view tag, const MD_BLOCK_TD_DETAIL& detail) {
    const int stop = open(tag);
    if (stop != kWentOn) return stop;
    if (tag == "th") open_.back().with("scope", "col");
    if (detail.align == MD_ALIGN_CENTER) open_.back().with("class", "centre");
    if (detail.align == MD_ALIGN_RIGHT) open_.back().with("class", "right");
    return stop;
  }

  /// A link cannot stand in a link: an image there is only its description.
  int open_link(const MD_ATTRIBUTE& address) {
    const std::string href = attribute_text(address);
    if (in_link_ || !is_safe_url(href)) return open("span");
    const int stop = open("a");
    if (stop != kWentOn) return stop;
    in_link_ = true;
    open_.back()
        .with("href", href)
        .with("rel", "noopener noreferrer ugc")
        .with("referrerpolicy", "no-referrer");
    return stop;
  }

  int add_text(std::string_view run) {
    if (append_text(run)) ++elements_;
    return elements_ > limits_.elements ? kTooMany : kWentOn;
  }

  /// Joins neighbouring runs of text; true when a new one had to be made.
  bool append_text(std::string_view run) {
    std::vector<Element>& siblings = open_.back().children;
    const bool joins = !siblings.empty() && siblings.back().tag.empty();
    if (joins) {
      siblings.back().text += run;
    } else {
      open_.back().add_text(run);
    }
    return !joins;
  }

  MarkdownLimits limits_;
  std::vector<Element> open_;  // the first stands for the whole text
  std::size_t elements_ = 0;
  bool in_link_ = false;
};

Failure failure(std::string_view rule, std::string text) {
  return Failure{{{0, 0, Level::Error, std::string(rule), std::move(text)}}};
}

}  // namespace

Result<std::vector<Element>> markdown_to_elements(std::string_view markdown, const MarkdownLimits& limits) {
  if (markdown.size() > limits.input_bytes) {
    return failure("limit", "The text has more than " + std::to_string(limits.input_bytes) + " bytes.");
  }
  if (!is_valid_utf8(markdown)) return failure("utf-8", "The text is not UTF-8; save it with that encoding.");
  TreeBuilder tree(limits);
  const auto callbacks =
      markdown_callbacks<MD_PARSER, TreeBuilder>(MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH);
  const int stop = md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &callbacks, &tree);
  if (stop == kTooMany) return failure("limit", "The text has more parts than can be shown.");
  if (stop == kTooDeep) {
    return failure("limit",
                   "Lists and quotes are nested more than " + std::to_string(limits.depth) + " deep.");
  }
  if (stop != kWentOn) return failure("memory", "The text could not be read for lack of memory.");
  return tree.take();
}

}  // namespace atlas
