# The native command `atlas`, the packed catalogue it writes for the wasm build, and the app on a headless platform.
atlas_sources(cli_sources src/cli)
if(cli_sources)
  # A library, so that tests call the commands as functions; the executable adds main().
  set(cli_main "${PROJECT_SOURCE_DIR}/src/cli/main.cpp")
  list(REMOVE_ITEM cli_sources "${cli_main}")
  add_library(atlas_cli STATIC ${cli_sources})
  target_compile_definitions(atlas_cli PRIVATE "ATLAS_VERSION=\"${PROJECT_VERSION}\"")
  target_link_libraries(atlas_cli PUBLIC atlas_formats
    PRIVATE atlas_embedded_strings atlas_embedded_characters atlas_warnings atlas_no_exceptions)
  add_executable(atlas "${cli_main}")
  target_link_libraries(atlas PRIVATE atlas_cli atlas_warnings atlas_no_exceptions)

  set(packed "${CMAKE_BINARY_DIR}/embedded_catalog.json")
  set(catalog "${PROJECT_SOURCE_DIR}/assets/catalog.json")
  add_custom_command(
    OUTPUT "${packed}"
    COMMAND atlas pack "${catalog}" -o "${packed}"
    DEPENDS atlas "${catalog}" VERBATIM)
  add_custom_target(atlas_packed_catalog DEPENDS "${packed}")
endif()

set(headless_sources ${atlas_app_sources} ${atlas_platform_sources})
list(FILTER headless_sources EXCLUDE REGEX "/platform/web[^/]*$")
if(headless_sources)
  add_library(atlas_app STATIC EXCLUDE_FROM_ALL ${headless_sources})
  target_link_libraries(atlas_app PUBLIC atlas_views atlas_formats atlas_embedded_strings
    PRIVATE atlas_warnings atlas_no_exceptions)
endif()
