# Hyphenation patterns, compiled to a form that is used from the file as it is: reading the text form at each start
# would take longer than setting the pages.

add_executable(compile-hyphenation ${PROJECT_SOURCE_DIR}/src/typeset/compile_hyphenation.c)
target_include_directories(compile-hyphenation PRIVATE ${supplement_include}/typeset)
target_link_libraries(compile-hyphenation PRIVATE supplement-flags room-typeset hyphen::hyphen m)

file(GLOB dictionaries CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/layouts/hyphenation/*.dic)
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/${supplement_module_path}/hyphenation)
set(outputs)
foreach(dictionary ${dictionaries})
    cmake_path(GET dictionary STEM LAST_ONLY name)
    set(output ${PROJECT_BINARY_DIR}/${supplement_module_path}/hyphenation/${name}.bin)
    add_custom_command(OUTPUT ${output}
        COMMAND compile-hyphenation ${dictionary} ${output}
        DEPENDS compile-hyphenation ${dictionary}
        COMMENT "Compiling hyphenation patterns ${name}"
        VERBATIM)
    list(APPEND outputs ${output})
endforeach()
add_custom_target(hyphenation ALL DEPENDS ${outputs})
add_dependencies(program hyphenation)
