// What addresses lead to, as far as they tell.
#include "formats/resource_kind.hpp"

#include <doctest/doctest.h>

#include <string>

namespace atlas {
namespace {

std::string kind(std::string_view url) { return std::string(info(resource_kind(url).kind).name); }

TEST_CASE("repositories, what is in them and their owners are told by the path") {
  CHECK(kind("https://github.com/kubernetes/kubernetes") == "repository");
  CHECK(kind("https://github.com/kubernetes/client-go/tree/master/examples") == "repo-dir");
  CHECK(kind("https://github.com/a/b/blob/main/README.md") == "document");
  CHECK(kind("https://github.com/a/b/commit/2c4b3a562ce3") == "commit");
  CHECK(kind("https://github.com/a/b/issues/7") == "question");
  CHECK(kind("https://github.com/a/b/wiki") == "page");
  CHECK(kind("https://github.com/a") == "site");
  CHECK(kind("https://gitlab.com/a/b/-/tree/main/docs") == "repo-dir");
}

TEST_CASE("a line of a file is a permalink with its parts") {
  std::string fields;
  for (const Field& field : resource_kind("https://github.com/o/r/blob/v1.22.0/pkg/a/b.go#L52-L60").fields) {
    fields += field.key + "=" + field.value + " ";
  }
  CHECK(fields == "line=52 path=pkg/a/b.go ref=v1.22.0 ref_kind=tag repo=o/r ");
  CHECK(kind("https://github.com/o/r/blob/main/a.go#L0") == "document");
  CHECK(kind("https://github.com/o/r/blob/main#L7") == "document");
}

TEST_CASE("hosts that hold one kind of thing are known, also below them") {
  CHECK(kind("https://www.youtube.com/watch?v=a") == "video");
  CHECK(kind("https://m.youtube.com/playlist?list=a") == "video-series");
  CHECK(kind("https://space.bilibili.com/7") == "video-channel");
  CHECK(kind("https://stackoverflow.com/questions/7/what") == "question");
  CHECK(kind("https://stackoverflow.com/questions/tagged/go") == "tag-index");
  CHECK(kind("https://zhuanlan.zhihu.com/c_1195294063723929600") == "column");
  CHECK(kind("https://pkg.go.dev/k8s.io/client-go") == "package-doc");
  CHECK(kind("https://notyoutube.com/watch?v=a") == "article");
}

TEST_CASE("the top of a host is a site, a PDF a document, everything else an article") {
  CHECK(kind("https://kubernetes.io/") == "site");
  CHECK(kind("https://e.org/paper.pdf") == "document");
  CHECK(kind("https://e.org/?p=12") == "article");
  CHECK(kind("https://blog.csdn.net/a/column/info/28699") == "column");
  CHECK(kind("https://e.org/archives/tag/k8s") == "tag-index");
  CHECK(kind("https://draveness.me/kubernetes-pod/") == "article");
}

TEST_CASE("a link without words is called by host and last part of its path") {
  CHECK(title_from_address("https://www.draveness.me/a/kubernetes-pod/?x#y") ==
        "draveness.me: kubernetes-pod");
  CHECK(title_from_address("https://kubernetes.io/") == "kubernetes.io");
}

}  // namespace
}  // namespace atlas
