// Routes: reading and writing addresses, by examples, by thousands of generated ones, and with garbage.
#include "core/camera.hpp"
#include "core/route.hpp"
#include "core/utf8.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <random>
#include <string>

namespace atlas {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

/// Reads an address, writes it again, and adds what could not be read.
std::string normalised(std::string_view path, std::string_view fragment) {
  const ParsedRoute parsed = parse_route(path, fragment);
  std::string text = path_of(parsed.route) + "#" + fragment_of(parsed.route);
  if (!parsed.problems.empty()) text += " problems: " + joined(parsed.problems);
  return text;
}

TEST_CASE("the start page has an empty address") {
  CHECK(path_of(Route{}) == "");
  CHECK(fragment_of(Route{}) == "");
  CHECK(parse_route("", "").route == Route{});
  CHECK(parse_route("/", "#").route == Route{});
  CHECK(parse_route("index.html", "#v1").route == Route{});
}

TEST_CASE("a node's address is its folder") {
  for (const std::string_view path : {"n/kube-scheduler/", "n/kube-scheduler", "/n/kube-scheduler/index.html",
                                      "n/kube%2Dscheduler/?secret=abc"}) {
    CHECK(parse_route(path, "").route.node == "kube-scheduler");
    CHECK(parse_route(path, "").problems.empty());
  }
}

TEST_CASE("the page of the whole list opens the list view") {
  CHECK(parse_route("list/", "").route.view == View::List);
  CHECK(parse_route("list/", "").problems.empty());
  CHECK(parse_route("list/", "v1&view=map").route.view == View::Map);
}

TEST_CASE("a fragment names a node only when the path does not") {
  CHECK(normalised("", "#/n/etcd") == "n/etcd/#");
  CHECK(normalised("", "#/n/etcd/") == "n/etcd/#");
  CHECK(normalised("", "#/n/etcd?view=list") == "n/etcd/#v1&view=list");
  CHECK(normalised("", "#/n/etcd&v1&view=list") == "n/etcd/#v1&view=list");
  CHECK(normalised("", "#/n/etcd/?v1&q=a/b") == "n/etcd/#v1&q=a%2Fb");
  CHECK(normalised("n/kubelet/", "#/n/etcd&view=focus") == "n/kubelet/#v1&view=focus");
}

TEST_CASE("an id that is none is kept as written, so that something near it can be offered") {
  CHECK(parse_route("n/Kube%20Scheduler/", "").route.node == "Kube Scheduler");
  CHECK(parse_route("n/%E8%B0%83%E5%BA%A6%E5%99%A8", "").route.node == "调度器");
  CHECK(parse_route("n/调度器/", "").route.node == "调度器");
  CHECK(normalised("n/%E8%B0/", "") == "# problems: path");
  CHECK(normalised("n/" + std::string(300, 'a') + "/", "") == "# problems: path");
  CHECK(normalised("", "#/n/%FF") == "# problems: n");
}

TEST_CASE("a path that is no page of ours is a problem, an unknown key is none") {
  CHECK(normalised("wp-login.php", "") == "# problems: path");
  CHECK(normalised("", "#text") == "#");
  CHECK(normalised("", "#utm_source=x&fbclid=1&q=pod") == "#v1&q=pod");
}

TEST_CASE("a walkthrough's path opens the walkthrough") {
  CHECK(normalised("walk/deployment/12/", "") == "walk/deployment/12/#");
  CHECK(normalised("walk/deployment/12", "") == "walk/deployment/12/#");
  CHECK(normalised("/walk/deployment/index.html?x=1", "") == "walk/deployment/#");
  CHECK(parse_route("walk/deployment/12/index.html", "").route.view == View::Walk);
  CHECK(parse_route("walk/deployment/12/", "").route.walk.step == 12);
  CHECK(normalised("walk/", "") == "#v1&view=walk");
}

TEST_CASE("a fragment names a step only when the path names nothing") {
  CHECK(normalised("", "#/walk/deployment/12") == "walk/deployment/12/#");
  CHECK(normalised("", "#/walk/deployment/12/?v1&lang=en") == "walk/deployment/12/#v1&lang=en");
  CHECK(normalised("", "#/walk/deployment&zoom=act&act=2") == "walk/deployment/#v1&act=2&zoom=act");
  CHECK(normalised("n/etcd/", "#/walk/deployment/12") == "n/etcd/#");
  CHECK(normalised("walk/deployment/3/", "#/n/etcd") == "walk/deployment/3/#");
  CHECK(normalised("walk/deployment/3/", "#/walk/build/1") == "walk/deployment/3/#");
}

TEST_CASE("links of a site in one file carry the path and the fragment of the page they stand for") {
  CHECK(normalised("", "#/walk/deployment/#v1&act=2") == "walk/deployment/#v1&act=2");
  CHECK(normalised("", "#/n/etcd/#v1&view=focus") == "n/etcd/#v1&view=focus");
  CHECK(normalised("", "#/list/") == "#v1&view=list");
  CHECK(normalised("", "#/list?v1&q=pod") == "#v1&view=list&q=pod");
  CHECK(normalised("n/etcd/", "#/list") == "n/etcd/#");
  CHECK(normalised("", "#/") == "#");
}

TEST_CASE("how a walkthrough is shown is in the fragment, without what goes without saying") {
  Route route;
  route.walk = {.id = "deployment", .step = 27, .act = 0, .zoom = WalkZoom::All, .order = WalkOrder::Seed};
  route.view = View::Walk;
  CHECK(path_of(route) == "walk/deployment/27/");
  CHECK(fragment_of(route) == "v1&zoom=all&order=seed");
  route.view = View::Map;
  CHECK(fragment_of(route) == "v1&view=map&zoom=all&order=seed");
  CHECK(normalised("walk/deployment/", "act=3&order=both") == "walk/deployment/#v1&act=3&order=both");
  CHECK(normalised("walk/deployment/27/", "act=3&order=real") == "walk/deployment/27/#");
}

TEST_CASE("a node's address may carry the step beside it") {
  Route route;
  route.node = "etcd";
  route.view = View::Walk;
  route.walk = {.id = "deployment", .step = 27};
  CHECK(path_of(route) == "n/etcd/");
  CHECK(fragment_of(route) == "v1&view=walk&walk=deployment/27");
  CHECK(parse_route(path_of(route), fragment_of(route)).route == route);
  CHECK(normalised("walk/build/2/", "walk=deployment/27") == "walk/build/2/#");
}

TEST_CASE("steps, acts, zooms and orders that are none are ignored and named") {
  CHECK(normalised("walk/deployment/twelve/", "") == "walk/deployment/# problems: path");
  CHECK(normalised("walk/deployment/0/", "") == "walk/deployment/# problems: path");
  CHECK(normalised("walk/deployment/99999/", "") == "walk/deployment/# problems: path");
  CHECK(normalised("walk/%FF/3/", "") == "#v1&view=walk problems: path");
  CHECK(normalised("walk/deployment/", "act=0&zoom=near&order=any&walk=") ==
        "walk/deployment/# problems: act order walk zoom");
}

TEST_CASE("every part of the view state is written in a fixed order") {
  Route route;
  route.node = "kubelet";
  route.view = View::Focus;
  route.rings = 3;
  route.query = "调度 C++ & 50%";
  route.filters.toggle(Facet::Kind, "video");
  route.filters.toggle(Facet::Kind, "article");
  route.filters.toggle(Facet::Author, "draveness");
  route.filters.toggle(Facet::Lang, "zh-Hans");
  route.filters.toggle(Facet::Mark, "only-one-edition");
  route.filters.toggle(Facet::Evidence, "inferred");
  route.lang = Lang::En;
  route.theme = Theme::Dark;
  route.camera = RouteCamera{-120.5F, 33, 0.74F};
  CHECK(path_of(route) == "n/kubelet/");
  CHECK(
      fragment_of(route) ==
      "v1&view=focus&rings=3&q=%E8%B0%83%E5%BA%A6%20C%2B%2B%20%26%2050%25&kind=article,video&author=draveness"
      "&in=zh-Hans&is=only-one-edition&evidence=inferred&lang=en&theme=dark&at=-120.5,33,0.74");
  CHECK(parse_route(path_of(route), fragment_of(route)).route == route);
  CHECK(parse_route(path_of(route), "#" + fragment_of(route)).route == route);
}

TEST_CASE("values that fit no key are ignored and named") {
  struct Case {
    std::string_view fragment;
    std::string_view expected;
  };
  const Case cases[] = {
      {"v2&q=pod", "#v1&q=pod problems: v"},
      {"v=1&q=pod", "#v1&q=pod"},
      {"v=9", "# problems: v"},
      {"view=globe&theme=pink&lang=fr&rings=4&rings=", "# problems: lang rings theme view"},
      {"kind=planet,video,,article&is=loved&evidence=maybe",
       "#v1&kind=article,video problems: evidence is kind"},
      {"kind=video,,book,", "#v1&kind=book,video"},
      {"kind=video&kind=video&kind=book", "#v1&kind=book,video"},
      {"q=a&q=b", "#v1&q=b"},
      {"q=%FF%FE", "# problems: q"},
      {"q=%E8%B0", "# problems: q"},
      {"topic=%FF,rbac", "#v1&topic=rbac problems: topic"},
      {"q=100%&topic=a%2Cb,c", "#v1&q=100%25&topic=a%2Cb,c"},
      {"q=%zz%4%41", "#v1&q=%25zz%254A"},
      {"q", "#"},
      {"=&&=&=x&&&", "#"},
      {"at=1,2", "# problems: at"},
      {"at=1,2,3,4", "# problems: at"},
      {"at=1,2,", "# problems: at"},
      {"at=,,", "# problems: at"},
      {"at=1e3,2,1", "# problems: at"},
      {"at=nan,inf,1", "# problems: at"},
      {"at=1,2,-1", "# problems: at"},
      {"at=1,2,0", "# problems: at"},
      {"at=--1,2,1", "# problems: at"},
      {"at=1.2.3,2,1", "# problems: at"},
      {"at=99999999999999999999999999,2,1", "# problems: at"},
      {"at=1000001,2,1", "# problems: at"},
      {"at=-0.04,0.05,1.00049", "#v1&at=0,0.1,1"},
      {"at=1,2,1000", "#v1&at=1,2,8"},
      {"at=1,2,0.001", "#v1&at=1,2,0.02"},
      {"q=pod:~:text=scheduler", "#v1&q=pod"},
      {":~:text=scheduler&q=pod", "#"},
      {"q=调度", "#v1&q=%E8%B0%83%E5%BA%A6"},
      {"q=a+b", "#v1&q=a%2Bb"},
      {"#q=pod", "#"},  // only one "#" is taken off; "#q" is an unknown key
  };
  for (const Case& c : cases) {
    INFO(c.fragment);
    const std::string fragment = "#" + std::string(c.fragment);
    CHECK(normalised("", fragment) == c.expected);
  }
}

TEST_CASE("an address of 64 KB is read, a longer one is not") {
  const std::string query(kMaxAddressBytes - 2, 'a');
  CHECK(parse_route("", "q=" + query).route.query == query);
  CHECK(parse_route("n/etcd/", "q=" + query + "a").route.query.empty());
  CHECK(joined(parse_route("n/etcd/", "q=" + query + "a").problems) == "length");
  CHECK(parse_route("n/etcd/", "q=" + query + "a").route.node == "etcd");
  CHECK(joined(parse_route(std::string(kMaxAddressBytes + 1, '/'), "").problems) == "length");
}

TEST_CASE("ids are lower case letters, digits, dots and hyphens, 2 to 64 long") {
  for (const std::string_view id : {"ab", "0x", "client-go", "a..b-", "kubernetes.io"}) CHECK(is_node_id(id));
  CHECK(is_node_id(std::string(64, 'a')));
  for (const std::string_view id : {"", "a", "-a", ".a", "Ab", "a b", "a/b", "a_b", "调度"})
    CHECK_FALSE(is_node_id(id));
  CHECK_FALSE(is_node_id(std::string(65, 'a')));
}

// ---- generated routes

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  std::uint32_t below(std::uint32_t end) { return static_cast<std::uint32_t>(engine_() % end); }
  bool often() { return below(3) > 0; }

