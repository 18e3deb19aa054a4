find_package(GTest REQUIRED)
find_package(rapidcheck REQUIRED)

# tests/<layer>/ mirrors src/<layer>/; one executable a layer, each test discovered by name. Those of the layers below the
# command line are linked without it.
include(GoogleTest)
foreach(layer IN LISTS layers ITEMS properties golden)
  file(GLOB_RECURSE test_sources CONFIGURE_DEPENDS tests/${layer}/*_test.cpp)
  if(test_sources)
    add_executable(test_${layer} ${test_sources})
    target_include_directories(test_${layer} PRIVATE tests)
    if(layer MATCHES "^(app|answers|golden)$")
      target_link_libraries(test_${layer} PRIVATE cp_app embedded_page)
    endif()
    target_link_libraries(test_${layer} PRIVATE counterpoise::engine embedded_facts GTest::gmock_main rapidcheck)
    target_compile_definitions(test_${layer} PRIVATE
      COUNTERPOISE_SOURCE_DIR="${CMAKE_SOURCE_DIR}" COUNTERPOISE_PROGRAM="$<TARGET_FILE:counterpoise>")
    gtest_discover_tests(test_${layer} TEST_PREFIX ${layer}. DISCOVERY_TIMEOUT 60)
  endif()
endforeach()

# The page is opened in a real browser, over a report that the program has just written.
if(COUNTERPOISE_PAGE)
  set(page_report ${CMAKE_BINARY_DIR}/page-test)
  file(GLOB page_tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/page/test/*.test.mjs)
  add_test(NAME page.report COMMAND counterpoise run us-leaves-nato-and-un --runs 64 --out ${page_report})
  add_test(NAME page.browser COMMAND node --test ${page_tests} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(page.report PROPERTIES FIXTURES_SETUP page_report)
  set_tests_properties(page.browser PROPERTIES FIXTURES_REQUIRED page_report TIMEOUT 600
    ENVIRONMENT "COUNTERPOISE_REPORT=${page_report}/report.html;COUNTERPOISE_PROGRAM=$<TARGET_FILE:counterpoise>")
endif()

# Somebody else's program, built on the installed library alone.
add_test(NAME consumer COMMAND ${CMAKE_SOURCE_DIR}/tests/consumer/run.sh ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR}
  $<TARGET_FILE:counterpoise>)
set_tests_properties(consumer PROPERTIES TIMEOUT 600)
