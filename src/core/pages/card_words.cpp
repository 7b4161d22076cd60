// See card_words.hpp. The same facts as on the page, cut down to what can be read at a glance.
#include "core/pages/card_words.hpp"

#include "core/pages/node_facts.hpp"
#include "core/pages/related_groups.hpp"
#include "core/pages/rows.hpp"
#include "core/pages/site_name.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace atlas {
namespace {

constexpr std::string_view kPageDot = " · ";  // between the parts of a detail line
constexpr std::size_t kStepsNamed = 5;        // more are only counted

std::string_view kind_name(const PageContext& page, const Node& node) {
  return page.lang == Lang::Zh ? info(node.kind).zh : info(node.kind).en;
}

/// Code marks and control characters mean nothing in a picture.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '`') continue;
    out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  }
  return out;
}

/// Those who are stated to have written or published it; else those we believe it of, who are marked so.
std::string authors(const PageContext& page, NodeId id) {
  const std::vector<Credit> credits = credits_of(page.catalog, id);
  const bool stated = std::any_of(credits.begin(), credits.end(), [](const Credit& c) { return c.stated; });
  std::string names;
  for (const Credit& credit : credits) {
    if (credit.stated != stated) continue;
    if (!names.empty()) names += page.tr("text.comma");
    names += page.node(credit.node).title;
  }
  if (names.empty()) return std::string(page.tr("row.no_author"));
  return stated ? names : page.tr("card.inferred", names);
}

/// After the kind: who wrote a resource and where it is, else the detail line of lists.
std::vector<std::string> details(const PageContext& page, NodeId id) {
  const Node& node = page.node(id);
  if (info(node.kind).resource) return {authors(page, id), site_name(node.link(), page.lang)};
  std::vector<std::string> parts;
  const std::string line = text_content(node_detail(page, id));
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(kPageDot, at), line.size());
    parts.push_back(line.substr(at, end - at));
    at = end + kPageDot.size();
  }
  return parts;
}

std::vector<std::string> kind_parts(const PageContext& page, NodeId id) {
  std::vector<std::string> parts{std::string(kind_name(page, page.node(id)))};
  for (std::string& detail : details(page, id)) {
    if (!detail.empty() && detail != page.node(id).title) parts.push_back(plain(detail));
  }
  return parts;
}

/// Steps that name the node, then its groups: their size, or the one title in them.
std::vector<std::string> node_facts(const PageContext& page, NodeId id) {
  std::vector<std::string> facts;
  const bool credited = info(page.node(id).kind).resource;
  for (const RelatedGroup& group : related_groups(page, id)) {
    const RelatedRow& first = group.rows.front();
    const Relation relation = page.catalog.edge(first.edge).relation;
    if (credited && is_authorship(relation) && first.outgoing) continue;  // they stand beside the kind
    const bool one = group.rows.size() == 1;
    facts.push_back(
        plain(group.title + " " + (one ? page.node(first.node).title : std::to_string(group.rows.size()))));
  }
  const std::vector<StepMention> mentions = steps_of_node(page.catalog.data().walkthroughs, id);
  if (!mentions.empty()) {
    const auto place = facts.begin() + std::min<std::ptrdiff_t>(2, std::ssize(facts));
    const std::vector<int>& steps = mentions.front().steps;
    std::string ranges = page.tr("walk.steps", step_ranges(steps));
    facts.insert(place, steps.size() > kStepsNamed ? page.tr("card.in_steps", steps.size()) : ranges);
  }
  return facts;
}

CardWords node_words(const PageContext& page, NodeId id) {
  const Node& node = page.node(id);
  return {info(node.kind).shape, kind_parts(page, id), plain(node.title), plain(node.summary.pick(page.lang)),
          node_facts(page, id)};
}

CardWords step_words(const PageContext& page, const Walkthrough& walk, int number) {
  const WalkStep& step = walk.steps[static_cast<std::size_t>(number - 1)];
  const auto text = [&](const Bilingual& both) { return plain(both.pick(page.lang)); };
  CardWords words;
  words.mark = Shape::Stage;
  words.kind = {page.tr("walk.step", static_cast<std::size_t>(number)), text(walk.acts[step.act].title)};
  words.title = text(step.title);
  words.text = text(step.prose.what);
  words.facts = {text(walk.title), text(walk.lanes[step.lane].title)};
  return words;
}

CardWords walk_words(const PageContext& page, const Walkthrough& walk) {
  CardWords words;
  words.mark = Shape::Stage;
  words.kind = {std::string(page.tr("walk.kind"))};
  words.title = plain(walk.title.pick(page.lang));
  words.text = plain(walk.summary.pick(page.lang));
  words.facts = {page.tr("walk.count", walk.steps.size()), page.tr("walk.acts", walk.acts.size())};
  return words;
}

CardWords start_words(const PageContext& page) {
  const CatalogData& data = page.catalog.data();
  CardWords words;
  words.title = plain(data.title.pick(page.lang));
  words.text = plain(data.summary.pick(page.lang));
  const auto count = [&](std::string_view key, auto wanted) {
    const auto number = std::count_if(data.nodes.begin(), data.nodes.end(), wanted);
    if (number > 0) words.facts.push_back(std::to_string(number) + " " + std::string(page.tr(key)));
  };
  count("start.links", [](const Node& node) { return info(node.kind).resource && !node.url.empty(); });
  count("start.authors", [](const Node& node) { return node.kind == Kind::Author; });
  count("start.topics", [](const Node& node) { return node.kind == Kind::Topic; });
  count("start.components", [](const Node& node) { return node.kind == Kind::Component; });
  return words;
}

}  // namespace

CardWords card_words(const PageContext& page, const Subject& subject) {
  if (subject.node.valid()) return node_words(page, subject.node);
  if (!subject.walk) return start_words(page);
  const Walkthrough& walk = walk_of(page, subject);
  return subject.walk->step > 0 ? step_words(page, walk, subject.walk->step) : walk_words(page, walk);
}

std::string card_alt(const PageContext& page, const Subject& subject) {
  if (subject.node.valid()) return page.tr("page.around", page.node(subject.node).title);
  const std::string whose =
      subject.walk ? page_title(page, subject) : std::string(page.catalog.data().title.pick(page.lang));
  return page.tr("card.of", whose);
}

std::string card_path(const PageContext& page, const Subject& subject) {
  constexpr std::string_view kName = "card.png";
  std::string folder;
  if (subject.node.valid()) {
    folder = node_path(page.node(subject.node));
  } else if (subject.walk) {
    folder = walk_path(walk_of(page, subject), subject.walk->step);
  }
  return folder.append(kName);
}

}  // namespace atlas
