// FNV-1a, and the last step of MurmurHash3, which spreads what short names have in common over all bits.
// Source: A. Appleby, MurmurHash3. Never to be changed: the ids are in people's links.
#include "formats/permanent_id.hpp"

#include "formats/fnv1a.hpp"

#include <cstdint>

namespace atlas {
namespace {

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = fnv1a(text);
  hash = (hash ^ (hash >> 33U)) * 0xFF51'AFD7'ED55'8CCDU;
  hash = (hash ^ (hash >> 33U)) * 0xC4CE'B9FE'1A85'EC53U;
  return hash ^ (hash >> 33U);
}

}  // namespace

std::string permanent_id(char kind, std::string_view name) {
  constexpr std::string_view kDigits = "abcdefghijklmnopqrstuvwxyz234567";
  std::string id{kind, '.'};
  std::uint64_t rest = hash_of(name);
  for (int i = 0; i < 10; ++i, rest >>= 5U) id += kDigits[rest & 31U];
  return id;
}

}  // namespace atlas
