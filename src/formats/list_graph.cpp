// See list_graph.hpp. Summaries say only what the list itself shows: its own words, or host and topic.
#include "formats/list_graph.hpp"

#include "core/utf8.hpp"
#include "formats/catalog_json.hpp"
#include "formats/json_writer.hpp"
#include "formats/permanent_id.hpp"
#include "formats/resource_kind.hpp"
#include "formats/url_policy.hpp"

#include <algorithm>

namespace atlas {
namespace {

constexpr std::size_t kMostWholes = 1000;  // around one another: nobody's list, only somebody's trap

/// As much of a title as a catalogue may hold.
std::string cut(std::string_view title) { return std::string(utf8_prefix(title, CatalogLimits::kTitle)); }

bool is_kana(char32_t c) { return c >= 0x3040 && c <= 0x30FF; }

std::string joined(const std::vector<std::string>& titles) {
  std::string all;
  for (const std::string& title : titles) all += title + '\x1F';
  return all;
}

std::string counted(std::size_t number, std::string_view one, std::string_view more) {
  return std::to_string(number) + ' ' + std::string(number == 1 ? one : more);
}

}  // namespace

ListNode ListGraph::find_or_add(const std::string& id, Kind kind, const ListPlace& place) {
  const auto [found, added] = by_id_.emplace(id, nodes_.size());
  if (added) {
    nodes_.emplace_back();
    nodes_.back().id = id;
    nodes_.back().kind = kind;
  }
  nodes_[found->second].places.push_back(place);
  return found->second;
}

ListNode ListGraph::topic(std::string_view title, std::optional<ListNode> parent, const ListPlace& place) {
  std::vector<std::string> path;
  if (parent) path = nodes_[*parent].path;
  path.push_back(cut(title));
  const ListNode node = find_or_add(permanent_id('t', joined(path)), Kind::Topic, place);
  nodes_[node].title = path.back();
  nodes_[node].path = std::move(path);
  if (parent) connect(node, Relation::SubtopicOf, *parent, place);
  nodes_[node].above = parent;
  return node;
}

ListNode ListGraph::resource(std::string_view url, std::string_view whole_title, const ListPlace& place) {
  const std::string title = cut(whole_title);
  const std::string identity = identity_url(url);
  const std::size_t before = nodes_.size();
  const ListNode node = find_or_add(permanent_id('r', identity), Kind::Article, place);
  Node& found = nodes_[node];
  if (node == before) {
    ResourceKind kind = resource_kind(identity);
    found.kind = kind.kind;
    found.fields = std::move(kind.fields);
    found.url = identity;
    found.title = title.empty() ? cut(title_from_address(identity)) : title;
    if (title.empty()) found.flags.insert("untitled");
  } else if (!title.empty() && found.flags.erase("untitled") > 0) {
    found.title = title;
  } else if (!title.empty() && found.title != title &&
             std::find(found.other_titles.begin(), found.other_titles.end(), title) ==
                 found.other_titles.end()) {
    found.other_titles.push_back(title);
  }
  return node;
}

ListNode ListGraph::book(std::string_view title, const ListPlace& place) {
  const ListNode node = find_or_add(permanent_id('b', title), Kind::Book, place);
  nodes_[node].title = cut(title);
  return node;
}

ListNode ListGraph::author(std::string_view name, std::string_view url, bool is_publisher,
                           const ListPlace& place) {
  const ListNode node = find_or_add(permanent_id('a', name), Kind::Author, place);
  Node& found = nodes_[node];
  found.title = cut(name);
  if (found.url.empty() && !url.empty()) found.url = identity_url(url);
  if (found.fields.empty()) {
    found.fields = {{"evidence", "stated"}, {"role", is_publisher ? "publisher" : "person"}};
  }
  return node;
}

void ListGraph::describe(ListNode node, std::string_view text) {
  if (nodes_[node].description.empty()) nodes_[node].description = text;
}

void ListGraph::connect(ListNode from, Relation relation, ListNode to, const ListPlace& place, int n) {
  if (relation == Relation::CopyOf && is_video(from) != is_video(to)) {
    return is_video(from) ? connect(from, Relation::RecordingOf, to, place)
                          : connect(to, Relation::RecordingOf, from, place);
  }
  if (from == to || (relation == Relation::PartOf && is_part_of(to, from))) return;
  if (!said_.emplace(from, relation, to, place.seed, place.line, n).second) return;
  links_.push_back({from, relation, to, place.seed, place.line, n});
  if (relation == Relation::PartOf) nodes_[from].wholes.insert(to);
  if (relation == Relation::InTopic && !nodes_[from].topic) nodes_[from].topic = to;
  if (relation == Relation::SubtopicOf) return;
  for (std::optional<ListNode> node = to; node; node = nodes_[*node].above)
    nodes_[*node].entries.insert(from);
}

bool ListGraph::is_part_of(ListNode part, ListNode whole) const {
  std::vector<ListNode> open{part};
  std::set<ListNode> seen;
  while (!open.empty()) {
    const ListNode node = open.back();
    open.pop_back();
    if (node == whole || seen.size() == kMostWholes) return true;
    if (!seen.insert(node).second) continue;
    open.insert(open.end(), nodes_[node].wholes.begin(), nodes_[node].wholes.end());
  }
  return false;
}

std::size_t ListGraph::resource_count() const {
  return static_cast<std::size_t>(
      std::count_if(nodes_.begin(), nodes_.end(), [](const Node& node) { return info(node.kind).resource; }));
}

std::vector<bool> ListGraph::used_nodes() const {
  std::vector<bool> used(nodes_.size());
  for (std::size_t i = 0; i < nodes_.size(); ++i) used[i] = nodes_[i].kind != Kind::Topic;
  for (const Link& link : links_) {
    if (link.relation == Relation::InTopic) used[link.to] = true;
  }
  // A topic is made after the one it is in, and so is the edge between them.
  for (auto link = links_.rbegin(); link != links_.rend(); ++link) {
    if (link->relation == Relation::SubtopicOf && used[link->from]) used[link->to] = true;
  }
  return used;
}

std::string ListGraph::language_of(std::string_view title) const {
  std::size_t han = 0;
  std::size_t traditional = 0;
  for (std::size_t at = 0; at < title.size();) {
    const DecodedCodepoint next = decode_utf8(title, at);
    at += next.size;
    if (is_kana(next.value)) return "ja";
    if (!is_han(next.value)) continue;
    ++han;
    if (characters_.form(next.value) != next.value) ++traditional;
  }
  if (han == 0) return {};  // Latin letters are of many languages
  return 4 * traditional >= han ? "zh-Hant" : "zh-Hans";
}

Bilingual ListGraph::summary_of(const Node& node) const {
  if (!node.description.empty()) return {node.description, node.description};
  const std::size_t entries = node.entries.size();
  if (node.kind == Kind::Topic) {
    return {"清单里的一节，收录 " + std::to_string(entries) + " 条。",
            "A section of the list with " + counted(entries, "entry", "entries") + "."};
  }
  if (node.kind == Kind::Author) {
    return {"清单注明的作者，收录 " + std::to_string(entries) + " 条。",
            "Named by the list as the author of " + counted(entries, "entry", "entries") + "."};
  }
  const KindInfo& kind = info(node.kind);
  Bilingual text{std::string(kind.zh), std::string(kind.en)};
  if (const std::string host = host_of(node.url); !host.empty()) {
    text = {host + " 上的" + text.zh, text.en + " on " + host};
  }
  if (node.topic) {
    const std::string& topic = nodes_[*node.topic].title;
    text.zh += "，收在“" + topic + "”一节";
    text.en += ", listed under “" + topic + "”";
  }
  return {text.zh + "。", text.en + "."};
}

void ListGraph::write_node(JsonWriter& out, const Node& node, std::string_view url, int order) const {
  out.begin_object().member("id", node.id).member("kind", info(node.kind).name).member("title", node.title);
  if (info(node.kind).resource) out.member_unless_empty("lang", language_of(node.title));
  out.member_unless_empty("alt_titles", node.other_titles);
  out.member_unless_empty("summary", summary_of(node));
  out.member_unless_empty("url", url);
  out.member_unless_empty("flags", std::vector<std::string>(node.flags.begin(), node.flags.end()));
  for (const Field& field : node.fields) {
    if (field.key == "line") {
      out.key(field.key).raw(field.value);
    } else {
      out.member(field.key, field.value);
    }
  }
  if (node.kind == Kind::Topic) {
    out.member("order", order);
    out.member_unless_empty("path", node.path);
  }
  out.key("prov").begin_array();
  for (const ListPlace& place : node.places) {
    out.begin_object()
        .member("seed", place.seed)
        .member("line", place.line)
        .member("form", place.form)
        .end_object();
  }
  out.end_array().end_object();
}

void ListGraph::write_link(JsonWriter& out, const Link& link) const {
  out.begin_object().member("s", nodes_[link.from].id).member("t", nodes_[link.to].id);
  const bool guessed = link.relation == Relation::CopyOf || link.relation == Relation::RecordingOf;
  out.member("rel", info(link.relation).name).member("how", guessed ? "inferred" : "stated");
  if (guessed) out.member("why", "joined by ||");
  out.member("seed", link.seed).member("line", link.line);
  if (link.n > 0) out.member("n", link.n);
  out.end_object();
}

std::set<std::string> ListGraph::addresses_of_resources() const {
  std::set<std::string> addresses;
  for (const Node& node : nodes_) {
    if (node.kind != Kind::Author) addresses.insert(node.url);
  }
  return addresses;
}

std::string ListGraph::json(std::string_view title, const std::vector<std::string>& lists) const {
  const std::vector<bool> used = used_nodes();
  JsonWriter out;
  out.begin_object().member("schema", 1);
  out.member("title", Bilingual{std::string(title), std::string(title)});
  out.key("generated_from").begin_array();
  for (const std::string& list : lists) out.begin_object().member("seed", list).end_object();
  out.end_array().key("nodes").begin_array();
  int order = 0;
  std::set<std::string> taken = addresses_of_resources();
  for (ListNode node = 0; node < nodes_.size(); ++node) {
    if (!used[node]) continue;
    const Node& it = nodes_[node];
    // A home page that is an entry itself, or somebody else's too, is not given to this author.
    const bool has_address = it.kind != Kind::Author || taken.insert(it.url).second;
    write_node(out, it, has_address ? it.url : std::string_view{}, it.kind == Kind::Topic ? ++order : 0);
  }
  out.end_array().key("edges").begin_array();
  for (const Link& link : links_) {
    if (used[link.from] && used[link.to]) write_link(out, link);
  }
  out.end_array().end_object();
  return out.take();
}

}  // namespace atlas
