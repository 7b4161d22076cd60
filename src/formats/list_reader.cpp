// See list_reader.hpp.
#include "formats/list_reader.hpp"

#include "core/utf8.hpp"
#include "formats/findings.hpp"
#include "formats/url_policy.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace atlas {
namespace {

constexpr std::size_t kLongestTitle = 120;        // in characters; what is longer before a link is prose
constexpr std::size_t kLongestDescription = 600;  // in bytes

std::string whole_text(const MarkedLine& marked) {
  std::string text;
  for (const MarkedLink& link : marked.links) text += link.before + link.link.text;
  return tidy_title(text + marked.after);
}

/// "by" before a link: its text names the author of the link before it.
bool names_author(std::string_view before) {
  const std::string text = tidy_title(before);
  return text == "by" || text == "By" || text == "作者" || text.ends_with(" by");
}

/// What stands behind the first link, as a description of it; a name alone is none.
std::string text_behind(const MarkedLine& marked) {
  std::string text;
  for (std::size_t i = 1; i < marked.links.size(); ++i) {
    const MarkedLink& link = marked.links[i];
    const bool is_name =
        names_author(link.before) && tidy_title(text + link.before).size() <= std::string_view("作者").size();
    if (!is_name) text += link.before + link.link.text;
  }
  text += marked.after;
  std::string cells;  // of a table
  for (const char c : text) cells += c == '\t' ? std::string(", ") : std::string(1, c);
  text = tidy_title(cells);
  if (text.size() <= kLongestDescription) return text;
  return std::string(utf8_prefix(text, kLongestDescription)) + "…";
}

/// Whether a text behind a link is about it, rather than going on with a sentence that the link stands in.
bool starts_description(std::string_view text) {
  constexpr std::array<std::string_view, 11> kMarks{"-",  "–", "—",  ":", "：", ",",
                                                    "，", "(", "（", "|", "\t"};
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  return std::any_of(kMarks.begin(), kMarks.end(),
                     [text](std::string_view mark) { return text.starts_with(mark); }) ||
         text.starts_with("||");
}

/// The words of a link, or those before it.
std::string title_of(const ListPiece& link, std::string_view before) {
  std::string own = tidy_title(link.text);
  if (!own.empty() && !own.starts_with("http://") && !own.starts_with("https://")) return own;
  std::string title = tidy_title(before);
  return count_codepoints(title) <= kLongestTitle ? title : std::string{};
}

}  // namespace

ListReader::ListReader(const Params& params, ListGraph& graph)
    : params_(params), graph_(graph), line_starts_(params.markdown) {}

ListPlace ListReader::place_of(std::size_t at, std::string form) const {
  return {params_.name, line_starts_.position_of(at).line, std::move(form)};
}

void ListReader::say(std::size_t at, Level level, std::string_view rule, std::string text) {
  if (messages_.size() == Findings::kMost) return;
  const TextPosition position = line_starts_.position_of(at);
  messages_.push_back({position.line, position.column, level, std::string(rule), std::move(text)});
}

void ListReader::read(const std::vector<ListLine>& lines) {
  bool title_passed = !params_.first_heading_is_title;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const ListLine& line = lines[i];
    if (line.kind != ListLineKind::Heading) {
      const bool others_inside =
          i + 1 < lines.size() && lines[i + 1].kind == ListLineKind::Item && lines[i + 1].level > line.level;
      read_line(line, others_inside);
    } else if (title_passed) {
      read_heading(line);
    } else {
      title_passed = true;
    }
  }
}

void ListReader::read_heading(const ListLine& line) {
  while (!headings_.empty() && headings_.back().level >= line.level) headings_.pop_back();
  frames_.clear();
  const MarkedLine marked = read_marks(line);
  Frame frame{.level = line.level, .topic = {}, .whole = {}, .authors = marked.authors};
  const std::string title = whole_text(marked);
  const std::optional<ListNode> above = headings_.empty() ? std::nullopt : headings_.back().topic;
  frame.topic = title.empty() ? above : graph_.topic(title, above, place_of(line.at, "heading"));
  headings_.push_back(std::move(frame));
  if (!marked.links.empty()) {
    Frame inside;
    read_links(line, marked, inside);
  }
}

