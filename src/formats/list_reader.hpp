// Reads one list into a graph, line by line: which topic and which item a line stands in decides what it
// means.
#pragma once

#include "formats/list_graph.hpp"
#include "formats/list_lines.hpp"
#include "formats/list_marks.hpp"
#include "formats/text_position.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

class ListReader {
 public:
  struct Params {
    std::string name;
    std::string_view markdown;
    std::string title;  ///< what stands under no heading is in a topic of this title
    std::string base_url;
    bool first_heading_is_title = false;  ///< and no topic
  };

  /// `graph` must outlive this, and so must the text.
  ListReader(const Params& params, ListGraph& graph);

  void read(const std::vector<ListLine>& lines);
  /// What was left out, by place.
  [[nodiscard]] std::vector<Message>& messages() { return messages_; }

 private:
  /// A heading, or a line that others are nested in.
  struct Frame {
    int level = 0;
    std::optional<ListNode> topic;  // of what is nested here
    std::optional<ListNode> whole;  // that what is nested here is part of
    int parts = 0;
    std::vector<AuthorMark> authors;  // of what is nested here
  };
  /// A link of a line, as a node.
  struct Entry {
    ListNode node = 0;
    ListJoinKind join = ListJoinKind::And;
  };

  void read_heading(const ListLine& line);
  void read_line(const ListLine& line, bool others_follow_inside);
  void read_without_links(const ListLine& line, const MarkedLine& marked, Frame& frame,
                          bool others_follow_inside);
  void read_links(const ListLine& line, const MarkedLine& marked, Frame& frame);
  /// Keeps what stands behind the first link of a line as its description, if it is one.
  void describe(ListNode first, ListLineKind kind, const MarkedLine& marked, std::span<const Entry> entries);
  std::vector<Entry> add_entries(const MarkedLine& marked, std::vector<AuthorMark>& authors);
  void join_entries(const std::vector<Entry>& entries, std::size_t i, const ListPlace& place);
  void add_authors(std::span<const Entry> entries, std::span<const AuthorMark> authors,
                   const ListPlace& place);
  /// The address to use; nothing when it was left out.
  std::optional<std::string> resolve(const ListPiece& link);
  ListNode topic_here(const ListPlace& place);
  [[nodiscard]] std::span<const AuthorMark> authors_here() const;

  [[nodiscard]] ListPlace place_of(std::size_t at, std::string form) const;
  void say(std::size_t at, Level level, std::string_view rule, std::string text);

  Params params_;
  ListGraph& graph_;
  LineStarts line_starts_;
  std::vector<Frame> headings_;
  std::vector<Frame> frames_;  // of lines
  std::vector<Message> messages_;
};

}  // namespace atlas
