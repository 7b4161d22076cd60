// A tree of HTML elements as a value. The texts of a page (panel, list, overview) are composed once,
// as Elements; natively they are written as HTML, in the browser they are handed over as JSON and
// built with createElement. No markup is ever parsed in the browser.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace atlas {

/// An element, or a run of text when `tag` is empty.
struct Element {
  std::string tag;
  std::vector<std::pair<std::string, std::string>> attributes;  ///< in writing order
  std::vector<Element> children;
  std::string text;  ///< only for text runs

  Element() = default;
  explicit Element(std::string_view tag_name) : tag(tag_name) {}

  /// Sets an attribute; returns *this so that calls chain.
  Element& with(std::string_view key, std::string_view value) & {
    attributes.emplace_back(key, value);
    return *this;
  }
  Element&& with(std::string_view key, std::string_view value) && {
    attributes.emplace_back(key, value);
    return std::move(*this);
  }
  Element& add(Element child) & {
    children.push_back(std::move(child));
    return *this;
  }
  Element&& add(Element child) && {
    children.push_back(std::move(child));
    return std::move(*this);
  }
  Element& add_text(std::string_view run) & {
    children.push_back(text_run(run));
    return *this;
  }
  Element&& add_text(std::string_view run) && {
    children.push_back(text_run(run));
    return std::move(*this);
  }

  [[nodiscard]] static Element text_run(std::string_view run) {
    Element element;
    element.text = run;
    return element;
  }
};

/// All text below `element`, in order.
[[nodiscard]] std::string text_content(const Element& element);

}  // namespace atlas
