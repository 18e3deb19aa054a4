# Fuzz targets for libFuzzer, one a reader: build with `cmake --preset fuzz`, then run
#     build/fuzz/fuzz_csv -max_total_time=600 NEW_CORPUS fuzz/corpus/csv
if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  message(FATAL_ERROR "libFuzzer comes with clang (the preset `fuzz` names it)")
endif()
foreach(target csv toml_scenario toml_actors archive)
  add_executable(fuzz_${target} fuzz/${target}.cpp)
  target_include_directories(fuzz_${target} PRIVATE ${CMAKE_SOURCE_DIR})
  target_link_libraries(fuzz_${target} PRIVATE cp_scenario embedded_facts -fsanitize=fuzzer)
  set_target_properties(fuzz_${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
endforeach()
