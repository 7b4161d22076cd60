// Other programs as functions: names are looked up on the PATH, no shell is involved.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace atlas::cli {

/// A program and its arguments; never empty.
using CommandLine = std::vector<std::string>;

/// Runs the commands, at most `at_once` (at least 1) at the same time, without input and output. Returns
/// their exit codes in order; -1 for one that could not be started or was ended by a signal.
[[nodiscard]] std::vector<int> run_commands(std::span<const CommandLine> commands, unsigned at_once);

/// What a command writes to its standard output, when it ends with exit code 0; else nothing.
[[nodiscard]] std::string output_of(const CommandLine& command);

/// How many processes run well side by side on this machine; at least 1.
[[nodiscard]] unsigned processors();

}  // namespace atlas::cli
