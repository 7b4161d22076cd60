# Targets for the libraries that are not ours: headers as SYSTEM, warnings off, so that ours can be strict.
include(cmake/dependencies.cmake)
atlas_get_dependencies(imgui md4c qrcodegen nlohmann doctest)

add_library(third_party_nlohmann INTERFACE)
target_include_directories(third_party_nlohmann SYSTEM INTERFACE "${ATLAS_nlohmann_DIR}/single_include")
target_compile_definitions(third_party_nlohmann INTERFACE JSON_NOEXCEPTION JSON_USE_IMPLICIT_CONVERSIONS=0)

add_library(third_party_doctest INTERFACE)
target_include_directories(third_party_doctest SYSTEM INTERFACE "${ATLAS_doctest_DIR}")

add_library(third_party_md4c STATIC "${ATLAS_md4c_DIR}/src/md4c.c")
target_include_directories(third_party_md4c SYSTEM PUBLIC "${ATLAS_md4c_DIR}/src")
target_compile_definitions(third_party_md4c PRIVATE MD4C_USE_UTF8)
target_compile_options(third_party_md4c PRIVATE -w)

add_library(third_party_qrcodegen STATIC "${ATLAS_qrcodegen_DIR}/c/qrcodegen.c")
target_include_directories(third_party_qrcodegen SYSTEM PUBLIC "${ATLAS_qrcodegen_DIR}/c")
target_compile_options(third_party_qrcodegen PRIVATE -w)
target_link_libraries(third_party_qrcodegen PUBLIC atlas_codegen)

# imconfig_atlas.hpp is our configuration of ImGui; everyone who includes imgui.h must see the same one.
set(atlas_imgui_sources imgui.cpp imgui_draw.cpp imgui_widgets.cpp)
list(TRANSFORM atlas_imgui_sources PREPEND "${ATLAS_imgui_DIR}/")
list(APPEND atlas_imgui_sources "${PROJECT_SOURCE_DIR}/src/views/imgui_without_tables.cpp")
add_library(third_party_imgui STATIC ${atlas_imgui_sources})
target_include_directories(third_party_imgui SYSTEM PUBLIC "${ATLAS_imgui_DIR}")
target_include_directories(third_party_imgui PUBLIC "${PROJECT_SOURCE_DIR}/src")
target_compile_definitions(third_party_imgui PUBLIC "IMGUI_USER_CONFIG=\"views/imconfig_atlas.hpp\"")
target_compile_options(third_party_imgui PRIVATE -w)
target_link_libraries(third_party_imgui PUBLIC atlas_codegen)
target_link_libraries(third_party_md4c PUBLIC atlas_codegen)
