// What makes a site installable and lets it open without a network: the web app manifest and the service
// worker.
#pragma once

#include "formats/page_head.hpp"
#include "formats/site.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// Where the manifest is, relative to the site's root.
inline constexpr std::string_view kManifestPath = "manifest.webmanifest";

/// The name of a release: it changes when a file below a/ does.
[[nodiscard]] std::string build_name(const std::vector<SiteFile>& published);

/// The manifest: addresses in it are relative to itself. Source: W3C, Web Application Manifest.
[[nodiscard]] std::string web_manifest(const SiteOptions& site, const SiteAssets& assets);

/// sw.js: the worker of web/offline with the name of the release, or, when the site is not to work without a
/// network, the one that takes an earlier worker away. Nothing when the web folder has neither.
[[nodiscard]] std::optional<SiteFile> service_worker(const std::vector<SiteFile>& web,
                                                     const std::string& build);

}  // namespace atlas
