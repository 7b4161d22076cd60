// The face of the core module: what web/core/atlas-core.mjs calls. No screen, no page, no globals: the caller
// holds a Core, passes bytes in through its input buffer and reads its answer, which is JSON except for
// exports.
#include "core/catalog.hpp"
#include "core/embedded.hpp"
#include "core/layout.hpp"
#include "core/pages/languages.hpp"
#include "core/pages/page_context.hpp"
#include "core/search.hpp"
#include "formats/catalog_export.hpp"
#include "formats/catalog_json.hpp"
#include "formats/catalog_normal.hpp"
#include "formats/dom_json.hpp"
#include "formats/json_answers.hpp"
#include "formats/json_writer.hpp"
#include "formats/list_import.hpp"
#include "formats/markdown.hpp"
#include "formats/markdown_model.hpp"

#include <emscripten.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace {

using namespace atlas;

/// A catalogue that was parsed and not freed yet.
struct OpenCatalog {
  Catalog catalog;
  std::string source;  // as it was handed over, for the export that keeps everything
  std::optional<SearchIndex> index = std::nullopt;  // made by the first search
  std::optional<MapLayout> layout = std::nullopt;   // made when it is first asked for
};

std::string failed(std::string_view rule, std::string text) {
  return messages_answer({{0, 0, Level::Error, std::string(rule), std::move(text)}});
}

}  // namespace

struct Core {
  std::string buffer;  // holds the input, which may be shorter
  std::size_t input_bytes = 0;
  std::string answer;
  MarkdownModel markdown;
  std::string list_name;  // of the next list that is imported
  ListOptions list_options;
  std::map<int, OpenCatalog> open;
  int next_handle = 1;

  [[nodiscard]] std::string_view input() const { return {buffer.data(), input_bytes}; }

  [[nodiscard]] OpenCatalog* find(int handle) {
    const auto found = open.find(handle);
    if (found != open.end()) return &found->second;
    answer = failed("handle", "There is no open catalogue with the handle " + std::to_string(handle) + ".");
    return nullptr;
  }
};

