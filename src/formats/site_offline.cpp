// See site_offline.hpp.
#include "formats/site_offline.hpp"

#include "core/palette.hpp"
#include "formats/json_writer.hpp"
#include "formats/site_scripts.hpp"

#include <algorithm>

namespace atlas {

std::string build_name(const std::vector<SiteFile>& published) {
  std::vector<std::string_view> paths;
  paths.reserve(published.size());
  for (const SiteFile& file : published) paths.push_back(file.path);
  std::sort(paths.begin(), paths.end());
  std::string all;
  for (const std::string_view path : paths) all.append(path).append("\n");
  const std::string path = hashed_path("build", all);
  return path.substr(path.rfind('.') + 1);
}

std::string web_manifest(const SiteOptions& site, const SiteAssets& assets) {
  const std::string paper = css_colour(palette(Theme::Light).ink(Ink::Paper));
  JsonWriter json;
  json.begin_object().member("id", "./").member("name", site.catalog.data().title.pick(Lang::Zh));
  json.member("short_name", site.strings.text("app.name", Lang::Zh))
      .member("lang", "zh-Hans")
      .member("dir", "auto");
  json.member("start_url", "./").member("scope", "./").member("display", "standalone");
  json.member("background_color", paper).member("theme_color", paper);
  json.key("icons").begin_array();
  if (!assets.icon.empty())
    json.begin_object()
        .member("src", assets.icon)
        .member("sizes", "any")
        .member("type", "image/svg+xml")
        .end_object();
  for (const AppIcon& icon : assets.app_icons) {
    std::string sizes = std::to_string(icon.size_px);
    sizes.append("x").append(std::to_string(icon.size_px));
    json.begin_object().member("src", icon.path).member("sizes", sizes).member("type", "image/png");
    json.member("purpose", icon.maskable ? "maskable" : "any").end_object();
  }
  return json.end_array().end_object().take();
}

std::optional<SiteFile> service_worker(const std::vector<SiteFile>& web, const std::string& build) {
  const std::string_view wanted = build.empty() ? "offline/off.js" : "offline/worker.js";
  const auto found =
      std::find_if(web.begin(), web.end(), [&](const SiteFile& file) { return file.path == wanted; });
  if (found == web.end()) return std::nullopt;
  const std::string name = build.empty() ? "" : "globalThis.atlasBuild = " + json_quote(build) + ";\n";
  return SiteFile{"sw.js", name + found->bytes};
}

}  // namespace atlas
