#!/bin/sh
# What an author is told: a good course with one fault at a time, each at its file, line and column, with what would be right.
. tests/commands/prelude.sh "$1"
cd "$work" || exit 1
run new course good
cd good || exit 1
for kind in number choice order bug checklist; do run new exercise my-$kind --kind $kind --lesson first-lesson; done
exits "the course is good" 0 check --strict
cd "$work" || exit 1

# name, file, sed script, exit code, pattern of the finding
fault() {
    rm -rf bad && cp -r good bad
    sed "$3" "good/$2" >"bad/$2"
    if cmp -s "good/$2" "bad/$2"; then not_ok "$1" "the sed script '$3' changed nothing"; return; fi
    run check "bad/$2"
    if [ "$code" = "$4" ] && printf '%s' "$out" | grep -qE -e "$5"; then ok "$1"; else not_ok "$1" "exit $code, not $4; no '$5' in: $out $words"; fi
}
program=exercises/basics/mean-magnitude.lua number=exercises/basics/my-number.lua lesson=lessons/basics/first-lesson.md

fault "a misspelt kind" $program 's/kind = "code"/kind = "cod"/' 5 'lua:4:3: error: there is no kind cod; the nearest is code'
fault "a tolerance that lets a known mistake pass" $program 's/^  solution =/  tolerance = { abs = 1000 },\n&/' 5 'lua:[0-9]+:[0-9]+: error: the known mistake passes every case, but only by the tolerance: tighten it'
fault "a starter that is no Lua" $program 's/^  starter = \[\[/&\nlocal a = )/' 5 'lua:[0-9]+:11: error: the starter does not load'
fault "a course.lua with a comma too few" lessons/course.lua 's/format = 1,/format = 1 "x",/' 5 "course.lua:5:14: error: .*near '\"x\"'"
fault "a method of rng that there is not" $program 's/rng:integer/rng:integr/' 5 "lua:34:[0-9]+: error: .*'integr'\\); the nearest is integer"
fault "a library that course files do not have" $program 's/^return {/local t = os.time() return {/' 5 'lua:3:11: error: .*code here only computes, so it has no os'
fault "cases that math.random draws" $program 's/rng:integer(1, 20)/math.random(1, 20)/' 5 'lua:34:5: error: generate gives other cases for the same seed'
fault "generated cases without their arguments" $program 's/return rng:normal(rng:integer(1, 20)) end/return rng:normal(rng:integer(1, 20)), 5 end/' 5 'lua:34:5: error: .*2 arguments'
fault "an entry that no program defines" $program 's/entry = "mean_magnitude"/entry = "mean_magnitud_of"/' 5 'lua:20:1: error: the program does not define the function mean_magnitud_of'
fault "a solution that stops is told at the line that stops" $program 's/  if #x == 0 then return 0 end/  if #y == 0 then return 0 end/' 5 'lua:38:[0-9]+: error: the solution does not pass \(error\)'
fault "a starter that does not compile" $program '/starter = /,/]]/s/^end//' 5 'lua:17:[0-9]+: error: the starter does not load'
fault "a reference that returns a function" $program 's/return #x == 0 and 0 or sum . #x/return math.abs/' 5 'error: the reference returned a function; a plain value is wanted'
fault "a hidden case that a hint tells" $program 's/{ -1.5, -2.25 }/{ -1.5, -2.25, 7.125 }/; s/Divide the sum by .#x.\./Try { -1.5, -2.25, 7.125 }./' 0 'warning: the arguments of this hidden case, .* stand in hint 2'
fault "a wrong formula in an option" exercises/basics/my-choice.lua 's/"It doubles."/[[$\\sqrtt{2}$]]/' 5 'lua:9:[0-9]+: error: unknown TeX command .sqrtt; the nearest known one is .sqrt'
fault "a checklist without anything wrong" exercises/basics/my-checklist.lua 's/says = \[\[It changes.*\]\]/belongs = true/' 0 'warning: every option is right'
fault "a line at fault that the solution keeps" exercises/basics/my-bug.lua 's/line = 4,/line = 3,/' 0 'warning: the solution keeps line 3 of the program as it is'
fault "a line at fault that is empty" exercises/basics/my-bug.lua 's/^    if value > largest then largest = value end$//' 5 'error: line 4 of the program is empty'
fault "a variable in a formula" $number 's/\$10^9\$ bytes/$10^9 = {bits}$ bytes/' 0 'warning: task: in a formula .bits. stands for its letters; its value is ..bits..'
fault "an answer that fails is told once" $number 's/answer = function(v) return v.params/answer = function(v) return w.params/' 5 "lua:12:[0-9]+: error: attempt to index a nil value \\(global 'w'\\)"
fault "a mistake that a draw takes for the answer" $number 's/value = function(v) return v.params \* v.bits end/value = function(v) return v.params == 7 and v.params * v.bits \/ 8 or 0 end/' 5 'error: at the draw .*params = 7.* is accepted as the answer'
fault "a typographic quote" $lesson 's/title = "The error/title = “The error/' 5 'md:2[0-9]:[0-9]+: error: “ belongs in a text; .* quotes are'
fault "a backslash in a quoted text of a quick check" $lesson 's/task = \[\[The largest of eight/task = "$\\alpha$" .. [[The largest of eight/' 5 'error: the character U\+0007 .*write each backslash twice'
fault "a link without a target" $lesson 's/^# First lesson/# First lesson\n\n[see]()/' 5 'md:3:[0-9]+: error: .*its parentheses are empty'
fault "a figure without a title" $lesson 's/title = "The error of 256 weights and one large one",//' 0 'warning: figure step-and-error has no title'
fault "a figure that fails at one end of a slider" $lesson 's/w\[1\] = s.largest/w[1] = s.seed == 20 and error("late") or s.largest/' 5 'md:[0-9]+:[0-9]+: error: .*seed = 20'
fault "text inside the fence of an exercise" $lesson 's/^```exercise mean-magnitude/&\nSolve it./' 0 'warning: what stands inside ```exercise mean-magnitude is not shown'
fault "a byte that is not UTF-8" $lesson "s/^# First lesson/# First lesson $(printf '\303')/" 5 'md:1:1: error: this byte is not UTF-8'
fault "an empty lesson" $lesson '1,$d' 5 'md:1:1: error: the lesson is empty'
fault "an exercise that stands twice in its lesson" $lesson '$s/$/\n\n```exercise mean-magnitude\n```/' 0 'md:[0-9]+:[0-9]+: warning: exercise mean-magnitude stands in line [0-9]+ too'
fault "a title with an escaped byte that is not UTF-8" lessons/course.lua '0,/title = "/s//title = "\\xff/' 5 'course.lua:4:3: error: title: the string is not UTF-8'
fault "a title of two lines" lessons/course.lua '0,/title = "/s//title = "a\\nb/' 5 'course.lua:4:3: error: title: the character U\+000A does not belong in a title'
fault "an answer that is no number" $number 's/answer = function(v) return/answer = function(v) return 0\/0 +/' 5 'lua:12:3: error: the answer is nan; a finite number is wanted'
fault "a format of the future" lessons/course.lua 's/format = 1/format = 2/' 5 'course.lua:5:3: error: format is not 1'
fault "a lesson without its file" lessons/course.lua 's/id = "first-lesson"/id = "first-lessen"/' 5 'first-lessen has no file: .*; the nearest there is first-lesson.md'

