# How code is compiled, as three things a target can link: code generation for everything, warnings and the
# no-exceptions rule for our own code.

# For every target, third party included: these change the generated code or the ABI and must agree.
add_library(atlas_codegen INTERFACE)
# The same layout must come out natively and in wasm, so no fused multiply-add behind our back.
target_compile_options(atlas_codegen INTERFACE -ffp-contract=off)
# Messages of failed assertions name files relative to the checkout, so two machines build the same bytes.
target_compile_options(atlas_codegen INTERFACE "-fmacro-prefix-map=${PROJECT_SOURCE_DIR}/=")
if(ATLAS_SANITIZE)
  set(sanitizers -fsanitize=address,undefined -fno-sanitize=vptr -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_options(atlas_codegen INTERFACE ${sanitizers})
  target_link_options(atlas_codegen INTERFACE ${sanitizers})
endif()

# Our own code only. A struct may name only the members it cares about, so that one warning is off.
add_library(atlas_warnings INTERFACE)
target_compile_options(atlas_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
  -Wno-missing-field-initializers)
# GCC 12 sees an overlap in inlined std::string operator+ that cannot be (GCC bug 105651).
target_compile_options(atlas_warnings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)

# Errors with the compilers our tests run on. A newer one knows new warnings, and those must not stop a reader's build.
string(REGEX MATCH "^[0-9]+" compiler_major "${CMAKE_CXX_COMPILER_VERSION}")
set(compilers_tested GNU-12 Clang-14)
if("${CMAKE_CXX_COMPILER_ID}-${compiler_major}" IN_LIST compilers_tested)
  set(werror_default ON)
else()
  set(werror_default OFF)
endif()
option(ATLAS_WERROR "Treat warnings in our own code as errors" ${werror_default})
if(ATLAS_WERROR)
  target_compile_options(atlas_warnings INTERFACE -Werror)
endif()

# Natively too: what throws or asks for a type at run time would work there and abort in the browser.
add_library(atlas_no_exceptions INTERFACE)
target_compile_options(atlas_no_exceptions INTERFACE -fno-exceptions -fno-rtti)
