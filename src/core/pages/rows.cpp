// See rows.hpp.
#include "core/pages/rows.hpp"

#include "core/pages/elements.hpp"
#include "core/pages/node_facts.hpp"
#include "core/pages/site_name.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace atlas {
namespace {

/// Joins texts by dots; empty ones are left out.
Element joined_by_dots(std::string_view css_class, const std::vector<std::string>& texts) {
  Element line = element("span", css_class);
  for (const std::string& text : texts) {
    if (text.empty()) continue;
    if (!line.children.empty()) line.add(dot());
    line.add_text(text);
  }
  return line;
}

Element resource_detail(const PageContext& page, NodeId id) {
  const Node& node = page.node(id);
  Element line = element("span", "detail");
  line.add(credit_names(page, id, false)).add(dot());
  const std::string site = site_name(node.link(), page.lang);
  line.add_text(site.empty() ? page.tr("row.no_link") : std::string_view(site));
  return line;
}

std::string permalink_detail(const Node& node) {
  std::string place(node.field("path"));
  if (!node.field("line").empty()) place.append(":").append(node.field("line"));
  return place;
}

std::string statistic_detail(const PageContext& page, const Node& node) {
  std::string text = grouped_digits(node.field("value"));
  if (const std::string unit = unit_name(page, node); !unit.empty()) text.append(" ").append(unit);
  return text;
}

/// Detail texts of what is no resource.
std::vector<std::string> detail_texts(const PageContext& page, NodeId id) {
  const Node& node = page.node(id);
  switch (node.kind) {
    case Kind::Topic:
      return {page.tr("row.items", member_count(page.catalog, id))};
    case Kind::Author: {
      std::string count = page.tr("row.works", member_count(page.catalog, id));
      return {std::move(count),
              node.field("role") == "person" ? "" : value_name(page, "role", node.field("role"))};
    }
    case Kind::TreeEntry:
      return {value_name(page, "role", node.field("role"))};
    case Kind::Symbol:
      return {value_name(page, "sym_kind", node.field("sym_kind")), std::string(node.field("receiver"))};
    case Kind::Package:
    case Kind::Module:
      return {std::string(node.field("import"))};
    case Kind::Permalink:
      return {permalink_detail(node), std::string(node.field("repo"))};
    case Kind::Statistic:
      return {statistic_detail(page, node), std::string(node.field("as_of"))};
    case Kind::Stage:
    case Kind::Prerequisite:
    case Kind::Advice:
      return {value_name(page, "list", node.field("list"))};
    default:
      break;
  }
  return {other_name(page, node)};
}

Element identity_tag(const PageContext& page) {
  return element("span", "tag", page.tr("row.inferred_identity"));
}

Element chip(std::string_view css_class, std::string_view text) { return element("span", css_class, text); }

}  // namespace

Element node_detail(const PageContext& page, NodeId id) {
  const Kind kind = page.node(id).kind;
  if (info(kind).resource && kind != Kind::Permalink) return resource_detail(page, id);
  return joined_by_dots("detail", detail_texts(page, id));
}

std::string other_name(const PageContext& page, const Node& node) {
  const std::string& name = page.lang == Lang::Zh ? node.name.zh : node.name.en;
  return name == node.title ? std::string() : name;
}

Element credit_names(const PageContext& page, NodeId id, bool linked) {
  Element names = element("span", "credits");
  for (const Credit& credit : credits_of(page.catalog, id)) {
    if (!names.children.empty()) names.add_text(page.tr("text.comma"));
    const std::string_view css_class = credit.stated ? "credit" : "credit inferred";
    const Node& node = page.node(credit.node);
    names.add(linked ? node_link(page, credit.node, css_class) : element("span", css_class, node.title));
  }
  if (names.children.empty()) names.add(element("span", "unknown", page.tr("row.no_author")));
  return names;
}

Element inferred_tag(const PageContext& page, std::string_view why, bool inferred_is_said) {
  Element tag = element("details", "why");
  tag.add(inferred_is_said ? element("summary", "because", page.tr("row.because"))
                           : element("summary", "tag", page.tr("row.inferred")));
  tag.add(element("span", "reason").add(in_language(element("span", {}, why), page, "en")));
  return tag;
}

