// Search through its indexes finds what a look at every text finds, and it is fast.
#include "core/search.hpp"
#include "core/search_points.hpp"
#include "core/utf8.hpp"
#include "unit/characters_fixture.hpp"
#include "unit/generated_titles.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <numeric>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace atlas {

/// The points of one word, text by text, without any index.
class SlowSearch {
 public:
  explicit SlowSearch(const SearchIndex& index) : index_(index) {}

  [[nodiscard]] std::vector<std::uint16_t> slowly(std::string_view query) const {
    const SearchIndex::Word word = only_word(query);
    std::vector<std::uint16_t> best(index_.standings_.size(), 0);
    for (std::uint32_t document = 0; document < best.size(); ++document) {
      for (std::uint32_t i = index_.first_entry_[document]; i < index_.first_entry_[document + 1]; ++i)
        best[document] = std::max(best[document], points(word, document, index_.entries_[i]));
    }
    return best;
  }
  [[nodiscard]] std::vector<std::uint16_t> fast(std::string_view query) const {
    return index_.points_of(only_word(query));
  }
  [[nodiscard]] std::size_t word_count(std::string_view query) const {
    return index_.words_of({query}).size();
  }

 private:
  [[nodiscard]] SearchIndex::Word only_word(std::string_view query) const {
    const auto words = index_.words_of({query});
    REQUIRE(words.size() == 1);
    return words.front();
  }

  [[nodiscard]] std::uint16_t points(const SearchIndex::Word& word, std::uint32_t document,
                                     const SearchIndex::Entry& entry) const {
    const BoundedText text = index_.pool_.bounded(entry.text);
    std::uint16_t best =
        index_.points_at(document, entry.field, index_.pool_.shape(Needle(word.text), entry.text));
    for (std::size_t at = 0; word.pinyin && at < text.text.size(); at += decode_utf8(text.text, at).size) {
      if (const auto match = word.pinyin->match_at(text, at))
        best = std::max(best, pinyin_points(entry.field, *match, text.text.size()));
    }
    if (!word.mistyped) return best;
    for_each_mistypable(text, [&](std::size_t begin, std::size_t end) {
      if (is_one_edit_from_beginning(word.text, text.text.substr(begin, end - begin)))
        best = std::max(best, mistyped_points(entry.field));
    });
    return best;
  }

  const SearchIndex& index_;
};

namespace {

/// Characters [first, first + count) of a text.
std::string piece(std::string_view text, std::size_t first, std::size_t count) {
  std::string result;
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size(); ++number) {
    const std::size_t size = decode_utf8(text, at).size;
    if (number >= first && number < first + count) result += text.substr(at, size);
    at += size;
  }
  return result;
}

/// What somebody may type for a text: its characters by their readings, in full, by initials or as they are;
/// and perhaps with a mistake.
std::string typed(std::string_view text, std::mt19937& dice) {
  const auto way = dice() % 5;
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodepoint next = decode_utf8(text, at);
    const auto readings = test::characters().readings(next.value);
    if (readings.empty() || way == 0 || (way == 3 && dice() % 2 == 0)) {
      result += text.substr(at, next.size);
    } else {
      const std::string_view syllable = test::characters().syllable(readings[dice() % readings.size()]);
      result += way == 1 ? syllable : syllable.substr(0, 1 + dice() % syllable.size());
    }
    at += next.size;
  }
  if (way == 4 && result.size() > 2)
    std::swap(result[dice() % (result.size() - 1)], result[result.size() / 2]);
  return result;
}

