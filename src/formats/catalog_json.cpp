// Walks the parsed file member by member. The file is untrusted: every type is asked before it is used, and a
// finding does not stop the walk, so that one run names everything that is wrong (up to a thousand things).
#include "formats/catalog_json.hpp"

#include "core/kinds.hpp"
#include "core/route.hpp"
#include "core/sort.hpp"
#include "formats/catalog_members.hpp"
#include "formats/findings.hpp"
#include "formats/json_tree.hpp"
#include "formats/nearest_name.hpp"
#include "formats/node_names.hpp"
#include "formats/text_policy.hpp"
#include "formats/walkthrough_json.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace atlas {
namespace {

/// Members of a node that have a place of their own in Node; everything else becomes a Field.
/// In the order in which they normally stand in the file.
constexpr std::array<std::string_view, 14> kNodeMembers{
    "id",         "kind",    "title",   "title_zh", "title_en", "short", "lang",
    "alt_titles", "aliases", "summary", "url",      "open_url", "flags", "prov"};
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

constexpr std::array<std::string_view, 9> kEdgeMembers{"s",    "t",    "rel", "how",  "why",
                                                       "seed", "line", "n",   "order"};
enum EdgeMember : std::size_t { kSource, kTarget, kRelation, kHow, kWhy, kSeed, kLine, kN, kOrder };

constexpr std::array<std::string_view, 3> kPlaceMembers{"seed", "line", "form"};
enum PlaceMember : std::size_t { kPlaceSeed, kPlaceLine, kPlaceForm };

template <typename Table>
std::vector<std::string_view> names(const Table& table) {
  std::vector<std::string_view> all;
  for (const auto& row : table) all.push_back(row.name);
  return all;
}

class CatalogReader {
 public:
  CatalogReader(const JsonTree& tree, Findings& findings)
      : root_(tree.root()),
        node_places_(tree, kNodeMembers),
        edge_places_(tree, kEdgeMembers),
        source_places_(tree, kPlaceMembers),
        findings_(findings),
        members_(findings) {}

  CatalogData read() {
    if (!root_.is(JsonType::Object)) {
      findings_.error(root_, "schema",
                      "A catalogue is an object: it starts with { and has \"nodes\" and \"edges\".");
      return std::move(data_);
    }
    for (const JsonValue alias : root_.find("aliases")) names_.add_old_name(alias.key(), alias.text());
    read_top();
    read_nodes();
    read_edges();
    read_aliases();
    read_walkthroughs();
    read_cloc();
    read_layout();
    return std::move(data_);
  }

 private:
  void read_top() {
    const Owner top{"catalogue", root_};
    const JsonValue schema = members_.member(top, "schema", JsonType::Number, Need::Required);
    if (schema.exists() && schema.integer() != kCatalogSchema) {
      findings_.error(schema, "schema",
                      "The file is written in schema " + std::string(schema.text()) +
                          "; this program reads schema " + std::to_string(kCatalogSchema) + ".");
    }
    data_.title = members_.bilingual(top, "title", Need::Required);
    data_.summary = members_.bilingual(top, "summary", Need::Optional);
    data_.lang = members_.text(top, "lang", Need::Optional);
    for (const JsonValue source : members_.member(top, "generated_from", JsonType::Array, Need::Optional)) {
      data_.seeds.push_back(members_.text({"source document", source}, "seed", Need::Required));
    }
  }

  void read_nodes() {
    const JsonValue nodes = members_.member({"catalogue", root_}, "nodes", JsonType::Array, Need::Required);
    const std::size_t count = nodes.size();
    if (count > CatalogLimits::kNodes) {
      findings_.error(nodes, "limit",
                      "The catalogue has " + std::to_string(count) + " nodes; at most " +
                          std::to_string(CatalogLimits::kNodes) + " can be read.");
      return;
    }
    data_.nodes.reserve(count);
    names_.reserve(count);
    for (const JsonValue node : nodes) {
      if (findings_.full()) return;
      read_node(node, data_.nodes.emplace_back());
    }
  }

