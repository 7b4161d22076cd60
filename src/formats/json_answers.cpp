// Absent members mean empty, as in catalogue files. Names follow those of catalogue files where there are
// any.
#include "formats/json_answers.hpp"

#include "core/utf8.hpp"
#include "formats/json_writer.hpp"

#include <algorithm>
#include <array>

namespace atlas {
namespace {

void write_neighbours(JsonWriter& out, const Catalog& catalog, NodeId id) {
  out.key("neighbours").begin_array();
  for (const Neighbour& neighbour : catalog.neighbours(id)) {
    const Edge& edge = catalog.edge(neighbour.edge);
    out.begin_object().member("id", catalog.node(neighbour.node).id).member("rel", info(edge.relation).name);
    out.member("how", edge.stated ? "stated" : "inferred")
        .member("direction", neighbour.outgoing ? "out" : "in");
    out.member_unless_empty("why", edge.why).member_unless_empty("order", edge.order);
    if (edge.n != 0) out.member("n", edge.n);
    out.end_object();
  }
  out.end_array();
}

void write_ranges(JsonWriter& out, std::string_view shown, const std::vector<MatchRange>& ranges) {
  out.key("ranges").begin_array();
  std::size_t byte = 0;
  std::size_t unit = 0;
  const auto unit_at = [&](std::size_t next) {
    unit += utf16_length(shown.substr(byte, next - byte));
    byte = next;
    return unit;
  };
  for (const MatchRange& range : ranges) {
    out.begin_array().value(unit_at(range.begin));
    out.value(unit_at(range.end)).end_array();
  }
  out.end_array();
}

void write_messages(JsonWriter& out, const std::vector<Message>& messages) {
  out.key("messages").begin_array();
  for (const Message& message : messages) {
    const std::string_view level =
        message.level == Level::Error ? "error" : (message.level == Level::Warning ? "warning" : "note");
    out.begin_object().member("line", message.line).member("column", message.column).member("level", level);
    out.member("rule", message.rule).member("text", message.text).end_object();
  }
  out.end_array();
}

}  // namespace

std::string messages_answer(const std::vector<Message>& messages) {
  const bool bad = std::any_of(messages.begin(), messages.end(),
                               [](const Message& message) { return message.level == Level::Error; });
  JsonWriter out;
  out.begin_object().member("ok", !bad);
  write_messages(out, messages);
  out.end_object();
  return out.take();
}

std::string import_answer(const ImportedLists& imported) {
  std::vector<Message> all;
  for (const std::vector<Message>& messages : imported.messages)
    all.insert(all.end(), messages.begin(), messages.end());
  if (!imported.ok()) return messages_answer(all);
  JsonWriter out;
  out.begin_object().member("ok", true).member("catalog", imported.catalog_json);
  write_messages(out, all);
  out.end_object();
  return out.take();
}

std::string hits_answer(const Catalog& catalog, const std::vector<SearchHit>& hits) {
  JsonWriter out;
  out.begin_array();
  for (const SearchHit& hit : hits) {
    out.begin_object().member("id", hit_id(catalog, hit)).member("kind", hit_kind(catalog, hit));
    out.member("title", hit.title);
    out.member("score", hit.score).member("shown", hit.shown).member("field", name(hit.field));
    write_ranges(out, hit.shown, hit.ranges);
    out.end_object();
  }
  out.end_array();
  return out.take();
}

std::string node_answer(const Catalog& catalog, NodeId id) {
  const Node& node = catalog.node(id);
  JsonWriter out;
  out.begin_object().member("id", node.id).member("kind", info(node.kind).name).member("title", node.title);
  out.member_unless_empty("name", node.name);
  out.member_unless_empty("lang", node.lang);
  out.member_unless_empty("alt_titles", node.alt_titles);
  out.member_unless_empty("aliases", node.aliases);
  out.member_unless_empty("summary", node.summary);
  out.member_unless_empty("url", node.url).member_unless_empty("open_url", node.open_url);
  out.member_unless_empty("flags", node.flags);
  out.key("fields").begin_object();
  for (const Field& field : node.fields) out.member(field.key, field.value);
  out.end_object().key("prov").begin_array();
  for (const Provenance& place : node.provenance) {
    out.begin_object().member("seed", place.seed).member("line", place.line).end_object();
  }
  out.end_array();
  write_neighbours(out, catalog, id);
  out.end_object();
  return out.take();
}

std::string layout_answer(const Catalog& catalog, const MapLayout& layout) {
  JsonWriter out;
  out.begin_object().key("nodes").begin_array();
  for (std::size_t i = 0; i < layout.places.size(); ++i) {
    const Placement& place = layout.places[i];
    out.begin_object().member("id", catalog.nodes()[i].id).member("x", place.x).member("y", place.y);
    out.member("r", place.radius).end_object();
  }
  out.end_array().member("settled", true).end_object();
  return out.take();
}

std::string_view name(MatchField field) {
  constexpr std::array<std::string_view, kMatchFieldCount> kNames{
      "title", "alt-title", "alias",   "id",   "author",  "topic", "component",
      "host",  "path",      "summary", "kind", "address", "place"};
  return kNames.at(static_cast<std::size_t>(field));
}

}  // namespace atlas
