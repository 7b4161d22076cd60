// C streams, because they report errors without exceptions.
#include "cli/files.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>

namespace atlas::cli {
namespace {

constexpr std::size_t kLargestFile = std::size_t{256} << 20;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

Failure failure(std::string text) { return Failure{{{0, 0, Level::Error, "file", std::move(text)}}}; }

}  // namespace

Result<std::string> read_file(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return failure("This is a folder, not a file.");
  const File file(std::fopen(path.c_str(), "rb"));
  if (!file) return failure(std::string("The file cannot be opened: ") + std::strerror(errno) + ".");
  std::string bytes;
  char buffer[65536];
  while (const std::size_t read = std::fread(buffer, 1, sizeof buffer, file.get())) {
    bytes.append(buffer, read);
    if (bytes.size() > kLargestFile) return failure("The file has more than 256 MB.");
  }
  if (std::ferror(file.get()) != 0) return failure("The file cannot be read to its end.");
  return bytes;
}

std::string write_file(const std::string& path, std::string_view bytes) {
  const std::string scratch = path + ".part";
  File file(std::fopen(scratch.c_str(), "wb"));
  if (!file) return "\"" + path + "\" cannot be written: " + std::strerror(errno) + ".";
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size();
  const bool closed = std::fclose(file.release()) == 0;
  std::error_code error;
  if (written && closed) std::filesystem::rename(scratch, path, error);
  if (written && closed && !error) return {};
  const std::string reason = error ? error.message() : std::strerror(errno);
  std::filesystem::remove(scratch, error);
  return "\"" + path + "\" cannot be written: " + reason + ".";
}

}  // namespace atlas::cli
