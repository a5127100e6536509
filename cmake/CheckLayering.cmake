# SPDX-License-Identifier: Apache-2.0
# Reads every #include line and fails where a layer reaches one that it must not know.
#
#   cmake -D ROOT=<checkout> -P CheckLayering.cmake
#   cmake -D SELF_TEST=<scratch folder> -P CheckLayering.cmake   proves that it can fail
#
# The table is the whole truth about layers. A row: folder | layers it may include, besides itself
# | other libraries it may include, besides the C++ standard library. The longest folder that holds
# a file decides. Test files (*_test.cc, all of a folder `tests`) may include GoogleTest as well,
# and in folders that serve subjects, the reference as one of them.

cmake_minimum_required(VERSION 3.25)

set(any "c posix json toml fmt xml valijson gtest")
set(adapter adapters/reference)
set(checked "reference subject wire laws mutants ${adapter}")
set(rows
  "reference                      | |"
  "conformance/subject            | | c posix"
  "conformance/wire               | subject | json"
  "conformance/laws               | subject | posix"
  "conformance/mutants            | reference subject wire laws ${adapter} | json"
  "conformance/runner             | subject wire | c posix json toml cli fmt xml sodium"
  "conformance/adapters/reference | reference subject wire adapters/host | json posix"
  "conformance/adapters/host      | subject wire | c json posix"
  "conformance/adapters/faulty    | ${checked} adapters/host | json posix"
  "conformance/adapters/win32     | subject wire adapters/host | c json windows"
  "conformance/adapters/templates | subject | c"
  "conformance/properties         | ${checked} | rapidcheck gtest"
  "conformance/exhaustive         | ${checked} | gtest"
  "conformance/tests              | ${checked} runner | ${any}"
  "fuzz                           | reference subject wire laws ${adapter} | json posix"
  "fuzz/mutants                   | subject laws mutants ${adapter} fuzz |"
  "bench                          | reference subject wire runner ${adapter} | json posix benchmark"
)

# The first component of an angle include, or the whole of it, by library.
set(library_json "nlohmann/.*")
set(library_toml "toml\\+\\+/.*")
set(library_cli "CLI/.*")
set(library_fmt "fmt/.*")
set(library_xml "pugixml\\.hpp")
set(library_sodium "sodium\\.h")
set(library_gtest "g(test|mock)/.*")
set(library_rapidcheck "rapidcheck(\\.h|/.*)")
set(library_benchmark "benchmark/.*")
set(library_valijson "valijson/.*")
set(library_c "(stddef|stdint|stdbool|stdio|stdlib|string|errno|limits|inttypes)\\.h")
set(library_posix
  "((sys|linux)/[a-z]+|unistd|dlfcn|dirent|fcntl|fnmatch|poll|pthread|signal|spawn|time|errno)\\.h")
set(library_windows
  "(win[a-z]+|wtsapi32|tlhelp32|initguid|unknwn|obj[a-z]+|urlmon|io|fcntl|excpt)\\.h")
set(library_std "[a-z_0-9]+")

# layer_of(FILE out): the folder of the table that holds the file, empty when none does.
function(layer_of file out)
  set(best "")
  foreach(row IN LISTS rows)
    string(REGEX MATCH "^[^ |]+" folder "${row}")
    string(LENGTH "${folder}" length)
    string(LENGTH "${best}" best_length)
    if("${file}" MATCHES "^${folder}/" AND length GREATER best_length)
      set(best "${folder}")
    endif()
  endforeach()
  set(${out} "${best}" PARENT_SCOPE)
endfunction()

# column_of(FOLDER number out): a column of the row as a list.
function(column_of folder number out)
  foreach(row IN LISTS rows)
    if("${row}" MATCHES "^${folder} ")
      string(REPLACE "|" ";" columns "${row}")
      list(GET columns ${number} column)
      string(STRIP "${column}" column)
      string(REGEX REPLACE " +" ";" column "${column}")
      set(${out} "${column}" PARENT_SCOPE)
    endif()
  endforeach()
endfunction()

