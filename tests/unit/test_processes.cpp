// Other programs, started and waited for.
#include "cli/card_png.hpp"
#include "cli/processes.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <vector>

using namespace atlas::cli;

TEST_CASE("exit codes come back in the order of the commands, however they end") {
  const std::vector<CommandLine> commands{{"sh", "-c", "sleep 0.2; exit 3"},
                                          {"true"},
                                          {"no-such-program-anywhere"},
                                          {"sh", "-c", "kill -9 $$"},
                                          {"false"}};
  for (const unsigned at_once : {0U, 1U, 3U, 16U}) {
    CAPTURE(at_once);
    CHECK(run_commands(commands, at_once) == std::vector<int>{3, 0, -1, -1, 1});
  }
}

TEST_CASE("commands run side by side") {
  const std::vector<CommandLine> commands(4, {"sleep", "0.5"});
  const auto start = std::chrono::steady_clock::now();
  CHECK(run_commands(commands, 4) == std::vector<int>(4, 0));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::milliseconds(1900));
}

TEST_CASE("no commands end at once") { CHECK(run_commands({}, 2).empty()); }

TEST_CASE("arguments arrive as they are, without a shell") {
  CHECK(output_of({"printf", "%s|", "a b", "$HOME", "'x'"}) == "a b|$HOME|'x'|");
}

TEST_CASE("the output of a command that fails or is not there is nothing") {
  CHECK(output_of({"sh", "-c", "echo half; exit 1"}).empty());
  CHECK(output_of({"no-such-program-anywhere"}).empty());
}

TEST_CASE("output of any length is read to its end") {
  CHECK(output_of({"sh", "-c",
                   "i=0; while [ $i -lt 3000 ]; do echo 0123456789012345678901234567890123456789; "
                   "i=$((i+1)); done"})
            .size() == 3000 * 41);
}
