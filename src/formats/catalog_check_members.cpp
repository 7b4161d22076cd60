// The table of members: which kinds have them, what they hold. It is the C++ twin of
// assets/catalog.schema.json, with messages that a schema validator does not give.
#include "formats/catalog_check_parts.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace atlas::checking {
namespace {

enum class Holds { Text, Number, Truth, Texts, Both, Scalar, Places };

struct MemberRule {
  std::string_view name;
  Holds holds;
  std::string_view kinds;     ///< names with a blank between them; empty: every kind
  std::string_view required;  ///< kinds that must have it; "*": all of `kinds`
  std::string_view values{};  ///< the only values; empty: any
};

// clang-format off
constexpr std::array kMembers{
    MemberRule{"id", Holds::Text, "", ""},  // what every node must have is checked while reading
    MemberRule{"kind", Holds::Text, "", ""},
    MemberRule{"title", Holds::Text, "", ""},
    MemberRule{"title_zh", Holds::Text, "", ""},
    MemberRule{"title_en", Holds::Text, "", ""},
    MemberRule{"short", Holds::Both, "", ""},
    MemberRule{"lang", Holds::Text, "", ""},
    MemberRule{"alt_titles", Holds::Texts, "", ""},
    MemberRule{"aliases", Holds::Texts, "", ""},
    MemberRule{"summary", Holds::Both, "", ""},
    MemberRule{"url", Holds::Text, "", ""},
    MemberRule{"open_url", Holds::Text, "", ""},
    MemberRule{"repaired", Holds::Text, "", ""},
    MemberRule{"flags", Holds::Texts, "", "", "starred struck moved no-target untitled"},
    MemberRule{"prov", Holds::Places, "", ""},
    MemberRule{"origin", Holds::Text, "", ""},
    MemberRule{"order", Holds::Number, "topic", "*"},
    MemberRule{"role", Holds::Text, "author", "*", "person group publisher organisation"},
    MemberRule{"role", Holds::Text, "tree-entry", "*", "component library tool docs test meta"},
    MemberRule{"handles", Holds::Texts, "author", ""},
    MemberRule{"evidence", Holds::Text, "author", "*", "stated title url"},
    MemberRule{"repo", Holds::Text, "permalink", "*"},
    MemberRule{"ref", Holds::Text, "permalink", "*"},
    MemberRule{"ref_kind", Holds::Text, "permalink", "*", "commit short-commit branch tag"},
    MemberRule{"path", Holds::Texts, "topic", ""},
    MemberRule{"path", Holds::Text, "permalink tree-entry", "*"},
    MemberRule{"line", Holds::Number, "permalink", ""},
    MemberRule{"col", Holds::Number, "permalink", ""},
    MemberRule{"module", Holds::Text, "package", "*"},
    MemberRule{"import", Holds::Text, "package module", "*"},
    MemberRule{"name", Holds::Text, "symbol", "*"},
    MemberRule{"sym_kind", Holds::Text, "symbol", "*", "func method struct interface const var type file"},
    MemberRule{"receiver", Holds::Text, "symbol", ""},
    MemberRule{"stage", Holds::Text, "component", "*", "request store controller schedule node service"},
    MemberRule{"order_seed", Holds::Number, "component", ""},
    MemberRule{"binary", Holds::Text, "component", ""},
    MemberRule{"is_dir", Holds::Truth, "tree-entry", "*"},
    MemberRule{"list", Holds::Text, "stage prerequisite advice tool component", "stage prerequisite advice"},
    MemberRule{"n", Holds::Number, "stage prerequisite advice statistic tool component", "stage prerequisite advice"},
    MemberRule{"verdict", Holds::Text, "book", "", "recommended not-recommended unread"},
    MemberRule{"value", Holds::Scalar, "statistic", "*"},
    MemberRule{"unit", Holds::Text, "statistic", "*"},
    MemberRule{"as_of", Holds::Text, "statistic", ""},
    MemberRule{"relative_text", Holds::Text, "statistic", ""},
    MemberRule{"table", Holds::Text, "statistic", ""},
    MemberRule{"files", Holds::Number, "statistic", ""},
    MemberRule{"blank", Holds::Number, "statistic", ""},
    MemberRule{"comment", Holds::Number, "statistic", ""},
    MemberRule{"seed", Holds::Text, "list", "*"},
    MemberRule{"family", Holds::Text, "list", ""},
    MemberRule{"group", Holds::Text, "api-object", ""},
};

constexpr std::string_view kEdgeMembers = "s t rel how why seed line n order";
constexpr std::string_view kTopMembers =
    "schema title summary lang generated_from nodes edges tables walkthroughs aliases layout";
// clang-format on

/// True when `word` is one of the words of `list`.
bool lists(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::size_t blank = std::min(list.find(' '), list.size());
    if (list.substr(0, blank) == word) return true;
    list.remove_prefix(std::min(blank + 1, list.size()));
  }
  return false;
}

