// What the page shows round the picture of a walkthrough.
#pragma once

#include "app.hpp"
#include "core/pages/page_context.hpp"

#include <string>

namespace atlas {

/// {"id","title","pin","acts":[{"title","href"}],"steps":[{"n","act","title","href"}],
/// "place":{"step","act","zoom","order"},"previous","next","columns":[{"x","w"}],"dock":tree|null,"prose"} of
/// the walkthrough the reader is in; "null" when in none. Steps and acts are counted from 1 and null when
/// there is none; "previous" and "next" are numbers of steps in the order that is shown.
[[nodiscard]] std::string answer_walk(const App& app, const PageContext& page);

}  // namespace atlas
