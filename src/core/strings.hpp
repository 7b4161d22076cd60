// The words of the interface in Chinese and English, from the one table assets/strings.json.
#pragma once

#include "core/catalog.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace atlas {

/// Looks interface texts up by key. A missing key is a bug: it shows as the key itself, and a test
/// compares the keys used in the sources with the table.
class Strings {
 public:
  void set(std::string key, Bilingual text) { table_.insert_or_assign(std::move(key), std::move(text)); }
  [[nodiscard]] std::string_view text(std::string_view key, Lang lang) const {
    const auto found = table_.find(key);
    return found == table_.end() ? key : found->second.pick(lang);
  }
  /// `text(key)` with "{}" replaced by `value`, once.
  [[nodiscard]] std::string with(std::string_view key, Lang lang, std::string_view value) const;
  /// The same for a number; `key`.one is the text for 1, where the table has it.
  [[nodiscard]] std::string counted(std::string_view key, Lang lang, std::size_t count) const;
  [[nodiscard]] const std::map<std::string, Bilingual, std::less<>>& all() const { return table_; }

 private:
  std::map<std::string, Bilingual, std::less<>> table_;
};

}  // namespace atlas
