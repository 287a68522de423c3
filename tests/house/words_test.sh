#!/bin/sh
# The sentences of the lab stand in words*.h of lab/ui and lab/terminal, where they can be read together and
# translated: no string of another file there holds two words in a row, or a word with a capital letter. Left out are
# the tables of actions, keys and units, whose rows say more than words; and what no learner reads, below.
. tests/tap.sh

# Commands and their options, keys of the store, names of variables.
allowed='^(bitlab (plot)?|line = (%d|0),|bind .*|\[Esc.*|%s%s %\.3g of .*)$'

sentences() { # files…
    awk -v allowed="$allowed" '
        function told(text,   bare) {
            bare = text
            gsub(/\\(033|x[0-9a-fA-F][0-9a-fA-F]|[nrt"\\0-7])/, " ", bare)
            gsub(/%[-+0# ]*[0-9*]*(\.[0-9*]+)?(hh|h|ll|l|z)?[a-zA-Z%]/, "", bare)
            return text !~ allowed && (bare ~ /[A-Za-z][A-Za-z]+[,;:.]? +[a-z][a-z]+/ || bare ~ /(^|[^A-Za-z])[A-Z][a-z][a-z]/)
        }
        /^#include/ { next }
        {
            line = $0
            gsub(/\047(\\.|[^\047\\])\047/, " ", line)
            while (match(line, /"([^"\\]|\\.)*"|\/\//)) {
                if (substr(line, RSTART, 2) == "//") break
                text = substr(line, RSTART + 1, RLENGTH - 2)
                if (told(text)) print FILENAME ":" FNR ": \"" text "\""
                line = substr(line, RSTART + RLENGTH)
            }
        }' "$@"
}

equal "the sentences of the lab stand in words*.h" "" \
    "$(sentences $(ls lab/ui/*.[ch] lab/terminal/*.[ch] | grep -vE '/(words.*\.h|action\.c|key\.c|quantity\.c)$'))"

# The test itself: sentences and labels are found, and what is none is not.
work=$(mktemp -d "${TMPDIR:-/tmp}/bitlab-words-XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
cat >"$work/found.c" <<'END'
lab_say(lab, STYLE_DIM, "Nothing to see.");
draw_box(grid, "more below");
char *label = '"' ? "Notes" : "";
END
equal "a sentence, two words and a label are found" "3" "$(sentences "$work/found.c" | wc -l | tr -d ' ')"
cat >"$work/none.c" <<'END'
#include "lab/ui/Some Header.h"
.name = "look-up", key = xprintf("place/%s", id); // "a remark"
strbuf_printf(out, "%zu %s\n", n, '"');
END
equal "keys, formats and remarks are none" "" "$(sentences "$work/none.c")"
finish
