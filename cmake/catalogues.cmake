# Catalogues of messages: po/LANGUAGE.po, compiled where the program looks for them.

find_program(MSGFMT msgfmt REQUIRED)
file(GLOB catalogues CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/po/*.po)
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/${DATADIR}/locale)
set(outputs)
foreach(catalogue ${catalogues})
    cmake_path(GET catalogue STEM language)
    set(folder ${PROJECT_BINARY_DIR}/${DATADIR}/locale/${language}/LC_MESSAGES)
    file(MAKE_DIRECTORY ${folder})
    add_custom_command(OUTPUT ${folder}/supplement.mo
        COMMAND ${MSGFMT} --check --output-file=${folder}/supplement.mo ${catalogue}
        DEPENDS ${catalogue}
        COMMENT "Compiling messages ${language}"
        VERBATIM)
    list(APPEND outputs ${folder}/supplement.mo)
endforeach()
add_custom_target(catalogues ALL DEPENDS ${outputs})
add_dependencies(program catalogues)
