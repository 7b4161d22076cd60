// See edge_reader.hpp.
#include "formats/edge_reader.hpp"

#include "core/byte_words.hpp"
#include "core/kinds.hpp"
#include "formats/nearest_name.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace atlas {
namespace {

enum EdgeMember : std::size_t { kSource, kTarget, kRelation, kHow, kWhy, kSeed, kLine, kN, kOrder };

}  // namespace

EdgeReader::EdgeReader(const JsonTree& tree, const NodeNames& names, Findings& findings)
    : items_(tree, kEdgeMembers), names_(names), findings_(findings), members_(findings) {}

bool EdgeReader::use_table(JsonValue table) {
  const std::optional<ItemProblem> problem = items_.use_table(table);
  if (problem) findings_.error(problem->at, "schema", std::string(problem->text));
  return !problem;
}

void EdgeReader::read(JsonValue value, Edge& edge) {
  Members<kEdgeMembers.size()> found = items_.none();
  if (const auto problem = items_.find(value, found)) {
    findings_.error(problem->at, "schema", "An edge " + std::string(problem->text));
    return;
  }
  const Owner owner{"edge", value, {}, {found[kSource].value, found[kRelation].value, found[kTarget].value}};
  edge.source = read_end(owner, found[kSource]);
  edge.target = read_end(owner, found[kTarget]);
  const Edge* const like = shared_.find(found);
  const auto known = [&](EdgeMember place) { return like != nullptr && found.is_shared(place); };
  edge.relation = known(kRelation) ? like->relation : read_relation(owner, found[kRelation]);
  edge.stated = known(kHow) ? like->stated : read_how(owner, found[kHow]);
  if (found.has(kWhy)) edge.why = members_.text(owner, found[kWhy], Need::Optional);
  if (found.has(kSeed)) {
    edge.seed = known(kSeed) ? like->seed : members_.text(owner, found[kSeed], Need::Optional);
  }
  if (found.has(kLine)) edge.line = members_.integer(owner, found[kLine], Need::Optional);
  if (found.has(kN)) edge.n = members_.integer(owner, found[kN], Need::Optional);
  if (found.has(kOrder)) edge.order = members_.text(owner, found[kOrder], Need::Optional);
  if (like == nullptr && found.has_shared() && !findings_.has_errors()) shared_.keep(found, edge);
}

NodeId EdgeReader::read_end(const Owner& owner, const Member& wanted) {
  if (const JsonValue number = wanted.value; number.is(JsonType::Number)) {
    const auto index = static_cast<std::uint32_t>(number.integer().value_or(-1));
    if (index < names_.size()) return NodeId{index};
    findings_.error(
        number, "dangling-edge",
        "An edge leads to node number " + std::string(number.text()) + ", and there is no such node.");
    return {};
  }
  const JsonValue found = members_.member(owner, wanted, JsonType::String, Need::Required);
  return found.exists() ? names_.find(owner, found, "dangling-edge", findings_) : NodeId{};
}

Relation EdgeReader::read_relation(const Owner& owner, const Member& wanted) {
  const JsonValue found = members_.member(owner, wanted, JsonType::String, Need::Required);
  if (!found.exists()) return Relation::About;
  const std::optional<Relation> relation = find_relation(found.text());
  if (!relation) {
    findings_.error(found, "unknown-relation",
                    owner.name() + ": the relation " + quoted(found.text()) + " does not exist." +
                        did_you_mean(found.text(), names_in(relations())));
  }
  return relation.value_or(Relation::About);
}

bool EdgeReader::read_how(const Owner& owner, const Member& wanted) {
  const JsonValue how = members_.member(owner, wanted, JsonType::String, Need::Required);
  const bool stated = same_text(how.text(), "stated");
  if (how.exists() && !stated && !same_text(how.text(), "inferred")) {
    findings_.error(how, "schema", owner.name() + ": \"how\" must be \"stated\" or \"inferred\".");
  }
  return stated;
}

}  // namespace atlas
