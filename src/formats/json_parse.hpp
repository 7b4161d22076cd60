// parse_json() in pieces, for those who must not be busy for long.
#pragma once

#include "core/result.hpp"
#include "formats/json_tree.hpp"

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace atlas {

class JsonTreeBuilder;

/// Gives the same tree, or the same message, whatever the sizes of the pieces.
class JsonParse {
 public:
  /// `json` must outlive this and the tree.
  explicit JsonParse(std::string_view json, const JsonLimits& limits = {});
  JsonParse(const JsonParse&) = delete;
  JsonParse& operator=(const JsonParse&) = delete;
  ~JsonParse();

  /// Reads `bytes` more and on to the end of the next name or value, or to the end of the file; false when
  /// nothing is left to read.
  bool step(std::size_t bytes);
  /// How much of the file was read.
  [[nodiscard]] std::size_t bytes_read() const;
  /// The tree, or what is wrong with the file. Requires that step() gave false; once.
  [[nodiscard]] Result<JsonTree> take();

 private:
  std::vector<Message> refused_;  // or
  std::unique_ptr<JsonTreeBuilder> builder_;
};

}  // namespace atlas