# resolve(ROOT file include out): the included file of ours, relative to the root; empty when none.
function(resolve root file include out)
  cmake_path(GET file PARENT_PATH here)
  set(${out} "" PARENT_SCOPE)
  foreach(base IN ITEMS "." "${here}" reference/include reference/src conformance/subject)
    cmake_path(SET candidate NORMALIZE "${base}/${include}")
    if(EXISTS "${root}/${candidate}")
      set(${out} "${candidate}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
endfunction()

# may_use_ours(folder file included out): empty when allowed, else what is wrong.
function(may_use_ours folder file included out)
  set(${out} "" PARENT_SCOPE)
  layer_of("${included}" target)
  column_of("${folder}" 1 allowed)
  if("${file}" MATCHES "_test\\.cc$" AND "${folder}" MATCHES "^conformance/(adapters|subject|laws)")
    list(APPEND allowed reference adapters/reference)
  endif()
  string(REGEX REPLACE "^conformance/" "" name "${target}")
  if(NOT target STREQUAL folder AND NOT name IN_LIST allowed)
    set(${out} "${folder} must not know ${target}" PARENT_SCOPE)
  endif()
endfunction()

# may_use_library(folder file header out): empty when allowed, else what is wrong.
function(may_use_library folder file header out)
  column_of("${folder}" 2 allowed)
  list(APPEND allowed std)
  if("${file}" MATCHES "_test\\.cc$|/tests/")
    list(APPEND allowed gtest posix)
  endif()
  foreach(library IN LISTS allowed)
    if("${header}" MATCHES "^${library_${library}}$")
      set(${out} "" PARENT_SCOPE)
      return()
    endif()
  endforeach()
  set(${out} "${folder} may not use <${header}>" PARENT_SCOPE)
endfunction()

# check_line(ROOT folder file line out): empty when the include is allowed, else what is wrong.
function(check_line root folder file line out)
  set(problem "")
  if("${line}" MATCHES "^[ \t]*#[ \t]*include[ \t]*\"([^\"]+)\"")
    set(include "${CMAKE_MATCH_1}")
    resolve("${root}" "${file}" "${include}" included)
    if(included)
      may_use_ours("${folder}" "${file}" "${included}" problem)
    else()
      set(problem "no file of ours is called \"${include}\" (other libraries are included with <>)")
    endif()
  elseif("${line}" MATCHES "^[ \t]*#[ \t]*include[ \t]*<([^>]+)>")
    may_use_library("${folder}" "${file}" "${CMAKE_MATCH_1}" problem)
  else()
    set(problem "an include that cannot be read")
  endif()
  set(${out} "${problem}" PARENT_SCOPE)
endfunction()

# check_tree(ROOT out): "file: line: problem" for every include that is not allowed.
function(check_tree root out)
  set(problems "")
  set(lines_read 0)
  foreach(top IN ITEMS reference conformance fuzz bench)
    file(GLOB_RECURSE files RELATIVE "${root}" "${root}/${top}/*.h" "${root}/${top}/*.cc"
      "${root}/${top}/*.c")
    foreach(file IN LISTS files)
      layer_of("${file}" folder)
      if(NOT folder)
        list(APPEND problems "${file}: in no layer of cmake/CheckLayering.cmake")
        continue()
      endif()
      file(STRINGS "${root}/${file}" lines REGEX "^[ \t]*#[ \t]*include")
      foreach(line IN LISTS lines)
        math(EXPR lines_read "${lines_read} + 1")
        check_line("${root}" "${folder}" "${file}" "${line}" problem)
        if(problem)
          list(APPEND problems "${file}: ${line}: ${problem}")
        endif()
      endforeach()
    endforeach()
  endforeach()
  if(lines_read EQUAL 0)
    list(APPEND problems "${root}: no #include line was found")
  endif()
  set(${out} "${problems}" PARENT_SCOPE)
endfunction()

# plant(folder file text): checks a tree of one allowed file and this one, which must be refused.
function(plant file text)
  set(root "${SELF_TEST}/tree")
  file(REMOVE_RECURSE "${root}")
  file(WRITE "${root}/reference/include/rdspec/moniker.h" "#include <string>\n")
  file(WRITE "${root}/conformance/wire/json.h" "#include <nlohmann/json_fwd.hpp>\n")
  file(WRITE "${root}/conformance/mutants/mutants.h" "#include <vector>\n")
  check_tree("${root}" problems)
  if(problems)
    message(FATAL_ERROR "an allowed tree was refused: ${problems}")
  endif()
  file(WRITE "${root}/${file}" "${text}\n")
  check_tree("${root}" problems)
  list(LENGTH problems count)
  if(NOT count EQUAL 1 OR NOT "${problems}" MATCHES "^${file}:")
    message(FATAL_ERROR "planted in ${file}: ${text}\nreported: ${problems}")
  endif()
endfunction()

if(DEFINED SELF_TEST)
  plant("conformance/runner/a.cc" "#include \"rdspec/moniker.h\"")
  plant("conformance/runner/b.cc" "  #  include \"../../reference/include/rdspec/moniker.h\"")
  plant("conformance/runner/c.cc" "#include \"conformance/mutants/mutants.h\"")
  plant("conformance/adapters/reference/d.cc" "#include \"conformance/mutants/mutants.h\"")
  plant("conformance/adapters/win32/e.cc" "#include \"rdspec/moniker.h\"")
  plant("reference/src/f.cc" "#include \"conformance/wire/json.h\"")
  plant("reference/src/g.cc" "#include <fmt/format.h>")
  plant("reference/src/h.cc" "#include <unistd.h>")
  plant("reference/src/i.cc" "#include <gtest/gtest.h>")
  plant("conformance/runner/n_test.cc" "#include \"rdspec/moniker.h\"")
  plant("fuzz/j.cc" "#include \"conformance/mutants/mutants.h\"")
  plant("conformance/wire/k.cc" "#include \"missing.h\"")
  plant("conformance/l.cc" "#include <string>")
  plant("bench/m.cc" "#include MACRO")
  message(STATUS "every planted violation was reported")
else()
  check_tree("${ROOT}" problems)
  if(problems)
    list(JOIN problems "\n  " text)
    message(FATAL_ERROR "layering:\n  ${text}")
  endif()
endif()
