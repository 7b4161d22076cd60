// Goes through the members in an order in which each needs only what was read before it.
#include "formats/walkthrough_json.hpp"

#include "core/route.hpp"
#include "formats/catalog_json.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace atlas {
namespace {

bool is_commit(std::string_view text) {
  return text.size() == 40 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// "owner/name", as it may become part of an address.
bool is_repository(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto good = [](std::string_view part) {
    const auto fits = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
             c == '_' || c == '.';
    };
    return !part.empty() && part.front() != '.' && std::all_of(part.begin(), part.end(), fits);
  };
  return slash != std::string_view::npos && good(text.substr(0, slash)) && good(text.substr(slash + 1));
}

class WalkReader {
 public:
  WalkReader(JsonValue value, const WalkNodes& nodes, Findings& findings)
      : owner_{"walkthrough", value}, nodes_(nodes), findings_(findings), members_(findings) {}

  Walkthrough read() {
    walk_.id = read_id(owner_);
    walk_.title = members_.wording(owner_, "title", Need::Required, TextRule::Line);
    walk_.lead = members_.wording(owner_, "lead", Need::Optional, TextRule::Line);
    walk_.summary = paragraphs(owner_, "summary");
    walk_.orders_summary = paragraphs(owner_, "orders_summary");
    step_count_ = static_cast<int>(owner_.value.find("steps").size());
    read_pin();
    read_manifest();
    for (const JsonValue lane : parts("lanes")) walk_.lanes.push_back(read_lane(lane));
    for (const JsonValue object : parts("objects")) walk_.objects.push_back(read_object(object));
    for (const JsonValue act : parts("acts")) walk_.acts.push_back(read_act(act));
    check_ids("lanes", walk_.lanes);
    check_ids("objects", walk_.objects);
    check_ids("acts", walk_.acts);
    if (step_count_ > static_cast<int>(CatalogLimits::kSteps)) {
      too_many("steps", CatalogLimits::kSteps);
      return std::move(walk_);
    }
    walk_.steps = read_walk_steps(owner_.value, walk_, nodes_.names, findings_);
    place_acts();
    walk_.has_prose = !members_.truth(owner_, "prose_apart");
    for (const JsonValue caption : list("captions")) read_caption(caption);
    for (const JsonValue correction : list("corrections")) read_correction(correction);
    for (const JsonValue writer : list("writers")) read_writer(writer);
    const JsonValue orders = members_.member(owner_, "orders", JsonType::Object, Need::Optional);
    walk_.seed_order = node_list(orders.find("seed"));
    walk_.real_order = node_list(orders.find("real"));
    return std::move(walk_);
  }

 private:
  JsonValue list(std::string_view name) {
    return members_.member(owner_, name, JsonType::Array, Need::Optional);
  }

  void too_many(std::string_view name, std::size_t most) {
    findings_.error(owner_.value.find(name), "limit",
                    owner_.name() + " has more than " + std::to_string(most) + " " + std::string(name) +
                        "; it cannot be read.");
  }

  /// The elements of a list that has a limit; none beyond it.
  JsonValue parts(std::string_view name) {
    const JsonValue found = list(name);
    if (found.size() <= CatalogLimits::kWalkParts) return found;
    too_many(name, CatalogLimits::kWalkParts);
    return {};
  }

  Bilingual paragraphs(const Owner& owner, std::string_view name) {
    return members_.wording(owner, name, Need::Optional, TextRule::Paragraphs);
  }

  std::string read_id(const Owner& owner) {
    std::string id = members_.text(owner, "id", Need::Required);
    if (!id.empty() && !is_node_id(id)) {
      findings_.error(owner.value.find("id"), "id",
                      "The id " + quoted(id) +
                          " must be 2 to 64 of a-z, 0-9, dot and hyphen, and start with a-z or 0-9.");
    }
    return id;
  }

  template <typename Part>
  void check_ids(std::string_view name, const std::vector<Part>& parts) {
    std::size_t index = 0;
    for (const JsonValue value : owner_.value.find(name)) {
      if (index >= parts.size()) return;
      const Part& part = parts[index];
      const auto end = parts.begin() + static_cast<std::ptrdiff_t>(index++);
      const bool twice = std::any_of(parts.begin(), end, [&](const Part& p) { return p.id == part.id; });
      if (!twice || part.id.empty()) continue;
      findings_.error(value, "duplicate-id",
                      "The id " + quoted(part.id) + " occurs twice among the " + std::string(name) + " of " +
                          quoted(walk_.id) + "; each needs its own.");
    }
  }

