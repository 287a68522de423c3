#!/bin/sh
# A class whose files are no files, are someone else's, or have names that would command a terminal or a CI system: each is
# refused with its reason, the others are graded, and no report carries what the names hold.
. tests/tap.sh
build=${1:-build}
work=$(mktemp -d "${TMPDIR:-/tmp}/bitlab-files-XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
escape=$(printf '\033')
bitlab=$(pwd)/$build/bitlab course=$(pwd)/tests/data/grading-course

learner() { # name: an empty folder
    mkdir -p "$work/class/$1"
}

make_class() {
    learner honest && echo 'return 26' >"$work/class/honest/size.lua"
    learner fifo && mkfifo "$work/class/fifo/size.lua"
    learner folder && mkdir "$work/class/folder/size.lua"
    learner link && ln -s ../honest/size.lua "$work/class/link/size.lua"
    learner loop && ln -s size.lua "$work/class/loop/size.lua"
    learner device && ln -s /dev/zero "$work/class/device/size.lua"
    learner huge && truncate -s 100M "$work/class/huge/size.lua"
    learner huge-collection && truncate -s 100M "$work/class/huge-collection/answers.lua"
    learner fifo-collection && mkfifo "$work/class/fifo-collection/answers.lua"
    learner linked-collection && ln -s /proc/self/environ "$work/class/linked-collection/answers.lua"
    learner unreadable && echo 'return 26' >"$work/class/unreadable/size.lua" && chmod 0 "$work/class/unreadable/size.lua"
    learner empty && : >"$work/class/empty/size.lua"
    learner nothing
    learner bytecode && printf '\033Lua' >"$work/class/bytecode/size.lua"
    learner utf-16 && printf '\377\376r\000e\000' >"$work/class/utf-16/size.lua"
    learner nul && printf 'return 26\000' >"$work/class/nul/size.lua"
    ln -s honest "$work/class/linked-folder"
    ln -s nowhere "$work/class/dangling"
    mkfifo "$work/class/a-fifo.lua"
    echo 'return 26' >"$work/class/README.lua"
    for name in "${escape}[2J${escape}]0;x" "::error::x" "##vso[task.complete]" "a
::error::b" '<b>|`x`|$(id)' '=1+1,"x"' "$(printf '\377\302\233')" "$(printf '\342\200\256bidi')" "--jobs" '%0A::error::'; do
        learner "$name" && echo 'return 25' >"$work/class/$name/size.lua"
    done
}

grade_class() {
    set -- "$work"/class/*
    timeout 300 "$bitlab" -C "$course" grade --seed 7 --jobs 2 --format "text=$work/text" --format "json=$work/json" --format "junit=$work/xml" --format "tap=$work/tap" \
        --format "github=$work/md" --format "gradescope=$work/gs" --format "csv=$work/csv" --format text -- "$@" >"$work/out" 2>"$work/err"
    code=$?
    [ $code -eq 3 ] && return
    echo "exit code $code" && tail -n 5 "$work/err"
    return 1
}

# The verdict of a learner, by the one message that the JSON report has for it.
told() { # learner, words
    awk -v at="/class/$1\"" -v words="$2" 'index($0, "\"path\":") && index($0, at) { on = 1; next } on && index($0, "\"path\":") { exit 1 } on && index($0, words) { found = 1; exit } END { exit !found }' "$work/json" ||
        { grep -A 25 "/class/$1\"" "$work/json"; return 1; }
}

harmless() { # file
    if LC_ALL=C grep -an "[$(printf '\001-\010\013-\037\177')]" "$1"; then return 1; fi
    if LC_ALL=C grep -an "$(printf '\302[\200-\237]')" "$1"; then return 1; fi
    if LC_ALL=C grep -an "$(printf '\342\200[\252-\256]')" "$1"; then return 1; fi
    if LC_ALL=C grep -an '^[[:space:]]*::' "$1" | grep -v '^[0-9]*:::\(error\|warning\|notice\) '; then return 1; fi
    if grep -an '##\[\|##vso\[\|##teamcity\[' "$1"; then return 1; fi
    iconv -f UTF-8 -t UTF-8 "$1" >/dev/null
}

check "making the class" make_class
check "the whole class is graded, nothing waits or stops it" grade_class
check "the honest file passes" told honest '"status": "pass"'
for row in "fifo:not a regular file" "folder:This is a folder" "link:symbolic link" "loop:symbolic link" "device:symbolic link" "huge:larger than 1 MiB" \
    "huge-collection:larger than 1 MiB" "fifo-collection:not a regular file" "linked-collection:symbolic link" "bytecode:compiled Lua" "utf-16:UTF-16" "nul:NUL" \
    "linked-folder:symbolic link to a folder" "dangling:symbolic link" "a-fifo.lua:not a regular file" "README.lua:There is no exercise 'README'"; do
    check "${row%%:*}: refused, ${row#*:}" told "${row%%:*}" "${row#*:}"
done
[ "$(id -u)" -eq 0 ] || check "a file that may not be read is refused" told unreadable "permissions forbid it"
for report in out err text json xml tap md gs csv; do
    check "names of files do no harm in $report" harmless "$work/$report"
done
for name in "$work"/class/*; do
    [ -d "$name" ] || continue
    "$bitlab" -C "$course" grade --exit-zero --format github --format text -- "$name" >>"$work/one-by-one" 2>&1
done
check "nor in what is printed for each alone" harmless "$work/one-by-one"
usage() {
    "$bitlab" -C "$course" grade "$work/class/README.lua" 2>"$work/err"
    [ $? -eq 2 ] && grep -q "no exercise 'README'" "$work/err"
}
check "alone, a file that answers no exercise is a usage error" usage
nothing_there() {
    "$bitlab" -C "$course" grade "$work/clas/*" 2>"$work/err"
    [ $? -eq 2 ] && grep -q "there is no such file or folder" "$work/err"
}
check "and of a path that leads nowhere that is said first" nothing_there
usage_with_a_bad_name() {
    "$bitlab" -C "$course" grade "$work/class/${escape}[2J${escape}]0;x/no.lua" 2>"$work/err"
    [ $? -eq 2 ] && grep -q "no exercise 'no'" "$work/err" && harmless "$work/err"
}
check "which gives no byte of a name to the terminal" usage_with_a_bad_name
ends() { # exit code, learner
    timeout 300 "$bitlab" -C "$course" grade "$work/class/$2" >"$work/out" 2>&1
    code=$?
    [ $code -eq "$1" ] || { echo "exit code $code" && cat "$work/out"; return 1; }
}
check "a folder without answers is no pass" ends 1 nothing
check "nor is one whose only file is refused" ends 3 linked-collection
check "nor one that is a link" ends 3 linked-folder

near_misses() { # a file that has nearly the name of an exercise: what is said
    for name in sizes.lua Size.lua size.lua.txt size.py; do
        mkdir "$work/near-$name" && echo 'return 26' >"$work/near-$name/$name"
        "$bitlab" -C "$course" grade "$work/near-$name" | tr -s '\n ' ' ' >"$work/out"
        grep -q "If $name is to answer size, its name must be size.lua." "$work/out" || { cat "$work/out" && return 1; }
    done
    mkdir "$work/far" && echo 'return 26' >"$work/far/homework.lua" && ! "$bitlab" -C "$course" grade "$work/far" | grep "is to answer"
}
check "a file with nearly the name of an exercise is named" near_misses

in_a_folder() { # one that lies in the learner's
    for name in size.lua Size.lua; do
        mkdir -p "$work/within-$name/hw1" && echo 'return 26' >"$work/within-$name/hw1/$name"
        "$bitlab" -C "$course" grade "$work/within-$name" | tr -s '\n ' ' ' >"$work/out"
        grep -q "If hw1/$name is to answer size, it must lie in the folder itself, as size.lua." "$work/out" || { cat "$work/out" && return 1; }
    done
    mkdir "$work/within-linked" && ln -s "$work/within-size.lua/hw1" "$work/within-linked/hw1"
    ! "$bitlab" -C "$course" grade "$work/within-linked" | grep "is to answer"
}
check "so is one that lies a folder deeper, but behind no link" in_a_folder

of_an_assignment() {
    mkdir "$work/assigned" "$work/assigned/deeper" && echo 'return 26' >"$work/assigned/size.lua" && : >"$work/assigned/Scale.lua"
    : >"$work/assigned/deeper/codes.lua"
    "$bitlab" -C "$course" grade --assignment all "$work/assigned" --format "json=$work/assigned.json" >/dev/null 2>&1
    grep -c "Nothing was handed in for this exercise" "$work/assigned.json" >"$work/out"
    grep -q "Nothing was handed in for this exercise. If Scale.lua is to answer scale, its name must be scale.lua." "$work/assigned.json" &&
        grep -q "Nothing was handed in for this exercise. If deeper/codes.lua is to answer codes, it must lie in the folder itself, as codes.lua." "$work/assigned.json" &&
        ! grep "is to answer size" "$work/assigned.json" || { cat "$work/assigned.json" && return 1; }
}
check "of an assignment each exercise that is missing names the file that is near" of_an_assignment

# Names that are near and hold commands.
names_that_command() {
    mkdir -p "$work/commanding/${escape}[2J" "$work/commands" && : >"$work/commands/size.
::error::x##vso[x]${escape}[2J" && : >"$work/commanding/${escape}[2J/Size.lua"
    for folder in commanding commands; do
        "$bitlab" -C "$course" grade "$work/$folder" --format text --format "json=$work/named.json" --format "junit=$work/named.xml" \
            --format "github=$work/named.md" >"$work/out" 2>&1
        grep -q "is to answer size" "$work/named.json" || { cat "$work/named.json" && return 1; }
        for report in out named.json named.xml named.md; do harmless "$work/$report" || return 1; done
    done
}
check "and a name that commands is told harmlessly" names_that_command

# Whoever forgets -C in a course of his own is told of it, and nobody else.
own=$work/own${escape}course
own_course() {
    mkdir -p "$own/answers" "$own/exercises" && cp -r "$course/lessons" "$own/" && echo 'return 1' >"$own/answers/mine.lua"
    mkdir "$work/elsewhere" && cp "$own/answers/mine.lua" "$work/elsewhere/"
}
offers() { # folder to stand in, path, words of the options…: what grade says
    (cd "$1" && shift && path=$1 && shift && "$bitlab" "$@" grade "$path" 2>&1) | tr -s '\n ' ' '
}
offered() {
    for path in . answers "$own/answers/mine.lua"; do
        offers "$own" "$path" | grep -q "there is another course: bitlab -C \. grade … grades against it" || return 1
    done
    offers "$work" "$own/answers" >"$work/out"
    grep -q "there is another course: bitlab -C '.*own.*course' grade … grades against it" "$work/out" && harmless "$work/out" &&
        offers "$own" "$work/elsewhere" | grep -q "there is another course"
}
not_offered() {
    ! offers "$work" "$work/elsewhere" | grep "there is another course" && ! offers "$own" answers -C "$course" | grep "there is another course"
}
check "making a course of one's own" own_course
check "without -C the course that the answers lie in is named" offered
check "where there is none, or -C chose one, none is named" not_offered
finish
