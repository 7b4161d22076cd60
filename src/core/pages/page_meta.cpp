// See page_meta.hpp.
#include "core/pages/page_meta.hpp"

#include "core/assert.hpp"
#include "core/pages/node_facts.hpp"
#include "core/pages/walk_parts.hpp"

#include <utility>

namespace atlas {
namespace {

constexpr std::size_t kDescriptionCharacters = 160;

/// The first `limit` characters of UTF-8 text, with an ellipsis when something was cut off.
std::string first_characters(std::string_view text, std::size_t limit) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool starts = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
    if (starts && ++count > limit) return std::string(text.substr(0, i)) + "…";
  }
  return std::string(text);
}

std::string kind_name(const PageContext& page, Kind kind) {
  return std::string(page.lang == Lang::Zh ? info(kind).zh : info(kind).en);
}

/// The topic a node is filed under, if any: of a topic the one above it, of others the first.
NodeId topic_above(const PageContext& page, NodeId id) {
  const Relation upwards = page.node(id).kind == Kind::Topic ? Relation::SubtopicOf : Relation::InTopic;
  const std::vector<NodeId> topics = related(page.catalog, id, upwards, true);
  return topics.empty() ? NodeId{} : topics.front();
}

const WalkStep& step_at(const Walkthrough& walk, const WalkPlace& place) {
  return walk.steps[static_cast<std::size_t>(place.step - 1)];
}

std::string walk_title(const PageContext& page, const WalkPlace& place) {
  const Walkthrough& walk = walk_of(page, place);
  const std::string title(walk.title.pick(page.lang));
  if (place.step == 0) return title + " · " + std::string(page.catalog.data().title.pick(page.lang));
  return std::string(step_at(walk, place).title.pick(page.lang)) + " · " +
         page.tr("walk.step", static_cast<std::size_t>(place.step)) + " · " + title;
}

std::vector<Crumb> walk_crumbs(const PageContext& page, const WalkPlace& place, std::vector<Crumb> crumbs) {
  const Walkthrough& walk = walk_of(page, place);
  const std::string overview = walk_path(walk, 0);
  crumbs.push_back({std::string(walk.title.pick(page.lang)), overview});
  if (place.step == 0) return crumbs;
  const WalkStep& step = step_at(walk, place);
  crumbs.push_back({std::string(walk.acts[step.act].title.pick(page.lang)),
                    overview + "#v1&" + walk_parts::act_state(step.act + 1)});
  crumbs.push_back({std::string(step.title.pick(page.lang)), walk_path(walk, place.step)});
  return crumbs;
}

const Bilingual& summary_of(const PageContext& page, const Subject& subject) {
  if (subject.node.valid()) return page.node(subject.node).summary;
  if (!subject.walk) return page.catalog.data().summary;
  const Walkthrough& walk = walk_of(page, subject);
  return subject.walk->step > 0 ? step_at(walk, *subject.walk).prose.what : walk.summary;
}

bool filed_by_kind(Kind kind) {
  return kind == Kind::Component || kind == Kind::Author || kind == Kind::TreeEntry || kind == Kind::Symbol ||
         kind == Kind::Package || kind == Kind::Module || kind == Kind::ApiObject;
}

}  // namespace

const Walkthrough& walk_of(const PageContext& page, const Subject& subject) {
  ATLAS_ASSERT(subject.walk && subject.walk->walkthrough < page.catalog.data().walkthroughs.size());
  return page.catalog.data().walkthroughs[subject.walk->walkthrough];
}

std::vector<WalkPlace> walk_places(const Catalog& catalog) {
  std::vector<WalkPlace> places;
  const std::vector<Walkthrough>& walks = catalog.data().walkthroughs;
  for (std::size_t i = 0; i < walks.size(); ++i) {
    if (walks[i].steps.empty()) continue;
    for (std::size_t step = 0; step <= walks[i].steps.size(); ++step)
      places.push_back({.walkthrough = i, .step = static_cast<int>(step)});
  }
  return places;
}

std::string page_title(const PageContext& page, const Subject& subject) {
  const NodeId id = subject.node;
  if (!id.valid() && subject.walk) return walk_title(page, *subject.walk);
  const std::string catalogue(page.catalog.data().title.pick(page.lang));
  if (subject.list) return std::string(page.tr("start.whole_list")) + " · " + catalogue;
  if (!id.valid()) return catalogue + " · " + std::string(page.tr("app.name"));
  const Node& node = page.node(id);
  return node.title + " · " + kind_name(page, node.kind) + " · " + catalogue;
}

std::string page_description(const PageContext& page, const Subject& subject) {
  std::string text(summary_of(page, subject).pick(page.lang));
  std::erase(text, '`');  // set off code
  return text.empty() ? page_title(page, subject) : first_characters(text, kDescriptionCharacters);
}

std::vector<Crumb> breadcrumbs(const PageContext& page, const Subject& subject) {
  std::vector<Crumb> crumbs{{std::string(page.tr("page.start")), ""}};
  const NodeId id = subject.node;
  if (!id.valid() && subject.walk) return walk_crumbs(page, *subject.walk, std::move(crumbs));
  if (subject.list) crumbs.push_back({std::string(page.tr("start.whole_list")), std::string(kListPath)});
  if (!id.valid()) return crumbs;
  const Node& node = page.node(id);
  const NodeId topic = filed_by_kind(node.kind) ? NodeId{} : topic_above(page, id);
  if (topic.valid()) {
    crumbs.push_back({page.node(topic).title, node_path(page.node(topic))});
  } else {
    std::string path(kListPath);
    if (!info(node.kind).resource) path += "#" + kind_anchor(node.kind);
    crumbs.push_back({kind_name(page, node.kind), std::move(path)});
  }
  crumbs.push_back({node.title, node_path(node)});
  return crumbs;
}

std::string kind_anchor(Kind kind) { return "kind-" + std::string(info(kind).name); }

}  // namespace atlas
