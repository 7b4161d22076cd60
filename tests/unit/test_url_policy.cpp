// Which addresses may become links, when two of them are the same, and which characters texts may hold.
#include "formats/text_policy.hpp"
#include "formats/url_policy.hpp"

#include <doctest/doctest.h>

namespace atlas {
namespace {

TEST_CASE("addresses of the web and of mailboxes are safe") {
  for (const std::string_view url :
       {"https://example.org", "http://example.org/a?b=c#d", "HTTPS://EXAMPLE.ORG/",
        "https://example.org:8080/x", "https://例子.测试/路径?问=答", "https://e.org/a(b)'c;d,e@f:g",
        "https://[::1]/", "mailto:a@example.org", "https://groups.google.com/forum/#!forum/kubernetes-dev"}) {
    CAPTURE(url);
    CHECK(url_problem(url) == "");
  }
}

TEST_CASE("everything else is not, and the reason is told") {
  struct Case {
    std::string_view url;
    std::string_view problem;
  };
  for (const Case& each : {
           Case{"", "is empty"},
           Case{"javascript:alert(1)", "has a scheme other than https, http and mailto"},
           Case{"JAVASCRIPT:alert(1)//https://e.org", "has a scheme other than https, http and mailto"},
           Case{"java\tscript:alert(1)", "contains a control or invisible character"},
           Case{"\x01javascript:alert(1)", "contains a control or invisible character"},
           Case{" https://e.org", "contains a blank"},
           Case{"https://e.org/\n", "contains a control or invisible character"},
           Case{"https://e.org/\xE2\x80\xAE", "contains a control or invisible character"},
           Case{"https://e.org/\xFF", "contains a control or invisible character"},
           Case{"data:text/html;base64,x", "has a scheme other than https, http and mailto"},
           Case{"vbscript:x", "has a scheme other than https, http and mailto"},
           Case{"ftp://e.org/", "has a scheme other than https, http and mailto"},
           Case{"//e.org/", "has no scheme such as https:"},
           Case{"e.org", "has no scheme such as https:"},
           Case{"/a:b", "has a scheme other than https, http and mailto"},
           Case{"https:e.org", "needs \"//\" after http: or https:"},
           Case{"https:\\\\e.org", "needs \"//\" after http: or https:"},
           Case{"https:///path", "has no host"},
           Case{"https://", "has no host"},
           Case{"https://user@e.org/", "carries a user name or password"},
           Case{"https://user:pw@e.org/", "carries a user name or password"},
           Case{"https://e.org\\@evil.org/", "carries a user name or password"},
           Case{"https://e.org\\evil.org/", "has a backslash in its host"},
           Case{"https://<b>/", "has a host that no computer can have"},
           Case{"https://e%2eorg/", "has a host that no computer can have"},
           Case{"mailto:nobody", "names no mailbox"},
       }) {
    CAPTURE(each.url);
    CHECK(url_problem(each.url) == each.problem);
  }
}

TEST_CASE("a very long address is refused") {
  CHECK_FALSE(is_safe_url("https://e.org/" + std::string(9000, 'a')));
}

TEST_CASE("spellings of one address are the same") {
  CHECK(identity_url("HTTPS://Example.ORG:443") == "https://example.org/");
  CHECK(identity_url("http://e.org:80/%e4%b8%ad") == "http://e.org/%E4%B8%AD");
  CHECK(identity_url("http://e.org/中") == "http://e.org/%E4%B8%AD");
  CHECK(identity_url("https://e.org?q=1") == "https://e.org/?q=1");
  CHECK(identity_url("https://e.org/%zz%") == "https://e.org/%zz%");
  CHECK(identity_url("MAILTO:A@e.org") == "mailto:A@e.org");
}

TEST_CASE("addresses that may differ stay different") {
  CHECK(identity_url("http://e.org/") != identity_url("https://e.org/"));
  CHECK(identity_url("https://e.org/a") != identity_url("https://e.org/a/"));
  CHECK(identity_url("https://e.org/a#L1") != identity_url("https://e.org/a#L2"));
  CHECK(identity_url("https://e.org:8443/") != identity_url("https://e.org/"));
  CHECK(identity_url("https://e.org/A") != identity_url("https://e.org/a"));
}

TEST_CASE("ordinary texts hold no forbidden character") {
  for (const std::string_view text : {"Kubernetes 源码（二）", "⭐️ starred", "👩‍💻 和 1️⃣",
                                      "naïve – “quoted” … ", "\xC2\xA0"}) {
    CAPTURE(text);
    CHECK_FALSE(forbidden_character(text, TextRule::Line));
  }
  CHECK_FALSE(forbidden_character("two\nlines\tand a tab", TextRule::Paragraphs));
}

TEST_CASE("what is invisible or turns the reading direction is named") {
  struct Case {
    std::string_view text;
    std::string_view found;
  };
  for (const Case& each :
       {Case{"a\x07", "U+0007 (a control character)"}, Case{"a\nb", "U+000A (a line break or tab)"},
        Case{"a\xC2\x85", "U+0085 (a control character)"}, Case{"a\u200Bb", "U+200B (an invisible space)"},
        Case{"\uFEFFa", "U+FEFF (an invisible space)"},
        Case{"a\u202Eb", "U+202E (turns the reading direction)"},
        Case{"a\u2066b", "U+2066 (turns the reading direction)"},
        Case{"a\u200Fb", "U+200F (turns the reading direction)"},
        Case{"a\U000E0041", "U+E0041 (an invisible tag character)"},
        Case{"a\u200Db", "U+200D (a joiner outside an emoji)"},
        Case{"a\uFE0F", "U+FE0F (an emoji selector after something that is no emoji)"},
        Case{"a\xFF", "a byte that is not UTF-8"}}) {
    CAPTURE(each.text);
    CHECK(forbidden_character(each.text, TextRule::Line).value_or("nothing") == each.found);
  }
}

TEST_CASE("a forbidden character is found wherever it stands, and none where there is none") {
  for (const std::string_view part : {"a", "源", "a源", "é", "源码b"}) {
    for (std::size_t before = 0; before < 12; ++before) {
      for (std::size_t after = 0; after < 12; ++after) {
        std::string left, right;
        for (std::size_t i = 0; i < before; ++i) left += part;
        for (std::size_t i = 0; i < after; ++i) right += part;
        CAPTURE(left + right);
        CHECK_FALSE(forbidden_character(left + right, TextRule::Line));
        CHECK(forbidden_character(left + "\x7F" + right, TextRule::Line) == "U+007F (a control character)");
        CHECK(forbidden_character(left + "\x1F" + right, TextRule::Line) == "U+001F (a control character)");
        CHECK(forbidden_character(left + "\u202E" + right, TextRule::Line) ==
              "U+202E (turns the reading direction)");
        CHECK(forbidden_character(left + "\xE4" + right, TextRule::Line) == "a byte that is not UTF-8");
      }
    }
  }
}

}  // namespace
}  // namespace atlas
