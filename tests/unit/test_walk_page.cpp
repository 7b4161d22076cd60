// Texts of a walkthrough: a step, an act, the overview, both orders, the whole, and the ways there.
#include "core/pages/list_page.hpp"
#include "core/pages/node_page.hpp"
#include "core/pages/page_meta.hpp"
#include "core/pages/start_page.hpp"
#include "core/pages/walk_page.hpp"
#include "tea_room_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace atlas;
using namespace atlas::testing;

namespace {

using Texts = std::vector<std::string>;

Element panel_of(const Catalog& catalog, const WalkPlace& place, Lang lang = Lang::Zh) {
  return walk_panel(page_of(catalog, lang, "../../../"), place);
}

}  // namespace

TEST_CASE("a step says where it stands, what happens and why") {
  const Catalog catalog = tea_room().build();
  const Element panel = panel_of(catalog, kTeaStep2);
  CHECK(texts_of(with_class(panel, "kind")) == Texts{"第 2 幕 · 泡茶 · 2 / 3"});
  CHECK(texts_of(with_tag(panel, "h1")) == Texts{"厨师烧水"});
  CHECK(texts_of(with_class(panel, "names")) == Texts{"厨师 · 写入"});
  CHECK(texts_of(with_class(panel, "summary")) == Texts{"厨师烧水。为什么因为渴。"});
  CHECK(texts_of(with_class(panel, "mistake")) == Texts{"容易误会厨师不等客人。"});
  CHECK(texts_of(with_tag(panel, "dd")) == Texts{"看 orders。", "改 Cup。", "看循环。"});
  CHECK(attribute(panel, "data-walk") == "tea");
  CHECK(attribute(panel, "data-step") == "2");
}

TEST_CASE("a step in English has no Chinese words but the titles of readings") {
  const Catalog catalog = tea_room().build();
  const Element panel = panel_of(catalog, kTeaStep2, Lang::En);
  CHECK(texts_of(with_class(panel, "kind")) == Texts{"Act 2 · Brewing · 2 / 3"});
  CHECK(texts_of(with_class(panel, "names")) == Texts{"cook · a write"});
  CHECK(texts_of(with_class(panel, "terms")) ==
        Texts{"ReadsWatches orders.WritesUpdates the Cup.In the codeLook at the loop."});
  CHECK(texts_of(with_class(panel, "turn")) ==
        Texts{"Previous · 1The guest orders", "Next · 3Tea is served"});
}

TEST_CASE("text between back quotes is code, even at the end of a sentence cut short") {
  const Catalog catalog = tea_room().build();
  CHECK(texts_of(with_tag(*with_class(panel_of(catalog, kTeaStep2), "terms")[0], "code")) == Texts{"orders"});
  Draft open_ended = tea_room();
  open_ended.data().walkthroughs[0].steps[1].prose.what.zh = "看 `orders";
  const Catalog other = open_ended.build();
  CHECK(texts_of(with_class(panel_of(other, kTeaStep2), "lead")) == Texts{"看 orders"});
}

TEST_CASE("a source has its line when it is proven, else leads to the file") {
  const Catalog catalog = tea_room().build();
  const Element panel = panel_of(catalog, kTeaStep2);
  const auto sources = with_class(panel, "source");
  CHECK(texts_of(sources) == Texts{"Boil L743pkg/stove/boil.go", " 到目录pkg/stove/目录"});
  CHECK(links_in(*sources[0]) == Texts{"https://github.com/tea/room/blob/"
                                       "b68064208b29e5956cdff79a94831b52dc50d89a/pkg/stove/boil.go#L743"});
  CHECK(links_in(*sources[1]) ==
        Texts{"https://github.com/tea/room/tree/b68064208b29e5956cdff79a94831b52dc50d89a/pkg/stove/"});
}

TEST_CASE("readings are rows with the way out; a step without any says so") {
  const Catalog catalog = tea_room().build();
  const Element with = panel_of(catalog, kTeaStep2);
  CHECK(links_in(*with_class(with, "readings")[0]) == Texts{"../../../n/post/", "https://tea.example/water"});
  const Element without = panel_of(catalog, {.step = 3, .act = 2});
  CHECK(texts_of(with_class(without, "readings")) == Texts{"读物目录里没有讲这一步的资料。"});
}

