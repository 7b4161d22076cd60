// A picture is named by a hash of its SVG and of the tools, so the cache needs no list. Half a picture never
// gets such a name: programs write to another one, which is changed at the very end.
#include "cli/card_png.hpp"

#include "cli/files.hpp"
#include "cli/processes.hpp"
#include "formats/card.hpp"
#include "formats/fnv1a.hpp"
#include "formats/site_scripts.hpp"

#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

namespace atlas::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFontLanguage = "zh-cn";
constexpr std::string_view kColours = "32";  // fewer lose the colours of small marks
constexpr std::string_view kPngSign = "\x89PNG\r\n\x1a\n";
constexpr auto kKeptFor = std::chrono::hours(24 * 31);

/// A card on its way.
struct Job {
  std::string svg;   ///< path of the input
  std::string half;  ///< path while it is being made
  std::string png;   ///< path in the cache
};

std::string hex(std::uint64_t number) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (int shift = 60; shift >= 0; shift -= 4)
    text += kDigits[(number >> static_cast<unsigned>(shift)) & 0xFU];
  return text;
}

/// Two hashes of 64 bits: a picture of another page under the wrong name would not be noticed.
std::string cache_name(const std::string& svg, const std::string& signature) {
  return hex(fnv1a(signature + '\n' + svg)) + hex(fnv1a(svg + '\n' + signature)) + ".png";
}

bool is_png(const std::string& path) {
  const Result<std::string> bytes = read_file(path);
  return bytes.ok() && bytes.value().rfind(kPngSign, 0) == 0;
}

std::vector<CommandLine> convert_commands(const std::vector<Job>& jobs) {
  std::vector<CommandLine> commands;
  commands.reserve(jobs.size());
  for (const Job& job : jobs) commands.push_back({"rsvg-convert", "--format=png", "-o", job.half, job.svg});
  return commands;
}

std::vector<CommandLine> quantise_commands(const std::vector<Job>& jobs) {
  std::vector<CommandLine> commands;
  commands.reserve(jobs.size());
  for (const Job& job : jobs) {
    commands.push_back({"pngquant", "--force", "--strip", "--speed=3", "--nofs", "-o", job.half,
                        std::string(kColours), "--", job.half});
  }
  return commands;
}

/// Makes the pictures of all jobs; those that failed have no file in the cache afterwards.
void run(const std::vector<Job>& jobs, const CardTools& tools) {
  const std::vector<int> converted = run_commands(convert_commands(jobs), processors());
  // A picture that cannot be made smaller stays as it is, so these exit codes do not matter.
  if (tools.quantised) (void)run_commands(quantise_commands(jobs), processors());
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    std::error_code error;
    if (converted[i] == 0 && is_png(jobs[i].half)) fs::rename(jobs[i].half, jobs[i].png, error);
    fs::remove(jobs[i].half, error);
    fs::remove(jobs[i].svg, error);
  }
}

/// Removes pictures and left-over files that were not used for long; a file's time is that of its last use.
void forget_old(const std::string& cache) {
  std::error_code error;
  const auto now = fs::file_time_type::clock::now();
  std::vector<fs::path> old;
  for (fs::directory_iterator entry(cache, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    std::error_code unknown;
    const auto used = entry->last_write_time(unknown);
    if (!unknown && entry->is_regular_file(unknown) && now - used > kKeptFor) old.push_back(entry->path());
  }
  for (const fs::path& path : old) fs::remove(path, error);
}

void touch(const std::string& path) {
  std::error_code error;
  fs::last_write_time(path, fs::file_time_type::clock::now(), error);
}

}  // namespace

CardTools find_card_tools() {
  CardTools tools;
  const std::string renderer = output_of({"rsvg-convert", "--version"});
  if (renderer.empty()) {
    tools.problem = "rsvg-convert is missing (Debian package librsvg2-bin)";
    return tools;
  }
  const std::string language = ":lang=" + std::string(kFontLanguage);
  if (output_of({"fc-list", language, "family"}).empty()) {
    tools.problem =
        "there is no font with Chinese characters (Debian packages fontconfig and fonts-noto-cjk)";
    return tools;
  }
  const std::string quantiser = output_of({"pngquant", "--version"});
  tools.quantised = !quantiser.empty();
  tools.signature = renderer + quantiser + std::string(kColours) + "\n" +
                    output_of({"fc-match", "Noto Sans CJK SC:bold", "file", "fontversion"}) +
                    output_of({"fc-match", "Noto Sans CJK SC", "file", "fontversion"});
  return tools;
}

Result<CardReport> draw_cards(const std::vector<SiteFile>& svgs, const CardTools& tools,
                              const std::string& cache) {
  std::error_code error;
  fs::create_directories(cache, error);
  std::vector<std::string> pngs;
  std::vector<Job> jobs;
  std::set<std::string> planned;
  // Another run may draw the same cards at the same time, so what is not finished has a name of this run.
  const std::string run_name =
      "." + std::to_string(std::chrono::steady_clock::now().time_since_epoch().count());
  for (const SiteFile& svg : svgs) {
    const std::string png = cache + "/" + cache_name(svg.bytes, tools.signature);
    pngs.push_back(png);
    if (fs::exists(png, error) || !planned.insert(png).second) continue;
    Job job{png + run_name + ".svg", png + run_name + ".half", png};
    if (std::string problem = write_file(job.svg, svg.bytes); !problem.empty())
      return Failure{{{0, 0, Level::Error, "card-cache", std::move(problem)}}};
    jobs.push_back(std::move(job));
  }
  run(jobs, tools);

  CardReport report;
  report.drawn = jobs.size();
  for (std::size_t i = 0; i < svgs.size(); ++i) {
    Result<std::string> bytes = read_file(pngs[i]);
    if (!bytes.ok()) {
      ++report.failed;
      continue;
    }
    touch(pngs[i]);
    report.pngs.push_back({svgs[i].path, std::move(bytes.value())});
  }
  forget_old(cache);
  return report;
}

std::string card_cache_folder() {
  const auto variable = [](const char* name) {
    const char* const value = std::getenv(name);
    return std::string(value == nullptr ? "" : value);
  };
  if (const std::string cache = variable("ATLAS_CACHE"); !cache.empty()) return cache + "/cards";
  if (const std::string cache = variable("XDG_CACHE_HOME"); !cache.empty())
    return cache + "/source-atlas/cards";
  const std::string home = variable("HOME");
  return (home.empty() ? fs::temp_directory_path().string() : home + "/.cache") + "/source-atlas/cards";
}

}  // namespace atlas::cli
