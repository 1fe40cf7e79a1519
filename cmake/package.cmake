# Debian packages: `./dev package`, or `cpack -G DEB` in a build tree that was configured for /usr. The same sources, compiler and
# SOURCE_DATE_EPOCH make the same bytes.
#
#     supplement          the program, its man pages, completions and samples
#     supplement-common   what program and library need while they run: modules, patterns, fonts, layouts
#     libsupplement1      the shared library
#     libsupplement-dev   headers, archive, pkg-config file and CMake package

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME supplement)
set(CPACK_PACKAGE_VENDOR "")
set(CPACK_PACKAGE_CONTACT "Supplement maintainers <maintainers@users.noreply.r-seed-4ee502e8.example>")
set(CPACK_PACKAGING_INSTALL_PREFIX ${CMAKE_INSTALL_PREFIX})
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/package)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS ${CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS})
set(CPACK_COMPONENTS_ALL program common library development)
set(CPACK_DEB_COMPONENT_INSTALL ON)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(same "(= ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})")

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME supplement)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS "supplement-common ${same}")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS "libcurl3-gnutls | libcurl3t64-gnutls, libmicrohttpd12 (>= 0.9.75) | libmicrohttpd12t64, libserd-0-0, libxlsxwriter4 | libxlsxwriter8, libssl3 | libssl3t64") # time stamps, `serve`, records in Turtle, workbooks, quicker seals; loaded when asked for
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION "Europass certificate supplements from qualification data
Turns the facts of a vocational qualification into its Europass certificate
supplement: accessible, archival PDF in each of its languages, for one
holder or for a whole cohort from a spreadsheet.")

# HarfBuzz is loaded when a text asks for it, libqrcodegen for codes, which dpkg-shlibdeps does not see; ICU for the order of names is in the package that
# it sees.
set(CPACK_DEBIAN_COMMON_PACKAGE_NAME supplement-common)
set(CPACK_DEBIAN_COMMON_PACKAGE_SECTION text)
set(CPACK_DEBIAN_COMMON_PACKAGE_DEPENDS "libharfbuzz0b (>= 6), libqrcodegen1 (>= 1.8)")
set(CPACK_DEBIAN_COMMON_PACKAGE_SUGGESTS "libzbar0t64 | libzbar0") # which finds codes in pictures of paper
set(CPACK_COMPONENT_COMMON_DESCRIPTION "Europass certificate supplements - layouts, fonts and modules
What the program supplement and the library libsupplement need while they
run.")

set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libsupplement1)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS "supplement-common ${same}")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA ${PROJECT_SOURCE_DIR}/packaging/shlibs ${PROJECT_SOURCE_DIR}/packaging/triggers)
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION "Europass certificate supplements - shared library
All that the program supplement does, for other programs.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libsupplement-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libsupplement1 ${same}, libxml2-dev, libicu-dev, libpng-dev, libdeflate-dev, zlib1g-dev, libhpdf-dev, libhyphen-dev")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "Europass certificate supplements - development files
Headers, archive, pkg-config file and CMake package of libsupplement.")

foreach(component PROGRAM COMMON LIBRARY DEVELOPMENT)
    string(TOLOWER ${component} lower)
    install(FILES packaging/copyright COMPONENT ${lower}
        DESTINATION ${DATADIR}/doc/${CPACK_DEBIAN_${component}_PACKAGE_NAME})
endforeach()

include(CPack)
