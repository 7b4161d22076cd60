// Works on the line as one text in which each link is one byte that no text holds, so that a mark may stand
// round a link.
#include "formats/list_marks.hpp"

#include "core/sort.hpp"
#include "core/utf8.hpp"
#include "formats/text_policy.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace atlas {
namespace {

constexpr char kLinkByte = '\x01';
constexpr std::string_view kOpening = "【";
constexpr std::string_view kClosing = "】";

struct AuthorWord {
  std::string_view word;
  bool is_publisher;
};
constexpr std::array kAuthorWords{
    AuthorWord{"by ", false},  AuthorWord{"By ", false},   AuthorWord{"BY ", false},
    AuthorWord{"作者", false}, AuthorWord{"文/", false},   AuthorWord{"译者", false},
    AuthorWord{"From ", true}, AuthorWord{"from ", true},  AuthorWord{"FROM ", true},
    AuthorWord{"来自", true},  AuthorWord{"转载自", true}, AuthorWord{"转自", true},
    AuthorWord{"出处", true}};
constexpr std::array<std::string_view, 4> kWordsBehind{"作者：", "作者:", "by ", "By "};
constexpr std::array<std::string_view, 4> kStars{"⭐", "🌟", "★", ":star:"};

/// Cuts from both ends what is in `parts`, and blanks.
std::string_view without_ends(std::string_view text, const std::vector<std::string_view>& parts) {
  for (bool cut = true; cut && !text.empty();) {
    cut = false;
    for (const std::string_view part : parts) {
      if (text.starts_with(part)) {
        text.remove_prefix(part.size());
        cut = true;
      }
      if (!text.empty() && text.ends_with(part)) {
        text.remove_suffix(part.size());
        cut = true;
      }
    }
  }
  return text;
}

/// Runs of blanks, tabs and no-break spaces as one blank.
std::string with_single_blanks(std::string_view text) {
  constexpr std::array<std::string_view, 5> kBlanks{" ", "\t", "\n", "\u00A0", "\u3000"};
  std::string single;
  while (!text.empty()) {
    const auto* const blank = std::find_if(kBlanks.begin(), kBlanks.end(),
                                           [text](std::string_view it) { return text.starts_with(it); });
    if (blank == kBlanks.end()) {
      single += text.front();
      text.remove_prefix(1);
    } else {
      if (!single.ends_with(' ')) single += ' ';
      text.remove_prefix(blank->size());
    }
  }
  return single;
}

/// Without characters that a catalogue refuses.
std::string allowed(std::string text) {
  if (!forbidden_character(text, TextRule::Line)) return text;
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view character = std::string_view(text).substr(at, decode_utf8(text, at).size);
    if (!forbidden_character(character, TextRule::Line)) kept += character;
    at += character.size();
  }
  return kept;
}

