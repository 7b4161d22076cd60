// The sentences of the walkthroughs in a file of their own, so that a first visit need not load them.
#pragma once

#include "core/catalog.hpp"
#include "core/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace atlas {

/// {"schema":1,"walkthroughs":[{"id","prose":[{…},…]},…]}: one entry per step, as "prose" of a step in a
/// catalogue file. Walkthroughs without steps are left out. Requires that the sentences are there.
[[nodiscard]] std::string pack_walk_prose(const Catalog& catalog);

/// Fills in the sentences that pack_walk_prose() took out; gives the number of walkthroughs filled. Errors:
/// not such a file, or one that belongs to another catalogue (unknown walkthrough, another number of steps);
/// then nothing is changed.
[[nodiscard]] Result<std::size_t> read_walk_prose(Catalog& catalog, std::string_view json);

}  // namespace atlas
