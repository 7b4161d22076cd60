// See strings.hpp.
#include "core/strings.hpp"

namespace atlas {

std::string Strings::with(std::string_view key, Lang lang, std::string_view value) const {
  std::string result(text(key, lang));
  if (const std::size_t at = result.find("{}"); at != std::string::npos) result.replace(at, 2, value);
  return result;
}

std::string Strings::counted(std::string_view key, Lang lang, std::size_t count) const {
  const std::string one = std::string(key) + ".one";
  return with(count == 1 && table_.find(one) != table_.end() ? one : key, lang, std::to_string(count));
}

}  // namespace atlas
