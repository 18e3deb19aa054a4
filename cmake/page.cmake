# The report's script (charts, map) is bundled from page/ at build time and embedded; without Node the report is plain HTML.
# The style sheet needs no bundler and is always embedded.
set(page_dir ${CMAKE_SOURCE_DIR}/page)
set(page_script ${CMAKE_BINARY_DIR}/report.js)
if(COUNTERPOISE_PAGE)
  file(GLOB_RECURSE page_sources CONFIGURE_DEPENDS ${page_dir}/src/*)
  add_custom_command(OUTPUT ${page_dir}/node_modules/.package-lock.json
    COMMAND npm ci --no-audit --no-fund --loglevel=error
    COMMAND ${CMAKE_COMMAND} -E touch ${page_dir}/node_modules/.package-lock.json
    WORKING_DIRECTORY ${page_dir} DEPENDS ${page_dir}/package-lock.json COMMENT "Installing the page's packages")
  add_custom_command(OUTPUT ${page_script}
    COMMAND node build.mjs ${page_script}
    WORKING_DIRECTORY ${page_dir}
    DEPENDS ${page_sources} ${page_dir}/build.mjs ${page_dir}/node_modules/.package-lock.json COMMENT "Bundling the page")
else()
  file(WRITE ${page_script} "")
endif()
embed_file(embedded_script counterpoise_script ${page_script})
embed_file(embedded_style counterpoise_style ${page_dir}/src/report.css)
add_library(embedded_page INTERFACE)
target_link_libraries(embedded_page INTERFACE embedded_script embedded_style)
