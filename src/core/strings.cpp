// See strings.hpp.
#include "core/strings.hpp"

namespace atlas {

std::string Strings::with(std::string_view key, Lang lang, std::string_view value) const {
  std::string result(text(key, lang));
  if (const std::size_t at = result.find("{}"); at != std::string::npos) result.replace(at, 2, value);
  return result;
}

}  // namespace atlas
