// Reads the requests a page sends to the core: small objects whose nested members are flattened to dotted
// names.
#pragma once

#include "core/result.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace atlas {

/// {"m":"dispatch","action":{"type":"zoom","factor":2}} is method "dispatch", text {"action.type": "zoom"},
/// numbers {"action.factor": 2}. Truth values are numbers 0 and 1; null members are absent.
struct Request {
  std::string method;  ///< the member "m"; empty when there is none
  std::map<std::string, std::string, std::less<>> text;
  std::map<std::string, double, std::less<>> numbers;

  /// Empty when absent.
  [[nodiscard]] std::string_view text_of(std::string_view name) const {
    const auto found = text.find(name);
    return found == text.end() ? std::string_view{} : std::string_view(found->second);
  }
  [[nodiscard]] double number_of(std::string_view name, double otherwise) const {
    const auto found = numbers.find(name);
    return found == numbers.end() ? otherwise : found->second;
  }
};

/// Parses a request. Errors: not a JSON object, an array anywhere, a name twice, nested deeper than four.
[[nodiscard]] Result<Request> parse_request(std::string_view json);

}  // namespace atlas
