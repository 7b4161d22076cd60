// Ids of nodes while a catalogue is being read, for everything in it that refers to nodes.
#pragma once

#include "core/ids.hpp"
#include "formats/catalog_members.hpp"
#include "formats/findings.hpp"
#include "formats/json_tree.hpp"

#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace atlas {

/// Keeps views into the parsed file, which must outlive it.
class NodeNames {
 public:
  /// The next node has this id; false when an earlier one has it too.
  bool add(std::string_view id, std::uint32_t index) { return by_id_.emplace(id, index).second; }
  void add_old_name(std::string_view old_id, std::string_view id) { renamed_.emplace(old_id, id); }

  [[nodiscard]] bool has(std::string_view id) const { return by_id_.count(id) > 0; }
  [[nodiscard]] bool is_old_name(std::string_view id) const { return renamed_.count(id) > 0; }
  /// The node that `id` names; when there is none, a finding of this rule about `owner`, and an invalid id.
  NodeId find(const Owner& owner, JsonValue id, std::string_view rule, Findings& findings) const;

 private:
  // Looked up, never walked through.
  std::unordered_map<std::string_view, std::uint32_t> by_id_;
  std::unordered_map<std::string_view, std::string_view> renamed_;
};

}  // namespace atlas
