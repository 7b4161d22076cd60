// Fills the tape of a JsonTree from the events (SAX) of nlohmann-json; its document type is never used,
// because copying and destroying that recurses and a wrong type aborts the program. The events carry no
// positions: the parser reads through an iterator that shares its place with us, so that at each event we
// know where its token ends. Where it starts follows from its length, and texts without escapes are neither
// read byte by byte nor copied but stay in the file.
// The parser cannot pause. But an event may end its run, and the next run reads first what brings it back to
// the same state: the brackets that are open, and a value.
#include "formats/json_parse.hpp"

#include "core/assert.hpp"
#include "core/byte_words.hpp"
#include "core/text_index.hpp"
#include "formats/json_token.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace atlas {
namespace {

using Json = nlohmann::basic_json<std::map, std::vector, JsonToken>;

/// The names of members that came first in a file, by number: most files have few, and say them again and
/// again.
class KnownKeys {
 public:
  explicit KnownKeys(std::vector<std::string_view>& names) : names_(names) {
    numbers_.reserve(JsonTree::kMostKnownKeys);
  }

  /// The number of `name`, a part of the file; JsonTree::kMostKnownKeys when there are that many others.
  std::size_t number_of(std::string_view name) {
    // Objects of one kind have their members in one order.
    const std::size_t guess = followers_[last_];
    if (guess < names_.size() && same_text(names_[guess], name)) return last_ = guess;
    const std::size_t number = looked_up(name);
    followers_[last_] = static_cast<std::uint8_t>(number);
    return last_ = number;
  }

 private:
  std::size_t looked_up(std::string_view name) {
    const auto name_at = [this](std::uint32_t i) { return names_[i]; };
    if (names_.size() == JsonTree::kMostKnownKeys)
      return numbers_.find(name, name_at).value_or(JsonTree::kMostKnownKeys);
    const auto next = static_cast<std::uint32_t>(names_.size());
    const std::uint32_t number = numbers_.find_or_add(name, next, name_at);
    if (number == next) names_.push_back(name);
    return number;
  }

  std::vector<std::string_view>& names_;
  TextIndex numbers_;
  std::array<std::uint8_t, JsonTree::kMostKnownKeys + 1> followers_{};  // the name after each, last time
  std::size_t last_ = JsonTree::kMostKnownKeys;
};

/// What nlohmann's message means, as the end of a sentence. It has the form "[…] parse error at …: syntax
/// error while parsing object - unexpected string literal; expected '}'", or "… - invalid string: …; last
/// read: '…'".
std::string plain(std::string_view what) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kExpected{{
      {"expected '}'", "a comma or } is missing here"},
      {"expected ']'", "a comma or ] is missing here"},
      {"expected ':'", "a colon is missing here"},
      {"expected string literal", "a name in quotation marks must stand here"},
      {"expected end of input", "the file should end here, but something follows"},
  }};
  what = what.substr(0, what.find("; last read"));
  for (const auto& [pattern, meaning] : kExpected) {
    if (what.ends_with(pattern)) return std::string(meaning);
  }
  if (const std::size_t string = what.find("invalid string: "); string != std::string_view::npos) {
    return "in this text, " + std::string(what.substr(string + 16));
  }
  if (what.find("number overflow") != std::string_view::npos) return "this number is too large";
  if (what.find("invalid number") != std::string_view::npos) return "this is not how a number is written";
  return "here a value must stand: a text in quotation marks, a number, true, false, null, [ or {";
}

}  // namespace

/// Receives nlohmann's events. Returning false from an event stops the parser.
class JsonTreeBuilder {
 public:
  JsonTreeBuilder(std::string_view json, const JsonLimits& limits)
      : json_(json), limits_(limits), head_{json.data(), json.data() + json.size()} {
    if (json_.starts_with("\xEF\xBB\xBF")) cursor_ = 3;
    tree_.json_ = json;
    limits_.values = std::min(limits_.values, JsonTree::kMostEntries / 2);  // every value may have a name
    tree_.entries_.reserve(json.size() / kBytesPerEntry);
  }

