find_package(GTest REQUIRED)
find_package(rapidcheck REQUIRED)

# tests/<layer>/ mirrors src/<layer>/; one executable a layer, each test discovered by name.
include(GoogleTest)
foreach(layer IN LISTS layers ITEMS properties golden)
  file(GLOB_RECURSE test_sources CONFIGURE_DEPENDS tests/${layer}/*_test.cpp)
  if(test_sources)
    add_executable(test_${layer} ${test_sources})
    target_include_directories(test_${layer} PRIVATE tests)
    target_link_libraries(test_${layer} PRIVATE cp_app embedded_facts embedded_page GTest::gmock_main rapidcheck)
    target_compile_definitions(test_${layer} PRIVATE
      COUNTERPOISE_SOURCE_DIR="${CMAKE_SOURCE_DIR}" COUNTERPOISE_PROGRAM="$<TARGET_FILE:counterpoise>")
    gtest_discover_tests(test_${layer} TEST_PREFIX ${layer}. DISCOVERY_TIMEOUT 60)
  endif()
endforeach()
