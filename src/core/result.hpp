// Result<T> for input that may be bad, and the messages that explain what is wrong with it.
// std::expected is C++23; this is the part of it we use.
#pragma once

#include "core/assert.hpp"

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace atlas {

enum class Level { Error, Warning, Note };

/// One finding about an input file, in a sentence a teacher could read.
/// line and column count from 1 (columns in bytes); 0 means "the file as a whole".
struct Message {
  int line = 0;
  int column = 0;
  Level level = Level::Error;
  std::string rule;  ///< short stable name, for instance "dangling-edge"
  std::string text;
  friend bool operator==(const Message&, const Message&) = default;
};

/// What went wrong; never empty.
struct Failure {
  std::vector<Message> messages;
};

/// Either a value or the reasons why there is none.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : content_(std::move(value)) {}            // NOLINT(google-explicit-constructor)
  Result(Failure failure) : content_(std::move(failure)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return std::holds_alternative<T>(content_); }
  /// Requires ok().
  [[nodiscard]] T& value() {
    T* const value = std::get_if<T>(&content_);
    ATLAS_ASSERT(value != nullptr);
    return *value;
  }
  [[nodiscard]] const T& value() const { return const_cast<Result*>(this)->value(); }
  /// The reasons; empty when ok().
  [[nodiscard]] std::vector<Message> messages() const {
    const Failure* const failure = std::get_if<Failure>(&content_);
    return failure == nullptr ? std::vector<Message>{} : failure->messages;
  }

 private:
  std::variant<T, Failure> content_;
};

}  // namespace atlas
