# Tests the test: each planted literal must make no_domain_literals.cmake fail, and a folder with
# none must pass.
#
#   cmake -DSCRIPT=no_domain_literals.cmake -DWORK=folder -P literals_are_found.cmake
cmake_minimum_required(VERSION 3.25)

# look_at(RESULT line): what the script says of a folder whose one file holds the line.
function(look_at result line)
  file(REMOVE_RECURSE "${WORK}")
  file(WRITE "${WORK}/planted.cc" "${line}\n")
  execute_process(COMMAND "${CMAKE_COMMAND}" "-DFOLDERS=${WORK}" -P "${SCRIPT}"
    RESULT_VARIABLE code OUTPUT_QUIET ERROR_QUIET)
  set(${result} "${code}" PARENT_SCOPE)
endfunction()

look_at(code "IMoniker* moniker = nullptr")
if(NOT code EQUAL 0)
  message(SEND_ERROR "a line without literals is refused")
endif()
foreach(planted IN ITEMS
    "text == L\"Session:\"" "L\"session:\"" "starts_with(u\"clsid:\")" "\"CLSID:\"" "\"new:\""
    "\"Console!\"" "\"10000013-0000-0000-0000-000000000001\"" "result == MK_E_SYNTAX"
    "REGDB_E_CLASSNOTREG" "CO_E_CLASSSTRING" "return E_INVALIDARG" "kind == MKSYS_CLASSMONIKER"
    "result == 0x800401E4")
  look_at(code "${planted}")
  if(code EQUAL 0)
    message(SEND_ERROR "not noticed: ${planted}")
  endif()
endforeach()

file(REMOVE_RECURSE "${WORK}")
file(MAKE_DIRECTORY "${WORK}")
execute_process(COMMAND "${CMAKE_COMMAND}" "-DFOLDERS=${WORK}" -P "${SCRIPT}"
  RESULT_VARIABLE code OUTPUT_QUIET ERROR_QUIET)
if(code EQUAL 0)
  message(SEND_ERROR "a folder without sources passes")
endif()