  std::string text(std::uint32_t max_length) {
    constexpr std::array<std::u32string_view, 6> kAlphabets{U"abcXYZ019",  U"&=#%?/:~+,;\"<> '",
                                                            U"调度器開發", U"é\u00A0\u200D😀⭐\uFE0F",
                                                            U"%4%25%E8",   U"\t\n\x01\x7F"};
    std::string result;
    for (std::uint32_t i = below(max_length + 1); i > 0; --i) {
      const std::u32string_view alphabet = kAlphabets.at(below(kAlphabets.size()));
      append_utf8(result, alphabet[below(static_cast<std::uint32_t>(alphabet.size()))]);
    }
    return result;
  }

 private:
  std::mt19937 engine_;
};

Filters random_filters(Dice& dice) {
  constexpr std::array<std::string_view, 4> kKinds{"article", "video", "permalink", "stage"};
  constexpr std::array<std::string_view, 5> kMarks{"starred", "struck", "moved", "copies",
                                                   "only-one-edition"};
  Filters filters;
  for (int i = 0; i < 3; ++i) {
    if (dice.often()) filters.toggle(Facet::Kind, kKinds.at(dice.below(kKinds.size())));
    if (dice.often()) filters.toggle(Facet::Mark, kMarks.at(dice.below(kMarks.size())));
    for (const Facet facet : {Facet::Topic, Facet::Author, Facet::Lang}) {
      if (std::string value = dice.text(8); !value.empty()) filters.toggle(facet, value);
    }
  }
  if (dice.often()) filters.toggle(Facet::Evidence, dice.below(2) == 0 ? "stated" : "inferred");
  return filters;
}