TEST_CASE("a step names the nodes it touches, its readings not twice") {
  const Catalog catalog = tea_room().build();
  const Texts links = links_in(panel_of(catalog, kTeaStep2));
  CHECK(has(links, "../../../n/cook/"));
  CHECK(has(links, "../../../n/cup/"));
  CHECK(has(links, "../../../n/boil/"));
  CHECK(std::count(links.begin(), links.end(), "../../../n/post/") == 1);
}

TEST_CASE("changed fields stand under their object; what is the same in both languages is code") {
  const Catalog catalog = tea_room().build();
  const PageContext page = page_of(catalog, Lang::Zh);
  const Element changes = walk_changes(page, catalog.data().walkthroughs[0], 2);
  CHECK(texts_of(with_tag(changes, "tr")) ==
        Texts{"字段之前之后", "Cup cup-7", "spec.water没有95 C", "status无热"});
  CHECK(texts_of(with_tag(changes, "code")) == Texts{"cup-7", "spec.water", "95 C", "status"});
  CHECK(walk_changes(page, catalog.data().walkthroughs[0], 1).children.empty());
}

TEST_CASE("the manifest marks the lines that matter and says which they are") {
  const Catalog catalog = tea_room().build();
  const PageContext page = page_of(catalog, Lang::Zh);
  const Walkthrough& walk = catalog.data().walkthroughs[0];
  const Element manifest = walk_manifest(page, walk, 2);
  CHECK(texts_of(with_tag(manifest, "mark")) == Texts{"spec:\n", "  water: 95 C\n"});
  CHECK(texts_of(with_class(manifest, "group-head")) == Texts{"清单 order.yaml与这一步有关：第 2–3 行"});
  CHECK(with_class(manifest, "line").size() == 4);
  CHECK(walk_manifest(page, walk, 1).children.empty());
  CHECK(with_tag(walk_manifest(page, walk, 0), "mark").empty());
  CHECK(with_class(walk_manifest(page, walk, 0), "line").size() == 4);
}

TEST_CASE(
    "the dock always has what changes and the manifest, or says that a step has nothing to do with them") {
  const Catalog catalog = tea_room().build();
  const PageContext page = page_of(catalog, Lang::Zh);
  CHECK(walk_dock(page, catalog.data().walkthroughs[0], 2).children.size() == 2);
  const Element idle = walk_dock(page, catalog.data().walkthroughs[0], 1);
  CHECK(idle.children.size() == 2);
  CHECK(texts_of(with_class(idle, "note")) == Texts{"这一步没有改变存下来的字段。"});
  CHECK(with_tag(idle, "mark").empty());
}

TEST_CASE("previous and next say what happens there, and end at the overview") {
  const Catalog catalog = tea_room().build();
  const auto turns = [&](const WalkPlace& place) {
    const Element panel = panel_of(catalog, place);
    Texts all = texts_of(with_class(panel, "turn"));
    for (const Element* link : with_class(panel, "turn")) all.push_back(attribute(*link, "href"));
    return all;
  };
  CHECK(turns({.step = 1, .act = 1}) ==
        Texts{"总览一杯茶", "下一步 2厨师烧水", "../../../walk/tea/", "../../../walk/tea/2/"});
  CHECK(turns({.step = 3, .act = 2})[1] == "总览一杯茶");
  // In the order of the book the cook's steps come first.
  CHECK(turns({.step = 3, .act = 2, .order = WalkOrder::Seed}) ==
        Texts{"上一步 2厨师烧水", "下一步 1客人点茶", "../../../walk/tea/2/#v1&order=seed",
              "../../../walk/tea/1/#v1&order=seed"});
}

