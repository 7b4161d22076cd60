// What the share dialog is told, place by place.
#include "app_requests.hpp"
#include "platform/headless.hpp"
#include "test_support.hpp"

#include <doctest/doctest.h>

#include <string>

namespace {

/// The answer to {"m":"share"} at an address, in the light theme; in English unless the fragment has no such
/// word.
std::string shared_at(std::string path, std::string fragment = "v1&lang=en", std::string_view more = "") {
  atlas::AppStart start;
  start.path = std::move(path);
  start.fragment = std::move(fragment);
  start.viewport_px = {984, 852};
  atlas::HeadlessScreen screen(tests::built_in_catalog(), tests::built_in_strings(), start);
  const std::string request = R"({"m":"share","root":"https://atlas.example/k8s/")" + std::string(more) + "}";
  return atlas::answer_request(screen.app(), request);
}

void check_says(const std::string& answer, std::initializer_list<std::string_view> parts) {
  INFO(answer);
  for (const std::string_view part : parts) CHECK_MESSAGE(answer.find(part) != std::string::npos, part);
}

}  // namespace

TEST_CASE("a node is shared by its permanent address, or with everything that is seen") {
  check_says(
      shared_at("n/kube-scheduler/", "v1&lang=en&view=focus&rings=2&q=pod&kind=article"),
      {R"("what":"node")", R"("heading":"Share kube-scheduler")",
       R"("short":"https://atlas.example/k8s/n/kube-scheduler/")",
       R"("exact":"https://atlas.example/k8s/n/kube-scheduler/#v1&view=focus&rings=2&q=pod&kind=article&lang=en&theme=light")",
       R"("carries":"Focus view, rings: 2, filters: 1, search: pod, English, light theme")",
       R"("page":"n/kube-scheduler/")"});
}

TEST_CASE("a step is shared by its number, an act by its place in the walkthrough") {
  check_says(shared_at("walk/deployment/27/"), {R"("what":"step")", R"("heading":"Share step 27")",
                                                R"("short":"https://atlas.example/k8s/walk/deployment/27/")",
                                                R"(view=\"walk/deployment/27\")"});
  check_says(shared_at("walk/deployment/", "v1&lang=en&act=4"),
             {R"("what":"act")", R"("heading":"Share act 4")",
              R"("short":"https://atlas.example/k8s/walk/deployment/#v1&act=4")",
              R"("page":"walk/deployment/")", R"(view=\"walk/deployment\")"});
  check_says(shared_at("walk/deployment/", "v1&lang=en&order=both"),
             {R"("what":"walk")", R"("short":"https://atlas.example/k8s/walk/deployment/")",
              R"("carries":"both orders, English, light theme")"});
}

TEST_CASE("the start view and the list have permanent addresses of their own") {
  check_says(shared_at(""), {R"("what":"start")", R"("short":"https://atlas.example/k8s/")",
                             R"("exact":"https://atlas.example/k8s/#v1&lang=en&theme=light")"});
  check_says(shared_at("list/"),
             {R"("what":"list")", R"("short":"https://atlas.example/k8s/list/")",
              R"("exact":"https://atlas.example/k8s/#v1&view=list&lang=en&theme=light")"});
}

TEST_CASE("snippets take the theme along only with the exact link; titles follow the reader's language") {
  const std::string own = shared_at("walk/deployment/27/");
  CHECK(own.find("theme=\\\"light\\\"") == std::string::npos);
  check_says(shared_at("walk/deployment/27/", "v1&lang=en", R"(,"exact":1)"), {R"(theme=\"light\")"});
  check_says(own, {R"("shown":"提交 Binding)"});  // what a chat reads is the static page, in Chinese
  CHECK(own.find("\"title\":\"提交") == std::string::npos);
  check_says(shared_at("walk/deployment/27/", "v1"), {R"("title":"提交 Binding)"});
}

TEST_CASE("an address becomes a square of modules, one that is too long becomes nothing") {
  atlas::HeadlessScreen screen(tests::built_in_catalog(), tests::built_in_strings(), {});
  const std::string code =
      atlas::answer_request(screen.app(), R"({"m":"qr","text":"https://atlas.example/"})");
  CHECK(code.starts_with(R"({"size":25,"modules":"1111111)"));
  CHECK(code.size() == std::string(R"({"size":25,"modules":""})").size() + 25 * 25);
  const std::string too_long = R"({"m":"qr","text":")" + std::string(800, 'a') + "\"}";
  CHECK(atlas::answer_request(screen.app(), too_long) == "null");
}
