# SPDX-License-Identifier: Apache-2.0
# One function per kind of target. Directory files are lists of calls to these.

# Flags of every target of ours: dialect, warnings, sanitizers, instruction set.
add_library(rdspec_build_flags INTERFACE)
target_compile_features(rdspec_build_flags INTERFACE cxx_std_23)
target_compile_options(rdspec_build_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
  # Designated initialisers leave the other members at their defaults on purpose.
  -Wno-missing-field-initializers
  # GCC 12 warns falsely about concatenated strings (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  # std::stable_sort of libstdc++ 12 uses a function that C++17 deprecates.
  $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>)
if(RDSPEC_SANITIZERS)
  target_compile_options(rdspec_build_flags INTERFACE
    -fsanitize=${RDSPEC_SANITIZERS} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(rdspec_build_flags INTERFACE -fsanitize=${RDSPEC_SANITIZERS})
endif()
if(RDSPEC_LIBFUZZER)
  target_compile_options(rdspec_build_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(RDSPEC_MARCH)
  target_compile_options(rdspec_build_flags INTERFACE -march=${RDSPEC_MARCH})
endif()

# rdspec_group(NAME folder [targets...]): a target that builds all that the folder defines and what
# its tests use besides, and no more.
function(rdspec_group name folder)
  get_property(members DIRECTORY "${PROJECT_SOURCE_DIR}/${folder}" PROPERTY BUILDSYSTEM_TARGETS)
  add_custom_target(${name} DEPENDS ${members} ${ARGN})
endfunction()

# Programs that belong together stand beside each other, so that `rdspec` finds its adapters.
set(RDSPEC_PROGRAM_DIR "${PROJECT_BINARY_DIR}/bin")

# rdspec_library(NAME sources... [LINK public libraries...] [USES private libraries...])
function(rdspec_library name)
  cmake_parse_arguments(arg "" "" "LINK;USES" ${ARGN})
  add_library(${name} STATIC ${arg_UNPARSED_ARGUMENTS})
  set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE ON CXX_EXTENSIONS OFF)
  target_link_libraries(${name} PUBLIC ${arg_LINK}
    PRIVATE ${arg_USES} $<BUILD_INTERFACE:rdspec_build_flags>)
endfunction()

# rdspec_program(NAME sources... [LINK libraries...]): a program in build/<preset>/bin.
function(rdspec_program name)
  cmake_parse_arguments(arg "" "" "LINK" ${ARGN})
  add_executable(${name} ${arg_UNPARSED_ARGUMENTS})
  set_target_properties(${name} PROPERTIES CXX_EXTENSIONS OFF
    RUNTIME_OUTPUT_DIRECTORY "${RDSPEC_PROGRAM_DIR}")
  target_link_libraries(${name} PRIVATE ${arg_LINK} rdspec_build_flags)
endfunction()

# rdspec_subject_library(NAME sources... [LINK libraries...]): a library for RDSPEC_SUBJECT.
function(rdspec_subject_library name)
  cmake_parse_arguments(arg "" "" "LINK" ${ARGN})
  add_library(${name} MODULE ${arg_UNPARSED_ARGUMENTS})
  set_target_properties(${name} PROPERTIES CXX_EXTENSIONS OFF)
  target_link_libraries(${name} PRIVATE ${arg_LINK} rdspec_build_flags)
endfunction()

# rdspec_test(NAME sources... [LINK libraries...] [LABEL tier] [ENVIRONMENT VAR=value...]):
# one GoogleTest program, one CTest test `<tier>/<name>`.
function(rdspec_test name)
  cmake_parse_arguments(arg "" "LABEL" "LINK;ENVIRONMENT" ${ARGN})
  if(NOT arg_LABEL)
    set(arg_LABEL unit)
  endif()
  add_executable(${name} ${arg_UNPARSED_ARGUMENTS})
  set_target_properties(${name} PROPERTIES CXX_EXTENSIONS OFF)
  target_link_libraries(${name} PRIVATE ${arg_LINK} GTest::gtest_main rdspec_build_flags)
  add_test(NAME ${arg_LABEL}/${name} COMMAND ${name})
  set_tests_properties(${arg_LABEL}/${name} PROPERTIES LABELS ${arg_LABEL} TIMEOUT 300
    ENVIRONMENT "${arg_ENVIRONMENT}")
endfunction()
