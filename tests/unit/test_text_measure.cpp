// The estimate of text widths.
#include "core/text_measure.hpp"

#include <doctest/doctest.h>

namespace atlas {
namespace {

float width(std::string_view text, TypeStyle style = TypeStyle::Label13) {
  return EstimatedMeasure{}.width_px(text, style);
}

}  // namespace

TEST_CASE("a Chinese character is one em wide") {
  CHECK(width("调度器") == doctest::Approx(39));
  CHECK(width("，") == doctest::Approx(13));
}

TEST_CASE("Latin letters are narrower, wide letters wider") {
  CHECK(width("i") < width("n"));
  CHECK(width("n") < width("m"));
  CHECK(width("kube-scheduler") > 75);
  CHECK(width("kube-scheduler") < 110);
}

TEST_CASE("widths add up, so that parts of a text can be measured once") {
  CHECK(width("Pod 的创建") == doctest::Approx(width("Pod") + width(" ") + width("的创建")));
}

TEST_CASE("semibold is wider and small is narrower") {
  CHECK(width("kubelet", TypeStyle::ComponentSmall13) > width("kubelet"));
  CHECK(width("kubelet", TypeStyle::Small12) < width("kubelet"));
}

TEST_CASE("joiners, variation selectors and control characters take no room") {
  CHECK(width("a\xEF\xB8\x8F") == width("a"));
  CHECK(width("a\xE2\x80\x8D") == width("a"));
  CHECK(width("a\n") == width("a"));
}

TEST_CASE("malformed bytes have a width like any other character") { CHECK(width("\xFF") > 0); }

}  // namespace atlas
