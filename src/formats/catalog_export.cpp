// Both exports list resources in catalogue order, so that two exports of similar catalogues compare well.
#include "formats/catalog_export.hpp"

#include "core/sort.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace atlas {
namespace {

std::vector<NodeId> targets(const Catalog& catalog, NodeId id, Relation relation) {
  std::vector<NodeId> found;
  for (const Neighbour& neighbour : catalog.neighbours(id)) {
    const bool fits = neighbour.outgoing && catalog.edge(neighbour.edge).relation == relation;
    if (fits && std::find(found.begin(), found.end(), neighbour.node) == found.end())
      found.push_back(neighbour.node);
  }
  return found;
}

std::string titles(const Catalog& catalog, const std::vector<NodeId>& nodes, std::string_view between) {
  std::string text;
  for (const NodeId id : nodes) {
    if (!text.empty()) text += between;
    text += catalog.node(id).title;
  }
  return text;
}

/// Text in which no character means anything to Markdown.
std::string markdown_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>#|~&").find(c) != std::string_view::npos) out += '\\';
    out += c == '\n' || c == '\r' ? ' ' : c;
  }
  return out;
}

/// The address in pointed brackets, which allow parentheses; is_safe_url() has refused blanks and line
/// breaks.
std::string markdown_url(std::string_view url) {
  std::string out = "<";
  for (const char c : url) {
    if (c == '<' || c == '>' || c == '\\') out += '\\';
    out += c;
  }
  return out + '>';
}

class MarkdownExport {
 public:
  MarkdownExport(const Catalog& catalog, Lang lang) : catalog_(catalog), lang_(lang) {}

  std::string write() {
    const CatalogData& data = catalog_.data();
    out_ = "# " + markdown_text(data.title.pick(lang_)) + "\n";
    if (!data.summary.empty()) out_ += "\n" + markdown_text(data.summary.pick(lang_)) + "\n";
    for (const NodeId topic : topics()) write_topic(topic);
    write_rest();
    return std::move(out_);
  }

 private:
  /// In the curator's order, which the member "order" tells.
  std::vector<NodeId> topics() const {
    std::vector<NodeId> found;
    for (std::uint32_t i = 0; i < catalog_.node_count(); ++i) {
      if (catalog_.node(NodeId{i}).kind == Kind::Topic) found.push_back(NodeId{i});
    }
    sort_stably(found, [this](NodeId a, NodeId b) { return order(a) < order(b); });
    return found;
  }

  int order(NodeId topic) const {
    int value = 0;
    for (const char c : catalog_.node(topic).field("order")) {
      if (c >= '0' && c <= '9' && value < 1'000'000) value = value * 10 + (c - '0');
    }
    return value;
  }

  void write_topic(NodeId topic) {
    std::vector<NodeId> members;
    for (const Neighbour& neighbour : catalog_.neighbours(topic)) {
      const bool inside = !neighbour.outgoing && catalog_.edge(neighbour.edge).relation == Relation::InTopic;
      if (inside && info(catalog_.node(neighbour.node).kind).resource) members.push_back(neighbour.node);
    }
    const Node& node = catalog_.node(topic);
    const bool english = lang_ == Lang::En && !node.name.en.empty();
    write_section(english ? node.name.en : node.title, node.summary.pick(lang_), std::move(members));
  }

  void write_rest() {
    std::vector<NodeId> rest;
    for (std::uint32_t i = 0; i < catalog_.node_count(); ++i) {
      const bool resource = info(catalog_.node(NodeId{i}).kind).resource;
      if (resource && targets(catalog_, NodeId{i}, Relation::InTopic).empty()) rest.push_back(NodeId{i});
    }
    write_section(lang_ == Lang::Zh ? "其他" : "Others", "", std::move(rest));
  }

  void write_section(std::string_view title, std::string_view summary, std::vector<NodeId> members) {
    if (members.empty()) return;
    sort_stably(members);
    members.erase(std::unique(members.begin(), members.end()), members.end());
    out_ += "\n## " + markdown_text(title) + "\n\n";
    if (!summary.empty()) out_ += markdown_text(summary) + "\n\n";
    for (const NodeId id : members) write_resource(id);
  }

  void write_resource(NodeId id) {
    const Node& node = catalog_.node(id);
    const std::string title = markdown_text(node.title);
    std::string item = node.link().empty() ? title : "[" + title + "](" + markdown_url(node.link()) + ")";
    if (node.has_flag("struck")) item = "~~" + item + "~~";
    if (node.has_flag("starred")) item = "⭐ " + item;
    const std::string authors =
        titles(catalog_, targets(catalog_, id, Relation::By), lang_ == Lang::Zh ? "、" : ", ");
    if (!authors.empty()) item += (lang_ == Lang::Zh ? " 作者：" : " by ") + markdown_text(authors);
    const std::string_view summary = node.summary.pick(lang_);
    if (!summary.empty()) item += "  \n  " + markdown_text(summary);
    out_ += "- " + item + "\n";
  }

  const Catalog& catalog_;
  Lang lang_;
  std::string out_;
};

std::string csv_cell(std::string_view text) {
  const bool formula =
      !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  std::string cell = (formula ? "'" : "") + std::string(text);
  if (cell.find_first_of("\",\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string csv_row(const std::vector<std::string>& cells) {
  std::string row;
  for (const std::string& cell : cells) row += (row.empty() ? "" : ",") + csv_cell(cell);
  return row + "\r\n";
}

}  // namespace

std::string export_markdown(const Catalog& catalog, Lang lang) {
  return MarkdownExport(catalog, lang).write();
}

std::string export_csv(const Catalog& catalog) {
  std::string out = csv_row({"id", "kind", "title", "authors", "topics", "lang", "url", "flags"});
  for (std::uint32_t i = 0; i < catalog.node_count(); ++i) {
    const Node& node = catalog.node(NodeId{i});
    if (!info(node.kind).resource || node.link().empty()) continue;
    std::string flags;
    for (const std::string& flag : node.flags) flags += (flags.empty() ? "" : "; ") + flag;
    out += csv_row({node.id, std::string(info(node.kind).name), node.title,
                    titles(catalog, targets(catalog, NodeId{i}, Relation::By), "; "),
                    titles(catalog, targets(catalog, NodeId{i}, Relation::InTopic), "; "), node.lang,
                    std::string(node.link()), flags});
  }
  return out;
}

}  // namespace atlas
