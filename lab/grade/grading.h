// SPDX-License-Identifier: MIT
// One grading under way, as the files of this folder share it. Nobody outside includes this.
#ifndef LAB_GRADE_GRADING_H
#define LAB_GRADE_GRADING_H

#include "lab/base/strbuf.h"
#include "lab/grade/compare.h"
#include "lab/grade/grade.h"
#include "lab/grade/process.h"

struct course_run; // a program of the course and what it returned, in the grader's cache

struct grader {
    struct loop *loop;
    struct script *script;
    struct grade_options options; // copied, its strings too
    char *runner;                 // NULL where none was found; then `missing` says why
    struct error missing;
    int isolation; // 0 not asked yet, 1 full, 2 not full
    struct course_run *cache;
    size_t n_cached;
    struct drawn *drawn; // of exercises that stay
};

// The cases of an exercise as one seed draws them, shown ones first.
struct drawn {
    const struct exercise *exercise;
    struct exercise_case *cases;
    const char **names; // "case 3 (INT8)", "hidden 2 (two bits)", "generated 17"; sanitized
    struct drawn_value {
        bool known, raised;
        struct value value;
    } * expected; // NULL where they are not kept
    size_t n, n_shown;
    struct strbuf encoded; // of a kept one: the cases as requests hold them
    struct arena own;      // of a kept one
    struct drawn *next;
};

// The cases of a program exercise and what its run gave.
struct program {
    struct drawn *drawn;
    struct exercise_case *cases; // drawn's
    size_t n, n_shown;
    struct run_result *run; // NULL until it ended
    size_t first_test;      // of its cases in the result
};

struct mistakes_search; // the known mistakes of one exercise, being run
struct smallest_search; // the smallest input that goes wrong, being looked for

struct grading {
    struct grader *grader;
    const struct exercise *exercise;
    struct answer answer;
    const struct value *variables; // of a drawn family, or NULL
    struct arena *arena;
    graded *done;
    void *owner;
    struct exercise_result *result;
    size_t capacity; // of result->tests
    double started;  // the budget counts from here
    struct program program;
    const char *source; // of the program: the file's bytes, or a bug's `program`
    size_t source_size;
    bool in_file;       // lines that errors name are lines of the file
    struct value value; // what an answer file returned
    struct run *run;
    int timer;
    int line_mistake; // BUG: the number from 1 of the known mistake that the line is, 0 for none
    struct mistakes_search *search;
    struct smallest_search *smallest;
};

// result.c: building the result.
struct exercise_result *result_new(const struct exercise *exercise, const struct answer *answer,
                                   struct arena *arena);
void result_reserve(struct grading *grading, size_t more); // for tests that will be added
struct test_result *result_add_test(struct grading *grading, const char *name, double max_score);
// The same where the name is sanitized and lives as long as the result.
struct test_result *result_add_named(struct grading *grading, const char *name, double max_score);
const char *result_text(struct grading *grading, const char *bytes, size_t size); // sanitized
void result_set(struct grading *grading, enum verdict verdict, const char *message);
void result_worsen(struct exercise_result *result, enum verdict verdict); // keeps the graver of two
void result_add_message(struct grading *grading, const char *sentence);
void result_take_printed(struct grading *grading, const struct run_result *run);

// seed.c
uint64_t grade_seed(const struct grade_options *options, const char *exercise);
uint64_t grade_public_seed(const char *exercise); // of cases that everybody may see

// answer.c: NULL where the bytes are a Lua text, else why they are refused.
const char *answer_not_text(const char *bytes, size_t size);

// score_value.c: number, choice, order, checklist, and the line of a bug. `value` has been
// returned.
void score_value(struct grading *grading, const struct value *value);
void score_pass(struct grading *grading);
void score_failure(struct grading *grading, double score, struct strbuf *text); // releases the text
void score_type(struct grading *grading, const struct value *value, const char *wanted);
const char *grading_says(struct grading *grading, const char *text); // with the variables filled in

// score_order.c
void score_order(struct grading *grading, const struct value *value);
void score_line(struct grading *grading, const struct value *value);