/// A part of a text, brackets included.
struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The marks of a text that are closed, by their beginnings; they may stand in each other.
std::vector<Mark> find_marks(std::string_view text) {
  std::vector<Mark> marks;
  std::vector<std::size_t> open;
  for (std::size_t at = text.find("\xE3\x80"); at != std::string_view::npos;
       at = text.find("\xE3\x80", at + 1)) {
    if (text.substr(at).starts_with(kOpening)) open.push_back(at);
    if (!text.substr(at).starts_with(kClosing) || open.empty()) continue;
    marks.push_back({open.back(), at + kClosing.size()});
    open.pop_back();
  }
  sort_stably(marks, [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
  return marks;
}

/// Whether a text that stands behind "by" may be a name: short, and not the rest of a sentence.
bool may_be_name(std::string_view text) {
  const bool starts_small =
      !text.empty() && text.front() >= 'a' && text.front() <= 'z' && text.find(' ') != std::string_view::npos;
  return !text.empty() && !starts_small && count_codepoints(text) <= 40 &&
         std::count(text.begin(), text.end(), ' ') <= 4;
}

class MarkReader {
 public:
  explicit MarkReader(const ListLine& line) {
    for (const ListPiece& piece : line.pieces) {
      if (piece.is_link()) {
        text_ += kLinkByte;
        links_.push_back(piece);
      } else {
        std::copy_if(piece.text.begin(), piece.text.end(), std::back_inserter(text_),
                     [](char c) { return c != kLinkByte; });
      }
    }
  }

  MarkedLine read() {
    take_stars();
    std::string kept;
    std::size_t done = 0;
    for (const Mark mark : find_marks(text_)) {
      if (mark.begin < done) continue;
      const std::string_view between = std::string_view(text_).substr(done, mark.begin - done);
      const std::string_view inside = std::string_view(text_).substr(
          mark.begin + kOpening.size(), mark.end - mark.begin - kOpening.size() - kClosing.size());
      const std::size_t first_link = next_link_ + count_links(between);
      if (!take(inside, first_link)) continue;
      kept += between;
      next_link_ = first_link;
      done = mark.end;
    }
    text_ = kept + text_.substr(done);
    cut_at_links();
    take_author_behind();
    return std::move(line_);
  }

 private:
  static std::size_t count_links(std::string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), kLinkByte));
  }

  /// Notes what a mark says, and forgets the links in it; false when it says nothing that is known here.
  bool take(std::string_view inside, std::size_t first_link) {
    if (take_author(inside, first_link)) return true;
    if (count_links(inside) > 0) return false;
    const std::string_view words = without_ends(inside, {" ", "/"});
    const bool says_moved = words == "已转移" || words == "已迁移" || words == "moved" || words == "Moved";
    line_.is_moved = line_.is_moved || says_moved;
    const bool is_empty =
        without_ends(inside, {" ", "[", "]", "(", ")", "*", "\uFE0F"}).empty();  // a star stood here
    return says_moved || is_empty;
  }

  bool take_author(std::string_view inside, std::size_t first_link) {
    const std::string_view start = without_ends(inside, {" "});
    const auto* const word =
        std::find_if(kAuthorWords.begin(), kAuthorWords.end(),
                     [start](const AuthorWord& it) { return start.starts_with(it.word); });
    if (word == kAuthorWords.end()) return false;
    AuthorMark mark{{}, {}, word->is_publisher};
    std::string name;
    std::size_t link = first_link;
    for (const char c : start.substr(word->word.size())) {
      if (c != kLinkByte) {
        name += c;
        continue;
      }
      if (mark.url.empty()) mark.url = links_[link].address;
      name += links_[link++].text;
    }
    links_.erase(links_.begin() + static_cast<std::ptrdiff_t>(first_link),
                 links_.begin() + static_cast<std::ptrdiff_t>(link));
    mark.name = tidy_title(name);
    if (!mark.name.empty()) line_.authors.push_back(std::move(mark));
    return true;
  }

  void take_stars() {
    std::string kept;
    for (std::string_view rest = text_; !rest.empty();) {
      const auto* const star = std::find_if(kStars.begin(), kStars.end(),
                                            [rest](std::string_view it) { return rest.starts_with(it); });
      line_.is_starred = line_.is_starred || star != kStars.end();
      const std::size_t size = star == kStars.end() ? 1 : star->size();
      if (star == kStars.end()) kept += rest.front();
      rest.remove_prefix(size);
    }
    text_ = std::move(kept);
  }

  void cut_at_links() {
    std::size_t done = 0;
    for (ListPiece& link : links_) {
      const std::size_t at = text_.find(kLinkByte, done);
      line_.links.push_back({text_.substr(done, at - done), std::move(link)});
      done = at + 1;
    }
    line_.after = text_.substr(done);
  }

  /// "作者：NAME" or "by NAME" directly behind the last link, up to the end of its line or a dash, comma or
  /// bracket.
  void take_author_behind() {
    if (line_.links.empty()) return;
    std::string_view rest = line_.after;
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
    const auto* const word = std::find_if(kWordsBehind.begin(), kWordsBehind.end(),
                                          [rest](std::string_view it) { return rest.starts_with(it); });
    if (word == kWordsBehind.end()) return;
    rest.remove_prefix(word->size());
    std::size_t end = rest.size();
    for (const std::string_view sign : {"\n", " - ", " – ", " — ", ",", "，", "(", "（", "。", "；"}) {
      end = std::min(end, rest.find(sign));
    }
    const std::string names = tidy_title(rest.substr(0, end));
    if (!may_be_name(names)) return;
    for (std::size_t at = 0; at <= names.size();) {
      const std::size_t comma = std::min(names.find("、", at), names.size());
      const std::string name = tidy_title(names.substr(at, comma - at));
      if (!name.empty()) line_.authors.push_back({name, {}, false});
      at = comma + std::string_view("、").size();
    }
    line_.after = rest.substr(end);
  }

  std::string text_;
  std::vector<ListPiece> links_;  // in the order of the bytes that stand for them
  std::size_t next_link_ = 0;     // behind those that stand before the last mark that was taken
  MarkedLine line_;
};

}  // namespace

MarkedLine read_marks(const ListLine& line) { return MarkReader(line).read(); }

std::string tidy_title(std::string_view text) {
  const std::string single = allowed(with_single_blanks(text));
  return std::string(without_ends(
      single, {" ", "-", "–", "—", ":", "：", ",", "，", "、", ";", "；", "|", "•", "·", "\uFE0F"}));
}

ListJoin join_of(std::string_view between) {
  constexpr std::array<std::pair<std::string_view, ListJoinKind>, 5> kSigns{{{"||", ListJoinKind::AlsoAt},
                                                                             {"-->", ListJoinKind::MovedTo},
                                                                             {"->", ListJoinKind::MovedTo},
                                                                             {"→", ListJoinKind::MovedTo},
                                                                             {"=>", ListJoinKind::MovedTo}}};
  for (const auto& [sign, kind] : kSigns) {
    const std::size_t at = between.rfind(sign);
    if (at != std::string_view::npos) return {kind, between.substr(at + sign.size())};
  }
  constexpr std::array<std::string_view, 8> kAnd{"and", "or", "和", "与", "及", "以及", "或", "&"};
  const std::string trimmed = tidy_title(between);
  const std::string rest =
      tidy_title(without_ends(trimmed, {"/", "(", ")", "（", "）", ".", "。", "+", "[", "]"}));
  const bool joins = rest.empty() || std::find(kAnd.begin(), kAnd.end(), rest) != kAnd.end();
  return joins ? ListJoin{} : ListJoin{ListJoinKind::Prose, between};
}

}  // namespace atlas