Route random_route(Dice& dice) {
  Route route;
  if (dice.often()) route.node = dice.text(12);
  route.view = static_cast<View>(dice.below(4));
  if (dice.often()) {
    route.walk.id = dice.text(8);
    if (!route.walk.id.empty() && dice.often()) route.walk.step = static_cast<int>(dice.below(10000));
    if (route.walk.step == 0 && dice.often()) route.walk.act = static_cast<int>(dice.below(10000));
    if (dice.often()) route.walk.zoom = static_cast<WalkZoom>(dice.below(3));
    route.walk.order = static_cast<WalkOrder>(dice.below(3));
  }
  route.rings = 1 + static_cast<int>(dice.below(3));
  if (dice.often()) route.query = dice.text(40);
  if (dice.often()) route.filters = random_filters(dice);
  if (dice.often()) route.lang = static_cast<Lang>(dice.below(2));
  if (dice.often()) route.theme = static_cast<Theme>(dice.below(2));
  if (dice.often()) {
    const auto tenths = [&] {
      return static_cast<float>((static_cast<double>(dice.below(20000001)) - 1e7) / 10.0);
    };
    const auto scale = static_cast<float>((120.0 + dice.below(3881)) / 1000.0);
    route.camera = RouteCamera{tenths(), tenths(), scale};
  }
  return route;
}