  /// See JsonParse::step().
  bool step(std::size_t bytes) {
    if (done_) return false;
    pause_at_ = bytes < json_.size() - cursor_ ? cursor_ + bytes : json_.size() + 1;
    if (!open_.empty()) start_replay();
    const JsonIterator input(&head_);
    paused_ = false;
    const bool good = Json::sax_parse(input, input, this);
    done_ = !paused_;
    if (!good && !paused_ && problems_.empty()) fail(cursor_, "json", "This is not valid JSON.");
    return !done_;
  }

  [[nodiscard]] std::size_t bytes_read() const { return done_ ? json_.size() : cursor_; }

  /// Requires that step() gave false.
  Result<JsonTree> take() {
    ATLAS_ASSERT(done_);
    if (problems_.empty()) return std::move(tree_);
    return Failure{std::move(problems_)};
  }

  bool null() { return literal(Tag::Null, 4); }
  bool boolean(bool value) { return value ? literal(Tag::True, 4) : literal(Tag::False, 5); }
  bool number_integer(std::int64_t /*value*/) { return number(); }
  bool number_unsigned(std::uint64_t value) {
    return value <= JsonTree::kMostEntries ? whole_number(static_cast<std::size_t>(value)) : number();
  }
  bool number_float(double /*value*/, const JsonToken& /*text*/) { return number(); }
  bool string(const JsonToken& decoded) {
    const std::optional<std::string_view> plain = head_.leave_text();
    if (replayed_events_ > 0) return replay();
    const std::size_t start = start_of(plain);
    if (!count_value(start)) return false;
    if (!plain) return add_decoded(start, decoded, Tag::EscapedString) && go_on();
    return add_plain(start, *plain, head_.left_printable() ? Tag::PrintableString : Tag::String) && go_on();
  }
  bool binary(const Json::binary_t& /*value*/) { return false; }  // no such thing in text

