// See search_build.hpp. The texts of each node first, then per node the texts it borrows from its
// authors, topics and components, which are stored only once. What is done for each of many texts or nodes is
// a call of its own, which a browser soon translates well: see gram_index.cpp.
#include "core/search_build.hpp"

#include "core/assert.hpp"
#include "core/pages/site_name.hpp"
#include "core/passes.hpp"
#include "core/search_points.hpp"
#include "core/search_words.hpp"
#include "core/utf8.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace atlas {
namespace {

/// Members of a node that are paths or names in source code.
constexpr std::string_view kPathFields[] = {"binary", "import", "module", "name", "path", "receiver", "repo"};

constexpr std::array<std::uint64_t, 256> kLetterBits = [] {
  std::array<std::uint64_t, 256> bits{};
  for (std::size_t byte = 0; byte < bits.size(); ++byte) bits[byte] = letter_bit(static_cast<char>(byte));
  return bits;
}();

bool is_name(MatchField field) {
  return field == MatchField::Title || field == MatchField::AltTitle || field == MatchField::Alias;
}

// Components and topics order the catalogue, so they come first among equals; places in a walkthrough, which
// lead to several of them, last.
constexpr unsigned kPlaceRank = 0;
unsigned kind_rank(Kind kind) {
  switch (kind) {
    case Kind::Component:
      return 4;
    case Kind::Topic:
      return 3;
    case Kind::Author:
      return 2;
    default:
      return 1;
  }
}

/// The lower bits of a document's rank.
std::uint32_t standing(unsigned rank, std::string_view title, std::size_t degree) {
  constexpr std::size_t kMostDegree = (1U << kDegreeBits) - 1;
  constexpr std::size_t kLongest = (1U << kLengthBits) - 1;
  const std::size_t length = std::min(count_codepoints(title), kLongest);
  const std::uint32_t tie = (rank << kLengthBits) + static_cast<std::uint32_t>(kLongest - length);
  return tie << kDegreeBits | static_cast<std::uint32_t>(std::min(degree, kMostDegree));
}

// A resource's aliases are words to find it by; these have other names.
bool has_names(Kind kind) { return kind_rank(kind) > 1 || kind == Kind::ApiObject; }

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
  /// Fills an empty index that has its characters; both must stay where they are.
  Builder(SearchIndex& index, const Catalog& catalog);

  /// Does about a millisecond's work; false when nothing was left to do.
  bool step() { return passes_.step(*this) || grams_.step() || sounds_.step(); }

 private:
  static const Pass<Builder> kPasses[];

  [[nodiscard]] std::size_t nodes() const { return catalog_.node_count(); }
  [[nodiscard]] std::size_t texts() const { return index_.pool_.size(); }
  [[nodiscard]] std::size_t documents() const { return index_.first_entry_.size() - 1; }

  void reserve() {
    std::size_t bytes = 0;
    for (const Node& node : catalog_.nodes()) {
      bytes += node.title.size() + node.name.zh.size() + node.name.en.size() + node.id.size() +
               node.summary.zh.size() + node.summary.en.size() + 8;
    }
    index_.pool_.reserve(bytes);
    index_.shown_.reserve(bytes);
    own_.reserve(catalog_.node_count() * 6);
    index_.entries_.reserve(catalog_.node_count() * 8);
    index_.first_shown_.push_back(0);
  }

