# The two wasm programs: `atlas` draws the page (WebGL2), `atlas-core` is the core without a screen.
# Link-time optimisation, no exceptions, no run-time types, no file system. Of the page size decides (-Oz), of the
# core module, which nobody waits for before the first picture, speed (-O3): its layers are compiled a second time.

# Debian's emcc 3.1.6 run by a Node that is not Debian's does not find the modules of its optimiser.
if(IS_DIRECTORY /usr/share/nodejs)
  set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs")
endif()

# The stack size setting was renamed between 3.1.6 and today; both releases list their settings in this file.
file(STRINGS "${EMSCRIPTEN_ROOT_PATH}/src/settings.js" new_stack_setting REGEX "^var STACK_SIZE")
if(new_stack_setting)
  set(stack_setting STACK_SIZE)
else()
  set(stack_setting TOTAL_STACK)
endif()

# Without CMake's own -Os: after it, emcc 3.1.6 inlines next to nothing, even when -O3 follows.
set(CMAKE_C_FLAGS_MINSIZEREL "-DNDEBUG")
set(CMAKE_CXX_FLAGS_MINSIZEREL "-DNDEBUG")
# Asked of the target that is compiled or linked, not of the one that passes these options on.
set(atlas_is_quick "$<BOOL:$<TARGET_PROPERTY:ATLAS_QUICK>>")
set(atlas_optimise "$<IF:$<CONFIG:Debug>,-O1,$<IF:${atlas_is_quick},-O3,-Oz>>" "$<IF:$<CONFIG:Debug>,-g2,-flto>")
# Instructions that all engines with WebGL2 have (Safari since 15, as WebGL2 itself): 6 % less code.
set(atlas_features -mbulk-memory -msign-ext -mnontrapping-fptoint)
target_compile_options(atlas_codegen INTERFACE ${atlas_optimise} ${atlas_features} -fno-exceptions
  "$<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>")
target_link_options(atlas_codegen INTERFACE ${atlas_optimise} ${atlas_features})

# The graph layout is for speed: it is in the core module only, which may then ask for SIMD (Safari since 16.4). Without it
# the same sources give the same bits, more slowly.
option(ATLAS_WASM_SIMD "Let the core module use wasm SIMD" ON)
file(GLOB graph_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/core/graph_*.cpp")
set_source_files_properties(${graph_sources} PROPERTIES COMPILE_OPTIONS
  "-O3;-finline-functions;-fno-lto;$<$<BOOL:${ATLAS_WASM_SIMD}>:-msimd128>")
# What runs over every title at each key is compiled for speed: 1 kB more.
foreach(hot fold gram_index pinyin search sound_index text_match vocabulary)
  set_source_files_properties("${PROJECT_SOURCE_DIR}/src/core/${hot}.cpp" PROPERTIES COMPILE_OPTIONS
    "$<$<NOT:$<CONFIG:Debug>>:-O2>")
endforeach()

# The JSON library's lexer calls its small functions for each byte; inlined, a catalogue is read in 0.85 of the time.
set(if_quick "$<AND:$<NOT:$<CONFIG:Debug>>,${atlas_is_quick}>")
set_source_files_properties("${PROJECT_SOURCE_DIR}/src/formats/json_parse.cpp" "${ATLAS_md4c_DIR}/src/md4c.c" PROPERTIES COMPILE_OPTIONS
  "$<${if_quick}:-mllvm>;$<${if_quick}:-inline-threshold=2000>")
set_property(SOURCE "${ATLAS_md4c_DIR}/src/md4c.c" APPEND PROPERTY COMPILE_OPTIONS
  "$<${if_quick}:-include>;$<${if_quick}:${PROJECT_SOURCE_DIR}/src/formats/md4c_strchr.h>")

# "web,worker" also for the core module that runs in Node: there the caller hands over the wasm bytes, and the code that
# 3.1.6 would add for Node is not valid in an ES module. HEAPU8 and the like are exported by name for later releases.
add_library(atlas_wasm_program INTERFACE)
target_link_options(atlas_wasm_program INTERFACE
  -sMODULARIZE=1 -sEXPORT_ES6=1 -sFILESYSTEM=0 -sMALLOC=$<IF:${atlas_is_quick},dlmalloc,emmalloc> -sALLOW_MEMORY_GROWTH=1 -s${stack_setting}=524288
  -sDYNAMIC_EXECUTION=0 "$<$<CONFIG:Debug>:-sASSERTIONS=1>"
  # Large functions with one caller stay functions: merged ones need more locals and repeat less, so that the file
  # packs 2.5 % worse although it has fewer bytes. And browsers translate wasm once in a hurry and again, well, what is
  # called often: work on many things that is one call each soon runs two to four times as fast, one long loop never.
  # The smallest functions are inlined everywhere: they are mostly calls into the standard library's depths, and each
  # function that runs during a start is compiled on its own, on the page's thread. 1 % fewer bytes, first graph 27 ms sooner.
  -sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=30,--always-inline-max-function-size=6
  "-sEXPORTED_RUNTIME_METHODS=UTF8ToString,stringToUTF8,lengthBytesUTF8,HEAPU8,HEAPU32,HEAPF32")

# A program of sources and libraries; output is the file name of the JavaScript side.
function(atlas_add_wasm_program target output)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "SOURCES;LIBRARIES;LINK_OPTIONS")
  get_filename_component(name "${output}" NAME_WE)
  get_filename_component(suffix "${output}" LAST_EXT)
  add_executable(${target} ${arg_SOURCES})
  set_target_properties(${target} PROPERTIES OUTPUT_NAME ${name} SUFFIX ${suffix})
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/src")
  target_link_options(${target} PRIVATE ${arg_LINK_OPTIONS})
  target_link_libraries(${target} PRIVATE ${arg_LIBRARIES} atlas_warnings atlas_wasm_program)
