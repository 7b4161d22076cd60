// What tests of the formats share: test data, and results as texts that read well in an assertion.
#pragma once

#include "core/catalog.hpp"
#include "core/dom.hpp"
#include "core/result.hpp"
#include "formats/catalog_json.hpp"
#include "formats/dom_json.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace atlas::test {

/// Contents of a file named relative to the checkout.
inline std::string read_source(std::string_view path) {
  std::ifstream file(std::string(ATLAS_SOURCE_DIR "/") + std::string(path), std::ios::binary);
  REQUIRE_MESSAGE(file.good(), "cannot read " << path);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

/// "line:column: rule: text" per message.
inline std::string lines(const std::vector<Message>& messages) {
  std::string text;
  for (const Message& message : messages) {
    text += std::to_string(message.line) + ":" + std::to_string(message.column) + ": " + message.rule + ": " +
            message.text + "\n";
  }
  return text;
}

/// What a result without errors holds.
template <typename T>
T value_of(Result<T> result) {
  REQUIRE_MESSAGE(result.ok(), lines(result.messages()));
  return std::move(result.value());
}

/// The catalogue in a file that has no errors.
inline Catalog load(std::string_view json) { return value_of(Catalog::build(value_of(parse_catalog(json)))); }

/// "rule" of each message, separated by spaces.
inline std::string rules(const std::vector<Message>& messages) {
  std::string text;
  for (const Message& message : messages) text += (text.empty() ? "" : " ") + message.rule;
  return text;
}

/// Elements as JSON, one after the other.
inline std::string json(const std::vector<Element>& elements) {
  std::string text;
  for (const Element& element : elements) text += to_json(element);
  return text;
}

}  // namespace atlas::test
