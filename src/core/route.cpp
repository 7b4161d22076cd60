// See route.hpp. Reading goes part by part; a part that does not fit its key becomes a problem and nothing
// else.
#include "core/route.hpp"

#include "core/camera.hpp"
#include "core/sort.hpp"
#include "core/utf8.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace atlas {
namespace {

constexpr std::size_t kMaxNodeBytes = 256;
constexpr double kFarthest = 1e6;  // world units; floats still tell tenths apart there
constexpr std::array<std::string_view, 4> kViewNames{"map", "focus", "list", "walk"};
constexpr std::array<std::string_view, kFacetCount> kFacetKeys{"kind", "topic", "author",
                                                               "in",   "is",    "evidence"};
constexpr std::array<std::string_view, 2> kLangNames{"zh", "en"};
constexpr std::array<std::string_view, 2> kThemeNames{"light", "dark"};

// ---- percent coding

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string decoded(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool code = text[i] == '%' && i + 2 < text.size();
    const int high = code ? hex_value(text[i + 1]) : -1;
    const int low = code ? hex_value(text[i + 2]) : -1;
    if (high >= 0 && low >= 0) {
      result.push_back(static_cast<char>(static_cast<unsigned char>(high * 16 + low)));
      i += 2;
    } else {
      result.push_back(text[i]);
    }
  }
  return result;
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

void append_encoded(std::string& out, std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (const char c : text) {
    if (is_unreserved(c)) {
      out.push_back(c);
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out.push_back('%');
    out.push_back(kDigits[byte >> 4U]);
    out.push_back(kDigits[byte & 0xFU]);
  }
}

// ---- pieces of text

/// Cuts `rest` at the first of `separators`; returns what is before it and leaves what is after it.
std::string_view take(std::string_view& rest, std::string_view separators) {
  const std::size_t end = std::min(rest.find_first_of(separators), rest.size());
  const std::string_view piece = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return piece;
}

/// The type inside an optional, or the type itself.
template <class T>
struct ValueOf {
  using Type = T;
};
template <class T>
struct ValueOf<std::optional<T>> {
  using Type = T;
};

template <std::size_t kSize>
std::optional<std::size_t> position(const std::array<std::string_view, kSize>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

/// "-12.5" as a number of thousandths; nothing when it is no plain decimal number below a thousand million.
/// Digits after the third decimal are dropped. Independent of the locale, unlike strtod.
std::optional<std::int64_t> thousandths(std::string_view text) {
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) text.remove_prefix(1);
  std::int64_t value = 0;
  int decimals = -1;  // digits after the point so far; -1 before it
  bool digits = false;
  for (const char c : text) {
    if (c == '.' && decimals < 0) {
      decimals = 0;
    } else if (c >= '0' && c <= '9') {
      digits = true;
      if (decimals >= 3) continue;
      value = value * 10 + (c - '0');
      if (decimals >= 0) ++decimals;
      if (value > 1000000000000) return std::nullopt;
    } else {
      return std::nullopt;
    }
  }
  if (!digits) return std::nullopt;
  for (int i = std::max(decimals, 0); i < 3; ++i) value *= 10;
  return negative ? -value : value;
}

void append_decimal(std::string& out, double value, int decimals) {
  const std::int64_t unit = decimals == 1 ? 10 : 1000;
  std::int64_t scaled = std::llround(value * static_cast<double>(unit));
  if (scaled < 0) out.push_back('-');
  scaled = std::abs(scaled);
  out += std::to_string(scaled / unit);
  std::string fraction = std::to_string(unit + scaled % unit).substr(1);
  fraction.erase(fraction.find_last_not_of('0') + 1);
  if (!fraction.empty()) out.append(".").append(fraction);
}

// ---- reading

class Reader {
 public:
  void read_path(std::string_view path) {
    path = path.substr(0, path.find_first_of("?#"));
    while (!path.empty() && path.front() == '/') path.remove_prefix(1);
    const std::string_view folder = take(path, "/");
    if (folder == "n") {
      read_node(take(path, "/"), "path");
    } else if (folder == "walk") {
      parsed_.route.view = View::Walk;
      read_walk(path, "path");
      path_walk_ = !parsed_.route.walk.id.empty();
    } else if (folder == "list") {
      parsed_.route.view = View::List;
    } else if (!folder.empty() && folder != "index.html") {
      complain("path");
    }
  }

  void read_fragment(std::string_view fragment) {
    if (!fragment.empty() && fragment.front() == '#') fragment.remove_prefix(1);
    fragment = fragment.substr(0, fragment.find(":~:"));
    const bool named = !parsed_.route.node.empty() || !parsed_.route.walk.id.empty();
    if (fragment.substr(0, 3) == "/n/") {
      fragment.remove_prefix(3);
      const std::string_view id = take_name(fragment, "/?&#");
      if (id.empty()) complain("n");
      if (!named) read_node(id, "n");
    } else if (fragment.substr(0, 6) == "/walk/") {
      fragment.remove_prefix(6);
      const std::string_view place = take_name(fragment, "?&#");
      if (place.empty()) complain("walk");
      if (!named) {
        parsed_.route.view = View::Walk;
        read_walk(place, "walk");
        path_walk_ = true;
      }
    } else if (fragment.substr(0, 1) == "/") {
      fragment.remove_prefix(1);
      if (take_name(fragment, "/?&#") == "list" && !named) parsed_.route.view = View::List;
    }
    while (!fragment.empty()) read_part(take(fragment, "&"));
  }

  void complain(std::string_view key) { parsed_.problems.emplace_back(key); }

  ParsedRoute finish() && {
    std::vector<std::string>& problems = parsed_.problems;
    sort_stably(problems);
    problems.erase(std::unique(problems.begin(), problems.end()), problems.end());
    for (std::vector<std::string>& values : parsed_.route.filters.chosen) {
      sort_stably(values);
      values.erase(std::unique(values.begin(), values.end()), values.end());
    }
    if (parsed_.route.walk.step > 0) parsed_.route.walk.act = 0;  // it follows from the step
    return std::move(parsed_);
  }

 private:
  /// The name at the start of a fragment; leaves the parts behind it.
  static std::string_view take_name(std::string_view& fragment, std::string_view end_marks) {
    const std::size_t end = std::min(fragment.find_first_of(end_marks), fragment.size());
    const std::string_view name = fragment.substr(0, end);
    fragment.remove_prefix(end);
    fragment.remove_prefix(std::min(fragment.find_first_not_of("/?&#"), fragment.size()));
    return name;
  }

  /// "<id>", "<id>/<n>", with "/" or "/index.html" behind it; nothing at all means the first walkthrough.
  void read_walk(std::string_view rest, std::string_view key) {
    std::string id = decoded(take(rest, "/"));
    if (id.empty() || id == "index.html") return;
    if (id.size() > kMaxNodeBytes || !is_valid_utf8(id)) return complain(key);
    parsed_.route.walk.id = std::move(id);
    const std::string_view step = take(rest, "/");
    if (!step.empty() && step != "index.html" && !read_number(step, parsed_.route.walk.step)) complain(key);
  }

  /// 1 to 9999.
  static bool read_number(std::string_view text, int& target) {
    if (text.empty() || text.size() > 4 || !std::all_of(text.begin(), text.end(), is_digit)) return false;
    int number = 0;
    for (const char c : text) number = number * 10 + (c - '0');
    if (number > 0) target = number;
    return number > 0;
  }

  void read_node(std::string_view written, std::string_view key) {
    std::string id = decoded(written);
    if (id.size() > kMaxNodeBytes || !is_valid_utf8(id)) return complain(key);
    parsed_.route.node = std::move(id);
  }

  void read_part(std::string_view part) {
    const std::string_view key = take(part, "=");
    if (key == "v1" || key.empty()) return;
    if (key == "v" ||
        (key[0] == 'v' && key.size() > 1 && std::all_of(key.begin() + 1, key.end(), is_digit))) {
      if (key != "v" || part != "1") complain("v");
    } else if (const auto facet = position(kFacetKeys, key)) {
      read_facet(static_cast<Facet>(*facet), key, part);
    } else {
      read_value(key, part);
    }
  }

  void read_value(std::string_view key, std::string_view value) {
    Route& route = parsed_.route;
    if (key == "q") return read_query(value);
    if (key == "at") return read_camera(value);
    if (key == "walk") return read_walk_beside(value);
    bool good = true;
    if (key == "view") good = read_name(kViewNames, value, route.view);
    if (key == "lang") good = read_name(kLangNames, value, route.lang);
    if (key == "theme") good = read_name(kThemeNames, value, route.theme);
    if (key == "rings") good = read_rings(value);
    if (key == "act") good = read_number(value, route.walk.act);
    if (key == "zoom") good = read_word(find_walk_zoom(value), route.walk.zoom);
    if (key == "order") good = read_word(find_walk_order(value), route.walk.order);
    if (!good) complain(key);
  }

  template <class Value, class Target>
  static bool read_word(const std::optional<Value>& found, Target& target) {
    if (found) target = *found;
    return found.has_value();
  }

  /// The place that a node's address carries along; a path of a walkthrough says it better.
  void read_walk_beside(std::string_view value) {
    if (value.empty()) return complain("walk");
    if (path_walk_) return;
    parsed_.route.walk.step = 0;  // the last of a repeated part counts
    read_walk(value, "walk");
  }

  /// Sets `target` to the value whose name this is; false when there is none.
  template <std::size_t kSize, class Target>
  static bool read_name(const std::array<std::string_view, kSize>& names, std::string_view name,
                        Target& target) {
    using Value = typename ValueOf<Target>::Type;
    const auto found = position(names, name);
    if (found) target = static_cast<Value>(*found);
    return found.has_value();
  }

  bool read_rings(std::string_view value) {
    const bool good = value == "1" || value == "2" || value == "3";
    if (good) parsed_.route.rings = value[0] - '0';
    return good;
  }

  void read_query(std::string_view written) {
    std::string text = decoded(written);
    if (!is_valid_utf8(text)) return complain("q");
    parsed_.route.query = std::move(text);
  }

  void read_facet(Facet facet, std::string_view key, std::string_view values) {
    while (!values.empty()) {
      std::string value = decoded(take(values, ","));
      if (value.empty()) continue;
      if (!is_valid_utf8(value) || !is_known_value(facet, value)) {
        complain(key);
      } else {
        parsed_.route.filters.chosen[static_cast<std::size_t>(facet)].push_back(std::move(value));
      }
    }
  }

  void read_camera(std::string_view value) {
    std::array<float, 3> numbers{};
    for (float& number : numbers) {
      const auto thousand = thousandths(take(value, ","));
      if (!thousand) return complain("at");
      number = static_cast<float>(static_cast<double>(*thousand) / 1000.0);
    }
    const bool inside = std::abs(numbers[0]) <= kFarthest && std::abs(numbers[1]) <= kFarthest;
    if (!inside || !value.empty() || numbers[2] <= 0) return complain("at");
    parsed_.route.camera = RouteCamera{numbers[0], numbers[1], std::clamp(numbers[2], kMinScale, kMaxScale)};
  }

  static bool is_digit(char c) { return c >= '0' && c <= '9'; }

  ParsedRoute parsed_;
  bool path_walk_ = false;  // the path, or what stands for it, names a walkthrough
};

// ---- writing

void append_part(std::string& fragment, std::string_view key, std::string_view value) {
  fragment.append("&").append(key).append("=").append(value);
}

void append_filters(std::string& fragment, const Filters& filters) {
  for (std::size_t f = 0; f < kFacetCount; ++f) {
    if (filters.chosen[f].empty()) continue;
    fragment.append("&").append(kFacetKeys[f]).append("=");
    for (std::size_t i = 0; i < filters.chosen[f].size(); ++i) {
      if (i > 0) fragment.push_back(',');
      append_encoded(fragment, filters.chosen[f][i]);
    }
  }
}

bool is_finite(const RouteCamera& camera) {
  return std::isfinite(camera.x) && std::isfinite(camera.y) && std::isfinite(camera.scale);
}

void append_camera(std::string& fragment, const RouteCamera& camera) {
  fragment.append("&at=");
  append_decimal(fragment, static_cast<double>(camera.x), 1);
  fragment.push_back(',');
  append_decimal(fragment, static_cast<double>(camera.y), 1);
  fragment.push_back(',');
  append_decimal(fragment, static_cast<double>(camera.scale), 3);
}

void append_walk(std::string& fragment, const RouteWalk& walk, bool beside) {
  if (beside && !walk.id.empty()) {
    fragment += "&walk=";
    append_encoded(fragment, walk.id);
    if (walk.step > 0) fragment.append("/").append(std::to_string(walk.step));
  }
  if (walk.act > 0) append_part(fragment, "act", std::to_string(walk.act));
  if (walk.zoom) append_part(fragment, "zoom", name(*walk.zoom));
  if (walk.order != WalkOrder::Real) append_part(fragment, "order", name(walk.order));
}

}  // namespace

ParsedRoute parse_route(std::string_view path, std::string_view fragment) {
  Reader reader;
  const bool readable = path.size() <= kMaxAddressBytes && fragment.size() <= kMaxAddressBytes;
  if (!readable) reader.complain("length");
  if (path.size() <= kMaxAddressBytes) reader.read_path(path);
  if (fragment.size() <= kMaxAddressBytes) reader.read_fragment(fragment);
  return std::move(reader).finish();
}

std::string path_of(const Route& route) {
  if (route.node.empty() && route.walk.id.empty()) return {};
  std::string path = route.node.empty() ? "walk/" : "n/";
  append_encoded(path, route.node.empty() ? route.walk.id : route.node);
  path += '/';
  if (route.node.empty() && route.walk.step > 0) path.append(std::to_string(route.walk.step)).append("/");
  return path;
}

std::string fragment_of(const Route& route) {
  std::string fragment;
  const bool on_walk = route.node.empty() && !route.walk.id.empty();
  if (route.view != (on_walk ? View::Walk : View::Map))
    append_part(fragment, "view", kViewNames.at(static_cast<std::size_t>(route.view)));
  append_walk(fragment, route.walk, !on_walk);
  if (route.rings != 1) append_part(fragment, "rings", std::to_string(route.rings));
  if (!route.query.empty()) {
    fragment.append("&q=");
    append_encoded(fragment, route.query);
  }
  append_filters(fragment, route.filters);
  if (route.lang) append_part(fragment, "lang", kLangNames.at(static_cast<std::size_t>(*route.lang)));
  if (route.theme) append_part(fragment, "theme", kThemeNames.at(static_cast<std::size_t>(*route.theme)));
  if (route.camera && is_finite(*route.camera)) append_camera(fragment, *route.camera);
  return fragment.empty() ? fragment : "v1" + fragment;
}

bool is_node_id(std::string_view text) {
  if (text.size() < 2 || text.size() > 64) return false;
  const auto alphanumeric = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  if (!alphanumeric(text.front())) return false;
  return std::all_of(text.begin(), text.end(),
                     [&](char c) { return alphanumeric(c) || c == '.' || c == '-'; });
}

}  // namespace atlas
