// Files as values. Failures come back as a sentence with the system's reason.
#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>

namespace atlas::cli {

/// All bytes of a file. Errors: it cannot be read, it is a folder, it has more than 256 MB.
[[nodiscard]] Result<std::string> read_file(const std::string& path);

/// Writes through a temporary file beside it, so that nobody ever sees half a file. Empty when it worked,
/// else what went wrong.
[[nodiscard]] std::string write_file(const std::string& path, std::string_view bytes);

}  // namespace atlas::cli
