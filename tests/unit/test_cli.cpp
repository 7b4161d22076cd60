// The command `atlas`: what it prints, what it writes, and its exit codes.
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/site_folder.hpp"
#include "formats_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace atlas::cli {
namespace {

namespace fs = std::filesystem;

const std::string kGood = ATLAS_SOURCE_DIR "/tests/data/catalogs/good.json";
const std::string kBroken = ATLAS_SOURCE_DIR "/tests/data/catalogs/broken/dangling-alias.json";

Outcome atlas(std::vector<std::string> words) { return run(words); }

/// A folder of its own for one test, gone afterwards.
class Scratch {
 public:
  Scratch() {
    static int count = 0;
    path_ = fs::temp_directory_path() / ("atlas-test-" + std::to_string(fs::hash_value(fs::current_path())) +
                                         "-" + std::to_string(++count));
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() { fs::remove_all(path_); }

  [[nodiscard]] std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  void put(const std::string& name, std::string_view text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
  }
  /// Paths of all files, sorted, separated by spaces.
  [[nodiscard]] std::string list(const std::string& folder) const {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(path_ / folder)) {
      names.push_back(entry.path().lexically_relative(path_ / folder).generic_string() +
                      (entry.is_directory() ? "/" : ""));
    }
    std::sort(names.begin(), names.end());
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : " ") + name;
    return text;
  }

 private:
  fs::path path_;
};

std::string text_of(const std::string& path) {
  const Result<std::string> bytes = read_file(path);
  return bytes.ok() ? bytes.value() : "cannot be read";
}

TEST_CASE("without a command all usage lines are shown, and the exit code is 2") {
  const Outcome outcome = atlas({});
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.out.empty());
  CHECK(
      outcome.err.rfind(
          "atlas: No command was given.\nusage: atlas check FILE [--lock IDS] [--json]\n       atlas import ",
          0) == 0);
}

TEST_CASE("wrong usage of a command shows its own usage line") {
  struct Case {
    std::vector<std::string> words;
    std::string_view err;
  };
  const std::string usage = "usage: atlas check FILE [--lock IDS] [--json]\n";
  for (const Case& each : {
           Case{{"check"}, "atlas: \"atlas check\" takes one file; 0 arguments were given.\n"},
           Case{{"check", "a", "b"}, "atlas: \"atlas check\" takes one file; 2 arguments were given.\n"},
           Case{{"check", "a", "--lokc"}, "atlas: \"atlas check\" has no option \"--lokc\".\n"},
           Case{{"check", "a", "--lock"}, "atlas: The option \"--lock\" needs a value behind it.\n"},
           Case{{"check", "a", "--lock="}, "atlas: The value of the option \"--lock\" is empty.\n"},
           Case{{"check", "a", "--json=yes"}, "atlas: The option \"--json\" takes no value.\n"},
           Case{{"check", "a", "--json", "--json"}, "atlas: The option \"--json\" is given twice.\n"},
       }) {
    const Outcome outcome = run(each.words);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err == std::string(each.err) + usage);
  }
}

TEST_CASE("an unknown command, a format nobody knows and a limit that is none are wrong usage") {
  CHECK(atlas({"chekc", "x"}).exit_code == 2);
  CHECK(atlas({"export", kGood})
            .err.rfind("atlas: The option --format is missing.\nusage: atlas export FILE", 0) == 0);
  CHECK(atlas({"export", kGood, "--format", "pdf"}).exit_code == 2);
  CHECK(atlas({"search", kGood, "x", "--limit", "0"}).exit_code == 2);
  CHECK(atlas({"search", kGood, "x", "--limit", "-1"}).exit_code == 2);
  CHECK(atlas({"site", kGood}).err.rfind("atlas: The option -o is missing", 0) == 0);
}

TEST_CASE("help and version succeed") {
  CHECK(atlas({"--help"}).exit_code == 0);
  CHECK(atlas({"--help"}).out.find("atlas site FILE -o DIR") != std::string::npos);
  CHECK(atlas({"check", "--help"}).out.rfind("usage: atlas check FILE [--lock IDS] [--json]\n", 0) == 0);
  CHECK(atlas({"--version"}).out.rfind("atlas ", 0) == 0);
}

