# Toolchain file for both wasm presets: finds the emcc on the PATH, whoever installed it, and uses that Emscripten's own
# CMake support.
find_program(ATLAS_EMCC emcc REQUIRED)
file(REAL_PATH "${ATLAS_EMCC}" atlas_emcc_path)
get_filename_component(EMSCRIPTEN_ROOT_PATH "${atlas_emcc_path}" DIRECTORY)
include("${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake")
