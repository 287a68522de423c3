#!/bin/sh
# SIGTERM in the middle of a class, as a scheduler sends it when a job's time is over: the reports are whole, what was done
# is graded, the rest is skipped, and nobody's program goes on.
. tests/commands/prelude.sh "$1"
learners=20 quick=6 # the quick ones come first

# Right, all of them; those behind the quick ones only after hours.
make_class() {
    mkdir "$work/submissions" "$work/tmp"
    for i in $(seq $learners); do
        folder=$(printf '%s/submissions/learner-%02d' "$work" "$i")
        rounds=1e12
        [ "$i" -gt $quick ] || rounds=1e6
        mkdir "$folder"
        echo "for i = 1, $rounds do end
function scale(m, b) return m == 0 and 1 or m / (2 ^ (b - 1) - 1) end" >"$folder/scale.lua"
    done
}
check "a class of twenty" make_class

# Leaves its process id in `id`, and its exit code in `code` when it has ended.
grade() {
    TMPDIR=$work/tmp sh -c 'echo $$ >"$0" && exec "$@"' "$work/id" "$bitlab" -C tests/data/grading-course grade --jobs 2 --timeout 200 \
        --require-isolation process --format text --format "json=$work/result.json" --format "junit=$work/result.xml" \
        --format "tap=$work/result.tap" --format "csv=$work/result.csv" "$work"/submissions/* >"$work/out" 2>"$work/words"
    echo $? >"$work/code"
}

# Those that have worked for a second: of the quick ones none does, at any load.
slow_programs() {
    [ ! -s "$work/id" ] || ps -o pid=,cputimes= --ppid "$(cat "$work/id")" | awk '$2 >= 1 { print $1 }'
}

grade_until_stopped() {
    : >"$work/programs"
    grade &
    while [ "$(wc -l <"$work/programs")" -lt 2 ]; do
        [ ! -s "$work/code" ] || return 1
        sleep 0.05
        slow_programs >"$work/programs"
    done
    stop_all
}
stop_all() {
    kill -TERM "$(cat "$work/id")"
    stopped=$(date +%s%N)
    wait
    took=$((($(date +%s%N) - stopped) / 1000000))
}
if grade_until_stopped 2>"$work/why"; then ok "it is graded until SIGTERM"; else not_ok "it is graded until SIGTERM" "$(cat "$work/why" "$work/words")"; fi
equal "an interrupted class is short of its score" 1 "$(cat "$work/code")"
nobody_goes_on() {
    for id in $(cat "$work/programs"); do ! kill -0 "$id" || return 1; done
}
check "no program goes on" nobody_goes_on
equal "nothing is left in TMPDIR" "" "$(ls "$work/tmp")"
out=$(cat "$work/out")
prints "the text says so" '; interrupted'

whole() {
    python3 - "$work/result.json" $learners $quick <<'EOF'
import json, sys
learners, quick = int(sys.argv[2]), int(sys.argv[3])
report = json.load(open(sys.argv[1]))
assert report["note"].startswith("interrupted"), report["note"]
assert [s["path"][-2:] for s in report["submissions"]] == ["%02d" % (i + 1) for i in range(learners)]
results = [s["exercises"] for s in report["submissions"]]
assert all(len(r) == 1 for r in results), results
status = [r[0]["status"] for r in results]
assert status == ["pass"] * quick + ["skipped"] * (learners - quick), status
for (result,) in results:
    points = 2 if result["status"] == "pass" else 0
    assert (result["score"], result["max_score"]) == (points, 2), result
    assert points or "stopped before this answer" in result["message"], result
assert (report["score"], report["max_score"]) == (2 * quick, 2 * learners), report["score"]
EOF
}
check "the JSON report is whole: what was done is graded, the rest skipped" whole
check "the JUnit report is whole" xmllint --noout --schema tests/data/junit.xsd "$work/result.xml"
equal "it skips as many" $((learners - quick)) "$(grep -c '<skipped' "$work/result.xml")"
tap() {
    prove -e cat "$work/result.tap" >"$work/prove" 2>&1
    grep -q '^Result: FAIL' "$work/prove" && ! grep -E 'Parse errors|No plan|Bad plan|out of sequence' "$work/prove"
}
check "the TAP report is whole" tap
equal "all stand in the gradebook" $learners "$(cut -d, -f1 "$work/result.csv" | sort -u | grep -c learner)"

# What an answers.lua answers is known when it has run: a stop does not wait for that.
mkdir "$work/collection"
echo 'for i = 1, 1e12 do end return { scale = function(m, b) return m end }' >"$work/collection/answers.lua"
collection() {
    sh -c 'echo $$ >"$0" && exec "$@"' "$work/id" "$bitlab" -C tests/data/grading-course grade --timeout 100 --format text --format "csv=$work/result.csv" \
        "$work/collection" "$work/submissions/learner-01" >"$work/out" 2>"$work/words"
    echo $? >"$work/code"
}
stop_collection() {
    : >"$work/code" && : >"$work/id"
    collection &
    until [ -n "$(slow_programs)" ]; do
        [ ! -s "$work/code" ] || return 1
        sleep 0.05
    done
    stop_all
    [ "$took" -lt 60000 ] || { echo "it went on for $took ms" && return 1; }
}
check "an answers.lua that does not end is stopped" stop_collection
out=$(cat "$work/out")
prints "and it is said" 'Grading was stopped while this file ran'
prints "the next learner's work is skipped" 'Grading was stopped before this answer'
finish
