# cpack makes two Debian packages: entente (program, manual pages, completions) and libentente-dev (libraries, headers,
# find_package). What the program needs is read off it by dpkg-shlibdeps; what a user of the libraries needs are the
# packages of dependencies.cmake.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_DIRECTORY "${PROJECT_BINARY_DIR}/packages")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program debian_entente development debian_libentente-dev)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING ONE_PER_GROUP)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "Entente's authors <entente@localhost>" CACHE STRING "who answers for the packages; set it where they are given away")
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)

set(CPACK_DEBIAN_ENTENTE_PACKAGE_NAME entente)
set(CPACK_DEBIAN_ENTENTE_PACKAGE_SECTION science)
set(CPACK_DEBIAN_ENTENTE_PACKAGE_SHLIBDEPS ON)
set(CPACK_COMPONENT_PROGRAM_GROUP entente)
set(CPACK_COMPONENT_DEBIAN_ENTENTE_GROUP entente)
set(CPACK_DEBIAN_ENTENTE_DESCRIPTION
    "Reads news articles and draws the network of international cooperation in
them: who works with whom, on what, since when, and which sentence says so.
.
Writes GraphML, GEXF, DOT, JSON, CSV, RDF and pictures, finds paths between
actors, and keeps the sentence that proves each relationship.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libentente-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "libboost-graph-dev (>= 1.74), libsqlite3-dev, libicu-dev, libfmt-dev, libarchive-dev, libxml2-dev, libtbb-dev, libgraphviz-dev, libcld2-dev, libhwy-dev, pkg-config")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SUGGESTS "cmake, entente")
set(CPACK_COMPONENT_DEVELOPMENT_GROUP development)
set(CPACK_COMPONENT_DEBIAN_LIBENTENTE-DEV_GROUP development)
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION
    "Development files: the libraries that the program entente is made of, for
C++20: readers of articles, extraction of relationships, the time-stamped
multigraph with its paths, and writers of graph formats.
.
CMake finds them with find_package(entente).")

# What Debian wants to lie in the folder of documents of each.
function(read_paragraphs file variable)
  file(READ "${file}" text)
  string(STRIP "${text}" text)
  string(REGEX REPLACE "\n\n+" "\n.\n" text "${text}")
  string(REPLACE "\n" "\n " text "${text}")
  set(${variable} "${text}" PARENT_SCOPE)
endfunction()
read_paragraphs(LICENSE license)
read_paragraphs(NOTICE notice)
string(TIMESTAMP now "%a, %d %b %Y %H:%M:%S +0000" UTC)
set(documents "${PROJECT_BINARY_DIR}/documents")
configure_file(cmake/copyright.in "${documents}/copyright" @ONLY)
foreach(package IN ITEMS entente libentente-dev)
  configure_file(cmake/changelog.in "${documents}/${package}/changelog" @ONLY)
  execute_process(COMMAND gzip -9nf "${documents}/${package}/changelog" COMMAND_ERROR_IS_FATAL ANY)
  install(FILES "${documents}/copyright" "${documents}/${package}/changelog.gz" NOTICE README.md
          DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/${package}" COMPONENT debian_${package} EXCLUDE_FROM_ALL)
endforeach()
include(CPack)