TEST_CASE("without its sentences a step has heading, changes and readings, and a way to its page") {
  Draft draft = tea_room();
  Walkthrough& walk = draft.data().walkthroughs[0];
  walk.has_prose = false;
  for (WalkStep& step : walk.steps) step.prose = {};
  const Catalog catalog = draft.build();
  const Element panel = panel_of(catalog, kTeaStep2);
  CHECK(texts_of(with_tag(panel, "h1")) == Texts{"厨师烧水"});
  CHECK(texts_of(with_class(panel, "walk-loading")) == Texts{"这一步的文字还没有载入。 打开这一步的页面"});
  CHECK(links_in(*with_class(panel, "walk-loading")[0]) == Texts{"../../../walk/tea/2/"});
  CHECK(with_class(panel, "change-table").size() == 1);
  CHECK(has(links_in(panel), "https://tea.example/water"));
  CHECK(with_class(panel, "lead").empty());
}

TEST_CASE("the overview has its idea as heading, the acts with their ranges, and where to start") {
  const Catalog catalog = tea_room().build();
  const Element panel = panel_of(catalog, kTeaOverview);
  CHECK(texts_of(with_tag(panel, "h1")) == Texts{"没有人催"});
  CHECK(texts_of(with_class(panel, "kind")) == Texts{"流程 · 2 幕 · 3 步"});
  CHECK(texts_of(with_class(panel, "lead")) == Texts{"点一次 order 就够。"});
  CHECK(texts_of(with_class(panel, "item")) == Texts{"1 点茶 1先说话。", "2 泡茶 2–3再烧水。"});
  CHECK(contains(text_content(*with_class(panel, "mistake")[0]), "客人在先没有单，不烧水。"));
  const Texts links = links_in(panel);
  CHECK(has(links, "../../../walk/tea/#v1&act=2"));
  CHECK(has(links, "../../../walk/tea/#v1&order=both"));
  CHECK(has(links, "../../../walk/tea/1/"));
  CHECK(links.back() == "../../../walk/tea/?print");
}

TEST_CASE("an act lists its steps and leads to the acts beside it") {
  const Catalog catalog = tea_room().build();
  const Element panel = panel_of(catalog, {.act = 2, .zoom = WalkZoom::Act});
  CHECK(texts_of(with_tag(panel, "h1")) == Texts{"泡茶"});
  CHECK(texts_of(with_class(panel, "item")) == Texts{"2 厨师烧水 厨师", "3 上茶 炉子"});
  CHECK(texts_of(with_class(panel, "turn")) == Texts{"第 1 幕点茶"});
}

TEST_CASE("the two orders stand side by side, what moved is marked, and the corrections say why") {
  const Catalog catalog = tea_room().build();
  const Element panel = panel_of(catalog, {.order = WalkOrder::Both});
  CHECK(texts_of(with_tag(panel, "h1")) == Texts{"读的顺序，不是发生的顺序"});
  CHECK(texts_of(with_tag(panel, "tr")) ==
        Texts{"阅读顺序真实顺序", "1cookguest第 1 步", "2guestcook第 2–3 步"});
  CHECK(with_class(panel, "moved").size() == 4);
  CHECK(texts_of(with_class(panel, "corrections")) == Texts{"客人在先没有单，不烧水。1 客人点茶 2 厨师烧水"});
}

TEST_CASE("a walkthrough with one order only has nothing to compare") {
  Draft draft = tea_room();
  draft.data().walkthroughs[0].seed_order.clear();
  const Catalog catalog = draft.build();
  CHECK(walk_orders(page_of(catalog), catalog.data().walkthroughs[0]).children.empty());
  CHECK(texts_of(with_tag(panel_of(catalog, {.order = WalkOrder::Both}), "h1")) == Texts{"没有人催"});
}

TEST_CASE("the whole has every step's text once, with headings in order") {
  const Catalog catalog = tea_room().build();
  const Element whole = walk_whole(page_of(catalog), kTeaOverview);
  CHECK(texts_of(with_tag(whole, "h2")) ==
        Texts{"全部步骤", "读的顺序，不是发生的顺序", "清单 order.yaml", "第 1 幕 点茶", "第 2 幕 泡茶"});
  CHECK(texts_of(with_class(whole, "walk-step")).size() == 3);
  for (const char* const said : {"客人点茶。", "厨师烧水。", "上茶。", "厨师不等客人。", "pkg/stove/boil.go",
                                 "水怎么烧", "spec.water"})
    CHECK_MESSAGE(contains(text_content(whole), said), said);
  CHECK(with_class(whole, "manifest-lines").size() == 1);
  CHECK(texts_of(with_class(whole, "manifest-see")) == Texts{"清单 order.yaml：第 2–3 行"});
}

