# What every target of ours is compiled and linked with: `supplement-flags`.

add_library(supplement-flags INTERFACE)

target_compile_definitions(supplement-flags INTERFACE _DEFAULT_SOURCE _POSIX_C_SOURCE=200809L SUPPLEMENT_INSIDE)

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

# What makes a fault of ours harder to use: checked in what is installed by tests/package.
include(CheckCCompilerFlag)
check_c_compiler_flag(-fcf-protection SUPPLEMENT_HAS_CF_PROTECTION) # on x86 only
check_c_compiler_flag(-fstack-clash-protection SUPPLEMENT_HAS_STACK_CLASH_PROTECTION)
target_compile_options(supplement-flags INTERFACE
    -fstack-protector-strong
    $<$<BOOL:${SUPPLEMENT_HAS_CF_PROTECTION}>:-fcf-protection>
    $<$<BOOL:${SUPPLEMENT_HAS_STACK_CLASH_PROTECTION}>:-fstack-clash-protection>
    $<$<CONFIG:Release>:-U_FORTIFY_SOURCE>
    $<$<CONFIG:Release>:-D_FORTIFY_SOURCE=2>)
target_link_options(supplement-flags INTERFACE LINKER:-z,relro LINKER:-z,now LINKER:-z,noexecstack)

# Where it was built does not change what was built. What is for debuggers says it all the same, and is stripped from packages; a number
# of the build would be made of that too.
target_link_options(supplement-flags INTERFACE $<$<CONFIG:Release>:LINKER:--build-id=none>)
target_compile_options(supplement-flags INTERFACE
    $<$<CONFIG:Release>:-ffile-prefix-map=${PROJECT_BINARY_DIR}=build>
    $<$<CONFIG:Release>:-ffile-prefix-map=${PROJECT_SOURCE_DIR}=.>)

set(CMAKE_C_STANDARD 17)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_C_VISIBILITY_PRESET hidden)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
include(CheckPIESupported)
check_pie_supported(LANGUAGES C)

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release)
endif()

# Link-time optimisation with gcc, whose objects can hold both forms: libsupplement.a is installed and must serve any
# linker, and the tests are linked without.
if(CMAKE_BUILD_TYPE STREQUAL "Release" AND CMAKE_C_COMPILER_ID STREQUAL "GNU")
    include(CheckIPOSupported)
    check_ipo_supported(RESULT lto OUTPUT lto_output LANGUAGES C)
    set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ${lto})
    set(supplement_lto ${lto})
    if(lto)
        target_compile_options(supplement-flags INTERFACE -ffat-lto-objects)
        string(APPEND CMAKE_C_COMPILE_OBJECT " -frandom-seed=<OBJECT>") # else names in it are random
        # What is linked without takes the ordinary form, and does not optimise it all the same.
        set(supplement_without_lto -fno-lto)
    endif()
endif()
