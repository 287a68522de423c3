#!/bin/sh
# The tree stands as `make format` leaves it. Other versions of clang-format break lines elsewhere, so only the one
# that the style was written for is asked.
. tests/tap.sh
version=14
if ! clang-format --version 2>/dev/null | grep -q " version $version\\."; then
    echo "ok - the tree is formatted # SKIP there is no clang-format $version"
    finish
fi
# shellcheck disable=SC2046
equal "the tree is formatted; make format mends it" "" "$(clang-format --dry-run $(find kernels lab tests -name '*.[ch]') 2>&1 | grep warning:)"
finish
