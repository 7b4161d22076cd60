// A walkthrough: what happens, step by step, when something is done. Plain data; who acts stands in a lane,
// what is stored is an object, and a step says what is read, written and changed, where the code for it is,
// and what the catalogue has to read about it. Nothing here knows a particular walkthrough.
#pragma once

#include "core/bilingual.hpp"
#include "core/ids.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace atlas {

/// What a lane is in the picture.
enum class LaneRole : std::uint8_t {
  Actor,  ///< somebody who does steps
  Trunk,  ///< where every write and watch ends, drawn as one solid band
  Store,  ///< where objects are kept: one life line per object
};

struct WalkLane {
  std::string id;
  Bilingual title;
  Bilingual note;
  NodeId node;  ///< the component, invalid when the catalogue has none
  LaneRole role = LaneRole::Actor;
  /// The component whose place in the reading order its steps take, when the lane's own node has none.
  NodeId reads_with;
  int ends_after = 0;  ///< number of the step after which the actor is gone; 0: it stays
};

/// Something that is stored and changes.
struct WalkObject {
  std::string id;
  std::string title;       ///< "ReplicaSet"
  std::string short_name;  ///< "RS", for small chips; equal to the title when there is none
  std::string name;        ///< sample name, "nginx-6c9b7d5f48"
  NodeId node;             ///< its kind in the catalogue; may be invalid
};

struct WalkAct {
  std::string id;
  Bilingual title;     ///< a word or two: a column head
  Bilingual text;      ///< one sentence
  bool extra = false;  ///< not part of the plain story; drawn apart
  int first_step = 0;  ///< numbers of its steps, counted from 1; every step belongs to one act
  int last_step = 0;
};

enum class StepKind : std::uint8_t { Inside, Call, Write, Watch, Branch };

/// What a step changes about a stored object, as its life line shows it.
struct StepStore {
  std::size_t object = 0;  ///< index into Walkthrough::objects
  bool born = false;
  bool settled = false;  ///< the desired state is reached: drawn thicker from here on
  Bilingual state;       ///< written on the line from here on; empty: as before
};

/// Who writes what, checked against Walkthrough::writers.
struct StepWrite {
  std::string object;  ///< id of an object, or a thing outside the store such as "kernel-rules"
  std::string what;    ///< "create", "spec", "status", "binding", …
  std::string by;      ///< who, when it is not the step's actor; else empty
};

/// A field that a step changes.
struct FieldChange {
  std::size_t object = 0;
  std::string field;  ///< "spec.nodeName"
  Bilingual before;
  Bilingual after;
};

/// A place in the code at the walkthrough's pinned commit. `line` is 0 unless it has been proven.
struct StepSource {
  std::string path;
  std::string function;
  int line = 0;
  Bilingual note;
};

/// The sentences of a step. They are many, so the page loads them apart from the picture.
struct StepProse {
  Bilingual what;  ///< what happens
  Bilingual why;
  Bilingual reads;    ///< what is read and watched
  Bilingual writes;   ///< what is written
  Bilingual look;     ///< what to look for in the code
  Bilingual mistake;  ///< a common misunderstanding; may be empty
  std::vector<StepSource> sources;
};

struct WalkStep {
  std::size_t act = 0;            ///< index into acts
  std::size_t lane = 0;           ///< index into lanes: who acts
  std::vector<std::size_t> also;  ///< further lanes in which the same happens
  StepKind kind = StepKind::Inside;
  std::size_t to = kNoLane;          ///< the lane that is called; kNoLane: none, a write goes to the trunk
  std::string actor;                 ///< "deployment-controller", when the lane holds several
  Bilingual chip;                    ///< what travels: "Binding"; empty: nothing
  Bilingual label;                   ///< a few words under the mark, lines separated by '|'
  Bilingual title;                   ///< heading of the step's page
  std::vector<std::size_t> watches;  ///< objects
  std::vector<StepStore> stores;
  std::vector<StepWrite> writes;
  std::vector<FieldChange> changes;
  std::vector<std::pair<int, int>> manifest;  ///< ranges of lines that matter, counted from 1, ends included
  std::vector<NodeId> readings;               ///< resources that explain it, best first; may be empty
  std::vector<NodeId> nodes;                  ///< symbols, directories, packages and topics it is about
  StepProse prose;

  static constexpr std::size_t kNoLane = ~std::size_t{0};
};

/// Who may write what.
struct WalkWriter {
  std::string actor;   ///< a lane's id or a step's actor
  std::string object;  ///< as in StepWrite
  std::vector<std::string> what;
};

/// Where the source document's simplified order needs a correction.
struct WalkCorrection {
  Bilingual title;
  Bilingual text;
  std::vector<int> steps;  ///< where to see it
};

/// A captioned run of neighbouring steps in one lane, for the picture of all steps.
struct WalkCaption {
  std::size_t lane = 0;
  int first_step = 0;
  int last_step = 0;
  Bilingual text;
};

