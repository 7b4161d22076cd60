// Numbers as text, written and read by the browser. These stand in for the C library's functions of the same
// names, for our code, ImGui and nlohmann/json alike: the page's program needs few of them, and the
// library's, exact to the last digit of numbers with 128 bits, are 8 kB of a first visit.
#include <emscripten.h>

#include <cstdarg>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>

// clang-format off
EM_JS(double, page_number, (const char* text), { return Number(UTF8ToString(text)); });
EM_JS(void, page_digits, (double value, int digits, char* out, int room), {
  stringToUTF8(String(+value.toPrecision(digits)), out, room);
});
// clang-format on

namespace {

/// Writes as snprintf() does what it understands: flags "0" and "-", width, precision; d i u x X c s p, and
/// floating point, which is written as short as its precision allows whatever its letter says.
class Printer {
 public:
  Printer(char* to, std::size_t room) : to_(to), room_(room) {}

  int print(const char* format, va_list* values) {
    while (*format != 0) {
      if (*format != '%') {
        put(*format++);
      } else {
        format = read(format + 1, values);
        convert(*format++, values);
      }
    }
    if (room_ > 0) to_[length_ < room_ ? length_ : room_ - 1] = 0;
    return static_cast<int>(length_);
  }

 private:
  void put(char c) {
    if (length_ + 1 < room_) to_[length_] = c;
    ++length_;
  }
  void put(const char* text, int length) {
    for (int i = length; !left_ && i < width_; ++i) put(zero_ ? '0' : ' ');
    for (int i = 0; i < length; ++i) put(text[i]);
    for (int i = length; left_ && i < width_; ++i) put(' ');
  }
  static const char* read_number(const char* at, va_list* values, int& out) {
    if (*at == '*') {
      out = va_arg(*values, int);
      return at + 1;
    }
    for (out = 0; *at >= '0' && *at <= '9'; ++at) out = out * 10 + *at - '0';
    return at;
  }
  /// What stands between "%" and the letter, to which it returns.
  const char* read(const char* at, va_list* values) {
    zero_ = left_ = false;
    precision_ = -1;
    longs_ = 0;
    for (; *at == '0' || *at == '-'; ++at) (*at == '0' ? zero_ : left_) = true;
    at = read_number(at, values, width_);
    if (*at == '.') at = read_number(at + 1, values, precision_);
    for (; *at == 'l' || *at == 'h' || *at == 'z'; ++at) longs_ += *at == 'l' ? 1 : 0;
    return at;
  }
  void put_whole(unsigned long long value, bool negative, const char* digits, unsigned base) {
    char text[24];
    char* first = text + sizeof text;
    do *--first = digits[value % base];
    while ((value /= base) != 0);
    if (negative) *--first = '-';
    put(first, static_cast<int>(text + sizeof text - first));
  }
  void put_text(const char* text) {
    int length = 0;
    while ((precision_ < 0 || length < precision_) && text[length] != 0) ++length;
    put(text, length);
  }
  void convert(char letter, va_list* values) {
    const bool wide = longs_ > 1;
    if (letter == 's') return put_text(va_arg(*values, const char*));
    if (letter == 'd' || letter == 'i') {
      const long long value = wide ? va_arg(*values, long long) : va_arg(*values, int);
      const auto size = static_cast<unsigned long long>(value);
      return put_whole(value < 0 ? 0 - size : size, value < 0, "0123456789", 10);
    }
    if (letter == 'u' || letter == 'x' || letter == 'X' || letter == 'p') {
      const unsigned long long value = wide ? va_arg(*values, unsigned long long) : va_arg(*values, unsigned);
      return put_whole(value, false, letter == 'X' ? "0123456789ABCDEF" : "0123456789abcdef",
                       letter == 'u' ? 10 : 16);
    }
    char text[32] = {letter, 0};
    if (letter == 'c') text[0] = static_cast<char>(va_arg(*values, int));
    if (std::strchr("efgEFG", letter) != nullptr) {
      page_digits(va_arg(*values, double), precision_ < 1 ? 6 : precision_, text, sizeof text);
    }
    put(text, static_cast<int>(std::strlen(text)));
  }

  char* to_;
  std::size_t room_, length_ = 0;
  bool zero_ = false, left_ = false;
  int width_ = 0, precision_ = -1, longs_ = 0;
};

}  // namespace

extern "C" {

int vsnprintf(char* to, std::size_t room, const char* format, va_list values) {
  va_list copy;
  va_copy(copy, values);
  const int length = Printer(to, room).print(format, &copy);
  va_end(copy);
  return length;
}

int snprintf(char* to, std::size_t room, const char* format, ...) {
  va_list values;
  va_start(values, format);
  const int length = vsnprintf(to, room, format, values);
  va_end(values);
  return length;
}

/// Of a text that is a number and nothing else.
double strtod(const char* text, char** end) {
  const double value = page_number(text);
  const bool is_number = value == value;
  if (end != nullptr) *end = const_cast<char*>(text) + (is_number ? std::strlen(text) : 0);
  return is_number ? value : 0;
}

float strtof(const char* text, char** end) { return static_cast<float>(strtod(text, end)); }
long double strtold(const char* text, char** end) { return strtod(text, end); }

/// ImGui's, for a file of settings that we do not have.
int sscanf(const char* /*text*/, const char* /*format*/, ...) { return 0; }

}  // extern "C"
