# Benchmarks (Google Benchmark): build with `cmake --preset bench`, then run build/bench/bench_counterpoise and
# tools/bench_process.py build/bench/counterpoise. docs/benchmarks.md has what they gave.
find_package(benchmark REQUIRED)
file(GLOB bench_sources CONFIGURE_DEPENDS bench/*.cpp)
add_executable(bench_counterpoise ${bench_sources})
target_include_directories(bench_counterpoise PRIVATE ${CMAKE_SOURCE_DIR})
target_link_libraries(bench_counterpoise PRIVATE cp_app embedded_facts benchmark::benchmark_main)
set_target_properties(bench_counterpoise PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
