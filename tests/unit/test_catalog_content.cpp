// What the built-in catalogue must hold: every link of the five source documents where it stands there, and
// the counts that were taken from the documents by hand. seed_occurrences.tsv was read straight from the
// documents, without the catalogue, so an entry that is lost, doubled or misplaced shows here.
#include "core/catalog.hpp"
#include "formats/catalog_json.hpp"
#include "formats/json_tree.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace atlas {
namespace {

std::string read_text(const std::string& path) {
  std::ifstream file(std::string(ATLAS_SOURCE_DIR) + "/" + path, std::ios::binary);
  REQUIRE_MESSAGE(file.good(), path, " cannot be opened");
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

const std::string& catalog_text() {
  static const std::string text = read_text("assets/catalog.json");
  return text;
}

const Catalog& built_in() {
  static const Catalog catalog = [] {
    Result<CatalogData> data = parse_catalog(catalog_text());
    for (const Message& message : data.messages()) {
      MESSAGE("assets/catalog.json:", message.line, ":", message.column, ": ", message.text);
    }
    REQUIRE(data.ok());
    Result<Catalog> built = Catalog::build(std::move(data.value()));
    REQUIRE(built.ok());
    return std::move(built.value());
  }();
  return catalog;
}

std::size_t count_nodes(const std::function<bool(const Node&)>& wanted) {
  const auto nodes = built_in().nodes();
  return static_cast<std::size_t>(std::count_if(nodes.begin(), nodes.end(), wanted));
}

std::size_t count_kind(Kind kind) {
  return count_nodes([kind](const Node& node) { return node.kind == kind; });
}

std::vector<Edge> edges_with(Relation relation) {
  std::vector<Edge> found;
  for (const Edge& edge : built_in().edges()) {
    if (edge.relation == relation) found.push_back(edge);
  }
  return found;
}

const Node& source_of(const Edge& edge) { return built_in().node(edge.source); }
const Node& target_of(const Edge& edge) { return built_in().node(edge.target); }

/// Ids of nodes that carry a flag, in catalogue order.
std::vector<std::string> flagged(std::string_view flag) {
  std::vector<std::string> ids;
  for (const Node& node : built_in().nodes()) {
    if (node.has_flag(flag)) ids.push_back(node.id);
  }
  return ids;
}

std::vector<std::string> split_lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// seed, line, position on the line, address.
using Occurrence = std::tuple<std::string, int, int, std::string>;

std::string as_row(const Occurrence& occurrence) {
  return std::get<0>(occurrence) + '\t' + std::to_string(std::get<1>(occurrence)) + '\t' +
         std::get<3>(occurrence);
}

/// All places of nodes with an address, in the order of the documents. Read from the JSON itself, because the
/// position on a line is not part of Provenance.
std::vector<std::string> occurrences_in_catalog() {
  const Result<JsonTree> tree = parse_json(catalog_text());
  REQUIRE(tree.ok());
  std::vector<Occurrence> found;
  for (const JsonValue node : tree.value().root().find("nodes")) {
    const JsonValue url = node.find("url");
    if (!url.exists()) continue;
    for (const JsonValue place : node.find("prov")) {
      found.emplace_back(std::string(place.find("seed").text()), place.find("line").integer().value_or(0),
                         place.find("n").integer().value_or(1), std::string(url.text()));
    }
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> rows;
  for (const Occurrence& occurrence : found) rows.push_back(as_row(occurrence));
  return rows;
}

/// True when `node` says at this place of a document that it belongs to a topic.
bool has_topic_at(NodeId node, const Provenance& place) {
  for (const Neighbour& neighbour : built_in().neighbours(node)) {
    const Edge& edge = built_in().edge(neighbour.edge);
    if (!neighbour.outgoing || edge.relation != Relation::InTopic) continue;
    if (edge.seed == place.seed && edge.line == place.line) return true;
  }
  return false;
}

std::vector<std::string> ids_of(const std::vector<NodeId>& nodes) {
  std::vector<std::string> ids;
  for (const NodeId node : nodes) ids.push_back(built_in().node(node).id);
  return ids;
}

}  // namespace

TEST_CASE("every link of the five documents is in the catalogue at its place, in order, and no other") {
  const std::vector<std::string> expected = split_lines(read_text("tests/data/seed_occurrences.tsv"));
  REQUIRE(expected.size() == 233);
  CHECK(occurrences_in_catalog() == expected);
}

TEST_CASE("the 233 places are those of 154 addresses, each of which is one node") {
  std::set<std::string> addresses;
  for (const Node& node : built_in().nodes()) {
    if (node.url.empty()) continue;
    CAPTURE(node.id);
    CHECK(addresses.insert(node.url).second);
    CHECK_FALSE(node.provenance.empty());
  }
  CHECK(addresses.size() == 154);
}

TEST_CASE("every place of a link names its heading, except the three that stand under none") {
  std::vector<std::string> without;
  for (std::uint32_t i = 0; i < built_in().node_count(); ++i) {
    const Node& node = built_in().nodes()[i];
    if (node.url.empty()) continue;
    for (const Provenance& place : node.provenance) {
      if (!has_topic_at(NodeId{i}, place)) without.push_back(place.seed + ":" + std::to_string(place.line));
    }
  }
  std::sort(without.begin(), without.end());
  CHECK(without == std::vector<std::string>{"001:285", "003:1", "004:1"});
}

TEST_CASE("all 63 headings are accounted for, as topics, modules, packages or files") {
  std::set<std::pair<std::string, int>> headings;
  for (const Node& node : built_in().nodes()) {
    for (const Provenance& place : node.provenance) {
      if (place.form != "heading") continue;
      CAPTURE(node.id);
      const bool fits = node.kind == Kind::Topic || node.kind == Kind::Module || node.kind == Kind::Package ||
                        (node.kind == Kind::Symbol && node.field("sym_kind") == "file");
      CHECK(fits);
      CHECK(headings.emplace(place.seed, place.line).second);
    }
  }
  CHECK(headings.size() == 63);
}

TEST_CASE("links are of the kinds that were counted by hand") {
  std::map<std::string, int> counts;
  for (const Node& node : built_in().nodes()) {
    if (!node.url.empty()) ++counts[std::string(info(node.kind).name)];
  }
  const std::map<std::string, int> expected{
      {"article", 74}, {"repository", 15}, {"site", 13},  {"permalink", 12},  {"video", 7},
      {"document", 6}, {"repo-dir", 5},    {"column", 4}, {"package-doc", 3}, {"video-channel", 3},
      {"book", 2},     {"question", 2},    {"series", 1}, {"tool", 1},        {"video-series", 1},
      {"search", 1},   {"tag-index", 1},   {"commit", 1}, {"page", 1},        {"licence", 1}};
  CHECK(counts == expected);
}

TEST_CASE("five groups of addresses stand for one work, and the relation is never called stated") {
  std::map<std::string, std::set<std::string>> groups;
  for (const Relation relation :
       {Relation::CopyOf, Relation::TranslationOf, Relation::RecordingOf, Relation::RepostOf}) {
    for (const Edge& edge : edges_with(relation)) {
      CHECK_FALSE(edge.stated);
      groups[target_of(edge).id].insert(source_of(edge).id);
    }
  }
  const std::map<std::string, std::set<std::string>> expected{
      {"sig-kickoff-review", {"sig-kickoff-video"}},
      {"cloudgeek-k8s-113-github", {"farmer-hutao-k8s-113", "daniel-hutao-k8s-113"}},
      {"gaoce-kubebuilder", {"caicloud-kubebuilder"}},
      {"segmentfault-rbac", {"aliyun-rbac"}},
      {"what-happens-when-k8s", {"what-happens-when-k8s-zh"}}};
  CHECK(groups == expected);
}

TEST_CASE("the curator's marks: struck, moved, starred") {
  CHECK(flagged("struck") == std::vector<std::string>{"farmer-hutao-k8s-113", "weixin42663840-api-objects"});
  CHECK(flagged("starred") == std::vector<std::string>{"client-go-examples", "iximiuz-client-go-examples",
                                                       "note-aggregation-rule"});
  const std::vector<Edge> moves = edges_with(Relation::MovedTo);
  REQUIRE(moves.size() == 1);
  CHECK(source_of(moves[0]).id == "farmer-hutao-k8s-113");
  CHECK(target_of(moves[0]).id == "daniel-hutao-k8s-113");
}

TEST_CASE("eleven permalinks lead to ten symbols and one whole file, in five packages of three modules") {
  std::size_t files = 0;
  const std::vector<Edge> permalinks = edges_with(Relation::PermalinkOf);
  for (const Edge& edge : permalinks) files += target_of(edge).field("sym_kind") == "file" ? 1 : 0;
  CHECK(permalinks.size() == 11);
  CHECK(files == 1);
  CHECK(count_kind(Kind::Package) == 5);
  CHECK(count_kind(Kind::Module) == 3);
}

TEST_CASE("nineteen authors or publishers are named by the documents; forty-one links say whose they are") {
  CHECK(count_nodes([](const Node& node) {
          return node.kind == Kind::Author &&
                 (node.field("evidence") == "stated" || node.field("evidence") == "title");
        }) == 19);
  std::set<std::string> links;
  for (const Relation relation : {Relation::By, Relation::PublishedOn}) {
    for (const Edge& edge : edges_with(relation)) {
      if (edge.stated && !source_of(edge).url.empty()) links.insert(source_of(edge).id);
    }
  }
  CHECK(links.size() == 41);
}

TEST_CASE("an author known from an address only is never stated") {
  for (const Relation relation : {Relation::By, Relation::PublishedOn}) {
    for (const Edge& edge : edges_with(relation)) {
      CAPTURE(source_of(edge).id);
      if (target_of(edge).field("evidence") == "url") CHECK_FALSE(edge.stated);
    }
  }
}

TEST_CASE("the source tree has 92 entries, 71 of them directories, each inside its parent or at the top") {
  CHECK(count_kind(Kind::TreeEntry) == 92);
  CHECK(count_nodes([](const Node& node) {
          return node.kind == Kind::TreeEntry && node.field("is_dir") == "true";
        }) == 71);
  std::map<std::string, std::string> parent;
  for (const Edge& edge : edges_with(Relation::Contains)) {
    CHECK(parent.emplace(target_of(edge).field("path"), source_of(edge).field("path")).second);
  }
  for (const Node& node : built_in().nodes()) {
    if (node.kind != Kind::TreeEntry) continue;
    const std::string path(node.field("path"));
    const std::size_t slash = path.rfind('/');
    CHECK(parent[path] == (slash == std::string::npos ? std::string() : path.substr(0, slash)));
  }
}

TEST_CASE("the 27 rows of the lines-of-code table add up to the sum it states, and each is a node") {
  const std::vector<ClocRow>& rows = built_in().data().cloc;
  REQUIRE(rows.size() == 27);
  ClocRow sum;
  for (const ClocRow& row : rows) {
    sum.files += row.files;
    sum.blank += row.blank;
    sum.comment += row.comment;
    sum.code += row.code;
  }
  CHECK(sum.files == 17'722);
  CHECK(sum.blank == 558'866);
  CHECK(sum.comment == 1'065'772);
  CHECK(sum.code == 4'992'368);
  CHECK(count_nodes([](const Node& node) { return node.field("table") == "cloc"; }) == 28);
}

TEST_CASE("the 19 facts about the project are rows and nodes, and relative dates stay relative") {
  const Result<JsonTree> tree = parse_json(catalog_text());
  REQUIRE(tree.ok());
  CHECK(tree.value().root().find("tables").find("cncf").size() == 19);
  CHECK(count_nodes([](const Node& node) { return node.field("table") == "cncf"; }) == 19);
  const Node& first_commit = built_in().node(built_in().find("cncf-first-commit"));
  CHECK(first_commit.field("value") == first_commit.field("relative_text"));
}

TEST_CASE("the lesson's lists are complete") {
  std::map<std::string, int> counts;
  for (const Node& node : built_in().nodes()) {
    if (!node.field("list").empty()) ++counts[std::string(node.field("list"))];
  }
  const std::map<std::string, int> expected{{"stages", 4}, {"prerequisites", 6}, {"reading", 3},
                                            {"gsoc", 16},  {"tool-libs", 5},     {"basics", 3}};
  CHECK(counts == expected);
  CHECK(count_nodes([](const Node& node) { return !node.field("verdict").empty(); }) == 9);
}

TEST_CASE("the walkthrough has the reading order of its document and the order in which components act") {
  const Walkthrough* const walk = built_in().pipeline();
  REQUIRE(walk != nullptr);
  CHECK(ids_of(walk->seed_order) == std::vector<std::string>{"kubectl", "kube-apiserver", "kube-scheduler",
                                                             "kube-controller-manager", "kubelet",
                                                             "kube-proxy"});
  CHECK(ids_of(walk->real_order) == std::vector<std::string>{"kubectl", "kube-apiserver",
                                                             "kube-controller-manager", "kube-scheduler",
                                                             "kubelet", "kube-proxy"});
  const std::vector<Edge> stores = edges_with(Relation::StoresIn);
  REQUIRE(stores.size() == 1);
  CHECK(source_of(stores[0]).id == "kube-apiserver");
  CHECK(target_of(stores[0]).id == "etcd");
}

TEST_CASE("a stated edge says where, an inferred one says why") {
  for (const Edge& edge : built_in().edges()) {
    CAPTURE(source_of(edge).id);
    CAPTURE(target_of(edge).id);
    if (edge.stated) {
      CHECK_FALSE(edge.seed.empty());
      CHECK(edge.line > 0);
    } else {
      CHECK_FALSE(edge.why.empty());
    }
  }
}

TEST_CASE("every node says in Chinese and English what it is about") {
  for (const Node& node : built_in().nodes()) {
    CAPTURE(node.id);
    CHECK_FALSE(node.summary.zh.empty());
    CHECK_FALSE(node.summary.en.empty());
  }
}

TEST_CASE("the lock names exactly the ids in use and the old names") {
  std::vector<std::string> ids;
  for (const Node& node : built_in().nodes()) ids.push_back(node.id);
  for (const auto& alias : built_in().data().aliases) ids.push_back(alias.first);
  std::sort(ids.begin(), ids.end());
  CHECK(split_lines(read_text("assets/ids.lock")) == ids);
}

}  // namespace atlas
