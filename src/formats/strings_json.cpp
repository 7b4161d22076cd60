// Both languages are required: a text that exists in one language only is a half-finished change.
#include "formats/strings_json.hpp"

#include "formats/findings.hpp"
#include "formats/json_tree.hpp"

#include <string>
#include <utility>

namespace atlas {
namespace {

Bilingual read_text(JsonValue value, Findings& findings) {
  const std::string name = "The text " + quoted(value.key());
  Bilingual text;
  for (const JsonValue side : value) {
    if (side.key() != "zh" && side.key() != "en") {
      findings.error_at_key(side, "schema",
                            name + " has a language " + quoted(side.key()) + "; only zh and en exist.");
    } else {
      (side.key() == "zh" ? text.zh : text.en) = side.text();
    }
  }
  if (text.zh.empty() || text.en.empty()) {
    findings.error_at_key(value, "schema", name + " must be {\"zh\": …, \"en\": …} with both texts.");
  }
  return text;
}

}  // namespace

Result<Strings> parse_strings(std::string_view json) {
  Result<JsonTree> tree = parse_json(json);
  if (!tree.ok()) return Failure{tree.messages()};
  Findings findings;
  for (const Message& message : tree.value().duplicate_keys()) findings.add(message);
  const JsonValue root = tree.value().root();
  if (!root.is(JsonType::Object))
    findings.error(root, "schema", "The table of texts must be an object in { }.");
  Strings strings;
  for (const JsonValue value : root) strings.set(std::string(value.key()), read_text(value, findings));
  if (findings.has_errors()) return Failure{std::move(findings.messages())};
  return strings;
}

}  // namespace atlas
