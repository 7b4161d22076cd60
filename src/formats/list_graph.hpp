// What a reading list says, as nodes and edges that grow while it is read: things that are met again are
// joined, and each keeps every place where it stands.
#pragma once

#include "core/catalog.hpp"
#include "core/characters.hpp"
#include "core/kinds.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace atlas {

class JsonWriter;

/// Where a list says something.
struct ListPlace {
  std::string seed;  ///< name of the list
  int line = 0;      ///< counted from 1
  std::string form;  ///< as in Provenance: "markdown", "bare", "heading", …
};

/// A node of the graph, by its number.
using ListNode = std::size_t;

class ListGraph {
 public:
  /// `characters` tells simplified from traditional Chinese; must outlive this.
  explicit ListGraph(const CharacterTable& characters) : characters_(characters) {}

  /// The topic of this title in the topic `parent`, or at the top.
  ListNode topic(std::string_view title, std::optional<ListNode> parent, const ListPlace& place);
  /// What this address leads to. A title that it was not met under before is kept as another one; an empty
  /// one is made from the address. Requires is_safe_url(url).
  ListNode resource(std::string_view url, std::string_view title, const ListPlace& place);
  /// A book without an address.
  ListNode book(std::string_view title, const ListPlace& place);
  ListNode author(std::string_view name, std::string_view url, bool is_publisher, const ListPlace& place);

  void flag(ListNode node, std::string_view flag) { nodes_[node].flags.insert(std::string(flag)); }
  /// The curator's words about it; the first ones count.
  void describe(ListNode node, std::string_view text);
  /// Once for the same two at the same place; never from a node to itself, nor in a circle of `part-of`. What
  /// two addresses of one thing are to each other is our guess, everything else the list says.
  void connect(ListNode from, Relation relation, ListNode to, const ListPlace& place, int n = 0);

  [[nodiscard]] std::string_view title(ListNode node) const { return nodes_[node].title; }
  /// Things to read that were added so far.
  [[nodiscard]] std::size_t resource_count() const;

  /// The catalogue as JSON that check_catalog() finds no error in, not in its normal form yet. Topics under
  /// which nothing stands are left out. `lists`: names of the lists.
  [[nodiscard]] std::string json(std::string_view title, const std::vector<std::string>& lists) const;

 private:
  struct Node {
    std::string id;
    Kind kind = Kind::Article;
    std::string title;
    std::string url;
    std::string description;
    std::vector<std::string> other_titles;
    std::vector<Field> fields;
    std::set<std::string> flags;
    std::vector<ListPlace> places;
    std::vector<std::string> path;  // of a topic: titles from the top down to its own
    std::optional<ListNode> topic;  // the first one that it is in
    std::optional<ListNode> above;  // of a topic: the one it is a part of
    std::set<ListNode> wholes;      // that it is part of
    std::set<ListNode> entries;     // what leads here, or to a topic below; but for topics
  };
  struct Link {
    ListNode from = 0;
    Relation relation = Relation::InTopic;
    ListNode to = 0;
    std::string seed;
    int line = 0;
    int n = 0;
  };

  ListNode find_or_add(const std::string& id, Kind kind, const ListPlace& place);
  [[nodiscard]] bool is_video(ListNode node) const { return nodes_[node].kind == Kind::Video; }
  /// Also said to be when too much would have to be looked through.
  [[nodiscard]] bool is_part_of(ListNode part, ListNode whole) const;
  [[nodiscard]] std::vector<bool> used_nodes() const;
  [[nodiscard]] std::set<std::string> addresses_of_resources() const;
  [[nodiscard]] std::string language_of(std::string_view title) const;
  [[nodiscard]] Bilingual summary_of(const Node& node) const;
  void write_node(JsonWriter& out, const Node& node, std::string_view url, int order) const;
  void write_link(JsonWriter& out, const Link& link) const;

  const CharacterTable& characters_;
  std::vector<Node> nodes_;
  std::vector<Link> links_;
  std::map<std::string, ListNode> by_id_;
  std::set<std::tuple<ListNode, Relation, ListNode, std::string, int, int>> said_;
};

}  // namespace atlas
