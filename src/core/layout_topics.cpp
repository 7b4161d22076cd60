// Topics: circles beside what they are about. Each is put at the cheapest free place (short lines, few
// crossings, inside the frame), largest first; then each in turn may move while that makes it cheaper.
#include "core/curve.hpp"
#include "core/layout_draft.hpp"
#include "core/sort.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace atlas {
namespace {

constexpr float kPadding = 7.0F;        // round a circle
constexpr float kCrossingCost = 24.0F;  // units of distance one is ready to go to avoid a crossing
constexpr float kOvershootCost = 4.0F;
constexpr float kPullCost = 0.65F;    // per unit of mean distance to what it belongs to
constexpr float kCentreCost = 0.12F;  // per unit of distance to the middle of the frame
constexpr float kCrowdingCost = 7.0F;
constexpr std::size_t kFewTopics = 96;  // up to here places are searched finely and improved

/// Something a topic wants to be near.
struct Pull {
  NodeId target;
  float weight = 1;
  bool drawn = false;  // a line is drawn, so crossings count
};

struct TopicPlan {
  NodeId id;
  float radius = 15;
  Vec2 label;
  std::vector<Pull> pulls;
  NodeId root;            // the topic above all its parents, maybe itself
  int depth = 0;          // below its root
  float tree_radius = 0;  // of a circle in which its whole tree would fit
};

float radius_of(std::size_t members) {
  constexpr float kEmpty = 12.0F;
  constexpr float kSmallest = 15.0F;
  if (members < 2) return members == 0 ? kEmpty : kSmallest;
  return std::max(kSmallest, std::round(8.2F * std::sqrt(static_cast<float>(members)) + 9.0F));
}

void add_pull(std::vector<Pull>& pulls, NodeId target, float weight, bool drawn) {
  for (Pull& pull : pulls) {
    if (pull.target != target) continue;
    pull.weight += weight;
    pull.drawn = pull.drawn || drawn;
    return;
  }
  pulls.push_back({target, weight, drawn});
}

// What the topic itself is tied to by its own edges.
void pull_by_own_edges(const LayoutDraft& draft, NodeId topic, std::vector<Pull>& pulls) {
  for (const Neighbour& neighbour : draft.catalog.neighbours(topic)) {
    const Kind kind = draft.catalog.node(neighbour.node).kind;
    const Relation relation = draft.catalog.edge(neighbour.edge).relation;
    if (relation == Relation::SubtopicOf && kind == Kind::Topic) add_pull(pulls, neighbour.node, 3.0F, true);
    if (relation == Relation::About && kind == Kind::Component) add_pull(pulls, neighbour.node, 3.0F, true);
  }
}

// What those that belong to the topic are tied to: components they live at or are about, other topics.
void pull_by_members(const LayoutDraft& draft, NodeId topic, std::vector<Pull>& pulls) {
  constexpr float kWeight = 0.35F;
  for (const Neighbour& belonging : draft.catalog.neighbours(topic)) {
    if (belonging.outgoing || draft.catalog.edge(belonging.edge).relation != Relation::InTopic) continue;
    const Home& home = draft.homes[belonging.node.index];
    if (home.home.valid() && home.home != topic) add_pull(pulls, home.home, kWeight, false);
    for (const Neighbour& other : draft.catalog.neighbours(belonging.node)) {
      const Kind kind = draft.catalog.node(other.node).kind;
      const bool about = draft.catalog.edge(other.edge).relation == Relation::About && other.outgoing;
      if (about && kind == Kind::Component) add_pull(pulls, other.node, kWeight, false);
      if (about && kind == Kind::Topic && other.node != topic) add_pull(pulls, other.node, kWeight, false);
    }
  }
}

// Weights sum up to one, so that a cost is a mean distance. Only the strongest ties count.
void normalise(std::vector<Pull>& pulls) {
  constexpr std::size_t kStrongest = 8;
  sort_stably(pulls, [](const Pull& a, const Pull& b) { return a.weight > b.weight; });
  if (pulls.size() > kStrongest) pulls.resize(kStrongest);
  const float sum = std::accumulate(pulls.begin(), pulls.end(), 0.0F,
                                    [](float total, const Pull& pull) { return total + pull.weight; });
  for (Pull& pull : pulls) pull.weight /= sum;
}

NodeId parent_of(const Catalog& catalog, NodeId topic) {
  for (const Neighbour& neighbour : catalog.neighbours(topic)) {
    const bool up = neighbour.outgoing && catalog.edge(neighbour.edge).relation == Relation::SubtopicOf;
    if (up && catalog.node(neighbour.node).kind == Kind::Topic) return neighbour.node;
  }
  return {};
}

void find_root(const Catalog& catalog, TopicPlan& plan) {
  constexpr int kDeepest = 8;  // also ends a cycle
  plan.root = plan.id;
  for (NodeId parent = parent_of(catalog, plan.id); parent.valid() && plan.depth < kDeepest; ++plan.depth) {
    plan.root = parent;
    parent = parent_of(catalog, parent);
  }
}

float footprint(const TopicPlan& plan) {
  const float side = 2 * (plan.radius + kPadding) + 12;
  return side * side + plan.label.x * (plan.label.y + 10);
}

// Trees of topics stay together: the largest tree first, its root before its branches.
void order_by_trees(std::vector<TopicPlan>& plans, std::size_t node_count) {
  constexpr float kFill = 0.8F;  // of the circle that a tree needs
  constexpr float kPi = 3.14159265F;
  std::vector<float> area(node_count, 0);
  for (const TopicPlan& plan : plans) area[plan.root.index] += footprint(plan);
  for (TopicPlan& plan : plans) plan.tree_radius = std::sqrt(area[plan.root.index] / kFill / kPi);
  sort_stably(plans, [](const TopicPlan& a, const TopicPlan& b) {
    if (!(a.root == b.root)) {
      return a.tree_radius != b.tree_radius ? a.tree_radius > b.tree_radius : a.root < b.root;
    }
    const bool root_a = a.depth == 0;
    const bool root_b = b.depth == 0;
    return root_a != root_b ? root_a : a.radius > b.radius;
  });
}

std::vector<TopicPlan> plan_topics(const LayoutDraft& draft) {
  std::vector<TopicPlan> plans;
  for (std::uint32_t i = 0; i < draft.homes.size(); ++i) {
    if (draft.homes[i].kind != HomeKind::Topic) continue;
    TopicPlan plan;
    plan.id = NodeId{i};
    plan.radius = radius_of(draft.members[i].size());
    plan.label = topic_label_size(draft.catalog.node(plan.id));
    pull_by_own_edges(draft, plan.id, plan.pulls);
    pull_by_members(draft, plan.id, plan.pulls);
    find_root(draft.catalog, plan);
    if (!(plan.root == plan.id)) add_pull(plan.pulls, plan.root, 1.0F, false);
    normalise(plan.pulls);
    plans.push_back(std::move(plan));
  }
  order_by_trees(plans, draft.homes.size());
  return plans;
}

// Finds the first side with room for the label; false when there is none.
bool find_label(const LayoutDraft& draft, const TopicPlan& plan, Vec2 centre, Rect& found) {
  for (const LabelSide side : {LabelSide::Below, LabelSide::Above, LabelSide::Right, LabelSide::Left}) {
    found = label_rect(centre, plan.radius, plan.label + Vec2{8, 4}, side);
    if (draft.space.is_free(found, plan.id.index)) return true;
  }
  return false;
}

float distance(Vec2 a, Vec2 b) { return length_of(b - a); }

// What a place costs without looking at what else is there.
float plain_cost(const LayoutDraft& draft, const TopicPlan& plan, Vec2 centre) {
  float cost = kCentreCost * distance(centre, draft.frame.centre());
  for (const Pull& pull : plan.pulls) {
    if (draft.is_placed(pull.target))
      cost += kPullCost * pull.weight * distance(centre, draft.at(pull.target));
  }
  const Rect disc = rect_around(centre, plan.radius + kPadding, plan.radius + kPadding);
  return cost + kOvershootCost * overshoot(draft.frame, disc);
}

float crossing_cost(const LayoutDraft& draft, const TopicPlan& plan, Vec2 centre) {
  int crossed = 0;
  for (const Pull& pull : plan.pulls) {
    if (!pull.drawn || !draft.is_placed(pull.target)) continue;
    crossed += draft.space.count_crossed(centre, draft.at(pull.target), plan.id.index, pull.target.index);
  }
  return kCrossingCost * static_cast<float>(crossed);
}

// A map needs air: the nearer the neighbours, the dearer.
float crowding_cost(const LayoutDraft& draft, const TopicPlan& plan, Vec2 centre) {
  float cost = 0;
  for (const float air : {12.0F, 24.0F, 40.0F}) {
    if (!draft.space.is_free_disc(centre, plan.radius + kPadding + air, plan.id.index)) cost += kCrowdingCost;
  }
  return cost;
}

float cost_at(const LayoutDraft& draft, const TopicPlan& plan, Vec2 centre, float budget) {
  float cost = plain_cost(draft, plan, centre);
  if (budget >= 0 && cost >= budget) return -1;
  if (!draft.space.is_free_disc(centre, plan.radius + kPadding, plan.id.index)) return -1;
  Rect label;
  if (!find_label(draft, plan, centre, label)) return -1;
  cost += kOvershootCost * overshoot(draft.frame, label);
  cost += reserve_cost(draft, label.united(rect_around(centre, plan.radius, plan.radius)));
  if (budget >= 0 && cost >= budget) return -1;
  return cost + crowding_cost(draft, plan, centre) + crossing_cost(draft, plan, centre);
}

Vec2 anchor_of(const LayoutDraft& draft, const TopicPlan& plan) {
  Vec2 sum;
  float weight = 0;
  for (const Pull& pull : plan.pulls) {
    if (!draft.is_placed(pull.target)) continue;
    sum = sum + draft.at(pull.target) * pull.weight;
    weight += pull.weight;
  }
  return weight > 0 ? sum * (1.0F / weight) : draft.frame.centre();
}

void take(LayoutDraft& draft, const TopicPlan& plan, Vec2 centre) {
  draft.put(plan.id, {std::round(centre.x), std::round(centre.y)}, plan.radius);
  Rect label;
  if (find_label(draft, plan, draft.at(plan.id), label)) draft.space.add({label, false, plan.id.index});
  draft.space.add({rect_around(draft.at(plan.id), plan.radius + kPadding - 1, plan.radius + kPadding - 1),
                   true, plan.id.index});
}

// The first place of a tree's root is where the whole tree has room.
Vec2 root_place(const LayoutDraft& draft, const TopicPlan& plan, float step) {
  TopicPlan whole = plan;
  whole.radius = plan.tree_radius;
  return cheapest_place(anchor_of(draft, plan), step, kCentreCost, [&](Vec2 centre, float budget) {
    const float cost = plain_cost(draft, whole, centre);
    if (budget >= 0 && cost >= budget) return -1.0F;
    if (!draft.space.is_free_disc(centre, whole.radius, plan.id.index)) return -1.0F;
    return cost + reserve_cost(draft, rect_around(centre, whole.radius, whole.radius)) / 8;
  });
}

// Returns true when the topic moved.
bool place_or_move(LayoutDraft& draft, const TopicPlan& plan, float step) {
  const bool was_placed = draft.is_placed(plan.id);
  const Vec2 before = draft.at(plan.id);
  draft.space.remove(plan.id.index);
  const auto cost = [&](Vec2 centre, float budget) { return cost_at(draft, plan, centre, budget); };
  Vec2 best = cheapest_place(anchor_of(draft, plan), step, kCentreCost, cost);
  if (was_placed) {
    const float old_cost = cost(before, -1);
    if (old_cost >= 0 && cost(best, -1) > old_cost - 1.0F) best = before;
  }
  take(draft, plan, best);
  return !was_placed || !(best == before);
}

int shape_rank(Shape shape) {
  switch (shape) {
    case Shape::Series:
      return 0;
    case Shape::Repo:
      return 1;
    case Shape::Book:
      return 2;
    case Shape::Video:
      return 3;
    case Shape::Source:
      return 4;
    default:
      return 5;
  }
}

// A sunflower: each member a golden angle further and a square root further out. The rotation is one
// complex multiplication, so no trigonometric function is needed. Source: H. Vogel, 1979.
void place_members(LayoutDraft& draft, const TopicPlan& plan) {
  std::vector<NodeId> members = draft.members[plan.id.index];
  sort_stably(members, [&draft](NodeId a, NodeId b) {
    return shape_rank(info(draft.catalog.node(a).kind).shape) <
           shape_rank(info(draft.catalog.node(b).kind).shape);
  });
  constexpr double kCosine = -0.73736887807831963;  // of the golden angle
  constexpr double kSine = 0.67549029426152396;
  const Vec2 centre = draft.at(plan.id);
  double x = 1;
  double y = 0;
  for (std::size_t k = 0; k < members.size(); ++k) {
    const float reach = members.size() == 1 ? 0.0F : 8.0F * std::sqrt(static_cast<float>(k) + 0.55F);
    draft.put(members[k], centre + Vec2{static_cast<float>(x), static_cast<float>(y)} * reach, kMarkRadius);
    const double turned = x * kCosine - y * kSine;
    y = x * kSine + y * kCosine;
    x = turned;
  }
}

// A catalogue that needs more room than the frame has gets a larger frame of the same proportions.
void widen_frame(LayoutDraft& draft, const std::vector<TopicPlan>& plans) {
  constexpr float kFill = 0.62F;
  constexpr float kSpineShare = 260000.0F;
  float area = kSpineShare;
  for (const TopicPlan& plan : plans) area += footprint(plan);
  const float factor = std::sqrt(area / kFill / (draft.frame.width() * draft.frame.height()));
  if (factor <= 1) return;
  const Vec2 centre = draft.frame.centre();
  const float half_width = draft.frame.width() / 2 * factor;
  const float half_height = draft.frame.height() / 2 * factor;
  draft.frame = rect_around(centre, half_width, half_height);
}

// The corners where legend and minimap float: used last.
void reserve_corners(LayoutDraft& draft) {
  constexpr float kCost = 0.02F;
  const Rect& f = draft.frame;
  draft.reserves.push_back({{f.min_x, f.max_y - 130, f.min_x + 600, f.max_y}, kCost});
  draft.reserves.push_back({{f.max_x - 180, f.max_y - 150, f.max_x, f.max_y}, kCost});
}

}  // namespace

void place_topics(LayoutDraft& draft) {
  const std::vector<TopicPlan> plans = plan_topics(draft);
  widen_frame(draft, plans);
  reserve_corners(draft);
  const bool few = plans.size() <= kFewTopics;
  const float step = few ? 8.0F : 24.0F;
  for (const TopicPlan& plan : plans) {
    const bool leads_tree = plan.depth == 0 && plan.tree_radius > 2 * (plan.radius + kPadding + 12);
    if (leads_tree) {
      take(draft, plan, root_place(draft, plan, step));
    } else {
      place_or_move(draft, plan, step);
    }
  }
  const int rounds = few ? 6 : 0;
  for (int round = 0; round < rounds; ++round) {
    bool moved = false;
    for (const TopicPlan& plan : plans) moved = place_or_move(draft, plan, step) || moved;
    if (!moved) break;
  }
  for (const TopicPlan& plan : plans) place_members(draft, plan);
}

}  // namespace atlas
