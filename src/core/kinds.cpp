// The two tables behind kinds.hpp. A row's position equals its enum value; the constructors of
// nothing depend on it except info(), which asserts it.
#include "core/kinds.hpp"

#include "core/assert.hpp"
#include "core/byte_words.hpp"

#include <array>

namespace atlas {
namespace {

// clang-format off
constexpr std::array<KindInfo, kKindCount> kKinds{{
    {Kind::Component, "component", Shape::Component, "组件", "Component", false},
    {Kind::Topic, "topic", Shape::Topic, "主题", "Topic", false},
    {Kind::Author, "author", Shape::Author, "作者", "Author", false},
    {Kind::Article, "article", Shape::Article, "文章", "Article", true},
    {Kind::Document, "document", Shape::Article, "文档", "Document", true},
    {Kind::Question, "question", Shape::Article, "问答", "Question", true},
    {Kind::Site, "site", Shape::Article, "站点", "Site", true},
    {Kind::Page, "page", Shape::Article, "页面", "Page", true},
    {Kind::Licence, "licence", Shape::Article, "许可", "Licence", true},
    {Kind::Commit, "commit", Shape::Article, "提交", "Commit", true},
    {Kind::Search, "search", Shape::Article, "搜索页", "Search page", true},
    {Kind::TagIndex, "tag-index", Shape::Article, "标签页", "Tag index", true},
    {Kind::Note, "note", Shape::Article, "笔记", "Note", false},
    {Kind::Advice, "advice", Shape::Stage, "建议", "Advice", false},
    {Kind::Statistic, "statistic", Shape::Article, "数据", "Figure", false},
    {Kind::List, "list", Shape::Article, "清单", "List", false},
    {Kind::Series, "series", Shape::Series, "系列", "Series", true},
    {Kind::Column, "column", Shape::Series, "专栏", "Column", true},
    {Kind::Video, "video", Shape::Video, "视频", "Video", true},
    {Kind::VideoSeries, "video-series", Shape::Video, "视频系列", "Video series", true},
    {Kind::VideoChannel, "video-channel", Shape::Video, "视频频道", "Video channel", true},
    {Kind::Book, "book", Shape::Book, "书", "Book", true},
    {Kind::Repository, "repository", Shape::Repo, "仓库", "Repository", true},
    {Kind::RepoDir, "repo-dir", Shape::Repo, "仓库目录", "Repository directory", true},
    {Kind::Tool, "tool", Shape::Repo, "工具库", "Library", true},
    {Kind::TreeEntry, "tree-entry", Shape::Repo, "源码目录", "Source directory", false},
    {Kind::Permalink, "permalink", Shape::Source, "源码链接", "Source permalink", true},
    {Kind::Symbol, "symbol", Shape::Source, "符号", "Symbol", false},
    {Kind::Package, "package", Shape::Source, "包", "Package", false},
    {Kind::Module, "module", Shape::Source, "模块", "Module", false},
    {Kind::PackageDoc, "package-doc", Shape::Source, "包文档", "Package documentation", true},
    {Kind::Stage, "stage", Shape::Stage, "学习阶段", "Learning stage", false},
    {Kind::Prerequisite, "prerequisite", Shape::Stage, "准备", "Prerequisite", false},
    {Kind::ApiObject, "api-object", Shape::Source, "API 对象", "API object", false},
}};

constexpr std::array<RelationInfo, kRelationCount> kRelations{{
    {Relation::InTopic, "in-topic", "所属主题", "收录", "In topic", "Collects"},
    {Relation::SubtopicOf, "subtopic-of", "上级主题", "下级主题", "Part of topic", "Subtopics"},
    {Relation::By, "by", "作者", "作品", "By", "Works"},
    {Relation::PublishedOn, "published-on", "发布于", "发布了", "Published on", "Publishes"},
    {Relation::PartOf, "part-of", "所属系列", "系列内容", "In series", "Contents"},
    {Relation::CompanionOf, "companion-of", "配套", "配套材料", "Companion of", "Companions"},
    {Relation::CopyOf, "copy-of", "另一副本", "另一副本", "Copy of", "Copies"},
    {Relation::TranslationOf, "translation-of", "译自", "译本", "Translation of", "Translations"},
    {Relation::RecordingOf, "recording-of", "活动文字版", "活动录像", "Recording of", "Recordings"},
    {Relation::RepostOf, "repost-of", "转自", "转载", "Repost of", "Reposts"},
    {Relation::MovedTo, "moved-to", "已迁往", "迁自", "Moved to", "Moved from"},
    {Relation::Cites, "cites", "引用", "被引用", "Cites", "Cited by"},
    {Relation::HasNote, "has-note", "清单注记", "注记对象", "Curator's notes", "Note on"},
    {Relation::PermalinkOf, "permalink-of", "指向符号", "源码链接", "Points at", "Source lines"},
    {Relation::DocumentedBy, "documented-by", "文档", "说明对象", "Documented by", "Documents"},
    {Relation::InPackage, "in-package", "所在包", "包内符号", "In package", "Symbols"},
    {Relation::InModule, "in-module", "所在模块", "模块内的包", "In module", "Packages"},
    {Relation::InFile, "in-file", "所在文件", "文件内符号", "In file", "Symbols in file"},
    {Relation::HasField, "has-field", "成员", "所属结构", "Has field", "Field of"},
    {Relation::Takes, "takes", "参数", "用作参数", "Takes", "Taken by"},
    {Relation::Returns, "returns", "返回", "返回自", "Returns", "Returned by"},
    {Relation::Implements, "implements", "实现", "实现者", "Implements", "Implemented by"},
    {Relation::ContrastedWith, "contrasted-with", "对比", "对比", "Contrasted with", "Contrasted with"},
    {Relation::About, "about", "讲的是", "讲解它的内容", "About", "Explained in"},
    {Relation::StartsIn, "starts-in", "入口目录", "入口属于", "Starts in", "Entry point of"},
    {Relation::BuiltFrom, "built-from", "主要源码", "构成", "Built from", "Builds"},
    {Relation::Next, "next", "下一个组件", "上一个组件", "Next", "Previous"},
    {Relation::Watches, "watches", "监听", "监听者", "Watches", "Watched by"},
    {Relation::Writes, "writes", "写入", "写入者", "Writes", "Written by"},
    {Relation::StoresIn, "stores-in", "存储于", "保存", "Stores in", "Stores"},
    {Relation::Contains, "contains", "包含", "位于", "Contains", "Inside"},
    {Relation::Before, "before", "之后", "之前", "Then", "First"},
    {Relation::Recommends, "recommends", "推荐", "推荐者", "Recommends", "Recommended by"},
    {Relation::AdvisesAgainst, "advises-against", "不推荐", "不推荐者", "Advises against", "Advised against by"},
    {Relation::ForkOf, "fork-of", "派生自", "派生仓库", "Fork of", "Forks"},
    {Relation::SameWorkAs, "same-work-as", "同一作品", "同一作品", "Same work as", "Same work as"},
    {Relation::SameAuthorAs, "same-author-as", "同一作者", "同一作者", "Same author as", "Same author as"},
    {Relation::LikelySameAs, "likely-same-as", "可能相同", "可能相同", "Likely the same as", "Likely the same as"},
    {Relation::VersionOf, "version-of", "旧版", "新版", "Newer version of", "Newer version"},
    {Relation::Mentions, "mentions", "提到", "被提到", "Mentions", "Mentioned by"},
}};

constexpr std::array<std::string_view, kShapeCount> kShapeNames{
    "component", "topic", "author", "article", "series", "video", "book", "repo", "source", "stage"};
// clang-format on

/// Where the rows of a table are by their names: every edge of a file asks. A hash table with open
/// addressing, made when the program is compiled.
template <std::size_t N>
class RowIndex {
 public:
  template <typename Row>
  explicit constexpr RowIndex(const std::array<Row, N>& rows) {
    slots_.fill(N);
    for (std::size_t i = 0; i < N; ++i) {
      std::size_t slot = first_slot(rows[i].name);
      while (slots_[slot] != N) slot = (slot + 1) % kSlots;
      slots_[slot] = static_cast<std::uint8_t>(i);
    }
  }

