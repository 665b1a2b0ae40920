include(GNUInstallDirs)

# entente_module(NAME SOURCES... HEADERS... [PUBLIC libraries...] [PRIVATE libraries...])
#
# One library of ours, `entente::NAME`, of the calling folder: its sources, its public headers (each must compile by
# itself, and is installed below include/entente/), and what it stands on.
function(entente_module name)
  cmake_parse_arguments(arg "" "" "SOURCES;HEADERS;PUBLIC;PRIVATE" ${ARGN})
  add_library(entente_${name} STATIC ${arg_SOURCES})
  add_library(entente::${name} ALIAS entente_${name})
  set_target_properties(entente_${name} PROPERTIES EXPORT_NAME ${name} VERIFY_INTERFACE_HEADER_SETS ON
                                                   POSITION_INDEPENDENT_CODE ON)
  target_sources(entente_${name} PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}" FILES ${arg_HEADERS})
  target_include_directories(entente_${name} PUBLIC "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/entente>")
  target_compile_features(entente_${name} PUBLIC cxx_std_20)
  target_link_libraries(entente_${name} PUBLIC ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
  set_property(GLOBAL APPEND PROPERTY ENTENTE_MODULES entente_${name})
endfunction()
