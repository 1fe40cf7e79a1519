# The library, the program and its modules.

# Where things are below the folder of installation, from which the library finds them, wherever that folder is moved to.
foreach(kind BINDIR LIBDIR DATADIR INCLUDEDIR MANDIR)
    cmake_path(RELATIVE_PATH CMAKE_INSTALL_FULL_${kind} BASE_DIRECTORY ${CMAKE_INSTALL_PREFIX} OUTPUT_VARIABLE ${kind})
endforeach()
set(supplement_data_path ${DATADIR}/supplement)
set(supplement_module_path ${LIBDIR}/supplement)
set(supplement_definitions
    SUPPLEMENT_VERSION="${PROJECT_VERSION}"
    SUPPLEMENT_PREFIX="${CMAKE_INSTALL_PREFIX}"
    SUPPLEMENT_PROGRAM_PATH="${BINDIR}"
    SUPPLEMENT_LIBRARY_PATH="${LIBDIR}"
    SUPPLEMENT_DATA_PATH="${supplement_data_path}"       # layouts/, fonts/
    SUPPLEMENT_LOCALE_PATH="${DATADIR}/locale"            # nl/LC_MESSAGES/supplement.mo
    SUPPLEMENT_MODULE_PATH="${supplement_module_path}")  # supplement-image.so, hyphenation/

# The build tree has the same folders, but for the program, which lies at its top.
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/${DATADIR})
file(CREATE_LINK ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR}/${supplement_data_path} SYMBOLIC)

# The whole library, for the program and the tests: the engine and all rooms in one archive, with the names that they have among each other.
file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/engine/*.c)
get_property(objects GLOBAL PROPERTY SUPPLEMENT_OBJECTS)
get_property(libraries GLOBAL PROPERTY SUPPLEMENT_LIBRARIES)
supplement_include_root(engine engine ${rooms} ${module_rooms} attach supplement.h)
add_library(supplement STATIC ${sources} ${objects})
target_compile_definitions(supplement PRIVATE ${supplement_definitions})
target_include_directories(supplement PRIVATE ${supplement_include}/engine)
target_link_libraries(supplement PRIVATE supplement-flags ${libraries} ${CMAKE_DL_LIBS} m)
include(cmake/shared.cmake)

# The commands see the library's face, the diagnostics, the network and what serves, and no other room.
file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/command/*.c)
supplement_include_root(command command base courier http serve desk supplement.h)
add_executable(supplement-program ${sources})
set_target_properties(supplement-program PROPERTIES
    OUTPUT_NAME supplement
    RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
target_compile_definitions(supplement-program PRIVATE ${supplement_definitions})
target_include_directories(supplement-program PRIVATE ${supplement_include}/command)
target_link_libraries(supplement-program PRIVATE supplement-flags room-courier room-serve room-desk supplement ${supplement_archives})
# Ten thousand addresses have to be moved before main: packed, their list is 2 KB, not 200.
include(CheckLinkerFlag)
check_linker_flag(C "LINKER:-z,pack-relative-relocs" SUPPLEMENT_PACK_RELOCATIONS)
if(SUPPLEMENT_PACK_RELOCATIONS)
    target_link_options(supplement-program PRIVATE LINKER:-z,pack-relative-relocs)
endif()

# What the program needs to run from the tree: `cmake --build --preset release --target program`.
add_custom_target(program)
add_dependencies(program supplement-program)

# Modules hold what needs libraries that take longer to load than a whole PDF takes to make: the program loads them when it
# is asked for what they do.
#
# supplement_module(<name> ROOMS rooms... SOURCES files... LIBRARIES targets...)
function(supplement_module name)
    cmake_parse_arguments(MODULE "" "INCLUDE" "ROOMS;SOURCES;LIBRARIES" ${ARGN})
    list(TRANSFORM MODULE_ROOMS PREPEND room-)
    add_library(${name} MODULE ${MODULE_SOURCES} ${PROJECT_SOURCE_DIR}/src/base/say_module.c
        ${PROJECT_SOURCE_DIR}/src/base/module.c)
    set_target_properties(${name} PROPERTIES PREFIX ""
        LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/${supplement_module_path})
    target_include_directories(${name} PRIVATE ${supplement_include}/${MODULE_INCLUDE})
    target_link_libraries(${name} PRIVATE supplement-flags ${MODULE_ROOMS} ${MODULE_LIBRARIES})
    target_link_options(${name} PRIVATE LINKER:--exclude-libs,ALL)
    add_dependencies(program ${name})
    install(TARGETS ${name} LIBRARY DESTINATION ${supplement_module_path} COMPONENT common)
endfunction()

file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/paint/image*.c)
supplement_module(supplement-image INCLUDE paint ROOMS base type frame SOURCES ${sources} ${PROJECT_SOURCE_DIR}/src/paint/svg.c
    LIBRARIES PkgConfig::CAIRO PkgConfig::DEFLATE PkgConfig::JPEG PkgConfig::PNG m)

# Its objects stand apart, so that tests can be linked with them.
supplement_include_root(attach attach base xml)
file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/attach/*.c)
add_library(room-attach OBJECT ${sources})
target_include_directories(room-attach PRIVATE ${supplement_include}/attach)
target_link_libraries(room-attach PUBLIC supplement-flags room-xml room-base PkgConfig::QPDF PkgConfig::DEFLATE PkgConfig::ZLIB)

# qpdf's exceptions are caught in C++, in one file. It is compiled by a rule of its own, so that all else, linking too, stays C's;
# C++ passes through C only with tables of how.
target_compile_options(room-attach PRIVATE -fexceptions)
find_program(SUPPLEMENT_CXX NAMES g++ c++ clang++ REQUIRED)
set(attempt ${PROJECT_BINARY_DIR}/attempt.o)
add_custom_command(OUTPUT ${attempt}
    COMMAND ${SUPPLEMENT_CXX} -std=c++17 -O2 -g1 -Wall -Wextra -fPIC -fvisibility=hidden -fstack-protector-strong
        -ffile-prefix-map=${PROJECT_BINARY_DIR}=build -ffile-prefix-map=${PROJECT_SOURCE_DIR}=. -I${supplement_include}/attach
        -MD -MF ${attempt}.d -MT ${attempt} -c ${PROJECT_SOURCE_DIR}/src/attach/attempt.cpp -o ${attempt}
    DEPENDS ${PROJECT_SOURCE_DIR}/src/attach/attempt.cpp
    DEPFILE ${attempt}.d
    COMMENT "Building C++ object attempt.o"
    VERBATIM)
add_custom_target(attach-attempt DEPENDS ${attempt})
add_dependencies(room-attach attach-attempt)
target_link_libraries(room-attach PUBLIC ${attempt} stdc++)
supplement_module(supplement-attach INCLUDE attach ROOMS attach)

# The objects of the room, not its archive: what is linked from archives is hidden, and its entries are looked up by name.
supplement_module(supplement-issue INCLUDE issue SOURCES $<TARGET_OBJECTS:room-issue> ROOMS sheet
    LIBRARIES supplement PkgConfig::SQLITE PkgConfig::NETTLE PkgConfig::ZLIB PkgConfig::ARCHIVE PkgConfig::ICU_I18N m)
supplement_module(supplement-seal INCLUDE seal SOURCES $<TARGET_OBJECTS:room-seal> ROOMS base
    LIBRARIES PkgConfig::GNUTLS PkgConfig::HOGWEED m)
supplement_module(supplement-book INCLUDE book SOURCES $<TARGET_OBJECTS:room-book> $<TARGET_OBJECTS:room-word> ROOMS sheet draft LIBRARIES m)
