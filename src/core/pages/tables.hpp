// The tables of figures that a topic collects: lines of code by language, and single facts with their date.
#pragma once

#include "core/dom.hpp"
#include "core/pages/page_context.hpp"

#include <vector>

namespace atlas {

/// `<div class="tables">` with a table for each set of figures that the topic `id` collects; without children
/// for other nodes. Every figure in it links to its page.
[[nodiscard]] Element node_table(const PageContext& page, NodeId id);

/// The figures (statistic nodes) that node_table() shows for a topic, so that lists need not repeat them.
[[nodiscard]] std::vector<NodeId> tabled_figures(const PageContext& page, NodeId topic);

}  // namespace atlas
