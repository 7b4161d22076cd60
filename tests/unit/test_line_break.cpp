// Line breaking of map labels, no closing punctuation at the start and no opening punctuation at
// the end of a line; words whole; an ellipsis when the lines run out.
#include "core/label_text.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace atlas {
namespace {

/// One em is 10 px, half for ASCII: widths that can be checked by counting.
class CountingMeasure final : public TextMeasure {
 public:
  [[nodiscard]] float width_px(std::string_view text, TypeStyle) const override {
    float width = 0;
    for (const char byte : text) {
      const auto value = static_cast<unsigned char>(byte);
      if (value < 0x80U) width += 5;
      if (value >= 0xC0U) width += 10;
    }
    return width;
  }
};

std::string wrapped(std::string_view text, float width_px, int lines = 9) {
  std::string joined;
  for (const std::string& line : wrap_text(text, {TypeStyle::Label13, width_px, lines}, CountingMeasure{})) {
    joined += (joined.empty() ? "" : "|") + line;
  }
  return joined;
}

}  // namespace

TEST_CASE("Chinese breaks between any two characters") {
  CHECK(wrapped("调度器源码分析", 30) == "调度器|源码分|析");
}

TEST_CASE("closing punctuation never starts a line") {
  CHECK(wrapped("调度器，源码分析", 30) == "调度|器，源|码分析");
  CHECK(wrapped("一二三》四五", 30) == "一二|三》四|五");
  CHECK(wrapped("一二三……四", 30) == "一二|三……|四");
}

TEST_CASE("opening punctuation never ends a line") {
  CHECK(wrapped("一二《三四》", 30) == "一二|《三|四》");
  CHECK(wrapped("一二（三四", 30) == "一二|（三四");
}

TEST_CASE("the widest word is what a line has to hold so that none is cut") {
  const auto widest = [](std::string_view text) {
    return widest_word_px(text, TypeStyle::Label13, CountingMeasure{});
  };
  CHECK(widest("") == 0);
  CHECK(widest("Service 容器 8") == 35);
  CHECK(widest("调度器") == 10);
  CHECK(widest("调度器。") == 20);
  CHECK(wrapped("Service 容器 8", widest("Service 容器 8")) == "Service|容器 8");
}

TEST_CASE("no line of a table of titles starts or ends with the wrong mark") {
  const std::vector<std::string> titles{"【kubernetes/k8s源码分析】kube-scheduler 源码分析",
                                        "可视化阅读Kubelet（一）：从启动到 Pod",
                                        "“深入剖析”《Kubernetes》，第二版。",
                                        "源码分析（十三）：kube-controller-manager、Deployment、ReplicaSet",
                                        "K8S 源码探秘 之 kubeadm init 执行流程分析（全）！"};
  for (const std::string& title : titles) {
    for (float width = 60; width <= 220; width += 10) {
      const std::vector<std::string> lines =
          wrap_text(title, {TypeStyle::Label13, width, 9}, CountingMeasure{});
      for (std::size_t i = 1; i < lines.size(); ++i) {
        INFO(title << " at " << width);
        for (const char* const mark :
             {"，", "。", "：", "；", "、", "？", "！", "）", "】", "》", "”", ")", "]", ","}) {
          CHECK(lines[i].rfind(mark, 0) != 0);
        }
        for (const char* const mark : {"（", "【", "《", "“", "(", "["}) {
          const std::string& before = lines[i - 1];
          const std::string end = mark;
          const bool ends =
              before.size() >= end.size() && before.compare(before.size() - end.size(), end.size(), end) == 0;
          CHECK_FALSE(ends);
        }
      }
    }
  }
}

TEST_CASE("Latin words stay whole") { CHECK(wrapped("kube scheduler notes", 50) == "kube|scheduler|notes"); }

TEST_CASE("a word wider than the line breaks after a joint") {
  CHECK(wrapped("kube-controller-manager", 90) == "kube-controller-|manager");
}

TEST_CASE("a word without joints breaks anywhere") { CHECK(wrapped("aaaaaaaaaa", 25) == "aaaaa|aaaaa"); }

TEST_CASE("between Chinese and Latin a line may break") {
  CHECK(wrapped("创建Pod的过程", 35) == "创建Pod|的过程");
}

TEST_CASE("what does not fit in the last line ends in an ellipsis") {
  CHECK(wrapped("调度器源码分析之一", 40, 2) == "调度器源|码分析…");
  CHECK(wrapped("调度器源码", 40, 1) == "调度器…");
}

TEST_CASE("no space or opening mark stands before the ellipsis") {
  CHECK(wrapped("调度 （源码分析", 45, 1) == "调度…");
  CHECK(wrapped("kube scheduler", 35, 1) == "kube…");
}

TEST_CASE("a text that fits is left alone, without the spaces around it") {
  CHECK(wrapped("  Pod  ", 100) == "Pod");
  CHECK(wrapped("", 100) == "");
  CHECK(wrapped("   ", 100) == "");
}

TEST_CASE("no line is wider than allowed") {
  const std::string title =
      "Kubernetes 1.13 源码分析：kube-apiserver（三）/registry/pods 与 etcd3——watch 机制";
  const CountingMeasure measure;
  for (float width = 30; width < 300; width += 5) {
    for (const std::string& line : wrap_text(title, {TypeStyle::Label13, width, 20}, measure)) {
      INFO(line << " at " << width);
      CHECK(measure.width_px(line, TypeStyle::Label13) <= width);
    }
  }
}

TEST_CASE("malformed bytes do not stop the line breaker") {
  CHECK_FALSE(wrapped("ab\xFF\xFE调\xE8\xB0", 15).empty());
}

TEST_CASE("a node's name on the map is its label, its English name, or its title") {
  Node node;
  node.id = "client-go";
  node.kind = Kind::Topic;
  node.title = "client-go相关源码";
  CHECK(map_title(node, Lang::Zh) == "client-go相关源码");
  node.name.en = "client-go sources";
  CHECK(map_title(node, Lang::En) == "client-go sources");
  node.label = {"client-go", "client-go"};
  CHECK(map_title(node, Lang::Zh) == "client-go");
  CHECK(map_title(node, Lang::En) == "client-go");
}

TEST_CASE("a node without a title is called by its id") {
  Node node;
  node.id = "untitled-link";
  CHECK(map_title(node, Lang::En) == "untitled-link");
}

}  // namespace atlas
