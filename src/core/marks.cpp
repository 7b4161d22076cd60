// The table of marks. Outlines lie on half units so that they are crisp at 12, 16 and 24 pixels.
#include "core/marks.hpp"

#include "core/assert.hpp"

#include <array>

namespace atlas {
namespace {

constexpr std::array<Vec2, 2> kComponentBox{{{-6.5F, -4.5F}, {6.5F, 4.5F}}};
constexpr std::array<Vec2, 2> kTopicDisc{{{0, 0}, {5.25F, 0}}};
constexpr std::array<Vec2, 6> kAuthor{{{0, -6}, {5.2F, -3}, {5.2F, 3}, {0, 6}, {-5.2F, 3}, {-5.2F, -3}}};
constexpr std::array<Vec2, 5> kSheet{{{-4, -5.25F}, {1.25F, -5.25F}, {4, -2.5F}, {4, 5.25F}, {-4, 5.25F}}};
constexpr std::array<Vec2, 3> kSheetFold{{{1.25F, -5.25F}, {1.25F, -2.5F}, {4, -2.5F}}};
constexpr std::array<Vec2, 3> kSeriesBack{{{-1.75F, -5.5F}, {5, -5.5F}, {5, 3}}};
constexpr std::array<Vec2, 2> kSeriesFront{{{-4.75F, -3.25F}, {2.5F, 5.5F}}};
constexpr std::array<Vec2, 2> kVideoBox{{{-5.25F, -5.25F}, {5.25F, 5.25F}}};
constexpr std::array<Vec2, 3> kVideoPlay{{{-1.5F, -2.4F}, {2.6F, 0}, {-1.5F, 2.4F}}};
constexpr std::array<Vec2, 2> kBookBox{{{-4.25F, -5.5F}, {4.25F, 5.5F}}};
constexpr std::array<Vec2, 2> kBookSpine{{{-1.75F, -5.5F}, {-1.75F, 5.5F}}};
constexpr std::array<Vec2, 6> kRepo{{{-5, -5}, {1.5F, -5}, {1.5F, -2}, {5, -2}, {5, 5}, {-5, 5}}};
constexpr std::array<Vec2, 4> kSource{{{0, -5.75F}, {5.75F, 0}, {0, 5.75F}, {-5.75F, 0}}};
constexpr std::array<Vec2, 3> kFlag{{{-3.5F, -5.5F}, {5, -2.5F}, {-3.5F, 0.75F}}};
constexpr std::array<Vec2, 2> kFlagPole{{{-3.5F, -5.5F}, {-3.5F, 6}}};

constexpr std::array<MarkPart, 1> kComponentParts{
    {{MarkForm::Box, MarkFill::Ground, kComponentBox, 2.5F, 1}}};
constexpr std::array<MarkPart, 1> kTopicParts{{{MarkForm::Disc, MarkFill::Ground, kTopicDisc, 0, 1}}};
constexpr std::array<MarkPart, 1> kAuthorParts{{{MarkForm::Polygon, MarkFill::Ground, kAuthor, 0, 1}}};
constexpr std::array<MarkPart, 2> kArticleParts{{{MarkForm::Polygon, MarkFill::Ground, kSheet, 0, 1},
                                                 {MarkForm::Polyline, MarkFill::None, kSheetFold, 0, 0.8F}}};
constexpr std::array<MarkPart, 2> kSeriesParts{{{MarkForm::Polyline, MarkFill::None, kSeriesBack, 0, 1},
                                                {MarkForm::Box, MarkFill::Ground, kSeriesFront, 0.75F, 1}}};
constexpr std::array<MarkPart, 2> kVideoParts{{{MarkForm::Box, MarkFill::Ground, kVideoBox, 2.5F, 1},
                                               {MarkForm::Polygon, MarkFill::Ink, kVideoPlay, 0, 0.5F}}};
constexpr std::array<MarkPart, 2> kBookParts{{{MarkForm::Box, MarkFill::Ground, kBookBox, 1, 1},
                                              {MarkForm::Polyline, MarkFill::None, kBookSpine, 0, 1}}};
constexpr std::array<MarkPart, 1> kRepoParts{{{MarkForm::Polygon, MarkFill::Ground, kRepo, 0, 1}}};
constexpr std::array<MarkPart, 1> kSourceParts{{{MarkForm::Polygon, MarkFill::Ground, kSource, 0, 1}}};
constexpr std::array<MarkPart, 2> kStageParts{{{MarkForm::Polygon, MarkFill::Ground, kFlag, 0, 1},
                                               {MarkForm::Polyline, MarkFill::None, kFlagPole, 0, 1}}};

}  // namespace

std::span<const MarkPart> mark_parts(Shape shape) {
  switch (shape) {
    case Shape::Component:
      return kComponentParts;
    case Shape::Topic:
      return kTopicParts;
    case Shape::Author:
      return kAuthorParts;
    case Shape::Article:
      return kArticleParts;
    case Shape::Series:
      return kSeriesParts;
    case Shape::Video:
      return kVideoParts;
    case Shape::Book:
      return kBookParts;
    case Shape::Repo:
      return kRepoParts;
    case Shape::Source:
      return kSourceParts;
    case Shape::Stage:
      return kStageParts;
  }
  ATLAS_ASSERT(false);
  return {};
}

}  // namespace atlas
