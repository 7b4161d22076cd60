// `atlas site`: gathers what a site is made of, has it planned, and writes it.
#include "formats/site.hpp"

#include "cli/commands.hpp"
#include "cli/site_folder.hpp"
#include "core/embedded.hpp"
#include "core/layout.hpp"
#include "formats/catalog_write.hpp"
#include "formats/strings_json.hpp"

#include <utility>

namespace atlas::cli {
namespace {

/// Files of the folder that an option names; none when the option was not given.
Result<std::vector<SiteFile>> files_of(const Arguments& arguments, std::string_view option) {
  if (!arguments.has(option)) return std::vector<SiteFile>{};
  return read_folder(arguments.value(option));
}

Outcome failed(std::string_view file, const std::vector<Message>& messages) {
  return {kFindings, {}, format_messages(file, messages)};
}

/// About folders, which have no lines; the messages name them.
Outcome complaint(const std::vector<Message>& messages) {
  Outcome outcome{kFindings, {}, {}};
  for (const Message& message : messages) outcome.err += "atlas: " + message.text + "\n";
  return outcome;
}

}  // namespace

Outcome site(const Arguments& arguments) {
  if (!arguments.has("-o"))
    return usage_error("site", "The option -o is missing: where should the site be written?");
  const std::string folder = arguments.value("-o");
  const std::string& file = arguments.operands.front();
  const Result<Catalog> catalog = load_catalog(file);
  if (!catalog.ok()) return failed(file, catalog.messages());
  const Result<Strings> strings = parse_strings(embedded_strings());
  if (!strings.ok()) return failed("strings.json", strings.messages());
  Result<std::vector<SiteFile>> web = files_of(arguments, "--web");
  if (!web.ok()) return complaint(web.messages());
  Result<std::vector<SiteFile>> app = files_of(arguments, "--app");
  if (!app.ok()) return complaint(app.messages());

  const bool embedded = arguments.has("--embedded");
  const Result<SiteReport> plan =
      plan_site({.catalog = catalog.value(),
                 .strings = strings.value(),
                 .base_url = arguments.value("--base-url"),
                 .catalog_json = embedded ? "" : pack_catalog(catalog.value(), layout_of(catalog.value())),
                 .web = std::move(web.value()),
                 .app = std::move(app.value()),
                 .offline = !arguments.has("--no-offline")});
  if (!plan.ok()) return failed(file, plan.messages());

  const Result<FolderReport> done = update_site_folder(folder, plan.value().files, two_weeks());
  if (!done.ok()) return complaint(done.messages());
  return {kFine,
          format_messages(file, plan.value().messages) + folder + ": " +
              std::to_string(plan.value().files.size()) + " files (" + std::to_string(done.value().written) +
              " written, " + std::to_string(done.value().unchanged) + " unchanged, " +
              std::to_string(done.value().removed) + " removed, " + std::to_string(done.value().kept) +
              " of earlier releases kept)\n",
          {}};
}

}  // namespace atlas::cli