TEST_CASE("check of a sound file says so") {
  const Outcome outcome = atlas({"check", kGood});
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.out == kGood + ": nothing wrong\n");
  CHECK(atlas({"check", kGood, "--lock", ATLAS_SOURCE_DIR "/tests/data/catalogs/ids.lock"}).exit_code == 0);
}

TEST_CASE("check of a broken file names file, line and column, and exits with 1") {
  const Outcome outcome = atlas({"check", kBroken});
  CHECK(outcome.exit_code == 1);
  CHECK(outcome.out ==
        kBroken + ":52:12: error: The old id \"sched\" leads to \"schedulr\", and there is no such node.\n" +
            kBroken + ": 1 error, 0 warnings\n");
}

TEST_CASE("warnings alone are no failure") {
  const Outcome outcome = atlas({"check", ATLAS_SOURCE_DIR "/tests/data/catalogs/broken/no-topic.json"});
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.out.find(": 0 errors, 1 warning\n") != std::string::npos);
}

TEST_CASE("check --json is for machines") {
  CHECK(atlas({"check", kGood, "--json"}).out == "{\"ok\":true,\"messages\":[]}\n");
  const Outcome outcome = atlas({"check", "--json", kBroken});
  CHECK(outcome.exit_code == 1);
  CHECK(outcome.out.rfind("{\"ok\":false,\"messages\":[{\"line\":52,\"column\":12,\"level\":\"error\","
                          "\"rule\":\"dangling-alias\",",
                          0) == 0);
}

TEST_CASE("a file that is not there or is a folder is an error") {
  CHECK(atlas({"check", "/no/such/file"}).err ==
        "/no/such/file:1:1: error: The file cannot be opened: No such file or directory.\n");
  const Outcome outcome = atlas({"pack", ATLAS_SOURCE_DIR});
  CHECK(outcome.exit_code == 1);
  CHECK(outcome.err == ATLAS_SOURCE_DIR ":1:1: error: This is a folder, not a file.\n");
}

TEST_CASE("import makes a catalogue of lists and says what was left out") {
  const Scratch scratch;
  scratch.put("tea.md", "# Tea\n- [Water](https://a.example/w)\n- no address\n");
  scratch.put("other/tea.md", "# More\n- [Leaves](https://a.example/l)\n");
  const Outcome outcome = atlas(
      {"import", scratch / "tea.md", scratch / "other/tea.md", "-o", scratch / "tea.json", "--title", "All"});
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.err ==
        (scratch / "tea.md") +
            ":3:3: note: The item \"no address\" has no address and nothing below it; it was left out.\n");
  CHECK(atlas({"check", scratch / "tea.json"}).out == (scratch / "tea.json") + ": nothing wrong\n");
  const std::string json = text_of(scratch / "tea.json");
  for (const std::string part : {"\"All\"", "{\"seed\": \"tea\"}", "{\"seed\": \"tea-2\"}"}) {
    CAPTURE(part);
    CHECK(json.find(part) != std::string::npos);
  }
}

TEST_CASE("import of a list that cannot be read writes nothing") {
  const Scratch scratch;
  scratch.put("empty.md", "# Nothing\n");
  const Outcome outcome = atlas({"import", scratch / "empty.md", "-o", scratch / "out.json"});
  CHECK(outcome.exit_code == 1);
  CHECK(outcome.err.rfind((scratch / "empty.md") + ":1:1: error: There is no link", 0) == 0);
  CHECK_FALSE(fs::exists(scratch / "out.json"));
  CHECK(atlas({"import"}).exit_code == 2);
  CHECK(atlas({"import", scratch / "missing.md"}).exit_code == 1);
}

TEST_CASE("a site of a list says what of it was left out") {
  const Scratch scratch;
  scratch.put("tea.md", "- [Water](https://a.example/w)\n- no address\n");
  const Outcome outcome = atlas({"site", scratch / "tea.md", "-o", scratch / "site"});
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.out.rfind((scratch / "tea.md") + ":2:3: note: The item \"no address\"", 0) == 0);
}

