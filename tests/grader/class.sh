# A class to grade, for scripts that have a folder $work: the honest corpus by exercise, and hostile files that do not depend
# on the clock. `make_class` writes $work/class; `with_class COMMAND…` runs a command with its learners behind it.
make_class() {
    for file in tests/grader/honest/*.lua tests/grader/hostile/p*.lua tests/grader/hostile/r*.lua tests/grader/hostile/n*.lua; do
        grep -aq '^-- timeout' "$file" && continue
        exercise=$(sed -n 's/^-- exercise: \([a-z-]*\).*/\1/p' "$file" | head -n 1)
        [ -n "$exercise" ] || continue
        learner=$work/class/$(basename "$file" .lua)
        mkdir -p "$learner"
        cp "$file" "$learner/$exercise.lua"
    done
    mkdir -p "$work/class/records"
    cat >"$work/class/records/affine.lua" <<'LUA'
function affine(lo, hi)
    local t, sum = {}, 0.0
    for i = 1, 50 do t['key' .. i] = 0.1 * i end
    for k, v in pairs(t) do sum = sum + v / 3 print(k, t, print) end
    return { scale = sum, zero = next(t) }
end
LUA
    find "$work/class" -mindepth 1 -maxdepth 1 | LC_ALL=C sort | tr '\n' '\0' >"$work/learners"
}
with_class() {
    xargs -0 "$@" <"$work/learners"
}
