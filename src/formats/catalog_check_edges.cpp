// What every edge must say, and which kinds a relation may join. Kinds are checked only where another kind
// would break a promise of the interface, for instance that "by" leads to an author.
#include "core/sort.hpp"
#include "formats/catalog_check_parts.hpp"

#include <array>
#include <optional>
#include <tuple>

namespace atlas::checking {
namespace {

struct Ends {
  Relation relation;
  std::optional<Kind> source;  ///< nothing: any kind
  std::optional<Kind> target;
};

constexpr std::array kEnds{
    Ends{Relation::InTopic, std::nullopt, Kind::Topic},
    Ends{Relation::SubtopicOf, Kind::Topic, Kind::Topic},
    Ends{Relation::By, std::nullopt, Kind::Author},
    Ends{Relation::PublishedOn, std::nullopt, Kind::Author},
    Ends{Relation::HasNote, std::nullopt, Kind::Note},
    Ends{Relation::PermalinkOf, Kind::Permalink, Kind::Symbol},
    Ends{Relation::DocumentedBy, std::nullopt, Kind::PackageDoc},
    Ends{Relation::InPackage, Kind::Symbol, Kind::Package},
    Ends{Relation::InModule, std::nullopt, Kind::Module},
    Ends{Relation::InFile, Kind::Symbol, Kind::Symbol},
    Ends{Relation::HasField, Kind::Symbol, Kind::Symbol},
    Ends{Relation::Takes, Kind::Symbol, Kind::Symbol},
    Ends{Relation::Returns, Kind::Symbol, Kind::Symbol},
    Ends{Relation::Implements, Kind::Symbol, Kind::Symbol},
    Ends{Relation::StartsIn, Kind::Component, Kind::TreeEntry},
    Ends{Relation::BuiltFrom, Kind::Component, Kind::TreeEntry},
    Ends{Relation::Next, Kind::Component, Kind::Component},
    Ends{Relation::Watches, Kind::Component, Kind::ApiObject},
    Ends{Relation::Writes, Kind::Component, Kind::ApiObject},
    Ends{Relation::StoresIn, Kind::Component, Kind::Component},
    Ends{Relation::Contains, Kind::TreeEntry, Kind::TreeEntry},
};

std::string edge_name(const Subject& subject, const Edge& edge) {
  return "The edge " + subject.node_name(edge.source) + " " + std::string(info(edge.relation).name) + " " +
         subject.node_name(edge.target);
}

void check_end(Subject& subject, const Edge& edge, JsonValue end, std::optional<Kind> wanted) {
  const NodeId id = end.key() == "s" ? edge.source : edge.target;
  const Kind kind = subject.data.nodes[id.index].kind;
  if (!wanted || kind == *wanted) return;
  subject.findings.error(end, "relation-ends",
                         edge_name(subject, edge) + (end.key() == "s" ? " starts at" : " leads to") +
                             " the kind " + quoted(info(kind).name) + ", but this relation needs " +
                             quoted(info(*wanted).name) + " there.");
}

void check_ends(Subject& subject, const Edge& edge, JsonValue place) {
  if (edge.source == edge.target) {
    subject.findings.error(place, "self-edge", edge_name(subject, edge) + " leads from a node to itself.");
  }
  for (const Ends& ends : kEnds) {
    if (ends.relation != edge.relation) continue;
    check_end(subject, edge, place.find("s"), ends.source);
    check_end(subject, edge, place.find("t"), ends.target);
  }
}

void check_evidence(Subject& subject, const Edge& edge, JsonValue place) {
  const std::string_view how = place.find("how").text();
  if (how == "inferred" && edge.why.empty()) {
    subject.findings.error(place, "missing-why",
                           edge_name(subject, edge) + " is inferred; say in \"why\" from what.");
  }
  if (how == "stated" && (edge.seed.empty() || edge.line == 0)) {
    subject.findings.error(place, "missing-provenance",
                           edge_name(subject, edge) + " is stated; say in \"seed\" and \"line\" where.");
  }
  if (!edge.seed.empty() && subject.seeds.count(edge.seed) == 0) {
    subject.findings.error(place.find("seed"), "unknown-seed",
                           edge_name(subject, edge) + " names the source document " + quoted(edge.seed) +
                               ", which \"generated_from\" does not list.");
  }
}

void check_order_member(Subject& subject, const Edge& edge, JsonValue place) {
  const bool known = edge.order == "seed" || edge.order == "real";
  if (edge.relation == Relation::Next ? known : edge.order.empty()) return;
  subject.findings.error(
      place, "next-order",
      edge_name(subject, edge) + (edge.relation == Relation::Next
                                      ? " must say \"order\": \"seed\" or \"order\": \"real\"."
                                      : " has an \"order\", which only next edges have."));
}

auto sort_key(const CatalogData& data, const Edge& edge) {
  return std::make_tuple(std::string_view(data.nodes[edge.source.index].id), info(edge.relation).name, edge.n,
                         std::string_view(data.nodes[edge.target.index].id), std::string_view(edge.seed),
                         edge.line, std::string_view(edge.order));
}

}  // namespace

void check_edges(Subject& subject) {
  for (std::size_t i = 0; i < subject.edges.size() && !subject.findings.full(); ++i) {
    const Edge& edge = subject.data.edges[i];
    if (!subject.has_both_ends(edge)) continue;  // said already
    check_ends(subject, edge, subject.edges[i]);
    check_evidence(subject, edge, subject.edges[i]);
    check_order_member(subject, edge, subject.edges[i]);
  }
}

void check_edge_order(Subject& subject) {
  for (std::size_t i = 1; i < subject.edges.size(); ++i) {
    const Edge& before = subject.data.edges[i - 1];
    const Edge& edge = subject.data.edges[i];
    if (sort_key(subject.data, before) <= sort_key(subject.data, edge)) continue;
    subject.findings.warning(subject.edges[i], "unsorted",
                             "Edges are sorted by s, rel, n, t, seed and line, and this one stands too late; "
                             "\"atlas export --format json\" writes the file in order.");
    return;
  }
}

void check_doubles(Subject& subject) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < subject.edges.size(); ++i) order.push_back(i);
  const auto key = [&subject](std::size_t i) { return sort_key(subject.data, subject.data.edges[i]); };
  sort_stably(order, [&key](std::size_t a, std::size_t b) { return key(a) < key(b); });
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (key(order[i - 1]) != key(order[i])) continue;
    const int line = subject.edges[order[i - 1]].position().line;
    subject.findings.error(subject.edges[order[i]], "duplicate-edge",
                           edge_name(subject, subject.data.edges[order[i]]) + " stands in line " +
                               std::to_string(line) + " already; remove one of the two.");
  }
}

void check_connected(Subject& subject) {
  std::vector<bool> connected(subject.nodes.size());
  std::vector<bool> in_topic(subject.nodes.size());
  for (const Edge& edge : subject.data.edges) {
    connected[edge.source.index] = true;
    connected[edge.target.index] = true;
    if (edge.relation == Relation::InTopic) in_topic[edge.source.index] = true;
  }
  for (std::size_t i = 0; i < subject.nodes.size() && !subject.findings.full(); ++i) {
    const Node& node = subject.data.nodes[i];
    if (!connected[i]) {
      subject.findings.warning(
          subject.nodes[i], "isolated",
          "No edge touches " + quoted(node.id) + ", so nobody finds it by walking through the map.");
    } else if (info(node.kind).resource && !in_topic[i]) {
      subject.findings.warning(subject.nodes[i], "no-topic",
                               "The " + std::string(info(node.kind).name) + " " + quoted(node.id) +
                                   " is in no topic; add an \"in-topic\" edge.");
    }
  }
}

}  // namespace atlas::checking
