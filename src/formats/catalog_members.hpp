// Reads single members of untrusted objects: asks for the type, the length and the characters, and says what
// is wrong. Inside the reader of catalogues only.
#pragma once

#include "core/catalog.hpp"
#include "formats/findings.hpp"
#include "formats/json_tree.hpp"
#include "formats/text_policy.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// The object whose members are read, and what it is called in messages: "node", "edge", "walkthrough", …
struct Owner {
  std::string_view noun;
  JsonValue value;
  std::string label{};  ///< the whole name, when noun and id do not make one: "Step 7 of "deployment""
  /// "The node "kube-proxy"", "The edge "a" by "b"" or "This layout", for the start of a sentence.
  [[nodiscard]] std::string name() const;
};

/// A member of an object by its name, or one that was looked for already.
struct Member {
  Member(const char* wanted) : name(wanted) {}
  Member(std::string_view wanted) : name(wanted) {}
  Member(std::string_view wanted, JsonValue found) : name(wanted), value(found), known(true) {}

  /// The value; nothing when it is not there.
  [[nodiscard]] JsonValue in(const Owner& owner) const { return known ? value : owner.value.find(name); }

  std::string_view name;
  JsonValue value;
  bool known = false;  ///< `value` is what there is
};

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
  [[nodiscard]] std::string_view name(std::size_t place) const { return names_[place]; }

 private:
  [[nodiscard]] std::size_t find(std::string_view key) const {
    return static_cast<std::size_t>(std::find(names_.begin(), names_.end(), key) - names_.begin());
  }

  const std::array<std::string_view, N>& names_;
  std::array<std::uint8_t, JsonTree::kMostKnownKeys> places_{};
};

/// The members of a list of names, in one walk through the object; of several of one name the first.
/// O(members).
template <std::size_t N>
class Members {
 public:
  /// `places` must outlive this.
  Members(JsonValue object, const KeyPlaces<N>& places) : places_(places) {
    object.for_each_member([&](std::size_t key_number, JsonValue member) {
      const std::size_t place = places.of(key_number, member);
      if (place == N) {
        others_ = true;
      } else if (!has(place)) {
        values_[place] = member;
        present_ |= 1U << place;
      }
    });
  }

  /// `place` counts in the list of names.
  [[nodiscard]] Member operator[](std::size_t place) const { return {places_.name(place), values_[place]}; }
  [[nodiscard]] bool has(std::size_t place) const { return (present_ >> place & 1U) != 0; }
  /// There are members of the list besides those with a bit in `mask`.
  [[nodiscard]] bool has_any_besides(std::uint32_t mask) const { return (present_ & ~mask) != 0; }
  /// There are members with other names.
  [[nodiscard]] bool has_others() const { return others_; }

 private:
  const KeyPlaces<N>& places_;
  static_assert(N <= 32);
  std::array<JsonValue, N> values_{};
  std::uint32_t present_ = 0;  // a bit for each place
  bool others_ = false;
};

enum class Need { Optional, Required };

/// Every function gives an empty value when the member is missing or bad; when that is wrong, it is among the
/// findings.
class MemberReader {
 public:
  explicit MemberReader(Findings& findings) : findings_(findings) {}

  /// The value of a member of this type.
  JsonValue member(const Owner& owner, Member wanted, JsonType type, Need need);
  /// A text that obeys the rules for characters and length; a required one must not be empty.
  std::string text(const Owner& owner, Member wanted, Need need, TextRule rule = TextRule::Line);
  /// The same for a value that is known to be a text.
  std::string checked_text(const Owner& owner, Member wanted, TextRule rule);
  /// An address that may become a link.
  std::string url(const Owner& owner, Member wanted);
  /// {"zh": …, "en": …}; either may be missing.
  Bilingual bilingual(const Owner& owner, Member wanted, Need need);
  /// The same, or one text for both languages.
  Bilingual wording(const Owner& owner, Member wanted, Need need, TextRule rule);
  /// A list of texts of one line.
  std::vector<std::string> texts(const Owner& owner, Member wanted);
  /// A whole number from 0 on.
  int integer(const Owner& owner, Member wanted, Need need);
  /// true or false; false when it is missing.
  bool truth(const Owner& owner, Member wanted);

 private:
  Bilingual both_languages(const Owner& owner, Member wanted, TextRule rule);

  Findings& findings_;
};

}  // namespace atlas
