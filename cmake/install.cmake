# What `cmake --install` lays down for others: headers, libraries, facts, and how CMake and pkg-config find them.
include(CMakePackageConfigHelpers)

set(installed "")
foreach(layer IN LISTS layers)
  if(NOT layer STREQUAL "app")
    list(APPEND installed cp_${layer})
  endif()
endforeach()
install(TARGETS ${installed} counterpoise_engine EXPORT counterpoise ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(EXPORT counterpoise NAMESPACE counterpoise:: FILE counterpoise-targets.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/counterpoise)
install(DIRECTORY src/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/counterpoise
  FILES_MATCHING PATTERN "*.h" PATTERN "app" EXCLUDE)
install(FILES ${CMAKE_BINARY_DIR}/facts.blob DESTINATION ${CMAKE_INSTALL_DATADIR}/counterpoise)
install(FILES LICENSE docs/data-terms.md DESTINATION ${CMAKE_INSTALL_DATADIR}/counterpoise)

set(package ${CMAKE_BINARY_DIR}/package)
configure_package_config_file(cmake/counterpoise-config.cmake.in ${package}/counterpoise-config.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/counterpoise PATH_VARS CMAKE_INSTALL_DATADIR)
write_basic_package_version_file(${package}/counterpoise-config-version.cmake COMPATIBILITY SameMinorVersion)
configure_file(cmake/version.h.in ${package}/version.h @ONLY)
install(FILES ${package}/counterpoise-config.cmake ${package}/counterpoise-config-version.cmake
  cmake/modules/FindClp.cmake DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/counterpoise)
install(FILES ${package}/version.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/counterpoise)

set(pc_libraries "")
set(pc_requires "fmt tomlplusplus zlib libxxhash")
foreach(target IN LISTS installed)  # who links comes before what is linked
  string(REPLACE "cp_" "" layer ${target})
  string(PREPEND pc_libraries "-lcounterpoise_${layer} ")
endforeach()
set(pc_flags "")
if(COUNTERPOISE_CLP)
  string(APPEND pc_requires " clp coinutils")
endif()
if(NOT COUNTERPOISE_THREADS)
  set(pc_flags " -DCOUNTERPOISE_NO_THREADS")
endif()
configure_file(cmake/counterpoise.pc.in ${package}/counterpoise.pc @ONLY)
install(FILES ${package}/counterpoise.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
