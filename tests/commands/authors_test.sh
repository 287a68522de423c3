#!/bin/sh
# The authors' commands as an author uses them: new, check, strip, the editors' types; and the walk of docs/authoring.md.
. tests/commands/prelude.sh "$1"

for command in check new strip; do
    exits "$command --help is no error" 0 $command --help
    prints "$command --help shows its use" "^usage: bitlab $command"
done

# A course with a fault of every sort.
wrong=tests/data/authors/wrong
exits "a course with errors exits with 5" 5 check $wrong
prints "a wrong link is told at its line and column, with the nearest" 'links\.md:1:91: error: .*figurs; the nearest is figures'
prints "a link in a table is looked at" 'links\.md:5:13: error: .*nothing-like-it'
prints "a figure that fails at one end of its slider is told at the line that fails" 'figures\.md:13:[0-9]+: error: eight is too many .*n = 8'
prints "a figure that draws nothing is an error" 'figures\.md:21:1: error: .*draws nothing'
prints "an unknown series is told with the nearest" "figures\\.md:25:37: error: .*'lin'.*nearest is line"
prints "a quick check without feedback is a warning" 'quizzes\.md:2:1: warning: option b'
prints "an unknown field of a quick check is told" 'quizzes\.md:11:3: error: .*optoins.*options'
prints "a wrong TeX command is told at its column" 'formula\.md:1:25: error: .*alhpa.*alpha'
prints "an exercise of no lesson is an error" 'lost\.lua:2:36: error: .*figurs'
prints "an exercise that no lesson shows is a warning" 'unplaced\.lua:2:[0-9]+: warning: '
prints "a lesson without objectives is a warning" 'course\.lua:8:[0-9]+: warning: .*no objectives'
prints "a lesson that course.lua does not have is a warning" 'unlisted\.md: warning: '
if printf '%s' "$out" | grep -qvE '^[^:]+(:[0-9]+:[0-9]+)?: (error|warning): '; then not_ok "every line is a finding" "$out"; else ok "every line is a finding"; fi
if printf '%s' "$out" | grep -q 'figure \(good\|job\)'; then not_ok "a sound figure and a long job are no findings" "$out"; else ok "a sound figure and a long job are no findings"; fi
exits "one file of a course is checked with its course" 0 check $wrong/exercises/unplaced.lua
prints "and alone" 'unplaced\.lua:2'
exits "--strict makes warnings errors" 5 check --strict $wrong/exercises/unplaced.lua
exits "a folder of a course is checked alone" 5 check $wrong/exercises
if printf '%s' "$out" | grep -q lessons/m/links; then not_ok "and nothing else" "$out"; else ok "and nothing else"; fi
exits "--format github" 5 check --format github $wrong/lessons/m/formula.md
prints "an annotation names file, line and column" '^::error file=[^,]*formula\.md,line=1,col=25::'
exits "--format json" 5 check --format json $wrong/lessons/m/formula.md
prints "with the schema" '"schema": "bitlab-check/1"'
check "the JSON is well-formed" python3 -c 'import json,sys; d=json.load(open(sys.argv[1])); assert d["errors"]==1 and any(f["severity"]=="error" and f["line"]==1 and f["column"]==25 for f in d["findings"])' "$work/out"
exits "an unknown format is a usage error" 2 check --format xml $wrong
exits "an unknown id is a usage error" 2 check figurs -C $wrong
says "and the nearest is named" 'nearest is figures'
exits "a file that is not there is a usage error" 2 check "$work/nothing.lua"
mkdir -p "$work/broken/lessons" "$work/broken/exercises"
printf 'return { titel = "x" }\n' >"$work/broken/lessons/course.lua"
cp $wrong/exercises/unplaced.lua "$work/broken/exercises/"
printf 'return { kind = "number" }\n' >"$work/broken/exercises/bare.lua"
exits "a course.lua that does not load is one finding" 5 check "$work/broken"
prints "at its line and column" 'course\.lua:1:10: error: .*titel.*title'
prints "and the exercises are checked all the same" 'bare\.lua:1:[0-9]+: error: '

# From nothing to a course, as docs/authoring.md goes.
cd "$work" || exit 1
exits "new course" 0 new course my-course
exits "a new course passes check" 0 check --strict my-course
exits "a new course is not written over an old one" 2 new course my-course
cd my-course || exit 1
cp lessons/basics/first-lesson.md "$work/lesson-before"
exits "new lesson" 0 new lesson second
exits "a new lesson passes check by its id" 0 check --strict second
for kind in notation glossary formulas checklist text; do
    exits "new page --kind $kind" 0 new page page-$kind --kind $kind
    says "a new page of kind $kind is entered in course.lua" 'entered it in lessons/course.lua'
    exits "a new page of kind $kind passes check by its id" 0 check --strict page-$kind
done
exits "the pages are listed" 0 list pages -C .
prints "in the order in which they were made" 'page-notation'
equal "there is one table of pages" 1 "$(grep -c 'pages = {' lessons/course.lua)"
exits "an unknown kind of page is a usage error" 2 new page y --kind code
says "and the kinds are named" 'notation, glossary, formulas'
exits "a page's id is used once" 2 new page second
for kind in code number choice order bug checklist; do
    exits "new exercise --kind $kind" 0 new exercise my-$kind --kind $kind --lesson first-lesson
    exits "a new exercise of kind $kind passes check by its id" 0 check --strict my-$kind
