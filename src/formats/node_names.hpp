// Ids of nodes while a catalogue is being read, for everything in it that refers to nodes.
#pragma once

#include "core/ids.hpp"
#include "core/text_index.hpp"
#include "formats/catalog_members.hpp"
#include "formats/findings.hpp"
#include "formats/json_tree.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace atlas {

/// Keeps views into the parsed file, which must outlive it.
class NodeNames {
 public:
  /// The next node has this id, or none that is well-formed; false when an earlier one has it too.
  bool add(std::string_view id) {
    ids_.push_back(id);
    return id.empty() || by_id_.add(id, static_cast<std::uint32_t>(ids_.size() - 1), IdAt{ids_});
  }
  void reserve(std::size_t nodes) {
    ids_.reserve(nodes);
    by_id_.reserve(nodes);
  }
  void add_old_name(std::string_view old_id, std::string_view id) { renamed_.emplace(old_id, id); }

  [[nodiscard]] bool has(std::string_view id) const { return by_id_.find(id, IdAt{ids_}).has_value(); }
  [[nodiscard]] bool is_old_name(std::string_view id) const { return renamed_.count(id) > 0; }
  /// The node that `id` names; when there is none, a finding of this rule about `owner`, and an invalid id.
  NodeId find(const Owner& owner, JsonValue id, std::string_view rule, Findings& findings) const;

 private:
  struct IdAt {
    const std::vector<std::string_view>& ids;
    std::string_view operator()(std::uint32_t node) const { return ids[node]; }
  };

  std::vector<std::string_view> ids_;  // one per node
  TextIndex by_id_;
  // Looked up, never walked through.
  std::unordered_map<std::string_view, std::string_view> renamed_;
};

}  // namespace atlas
