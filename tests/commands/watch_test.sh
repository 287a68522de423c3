#!/bin/sh
# watch: every save is graded, however it comes; Ctrl-C ends it with the code of the last answer.
. tests/commands/prelude.sh "$1"
course=$root/tests/data/courses/small
cd "$work" || exit 1
exits "watch --help is no error" 0 watch --help
exits "watch wants a path" 2 watch
exits "a file that answers no exercise is a usage error" 2 watch round-to-stp.lua -C "$course"
says "and the nearest is named" 'round-to-step'
exits "a folder that is not there is told" 6 watch nowhere/round-to-step.lua -C "$course"

pid=
start() { # arguments…
    : >"$work/watched"
    "$bitlab" watch "$@" -C "$course" >>"$work/watched" 2>"$work/words" </dev/null &
    pid=$!
    comes 1 'Ctrl-C ends it' "$work/words"
}

comes() { # number, pattern, file: waits until so many lines have it, at most a minute
    i=0
    while [ "$(grep -cE -e "$2" "$3")" -lt "$1" ]; do
        [ $i -lt 600 ] || return 1
        sleep 0.1
        i=$((i + 1))
    done
}

told() { # name, pattern: of the reports
    if comes 1 "$2" "$work/watched"; then ok "$1"; else not_ok "$1" "no '$2' in: $(cat "$work/watched" "$work/words")"; fi
    : >"$work/watched"
}

begun() { # how many gradings: before each its file and the time are told
    comes "$1" ', [0-9:]*$' "$work/words"
}

ends() { # name, code, signal
    kill -"$3" $pid
    wait $pid
    equal "$1" "$2" $?
}

# The file of the lab's own solution, and wrong ones.
for try in 1 2 3; do run hint round-to-step -C "$course"; echo 'return 0' >round-to-step.lua; run grade --record round-to-step.lua -C "$course"; done
run solution round-to-step -C "$course"
cp "$work/out" right.lua
echo 'while true do end' >endless.lua
rm -f round-to-step.lua

start round-to-step.lua
cp right.lua round-to-step.lua
told "a file that is not there yet is awaited" '1 of 1 exercise passed'
cp endless.lua round-to-step.lua
begun 2
cp right.lua new.tmp && mv new.tmp round-to-step.lua
told "a save ends the run of the older file, and renaming is a save" '1 of 1 exercise passed'
echo 'x = ' >round-to-step.lua
told "a file that does not compile is told" '^ERROR'
ends "Ctrl-C ends it with the code of the last answer" 3 INT
cp right.lua round-to-step.lua
start .
told "of a folder all is graded at first" '1 of 1 exercise passed'
echo 'return 1' >model-gb.lua
told "and then what was saved" '^FAIL .*Size'
echo 'not ours' >notes.txt
cp right.lua round-to-step.lua
told "what else lies there is passed over" '1 of 1 exercise passed'
ends "SIGTERM ends it too" 0 TERM
echo 'return 0' >round-to-step.lua
start round-to-step.lua --until-pass --poll --format json --record
told "every report is of the format that was asked for" '"schema": "bitlab-result/1"'
cp right.lua round-to-step.lua
wait $pid
equal "--until-pass ends with the pass" 0 $?
run progress --json -C "$course"
prints "--record writes it into the progress" '"passed": *(true|1)'
cp endless.lua round-to-step.lua
start round-to-step.lua
begun 1
ends "a run under way ends at once" 0 INT
finish
