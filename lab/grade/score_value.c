// SPDX-License-Identifier: MIT
// Scoring an answer that is a value: a number, or ticks. score_order.c has the other kinds.
// The right answer is never told; what is wrong with this one is.
#include <ctype.h>
#include <string.h>

#include "lab/base/strbuf.h"
#include "lab/grade/grading.h"

// One answer is one test.
static struct test_result *add_answer(struct grading *grading, enum verdict verdict, double score) {
    struct test_result *test = result_add_test(grading, "answer", grading->exercise->points);
    test->verdict = verdict;
    test->score = grading->result->score = score;
    result_worsen(grading->result, verdict);
    return test;
}

void score_pass(struct grading *grading) {
    add_answer(grading, VERDICT_PASS, grading->exercise->points);
}

void score_failure(struct grading *grading, double score, struct strbuf *text) {
    struct test_result *test = add_answer(grading, VERDICT_FAIL, score);
    test->message = result_text(grading, strbuf_text(text), text->size);
    strbuf_release(text);
}

const char *grading_says(struct grading *grading, const char *text) {
    return exercise_text(grading->exercise, text, grading->variables, grading->arena);
}

void score_type(struct grading *grading, const struct value *value, const char *wanted) {
    struct strbuf text = { 0 };
    strbuf_printf(&text, "The answer is %s, and %s is wanted.",
                  value->kind == VALUE_NIL ? "missing" : value_kind_name(value->kind), wanted);
    score_failure(grading, 0, &text);
}

// number

enum { DIGITS_OF_MISTAKE = 2 };

// A tolerance is made for the right answer, and may be finer than a learner's rounding of a wrong
// one. What may as well be the right answer, rounded too far, is no mistake of the list.
static bool is_mistake(const struct grading *grading, double wrong, double right,
                       const struct value *value) {
    struct value expected = value_of_number(wrong);
    if (numbers_equal(&expected, value, &grading->exercise->tolerance)) return true;
    double number = value_number(value);
    return number_is_rounded(wrong, number, DIGITS_OF_MISTAKE) &&
           !number_is_rounded(right, number, DIGITS_OF_MISTAKE);
}

static bool set_number_mistake(struct grading *grading, double right, const struct value *value) {
    const struct exercise *exercise = grading->exercise;
    for (size_t i = 0; i < exercise->n_mistakes; i++) {
        double wrong;
        struct error err = { 0 };
        if (exercise_mistake_value(exercise, grading->grader->script, i, grading->variables, &wrong,
                                   &err) != STATUS_OK) {
            result_set(grading, VERDICT_COURSE_ERROR, err.text);
            return true;
        }
        if (!is_mistake(grading, wrong, right, value)) continue;
        grading->result->mistake = grading_says(grading, exercise->mistakes[i].says);
        return true;
    }
    return false;
}

static void keep_number(struct grading *grading, const struct value *expected,
                        const struct value *actual) {
    struct test_result *test = &grading->result->tests[grading->result->n_tests - 1];
    struct difference difference;
    test->has_values = true;
    test->args = value_of_list(grading->arena, 0);
    test->actual = *actual;
    test->withheld = !grading->grader->options.show_hidden;
    if (test->withheld) return;
    values_equal(expected, actual, &grading->exercise->tolerance, NULL, &difference);
    test->expected = *expected;
    test->has_distance = difference.has_distance;
    test->abs_error = difference.abs_error;
    test->rel_error = difference.rel_error;
    test->ulp = difference.ulp;
}

// What may be the matter with a number that no known mistake gives.
static void hint_number(struct grading *grading, const struct value *expected,
                        const struct value *value) {
    struct unit_search units;
    unit_search_start(&units);
    units.typed = true;
    unit_search_add(&units, expected, value, &grading->exercise->tolerance);
    const char *unit = unit_search_says(&units);
    const char *says = unit ? arena_printf(grading->arena, "The number %s", unit)
                            : how_far_says(value_number(expected), value_number(value));
    grading->result->message_is_distance = !unit;
    if (says) result_add_message(grading, says);
}

static void fail_number(struct grading *grading, const struct value *expected,
                        const struct value *value) {
    struct strbuf text = { 0 };
    value_print(value, &text, 60);
    if (*grading->exercise->unit) strbuf_printf(&text, " %s", grading->exercise->unit);
    strbuf_puts(&text, " is not it.");
    score_failure(grading, 0, &text);
    keep_number(grading, expected, value);
    if (!set_number_mistake(grading, value_number(expected), value))
        hint_number(grading, expected, value);
}

static void score_number(struct grading *grading, const struct value *value) {
    const struct exercise *exercise = grading->exercise;
    double answer;
    struct error err = { 0 };
    if (!value_is_number(value)) {
        score_type(grading, value, "a number");
        return;
    }
    if (exercise_answer(exercise, grading->grader->script, grading->variables, &answer, &err) !=
        STATUS_OK) {
        result_set(grading, VERDICT_COURSE_ERROR, err.text);
        return;
    }
    struct value expected = value_of_number(answer);
    if (numbers_equal(&expected, value, &exercise->tolerance))
        score_pass(grading);
    else
        fail_number(grading, &expected, value);
}

// choice and checklist

enum { TICKS_MAX = 64 };

struct ticks {
    bool on[TICKS_MAX];
    size_t n;
};

