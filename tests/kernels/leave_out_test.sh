#!/bin/sh
# LEAVE_OUT="avx512 avx2": the levels are compiled without their instructions, need nothing of their own folders, and say so.
# What doctor makes of it is in tests/commands/commands_test.sh: on every machine some level is not in the build.
. tests/tap.sh
if [ "$(uname -m)" != x86_64 ]; then
    echo "ok - builds without levels # SKIP these levels are x86-64's"
    finish
fi
out=$(mktemp -d "${TMPDIR:-/tmp}/bitlab-leave-out-XXXXXX") || exit 1
trap 'rm -rf "$out"' EXIT

# MAKEFLAGS of the make that runs the tests would speak of another build.
commands() { # what is left out, as make compiles the three files
    env -u MAKEFLAGS -u MAKEOVERRIDES make -n LEAVE_OUT="$1" B="$out" ROLLED=1 \
        "$out/obj/kernels/gemv/avx512/level.o" "$out/obj/kernels/gemv/avx2/level.o" "$out/obj/kernels/gemv/avx2/vnni/level.o"
}
instructions() { # what is left out: the sets that a compiler is given
    commands "$1" | grep -oE -- '-mavx(2|512f) |-mavxvnni' | sort -u | tr -d '\n'
}
equal "a whole build gives both levels their instructions" "-mavx2 -mavx512f " "$(instructions "" | sed 's/-mavxvnni//')"
equal "without avx512 it keeps AVX2" "-mavx2 " "$(instructions avx512 | sed 's/-mavxvnni//')"
equal "without both it gives none" "" "$(instructions "avx512 avx2")"

cat >"$out/main.c" <<'C'
#include "kernels/gemv/avx2/level.h"
#include "kernels/gemv/avx2/vnni/level.h"
#include "kernels/gemv/avx512/level.h"

int main(void) {
    static struct gemv_kernels kernels;
    return gemv_avx2_fill(&kernels) || gemv_avx2_vnni_fill(&kernels) || gemv_avx512_fill(&kernels, true);
}
C
left_out() {
    commands "avx512 avx2" | sed -n 's/^[^ ]* -std=c11 .* -c -o/${CC:-cc} -std=c11 -D_GNU_SOURCE -I. -c -o/p; /^mkdir/p' | sh &&
        ${CC:-cc} -std=c11 -I. -o "$out/main" "$out/main.c" "$out"/obj/kernels/gemv/avx512/level.o \
            "$out"/obj/kernels/gemv/avx2/level.o "$out"/obj/kernels/gemv/avx2/vnni/level.o &&
        "$out/main"
}
check "a level that is left out links alone and fills no table" left_out
finish
