#!/bin/sh
# The screens of the docs are those of the lab as it is now; `make screenshots` takes them anew.
. tests/commands/prelude.sh "$1"

same() { # name, file, file
    if cmp -s "$2" "$3"; then ok "$1"; else not_ok "$1" "make screenshots takes them anew: $(diff "$2" "$3" | head -n 10)"; fi
}

awk -v folder=docs/screens -f lab/packaging/readme.awk README.md >"$work/README.md"
same "the README holds the screens of docs/screens" "$work/README.md" README.md
if [ "$(grep -c '^<!-- screen' README.md)" -gt 0 ]; then ok "the README has screens"; else not_ok "the README has screens" "no line <!-- screen NAME -->"; fi

# What stands below a prompt is what the command prints: "$ bitlab …", in a block or four columns in, to the block's end or
# an empty line. Examples that write a file print nothing to compare.
awk -v folder="$work" '
    /^(    )?\$ bitlab / {
        inside = "example." ++n
        indent = /^    / ? 4 : 0
        command = substr($0, indent + 3)
        sub(/ +# .*/, "", command)
        print command >(folder "/" inside ".sh")
        next
    }
    inside && (/^```/ || (indent && !/^    /)) { inside = "" }
    inside { print substr($0, indent + 1) >(folder "/" inside ".expected") }
' README.md
examples=0
for example in "$work"/example.*.sh; do
    [ -f "${example%.sh}.expected" ] || continue
    examples=$((examples + 1))
    env -u COLUMNS PATH="$root/$build:$PATH" sh "$example" >"${example%.sh}.printed" 2>"$work/words"
    same "the README shows what is printed by: $(cat "$example")" "${example%.sh}.expected" "${example%.sh}.printed"
done
if [ "$examples" -ge 3 ]; then ok "the README has examples"; else not_ok "the README has examples" "$examples are compared"; fi

if ! command -v tmux >/dev/null; then
    echo "ok - the screens of the docs are current # SKIP there is no tmux"
elif sh lab/packaging/screens.sh "$root/$build" "$work/screens" 2>"$work/words"; then
    for name in home figure exercise; do
        same "the screen '$name' of the docs is current" "$work/screens/$name.txt" "docs/screens/$name.txt"
    done
    if xmllint --noout docs/screens/tour.svg 2>"$work/words"; then ok "the screencast is well-formed"; else not_ok "the screencast is well-formed" "$(cat "$work/words")"; fi
else
    not_ok "the screens of the docs are current" "$(cat "$work/words")"
fi
finish
