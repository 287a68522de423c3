#!/bin/sh
# The house: who includes whom, who names which package, headers that stand alone, the first lines of files.
. tests/tap.sh
build=${1:-build}

# Every `#include "kernels/…"` or `"lab/…"` must be allowed by tests/layers.
wrong_includes() {
    awk '
        FNR == NR && (/^#/ || NF == 0) { next }
        FNR == NR { split($0, c, ":"); gsub(/[ \t]/, "", c[1]); may[c[1]] = " " c[1] " " c[2] " "; next }
        /^#include "(kernels|lab)\// {
            split($0, q, "\""); target = q[2]; sub(/\/[^\/]*$/, "", target)
            layer = FILENAME; sub(/\/[^\/]*$/, "", layer)
            if (index(may[layer], " " target " ") == 0) print FILENAME ":" FNR ": " layer " may not include " target
        }' tests/layers $(find kernels lab -name '*.[ch]')
}
equal "every include is allowed by tests/layers" "" "$(wrong_includes)"

# The table itself must not have circles: awk walks it depth-first.
circles() {
    awk '
        /^#/ || NF == 0 { next }
        { split($0, c, ":"); gsub(/[ \t]/, "", c[1]); n[c[1]] = split(c[2], u, " "); for (i = 1; i <= n[c[1]]; i++) use[c[1], i] = u[i]; name[++all] = c[1] }
        function walk(layer, path,   i) {
            if (index(path, " " layer " ")) { print "circle:" path layer; return }
            if (layer in done) return
            for (i = 1; i <= n[layer]; i++) walk(use[layer, i], path layer " ")
            done[layer] = 1
        }
        END { for (k = 1; k <= all; k++) walk(name[k], " ") }' tests/layers
}
equal "the layers have no circle" "" "$(circles)"

unlisted() {
    find kernels lab -name '*.c' | sed 's|/[^/]*$||' | sort -u | while read -r layer; do
        grep -q "^$layer *:" tests/layers || echo "$layer is not in tests/layers"
    done
}
equal "every folder with C is a layer" "" "$(unlisted)"

equal "make alone makes all" ".DEFAULT_GOAL := all" "$(make -np B="$build" 2>/dev/null | grep '^\.DEFAULT_GOAL')"
if listed=$(git ls-files 2>/dev/null); then
    equal "nothing lies in the root by accident" ".ci .clang-format .github .gitignore LICENSE Makefile README.md docs exercises kernels lab lessons tests" \
        "$(echo "$listed" | sed 's|/.*||' | LC_ALL=C sort -u | tr '\n' ' ' | sed 's/ $//')"
fi

# Only the layer that owns a package may include its headers.
owners() { # header, layers that may include it
    pattern="#include <$1"
    allowed=$2
    grep -rln --include='*.[ch]' "$pattern" kernels lab | while read -r file; do
        layer=${file%/*}
        case " $allowed " in *" $layer "*) ;; *) echo "$file includes <$1> outside of $allowed" ;; esac
    done
}
for row in "ncurses:lab/terminal" "curses:lab/terminal" "term.h:lab/terminal" "sqlite3:lab/store" "lua:lab/script lab/runner" "lauxlib:lab/script lab/runner" \
    "md4c:lab/lesson" "seccomp:lab/runner" "cairo:lab/figure" "nettle:lab/base" "jansson:lab/grade"; do
    equal "only ${row#*:} names ${row%%:*}" "" "$(owners "${row%%:*}" "${row#*:}")"
done

# Every header compiles alone, as the only include of an empty file.
headers_alone() {
    flags=$(pkg-config --cflags lua5.4 jansson sqlite3 cairo ncursesw 2>/dev/null)
    find kernels lab -name '*.h' | xargs -P 2 -n 1 sh -c 'printf "#include \"%s\"\n" "$1" |
        ${CC:-cc} -std=c11 -D_GNU_SOURCE -I. $0 -Wall -Wextra -fsyntax-only -x c - 2>&1 || echo "$1 does not compile alone"' "$flags"
}
equal "every header compiles alone" "" "$(headers_alone)"

first_lines() {
    find kernels lab tests -name '*.[ch]' -exec awk '
        FNR == 1 && !/SPDX-License-Identifier: / { print FILENAME " lacks its SPDX line" }' {} +
}
equal "every C file opens with its licence" "" "$(first_lines)"

banned() {
    grep -rnE --include='*.[ch]' '\b(strcpy|strcat|gets|sprintf|vsprintf|strncpy|strtok|mktemp|tmpnam|system)\(' kernels lab
}
equal "no function that overruns or runs a shell" "" "$(banned)"

# Two functions of one name in two archives: the linker would take either without a word.
double_names() {
    nm --defined-only -g $(find "$build/lib" -name '*.a' | grep -v lab-runner) 2>/dev/null |
        awk 'NF == 3 && $2 ~ /[TDBRC]/ { print $3 }' | sort | uniq -d
}
equal "no global name is defined twice" "" "$(double_names)"

runner_links() {
    [ -n "$BITLAB_SANITIZED" ] && return
    strings "$build/bitlab-runner" 2>/dev/null | grep -ciE 'sqlite3_|openblas|initscr|jansson'
}
equal "the runner holds no SQLite, curses, BLAS or jansson" "0" "$(runner_links)"
equal "the program holds no Lua confinement of the runner" "" "$(nm "$build/bitlab" 2>/dev/null | grep -i seccomp)"
finish
