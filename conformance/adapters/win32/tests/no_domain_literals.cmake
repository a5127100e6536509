# Fails when the Windows adapter knows what its answers should be: it forwards and reports.
#
#   cmake -DFOLDERS="folder;folder" -P no_domain_literals.cmake
#
# Looked for, in every .h and .cc of the folders but the tests: the prefixes of display names, class ids, named
# result codes and named kinds of monikers, and numbers that are failures.
cmake_minimum_required(VERSION 3.25)

set(forbidden
  "[Ss][Ee][Ss][Ss][Ii][Oo][Nn]:"
  "[Cc][Ll][Ss][Ii][Dd]:"
  "[^A-Za-z_:][Nn][Ee][Ww]:"
  "[Cc]onsole!"
  "[0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f]-[0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f]-"
  "MKSYS_"
  "(MK|REGDB|CO|RPC)_[ES]_"
  "E_(INVALIDARG|NOTIMPL|OUTOFMEMORY|ACCESSDENIED|UNEXPECTED)"
  "0[xX]8[0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f]")

set(found 0)
set(read 0)
foreach(folder IN LISTS FOLDERS)
  file(GLOB files "${folder}/*.h" "${folder}/*.cc")
  list(FILTER files EXCLUDE REGEX "_test\\.cc$")
  foreach(file IN LISTS files)
    math(EXPR read "${read} + 1")
    file(READ "${file}" text)
    foreach(pattern IN LISTS forbidden)
      if(text MATCHES "${pattern}")
        message(SEND_ERROR "${file} holds a domain literal: ${CMAKE_MATCH_0}")
        math(EXPR found "${found} + 1")
      endif()
    endforeach()
  endforeach()
endforeach()
if(read EQUAL 0)
  message(FATAL_ERROR "no source to look at in: ${FOLDERS}")
endif()
if(found EQUAL 0)
  message("${read} files without domain literals")
endif()
