// What a walkthrough says must agree with itself and with the catalogue: who writes what, when things are
// born, what may be cited by line, what a reading is. References and numbers have been checked while reading.
#include "formats/catalog_check_parts.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>

namespace atlas::checking {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 16> kWalkMembers{
    "id",   "title", "lead",     "summary", "orders_summary", "pin",     "lanes",    "objects",
    "acts", "steps", "captions", "orders",  "corrections",    "writers", "manifest", "prose_apart"};
constexpr std::array<std::string_view, 7> kLaneMembers{"id",   "title",      "note",      "node",
                                                       "role", "reads_with", "ends_after"};
constexpr std::array<std::string_view, 5> kObjectMembers{"id", "title", "short", "name", "node"};
constexpr std::array<std::string_view, 4> kActMembers{"id", "title", "text", "extra"};
constexpr std::array<std::string_view, 17> kStepMembers{
    "act",     "lane",   "also",   "kind",    "to",       "actor",    "chip",  "label", "title",
    "watches", "stores", "writes", "changes", "manifest", "readings", "nodes", "prose"};
constexpr std::array<std::string_view, 4> kStoreMembers{"object", "born", "settled", "state"};
constexpr std::array<std::string_view, 3> kWriteMembers{"object", "what", "by"};
constexpr std::array<std::string_view, 4> kChangeMembers{"object", "field", "before", "after"};
constexpr std::array<std::string_view, 7> kProseMembers{"what", "why",     "reads",  "writes",
                                                        "look", "mistake", "sources"};
constexpr std::array<std::string_view, 4> kSourceMembers{"path", "function", "line", "note"};
constexpr std::array<std::string_view, 3> kCaptionMembers{"lane", "steps", "text"};
constexpr std::array<std::string_view, 3> kCorrectionMembers{"title", "text", "steps"};
constexpr std::array<std::string_view, 3> kWriterMembers{"actor", "object", "what"};

class WalkCheck {
 public:
  WalkCheck(Subject& subject, JsonValue place, const Walkthrough& walk)
      : subject_(subject), findings_(subject.findings), place_(place), walk_(walk) {}

  void run() {
    check_texts(place_, place_.find("id").text());
    check_names();
    check_roles();
    std::size_t index = 0;
    for (const JsonValue step : place_.find("steps")) {
      if (findings_.full()) return;
      step_ = &walk_.steps[index++];
      step_name_ = "Step " + std::to_string(index) + " of " + quoted(walk_.id);
      check_readings(step);
      check_writers(step);
      check_life(step);
      check_sources(step.find("prose"));
      check_prose(step);
    }
  }

 private:
  // ---- texts and names of members

  /// Every {"zh","en"} anywhere inside has both.
  void check_texts(JsonValue value, std::string_view where) {
    if (value.is(JsonType::Object) && is_wording(value)) {
      for (const std::string_view side : {"zh", "en"}) {
        if (!value.find(side).text().empty()) continue;
        findings_.warning(value, "walk-text",
                          "In the walkthrough " + quoted(where) + ", " + quoted(value.key()) + " has no " +
                              (side == "zh" ? "Chinese" : "English") +
                              " text; readers of that language see the other one.");
      }
      return;
    }
    if (!value.is(JsonType::Object) && !value.is(JsonType::Array)) return;
    for (const JsonValue item : value) check_texts(item, where);
  }

  static bool is_wording(JsonValue object) {
    bool any = false;
    for (const JsonValue member : object) {
      if (member.key() != "zh" && member.key() != "en") return false;
      any = true;
    }
    return any;
  }

  void names_of(JsonValue object, Names known, std::string_view noun) {
    for (const JsonValue member : object) {
      if (!object.is(JsonType::Object) || std::find(known.begin(), known.end(), member.key()) != known.end())
        continue;
      findings_.warning_at_key(member, "unknown-member",
                               "The " + std::string(noun) + " has a member " + quoted(member.key()) +
                                   ", which nothing reads. Is it misspelt?");
    }
  }

  void names_of_all(JsonValue list, Names known, std::string_view noun) {
    for (const JsonValue item : list) names_of(item, known, noun);
  }

  void check_names() {
    names_of(place_, kWalkMembers, "walkthrough");
    names_of_all(place_.find("lanes"), kLaneMembers, "lane");
    names_of_all(place_.find("objects"), kObjectMembers, "object");
    names_of_all(place_.find("acts"), kActMembers, "act");
    names_of_all(place_.find("captions"), kCaptionMembers, "caption");
    names_of_all(place_.find("corrections"), kCorrectionMembers, "correction");
    names_of_all(place_.find("writers"), kWriterMembers, "writer");
    for (const JsonValue step : place_.find("steps")) {
      names_of(step, kStepMembers, "step");
      names_of_all(step.find("stores"), kStoreMembers, "stored object");
      names_of_all(step.find("writes"), kWriteMembers, "write");
      names_of_all(step.find("changes"), kChangeMembers, "changed field");
      names_of(step.find("prose"), kProseMembers, "prose of a step");
      names_of_all(step.find("prose").find("sources"), kSourceMembers, "source");
    }
  }

