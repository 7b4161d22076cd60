// Compiled in front of md4c where speed counts. It asks strchr() whether a character is one of a few that
// stand in its source: written out here, that becomes a few comparisons instead of a call.
#pragma once

#include <string.h>

static inline __attribute__((always_inline)) char* atlas_strchr(const char* text, int wanted) {
  for (; *text != '\0'; ++text) {
    if (*text == (char)wanted) return (char*)text;
  }
  return wanted == 0 ? (char*)text : 0;
}

#define strchr atlas_strchr
