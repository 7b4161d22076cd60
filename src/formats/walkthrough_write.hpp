// Writes a walkthrough as read_walkthrough() reads it, leaving out what is empty or at its default.
#pragma once

#include "core/catalog.hpp"
#include "formats/json_writer.hpp"

namespace atlas {

/// One object; without the sentences of the steps, but with a mark that they are apart.
void write_walkthrough(JsonWriter& out, const Catalog& catalog, const Walkthrough& walk);

/// One object with the sentences of a step.
void write_step_prose(JsonWriter& out, const StepProse& prose);

}  // namespace atlas
