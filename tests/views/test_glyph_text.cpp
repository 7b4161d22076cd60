// Clusters of code points and their private-use stand-ins.
#include "core/utf8.hpp"
#include "views/glyph_text.hpp"

#include <doctest/doctest.h>

TEST_CASE("plain text has clusters of one code point") {
  CHECK(atlas::cluster_length("abc") == 1);
  CHECK(atlas::cluster_length("调度") == 3);
  CHECK(atlas::cluster_length("") == 0);
}

TEST_CASE("a heart with a variation selector is one cluster") {
  CHECK(atlas::cluster_length("\u2764\uFE0Fx") == 6);
}

TEST_CASE("a family joined by zero-width joiners is one cluster") {
  const std::string_view family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";
  CHECK(atlas::cluster_length(family) == family.size());
}

TEST_CASE("a flag is one cluster and two flags are two") {
  const std::string_view flags = "\U0001F1E8\U0001F1F3\U0001F1E9\U0001F1EA";
  CHECK(atlas::cluster_length(flags) == 8);
}

TEST_CASE("a letter with a combining accent is one cluster") {
  CHECK(atlas::cluster_length("e\u0301a") == 3);
}

TEST_CASE("text without clusters is returned unchanged") {
  atlas::ClusterTable table;
  CHECK(table.glyph_text("Kubernetes 源码 🤔") == "Kubernetes 源码 🤔");
}

TEST_CASE("a cluster becomes one private-use code point that leads back to it") {
  atlas::ClusterTable table;
  const std::string text = table.glyph_text("a\u2764\uFE0Fb");
  CHECK(atlas::count_codepoints(text) == 3);
  CHECK(table.text_of(atlas::ClusterTable::kFirst) == "\u2764\uFE0F");
  CHECK(table.glyph_text("\u2764\uFE0F") == text.substr(1, text.size() - 2));
}

TEST_CASE("malformed text does not stop the splitting") {
  atlas::ClusterTable table;
  CHECK_FALSE(table.glyph_text("\xFF\xE4\xB8 ok").empty());
}
