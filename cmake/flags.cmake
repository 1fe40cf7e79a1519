# What every target of ours is compiled and linked with: `supplement-flags`.

add_library(supplement-flags INTERFACE)

target_compile_definitions(supplement-flags INTERFACE _DEFAULT_SOURCE _POSIX_C_SOURCE=200809L)

target_compile_options(supplement-flags INTERFACE
    -Wall
    -Wextra
    -Wconversion
    -Wformat=2
    -Wimplicit-fallthrough
    -Wmissing-prototypes
    -Wold-style-definition
    -Wpointer-arith
    -Wshadow
    -Wstrict-prototypes
    -Wundef
    -Wvla
    -Wwrite-strings
    # A product and a sum rounded once, where the machine can, would set other coordinates on other machines.
    -ffp-contract=off)

target_link_options(supplement-flags INTERFACE LINKER:--as-needed)

set(CMAKE_C_STANDARD 17)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_C_VISIBILITY_PRESET hidden)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release)
endif()

# Link-time optimisation with gcc, whose objects can hold both forms: libsupplement.a is installed and must serve any
# linker, and the tests are linked without.
if(CMAKE_BUILD_TYPE STREQUAL "Release" AND CMAKE_C_COMPILER_ID STREQUAL "GNU")
    include(CheckIPOSupported)
    check_ipo_supported(RESULT lto OUTPUT lto_output LANGUAGES C)
    set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ${lto})
    if(lto)
        target_compile_options(supplement-flags INTERFACE -ffat-lto-objects)
    endif()
endif()
