// See tables.hpp. Shares are computed from the rows, never stored.
#include "core/pages/tables.hpp"

#include "core/pages/elements.hpp"
#include "core/pages/node_facts.hpp"
#include "core/pages/rows.hpp"
#include "core/sort.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>

namespace atlas {
namespace {

constexpr int kBarWidth = 96;

/// Languages whose lines are mostly data or generated, so that comparing them with code misleads.
bool holds_data(std::string_view language) {
  constexpr std::array<std::string_view, 6> kData{"CSV", "JSON", "SVG", "TOML", "XML", "YAML"};
  return std::find(kData.begin(), kData.end(), language) != kData.end();
}

std::int64_t number_of(std::string_view text) { return std::strtoll(std::string(text).c_str(), nullptr, 10); }

std::vector<NodeId> figures_of(const PageContext& page, NodeId topic, std::string_view table) {
  std::vector<NodeId> figures;
  for (const NodeId id : related(page.catalog, topic, Relation::InTopic, false)) {
    const Node& node = page.node(id);
    if (node.kind == Kind::Statistic && node.field("table") == table) figures.push_back(id);
  }
  sort_stably(figures, [&](NodeId a, NodeId b) {
    return number_of(page.node(a).field("n")) < number_of(page.node(b).field("n"));
  });
  return figures;
}

/// The figure that stands for a row, found by its numbers.
NodeId figure_of(const PageContext& page, const std::vector<NodeId>& figures, const ClocRow& row) {
  const auto found = std::find_if(figures.begin(), figures.end(), [&](NodeId id) {
    const Node& node = page.node(id);
    return number_of(node.field("value")) == row.code && number_of(node.field("files")) == row.files &&
           node.title.rfind(row.language, 0) == 0;
  });
  return found == figures.end() ? NodeId{} : *found;
}

/// "78.6 %", from tenths of a percent rounded half up; "<0.1 %" for what rounds to nothing.
std::string percent(std::int64_t part, std::int64_t whole) {
  if (whole <= 0) return "–";
  const std::int64_t tenths = (part * 2000 + whole) / (whole * 2);
  if (tenths == 0 && part > 0) return "<0.1 %";
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

Element bar(std::int64_t part, std::int64_t whole) {
  const std::int64_t width = whole > 0 ? std::max<std::int64_t>(1, part * kBarWidth / whole) : 0;
  Element drawing = element("svg", "bar").with("width", std::to_string(kBarWidth)).with("height", "8");
  drawing.with("aria-hidden", "true");
  drawing.add(Element("rect").with("width", std::to_string(width)).with("height", "8").with("rx", "2"));
  return drawing;
}

Element number_cell(std::int64_t number) {
  return element("td", "number", grouped_digits(std::to_string(number)));
}

Element header_row(const PageContext& page, std::initializer_list<std::string_view> keys) {
  Element row("tr");
  for (const std::string_view key : keys) {
    const bool text = key == *keys.begin() || key == "table.fact_value" || key == "table.as_of";
    row.add(element("th", text ? "" : "number", page.tr(key)).with("scope", "col"));
  }
  return Element("thead").add(std::move(row));
}

Element cloc_row(const PageContext& page, const ClocRow& row, NodeId figure, const ClocRow& sum) {
  Element name = Element("th").with("scope", "row");
  if (figure.valid()) {
    name.add(element("a", {}, row.language).with("href", node_href(page, figure)));
  } else {
    name.add_text(row.language);
  }
  Element share = element("td", "number share").add(bar(row.code, sum.code));
  share.add(element("span", "percent", percent(row.code, sum.code)));
  return Element("tr")
      .add(std::move(name))
      .add(number_cell(row.files))
      .add(number_cell(row.blank))
      .add(number_cell(row.comment))
      .add(number_cell(row.code))
      .add(std::move(share));
}

ClocRow sum_of(const std::vector<ClocRow>& rows) {
  ClocRow sum;
  for (const ClocRow& row : rows) {
    sum.files += row.files;
    sum.blank += row.blank;
    sum.comment += row.comment;
    sum.code += row.code;
  }
  return sum;
}

/// The two largest languages in words, and a remark when one of them is no code.
Element cloc_remark(const PageContext& page, std::vector<ClocRow> rows, const ClocRow& sum) {
  sort_stably(rows, [](const ClocRow& a, const ClocRow& b) { return a.code > b.code; });
  Element remark = element("p", "remark");
  for (std::size_t i = 0; i < std::min<std::size_t>(2, rows.size()); ++i) {
    if (i > 0) remark.add_text(page.tr("text.semicolon"));
    remark.add(element("b", {}, rows[i].language)).add_text(" " + percent(rows[i].code, sum.code));
    if (holds_data(rows[i].language)) remark.add_text(page.tr("table.mostly_data"));
  }
  return remark;
}

Element cloc_table(const PageContext& page, const std::vector<NodeId>& figures) {
  const std::vector<ClocRow>& rows = page.catalog.data().cloc;
  ClocRow sum = sum_of(rows);
  sum.language = page.tr("table.sum");
  Element body("tbody");
  for (const ClocRow& row : rows) body.add(cloc_row(page, row, figure_of(page, figures, row), sum));
  NodeId total;  // the figure that is no row of its own
  for (const NodeId id : figures) {
    if (number_of(page.node(id).field("value")) == sum.code) total = id;
  }
  Element table = element("table", "figures");
  table.add(element("caption", {}, page.tr("table.cloc")));
  table.add(header_row(
      page, {"table.language", "table.files", "table.blank", "table.comment", "table.code", "table.share"}));
  table.add(std::move(body)).add(Element("tfoot").add(cloc_row(page, sum, total, sum)));
  Element box = element("div", "table-box").add(cloc_remark(page, rows, sum));
  return std::move(box).add(element("div", "table-scroll")
                                .with("tabindex", "0")
                                .with("role", "region")
                                .with("aria-label", page.tr("table.cloc"))
                                .add(std::move(table)));
}

Element fact_row(const PageContext& page, NodeId id) {
  const Node& node = page.node(id);
  const std::string_view title = page.lang == Lang::En && !node.name.en.empty()
                                     ? std::string_view(node.name.en)
                                     : std::string_view(node.title);
  // The title repeats the value after a colon; the table has a column for it.
  std::size_t end = std::min(title.find("："), title.find(": "));
  if (end == std::string_view::npos) end = title.size();
  Element name = Element("th")
                     .with("scope", "row")
                     .add(element("a", {}, title.substr(0, end)).with("href", node_href(page, id)));
  std::string value = grouped_digits(node.field("value"));
  if (const std::string unit = unit_name(page, node); !unit.empty()) value.append(" ").append(unit);
  return Element("tr")
      .add(std::move(name))
      .add(element("td", {}, value))
      .add(element("td", "quiet", node.field("as_of")));
}

Element facts_table(const PageContext& page, const std::vector<NodeId>& figures) {
  Element body("tbody");
  for (const NodeId id : figures) body.add(fact_row(page, id));
  Element table = element("table", "figures");
  table.add(element("caption", {}, page.tr("table.facts")));
  table.add(header_row(page, {"table.fact", "table.fact_value", "table.as_of"})).add(std::move(body));
  return element("div", "table-box").add(std::move(table));
}

}  // namespace

std::vector<NodeId> tabled_figures(const PageContext& page, NodeId topic) {
  std::vector<NodeId> all;
  if (page.node(topic).kind != Kind::Topic) return all;
  for (const std::string_view table : {"cloc", "cncf"}) {
    const std::vector<NodeId> figures = figures_of(page, topic, table);
    all.insert(all.end(), figures.begin(), figures.end());
  }
  return all;
}

Element node_table(const PageContext& page, NodeId id) {
  Element tables = element("div", "tables");
  if (page.node(id).kind != Kind::Topic) return tables;
  const std::vector<NodeId> lines = figures_of(page, id, "cloc");
  if (!lines.empty() && !page.catalog.data().cloc.empty()) tables.add(cloc_table(page, lines));
  const std::vector<NodeId> facts = figures_of(page, id, "cncf");
  if (!facts.empty()) tables.add(facts_table(page, facts));
  return tables;
}

}  // namespace atlas
