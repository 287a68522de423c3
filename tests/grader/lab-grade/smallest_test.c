// SPDX-License-Identifier: MIT
// A wrong program is told the smallest input that was found on which it goes wrong: always the same
// one, never a hidden case, and for nothing where it passes.
#include <sys/resource.h>

#include "tests/grader/lab-grade/support.h"

#include "lab/grade/grading.h"
#include "lab/grade/report.h"
#include "lab/runner/confine.h"

// The linker sends these calls of the search here (tests/grader/build.mk): so much of the budget is
// left as the test says, and a round has time enough to make its steps at any load of the machine.
static struct staged {
    bool on;
    double left;
    int rounds;
    double budget; // that the search gave its last round
} staged;

double __real_grading_budget(const struct grading *grading);
double __wrap_grading_budget(const struct grading *grading);
struct run *__real_run_start(struct loop *loop, const char *runner, const struct strbuf *bytes,
                             size_t n_cases, double budget_s, run_done *done, void *owner,
                             struct error *err);
struct run *__wrap_run_start(struct loop *loop, const char *runner, const struct strbuf *bytes,
                             size_t n_cases, double budget_s, run_done *done, void *owner,
                             struct error *err);

double __wrap_grading_budget(const struct grading *grading) {
    return staged.on ? staged.left : __real_grading_budget(grading);
}

struct run *__wrap_run_start(struct loop *loop, const char *runner, const struct strbuf *bytes,
                             size_t n_cases, double budget_s, run_done *done, void *owner,
                             struct error *err) {
    struct request_head head;
    memcpy(&head, bytes->at, sizeof head);
    if (!staged.on || !head.kilosteps)
        return __real_run_start(loop, runner, bytes, n_cases, budget_s, done, owner, err);
    struct strbuf patient = { 0 };
    staged.rounds++;
    staged.budget = budget_s;
    head.budget_ns = UINT64_C(60000000000);
    strbuf_add(&patient, &head, sizeof head);
    strbuf_add(&patient, bytes->at + sizeof head, bytes->size - sizeof head);
    struct run *run = __real_run_start(loop, runner, &patient, n_cases, 60, done, owner, err);
    strbuf_release(&patient);
    return run;
}

static const struct grade_options finding = { .seed = "7", .find_smallest = true };

#define GUARD "if m == 0 then return 1 end "

static void the_smallest_input_is_told(void **state) {
    static const struct {
        const char *exercise, *source, *says; // NULL: nothing
    } rows[] = {
        { "scale", "function scale(m, b) " GUARD "return m / 2 ^ (b - 1) end",
          "scale(1, 2) should give 1; yours gave 0.5" },
        { "scale", "function scale(m, b) " GUARD "return m / (2 ^ (b - 1) - 1) end", NULL },
        { "scale",
          "function scale(m, b) " GUARD "if b == 5 then error('five') end\nreturn m / (2 ^ (b - 1) "
          "- 1) end",
          "scale(1, 5) stopped at line 1: five" },
        // wrong on a hidden case alone
        { "scale",
          "function scale(m, b) if m == 0.5 then return 9 end " GUARD
          "return m / (2 ^ (b - 1) - 1) end",
          NULL },
        { "scale", "function scale(m, b) return m / (2 ^ (b - 1) - 1) end", NULL },
        { "scale", "function scale(m, b) return {} end", "scale(1, 2) should give 1" },
        { "repair",
          "return { line = 2, program = 'function step(r, b) return r / (2 ^ b - 2) end' }",
          "step(1, 4) should give" },
        { "scale", "function scale(", NULL }, // no Lua
        { "size", "return 13", NULL },        // no program
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct bench bench;
        bench_open(&bench, &finding);
        const struct exercise_result *result =
            bench_grade(&bench, rows[i].exercise, "s.lua", rows[i].source);
        const char *says = result->smallest ? result->smallest->message : NULL;
        if (!says != !rows[i].says || (says && !strstr(says, rows[i].says)))
            fail_msg("row %zu: %s", i, says ? says : "nothing");
        bench_close(&bench);
    }
}

static const char wrong[] =
    "function scale(m, b) print('heard', m) " GUARD "return m / 2 ^ (b - 1) end";