# What is there but is no file of a course is the course's mistake for whoever reads it.
for shape in folder huge; do
    rm -rf bad && cp -r good bad && rm bad/$lesson bad/$program
    if [ $shape = folder ]; then
        what="not a regular file" && mkdir bad/$lesson && ln -s /dev/null bad/$program
    else
        what="larger than the 4194304 bytes allowed" && head -c 4194305 /dev/zero | tee bad/$lesson >bad/$program
    fi
    exits "a lesson that is no file ($shape) is refused" 5 show first-lesson -C bad
    says "at its place" "md:1: the file is $what"
    exits "an exercise that is no file ($shape) is refused" 5 show mean-magnitude -C bad
    says "at its place" "lua:1: the file is $what"
    exits "check tells both" 5 check bad
    prints "the lesson" "md:1:1: error: the file is $what"
    prints "the exercise" "lua:1:1: error: the file is $what"
done

# Characters that nobody sees.
turn=$(printf '\342\200\256') zero=$(printf '\342\200\213') mark=$(printf '\357\273\277')
fault "a character that turns a heading round" $lesson "s/^# First lesson/# First ${turn}lesson/" 5 'md:1:9: error: the character U\+202E turns round the order in which this line is read: take it out'
fault "the same in a title of course.lua" lessons/course.lua "0,/title = \"/s//title = \"$turn/" 5 'course.lua:4:[0-9]+: error: the character U\+202E'
fault "the same in a comment of an exercise" $program "s/^return {/-- ${turn}x\nreturn {/" 5 'lua:3:4: error: the character U\+202E'
fault "the same as an escape" $number 's/^  unit = /  -- \\u{2066}\n&/' 5 'lua:13:6: error: the character U\+2066'
fault "a character without width in a text" $lesson "s/^# First lesson/&\n\nze${zero}ro/" 0 'md:3:3: warning: the character U\+200B cannot be seen, and learners are shown its number instead: take it out'
fault "a mark that is not first" $program "s/^return {/--$mark\nreturn {/" 0 'lua:3:3: warning: the character U\+FEFF'
rm -rf bad && cp -r good bad
sed "s/title = \"/&$turn$zero$mark/; s/task = \[\[/&$turn/" good/$program >bad/x && mv bad/x bad/$program
sed "s/title = \"/&$turn$zero$mark/" good/lessons/course.lua >bad/lessons/course.lua
sed "s/title = \"/&$turn$zero$mark/; s/^# First/&$turn$zero$mark/" good/$lesson >bad/$lesson
mkdir "bad/a$turn"
echo "function mean_magnitude(x) print('$turn') error('$zero$turn') end" >"bad/a$turn/mean-magnitude.lua"
for command in "check" "check --format github" "list lessons" "list exercises" "show first-lesson" "show mean-magnitude" "export" "start mean-magnitude new" \
    "plot first-lesson -o plot.svg" "grade --format text bad/a$turn" "grade --format github bad/a$turn" "grade --format tap bad/a$turn"; do
    # shellcheck disable=SC2086
    run $command -C bad
    for file in plot.svg new/*.lua; do [ -f "$file" ] && out=$out$(cat "$file") && rm "$file"; done
    if [ "$code" != 2 ] && ! printf '%s' "$out$words" | grep -qE "$turn|$zero|$mark"; then
        ok "bitlab ${command%% *} writes none of them"
    else
        not_ok "bitlab ${command%% *} writes none of them" "exit $code: $out"
    fi
done

fault "a generator without an end" $program 's/return rng:normal(rng:integer(1, 20)) end/while true do end end/' 5 'lua:34:[0-9]+: error: the program ran for more than 5 seconds'
equal "is told once" 1 "$(printf '%s\n' "$out" | grep -c error:)"
fault "more generated values than a request holds" $program 's/return rng:normal(rng:integer(1, 20)) end/return rng:normal(300000) end/' 5 'lua:34:5: error: generate: 12 cases hold 3600012 values, and at most 3500000 are allowed'
fault "an escape in a title" $program 's/title = "[^"]*"/title = "\\27[2J"/' 5 'lua:5:3: error: title: the character U\+001B does not belong in a title'
fault "a link of an exercise's text that leads nowhere" $program 's/Divide the sum by .#x.\./Divide as in [the first lesson](first-lessen)./' 5 'lua:[0-9]+:[0-9]+: error: the link leads nowhere: .*first-lessen; the nearest is first-lesson'
fault "a link of a quick check that leads nowhere" $lesson 's/task = \[\[The largest of eight/task = [[([see](first-lessen)) The largest of eight/' 5 'md:[0-9]+:[0-9]+: error: the link leads nowhere: .*first-lessen'
fault "a key given twice in an exercise" $number 's/^\( *\)unit = /\1unit = "MB",\n&/' 5 'lua:14:3: error: the table has the key unit twice: the value of line 13 is lost'
fault "a key given twice, once in brackets" $number 's/^\( *\)unit = /\1["unit"] = "MB",\n&/' 5 'lua:14:3: error: the table has the key unit twice'
fault "a key given twice in a figure" $lesson 's/title = "The error of 256 weights and one large one",/title = "Other", &/' 5 'md:[0-9]+:[0-9]+: error: the table has the key title twice'
fault "a key given twice in course.lua" lessons/course.lua 's/format = 1/format = 1, format = 1/' 5 'course.lua:5:[0-9]+: error: the table has the key format twice'
fault "an exercise twice in an assignment" lessons/course.lua 's/hw1 = { "mean-magnitude"/&, "mean-magnitude"/' 5 'course.lua:22:[0-9]+: error: hw1: exercise mean-magnitude is named twice'
fault "an assignment of an exercise that there is not" lessons/course.lua 's/hw1 = { "mean-magnitude"/&, "my-numbr"/' 5 'course.lua:22:[0-9]+: error: hw1: there is no exercise my-numbr; the nearest is my-number'
rm -rf bad && cp -r good bad
sed 's/answer = function(v) return v.params/answer = function(v) local a, b = 1, 2; b = 3 local t, b = {}, 4 return v.params/' "good/$number" >"bad/$number"
exits "names that are set twice in a function are no keys" 0 check --strict "bad/$number"

# Files that cannot be read are findings, and the rest of the course is checked.
rm -rf bad && cp -r good bad
head -c 5000000 /dev/zero | tr '\0' 'x' >bad/exercises/basics/my-order.lua
rm bad/exercises/basics/my-bug.lua && mkfifo bad/exercises/basics/my-bug.lua
printf '\033Lua' >bad/exercises/basics/my-choice.lua
cp good/exercises/basics/my-number.lua "bad/exercises/basics/my number.lua"
sed 's/unit = /unti = /' good/exercises/basics/my-number.lua >bad/exercises/basics/my-number.lua
exits "files that cannot be read" 5 check bad
prints "too large" 'my-order\.lua:1:1: error: the file is larger than the 4194304 bytes'
prints "a pipe" 'my-bug\.lua:1:1: error: the file is not a regular file'
prints "compiled Lua" 'my-choice\.lua:1:[0-9]+: error: this is compiled Lua; its source is wanted'
prints "a name that is no id" 'my number\.lua:1:1: error: the file.s name is the id'
prints "and the others are checked" 'my-number\.lua:13:3: error: .*unti; the nearest is unit'

# A byte order mark and CR LF move no line.
rm -rf bad && cp -r good bad
for file in $program $number $lesson lessons/course.lua; do { printf '\357\273\277'; sed 's/$/\r/' "good/$file"; } >"bad/$file"; done
exits "BOM and CR LF are taken" 0 check --strict bad
sed 's/unit = /unti = /' "bad/$number" >bad/x && mv bad/x "bad/$number"
run check "bad/$number"
prints "and lines are counted as ever" 'my-number\.lua:13:3: error'
finish
