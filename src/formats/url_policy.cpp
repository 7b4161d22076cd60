// An allow-list, decided on the bytes as they are: nothing is trimmed or decoded first, so what passes here
// is what a browser gets.
#include "formats/url_policy.hpp"

#include "core/byte_words.hpp"
#include "formats/text_policy.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace atlas {
namespace {

constexpr std::size_t kLongestUrl = 8192;

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

/// `lower` holds lower-case letters only.
bool is_scheme(std::string_view scheme, std::string_view lower) {
  return scheme.size() == lower.size() &&
         std::equal(scheme.begin(), scheme.end(), lower.begin(),
                    [](char a, char b) { return a == b || (a >= 'A' && a <= 'Z' && a - 'A' + 'a' == b); });
}

/// A set of ASCII characters.
class Characters {
 public:
  explicit constexpr Characters(std::string_view all) {
    for (const char c : all) has_[static_cast<unsigned char>(c)] = true;
  }
  /// Where the first of them stands in `text`; its end when there is none.
  [[nodiscard]] std::size_t first_in(std::string_view text) const {
    std::size_t at = 0;
    while (at < text.size() && !has_[static_cast<unsigned char>(text[at])]) ++at;
    return at;
  }

 private:
  std::array<bool, 256> has_{};
};

constexpr Characters kAuthorityEnds("/?#");
constexpr Characters kColon(":");
constexpr Characters kNeverInHosts("<>\"'`{}|^%");

std::string_view web_problem(std::string_view rest) {
  if (!rest.starts_with("//")) return "needs \"//\" after http: or https:";
  rest.remove_prefix(2);
  const std::string_view authority = rest.substr(0, kAuthorityEnds.first_in(rest));
  if (has_byte(authority, '@')) return "carries a user name or password";
  if (has_byte(authority, '\\')) return "has a backslash in its host";
  const std::string_view host = authority.substr(0, kColon.first_in(authority));
  if (host.empty() || host == "." || host == "..") return "has no host";
  if (kNeverInHosts.first_in(host) != host.size()) return "has a host that no computer can have";
  return {};
}

void append_escaped(std::string& out, std::string_view rest) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto is_hex = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  };
  for (std::size_t i = 0; i < rest.size(); ++i) {
    const auto byte = static_cast<unsigned char>(rest[i]);
    if (byte >= 0x80) {
      out += {'%', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
    } else if (byte == '%' && i + 2 < rest.size() && is_hex(rest[i + 1]) && is_hex(rest[i + 2])) {
      const auto upper = [](char c) { return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c; };
      out += {'%', upper(rest[i + 1]), upper(rest[i + 2])};
      i += 2;
    } else {
      out += rest[i];
    }
  }
}

}  // namespace

std::string_view url_problem(std::string_view url) {
  // Length and blanks are named first.
  const bool is_next = url.size() <= kLongestUrl && !has_byte(url, ' ');
  if (is_next && forbidden_character(url, TextRule::Line)) {
    return "contains a control or invisible character";
  }
  return url_shape_problem(url);
}

std::string_view url_shape_problem(std::string_view url) {
  if (url.empty()) return "is empty";
  if (url.size() > kLongestUrl) return "is longer than 8 KB";
  if (has_byte(url, ' ')) return "contains a blank";
  const std::size_t colon = kColon.first_in(url);
  if (colon == url.size()) return "has no scheme such as https:";
  const std::string_view scheme = url.substr(0, colon);
  const std::string_view rest = url.substr(colon + 1);
  if (is_scheme(scheme, "https") || is_scheme(scheme, "http")) return web_problem(rest);
  if (is_scheme(scheme, "mailto")) return rest.find('@') == std::string_view::npos ? "names no mailbox" : "";
  return "has a scheme other than https, http and mailto";
}

std::string identity_url(std::string_view url) {
  const std::size_t colon = url.find(':');
  const std::string scheme = lower_case(url.substr(0, colon));
  if (scheme == "mailto") return scheme + std::string(url.substr(colon));
  const std::string_view rest = url.substr(colon + 3);
  const std::size_t host_end = std::min(rest.find_first_of("/?#"), rest.size());
  std::string authority = lower_case(rest.substr(0, host_end));
  const std::string port = scheme == "https" ? ":443" : ":80";
  if (authority.ends_with(port)) authority.resize(authority.size() - port.size());
  std::string identity = scheme + "://" + authority;
  if (host_end == rest.size() || rest[host_end] != '/') identity += '/';
  append_escaped(identity, rest.substr(host_end));
  return identity;
}

}  // namespace atlas
