// See node_names.hpp.
#include "formats/node_names.hpp"

#include <string>

namespace atlas {

NodeId NodeNames::find(const Owner& owner, JsonValue id, std::string_view rule, Findings& findings) const {
  if (const auto found = by_id_.find(id.text(), IdAt{*this})) return NodeId{*found};
  const auto renamed = renamed_.find(id.text());
  findings.error(
      id, rule,
      owner.name() + " leads to " + quoted(id.text()) + ", and there is no such node." +
          (renamed != renamed_.end() ? " It is an old name; write " + quoted(renamed->second) + "." : ""));
  return {};
}

}  // namespace atlas
