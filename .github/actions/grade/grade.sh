#!/usr/bin/env bash
# What the action runs: its inputs become arguments of `bitlab grade` or `bitlab merge`.
set -uo pipefail
bitlab=${BITLAB:-$GITHUB_ACTION_PATH/../../../build/bitlab}
summary=$(mktemp)
trap 'rm -f "$summary"' EXIT
reports=(--format "github=$summary" --format json=bitlab-result.json --format junit=bitlab-result.xml --format csv=bitlab-result.csv)

code=0
if [ -n "${INPUT_MERGE:-}" ]; then
    # shellcheck disable=SC2206 # wildcards and blanks are meant
    paths=($INPUT_MERGE)
    "$bitlab" merge "${reports[@]}" -- "${paths[@]}" || code=$?
else
    options=(--format text --format github --min-score "${INPUT_MIN_SCORE:-100}")
    [ -n "${INPUT_COURSE:-}" ] && options+=(-C "$INPUT_COURSE")
    [ -n "${INPUT_ASSIGNMENT:-}" ] && options+=(--assignment "$INPUT_ASSIGNMENT")
    [ -n "${INPUT_SEED:-}" ] && options+=(--seed "$INPUT_SEED")
    [ -n "${INPUT_SHARD:-}" ] && options+=(--shard "$INPUT_SHARD")
    [ "${INPUT_EXIT_ZERO:-}" = true ] && options+=(--exit-zero)
    # shellcheck disable=SC2206
    paths=($INPUT_PATHS)
    "$bitlab" grade "${options[@]}" "${reports[@]}" -- "${paths[@]}" || code=$?
fi
[ -n "${GITHUB_STEP_SUMMARY:-}" ] && cat "$summary" >>"$GITHUB_STEP_SUMMARY"
exit "$code"
