# `cmake --install` gives the program with its manual pages and completions, the libraries with their headers, and
# find_package(entente); see package.cmake for the packages that are made of it.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)
get_property(modules GLOBAL PROPERTY ENTENTE_MODULES)
set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/entente")
install(TARGETS ${modules} EXPORT entente
        ARCHIVE COMPONENT development
        FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/entente" COMPONENT development)
install(EXPORT entente NAMESPACE entente:: FILE ententeTargets.cmake DESTINATION "${package_dir}" COMPONENT development)
configure_package_config_file(cmake/ententeConfig.cmake.in "${PROJECT_BINARY_DIR}/ententeConfig.cmake"
                              INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/ententeConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/ententeConfig.cmake" "${PROJECT_BINARY_DIR}/ententeConfigVersion.cmake"
              cmake/dependencies.cmake DESTINATION "${package_dir}" COMPONENT development)

set(pages "${PROJECT_BINARY_DIR}/pages")
install(TARGETS entente_program RUNTIME COMPONENT program)
install(DIRECTORY "${pages}/man/" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT program)
install(FILES "${pages}/completions/entente" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" COMPONENT program)
install(FILES "${pages}/completions/entente.fish" DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d" COMPONENT program)
# zsh looks into one folder for what the administrator has put there, and Debian's into another for what packages bring.
install(FILES "${pages}/completions/_entente" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions" COMPONENT local)
install(FILES "${pages}/completions/_entente" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions"
        COMPONENT debian_entente EXCLUDE_FROM_ALL)
