// See languages.hpp.
#include "core/pages/languages.hpp"

#include "core/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace atlas {
namespace {

constexpr std::string_view kChinese = "zh-Hans";
constexpr std::string_view kEnglish = "en";

bool is_han(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}
bool is_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
/// What makes a word a name of something in the code, or a version.
bool is_code_sign(char32_t c) {
  constexpr std::string_view kSigns = "0123456789_/.:@#=<>{}[]";
  return c < 0x80 && kSigns.find(static_cast<char>(c)) != std::string_view::npos;
}

/// How much of a text is in which script.
struct Scripts {
  std::size_t han = 0;            ///< characters
  std::size_t words = 0;          ///< of two Latin letters or more, with no sign of code in them
  std::size_t first_han = 0;      ///< in bytes
  std::size_t past_last_han = 0;  ///< in bytes
};

Scripts scripts_of(std::string_view text) {
  Scripts found;
  std::size_t letters = 0;
  bool code = false;
  const auto end_word = [&] {
    if (letters >= 2 && !code) ++found.words;
    letters = 0;
    code = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodepoint decoded = decode_utf8(text, at);
    const std::size_t next = at + decoded.size;
    if (is_han(decoded.value)) {
      if (found.han++ == 0) found.first_han = at;
      found.past_last_han = next;
    }
    const bool full_stop = decoded.value == '.' && (next == text.size() || text[next] == ' ');
    if (is_letter(decoded.value)) {
      ++letters;
    } else if (is_code_sign(decoded.value) && !full_stop) {
      code = true;
    } else if (decoded.value != '-' && decoded.value != '\'') {
      end_word();
    }
    at = next;
  }
  end_word();
  return found;
}

std::string_view language_of(const Scripts& scripts, std::string_view around) {
  const bool chinese = around.substr(0, 2) == "zh";
  if (!chinese) return scripts.han > 0 && scripts.han >= scripts.words ? kChinese : std::string_view();
  return scripts.han == 0 && scripts.words >= 2 ? kEnglish : std::string_view();
}

std::string_view attribute_of(const Element& element, std::string_view wanted) {
  for (const auto& [key, value] : element.attributes) {
    if (key == wanted) return value;
  }
  return {};
}

/// Code and drawn shapes are no text; a title and a style are read by nobody in the page's voice.
bool is_no_text(std::string_view tag) {
  constexpr std::array<std::string_view, 6> kNoText{"code", "kbd", "pre", "style", "script", "samp"};
  return std::find(kNoText.begin(), kNoText.end(), tag) != kNoText.end();
}

Element span_of(std::string_view text, std::string_view lang) {
  return Element("span").with("lang", lang).add_text(text);
}

/// A run among others: a span round it, or round the Chinese part of an English sentence.
void wrap_run(std::vector<Element>& out, Element run, std::string_view around) {
  const Scripts scripts = scripts_of(run.text);
  if (const std::string_view lang = language_of(scripts, around); !lang.empty()) {
    out.push_back(span_of(run.text, lang));
    return;
  }
  if (scripts.han == 0 || around.substr(0, 2) == "zh") {
    out.push_back(std::move(run));
    return;
  }
  const std::string_view text = run.text;
  if (scripts.first_han > 0) out.push_back(Element::text_run(text.substr(0, scripts.first_han)));
  out.push_back(span_of(text.substr(scripts.first_han, scripts.past_last_han - scripts.first_han), kChinese));
  if (scripts.past_last_han < text.size())
    out.push_back(Element::text_run(text.substr(scripts.past_last_han)));
}

void mark_below(Element& element, std::string_view around, bool in_drawing) {
  for (Element& child : element.children) {
    if (child.tag.empty() || is_no_text(child.tag)) continue;
    const std::string own(attribute_of(child, "lang"));
    const std::string_view inside = own.empty() ? around : std::string_view(own);
    const bool drawing = in_drawing || child.tag == "svg";
    const bool only_text = child.children.size() == 1 && child.children.front().tag.empty();
    if (own.empty() && only_text) {
      const std::string_view lang = foreign_language(child.children.front().text, around);
      if (!lang.empty()) {
        child.with("lang", lang);
        continue;
      }
    }
    mark_below(child, inside, drawing);
  }
  if (in_drawing) return;  // a drawing has no spans
  std::vector<Element> marked;
  for (Element& child : element.children) {
    if (child.tag.empty()) {
      wrap_run(marked, std::move(child), around);
    } else {
      marked.push_back(std::move(child));
    }
  }
  element.children = std::move(marked);
}

}  // namespace

std::string_view foreign_language(std::string_view text, std::string_view around) {
  return language_of(scripts_of(text), around);
}

void mark_languages(Element& element, std::string_view around) { mark_below(element, around, false); }

}  // namespace atlas
