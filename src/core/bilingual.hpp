// A text in the two languages of the interface.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace atlas {

enum class Lang : std::uint8_t { Zh, En };

/// A text in the two languages of the interface. Either may be empty; pick() falls back to the other.
struct Bilingual {
  std::string zh;
  std::string en;
  [[nodiscard]] std::string_view pick(Lang lang) const {
    const std::string& wanted = lang == Lang::Zh ? zh : en;
    return wanted.empty() ? (lang == Lang::Zh ? en : zh) : wanted;
  }
  [[nodiscard]] bool empty() const { return zh.empty() && en.empty(); }
};

}  // namespace atlas
