// Questions about a walkthrough: orders of its steps, who has to do with which step, addresses.
#include "core/walkthrough.hpp"

#include "core/assert.hpp"
#include "core/sort.hpp"

#include <algorithm>
#include <array>

namespace atlas {
namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 3> kRoles{"actor", "trunk", "store"};
constexpr std::array<std::string_view, 5> kStepKinds{"inside", "call", "write", "watch", "branch"};
constexpr std::array<std::string_view, 3> kOrders{"real", "seed", "both"};
constexpr std::array<std::string_view, 3> kZooms{"all", "act", "step"};

template <typename Value, std::size_t kSize>
std::optional<Value> find_word(const std::array<std::string_view, kSize>& words, std::string_view wanted) {
  const auto found = std::find(words.begin(), words.end(), wanted);
  if (found == words.end()) return std::nullopt;
  return static_cast<Value>(found - words.begin());
}

const WalkStep& step_at(const Walkthrough& walk, int step) {
  ATLAS_ASSERT(step >= 1 && static_cast<std::size_t>(step) <= walk.steps.size());
  return walk.steps[static_cast<std::size_t>(step) - 1];
}

bool contains(const std::vector<NodeId>& nodes, NodeId node) {
  return std::find(nodes.begin(), nodes.end(), node) != nodes.end();
}

void add_once(std::vector<NodeId>& nodes, NodeId node) {
  if (node.valid() && !contains(nodes, node)) nodes.push_back(node);
}

NodeId component_of(const WalkLane& lane) { return lane.node.valid() ? lane.node : lane.reads_with; }

/// Position of a lane's component in the source document's order; the order's length when it has none.
std::size_t reading_position(const Walkthrough& walk, const WalkLane& lane) {
  const std::vector<NodeId>& order = walk.seed_order;
  for (const NodeId node : {lane.node, lane.reads_with}) {
    if (!node.valid()) continue;
    const auto found = std::find(order.begin(), order.end(), node);
    if (found != order.end()) return static_cast<std::size_t>(found - order.begin());
  }
  return order.size();
}

std::vector<int> counted(std::size_t count) {
  std::vector<int> numbers(count);
  for (std::size_t i = 0; i < count; ++i) numbers[i] = static_cast<int>(i) + 1;
  return numbers;
}

bool stays_in_path(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~/").find(c) != std::string_view::npos;
}

void append_path(std::string& out, std::string_view path) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (const char c : path) {
    if (stays_in_path(c)) {
      out.push_back(c);
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out.append("%").append(1, kDigits[byte >> 4U]).append(1, kDigits[byte & 0xFU]);
  }
}

}  // namespace

std::string_view name(LaneRole role) { return kRoles.at(static_cast<std::size_t>(role)); }
std::string_view name(StepKind kind) { return kStepKinds.at(static_cast<std::size_t>(kind)); }
std::string_view name(WalkOrder order) { return kOrders.at(static_cast<std::size_t>(order)); }
std::string_view name(WalkZoom zoom) { return kZooms.at(static_cast<std::size_t>(zoom)); }
std::optional<LaneRole> find_lane_role(std::string_view word) { return find_word<LaneRole>(kRoles, word); }
std::optional<StepKind> find_step_kind(std::string_view word) {
  return find_word<StepKind>(kStepKinds, word);
}
std::optional<WalkOrder> find_walk_order(std::string_view word) {
  return find_word<WalkOrder>(kOrders, word);
}
std::optional<WalkZoom> find_walk_zoom(std::string_view word) { return find_word<WalkZoom>(kZooms, word); }

std::size_t lane_with_role(const Walkthrough& walk, LaneRole role) {
  for (std::size_t i = 0; i < walk.lanes.size(); ++i) {
    if (walk.lanes[i].role == role) return i;
  }
  return WalkStep::kNoLane;
}

std::optional<std::size_t> find_walkthrough(const std::vector<Walkthrough>& walks, std::string_view id) {
  for (std::size_t i = 0; i < walks.size(); ++i) {
    if (walks[i].id == id) return i;
  }
  return std::nullopt;
}

int act_of_step(const Walkthrough& walk, int step) { return static_cast<int>(step_at(walk, step).act) + 1; }

