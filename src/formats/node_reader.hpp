// Reads one node of a catalogue after the other. Whatever the file says, a node comes of it; what is wrong is
// among the findings.
#pragma once

#include "core/catalog.hpp"
#include "formats/catalog_items.hpp"
#include "formats/catalog_members.hpp"
#include "formats/findings.hpp"
#include "formats/json_tree.hpp"
#include "formats/node_names.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// Members of a node that have a place of their own in Node; everything else becomes a Field.
/// In the order in which they normally stand in the file.
inline constexpr std::array<std::string_view, 14> kNodeMembers{
    "id",         "kind",    "title",   "title_zh", "title_en", "short", "lang",
    "alt_titles", "aliases", "summary", "url",      "open_url", "flags", "prov"};
inline constexpr std::array<std::string_view, 3> kPlaceMembers{"seed", "line", "form"};

class NodeReader {
 public:
  /// Adds what it reads to `names`, also when it is bad.
  NodeReader(const JsonTree& tree, NodeNames& names, Findings& findings);

  /// What is read is rows of this table; the source places may be, too, of the table "prov" in it. False when
  /// it is none.
  bool use_table(JsonValue table);
  void read(JsonValue value, Node& node);

 private:
  using Found = Members<kNodeMembers.size()>;

  /// What only some nodes say.
  void read_more(const Owner& owner, const Found& found, Node& node);
  std::string read_id(const Owner& owner, const Member& wanted);
  Kind read_kind(const Owner& owner, const Member& wanted);
  Provenance read_place(const Owner& node, JsonValue value);
  std::vector<Field> read_fields(const Owner& owner, const Found& found);
  /// What a list holds with commas between, or scalar().
  std::string joined(const Owner& owner, std::string_view key, JsonValue value);
  /// A text, number or truth value as text; empty for what is none of them.
  std::string scalar(const Owner& owner, std::string_view key, JsonValue value);

  /// What nodes that share an object have in common.
  struct InCommon {
    Kind kind;
    std::string lang;
  };

  ItemReader<kNodeMembers.size()> items_;
  SharedReadings<InCommon> shared_;
  ItemReader<kPlaceMembers.size()> places_;
  NodeNames& names_;
  Findings& findings_;
  MemberReader members_;
};

}  // namespace atlas
