// See site_scripts.hpp. A script's name contains the hash of its text, and its text the names of what it
// imports, so scripts are named in the order of their imports; a circle has no such order and is an error.
#include "formats/site_scripts.hpp"

#include "core/palette.hpp"
#include "core/sort.hpp"
#include "formats/embed_page.hpp"
#include "formats/fnv1a.hpp"
#include "formats/prose_json.hpp"
#include "formats/site_offline.hpp"
#include "formats/svg.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace atlas {
namespace {

constexpr int kHashDigits = 10;

Failure failure(std::string_view rule, std::string text) {
  return Failure{
      {{.line = 0, .column = 0, .level = Level::Error, .rule = std::string(rule), .text = std::move(text)}}};
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

const SiteFile* find_file(const std::vector<SiteFile>& files, std::string_view path) {
  const auto found =
      std::find_if(files.begin(), files.end(), [&](const SiteFile& file) { return file.path == path; });
  return found == files.end() ? nullptr : &*found;
}

/// Publishes files under names of their content and remembers them.
class Publisher {
 public:
  /// The path of the published file.
  std::string add(std::string_view name, std::string bytes) {
    std::string path = hashed_path(name, bytes);
    if (const SiteFile* const known = find_file(files_, path); known != nullptr) {
      if (known->bytes != bytes) collision_ = path;
      return path;
    }
    files_.push_back({path, std::move(bytes)});
    return path;
  }
  std::string add_if_any(const SiteFile* file) {
    return file == nullptr ? std::string() : add(file_name(file->path), file->bytes);
  }
  [[nodiscard]] const std::string& collision() const { return collision_; }
  std::vector<SiteFile> take() { return std::move(files_); }

 private:
  std::vector<SiteFile> files_;
  std::string collision_;
};

/// The scripts of the web folder, and the style sheets they load themselves, while they are being named.
class ScriptSet {
 public:
  ScriptSet(const std::vector<SiteFile>& web, Publisher& publisher) : publisher_(publisher) {
    for (const SiteFile& file : web) {
      if (file.path.find('/') != std::string::npos) continue;
      if (ends_with(file.path, ".js")) scripts_[file.path].text = file.bytes;
      if (ends_with(file.path, ".css")) styles_[file.path] = file.bytes;
    }
  }

  std::optional<Failure> publish_all() {
    for (auto& [name, script] : scripts_) {
      if (auto problem = publish(name, script)) return problem;
    }
    return std::nullopt;
  }
  [[nodiscard]] std::string path_of(std::string_view name) const {
    const auto found = scripts_.find(name);
    return found == scripts_.end() ? std::string() : found->second.path;
  }
  /// Sorted paths of a module and of all that it needs to begin: what it imports lazily is not among them.
  [[nodiscard]] std::vector<std::string> closure(const std::string& name) const {
    std::set<std::string> paths;
    std::vector<std::string> pending{name};
    while (!pending.empty()) {
      const auto found = scripts_.find(pending.back());
      pending.pop_back();
      if (found == scripts_.end() || !paths.insert(found->second.path).second) continue;
      pending.insert(pending.end(), found->second.needs.begin(), found->second.needs.end());
    }
    return {paths.begin(), paths.end()};
  }

 private:
  struct Script {
    std::string text;
    std::string path;                // empty until published
    std::vector<std::string> needs;  // names of what it imports at once
    bool visiting = false;           // to find circles
  };

  std::optional<Failure> publish(const std::string& name, Script& script) {
    if (!script.path.empty()) return std::nullopt;
    if (script.visiting)
      return failure("import-circle", "The script " + name + " imports itself through others.");
    script.visiting = true;
    std::vector<ImportPlace> places = find_imports(script.text);
    std::reverse(places.begin(), places.end());  // from the end, so that earlier places stay valid
    for (const ImportPlace& place : places) {
      const std::string wanted = script.text.substr(place.begin + 2, place.end - place.begin - 2);
      Result<std::string> path = published(name, wanted);
      if (!path.ok()) return Failure{path.messages()};
      if (!place.lazy) script.needs.push_back(wanted);
      script.text.replace(place.begin, place.end - place.begin, "./" + std::string(file_name(path.value())));
    }
    script.path = publisher_.add(name, script.text);
    return std::nullopt;
  }

  /// The path of a file that the script `name` wants, published now unless it already is.
  Result<std::string> published(const std::string& name, const std::string& wanted) {
    if (const auto style = styles_.find(wanted); style != styles_.end())
      return publisher_.add(wanted, style->second);
    const auto script = scripts_.find(wanted);
    if (script == scripts_.end()) {
      std::string text = "The script ";
      text.append(name).append(" imports ./").append(wanted).append(", which is no file beside it.");
      return failure("unknown-import", std::move(text));
    }
    if (auto problem = publish(script->first, script->second)) return std::move(*problem);
    return script->second.path;
  }

  Publisher& publisher_;
  std::map<std::string, Script, std::less<>> scripts_;
  std::map<std::string, std::string, std::less<>> styles_;
};

/// The colours of both themes, chosen by the system unless the page says otherwise.
std::string theme_rules() {
  const std::string light = css_variables(Theme::Light);
  const std::string dark = css_variables(Theme::Dark);
  return ":root{color-scheme:light;" + light +
         "}\n@media (prefers-color-scheme:dark){:root:not([data-theme=light]){" + "color-scheme:dark;" +
         dark + "}}\n:root[data-theme=dark]{color-scheme:dark;" + dark + "}\n";
}

/// The named style sheets after `css`, as one.
std::string style_sheet(std::string css, const std::vector<SiteFile>& web,
                        std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (const SiteFile* const file = find_file(web, name); file != nullptr)
      css.append("\n").append(file->bytes);
  }
  return css;
}

/// What the embedded page is made of, when the web folder has it. Requires that the scripts are published.
void add_embed(const std::vector<SiteFile>& web, const ScriptSet& scripts, Publisher& publisher,
               SiteAssets& assets) {
  assets.embed_main = scripts.path_of("embed.js");
  if (assets.embed_main.empty()) return;
  assets.embed_early = scripts.path_of("embed_early.js");
  assets.embed_modules = scripts.closure("embed.js");
  assets.embed_modules.push_back(assets.glue);
  assets.embed_style =
      publisher.add("embed.css", style_sheet(theme_rules(), web, {"contrast.css", "embed.css"}));
}

const SiteFile* fallback_font(const std::vector<SiteFile>& app) {
  const auto found = std::find_if(app.begin(), app.end(), [](const SiteFile& file) {
    return file_name(file.path).substr(0, 9) == "fallback.";
  });
  return found == app.end() ? nullptr : &*found;
}

std::vector<AppIcon> publish_icons(const std::vector<SiteFile>& app, Publisher& publisher) {
  std::vector<AppIcon> icons{
      {"icons/app-192.png", 192}, {"icons/app-512.png", 512}, {"icons/maskable-512.png", 512, true}};
  for (AppIcon& icon : icons) icon.path = publisher.add_if_any(find_file(app, icon.path));
  icons.erase(
      std::remove_if(icons.begin(), icons.end(), [](const AppIcon& icon) { return icon.path.empty(); }),
      icons.end());
  return icons;
}

}  // namespace