  void check_prose(JsonValue step) {
    if (!walk_.has_prose || !step_->prose.what.empty()) return;
    findings_.warning(step, "walk-text",
                      step_name_ + " does not say what happens: \"prose\" has no \"what\".");
  }

  // ---- roles

  [[nodiscard]] long lanes_with(LaneRole role) const {
    return std::count_if(walk_.lanes.begin(), walk_.lanes.end(),
                         [role](const WalkLane& lane) { return lane.role == role; });
  }

  void check_roles() {
    if (walk_.steps.empty()) return;
    if (const long trunks = lanes_with(LaneRole::Trunk); trunks != 1) {
      findings_.error(place_.find("lanes"), "walk-role",
                      "The walkthrough " + quoted(walk_.id) + " has " + std::to_string(trunks) +
                          " lanes with the role \"trunk\"; exactly one is where writes and watches end.");
    }
    const long stores = lanes_with(LaneRole::Store);
    const bool stored = std::any_of(walk_.steps.begin(), walk_.steps.end(),
                                    [](const WalkStep& step) { return !step.stores.empty(); });
    if (stores > 1 || (stores == 0 && stored)) {
      findings_.error(
          place_.find("lanes"), "walk-role",
          "The walkthrough " + quoted(walk_.id) + " has " + std::to_string(stores) +
              " lanes with the role \"store\"; " +
              (stores > 1 ? "at most one holds the objects." : "its steps store objects, so it needs one."));
    }
  }

  // ---- steps

  void check_readings(JsonValue step) {
    for (const JsonValue id : step.find("readings")) {
      const auto kind = subject_.kinds.find(id.text());
      if (kind == subject_.kinds.end() || info(kind->second).resource) continue;
      findings_.error(id, "walk-reading",
                      step_name_ + " has " + quoted(id.text()) +
                          " among its readings, but it is of the kind " + quoted(info(kind->second).name) +
                          ", which nobody can read or watch; \"nodes\" is the place for it.");
    }
  }

  [[nodiscard]] bool may_write(std::string_view actor, const StepWrite& write) const {
    return std::any_of(walk_.writers.begin(), walk_.writers.end(), [&](const WalkWriter& row) {
      return row.actor == actor && row.object == write.object &&
             std::find(row.what.begin(), row.what.end(), write.what) != row.what.end();
    });
  }

  void check_writers(JsonValue step) {
    const std::string& lane = walk_.lanes[step_->lane].id;
    const std::string& usual = step_->actor.empty() ? lane : step_->actor;
    std::size_t index = 0;
    for (const JsonValue place : step.find("writes")) {
      const StepWrite& write = step_->writes[index++];
      const std::string& actor = write.by.empty() ? usual : write.by;
      if (may_write(actor, write) || (write.by.empty() && may_write(lane, write))) continue;
      findings_.error(place, "walk-writer",
                      step_name_ + ": " + quoted(actor) + " writes " + quoted(write.what) + " of " +
                          quoted(write.object) + ", and no row of \"writers\" allows that.");
    }
  }

  /// An object is born once, and nothing happens to it before.
  void check_life(JsonValue step) {
    std::size_t index = 0;
    for (const JsonValue place : step.find("stores")) {
      const StepStore& store = step_->stores[index++];
      const std::string name = quoted(walk_.objects[store.object].id);
      const bool alive = std::find(born_.begin(), born_.end(), store.object) != born_.end();
      if (store.born && alive) {
        findings_.error(place, "walk-store", step_name_ + ": " + name + " is born a second time.");
      } else if (!store.born && !alive) {
        findings_.error(place, "walk-store", step_name_ + " changes " + name + " before it is born.");
      }
      born_.push_back(store.object);
    }
  }

  void check_sources(JsonValue prose) {
    for (const JsonValue source : prose.find("sources")) {
      if (walk_.pin.repo.empty()) {
        findings_.error(
            source, "walk-source",
            step_name_ + " has a source, but the walkthrough has no \"pin\" that says of which repository.");
      }
      const JsonValue line = source.find("line");
      if (!line.exists() || !walk_.pin.commit.empty()) continue;
      findings_.error(
          line, "walk-source",
          step_name_ + " gives a line, but the walkthrough is not pinned to a commit: lines move.");
    }
  }

  Subject& subject_;
  Findings& findings_;
  JsonValue place_;
  const Walkthrough& walk_;
  const WalkStep* step_ = nullptr;
  std::string step_name_;
  std::vector<std::size_t> born_;  // objects
};

}  // namespace

void check_walkthrough(Subject& subject, JsonValue place, const Walkthrough& walk) {
  WalkCheck(subject, place, walk).run();
}

}  // namespace atlas::checking
