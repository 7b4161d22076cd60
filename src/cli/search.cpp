// `atlas search`: the same search as in the page.
#include "core/search.hpp"

#include "cli/commands.hpp"
#include "core/embedded.hpp"
#include "formats/json_answers.hpp"

#include <optional>

namespace atlas::cli {
namespace {

constexpr std::size_t kUsualLimit = 20;

/// 1 to 9999; nothing for anything else.
std::optional<std::size_t> parse_limit(const std::string& text) {
  if (text.empty() || text.size() > 4 || text.find_first_not_of("0123456789") != std::string::npos)
    return std::nullopt;
  const auto value = static_cast<std::size_t>(std::stoul(text));
  return value > 0 ? std::optional(value) : std::nullopt;
}

std::string problem_text(const FilterProblem& problem) {
  std::string text =
      "atlas: nothing has " + filter_text(problem.filter.field, problem.filter.value, false) + ".";
  std::string_view lead = " There is: ";
  for (const std::string& value : problem.instead) {
    text += std::string(lead) + value;
    lead = ", ";
  }
  return text + "\n";
}

std::string no_hits(const Catalog& catalog, const SearchIndex& index, const std::string& query,
                    const SearchResult& result) {
  std::string text = "atlas: nothing matches \"" + query + "\".";
  std::string_view lead = " Did you mean: ";
  for (const NodeId id : index.nearest(catalog, query, 3)) {
    text += std::string(lead) + catalog.node(id).title;
    lead = ", ";
  }
  text += "\n";
  for (const FilterProblem& problem : result.problems) text += problem_text(problem);
  for (const FewerWords& fewer : result.fewer) {
    text += "atlas: without " + fewer.without + " there are " + std::to_string(fewer.total) + ": \"" +
            fewer.query + "\"\n";
  }
  return text;
}

}  // namespace

Outcome search(const Arguments& arguments) {
  const std::string& file = arguments.operands[0];
  const std::string& query = arguments.operands[1];
  std::size_t limit = kUsualLimit;
  if (arguments.has("--limit")) {
    const std::optional<std::size_t> wanted = parse_limit(arguments.value("--limit"));
    if (!wanted) return usage_error("search", "--limit takes a whole number from 1 to 9999.");
    limit = *wanted;
  }
  const Result<Catalog> catalog = load_catalog(file);
  if (!catalog.ok()) return {kFindings, {}, format_messages(file, catalog.messages())};
  const SearchIndex index(catalog.value(), CharacterTable(embedded_characters()));
  const SearchResult result = index.search(catalog.value(), query, {.limit = limit});
  if (arguments.has("--json")) return {kFine, hits_answer(catalog.value(), result.hits) + "\n", {}};
  if (result.hits.empty()) return {kFine, {}, no_hits(catalog.value(), index, query, result)};
  std::string out;
  for (const SearchHit& hit : result.hits) {
    out += hit_id(catalog.value(), hit) + '\t' + std::string(hit_kind(catalog.value(), hit)) + '\t' +
           hit.title + '\n';
  }
  return {kFine, std::move(out), {}};
}

}  // namespace atlas::cli
