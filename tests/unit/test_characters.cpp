// The table of Chinese characters: what it knows, and that damaged data does no harm.
#include "core/characters.hpp"
#include "core/utf8.hpp"
#include "unit/characters_fixture.hpp"

#include <doctest/doctest.h>

#include <string>

namespace atlas {
namespace {

/// Readings of a character, the customary one first.
std::string readings(char32_t character) {
  std::string text;
  for (const std::uint16_t reading : test::characters().readings(character))
    text += (text.empty() ? "" : " ") + std::string(test::characters().syllable(reading));
  return text;
}

std::string form(char32_t character) {
  std::string text;
  append_utf8(text, test::characters().form(character));
  return text;
}

TEST_CASE("characters have their readings, the customary one first") {
  CHECK(readings(U'控') == "kong");
  CHECK(readings(U'重').substr(0, 5) == "zhong");
  CHECK(readings(U'重').find("chong") != std::string::npos);
  CHECK(readings(U'绿').substr(0, 2) == "lv");
  CHECK(readings(U'a') == "");
  CHECK(readings(U'調') == "");
}

TEST_CASE("traditional characters and variants are compared as what is usual today") {
  for (const auto& [from, to] : std::initializer_list<std::pair<char32_t, std::string>>{{U'調', "调"},
                                                                                        {U'羣', "群"},
                                                                                        {U'産', "产"},
                                                                                        {U'裏', "里"},
                                                                                        {U'為', "为"},
                                                                                        {U'网', "网"},
                                                                                        {U'体', "体"},
                                                                                        {U'龜', "龟"},
                                                                                        {U'刨', "剖"},
                                                                                        {U'綫', "线"},
                                                                                        {U'乾', "干"}}) {
    INFO(to);
    CHECK(form(from) == to);
  }
}

TEST_CASE("what a character is compared as is compared as itself, and the table is not small") {
  const CharacterTable& table = test::characters();
  CHECK(table.form_count() > 3000);
  CHECK(table.syllables().size() > 390);
  for (char32_t c = kFirstHan; c <= kLastHan; ++c) {
    if (table.form(table.form(c)) != table.form(c)) FAIL("character " << static_cast<unsigned>(c));
  }
  CHECK(table.form(U'a') == U'a');
  CHECK(table.form(0x9FFFF) == 0x9FFFF);
}

TEST_CASE("initials are the first letters of all readings") {
  CHECK(test::characters().initials(U'重') == ((1U << ('c' - 'a')) | (1U << ('z' - 'a'))));
  CHECK(test::characters().initials(U'a') == 0);
}

TEST_CASE("an empty table knows nothing") {
  const CharacterTable none;
  CHECK(none.form(U'調') == U'調');
  CHECK(none.readings(U'调').empty());
  CHECK(none.initials(U'调') == 0);
  CHECK(none.syllables().empty());
}

TEST_CASE("whatever bytes a table is made from, it can be asked") {
  const std::string sound(embedded_characters());
  std::vector<std::string> damaged{"", "\n", "a b\n\xFF\xFF\n~~~~\n###\n~~~\n~~~\n#\n#",
                                   sound.substr(0, sound.size() / 2)};
  for (std::size_t at = 7; at < sound.size(); at += sound.size() / 40) {
    damaged.push_back(sound);
    damaged.back()[at] = '\n';
    damaged.push_back(sound);
    damaged.back()[at] = '\xE9';
  }
  for (const std::string& bytes : damaged) {
    const CharacterTable table(bytes);
    for (char32_t c = kFirstHan; c <= kLastHan; ++c) {
      for (const std::uint16_t reading : table.readings(c)) {
        if (table.syllable(reading).empty()) FAIL("character " << static_cast<unsigned>(c));
      }
      if (!is_han(table.form(c))) FAIL("character " << static_cast<unsigned>(c));
    }
  }
}

}  // namespace
}  // namespace atlas
