# Files of a layer that do not disturb each other are compiled as one unit (tools/unity_groups.py says which). A change of a
# source groups them anew.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(COUNTERPOISE_TOGETHER 24 CACHE STRING "Most files of a unit")

function(compile_together target folder sources)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS tools/unity_groups.py ${sources})
  execute_process(COMMAND ${Python3_EXECUTABLE} tools/unity_groups.py ${CMAKE_SOURCE_DIR}/${folder} ${COUNTERPOISE_TOGETHER}
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} OUTPUT_VARIABLE lines OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  string(REPLACE ";" "," lines "${lines}")
  string(REPLACE "\n" ";" lines "${lines}")
  set(n 0)
  foreach(line IN LISTS lines)
    string(REPLACE "," ";" files "${line}")
    set_source_files_properties(${files} PROPERTIES UNITY_GROUP ${n})
    math(EXPR n "${n} + 1")
  endforeach()
endfunction()