  void read_node(JsonValue value, Node& node) {
    if (!value.is(JsonType::Object)) {
      findings_.error(value, "schema", "A node must be an object in { }.");
      (void)names_.add({});
      return;
    }
    const Owner owner{"node", value};
    const Members<kNodeMembers.size()> found(value, node_places_);
    node.id = read_id(owner, found[kId]);
    node.kind = read_kind(owner, found[kKind]);
    node.title = members_.text(owner, found[kTitle], Need::Required);
    if (found.has(kLang)) node.lang = members_.text(owner, found[kLang], Need::Optional);
    if (found.has(kUrl)) node.url = members_.url(owner, found[kUrl]);
    if (found.has_any_besides(kNodeBasics)) read_more(owner, found, node);
    const JsonValue places = members_.member(owner, found[kProv], JsonType::Array, Need::Optional);
    node.provenance.reserve(places.size());
    for (const JsonValue place : places) node.provenance.push_back(read_provenance(owner, place));
    if (found.has_others()) node.fields = read_fields(owner);
  }

  /// What only some nodes say.
  void read_more(const Owner& owner, const Members<kNodeMembers.size()>& found, Node& node) {
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

  std::string read_id(const Owner& owner, Member wanted) {
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

  Kind read_kind(const Owner& owner, Member wanted) {
    const JsonValue found = members_.member(owner, wanted, JsonType::String, Need::Required);
    if (!found.exists()) return Kind::Article;
    const std::optional<Kind> kind = find_kind(found.text());
    if (!kind) {
      findings_.error(found, "unknown-kind",
                      owner.name() + " has the kind " + quoted(found.text()) + ", which does not exist." +
                          did_you_mean(found.text(), names(kinds())));
    }
    return kind.value_or(Kind::Article);
  }

  Provenance read_provenance(const Owner& node, JsonValue value) {
    if (!value.is(JsonType::Object)) {
      findings_.error(value, "schema", node.name() + ": a place in \"prov\" must be an object in { }.");
      return {};
    }
    const Owner owner{"source place", value};
    const Members<kPlaceMembers.size()> found(value, source_places_);
    return {members_.text(owner, found[kPlaceSeed], Need::Required),
            members_.integer(owner, found[kPlaceLine], Need::Required),
            members_.text(owner, found[kPlaceForm], Need::Optional)};
  }

  std::vector<Field> read_fields(const Owner& owner) {
    std::vector<Field> fields;
    for (const JsonValue extra : owner.value) {
      const std::string_view key = extra.key();
      if (std::find(kNodeMembers.begin(), kNodeMembers.end(), key) != kNodeMembers.end()) continue;
      if (key.size() > CatalogLimits::kTitle || forbidden_character(key, TextRule::Line)) continue;
      if (key == "repaired") {
        fields.push_back({std::string(key), members_.url(owner, key)});
        continue;
      }
      std::string joined;
      if (extra.is(JsonType::Array)) {
        for (const JsonValue item : extra) {
          if (!joined.empty()) joined += ", ";
          joined += scalar(owner, key, item);
        }
      } else {
        joined = scalar(owner, key, extra);
      }
      if (!joined.empty()) fields.push_back({std::string(key), std::move(joined)});
    }
    sort_stably(fields, [](const Field& a, const Field& b) { return a.key < b.key; });
    return fields;
  }

  /// A text, number or truth value as text; empty for what is none of them.
  std::string scalar(const Owner& owner, std::string_view key, JsonValue value) {
    if (value.is(JsonType::Bool)) return value.truth() ? "true" : "false";
    if (value.is(JsonType::Number)) return std::string(value.text());
    return value.is(JsonType::String) ? members_.checked_text(owner, {key, value}, TextRule::Paragraphs)
                                      : std::string{};
  }

  void read_edges() {
    const JsonValue edges = members_.member({"catalogue", root_}, "edges", JsonType::Array, Need::Required);
    const std::size_t count = edges.size();
    if (count > CatalogLimits::kEdges) {
      findings_.error(edges, "limit",
                      "The catalogue has " + std::to_string(count) + " edges; at most " +
                          std::to_string(CatalogLimits::kEdges) + " can be read.");
      return;
    }
    data_.edges.reserve(count);
    for (const JsonValue edge : edges) {
      if (findings_.full()) return;
      read_edge(edge, data_.edges.emplace_back());
    }
  }

  void read_edge(JsonValue value, Edge& edge) {
    if (!value.is(JsonType::Object)) {
      findings_.error(value, "schema", "An edge must be an object in { }.");
      return;
    }
    const Owner owner{"edge", value};
    const Members<kEdgeMembers.size()> found(value, edge_places_);
    edge.source = read_end(owner, found[kSource]);
    edge.target = read_end(owner, found[kTarget]);
    edge.relation = read_relation(owner, found[kRelation]);
    const JsonValue how = members_.member(owner, found[kHow], JsonType::String, Need::Required);
    edge.stated = how.text() == "stated";
    if (how.exists() && !edge.stated && how.text() != "inferred") {
      findings_.error(how, "schema", owner.name() + ": \"how\" must be \"stated\" or \"inferred\".");
    }
    if (found.has(kWhy)) edge.why = members_.text(owner, found[kWhy], Need::Optional);
    if (found.has(kSeed)) edge.seed = members_.text(owner, found[kSeed], Need::Optional);
    if (found.has(kLine)) edge.line = members_.integer(owner, found[kLine], Need::Optional);
    if (found.has(kN)) edge.n = members_.integer(owner, found[kN], Need::Optional);
    if (found.has(kOrder)) edge.order = members_.text(owner, found[kOrder], Need::Optional);
  }

  /// People name the ends of an edge by id, packed catalogues by the node's number in the file.
  NodeId read_end(const Owner& owner, Member wanted) {
    if (const JsonValue number = wanted.value; number.is(JsonType::Number)) {
      const auto index = static_cast<std::uint32_t>(number.integer().value_or(-1));
      if (index < data_.nodes.size()) return NodeId{index};
      findings_.error(
          number, "dangling-edge",
          "An edge leads to node number " + std::string(number.text()) + ", and there is no such node.");
      return {};
    }
    const JsonValue found = members_.member(owner, wanted, JsonType::String, Need::Required);
    return found.exists() ? names_.find(owner, found, "dangling-edge", findings_) : NodeId{};
  }

  Relation read_relation(const Owner& owner, Member wanted) {
    const JsonValue found = members_.member(owner, wanted, JsonType::String, Need::Required);
    if (!found.exists()) return Relation::About;
    const std::optional<Relation> relation = find_relation(found.text());
    if (!relation) {
      findings_.error(found, "unknown-relation",
                      owner.name() + ": the relation " + quoted(found.text()) + " does not exist." +
                          did_you_mean(found.text(), names(relations())));
    }
    return relation.value_or(Relation::About);
  }

  void read_aliases() {
    const JsonValue aliases =
        members_.member({"catalogue", root_}, "aliases", JsonType::Object, Need::Optional);
    for (const JsonValue alias : aliases) {
      if (findings_.full()) return;
      const std::string old_id(alias.key());
      if (!is_node_id(old_id)) {
        findings_.error_at_key(alias, "id", "The old id " + quoted(old_id) + " is not a well-formed id.");
      } else if (names_.has(old_id)) {
        findings_.error_at_key(
            alias, "alias-cycle",
            "The old id " + quoted(old_id) + " is the id of a node too; ids are never used again.");
      } else {
        read_alias_target(alias);
      }
    }
  }

  void read_alias_target(JsonValue alias) {
    if (names_.has(alias.text())) {
      data_.aliases.emplace_back(alias.key(), alias.text());
      return;
    }
    const std::string start = "The old id " + quoted(alias.key()) + " leads to " + quoted(alias.text());
    if (names_.is_old_name(alias.text())) {
      findings_.error(alias, "alias-cycle",
                      start + ", which is an old id itself; name the node it stands for now.");
    } else {
      findings_.error(alias, "dangling-alias", start + ", and there is no such node.");
    }
  }

  void read_walkthroughs() {
    for (const JsonValue value :
         members_.member({"catalogue", root_}, "walkthroughs", JsonType::Array, Need::Optional)) {
      if (data_.walkthroughs.size() == CatalogLimits::kWalkthroughs) {
        findings_.error(value, "limit",
                        "There are more than " + std::to_string(CatalogLimits::kWalkthroughs) +
                            " walkthroughs; the rest cannot be read.");
        return;
      }
      Walkthrough walkthrough = read_walkthrough(value, {names_, data_.nodes}, findings_);
      if (find_walkthrough(data_.walkthroughs, walkthrough.id) && !walkthrough.id.empty()) {
        findings_.error(
            value.find("id"), "duplicate-id",
            "The id " + quoted(walkthrough.id) + " is used by two walkthroughs; rename one of them.");
      }
      data_.walkthroughs.push_back(std::move(walkthrough));
    }
  }

  void read_cloc() {
    for (const JsonValue row : root_.find("tables").find("cloc").find("rows")) {
      const Owner owner{"row of the table cloc", row};
      data_.cloc.push_back({members_.text(owner, "language", Need::Required),
                            members_.integer(owner, "files", Need::Required),
                            members_.integer(owner, "blank", Need::Required),
                            members_.integer(owner, "comment", Need::Required),
                            members_.integer(owner, "code", Need::Required)});
    }
  }

  void read_layout() {
    const JsonValue layout =
        members_.member({"catalogue", root_}, "layout", JsonType::Object, Need::Optional);
    if (!layout.exists()) return;
    const JsonValue places = members_.member({"layout", layout}, "places", JsonType::Array, Need::Required);
    if (places.exists() && places.size() != data_.nodes.size()) {
      findings_.error(places, "layout",
                      "The layout has " + std::to_string(places.size()) + " places for " +
                          std::to_string(data_.nodes.size()) + " nodes; pack the catalogue again.");
      return;
    }
    for (const JsonValue place : places) read_place(place);
    read_label_sides(members_.member({"layout", layout}, "sides", JsonType::String, Need::Optional));
  }

  void read_label_sides(JsonValue sides) {
    if (!sides.exists()) return;
    data_.label_sides = sides.text();
    if (data_.label_sides.size() == data_.nodes.size() &&
        data_.label_sides.find_first_not_of("01234567") == std::string::npos)
      return;
    data_.label_sides.clear();
    findings_.error(sides, "layout", "\"sides\" in the layout must be a digit from 0 to 7 for each node.");
  }

  void read_place(JsonValue place) {
    std::array<float, 3> numbers{};
    std::size_t count = 0;
    for (const JsonValue number : place) {
      const double value = number.number().value_or(std::nan(""));
      if (count < numbers.size() && std::fabs(value) <= kFarthest)
        numbers[count++] = static_cast<float>(value);
    }
    if (!place.is(JsonType::Array) || place.size() != numbers.size() || count != numbers.size() ||
        numbers[2] < 0) {
      findings_.error(place, "layout",
                      "A place in the layout must be [x, y, radius] with a radius from 0 on.");
    }
    data_.layout.push_back({numbers[0], numbers[1], numbers[2]});
  }

  static constexpr double kFarthest = 1e7;  // world units; floats are still exact to about one

  JsonValue root_;
  KeyPlaces<kNodeMembers.size()> node_places_;
  KeyPlaces<kEdgeMembers.size()> edge_places_;
  KeyPlaces<kPlaceMembers.size()> source_places_;
  Findings& findings_;
  MemberReader members_;
  CatalogData data_;
  NodeNames names_;
};

}  // namespace

CatalogData read_catalog(const JsonTree& tree, Findings& findings) {
  return CatalogReader(tree, findings).read();
}

Result<CatalogData> parse_catalog(std::string_view json) {
  Result<JsonTree> tree = parse_json(json);
  if (!tree.ok()) return Failure{tree.messages()};
  Findings findings;
  for (const Message& message : tree.value().duplicate_keys()) findings.add(message);
  CatalogData data = read_catalog(tree.value(), findings);
  if (findings.has_errors()) return Failure{std::move(findings.messages())};
  return data;
}

}  // namespace atlas
