// What every text of the site is written from: a catalogue, the words of the interface, a language, and
// how to reach the root of the site from the page.
#pragma once

#include "core/catalog.hpp"
#include "core/dom.hpp"
#include "core/strings.hpp"

#include <cstddef>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// Turns the Markdown of a note into elements; an empty result means that it could not be read.
using MarkdownRenderer = std::function<std::vector<Element>(std::string_view)>;

/// Views over values that outlive the page.
struct PageContext {
  const Catalog& catalog;
  const Strings& strings;
  Lang lang = Lang::Zh;
  std::string root = {};           ///< prefix of internal links: "" or "../../"
  MarkdownRenderer markdown = {};  ///< may be empty: notes are then shown as plain text
  /// Rows of a group at most; those left over are counted on a button (see more_rows()).
  std::size_t most_rows = std::numeric_limits<std::size_t>::max();

  [[nodiscard]] const Node& node(NodeId id) const { return catalog.node(id); }
  /// Interface text.
  [[nodiscard]] std::string_view tr(std::string_view key) const { return strings.text(key, lang); }
  /// Interface text with "{}" replaced.
  [[nodiscard]] std::string tr(std::string_view key, std::string_view value) const {
    return strings.with(key, lang, value);
  }
  [[nodiscard]] std::string tr(std::string_view key, std::size_t count) const {
    return strings.counted(key, lang, count);
  }
};

/// Path of a node's page from the root of the site: "n/<id>/".
[[nodiscard]] inline std::string node_path(const Node& node) { return "n/" + node.id + "/"; }
/// Address of a node's page as written in a link of this page.
[[nodiscard]] inline std::string node_href(const PageContext& page, NodeId id) {
  return page.root + node_path(page.node(id));
}
/// BCP 47 tag of an interface language.
[[nodiscard]] constexpr std::string_view lang_tag(Lang lang) { return lang == Lang::Zh ? "zh-Hans" : "en"; }

}  // namespace atlas
