// The head of a node's text: what it is, what it is called, who made it, what it is about, where it is.
#include "core/pages/elements.hpp"
#include "core/pages/node_facts.hpp"
#include "core/pages/node_page.hpp"
#include "core/pages/rows.hpp"
#include "core/pages/site_name.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace atlas {
namespace {

constexpr std::size_t kShortCommit = 10;    // as long as the abbreviated commits that people write
constexpr std::size_t kShownAddress = 120;  // bytes of an address in running text

/// Adds `part` to a line, with a dot before it unless it is the first.
void add_part(Element& line, Element part) {
  if (!line.children.empty()) line.add(dot());
  line.add(std::move(part));
}

Element kind_line(const PageContext& page, const Node& node) {
  const KindInfo& kind = info(node.kind);
  const bool zh = page.lang == Lang::Zh;
  Element line = element("p", "kind").add(mark_icon(kind.shape)).add_text(zh ? kind.zh : kind.en);
  line.add_text(" ").add(
      element("span", "kind-other", zh ? kind.en : kind.zh).with("lang", zh ? "en" : "zh-Hans"));
  return line;
}

std::string short_ref(const Node& node) {
  const std::string ref(node.field("ref"));
  return node.field("ref_kind") == "commit" ? ref.substr(0, kShortCommit) : ref;
}

std::string path_and_line(const Node& node) {
  std::string place(node.field("path"));
  for (const std::string_view key : {"line", "col"}) {
    if (!node.field(key).empty()) place.append(":").append(node.field(key));
  }
  return place;
}

/// Other name, code path and, for permalinks, repository and revision.
Element names_line(const PageContext& page, const Node& node) {
  Element line = element("p", "names");
  if (const std::string name = other_name(page, node); !name.empty()) {
    add_part(line, element("span", {}, name));
  } else if (node.name.en != node.title && !node.name.en.empty()) {
    add_part(line, in_language(element("span", {}, node.name.en), page, "en"));
  }
  for (const std::string_view key : {"repo", "binary", "import", "receiver"}) {
    const std::string_view value = node.field(key);
    if (!value.empty() && value != node.title) add_part(line, element("code", {}, value));
  }
  if (!node.field("ref").empty()) {
    add_part(line, element("span", {}, value_name(page, "ref_kind", node.field("ref_kind")))
                       .add_text(" ")
                       .add(element("code", {}, short_ref(node))));
  }
  const std::string place = path_and_line(node);
  if (!place.empty() && place != node.title && node.kind != Kind::Topic)
    add_part(line, element("code", {}, place));
  return line;
}

Element byline(const PageContext& page, NodeId id) {
  const Node& node = page.node(id);
  Element line = element("p", "byline");
  const bool credited = !credits_of(page.catalog, id).empty();
  if (info(node.kind).resource || credited) add_part(line, credit_names(page, id, true));
  if (const std::string site = site_name(node.link(), page.lang); !site.empty()) {
    add_part(line, element("span", {}, site));
  }
  if (info(node.kind).resource && !node.lang.empty()) {
    add_part(line, element("span", {}, language_name(page, node.lang)));
  }
  return line;
}

/// Both languages, that of the page first; once when they say the same, in whatever language that is.
Element summary_of(const PageContext& page, const Node& node) {
  Element summary = element("div", "summary");
  const Lang other = page.lang == Lang::Zh ? Lang::En : Lang::Zh;
  const bool is_same = node.summary.zh == node.summary.en;
  for (const Lang lang : {page.lang, other}) {
    const std::string& text = lang == Lang::Zh ? node.summary.zh : node.summary.en;
    if (text.empty() || (lang == other && is_same)) continue;
    const std::string_view css_class = lang == page.lang ? "lead" : "lead-other";
    const std::vector<Element> blocks =
        node.kind == Kind::Note && page.markdown ? page.markdown(text) : std::vector<Element>{};
    Element paragraph = element(blocks.empty() ? "p" : "div", css_class);
    if (!is_same) paragraph.with("lang", lang_tag(lang));
    if (blocks.empty()) paragraph.add_text(text);
    for (const Element& block : blocks) paragraph.add(block);
    summary.add(std::move(paragraph));
  }
  return summary;
}

struct Address {
  std::string_view label;  ///< key of an interface text
  std::string url;
};

/// What can be opened, best first: repaired, cleaned, as listed. Each address once.
std::vector<Address> addresses_of(const Node& node) {
  std::vector<Address> addresses;
  const auto offer = [&](std::string_view label, std::string_view url) {
    const auto same = [&](const Address& known) { return known.url == url; };
    if (!url.empty() && std::none_of(addresses.begin(), addresses.end(), same)) {
      addresses.push_back({label, std::string(url)});
    }
  };
  offer("address.repaired", node.field("repaired"));
  offer("address.cleaned", node.open_url);
  offer("address.listed", node.url);
  if (addresses.size() == 1) addresses.front().label = "address.only";
  return addresses;
}

Element address_item(const PageContext& page, const Address& address) {
  Element item = Element("li").add(element("span", "address-label", page.tr(address.label)));
  if (is_web_address(address.url)) {
    return std::move(item).add(
        outward_link(address.url, "address").add_text(short_address(address.url, kShownAddress)));
  }
  item.add(element("code", "address", address.url))
      .add(element("span", "unknown", page.tr("address.unsafe")));
  return item;
}

Element copy_button(const PageContext& page, const Node& node) {
  return element("button", "button needs-js")
      .with("type", "button")
      .with("data-copy", node_path(node))
      .add(icon(Icon::Copy, 14))
      .add(element("span", {}, page.tr("panel.copy_link")));
}

/// What to do in WeChat, which opens few other sites; shown there only.
Element wechat_help(const PageContext& page, const std::string& url) {
  Element copy = element("button", "button needs-js").with("type", "button").with("data-copy-text", url);
  copy.add(icon(Icon::Copy, 14)).add(element("span", {}, page.tr("panel.copy_address")));
  return element("p", "in-wechat", page.tr("panel.in_wechat")).add_text(" ").add(std::move(copy));
}

Element ways_out(const PageContext& page, const Node& node) {
  const std::vector<Address> addresses = addresses_of(node);
  Element ways = element("div", addresses.empty() ? "ways needs-js" : "ways");
  Element actions = element("p", "actions");
  const auto opens = std::find_if(addresses.begin(), addresses.end(),
                                  [](const Address& address) { return is_web_address(address.url); });
  if (opens != addresses.end()) {
    actions.add(outward_link(opens->url, "button primary")
                    .add(icon(Icon::Out, 14))
                    .add(element("span", {}, page.tr("panel.open_original"))));
  }
  ways.add(std::move(actions).add(copy_button(page, node)));
  if (addresses.empty()) return ways;
  Element list = element("ul", "addresses");
  for (const Address& address : addresses) list.add(address_item(page, address));
  ways.add(std::move(list));
  if (opens != addresses.end()) ways.add(wechat_help(page, opens->url));
  return ways;
}

}  // namespace

Element node_parts::head(const PageContext& page, NodeId id) {
  const Node& node = page.node(id);
  Element head = element("header", "node-head").add(kind_line(page, node)).add(node_parts::place(page, id));
  head.add(in_language(element("h1", {}, node.title), page, node.lang));
  if (Element names = names_line(page, node); !names.children.empty()) head.add(std::move(names));
  if (Element by = byline(page, id); !by.children.empty()) head.add(std::move(by));
  if (std::vector<Element> chips = mark_chips(page, id, false); !chips.empty()) {
    Element marks = element("p", "chips");
    for (Element& chip : chips) marks.add(std::move(chip));
    head.add(std::move(marks));
  }
  if (Element summary = summary_of(page, node); !summary.children.empty()) head.add(std::move(summary));
  return std::move(head).add(ways_out(page, node));
}

}  // namespace atlas
