// The table of queries in tests/data/queries.txt over the built-in catalogue: what readers mean comes first.
#include "core/search.hpp"
#include "unit/characters_fixture.hpp"
#include "unit/page_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace atlas {
namespace {

struct Query {
  std::string kind, text;
  std::vector<std::string> wanted;  // empty: nothing may be found by this
};

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

std::vector<Query> queries() {
  std::istringstream lines(testing::file_text("tests/data/queries.txt"));
  std::vector<Query> found;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t first = line.find('|');
    const std::size_t second = line.find('|', first + 1);
    REQUIRE(second != std::string::npos);
    Query query{trimmed(line.substr(0, first)), trimmed(line.substr(first + 1, second - first - 1)), {}};
    std::istringstream ids(line.substr(second + 1));
    for (std::string id; ids >> id;) query.wanted.push_back(id);
    found.push_back(query);
  }
  return found;
}

/// "" when the query finds what is wanted; else what came instead.
std::string complaint(const Catalog& catalog, const SearchIndex& index, const Query& query) {
  const std::vector<SearchHit> hits = index.find(catalog, query.text, query.wanted.size() + 2);
  std::string got;
  std::vector<std::string> ids;
  for (const SearchHit& hit : hits) {
    ids.push_back(hit_id(catalog, hit));
    got += " " + ids.back();
  }
  const auto among = [&](const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
  };
  const bool first =
      !ids.empty() && std::find(query.wanted.begin(), query.wanted.end(), ids.front()) != query.wanted.end();
  if (query.wanted.empty()) return ids.empty() ? "" : query.text + " ->" + got;
  if (first && std::all_of(query.wanted.begin(), query.wanted.end(), among)) return {};
  return query.text + " ->" + got;
}

TEST_CASE("readers find what they mean, whatever way they type it") {
  const Catalog& catalog = testing::shipped_catalog();
  const SearchIndex index(catalog, test::characters());
  std::map<std::string, std::pair<int, int>> rate;  // found, all
  const std::vector<Query> table = queries();
  for (const Query& query : table) {
    const std::string wrong = complaint(catalog, index, query);
    CHECK(wrong == "");
    rate[query.kind].first += wrong.empty() ? 1 : 0;
    ++rate[query.kind].second;
  }
  CHECK(table.size() >= 120);
  std::string report;
  for (const auto& [kind, counts] : rate)
    report += kind + " " + std::to_string(counts.first) + "/" + std::to_string(counts.second) + "  ";
  MESSAGE(report);
}

}  // namespace
}  // namespace atlas
