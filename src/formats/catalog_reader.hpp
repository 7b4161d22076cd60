// Reads a parsed catalogue file in pieces, member by member. The file is untrusted: every type is asked
// before it is used, and a finding does not stop the reading, so that one run names everything that is wrong
// (up to a thousand things).
#pragma once

#include "core/catalog.hpp"
#include "formats/catalog_members.hpp"
#include "formats/edge_reader.hpp"
#include "formats/findings.hpp"
#include "formats/json_tree.hpp"
#include "formats/node_names.hpp"
#include "formats/node_reader.hpp"

#include <cstddef>
#include <string_view>

namespace atlas {

class CatalogReader {
 public:
  /// Both must outlive this.
  CatalogReader(const JsonTree& tree, Findings& findings);

  /// Reads some `count` nodes, edges or places, or another part of the file; false when nothing is left.
  bool step(std::size_t count);
  /// How much of the file was read, from 0 to 1.
  [[nodiscard]] double progress() const;
  /// What could be read. Requires that step() gave false; once.
  [[nodiscard]] CatalogData take() { return std::move(data_); }

 private:
  enum class Part { Top, Nodes, Edges, Others, Places, End };

  /// Elements of a list that are still to be read.
  struct List {
    JsonValue::Iterator next{nullptr, 0};
    JsonValue::Iterator end{nullptr, 0};
    std::size_t size = 0;
  };

  void read_top();
  /// The items of a member that is a list or a table; none when there are more than `most`.
  template <typename Reader>
  List items(std::string_view name, std::size_t most, Reader& reader);
  /// Calls read(item) for at most `count` items; false when none is left, or too much is wrong already.
  template <typename Read>
  bool read_some(List& list, std::size_t count, const Read& read);
  void read_aliases();
  void read_alias_target(JsonValue alias);
  void read_walkthroughs();
  void read_cloc();
  List read_layout();
  void read_label_sides(JsonValue sides);
  void read_place(JsonValue place);

  JsonValue root_;
  Findings& findings_;
  MemberReader members_;
  CatalogData data_;
  NodeNames names_;
  NodeReader node_reader_;
  EdgeReader edge_reader_;
  Part part_ = Part::Top;
  List nodes_, edges_, places_;
};

}  // namespace atlas
