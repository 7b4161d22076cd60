// A table of hosts where the host decides, and the forges, whose paths all have one form.
#include "formats/resource_kind.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>

namespace atlas {
namespace {

/// An address in parts.
struct Address {
  explicit Address(std::string_view url) : host(host_of(url)) {
    const std::size_t scheme_end = url.find("://");
    std::string_view rest =
        scheme_end == std::string_view::npos ? std::string_view{} : url.substr(scheme_end + 3);
    rest.remove_prefix(std::min(rest.find_first_of("/?#"), rest.size()));
    const std::size_t hash = std::min(rest.find('#'), rest.size());
    fragment = rest.substr(std::min(hash + 1, rest.size()));
    rest = rest.substr(0, hash);
    path = rest.substr(0, rest.find('?'));
    query = rest.substr(path.size());
    for (std::size_t at = 0; at < path.size();) {
      const std::size_t end = std::min(path.find('/', at), path.size());
      if (end > at) parts.push_back(path.substr(at, end - at));
      at = end + 1;
    }
  }

  [[nodiscard]] std::string_view part(std::size_t i) const {
    return i < parts.size() ? parts[i] : std::string_view{};
  }

  [[nodiscard]] bool has(std::string_view wanted) const {
    return std::find(parts.begin(), parts.end(), wanted) != parts.end();
  }

  std::string host;
  std::string_view path, query, fragment;  // of the address
  std::vector<std::string_view> parts;     // of the path
};

/// Addresses of a host (and of those below it) whose path starts like this are of the kind.
struct HostRule {
  std::string_view host;
  std::string_view path;
  Kind kind;
};

// The first that fits counts.
constexpr std::array kHosts{
    HostRule{"youtube.com", "/watch", Kind::Video},
    HostRule{"youtube.com", "/playlist", Kind::VideoSeries},
    HostRule{"youtube.com", "/@", Kind::VideoChannel},
    HostRule{"youtube.com", "/c/", Kind::VideoChannel},
    HostRule{"youtube.com", "/channel/", Kind::VideoChannel},
    HostRule{"youtube.com", "/user/", Kind::VideoChannel},
    HostRule{"youtu.be", "/", Kind::Video},
    HostRule{"vimeo.com", "/", Kind::Video},
    HostRule{"space.bilibili.com", "/", Kind::VideoChannel},
    HostRule{"groups.google.com", "/", Kind::Site},
    HostRule{"search.bilibili.com", "/", Kind::Search},
    HostRule{"bilibili.com", "/video/", Kind::Video},
    HostRule{"bilibili.com", "/read/", Kind::Article},
    HostRule{"v.qq.com", "/", Kind::Video},
    HostRule{"stackoverflow.com", "/questions/tagged/", Kind::TagIndex},
    HostRule{"stackoverflow.com", "/questions/", Kind::Question},
    HostRule{"stackexchange.com", "/questions/", Kind::Question},
    HostRule{"zhihu.com", "/question/", Kind::Question},
    HostRule{"zhuanlan.zhihu.com", "/c_", Kind::Column},
    HostRule{"zhihu.com", "/column/", Kind::Column},
    HostRule{"juejin.cn", "/column/", Kind::Column},
    HostRule{"juejin.im", "/column/", Kind::Column},
    HostRule{"segmentfault.com", "/q/", Kind::Question},
    HostRule{"pkg.go.dev", "/", Kind::PackageDoc},
    HostRule{"godoc.org", "/", Kind::PackageDoc},
    HostRule{"docs.rs", "/", Kind::PackageDoc},
    HostRule{"book.douban.com", "/", Kind::Book},
    HostRule{"bookstack.cn", "/books/", Kind::Book},
    HostRule{"manning.com", "/books/", Kind::Book},
    HostRule{"oreilly.com", "/library/", Kind::Book},
    HostRule{"leanpub.com", "/", Kind::Book},
    HostRule{"arxiv.org", "/", Kind::Document},
    HostRule{"gist.github.com", "/", Kind::Document},
};

bool is_at(std::string_view host, std::string_view wanted) {
  if (!host.ends_with(wanted)) return false;
  return host.size() == wanted.size() || host[host.size() - wanted.size() - 1] == '.';
}

bool is_hex(std::string_view text) {
  return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string_view ref_kind(std::string_view ref) {
  if (ref.size() == 40 && is_hex(ref)) return "commit";
  if (ref.size() >= 7 && ref.size() < 40 && is_hex(ref)) return "short-commit";
  const bool numbered = ref.size() > 1 && ref.front() == 'v' && ref[1] >= '0' && ref[1] <= '9';
  return numbered ? "tag" : "branch";
}

/// The line that a fragment such as "L12", "L12-L20" or "L12C3" names.
std::optional<std::string> line_of(std::string_view fragment) {
  if (!fragment.starts_with('L')) return std::nullopt;
  const std::string_view digits = fragment.substr(1, fragment.find_first_not_of("0123456789", 1) - 1);
  if (digits.empty() || digits.size() > 7 || digits.front() == '0') return std::nullopt;
  return std::string(digits);
}

/// A place in a file when a line is named, else the file.
ResourceKind file_kind(const Address& address, std::size_t ref) {
  const std::optional<std::string> line = line_of(address.fragment);
  if (!line || address.parts.size() < ref + 2) return {Kind::Document};
  std::string path;
  for (std::size_t i = ref + 1; i < address.parts.size(); ++i) {
    if (!path.empty()) path += '/';
    path += address.parts[i];
  }
  ResourceKind found{Kind::Permalink};
  found.fields = {{"line", *line},
                  {"path", path},
                  {"ref", std::string(address.part(ref))},
                  {"ref_kind", std::string(ref_kind(address.part(ref)))},
                  {"repo", std::string(address.part(0)) + "/" + std::string(address.part(1))}};
  return found;
}

/// OWNER/REPOSITORY/…, at GitLab with "-" before what is in the repository.
ResourceKind forge_kind(const Address& address) {
  if (address.parts.size() < 2) return {Kind::Site};
  const std::size_t what = address.part(2) == "-" ? 3 : 2;
  const std::string_view word = address.part(what);
  if (word.empty()) return {Kind::Repository};
  if (word == "tree") return {Kind::RepoDir};
  if (word == "blob") return file_kind(address, what + 1);
  if (word == "commit") return {Kind::Commit};
  if (word == "issues" || word == "discussions") return {Kind::Question};
  return {Kind::Page};
}

bool is_forge(std::string_view host) {
  return host == "github.com" || host == "gitlab.com" || host == "gitee.com" || host == "bitbucket.org" ||
         host == "codeberg.org";
}

}  // namespace

ResourceKind resource_kind(std::string_view url) {
  const Address address(url);
  if (is_forge(address.host)) return forge_kind(address);
  for (const HostRule& rule : kHosts) {
    if (is_at(address.host, rule.host) && address.path.starts_with(rule.path)) return {rule.kind};
  }
  if (address.path.ends_with(".pdf")) return {Kind::Document};
  if (address.has("column")) return {Kind::Column};
  if (address.has("tag") || address.has("tags") || address.has("category")) return {Kind::TagIndex};
  if (address.parts.empty() && address.query.empty() && !address.host.empty()) return {Kind::Site};
  return {Kind::Article};
}

std::string title_from_address(std::string_view url) {
  const Address address(url);
  if (address.host.empty()) return std::string(url);
  if (address.parts.empty()) return address.host;
  return address.host + ": " + std::string(address.parts.back());
}

}  // namespace atlas
