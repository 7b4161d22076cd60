// A small catalogue for the tests of pages, and ways to look into element trees.
#pragma once

#include "core/catalog.hpp"
#include "core/dom.hpp"
#include "core/pages/page_context.hpp"
#include "formats/catalog_json.hpp"
#include "formats/strings_json.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace atlas::testing {

inline std::string file_text(const std::string& path) {
  std::ifstream file(std::string(ATLAS_SOURCE_DIR) + "/" + path, std::ios::binary);
  REQUIRE_MESSAGE(file.good(), path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// The interface texts as shipped.
inline const Strings& shipped_strings() {
  static const Strings strings = [] {
    Result<Strings> parsed = parse_strings(file_text("assets/strings.json"));
    REQUIRE(parsed.ok());
    return std::move(parsed.value());
  }();
  return strings;
}

/// The catalogue as shipped.
inline const Catalog& shipped_catalog() {
  static const Catalog catalog = [] {
    Result<CatalogData> data = parse_catalog(file_text("assets/catalog.json"));
    REQUIRE(data.ok());
    Result<Catalog> built = Catalog::build(std::move(data.value()));
    REQUIRE(built.ok());
    return std::move(built.value());
  }();
  return catalog;
}

/// Builds small catalogues in a few words.
class Draft {
 public:
  Draft() {
    data_.title = {"小目录", "Small catalogue"};
    data_.lang = "zh-Hans";
  }

  Node& node(std::string_view id, Kind kind, std::string_view title) {
    Node& made = data_.nodes.emplace_back();
    made.id = id;
    made.kind = kind;
    made.title = title;
    return made;
  }
  Edge& edge(std::string_view source, Relation relation, std::string_view target) {
    Edge& made = data_.edges.emplace_back();
    made.source = find(source);
    made.target = find(target);
    made.relation = relation;
    return made;
  }
  void inferred(std::string_view source, Relation relation, std::string_view target, std::string_view why) {
    Edge& made = edge(source, relation, target);
    made.stated = false;
    made.why = why;
  }
  [[nodiscard]] NodeId find(std::string_view id) const {
    for (std::uint32_t i = 0; i < data_.nodes.size(); ++i) {
      if (data_.nodes[i].id == id) return NodeId{i};
    }
    FAIL("no node with this id");
    return {};
  }
  CatalogData& data() { return data_; }
  [[nodiscard]] Catalog build() {
    Result<Catalog> built = Catalog::build(data_);
    REQUIRE(built.ok());
    return std::move(built.value());
  }

 private:
  CatalogData data_;
};

inline std::string attribute(const Element& element, std::string_view name) {
  for (const auto& [key, value] : element.attributes) {
    if (key == name) return value;
  }
  return {};
}

inline bool has_class(const Element& element, std::string_view name) {
  const std::string padded = " " + attribute(element, "class") + " ";
  return padded.find(" " + std::string(name) + " ") != std::string::npos;
}

template <typename Wanted>
void collect(const Element& element, const Wanted& wanted, std::vector<const Element*>& found) {
  if (wanted(element)) found.push_back(&element);
  for (const Element& child : element.children) collect(child, wanted, found);
}

inline std::vector<const Element*> with_class(const Element& root, std::string_view name) {
  std::vector<const Element*> found;
  collect(
      root, [&](const Element& element) { return has_class(element, name); }, found);
  return found;
}

inline std::vector<const Element*> with_tag(const Element& root, std::string_view tag) {
  std::vector<const Element*> found;
  collect(
      root, [&](const Element& element) { return element.tag == tag; }, found);
  return found;
}

inline std::vector<std::string> texts_of(const std::vector<const Element*>& elements) {
  std::vector<std::string> texts;
  for (const Element* element : elements) texts.push_back(text_content(*element));
  return texts;
}

/// Values of `href` of all links below `root`.
inline std::vector<std::string> links_in(const Element& root) {
  std::vector<std::string> links;
  for (const Element* link : with_tag(root, "a")) links.push_back(attribute(*link, "href"));
  return links;
}

inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

inline bool has(const std::vector<std::string>& all, std::string_view wanted) {
  for (const std::string& each : all) {
    if (each == wanted) return true;
  }
  return false;
}

inline PageContext page_of(const Catalog& catalog, Lang lang = Lang::Zh, std::string root = "../../") {
  return {catalog, shipped_strings(), lang, std::move(root), {}};
}

}  // namespace atlas::testing
