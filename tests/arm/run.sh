#!/bin/sh
# bitlab on 64-bit ARM, without such a machine: cross-compiled whole and run under qemu-user. Prints TAP, then
# "N passed, N failed".
# usage: tests/arm/run.sh BUILD [long]    BUILD is that of this machine; `long` runs every test program that can run there
#                                         and checks the whole course; otherwise the numbers and the grader.
#
# qemu-user has no seccomp, so bitlab must refuse there to run a learner's program. What grading does with the results of
# one is tested all the same: tests/arm/recorded_runner.c says again what the confined runner of this machine said.
. tests/tap.sh
. tests/grader/agree.sh
here=$1 length=$2
cross=${CROSS_CC:-aarch64-linux-gnu-gcc}
qemu=${QEMU:-qemu-aarch64}
arm=build/arm
root=$arm/sysroot # from here, so that a space in the path of the house does no harm
work=$(mktemp -d "${TMPDIR:-/tmp}/bitlab-arm-XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
tests_run=$work/tap

cross_make() {
    make -s -j"$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)" WERROR=1 CC="$cross --sysroot=$root" CFLAGS="-O1 -g1" B="$arm" \
        PKG_CONFIG="env PKG_CONFIG_SYSROOT_DIR=$root PKG_CONFIG_LIBDIR=$root/usr/lib/aarch64-linux-gnu/pkgconfig:$root/usr/share/pkgconfig pkg-config" "$@"
}

emulated() { # program, arguments…
    "$qemu" -L "$root" "$@"
}

# Those that start processes, open terminals, load libraries of the machine or watch the clock are left out.
programs() {
    if [ "$length" = long ]; then
        set -- tests/kernels/kernels-re*/*_test.c tests/kernels/kernels-ra*/*_test.c tests/kernels/kernels-gemv/*_test.c tests/unit/*/*_test.c tests/figures/*/*_test.c
    else
        set -- tests/kernels/kernels-re*/*_test.c tests/kernels/kernels-ra*/*_test.c tests/unit/lab-grade/compare_test.c tests/unit/lab-grade/frames_test.c tests/unit/lab-runner/filter_test.c
    fi
    for source in "$@"; do
        case $source in
        */isolation_test.c | */process_test.c | */loop_test.c | */blas_test.c | */png_test.c | */bench_report_test.c | */lab-script/limits_test.c) ;;
        *) source=${source#tests/} && echo "$arm/tests/${source%_test.c}" ;;
        esac
    done
}

run_programs() {
    for program in $(programs); do
        if emulated "$program" >"$work/program.log" 2>&1; then
            ok "${program#"$arm"/tests/}: $(grep -c '^\[       OK' "$work/program.log") tests on ARM"
        else
            not_ok "${program#"$arm"/tests/} on ARM" "$(grep -a -v '^\[ RUN\|^\[       OK' "$work/program.log" | tail -n 20)"
        fi
    done
}

# What check finds, without what depends on how fast figures draw.
findings() {
    grep -v -e 's to draw at' -e '^bitlab: ' "$1"
}

# A folder with a bitlab and a runner beside it.
place() { # name, bitlab
    mkdir -p "$work/$1/frames"
    cp "$2" "$work/$1/bitlab"
}

refuses() {
    place refusing "$arm/bitlab"
    cp "$arm/bitlab-runner" "$work/refusing/real"
    printf '#!/bin/sh\nexec %s %s\n' "$(command -v "$qemu")" "$work/refusing/real" >"$work/refusing/bitlab-runner"
    chmod +x "$work/refusing/bitlab-runner"
    printf 'return 26\n' >"$work/size.lua"
    refused "" confine && refused true 'Full isolation is required'
}

refused() { # CI's value, what is said
    CI=$1 emulated "$work/refusing/bitlab" -C tests/data/grading-course grade "$work/size.lua" >"$work/said" 2>&1
    code=$?
    [ $code -eq 6 ] && grep -q "$2" "$work/said" && ! grep -q '1 point' "$work/said" && return
    echo "CI=$1: exit code $code" && cat "$work/said"
    return 1
}

