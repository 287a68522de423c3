#!/bin/sh
# The command line as people and CI use it: no terminal, no TERM, no HOME; data to stdout, words to stderr, exit codes.
. tests/commands/prelude.sh "$1"

# Help and mistakes on the command line.
exits "help is no error" 0 --help
prints "help lists the commands" '^  grade '
for command in learn list show plot eval start grade check new bench next progress doctor; do
    run $command --help
    equal "$command --help fits a terminal of 80 columns" "" "$(printf '%s\n' "$out" | grep -v '^usage\|^      --kind' | awk 'length($0) > 80')"
    exits "$command --help is no error" 0 $command --help
    prints "$command --help shows its use" "^usage: bitlab $command"
done
exits "the word help is no error" 0 help
prints "and lists the commands" '^  grade '
exits "help of a command" 0 help plot
prints "shows its use" '^usage: bitlab plot'
exits "help of no command is a usage error" 2 help plto
says "and names the nearest" 'bitlab plot'
exits "version is no error" 0 --version
prints "version names the program" '^bitlab [0-9]'
exits "an unknown command is a usage error" 2 grad
says "and the nearest is named" 'bitlab grade'
exits "an unknown option is a usage error" 2 list --jsn
says "and the nearest option is named" 'did you mean --json'
exits "a missing value is a usage error" 2 list -C
exits "a missing operand is a usage error" 2 show
exits "too many operands are a usage error" 2 next x
exits "the lab without a terminal is refused" 6 learn
says "and names what works without" 'plain'

# list
exits "list" 0 list
exits "list lessons" 0 list lessons
prints "lessons have titles" 'Clip or cover'
exits "list references works without a course" 0 list references
prints "references show their signature" 'symmetric_scale\(max_abs, bits\)'
for topic in lessons exercises figures references formats keys tex; do
    exits "list $topic --json" 0 list $topic --json
    prints "list $topic gives objects with an id" '"id":'
done
exits "the commands that formulas may use" 0 list tex
prints "stand with what they show" '^\\alpha +α  '
prints "and so do their environments" '^\\begin\{cases\}'
exits "the configuration with everything in it" 0 list keys --format config
if [ "$BITLAB_UPDATE" ]; then printf '%s\n' "$out" >docs/bitlab.config; fi
equal "docs/bitlab.config is that configuration (BITLAB_UPDATE=1 writes it)" "$(cat docs/bitlab.config)" "$out"
exits "an unknown topic is a usage error" 2 list lesons
says "and the nearest is named" 'lessons'

# eval
exits "eval calls a reference" 0 eval 'ref.symmetric_scale(2.1, 4)'
equal "eval prints 17 significant digits" "0.29999999999999999" "$out"
exits "eval draws NumPy's numbers" 0 eval 'rng.default(2):normal(5)'
equal "five normals of default_rng(2)" "0.18905338179353307 -0.52274844148074739 -0.41306354339189344 -2.4414673826398556 1.799707382720902" "$out"
run eval 'rng.legacy(42):normal(2)'
equal "two normals of seed(42)" "0.49671415301123267 -0.13826430117118466" "$out"
exits "eval --json prints one value bare" 0 eval --json '1/4'
equal "one value bare" "0.25" "$out"
run eval --json 'ref.symmetric({-1, 0.5, 1}, 4)'
prints "records are objects" '"scale": 0.14285714285714285'
printf 'local s = 0\nfor i = 1, 4 do s = s + i end\nreturn s\n' | "$bitlab" eval - >"$work/out" 2>"$work/words"
equal "eval - reads the program from the standard input" "10" "$(cat "$work/out")"
printf 'return 1,\n  ref.symetric(1)\n' | "$bitlab" eval - >"$work/out" 2>"$work/words"
equal "and a mistake in it is the caller's" 3 $?
words=$(cat "$work/words")
says "with its line" 'eval:2'
printf 'return 1\0' | "$bitlab" eval - >"$work/out" 2>"$work/words"
equal "no program holds a NUL byte" 2 $?
exits "a failing expression is the caller's code" 3 eval 'ref.symetric(1)'
says "that names the nearest reference" 'ref.symmetric'
equal "in one line, for it is one line of program" 1 "$(printf '%s\n' "$words" | wc -l)"
exits "what a program prints is not lost" 0 eval 'print("so far", 1) return 2'
equal "it stands before the values" "$(printf 'so far\t1\n2')" "$out"
exits "nor where the program fails" 3 eval 'print("so far") error("here")'
equal "it stands alone" 'so far' "$out"
exits "beside JSON" 0 eval --json 'print("so far") return 2'
equal "the values stand alone" 2 "$out"
says "and what was printed is among the words" '^so far$'
exits "more than is kept" 0 eval 'for i = 1, 20000 do print("line", i) end'
prints "is told" 'after this is not kept'

