// The native command `atlas`. Everything it does is in commands.hpp; here only the process begins and ends.
#include "cli/commands.hpp"

#include <cstdio>
#include <string>
#include <vector>

int main(int count, char** words) {
  const std::vector<std::string> arguments(words + (count > 0 ? 1 : 0), words + count);
  const atlas::cli::Outcome outcome = atlas::cli::run(arguments);
  std::fwrite(outcome.out.data(), 1, outcome.out.size(), stdout);
  std::fwrite(outcome.err.data(), 1, outcome.err.size(), stderr);
  const bool written = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
  return written || outcome.exit_code != atlas::cli::kFine ? outcome.exit_code : atlas::cli::kFindings;
}
