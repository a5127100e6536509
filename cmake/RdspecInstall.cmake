# SPDX-License-Identifier: Apache-2.0
# What `cmake --install` makes: a folder that can be moved anywhere and needs no checkout.
#
#   bin/                  rdspec and its adapters, beside each other
#   share/rdspec/         spec/ and conformance/, as `rdspec --root` reads them
#   include/rdspec/       the reference and the C header of a subject
#   lib/, lib/cmake/      librdspec.a, find_package(rdspec)
#
# Programs and single headers are installed by the folders that define them.

include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/rdspec")
set(data_dir "${CMAKE_INSTALL_DATADIR}/rdspec")

foreach(program IN ITEMS rdspec rdspec-faulty)
  if(TARGET ${program})
    install(TARGETS ${program} DESTINATION "${CMAKE_INSTALL_BINDIR}")
  endif()
endforeach()

# A subject needs no library of ours, only the header.
add_library(rdspec_subject_header INTERFACE)
set_target_properties(rdspec_subject_header PROPERTIES EXPORT_NAME subject)
target_include_directories(rdspec_subject_header INTERFACE
  "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>"
  "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/rdspec>")

install(TARGETS rdspec_reference rdspec_subject_header EXPORT rdspec-targets FILE_SET HEADERS)
install(EXPORT rdspec-targets NAMESPACE rdspec:: DESTINATION "${package_dir}")
configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/RdspecConfig.cmake.in" rdspec-config.cmake
  INSTALL_DESTINATION "${package_dir}" PATH_VARS CMAKE_INSTALL_BINDIR data_dir)
write_basic_package_version_file(rdspec-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/rdspec-config.cmake"
  "${PROJECT_BINARY_DIR}/rdspec-config-version.cmake" DESTINATION "${package_dir}")

install(DIRECTORY spec DESTINATION "${data_dir}")
install(DIRECTORY conformance/cases conformance/schema conformance/expected
  DESTINATION "${data_dir}/conformance")
install(DIRECTORY conformance/adapters/templates DESTINATION "${data_dir}/conformance/adapters")
install(FILES conformance/ids.lock conformance/PROTOCOL.md conformance/CASES.md
  DESTINATION "${data_dir}/conformance")
install(FILES LICENSE README.md CHANGELOG.md DESTINATION "${CMAKE_INSTALL_DOCDIR}")

# The preset release builds no other tests.
function(rdspec_install_test part)
  add_test(NAME install/${part} COMMAND "${PROJECT_SOURCE_DIR}/cmake/check_install"
    "${PROJECT_SOURCE_DIR}" "${PROJECT_BINARY_DIR}" "${PROJECT_BINARY_DIR}/install/${part}" ${part})
  set_tests_properties(install/${part} PROPERTIES LABELS install TIMEOUT 300)
endfunction()
if(CMAKE_BUILD_TYPE STREQUAL "Release" AND TARGET rdspec)
  rdspec_install_test(moved)
  rdspec_install_test(consumer)
endif()
