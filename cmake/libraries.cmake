# The libraries of others. Each is known to one room.

find_package(PkgConfig REQUIRED)
pkg_check_modules(LIBXML REQUIRED IMPORTED_TARGET libxml-2.0>=2.9)
pkg_check_modules(HARFBUZZ REQUIRED IMPORTED_TARGET harfbuzz>=6)
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-uc>=72)
pkg_check_modules(ICU_I18N REQUIRED IMPORTED_TARGET icu-i18n>=72)
pkg_check_modules(CAIRO REQUIRED IMPORTED_TARGET cairo>=1.16)
pkg_check_modules(JPEG REQUIRED IMPORTED_TARGET libjpeg)
pkg_check_modules(DEFLATE REQUIRED IMPORTED_TARGET libdeflate)
pkg_check_modules(PNG REQUIRED IMPORTED_TARGET libpng)
pkg_check_modules(ARCHIVE REQUIRED IMPORTED_TARGET libarchive>=3.6)
pkg_check_modules(QPDF REQUIRED IMPORTED_TARGET libqpdf>=11)
pkg_check_modules(ZLIB REQUIRED IMPORTED_TARGET zlib)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3>=3.37)
pkg_check_modules(NETTLE REQUIRED IMPORTED_TARGET nettle>=3.8)
pkg_check_modules(HOGWEED REQUIRED IMPORTED_TARGET hogweed>=3.8 nettle gmp)
pkg_check_modules(GNUTLS REQUIRED IMPORTED_TARGET gnutls>=3.7.9)

# supplement_find_library(<name> <header>): libraries that come without a pkg-config file, as <name>::<name>.
function(supplement_find_library name header)
    find_path(${name}_INCLUDE_DIR ${header} REQUIRED)
    find_library(${name}_LIBRARY ${name} REQUIRED)
    add_library(${name}::${name} UNKNOWN IMPORTED GLOBAL)
    set_target_properties(${name}::${name} PROPERTIES
        IMPORTED_LOCATION ${${name}_LIBRARY}
        INTERFACE_INCLUDE_DIRECTORIES ${${name}_INCLUDE_DIR})
endfunction()

# supplement_headers(<name> <module>): libraries that are loaded when something is first asked of them, of which the headers alone are
# needed, as <name>::headers.
function(supplement_headers name module)
    pkg_check_modules(${name} REQUIRED ${module})
    add_library(${name}::headers INTERFACE IMPORTED GLOBAL)
    target_include_directories(${name}::headers INTERFACE ${${name}_INCLUDE_DIRS})
endfunction()

supplement_headers(qrcodegen qrcodegen>=1.8)
supplement_headers(serd serd-0>=0.30)
supplement_headers(xlsxwriter xlsxwriter>=1.1)
supplement_headers(curl libcurl>=7.85)
supplement_headers(microhttpd libmicrohttpd>=0.9.75)
supplement_headers(gnutls gnutls>=3.7.9) # beside microhttpd; seals link it

supplement_find_library(hpdf hpdf.h)
supplement_find_library(hyphen hyphen.h)

# Loading libxml2 and ICU as shared libraries takes longer than setting and painting the pages: most of it is looking up
# C++ symbols. Where their archives are installed, the program is linked with those; `supplement_archives` comes before
# the shared libraries on the linker's line, which are then not needed and left out. The tests, the modules and programs
# that use libsupplement.a take the shared ones.
option(SUPPLEMENT_ARCHIVES "Link the program with the archives of libxml2 and ICU: it starts in half the time" ON)

# supplement_find_archives(<variable> <names...>): the paths of lib<name>.a, where the compiler finds them; nothing if one
# is missing. Each name stands after those that need it.
function(supplement_find_archives variable)
    set(${variable} "" PARENT_SCOPE)
    set(paths)
    foreach(name ${ARGN})
        execute_process(COMMAND ${CMAKE_C_COMPILER} --print-file-name=lib${name}.a
            OUTPUT_VARIABLE path OUTPUT_STRIP_TRAILING_WHITESPACE)
        if(NOT IS_ABSOLUTE "${path}")
            message(STATUS "lib${name}.a is missing: the program will load shared libraries, which takes longer")
            return()
        endif()
        list(APPEND paths ${path})
    endforeach()
    set(${variable} ${paths} -static-libgcc PARENT_SCOPE)
endfunction()

set(supplement_archives)
if(SUPPLEMENT_ARCHIVES AND CMAKE_BUILD_TYPE STREQUAL "Release")
    supplement_find_archives(archives xml2 hyphen deflate lzma icuuc icudata stdc++)
endif()
if(archives)
    # Distributions configure libxml2 differently: is that all that theirs needs?
    include(CheckCSourceCompiles)
    set(CMAKE_REQUIRED_INCLUDES ${LIBXML_INCLUDE_DIRS})
    set(CMAKE_REQUIRED_LIBRARIES ${archives} z ${CMAKE_DL_LIBS} m)
    check_c_source_compiles("#include <libxml/xmlschemas.h>
        int main(void) { return xmlSchemaValidateDoc(NULL, NULL); }" SUPPLEMENT_ARCHIVES_LINK)
    unset(CMAKE_REQUIRED_INCLUDES)
    unset(CMAKE_REQUIRED_LIBRARIES)
    if(SUPPLEMENT_ARCHIVES_LINK)
        set(supplement_archives ${archives})
    endif()
endif()
