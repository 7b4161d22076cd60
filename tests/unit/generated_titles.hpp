// Catalogues of made-up titles, always the same for the same numbers: mixed Chinese and English of the length
// and kind that reading lists have.
#pragma once

#include "unit/catalog_fixture.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace atlas::test {

inline std::string generated_title(std::mt19937& dice, std::uint32_t number) {
  constexpr std::string_view kParts[] = {
      "Kubernetes", "源码",   "分析", "scheduler", "调度器", "实现", "原理", "client-go", "Informer", "机制",
      "详解",       "控制器", "Pod",  "深入",      "理解",   "网络", "存储", "kubelet",   "etcd",     "API",
      "Server",     "学习",   "笔记", "Operator",  "开发",   "实战", "架构", "设计"};
  std::string title;
  for (int part = 0; part < 7; ++part)
    title += std::string(kParts[dice() % std::size(kParts)]) + (dice() % 3 == 0 ? " " : "");
  return title + std::to_string(number);
}

/// Articles n0, n1, … with such titles.
inline CatalogFixture generated_titles(std::uint32_t count) {
  std::mt19937 dice(1);
  CatalogFixture fixture;
  for (std::uint32_t i = 0; i < count; ++i)
    fixture.node("n" + std::to_string(i), Kind::Article, generated_title(dice, i));
  return fixture;
}

}  // namespace atlas::test
