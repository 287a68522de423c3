#!/bin/sh
# Practice and notes on the command line, as they are used without a terminal.
. tests/commands/prelude.sh "$1"

# A due card of long ago. Its numbers follow from the time of its review, so they are the same here every time.
make_due() { # exercise
    sqlite3 "$XDG_DATA_HOME/bitlab/progress.db" "INSERT OR REPLACE INTO cards VALUES ('Making models smaller', '$1', 3.7, 5.1, 1700000000, 1700300000, 1, 0, 3)"
}

feed() { # lines, arguments…: as run, with a standard input
    lines=$1
    shift
    printf "$lines" | "$bitlab" "$@" >"$work/out" 2>"$work/words"
    code=$?
    out=$(cat "$work/out")
    words=$(cat "$work/words")
}

# practice
exits "practice with nothing learned is no error" 0 practice
prints "and says how it begins" 'Practice begins with the first exercise'
exits "practice --due counts" 0 practice --due
prints "nothing is due at first" '^0 due'

if command -v sqlite3 >/dev/null; then
    make_due bf16-to-4-bit-ratio
    exits "practice --json" 0 practice --json
    prints "one card is due" '"due": 1'
    feed 'h\n1\n' practice
    equal "practice through a pipe ends well" 0 "$code"
    prints "says what is due" '1 exercise is due'
    prints "helps" 'Hint 1 of'
    prints "tells the right answer after a miss" 'The answer is'
    prints "and when it comes back" 'comes back tomorrow'
    prints "and what came of all" '0 of 1 right\. Nothing else is due'
    exits "practice --due after it" 0 practice --due
    prints "nothing is left" '^0 due'
    feed '' practice
    prints "the next one is offered ahead" 'Nothing is due; the next exercise comes tomorrow'
fi
exits "an operand is a usage error" 2 practice x
