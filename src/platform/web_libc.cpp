// What the page's program takes from the browser instead of the C library: numbers read from a text. The
// library's own reading serves numbers of 128 bits as well and is 5 kB of a first visit; the browser's is as
// exact.
#include <emscripten.h>

#include <cstdlib>
#include <cstring>

// clang-format off
EM_JS(double, page_number, (const char* text), { return Number(UTF8ToString(text)); });
// clang-format on

extern "C" {

/// Of a text that is a number and nothing else, which is all that we and nlohmann-json ask for.
double strtod(const char* text, char** end) {
  const double value = page_number(text);
  const bool is_number = value == value;
  if (end != nullptr) *end = const_cast<char*>(text) + (is_number ? std::strlen(text) : 0);
  return is_number ? value : 0;
}

float strtof(const char* text, char** end) { return static_cast<float>(strtod(text, end)); }
long double strtold(const char* text, char** end) { return strtod(text, end); }

/// ImGui would read its settings from a file with it, and there is no file.
int sscanf(const char* /*text*/, const char* /*format*/, ...) { return 0; }

}  // extern "C"
