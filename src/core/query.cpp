// See query.hpp.
#include "core/query.hpp"

#include "core/search_words.hpp"
#include "core/utf8.hpp"

#include <algorithm>

namespace atlas {
namespace {

constexpr std::array<QueryFieldInfo, kQueryFieldCount> kFields{{
    {QueryField::Kind, "kind", "类型", {"类型", "種類", "種类", "类别"}},
    {QueryField::Author, "author", "作者", {"作者", "by", "", ""}},
    {QueryField::Topic, "topic", "主题", {"主题", "主題", "about", ""}},
    {QueryField::Lang, "lang", "语言", {"语言", "語言", "language", ""}},
    {QueryField::Is, "is", "标记", {"标记", "標記", "", ""}},
    {QueryField::Host, "host", "网站", {"网站", "網站", "site", "站点"}},
}};

constexpr std::string_view kWideColon = "：";

std::string lower_ascii(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

std::optional<QueryField> find_field(std::string_view typed) {
  const std::string wanted = lower_ascii(typed);
  for (const QueryFieldInfo& field : kFields) {
    const auto is_it = [&](std::string_view other) { return !other.empty() && other == wanted; };
    if (field.name == wanted || std::any_of(field.others.begin(), field.others.end(), is_it))
      return field.field;
  }
  return std::nullopt;
}

/// Where a colon begins and ends; nothing when there is none.
struct Colon {
  std::size_t begin = 0;
  std::size_t end = 0;
};
std::optional<Colon> find_colon(std::string_view token) {
  const std::size_t narrow = token.find(':');
  const std::size_t wide = token.find(kWideColon);
  if (narrow == std::string_view::npos && wide == std::string_view::npos) return std::nullopt;
  if (narrow < wide) return Colon{narrow, narrow + 1};
  return Colon{wide, wide + kWideColon.size()};
}

struct Quotes {
  std::string_view open;
  std::string_view close;
};
constexpr std::array<Quotes, 3> kQuotes{{{"\"", "\""}, {"“", "”"}, {"「", "」"}}};

/// The head of a filter at the beginning of a token.
struct FilterHead {
  QueryField field = QueryField::Kind;
  bool negated = false;
  std::size_t size = 0;  // bytes up to the value
};
std::optional<FilterHead> read_head(std::string_view token) {
  const bool negated = token.size() > 1 && token[0] == '-';
  const std::optional<Colon> colon = find_colon(token);
  if (!colon) return std::nullopt;
  const std::size_t from = negated ? 1 : 0;
  if (colon->begin <= from) return std::nullopt;
  const auto field = find_field(token.substr(from, colon->begin - from));
  if (!field) return std::nullopt;
  return FilterHead{*field, negated, colon->end};
}

std::size_t end_of_token(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const DecodedCodepoint next = decode_utf8(text, at);
    if (is_between_words(next.value)) break;
    at += next.size;
  }
  return at;
}

/// Reads one query from front to back.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Query read() {
    while (at_ < text_.size()) {
      const DecodedCodepoint next = decode_utf8(text_, at_);
      if (is_between_words(next.value)) {
        at_ += next.size;
      } else {
        read_token();
      }
    }
    return std::move(query_);
  }

 private:
  void read_token() {
    const std::size_t begin = at_;
    const std::size_t end = end_of_token(text_, at_);
    const auto head = read_head(text_.substr(begin, end - begin));
    if (head) return read_filter(begin, end, *head);
    at_ = end;
    if (query_.words.size() < kMaxQueryWords)
      query_.words.push_back({std::string(text_.substr(begin, end - begin)), begin, end});
  }

  void read_filter(std::size_t begin, std::size_t end, const FilterHead& head) {
    std::size_t value_begin = begin + head.size;
    std::size_t value_end = end;
    for (const Quotes& quotes : kQuotes) {
      if (text_.substr(value_begin, quotes.open.size()) != quotes.open) continue;
      value_begin += quotes.open.size();
      const std::size_t close = text_.find(quotes.close, value_begin);
      value_end = std::min(close, text_.size());
      end = std::min(value_end + (close == std::string_view::npos ? 0 : quotes.close.size()), text_.size());
      break;
    }
    at_ = end;
    if (query_.filters.size() == kMaxQueryFilters) return;
    query_.filters.push_back({head.field, std::string(text_.substr(value_begin, value_end - value_begin)),
                              head.negated, begin, end});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Query query_;
};

}  // namespace

std::span<const QueryFieldInfo> query_fields() { return kFields; }

std::string_view name(QueryField field) {
  const auto is_it = [&](const QueryFieldInfo& info) { return info.field == field; };
  return std::find_if(kFields.begin(), kFields.end(), is_it)->name;
}

bool Query::empty() const {
  return words.empty() && std::all_of(filters.begin(), filters.end(),
                                      [](const QueryFilter& filter) { return filter.value.empty(); });
}

Query parse_query(std::string_view text) { return Reader(text).read(); }

std::string filter_text(QueryField field, std::string_view value, bool negated) {
  const bool quoted = end_of_token(value, 0) < value.size();
  std::string text = negated ? "-" : "";
  text.append(name(field)).append(":");
  if (quoted) return text.append("\"").append(value).append("\"");
  return text.append(value);
}

std::string query_without(std::string_view text, std::size_t begin, std::size_t end) {
  const auto trimmed = [](std::string_view part) {
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    return part;
  };
  std::string rest(trimmed(text.substr(0, begin)));
  const std::string_view after = trimmed(text.substr(end));
  if (!rest.empty() && !after.empty()) rest += ' ';
  return rest.append(after);
}

std::optional<QueryTail> query_tail(std::string_view text) {
  const Query query = parse_query(text);
  if (!query.filters.empty() && query.filters.back().end == text.size()) {
    const QueryFilter& filter = query.filters.back();
    return QueryTail{filter.field, filter.value, filter.negated, filter.begin};
  }
  if (query.words.empty() || query.words.back().end != text.size()) return std::nullopt;
  const QueryWord& word = query.words.back();
  const bool negated = word.text.size() > 1 && word.text[0] == '-';
  const std::string typed = lower_ascii(std::string_view(word.text).substr(negated ? 1 : 0));
  const auto begins = [&](const QueryFieldInfo& field) {
    return field.name.substr(0, typed.size()) == typed || field.zh.substr(0, typed.size()) == typed;
  };
  if (!std::any_of(kFields.begin(), kFields.end(), begins)) return std::nullopt;
  return QueryTail{std::nullopt, typed, negated, word.begin};
}

}  // namespace atlas
