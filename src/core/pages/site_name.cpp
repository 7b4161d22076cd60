// See site_name.hpp. Only names that readers use for the site are listed; a personal domain stays as it is.
#include "core/pages/site_name.hpp"

#include <algorithm>
#include <array>

namespace atlas {
namespace {

struct SiteName {
  std::string_view host;  ///< the host or the end of it after a dot
  std::string_view zh;
  std::string_view en;
};

// clang-format off
constexpr std::array<SiteName, 25> kSites{{
    {"51cto.com", "51CTO", "51CTO"},
    {"bilibili.com", "bilibili", "bilibili"},
    {"bookstack.cn", "书栈网", "BookStack"},
    {"cnblogs.com", "博客园", "cnblogs"},
    {"cncf.io", "CNCF", "CNCF"},
    {"csdn.net", "CSDN", "CSDN"},
    {"developer.aliyun.com", "阿里云开发者社区", "Alibaba Cloud developers"},
    {"docs.google.com", "Google 文档", "Google Docs"},
    {"github.com", "GitHub", "GitHub"},
    {"groups.google.com", "Google 网上论坛", "Google Groups"},
    {"infoq.cn", "InfoQ", "InfoQ"},
    {"ithelp.ithome.com.tw", "iT 邦幫忙", "iT Help"},
    {"jianshu.com", "简书", "Jianshu"},
    {"juejin.cn", "掘金", "Juejin"},
    {"kubernetes.org.cn", "Kubernetes 中文社区", "Kubernetes Chinese community"},
    {"linkedin.com", "LinkedIn", "LinkedIn"},
    {"medium.com", "Medium", "Medium"},
    {"mp.weixin.qq.com", "微信公众号", "WeChat"},
    {"my.oschina.net", "开源中国", "OSCHINA"},
    {"segmentfault.com", "SegmentFault", "SegmentFault"},
    {"stackoverflow.com", "Stack Overflow", "Stack Overflow"},
    {"twitter.com", "Twitter", "Twitter"},
    {"wikipedia.org", "维基百科", "Wikipedia"},
    {"youtube.com", "YouTube", "YouTube"},
    {"zhihu.com", "知乎", "Zhihu"},
}};
// clang-format on

bool belongs_to(std::string_view host, std::string_view site) {
  if (host.size() < site.size() || host.substr(host.size() - site.size()) != site) return false;
  return host.size() == site.size() || host[host.size() - site.size() - 1] == '.';
}

}  // namespace

std::string site_name(std::string_view url, Lang lang) {
  std::string host = host_of(url);
  const auto found = std::find_if(kSites.begin(), kSites.end(),
                                  [&](const SiteName& site) { return belongs_to(host, site.host); });
  if (found == kSites.end()) return host;
  return std::string(lang == Lang::Zh ? found->zh : found->en);
}

}  // namespace atlas