# show and plot
exits "show a lesson" 0 show clipping
prints "with its text" 'your clip|Your INT4'
exits "show an exercise" 0 show symmetric-tensor --ascii
exits "show another" 0 show group-rmse
prints "a case's note is whole" '^ +two blocks, the second with an outlier$'
exits "show a bug hunt" 0 show missing-t-squared
prints "a line of the program is whole" '^ +end end$'
exits "an unknown lesson is a usage error" 2 show cliping
says "the nearest is named" "clipping"
exits "plot draws on the standard output" 0 plot error-vs-bits
exits "a slider is set by its label too" 0 plot kv-cache -p sequences=16 -p "KV bits=4"
prints "as the line below the figure calls it" 'sequences = 16, KV bits = 4'
exits "plot in words" 0 plot error-vs-bits --describe
prints "the words name the numbers" '0\.331'
for kind in svg png csv json txt; do
    exits "plot -o figure.$kind" 0 plot error-vs-bits/error-vs-bits -p n=64 -o "$work/figure.$kind"
    [ -s "$work/figure.$kind" ] && ok "figure.$kind was written" || not_ok "figure.$kind was written"
done
check "the SVG is well-formed" xmllint --noout "$work/figure.svg"
equal "the PNG is a PNG" "89504e47" "$(od -An -tx1 -N4 "$work/figure.png" | tr -d ' \n')"
exits "a slider that does not exist is a usage error" 2 plot error-vs-bits -p m=3
equal "and all that one is told are those that do" "bitlab: this figure has no slider 'm'; it has n, distribution, seed" "$words"
exits "an exercise has no figures" 2 plot best-clip
says "and is called one" 'best-clip is an exercise, and a lesson is wanted'
exits "a lesson is nothing to begin" 2 start clipping
says "and is called one" 'clipping is a lesson, and an exercise is wanted'
exits "the nearest lesson is no exercise" 2 start cliping
if printf '%s' "$words" | grep -q clipping; then not_ok "so it is not named" "$words"; else ok "so it is not named"; fi
exits "a name and a format that differ are a usage error" 2 plot clipping -o "$work/other.svg" --format png
says "that tells both" 'other.svg is written as svg.*--format asks for png'
check "and nothing is written" [ ! -e "$work/other.svg" ]
exits "words have no format" 2 plot clipping --describe --format json
exits "a value off the slider is a usage error" 2 plot error-vs-bits -p n=17
says "and the values are told" '65536'
exits "an unknown ending is a usage error" 2 plot error-vs-bits -o "$work/figure.gif"

# start, grade, progress, next
cd "$work" || exit 1
exits "start writes a starter" 0 start symmetric-tensor
[ -s symmetric-tensor.lua ] && ok "the starter is there" || not_ok "the starter is there"
exits "the starter runs and does not pass" 1 grade symmetric-tensor.lua
echo "-- mine" >symmetric-tensor.lua
run start symmetric-tensor
equal "a learner's file is never written over" "-- mine" "$(cat symmetric-tensor.lua)"
run start best-clip -
prints "start prints a starter where - stands for the folder" '^return|^function|^local'
check "and writes nothing" [ ! -e - ]
cd "$root" || exit 1
exits "a wrong program exits with 3 when it cannot run" 3 grade "$work/symmetric-tensor.lua"
exits "next" 0 next
prints "next names an exercise" '^[a-z0-9-]+$'
printf 'quit\n' | "$bitlab" learn --plain clipping >/dev/null 2>&1
run next
prints "after a lesson was read it is one of that lesson" 'in the lesson "Clip or cover"'
# The plain walk.
yes '' | head -n 60 | "$bitlab" learn --plain clipping >"$work/walk" 2>&1
out=$(grep -E '^(Your guess first|Notice|Quick check): ' "$work/walk")
prints "a label and its text are one paragraph" '^Your guess first: The ordinary values .* sit at$'
equal "wrapped together" "" "$(printf '%s\n' "$out" | awk 'length($0) > 76')"
out=$(grep -A 1 '^Type the number' "$work/walk")
prints "and a question says how to leave it" 'Enter alone goes on\.$'
out=$(grep 'Table of 1' "$work/walk")
prints "one row is no rows" '^Table of 1 row and 4 columns:$'
exits "progress" 0 progress
exits "progress --json" 0 progress --json
prints "progress is by exercise" '"exercises":'
sqlite3 "$XDG_DATA_HOME/bitlab/progress.db" "INSERT INTO attempts (time, course, exercise, graded, verdict, mistake, score, max_score, answer)
    VALUES (1700000000, 'Making models smaller', 'symmetric-tensor', 'of another version', 'pass', '', 1, 1, '')"
