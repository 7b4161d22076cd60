// See bare_address.hpp.
#include "formats/bare_address.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace atlas {
namespace {

bool belongs_to_address(char c) {
  constexpr std::string_view kNever = "<>\"`{}|\\^";
  return c > ' ' && c < '\x7F' && kNever.find(c) == std::string_view::npos;
}

/// How many more brackets of a kind a text closes than it opens.
std::ptrdiff_t closed_too_often(std::string_view text, char opening, char closing) {
  return std::count(text.begin(), text.end(), closing) - std::count(text.begin(), text.end(), opening);
}

/// The address at the start of `text`, with its scheme.
std::string_view address_at_start(std::string_view text) {
  constexpr std::string_view kPunctuation = ".,;:!?'*~";
  std::size_t size = 0;
  while (size < text.size() && belongs_to_address(text[size])) ++size;
  std::string_view address = text.substr(0, size);
  std::ptrdiff_t round = closed_too_often(address, '(', ')');
  std::ptrdiff_t square = closed_too_often(address, '[', ']');
  const auto ends_outside = [&](char last) {
    if (last == ')') return round-- > 0;
    if (last == ']') return square-- > 0;
    return kPunctuation.find(last) != std::string_view::npos;
  };
  while (!address.empty() && ends_outside(address.back())) address.remove_suffix(1);
  return address;
}

/// Where the next address starts; npos when there is none.
std::size_t find_address(std::string_view text, std::size_t from) {
  return std::min(text.find("http://", from), text.find("https://", from));
}

}  // namespace

void split_addresses(const ListPiece& piece, std::vector<ListPiece>& pieces) {
  const std::string_view text = piece.text;
  std::size_t done = 0;
  const auto add_text_to = [&](std::size_t end) {
    if (end == done) return;
    ListPiece part = piece;
    part.text = text.substr(done, end - done);
    part.at = piece.at + done;
    pieces.push_back(std::move(part));
  };
  for (std::size_t at = find_address(text, 0); at != std::string_view::npos; at = find_address(text, at)) {
    const std::string_view address = address_at_start(text.substr(at));
    if (address.ends_with("//") || address.ends_with(":") || address.size() <= 8) {  // nothing but a scheme
      at += address.size() + 1;
      continue;
    }
    add_text_to(at);
    ListPiece link = piece;
    link.text.clear();
    link.address = address;
    link.is_bare = true;
    link.at = piece.at + at;
    pieces.push_back(std::move(link));
    done = at += address.size();
  }
  add_text_to(text.size());
}

}  // namespace atlas
