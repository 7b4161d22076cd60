// Small builders for the elements that every page is made of, and the one policy for outward links.
#pragma once

#include "core/catalog.hpp"
#include "core/dom.hpp"
#include "core/kinds.hpp"
#include "core/pages/page_context.hpp"

#include <string_view>

namespace atlas {

/// `<tag class="css_class">`; without the attribute when `css_class` is empty.
[[nodiscard]] Element element(std::string_view tag, std::string_view css_class = {});
/// The same with a text inside.
[[nodiscard]] Element element(std::string_view tag, std::string_view css_class, std::string_view text);
/// A separating dot that is as narrow in Chinese fonts as in Latin ones; reads " · " when copied.
[[nodiscard]] Element dot();
/// `<code>` with a path or the name of a field, which may be broken after a slash, or if it has none, after a
/// dot and before a bracket; never within a name where that can be helped.
[[nodiscard]] Element breakable_code(std::string_view css_class, std::string_view text);

/// True for an http(s) address with a host and without control characters, spaces or a user name: the only
/// addresses of a catalogue that become links.
[[nodiscard]] bool is_web_address(std::string_view url);

/// `<a>` to another site that tells it nothing about where the reader comes from. Requires
/// is_web_address(url).
[[nodiscard]] Element outward_link(std::string_view url, std::string_view css_class = {});
/// `<a>` to a node's page with its title, marked with the title's language where that is not the page's.
[[nodiscard]] Element node_link(const PageContext& page, NodeId id, std::string_view css_class = {});
/// Adds `lang` to an element unless it is empty or the language of the page.
[[nodiscard]] Element in_language(Element element, const PageContext& page, std::string_view lang);

/// The mark of a kind as a 16 px drawing in the colour of its shape; hidden from screen readers.
[[nodiscard]] Element mark_icon(Shape shape);

enum class Icon : std::uint8_t { Out, Copy, Share, Search, Theme, Star, Right, Map, Rings, List };
/// A line drawing in the colour of the text; hidden from screen readers.
[[nodiscard]] Element icon(Icon which, int size_px = 16);
/// The sign of Source Atlas, 24 px.
[[nodiscard]] Element logo();

}  // namespace atlas
