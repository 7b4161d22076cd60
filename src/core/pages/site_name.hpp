// Hosts as readers know them: "mp.weixin.qq.com" is 微信公众号.
#pragma once

#include "core/catalog.hpp"

#include <string>
#include <string_view>

namespace atlas {

/// Readable name of the site that an address belongs to; the host itself when we know no better name, and
/// empty when `url` has no host.
[[nodiscard]] std::string site_name(std::string_view url, Lang lang);

}  // namespace atlas
