// A small catalogue with everything the map knows: a pipeline with a spur, fans, directories, topics with
// subtopics, authors, a source tree and loose nodes.
#pragma once

#include "core/layout.hpp"
#include "core/map_scene.hpp"
#include "core/text_measure.hpp"
#include "unit/catalog_fixture.hpp"

#include <string>
#include <variant>
#include <vector>

namespace atlas::test {

inline void add_next(CatalogFixture& fixture, std::string_view source, std::string_view target) {
  fixture.edge(source, Relation::Next, target);
  fixture.data().edges.back().order = "real";
}

inline CatalogFixture map_fixture() {
  CatalogFixture f;
  for (const char* const id : {"apiserver", "etcd", "kubectl", "kubelet", "scheduler"}) {
    f.node(id, Kind::Component, id).name = {"角色", "role"};
  }
  add_next(f, "kubectl", "apiserver");
  add_next(f, "apiserver", "scheduler");
  add_next(f, "scheduler", "kubelet");
  f.edge("apiserver", Relation::StoresIn, "etcd");
  f.node("pod", Kind::ApiObject, "Pod");
  f.edge("scheduler", Relation::Watches, "pod", false);
  f.edge("scheduler", Relation::Writes, "pod", false);
  f.node("cmd", Kind::TreeEntry, "cmd");
  f.node("cmd-scheduler", Kind::TreeEntry, "cmd/kube-scheduler");
  f.node("docs", Kind::TreeEntry, "docs");
  f.node("docs-api", Kind::TreeEntry, "docs/api");
  f.edge("scheduler", Relation::StartsIn, "cmd-scheduler");
  f.edge("cmd", Relation::Contains, "cmd-scheduler");
  f.edge("docs", Relation::Contains, "docs-api");
  f.node("reading", Kind::Topic, "源码阅读");
  f.node("series", Kind::Topic, "系列文章");
  f.node("empty", Kind::Topic, "空主题");
  f.edge("series", Relation::SubtopicOf, "reading");
  f.edge("reading", Relation::About, "kubectl", false);
  f.node("ming", Kind::Author, "阳明");
  f.node("tang", Kind::Author, "小唐");
  for (int i = 0; i < 6; ++i) {
    const std::string id = "fan-" + std::to_string(i);
    f.node(id, Kind::Article, "自定义 Kubernetes 调度器，第 " + std::to_string(i) + " 篇");
    f.edge(id, Relation::About, "scheduler", false);
    f.edge(id, Relation::InTopic, "series");
    if (i < 3) f.edge(id, Relation::By, "ming");
  }
  for (int i = 0; i < 20; ++i) {
    const std::string id = "article-" + std::to_string(i);
    f.node(id, i % 4 == 0 ? Kind::Series : Kind::Article, "文章 " + std::to_string(i));
    f.edge(id, Relation::InTopic, "series");
    if (i < 2) f.edge(id, Relation::By, "tang");
  }
  f.node("lonely", Kind::Book, "一本书");
  f.node("note", Kind::Note, "注记");
  f.edge("article-1", Relation::HasNote, "note");
  return f;
}

/// A catalogue, its layout and a camera, composed on request.
struct MapPicture {
  explicit MapPicture(const CatalogFixture& fixture)
      : catalog(fixture.build()), layout(compute_layout(catalog)) {
    camera.viewport_px = {984, 852};
    camera = fitted(camera, layout.core_bounds, 16, 1.0F);
  }

  Catalog catalog;
  MapLayout layout;
  Camera camera;
  MapEmphasis emphasis;
  MapStyle style;
  EstimatedMeasure measure;

  [[nodiscard]] NodeId id(std::string_view text) const { return catalog.find(text); }
  [[nodiscard]] const Placement& place(std::string_view text) const { return layout.places[id(text).index]; }
  [[nodiscard]] Home home(std::string_view text) const { return layout.homes[id(text).index]; }
  [[nodiscard]] Scene scene() const {
    return compose_map({catalog, layout, camera, emphasis, style, measure});
  }
};

/// All primitives of one type.
template <typename T>
std::vector<T> all(const Scene& scene) {
  std::vector<T> found;
  for (const Primitive& primitive : scene.primitives) {
    if (const T* const one = std::get_if<T>(&primitive)) found.push_back(*one);
  }
  return found;
}

/// All texts, in paint order, separated by " | ".
inline std::string texts(const Scene& scene) {
  std::string joined;
  for (const TextPrimitive& text : all<TextPrimitive>(scene))
    joined += (joined.empty() ? "" : " | ") + text.text;
  return joined;
}

inline bool shows(const Scene& scene, std::string_view text) {
  return texts(scene).find(text) != std::string::npos;
}

/// The rectangle a text takes, a little less than its line.
inline Rect rect_of(const TextPrimitive& text) {
  const float size = size_px(text.style);
  return {text.origin.x, text.origin.y - size + 3, text.origin.x + text.width_px, text.origin.y + 1};
}

}  // namespace atlas::test
