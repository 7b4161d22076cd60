// `atlas site`: gathers what a site is made of, has it planned, and writes it.
#include "formats/site.hpp"

#include "cli/card_png.hpp"
#include "cli/commands.hpp"
#include "cli/site_folder.hpp"
#include "core/embedded.hpp"
#include "core/layout.hpp"
#include "formats/catalog_write.hpp"
#include "formats/site_cards.hpp"
#include "formats/sitemap.hpp"
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

/// The pictures of link previews, and what to say about them. They are an extra: without the programs for
/// them there is a site all the same.
struct Cards {
  std::vector<SiteFile> pngs;
  std::string remark;
};

std::string remark(std::string_view file, std::string text) {
  return format_messages(file, {{0, 0, Level::Note, "cards", std::move(text)}});
}

Cards cards_of(const Catalog& catalog, const Strings& strings, const std::string& file) {
  const CardTools tools = find_card_tools();
  if (!tools.problem.empty()) {
    return {{}, remark(file, "Link previews have no pictures, because " + tools.problem + ".")};
  }
  Result<CardReport> report = draw_cards(plan_cards(catalog, strings), tools, card_cache_folder());
  if (!report.ok()) {
    return {{}, remark(file, "Link previews have no pictures: " + report.messages().front().text)};
  }
  std::size_t bytes = 0;
  for (const SiteFile& png : report.value().pngs) bytes += png.bytes.size();
  std::string text = std::to_string(report.value().pngs.size()) + " pictures for link previews, " +
                     std::to_string(bytes / 1000) + " kB together; " + std::to_string(report.value().drawn) +
                     " of them are new.";
  if (report.value().failed > 0)
    text += " " + std::to_string(report.value().failed) + " could not be drawn; their pages do without.";
  if (!tools.quantised) text += " With pngquant (a Debian package) they would be a third as large.";
  return {std::move(report.value().pngs), remark(file, std::move(text))};
}

}  // namespace

Outcome site(const Arguments& arguments) {
  if (!arguments.has("-o"))
    return usage_error("site", "The option -o is missing: where should the site be written?");
  const std::string folder = arguments.value("-o");
  const std::string& file = arguments.operands.front();
  const Result<CatalogFile> read = read_catalog_file(file);
  if (!read.ok()) return failed(file, read.messages());
  const Result<Catalog> catalog = build_catalog(read.value().json);
  if (!catalog.ok()) return failed(file, catalog.messages());
  const Result<Strings> strings = parse_strings(embedded_strings());
  if (!strings.ok()) return failed("strings.json", strings.messages());
  Result<std::vector<SiteFile>> web = files_of(arguments, "--web");
  if (!web.ok()) return complaint(web.messages());
  Result<std::vector<SiteFile>> app = files_of(arguments, "--app");
  if (!app.ok()) return complaint(app.messages());

  Cards cards;
  const std::string base_url = arguments.value("--base-url");
  if (!base_url.empty() && base_url_problem(base_url).empty())
    cards = cards_of(catalog.value(), strings.value(), file);

  const bool embedded = arguments.has("--embedded");
  const Result<SiteReport> plan =
      plan_site({.catalog = catalog.value(),
                 .strings = strings.value(),
                 .base_url = base_url,
                 .catalog_json = embedded ? "" : pack_catalog(catalog.value(), layout_of(catalog.value())),
                 .web = std::move(web.value()),
                 .app = std::move(app.value()),
                 .cards = std::move(cards.pngs),
                 .offline = !arguments.has("--no-offline"),
                 .characters = embedded_characters()});
  if (!plan.ok()) return failed(file, plan.messages());

  const Result<FolderReport> done = update_site_folder(folder, plan.value().files, two_weeks());
  if (!done.ok()) return complaint(done.messages());
  return {kFine,
          format_messages(file, read.value().remarks) + format_messages(file, plan.value().messages) +
              cards.remark + folder + ": " + std::to_string(plan.value().files.size()) + " files (" +
              std::to_string(done.value().written) + " written, " + std::to_string(done.value().unchanged) +
              " unchanged, " + std::to_string(done.value().removed) + " removed, " +
              std::to_string(done.value().kept) + " of earlier releases kept)\n",
          {}};
}

}  // namespace atlas::cli
