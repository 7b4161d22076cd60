// Names of topics with their numbers, and of authors: the place names of the map.
#include "core/map_labeller.hpp"
#include "core/sort.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>

namespace atlas {
namespace {

constexpr float kTopicWidth = 168.0F;
constexpr float kNumberGap = 6.0F;     // before the number of resources
constexpr float kLeastAcross = 40.0F;  // of a title over its circle: less would be a stack of letters
constexpr int kLargeTopic = 20;        // resources from which a topic has to be named

/// A topic, and the number of resources that belong to it wherever they live.
struct TopicCount {
  NodeId id;
  int count = 0;
};

std::vector<TopicCount> topics_by_count(const MapFrame& frame) {
  std::vector<TopicCount> topics;
  for (const NodeId id : frame.drawn) {
    if (frame.home(id).kind == HomeKind::Topic && frame.view(id).in_view)
      topics.push_back({id, static_cast<int>(frame.index.resources[id.index])});
  }
  sort_stably(topics, [&frame](const TopicCount& a, const TopicCount& b) {
    const bool first_a = frame.is_selected(a.id) || frame.view(a.id).hit || frame.view(a.id).in_step;
    const bool first_b = frame.is_selected(b.id) || frame.view(b.id).hit || frame.view(b.id).in_step;
    return first_a != first_b ? first_a : a.count > b.count;
  });
  return topics;
}

// The number stands after the last line. Title and number are anchored where they meet, so the gap
// between them is right in any font.
void set_topic_runs(const Labeller& labeller, const std::vector<std::string>& lines,
                    const std::string& number, Paint paint, PlacedLabel& label) {
  const TextMeasure& measure = labeller.measure();
  const float number_width =
      number.empty() ? 0.0F : measure.width_px(number, TypeStyle::Small12) + kNumberGap;
  const float height = line_height_px(TypeStyle::Label13);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool last = i + 1 == lines.size();
    TextPrimitive run = run_of(lines[i], TypeStyle::Label13, paint, measure);
    const float row_width = run.width_px + (last ? number_width : 0.0F);
    const float x = label.rect.min_x + (label.rect.width() - row_width) / 2;
    const float y = label.rect.min_y + height * static_cast<float>(i) + 14.0F;
    run.origin = {x, y};
    run.anchor = last && !number.empty() ? 1.0F : 0.5F;
    const float end = x + run.width_px;
    label.runs.push_back(std::move(run));
    if (!last || number.empty()) continue;
    TextPrimitive count = run_of(number, TypeStyle::Small12, {Ink::Quiet, paint.opacity}, measure);
    count.origin = {end + kNumberGap, y};
    label.runs.push_back(std::move(count));
  }
}

}  // namespace

namespace {

/// A topic's title as lines of at most this width, and the room they take with the number.
struct TopicTitle {
  std::vector<std::string> lines;
  Vec2 size_px;
};

TopicTitle topic_title(const Labeller& labeller, NodeId id, const WrapOptions& options,
                       std::string_view number) {
  const TextMeasure& measure = labeller.measure();
  TopicTitle title{wrap_text(map_title(labeller.frame.node(id), labeller.lang()), options, measure), {}};
  title.size_px = text_size(title.lines, options.style, measure);
  const float extra = number.empty() ? 0.0F : measure.width_px(number, TypeStyle::Small12) + kNumberGap;
  title.size_px.x = std::max(title.size_px.x, measure.width_px(title.lines.back(), options.style) + extra);
  return title;
}

std::optional<Rect> beside_topic(Labeller& labeller, NodeId id, Vec2 size_px) {
  const MapFrame& frame = labeller.frame;
  NodeView around = frame.view(id);
  if (frame.is_selected(id)) around.half.x += 7.0F;  // outside the ring
  const auto spots = spots_around(around, frame.label_side(id));
  const auto rect = labeller.placer.place(spots, size_px);
  return rect || !frame.focus ? rect : labeller.placer.place(spots, size_px, Cover::QuietMarks);
}

/// Written over its marks, as the name of a country is over its towns.
std::optional<Rect> across_topic(Labeller& labeller, NodeId id, Vec2 size_px) {
  const LabelSpot middle[] = {{labeller.frame.view(id).at, 0.5F, 0.5F}};
  return labeller.placer.place(middle, size_px, Cover::Members);
}

/// In which no word of a topic's title is cut, unless it is longer than any title may be.
float width_for_words(const Labeller& labeller, NodeId id) {
  const std::string_view title = map_title(labeller.frame.node(id), labeller.lang());
  return std::min(kTopicWidth, widest_word_px(title, TypeStyle::Label13, labeller.measure()));
}

void place_topic_label(Labeller& labeller, const TopicCount& topic) {
  const MapFrame& frame = labeller.frame;
  const NodeView& view = frame.view(topic.id);
  const std::string number = topic.count > 0 ? std::to_string(topic.count) : std::string();
  const auto titled = [&](float width_px, int lines) {
    return topic_title(labeller, topic.id, {TypeStyle::Label13, width_px, lines}, number);
  };
  TopicTitle title = titled(kTopicWidth, 2);
  auto rect = beside_topic(labeller, topic.id, title.size_px);
  if (!rect) {
    title = titled(112.0F, 1);
    rect = beside_topic(labeller, topic.id, title.size_px);
  }
  if (!rect && topic.count >= kLargeTopic) {
    const float narrow_px = std::max(kLeastAcross, 1.6F * view.half.x);
    for (const float width_px : {std::max(narrow_px, width_for_words(labeller, topic.id)), narrow_px}) {
      if (rect) break;
      title = titled(width_px, 3);
      rect = across_topic(labeller, topic.id, title.size_px);
    }
  }
  if (!rect) return;
  const bool lit = !frame.focus || view.light != Light::Quiet || frame.strength < 0.5F;
  const Paint paint{lit ? std::variant<Ink, Shape>(Shape::Topic) : std::variant<Ink, Shape>(Ink::Quiet)};
  PlacedLabel label;
  label.node = topic.id;
  label.rect = *rect;
  set_topic_runs(labeller, title.lines, number, paint, label);
  labeller.accept(std::move(label));
}

}  // namespace

