# What search knows about Chinese characters, packed from the Unicode Han Database: see src/core/characters.hpp. Linked into
# the command and the core module; the page gets it in the file of the catalogue's texts.
set(ATLAS_UNICODE_DATA /usr/share/unicode CACHE PATH
    "Folder of Unihan_Readings.txt, Unihan_Variants.txt and Unihan_OtherMappings.txt, packed (.bz2) or not")
if(NOT EXISTS "${ATLAS_UNICODE_DATA}/Unihan_Readings.txt" AND NOT EXISTS "${ATLAS_UNICODE_DATA}/Unihan_Readings.txt.bz2")
  message(FATAL_ERROR "${ATLAS_UNICODE_DATA} has no Unihan_Readings.txt. Debian's package unicode-data brings it; elsewhere\n"
    "  unpack Unihan.zip of the Unicode Character Database and name its folder with -DATLAS_UNICODE_DATA=...")
endif()
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(characters_script "${PROJECT_SOURCE_DIR}/scripts/characters.py")
set(characters_text "${CMAKE_BINARY_DIR}/generated/characters.txt")
add_custom_command(
  OUTPUT "${characters_text}"
  COMMAND "${CMAKE_COMMAND}" -E make_directory "${CMAKE_BINARY_DIR}/generated"
  COMMAND "${Python3_EXECUTABLE}" "${characters_script}" "${ATLAS_UNICODE_DATA}" "${characters_text}"
  DEPENDS "${characters_script}" VERBATIM)
atlas_embed_text(atlas_embedded_characters embedded_characters "${characters_text}")
