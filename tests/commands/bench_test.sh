#!/bin/sh
# bitlab bench on the command line: wrong options, impossible sizes, JSON, and Ctrl-C, which keeps what was measured.
. tests/tap.sh
build=${1:-build}
bitlab=$build/bitlab
work=$(mktemp -d "${TMPDIR:-/tmp}/bitlab-bench-XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
unset TERM DISPLAY

refuses() { # name, exit code, pattern in stderr, arguments…
    name=$1 want=$2 pattern=$3
    shift 3
    "$bitlab" bench "$@" >"$work/out" 2>"$work/words" </dev/null
    code=$?
    if [ "$code" = "$want" ] && grep -qE "$pattern" "$work/words" && [ ! -s "$work/out" ]; then
        ok "$name"
    else
        not_ok "$name" "bench $* exits with $code, not $want: $(cat "$work/words")"
    fi
}

refuses "a size without a product sign is a usage error" 2 'ROWSxCOLS' --size 4096
refuses "a size of nothing is a usage error" 2 'ROWSxCOLS' --size 0x4096
refuses "a negative size is a usage error" 2 'ROWSxCOLS' --size -5x4096
refuses "a size that cannot be counted is a usage error" 2 'larger than a computer' --size 99999999999999x99999999999999
refuses "a small matrix is told to be too small" 2 'too small' --size 64x64
refuses "a matrix beyond the memory names both sizes" 6 'takes [0-9.]+ GB.*[0-9.]+ GB are free' --size 1048576x1048576
refuses "no thread is a usage error" 2 'threads' --threads 0
refuses "more threads than processors are a usage error" 2 'threads' --threads 100000
refuses "an unknown format is a usage error" 2 'text or json' --format yaml
BITLAB_ISA=mmx refuses "an unknown level is told" 2 'BITLAB_ISA' --quick

# Ctrl-C in the middle: a whole report, and an exit code that says what it is worth. Beside a program on every processor
# that only counts: whatever was measured then is not believed, and no verdict but `inconclusive` is given.
hogs=
trap 'kill $hogs 2>/dev/null; rm -rf "$work"' EXIT
"$bitlab" bench --format json --size 2048x4096 >"$work/out" 2>"$work/words" </dev/null &
measuring=$!
for _ in $(seq 600); do
    grep -q 'rounds at batch 1' "$work/words" && break
    sleep 0.1
done
for _ in $(seq "$(nproc)"); do
    while :; do :; done &
    hogs="$hogs $!"
done
sleep 1
kill -INT "$measuring"
wait "$measuring"
code=$?
# shellcheck disable=SC2086
kill $hogs
equal "after Ctrl-C under a load the exit code is that of a report that concludes nothing" 8 $code
check "and it is told why" grep -q inconclusive "$work/words"
equal "the report does not believe what it saw" '' "$(grep '"believed": true' "$work/out")"
equal "and every verdict is inconclusive" '"verdict": "inconclusive"' "$(grep -o '"verdict": "[a-z ]*"' "$work/out" | sort -u)"
equal "the report says that it was stopped" '  "stopped": true,' "$(grep '"stopped"' "$work/out")"
equal "and has its schema" '  "schema": "bitlab-bench/1",' "$(grep '"schema"' "$work/out")"
equal "and ends as JSON ends" '}' "$(tail -n 1 "$work/out")"
finish
