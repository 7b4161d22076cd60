// The marks that curators put between the words of a list: who wrote it, what is best, what is struck out.
#pragma once

#include "formats/list_lines.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// 【by NAME】, 【作者：NAME】 or, of a publisher, 【From NAME】; an address in it is the author's. Without
/// brackets "作者：NAME" and "by NAME" directly behind the last link.
struct AuthorMark {
  std::string name;
  std::string url;
  bool is_publisher = false;
};

/// A link with the text between it and the link before, or the start of the line. Texts are as written.
struct MarkedLink {
  std::string before;
  ListPiece link;
};

/// A line without its marks.
struct MarkedLine {
  std::vector<AuthorMark> authors;
  bool is_starred = false;  ///< ⭐, 🌟, ★ or :star:
  bool is_moved = false;    ///< 【已转移】, 【已迁移】 or 【moved】
  std::vector<MarkedLink> links;
  std::string after;  ///< behind the last link; without links, all of the line
};

[[nodiscard]] MarkedLine read_marks(const ListLine& line);

/// The words of a title: blanks of any kind as one, none at the ends, no dash, colon, comma or bullet at the
/// ends either, no character that a catalogue refuses.
[[nodiscard]] std::string tidy_title(std::string_view text);

/// How the text between two links joins them.
enum class ListJoinKind { AlsoAt, MovedTo, And, Prose };

struct ListJoin {
  ListJoinKind kind = ListJoinKind::And;
  std::string_view words{};  ///< of `between`, behind the sign that joins
};

/// "||" is the same at another address, "-->", "->", "=>" and "→" where it has moved to; blanks, punctuation
/// and words such as "and" only separate; everything else is prose.
[[nodiscard]] ListJoin join_of(std::string_view between);

}  // namespace atlas
