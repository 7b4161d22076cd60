// See catalog_reader.hpp.
#include "formats/catalog_reader.hpp"

#include "core/route.hpp"
#include "formats/catalog_json.hpp"
#include "formats/walkthrough_json.hpp"

#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace atlas {
namespace {

constexpr double kFarthest = 1e7;  // world units; floats are still exact to about one
constexpr int kFinestScale = 1000;

}  // namespace

CatalogReader::CatalogReader(const JsonTree& tree, Findings& findings)
    : root_(tree.root()),
      findings_(findings),
      members_(findings),
      node_reader_(tree, names_, findings),
      edge_reader_(tree, names_, findings) {}

bool CatalogReader::step(std::size_t count) {
  switch (part_) {
    case Part::Top:
      if (!root_.is(JsonType::Object)) {
        findings_.error(root_, "schema",
                        "A catalogue is an object: it starts with { and has \"nodes\" and \"edges\".");
        part_ = Part::End;
        return false;
      }
      read_top();
      part_ = Part::Nodes;
      return true;
    case Part::Nodes:
      if (!read_some(nodes_, count,
                     [this](JsonValue node) { node_reader_.read(node, data_.nodes.emplace_back()); })) {
        edges_ = items("edges", CatalogLimits::kEdges, edge_reader_);
        data_.edges.reserve(edges_.size);
        part_ = Part::Edges;
      }
      return true;
    case Part::Edges:
      if (!read_some(edges_, count,
                     [this](JsonValue edge) { edge_reader_.read(edge, data_.edges.emplace_back()); })) {
        part_ = Part::Others;
      }
      return true;
    case Part::Others:
      read_aliases();
      read_walkthroughs();
      read_cloc();
      places_ = read_layout();
      part_ = Part::Places;
      return true;
    case Part::Places:
      if (!read_some(places_, count, [this](JsonValue place) { read_place(place); })) part_ = Part::End;
      return part_ != Part::End;
    case Part::End:
      break;
  }
  return false;
}

double CatalogReader::progress() const {
  const auto share = [this](Part part, std::size_t read, std::size_t all) {
    if (part_ != part) return part_ > part ? 1.0 : 0.0;
    return all == 0 ? 0 : static_cast<double>(read) / static_cast<double>(all);
  };
  return 0.45 * share(Part::Nodes, data_.nodes.size(), nodes_.size) +
         0.45 * share(Part::Edges, data_.edges.size(), edges_.size) +
         0.1 * share(Part::Places, data_.layout.size(), places_.size);
}

template <typename Reader>
CatalogReader::List CatalogReader::items(std::string_view name, std::size_t most, Reader& reader) {
  const Owner owner{"catalogue", root_};
  JsonValue list = root_.find(name);
  if (list.is(JsonType::Object)) {
    if (!reader.use_table(list)) return {};
    list = members_.member({"table", list}, "rows", JsonType::Array, Need::Required);
  } else {
    list = members_.member(owner, {name, list}, JsonType::Array, Need::Required);
  }
  const std::size_t size = list.size();
  if (size <= most) return {list.begin(), list.end(), size};
  findings_.error(list, "limit",
                  "The catalogue has " + std::to_string(size) + " " + std::string(name) + "; at most " +
                      std::to_string(most) + " can be read.");
  return {};
}

template <typename Read>
bool CatalogReader::read_some(List& list, std::size_t count, const Read& read) {
  for (; count > 0 && !(list.next == list.end); --count) {
    if (findings_.full()) return false;
    read(*list.next);
    ++list.next;
  }
  return !(list.next == list.end);
}

void CatalogReader::read_top() {
  for (const JsonValue alias : root_.find("aliases")) names_.add_old_name(alias.key(), alias.text());
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
  nodes_ = items("nodes", CatalogLimits::kNodes, node_reader_);
  data_.nodes.reserve(nodes_.size);
  names_.reserve(nodes_.size);
}

void CatalogReader::read_aliases() {
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

void CatalogReader::read_alias_target(JsonValue alias) {
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

void CatalogReader::read_walkthroughs() {
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

void CatalogReader::read_cloc() {
  for (const JsonValue row : root_.find("tables").find("cloc").find("rows")) {
    const Owner owner{"row of the table cloc", row};
    data_.cloc.push_back(
        {members_.text(owner, "language", Need::Required), members_.integer(owner, "files", Need::Required),
         members_.integer(owner, "blank", Need::Required), members_.integer(owner, "comment", Need::Required),
         members_.integer(owner, "code", Need::Required)});
  }
}

CatalogReader::List CatalogReader::read_layout() {
  const JsonValue layout = members_.member({"catalogue", root_}, "layout", JsonType::Object, Need::Optional);
  if (!layout.exists()) return {};
  const JsonValue places = members_.member({"layout", layout}, "places", JsonType::Array, Need::Required);
  const std::size_t size = places.size();
  if (places.exists() && size != data_.nodes.size()) {
    findings_.error(places, "layout",
                    "The layout has " + std::to_string(size) + " places for " +
                        std::to_string(data_.nodes.size()) + " nodes; pack the catalogue again.");
    return {};
  }
  if (const JsonValue scale = layout.find("scale"); scale.exists()) {
    layout_scale_ = scale.integer().value_or(0);
    if (layout_scale_ < 1 || layout_scale_ > kFinestScale) {
      findings_.error(
          scale, "layout",
          "\"scale\" in the layout must be a whole number from 1 to " + std::to_string(kFinestScale) + ".");
      return {};
    }
  }
  read_label_sides(members_.member({"layout", layout}, "sides", JsonType::String, Need::Optional));
  data_.layout.reserve(size);
  return {places.begin(), places.end(), size};
}

void CatalogReader::read_label_sides(JsonValue sides) {
  if (!sides.exists()) return;
  data_.label_sides = sides.text();
  if (data_.label_sides.size() == data_.nodes.size() &&
      data_.label_sides.find_first_not_of("01234567") == std::string::npos)
    return;
  data_.label_sides.clear();
  findings_.error(sides, "layout", "\"sides\" in the layout must be a digit from 0 to 7 for each node.");
}

void CatalogReader::read_place(JsonValue place) {
  const auto scale = static_cast<float>(layout_scale_);
  std::array<float, 3> numbers{};
  std::size_t size = 0;
  std::size_t count = 0;
  for (const JsonValue number : place) {
    ++size;
    const double value = number.number().value_or(std::nan(""));
    if (count < numbers.size() && std::fabs(value) <= kFarthest * layout_scale_) {
      numbers[count++] = static_cast<float>(value) / scale;
    }
  }
  if (!place.is(JsonType::Array) || size != numbers.size() || count != numbers.size() || numbers[2] < 0) {
    findings_.error(place, "layout", "A place in the layout must be [x, y, radius] with a radius from 0 on.");
  }
  data_.layout.push_back({numbers[0], numbers[1], numbers[2]});
}

}  // namespace atlas
