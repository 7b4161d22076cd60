// What the core module and `atlas --json` answer: hits, nodes, layouts and messages as JSON.
#pragma once

#include "core/catalog.hpp"
#include "core/layout.hpp"
#include "core/search.hpp"
#include "formats/list_import.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// {"ok":…,"messages":[…]} with ok false when a message is an error.
[[nodiscard]] std::string messages_answer(const std::vector<Message>& messages);

/// {"ok":true,"catalog":"…","messages":[…]}, the catalogue as a text in JSON; without it messages_answer().
[[nodiscard]] std::string import_answer(const ImportedLists& imported);

/// [{"id","kind","title","score","shown","field","ranges":[[begin,end],…]},…]; ranges are those of `shown`
/// that matched, in UTF-16 units, as JavaScript counts.
[[nodiscard]] std::string hits_answer(const Catalog& catalog, const std::vector<SearchHit>& hits);

/// {"id","kind","title","url"?,…,"fields":{…},"prov":[…],"neighbours":[{"id","rel","how","direction":"out"|"in","why"?,"n"?}]}.
[[nodiscard]] std::string node_answer(const Catalog& catalog, NodeId id);

/// {"nodes":[{"id","x","y","r"},…],"settled":true}.
[[nodiscard]] std::string layout_answer(const Catalog& catalog, const MapLayout& layout);

/// "title", "alt-title", … as hits_answer() names the field that matched.
[[nodiscard]] std::string_view name(MatchField field);

}  // namespace atlas
