// Which side of its circle or hexagon a name takes. Names are dealt out in order of importance; one that
// finds no room may move another one aside when that has room elsewhere. Done once, in world units, so
// that names keep their sides while the map is moved and zoomed.
#include "core/curve.hpp"
#include "core/layout_draft.hpp"
#include "core/sort.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace atlas {
namespace {

constexpr int kDepth = 4;            // names moved in a row to make room for one
constexpr Vec2 kAround{8.0F, 7.0F};  // free space round a name, both sides together

/// A name that wants room.
struct Name {
  NodeId id;
  Vec2 size;
  std::size_t importance = 0;
  std::vector<LabelSide> sides;  // in order of preference
  std::optional<LabelSide> side;
};

std::vector<std::size_t> count_incoming(const Catalog& catalog, NodeId id) {
  std::vector<std::size_t> sources;
  for (const Neighbour& neighbour : catalog.neighbours(id)) {
    const Relation relation = catalog.edge(neighbour.edge).relation;
    const bool counts = relation == Relation::InTopic || is_authorship(relation);
    if (!neighbour.outgoing && counts) sources.push_back(neighbour.node.index);
  }
  sort_stably(sources);
  sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
  return sources;
}

std::vector<Name> names_of(const Catalog& catalog, const MapLayout& layout) {
  constexpr std::size_t kTopicsFirst = 1'000'000;
  constexpr std::size_t kNamedFrom = 2;
  const float middle = layout.core_bounds.centre().x;
  std::vector<Name> names;
  for (std::uint32_t i = 0; i < layout.places.size(); ++i) {
    const HomeKind home = layout.homes[i].kind;
    if (home != HomeKind::Topic && home != HomeKind::Outside) continue;
    Name name;
    name.id = NodeId{i};
    name.importance = count_incoming(catalog, name.id).size();
    if (home == HomeKind::Topic) {
      name.importance += kTopicsFirst;
      name.size = topic_label_size(catalog.node(name.id));
      for (std::size_t side = 0; side < kLabelSideCount; ++side)
        name.sides.push_back(static_cast<LabelSide>(side));
    } else if (name.importance >= kNamedFrom) {
      name.size = author_label_size(catalog.node(name.id));
      const bool right = layout.places[i].x >= middle;
      name.sides = {right ? LabelSide::Right : LabelSide::Left, LabelSide::Below, LabelSide::Above,
                    right ? LabelSide::Left : LabelSide::Right};
    } else {
      continue;
    }
    names.push_back(std::move(name));
  }
  sort_stably(names, [](const Name& a, const Name& b) { return a.importance > b.importance; });
  return names;
}

// Everything that is drawn, without the names.
LayoutSpace drawn_space(const Catalog& catalog, const MapLayout& layout) {
  LayoutSpace space;
  for (std::uint32_t i = 0; i < layout.places.size(); ++i) {
    const Placement& place = layout.places[i];
    const HomeKind home = layout.homes[i].kind;
    const bool box = home == HomeKind::Spine;
    const Vec2 half{box ? place.radius + 4 : place.radius + 1, box ? kBoxHeight / 2 + 4 : place.radius + 1};
    space.add({rect_around({place.x, place.y}, half.x, half.y), home == HomeKind::Topic, i});
  }
  const Spine spine = spine_of(catalog);
  for (std::size_t i = 1; i < spine.ordered_count; ++i) {
    const Placement& a = layout.places[spine.chain[i - 1].index];
    const Placement& b = layout.places[spine.chain[i].index];
    const float middle = (a.y + b.y) / 2;
    const Curve curve{Vec2{a.x, a.y}, {a.x, middle}, {b.x, middle}, {b.x, b.y}};
    constexpr int kSteps = 16;
    for (int k = 1; k < kSteps; ++k) {
      space.add(
          {rect_around(point_at(curve, static_cast<float>(k) / kSteps), 7, 7), false, spine.chain[i].index});
    }
  }
  return space;
}

class SideChooser {
 public:
  SideChooser(const MapLayout& layout, LayoutSpace drawn, std::vector<Name> names)
      : layout_(layout), drawn_(std::move(drawn)), names_(std::move(names)) {}

  std::vector<LabelSide> choose() {
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      if (!take_free_side(i)) make_room(i, kDepth);
    }
    std::vector<LabelSide> sides(layout_.places.size(), LabelSide::Below);
    for (const Name& name : names_) sides[name.id.index] = name.side.value_or(name.sides.front());
    return sides;
  }

 private:
  [[nodiscard]] Rect rect_of(const Name& name, LabelSide side) const {
    const Placement& place = layout_.places[name.id.index];
    return label_rect({place.x, place.y}, place.radius, name.size + kAround, side);
  }

  void take(std::uint32_t i, LabelSide side) {
    names_[i].side = side;
    taken_.add({rect_of(names_[i], side), false, i});
  }

  bool take_free_side(std::uint32_t i) {
    for (const LabelSide side : names_[i].sides) {
      const Rect rect = rect_of(names_[i], side);
      if (!drawn_.is_free(rect, names_[i].id.index) || !taken_.is_free(rect)) continue;
      take(i, side);
      return true;
    }
    return false;
  }

  // Moves the one name that is in the way, when it has room elsewhere or can make some in turn.
  bool make_room(std::uint32_t i, int depth) {
    for (const LabelSide side : names_[i].sides) {
      const Rect rect = rect_of(names_[i], side);
      if (!drawn_.is_free(rect, names_[i].id.index)) continue;
      const std::vector<std::uint32_t> blockers = taken_.owners_in(rect);
      if (blockers.size() != 1) continue;
      const std::uint32_t other = blockers.front();
      const LabelSide before = *names_[other].side;
      taken_.remove(other);
      take(i, side);
      if (take_free_side(other) || (depth > 1 && make_room(other, depth - 1))) return true;
      taken_.remove(i);
      names_[i].side.reset();
      take(other, before);
    }
    return false;
  }

  const MapLayout& layout_;
  LayoutSpace drawn_;
  LayoutSpace taken_;
  std::vector<Name> names_;
};

}  // namespace

std::vector<LabelSide> choose_label_sides(const Catalog& catalog, const MapLayout& layout) {
  return SideChooser(layout, drawn_space(catalog, layout), names_of(catalog, layout)).choose();
}

}  // namespace atlas
