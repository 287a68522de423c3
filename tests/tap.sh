# TAP for test scripts: `. tests/tap.sh`, then `check "what is protected" command…`, at the end `finish`.
tap_failed=0

ok() {
    echo "ok - $1"
}

not_ok() { # name, then what was seen
    echo "not ok - $1"
    shift
    [ $# -gt 0 ] && printf '%s\n' "$*" | sed 's/^/#   /'
    tap_failed=1
}

check() {
    tap_name=$1
    shift
    if tap_output=$("$@" 2>&1); then ok "$tap_name"; else not_ok "$tap_name" "$tap_output"; fi
}

equal() { # name, expected, actual
    if [ "$2" = "$3" ]; then ok "$1"; else not_ok "$1" "expected: $2" "actual:   $3"; fi
}

finish() {
    exit $tap_failed
}
