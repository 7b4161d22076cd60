# Libraries that hold a text file as a string: see src/core/embedded.hpp and embed_text.cmake.
# ATLAS_PACKED_CATALOG is what `atlas pack` wrote: the minified catalogue with its settled layout.
set(ATLAS_PACKED_CATALOG "${PROJECT_SOURCE_DIR}/build/native/embedded_catalog.json"
    CACHE FILEPATH "The packed catalogue to embed, written by the native build")

function(atlas_embed_text target function input)
  set(output "${CMAKE_CURRENT_BINARY_DIR}/embedded/${function}.cpp")
  set(script "${PROJECT_SOURCE_DIR}/cmake/embed_text.cmake")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" "-DINPUT=${input}" "-DOUTPUT=${output}" -DFUNCTION=${function} -P "${script}"
    DEPENDS "${input}" "${script}" VERBATIM)
  add_library(${target} STATIC EXCLUDE_FROM_ALL "${output}")
  target_link_libraries(${target} PUBLIC atlas_codegen PRIVATE atlas_no_exceptions)
  target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}/src")
endfunction()

atlas_embed_text(atlas_embedded_strings embedded_strings "${PROJECT_SOURCE_DIR}/assets/strings.json")
if(EMSCRIPTEN)
  if(NOT EXISTS "${ATLAS_PACKED_CATALOG}")
    message(FATAL_ERROR "${ATLAS_PACKED_CATALOG} does not exist. The native build writes it: run ./build-wasm.sh, or\n"
      "  cmake --preset release && cmake --build --preset release --target atlas_packed_catalog")
  endif()
  atlas_embed_text(atlas_embedded_catalog embedded_catalog "${ATLAS_PACKED_CATALOG}")
endif()