done
exits "the whole course passes" 0 check --strict
if printf '%s' "$words" | grep -q "$(printf '\r')"; then not_ok "nothing counts where no terminal is" "$words"; else ok "nothing counts where no terminal is"; fi
TERM=xterm script -qec "'$bitlab' check" /dev/null </dev/null >"$work/seen"
tr '\r' '\n' <"$work/seen" | grep -q '^1 file$' && ok "a terminal shows how far it is" || not_ok "a terminal shows how far it is" "$(cat "$work/seen")"
tr '\r' '\n' <"$work/seen" | tail -n 2 | grep -q '^bitlab: 0 errors' && ok "until it is done" || not_ok "until it is done" "$(cat "$work/seen")"
echo 'return "b"' >"$work/wrong.lua"
run grade "$work/wrong.lua" --exercise my-choice -C .
prints "a sentence of the course is read with its formulas" 'The step is max\|x\| over the largest code'
run grade "$work/wrong.lua" --exercise my-choice -C . --format json
prints "and reported as it is written" '"mistake": "The step is \$.*max\|x\|\$ over'
exits "an id is used once" 2 new exercise second
exits "an id is a file's name" 2 new exercise ../x
exits "an unknown kind is a usage error" 2 new exercise y --kind essay
exits "an option of something else is a usage error" 2 new exercise y --module basics
says "that names both" '\-\-module is no option of .bitlab new exercise'
exits "so it is of a course" 2 new course y --kind number
exits "an unknown lesson is a usage error" 2 new exercise y --lesson secnod
says "with the nearest" 'second'
head -c "$(wc -c <"$work/lesson-before")" lessons/basics/first-lesson.md | cmp -s - "$work/lesson-before" && ok "what the author wrote in a lesson is kept" || not_ok "what the author wrote in a lesson is kept"
exits "--mutate runs" 0 check --mutate my-code
says "and counts" '[0-9]+ of [0-9]+ mutants live'
cd "$work" || exit 1
mkdir alone && cd alone || exit 1
exits "outside a course an exercise stands by itself" 0 new exercise lone
exits "and passes check" 0 check --strict lone.lua
echo mine >lone.lua
exits "a file is never written over" 2 new exercise lone
equal "it is as it was" mine "$(cat lone.lua)"
exits "so does a lesson" 0 new lesson lone
exits "and passes check" 0 check --strict lone.md
cd "$work" || exit 1

# strip
exits "strip wants a folder" 2 strip my-course
exits "strip" 0 strip my-course -o learners
exits "strip does not write over anything" 2 strip my-course -o learners
equal "no answer is in the copy" "" "$(grep -rnE 'solution|alternatives|mistakes|says|hidden *=|generate|correct|belongs|answer *=|why *=|-2\.25' learners/exercises)"
exits "the copy can be listed" 0 list -C learners
exits "and read" 0 show my-number -C learners
exits "start writes its starter" 0 start my-code work -C learners
says "and names the command that grades it, with the course" 'bitlab grade work/my-code\.lua -C learners$'
exits "which does not pass" 1 grade work/my-code.lua -C learners
cat >work/my-code.lua <<'LUA'
function my_code(x)
  local sum = 0
  for _, value in ipairs(x) do sum = sum + math.abs(value) end
  return sum / #x
end
LUA
exits "a program that is right on the shown cases passes in the copy" 0 grade work/my-code.lua -C learners
prints "which says that the hidden cases were not run" 'hidden ones are not in this copy'
exits "and is graded with the hidden ones in the whole course" 1 grade work/my-code.lua -C my-course
prints "which knows the mistake" '0/0 is NaN'
echo 'return 6.5' >work/my-number.lua
exits "the copy says neither right nor wrong to a number" 1 grade work/my-number.lua -C learners
prints "but that it holds no answers" 'holds no answers'
exits "the whole course takes it" 0 grade work/my-number.lua -C my-course
run start my-order work -C learners
exits "an order as the copy shows it is graded by the whole course" 1 grade work/my-order.lua -C my-course
prints "as an order of its steps" 'longest stretch|right successor'

# Types for editors.
cd "$root" || exit 1
exits "the definition file for editors is printed" 0 list references --format luals
equal "docs/bitlab.lua is up to date (bitlab list references --format luals >docs/bitlab.lua)" "" "$(diff "$work/out" docs/bitlab.lua | head -n 5)"
for name in $(sed -n 's/.*\.fields = {//p; /"entry", "reference", "cases"\|"cases", "solution"\|"tolerance", "alternatives"/p' lab/exercise/kinds.c | grep -oE '"[a-z]+"' | tr -d '"' | sort -u); do
    grep -qE "^---@field $name\\??( |$)" docs/bitlab.lua || not_ok "the field $name of exercises is in docs/bitlab.lua"
done
check "docs/bitlab.lua is Lua" "$bitlab" eval "assert(load([==[$(cat docs/bitlab.lua)]==]))"
exits "there is no other format" 2 list lessons --format luals
finish
