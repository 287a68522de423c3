#!/bin/sh
# All the legs of the tests: everything with gcc, then a short form with clang, the sanitizers,
# the fuzzers and 64-bit ARM.
# usage: tests/all.sh [long]    `long` runs every kind of test in every leg. Ends with "N passed, N failed".
# "short" legs leave out what needs the shipped runner's confinement and real terminals.
length=${1:-short}
short="kernels unit figures"
hurried="-O1 -g1" # compiled in three quarters of the time, and a report still names its lines
rolled="ROLLED=1" # the vector levels' loops: what sanitizers watch is the same; unrolled they are proved in the first leg
[ "$length" = long ] && rolled="" && BITLAB_LONG=1 && export BITLAB_LONG && short="kernels unit figures screens grader content"
case ${TMPDIR:-} in *[[:space:]]*) export TMPDIR=/tmp ;; esac # see tests/run.sh
total_passed=0 total_failed=0
work=$(mktemp -d "${TMPDIR:-/tmp}/bitlab-all-XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

add_up() { # name: what the leg that ended has counted, from its last lines; one that counted nothing has failed
    sum=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$work/leg" | tail -n 1)
    [ -n "$sum" ] || sum="0 passed, 1 failed"
    total_passed=$((total_passed + ${sum%% *}))
    failed=${sum#*, }
    total_failed=$((total_failed + ${failed%% *}))
    echo "######## $1: $sum in $(($(date +%s) - begin)) s"
}

leg() { # name, make's arguments…
    name=$1
    shift
    echo "######## $name"
    begin=$(date +%s)
    if make -s -j"$jobs" WERROR=1 "$@" test-programs >"$work/build" 2>&1; then
        make -s WERROR=1 "$@" test >"$work/leg" 2>&1
        cat "$work/leg"
    else
        tail -n 60 "$work/build"
        echo "$name does not build" | tee "$work/leg"
    fi
    add_up "$name"
}

leg "gcc, everything" CC=gcc

# Another compiler, the sanitizers and the fuzzers are one short leg with one build: clang's. Where there is no clang, gcc's
# sanitizers; where clang has no libFuzzer, no fuzzing.
# The short leg begins from one seed, so that a verdict on a change does not hang on luck; `make fuzz` and the long leg draw
# another each time.
fuzz_seconds=3 fuzz_seed=1
[ "$length" = long ] && fuzz_seconds=60 fuzz_seed=0
fuzz_leg() { # make's arguments of the build that it shares
    echo "######## fuzzing"
    begin=$(date +%s)
    make -s -j"$jobs" "$@" FUZZ_SECONDS="$fuzz_seconds" FUZZ_SEED="$fuzz_seed" fuzz-run >"$work/leg" 2>&1
    tail -n 60 "$work/leg"
    add_up "fuzzing"
}
sanitized="address and undefined-behaviour sanitizers"
if command -v clang >/dev/null 2>&1; then
    set -- CC=clang SAN=address,undefined CFLAGS="$hurried" $rolled
    if sh tests/fuzz/available.sh; then
        set -- "$@" EXTRA_CFLAGS=-fsanitize=fuzzer-no-link B=build/clang-fuzzed
        leg "clang, $sanitized" "$@" KINDS="$short"
        fuzz_leg "$@"
    else
        leg "clang, $sanitized" "$@" KINDS="$short"
        echo "######## fuzzing: left out, because there is no clang with libFuzzer (Debian: apt-get install clang libclang-rt-dev)"
    fi
else
    leg "gcc, $sanitized" CC=gcc SAN=address,undefined CFLAGS="$hurried" $rolled KINDS="$short"
    echo "######## clang and fuzzing: left out, because there is no clang"
fi

# 64-bit ARM under qemu-user: compiled whole, its numbers and reports compared with this machine's.
arm_leg() { # "" or long
    echo "######## 64-bit ARM"
    begin=$(date +%s)
    sh tests/arm/run.sh build "${1:-}" >"$work/leg" 2>&1
    cat "$work/leg"
    add_up "64-bit ARM"
}
if [ "$length" = long ]; then
    arm_leg long
    leg "clang" CC=clang KINDS="$short"
    leg "gcc, $sanitized" CC=gcc SAN=address,undefined KINDS="$short"
    leg "gcc -O0" CC=gcc B=build/O0 CFLAGS=-O0
    leg "gcc -O3" CC=gcc B=build/O3 CFLAGS=-O3
else
    arm_leg
fi
echo "$total_passed passed, $total_failed failed"
[ "$total_failed" -eq 0 ]