struct WalkPin {
  std::string repo;  ///< "kubernetes/kubernetes"
  std::string branch;
  std::string commit;
};

struct Walkthrough {
  std::string id;
  Bilingual title;
  Bilingual lead;            ///< heading of the overview: its one idea
  Bilingual summary;         ///< of the overview
  Bilingual orders_summary;  ///< what the two orders are, above the corrections
  WalkPin pin;
  std::vector<WalkLane> lanes;  ///< in picture order, top to bottom
  std::vector<WalkObject> objects;
  std::vector<WalkAct> acts;
  std::vector<WalkStep> steps;  ///< step number n is steps[n - 1]
  std::vector<WalkCaption> captions;
  std::vector<NodeId> seed_order;  ///< the order in which the source document reads the components
  std::vector<NodeId> real_order;  ///< the order in which they act
  std::vector<WalkCorrection> corrections;
  std::vector<WalkWriter> writers;
  std::string manifest_name;
  std::vector<std::string> manifest;  ///< lines
  bool has_prose = true;              ///< false while the sentences are still to be loaded
};

/// In which order the steps are gone through.
enum class WalkOrder : std::uint8_t { Real, Seed, Both };
/// How much of the picture is shown.
enum class WalkZoom : std::uint8_t { All, Act, Step };

/// Where a reader is in a walkthrough: nothing, an act, or a step.
struct WalkPlace {
  std::size_t walkthrough = 0;
  int step = 0;  ///< counted from 1; 0: none
  int act = 0;   ///< counted from 1; of the step when there is one; 0: none
  WalkZoom zoom = WalkZoom::All;
  WalkOrder order = WalkOrder::Real;
  friend bool operator==(const WalkPlace&, const WalkPlace&) = default;
};

/// Words of files, addresses and class names: "actor" …, "inside" …, "real" …, "all" ….
[[nodiscard]] std::string_view name(LaneRole role);
[[nodiscard]] std::string_view name(StepKind kind);
[[nodiscard]] std::string_view name(WalkOrder order);
[[nodiscard]] std::string_view name(WalkZoom zoom);
[[nodiscard]] std::optional<LaneRole> find_lane_role(std::string_view name);
[[nodiscard]] std::optional<StepKind> find_step_kind(std::string_view name);
[[nodiscard]] std::optional<WalkOrder> find_walk_order(std::string_view name);
[[nodiscard]] std::optional<WalkZoom> find_walk_zoom(std::string_view name);

/// The first lane of this role (in sound data there is one trunk at most); WalkStep::kNoLane when none has
/// it.
[[nodiscard]] std::size_t lane_with_role(const Walkthrough& walk, LaneRole role);

/// Index of the walkthrough with this id.
[[nodiscard]] std::optional<std::size_t> find_walkthrough(const std::vector<Walkthrough>& walks,
                                                          std::string_view id);

/// Number of the act, counted from 1, that a step belongs to. Requires that the step exists.
[[nodiscard]] int act_of_step(const Walkthrough& walk, int step);

/// Numbers of all steps in the order they are gone through: for Real and Both 1, 2, 3 …; for Seed the steps
/// of the components one after another in the order of the source document. A step of a lane without a place
/// in that order stays behind the step before it.
[[nodiscard]] std::vector<int> step_sequence(const Walkthrough& walk, WalkOrder order);

/// The step before or after (`by` -1 or 1) in that order; 0 at the ends. From step 0, the first or none.
[[nodiscard]] int step_beside(const Walkthrough& walk, WalkOrder order, int step, int by);

/// Every node a step touches, each once: components of the lanes that act and are called (not of the trunk
/// that every write and watch passes), then objects, nodes and readings. Requires that the step exists.
[[nodiscard]] std::vector<NodeId> nodes_of_step(const Walkthrough& walk, int step);

/// Which steps belong to a node.
struct StepMention {
  std::size_t walkthrough = 0;
  std::vector<int> steps;  ///< ascending
};
/// The steps of each walkthrough that have the node among their nodes_of_step(); walkthroughs without any are
/// left out.
[[nodiscard]] std::vector<StepMention> steps_of_node(const std::vector<Walkthrough>& walks, NodeId node);

/// "1–4, 13": ascending step numbers with runs drawn together.
[[nodiscard]] std::string step_ranges(const std::vector<int>& steps);

/// Address of a source on GitHub at the pinned commit, with "#L…" only when the line is proven; at the branch
/// when there is no commit. A path that ends in '/' is a folder. Empty when the pin is.
[[nodiscard]] std::string source_url(const WalkPin& pin, const StepSource& source);

/// Title of a place: of its step, its act, or the whole.
[[nodiscard]] std::string_view place_title(const Walkthrough& walk, const WalkPlace& place, Lang lang);

/// Path of a step's page from the root of the site, "walk/deployment/27/"; of the overview for step 0.
[[nodiscard]] std::string walk_path(const Walkthrough& walk, int step);

}  // namespace atlas