void place_topic_labels(Labeller& labeller) {
  for (const TopicCount& topic : topics_by_count(labeller.frame)) {
    if (!labeller.has_label(topic.id)) place_topic_label(labeller, topic);
  }
}

namespace {

// Where titles have taken the room beside the author, the name follows the longest one near it.
std::optional<LabelSpot> spot_after_titles(const Labeller& labeller, NodeId id) {
  constexpr float kGap = 12.0F;
  constexpr float kNear = 24.0F;
  const MapFrame& frame = labeller.frame;
  const float y = frame.view(id).at.y;
  std::optional<LabelSpot> spot;
  for (const Neighbour& work : frame.input.catalog.neighbours(id)) {
    if (frame.home(work.node).kind != HomeKind::Fan) continue;
    for (const Neighbour& row : frame.input.catalog.neighbours(frame.home(work.node).home)) {
      const Rect& title = labeller.result.rect_of[row.node.index];
      if (title.width() <= 0 || !is_fan(frame, row.node) || std::abs(frame.view(row.node).at.y - y) > kNear)
        continue;
      const bool on_right = title.centre().x > frame.view(row.node).at.x;
      const float end = on_right ? title.max_x + kGap : title.min_x - kGap;
      const bool longer = !spot || (on_right ? end > spot->point.x : end < spot->point.x);
      if (longer) spot = LabelSpot{{end, y}, on_right ? 0.0F : 1.0F, 0.5F};
    }
  }
  return spot;
}

std::vector<LabelSpot> author_spots(const Labeller& labeller, NodeId id) {
  const MapFrame& frame = labeller.frame;
  const NodeView& view = frame.view(id);
  // The titles of its works stand beside the selected one.
  std::vector<LabelSpot> spots =
      spots_around(view, frame.is_selected(id) ? LabelSide::Above : frame.label_side(id));
  spots.resize(5);  // the preferred one and the four straight ones
  if (const std::optional<LabelSpot> after = spot_after_titles(labeller, id))
    spots.insert(spots.begin(), *after);
  return spots;
}

bool comes_first(const MapFrame& frame, NodeId id) {
  return frame.is_selected(id) || frame.view(id).hit || frame.view(id).in_step;
}

bool wants_name(const MapFrame& frame, NodeId id) {
  const NodeView& view = frame.view(id);
  if (!view.in_view) return false;
  if (view.light != Light::Quiet) return true;
  if (frame.focus && frame.strength > 0.5F) return false;
  return frame.index.works[id.index] >= frame.detail.author_label_from && frame.detail.author_labels > 0;
}

}  // namespace

void place_author_labels(Labeller& labeller, LitPart part) {
  const MapFrame& frame = labeller.frame;
  std::vector<NodeId> authors;
  for (const NodeId id : frame.drawn) {
    if (frame.kind(id) != Kind::Author || comes_first(frame, id) != (part == LitPart::First)) continue;
    if (wants_name(frame, id)) authors.push_back(id);
  }
  sort_stably(authors, [&frame](NodeId a, NodeId b) {
    const bool lit_a = frame.view(a).light == Light::Lit;
    const bool lit_b = frame.view(b).light == Light::Lit;
    return lit_a != lit_b ? lit_a : frame.index.works[a.index] > frame.index.works[b.index];
  });
  for (const NodeId id : authors) {
    if (labeller.has_label(id)) continue;
    const bool lit = frame.view(id).light != Light::Quiet;
    const TypeStyle style = lit && !frame.input.style.compact ? TypeStyle::Label13 : TypeStyle::Small12;
    const WrapOptions options{style, 160.0F, 1};
    const std::vector<std::string> lines =
        wrap_text(map_title(frame.node(id), labeller.lang()), options, labeller.measure());
    if (lines.empty()) continue;
    const Vec2 size = text_size(lines, style, labeller.measure());
    for (const LabelSpot& spot : author_spots(labeller, id)) {
      const LabelSpot only[] = {spot};
      auto rect = labeller.placer.place(only, size);
      if (!rect && lit) rect = labeller.placer.place(only, size, Cover::QuietMarksAndCircles);
      if (!rect) continue;
      PlacedLabel label;
      label.node = id;
      label.rect = *rect;
      label.on_top = lit;
      const float opacity = lit ? 1.0F : frame.detail.author_labels;
      label.runs = set_lines(lines, *rect, {style, {Shape::Author, opacity}, spot.align}, labeller.measure());
      labeller.accept(std::move(label));
      break;
    }
  }
}

}  // namespace atlas