extern "C" {

EMSCRIPTEN_KEEPALIVE Core* core_create() { return std::make_unique<Core>().release(); }

/// Makes the input `bytes` bytes long and keeps what was there; valid until the next call. The buffer does
/// not shrink, since each byte that it grew by again would be cleared again.
EMSCRIPTEN_KEEPALIVE char* core_input(Core* core, std::size_t bytes) {
  if (core->buffer.size() < bytes) core->buffer.resize(bytes);
  core->input_bytes = bytes;
  return core->buffer.data();
}

EMSCRIPTEN_KEEPALIVE const char* core_answer(Core* core) { return core->answer.data(); }
EMSCRIPTEN_KEEPALIVE std::size_t core_answer_bytes(Core* core) { return core->answer.size(); }

/// Input: catalogue JSON. Answer: {"ok","handle","nodes","edges","messages"}.
EMSCRIPTEN_KEEPALIVE void core_parse_catalog(Core* core) {
  Result<CatalogData> data = parse_catalog(core->input());
  if (!data.ok()) {
    core->answer = messages_answer(data.messages());
    return;
  }
  Result<Catalog> catalog = Catalog::build(std::move(data.value()));
  if (!catalog.ok()) {
    core->answer = messages_answer(catalog.messages());
    return;
  }
  const int handle = core->next_handle++;
  JsonWriter out;
  out.begin_object().member("ok", true).member("handle", handle);
  out.member("nodes", catalog.value().node_count()).member("edges", catalog.value().edges().size());
  out.key("messages").begin_array().end_array().end_object();
  core->answer = out.take();
  core->buffer.resize(core->input_bytes);
  core->open.emplace(handle, OpenCatalog{std::move(catalog.value()), std::exchange(core->buffer, {})});
  core->input_bytes = 0;
}

/// Input: the query.
EMSCRIPTEN_KEEPALIVE void core_search(Core* core, int handle, std::size_t limit) {
  OpenCatalog* const open = core->find(handle);
  if (open == nullptr) return;
  if (!open->index) open->index.emplace(open->catalog, CharacterTable(embedded_characters()));
  core->answer = hits_answer(open->catalog, open->index->find(open->catalog, core->input(), limit));
}

/// Input: a node's id, which may be an old one.
EMSCRIPTEN_KEEPALIVE void core_node(Core* core, int handle) {
  OpenCatalog* const open = core->find(handle);
  if (open == nullptr) return;
  const NodeId id = open->catalog.find(core->input());
  core->answer =
      id.valid() ? node_answer(open->catalog, id)
                 : failed("unknown-id", "There is no node with the id " + json_quote(core->input()) + ".");
}

EMSCRIPTEN_KEEPALIVE void core_map_layout(Core* core, int handle) {
  OpenCatalog* const open = core->find(handle);
  if (open == nullptr) return;
  if (!open->layout) open->layout = layout_of(open->catalog);
  core->answer = layout_answer(open->catalog, *open->layout);
}

/// Input: the name of the format. Returns 1 when the answer is the exported text, 0 when it is messages.
EMSCRIPTEN_KEEPALIVE int core_export_as(Core* core, int handle) {
  OpenCatalog* const open = core->find(handle);
  if (open == nullptr) return 0;
  if (core->input() == "markdown") {
    core->answer = export_markdown(open->catalog, Lang::Zh);
  } else if (core->input() == "csv") {
    core->answer = export_csv(open->catalog);
  } else if (core->input() == "json") {
    Result<std::string> normal = normal_catalog(open->source);
    core->answer = normal.ok() ? std::move(normal.value()) : messages_answer(normal.messages());
    return normal.ok() ? 1 : 0;
  } else {
    core->answer = failed("format", "The formats are json, markdown and csv; there is none called " +
                                        json_quote(core->input()) + ".");
    return 0;
  }
  return 1;
}

/// Input: Markdown. `around`: the language it stands in, 1 Chinese, 2 English; texts in another are marked.
/// 0: nothing is marked. Answer: {"ok":true,"elements":[…]}, see to_json().
EMSCRIPTEN_KEEPALIVE void core_markdown_elements(Core* core, int around) {
  Result<std::vector<Element>> elements = markdown_to_elements(core->input());
  if (!elements.ok()) {
    core->answer = messages_answer(elements.messages());
    return;
  }
  Element whole("div");
  whole.children = std::move(elements.value());
  if (around != 0) mark_languages(whole, lang_tag(around == 1 ? Lang::Zh : Lang::En));
  JsonWriter out;
  out.begin_object().member("ok", true).key("elements").begin_array();
  for (const Element& element : whole.children) write_json(out, element);
  out.end_array().end_object();
  core->answer = out.take();
}

// Blocks and spans are handed over as they lie in memory: unsigned numbers in the order of their members.
static_assert(sizeof(MarkdownBlock) == 5 * sizeof(std::uint32_t));
static_assert(sizeof(MarkdownSpan) == 4 * sizeof(std::uint32_t));

/// Input: what the next list is called, the title of its catalogue, or what its addresses start from.
EMSCRIPTEN_KEEPALIVE void core_list_name(Core* core) { core->list_name = core->input(); }
EMSCRIPTEN_KEEPALIVE void core_list_title(Core* core) { core->list_options.title = core->input(); }
EMSCRIPTEN_KEEPALIVE void core_list_base(Core* core) { core->list_options.base_url = core->input(); }

/// Input: a reading list. Answer: {"ok":true,"catalog":"…","messages":[…]}, see import_lists().
EMSCRIPTEN_KEEPALIVE void core_import_markdown(Core* core) {
  const ListSource list{core->list_name, core->input()};
  core->answer =
      import_answer(import_lists({&list, 1}, core->list_options, CharacterTable(embedded_characters())));
}

/// Input: Markdown, of which `encoded` says that the page's encoder made it, so that it is UTF-8. Returns 1
/// when the model can be fetched, with its extra text as the answer; else 0 and messages.
EMSCRIPTEN_KEEPALIVE int core_parse_markdown(Core* core, bool encoded) {
  Result<MarkdownModel> model = parse_markdown(core->input(), encoded ? Utf8::WellFormed : Utf8::Unchecked);
  if (!model.ok()) {
    core->answer = messages_answer(model.messages());
    return 0;
  }
  core->markdown = std::move(model.value());
  core->answer = std::move(core->markdown.extra);
  return 1;
}

EMSCRIPTEN_KEEPALIVE const MarkdownBlock* core_markdown_blocks(Core* core) {
  return core->markdown.blocks.data();
}
EMSCRIPTEN_KEEPALIVE std::size_t core_markdown_block_count(Core* core) {
  return core->markdown.blocks.size();
}
EMSCRIPTEN_KEEPALIVE const MarkdownSpan* core_markdown_spans(Core* core) {
  return core->markdown.spans.data();
}
EMSCRIPTEN_KEEPALIVE std::size_t core_markdown_span_count(Core* core) { return core->markdown.spans.size(); }

EMSCRIPTEN_KEEPALIVE void core_free(Core* core, int handle) { core->open.erase(handle); }

}  // extern "C"