run progress --ascii
prints "a pass of before a change is marked" '! 1 exercise was passed before it was changed\.'
run progress --json
prints "and told in the JSON" '"outdated": true'

# No HOME at all.
(unset HOME XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME; "$bitlab" progress >"$work/out" 2>"$work/words" </dev/null)
equal "progress works without a home" 0 $?
grep -q HOME "$work/words" && ok "and warns once" || not_ok "and warns once" "$(cat "$work/words")"

# Closed and full outputs.
"$bitlab" list references >/dev/full 2>"$work/words"
equal "a full disk is an error of the environment" 6 $?
for row in "start model-size -" "learn --plain clipping" "practice"; do
    # shellcheck disable=SC2086
    echo quit | "$bitlab" $row >/dev/full 2>"$work/words"
    equal "$row: so it is here" 6 $?
    grep -q 'cannot write to the standard output' "$work/words" && ok "$row: and told" || not_ok "$row: and told" "$(cat "$work/words")"
done
mkfifo "$work/pipe"
: <"$work/pipe" & # opened and closed: whoever writes finds nobody
{ wait $!; "$bitlab" list references; echo $? >"$work/code"; } 2>"$work/words" >"$work/pipe"
equal "a reader that has gone is no success" 6 "$(cat "$work/code")"
equal "and nothing that must be told" "" "$(cat "$work/words")"
echo 'return 26' >"$work/size-of-13b-fp16.lua"
: <"$work/pipe" &
{ wait $!; "$bitlab" grade "$work/size-of-13b-fp16.lua" --format junit; echo $? >"$work/code"; } 2>"$work/words" >"$work/pipe"
equal "of a report neither" "6 " "$(cat "$work/code") $(cat "$work/words")"

# A wrong course.
mkdir -p "$work/course/lessons/m" "$work/course/exercises"
printf 'return {\n  title = "T", format = 1,\n  modules = {\n    { id = "m", title = "M", lessons = { { id = "a", titel = "A" } } },\n  },\n}\n' >"$work/course/lessons/course.lua"
exits "a wrong course exits with 5" 5 list -C "$work/course"
says "and tells file, line and the nearest field" 'course.lua:4: .*titel.*title'
exits "a course that is not there is told" 6 list -C "$work/nowhere"

exits "doctor" 0 doctor
equal "each of its headings stands there once" "confinement files kernels processor terminal" "$(printf '%s\n' "$out" | grep '^[a-z]*$' | sort | xargs)"
prints "doctor says how plots come to be painted in pixels" 'pixels .*pixels = auto'
mkdir -p "$work/config/bitlab"
echo 'pixels = auto' >"$work/config/bitlab/config"
(XDG_CONFIG_HOME=$work/config TERM=xterm-kitty "$bitlab" doctor >"$work/out" 2>&1)
grep -q 'pixels .*auto: the lab asks' "$work/out" && ok "and whether the lab asks" || not_ok "and whether the lab asks" "$(grep pixels "$work/out")"
(XDG_CONFIG_HOME=$work/config TERM=xterm-kitty TMUX=here "$bitlab" doctor >"$work/out" 2>&1)
grep -q 'pixels .*not asked' "$work/out" && ok "which inside tmux it does not" || not_ok "which inside tmux it does not" "$(grep pixels "$work/out")"
exits "doctor --json" 0 doctor --json
prints "doctor names the confinement" 'seccomp'
case $(uname -m) in x86_64) foreign=neon ;; *) foreign=avx512 ;; esac
exits "doctor of the kernels" 0 doctor
prints "doctor says which level is not in the build" "$foreign +not in this build"
prints "and which are built, usable and proved" 'scalar +built, usable, proved'
finish
