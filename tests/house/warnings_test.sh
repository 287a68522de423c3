#!/bin/sh
# The short form builds the product and its small tests with clang, and the rest of the tests with gcc alone: clang reads
# them here, so that what only it warns of is not found months later.
. tests/tap.sh
if ! command -v clang >/dev/null 2>&1; then
    echo "ok - clang has no warning for a test # SKIP there is no clang"
    finish
fi
warnings=$(sed -n 's/^warnings := //p' Makefile)
packages=$(for p in lua5.4 ncursesw sqlite3 libutf8proc nettle vterm jansson cmocka; do pkg-config --cflags "$p" 2>/dev/null; done)
# shellcheck disable=SC2046,SC2086
equal "clang has no warning for a test" "" \
    "$(clang -fsyntax-only -std=c11 -D_GNU_SOURCE -I. $warnings -Werror $packages $(find tests/screens tests/grader tests/content tests/bench -name '*.c') 2>&1 |
        grep -E ': (error|warning):')"
finish
