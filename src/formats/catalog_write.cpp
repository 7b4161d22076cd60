// Packing leaves out what is empty or at its default, because readers of catalogues take absence for that,
// and writes nodes, edges and source places as tables: see catalog_items.hpp.
#include "formats/catalog_write.hpp"

#include "core/assert.hpp"
#include "core/kinds.hpp"
#include "formats/json_writer.hpp"
#include "formats/walkthrough_write.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace atlas {
namespace {

/// What rows of a table have in common: objects as JSON, numbered as they are first asked for.
class SharedObjects {
 public:
  std::size_t number_of(const std::string& json) {
    const auto [found, added] = numbers_.emplace(json, in_order_.size());
    if (added) in_order_.push_back(json);
    return found->second;
  }
  [[nodiscard]] const std::vector<std::string>& in_order() const { return in_order_; }

 private:
  std::unordered_map<std::string, std::size_t> numbers_;
  std::vector<std::string> in_order_;
};

class Packer {
 public:
  explicit Packer(const Catalog& catalog) : catalog_(catalog), data_(catalog.data()) {}

  std::string pack(const MapLayout& layout) {
    out_.begin_object().member("schema", 1);
    out_.member("title", data_.title).member_unless_empty("summary", data_.summary);
    out_.member_unless_empty("lang", data_.lang);
    array("generated_from", data_.seeds,
          [this](const std::string& seed) { out_.begin_object().member("seed", seed).end_object(); });
    write_nodes();
    write_edges();
    write_tables();
    array("walkthroughs", data_.walkthroughs,
          [this](const Walkthrough& walk) { write_walkthrough(out_, catalog_, walk); });
    write_aliases();
    write_layout(layout);
    out_.end_object();
    return out_.take();
  }

 private:
  /// Writes the member unless `items` is empty.
  template <typename T, typename Write>
  void array(std::string_view name, const std::vector<T>& items, Write write_item) {
    if (items.empty()) return;
    out_.key(name).begin_array();
    for (const T& item : items) write_item(item);
    out_.end_array();
  }

  void table_head(const SharedObjects& shared, std::initializer_list<std::string_view> columns) {
    out_.key("shared").begin_array();
    for (const std::string& object : shared.in_order()) out_.raw(object);
    out_.end_array().key("columns").begin_array();
    for (const std::string_view column : columns) out_.value(column);
    out_.end_array();
  }

  void write_nodes() {
    SharedObjects shared, shared_by_places;
    for (const Node& node : data_.nodes) {
      shared.number_of(shared_part(node));
      for (const Provenance& place : node.provenance) shared_by_places.number_of(shared_part(place));
    }
    out_.key("nodes").begin_object();
    table_head(shared, {"id", "title", "prov", "url"});
    out_.key("prov").begin_object();
    table_head(shared_by_places, {"line"});
    out_.end_object().key("rows").begin_array();
    for (const Node& node : data_.nodes) {
      out_.begin_array().value(shared.number_of(shared_part(node))).value(node.id).value(node.title);
      const std::string more = other_members(node);
      if (!node.provenance.empty()) {
        write_places(node, shared_by_places);
      } else if (!node.url.empty() || !more.empty()) {
        out_.null();
      }
      if (!node.url.empty()) {
        out_.value(node.url);
      } else if (!more.empty()) {
        out_.null();
      }
      if (!more.empty()) out_.raw(more);
      out_.end_array();
    }
    out_.end_array().end_object();
  }

  void write_places(const Node& node, SharedObjects& shared) {
    out_.begin_array();
    for (const Provenance& place : node.provenance) {
      out_.begin_array().value(shared.number_of(shared_part(place))).value(place.line).end_array();
    }
    out_.end_array();
  }

  static std::string shared_part(const Node& node) {
    JsonWriter out;
    out.begin_object().member("kind", info(node.kind).name).member_unless_empty("lang", node.lang);
    return out.end_object().take();
  }

  static std::string shared_part(const Provenance& place) {
    JsonWriter out;
    out.begin_object().member("seed", place.seed).member_unless_empty("form", place.form);
    return out.end_object().take();
  }

