// Builds the search index: the texts of each node first, then per node the texts it borrows from its
// authors, topics and components, which are stored only once.
#include "core/assert.hpp"
#include "core/pages/site_name.hpp"
#include "core/search.hpp"
#include "core/utf8.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>

namespace atlas {
namespace {

/// Members of a node that are paths or names in source code.
constexpr std::string_view kPathFields[] = {"binary", "import", "module", "name", "path", "receiver", "repo"};

bool is_name(MatchField field) {
  return field == MatchField::Title || field == MatchField::AltTitle || field == MatchField::Alias;
}

/// An address as readers compare it: without scheme, "www." and slashes at the end.
std::string_view bare_address(std::string_view url) {
  if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos)
    url.remove_prefix(scheme + 3);
  if (url.substr(0, 4) == "www.") url.remove_prefix(4);
  while (!url.empty() && url.back() == '/') url.remove_suffix(1);
  return url;
}

// Components and topics order the catalogue, so they come first among equals.
std::uint16_t kind_rank(Kind kind) {
  switch (kind) {
    case Kind::Component:
      return 3;
    case Kind::Topic:
      return 2;
    case Kind::Author:
      return 1;
    default:
      return 0;
  }
}

// A resource's aliases are words to find it by; these have other names.
bool has_names(Kind kind) { return kind_rank(kind) > 0 || kind == Kind::ApiObject; }

/// Which of a node's fields a neighbour's names stand for.
std::optional<MatchField> borrowed_as(const Catalog& catalog, const Neighbour& neighbour) {
  const Relation relation = catalog.edge(neighbour.edge).relation;
  if (!neighbour.outgoing) {
    const bool source_of = relation == Relation::StartsIn || relation == Relation::BuiltFrom;
    return source_of ? std::optional(MatchField::Component) : std::nullopt;
  }
  switch (relation) {
    case Relation::By:
    case Relation::PublishedOn:
      return MatchField::Author;
    case Relation::InTopic:
      return MatchField::Topic;
    case Relation::About: {
      const bool topic = catalog.node(neighbour.node).kind == Kind::Topic;
      return topic ? MatchField::Topic : MatchField::Component;
    }
    default:
      return std::nullopt;
  }
}

}  // namespace

class SearchIndex::Builder {
 public:
  Builder(SearchIndex& index, const Catalog& catalog) : index_(index), catalog_(catalog) {}

  void build() {
    index_.first_shown_.push_back(0);
    for (const Node& node : catalog_.nodes()) add_own_texts(node);
    own_first_.push_back(static_cast<std::uint32_t>(own_.size()));
    index_.first_address_ = index_.pool_.size();
    note_sounds_and_words();
    for (const Node& node : catalog_.nodes()) add_address(node);
    for (std::uint32_t i = 0; i < catalog_.node_count(); ++i) assemble(NodeId{i});
    index_.first_entry_.push_back(static_cast<std::uint32_t>(index_.entries_.size()));
    invert();
  }

 private:
  std::uint32_t add_text(std::string_view text) {
    index_.shown_.append(text);
    index_.first_shown_.push_back(static_cast<std::uint32_t>(index_.shown_.size()));
    return index_.pool_.add(text);
  }

  /// Notes a text of the node being added, unless it is empty or already there.
  void add_own(MatchField field, std::string_view text) {
    if (text.empty()) return;
    for (std::size_t i = own_first_.back(); i < own_.size(); ++i) {
      if (index_.shown(own_[i].text) == text) return;
    }
    own_.push_back({add_text(text), field});
  }