endfunction()

set(web_sources ${atlas_platform_sources})
list(FILTER web_sources EXCLUDE REGEX "/(native|headless|web_core)[^/]*$")
set(core_sources ${atlas_platform_sources})
list(FILTER core_sources INCLUDE REGEX "/web_core[^/]*$")

atlas_add_wasm_program(atlas_web atlas.js
  SOURCES ${atlas_app_sources} ${web_sources}
  LIBRARIES atlas_views atlas_formats atlas_embedded_catalog atlas_embedded_strings
  # Our renderer asks for neither errors nor extensions.
  LINK_OPTIONS -sENVIRONMENT=web --no-entry -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
    -sGL_TRACK_ERRORS=0 -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0 -sGL_SUPPORT_SIMPLE_ENABLE_EXTENSIONS=0)
# A library compiled again for speed, as NAME_quick, using the quick ones of the libraries it uses.
function(atlas_add_quick_twin name)
  get_target_property(sources ${name} SOURCES)
  add_library(${name}_quick STATIC ${sources})
  set_target_properties(${name}_quick PROPERTIES ATLAS_QUICK ON)
  foreach(property COMPILE_OPTIONS COMPILE_DEFINITIONS INCLUDE_DIRECTORIES INTERFACE_INCLUDE_DIRECTORIES
                   INTERFACE_SYSTEM_INCLUDE_DIRECTORIES LINK_LIBRARIES INTERFACE_LINK_LIBRARIES)
    get_target_property(value ${name} ${property})
    if(value)
      list(TRANSFORM value REPLACE "(atlas_core|third_party_md4c)" "\\1_quick")
      set_target_properties(${name}_quick PROPERTIES ${property} "${value}")
    endif()
  endforeach()
endfunction()

if(core_sources)
  foreach(library third_party_md4c atlas_core atlas_formats atlas_embedded_strings atlas_embedded_characters)
    atlas_add_quick_twin(${library})
  endforeach()
  atlas_add_wasm_program(atlas_core_wasm atlas-core-glue.mjs
    SOURCES ${core_sources}
    LIBRARIES atlas_formats_quick atlas_embedded_strings_quick atlas_embedded_characters_quick
    LINK_OPTIONS -sENVIRONMENT=web,worker --no-entry)
  set_target_properties(atlas_core_wasm PROPERTIES ATLAS_QUICK ON)
endif()