TEST_CASE("the indexes find what a look at every text finds, for 2000 queries over generated titles") {
  std::mt19937 dice(7);
  test::CatalogFixture fixture = test::generated_titles(400);
  fixture.node("kube-scheduler", Kind::Component, "kube-scheduler").aliases = {"调度器", "調度", "scheduler"};
  fixture.node("author", Kind::Author, "重庆行者SharedInformer");
  fixture.node("empty", Kind::Article, "");
  fixture.node("odd", Kind::Article, "C++ 𠀀字 ПодЪ ＫＵＢＥ－ｐｒｏｘｙ v1beta1 长长长aaa");
  for (std::uint32_t i = 0; i < 100; ++i) {
    fixture.edge("n" + std::to_string(i), Relation::By, "author");
    fixture.edge("n" + std::to_string(i * 3), Relation::About, "kube-scheduler");
  }
  const Catalog catalog = fixture.build();
  const SearchIndex index(catalog, test::characters());
  const SlowSearch search(index);
  int found = 0;
  for (int i = 0; i < 2000; ++i) {
    const Node& node = catalog.nodes()[dice() % catalog.node_count()];
    const std::string_view text = dice() % 4 == 0 || node.aliases.empty() ? node.title : node.aliases[0];
    const std::string query = typed(piece(text, dice() % 24, 1 + dice() % 7), dice);
    if (search.word_count(query) != 1) continue;
    INFO(query);
    const std::vector<std::uint16_t> fast = search.fast(query);
    const std::vector<std::uint16_t> slow = search.slowly(query);
    const auto differ = std::mismatch(fast.begin(), fast.end(), slow.begin());
    if (differ.first != fast.end()) {
      const auto document = static_cast<std::uint32_t>(differ.first - fast.begin());
      FAIL(catalog.nodes()[document].title << ": " << *differ.first << " instead of " << *differ.second);
    }
    found += std::any_of(fast.begin(), fast.end(), [](std::uint16_t p) { return p > 0; }) ? 1 : 0;
  }
  CHECK(found > 1200);
}

TEST_CASE("the first hits are the best of all, and all are counted by kind") {
  test::CatalogFixture fixture = test::generated_titles(401);
  for (int i = 0; i < 50; ++i)
    fixture.node("topic-" + std::to_string(i), i % 2 == 0 ? Kind::Topic : Kind::Video,
                 "源码 " + std::to_string(i));
  const Catalog catalog = fixture.build();
  const SearchIndex index(catalog, test::characters());
  for (const std::string_view query : {"n", "s", "源码", "sh", "调度器 1", "449", "zzzz"}) {
    INFO(query);
    const std::vector<NodeId> all = index.find_nodes(catalog, query);
    std::array<std::uint32_t, kKindCount> kinds{};
    for (const NodeId node : all) ++kinds[static_cast<std::size_t>(catalog.node(node).kind)];
    for (const std::size_t limit : {0U, 1U, 7U, 20U, 1000U}) {
      const SearchResult result = index.search(catalog, query, {.limit = limit});
      CHECK(result.total == all.size());
      CHECK(result.kinds == kinds);
      CHECK(result.places == 0);
      REQUIRE(result.hits.size() == std::min(limit, all.size()));
      for (std::size_t i = 0; i < result.hits.size(); ++i) CHECK(result.hits[i].node == all[i]);
    }
  }
}

TEST_CASE("a piece from the middle of a title finds it among 20000") {
  const Catalog catalog = test::generated_titles(20000).build();
  const SearchIndex index(catalog, test::characters());
  std::mt19937 dice(11);
  int tried = 0;
  while (tried < 200) {
    const auto number = static_cast<std::uint32_t>(dice() % 20000);
    const std::string& title = catalog.nodes()[number].title;
    const std::string query = piece(title, 3 + dice() % 12, 3 + dice() % 8);
    if (query.find('-') != std::string::npos) continue;  // what spans words must begin at one
    ++tried;
    const std::vector<NodeId> nodes = index.find_nodes(catalog, query);
    INFO(query << " of " << title);
    CHECK(std::find(nodes.begin(), nodes.end(), NodeId{number}) != nodes.end());
  }
}

TEST_CASE("the whole title with its number comes first among 20000") {
  const Catalog catalog = test::generated_titles(20000).build();
  const SearchIndex index(catalog, test::characters());
  std::mt19937 dice(13);
  for (int i = 0; i < 100; ++i) {
    const NodeId node{static_cast<std::uint32_t>(dice() % 20000)};
    const std::vector<SearchHit> hits = index.find(catalog, catalog.node(node).title, 1);
    REQUIRE(hits.size() == 1);
    CHECK(hits[0].node == node);
  }
}

