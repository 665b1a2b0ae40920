# cmake -DRELEASE=… -DSOURCE=… -DHEADER=… -P commit.cmake: the commit that a build is of, as a header that changes only when
# the commit does. "unknown" where SOURCE is no checkout of its own: a tarball, even one unpacked inside another project's checkout.
find_program(git git)
if(git)
  execute_process(COMMAND "${git}" -C "${SOURCE}" rev-parse --show-toplevel OUTPUT_VARIABLE top ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
  file(REAL_PATH "${SOURCE}" source)
  if(top STREQUAL source)
    execute_process(COMMAND "${git}" -C "${SOURCE}" describe --always --dirty --exclude=* --abbrev=12
                    OUTPUT_VARIABLE commit ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
    execute_process(COMMAND "${git}" -C "${SOURCE}" log -1 --format=%cs OUTPUT_VARIABLE day ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
  endif()
endif()
if(NOT commit)
  set(commit unknown)
endif()
file(CONFIGURE OUTPUT "${HEADER}" @ONLY CONTENT [[#pragma once

namespace entente {
inline constexpr const char* release = "@RELEASE@";
inline constexpr const char* commit = "@commit@";
inline constexpr const char* commit_day = "@day@";
}  // namespace entente
]])
