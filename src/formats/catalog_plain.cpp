// See catalog_plain.hpp.
#include "formats/catalog_plain.hpp"

#include "formats/catalog_items.hpp"
#include "formats/edge_reader.hpp"
#include "formats/findings.hpp"
#include "formats/json_writer.hpp"
#include "formats/node_reader.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace atlas {
namespace {

class PlainWriter {
 public:
  explicit PlainWriter(const JsonTree& tree)
      : nodes_(tree, kNodeMembers), places_(tree, kPlaceMembers), edges_(tree, kEdgeMembers) {}

  Result<std::string> write(JsonValue root) {
    out_.begin_object();
    for (const JsonValue member : root) {
      out_.key(member.key());
      if (member.key() == "nodes" && member.is(JsonType::Object)) {
        write_table(nodes_, member);
      } else if (member.key() == "edges" && member.is(JsonType::Object)) {
        write_table(edges_, member);
      } else {
        write_value(member);
      }
    }
    out_.end_object();
    if (findings_.has_errors()) return Failure{std::move(findings_.messages())};
    return out_.take();
  }

 private:
  template <std::size_t N>
  void write_table(ItemReader<N>& items, JsonValue table) {
    has_places_ = table.find("prov").exists();
    if (has_places_) complain(places_.use_table(table.find("prov")));
    complain(items.use_table(table));
    write_rows(items, table.find("rows"));
  }

  template <std::size_t N>
  void write_rows(const ItemReader<N>& items, JsonValue rows) {
    out_.begin_array();
    for (const JsonValue row : rows) {
      Members<N> found = items.none();
      complain(items.find(row, found), "This row ");
      out_.begin_object();
      for (std::size_t place = 0; place < N; ++place) {
        if (!found.has(place)) continue;
        const Member member = found[place];
        out_.key(member.name);
        if (has_places_ && member.name == "prov") {
          write_rows(places_, member.value);
        } else {
          write_value(member.value);
        }
      }
      found.for_each_other([this](JsonValue member) {
        out_.key(member.key());
        write_value(member);
      });
      out_.end_object();
    }
    out_.end_array();
  }

  void write_value(JsonValue value) {
    switch (value.type()) {
      case JsonType::Null:
        out_.null();
        return;
      case JsonType::Bool:
        out_.value(value.truth());
        return;
      case JsonType::Number:
        out_.raw(value.text());
        return;
      case JsonType::String:
        out_.value(value.text());
        return;
      case JsonType::Array:
        out_.begin_array();
        for (const JsonValue item : value) write_value(item);
        out_.end_array();
        return;
      case JsonType::Object:
        out_.begin_object();
        for (const JsonValue member : value) {
          out_.key(member.key());
          write_value(member);
        }
        out_.end_object();
        return;
    }
  }

  void complain(const std::optional<ItemProblem>& problem, std::string_view subject = {}) {
    if (problem) findings_.error(problem->at, "schema", std::string(subject).append(problem->text));
  }

  ItemReader<kNodeMembers.size()> nodes_;
  ItemReader<kPlaceMembers.size()> places_;
  ItemReader<kEdgeMembers.size()> edges_;
  bool has_places_ = false;
  Findings findings_;
  JsonWriter out_;
};

}  // namespace

std::optional<Result<std::string>> without_tables(const JsonTree& tree) {
  const JsonValue root = tree.root();
  if (!root.find("nodes").is(JsonType::Object) && !root.find("edges").is(JsonType::Object))
    return std::nullopt;
  return PlainWriter(tree).write(root);
}

}  // namespace atlas
