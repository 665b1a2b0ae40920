# `cmake --install` gives the program, the libraries with their headers, and find_package(entente).
include(CMakePackageConfigHelpers)
get_property(modules GLOBAL PROPERTY ENTENTE_MODULES)
set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/entente")
install(TARGETS ${modules} EXPORT entente
        FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/entente")
install(TARGETS entente_program RUNTIME)
install(EXPORT entente NAMESPACE entente:: FILE ententeTargets.cmake DESTINATION "${package_dir}")
configure_package_config_file(cmake/ententeConfig.cmake.in "${PROJECT_BINARY_DIR}/ententeConfig.cmake"
                              INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/ententeConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/ententeConfig.cmake" "${PROJECT_BINARY_DIR}/ententeConfigVersion.cmake"
              cmake/dependencies.cmake DESTINATION "${package_dir}")
