// Readers ask: "谁创建 Pod", "how does the scheduler pick a node". What is left of a question when the words
// that only ask are taken out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace atlas {

struct Asked {
  std::vector<std::string> words;     ///< what to look for; "Pod是怎么调度的" becomes Pod and 调度
  std::vector<std::string> left_out;  ///< what only asks: "是怎么", "的"
};

/// Takes words that only ask, and the small words round them, out of a query's words. An English plural or
/// third person loses its s when anything is left out, since "creates" is asked for and "create" is written.
/// O(bytes).
[[nodiscard]] Asked without_question_words(const std::vector<std::string_view>& words);

}  // namespace atlas