/// Dice's coefficient on pairs of neighbouring characters, ends counted, of two folded texts.
float similarity(const std::string& a, const std::string& b) {
  const auto pairs = [](const std::string& text) {
    std::map<std::pair<char32_t, char32_t>, int> counts;
    char32_t before = 0;
    for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).size) {
      const char32_t next = decode_utf8(text, at).value;
      ++counts[{before, next}];
      before = next;
    }
    ++counts[{before, 0}];
    return counts;
  };
  const auto sum = [](const auto& counts) {
    return std::accumulate(counts.begin(), counts.end(), 0,
                           [](int n, const auto& one) { return n + one.second; });
  };
  const auto of_a = pairs(a);
  const auto of_b = pairs(b);
  int common = 0;
  for (const auto& [pair, count] : of_a) {
    if (const auto same = of_b.find(pair); same != of_b.end()) common += std::min(count, same->second);
  }
  return 2.0F * static_cast<float>(common) / static_cast<float>(sum(of_a) + sum(of_b));
}

TEST_CASE("the nearest name is as near as the one that a look at every name finds") {
  test::CatalogFixture fixture = test::generated_titles(1500);
  char id = 'a';
  for (const char* title : {"etcd", "Go", "Pod 🙂", "控制器", "aaaaaaaa"})
    fixture.node(std::string("own-") + id++, Kind::Article, title);
  const Catalog catalog = fixture.build();
  const SearchIndex index(catalog, test::characters());
  const auto nearness = [&](const Node& node, const std::string& folded) {
    return std::max(similarity(fold_together(node.title, test::characters()), folded),
                    similarity(fold_together(node.id, test::characters()), folded));
  };
  std::mt19937 dice(17);
  int near = 0;
  for (int i = 0; i < 300; ++i) {
    std::string text =
        piece(catalog.nodes()[dice() % catalog.node_count()].title, dice() % 4, 1 + dice() % 30);
    if (text.size() > 2) std::swap(text[0], text[1 + dice() % (text.size() - 1)]);
    const std::string folded = fold_together(text, test::characters());
    if (folded.empty()) continue;
    float best = 0;
    for (const Node& node : catalog.nodes()) best = std::max(best, nearness(node, folded));
    INFO(text);
    const std::vector<NodeId> nodes = index.nearest(catalog, text, 1);
    CHECK(nodes.empty() == (best < 0.3F));
    if (nodes.empty()) continue;
    ++near;
    CHECK(nearness(catalog.node(nodes[0]), folded) == best);
  }
  CHECK(near > 100);
}

/// The shortest of several runs in milliseconds, because other programs share the machine.
template <class Work>
std::string best_ms(const Work& work) {
  using Clock = std::chrono::steady_clock;
  double best = 1e9;
  for (int run = 0; run < 7; ++run) {
    const Clock::time_point start = Clock::now();
    work();
    best = std::min(best, std::chrono::duration<double, std::milli>(Clock::now() - start).count());
  }
  return std::to_string(best) + " ms";
}

TEST_CASE("time per keystroke on 20000 and 100000 titles, reported only") {
  for (const std::uint32_t count : {20000U, 100000U}) {
    const Catalog catalog = test::generated_titles(count).build();
    const SearchIndex index(catalog, test::characters());
    std::string report = std::to_string(count) + " titles: index " +
                         best_ms([&] { static_cast<void>(SearchIndex(catalog, test::characters())); });
    for (const std::string_view query : {"s", "sche", "sh", "yuanma", "ym", "调", "源码", "调度器",
                                         "informer 机制", "zzz", "详解pod", "shceduler", "19999"}) {
      SearchResult found;
      const std::string time = best_ms([&] { found = index.search(catalog, query, {.limit = 20}); });
      report += "; " + std::string(query) + " " + time + " (" + std::to_string(found.total) + ")";
    }
    report +=
        "; nearest " + best_ms([&] { static_cast<void>(index.nearest(catalog, "kubernets shceduler", 5)); });
    MESSAGE(report);
    CHECK(index.find(catalog, "19999", 20).size() >= 1);
  }
}

}  // namespace
}  // namespace atlas
