// What the built-in walkthrough must say: how many steps, which reading belongs to none, and no line number
// but those that were compared with the source of the pinned release. The list of proven lines was taken from
// the comparison by hand, not from the catalogue.
#include "formats/catalog_json.hpp"
#include "unit/formats_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {
namespace {

// Files of kubectl and apiserver that are the same in every 1.22 release.
constexpr std::array<std::string_view, 29> kProvenLines{
    "staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/mutating/plugin.go:74",
    "staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/validating/plugin.go:65",
    "staging/src/k8s.io/apiserver/pkg/endpoints/filters/authentication.go:41",
    "staging/src/k8s.io/apiserver/pkg/endpoints/filters/authorization.go:45",
    "staging/src/k8s.io/apiserver/pkg/endpoints/filters/authorization.go:80",
    "staging/src/k8s.io/apiserver/pkg/endpoints/handlers/create.go:51",
    "staging/src/k8s.io/apiserver/pkg/endpoints/handlers/get.go:169",
    "staging/src/k8s.io/apiserver/pkg/endpoints/handlers/watch.go:65",
    "staging/src/k8s.io/apiserver/pkg/endpoints/installer.go:191",
    "staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go:362",
    "staging/src/k8s.io/apiserver/pkg/registry/rest/create.go:95",
    "staging/src/k8s.io/apiserver/pkg/server/config.go:743",
    "staging/src/k8s.io/apiserver/pkg/storage/cacher/cacher.go:395",
    "staging/src/k8s.io/apiserver/pkg/storage/cacher/cacher.go:453",
    "staging/src/k8s.io/apiserver/pkg/storage/cacher/cacher.go:804",
    "staging/src/k8s.io/apiserver/pkg/storage/cacher/watch_cache.go:275",
    "staging/src/k8s.io/apiserver/pkg/storage/etcd3/store.go:143",
    "staging/src/k8s.io/apiserver/pkg/storage/etcd3/watcher.go:236",
    "staging/src/k8s.io/kubectl/pkg/cmd/apply/apply.go:163",
    "staging/src/k8s.io/kubectl/pkg/cmd/apply/apply.go:209",
    "staging/src/k8s.io/kubectl/pkg/cmd/apply/apply.go:324",
    "staging/src/k8s.io/kubectl/pkg/cmd/apply/apply.go:352",
    "staging/src/k8s.io/kubectl/pkg/cmd/apply/apply.go:401",
    "staging/src/k8s.io/kubectl/pkg/cmd/apply/apply.go:494",
    "staging/src/k8s.io/kubectl/pkg/cmd/apply/apply.go:506",
    "staging/src/k8s.io/kubectl/pkg/cmd/apply/apply.go:512",
    "staging/src/k8s.io/kubectl/pkg/cmd/apply/patcher.go:185",
    "staging/src/k8s.io/kubectl/pkg/util/apply.go:130",
    "staging/src/k8s.io/kubectl/pkg/util/apply.go:71",
};

const Walkthrough& deployment(const Catalog& catalog) {
  const Walkthrough* const walk = catalog.pipeline();
  REQUIRE(walk != nullptr);
  REQUIRE(walk->id == "deployment");
  return *walk;
}

Catalog built_in() { return test::load(test::read_source("assets/catalog.json")); }

}  // namespace

TEST_CASE("the walkthrough has forty steps in six acts, the last of them apart") {
  const Catalog catalog = built_in();
  const Walkthrough& walk = deployment(catalog);
  REQUIRE(walk.steps.size() == 40);
  std::string acts;
  for (const WalkAct& act : walk.acts) {
    acts += act.id + " " + std::to_string(act.first_step) + "-" + std::to_string(act.last_step) +
            (act.extra ? " apart; " : "; ");
  }
  CHECK(acts ==
        "request 1-13; spread 14-16; controllers 17-22; scheduling 23-27; node 28-36; service 37-40 apart; ");
}

TEST_CASE("a line number is given only where it has been compared with the source, and there it is given") {
  const Catalog catalog = built_in();
  std::set<std::string> given;
  for (const WalkStep& step : deployment(catalog).steps) {
    CHECK(!step.prose.sources.empty());
    for (const StepSource& source : step.prose.sources) {
      if (source.line > 0) given.insert(source.path + ":" + std::to_string(source.line));
    }
  }
  CHECK(given == std::set<std::string>(kProvenLines.begin(), kProvenLines.end()));
}

TEST_CASE("only the Service's storing and the EndpointSlice have no reading") {
  const Catalog catalog = built_in();
  std::string without;
  int number = 0;
  for (const WalkStep& step : deployment(catalog).steps) {
    ++number;
    if (step.readings.empty()) without += std::to_string(number) + " ";
  }
  CHECK(without == "37 38 ");
}

TEST_CASE("who writes what, in the order in which it happens") {
  const Catalog catalog = built_in();
  const Walkthrough& walk = deployment(catalog);
  std::string written;
  int number = 0;
  for (const WalkStep& step : walk.steps) {
    ++number;
    for (const StepWrite& write : step.writes) {
      const std::string& lane = walk.lanes[step.lane].id;
      const std::string& who = !write.by.empty() ? write.by : (step.actor.empty() ? lane : step.actor);
      written += std::to_string(number) + " " + who + " " + write.object + " " + write.what + "\n";
    }
  }
  CHECK(written ==
        "4 kubectl deployment create\n"
        "4 kubectl deployment spec\n"
        "12 kube-apiserver etcd put\n"
        "19 deployment-controller replicaset create\n"
        "21 replicaset-controller pod create\n"
        "22 kube-apiserver etcd put\n"
        "25 kube-scheduler pod condition\n"
        "25 kube-scheduler event create\n"
        "27 kube-scheduler pod binding\n"
        "31 runtime sandbox create\n"
        "32 cni pod-ip assign\n"
        "33 runtime container create\n"
        "33 runtime container start\n"
        "35 kubelet pod status\n"
        "36 replicaset-controller replicaset status\n"
        "36 deployment-controller deployment status\n"
        "37 kube-apiserver etcd put\n"
        "38 endpointslice-controller endpointslice create\n"
        "40 kube-proxy kernel-rules rewrite\n");
}

TEST_CASE("every step of the walkthrough says in both languages what happens, why, and what to look for") {
  const Catalog catalog = built_in();
  int number = 0;
  for (const WalkStep& step : deployment(catalog).steps) {
    CAPTURE(++number);
    for (const Bilingual* text : {&step.title, &step.label, &step.prose.what, &step.prose.why,
                                  &step.prose.reads, &step.prose.writes, &step.prose.look}) {
      CHECK_FALSE(text->zh.empty());
      CHECK_FALSE(text->en.empty());
    }
  }
}

}  // namespace atlas