static void it_changes_nothing_else(void **state) {
    struct bench with, without;
    (void)state;
    bench_open(&with, &finding);
    bench_open(&without, NULL);
    const struct exercise_result *a = bench_grade(&with, "scale", "s.lua", wrong);
    const struct exercise_result *b = bench_grade(&without, "scale", "s.lua", wrong);
    assert_non_null(a->smallest);
    assert_null(b->smallest);
    assert_int_equal(a->verdict, b->verdict);
    assert_true(a->score == b->score && a->n_tests == b->n_tests);
    assert_string_equal(a->mistake, b->mistake);
    assert_string_equal(a->message, b->message);
    assert_int_equal(a->printed_size, b->printed_size); // of the graded run alone
    assert_memory_equal(a->printed, b->printed, a->printed_size);
    bench_close(&with);
    bench_close(&without);
}

static void it_is_the_same_whatever_the_seed(void **state) {
    struct grade_options other = finding;
    struct bench a, b;
    (void)state;
    other.seed = "another";
    bench_open(&a, &finding);
    bench_open(&b, &other);
    assert_string_equal(bench_grade(&a, "scale", "s.lua", wrong)->smallest->message,
                        bench_grade(&b, "scale", "s.lua", wrong)->smallest->message);
    bench_close(&a);
    bench_close(&b);
}

// Seconds that programs which were waited for took of the processors, however busy these are.
static double processor_of_children(void) {
    struct rusage usage;
    assert_int_equal(getrusage(RUSAGE_CHILDREN, &usage), 0);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
}

// They answer every case that is graded, and on one of the small ones that are tried afterwards
// they work without end: in Lua's machine, or inside of C functions, which no hook sees. Their
// steps are counted there too, so what they answered before is told, long before the clock would
// end them.
static void a_program_that_hangs_there_is_ended_by_steps(void **state) {
    static const char *const hangs[] = {
        "while true do end",
        "while true do coroutine.wrap(function() end)() end",
        "while true do local s = ('x'):rep(1e6) end",
        "local s = ('a'):rep(220) s:find('.-.-.-.-b')",
        "local s = ('a'):rep(220) s:match('^(.-.-.-.-)b')",
        "local s = ('a'):rep(220) s:gsub('.-.-.-.-b', '')",
        "local s = ('a'):rep(220) for _ in s:gmatch('.-.-.-.-b') do end",
        "local s = ('a'):rep(3e4) while true do s:find(s:sub(1, 1e4) .. 'b', 1, true) end",
        "local s = ('('):rep(3e4) while true do s:find('%b()') end",
        "local t = {} for i = 1, 1e4 do t[i] = '' end while true do table.concat(t) end",
        ("local t = {} for i = 1, 1e4 do t[i] = i end while true do table.concat(t, '', 1, 1) "
         "table.sort(t) end"),
        "local t = {} for i = 1, 1e4 do t[i] = i end while true do table.unpack(t) end",
        ("local t = {} for i = 1, 1e4 do t[i] = i end while true do table.insert(t, 1, 0) "
         "table.remove(t, 1) end"),
        "while true do table.move({}, 1, 1e7, 2) end",
        "while true do (''):rep(1e9) end",
        "local s = ('a'):rep(1e5) while true do s:byte(1, -1e5) utf8.len(s) tonumber(s) end",
        "local s = ('1'):rep(1e5) while true do local x = s + 1 end",
        "local s = ('0'):rep(1e6) .. 1 while true do local x = ('a'):sub(s) .. (''):rep(s) end",
        "local t = setmetatable({}, { __len = function() return 1 << 40 end }) table.remove(t, 1)",
        "local s = ('a'):rep(1e5) while true do ('%.1s'):format(s) tostring(s) end",
        "local t = {} for i = 1, 1e4 do t[i] = i end while true do pairs(t) next(t, 1e4) end",
        "while true do setmetatable({}, { __gc = function() while true do end end }) end",
    };
    struct grade_options long_timed = finding;
    (void)state;
    long_timed.timeout_s = 120;
    for (size_t i = 0; i < sizeof hangs / sizeof *hangs; i++) {
        struct bench bench;
        bench_open(&bench, &long_timed);
        char *source = xprintf("function scale(m, b) if m == 1 and b == 2 then %s end\n"
                               "return m / 2 ^ (b - 1) end",
                               hangs[i]);
        double begin = processor_of_children();
        const struct exercise_result *result = bench_grade(&bench, "scale", "s.lua", source);
        double seconds = processor_of_children() - begin;
        assert_int_equal(result->verdict, VERDICT_FAIL);
        if (getenv("BITLAB_SHOW"))
            print_message("%.2f s, %s: %s\n", seconds,
                          result->smallest ? result->smallest->message : "-", hangs[i]);
        if (!result->smallest) fail_msg("nothing is told of: %s", hangs[i]);
        if (seconds > (SANITIZED_BUILD ? 10 : 5)) fail_msg("%.1f s for: %s", seconds, hangs[i]);
        free(source);
        bench_close(&bench);
    }
}

