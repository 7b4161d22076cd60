// The texts of a walkthrough: of a step, an act and the overview, as text panel of the app and as main text
// of walk/<id>/<n>/ and walk/<id>/; the parts that stand below the picture; and the whole on one printable
// page.
#pragma once

#include "core/dom.hpp"
#include "core/pages/page_context.hpp"

#include <vector>

namespace atlas {

/// `<article class="node walk">` for a place of page.catalog.walkthroughs: the step; without one the act;
/// without either the overview, in WalkOrder::Both the two orders. Without the sentences (has_prose false) a
/// step has its heading, its tables and its readings, and says that the rest is coming.
[[nodiscard]] Element walk_panel(const PageContext& page, const WalkPlace& place);

/// What stands below the picture of one step: changed fields beside the manifest, `<div class="walk-dock">`.
/// Without children when the step has neither.
[[nodiscard]] Element walk_dock(const PageContext& page, const Walkthrough& walk, int step);

/// `<section>` with the fields that a step changes, a table body per object; without children when none.
[[nodiscard]] Element walk_changes(const PageContext& page, const Walkthrough& walk, int step);

/// `<section>` with the manifest, the lines that matter for the step in `<mark>`; without children when the
/// step has none. Step 0: the manifest as it is.
[[nodiscard]] Element walk_manifest(const PageContext& page, const Walkthrough& walk, int step);

/// `<section>`: the order in which the source document reads the components beside the order in which they
/// act, then what had to be corrected. Without children when the walkthrough has one order only.
[[nodiscard]] Element walk_orders(const PageContext& page, const Walkthrough& walk);

/// `<section class="walk-all">`: contents, both orders, manifest, and every step with its full text. It
/// follows the overview on the page of a whole walkthrough, which can be printed.
[[nodiscard]] Element walk_whole(const PageContext& page, const WalkPlace& place);

/// `<section class="walk-door">` of the start page: the way into a walkthrough and into each of its acts.
[[nodiscard]] Element walk_door(const PageContext& page, const Walkthrough& walk);

/// `<details class="kind-list">` of the list: every step of a walkthrough.
[[nodiscard]] Element walk_listed(const PageContext& page, const Walkthrough& walk);

/// Sections of a node's page, one per walkthrough in which it explains steps, takes part or is touched.
[[nodiscard]] std::vector<Element> walk_mentions(const PageContext& page, NodeId id);

}  // namespace atlas
