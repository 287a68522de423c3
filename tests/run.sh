#!/bin/sh
# Runs test programs (cmocka) and test scripts (TAP) and adds them up.
# usage: tests/run.sh BUILD PROGRAM…
#        tests/run.sh --one BUILD PROGRAM    its output and exit code into the log
# Logs stay in BUILD/tests/log.
# Ends with the line "N passed, N failed"; exits 1 if any failed.
if [ "$1" = --one ]; then
    log=$2/tests/log/$(printf '%s' "$3" | tr '/' '_')
    begin=$(date +%s)
    case $3 in
    *.sh) timeout -k 5 900 sh "$3" "$2" >"$log.log" 2>&1 </dev/null ;;
    *) timeout -k 5 900 "$3" >"$log.log" 2>&1 </dev/null ;;
    esac
    echo $? $(($(date +%s) - begin)) >"$log.code"
    exit 0
fi
build=$1
shift
log=$build/tests/log
rm -rf "$log"
mkdir -p "$log"
BITLAB_BUILD=$build
export BITLAB_BUILD

# Scripts hand paths of their own to shells and makes, so none has a space; that of the house may have one.
case ${TMPDIR:-} in *[[:space:]]*) export TMPDIR=/tmp ;; esac

# A sandbox of the tests' own, so that no learner's files are read or written.
home=$(mktemp -d "${TMPDIR:-/tmp}/bitlab-test-XXXXXX") || exit 1
trap 'rm -rf "$home"' EXIT
HOME=$home XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config XDG_CACHE_HOME=$home/cache
export HOME XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME
# Nor does what a shell or a terminal has exported reach the tests.
unset NO_COLOR COLORFGBG COLUMNS LINES TMUX STY VISUAL EDITOR CDPATH BITLAB_UPDATE BITLAB_ISA
unset LC_ALL LC_CTYPE LC_NUMERIC LC_COLLATE LC_MESSAGES LC_TIME LANGUAGE
LANG=C.UTF-8
export LANG

# One more at a time than there are processors, because many wait for terminals, budgets and saves. No test hangs on how
# busy the machine is. The long ones first, so that no processor is idle at the end.
long="content/lab-check/course grader/corpus_test.sh grader/lab-grade/corpus screens/lab-ui/pixels kernels/gemv_neon_test.sh
kernels/kernels-gemv/kernels screens/lab-ui/terminal lab-script/limits grader/determinism_test.sh commands/bench_test.sh
lab-commands/bench_report commands/check_test.sh lab-base/watch commands/authors_test.sh commands/deb_test.sh
screens/lab-ui/preview screens/lab-ui/jobs lab-script/train lab-course/trained_figures"
by_length() { # programs: one a line
    printf '%s\n' "$@" | awk -v long="$long" '
        BEGIN { n = split(long, name, /[ \n]+/) }
        { at = n + 1; for (i = 1; i <= n; i++) if (substr($0, length($0) - length(name[i])) == "/" name[i]) at = i; print at, NR, $0 }' |
        sort -k1n -k2n | cut -d' ' -f3-
}
jobs=$(($(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2) + 1))
by_length "$@" | xargs -P "$jobs" -n 1 sh tests/run.sh --one "$build"

passed=0 failed=0
for program in "$@"; do
    name=$(printf '%s' "$program" | tr '/' '_')
    file=$log/$name.log
    read -r code seconds <"$log/$name.code"
    ok=$(grep -a -c -E '^(\[       OK \]|ok )' "$file")
    # cmocka lists failed tests twice; a program that died without a failed test counts as one.
    listed=$(grep -a -E '^\[  FAILED  \] [a-zA-Z_0-9]+$' "$file" | sort -u | wc -l)
    taps=$(grep -a -c '^not ok ' "$file")
    bad=$((listed + taps))
    if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
    skipped=$(grep -a -c -E '^\[  SKIPPED \] [a-zA-Z_0-9]+$' "$file")
    if [ "$code" -eq 0 ] && [ "$ok" -eq 0 ] && [ "$skipped" -eq 0 ]; then bad=1; echo "$program ran no test"; fi
    passed=$((passed + ok))
    failed=$((failed + bad))
    if [ "$bad" -gt 0 ]; then
        echo "==== $program: $bad failed (exit code $code, $seconds s) ===="
        grep -a -v -E '^\[( RUN      |       OK )\]' "$file" | grep -a -v '^ok ' | tail -n 60
    else
        echo "$program: $ok passed in $seconds s"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
