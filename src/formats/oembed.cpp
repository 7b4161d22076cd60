// See oembed.hpp.
#include "formats/oembed.hpp"

#include "core/pages/embed_snippet.hpp"
#include "formats/card.hpp"
#include "formats/json_writer.hpp"

#include <cmath>

namespace atlas {
namespace {

constexpr int kWidthPx = 720;  // the iframe is as wide as its place; whoever needs a number gets this one
constexpr int kHeightPx = 480;
constexpr int kCacheSeconds = 24 * 60 * 60;

}  // namespace

bool has_oembed(const Subject& subject) {
  return subject.node.valid() || (subject.walk && subject.walk->step > 0);
}

std::string oembed_json(const OembedOptions& options) {
  const PageContext& page = options.page;
  const std::string title = page_title(page, options.subject);
  JsonWriter json;
  json.begin_object().member("type", "rich").member("version", "1.0").member("title", title);
  json.member("provider_name", page.catalog.data().title.pick(page.lang));
  json.member("provider_url", options.base_url).member("cache_age", kCacheSeconds);
  json.member("html", iframe_snippet({options.base_url, options.path, title, page.lang, {}}));
  json.member("width", kWidthPx).member("height", kHeightPx);
  if (!options.card.empty()) {
    json.member("thumbnail_url", options.base_url + options.card);
    json.member("thumbnail_width", std::lround(kCardPx.x)).member("thumbnail_height", std::lround(kCardPx.y));
  }
  json.end_object();
  return json.take() + "\n";
}

}  // namespace atlas
