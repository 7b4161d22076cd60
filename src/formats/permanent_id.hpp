// Ids for nodes that nobody has named: the same thing gets the same id in every import, whatever stands
// around it.
#pragma once

#include <string>
#include <string_view>

namespace atlas {

/// `kind`, a dot and ten characters of a-z and 2-7 that depend on `name` only: an address, a name, a path of
/// headings. Of 100,000 different names two have the same id in one of 200,000 lists.
[[nodiscard]] std::string permanent_id(char kind, std::string_view name);

}  // namespace atlas