Element node_row(const PageContext& page, NodeId id, const RowOptions& options) {
  const Node& node = page.node(id);
  Element text = element("div", "row-text");
  text.add(node_link(page, id, "row-title"));
  Element line = node_detail(page, id);
  if (!options.note.empty() && options.note_is_aloud) {
    text.add(element("span", "read-only-aloud", options.note + std::string(page.tr("text.comma"))));
  } else if (!options.note.empty()) {
    if (!line.children.empty()) line.children.insert(line.children.begin(), dot());
    line.children.insert(line.children.begin(), Element::text_run(options.note));
  }
  if (!line.children.empty()) text.add(std::move(line));
  for (Element& mark : mark_chips(page, id, true)) text.add(std::move(mark));
  if (node.kind == Kind::Author && node.field("evidence") == "url") text.add(identity_tag(page));
  if (options.edge.valid() && !page.catalog.edge(options.edge).stated) {
    text.add(inferred_tag(page, page.catalog.edge(options.edge).why, options.inferred_is_said));
  }
  Element row = element("li", info(node.kind).resource ? "row" : "row short")
                    .add(mark_icon(info(node.kind).shape))
                    .add(std::move(text));
  if (is_web_address(node.link())) {
    row.add(outward_link(node.link(), "out")
                .with("aria-label", page.tr("row.open_original", node.title))
                .add(icon(Icon::Out, 14)));
  }
  return row;
}

void add_rows(const PageContext& page, Element& parent, std::vector<Element> rows, const RowsLeft& left) {
  const bool fold = rows.size() >= kRowsBeforeFold + 3;
  const std::size_t shown = fold ? kRowsBeforeFold : rows.size();
  Element list = element("ul", "rows");
  for (std::size_t i = 0; i < shown; ++i) list.add(std::move(rows[i]));
  parent.add(std::move(list));
  if (!fold) return;
  Element rest = element("ul", "rows");
  for (std::size_t i = shown; i < rows.size(); ++i) rest.add(std::move(rows[i]));
  Element more = element("details", "more");
  more.add(element("summary", {}, page.tr("row.more", rows.size() + left.count - shown)))
      .add(std::move(rest));
  if (left.count > 0) {
    more.add(element("button", "list-more", page.tr("list.more", left.count))
                 .with("type", "button")
                 .with("data-more", std::to_string(left.group))
                 .with("data-from", std::to_string(rows.size())));
  }
  parent.add(std::move(more));
}

Element group_heading(std::string_view title, std::string_view count, std::string_view remark) {
  Element head = element("div", "group-head").add(element("h2", {}, title));
  if (!count.empty()) head.add(element("span", "count", count));
  if (!remark.empty()) head.add(element("span", "remark-right", remark));
  return head;
}

std::vector<Element> mark_chips(const PageContext& page, NodeId id, bool brief) {
  const Node& node = page.node(id);
  std::vector<Element> chips;
  if (node.has_flag("starred")) {
    chips.push_back(
        element("span", "chip starred").add(icon(Icon::Star, 12)).add_text(page.tr("mark.starred")));
  }
  if (node.has_flag("struck")) chips.push_back(chip("chip struck", page.tr("mark.struck")));
  if (node.has_flag("moved")) chips.push_back(chip("chip moved", page.tr("mark.moved")));
  if (const std::size_t copies = other_places(page.catalog, id).size(); copies > 0) {
    chips.push_back(chip("chip", page.tr("mark.copies", copies)));
  }
  if (brief) return chips;
  if (node.has_flag("no-target")) chips.push_back(chip("chip", page.tr("mark.no_target")));
  if (node.has_flag("untitled")) chips.push_back(chip("chip", page.tr("mark.untitled")));
  if (const auto only = only_edition(page.catalog, node); only && info(node.kind).resource) {
    const bool earlier = only->edition == Edition::Earlier;
    chips.push_back(chip("chip", page.tr(earlier ? "mark.only_earlier" : "mark.only_later", only->seed)));
  }
  return chips;
}

std::string value_name(const PageContext& page, std::string_view key, std::string_view value) {
  if (value.empty()) return {};
  const std::string full = "value." + std::string(key) + "." + std::string(value);
  return page.strings.all().count(full) > 0 ? std::string(page.tr(full)) : std::string(value);
}

std::string unit_name(const PageContext& page, const Node& figure) {
  constexpr std::array<std::string_view, 7> kNoAmount{"account", "address", "channel", "date",
                                                      "group",   "place",   "tag"};
  const std::string_view unit = figure.field("unit");
  if (std::find(kNoAmount.begin(), kNoAmount.end(), unit) != kNoAmount.end()) return {};
  return value_name(page, "unit", unit);
}

std::string language_name(const PageContext& page, std::string_view tag) {
  return value_name(page, "lang", tag);
}

std::string grouped_digits(std::string_view number) {
  const bool digits = std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || number.size() <= 3) return std::string(number);
  std::string grouped;
  for (std::size_t i = 0; i < number.size(); ++i) {
    if (i > 0 && (number.size() - i) % 3 == 0) grouped += ',';
    grouped += number[i];
  }
  return grouped;
}

}  // namespace atlas
