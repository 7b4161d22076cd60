// See search_words.hpp.
#include "core/search_words.hpp"

#include "core/utf8.hpp"

namespace atlas {

bool is_between_words(char32_t c) {
  return c <= 0x20 || c == 0xA0 || c == 0x3000 || c == U',' || c == U';' || c == 0xFF0C || c == 0xFF1B ||
         c == 0x3001;
}

std::vector<std::string_view> split_words(std::string_view query) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= query.size();) {
    const DecodedCodepoint next =
        at < query.size() ? decode_utf8(query, at) : DecodedCodepoint{.value = U' '};
    if (is_between_words(next.value)) {
      if (at > begin) words.push_back(query.substr(begin, at - begin));
      begin = at + next.size;
    }
    at += next.size;
  }
  return words;
}

bool looks_like_address(std::string_view word) {
  if (word.find("://") != std::string_view::npos) return true;
  const std::size_t dot = word.find('.');
  return dot != std::string_view::npos && dot > 0 && word.find('/', dot) != std::string_view::npos;
}

std::string_view bare_address(std::string_view url) {
  if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos)
    url.remove_prefix(scheme + 3);
  if (url.substr(0, 4) == "www.") url.remove_prefix(4);
  while (!url.empty() && url.back() == '/') url.remove_suffix(1);
  return url;
}

}  // namespace atlas