std::vector<int> step_sequence(const Walkthrough& walk, WalkOrder order) {
  std::vector<int> numbers = counted(walk.steps.size());
  if (order != WalkOrder::Seed) return numbers;
  std::vector<std::size_t> position(walk.steps.size(), 0);
  for (std::size_t i = 0; i < walk.steps.size(); ++i) {
    const std::size_t own = reading_position(walk, walk.lanes[walk.steps[i].lane]);
    const std::size_t before = i == 0 ? 0 : position[i - 1];
    position[i] = own < walk.seed_order.size() ? own : before;
  }
  sort_stably(numbers, [&position](int a, int b) {
    return position[static_cast<std::size_t>(a) - 1] < position[static_cast<std::size_t>(b) - 1];
  });
  return numbers;
}

int step_beside(const Walkthrough& walk, WalkOrder order, int step, int by) {
  const std::vector<int> sequence = step_sequence(walk, order);
  if (sequence.empty()) return 0;
  if (step == 0) return by > 0 ? sequence.front() : 0;
  const auto found = std::find(sequence.begin(), sequence.end(), step);
  if (found == sequence.end()) return 0;
  const auto at = found - sequence.begin() + (by > 0 ? 1 : -1);
  const bool inside = at >= 0 && at < static_cast<std::ptrdiff_t>(sequence.size());
  return inside ? sequence[static_cast<std::size_t>(at)] : 0;
}

std::vector<NodeId> nodes_of_step(const Walkthrough& walk, int step) {
  const WalkStep& s = step_at(walk, step);
  std::vector<NodeId> nodes;
  add_once(nodes, component_of(walk.lanes[s.lane]));
  for (const std::size_t lane : s.also) add_once(nodes, component_of(walk.lanes[lane]));
  if (s.to != WalkStep::kNoLane) add_once(nodes, component_of(walk.lanes[s.to]));
  for (const std::size_t object : s.watches) add_once(nodes, walk.objects[object].node);
  for (const StepStore& store : s.stores) add_once(nodes, walk.objects[store.object].node);
  for (const FieldChange& change : s.changes) add_once(nodes, walk.objects[change.object].node);
  for (const WalkObject& object : walk.objects) {
    const bool written = std::any_of(s.writes.begin(), s.writes.end(),
                                     [&object](const StepWrite& write) { return write.object == object.id; });
    if (written) add_once(nodes, object.node);
  }
  for (const NodeId node : s.nodes) add_once(nodes, node);
  for (const NodeId node : s.readings) add_once(nodes, node);
  return nodes;
}

std::vector<StepMention> steps_of_node(const std::vector<Walkthrough>& walks, NodeId node) {
  std::vector<StepMention> mentions;
  for (std::size_t w = 0; w < walks.size(); ++w) {
    StepMention mention{.walkthrough = w, .steps = {}};
    for (const int step : counted(walks[w].steps.size())) {
      if (contains(nodes_of_step(walks[w], step), node)) mention.steps.push_back(step);
    }
    if (!mention.steps.empty()) mentions.push_back(std::move(mention));
  }
  return mentions;
}

std::string step_ranges(const std::vector<int>& steps) {
  std::string text;
  for (std::size_t i = 0; i < steps.size();) {
    std::size_t last = i;
    while (last + 1 < steps.size() && steps[last + 1] == steps[last] + 1) ++last;
    if (!text.empty()) text += ", ";
    text += std::to_string(steps[i]);
    if (last > i) text.append("–").append(std::to_string(steps[last]));
    i = last + 1;
  }
  return text;
}

std::string source_url(const WalkPin& pin, const StepSource& source) {
  const std::string& version = pin.commit.empty() ? pin.branch : pin.commit;
  if (pin.repo.empty() || version.empty()) return {};
  std::string url = "https://github.com/";
  append_path(url, pin.repo);
  url += source.path.ends_with('/') ? "/tree/" : "/blob/";
  append_path(url, version);
  url += '/';
  append_path(url, source.path);
  if (source.line > 0 && !pin.commit.empty()) url.append("#L").append(std::to_string(source.line));
  return url;
}

std::string_view place_title(const Walkthrough& walk, const WalkPlace& place, Lang lang) {
  if (place.step > 0) return walk.steps[static_cast<std::size_t>(place.step) - 1].title.pick(lang);
  if (place.act > 0) return walk.acts[static_cast<std::size_t>(place.act) - 1].title.pick(lang);
  return walk.title.pick(lang);
}

std::string walk_path(const Walkthrough& walk, int step) {
  std::string path = "walk/" + walk.id + "/";
  if (step > 0) path.append(std::to_string(step)).append("/");
  return path;
}

}  // namespace atlas
