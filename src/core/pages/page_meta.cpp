// See page_meta.hpp.
#include "core/pages/page_meta.hpp"

#include "core/pages/node_facts.hpp"

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

bool filed_by_kind(Kind kind) {
  return kind == Kind::Component || kind == Kind::Author || kind == Kind::TreeEntry || kind == Kind::Symbol ||
         kind == Kind::Package || kind == Kind::Module || kind == Kind::ApiObject;
}

}  // namespace

std::string page_title(const PageContext& page, NodeId id) {
  const std::string catalogue(page.catalog.data().title.pick(page.lang));
  if (!id.valid()) return catalogue + " · " + std::string(page.tr("app.name"));
  const Node& node = page.node(id);
  return node.title + " · " + kind_name(page, node.kind) + " · " + catalogue;
}

std::string page_description(const PageContext& page, NodeId id) {
  const Bilingual& summary = id.valid() ? page.node(id).summary : page.catalog.data().summary;
  const std::string_view text = summary.pick(page.lang);
  return text.empty() ? page_title(page, id) : first_characters(text, kDescriptionCharacters);
}

std::vector<Crumb> breadcrumbs(const PageContext& page, NodeId id) {
  std::vector<Crumb> crumbs{{std::string(page.tr("page.start")), ""}};
  if (!id.valid()) return crumbs;
  const Node& node = page.node(id);
  const NodeId topic = filed_by_kind(node.kind) ? NodeId{} : topic_above(page, id);
  if (topic.valid()) {
    crumbs.push_back({page.node(topic).title, node_path(page.node(topic))});
  } else {
    const std::string anchor = info(node.kind).resource ? std::string(kListFragment) : kind_anchor(node.kind);
    crumbs.push_back({kind_name(page, node.kind), "#" + anchor});
  }
  crumbs.push_back({node.title, node_path(node)});
  return crumbs;
}

std::string kind_anchor(Kind kind) { return "kind-" + std::string(info(kind).name); }

}  // namespace atlas
