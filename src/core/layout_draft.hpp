// A layout in the making: what the steps of compute_layout() hand on to each other. The order is
// spine (with fans and directories), topics, authors, blocks; each step takes room in `space`.
#pragma once

#include "core/catalog.hpp"
#include "core/layout.hpp"
#include "core/layout_space.hpp"

#include <algorithm>
#include <vector>

namespace atlas {

/// Room that is better left alone: titles of a selected fan, corners where panels float.
struct Reserve {
  Rect rect{};
  float cost_per_area = 0;  ///< per square unit of overlap
  float entry_cost = 0;     ///< once, when an author stands in it
};

struct LayoutDraft {
  const Catalog& catalog;
  std::vector<Home> homes;
  std::vector<Placement> places;
  std::vector<bool> placed;
  std::vector<std::vector<NodeId>> members;  ///< per node: what lives there (fan, directories or circle)
  std::vector<std::vector<NodeId>> works;    ///< per author: what they wrote or published, sorted, unique
  LayoutSpace space;
  std::vector<Reserve> reserves;
  Rect frame{};  ///< the compact shape that spine, topics and authors should fit

  [[nodiscard]] Vec2 at(NodeId id) const { return {places[id.index].x, places[id.index].y}; }
  /// Records a place, rounded to a tenth of a unit so that it survives being written and read.
  void put(NodeId id, Vec2 where, float radius);
  [[nodiscard]] bool is_placed(NodeId id) const { return placed[id.index]; }
};

/// The start view usually shows the map a little smaller than 1:1, but type keeps its size, so labels and
/// boxes take more world units than pixels.
inline constexpr float kTypeRoom = 1.2F;
inline constexpr float kMarkRadius = 6.0F;
inline constexpr float kBoxHeight = 48.0F;
inline constexpr float kAuthorRadius = 7.0F;  ///< from two works on
inline constexpr float kSmallAuthorRadius = 5.0F;

/// Size of the name on the map in the language that needs more room, wrapped to two lines.
[[nodiscard]] Vec2 label_size(const Node& node, float max_width);
/// Room for a topic's name and number, and for an author's name, in world units.
[[nodiscard]] Vec2 topic_label_size(const Node& topic);
[[nodiscard]] Vec2 author_label_size(const Node& author);
/// The rectangle of a label of this size beside a mark of this radius.
[[nodiscard]] Rect label_rect(Vec2 centre, float radius, Vec2 size, LabelSide side);
/// Width of a component's box: 12 units beside name and role, in steps of 4; of the smaller box of a narrow
/// picture, 10 units.
[[nodiscard]] float box_width(const Node& component);
[[nodiscard]] float small_box_width(const Node& component);

void place_spine(LayoutDraft& draft);
void place_topics(LayoutDraft& draft);
void place_authors(LayoutDraft& draft);
void place_blocks(LayoutDraft& draft);

/// Chooses a side for each name so that as many as possible have room at once.
[[nodiscard]] std::vector<LabelSide> choose_label_sides(const Catalog& catalog, const MapLayout& layout);

/// Cost of using this room although it is reserved.
[[nodiscard]] float reserve_cost(const LayoutDraft& draft, const Rect& rect);
/// How far the rectangle sticks out of the frame.
[[nodiscard]] float overshoot(const Rect& frame, const Rect& rect);

/// Searches outwards from `anchor` in square rings for the cheapest place. `cost_at(place, budget)` gives
/// the cost of a place, or a negative number when it is taken or costs more than the budget (negative: no
/// budget yet). Stops when no farther ring can be cheaper, given that a place costs at least
/// `cost_per_unit` for each unit of distance. Ends because far away all is free.
template <typename CostAt>
[[nodiscard]] Vec2 cheapest_place(Vec2 anchor, float step, float cost_per_unit, CostAt cost_at) {
  Vec2 best = anchor;
  float best_cost = cost_at(anchor, -1.0F);
  for (float reach = step; best_cost < 0 || reach * cost_per_unit < best_cost;) {
    const float spacing = std::max(step, reach * 0.04F);
    const int per_side = static_cast<int>(2 * reach / spacing);
    for (int i = 0; i < 4 * per_side; ++i) {
      const float along =
          -reach + 2 * reach * static_cast<float>(i % per_side) / static_cast<float>(per_side);
      const Vec2 offsets[] = {{along, -reach}, {reach, along}, {-along, reach}, {-reach, -along}};
      const Vec2 place = anchor + offsets[i / per_side];
      const float cost = cost_at(place, best_cost);
      if (cost >= 0 && (best_cost < 0 || cost < best_cost)) {
        best = place;
        best_cost = cost;
      }
    }
    reach += spacing;
  }
  return best;
}

}  // namespace atlas
