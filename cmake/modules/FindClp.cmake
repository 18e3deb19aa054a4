# COIN-OR CLP with CoinUtils, which bring no CMake package in Debian: the target Clp::Clp.
find_path(Clp_INCLUDE_DIR coin/ClpSimplex.hpp)
find_library(Clp_LIBRARY Clp)
find_library(Clp_COINUTILS_LIBRARY CoinUtils)
mark_as_advanced(Clp_INCLUDE_DIR Clp_LIBRARY Clp_COINUTILS_LIBRARY)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Clp REQUIRED_VARS Clp_LIBRARY Clp_COINUTILS_LIBRARY Clp_INCLUDE_DIR)
if(Clp_FOUND AND NOT TARGET Clp::Clp)
  add_library(Clp::Clp UNKNOWN IMPORTED)
  set_target_properties(Clp::Clp PROPERTIES IMPORTED_LOCATION ${Clp_LIBRARY}
    INTERFACE_LINK_LIBRARIES ${Clp_COINUTILS_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${Clp_INCLUDE_DIR})
endif()
