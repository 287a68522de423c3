#!/bin/sh
# Completion and the manual: what the shells themselves make of the scripts, and what troff says of the page.
. tests/commands/prelude.sh "$1"
program=$PWD/$1/bitlab

# What may stand where the cursor is.
offers() { # name, candidate, words…
    tap_name=$1 tap_word=$2
    shift 2
    tap_output=$("$program" complete -- "$@" 2>&1 | cut -f1)
    if printf '%s\n' "$tap_output" | grep -qxF -e "$tap_word"; then ok "$tap_name"; else not_ok "$tap_name" "$tap_output"; fi
}
offers "commands by their beginning" show sho
offers "commands that are helped with" plot help pl
offers "the words of list" keys list k
offers "lessons" clipping show clip
offers "exercises" symmetric-scale start symm
offers "pages" glossary show glos
offers "figures behind a lesson's slash" clipping/clip-sweep plot clipping/
offers "the options of a command" --require-isolation grade --req
offers "the options of every command" --course grade --c
offers "the values that an option names" process grade --require-isolation ""
offers "report formats" junit grade --format j
offers "words that an operand names" references list ref
offers "files, where a path is wanted" :files grade ""
offers "folders, where a folder is wanted" :folders -C ""
offers "several paths" :files grade one two ""
offers "the ids of the course that the line names" symmetric-scale -C "$PWD" start symm
equal "nothing for an unknown command" "" "$("$program" complete -- nonsense '' 2>&1)"
equal "nothing for a course that is none" "" "$("$program" complete -- -C /nonexistent show '' 2>&1)"
"$program" complete -- run >"$work/hidden"
equal "bitlab's own commands are not offered" "" "$(cat "$work/hidden")"

mkdir -p "$work/bin" && ln -sf "$program" "$work/bin/bitlab"
if command -v bash >/dev/null; then
    PATH=$work/bin:$PATH bash -c 'source <(bitlab completion bash)
        COMP_WORDS=(bitlab show clipp) COMP_CWORD=2; _bitlab; printf "%s\n" "${COMPREPLY[@]}"' >"$work/out" 2>&1
    equal "bash completes a lesson" clipping "$(cat "$work/out")"
fi
if command -v zsh >/dev/null; then
    # A real line editor in a pseudo-terminal of zsh's own, with a Tab.
    cat >"$work/tab.zsh" <<'END'
zmodload zsh/zpty
zpty z "TERM=vt100 zsh -f -i"
zpty -w z "autoload -U compinit; compinit -D; source <(bitlab completion zsh); print rea''dy"
zpty -r -m z line "*ready*"
zpty -w -n z $'bitlab show clippi\t'
sleep 0.5
zpty -w -n z $' X\n'
zpty -r -m z line "*X*"
print -r -- $line
zpty -d z
END
    PATH=$work/bin:$PATH timeout 120 zsh -f "$work/tab.zsh" 2>&1 | tr -d '\000' >"$work/out"
    check "zsh completes a lesson" grep -q 'show clipping' "$work/out"
else
    echo "# zsh is not here: not tried"
fi
if command -v fish >/dev/null; then
    PATH=$work/bin:$PATH HOME=$work fish -c 'bitlab completion fish | source; complete -C "bitlab show clipp"' >"$work/out" 2>&1
    equal "fish completes a lesson, with its title" "clipping	Clip or cover" "$(cat "$work/out")"
else
    echo "# fish is not here: not tried"
fi
exits "an unknown shell is a usage error" 2 completion tcsh

# The manual.
"$program" manual >"$work/bitlab.1"
if command -v groff >/dev/null; then
    equal "troff has nothing to say against the page" "" "$(groff -man -ww -z -Tutf8 "$work/bitlab.1" 2>&1)"
    groff -man -Tascii -P-c -P-b -P-u "$work/bitlab.1" >"$work/page" 2>/dev/null
    equal "its paragraphs fit a terminal of 80 columns" "" "$(groff -man -Tascii -rLL=80n -P-c -P-b -P-u "$work/bitlab.1" 2>/dev/null |
        grep -v '^   [a-z]' | awk 'length($0) > 80')"
    check "the page shows every command" sh -c "'$program' --help | sed -n 's/^  \([a-z]*\)  .*/\1/p' | while read c; do grep -q \"^   \$c\" '$work/page' || exit 1; done"
fi

# Installed and taken away.
# The prefix is the one that is compiled in: another would link the program anew below the tests that run beside this one.
if make -s B="$1" DESTDIR="$work/dest" install >"$work/log" 2>&1; then ok "make install"; else not_ok "make install" "$(cat "$work/log")"; fi
if [ "$(find "$1/bitlab" -newer "$work/bitlab.1")" = "" ]; then ok "make install builds nothing anew"; else not_ok "make install builds nothing anew"; fi
installed=$(find "$work/dest" -path '*/bin/bitlab')
for file in bin/bitlab libexec/bitlab/bitlab-runner share/man/man1/bitlab.1 share/bash-completion/completions/bitlab \
    share/zsh/site-functions/_bitlab share/fish/vendor_completions.d/bitlab.fish share/bitlab/lessons/course.lua; do
    check "$file is installed" test -s "${installed%/bin/bitlab}/$file"
done
share=${installed%/bin/bitlab}/share
touch "$share/fish/vendor_completions.d/other.fish"
make -s B="$1" DESTDIR="$work/dest" uninstall >/dev/null 2>&1
equal "uninstall leaves no file, but what is another's" "$share/fish/vendor_completions.d/other.fish" "$(find "$work/dest" -type f)"
equal "nor folders that it made for the shells" "$share/fish
$share/fish/vendor_completions.d" "$(find "$share" -mindepth 1 -type d ! -path '*/man*')"
finish
