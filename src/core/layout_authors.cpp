// Authors stand outside what they wrote, as near as room allows; those with two works or more get room
// for their name.
#include "core/curve.hpp"
#include "core/layout_draft.hpp"
#include "core/sort.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

namespace atlas {
namespace {

constexpr std::size_t kNamedFrom = 2;  // works
constexpr float kFarAway = 260.0F;     // longer lines are not drawn, so they cost no more
constexpr float kCrossingCost = 14.0F;
constexpr float kOvershootCost = 4.0F;
constexpr float kPadding = 8.0F;

struct AuthorPlan {
  NodeId id;
  std::vector<Vec2> works;
  Vec2 label;  // zero when the name needs no room
  float radius = kSmallAuthorRadius;
};

float distance(Vec2 a, Vec2 b) { return length_of(b - a); }

std::vector<AuthorPlan> plan_authors(const LayoutDraft& draft) {
  std::vector<AuthorPlan> plans;
  for (std::uint32_t i = 0; i < draft.homes.size(); ++i) {
    if (draft.homes[i].kind != HomeKind::Outside || draft.is_placed(NodeId{i})) continue;
    AuthorPlan plan;
    plan.id = NodeId{i};
    for (const NodeId work : draft.works[i]) {
      if (draft.is_placed(work)) plan.works.push_back(draft.at(work));
    }
    if (plan.works.empty()) continue;  // a block below takes it
    if (plan.works.size() >= kNamedFrom) {
      plan.radius = kAuthorRadius;
      plan.label = author_label_size(draft.catalog.node(plan.id));
    }
    plans.push_back(std::move(plan));
  }
  sort_stably(plans,
              [](const AuthorPlan& a, const AuthorPlan& b) { return a.works.size() > b.works.size(); });
  return plans;
}

// Room for the name: outward first, then below, above, inward.
std::optional<Rect> label_room(const LayoutDraft& draft, const AuthorPlan& plan, Vec2 p) {
  const bool right = p.x >= draft.frame.centre().x;
  const LabelSide outward = right ? LabelSide::Right : LabelSide::Left;
  const LabelSide inward = right ? LabelSide::Left : LabelSide::Right;
  for (const LabelSide side : {outward, LabelSide::Below, LabelSide::Above, inward}) {
    const Rect rect = label_rect(p, plan.radius, plan.label, side);
    if (draft.space.is_free(rect)) return rect;
  }
  return std::nullopt;
}

float mean_distance(const AuthorPlan& plan, Vec2 p) {
  float sum = 0;
  for (const Vec2 work : plan.works) sum += std::min(distance(p, work), kFarAway);
  return sum / static_cast<float>(plan.works.size());
}

float crossing_cost(const LayoutDraft& draft, const AuthorPlan& plan, Vec2 p) {
  constexpr std::size_t kChecked = 6;
  int crossed = 0;
  for (std::size_t i = 0; i < std::min(plan.works.size(), kChecked); ++i) {
    if (distance(p, plan.works[i]) > kFarAway) continue;
    crossed += draft.space.count_crossed(p, plan.works[i], plan.id.index, plan.id.index);
  }
  return kCrossingCost * static_cast<float>(crossed);
}

float entry_cost(const LayoutDraft& draft, const AuthorPlan& plan, Vec2 p) {
  const Rect hexagon = rect_around(p, plan.radius, plan.radius);
  float cost = 0;
  for (const Reserve& reserve : draft.reserves) {
    if (reserve.rect.overlaps(hexagon)) cost += reserve.entry_cost;
  }
  return cost;
}

float cost_at(const LayoutDraft& draft, const AuthorPlan& plan, Vec2 p, float budget) {
  float cost = mean_distance(plan, p);
  if (budget >= 0 && cost >= budget) return -1;
  if (!draft.space.is_free_disc(p, plan.radius + kPadding)) return -1;
  Rect area = rect_around(p, plan.radius, plan.radius);
  if (plan.label.x > 0) {
    const std::optional<Rect> label = label_room(draft, plan, p);
    if (!label) return -1;
    area = area.united(*label);
  }
  cost +=
      kOvershootCost * overshoot(draft.frame, area) + reserve_cost(draft, area) + entry_cost(draft, plan, p);
  if (budget >= 0 && cost >= budget) return -1;
  return cost + crossing_cost(draft, plan, p);
}

// The middle of the works, leaving out those far from most others: an author of one series and one
// stray article belongs to the series.
Vec2 anchor_of(const AuthorPlan& plan) {
  Vec2 best = plan.works.front();
  float best_sum = -1;
  constexpr std::size_t kTried = 16;
  for (std::size_t i = 0; i < std::min(plan.works.size(), kTried); ++i) {
    float sum = 0;
    for (const Vec2 other : plan.works) sum += std::min(distance(plan.works[i], other), kFarAway);
    if (best_sum < 0 || sum < best_sum) {
      best_sum = sum;
      best = plan.works[i];
    }
  }
  return best;
}

}  // namespace

void place_authors(LayoutDraft& draft) {
  const std::vector<AuthorPlan> plans = plan_authors(draft);
  for (const AuthorPlan& plan : plans) {
    const float bound = 1.0F / static_cast<float>(plan.works.size());
    const Vec2 place = cheapest_place(anchor_of(plan), 6.0F, bound,
                                      [&](Vec2 p, float budget) { return cost_at(draft, plan, p, budget); });
    const Vec2 rounded{std::round(place.x), std::round(place.y)};
    draft.put(plan.id, rounded, plan.radius);
    if (plan.label.x > 0) {
      if (const std::optional<Rect> label = label_room(draft, plan, rounded)) {
        draft.space.add({*label, false, plan.id.index});
      }
    }
    const float half = plan.radius + 3;
    draft.space.add({rect_around(rounded, half, half), true, plan.id.index});
  }
}

}  // namespace atlas
