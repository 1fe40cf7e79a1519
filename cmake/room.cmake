# A room is a folder under src/ and a target `room-<name>`.  It sees itself and the rooms that it names after USES, and
# nothing else: each room has an include root of its own, build/.../include/<room>/, which holds a link to each folder
# it may see.  Other rooms are written `#include "base/arena.h"`; one that is not linked there does not compile.

set(supplement_include ${PROJECT_BINARY_DIR}/include)

# supplement_include_root(<name> <rooms...>): makes ${supplement_include}/<name>.
function(supplement_include_root name)
    set(root ${supplement_include}/${name})
    file(REMOVE_RECURSE ${root})
    file(MAKE_DIRECTORY ${root})
    foreach(room ${ARGN})
        file(CREATE_LINK ${PROJECT_SOURCE_DIR}/src/${room} ${root}/${room} SYMBOLIC)
    endforeach()
endfunction()

# supplement_room(<name> [MODULE] [FACE] [USES rooms...] [LIBRARIES targets...] [EXCEPT pattern])
#   MODULE     the room is for modules: it is no part of libsupplement.a, nor are its libraries
#   FACE       it sees the library's face, supplement.h, and is linked with all of it
#   LIBRARIES  foreign libraries, known to this room alone; they are linked on, but their headers are not passed on
#   EXCEPT     sources matching this regular expression belong to another target
function(supplement_room name)
    cmake_parse_arguments(ROOM "MODULE;FACE" "EXCEPT" "USES;LIBRARIES" ${ARGN})
    set(folder ${PROJECT_SOURCE_DIR}/src/${name})
    supplement_include_root(${name} ${name} ${ROOM_USES})
    if(ROOM_FACE)
        file(CREATE_LINK ${PROJECT_SOURCE_DIR}/src/supplement.h ${supplement_include}/${name}/supplement.h SYMBOLIC)
    endif()
    file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.c)
    if(ROOM_EXCEPT)
        list(FILTER sources EXCLUDE REGEX ${ROOM_EXCEPT})
    endif()
    list(TRANSFORM ROOM_USES PREPEND room-)

    if(NOT sources) # headers only
        add_library(room-${name} INTERFACE)
        target_link_libraries(room-${name} INTERFACE ${ROOM_USES})
        return()
    endif()
    add_library(room-${name} STATIC ${sources})
    target_include_directories(room-${name} PRIVATE ${supplement_include}/${name})
    if(ROOM_FACE)
        target_link_libraries(room-${name} PRIVATE supplement)
    endif()
    target_link_libraries(room-${name} PRIVATE supplement-flags ${ROOM_USES} ${ROOM_LIBRARIES} m)
    if(NOT ROOM_MODULE)
        set_property(GLOBAL APPEND PROPERTY SUPPLEMENT_OBJECTS $<TARGET_OBJECTS:room-${name}>)
        set_property(GLOBAL APPEND PROPERTY SUPPLEMENT_LIBRARIES ${ROOM_LIBRARIES})
    endif()
endfunction()

# supplement_embed(<name> <files...>): files of the room's folder, as arrays in embedded.h, which the room alone sees.
function(supplement_embed name)
    list(TRANSFORM ARGN PREPEND ${PROJECT_SOURCE_DIR}/src/${name}/ OUTPUT_VARIABLE files)
    set(folder ${PROJECT_BINARY_DIR}/embedded/${name})
    file(MAKE_DIRECTORY ${folder})
    add_custom_command(OUTPUT ${folder}/embedded.h
        COMMAND ${CMAKE_COMMAND} -D OUTPUT=${folder}/embedded.h -P ${PROJECT_SOURCE_DIR}/cmake/embed.cmake -- ${files}
        DEPENDS ${files} ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
        COMMENT "Embedding files of ${name}"
        VERBATIM)
    target_sources(room-${name} PRIVATE ${folder}/embedded.h)
    target_include_directories(room-${name} PRIVATE ${folder})
endfunction()