  bool start_object(std::size_t /*size*/) { return open(Tag::Object); }
  bool start_array(std::size_t /*size*/) { return open(Tag::Array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(const JsonToken& decoded) {
    const std::optional<std::string_view> plain = head_.leave_text();
    if (replayed_events_ > 0) return replay();
    const std::size_t start = start_of(plain);
    Open& object = open_.back();
    if (!plain) {
      object.may_repeat = true;  // surely cheaper than to find out here
      return add_decoded(start, decoded, Tag::EscapedKey);
    }
    const std::size_t number = known_keys_.number_of(*plain);
    if (number == JsonTree::kMostKnownKeys) {
      object.may_repeat = object.may_repeat || object.has_unknown;
      object.has_unknown = true;
      return add_plain(start, *plain, Tag::Key);
    }
    const std::uint64_t bit = std::uint64_t{1} << number;
    object.may_repeat = object.may_repeat || (object.seen & bit) != 0;
    object.seen |= bit;
    return add(start, Tag::KnownKey, number);
  }
  bool parse_error(std::size_t /*read*/, const std::string& /*token*/, const Json::exception& error) {
    skip_between();
    const bool at_end = cursor_ >= json_.size();
    // A bad character in a string is best shown itself, everything else where the token starts.
    const std::string_view what = error.what();
    const bool inside = what.find("invalid string") != std::string_view::npos &&
                        what.find("closing quote") == std::string_view::npos && read_to() > cursor_;
    fail(inside ? read_to() - 1 : cursor_, "json",
         at_end ? "The file ends too early: something that was opened is not closed."
                : "This is not valid JSON: " + plain(what) + ".");
    return false;
  }

 private:
  using Tag = JsonTree::Tag;

  /// An array or object that is not closed yet.
  struct Open {
    std::uint32_t entry = 0;
    bool may_repeat = false;   // a name may stand in it twice: look at the end
    bool has_unknown = false;  // names besides the known ones
    std::uint32_t deeper = 0;  // entries inside of it that are neither its names nor its values
    std::uint64_t seen = 0;    // a bit for each known name
  };

  [[nodiscard]] std::size_t read_to() const { return static_cast<std::size_t>(head_.at() - json_.data()); }

  void fail(std::size_t offset, std::string_view rule, std::string text) {
    const TextPosition at = tree_.position_of(static_cast<std::uint32_t>(offset));
    problems_.push_back({at.line, at.column, Level::Error, std::string(rule), std::move(text)});
  }

  /// From the end of the last token to the start of this one.
  void skip_between() {
    const auto is_between = [](char c) {
      return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',' || c == ':';
    };
    while (cursor_ < json_.size() && is_between(json_[cursor_])) ++cursor_;
  }

  /// Where the text that was just read starts, with its quotation mark.
  [[nodiscard]] std::size_t start_of(const std::optional<std::string_view>& plain) {
    if (plain) return read_to() - plain->size() - 2;
    skip_between();
    return cursor_;
  }

  bool count_value(std::size_t start) { return ++values_ <= limits_.values || too_many_values(start); }
  bool too_many_values(std::size_t start) {
    fail(start, "limit", "The file holds more than " + std::to_string(limits_.values) + " values.");
    return false;
  }

  /// What starts at `start` and ends where the parser has read to. Requires number <= JsonTree::kMostEntries.
  bool add(std::size_t start, Tag tag, std::size_t number) {
    cursor_ = read_to();
    tree_.entries_.push_back({static_cast<std::uint32_t>(start), JsonTree::packed(tag, number)});
    return true;
  }

  bool add_plain(std::size_t start, std::string_view text, Tag tag) {
    return text.size() <= JsonTree::kMostEntries ? add(start, tag, text.size()) : too_large(start);
  }
  bool add_decoded(std::size_t start, const JsonToken& text, Tag tag) {
    if (text.size() > JsonTree::kMostEntries) return too_large(start);
    const auto begin = static_cast<std::uint32_t>(tree_.pool_.size());
    tree_.pool_ += text.view();
    tree_.decoded_.push_back({begin, static_cast<std::uint32_t>(text.size())});
    return add(start, tag, tree_.decoded_.size() - 1);
  }
  bool too_large(std::size_t start) {
    fail(start, "limit", "The file is too large to be read from here on.");
    return false;
  }

  bool literal(Tag tag, std::size_t size) {
    const std::size_t start = read_to() - size;
    return count_value(start) && add(start, tag, size) && go_on();
  }

  /// Where the number that was just read ends. The parser has read one byte further, to see that it does;
  /// there is none at the end of the file.
  [[nodiscard]] std::size_t end_of_number() const {
    const char* const behind = head_.shown();
    const char last = behind[-1];
    const bool ends_file = behind == head_.end() && last >= '0' && last <= '9';
    return static_cast<std::size_t>(behind - json_.data()) - (ends_file ? 0 : 1);
  }
  bool number() {
    skip_between();
    const std::size_t end = end_of_number();
    const std::size_t start = cursor_;
    if (end - start > JsonTree::kMostEntries) return too_large(start);
    return add_number(start, end, Tag::Number, end - start);
  }
  /// No number has more zeros than it needs, so that its value says where it starts.
  bool whole_number(std::size_t value) {
    const std::size_t end = end_of_number();
    return add_number(end - JsonTree::digits_of(value), end, Tag::Whole, value);
  }
  bool add_number(std::size_t start, std::size_t end, Tag tag, std::size_t number) {
    if (!count_value(start) || !add(start, tag, number)) return false;
    cursor_ = end;
    return go_on();
  }

  bool open(Tag tag) {
    if (replayed_events_ > 0) return replay();
    const std::size_t start = read_to() - 1;
    if (!count_value(start)) return false;
    if (open_.size() >= limits_.depth) {
      fail(start, "limit", "Brackets are nested more than " + std::to_string(limits_.depth) + " deep here.");
      return false;
    }
    open_.push_back({.entry = static_cast<std::uint32_t>(tree_.entries_.size())});
    return add(start, tag, 0);
  }

  bool close() {
    const Open closed = open_.back();
    JsonTree::Entry& entry = tree_.entries_[closed.entry];
    const auto behind = static_cast<std::uint32_t>(tree_.entries_.size());
    const std::uint32_t inside = behind - closed.entry - 1;
    const std::uint32_t size = inside - closed.deeper;
    if (size < JsonTree::kLongArray || entry.is(Tag::Object)) {
      entry.packed = JsonTree::packed(entry.tag(), behind);
    } else {
      entry.packed = JsonTree::packed(Tag::LongArray, tree_.long_arrays_.size());
      tree_.long_arrays_.push_back({behind, size});
    }
    if (closed.may_repeat) tree_.find_duplicate_keys(closed.entry);
    open_.pop_back();
    if (!open_.empty()) open_.back().deeper += inside;
    cursor_ = read_to();
    return go_on();
  }

  /// A value has ended at cursor_: false when that was enough for now.
  bool go_on() {
    if (cursor_ < pause_at_ || open_.empty()) return true;
    paused_ = true;
    return false;
  }

  /// Lets the parser read first what brings it to where it was: behind a value in all that is open.
  void start_replay() {
    replayed_.clear();
    replayed_events_ = 1;
    for (const Open& open : open_) {
      const bool is_array = tree_.entries_[open.entry].is(Tag::Array);
      replayed_ += is_array ? "[" : "{\"\":";
      replayed_events_ += is_array ? 1 : 2;  // an object's name is an event of its own
    }
    replayed_ += "\"\"";
    head_ = {replayed_.data(), replayed_.data() + replayed_.size()};
  }

  /// Behind the last of what is replayed the file goes on: no token read ahead of the value's quotation mark.
  bool replay() {
    if (--replayed_events_ == 0) head_ = {json_.data() + cursor_, json_.data() + json_.size()};
    return true;
  }

  // In catalogues with much prose some 20, in packed ones down to 6: room that nobody touches costs next to
  // nothing, but to grow means to copy all there is.
  static constexpr std::size_t kBytesPerEntry = 6;

  std::string_view json_;
  JsonLimits limits_;
  JsonReadHead head_;
  JsonTree tree_;
  std::vector<Message> problems_;
  std::vector<Open> open_;
  KnownKeys known_keys_{tree_.known_keys_};
  std::size_t cursor_ = 0;  // end of the last token
  std::size_t values_ = 0;
  std::size_t pause_at_ = 0;
  bool paused_ = false;
  bool done_ = false;
  std::string replayed_;
  std::size_t replayed_events_ = 0;  // that are still to come
};

namespace {

/// Why a file is not even begun.
std::vector<Message> refusal(std::string_view json, const JsonLimits& limits) {
  if (json.size() > limits.bytes) {
    return {{0, 0, Level::Error, "limit",
             "The file has " + std::to_string(json.size()) + " bytes; at most " +
                 std::to_string(limits.bytes) + " can be read."}};
  }
  if (json.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return {{0, 0, Level::Error, "json", "The file is empty."}};
  }
  return {};
}

}  // namespace

JsonParse::JsonParse(std::string_view json, const JsonLimits& limits) : refused_(refusal(json, limits)) {
  if (refused_.empty()) builder_ = std::make_unique<JsonTreeBuilder>(json, limits);
}
JsonParse::~JsonParse() = default;

bool JsonParse::step(std::size_t bytes) { return builder_ && builder_->step(bytes); }

std::size_t JsonParse::bytes_read() const { return builder_ ? builder_->bytes_read() : 0; }

Result<JsonTree> JsonParse::take() {
  return builder_ ? builder_->take() : Result<JsonTree>(Failure{std::move(refused_)});
}

Result<JsonTree> parse_json(std::string_view json, const JsonLimits& limits) {
  JsonParse parse(json, limits);
  (void)parse.step(json.size());
  return parse.take();
}

}  // namespace atlas