  void add_own_texts(const Node& node) {
    own_first_.push_back(static_cast<std::uint32_t>(own_.size()));
    own_.push_back(
        {add_text(node.title), MatchField::Title});  // also when empty: the first text is the title
    for (const Bilingual* name : {&node.name, &node.label}) {
      add_own(MatchField::AltTitle, name->zh);
      add_own(MatchField::AltTitle, name->en);
    }
    for (const std::string& title : node.alt_titles) add_own(MatchField::AltTitle, title);
    for (const std::string& alias : node.aliases) add_own(MatchField::Alias, alias);
    add_own(MatchField::Alias, node.field("handles"));
    add_own(MatchField::Id, node.id);
    for (const std::string_view key : kPathFields) add_own(MatchField::Path, node.field(key));
    add_own(MatchField::Summary, node.summary.zh);
    add_own(MatchField::Summary, node.summary.en);
    add_shared_texts(node);
    index_.has_names_.push_back(has_names(node.kind));
    const std::size_t length = std::min<std::size_t>(count_codepoints(node.title), 127);
    index_.tie_breakers_.push_back(
        static_cast<std::uint16_t>((std::size_t{kind_rank(node.kind)} << 7U) + (127U - length)));
  }

  void add_shared_texts(const Node& node) {
    if (const std::string host = host_of(node.url); !host.empty()) {
      for (const std::string& text : {host, site_name(node.url, Lang::Zh), site_name(node.url, Lang::En)}) {
        own_.push_back({shared_text(text), MatchField::Host});
      }
    }
    for (const std::string_view kind : {info(node.kind).zh, info(node.kind).en}) {
      own_.push_back({shared_text(std::string(kind)), MatchField::Kind});
    }
  }

  void note_sounds_and_words() {
    for (std::uint32_t text = 0; text < index_.pool_.size(); ++text) {
      index_.signatures_.emplace_back(index_.pinyin_, index_.pool_.text(text));
      index_.pool_.for_each_word(text, [&](std::string_view word) { index_.vocabulary_.add(word, text); });
    }
    index_.vocabulary_.finish();
  }

  void add_address(const Node& node) {
    const std::string_view address = bare_address(node.url);
    addresses_.push_back(address.empty() ? kInvalidIndex : add_text(address));
  }

  /// A text that many nodes share, added once.
  std::uint32_t shared_text(const std::string& text) {
    const auto [found, is_new] = shared_.emplace(text, 0);
    if (is_new) found->second = add_text(text);
    return found->second;
  }

  void assemble(NodeId id) {
    std::vector<Entry>& entries = index_.entries_;
    index_.first_entry_.push_back(static_cast<std::uint32_t>(entries.size()));
    for (std::uint32_t i = own_first_[id.index]; i < own_first_[id.index + 1]; ++i)
      entries.push_back(own_[i]);
    for (const Neighbour& neighbour : catalog_.neighbours(id)) {
      if (const auto field = borrowed_as(catalog_, neighbour)) borrow(neighbour.node, *field);
    }
    if (addresses_[id.index] != kInvalidIndex) entries.push_back({addresses_[id.index], MatchField::Address});
  }

  void borrow(NodeId from, MatchField field) {
    for (std::uint32_t i = own_first_[from.index]; i < own_first_[from.index + 1]; ++i) {
      if (is_name(own_[i].field)) index_.entries_.push_back({own_[i].text, field});
    }
  }

  /// Groups the entries by text.
  void invert() {
    std::vector<std::uint32_t>& first = index_.first_use_;
    first.assign(index_.pool_.size() + 1, 0);
    for (const Entry& entry : index_.entries_) ++first[entry.text + 1];
    for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
    std::vector<std::uint32_t> fill(first.begin(), first.end());
    index_.uses_.resize(index_.entries_.size());
    for (std::uint32_t node = 0; node < catalog_.node_count(); ++node) {
      for (std::uint32_t i = index_.first_entry_[node]; i < index_.first_entry_[node + 1]; ++i) {
        const Entry& entry = index_.entries_[i];
        index_.uses_[fill[entry.text]++] = {NodeId{node}, entry.field};
      }
    }
  }

  SearchIndex& index_;
  const Catalog& catalog_;
  std::vector<Entry> own_;                // grouped by node, in node order
  std::vector<std::uint32_t> own_first_;  // node_count + 1 offsets into own_
  std::vector<std::uint32_t> addresses_;  // per node
  std::unordered_map<std::string, std::uint32_t> shared_;
};

SearchIndex::SearchIndex(const Catalog& catalog) { Builder(*this, catalog).build(); }

}  // namespace atlas