  void read_pin() {
    const JsonValue value = members_.member(owner_, "pin", JsonType::Object, Need::Optional);
    if (!value.exists()) return;
    const Owner pin{"pin", value, "The pin of " + quoted(walk_.id)};
    walk_.pin = {members_.text(pin, "repo", Need::Required), members_.text(pin, "branch", Need::Optional),
                 members_.text(pin, "commit", Need::Optional)};
    if (!walk_.pin.repo.empty() && !is_repository(walk_.pin.repo)) {
      findings_.error(
          value.find("repo"), "walk-source",
          pin.name() + ": " + quoted(walk_.pin.repo) + " is no repository; write it as \"owner/name\".");
    }
    if (!walk_.pin.commit.empty() && !is_commit(walk_.pin.commit)) {
      findings_.error(value.find("commit"), "walk-source",
                      pin.name() + ": a commit is written in full, as 40 digits of 0-9 and a-f.");
    }
  }

  void read_manifest() {
    const JsonValue value = members_.member(owner_, "manifest", JsonType::Object, Need::Optional);
    if (!value.exists()) return;
    const Owner manifest{"manifest", value, "The manifest of " + quoted(walk_.id)};
    walk_.manifest_name = members_.text(manifest, "name", Need::Required);
    walk_.manifest = members_.texts(manifest, "lines");
    if (walk_.manifest.size() > CatalogLimits::kManifestLines) {
      findings_.error(value.find("lines"), "limit",
                      manifest.name() + " has more than " + std::to_string(CatalogLimits::kManifestLines) +
                          " lines; it cannot be read.");
    }
  }

  /// A node by its id, in the short form of a list.
  NodeId short_form(JsonValue id) { return nodes_.names.find(owner_, id, "dangling-walkthrough", findings_); }

  NodeId node(const Owner& owner, std::string_view name) {
    const JsonValue id = members_.member(owner, name, JsonType::String, Need::Optional);
    return id.exists() ? nodes_.names.find(owner, id, "dangling-walkthrough", findings_) : NodeId{};
  }

  WalkLane read_lane(JsonValue value) {
    if (value.is(JsonType::String)) {
      const NodeId found = short_form(value);
      const std::string title = found.valid() ? nodes_.nodes[found.index].title : std::string{};
      return {.id = std::string(value.text()), .title = {title, title}, .node = found};
    }
    const Owner owner{"lane", value};
    WalkLane lane;
    lane.id = read_id(owner);
    lane.title = members_.wording(owner, "title", Need::Required, TextRule::Line);
    lane.note = members_.wording(owner, "note", Need::Optional, TextRule::Line);
    lane.node = node(owner, "node");
    lane.reads_with = node(owner, "reads_with");
    const JsonValue role = members_.member(owner, "role", JsonType::String, Need::Optional);
    if (role.exists()) {
      const std::optional<LaneRole> known = find_lane_role(role.text());
      if (!known) {
        findings_.error(role, "schema",
                        owner.name() + ": \"role\" is \"trunk\", \"store\" or left out, not " +
                            quoted(role.text()) + ".");
      }
      lane.role = known.value_or(LaneRole::Actor);
    }
    const JsonValue ends = value.find("ends_after");
    if (ends.exists()) lane.ends_after = step_number(owner, ends);
    return lane;
  }

  WalkObject read_object(JsonValue value) {
    if (value.is(JsonType::String)) {
      const NodeId found = short_form(value);
      const std::string title = found.valid() ? nodes_.nodes[found.index].title : std::string{};
      return {
          .id = std::string(value.text()), .title = title, .short_name = title, .name = {}, .node = found};
    }
    const Owner owner{"object", value};
    WalkObject object;
    object.id = read_id(owner);
    object.title = members_.text(owner, "title", Need::Required);
    object.short_name = members_.text(owner, "short", Need::Optional);
    if (object.short_name.empty()) object.short_name = object.title;
    object.name = members_.text(owner, "name", Need::Optional);
    object.node = node(owner, "node");
    return object;
  }

