// See question_words.hpp.
#include "core/question_words.hpp"

#include "core/utf8.hpp"

#include <algorithm>
#include <iterator>

namespace atlas {
namespace {

constexpr std::string_view kEnglish[] = {  // sorted
    "a",     "after", "an",    "and",  "are",  "be",    "been", "by",    "can",    "did",  "do",   "does",
    "for",   "from",  "get",   "gets", "give", "gives", "has",  "have",  "how",    "i",    "in",   "into",
    "is",    "it",    "its",   "me",   "my",   "of",    "on",   "or",    "should", "so",   "that", "the",
    "their", "then",  "there", "they", "this", "to",    "was",  "we",    "were",   "what", "when", "where",
    "which", "who",   "whom",  "why",  "will", "with",  "work", "works", "you",    "your"};

// The longer ones first, so that 为什么 is not taken for 什么.
constexpr std::string_view kChinese[] = {"到底发生了什么",
                                         "发生了什么",
                                         "有什么用",
                                         "是怎么样",
                                         "为什么",
                                         "是什么",
                                         "什么是",
                                         "怎么样",
                                         "怎么办",
                                         "请问",
                                         "怎么",
                                         "怎样",
                                         "如何",
                                         "为何",
                                         "什么",
                                         "哪里",
                                         "哪个",
                                         "哪些",
                                         "哪儿",
                                         "多少",
                                         "是否",
                                         "能否",
                                         "可以",
                                         "之后",
                                         "以后",
                                         "之前",
                                         "时候",
                                         "我们",
                                         "一个",
                                         "谁",
                                         "吗",
                                         "呢",
                                         "吧",
                                         "的",
                                         "了",
                                         "是",
                                         "被",
                                         "把",
                                         "给",
                                         "让",
                                         "会",
                                         "由",
                                         "从",
                                         "在"};

std::string lower_letters(std::string_view word) {
  std::string letters;
  for (const char c : word) {
    if (c >= 'A' && c <= 'Z') letters.push_back(static_cast<char>(c - 'A' + 'a'));
    if (c >= 'a' && c <= 'z') letters.push_back(c);
    if ((static_cast<unsigned char>(c) & 0x80U) != 0) return {};
  }
  return letters;
}

bool is_english_filler(std::string_view word) {
  const std::string letters = lower_letters(word);
  return std::binary_search(std::begin(kEnglish), std::end(kEnglish), letters);
}

/// Bytes of the filler that the text begins with; 0 when there is none.
std::size_t chinese_filler(std::string_view text) {
  for (const std::string_view filler : kChinese) {
    if (text.substr(0, filler.size()) == filler) return filler.size();
  }
  return 0;
}

void split_at_fillers(std::string_view word, Asked& asked) {
  std::size_t begin = 0;
  const auto keep = [&](std::size_t end) {
    if (end > begin) asked.words.emplace_back(word.substr(begin, end - begin));
  };
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t filler = chinese_filler(word.substr(at));
    if (filler == 0) {
      at += decode_utf8(word, at).size;
      continue;
    }
    keep(at);
    asked.left_out.emplace_back(word.substr(at, filler));
    at += filler;
    begin = at;
  }
  keep(word.size());
}

}  // namespace

Asked without_question_words(const std::vector<std::string_view>& words) {
  Asked asked;
  for (const std::string_view word : words) {
    if (is_english_filler(word)) {
      asked.left_out.emplace_back(word);
    } else {
      split_at_fillers(word, asked);
    }
  }
  if (asked.left_out.empty()) return asked;
  constexpr std::size_t kShortestVerb = 5;
  for (std::string& word : asked.words) {
    const std::string letters = lower_letters(word);
    const bool third_person =
        letters.size() >= kShortestVerb && letters.back() == 's' && letters[letters.size() - 2] != 's';
    if (third_person) word = letters.substr(0, letters.size() - 1);
  }
  return asked;
}

}  // namespace atlas