std::string hashed_path(std::string_view file_name, std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const std::uint64_t hash = fnv1a(bytes);
  const std::size_t stem = std::min(file_name.rfind('.'), file_name.size());
  std::string path = "a/" + std::string(file_name.substr(0, stem)) + ".";
  for (int digit = 0; digit < kHashDigits; ++digit) path += kDigits[(hash >> (60 - 4 * digit)) & 0xFU];
  return path + std::string(file_name.substr(stem));
}

std::vector<ImportPlace> find_imports(std::string_view script) {
  std::vector<ImportPlace> places;
  for (const std::string_view quote : {"\"", "'"}) {
    const std::string start = std::string(quote) + "./";
    for (std::size_t at = script.find(start); at != std::string_view::npos; at = script.find(start, at + 1)) {
      std::size_t before = at;
      while (before > 0 && (script[before - 1] == ' ' || script[before - 1] == '(')) --before;
      const std::string_view lead = script.substr(0, before);
      const std::size_t end = script.find(quote, at + 1);
      if (end == std::string_view::npos) continue;
      const std::string_view name = script.substr(at, end - at);
      const bool called = script.substr(before, at - before).find('(') != std::string_view::npos;
      const bool module = ends_with(name, ".js") && (ends_with(lead, "from") || ends_with(lead, "import"));
      const bool style = ends_with(name, ".css") && called && ends_with(lead, "new URL");
      if (module || style) places.push_back({at + 1, end, called});
    }
  }
  sort_stably(places, [](const ImportPlace& a, const ImportPlace& b) { return a.begin < b.begin; });
  return places;
}

Result<PublishedAssets> publish_assets(const SiteOptions& options) {
  Publisher publisher;
  PublishedAssets published;
  SiteAssets& assets = published.assets;
  assets.style = publisher.add("style.css", style_sheet(theme_rules() + svg_style(), options.web,
                                                        {"contrast.css", "text.css", "app.css", "walk.css"}));
  assets.icon = publisher.add_if_any(find_file(options.web, "icons/logo.svg"));
  if (!options.catalog_json.empty()) assets.catalog = publisher.add("catalog.json", options.catalog_json);
  const SiteFile* const glue = find_file(options.app, "atlas.js");
  const SiteFile* const wasm = find_file(options.app, "atlas.wasm");
  if (glue != nullptr && wasm != nullptr) {
    ScriptSet scripts(options.web, publisher);
    if (auto problem = scripts.publish_all()) return std::move(*problem);
    assets.early = scripts.path_of("early.js");
    assets.main = scripts.path_of("main.js");
    assets.modules = scripts.closure("main.js");
    assets.glue = publisher.add_if_any(glue);
    assets.modules.push_back(assets.glue);
    add_embed(options.web, scripts, publisher, assets);
    assets.wasm = publisher.add_if_any(wasm);
    assets.font = publisher.add_if_any(fallback_font(options.app));
    assets.prose = publisher.add("prose.json", pack_prose(options.catalog, options.characters));
    assets.app_icons = publish_icons(options.app, publisher);
  }
  if (!publisher.collision().empty()) {
    return failure("hash-collision",
                   "Two different files would both be named " + publisher.collision() + ".");
  }
  published.files = publisher.take();
  if (!assets.main.empty() && options.offline) assets.build = build_name(published.files);
  for (const SiteFile& file : options.app) {
    if (file.path.starts_with("core/")) published.files.push_back(file);
  }
  // Others load these from their addresses for ever, so their names are no hashes.
  for (const SiteFile& file : options.web) {
    if (!file.path.starts_with(kEmbedFolder) || assets.embed_main.empty()) continue;
    const bool page = ends_with(file.path, ".html");
    published.files.push_back({file.path, page ? embed_guide(options.catalog, file.bytes) : file.bytes});
  }
  return published;
}

}  // namespace atlas