void ListReader::read_line(const ListLine& line, bool others_follow_inside) {
  while (!frames_.empty() && frames_.back().level >= line.level) frames_.pop_back();
  const MarkedLine marked = read_marks(line);
  Frame frame{.level = line.level, .topic = {}, .whole = {}, .authors = {}};
  if (marked.links.empty()) {
    read_without_links(line, marked, frame, others_follow_inside);
  } else {
    read_links(line, marked, frame);
  }
  if (line.kind != ListLineKind::Row) frames_.push_back(std::move(frame));
}

void ListReader::read_without_links(const ListLine& line, const MarkedLine& marked, Frame& frame,
                                    bool others_follow_inside) {
  constexpr std::string_view kBook = "《";
  frame.authors = marked.authors;
  const std::string text = whole_text(marked);
  if (text.empty() || line.kind != ListLineKind::Item) return;  // prose says nothing that a map could show
  const ListPlace place = place_of(line.at, "list-item");
  if (text.starts_with(kBook) && text.find("》") != std::string::npos) {
    const std::size_t end = text.find("》");
    const ListNode book = graph_.book(text.substr(kBook.size(), end - kBook.size()), place);
    graph_.connect(book, Relation::InTopic, topic_here(place), place);
    const Entry entry{.node = book};
    add_authors({&entry, 1}, marked.authors.empty() ? authors_here() : std::span(marked.authors), place);
    if (marked.is_starred) graph_.flag(book, "starred");
  } else if (others_follow_inside) {
    frame.topic = graph_.topic(text, topic_here(place), place);
  } else {
    say(line.at, Level::Note, "no-address",
        "The item " + quoted(text) + " has no address and nothing below it; it was left out.");
  }
}

void ListReader::read_links(const ListLine& line, const MarkedLine& marked, Frame& frame) {
  std::vector<AuthorMark> authors = marked.authors;
  const std::vector<Entry> entries = add_entries(marked, authors);
  if (entries.empty()) return;
  const ListPlace place = place_of(line.at, {});
  const ListNode first = entries.front().node;
  add_authors(entries, authors.empty() ? authors_here() : std::span<const AuthorMark>(authors), place);
  if (marked.is_starred) graph_.flag(first, "starred");
  if (marked.is_moved) graph_.flag(first, "moved");

  if (line.kind != ListLineKind::Heading) describe(first, line.kind, marked, entries);
  const auto around =
      std::find_if(frames_.rbegin(), frames_.rend(), [](const Frame& it) { return it.whole.has_value(); });
  if (around != frames_.rend())
    graph_.connect(first, Relation::PartOf, *around->whole, place, ++around->parts);
  // A line of text is the head of the list below it only when there is nothing else in it.
  if (line.kind == ListLineKind::Item || tidy_title(marked.after).empty()) frame.whole = first;
}

void ListReader::describe(ListNode first, ListLineKind kind, const MarkedLine& marked,
                          std::span<const Entry> entries) {
  const bool leads = marked.links.front().link.is_bare || tidy_title(marked.links.front().before).empty();
  const bool has_joins = std::any_of(entries.begin(), entries.end(), [](const Entry& entry) {
    return entry.join == ListJoinKind::AlsoAt || entry.join == ListJoinKind::MovedTo;
  });
  const std::string& behind = marked.links.size() > 1 ? marked.links[1].before : marked.after;
  if (!leads || has_joins || (kind == ListLineKind::Text && !starts_description(behind))) return;
  if (const std::string text = text_behind(marked); count_codepoints(text) > 2) graph_.describe(first, text);
}

