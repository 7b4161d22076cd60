// Below the picture: the remaining source tree, a row or more for each directory, and everything that
// has no other home, kind by kind.
#include "core/layout_draft.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>

namespace atlas {
namespace {

constexpr Vec2 kCellSize{98.0F, 26.0F};
constexpr float kBlockGap = 16.0F;
constexpr float kSectionGap = 56.0F;

/// Nodes that stand together; `head` leads the first row when there is one.
struct Block {
  NodeId head;
  std::vector<NodeId> nodes;
};

NodeId parent_of(const Catalog& catalog, NodeId id) {
  for (const Neighbour& neighbour : catalog.neighbours(id)) {
    if (!neighbour.outgoing && catalog.edge(neighbour.edge).relation == Relation::Contains)
      return neighbour.node;
  }
  return {};
}

// Directories that hold others each lead a block; entries of the top level without children share one.
std::vector<Block> tree_blocks(const LayoutDraft& draft) {
  std::map<NodeId, std::vector<NodeId>> children;
  std::vector<NodeId> roots;
  for (std::uint32_t i = 0; i < draft.homes.size(); ++i) {
    if (draft.homes[i].kind != HomeKind::Tree) continue;
    const NodeId parent = parent_of(draft.catalog, NodeId{i});
    const bool known = parent.valid() && draft.homes[parent.index].kind == HomeKind::Tree;
    (known ? children[parent] : roots).push_back(NodeId{i});
  }
  std::vector<Block> blocks;
  Block top;
  for (const NodeId root : roots) {
    if (children.count(root) == 0) top.nodes.push_back(root);
  }
  if (!top.nodes.empty()) blocks.push_back(std::move(top));
  // A directory below another is a member of that one's block and leads its own; it is placed once.
  std::vector<bool> listed(draft.homes.size(), false);
  for (const auto& [parent, nodes] : children) {
    for (const NodeId id : nodes) listed[id.index] = true;
  }
  for (auto& [parent, nodes] : children) {
    blocks.push_back({listed[parent.index] ? NodeId{} : parent, std::move(nodes)});
  }
  return blocks;
}

std::vector<Block> loose_blocks(const LayoutDraft& draft) {
  std::map<Kind, std::vector<NodeId>> by_kind;
  for (std::uint32_t i = 0; i < draft.homes.size(); ++i) {
    const HomeKind home = draft.homes[i].kind;
    if (draft.is_placed(NodeId{i}) || home == HomeKind::Tree) continue;
    by_kind[draft.catalog.node(NodeId{i}).kind].push_back(NodeId{i});
  }
  std::vector<Block> blocks;
  blocks.reserve(by_kind.size());
  for (auto& [kind, nodes] : by_kind) blocks.push_back({{}, std::move(nodes)});
  return blocks;
}

float radius_of(const Node& node) {
  if (node.kind == Kind::Author) return kSmallAuthorRadius;
  return node.kind == Kind::Topic ? 15.0F : kMarkRadius;
}

/// Sets blocks one below the other, as wide as the picture above.
class BlockSetter {
 public:
  BlockSetter(LayoutDraft& draft, Vec2 origin, int columns) : draft_(draft), at_(origin), columns_(columns) {}

  void set(const Block& block) {
    const bool has_head = block.head.valid();
    if (has_head) put(block.head, 0, 0);
    const int first = has_head ? 1 : 0;
    const int per_row = columns_ - first;
    int row = 0;
    for (std::size_t i = 0; i < block.nodes.size(); ++i) {
      row = static_cast<int>(i) / per_row;
      put(block.nodes[i], first + static_cast<int>(i) % per_row, row);
    }
    at_.y += static_cast<float>(row + 1) * kCellSize.y + kBlockGap;
  }
  void skip(float height) { at_.y += height; }

 private:
  void put(NodeId id, int column, int row) {
    const Vec2 offset{static_cast<float>(column) * kCellSize.x, static_cast<float>(row) * kCellSize.y};
    draft_.put(id, at_ + offset, radius_of(draft_.catalog.node(id)));
  }

  LayoutDraft& draft_;
  Vec2 at_;
  int columns_;
};

float lowest(const LayoutDraft& draft) {
  float y = draft.frame.max_y;
  for (std::size_t i = 0; i < draft.places.size(); ++i) {
    if (draft.placed[i]) y = std::max(y, draft.places[i].y + draft.places[i].radius);
  }
  return y;
}

}  // namespace

void place_blocks(LayoutDraft& draft) {
  const int columns = std::max(4, static_cast<int>(draft.frame.width() / kCellSize.x));
  BlockSetter setter(draft, {draft.frame.min_x + 24.0F, lowest(draft) + kSectionGap}, columns);
  const std::vector<Block> tree = tree_blocks(draft);
  for (const Block& block : tree) setter.set(block);
  if (!tree.empty()) setter.skip(kSectionGap - kBlockGap);
  for (const Block& block : loose_blocks(draft)) setter.set(block);
}

}  // namespace atlas
