// Homes: every node lives in exactly one place, which is what keeps the map from becoming a hairball.
// A resource lives at the component it is about, else in its first topic; what has neither follows what
// it belongs to (a symbol its package's topic, a note what it is about).
#include "core/layout.hpp"
#include "core/layout_draft.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace atlas {
namespace {

constexpr int kManyComponents = 3;        // a resource about this many is an overview, not at home at one
constexpr std::size_t kFanCapacity = 12;  // more than this would outgrow the room between two boxes
constexpr std::size_t kDirectoryCapacity = 5;

// Relations along which a node without topic or component follows another into its topic.
constexpr std::array kFollowed{
    Relation::PartOf,         Relation::CompanionOf,  Relation::CopyOf,         Relation::TranslationOf,
    Relation::RecordingOf,    Relation::RepostOf,     Relation::MovedTo,        Relation::HasNote,
    Relation::PermalinkOf,    Relation::DocumentedBy, Relation::InPackage,      Relation::InModule,
    Relation::InFile,         Relation::HasField,     Relation::Takes,          Relation::Returns,
    Relation::Implements,     Relation::Cites,        Relation::ForkOf,         Relation::SameWorkAs,
    Relation::LikelySameAs,   Relation::Recommends,   Relation::AdvisesAgainst, Relation::About,
    Relation::ContrastedWith,
};

bool is_followed(Relation relation) {
  return std::find(kFollowed.begin(), kFollowed.end(), relation) != kFollowed.end();
}

NodeId first_topic(const Catalog& catalog, NodeId id) {
  for (const Neighbour& neighbour : catalog.neighbours(id)) {
    if (!neighbour.outgoing || catalog.edge(neighbour.edge).relation != Relation::InTopic) continue;
    if (catalog.node(neighbour.node).kind == Kind::Topic) return neighbour.node;
  }
  return {};
}

// The component a resource is about; none when it is about many and has a topic to live in.
NodeId component_of(const Catalog& catalog, NodeId id) {
  NodeId first;
  int count = 0;
  for (const Neighbour& neighbour : catalog.neighbours(id)) {
    if (!neighbour.outgoing || catalog.edge(neighbour.edge).relation != Relation::About) continue;
    if (catalog.node(neighbour.node).kind != Kind::Component) continue;
    if (!first.valid()) first = neighbour.node;
    ++count;
  }
  return count >= kManyComponents && first_topic(catalog, id).valid() ? NodeId{} : first;
}

NodeId component_built_from(const Catalog& catalog, NodeId id) {
  for (const Neighbour& neighbour : catalog.neighbours(id)) {
    const Relation relation = catalog.edge(neighbour.edge).relation;
    const bool is_source = relation == Relation::StartsIn || relation == Relation::BuiltFrom;
    if (!neighbour.outgoing && is_source && catalog.node(neighbour.node).kind == Kind::Component)
      return neighbour.node;
  }
  return {};
}

Home own_home(const Catalog& catalog, NodeId id) {
  const Node& node = catalog.node(id);
  if (node.kind == Kind::Component) return {HomeKind::Spine, {}};
  if (node.kind == Kind::Topic) return {HomeKind::Topic, {}};
  if (node.kind == Kind::Author) return {HomeKind::Outside, {}};
  if (node.kind == Kind::TreeEntry) {
    const NodeId component = component_built_from(catalog, id);
    return component.valid() ? Home{HomeKind::Directory, component} : Home{HomeKind::Tree, {}};
  }
  if (info(node.kind).resource) {
    if (const NodeId component = component_of(catalog, id); component.valid())
      return {HomeKind::Fan, component};
  }
  if (const NodeId topic = first_topic(catalog, id); topic.valid()) return {HomeKind::Circle, topic};
  return {};
}

// The topic in which a neighbour lives, or to which it belongs.
NodeId topic_near(const Catalog& catalog, const std::vector<Home>& homes, NodeId neighbour) {
  const Home& home = homes[neighbour.index];
  if (home.kind == HomeKind::Circle) return home.home;
  if (home.kind == HomeKind::Topic) return neighbour;
  return home.kind == HomeKind::Fan ? first_topic(catalog, neighbour) : NodeId{};
}

// One round of following. Reads the homes of the round before, so the order of nodes does not matter.
bool follow_once(const Catalog& catalog, std::vector<Home>& homes) {
  const std::vector<Home> before = homes;
  bool changed = false;
  for (std::uint32_t i = 0; i < homes.size(); ++i) {
    // What an article about Pods is about is no part of the article's topic.
    if (before[i].kind != HomeKind::Loose || catalog.node(NodeId{i}).kind == Kind::ApiObject) continue;
    for (const Neighbour& neighbour : catalog.neighbours(NodeId{i})) {
      if (!is_followed(catalog.edge(neighbour.edge).relation)) continue;
      const NodeId topic = topic_near(catalog, before, neighbour.node);
      if (!topic.valid()) continue;
      homes[i] = {HomeKind::Circle, topic};
      changed = true;
      break;
    }
  }
  return changed;
}

/// How many stand beside a component so far.
struct Beside {
  std::size_t resources = 0;
  std::size_t directories = 0;
};

// What does not fit beside a component goes to its topic, or stays when it has none.
void thin_out(const Catalog& catalog, std::vector<Home>& homes) {
  std::vector<Beside> beside(homes.size());
  for (std::uint32_t i = 0; i < homes.size(); ++i) {
    Home& home = homes[i];
    if (home.kind == HomeKind::Fan && ++beside[home.home.index].resources > kFanCapacity) {
      if (const NodeId topic = first_topic(catalog, NodeId{i}); topic.valid())
        home = {HomeKind::Circle, topic};
    } else if (home.kind == HomeKind::Directory &&
               ++beside[home.home.index].directories > kDirectoryCapacity) {
      home = {HomeKind::Tree, {}};
    }
  }
}

}  // namespace

std::vector<Home> assign_homes(const Catalog& catalog) {
  std::vector<Home> homes;
  homes.reserve(catalog.node_count());
  for (std::uint32_t i = 0; i < catalog.node_count(); ++i) homes.push_back(own_home(catalog, NodeId{i}));
  thin_out(catalog, homes);
  constexpr int kRounds = 4;
  for (int round = 0; round < kRounds && follow_once(catalog, homes); ++round) {
  }
  return homes;
}

}  // namespace atlas
