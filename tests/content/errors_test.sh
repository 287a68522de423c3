#!/bin/sh
# Widespread errors about compression: the course says the right thing about each, where tests/data/common_errors.txt says.
. tests/tap.sh

says_so() { # file, words
    grep -qF -- "$2" "$1" || { echo "$1 no longer says: $2"; return 1; }
}

n=0
while IFS='|' read -r number error file words; do
    case $number in '#'*) continue ;; esac
    n=$((n + 1))
    if [ -e "$file" ]; then
        check "$number: not \"$error\"" says_so "$file" "$words"
    else
        ok "$number: not \"$error\" # SKIP $file is not there"
    fi
done <tests/data/common_errors.txt
equal "there are 53 of them" 53 $n

# The three that a computation shows.
bitlab=${1:-build}/bitlab
equal "T squared is 29% too much at T = 4 for (2, 0) against (0, 0)" 12.438319701426405 \
    "$("$bitlab" eval '(function() local function g(T) return ref.kd_grad({ 2, 0 }, { 0, 0 }, T)[1] / T ^ 2 end return g(1) / g(4) end)()')"
equal "an A100 crosses over at 156, not 64" 156 "$("$bitlab" eval 'ref.crossover_batch(312e12, 2e12, 16)')"
equal "Q4_0 is 4.5 bits" 4.5 "$("$bitlab" eval 'ref.bits_per_weight(4, 32, 16, 0)')"
finish
