// md4c's callbacks for anything that reads Markdown event by event. For the readers only: without md4c's own
// names, so that its header stays inside their sources.
#pragma once

#include <string_view>
#include <type_traits>

namespace atlas {

/// What md4c gets from a callback: 0 to go on, or what the reader says.
template <typename Call>
int answer_of(const Call& call) {
  if constexpr (std::is_void_v<decltype(call())>) {
    call();
    return 0;
  } else {
    return call();
  }
}

/// `Parser` is MD_PARSER; the user data of md_parse() must be a Reader with enter_block(type, detail),
/// leave_block(type), enter_span(type, detail), leave_span(type) and text(type, run). Those that return a
/// number end the parsing when it is not 0.
template <typename Parser, typename Reader>
Parser markdown_callbacks(unsigned flags) {
  Parser parser{};
  parser.flags = flags;
  parser.enter_block = [](auto type, void* detail, void* user) {
    return answer_of([&] { return static_cast<Reader*>(user)->enter_block(type, detail); });
  };
  parser.leave_block = [](auto type, void* /*detail*/, void* user) {
    return answer_of([&] { return static_cast<Reader*>(user)->leave_block(type); });
  };
  parser.enter_span = [](auto type, void* detail, void* user) {
    return answer_of([&] { return static_cast<Reader*>(user)->enter_span(type, detail); });
  };
  parser.leave_span = [](auto type, void* /*detail*/, void* user) {
    return answer_of([&] { return static_cast<Reader*>(user)->leave_span(type); });
  };
  parser.text = [](auto type, const auto* text, auto size, void* user) {
    return answer_of([&] { return static_cast<Reader*>(user)->text(type, std::string_view(text, size)); });
  };
  return parser;
}

}  // namespace atlas
