// What search knows about Chinese characters, as the programs have it.
#pragma once

#include "core/characters.hpp"
#include "core/embedded.hpp"

namespace atlas::test {

inline const CharacterTable& characters() {
  static const CharacterTable table(embedded_characters());
  return table;
}

}  // namespace atlas::test