std::string enumerate(std::string_view list) {
  std::string text(list);
  for (std::size_t blank = text.find(' '); blank != std::string::npos; blank = text.find(' ', blank + 2)) {
    text.replace(blank, 1, ", ");
  }
  return text;
}

bool applies(const MemberRule& rule, std::string_view kind) {
  return rule.kinds.empty() || lists(rule.kinds, kind);
}

bool is_required(const MemberRule& rule, std::string_view kind) {
  return applies(rule, kind) && (rule.required == "*" || lists(rule.required, kind));
}

/// What the member should have been, when its type is not that of the rule.
std::optional<std::string_view> wrong_type(const MemberRule& rule, JsonValue value) {
  switch (rule.holds) {
    case Holds::Text:
      return value.is(JsonType::String) ? std::nullopt : std::optional("a text in quotation marks");
    case Holds::Number:
      return value.integer() ? std::nullopt : std::optional("a whole number");
    case Holds::Truth:
      return value.is(JsonType::Bool) ? std::nullopt : std::optional("true or false");
    case Holds::Scalar:
      return value.is(JsonType::String) || value.is(JsonType::Number) ? std::nullopt
                                                                      : std::optional("a number or a text");
    case Holds::Texts:
      return value.is(JsonType::Array) ? std::nullopt : std::optional("a list of texts in [ ]");
    case Holds::Both:
    case Holds::Places:
      break;
  }
  return std::nullopt;  // checked while reading
}

void check_value(Subject& subject, const MemberRule& rule, const std::string& owner, JsonValue value) {
  const auto check_word = [&](JsonValue word) {
    if (!word.is(JsonType::String) || lists(rule.values, word.text())) return;
    subject.findings.error(word, "schema",
                           owner + ": " + quoted(rule.name) + " cannot be " + quoted(word.text()) +
                               "; it is one of " + enumerate(rule.values) + ".");
  };
  if (!rule.values.empty()) {
    check_word(value);
    for (const JsonValue word : value) check_word(word);
  }
  if (rule.kinds.empty()) return;  // types of common members are checked while reading
  if (const auto wanted = wrong_type(rule, value)) {
    subject.findings.error(value, "schema",
                           owner + ": " + quoted(rule.name) + " must be " + std::string(*wanted) + ".");
  }
}

void check_node(Subject& subject, JsonValue node) {
  const std::string_view kind = node.find("kind").text();
  if (!find_kind(kind)) return;  // said already, and without a kind the rest would be guesses
  const std::string owner = "The " + std::string(kind) + " " + quoted(node.find("id").text());
  for (const JsonValue member : node) {
    const auto rule = std::find_if(kMembers.begin(), kMembers.end(), [&](const MemberRule& each) {
      return each.name == member.key() && applies(each, kind);
    });
    if (rule != kMembers.end()) {
      check_value(subject, *rule, owner, member);
      continue;
    }
    const bool elsewhere = std::any_of(kMembers.begin(), kMembers.end(),
                                       [&](const MemberRule& each) { return each.name == member.key(); });
    subject.findings.warning_at_key(
        member, "unknown-member",
        owner + " has a member " + quoted(member.key()) +
            (elsewhere ? ", which its kind does not have." : ", which nothing reads.") + " Is it misspelt?");
  }
  for (const MemberRule& rule : kMembers) {
    if (!is_required(rule, kind) || node.find(rule.name).exists()) continue;
    subject.findings.error(
        node, "missing-member",
        owner + " has no " + quoted(rule.name) + "; every " + std::string(kind) + " must have one.");
  }
}

void check_names(Subject& subject, JsonValue object, std::string_view names, std::string_view noun) {
  for (const JsonValue member : object) {
    if (lists(names, member.key())) continue;
    subject.findings.warning_at_key(member, "unknown-member",
                                    "The " + std::string(noun) + " has a member " + quoted(member.key()) +
                                        ", which nothing reads. Is it misspelt?");
  }
}

}  // namespace

void check_members(Subject& subject) {
  check_names(subject, subject.root, kTopMembers, "catalogue");
  for (const JsonValue node : subject.nodes) {
    if (subject.findings.full()) return;
    check_node(subject, node);
  }
  for (const JsonValue edge : subject.edges) {
    if (subject.findings.full()) return;
    check_names(subject, edge, kEdgeMembers, "edge");
  }
}

}  // namespace atlas::checking
