#!/bin/sh
# Help on the command line: hints by levels, the solution by policy, a fresh beginning that loses nothing.
. tests/commands/prelude.sh "$1"
course=$root/tests/data/courses/small
for command in hint solution reset; do
    exits "$command --help is no error" 0 $command --help
    prints "$command --help shows its use" "^usage: bitlab $command"
    exits "$command of an unknown exercise is a usage error" 2 $command round-to-stp -C "$course"
    says "and the nearest is named" 'round-to-step'
done

# Hints, one after the other.
of=$("$bitlab" hint round-to-step -C "$course" 2>/dev/null | sed -n 's/^Hint 1 of //p'; rm -rf "$XDG_DATA_HOME")
exits "the first hint" 0 hint round-to-step -C "$course"
prints "says which it is" "^Hint 1 of $of"
exits "the solution is closed before the hints are seen" 1 solution round-to-step -C "$course"
says "and says what is missing" 'so far 1 hint and 0 tries'
says "and where to go on" 'bitlab hint round-to-step'
exits "a hint that there is not is a usage error" 2 hint round-to-step 99 -C "$course"
exits "all hints up to one" 0 hint round-to-step "$of" -C "$course"
prints "end with it" "^Hint $of of $of"
exits "the hints again" 0 hint round-to-step --again -C "$course"
prints "begin with the first" '^Hint 1 of'
exits "the solution is closed before three tries" 1 solution round-to-step -C "$course"
says "and says how a try counts" '0 tries\. A try counts in the lab, and with .grade --record'

# The solution of every kind opens after three tries, and passes.
cd "$work" || exit 1
run start round-to-step -C "$course"
exits "a first version is graded" 1 grade --record round-to-step.lua -C "$course"
run solution round-to-step -C "$course"
says "but is no try" '0 tries\.'
echo '-- mine' >>round-to-step.lua
run grade --record round-to-step.lua -C "$course"
run solution round-to-step -C "$course"
says "and is one when it was changed" '1 try\.'
run start repair-the-bug -C "$course"
sed -i 's/line = 0/line = 2/' repair-the-bug.lua
run grade --record repair-the-bug.lua -C "$course"
run solution repair-the-bug -C "$course"
says "a program that was begun with a chosen line, as the lab does, is no try" '0 tries\.'
for id in round-to-step find-the-bug repair-the-bug model-gb pipeline steps-that-lose what-quantization-is; do
    echo 'return 0' >$id.lua
    for try in 1 2 3; do run hint $id -C "$course"; run grade --record $id.lua -C "$course"; done
    exits "the solution of $id opens after three tries" 0 solution $id -C "$course"
    cp "$work/out" $id.lua
    exits "and passes" 0 grade $id.lua -C "$course"
done
rm -rf "$XDG_DATA_HOME"
run grade --record round-to-step.lua -C "$course"
exits "a pass opens the solution without a hint" 0 solution round-to-step -C "$course"

# reset keeps what was there.
exits "reset where nothing is writes the starter" 0 reset round-to-step -C "$course"
lab=$(printf '%s' "$words" | grep -oE '/[^ ]+/round-to-step\.lua')
echo '-- mine' >"$lab"
exits "reset" 0 reset round-to-step -C "$course"
equal "what was there is kept under a dated name" '-- mine' "$(cat "$lab".20??-??-??-??????)"
echo '-- mine again' >"$lab"
exits "twice in a second" 0 reset round-to-step -C "$course"
equal "loses nothing either" 2 "$(ls "$lab".20* | wc -l)"
exits "reset of a first version" 0 reset round-to-step -C "$course"
equal "keeps no copy of it" 2 "$(ls "$lab".20* | wc -l)"
echo '-- mine' >round-to-step.lua
exits "reset of a file in a folder" 0 reset round-to-step . -C "$course"
equal "keeps it there" '-- mine' "$(cat round-to-step.lua.20*)"
exits "an answer without a file begins anew in the lab" 0 reset model-gb -C "$course"
(unset HOME XDG_DATA_HOME; "$bitlab" reset round-to-step -C "$course" 2>"$work/words" >"$work/out" </dev/null)
equal "without a home reset wants a folder" 6 $?
grep -q 'bitlab reset round-to-step DIR' "$work/words" && ok "and says so" || not_ok "and says so" "$(cat "$work/words")"
exits "a learners' copy holds no solution" 0 strip "$course" -o copy
exits "and says so" 6 solution round-to-step -C copy
says "as what it is" "learners' copy"
finish
