# Script: writes a C++ file that holds a text file as a string.
#   cmake -DINPUT=file.json -DOUTPUT=file.cpp -DFUNCTION=embedded_catalog -P embed_text.cmake
# One raw string literal, because compilers read that many times faster than an array of numbers.
foreach(argument INPUT OUTPUT FUNCTION)
  if(NOT ${argument})
    message(FATAL_ERROR "embed_text.cmake needs -D${argument}=")
  endif()
endforeach()

file(READ "${INPUT}" text)
string(FIND "${text}" ")embedded\"" clash)
if(NOT clash EQUAL -1)
  message(FATAL_ERROR "${INPUT} contains the end mark of the literal")
endif()
file(WRITE "${OUTPUT}" "// Generated from ${INPUT} by embed_text.cmake.
#include \"core/embedded.hpp\"

namespace {
constexpr char kText[] = R\"embedded(${text})embedded\";
}

std::string_view atlas::${FUNCTION}() { return {kText, sizeof kText - 1}; }
")
