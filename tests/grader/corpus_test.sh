#!/bin/sh
# The corpus of submissions again: as an ordinary user, under CPU load, and with each layer of the confinement left out.
# BITLAB_LONG=1 takes all of it each time; otherwise the files that take long are graded once only (by
# build/tests/grader/lab-grade/corpus).
. tests/tap.sh
build=${1:-build}
corpus=$build/tests/grader/lab-grade/corpus
hasty=""
[ -n "$BITLAB_LONG" ] || { BITLAB_CORPUS=short && hasty=hasty; }
export BITLAB_CORPUS
processors=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
work=$(mktemp -d "${TMPDIR:-/tmp}/bitlab-corpus-XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT

# A copy that a user may read, wherever the house stands.
copy() {
    mkdir -p "$work/tests/data" && cp -r tests/grader "$work/tests/" && cp -r tests/data/grading-course "$work/tests/data/" &&
        cp "$corpus" "$build/bitlab-runner" "$work/" && chmod -R a+rX "$work"
}

as_user() {
    (cd "$work" && BITLAB_RUNNER="$work/bitlab-runner" setpriv --reuid 65534 --regid 65534 --clear-groups "$work/corpus")
}

if [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null 2>&1; then
    check "copying the corpus for a user" copy
    check "as a user every submission gets its verdict" as_user
else
    ok "as a user every submission gets its verdict # the whole suite runs as one"
fi

under_load() {
    load=""
    for _ in $(seq $((${BITLAB_LONG:+2 *} processors))); do
        (while :; do :; done) &
        load="$load $!"
    done
    BITLAB_CORPUS="$BITLAB_CORPUS breach" "$corpus"
    code=$?
    # shellcheck disable=SC2086
    kill $load
    wait
    return $code
}
check "under load no hostile submission passes" under_load

# Several at a time: they often wait for budgets to end, and only what breaks out counts here, not how long it takes.
without() { # runner
    BITLAB_CORPUS="$BITLAB_CORPUS breach $hasty" BITLAB_RUNNER=$1 "$corpus" >"$work/${1##*/}.out" 2>&1
    echo $? >"$work/${1##*/}.code"
}
n=0
for runner in "$build"/tests/runners/without-*; do
    case $runner in *.d) continue ;; esac
    without "$runner" &
    n=$((n + 1))
    [ $((n % (2 * processors))) -eq 0 ] && wait
done
wait
check "there are runners with a layer left out" [ -x "$build/tests/runners/without-library_open" ]
for runner in "$build"/tests/runners/without-*; do
    case $runner in *.d) continue ;; esac
    told=$work/${runner##*/}
    equal "without ${runner##*without-} there is no breach" 0 "$(cat "$told.code")"
    [ "$(cat "$told.code")" = 0 ] || sed 's/^/#   /' "$told.out"
done
rm -f /tmp/bitlab-escape*
finish
