// posix_spawn, because it needs neither a shell nor a copy of this process.
#include "cli/processes.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <map>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace atlas::cli {
namespace {

constexpr int kFailed = -1;

/// Where the three streams of a child lead: nowhere, except for the output when `output` is a descriptor.
class Streams {
 public:
  explicit Streams(int output) {
    posix_spawn_file_actions_init(&actions_);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
      if (stream == STDOUT_FILENO && output >= 0) {
        posix_spawn_file_actions_adddup2(&actions_, output, stream);
      } else {
        posix_spawn_file_actions_addopen(&actions_, stream, "/dev/null", O_RDWR, 0);
      }
    }
  }
  Streams(const Streams&) = delete;
  Streams& operator=(const Streams&) = delete;
  ~Streams() { posix_spawn_file_actions_destroy(&actions_); }
  [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

/// The new process; kFailed when the program cannot be started.
pid_t start(const CommandLine& command, int output) {
  std::vector<std::string> words = command;
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const Streams streams(output);
  pid_t child = kFailed;
  if (posix_spawnp(&child, arguments.front(), streams.get(), nullptr, arguments.data(), environ) != 0)
    return kFailed;
  return child;
}

/// Waits for one child (any when `child` is -1); its exit code.
int wait_for(pid_t& child) {
  int status = 0;
  pid_t ended = kFailed;
  do {
    ended = waitpid(child, &status, 0);
  } while (ended < 0 && errno == EINTR);
  child = ended;
  return ended >= 0 && WIFEXITED(status) ? WEXITSTATUS(status) : kFailed;
}

}  // namespace

std::vector<int> run_commands(std::span<const CommandLine> commands, unsigned at_once) {
  std::vector<int> codes(commands.size(), kFailed);
  std::map<pid_t, std::size_t> running;
  std::size_t next = 0;
  while (next < commands.size() || !running.empty()) {
    if (next < commands.size() && running.size() < std::max(1U, at_once)) {
      const pid_t child = start(commands[next], -1);
      if (child != kFailed) running.emplace(child, next);
      ++next;
      continue;
    }
    pid_t child = -1;
    const int code = wait_for(child);
    if (child < 0) return codes;  // somebody else has taken our children
    if (const auto found = running.find(child); found != running.end()) {
      codes[found->second] = code;
      running.erase(found);
    }
  }
  return codes;
}

std::string output_of(const CommandLine& command) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return {};
  for (const int end : ends) fcntl(end, F_SETFD, FD_CLOEXEC);
  pid_t child = start(command, ends[1]);
  close(ends[1]);
  std::string text;
  std::array<char, 4096> buffer{};
  ssize_t got = 0;
  while ((got = read(ends[0], buffer.data(), buffer.size())) > 0)
    text.append(buffer.data(), static_cast<std::size_t>(got));
  close(ends[0]);
  if (child == kFailed || wait_for(child) != 0) return {};
  return text;
}

unsigned processors() {
  const long online = sysconf(_SC_NPROCESSORS_ONLN);
  return online > 0 ? static_cast<unsigned>(online) : 1U;
}

}  // namespace atlas::cli