  /// What has no column: an object, or nothing when there is no such thing.
  static std::string other_members(const Node& node) {
    JsonWriter out;
    out.begin_object();
    out.member_unless_empty("title_zh", node.name.zh).member_unless_empty("title_en", node.name.en);
    out.member_unless_empty("short", node.label);
    out.member_unless_empty("alt_titles", node.alt_titles);
    out.member_unless_empty("aliases", node.aliases);
    out.member_unless_empty("open_url", node.open_url);
    out.member_unless_empty("flags", node.flags);
    for (const Field& field : node.fields) out.member(field.key, field.value);
    const std::string object = out.end_object().take();
    return object == "{}" ? std::string{} : object;
  }

  void write_edges() {
    SharedObjects shared;
    for (const Edge& edge : data_.edges) shared.number_of(shared_part(edge));
    out_.key("edges").begin_object();
    table_head(shared, {"s", "t", "line", "n"});
    out_.key("rows").begin_array();
    for (const Edge& edge : data_.edges) {
      out_.begin_array().value(shared.number_of(shared_part(edge)));
      // By number: ids cost 4 % of the packed file.
      out_.value(edge.source.index).value(edge.target.index);
      if (edge.line != 0) {
        out_.value(edge.line);
      } else if (edge.n != 0) {
        out_.null();
      }
      if (edge.n != 0) out_.value(edge.n);
      out_.end_array();
    }
    out_.end_array().end_object();
  }

  static std::string shared_part(const Edge& edge) {
    JsonWriter out;
    out.begin_object().member("rel", info(edge.relation).name);
    out.member("how", edge.stated ? "stated" : "inferred");
    out.member_unless_empty("seed", edge.seed).member_unless_empty("order", edge.order);
    return out.member_unless_empty("why", edge.why).end_object().take();
  }

  void write_tables() {
    if (data_.cloc.empty()) return;
    out_.key("tables").begin_object().key("cloc").begin_object();
    array("rows", data_.cloc, [this](const ClocRow& row) {
      out_.begin_object()
          .member("language", row.language)
          .member("files", row.files)
          .member("blank", row.blank);
      out_.member("comment", row.comment).member("code", row.code).end_object();
    });
    out_.end_object().end_object();
  }

  void write_aliases() {
    if (data_.aliases.empty()) return;
    out_.key("aliases").begin_object();
    for (const auto& [old_id, new_id] : data_.aliases) out_.member(old_id, new_id);
    out_.end_object();
  }

  void write_layout(const MapLayout& layout) {
    ATLAS_ASSERT(layout.places.size() == data_.nodes.size());
    const bool whole = std::all_of(layout.places.begin(), layout.places.end(), is_whole);
    out_.key("layout").begin_object();
    if (whole) out_.member("scale", kScale);
    out_.key("places").begin_array();
    for (const Placement& place : layout.places) {
      out_.begin_array();
      for (const float value : {place.x, place.y, place.radius}) {
        if (whole) {
          out_.value(scaled(value));
        } else {
          out_.value(value);
        }
      }
      out_.end_array();
    }
    std::string sides;
    for (const LabelSide side : layout.label_sides) sides += static_cast<char>('0' + static_cast<int>(side));
    out_.end_array().member_unless_empty("sides", sides).end_object();
  }

  // Layouts are rounded to tenths. Numbers with a point take readers twenty times as long.
  static constexpr int kScale = 10;
  static int scaled(float value) { return static_cast<int>(std::lround(value * static_cast<float>(kScale))); }
  static bool is_whole(const Placement& place) {
    constexpr float kFarthest = 1e6F;  // beyond it, floats have no tenths
    const auto whole = [](float value) {
      return std::fabs(value) < kFarthest &&
             static_cast<float>(scaled(value)) / static_cast<float>(kScale) == value;
    };
    return whole(place.x) && whole(place.y) && whole(place.radius);
  }

  const Catalog& catalog_;
  const CatalogData& data_;
  JsonWriter out_;
};

}  // namespace

std::string pack_catalog(const Catalog& catalog, const MapLayout& layout) {
  return Packer(catalog).pack(layout);
}

}  // namespace atlas