# Grades the class into every format.
reports() { # folder to write to, command…
    out=$1
    shift
    mkdir -p "$out"
    with_class "$@" -C tests/data/grading-course grade --exit-zero --seed 7 --format "json=$out/json" --format "text=$out/text" --format "tap=$out/tap" \
        --format "github=$out/md" --format "gradescope=$out/gs" --format "csv=$out/csv" --format "junit=$out/xml" >/dev/null 2>"$out/err" || { cat "$out/err"; return 1; }
    for format in json text tap md gs csv xml; do
        sed -e '/"seconds":/d' -e '/"execution_time":/d' -e 's/ time="[0-9.]*"//' "$out/$format" >"$out/$format.plain"
    done
}

prepare_recording() {
    ${NATIVE_CC:-cc} -std=c11 -D_GNU_SOURCE -I. -O1 -o "$work/recorded_runner" tests/arm/recorded_runner.c &&
        place here "$here/bitlab" && cp "$here/bitlab-runner" "$work/here/real-runner" && cp "$work/recorded_runner" "$work/here/bitlab-runner" &&
        mkdir -p "$work/there" && cp "$arm/bitlab" "$work/there/" && cp "$work/recorded_runner" "$work/there/bitlab-runner" &&
        ln -s "$work/here/frames" "$work/there/frames"
}

same_format() { agree "$work/reports/here/$1.plain" "$work/reports/there/$1.plain"; }
same_words() { # what stands in a JSON report apart from numbers
    for side in here there; do grep -E '"(status|score|max_score|mistake|total)":' "$work/reports/$side/json.plain" >"$work/words.$side"; done
    [ "$(wc -l <"$work/words.here")" -gt 300 ] && cmp "$work/words.here" "$work/words.there"
}

course_check() {
    "$work/here/bitlab" check >"$work/checked.here" 2>&1
    emulated "$work/there/bitlab" check >"$work/checked.there" 2>&1
    grep -q ' 0 errors' "$work/checked.here" || return 1
    findings "$work/checked.here" >"$work/findings.here"
    findings "$work/checked.there" | diff "$work/findings.here" -
}

all() {
    check "bitlab and its tests compile for 64-bit ARM" cross_make all $(programs)
    run_programs >"$work/programs" & # beside what else there is to do
    check "without seccomp a program is refused with exit code 6" refuses
    check "the runner of this machine can be recorded" prepare_recording
    . tests/grader/class.sh
    make_class
    check "the class is graded here" reports "$work/reports/here" "$work/here/bitlab"
    check "the class is graded on ARM from recorded frames" reports "$work/reports/there" "$qemu" -L "$root" "$work/there/bitlab"
    check "status, score and mistake are the same on ARM" same_words
    for format in json text tap md gs csv xml; do
        check "the $format report is the same on ARM, numbers to 1e-12" same_format $format
    done
    [ "$length" = long ] && check "the whole course is right on ARM too" course_check
    wait
    cat "$work/programs"
}

if ! command -v "$cross" >/dev/null || ! command -v "$qemu" >/dev/null; then
    echo "ok - 64-bit ARM # SKIP $cross and $qemu are wanted: apt-get install gcc-aarch64-linux-gnu qemu-user"
    echo "0 passed, 0 failed"
    exit 0
fi
if ! sh tests/arm/sysroot.sh "$root"; then
    echo "ok - 64-bit ARM # SKIP its libraries could not be fetched from this system's mirror"
    echo "0 passed, 0 failed"
    exit 0
fi
all >"$tests_run"
cat "$tests_run"
failed=$(grep -c '^not ok ' "$tests_run")
echo "$(grep -c '^ok ' "$tests_run") passed, $failed failed"
[ "$failed" -eq 0 ]
