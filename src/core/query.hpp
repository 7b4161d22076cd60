// What a reader types, taken apart: words to look for, and filters such as kind:video or -author:draveness.
// Only the form is known here; what a filter's value means is for query_filter.hpp.
#pragma once

#include "core/bilingual.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// What a filter is about.
enum class QueryField : std::uint8_t { Kind, Topic, Author, Lang, Is, Host };
inline constexpr std::size_t kQueryFieldCount = 6;

/// How a filter may be called: "kind", 类型 and 種類. The first is the name in links and completions.
struct QueryFieldInfo {
  QueryField field;
  std::string_view name;
  std::string_view zh;  ///< as completions show it
  std::array<std::string_view, 4> others;
};
[[nodiscard]] std::span<const QueryFieldInfo> query_fields();
[[nodiscard]] std::string_view name(QueryField field);

struct QueryFilter {
  QueryField field = QueryField::Kind;
  std::string value;  ///< as typed, without quotes; empty while it is being typed
  bool negated = false;
  std::size_t begin = 0;  ///< bytes of the query it was typed in
  std::size_t end = 0;
};

struct QueryWord {
  std::string text;
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Query {
  std::vector<QueryWord> words;
  std::vector<QueryFilter> filters;
  /// Whether it asks for anything: a filter without a value does not yet.
  [[nodiscard]] bool empty() const;
};

/// More words than a reader types; bounds the work for a hostile link.
inline constexpr std::size_t kMaxQueryWords = 16;
inline constexpr std::size_t kMaxQueryFilters = 16;

/// Takes a query apart. A filter is a known name, a colon (of any width) and a value; the value may stand in
/// quotes, a hyphen before the name negates it, capitals do not matter. Everything else is a word: addresses,
/// and colons after names that are not known. Words and filters beyond the limits are left out. Errors: none;
/// any bytes will do. O(bytes).
[[nodiscard]] Query parse_query(std::string_view text);

/// The filter as one would type it: kind:video, author:"Daniel Guo".
[[nodiscard]] std::string filter_text(QueryField field, std::string_view value, bool negated);

/// The query without bytes [begin, end) and the spaces round them.
[[nodiscard]] std::string query_without(std::string_view text, std::size_t begin, std::size_t end);

/// What is being typed at the end of a query, for completion: a filter whose value is not ended by a space,
/// or the beginning of a filter's name.
struct QueryTail {
  std::optional<QueryField> field;  ///< nothing while the name is typed
  std::string text;                 ///< of the value or the name so far
  bool negated = false;
  std::size_t begin = 0;  ///< byte of the query at which it begins
};
[[nodiscard]] std::optional<QueryTail> query_tail(std::string_view text);

}  // namespace atlas
