// See node_reader.hpp.
#include "formats/node_reader.hpp"

#include "core/kinds.hpp"
#include "core/route.hpp"
#include "core/sort.hpp"
#include "formats/catalog_json.hpp"
#include "formats/nearest_name.hpp"
#include "formats/text_policy.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace atlas {
namespace {

enum NodeMember : std::size_t {
  kId,
  kKind,
  kTitle,
  kTitleZh,
  kTitleEn,
  kShort,
  kLang,
  kAltTitles,
  kAliases,
  kSummary,
  kUrl,
  kOpenUrl,
  kFlags,
  kProv
};

/// What nearly every node says, as a bit for each.
constexpr std::uint32_t kNodeBasics =
    1U << kId | 1U << kKind | 1U << kTitle | 1U << kLang | 1U << kUrl | 1U << kProv;

enum PlaceMember : std::size_t { kPlaceSeed, kPlaceLine, kPlaceForm };

}  // namespace

NodeReader::NodeReader(const JsonTree& tree, NodeNames& names, Findings& findings)
    : items_(tree, kNodeMembers),
      places_(tree, kPlaceMembers),
      names_(names),
      findings_(findings),
      members_(findings) {}

bool NodeReader::use_table(JsonValue table) {
  std::optional<ItemProblem> problem = items_.use_table(table);
  const JsonValue places = table.find("prov");
  if (!problem && places.exists()) problem = places_.use_table(places);
  if (problem) findings_.error(problem->at, "schema", std::string(problem->text));
  return !problem;
}

void NodeReader::read(JsonValue value, Node& node) {
  Found found = items_.none();
  if (const auto problem = items_.find(value, found)) {
    findings_.error(problem->at, "schema", "A node " + std::string(problem->text));
    (void)names_.add({});
    return;
  }
  const Owner owner{"node", value, {}, {found[kId].value}};
  node.id = read_id(owner, found[kId]);
  const InCommon* const like = shared_.find(found);
  const auto known = [&](NodeMember place) { return like != nullptr && found.is_shared(place); };
  node.kind = known(kKind) ? like->kind : read_kind(owner, found[kKind]);
  node.title = members_.text(owner, found[kTitle], Need::Required);
  if (found.has(kLang)) {
    node.lang = known(kLang) ? like->lang : members_.text(owner, found[kLang], Need::Optional);
  }
  if (found.has(kUrl)) node.url = members_.url(owner, found[kUrl]);
  if (found.has_any_besides(kNodeBasics)) read_more(owner, found, node);
  const JsonValue places = members_.member(owner, found[kProv], JsonType::Array, Need::Optional);
  node.provenance.reserve(places.size());
  for (const JsonValue place : places) node.provenance.push_back(read_place(owner, place));
  if (found.has_others()) node.fields = read_fields(owner, found);
  if (like == nullptr && found.has_shared() && !findings_.has_errors()) {
    shared_.keep(found, {node.kind, node.lang});
  }
}

void NodeReader::read_more(const Owner& owner, const Found& found, Node& node) {
  node.name = {members_.text(owner, found[kTitleZh], Need::Optional),
               members_.text(owner, found[kTitleEn], Need::Optional)};
  node.label = members_.bilingual(owner, found[kShort], Need::Optional);
  node.alt_titles = members_.texts(owner, found[kAltTitles]);
  node.aliases = members_.texts(owner, found[kAliases]);
  node.summary = members_.bilingual(owner, found[kSummary], Need::Optional);
  node.open_url = members_.url(owner, found[kOpenUrl]);
  if (node.open_url == node.url) node.open_url.clear();
  node.flags = members_.texts(owner, found[kFlags]);
}

std::string NodeReader::read_id(const Owner& owner, const Member& wanted) {
  const JsonValue found = members_.member(owner, wanted, JsonType::String, Need::Required);
  const bool good = found.exists() && is_node_id(found.text());
  if (found.exists() && !good) {
    findings_.error(found, "id",
                    "The id " + quoted(found.text()) +
                        " must be 2 to 64 of a-z, 0-9, dot and hyphen, and start with a-z or 0-9.");
  }
  const std::string_view id = good ? found.text() : std::string_view{};
  if (!names_.add(id)) {
    findings_.error(
        found, "duplicate-id",
        "The id " + quoted(id) + " is used twice; each node needs its own. Give one of them another id.");
  }
  return std::string(id);
}

Kind NodeReader::read_kind(const Owner& owner, const Member& wanted) {
  const JsonValue found = members_.member(owner, wanted, JsonType::String, Need::Required);
  if (!found.exists()) return Kind::Article;
  const std::optional<Kind> kind = find_kind(found.text());
  if (!kind) {
    findings_.error(found, "unknown-kind",
                    owner.name() + " has the kind " + quoted(found.text()) + ", which does not exist." +
                        did_you_mean(found.text(), names_in(kinds())));
  }
  return kind.value_or(Kind::Article);
}

Provenance NodeReader::read_place(const Owner& node, JsonValue value) {
  Members<kPlaceMembers.size()> found = places_.none();
  if (const auto problem = places_.find(value, found)) {
    findings_.error(problem->at, "schema",
                    node.name() + ": a place in \"prov\" " + std::string(problem->text));
    return {};
  }
  const Owner owner{"source place", value};
  return {members_.text(owner, found[kPlaceSeed], Need::Required),
          members_.integer(owner, found[kPlaceLine], Need::Required),
          members_.text(owner, found[kPlaceForm], Need::Optional)};
}

std::vector<Field> NodeReader::read_fields(const Owner& owner, const Found& found) {
  std::vector<Field> fields;
  found.for_each_other([&](JsonValue extra) {
    const std::string_view key = extra.key();
    if (key.size() > CatalogLimits::kTitle || forbidden_character(key, TextRule::Line)) return;
    std::string text = key == "repaired" ? members_.url(owner, {key, extra}) : joined(owner, key, extra);
    if (!text.empty() || key == "repaired") fields.push_back({std::string(key), std::move(text)});
  });
  sort_stably(fields, [](const Field& a, const Field& b) { return a.key < b.key; });
  return fields;
}

std::string NodeReader::joined(const Owner& owner, std::string_view key, JsonValue value) {
  if (!value.is(JsonType::Array)) return scalar(owner, key, value);
  std::string all;
  for (const JsonValue item : value) {
    if (!all.empty()) all += ", ";
    all += scalar(owner, key, item);
  }
  return all;
}

std::string NodeReader::scalar(const Owner& owner, std::string_view key, JsonValue value) {
  if (value.is(JsonType::Bool)) return value.truth() ? "true" : "false";
  if (value.is(JsonType::Number)) return std::string(value.text());
  return value.is(JsonType::String) ? members_.checked_text(owner, {key, value}, TextRule::Paragraphs)
                                    : std::string{};
}

}  // namespace atlas
