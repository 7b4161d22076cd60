# The table of Mandarin readings, packed from the Unicode Han Database when the core is built.
set(ATLAS_UNICODE_DATA /usr/share/unicode CACHE PATH "Folder of Unihan_Readings.txt and Unihan_OtherMappings.txt, packed (.bz2) or not")
if(NOT EXISTS "${ATLAS_UNICODE_DATA}/Unihan_Readings.txt" AND NOT EXISTS "${ATLAS_UNICODE_DATA}/Unihan_Readings.txt.bz2")
  message(FATAL_ERROR "${ATLAS_UNICODE_DATA} has no Unihan_Readings.txt. Debian's package unicode-data brings it; elsewhere\n"
    "  unpack Unihan.zip of the Unicode Character Database and name its folder with -DATLAS_UNICODE_DATA=...")
endif()
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(pinyin_script "${PROJECT_SOURCE_DIR}/scripts/pinyin_data.py")
set(pinyin_data "${CMAKE_BINARY_DIR}/generated/pinyin_data.cpp")
add_custom_command(
  OUTPUT "${pinyin_data}"
  COMMAND "${CMAKE_COMMAND}" -E make_directory "${CMAKE_BINARY_DIR}/generated"
  COMMAND "${Python3_EXECUTABLE}" "${pinyin_script}" "${ATLAS_UNICODE_DATA}" "${pinyin_data}"
  DEPENDS "${pinyin_script}" VERBATIM)
target_sources(atlas_core PRIVATE "${pinyin_data}")