// drawn.c: draws the cases, or finds them where the exercise stays.
enum status drawn_find(struct grading *grading, struct drawn **drawn, struct error *err);
// What the reference gives for case i; only asked when a child that answers it is dead. The value
// lives in `scratch` or in `drawn`.
enum status drawn_expected(struct grading *grading, size_t i, struct arena *scratch,
                           struct value *expected, bool *raised, struct error *err);
void drawn_forget(struct grader *grader);

// score_program.c: scores what the program returned for them.
enum status program_prepare(struct grading *grading, struct error *err);
void score_program(struct grading *grading);
// What is told of a case that is no hidden one and went wrong: the sentence, and both values.
void score_shown_case(struct grading *grading, struct test_result *test,
                      const struct exercise_case *one, const struct frame_case *got,
                      const struct value *expected);

// score_broken.c
const char *run_end_says(const struct grading *grading, enum run_end end); // for bad ends
enum verdict run_end_verdict(enum run_end end);
// A program or an answer file that did not get as far as returning: says so. False where it did.
bool score_broken_run(struct grading *grading, const struct run_result *run, double points);
bool says_not_run(struct grading *grading, const struct run_result *run);

// say.c: sentences for learners.
void say_call(const struct exercise *exercise, const struct exercise_case *one, struct strbuf *out);
void say_difference(const struct difference *difference, const struct value *expected,
                    const struct frame_case *one, struct strbuf *out);
void say_refusal(const struct frame_case *one, struct strbuf *out);
void say_error(const struct frame_text *text, uint32_t line, bool in_file, struct strbuf *out);
void say_ratio(double expected, double actual, struct strbuf *out);
int error_line(const struct frame_text *text, uint32_t line);

// units.c: is every wrong number the right one in another unit?
struct unit_search {
    unsigned alive; // a bit for each row of the table of units
    size_t told;    // how many numbers could tell
    bool spoiled;   // a result has another shape
    bool typed;     // by a person, who may have rounded
};
void unit_search_start(struct unit_search *search);
void unit_search_add(struct unit_search *search, const struct value *expected,
                     const struct value *actual, const struct tolerance *tolerance);
// What stands behind "The number" or "Every number", "is twice the right one."; or NULL.
const char *unit_search_says(const struct unit_search *search);

// how_far.c: in which direction a wrong number lies, and roughly how far: a sentence, or NULL. It
// never tells more than the bounds of a factor.
const char *how_far_says(double right, double given);
// Whether the value is that number as one writes it down: rounded to `least` digits or more.
bool number_is_rounded(double number, double value, int least);

// patterns.c: is every wrong result the right one, moved?
struct pattern_search {
    unsigned alive; // a bit for each row of the table of patterns
    size_t told;    // how many results could tell
    struct number_search {
        size_t n; // single numbers
        double first, factor, amount;
        bool varied, one_factor, one_amount;
    } numbers;
    bool only_field;          // of records this one alone was wrong each time
    char field[64];           // its name
    struct unit_search units; // of what is wrong in fields
    char says[400];
};
void pattern_search_start(struct pattern_search *search);
// A wrong case; right ones say nothing.
void pattern_search_add(struct pattern_search *search, const struct value *expected,
                        const struct value *actual, const struct tolerance *tolerance);
const char *pattern_search_says(struct pattern_search *search); // a sentence, or NULL

// mistakes.c: calls `found` with the number of the mistake that explains the program's results, or
// -1.
typedef void mistakes_done(struct grading *grading, int found);
void mistakes_start(struct grading *grading, mistakes_done *found);
void mistakes_cancel(struct grading *grading);
void mistakes_forget(struct grader *grader);

// smallest.c: looks for the smallest input on which the program goes wrong, and calls `done`.
typedef void smallest_done(struct grading *grading);
void smallest_start(struct grading *grading, smallest_done *done);
void smallest_cancel(struct grading *grading);

// grade.c
struct grading *grading_new(struct grader *grader, const struct exercise *exercise,
                            const struct answer *answer, struct arena *arena, graded *done,
                            void *owner);
bool grading_may_run(struct grading *grading); // false: refused already, as the environment's fault
void grading_take_value(struct grading *grading,
                        const struct value *value); // and goes on from there
void grading_finish(struct grading *grading);
double grading_budget(const struct grading *grading); // seconds that are left
uint64_t fresh_nonce(void);

#endif