// A round of the search takes longer than all that is left of the budget: it has its least time
// nevertheless, and what it tells hangs on its steps alone.
static void a_slow_program_is_told_the_same_whatever_its_budget(void **state) {
    static const double left[] = { 60, 0.001 };
    const struct grade_options options = { .seed = "7", .find_smallest = true, .timeout_s = 60 };
    const char *told[2] = { NULL, NULL };
    struct bench benches[2];
    (void)state;
    for (int i = 0; i < 2; i++) {
        bench_open(&benches[i], &options);
        staged = (struct staged) { .on = true, .left = left[i] };
        const struct exercise_result *result =
            bench_grade(&benches[i], "scale", "s.lua",
                        "function scale(m, b) for i = 1, 2e5 do local x = i ^ 0.37 end " GUARD
                        "return m / 2 ^ (b - 1) end");
        assert_int_equal(result->verdict, VERDICT_FAIL);
        assert_non_null(result->smallest);
        told[i] = result->smallest->message;
        assert_int_equal(staged.rounds, 1); // its steps ended it
        if (staged.budget < 0.01 || staged.budget > (i ? 0.15 : 60))
            fail_msg("%g s left: a round of %g s", left[i], staged.budget);
    }
    staged.on = false;
    assert_string_equal(told[0], told[1]);
    bench_close(&benches[0]);
    bench_close(&benches[1]);
}

static void note_done(void *owner, struct exercise_result *result) {
    (void)result;
    *(bool *)owner = true;
}

static void it_is_cancelled_with_its_grading(void **state) {
    bool done = false;
    int steps = 0;
    (void)state;
    for (; !done; steps++) { // after every step that it takes
        struct bench bench;
        struct exercise exercise = { 0 };
        struct answer answer = { .file = "s.lua", .bytes = wrong, .size = strlen(wrong) };
        bench_open(&bench, &finding);
        bench_load(&bench, "scale", &exercise);
        struct grading *grading =
            grading_start(bench.grader, &exercise, &answer, &bench.arena, note_done, &done);
        for (int i = 0; i < steps && !done; i++)
            loop_step(bench.loop, -1);
        if (!done) grading_cancel(grading);
        assert_false(loop_step(bench.loop, -1));
        exercise_release(&exercise);
        bench_close(&bench);
    }
    assert_true(steps > 4); // at least one for each: the program, its mistakes, rounds, the author
}

static void every_format_tells_it(void **state) {
    static const char *const told_by[] = { "text", "json", "junit", "tap", "github", "gradescope" };
    struct report report = {
        .course_title = "t", .course_hash = "h", .seed = "", .isolation = "full"
    };
    const struct report_options options = { .cols = 200 };
    struct bench bench;
    (void)state;
    bench_open(&bench, &finding);
    struct exercise_result *result = bench_grade(&bench, "scale", "s.lua", wrong);
    struct submission_result submission = { .path = "s", .exercises = &result, .n = 1 };
    report.submissions = &submission;
    report.n = 1;
    report_total(&report);
    for (size_t i = 0; i < sizeof told_by / sizeof *told_by; i++) {
        struct strbuf out = { 0 };
        report_write(report_format_find(told_by[i]), &report, &options, &out);
        if (!strstr(strbuf_text(&out), "scale(1, 2) should give 1; yours gave 0.5"))
            fail_msg("%s does not tell it", told_by[i]);
        strbuf_release(&out);
    }
    arena_release(&report.arena);
    bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_smallest_input_is_told),
        cmocka_unit_test(it_changes_nothing_else),
        cmocka_unit_test(it_is_the_same_whatever_the_seed),
        cmocka_unit_test(a_program_that_hangs_there_is_ended_by_steps),
        cmocka_unit_test(a_slow_program_is_told_the_same_whatever_its_budget),
        cmocka_unit_test(it_is_cancelled_with_its_grading),
        cmocka_unit_test(every_format_tells_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