  /// The row of `rows`, the table this was made of; nullptr when none has the name.
  template <typename Row>
  [[nodiscard]] const Row* find(const std::array<Row, N>& rows, std::string_view name) const {
    if (name.empty()) return nullptr;
    for (std::size_t slot = first_slot(name); slots_[slot] != N; slot = (slot + 1) % kSlots) {
      if (same_text(rows[slots_[slot]].name, name)) return &rows[slots_[slot]];
    }
    return nullptr;
  }

 private:
  static constexpr std::size_t kSlots = 128;
  static_assert(2 * N <= kSlots);

  static constexpr std::size_t first_slot(std::string_view name) {
    const auto at = [name](std::size_t i) { return static_cast<unsigned char>(name[i]); };
    return (5 * at(0) + 3 * at(name.size() / 2) + 11 * at(name.size() - 1) + name.size()) % kSlots;
  }

  std::array<std::uint8_t, kSlots> slots_{};
};

constexpr RowIndex<kKindCount> kKindIndex(kKinds);
constexpr RowIndex<kRelationCount> kRelationIndex(kRelations);

}  // namespace

std::span<const KindInfo> kinds() { return kKinds; }

const KindInfo& info(Kind kind) {
  const KindInfo& row = kKinds.at(static_cast<std::size_t>(kind));
  ATLAS_ASSERT(row.kind == kind);
  return row;
}

std::optional<Kind> find_kind(std::string_view name) {
  const KindInfo* const row = kKindIndex.find(kKinds, name);
  return row == nullptr ? std::nullopt : std::optional(row->kind);
}

std::span<const RelationInfo> relations() { return kRelations; }

const RelationInfo& info(Relation relation) {
  const RelationInfo& row = kRelations.at(static_cast<std::size_t>(relation));
  ATLAS_ASSERT(row.relation == relation);
  return row;
}

std::optional<Relation> find_relation(std::string_view name) {
  const RelationInfo* const row = kRelationIndex.find(kRelations, name);
  return row == nullptr ? std::nullopt : std::optional(row->relation);
}

std::string_view name(Shape shape) { return kShapeNames.at(static_cast<std::size_t>(shape)); }

}  // namespace atlas
