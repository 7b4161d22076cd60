// Folding: what counts as the same text, and where folded text comes from.
#include "core/fold.hpp"
#include "core/utf8.hpp"
#include "unit/characters_fixture.hpp"

#include <doctest/doctest.h>

#include <string>

namespace atlas {
namespace {

std::string fold(std::string_view text) { return atlas::fold(text, test::characters()); }
std::string fold_together(std::string_view text) { return atlas::fold_together(text, test::characters()); }
FoldedText fold_with_origin(std::string_view text) {
  return atlas::fold_with_origin(text, test::characters());
}
void append_folded(std::string_view text, std::string& pool, WordBounds& bounds) {
  atlas::append_folded(text, test::characters(), pool, bounds);
}

/// The folded text with "|" before each byte where a word starts.
std::string with_word_starts(std::string_view text) {
  std::string pool;
  WordBounds bounds;
  append_folded(text, pool, bounds);
  std::string result;
  for (std::size_t i = 0; i < pool.size(); ++i) {
    if (bounds.starts(i)) result.push_back('|');
    result.push_back(pool[i]);
  }
  return result;
}

TEST_CASE("every character, folded between two others, is as the folding of it alone, and not longer") {
  std::string wrong;
  for (char32_t c = 0; c <= 0x1FFFF; ++c) {
    std::string text;
    append_utf8(text, c);
    const std::string alone = fold_together(text);
    if (alone.size() > text.size()) wrong += text + " is longer; ";
    std::string pool = "x";
    WordBounds bounds{{0}};
    append_folded("a" + text + "b", pool, bounds);
    if (pool != "xa" + alone + "b" || bounds.marks.size() != pool.size()) wrong += text + " differs; ";
  }
  CHECK(wrong == "");
}

TEST_CASE("capital letters of Latin, Greek and Cyrillic become small") {
  CHECK(fold("KubeScheduler") == "kubescheduler");
  CHECK(fold("ÀÉÞ Ÿ ŁŽ ΑΩΣς ΆΈΌΏ АЯЁЂ") == "àéþ ÿ łž αωσσ άέόώ аяёђ");
  CHECK(fold("×÷") == "");
}

TEST_CASE("full-width forms become half width") {
  CHECK(fold("Ｋｕｂｅ－ｐｒｏｘｙ　（１）") == "kube proxy 1");
}

TEST_CASE("a run of punctuation and spaces becomes one space, none at the ends") {
  CHECK(fold("  【kubernetes/k8s源码分析】kube-scheduler\t—— 源码 · 分析！") ==
        "kubernetes k8s源码分析 kube scheduler 源码 分析");
  CHECK(fold("「」《》、。，：；？") == "");
  CHECK(fold("C++") == "c++");
}

TEST_CASE("traditional characters are compared as simplified ones") {
  CHECK(fold("開發自定義控制器") == "开发自定义控制器");
  CHECK(fold("調度學習關於資源監聽機制與實現") == "调度学习关于资源监听机制与实现");
  CHECK(fold("狀態、備份、報告、習題、長連接、亂碼") == fold("状态、备份、报告、习题、长连接、乱码"));
}

TEST_CASE("the two spellings of analysing in the titles are one") {
  CHECK(fold("源码刨析") == fold("源码剖析"));
  CHECK(fold("深入解刨") == fold("深入解剖"));
}

TEST_CASE("joiners, variation selectors and soft hyphens disappear, emoji stay") {
  CHECK(fold("⭐️Pod\u200B") == "⭐pod");
  CHECK(fold("con\u00ADtroller") == "controller");
  CHECK(fold("👩‍💻") == "👩💻");
}

TEST_CASE("no-break and ideographic spaces are spaces") {
  CHECK(fold("kube\u00A0proxy\u3000源码") == "kube proxy 源码");
}

TEST_CASE("malformed bytes separate words and break nothing") {
  CHECK(fold("pod\xFF\xE8\xB0node") == "pod node");
}

TEST_CASE("folding what is folded changes nothing, for every code point") {
  for (char32_t c = 1; c < 0x30000; ++c) {
    std::string text = "a";
    append_utf8(text, c);
    text += "b";
    const std::string once = fold(text);
    if (fold(once) != once) FAIL("code point " << static_cast<unsigned>(c));
  }
}

TEST_CASE("each folded byte knows its character in the original") {
  const std::string_view original = "開 發Ａ";  // 3 + 1 + 3 + 3 bytes
  const FoldedText folded = fold_with_origin(original);
  REQUIRE(folded.text == "开发a");
  const std::uint32_t begin[] = {0, 0, 0, 4, 4, 4, 7};
  const std::uint32_t end[] = {3, 3, 3, 7, 7, 7, 10};
  for (std::size_t i = 0; i < folded.text.size(); ++i) {
    CHECK(folded.begin[i] == begin[i]);
    CHECK(folded.end[i] == end[i]);
  }
}

TEST_CASE("invisible characters belong to the character before them") {
  const FoldedText folded = fold_with_origin("⭐\uFE0F!");
  REQUIRE(folded.text == "⭐");
  CHECK(folded.begin.front() == 0);
  CHECK(folded.end.front() == 6);
}

TEST_CASE("a match may span words only from the start of one") {
  const FoldedText folded = fold_with_origin("kube -- scheduler");
  REQUIRE(folded.text == "kubescheduler");
  CHECK(folded.begin[4] == 8);
  CHECK(folded.bounds.allow(0, 7));
  CHECK(folded.bounds.allow(5, 4));
  CHECK_FALSE(folded.bounds.allow(2, 4));
}

TEST_CASE("words start after spaces, at humps, at numbers and where the script changes") {
  CHECK(with_word_starts("kube-scheduler") == "|kube|scheduler");
  CHECK(with_word_starts("SharedInformerFactory") == "|shared|informer|factory");
  CHECK(with_word_starts("HTTPServer") == "|http|server");
  CHECK(with_word_starts("kubeAPI") == "|kube|api");
  CHECK(with_word_starts("Day20") == "|day|20");
  CHECK(with_word_starts("v1beta1") == "|v|1beta|1");
  CHECK(with_word_starts("Kubernetes调度器详解Pod") == "|kubernetes|调度器详解|pod");
}

TEST_CASE("folding together, with origins and into a pool agree") {
  for (const std::string_view text : {"", " a ", "【k8s】開發 ＡＢc", "x\xFFy", "⭐️⭐️", "--"}) {
    CHECK(fold_with_origin(text).text == fold_together(text));
    std::string pool = "kept";
    WordBounds bounds{std::vector<std::uint8_t>(pool.size())};
    append_folded(text, pool, bounds);
    CHECK(pool == "kept" + fold_together(text));
    CHECK(bounds.marks.size() == pool.size());
  }
}

}  // namespace
}  // namespace atlas
