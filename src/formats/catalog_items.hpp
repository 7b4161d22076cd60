// Nodes, edges and source places as a file gives them: as objects, which people write, or as the rows of a
// table, which `atlas pack` writes because the names of members are most of a large file. Either way their
// members are found once and lie by number, so that whoever reads them need not know how they were written.
//
// A table is {"shared": [{…}, …], "columns": ["id", …], "rows": [[0, "kube-proxy", …], …]}. The first cell of
// a row is the number of the object in "shared" whose members it has too, then come the values of the
// columns, null for what it has not; a cell behind the last column is an object with all its other members.
#pragma once

#include "formats/catalog_members.hpp"
#include "formats/findings.hpp"
#include "formats/json_tree.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// Where the known names of a file stand in a list of names.
template <std::size_t N>
class KeyPlaces {
 public:
  /// `names` must outlive this.
  KeyPlaces(const JsonTree& tree, const std::array<std::string_view, N>& names) : names_(names) {
    places_.fill(N);
    for (std::size_t i = 0; i < tree.known_keys().size(); ++i) {
      places_[i] = static_cast<std::uint8_t>(find(tree.known_keys()[i]));
    }
  }

  /// The place of the name of `member`, which has this key_number(); N when it is not in the list.
  [[nodiscard]] std::size_t of(std::size_t number, JsonValue member) const {
    return number < JsonTree::kMostKnownKeys ? places_[number] : find(member.key());
  }
  [[nodiscard]] std::size_t find(std::string_view key) const {
    return static_cast<std::size_t>(std::find(names_.begin(), names_.end(), key) - names_.begin());
  }
  [[nodiscard]] std::string_view name(std::size_t place) const { return names_[place]; }

 private:
  const std::array<std::string_view, N>& names_;
  std::array<std::uint8_t, JsonTree::kMostKnownKeys> places_{};
};

/// The members of an item by their places in a list of names.
template <std::size_t N>
class Members {
 public:
  /// `places` must outlive this.
  explicit Members(const KeyPlaces<N>& places) : places_(&places) {}

  /// Adds the members of an object in one walk through it, of several of one name the first; false when one
  /// was there already. At most twice.
  bool add(JsonValue object) {
    bool all_new = true;
    bool others = false;
    object.for_each_member([&](std::size_t key_number, JsonValue member) {
      const std::size_t place = places_->of(key_number, member);
      if (place == N) {
        others = true;
      } else {
        all_new = put(place, member) && all_new;
      }
    });
    if (others) others_[has_others() ? 1 : 0] = object;
    return all_new;
  }
  /// Becomes the same, which are those of the shared object with this number. Requires that there are no
  /// members yet.
  void start_as(std::size_t shared, const Members& other) {
    for (std::uint32_t rest = other.present_; rest != 0; rest &= rest - 1) {
      const auto place = static_cast<std::size_t>(std::countr_zero(rest));
      values_[place] = other.values_[place];
    }
    others_ = other.others_;
    present_ = shared_ = other.present_;
    shared_object_ = shared;
  }
  /// Adds a member; false when it was there already.
  bool put(std::size_t place, JsonValue value) {
    if (has(place)) return false;
    values_[place] = value;
    present_ |= 1U << place;
    return true;
  }

  /// `place` counts in the list of names.
  [[nodiscard]] Member operator[](std::size_t place) const { return {places_->name(place), values_[place]}; }
  [[nodiscard]] bool has(std::size_t place) const { return (present_ >> place & 1U) != 0; }
  /// There are members of the list besides those with a bit in `mask`.
  [[nodiscard]] bool has_any_besides(std::uint32_t mask) const { return (present_ & ~mask) != 0; }
  /// Members are those of an object that rows share: whether there are, which, and the object's number.
  [[nodiscard]] bool has_shared() const { return shared_ != 0; }
  [[nodiscard]] bool is_shared(std::size_t place) const { return (shared_ >> place & 1U) != 0; }
  [[nodiscard]] std::size_t shared_object() const { return shared_object_; }
  /// There are members with other names.
  [[nodiscard]] bool has_others() const { return others_[0].exists(); }
  /// Calls visit(member) for these in file order.
  template <typename Visit>
  void for_each_other(const Visit& visit) const {
    for (const JsonValue object : others_) {
      object.for_each_member([&](std::size_t key_number, JsonValue member) {
        if (places_->of(key_number, member) == N) visit(member);
      });
    }
  }