  void add_own_texts(std::size_t first, std::size_t end) {
    for (const Node& node : catalog_.nodes().subspan(first, end - first)) add_own_texts(node);
  }
  void finish_own_texts() { own_first_.push_back(static_cast<std::uint32_t>(own_.size())); }
  void assemble(std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end; ++i) assemble(NodeId{static_cast<std::uint32_t>(i)});
  }
  void finish_texts() {
    add_walkthroughs();
    index_.first_entry_.push_back(static_cast<std::uint32_t>(index_.entries_.size()));
    index_.pool_.finish();
  }
  void add_addresses(std::size_t first, std::size_t end) {
    for (const Node& node : catalog_.nodes().subspan(first, end - first)) add_address(node);
  }

  std::uint32_t add_text(std::string_view text) {
    index_.shown_.append(text);
    index_.first_shown_.push_back(static_cast<std::uint32_t>(index_.shown_.size()));
    return index_.pool_.add(text, index_.characters_);
  }

  /// Notes a text of the document being added, unless it is empty or already there.
  void add_once(std::vector<Entry>& entries, std::size_t first, MatchField field, std::string_view text) {
    if (text.empty()) return;
    for (std::size_t i = first; i < entries.size(); ++i) {
      if (index_.shown(entries[i].text) == text) return;
    }
    entries.push_back({add_text(text), field});
  }
  void add_own(MatchField field, std::string_view text) { add_once(own_, own_first_.back(), field, text); }

  [[gnu::noinline]] void add_own_texts(const Node& node) {
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
    add_host(node);
    add_kind(node.kind);
    index_.has_names_.push_back(has_names(node.kind));
    index_.groups_.push_back(static_cast<std::uint8_t>(node.kind));
    const NodeId id{static_cast<std::uint32_t>(index_.standings_.size())};
    index_.standings_.push_back(standing(kind_rank(node.kind), node.title, catalog_.degree(id)));
  }

  /// The host and its names, which many nodes share.
  void add_host(const Node& node) {
    std::string host = host_of(node.url);
    if (host.empty()) return;
    const auto [found, is_new] = hosts_.emplace(std::move(host), std::vector<std::uint32_t>());
    if (is_new) {
      std::vector<std::string> names{found->first};
      for (const Lang lang : {Lang::Zh, Lang::En}) {
        if (const std::string name = site_name(node.url, lang);
            std::find(names.begin(), names.end(), name) == names.end())
          names.push_back(name);
      }
      for (const std::string& name : names) found->second.push_back(add_text(name));
    }
    for (const std::uint32_t text : found->second) own_.push_back({text, MatchField::Host});
  }

  void add_kind(Kind kind) {
    std::uint32_t& first = first_kind_text_[static_cast<std::size_t>(kind)];
    if (first == kInvalidIndex) {
      first = add_text(info(kind).zh);
      add_text(info(kind).en);
    }
    own_.push_back({first, MatchField::Kind});
    own_.push_back({first + 1, MatchField::Kind});
  }

  void add_address(const Node& node) {
    if (node.url.empty()) return;
    index_.addresses_.add(bare_address(node.url), index_.characters_);
    index_.address_of_.push_back(static_cast<Document>(&node - catalog_.nodes().data()));
  }

  void note_words_and_letters(std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end; ++i) note_words_and_letters(static_cast<std::uint32_t>(i));
  }
  void finish_words() { index_.vocabulary_.finish(); }

  [[gnu::noinline]] void note_words_and_letters(std::uint32_t text) {
    Letters letters;
    const BoundedText bounded = index_.pool_.bounded(text);
    if (!bounded.text.empty()) letters.first = bounded.text.front();
    letters.first_shape = bounded.text.size() == 1 ? MatchShape::Exact : MatchShape::Prefix;
    for (std::size_t at = 0; at < bounded.text.size(); ++at) {
      const std::uint64_t bit = kLetterBits[static_cast<unsigned char>(bounded.text[at])];
      letters.anywhere |= bit;
      letters.starts |= (bounded.marks[at] & WordBounds::kStart) != 0 ? bit : 0;
    }
    index_.letters_[text] = letters;
    for_each_mistypable(bounded, [&](std::size_t begin, std::size_t end) {
      index_.vocabulary_.add(bounded.text.substr(begin, end - begin), text);
    });
  }

  [[gnu::noinline]] void assemble(NodeId id) {
    std::vector<Entry>& entries = index_.entries_;
    index_.first_entry_.push_back(static_cast<std::uint32_t>(entries.size()));
    for (std::uint32_t i = own_first_[id.index]; i < own_first_[id.index + 1]; ++i)
      entries.push_back(own_[i]);
    for (const Neighbour& neighbour : catalog_.neighbours(id)) {
      if (const auto field = borrowed_as(catalog_, neighbour)) borrow(neighbour.node, *field);
    }
  }

  void borrow(NodeId from, MatchField field) {
    for (std::uint32_t i = own_first_[from.index]; i < own_first_[from.index + 1]; ++i) {
      if (is_name(own_[i].field)) index_.entries_.push_back({own_[i].text, field});
    }
  }

  // ---- walkthroughs: the whole, its acts and its steps are documents of their own

  void add_walkthroughs() {
    const std::vector<Walkthrough>& walks = catalog_.data().walkthroughs;
    for (std::size_t w = 0; w < walks.size(); ++w) {
      const Walkthrough& walk = walks[w];
      begin_place({.walkthrough = w}, walk.title);
      add_both(MatchField::AltTitle, walk.lead);
      add_both(MatchField::Summary, walk.summary);
      for (std::size_t act = 0; act < walk.acts.size(); ++act) {
        begin_place({.walkthrough = w, .act = static_cast<int>(act) + 1}, walk.acts[act].title);
        add_both(MatchField::Summary, walk.acts[act].text);
      }
      for (std::size_t step = 0; step < walk.steps.size(); ++step) {
        const int number = static_cast<int>(step) + 1;
        begin_place({.walkthrough = w, .step = number, .act = act_of_step(walk, number)},
                    walk.steps[step].title);
        add_step(walk, walk.steps[step]);
      }
    }
  }

  void begin_place(const WalkPlace& place, const Bilingual& title) {
    index_.places_.push_back(place);
    first_of_place_ = index_.entries_.size();
    index_.first_entry_.push_back(static_cast<std::uint32_t>(first_of_place_));
    index_.has_names_.push_back(false);
    index_.groups_.push_back(static_cast<std::uint8_t>(kKindCount));
    index_.standings_.push_back(standing(kPlaceRank, title.pick(Lang::Zh), 0));
    add_both(MatchField::PlaceTitle, title);
  }

  void add_to_place(MatchField field, std::string_view text) {
    add_once(index_.entries_, first_of_place_, field, text);
  }
  void add_both(MatchField field, const Bilingual& text) {
    add_to_place(field, text.zh);
    add_to_place(field, text.en);
  }

  void add_step(const Walkthrough& walk, const WalkStep& step) {
    for (Bilingual label : {step.label, step.chip}) {
      for (std::string* text : {&label.zh, &label.en}) std::replace(text->begin(), text->end(), '|', ' ');
      add_both(MatchField::AltTitle, label);
    }
    add_to_place(MatchField::Alias, step.actor);
    for (const FieldChange& change : step.changes) add_to_place(MatchField::Path, change.field);
    for (const StepSource& source : step.prose.sources) {
      add_to_place(MatchField::Path, source.path);
      add_to_place(MatchField::Path, source.function);
    }
    for (const Bilingual* text : {&step.prose.what, &step.prose.why, &step.prose.reads, &step.prose.writes,
                                  &step.prose.look, &step.prose.mistake})
      add_both(MatchField::Summary, *text);
    borrow_for_step(walk, step);
  }

  /// Names of who acts and of what the step is about; not of its readings, which are found by themselves.
  void borrow_for_step(const Walkthrough& walk, const WalkStep& step) {
    const auto borrow_if_any = [&](NodeId node) {
      if (node.valid()) borrow(node, MatchField::Component);
    };
    borrow_if_any(walk.lanes[step.lane].node);
    if (step.to != WalkStep::kNoLane) borrow_if_any(walk.lanes[step.to].node);
    for (const StepStore& store : step.stores) borrow_if_any(walk.objects[store.object].node);
    for (const std::size_t object : step.watches) borrow_if_any(walk.objects[object].node);
    for (const NodeId node : step.nodes) borrow_if_any(node);
  }

  // ---- with each text who uses it: the only one, or where in a list of all of them

  void count_uses() {
    index_.addresses_.finish();
    next_use_.assign(index_.pool_.size(), 0);
    for (const Entry& entry : index_.entries_) ++next_use_[entry.text];
    index_.uses_.resize(index_.pool_.size());
    index_.letters_.resize(index_.pool_.size());
    for (std::uint32_t text = 0; text < next_use_.size(); ++text) {
      if (next_use_[text] != 1) share(text, next_use_[text]);
    }
  }
  void note_uses(std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end; ++i) note_uses(static_cast<Document>(i));
  }

  /// Makes room in the list for so many; `next_use` becomes the place of the first of them.
  void share(std::uint32_t text, std::uint32_t& next_use) {
    std::vector<Use>& shared = index_.shared_uses_;
    const auto begin = static_cast<std::uint32_t>(shared.size());
    index_.uses_[text] = {.document = begin, .several = true};
    shared.push_back({.document = next_use});
    shared.resize(shared.size() + next_use);
    next_use = begin + 1;
  }

  [[gnu::noinline]] void note_uses(Document document) {
    for (std::uint32_t i = index_.first_entry_[document]; i < index_.first_entry_[document + 1]; ++i) {
      const Entry& entry = index_.entries_[i];
      Use& only = index_.uses_[entry.text];
      Use& use = only.several ? index_.shared_uses_[next_use_[entry.text]++] : only;
      use = {document, entry.field};
    }
  }

  SearchIndex& index_;
  const Catalog& catalog_;
  std::vector<Entry> own_;                // of the nodes, grouped by node, in node order
  std::vector<std::uint32_t> own_first_;  // node_count + 1 offsets into own_
  std::unordered_map<std::string, std::vector<std::uint32_t>> hosts_;  // their names
  std::vector<std::uint32_t> first_kind_text_;                         // per kind: its first name
  std::size_t first_of_place_ = 0;
  std::vector<std::uint32_t> next_use_;  // per text: where in the list its next use is noted
  Passes<Builder> passes_;
  GramIndex::Builder grams_;
  SoundIndex::Builder sounds_;
};

