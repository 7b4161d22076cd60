// See walkthrough_write.hpp. Members come in the order in which they are documented.
#include "formats/walkthrough_write.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace atlas {
namespace {

void wording(JsonWriter& out, std::string_view name, const Bilingual& both) {
  if (both.empty()) return;
  out.key(name);
  if (both.zh == both.en) {
    out.value(both.zh);
    return;
  }
  out.value(both);
}

/// Writes the member unless `items` is empty.
template <typename T, typename Write>
void array(JsonWriter& out, std::string_view name, const std::vector<T>& items, Write write_item) {
  if (items.empty()) return;
  out.key(name).begin_array();
  for (const T& item : items) write_item(item);
  out.end_array();
}

void flag(JsonWriter& out, std::string_view name, bool truth) {
  if (truth) out.member(name, true);
}

class WalkWriterJson {
 public:
  WalkWriterJson(JsonWriter& out, const Catalog& catalog, const Walkthrough& walk)
      : out_(out), catalog_(catalog), walk_(walk) {}

  void write() {
    out_.begin_object().member("id", walk_.id);
    wording(out_, "title", walk_.title);
    wording(out_, "lead", walk_.lead);
    wording(out_, "summary", walk_.summary);
    wording(out_, "orders_summary", walk_.orders_summary);
    write_pin();
    array(out_, "lanes", walk_.lanes, [this](const WalkLane& lane) { write(lane); });
    array(out_, "objects", walk_.objects, [this](const WalkObject& object) { write(object); });
    array(out_, "acts", walk_.acts, [this](const WalkAct& act) { write(act); });
    array(out_, "steps", walk_.steps, [this](const WalkStep& step) { write(step); });
    flag(out_, "prose_apart", !walk_.steps.empty());
    write_rest();
    out_.key("orders").begin_object();
    node_list("seed", walk_.seed_order);
    node_list("real", walk_.real_order);
    out_.end_object().end_object();
  }

 private:
  void node(std::string_view name, NodeId id) {
    if (id.valid()) out_.member(name, catalog_.node(id).id);
  }

  void node_list(std::string_view name, const std::vector<NodeId>& ids) {
    array(out_, name, ids, [this](NodeId id) { out_.value(catalog_.node(id).id); });
  }

  void write_pin() {
    if (walk_.pin.repo.empty()) return;
    out_.key("pin").begin_object().member("repo", walk_.pin.repo);
    out_.member_unless_empty("branch", walk_.pin.branch).member_unless_empty("commit", walk_.pin.commit);
    out_.end_object();
  }

  void write(const WalkLane& lane) {
    out_.begin_object().member("id", lane.id);
    wording(out_, "title", lane.title);
    wording(out_, "note", lane.note);
    node("node", lane.node);
    if (lane.role != LaneRole::Actor) out_.member("role", name(lane.role));
    node("reads_with", lane.reads_with);
    if (lane.ends_after > 0) out_.member("ends_after", lane.ends_after);
    out_.end_object();
  }

  void write(const WalkObject& object) {
    out_.begin_object().member("id", object.id).member("title", object.title);
    if (object.short_name != object.title) out_.member("short", object.short_name);
    out_.member_unless_empty("name", object.name);
    node("node", object.node);
    out_.end_object();
  }

  void write(const WalkAct& act) {
    out_.begin_object().member("id", act.id);
    wording(out_, "title", act.title);
    wording(out_, "text", act.text);
    flag(out_, "extra", act.extra);
    out_.end_object();
  }

  void write(const WalkStep& step) {
    out_.begin_object().member("act", walk_.acts[step.act].id).member("lane", walk_.lanes[step.lane].id);
    array(out_, "also", step.also, [this](std::size_t lane) { out_.value(walk_.lanes[lane].id); });
    out_.member("kind", name(step.kind));
    if (step.to != WalkStep::kNoLane) out_.member("to", walk_.lanes[step.to].id);
    out_.member_unless_empty("actor", step.actor);
    wording(out_, "chip", step.chip);
    wording(out_, "label", step.label);
    wording(out_, "title", step.title);
    array(out_, "watches", step.watches, [this](std::size_t object) { out_.value(object_id(object)); });
    write_effects(step);
    array(out_, "manifest", step.manifest, [this](const std::pair<int, int>& range) {
      out_.begin_array().value(range.first).value(range.second).end_array();
    });
    node_list("readings", step.readings);
    node_list("nodes", step.nodes);
    out_.end_object();
  }

  void write_effects(const WalkStep& step) {
    array(out_, "stores", step.stores, [this](const StepStore& store) {
      out_.begin_object().member("object", object_id(store.object));
      flag(out_, "born", store.born);
      flag(out_, "settled", store.settled);
      wording(out_, "state", store.state);
      out_.end_object();
    });
    array(out_, "writes", step.writes, [this](const StepWrite& write) {
      out_.begin_object().member("object", write.object).member("what", write.what);
      out_.member_unless_empty("by", write.by).end_object();
    });
    array(out_, "changes", step.changes, [this](const FieldChange& change) {
      out_.begin_object().member("object", object_id(change.object)).member("field", change.field);
      // Required members, unlike other texts: a field may have been empty before.
      both("before", change.before);
      both("after", change.after);
      out_.end_object();
    });
  }

  void both(std::string_view name, const Bilingual& text) {
    if (text.empty()) {
      out_.member(name, "");
    } else {
      wording(out_, name, text);
    }
  }

  void write_rest() {
    array(out_, "captions", walk_.captions, [this](const WalkCaption& caption) {
      out_.begin_object().member("lane", walk_.lanes[caption.lane].id).key("steps").begin_array();
      out_.value(caption.first_step).value(caption.last_step).end_array();
      wording(out_, "text", caption.text);
      out_.end_object();
    });
    array(out_, "corrections", walk_.corrections, [this](const WalkCorrection& correction) {
      out_.begin_object();
      wording(out_, "title", correction.title);
      wording(out_, "text", correction.text);
      out_.key("steps").begin_array();
      for (const int step : correction.steps) out_.value(step);
      out_.end_array().end_object();
    });
    array(out_, "writers", walk_.writers, [this](const WalkWriter& writer) {
      out_.begin_object().member("actor", writer.actor).member("object", writer.object);
      array(out_, "what", writer.what, [this](const std::string& what) { out_.value(what); });
      out_.end_object();
    });
    if (walk_.manifest_name.empty()) return;
    out_.key("manifest").begin_object().member("name", walk_.manifest_name);
    array(out_, "lines", walk_.manifest, [this](const std::string& line) { out_.value(line); });
    out_.end_object();
  }

  [[nodiscard]] const std::string& object_id(std::size_t object) const { return walk_.objects[object].id; }

  JsonWriter& out_;
  const Catalog& catalog_;
  const Walkthrough& walk_;
};

}  // namespace

void write_walkthrough(JsonWriter& out, const Catalog& catalog, const Walkthrough& walk) {
  WalkWriterJson(out, catalog, walk).write();
}

void write_step_prose(JsonWriter& out, const StepProse& prose) {
  out.begin_object();
  wording(out, "what", prose.what);
  wording(out, "why", prose.why);
  wording(out, "reads", prose.reads);
  wording(out, "writes", prose.writes);
  wording(out, "look", prose.look);
  wording(out, "mistake", prose.mistake);
  array(out, "sources", prose.sources, [&out](const StepSource& source) {
    out.begin_object().member("path", source.path).member_unless_empty("function", source.function);
    if (source.line > 0) out.member("line", source.line);
    wording(out, "note", source.note);
    out.end_object();
  });
  out.end_object();
}

}  // namespace atlas
