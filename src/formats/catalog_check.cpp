// Reads the catalogue as the programs do, then runs one check after the other over it.
#include "formats/catalog_check.hpp"

#include "core/sort.hpp"
#include "formats/catalog_check_parts.hpp"
#include "formats/catalog_json.hpp"

#include <tuple>

namespace atlas {
namespace {

std::vector<JsonValue> items(JsonValue array) {
  std::vector<JsonValue> all;
  if (!array.is(JsonType::Array)) return all;
  for (const JsonValue item : array) all.push_back(item);
  return all;
}

void check_all(const JsonTree& tree, const CatalogData& data, const CheckOptions& options,
               Findings& findings) {
  const JsonValue root = tree.root();
  if (!root.is(JsonType::Object)) return;
  checking::Subject subject{root, data,    items(root.find("nodes")), items(root.find("edges")), {},
                            {},   findings};
  for (const Node& node : data.nodes) subject.kinds.emplace(node.id, node.kind);
  for (const std::string& seed : data.seeds) subject.seeds.insert(seed);
  // Beyond the limits, or when there was too much to say already, not everything was read.
  if (subject.nodes.size() != data.nodes.size() || subject.edges.size() != data.edges.size()) return;
  const bool sound = !findings.has_errors();
  checking::check_members(subject);
  checking::check_nodes(subject);
  checking::check_edges(subject);
  checking::check_tables(subject);
  if (options.published_ids) checking::check_lock(subject, *options.published_ids);
  if (!sound) return;  // what follows from an error would only hide it
  checking::check_node_order(subject);
  checking::check_edge_order(subject);
  checking::check_doubles(subject);
  checking::check_connected(subject);
  checking::check_cycles(subject);
  checking::check_walkthroughs(subject);
}

}  // namespace

std::vector<Message> check_catalog(std::string_view json, const CheckOptions& options) {
  const Result<JsonTree> tree = parse_json(json);
  if (!tree.ok()) return tree.messages();
  Findings findings;
  for (const Message& message : tree.value().duplicate_keys()) findings.add(message);
  const CatalogData data = read_catalog(tree.value(), findings);
  check_all(tree.value(), data, options, findings);
  std::vector<Message> messages = std::move(findings.messages());
  sort_stably(messages, [](const Message& a, const Message& b) {
    return std::tie(a.line, a.column) < std::tie(b.line, b.column);
  });
  return messages;
}

}  // namespace atlas
