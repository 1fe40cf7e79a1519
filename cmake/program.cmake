# The library, the program and its modules.

# Where the program finds its files: in the source and binary tree if it is run from there, else where it is installed.
set(supplement_definitions
    SUPPLEMENT_VERSION="${PROJECT_VERSION}"
    SUPPLEMENT_SOURCE_DIR="${PROJECT_SOURCE_DIR}"           # layouts/, fonts/
    SUPPLEMENT_BINARY_DIR="${PROJECT_BINARY_DIR}"           # supplement, supplement-image.so, hyphenation/
    SUPPLEMENT_DATA_DIR="${CMAKE_INSTALL_FULL_DATADIR}/supplement" # layouts/, fonts/, hyphenation/
    SUPPLEMENT_MODULE_DIR="${CMAKE_INSTALL_FULL_LIBDIR}/supplement") # supplement-image.so

# libsupplement.a holds all rooms, so that a program that uses it links one archive.
file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/*.c)
if(sources)
    get_property(objects GLOBAL PROPERTY SUPPLEMENT_OBJECTS)
    get_property(libraries GLOBAL PROPERTY SUPPLEMENT_LIBRARIES)
    supplement_include_root(engine ${rooms} ${module_rooms} attach engine.h supplement.h)
    add_library(supplement STATIC ${sources} ${objects})
    target_compile_definitions(supplement PRIVATE ${supplement_definitions})
    target_include_directories(supplement PRIVATE ${supplement_include}/engine)
    target_link_libraries(supplement PRIVATE supplement-flags ${libraries} ${CMAKE_DL_LIBS} m)
endif()

# The commands see the library's face and the diagnostics, and no other room.
file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/command/*.c)
if(sources AND TARGET supplement)
    supplement_include_root(command command base supplement.h)
    add_executable(supplement-program ${sources})
    set_target_properties(supplement-program PROPERTIES
        OUTPUT_NAME supplement
        RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
    target_compile_definitions(supplement-program PRIVATE ${supplement_definitions})
    target_include_directories(supplement-program PRIVATE ${supplement_include}/command)
    target_link_libraries(supplement-program PRIVATE supplement-flags supplement ${supplement_archives})
    # Ten thousand addresses have to be moved before main: packed, their list is 2 KB, not 200.
    include(CheckLinkerFlag)
    check_linker_flag(C "LINKER:-z,pack-relative-relocs" SUPPLEMENT_PACK_RELOCATIONS)
    if(SUPPLEMENT_PACK_RELOCATIONS)
        target_link_options(supplement-program PRIVATE LINKER:-z,pack-relative-relocs)
    endif()
endif()

# What the program needs to run from the tree: `cmake --build --preset release --target program`.
add_custom_target(program)
if(TARGET supplement-program)
    add_dependencies(program supplement-program)
endif()

# Modules hold what needs libraries that take longer to load than a whole PDF takes to make: the program loads them when it
# is asked for what they do.
#
# supplement_module(<name> ROOMS rooms... SOURCES files... LIBRARIES targets...)
function(supplement_module name)
    cmake_parse_arguments(MODULE "" "INCLUDE" "ROOMS;SOURCES;LIBRARIES" ${ARGN})
    list(TRANSFORM MODULE_ROOMS PREPEND room-)
    add_library(${name} MODULE ${MODULE_SOURCES})
    set_target_properties(${name} PROPERTIES PREFIX "" LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
    target_include_directories(${name} PRIVATE ${supplement_include}/${MODULE_INCLUDE})
    target_link_libraries(${name} PRIVATE supplement-flags ${MODULE_ROOMS} ${MODULE_LIBRARIES})
    target_link_options(${name} PRIVATE LINKER:--exclude-libs,ALL)
    add_dependencies(program ${name})
    install(TARGETS ${name} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/supplement)
endfunction()

file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/paint/image*.c)
supplement_module(supplement-image INCLUDE paint ROOMS base type frame SOURCES ${sources}
    LIBRARIES PkgConfig::CAIRO PkgConfig::JPEG PkgConfig::PNG m)

# Its objects stand apart, so that tests can be linked with them.
supplement_include_root(attach attach base xml)
file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/attach/*.c)
add_library(room-attach OBJECT ${sources})
target_include_directories(room-attach PRIVATE ${supplement_include}/attach)
target_link_libraries(room-attach PUBLIC supplement-flags room-xml room-base PkgConfig::QPDF)
supplement_module(supplement-attach INCLUDE attach ROOMS attach)

# The objects of the room, not its archive: what is linked from archives is hidden, and its entries are looked up by name.
supplement_module(supplement-issue INCLUDE issue SOURCES $<TARGET_OBJECTS:room-issue> ROOMS sheet
    LIBRARIES supplement PkgConfig::SQLITE PkgConfig::NETTLE PkgConfig::ZLIB PkgConfig::ARCHIVE PkgConfig::ICU_I18N m)
