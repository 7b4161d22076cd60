// Reading lists that people keep in Markdown, as one catalogue. docs/importing.md says for curators what is
// read how.
#pragma once

#include "core/characters.hpp"
#include "core/result.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

struct ListSource {
  std::string name;           ///< as places name it: the file's name without its ending
  std::string_view markdown;  ///< must outlive the call
};

struct ListOptions {
  std::string title{};     ///< of the catalogue; empty: the first heading, or the first list's name
  std::string base_url{};  ///< what relative addresses start from; empty: they are left out
};

/// What came of the lists.
struct ImportedLists {
  std::string catalog_json;                    ///< in its normal form; empty when a list has an error
  std::vector<std::vector<Message>> messages;  ///< per list, by place: what was left out, and why

  [[nodiscard]] bool ok() const { return !catalog_json.empty(); }
};

/// Headings become topics, links resources, and what the list says with its marks, edges. The catalogue
/// passes check_catalog() without errors. The same lists give the same bytes, and the same address the same
/// id in any list. Errors: a list is not UTF-8, was saved with a wrong encoding, or none has a link. O(bytes
/// log bytes).
[[nodiscard]] ImportedLists import_lists(std::span<const ListSource> lists, const ListOptions& options,
                                         const CharacterTable& characters);

}  // namespace atlas
