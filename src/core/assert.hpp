// The one assertion macro. A failed assertion is a bug in our code, never bad input.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace atlas {

/// Prints where the broken assumption is and stops the program.
[[noreturn]] inline void assertion_failed(const char* expression, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: assertion failed: %s\n", file, line, expression);
  std::abort();
}

}  // namespace atlas

/// Stays on in every build: a wrong picture is worse than a stopped program with a message.
#define ATLAS_ASSERT(expression) \
  ((expression) ? static_cast<void>(0) : ::atlas::assertion_failed(#expression, __FILE__, __LINE__))