TEST_CASE("every command takes a list for a catalogue") {
  const Scratch scratch;
  scratch.put("tea.md", "# Tea\n## Green\n- [Water first](https://a.example/w)\n");
  const std::string list = scratch / "tea.md";
  CHECK(atlas({"search", list, "water"}).out.find("\tarticle\tWater first\n") != std::string::npos);
  CHECK(atlas({"check", list}).out == list + ": nothing wrong\n");
  CHECK(atlas({"export", list, "--format", "markdown"}).out.find("[Water first](<https://a.example/w>)") !=
        std::string::npos);
  CHECK(atlas({"export", list, "--format", "json"}).out == atlas({"import", list}).out);
  CHECK(atlas({"site", list, "-o", scratch / "site"}).exit_code == 0);
  CHECK(scratch.list("site").find("list/index.html") != std::string::npos);
}

TEST_CASE("search prints id, kind and title, best first") {
  const Outcome outcome = atlas({"search", kGood, "张三", "--limit", "1"});
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.out == "zhang\tauthor\t张三\n");
  const std::string three = atlas({"search", kGood, "informer"}).out;
  CHECK(std::count(three.begin(), three.end(), '\n') == 3);
}

TEST_CASE("search that finds nothing prints nothing and says so") {
  const Outcome outcome = atlas({"search", kGood, "qqqqqq"});
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.rfind("atlas: nothing matches \"qqqqqq\".", 0) == 0);
  CHECK(atlas({"search", kGood, "qqqqqq", "--json"}).out == "[]\n");
}

TEST_CASE("a query may start with a hyphen behind two hyphens") {
  CHECK(atlas({"search", "--", kGood, "-x"}).exit_code == 0);
  CHECK(atlas({"search", kGood, "-x"}).exit_code == 2);
}

TEST_CASE("export writes to the standard output or to a file") {
  const Scratch scratch;
  const Outcome printed = atlas({"export", kGood, "--format", "json"});
  CHECK(printed.out == text_of(kGood));
  const Outcome written = atlas({"export", kGood, "--format=csv", "-o", scratch / "links.csv"});
  CHECK(written.exit_code == 0);
  CHECK(written.out.empty());
  CHECK(text_of(scratch / "links.csv") == atlas({"export", kGood, "--format", "csv"}).out);
  CHECK(scratch.list("") == "links.csv");
}

TEST_CASE("a broken file is not exported") {
  const Outcome outcome = atlas({"export", kBroken, "--format", "json"});
  CHECK(outcome.exit_code == 1);
  CHECK(outcome.out.empty());
}

TEST_CASE("a file that cannot be written is an error") {
  const Outcome outcome = atlas({"export", kGood, "--format", "json", "-o", "/no/such/folder/x.json"});
  CHECK(outcome.exit_code == 1);
  CHECK(outcome.err == "atlas: \"/no/such/folder/x.json\" cannot be written: No such file or directory.\n");
}

TEST_CASE("a packed file is a catalogue again, and packs to the same bytes") {
  const Scratch scratch;
  REQUIRE(atlas({"pack", kGood, "-o", scratch / "packed.json"}).exit_code == 0);
  CHECK(atlas({"pack", scratch / "packed.json"}).out == text_of(scratch / "packed.json"));
}

TEST_CASE(
    "a site folder is filled, left alone when nothing changed, and cleaned of what is no longer part of it") {
  const Scratch scratch;
  const std::string folder = scratch / "out";
  Result<FolderReport> report =
      update_site_folder(folder, {{"index.html", "a"}, {"n/x/index.html", "b"}, {"n/y/index.html", "c"}});
  REQUIRE_MESSAGE(report.ok(), test::lines(report.messages()));
  CHECK(report.value().written == 3);
  CHECK(scratch.list("out") == ".source-atlas-site index.html n/ n/x/ n/x/index.html n/y/ n/y/index.html");

  report = update_site_folder(folder, {{"index.html", "a"}, {"n/x/index.html", "B"}});
  REQUIRE(report.ok());
  CHECK(report.value().written == 1);
  CHECK(report.value().unchanged == 1);
  CHECK(report.value().removed == 1);
  CHECK(scratch.list("out") == ".source-atlas-site index.html n/ n/x/ n/x/index.html");
  CHECK(text_of(folder + "/n/x/index.html") == "B");
}

