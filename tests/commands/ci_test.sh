#!/bin/sh
# The workflows of docs/ci.md, tried as far as it goes without the services: their shell steps are taken out of the page word by
# word (the action's from its own folder) and grade a class of fifty, broken ones among them, in shards that are merged.
. tests/commands/prelude.sh "$1"
page=$root/docs/ci.md
seed=secret
PATH=$root/$build:$PATH
export PATH CI=true

learner() { # number: the folder of the learner
    printf '%s/submissions/learner-%02d' "$work" "$1"
}

make_class() {
    mkdir -p "$work/submissions" && cp -r "$root/tests/data/grading-course" "$work/course"
    for i in $(seq 50); do
        folder=$(learner "$i")
        mkdir "$folder"
        echo "function scale(m, b) return m == 0 and 1 or m / (2 ^ (b - 1) - $((i % 4 != 0))) end" >"$folder/scale.lua"
        echo "return $((25 + i % 2))" >"$folder/size.lua"
    done
    echo 'function scale(' >"$(learner 3)/scale.lua"
    rm "$(learner 7)/size.lua" && mkfifo "$(learner 7)/size.lua"
    rm "$(learner 11)/size.lua" && ln -s ../learner-01/size.lua "$(learner 11)/size.lua"
    rm "$(learner 15)"/*.lua
    printf '\033Lua' >"$(learner 19)/scale.lua"
    echo "function scale() print('::error::x', '##vso[x]') error(('x'):rep(5000)) end" >"$(learner 23)/scale.lua"
    echo 'function scale() return scale() + 1 end' >"$(learner 27)/scale.lua"
    rm -r "$(learner 31)" && ln -s learner-01 "$(learner 31)"
    rm "$(learner 35)/size.lua" && mkdir "$(learner 35)/size.lua"
}
check "a class of fifty" make_class
cd "$work" || exit 1

in_page() { # the first line of the page that has the words, from there on, to the next one that begins with the others
    awk -v from="$1" -v to="$2" 'on && index($0, to) { exit } on { print } index($0, from) { on = 1 }' "$page"
}

# As YAML joins the lines of one item.
gitlab_script() {
    in_page "      script:" "      artifacts:" | sed -e 's/^ *- //' -e 's/^ *//' | tr '\n' ' '
}

# Whoever is graded whole, by one process: what all shards together must say.
whole() {
    bitlab -C course grade --exit-zero --seed "$seed" --format json=whole.json --format csv=whole.csv --format tap=whole.tap \
        --format gradescope=whole-gradescope.json submissions/* >whole.out 2>&1 || { cat whole.out && return 1; }
}
check "the class is graded whole" whole
total=$(tail -n 1 whole.csv)
without_seconds() {
    sed '/"seconds":/d' "$1"
}
same_as_whole() { # merged report
    without_seconds whole.json >whole.plain && without_seconds "$1" | diff whole.plain -
}

gitlab() {
    script=$(gitlab_script)
    case $script in "bitlab -C course grade"*) ;; *) echo "the script is: $script" && return 1 ;; esac
    for k in 1 2 3 4; do
        BITLAB_SEED=$seed CI_NODE_INDEX=$k CI_NODE_TOTAL=4 sh -e -c "$script" >"gitlab-$k.out" 2>&1 || { cat "gitlab-$k.out" && return 1; }
        xmllint --noout --schema "$root/tests/data/junit.xsd" "report-$k.xml" || return 1
    done
    bitlab merge --format json=gitlab.json --format csv=gitlab.csv report-1.json report-2.json report-3.json report-4.json
    same_as_whole gitlab.json
    code=$?
    rm -f report-*
    return $code
}
check "GitLab: the script of four jobs, its reports by the schema, merged as the whole" gitlab

slurm() {
    wrap=$(sed -n "s/^ *sbatch .*--wrap '\(.*\)'\$/\1/p" "$page")
    merge=$(sed -n 's/^    \(bitlab merge --format csv=.*\)$/\1/p' "$page")
    for k in $(seq 16); do
        SEED=$seed SLURM_ARRAY_TASK_ID=$k sh -e -c "$wrap" >slurm.out 2>&1 || { cat slurm.out && return 1; }
    done
    sh -e -c "$merge" >slurm.out 2>&1 || [ $? -eq 3 ] || { cat slurm.out && return 1; }
    cmp gradebook.csv whole.csv
    code=$?
    rm -f report-*
    return $code
}
check "Slurm: an array of sixteen and one gradebook" slurm

gradescope() {
    in_page "## Gradescope" "nothing ends it" | sed -n 's/^    //p' | sed "s|/autograder|$work/autograder|g" >run_autograder
    mkdir -p autograder/source autograder/results && cp -r course autograder/source/ && echo "$seed" >autograder/source/seed
    cp -r "$(learner 1)" autograder/submission && bash run_autograder >gradescope.out 2>&1 || { cat gradescope.out && return 1; }
    grep -q '"visibility": "hidden"' autograder/results/results.json && grep -q '"score":' autograder/results/results.json
}
check "Gradescope: run_autograder leaves results.json" gradescope

action() { # name=value… : a step of the action
    env "$@" BITLAB="$root/$build/bitlab" GITHUB_ACTION_PATH="$root/.github/actions/grade" GITHUB_STEP_SUMMARY="$work/summary.md" \
        bash "$root/.github/actions/grade/grade.sh"
}
github() {
    for k in 1 2 3 4; do
        rm -f summary.md
        action INPUT_PATHS='submissions/*' INPUT_COURSE=course INPUT_SEED=$seed INPUT_SHARD=$k/4 INPUT_EXIT_ZERO=true >"github-$k.out" 2>&1 ||
            { cat "github-$k.out" && return 1; }
        grep -q '^| --- |' summary.md && xmllint --noout --schema "$root/tests/data/junit.xsd" bitlab-result.xml || return 1
        mkdir "report-$k" && mv bitlab-result.json "report-$k/"
    done
    grep -q '^::error file=submissions/learner-03/scale.lua,line=2,' github-3.out || { cat github-3.out && return 1; }
    action INPUT_MERGE='report-*/bitlab-result.json' >github.out 2>&1 || [ $? -eq 3 ] || { cat github.out && return 1; }
    same_as_whole bitlab-result.json && cmp bitlab-result.csv whole.csv
}
check "GitHub: four shards of the action and its merge are the whole" github

fails_the_step() {
    action INPUT_PATHS="submissions/learner-01 submissions/learner-02" INPUT_COURSE=course INPUT_MIN_SCORE="$1" >step.out 2>&1
    [ $? -eq "$2" ] || { cat step.out && return 1; }
}
check "a score below min-score fails the step" fails_the_step 100 1
check "a score above it does not" fails_the_step 30 0

tap() {
    prove -e cat whole.tap >prove.out 2>&1
    grep -q '^Result: FAIL' prove.out && ! grep -E 'Parse errors|No plan|Bad plan|out of sequence' prove.out
}
check "prove reads the TAP report" tap

equal "every learner stands in the gradebook" 50 "$(cut -d, -f1 whole.csv | sed 1d | sort -u | grep -c learner)"
nobody_commands() {
    ! cat github-*.out gitlab-*.out | grep -E '^[[:space:]]*(::(set|add|stop|error::)|##)' && ! grep -q "$(printf '\033')" whole.json
}
check "nobody's output commands a log" nobody_commands
[ -n "$total" ] || not_ok "the total stands in the gradebook"
finish
