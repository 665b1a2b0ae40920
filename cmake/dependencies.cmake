# Every library that we use, found once; find_package(entente) of an installed tree includes this file too.
find_package(Threads REQUIRED)
find_package(Boost 1.74 REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(fmt REQUIRED)
find_package(TBB REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(cgraph REQUIRED IMPORTED_TARGET GLOBAL libcgraph libgvc)
