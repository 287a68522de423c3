#!/bin/sh
# Succeeds where there is a clang that links libFuzzer.
program=$(mktemp "${TMPDIR:-/tmp}/bitlab-fuzzer-XXXXXX") || exit 1
trap 'rm -f "$program"' EXIT
echo 'int LLVMFuzzerTestOneInput(const char *d, long n) { return !d && n; }' |
    clang -fsanitize=fuzzer -x c -o "$program" - >/dev/null 2>&1
