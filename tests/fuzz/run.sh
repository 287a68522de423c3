#!/bin/sh
# Runs each fuzz target for some seconds and prints TAP, then "N passed, N failed". `make fuzz` calls it.
# usage: tests/fuzz/run.sh BUILD SECONDS SEED "TARGET [CORPUS…]"…
build=$1 seconds=$2 seed=$3
shift 3
passed=0 failed=0

fuzz() { # target corpus…: what it says into its log, its exit code beside it
    target=$1
    shift
    new=$build/corpus/$target
    mkdir -p "$new"
    "$build/fuzz-$target" -seed="$seed" -max_total_time="$seconds" -timeout=30 -rss_limit_mb=2048 -max_len=20000 -verbosity=1 -print_final_stats=1 \
        -artifact_prefix="$build/$target-" "$new" "tests/fuzz/corpus/$target" "$@" >"$build/$target.log" 2>&1
    echo $? >"$build/$target.code"
}

# Two at a time.
n=0
for row in "$@"; do
    # shellcheck disable=SC2086
    fuzz $row &
    n=$((n + 1))
    [ $((n % 2)) -eq 0 ] && wait
done
wait
for row in "$@"; do
    target=${row%% *}
    if [ "$(cat "$build/$target.code")" = 0 ]; then
        echo "ok - $target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$build/$target.log") inputs and no fault in $seconds s"
        passed=$((passed + 1))
    else
        grep -a -v '^#' "$build/$target.log" | tail -n 40 | sed 's/^/#   /'
        echo "not ok - $target"
        failed=$((failed + 1))
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
