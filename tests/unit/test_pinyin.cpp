// Pinyin: what may be typed for a Chinese text, and what may not.
#include "core/pinyin.hpp"
#include "unit/characters_fixture.hpp"

#include <doctest/doctest.h>

#include <string>

namespace atlas {
namespace {

/// The part of the text that matches, with "!" when it was typed in full; "-" when nothing does.
std::string found(std::string_view typed, std::string_view text) {
  const auto query = PinyinQuery::from(test::characters(), typed);
  if (!query) return "no pinyin";
  const FoldedText folded = fold_with_origin(text, test::characters());
  const auto match = query->find(folded.bounded(), 0);
  if (!match) return "-";
  return folded.text.substr(match->begin, match->end - match->begin) + (match->in_full ? "!" : "");
}

TEST_CASE("a text is found by its reading in full, by initials, and by both in turn") {
  CHECK(found("kongzhiqi", "深入控制器原理") == "控制器!");
  CHECK(found("kzq", "深入控制器原理") == "控制器");
  CHECK(found("kongzq", "深入控制器原理") == "控制器");
  CHECK(found("kzhiq", "深入控制器原理") == "控制器");
  CHECK(found("kzhq", "深入控制器原理") == "控制器");
  CHECK(found("shenruk", "深入控制器原理") == "深入控");
}

TEST_CASE("the last syllable may be unfinished") {
  CHECK(found("kon", "控制器") == "控");
  CHECK(found("kongzh", "控制器") == "控制");
  CHECK(found("diaoduq", "调度器") == "调度器");
}

TEST_CASE("characters and letters mix") {
  CHECK(found("kong制qi", "自定义控制器") == "控制器!");
  CHECK(found("控zhi", "自定义控制器") == "控制!");
  CHECK(found("k8s源ma", "读k8s源码") == "k8s源码!");
}

TEST_CASE("characters with several readings are found by each") {
  CHECK(found("chongqi", "重启容器") == "重启!");
  CHECK(found("zhongyao", "重要") == "重要!");
  CHECK(found("zhixing", "执行") == "执行!");
  CHECK(found("yinhang", "银行") == "银行!");
  CHECK(found("diaodu", "调度") == "调度!");
  CHECK(found("tiaozheng", "调整") == "调整!");
  CHECK(found("cq", "重启") == "重启");
  CHECK(found("zq", "重启") == "重启");
}

TEST_CASE("v and u both stand for the vowel with two dots") {
  CHECK(found("celve", "策略") == "策略!");
  CHECK(found("celue", "策略") == "策略!");
}

TEST_CASE("what is read otherwise is not found") {
  CHECK(found("kongzhiqi", "控件") == "-");
  CHECK(found("kzq", "控制和器") == "-");
  CHECK(found("qzk", "控制器") == "-");
  CHECK(found("kubelet", "深入控制器原理") == "-");
}

TEST_CASE("a single letter, an address and plain Chinese are not taken for pinyin") {
  CHECK(found("k", "控制器") == "no pinyin");
  CHECK(found("控制", "控制器") == "no pinyin");
  CHECK(found("a.b/c", "控制器") == "no pinyin");
  CHECK(found(std::string(61, 'a'), "啊") == "no pinyin");
}

TEST_CASE("letters of a text are no pinyin by themselves") { CHECK(found("pod", "pod与node") == "-"); }

TEST_CASE("letters of the text may be typed among the readings, from the start of a word") {
  CHECK(found("kubeletqidong", "深入 kubelet 启动") == "kubelet启动!");
  CHECK(found("shenrugoyuyan", "深入Go语言") == "深入go语言!");
  CHECK(found("letqidong", "深入 kubelet 启动") == "-");
}

TEST_CASE("without a table nothing is pinyin") {
  CHECK_FALSE(PinyinQuery::from(CharacterTable(), "kongzhiqi").has_value());
}

}  // namespace
}  // namespace atlas