// "b", " B " and the like: the option that is meant, or -1.
static int find_option(const struct exercise *exercise, const struct value *id) {
    if (id->kind != VALUE_STRING) return -1;
    const char *at = id->string.at, *end = at + id->string.size;
    while (at < end && isspace((unsigned char)*at))
        at++;
    while (end > at && isspace((unsigned char)end[-1]))
        end--;
    for (size_t i = 0; i < exercise->n_options && i < TICKS_MAX; i++)
        if (strlen(exercise->options[i].id) == (size_t)(end - at) &&
            strncasecmp(exercise->options[i].id, at, (size_t)(end - at)) == 0)
            return (int)i;
    return -1;
}

static bool read_tick(struct grading *grading, const struct value *id, struct ticks *ticks) {
    const struct exercise *exercise = grading->exercise;
    struct strbuf text = { 0 };
    int i = find_option(exercise, id);
    if (i >= 0 && !ticks->on[i]) {
        ticks->on[i] = true;
        ticks->n++;
        return true;
    }
    if (i >= 0)
        strbuf_printf(&text, "\"%s\" is given twice.", exercise->options[i].id);
    else {
        strbuf_puts(&text, "There is no option ");
        value_print(id, &text, 40);
        strbuf_printf(&text, ": the options are \"a\" to \"%s\".",
                      exercise->options[exercise->n_options - 1].id);
    }
    score_failure(grading, 0, &text);
    return false;
}

// A string is a list of one.
static bool read_ticks(struct grading *grading, const struct value *value, struct ticks *ticks) {
    *ticks = (struct ticks) { 0 };
    if (value->kind == VALUE_STRING) return read_tick(grading, value, ticks);
    if (value->kind != VALUE_TABLE || value->table.n_fields) {
        score_type(grading, value, "\"b\" or a list like { \"a\", \"c\" }");
        return false;
    }
    for (size_t i = 0; i < value->table.n; i++)
        if (!read_tick(grading, &value->table.items[i], ticks)) return false;
    return true;
}

struct tally {
    size_t right, wrong, belonging;
    const struct exercise_option *first_wrong;
};

static struct tally tally_of(const struct exercise *exercise, const struct ticks *ticks) {
    struct tally tally = { 0 };
    for (size_t i = 0; i < exercise->n_options && i < TICKS_MAX; i++) {
        const struct exercise_option *option = &exercise->options[i];
        tally.belonging += option->correct;
        tally.right += ticks->on[i] && option->correct;
        tally.wrong += ticks->on[i] && !option->correct;
        if (ticks->on[i] && !option->correct && !tally.first_wrong) tally.first_wrong = option;
    }
    return tally;
}

static void set_tick_mistake(struct grading *grading, const struct tally *tally) {
    const struct exercise_option *wrong = tally->first_wrong;
    if (wrong && wrong->says && *wrong->says)
        grading->result->mistake = grading_says(grading, wrong->says);
}

static void say_ticks(const struct tally *tally, struct strbuf *text) {
    if (tally->wrong)
        strbuf_printf(text, "%zu of the ticks %s wrong.", tally->wrong,
                      tally->wrong == 1 ? "is" : "are");
    else if (tally->right)
        strbuf_puts(text, "What is ticked is right, and something is missing.");
    else
        strbuf_puts(text, "Nothing is ticked.");
}

static void score_choice(struct grading *grading, const struct value *value) {
    struct ticks ticks;
    if (!read_ticks(grading, value, &ticks)) return;
    struct tally tally = tally_of(grading->exercise, &ticks);
    if (!tally.wrong && tally.right == tally.belonging) {
        score_pass(grading);
        return;
    }
    struct strbuf text = { 0 };
    bool single = tally.belonging == 1 && ticks.n == 1;
    if (single)
        strbuf_printf(&text, "\"%s\" is not it.", tally.first_wrong->id);
    else
        say_ticks(&tally, &text);
    score_failure(grading, 0, &text);
    set_tick_mistake(grading, &tally);
}

static void score_checklist(struct grading *grading, const struct value *value) {
    const struct exercise *exercise = grading->exercise;
    struct ticks ticks;
    if (!read_ticks(grading, value, &ticks)) return;
    struct tally tally = tally_of(exercise, &ticks);
    if (!tally.wrong && tally.right >= (size_t)exercise->need) {
        score_pass(grading);
        return;
    }
    double share = tally.right > tally.wrong && tally.belonging
                       ? (double)(tally.right - tally.wrong) / (double)tally.belonging
                       : 0;
    struct strbuf text = { 0 };
    say_ticks(&tally, &text);
    if (!tally.wrong && tally.right)
        strbuf_printf(&text, " %zu of the %d needed are there.", tally.right, exercise->need);
    score_failure(grading, share * exercise->points, &text);
    set_tick_mistake(grading, &tally);
}

static void score_no_answer(struct grading *grading, const struct value *value) {
    (void)value;
    result_set(grading, VERDICT_INTERNAL, "This kind of exercise is not answered by a value.");
}

// A learner's copy of a course has no answers, so it says neither right nor wrong.
static void score_stripped(struct grading *grading) {
    result_set(grading, VERDICT_SKIPPED,
               "This copy of the course holds no answers; the file is graded where they are.");
}

void score_value(struct grading *grading, const struct value *value) {
    static void (*const score[EXERCISE_KINDS])(struct grading *, const struct value *) = {
        [EXERCISE_CODE] = score_no_answer, [EXERCISE_NUMBER] = score_number,
        [EXERCISE_CHOICE] = score_choice,  [EXERCISE_ORDER] = score_order,
        [EXERCISE_BUG] = score_line,       [EXERCISE_CHECKLIST] = score_checklist,
    };
    const struct exercise *exercise = grading->exercise;
    if (exercise->stripped && !exercise->entry)
        score_stripped(grading);
    else
        score[exercise->kind](grading, value);
}
