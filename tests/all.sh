#!/bin/sh
# All the legs of the tests: everything with gcc, a short form with clang, and the sanitizers.
# usage: tests/all.sh [long]    `long` runs every kind of test in every leg. Ends with "N passed, N failed".
# "short" legs leave out what needs the shipped runner's confinement and real terminals.
length=${1:-short}
short="kernels unit figures"
hurried="-O1 -g1" # compiled in three quarters of the time, and a report still names its lines
[ "$length" = long ] && BITLAB_LONG=1 && export BITLAB_LONG && short="kernels unit figures screens grader content"
total_passed=0 total_failed=0
work=$(mktemp -d "${TMPDIR:-/tmp}/bitlab-all-XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

leg() { # name, make's arguments…
    name=$1
    shift
    echo "######## $name"
    begin=$(date +%s)
    if make -s -j"$jobs" WERROR=1 "$@" test-programs >"$work/build" 2>&1; then
        make -s WERROR=1 "$@" test >"$work/leg" 2>&1
        cat "$work/leg"
        sum=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$work/leg" | tail -n 1)
        [ -n "$sum" ] || sum="0 passed, 1 failed"
    else
        tail -n 60 "$work/build"
        echo "$name does not build"
        sum="0 passed, 1 failed"
    fi
    total_passed=$((total_passed + ${sum%% *}))
    failed=${sum#*, }
    total_failed=$((total_failed + ${failed%% *}))
    echo "######## $name: $sum in $(($(date +%s) - begin)) s"
}

leg "gcc, everything" CC=gcc
leg "gcc, address and undefined-behaviour sanitizers" CC=gcc SAN=address,undefined KINDS="$short" CFLAGS="$hurried"
if command -v clang >/dev/null 2>&1; then
    # The short form is for another compiler's warnings and choices: built in a hurry, the kernels compiled but not proved.
    if [ "$length" = long ]; then
        leg "clang" CC=clang KINDS="$short"
    else
        leg "clang" CC=clang KINDS="unit figures" CFLAGS="$hurried" VECTOR_LEVEL=-O1
    fi
fi
# The parsers fuzzed: some seconds each here, as long as you like with `make fuzz FUZZ_SECONDS=…`.
fuzz_leg() {
    echo "######## fuzzing"
    begin=$(date +%s)
    make -s -j"$jobs" FUZZ_SECONDS="$1" fuzz >"$work/leg" 2>&1
    tail -n 60 "$work/leg"
    sum=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$work/leg" | tail -n 1)
    [ -n "$sum" ] || sum="0 passed, 1 failed"
    total_passed=$((total_passed + ${sum%% *}))
    failed=${sum#*, }
    total_failed=$((total_failed + ${failed%% *}))
    echo "######## fuzzing: $sum in $(($(date +%s) - begin)) s"
}
if sh tests/fuzz/available.sh; then
    [ "$length" = long ] && fuzz_leg 60 || fuzz_leg 3
else
    echo "######## fuzzing: left out, because there is no clang with libFuzzer (Debian: apt-get install clang libclang-rt-dev)"
fi
# 64-bit ARM under qemu-user: compiled whole, its numbers and reports compared with this machine's.
arm_leg() {
    echo "######## 64-bit ARM"
    begin=$(date +%s)
    sh tests/arm/run.sh build "$length" >"$work/leg" 2>&1
    cat "$work/leg"
    sum=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$work/leg" | tail -n 1)
    [ -n "$sum" ] || sum="0 passed, 1 failed"
    total_passed=$((total_passed + ${sum%% *}))
    failed=${sum#*, }
    total_failed=$((total_failed + ${failed%% *}))
    echo "######## 64-bit ARM: $sum in $(($(date +%s) - begin)) s"
}
if [ "$length" = long ]; then
    arm_leg
    leg "clang, address and undefined-behaviour sanitizers" CC=clang SAN=address,undefined KINDS="$short"
    leg "gcc -O0" CC=gcc B=build/O0 CFLAGS=-O0
    leg "gcc -O3" CC=gcc B=build/O3 CFLAGS=-O3
fi
echo "$total_passed passed, $total_failed failed"
[ "$total_failed" -eq 0 ]
