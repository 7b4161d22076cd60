// One mistake in a word: which words may have been meant.
#include "core/vocabulary.hpp"

#include <doctest/doctest.h>

#include <string>

namespace atlas {
namespace {

TEST_CASE("a letter more, less, another or two exchanged is one edit") {
  CHECK(is_one_edit_from_beginning("schedular", "scheduler"));
  CHECK(is_one_edit_from_beginning("scheduller", "scheduler"));
  CHECK(is_one_edit_from_beginning("schduler", "scheduler"));
  CHECK(is_one_edit_from_beginning("shceduler", "scheduler"));
  CHECK(is_one_edit_from_beginning("schedulre", "scheduler"));
  CHECK(is_one_edit_from_beginning("schedulerr", "scheduler"));
  CHECK(is_one_edit_from_beginning("ucbelet", "cubelet"));
}

TEST_CASE("the word may go on behind what was typed") {
  CHECK(is_one_edit_from_beginning("contoll", "controller"));
  CHECK(is_one_edit_from_beginning("infromer", "informerfactory"));
}

TEST_CASE("two edits, the word itself, and a wrong last letter of a longer word are not") {
  CHECK_FALSE(is_one_edit_from_beginning("sheduller", "scheduler"));
  CHECK_FALSE(is_one_edit_from_beginning("scheduler", "scheduler"));
  CHECK_FALSE(is_one_edit_from_beginning("sched", "scheduler"));
  CHECK_FALSE(is_one_edit_from_beginning("kubex", "kubelet"));
}

TEST_CASE("short words begin right") {
  CHECK_FALSE(is_one_edit_from_beginning("mode", "node"));
  CHECK(is_one_edit_from_beginning("noed", "node"));
  CHECK(is_one_edit_from_beginning("jubernetes", "kubernetes"));
}

TEST_CASE("only words of four letters or more are looked for") {
  CHECK_FALSE(may_be_mistyped("pod"));
  CHECK_FALSE(may_be_mistyped("k8s1"));
  CHECK_FALSE(may_be_mistyped("调度器"));
  CHECK(may_be_mistyped("etcd"));
}

TEST_CASE("words with humps may be mistyped in parts and as a whole") {
  const FoldedText folded = fold_with_origin("SharedInformer 源码 kube-proxy v1beta1 Pod", {});
  std::string words;
  for_each_mistypable(folded.bounded(), [&](std::size_t begin, std::size_t end) {
    words += folded.text.substr(begin, end - begin) + " ";
  });
  CHECK(words == "shared informer sharedinformer kube proxy beta ");
}

TEST_CASE("a near word leads to its texts") {
  Vocabulary vocabulary;
  vocabulary.add("scheduler", 0);
  vocabulary.add("kubelet", 1);
  vocabulary.add("pod", 1);
  vocabulary.add("scheduler", 2);
  vocabulary.finish();
  std::string texts;
  vocabulary.for_each_near("schedular", [&](std::uint32_t text) { texts += std::to_string(text) + " "; });
  CHECK(texts == "0 2 ");
  CHECK(vocabulary.size() == 2);
}

}  // namespace
}  // namespace atlas
