// See related_groups.hpp.
#include "core/pages/related_groups.hpp"

#include "core/pages/node_facts.hpp"
#include "core/sort.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <tuple>
#include <utility>

namespace atlas {
namespace {

/// Which nodes at the other end a rule is for.
enum class Only : std::uint8_t { All, Resources, Others };

/// Joins relations under a heading of their own. An empty heading means the relation's own name.
struct Rule {
  Relation relation;
  bool outgoing;
  std::string_view heading = {};  ///< key of an interface text
  Only only = Only::All;
};

// In reading order: what is in it, what explains it, what it does, where it comes from, everything else.
// clang-format off
constexpr std::array<Rule, 80> kRules{{
    {Relation::PartOf, false, "group.contents"}, {Relation::About, false, kExplainedHeading, Only::Resources},
    {Relation::PermalinkOf, true}, {Relation::PermalinkOf, false},
    {Relation::StartsIn, true, "group.source"}, {Relation::BuiltFrom, true, "group.source"},
    {Relation::Watches, true, "group.traffic"}, {Relation::Writes, true, "group.traffic"},
    {Relation::StoresIn, true, "group.traffic"}, {Relation::StoresIn, false, "group.traffic"},
    {Relation::Watches, false, "group.object_traffic"}, {Relation::Writes, false, "group.object_traffic"},
    {Relation::MovedTo, true}, {Relation::About, true},
    {Relation::By, false, "group.works"}, {Relation::PublishedOn, false},
    {Relation::By, true}, {Relation::PublishedOn, true},
    {Relation::CopyOf, true, "group.copies"}, {Relation::CopyOf, false, "group.copies"},
    {Relation::TranslationOf, true}, {Relation::TranslationOf, false},
    {Relation::RecordingOf, true}, {Relation::RecordingOf, false},
    {Relation::RepostOf, true}, {Relation::RepostOf, false}, {Relation::MovedTo, false},
    {Relation::SameWorkAs, true, "group.same_work"}, {Relation::SameWorkAs, false, "group.same_work"},
    {Relation::LikelySameAs, true, "group.likely_same"}, {Relation::LikelySameAs, false, "group.likely_same"},
    {Relation::CompanionOf, true, "group.companions"}, {Relation::CompanionOf, false, "group.companions"},
    {Relation::ForkOf, true}, {Relation::ForkOf, false},
    {Relation::SubtopicOf, false}, {Relation::InTopic, false, "group.collected", Only::Resources},
    {Relation::InTopic, false, "group.collected_others", Only::Others},
    {Relation::About, false, "group.touching", Only::Others},
    {Relation::InModule, false}, {Relation::InPackage, false}, {Relation::InFile, false},
    {Relation::DocumentedBy, true}, {Relation::DocumentedBy, false},
    {Relation::HasField, true}, {Relation::HasField, false}, {Relation::Takes, true}, {Relation::Takes, false},
    {Relation::Returns, true}, {Relation::Returns, false}, {Relation::Implements, true}, {Relation::Implements, false},
    {Relation::ContrastedWith, true, "group.contrasted"}, {Relation::ContrastedWith, false, "group.contrasted"},
    {Relation::InPackage, true}, {Relation::InModule, true}, {Relation::InFile, true},
    {Relation::StartsIn, false, "group.builds"}, {Relation::BuiltFrom, false, "group.builds"},
    {Relation::Contains, false}, {Relation::Contains, true},
    {Relation::Cites, true}, {Relation::Cites, false}, {Relation::HasNote, true}, {Relation::HasNote, false},
    {Relation::Before, false}, {Relation::Before, true},
    {Relation::Recommends, true}, {Relation::AdvisesAgainst, true},
    {Relation::Recommends, false}, {Relation::AdvisesAgainst, false},
    {Relation::InTopic, true}, {Relation::SubtopicOf, true},
    {Relation::SameAuthorAs, true, "group.same_author"}, {Relation::SameAuthorAs, false, "group.same_author"},
    {Relation::VersionOf, true}, {Relation::VersionOf, false},
    {Relation::Mentions, true}, {Relation::Mentions, false},
    {Relation::PartOf, true},
}};
// clang-format on

/// Position in kRules; kRules.size() for relations that are shown in another way.
std::size_t rank_of(const Catalog& catalog, const Neighbour& neighbour, Kind kind) {
  const Relation relation = catalog.edge(neighbour.edge).relation;
  const KindInfo& other = info(catalog.node(neighbour.node).kind);
  if (relation == Relation::Next || (relation == Relation::PartOf && neighbour.outgoing))
    return kRules.size();
  // A repository about a component belongs to its source, not to the articles that explain it.
  const bool repository = other.shape == Shape::Repo;
  const bool source =
      kind == Kind::Component && relation == Relation::About && !neighbour.outgoing && repository;
  const Relation wanted = source ? Relation::BuiltFrom : relation;
  const bool outgoing = source || neighbour.outgoing;
  const auto rule = std::find_if(kRules.begin(), kRules.end(), [&](const Rule& candidate) {
    if (candidate.relation != wanted || candidate.outgoing != outgoing) return false;
    return candidate.only == Only::All || (candidate.only == Only::Resources) == other.resource;
  });
  return static_cast<std::size_t>(rule - kRules.begin());
}

struct DraftRow {
  std::size_t rank;
  RelatedRow row;
};

struct DraftGroup {
  std::string_view heading;
  std::size_t rank;
  std::vector<DraftRow> rows;
};

DraftGroup& group_of(std::vector<DraftGroup>& groups, std::size_t rank) {
  const std::string_view heading = kRules[rank].heading;
  const auto found = std::find_if(groups.begin(), groups.end(), [&](const DraftGroup& group) {
    return heading.empty() ? group.rank == rank : group.heading == heading;
  });
  if (found == groups.end()) return groups.emplace_back(DraftGroup{heading, rank, {}});
  found->rank = std::min(found->rank, rank);
  return *found;
}

/// Adds what a row says to the row about the same node and relation; false when there is none.
bool join_row(const Catalog& catalog, DraftGroup& group, const RelatedRow& row) {
  const auto same = [&](const DraftRow& known) {
    return known.row.node == row.node &&
           catalog.edge(known.row.edge).relation == catalog.edge(row.edge).relation;
  };
  const auto known = std::find_if(group.rows.begin(), group.rows.end(), same);
  if (known == group.rows.end()) return false;
  if (row.stated && !known->row.stated) known->row = row;
  return true;
}

void sort_rows(const Catalog& catalog, std::vector<DraftRow>& rows) {
  sort_stably(rows, [&](const DraftRow& a, const DraftRow& b) {
    const auto key = [&](const DraftRow& draft) {
      const Edge& edge = catalog.edge(draft.row.edge);
      const int position = edge.relation == Relation::PartOf ? edge.n : 0;
      return std::tuple(draft.rank, position, !draft.row.stated);
    };
    if (key(a) != key(b)) return key(a) < key(b);
    return in_catalogue_order(catalog, a.row.node, b.row.node);
  });
}

void add_name(const PageContext& page, std::string& names, std::string_view name) {
  if (names == name) return;  // the same relation both ways
  if (!names.empty()) names += page.tr("text.comma");
  names += name;
}

/// Rows of one node become one row, known as stated when one of them is.
void merge_rows(const PageContext& page, std::vector<RelatedRow>& rows) {
  std::vector<RelatedRow> merged;
  std::vector<bool> seen(page.catalog.node_count());
  for (RelatedRow& row : rows) {
    const Relation relation = page.catalog.edge(row.edge).relation;
    const std::string_view name = relation_name(relation, row.outgoing, page.lang);
    const auto same = [&](const RelatedRow& other) { return other.node == row.node; };
    auto known = merged.end();
    if (seen[row.node.index]) known = std::find_if(merged.begin(), merged.end(), same);
    seen[row.node.index] = true;
    if (known == merged.end()) known = merged.insert(merged.end(), row);
    if (row.stated && !known->stated) {
      known->stated = true;
      known->edge = row.edge;
    }
    add_name(page, known->relations, name);
  }
  rows = std::move(merged);
}

RelatedGroup finished(const PageContext& page, DraftGroup draft) {
  sort_rows(page.catalog, draft.rows);
  RelatedGroup group;
  group.heading = draft.heading;
  const RelatedRow& first = draft.rows.front().row;
  group.title =
      draft.heading.empty()
          ? std::string(relation_name(page.catalog.edge(first.edge).relation, first.outgoing, page.lang))
          : std::string(page.tr(draft.heading));
  for (DraftRow& row : draft.rows) group.rows.push_back(std::move(row.row));
  merge_rows(page, group.rows);
  const auto same = [&](const RelatedRow& row) { return row.relations == group.rows.front().relations; };
  if (std::all_of(group.rows.begin(), group.rows.end(), same)) {
    for (RelatedRow& row : group.rows) row.relations.clear();
  }
  return group;
}

}  // namespace

std::string_view relation_name(Relation relation, bool outgoing, Lang lang) {
  const RelationInfo& names = info(relation);
  if (lang == Lang::Zh) return outgoing ? names.out_zh : names.in_zh;
  return outgoing ? names.out_en : names.in_en;
}

std::vector<RelatedGroup> related_groups(const PageContext& page, NodeId id) {
  const Kind kind = page.node(id).kind;
  std::vector<DraftGroup> drafts;
  std::vector<bool> seen(page.catalog.node_count());  // most come once: nobody can look for each of thousands
  for (const Neighbour& neighbour : page.catalog.neighbours(id)) {
    const std::size_t rank = rank_of(page.catalog, neighbour, kind);
    if (rank == kRules.size()) continue;
    DraftGroup& group = group_of(drafts, rank);
    const bool stated = page.catalog.edge(neighbour.edge).stated;
    const RelatedRow row{neighbour.node, neighbour.edge, neighbour.outgoing, stated, {}};
    const bool joined = seen[row.node.index] && join_row(page.catalog, group, row);
    if (!joined) group.rows.push_back({rank, row});
    seen[row.node.index] = true;
  }
  sort_stably(drafts, [](const DraftGroup& a, const DraftGroup& b) { return a.rank < b.rank; });
  std::vector<RelatedGroup> groups;
  groups.reserve(drafts.size());
  for (DraftGroup& draft : drafts) groups.push_back(finished(page, std::move(draft)));
  return groups;
}

}  // namespace atlas