TEST_CASE("twenty thousand generated routes are read back as they were written") {
  Dice dice(20240229);
  for (int i = 0; i < 20000; ++i) {
    const Route route = random_route(dice);
    const std::string path = path_of(route);
    const std::string fragment = fragment_of(route);
    const ParsedRoute back = parse_route(path, "#" + fragment);
    if (back.route != route || !back.problems.empty()) FAIL(path << "#" << fragment);
    // A page under another host or folder encodes nothing again, so writing what was read changes nothing.
    if (fragment_of(back.route) != fragment) FAIL(fragment);
  }
}

TEST_CASE("an address can be written in characters that no browser changes") {
  Dice dice(7);
  for (int i = 0; i < 2000; ++i) {
    const Route route = random_route(dice);
    for (const char c : path_of(route) + fragment_of(route)) {
      const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                         std::string_view("-._~%&=,/").find(c) != std::string_view::npos;
      if (!plain) FAIL("character " << c << " in " << fragment_of(route));
    }
  }
}

TEST_CASE("garbage is read without harm, and what is understood of it survives another round") {
  Dice dice(99);
  constexpr std::array<std::string_view, 20> kPieces{
      "v1",  "&",   "=",     "q=",   "at=",    "kind=", "view=list", "%",      "%E8",    "#",
      "/n/", ":~:", "1,2,3", "\xFF", "/walk/", "walk/", "/12",       "&walk=", "&act=3", "&zoom=all"};
  for (int i = 0; i < 20000; ++i) {
    std::string garbage;
    for (std::uint32_t n = dice.below(12); n > 0; --n) {
      garbage += dice.often() ? std::string(kPieces.at(dice.below(kPieces.size()))) : dice.text(4);
    }
    const ParsedRoute first = parse_route(dice.below(4) == 0 ? garbage : "", garbage);
    const ParsedRoute second = parse_route(path_of(first.route), fragment_of(first.route));
    // The camera is rounded when it is written; everything else is kept as it is.
    Route expected = first.route;
    expected.camera = second.route.camera;
    if (second.route != expected || !second.problems.empty()) FAIL(garbage);
    if (first.route.camera.has_value() != second.route.camera.has_value()) FAIL(garbage);
  }
}

}  // namespace
}  // namespace atlas
