// The flattening recurses, but the parser has refused anything nested deeper than four by then.
#include "formats/request_json.hpp"

#include "formats/findings.hpp"
#include "formats/json_tree.hpp"

#include <utility>

namespace atlas {
namespace {

// A request may carry a whole catalogue as a text, where quotation marks are escaped.
constexpr JsonLimits kLimits{.bytes = std::size_t{80} << 20, .values = 1000, .depth = 4};

void flatten(JsonValue object, const std::string& prefix, Request& request, Findings& findings) {
  for (const JsonValue member : object) {
    const std::string name = prefix + std::string(member.key());
    switch (member.type()) {
      case JsonType::String:
        request.text[name] = member.text();
        break;
      case JsonType::Bool:
        request.numbers[name] = member.truth() ? 1 : 0;
        break;
      case JsonType::Object:
        flatten(member, name + '.', request, findings);
        break;
      case JsonType::Null:
        break;
      case JsonType::Number:
        if (const auto number = member.number()) request.numbers[name] = *number;
        break;
      case JsonType::Array:
        findings.error(member, "request", "The member " + quoted(name) + " of a request must not be a list.");
    }
  }
}

}  // namespace

Result<Request> parse_request(std::string_view json) {
  Result<JsonTree> tree = parse_json(json, kLimits);
  if (!tree.ok()) return Failure{tree.messages()};
  Findings findings;
  for (const Message& message : tree.value().duplicate_keys()) findings.add(message);
  const JsonValue root = tree.value().root();
  if (!root.is(JsonType::Object)) findings.error(root, "request", "A request must be an object in { }.");
  Request request;
  flatten(root, "", request, findings);
  if (const auto method = request.text.extract("m"); !method.empty()) request.method = method.mapped();
  if (findings.has_errors()) return Failure{std::move(findings.messages())};
  return request;
}

}  // namespace atlas
