// Types first, then length, then characters: each question is asked only when the one before it was answered
// well.
#include "formats/catalog_members.hpp"

#include "formats/catalog_json.hpp"
#include "formats/url_policy.hpp"

#include <optional>

namespace atlas {
namespace {

std::string type_name(JsonType type) {
  switch (type) {
    case JsonType::String:
      return "a text in quotation marks";
    case JsonType::Number:
      return "a number";
    case JsonType::Array:
      return "a list in [ ]";
    case JsonType::Object:
      return "an object in { }";
    case JsonType::Bool:
      return "true or false";
    case JsonType::Null:
      break;
  }
  return "null";
}

}  // namespace

std::string Owner::name() const {
  if (!label.empty()) return label;
  const auto part = [this](std::size_t i, std::string_view member) {
    return called[i].exists() ? called[i] : value.find(member);
  };
  if (noun == "edge") {
    return "The edge " + quoted(part(0, "s").text()) + " " + std::string(part(1, "rel").text()) + " " +
           quoted(part(2, "t").text());
  }
  const JsonValue id = part(0, "id");
  if (id.is(JsonType::String)) return "The " + std::string(noun) + " " + quoted(id.text());
  return "This " + std::string(noun);
}

void MemberReader::say_missing(const Owner& owner, std::string_view name, JsonValue found, JsonType type,
                               Need need) {
  if (found.exists()) {
    findings_.error(found, "schema",
                    owner.name() + ": " + quoted(name) + " must be " + type_name(type) + ".");
  } else if (need == Need::Required) {
    findings_.error(owner.value, "schema", owner.name() + " has no " + quoted(name) + "; it must have one.");
  }
}

std::string MemberReader::text(const Owner& owner, const Member& wanted, Need need, TextRule rule) {
  const JsonValue found = member(owner, wanted, JsonType::String, need);
  if (!found.exists()) return {};
  if (need == Need::Required && found.text().empty()) {
    findings_.error(found, "schema", owner.name() + ": " + quoted(wanted.name) + " must not be empty.");
  }
  return checked_text(owner, {wanted.name, found}, rule);
}

std::string MemberReader::checked_text(const Owner& owner, const Member& wanted, TextRule rule) {
  const JsonValue found = wanted.value;
  const std::string_view text = found.text();
  const std::size_t longest = rule == TextRule::Line ? CatalogLimits::kTitle : CatalogLimits::kText;
  if (text.size() > longest) {
    findings_.error(
        found, "limit",
        owner.name() + ": " + quoted(wanted.name) + " is longer than " + std::to_string(longest) + " bytes.");
    return {};
  }
  if (found.is_printable()) return std::string(text);
  if (const auto bad = forbidden_character(text, rule)) {
    findings_.error(found, "forbidden-character",
                    owner.name() + ": " + quoted(wanted.name) + " contains " + *bad + "; remove it.");
    return {};
  }
  return std::string(text);
}

std::string MemberReader::url(const Owner& owner, const Member& wanted) {
  const JsonValue found = member(owner, wanted, JsonType::String, Need::Optional);
  if (!found.exists()) return {};
  const std::string_view text = found.text();
  const std::string_view problem = found.is_printable() ? url_shape_problem(text) : url_problem(text);
  if (problem.empty()) return std::string(text);
  findings_.error(found, "unsafe-url",
                  owner.name() + ": the address " + quoted(found.text()) + " " + std::string(problem) +
                      "; it must not become a link.");
  return {};
}

Bilingual MemberReader::bilingual(const Owner& owner, const Member& wanted, Need need) {
  const JsonValue found = member(owner, wanted, JsonType::Object, need);
  return found.exists() ? both_languages(owner, {wanted.name, found}, TextRule::Paragraphs) : Bilingual{};
}

Bilingual MemberReader::wording(const Owner& owner, const Member& wanted, Need need, TextRule rule) {
  const JsonValue found = wanted.in(owner);
  if (found.is(JsonType::String)) {
    const std::string same = checked_text(owner, {wanted.name, found}, rule);
    return {same, same};
  }
  if (found.exists() && !found.is(JsonType::Object)) {
    findings_.error(found, "schema",
                    owner.name() + ": " + quoted(wanted.name) +
                        " must be a text in quotation marks, or {\"zh\": …, \"en\": …}.");
    return {};
  }
  const JsonValue object = member(owner, wanted, JsonType::Object, need);
  return object.exists() ? both_languages(owner, {wanted.name, object}, rule) : Bilingual{};
}

Bilingual MemberReader::both_languages(const Owner& owner, const Member& wanted, TextRule rule) {
  Bilingual both;
  for (const JsonValue side : wanted.value) {
    if (side.key() != "zh" && side.key() != "en") continue;
    if (!side.is(JsonType::String)) {
      findings_.error(
          side, "schema",
          owner.name() + ": the texts in " + quoted(wanted.name) + " must be in quotation marks.");
      continue;
    }
    (side.key() == "zh" ? both.zh : both.en) = checked_text(owner, {wanted.name, side}, rule);
  }
  return both;
}

std::vector<std::string> MemberReader::texts(const Owner& owner, const Member& wanted) {
  std::vector<std::string> all;
  for (const JsonValue item : member(owner, wanted, JsonType::Array, Need::Optional)) {
    if (item.is(JsonType::String)) {
      all.push_back(checked_text(owner, {wanted.name, item}, TextRule::Line));
    } else {
      findings_.error(item, "schema",
                      owner.name() + ": " + quoted(wanted.name) + " must list texts in quotation marks.");
    }
  }
  return all;
}

void MemberReader::say_not_whole(const Owner& owner, std::string_view name, JsonValue found) {
  findings_.error(found, "schema", owner.name() + ": " + quoted(name) + " must be a whole number from 0 on.");
}

bool MemberReader::truth(const Owner& owner, const Member& wanted) {
  return member(owner, wanted, JsonType::Bool, Need::Optional).truth();
}

}  // namespace atlas
