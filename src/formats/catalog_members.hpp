// Reads single members of untrusted objects: asks for the type, the length and the characters, and says what
// is wrong. Inside the reader of catalogues only.
#pragma once

#include "core/catalog.hpp"
#include "formats/findings.hpp"
#include "formats/json_tree.hpp"
#include "formats/text_policy.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// The object whose members are read, and what it is called in messages: "node", "edge", "walkthrough", …
struct Owner {
  std::string_view noun;
  JsonValue value;
  std::string label{};  ///< the whole name, when noun and id do not make one: "Step 7 of "deployment""
  /// Its id, or the source, relation and target of an edge, when they were looked for already.
  std::array<JsonValue, 3> called{};
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

enum class Need { Optional, Required };

/// Every function gives an empty value when the member is missing or bad; when that is wrong, it is among the
/// findings.
class MemberReader {
 public:
  explicit MemberReader(Findings& findings) : findings_(findings) {}

  /// The value of a member of this type.
  JsonValue member(const Owner& owner, const Member& wanted, JsonType type, Need need) {
    const JsonValue found = wanted.in(owner);
    if (!found.is(type)) say_missing(owner, wanted.name, found, type, need);
    return found.is(type) ? found : JsonValue{};
  }
  /// A text that obeys the rules for characters and length; a required one must not be empty.
  std::string text(const Owner& owner, const Member& wanted, Need need, TextRule rule = TextRule::Line);
  /// The same for a value that is known to be a text.
  std::string checked_text(const Owner& owner, const Member& wanted, TextRule rule);
  /// An address that may become a link.
  std::string url(const Owner& owner, const Member& wanted);
  /// {"zh": …, "en": …}; either may be missing.
  Bilingual bilingual(const Owner& owner, const Member& wanted, Need need);
  /// The same, or one text for both languages.
  Bilingual wording(const Owner& owner, const Member& wanted, Need need, TextRule rule);
  /// A list of texts of one line.
  std::vector<std::string> texts(const Owner& owner, const Member& wanted);
  /// A whole number from 0 on.
  int integer(const Owner& owner, const Member& wanted, Need need) {
    const JsonValue found = member(owner, wanted, JsonType::Number, need);
    if (!found.exists()) return 0;
    const int value = found.integer().value_or(-1);
    if (value >= 0) return value;
    say_not_whole(owner, wanted.name, found);
    return 0;
  }
  /// true or false; false when it is missing.
  bool truth(const Owner& owner, const Member& wanted);

 private:
  /// Says that a member is missing, if it must be there, or of another type.
  void say_missing(const Owner& owner, std::string_view name, JsonValue found, JsonType type, Need need);
  void say_not_whole(const Owner& owner, std::string_view name, JsonValue found);
  Bilingual both_languages(const Owner& owner, const Member& wanted, TextRule rule);

  Findings& findings_;
};

}  // namespace atlas
