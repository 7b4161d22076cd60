// Ids of nodes while a catalogue is being read, for everything in it that refers to nodes.
#pragma once

#include "core/ids.hpp"
#include "core/text_index.hpp"
#include "formats/catalog_members.hpp"
#include "formats/findings.hpp"
#include "formats/json_tree.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace atlas {

/// Keeps views of old names into the parsed file, which must outlive it.
class NodeNames {
 public:
  /// The next node has this id, or none that is well-formed; false when an earlier one has it too.
  bool add(std::string_view id) {
    ids_ += id;
    const std::uint32_t node = size();
    ends_.push_back(static_cast<std::uint32_t>(ids_.size()));
    return id.empty() || by_id_.add(id, node, IdAt{*this});
  }
  void reserve(std::size_t nodes) {
    ids_.reserve(nodes * kUsualIdBytes);
    ends_.reserve(nodes + 1);
    by_id_.reserve(nodes);
  }
  void add_old_name(std::string_view old_id, std::string_view id) { renamed_.emplace(old_id, id); }

  /// How many nodes were added.
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size() - 1); }
  [[nodiscard]] bool has(std::string_view id) const { return by_id_.find(id, IdAt{*this}).has_value(); }
  [[nodiscard]] bool is_old_name(std::string_view id) const { return renamed_.count(id) > 0; }
  /// The node that `id` names; when there is none, a finding of this rule about `owner`, and an invalid id.
  NodeId find(const Owner& owner, JsonValue id, std::string_view rule, Findings& findings) const;

 private:
  static constexpr std::size_t kUsualIdBytes = 16;

  struct IdAt {
    const NodeNames& names;
    std::string_view operator()(std::uint32_t node) const {
      const std::uint32_t begin = names.ends_[node];
      return {names.ids_.data() + begin, names.ends_[node + 1] - begin};
    }
  };
  // The ids one after another, close together for those who look them up; node i's ends at ends_[i + 1].
  std::string ids_;
  std::vector<std::uint32_t> ends_{0};
  TextIndex by_id_;
  // Looked up, never walked through.
  std::unordered_map<std::string_view, std::string_view> renamed_;
};

}  // namespace atlas
