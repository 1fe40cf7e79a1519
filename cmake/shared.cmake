# The library for programs of others, whose names begin with supplement_, and no other is seen: libsupplement.so and .a.

add_library(supplement-shared SHARED $<TARGET_OBJECTS:supplement> ${objects})
set_target_properties(supplement-shared PROPERTIES
    OUTPUT_NAME supplement
    EXPORT_NAME supplement
    VERSION 1.0.0   # the interface's: the first number changes when a program has to be compiled anew
    SOVERSION 1
    LINKER_LANGUAGE C
    LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/${LIBDIR}
    INTERPROCEDURAL_OPTIMIZATION OFF
    LINK_DEPENDS ${PROJECT_SOURCE_DIR}/src/supplement.map)
target_link_libraries(supplement-shared PRIVATE supplement-flags ${libraries} ${CMAKE_DL_LIBS} m)
# It stays where it was loaded: libxml2 and ICU have functions of ours.
target_link_options(supplement-shared PRIVATE ${supplement_without_lto} LINKER:-z,nodelete
    LINKER:--version-script=${PROJECT_SOURCE_DIR}/src/supplement.map)

# One object of all: only then can the names that rooms have for each other be made its own.
set(archive ${PROJECT_BINARY_DIR}/${LIBDIR}/libsupplement.a)
set(object ${PROJECT_BINARY_DIR}/${LIBDIR}/supplement.o)
add_custom_command(OUTPUT ${archive}
    COMMAND ${CMAKE_LINKER} -r -o ${object} --whole-archive $<TARGET_FILE:supplement>
    COMMAND ${CMAKE_OBJCOPY} --localize-hidden --strip-debug --wildcard --remove-section=.gnu.lto_* --remove-section=.gnu.debuglto_*
        --strip-symbol=__gnu_lto_* ${object}
    COMMAND ${CMAKE_COMMAND} -E rm -f ${archive}
    COMMAND ${CMAKE_AR} rcsD ${archive} ${object}
    COMMAND ${CMAKE_COMMAND} -E rm ${object}
    DEPENDS supplement
    COMMENT "Hiding names in libsupplement.a"
    VERBATIM)
add_custom_target(supplement-archive ALL DEPENDS ${archive})
