// What is only read, and not needed for the picture: the summaries of the nodes and the sentences of the
// walkthroughs, and with them what search knows about Chinese characters. They are half of the bytes, so the
// page loads them in a file of their own when they are first wanted.
#pragma once

#include "core/catalog.hpp"
#include "core/result.hpp"

#include <string>
#include <string_view>

namespace atlas {

/// {"schema":1,"nodes":[{"summary":{…}},…],"walkthroughs":[{"id","prose":[{…},…]},…],"characters":"…"}: an
/// entry per node in node order, and per step what a catalogue file has under "prose". Walkthroughs without
/// steps are left out, and so are `characters` (embedded_characters()) when there are none. Requires that the
/// prose is there.
[[nodiscard]] std::string pack_prose(const Catalog& catalog, std::string_view characters = {});

/// Fills in what pack_prose() took out; the characters that came with it. Errors: not such a file, or one
/// that belongs to another catalogue (another number of nodes or steps, an unknown walkthrough); then nothing
/// is changed.
[[nodiscard]] Result<std::string> read_prose(Catalog& catalog, std::string_view json);

}  // namespace atlas
