# data/ and the folders of TOML become one compressed blob, embedded by the assembler (never a C++ array).
add_executable(pack_facts tools/pack_facts.cpp)
target_link_libraries(pack_facts PRIVATE cp_files)

set(packed_folders parameters scenarios bodies claims politics)
file(GLOB fact_files CONFIGURE_DEPENDS data/*.csv data/*.csv.gz data/*.toml)
foreach(folder IN LISTS packed_folders)
  file(GLOB files CONFIGURE_DEPENDS ${folder}/*.toml)
  list(APPEND fact_files ${files})
endforeach()
list(TRANSFORM packed_folders PREPEND ${CMAKE_SOURCE_DIR}/)
set(facts_blob ${CMAKE_BINARY_DIR}/facts.blob)
add_custom_command(OUTPUT ${facts_blob}
  COMMAND pack_facts ${facts_blob} ${CMAKE_SOURCE_DIR}/data ${packed_folders}
  DEPENDS pack_facts ${fact_files} COMMENT "Packing the facts")

add_custom_target(facts ALL DEPENDS ${facts_blob})
if(NOT COUNTERPOISE_EMBED)
  return()
endif()
enable_language(ASM)

function(embed_file target symbol file)
  set(asm ${CMAKE_BINARY_DIR}/${target}.S)
  file(WRITE ${asm} "    .section .rodata\n    .balign 16\n    .globl ${symbol}_begin\n    .globl ${symbol}_end\n${symbol}_begin:\n    .incbin \"${file}\"\n${symbol}_end:\n    .byte 0\n    .section .note.GNU-stack,\"\",%progbits\n")
  set_source_files_properties(${asm} PROPERTIES OBJECT_DEPENDS ${file})
  add_library(${target} STATIC ${asm})
endfunction()
embed_file(embedded_facts counterpoise_facts ${facts_blob})