const Pass<SearchIndex::Builder> SearchIndex::Builder::kPasses[] = {
    {&Builder::reserve},
    {&Builder::add_own_texts, &Builder::nodes, 512},
    {&Builder::finish_own_texts},
    {&Builder::assemble, &Builder::nodes, 4096},
    {&Builder::finish_texts},
    {&Builder::add_addresses, &Builder::nodes, 2048},
    {&Builder::count_uses},
    {&Builder::note_uses, &Builder::documents, 8192},
    {&Builder::note_words_and_letters, &Builder::texts, 2048},
    {&Builder::finish_words},
};

SearchIndex::Builder::Builder(SearchIndex& index, const Catalog& catalog)
    : index_(index),
      catalog_(catalog),
      first_kind_text_(kKindCount, kInvalidIndex),
      passes_(kPasses),
      grams_(index.grams_, index.pool_),
      sounds_(index.sounds_, index.pool_, index.characters_) {
  ATLAS_ASSERT(catalog.node_count() < kMostDocuments);
}

SearchIndex::SearchIndex(const Catalog& catalog, CharacterTable characters)
    : characters_(std::move(characters)) {
  for (Builder builder(*this, catalog); builder.step();) {
  }
}

SearchIndexBuild::SearchIndexBuild(const Catalog& catalog, CharacterTable characters) {
  index_.characters_ = std::move(characters);
  builder_ = std::make_unique<SearchIndex::Builder>(index_, catalog);
}
SearchIndexBuild::~SearchIndexBuild() = default;

bool SearchIndexBuild::step() { return builder_->step(); }

SearchIndex SearchIndexBuild::take() { return std::move(index_); }

}  // namespace atlas
