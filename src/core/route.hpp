// Addresses: which node and which view state a path and a fragment mean, and back. Pure text in,
// values out; tolerant of anything, because addresses come from strangers.
//
// A fragment is "v1" and then key=value parts, joined by "&", everything but A-Z a-z 0-9 - . _ ~
// percent-encoded:
//   view  map | focus | list | walk          q         the query
//   act   number of an act                   zoom      all | act | step
//   order seed | both                        walk      id or id/n: the place beside a node's text
//   kind topic author in is evidence         values of a facet joined by commas ("in": language of the
//   resource) lang  zh | en  (of the interface)         theme     light | dark at    x,y,scale of the camera
//   rings     1 | 2 | 3
// Unknown keys, a text directive (":~:text=…") and repeated parts are no mistakes; the last of a repeated
// part counts, except that facets collect their values.
#pragma once

#include "core/catalog.hpp"
#include "core/filter.hpp"
#include "core/palette.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

enum class View : std::uint8_t { Map, Focus, List, Walk };

/// Camera as it travels in a link: centre in world units and scale.
struct RouteCamera {
  float x = 0, y = 0, scale = 1;
  friend bool operator==(const RouteCamera&, const RouteCamera&) = default;
};

/// The place in a walkthrough that an address names, and how it is shown.
struct RouteWalk {
  std::string id;                ///< as written, percent-decoded; empty for none, or the first walkthrough
  int step = 0;                  ///< counted from 1; 0: none
  int act = 0;                   ///< counted from 1; 0 with a step
  std::optional<WalkZoom> zoom;  ///< nothing: the usual one of the place
  WalkOrder order = WalkOrder::Real;
  friend bool operator==(const RouteWalk&, const RouteWalk&) = default;
};

/// What an address asks for. Absent members leave the state as it is (language, theme) or at its default.
struct Route {
  std::string node;  ///< id as written, percent-decoded, perhaps no well-formed id; empty for the start view
  RouteWalk walk;    ///< on a path of its own when there is no node
  View view = View::Map;
  std::string query;
  Filters filters;
  std::optional<Lang> lang;
  std::optional<Theme> theme;
  std::optional<RouteCamera> camera;
  int rings = 1;  ///< of the focus view, 1..3
  friend bool operator==(const Route&, const Route&) = default;
};

/// A route, and what in the address could not be followed.
struct ParsedRoute {
  Route route;
  std::vector<std::string> problems;  ///< keys whose value is ignored, "path" or "length"; sorted, each once
};

/// Addresses longer than this are not read at all.
inline constexpr std::size_t kMaxAddressBytes = 65536;

/// Reads a path relative to the site root ("n/kube-scheduler/", "walk/deployment/27/", "list/", "",
/// "index.html", with or without "/" before it and "?…" after it) and a fragment with or without '#'. A path
/// of a walkthrough opens View::Walk unless the fragment says otherwise. A fragment "#/n/<id>" or
/// "#/walk/<id>/<n>" names a node or a step when the path names neither, "#/list" opens the list then; "?",
/// "&" or "#" and the usual parts may follow it. Never fails: what is malformed is ignored and named in
/// `problems`. A percent sign without two hexadecimal digits stands for itself; a value that is not UTF-8 is
/// malformed. O(bytes).
[[nodiscard]] ParsedRoute parse_route(std::string_view path, std::string_view fragment);

/// Path relative to the site root: "", "n/<id>/", "walk/<id>/" or "walk/<id>/<n>/", percent-encoded.
[[nodiscard]] std::string path_of(const Route& route);
/// Fragment without '#'; empty when everything is at its default. parse(format(r)) == r for valid routes.
/// Valid: UTF-8 throughout, known filter values (is_known_value), sorted filters, rings 1..3, and a camera
/// within a million units and kMinScale..kMaxScale, steps and acts up to 9999, no act beside a step. It is
/// rounded to 0.1 units and 0.001 in scale.
[[nodiscard]] std::string fragment_of(const Route& route);

/// True for a well-formed node id: [a-z0-9][a-z0-9.-]{1,63}.
[[nodiscard]] bool is_node_id(std::string_view text);

}  // namespace atlas
