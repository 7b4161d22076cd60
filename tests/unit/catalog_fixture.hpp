// Small catalogues for tests, written down in a few lines each.
#pragma once

#include "core/catalog.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace atlas::test {

/// Collects nodes and edges by text id. Edges may name only nodes that were added before.
class CatalogFixture {
 public:
  /// Adds a node; the reference is valid until the next call.
  Node& node(std::string_view id, Kind kind, std::string_view title) {
    Node node;
    node.id = id;
    node.kind = kind;
    node.title = title;
    data_.nodes.push_back(std::move(node));
    return data_.nodes.back();
  }

  void edge(std::string_view source, Relation relation, std::string_view target, bool stated = true) {
    Edge edge;
    edge.source = find(source);
    edge.target = find(target);
    edge.relation = relation;
    edge.stated = stated;
    data_.edges.push_back(std::move(edge));
  }

  CatalogData& data() { return data_; }

  [[nodiscard]] Catalog build() const {
    Result<Catalog> result = Catalog::build(data_);
    for (const Message& message : result.messages()) FAIL(message.text);
    return std::move(result.value());
  }

 private:
  [[nodiscard]] NodeId find(std::string_view id) const {
    for (std::uint32_t i = 0; i < data_.nodes.size(); ++i) {
      if (data_.nodes[i].id == id) return NodeId{i};
    }
    FAIL("the fixture has no node " << std::string(id));
    return {};
  }

  CatalogData data_;
};

/// Ids of nodes, separated by spaces.
inline std::string ids(const Catalog& catalog, const std::vector<NodeId>& nodes) {
  std::string text;
  for (const NodeId id : nodes) text += (text.empty() ? "" : " ") + catalog.node(id).id;
  return text;
}

}  // namespace atlas::test
