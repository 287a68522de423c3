# What the scripts of this folder share: `. tests/commands/prelude.sh "$1"`. A home of their own, no TERM, and
# run / exits / says / prints around the program that was built in the folder $1.
. tests/tap.sh
build=${1:-build}
root=$(pwd)
bitlab=$root/$build/bitlab
work=$(mktemp -d "${TMPDIR:-/tmp}/bitlab-commands-XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
unset TERM DISPLAY
HOME=$work XDG_DATA_HOME=$work/data
export HOME XDG_DATA_HOME

run() { # leaves $out, $words, $code
    "$bitlab" "$@" >"$work/out" 2>"$work/words" </dev/null
    code=$?
    out=$(cat "$work/out")
    words=$(cat "$work/words")
}

exits() { # name, code, arguments…
    name=$1 want=$2
    shift 2
    run "$@"
    if [ "$code" = "$want" ]; then ok "$name"; else not_ok "$name" "bitlab $* exits with $code, not $want: $words $out"; fi
}

says() { # name, pattern in stderr
    if printf '%s' "$words" | grep -qE -e "$2"; then ok "$1"; else not_ok "$1" "no '$2' in: $words"; fi
}

prints() { # name, pattern in stdout
    if printf '%s' "$out" | grep -qE -e "$2"; then ok "$1"; else not_ok "$1" "no '$2' in: $(printf '%s' "$out" | head -n 20)"; fi
}

