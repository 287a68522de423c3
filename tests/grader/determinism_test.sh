#!/bin/sh
# The same bytes, but for `timing`, whatever --jobs, the locale, the level of the vector kernels and the shards are; with
# BITLAB_LONG=1 also from every compiler and optimization (they are built here). With the C library's functions for older
# processors numbers agree to 1e-12.
. tests/tap.sh
. tests/grader/agree.sh
build=${1:-build}
work=$(mktemp -d "${TMPDIR:-/tmp}/bitlab-same-XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT

report() { # file, program, arguments…: JSON and the other formats, without what is timing
    out=$1 program=$2
    shift 2
    with_class "$program" -C tests/data/grading-course grade --exit-zero --seed 7 --format "json=$work/json" --format "text=$work/text" --format "tap=$work/tap" \
        --format "github=$work/md" --format "gradescope=$work/gs" --format "csv=$work/csv" --format "junit=$work/xml" "$@" >/dev/null 2>"$work/err"
    cat "$work/json" "$work/text" "$work/tap" "$work/md" "$work/gs" "$work/csv" "$work/xml" |
        sed -e '/"seconds":/d' -e '/"execution_time":/d' -e 's/ time="[0-9.]*"//' >"$out"
}

same() { # name, file
    if cmp -s "$work/first" "$2"; then ok "$1"; else not_ok "$1" "$(diff "$work/first" "$2" | head -n 10) $(cat "$work/err")"; fi
}

# Locales that a machine seldom has: a comma for the point, and an i whose capital is no I.
make_locales() {
    mkdir -p "$work/locales"
    for name in de_DE tr_TR; do
        localedef -i $name -f UTF-8 "$work/locales/$name.UTF-8" || return 1
        [ "$(LOCPATH="$work/locales" LC_ALL=$name.UTF-8 locale decimal_point)" = , ] || return 1
    done
}
if [ -e /usr/share/i18n/locales/tr_TR ] || [ -n "$CI" ]; then
    check "German and Turkish locales are made" make_locales
    export LOCPATH="$work/locales"
else
    ok "German and Turkish locales are made # SKIP their sources are wanted: apt-get install locales"
fi

. tests/grader/class.sh
make_class
report "$work/first" "$build/bitlab" --jobs 2
[ "$(wc -l <"$work/first")" -gt 5000 ] && ok "the reports hold the class" || not_ok "the reports hold the class" "$(cat "$work/err")"
# One after another, all that differs at once; each alone with BITLAB_LONG=1.
LC_ALL=C BITLAB_ISA=scalar report "$work/again" "$build/bitlab" --jobs 1
same "the same bytes with --jobs 1, LC_ALL=C, BITLAB_ISA=scalar" "$work/again"
LC_ALL=de_DE.UTF-8 BITLAB_ISA=avx2 report "$work/again" "$build/bitlab" --jobs 2
same "the same bytes with --jobs 2, LC_ALL=de_DE.UTF-8, BITLAB_ISA=avx2" "$work/again"
LC_ALL=tr_TR.UTF-8 BITLAB_ISA=avx512 report "$work/again" "$build/bitlab" --jobs 8
same "the same bytes with --jobs 8, LC_ALL=tr_TR.UTF-8, BITLAB_ISA=avx512" "$work/again"

each_alone() {
    for jobs in 1 2 8; do
        report "$work/again" "$build/bitlab" --jobs $jobs
        same "the same bytes with --jobs $jobs" "$work/again"
    done
    for locale in C C.UTF-8 de_DE.UTF-8 tr_TR.UTF-8; do
        LC_ALL=$locale report "$work/again" "$build/bitlab" --jobs 2
        same "the same bytes with LC_ALL=$locale" "$work/again"
    done
    for level in scalar avx2 avx512 neon; do
        BITLAB_ISA=$level report "$work/again" "$build/bitlab" --jobs 2
        same "the same bytes with BITLAB_ISA=$level" "$work/again"
    done
}

# Wrong programs that are slow, beside busy processes: whether the smallest input is found hangs on no clock, wherever the time
# goes. The budget is one that the learner's own cases cannot use up on a slow machine; a search that is not paid for in steps
# takes all of it, and then nothing is told.
slow() { # program, word: the report without what is timing
    "$build/bitlab" -C tests/data/grading-course grade --exit-zero --seed 7 --timeout 30 --format "json=$work/slow" "$work/$1.lua" --exercise scale &&
        sed '/"seconds":/d' "$work/slow" >"$work/$1.$2"
}
slow_beside_busy_ones() { # program, its text
    echo "$2" >"$work/$1.lua"
    slow "$1" alone || return 1
    grep -q '"smallest": {' "$work/$1.alone" || { echo "nothing is told of it" && return 1; }
    busy=""
    for _ in 1 2 3 4 5 6; do
        (while :; do :; done) &
        busy="$busy $!"
    done
    slow "$1" busy
    # shellcheck disable=SC2086
    kill $busy
    # shellcheck disable=SC2086
    wait $busy 2>/dev/null
    diff "$work/$1.alone" "$work/$1.busy"
}
check "a wrong program slow in Lua is told the same beside six busy processes" slow_beside_busy_ones loop \
    'function scale(m, b) for i = 1, 1.5e6 do local x = i ^ 0.37 end return m / 2 ^ (b - 1) end'
check "so is one slow in a pattern that goes back" slow_beside_busy_ones pattern \
    'function scale(m, b) if m == 1 and b == 2 then ("a"):rep(900):find(".-.-.-b") end return m / 2 ^ (b - 1) end'
check "so is one slow in joins of a long list" slow_beside_busy_ones join \
    'function scale(m, b) local t = {} if m == 1 and b == 2 then for i = 1, 3e4 do t[i] = "" end for _ = 1, 3000 do table.concat(t) end end return m / 2 ^ (b - 1) end'

# What glibc takes on a processor without FMA and AVX: other last bits of exp, log and pow.
older="glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2,-AVX,-AVX512F,-AVX2_Usable,-FMA_Usable"
on_an_older_processor() {
    GLIBC_TUNABLES=$older report "$work/again" "$build/bitlab" --jobs 2
    agree "$work/first" "$work/again"
}
check "the same verdicts, and numbers to 1e-12, with the mathematics of an older processor" on_an_older_processor

merged() {
    for k in 1 2 3; do
        with_class "$build/bitlab" -C tests/data/grading-course grade --exit-zero --seed 7 --shard $k/3 --format "json=$work/shard$k" || return 1
    done
    report "$work/again" "$build/bitlab"
    "$build/bitlab" merge --format "json=$work/merged" "$work/shard3" "$work/shard1" "$work/shard2" || return 1
    sed '/"seconds":/d' "$work/json" >"$work/whole"
    sed '/"seconds":/d' "$work/merged" | cmp - "$work/whole"
}
check "three shards merged are the whole" merged

findings() { # of the whole course, but for how fast figures draw
    "$build/bitlab" check 2>&1 | grep -v -e 's to draw at' -e '^bitlab: '
}
course_on_an_older_processor() {
    findings >"$work/findings"
    (GLIBC_TUNABLES=$older && export GLIBC_TUNABLES && findings) | diff "$work/findings" -
}

if [ -n "$BITLAB_LONG" ]; then
    each_alone
    check "every solution and mistake of the course keeps its verdict on an older processor" course_on_an_older_processor
    # Without the vector kernels, which no grading runs and which clang compiles for minutes; BITLAB_ISA above takes each of them.
    flavour() { # name, make's arguments…
        name=$1
        shift
        make -s "$@" LEAVE_OUT="avx512 avx2" B="$work/$name" all >"$work/log" 2>&1 || { not_ok "$name builds" "$(tail -n 5 "$work/log")"; return; }
        report "$work/again" "$work/$name/bitlab" --jobs 2
        same "the same bytes from $name" "$work/again"
    }
    flavour gcc-O0 CC=gcc CFLAGS=-O0
    flavour gcc-O1 CC=gcc CFLAGS=-O1
    flavour gcc-O3 CC=gcc CFLAGS=-O3
    command -v clang >/dev/null 2>&1 && for level in 0 1 2 3; do flavour clang-O$level CC=clang CFLAGS=-O$level; done
fi
finish