TEST_CASE("links to acts, orders and steps of the whole have their targets in it") {
  const Catalog catalog = tea_room().build();
  const Element whole = walk_whole(page_of(catalog), kTeaOverview);
  Texts ids;
  std::vector<const Element*> all;
  collect(
      whole, [](const Element& e) { return !attribute(e, "id").empty(); }, all);
  for (const Element* element : all) ids.push_back(attribute(*element, "id"));
  for (const char* const id : {"v1&act=1", "v1&act=2", "v1&order=both", "step-1", "step-3", "manifest"})
    CHECK_MESSAGE(has(ids, id), id);
  for (const std::string& link : links_in(whole)) {
    if (link.rfind('#', 0) == 0) CHECK_MESSAGE(has(ids, link.substr(1)), link);
  }
}

TEST_CASE("a node's page leads to the steps it explains or takes part in") {
  const Catalog catalog = tea_room().build();
  const PageContext page = page_of(catalog);
  const auto mentioned = [&](std::string_view id) {
    return texts_of(with_class(node_page(page, catalog.find(id)), "in-walk"));
  };
  CHECK(mentioned("post") == Texts{"在流程中第 2 步一杯茶2 厨师烧水 厨师"});
  CHECK(mentioned("cook") == Texts{"在流程中第 2–3 步一杯茶2 厨师烧水 厨师3 上茶 炉子"});
  CHECK(mentioned("boil").size() == 1);
  CHECK(has(links_in(node_page(page, catalog.find("cup"))), "../../walk/tea/2/"));
}

TEST_CASE("a long run of steps is folded, and none is lost") {
  Draft draft = tea_room();
  Walkthrough& walk = draft.data().walkthroughs[0];
  for (int i = 0; i < 20; ++i) walk.steps.push_back(walk.steps.back());
  walk.acts[1].last_step = 23;
  const Catalog catalog = draft.build();
  const Element page = node_page(page_of(catalog), catalog.find("cook"));
  const Element& section = *with_class(page, "in-walk")[0];
  CHECK(with_class(section, "item").size() == 22);
  CHECK(with_tag(section, "details").size() == 1);
}

TEST_CASE("start page and list lead into the walkthrough; one without steps gets no door") {
  const Catalog catalog = tea_room().build();
  const PageContext page = page_of(catalog, Lang::Zh, "");
  const Texts links = links_in(*with_class(start_page(page), "walk-door")[0]);
  CHECK(links == Texts{"walk/tea/", "walk/tea/#v1&act=1", "walk/tea/#v1&act=2", "walk/tea/", "walk/tea/1/"});
  CHECK(has(links_in(list_page(page, {})), "walk/tea/3/"));
  Draft empty = tea_room();
  empty.data().walkthroughs[0].steps.clear();
  empty.data().walkthroughs[0].acts.clear();
  empty.data().walkthroughs[0].corrections.clear();
  const Catalog other = empty.build();
  CHECK(with_class(start_page(page_of(other, Lang::Zh, "")), "walk-door").empty());
}

TEST_CASE("titles, descriptions and crumbs of steps") {
  const Catalog catalog = tea_room().build();
  const PageContext page = page_of(catalog);
  CHECK(page_title(page, kTeaStep2) == "厨师烧水 · 第 2 步 · 一杯茶");
  CHECK(page_title(page, kTeaOverview) == "一杯茶 · 小目录");
  CHECK(page_description(page, kTeaOverview) == "点一次 order 就够。");
  CHECK(page_description(page, kTeaStep2) == "厨师烧水。");
  Texts paths;
  for (const Crumb& crumb : breadcrumbs(page, kTeaStep2)) paths.push_back(crumb.title + " " + crumb.path);
  CHECK(paths == Texts{"目录 ", "一杯茶 walk/tea/", "泡茶 walk/tea/#v1&act=2", "厨师烧水 walk/tea/2/"});
}
