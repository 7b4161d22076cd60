// The rows and chips from which panels, pages and lists are built: a related node as mark, title, a line of
// detail, the evidence of the relation, and the way out to the original.
#pragma once

#include "core/pages/page_context.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// What a row says beyond the node itself.
struct RowOptions {
  EdgeId edge;       ///< the relation the row stands for; shown when it is inferred, with its reason
  std::string note;  ///< a word before the detail, for instance the relation's name
  bool note_is_aloud = false;     ///< the note is for those who listen: the line of detail is full already
  bool inferred_is_said = false;  ///< the heading says "inferred" already, so the row only gives the reason
};

/// `<li class="row">`: mark, linked title, detail ("author · site"), evidence, outward arrow.
[[nodiscard]] Element node_row(const PageContext& page, NodeId id, const RowOptions& options = {});

/// Rows of a group that are left for later: how many, and of which group (more_rows()).
struct RowsLeft {
  std::size_t count = 0;
  std::size_t group = 0;
};

/// `<ul class="rows">` of rows. From kRowsBeforeFold + 3 rows on, those after the first kRowsBeforeFold are
/// in a `<details>`, so that a long group does not bury the next one. Behind them a button with `data-more`
/// (the group) and `data-from` (the first row that is left), when some are left.
inline constexpr std::size_t kRowsBeforeFold = 12;
void add_rows(const PageContext& page, Element& parent, std::vector<Element> rows, const RowsLeft& left = {});

/// The detail line of a node: author and site of a resource, role of a component, size of a topic, …
/// May be empty.
[[nodiscard]] Element node_detail(const PageContext& page, NodeId id);

/// The node's name in the language of the page where it is not its title; may be empty.
[[nodiscard]] std::string other_name(const PageContext& page, const Node& node);

/// Names of those who wrote (else published) a node, joined; says so when nobody is named.
[[nodiscard]] Element credit_names(const PageContext& page, NodeId id, bool linked);

/// `<details class="why">`: the word "inferred" (or "reason"), which opens to the reason.
[[nodiscard]] Element inferred_tag(const PageContext& page, std::string_view why, bool inferred_is_said);

/// `<h2>` of a group with its number of rows and a remark at the right; either may be empty.
[[nodiscard]] Element group_heading(std::string_view title, std::string_view count, std::string_view remark);

/// The curator's marks as `<span class="chip">`s; `brief` leaves out what only a node's own page says.
[[nodiscard]] std::vector<Element> mark_chips(const PageContext& page, NodeId id, bool brief);

/// Name of a language for readers ("zh-Hans": 中文); the tag itself when unknown.
[[nodiscard]] std::string language_name(const PageContext& page, std::string_view tag);

/// A word for a value of a kind-specific member ("func": 函数); the value itself when there is none.
[[nodiscard]] std::string value_name(const PageContext& page, std::string_view key, std::string_view value);

/// Word for the unit of a figure; empty when the figure is no amount (an address, a date, a name).
[[nodiscard]] std::string unit_name(const PageContext& page, const Node& figure);

/// A whole number with separators ("4992368": "4,992,368"); other texts unchanged.
[[nodiscard]] std::string grouped_digits(std::string_view number);

}  // namespace atlas
