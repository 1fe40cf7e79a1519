# What is installed, in the parts that become packages (cmake/package.cmake): program, common (what program and library need
# while they run), library, development.

set(CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

install(TARGETS supplement-program RUNTIME COMPONENT program)

foreach(folder layouts fonts)
    install(DIRECTORY ${folder} DESTINATION ${supplement_data_path} COMPONENT common)
endforeach()
install(DIRECTORY ${PROJECT_BINARY_DIR}/${DATADIR}/locale DESTINATION ${DATADIR} COMPONENT common)
install(DIRECTORY samples DESTINATION ${supplement_data_path} COMPONENT program)
install(DIRECTORY ${PROJECT_BINARY_DIR}/${supplement_module_path}/hyphenation DESTINATION ${supplement_module_path} COMPONENT common)

install(TARGETS supplement-shared EXPORT supplement
    LIBRARY DESTINATION ${LIBDIR} COMPONENT library NAMELINK_COMPONENT development
    INCLUDES DESTINATION ${INCLUDEDIR})
install(FILES ${PROJECT_BINARY_DIR}/${LIBDIR}/libsupplement.a DESTINATION ${LIBDIR} COMPONENT development)
install(FILES src/supplement.h DESTINATION ${INCLUDEDIR}/supplement COMPONENT development)
install(FILES src/base/face.h DESTINATION ${INCLUDEDIR}/supplement/base COMPONENT development)

# Modules for other languages, each a file that is copied or named by its path.
install(FILES bindings/python/supplement.py DESTINATION ${supplement_data_path}/bindings/python COMPONENT development)
install(FILES bindings/php/Supplement.php DESTINATION ${supplement_data_path}/bindings/php COMPONENT development)
install(FILES bindings/java/Supplement.java DESTINATION ${supplement_data_path}/bindings/java COMPONENT development)

# find_package(supplement): the target supplement::supplement.
include(CMakePackageConfigHelpers)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/package/supplement-config-version.cmake COMPATIBILITY SameMinorVersion)
install(EXPORT supplement NAMESPACE supplement:: FILE supplement-config.cmake
    DESTINATION ${LIBDIR}/cmake/supplement COMPONENT development)
install(FILES ${PROJECT_BINARY_DIR}/package/supplement-config-version.cmake
    DESTINATION ${LIBDIR}/cmake/supplement COMPONENT development)

# pkg-config supplement
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX BASE_DIRECTORY ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig OUTPUT_VARIABLE up)
configure_file(cmake/supplement.pc.in ${PROJECT_BINARY_DIR}/package/supplement.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/package/supplement.pc DESTINATION ${LIBDIR}/pkgconfig COMPONENT development)

file(GLOB pages CONFIGURE_DEPENDS docs/man/*.1)
install(FILES ${pages} DESTINATION ${MANDIR}/man1 COMPONENT program)
install(FILES packaging/completions/supplement.bash RENAME supplement DESTINATION ${DATADIR}/bash-completion/completions
    COMPONENT program)
set(zsh site-functions)
if(CMAKE_INSTALL_PREFIX STREQUAL "/usr")
    set(zsh vendor-completions) # Debian's zsh looks there
endif()
install(FILES packaging/completions/_supplement DESTINATION ${DATADIR}/zsh/${zsh} COMPONENT program)
install(FILES packaging/completions/supplement.fish DESTINATION ${DATADIR}/fish/vendor_completions.d COMPONENT program)