std::vector<ListReader::Entry> ListReader::add_entries(const MarkedLine& marked,
                                                       std::vector<AuthorMark>& authors) {
  std::vector<Entry> entries;
  bool struck_before = false;
  for (const MarkedLink& marked_link : marked.links) {
    const ListPiece& link = marked_link.link;
    const std::optional<std::string> url = resolve(link);
    if (!url) continue;
    const std::string words = tidy_title(link.text);
    if (!entries.empty() && !words.empty() && names_author(marked_link.before)) {
      authors.push_back({words, *url, false});
      continue;
    }
    ListJoin join =
        entries.empty() ? ListJoin{ListJoinKind::And, marked_link.before} : join_of(marked_link.before);
    // An arrow behind what still counts is part of a sentence.
    if (join.kind == ListJoinKind::MovedTo && !struck_before) join = {ListJoinKind::Prose, {}};
    struck_before = link.is_struck;
    std::string title = title_of(link, join.words);
    const bool is_same = join.kind == ListJoinKind::AlsoAt || join.kind == ListJoinKind::MovedTo;
    if (title.empty() && is_same) title = graph_.title(entries.back().node);
    const ListPlace place = place_of(link.at, link.is_bare ? "bare" : "markdown");
    entries.push_back({graph_.resource(*url, title, place), join.kind});
    graph_.connect(entries.back().node, Relation::InTopic, topic_here(place), place);
    if (link.is_struck) graph_.flag(entries.back().node, "struck");
    // With words of its own before it, a bare address is an entry of its own, not a part of a sentence.
    if (join.kind == ListJoinKind::Prose && link.is_bare) entries.back().join = ListJoinKind::And;
    if (entries.size() > 1) join_entries(entries, entries.size() - 1, place);
  }
  return entries;
}

void ListReader::join_entries(const std::vector<Entry>& entries, std::size_t i, const ListPlace& place) {
  const ListNode before = entries[i - 1].node;
  const ListNode node = entries[i].node;
  switch (entries[i].join) {
    case ListJoinKind::AlsoAt:
      graph_.connect(node, Relation::CopyOf, before, place);
      break;
    case ListJoinKind::MovedTo:
      graph_.flag(before, "moved");
      graph_.connect(before, Relation::MovedTo, node, place);
      break;
    case ListJoinKind::Prose:
      graph_.connect(entries.front().node, Relation::Mentions, node, place);
      break;
    case ListJoinKind::And:
      break;
  }
}

void ListReader::add_authors(std::span<const Entry> entries, std::span<const AuthorMark> authors,
                             const ListPlace& place) {
  for (const AuthorMark& mark : authors) {
    const bool has_url = !mark.url.empty() && is_safe_url(mark.url);
    const ListPlace where{place.seed, place.line, "group-mark"};
    const ListNode author =
        graph_.author(mark.name, has_url ? mark.url : std::string_view{}, mark.is_publisher, where);
    for (const Entry& entry : entries) {
      if (entry.join == ListJoinKind::Prose) continue;
      graph_.connect(entry.node, mark.is_publisher ? Relation::PublishedOn : Relation::By, author, place);
    }
  }
}

std::optional<std::string> ListReader::resolve(const ListPiece& link) {
  const std::string& address = link.address;
  if (address.starts_with('#') || address.starts_with("mailto:")) return std::nullopt;  // no reading
  const std::string_view problem = url_problem(address);
  if (problem.empty()) return address;
  const bool is_relative = address.substr(0, address.find_first_of("/?#")).find(':') == std::string::npos;
  if (is_relative && !address.starts_with("//") && !params_.base_url.empty()) {
    const std::string whole =
        params_.base_url + (params_.base_url.ends_with('/') ? "" : "/") +
        address.substr(address.starts_with("./") ? 2 : (address.starts_with('/') ? 1 : 0));
    if (is_safe_url(whole)) return whole;
  }
  if (is_relative) {
    say(link.at, Level::Note, "relative-url",
        "The address " + quoted(address) + " is relative; it was left out. --base says what it starts from.");
  } else {
    say(link.at, Level::Warning, "unsafe-url",
        "The address " + quoted(address) + " " + std::string(problem) + "; it was left out.");
  }
  return std::nullopt;
}

ListNode ListReader::topic_here(const ListPlace& place) {
  for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
    if (frame->topic) return *frame->topic;
  }
  if (!headings_.empty() && headings_.back().topic) return *headings_.back().topic;
  return graph_.topic(params_.title, std::nullopt, place);
}

std::span<const AuthorMark> ListReader::authors_here() const {
  for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
    if (!frame->authors.empty()) return frame->authors;
  }
  for (auto heading = headings_.rbegin(); heading != headings_.rend(); ++heading) {
    if (!heading->authors.empty()) return heading->authors;
  }
  return {};
}

}  // namespace atlas