 private:
  const KeyPlaces<N>* places_;
  static_assert(N <= 32);
  std::array<JsonValue, N> values_{};
  std::array<JsonValue, 2> others_{};  // objects that have members with other names
  std::uint32_t present_ = 0;          // a bit for each place
  std::uint32_t shared_ = 0;           // likewise
  std::size_t shared_object_ = 0;
};

/// What the members that rows share were read as, so that each need be read and judged only once. What a row
/// says itself must not be taken from here.
template <typename Item>
class SharedReadings {
 public:
  /// An item that was read from a row with the same shared object; nullptr when there was none.
  template <std::size_t N>
  [[nodiscard]] const Item* find(const Members<N>& members) const {
    const std::size_t object = members.shared_object();
    return object < items_.size() && items_[object] ? &*items_[object] : nullptr;
  }
  /// Requires that nothing was wrong with the item.
  template <std::size_t N>
  void keep(const Members<N>& members, const Item& item) {
    const std::size_t object = members.shared_object();
    if (object >= items_.size()) items_.resize(object + 1);
    items_[object] = item;
  }

 private:
  std::vector<std::optional<Item>> items_;  // by the numbers of the shared objects
};

/// What is wrong with an item or a table, and where.
struct ItemProblem {
  JsonValue at;
  std::string_view text;
};

/// Finds the members of items, whichever way they are written.
template <std::size_t N>
class ItemReader {
 public:
  /// `names` must outlive this.
  ItemReader(const JsonTree& tree, const std::array<std::string_view, N>& names) : places_(tree, names) {}
  ItemReader(const ItemReader&) = delete;
  ItemReader& operator=(const ItemReader&) = delete;

  /// The items are rows of this table. What is wrong with it, if anything, as a sentence.
  std::optional<ItemProblem> use_table(JsonValue table) {
    is_table_ = true;
    for (const JsonValue object : table.find("shared")) {
      if (!object.is(JsonType::Object))
        return ItemProblem{object, "What rows of a table share must be an object in { }."};
      Shared& shared = shared_.emplace_back(none());
      shared.all_new = shared.members.add(object);
    }
    for (const JsonValue column : table.find("columns")) {
      columns_.push_back(places_.find(column.text()));
      if (columns_.back() == N) return ItemProblem{column, "The columns of this table have no such name."};
    }
    if (!shared_.empty()) return std::nullopt;
    return ItemProblem{table, "A table must have a list \"shared\" of one object or more."};
  }

  /// No members yet.
  [[nodiscard]] Members<N> none() const { return Members<N>(places_); }
  /// Adds the members of an item. What is wrong with it, if anything, as a sentence without its subject.
  std::optional<ItemProblem> find(JsonValue item, Members<N>& found) const {
    if (is_table_) return find_in_row(item, found);
    if (!item.is(JsonType::Object)) return ItemProblem{item, "must be an object in { }."};
    found.add(item);
    return std::nullopt;
  }

 private:
  /// An object whose members many rows have.
  struct Shared {
    explicit Shared(const Members<N>& none) : members(none) {}
    Members<N> members;
    bool all_new = true;  // none of them stands in it twice
  };

  std::optional<ItemProblem> find_in_row(JsonValue row, Members<N>& found) const {
    JsonValue::Iterator cell = row.begin();
    const JsonValue::Iterator end = row.end();
    const int shared = row.is(JsonType::Array) && !(cell == end) ? (*cell).integer().value_or(-1) : -1;
    if (shared < 0 || static_cast<std::size_t>(shared) >= shared_.size()) {
      return ItemProblem{row, "must be a list that starts with the number of an object in \"shared\"."};
    }
    const Shared& start = shared_[static_cast<std::size_t>(shared)];
    found.start_as(static_cast<std::size_t>(shared), start.members);
    bool all_new = start.all_new;
    ++cell;
    for (std::size_t i = 0; i < columns_.size() && !(cell == end); ++i, ++cell) {
      if (!(*cell).is(JsonType::Null)) all_new = found.put(columns_[i], *cell) && all_new;
    }
    if (!(cell == end)) {
      const JsonValue more = *cell;
      ++cell;
      if (!more.is(JsonType::Object) || !(cell == end)) {
        return ItemProblem{more,
                           "has too many cells: only an object in { } may follow those of the columns."};
      }
      all_new = found.add(more) && all_new;
    }
    if (all_new) return std::nullopt;
    return ItemProblem{row, "says something twice."};
  }

  KeyPlaces<N> places_;
  bool is_table_ = false;
  std::vector<Shared> shared_;
  std::vector<std::size_t> columns_;
};

}  // namespace atlas