TEST_CASE("files named by their content outlive their release, until the day that the retention names") {
  const Scratch scratch;
  const std::string folder = scratch / "out";
  const auto release = [&](std::string_view script, const Retention& retention) {
    const Result<FolderReport> report = update_site_folder(
        folder, {{"index.html", std::string(script)}, {"a/" + std::string(script), "x"}}, retention);
    REQUIRE_MESSAGE(report.ok(), test::lines(report.messages()));
    return scratch.list("out");
  };
  CHECK(release("one.js", {"2026-01-30", "2026-01-16"}) == ".source-atlas-site a/ a/one.js index.html");
  CHECK(release("two.js", {"2026-01-31", "2026-01-17"}) ==
        ".source-atlas-site a/ a/one.js a/two.js index.html");
  CHECK(release("three.js", {"2026-02-14", "2026-01-31"}) ==
        ".source-atlas-site a/ a/one.js a/three.js a/two.js index.html");
  CHECK(release("three.js", {"2026-02-15", "2026-02-01"}) ==
        ".source-atlas-site a/ a/three.js a/two.js index.html");
  CHECK_MESSAGE(release("two.js", {"2026-03-15", "2026-03-01"}) ==
                    ".source-atlas-site a/ a/three.js a/two.js index.html",
                "what comes back is part of the site again");
  CHECK(release("two.js", {}) == ".source-atlas-site a/ a/two.js index.html");
}

TEST_CASE("two weeks are fourteen days before a day of this century") {
  const Retention retention = two_weeks();
  CHECK(retention.today.size() == 10);
  CHECK(retention.today > retention.first_kept);
  CHECK(retention.first_kept > "2026-01-01");
}

TEST_CASE("files of somebody else in a site folder stay") {
  const Scratch scratch;
  REQUIRE(update_site_folder(scratch / "out", {{"n/x/index.html", "a"}}).ok());
  scratch.put("out/n/x/mine.txt", "mine");
  scratch.put("out/CNAME", "example.org");
  REQUIRE(update_site_folder(scratch / "out", {{"index.html", "b"}}).ok());
  CHECK(scratch.list("out") == ".source-atlas-site CNAME index.html n/ n/x/ n/x/mine.txt");
}

TEST_CASE("a folder with somebody else's files and no list is refused untouched") {
  const Scratch scratch;
  scratch.put("home/thesis.txt", "mine");
  const Result<FolderReport> report = update_site_folder(scratch / "home", {{"index.html", "a"}});
  CHECK_FALSE(report.ok());
  CHECK(scratch.list("home") == "thesis.txt");
  CHECK(atlas({"site", kGood, "-o", scratch / "home"}).exit_code == 1);
  CHECK(scratch.list("home") == "thesis.txt");
}

TEST_CASE("paths that lead out of the folder are neither written nor removed") {
  const Scratch scratch;
  for (const std::string path :
       {"../evil", "/etc/evil", "a/../../evil", "", "./x", "a\\b", ".source-atlas-site"}) {
    CAPTURE(path);
    CHECK_FALSE(update_site_folder(scratch / "out", {{path, "x"}}).ok());
  }
  scratch.put("precious.txt", "mine");
  scratch.put("out/.source-atlas-site", "../precious.txt\n/etc/hostname\nold.html\n");
  scratch.put("out/old.html", "old");
  REQUIRE(update_site_folder(scratch / "out", {{"index.html", "a"}}).ok());
  CHECK(text_of(scratch / "precious.txt") == "mine");
  CHECK(scratch.list("out") == ".source-atlas-site index.html");
}

TEST_CASE("a site is written with a page for every node") {
  const Scratch scratch;
  const Outcome outcome = atlas({"site", kGood, "-o", scratch / "site"});
  CHECK_MESSAGE(outcome.exit_code == 0, outcome.err);
  const std::string files = scratch.list("site");
  for (const std::string_view page :
       {"index.html", "404.html", "n/informer/index.html", "n/scheduler/index.html", "n/sched/index.html"}) {
    CAPTURE(page);
    CHECK(files.find(page) != std::string::npos);
  }
}

TEST_CASE("folders that are named wrongly are told") {
  const Scratch scratch;
  CHECK(atlas({"site", kGood, "-o", scratch / "site", "--web", "/no/such"}).err ==
        "atlas: \"/no/such\" is not a folder.\n");
  CHECK(atlas({"site", kGood, "-o", kGood}).err == "atlas: \"" + kGood + "\" is a file.\n");
}

}  // namespace
}  // namespace atlas::cli