  WalkAct read_act(JsonValue value) {
    const Owner owner{"act", value};
    WalkAct act;
    act.id = read_id(owner);
    act.title = members_.wording(owner, "title", Need::Required, TextRule::Line);
    act.text = paragraphs(owner, "text");
    act.extra = members_.truth(owner, "extra");
    return act;
  }

  /// Acts follow each other, and each has the steps between its first and its last.
  void place_acts() {
    std::size_t current = 0;
    int number = 0;
    for (const JsonValue value : owner_.value.find("steps")) {
      const WalkStep& step = walk_.steps[static_cast<std::size_t>(number++)];
      if (step.act >= walk_.acts.size()) continue;  // said already
      if (step.act < current) {
        findings_.error(value.find("act"), "walk-act",
                        "Step " + std::to_string(number) + " of " + quoted(walk_.id) + " is in the act " +
                            quoted(walk_.acts[step.act].id) + ", but a step before it is in the later act " +
                            quoted(walk_.acts[current].id) +
                            ". The steps of an act stand together, and the acts follow each other.");
        continue;
      }
      current = step.act;
      WalkAct& act = walk_.acts[current];
      if (act.first_step == 0) act.first_step = number;
      act.last_step = number;
    }
    std::size_t index = 0;
    for (const JsonValue value : owner_.value.find("acts")) {
      if (index >= walk_.acts.size() || walk_.acts[index++].first_step > 0) continue;
      findings_.error(value, "walk-act",
                      "The act " + quoted(walk_.acts[index - 1].id) + " has no steps; remove it.");
    }
  }

  int step_number(const Owner& owner, JsonValue value) {
    const int number = value.integer().value_or(0);
    if (number >= 1 && number <= step_count_) return number;
    findings_.error(value, "walk-number",
                    owner.name() + " names a step that does not exist; the steps are numbered from 1 to " +
                        std::to_string(step_count_) + ".");
    return 0;
  }

  std::vector<int> step_numbers(const Owner& owner) {
    std::vector<int> numbers;
    for (const JsonValue value : members_.member(owner, "steps", JsonType::Array, Need::Required)) {
      numbers.push_back(step_number(owner, value));
    }
    return numbers;
  }

  void read_caption(JsonValue value) {
    const Owner owner{"caption", value};
    WalkCaption caption;
    const JsonValue lane = members_.member(owner, "lane", JsonType::String, Need::Required);
    if (lane.exists()) caption.lane = find_walk_part(owner, lane, walk_.lanes, "lane", findings_);
    caption.text = members_.wording(owner, "text", Need::Required, TextRule::Line);
    const std::vector<int> steps = step_numbers(owner);
    if (steps.size() != 2 || steps[0] > steps[1]) {
      findings_.error(value, "walk-number",
                      "The \"steps\" of a caption are its first and its last: [first, last].");
      return;
    }
    caption.first_step = steps[0];
    caption.last_step = steps[1];
    walk_.captions.push_back(std::move(caption));
  }

  void read_correction(JsonValue value) {
    const Owner owner{"correction", value};
    walk_.corrections.push_back({members_.wording(owner, "title", Need::Required, TextRule::Line),
                                 paragraphs(owner, "text"), step_numbers(owner)});
  }

  void read_writer(JsonValue value) {
    const Owner owner{"writer", value};
    walk_.writers.push_back({members_.text(owner, "actor", Need::Required),
                             members_.text(owner, "object", Need::Required), members_.texts(owner, "what")});
  }

  std::vector<NodeId> node_list(JsonValue ids) {
    std::vector<NodeId> found;
    for (const JsonValue id : ids) {
      if (const NodeId one = short_form(id); one.valid()) found.push_back(one);
    }
    return found;
  }

  Owner owner_;
  WalkNodes nodes_;
  Findings& findings_;
  MemberReader members_;
  Walkthrough walk_;
  int step_count_ = 0;
};

}  // namespace

Walkthrough read_walkthrough(JsonValue value, const WalkNodes& nodes, Findings& findings) {
  return WalkReader(value, nodes, findings).read();
}

}  // namespace atlas
