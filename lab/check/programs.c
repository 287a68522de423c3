// SPDX-License-Identifier: MIT
// Right answers pass with room to spare, wrong ones fail with room to spare and are told their own
// sentence, and what a learner starts from is neither.
//
// Room to spare: a solution must still pass at a tenth of the tolerance and a wrong program must
// still fail at ten times it, because another processor or another libm moves the last digits.
// A wrong number must still fail at twice the tolerance. Numbers are typed, and the tolerance is
// for their rounding: a number within it of a mistake is told the mistake, one within it of the
// answer passes, and up to twice the tolerance the two would meet.
#include <ctype.h>
#include <string.h>

#include "lab/check/subject.h"
#include "lab/exercise/starter.h"

static const double margin = 10, margin_of_numbers = 2, safe_share = 5;

// A copy at another tolerance and without the known mistakes; it shares everything with the
// original.
static struct exercise at_tolerance(const struct exercise *exercise, double factor) {
    struct exercise copy = *exercise;
    struct tolerance *tolerance = &copy.tolerance;
    if (tolerance->rel > 0) tolerance->rel *= factor;
    if (tolerance->abs > 0) tolerance->abs *= factor;
    if (tolerance->ulp > 0) tolerance->ulp = (int64_t)((double)tolerance->ulp * factor);
    copy.n_mistakes = 0;
    return copy;
}

static void check_time(struct subject *subject, const struct exercise_result *result,
                       const char *what, int line) {
    double limit = subject->checker->options.timeout_s;
    if (result->seconds * safe_share <= limit) return;
    subject_warning(subject, line,
                    "the %s takes %.2g s of the %g s that a learner has; a slower machine needs "
                    "a fifth of the limit, %g s, at most: use fewer or smaller cases",
                    what, result->seconds, limit, limit / safe_share);
}

// No program of the exercise defines the entry: one finding, at its name, says it for all of them.
static bool lacks_entry(const struct subject *subject) {
    const struct exercise *exercise = &subject->exercise;
    return exercise->kind == EXERCISE_CODE && !strstr(exercise->solution, exercise->entry) &&
           !strstr(exercise->starter, exercise->entry);
}

// Where a program that stands in the file stopped: the line of the file, not that of the program.
static int line_inside(const struct subject *subject, const char *program, int skipped,
                       const struct exercise_result *result, int line) {
    int stopped = result->error_line - skipped;
    const char *at = strstr(strbuf_text(&subject->source), program);
    if (subject->exercise.kind != EXERCISE_CODE || stopped < 1 || !at) return line;
    line = 1;
    for (const char *c = strbuf_text(&subject->source); c < at; c++)
        line += *c == '\n';
    return line + stopped - 1;
}

void expect_pass(struct subject *subject, const char *text, const char *what, int line) {
    struct exercise_result *result = subject_grade(subject, &subject->exercise, text);
    if (!result) return;
    if (result->verdict == VERDICT_COURSE_ERROR) {
        struct error err = { 0 };
        fail(&err, STATUS_COURSE, "%s", result_why(result));
        findings_add_error(subject->checker->findings, subject->exercise.path, &err);
        return;
    }
    if (result->verdict != VERDICT_PASS) {
        subject_error(subject, line_inside(subject, text, 0, result, line),
                      "the %s does not pass (%s): %s", what, verdict_name(result->verdict),
                      result_why(result));
        return;
    }
    check_time(subject, result, what, line);
    if (result->seconds > subject->seconds) subject->seconds = result->seconds;
    struct exercise strict = at_tolerance(&subject->exercise, 1 / margin);
    result = subject_grade(subject, &strict, text);
    if (result && result->verdict != VERDICT_PASS)
        subject_warning(subject, line,
                        "the %s passes, but not at a tenth of the tolerance, so that on another "
                        "machine it may fail: %s",
                        what, result_why(result));
}

static void check_diagnosis(struct subject *subject, size_t i,
                            const struct exercise_result *result) {
    const struct exercise *exercise = &subject->exercise;
    int line = exercise->mistakes[i].line;
    const char *says = exercise_text(exercise, exercise->mistakes[i].says, NULL, &subject->arena);
    if (!result->mistake)
        subject_error(subject, line,
                      "the mistake fails as it should (%s) but is not recognized as itself: %s",
                      verdict_name(result->verdict), result_why(result));
    else if (strcmp(result->mistake, says) != 0)
        subject_warning(subject, line,
                        "no case tells this mistake from the one in line %d, so its sentence is "
                        "never said: add a case, or drop one of them",
                        mistake_line(subject, result->mistake));
}

void expect_mistake(struct subject *subject, size_t i) {
    const struct exercise *exercise = &subject->exercise;
    int line = exercise->mistakes[i].line;
    const char *text = mistake_answer(subject, i);
    struct exercise_result *result = text ? subject_grade(subject, exercise, text) : NULL;
    if (!result || result->verdict == VERDICT_COURSE_ERROR) return; // the solution told it
    if (result->verdict == VERDICT_PASS) {
        struct exercise narrow = at_tolerance(exercise, 1e-6);
        result = subject_grade(subject, &narrow, text);
        bool by_tolerance = result && result->verdict == VERDICT_FAIL;
        subject_error(subject, line, "the known mistake %s",
                      !exercise->entry ? "is accepted as right"
                      : by_tolerance
                          ? "passes every case, but only by the tolerance: tighten it"
                          : "passes every case: add one that tells it from the solution");
        return;
    }
    check_diagnosis(subject, i, result);
    if (exercise->mistakes[i].wrong_line || exercise->mistakes[i].order) return;
    struct exercise loose = at_tolerance(exercise, exercise->entry ? margin : margin_of_numbers);
    result = subject_grade(subject, &loose, text);
    if (result && result->verdict == VERDICT_PASS)
        subject_warning(subject, line,
                        exercise->entry
                            ? "the known mistake lies within ten times the tolerance in every "
                              "case, so that it hardly fails: add a case or tighten the tolerance"
                            : "the known mistake lies within twice the tolerance of the right "
                              "answer, so that a rounded one may pass: tighten the tolerance");
}

// A line of a program, without the blanks around it; its size, 0 for an empty one.
static size_t line_of(const char *program, int number, const char **at) {
    for (*at = program; number > 1 && *at; number--)
        *at = (*at = strchr(*at, '\n')) ? *at + 1 : NULL;
    if (!*at) return 0;
    size_t size = strcspn(*at, "\n");
    while (size && isspace((unsigned char)**at))
        ++*at, size--;
    while (size && isspace((unsigned char)(*at)[size - 1]))
        size--;
    return size;
}

// The line at fault is one that the repaired program does without.
static void check_bug_line(struct subject *subject) {
    const struct exercise *exercise = &subject->exercise;
    const char *line, *kept;
    size_t size = line_of(exercise->program, exercise->bug_line, &line);
    if (size == 0)
        subject_error(subject, subject_line(subject, "line"), "line %d of the program is empty",
                      exercise->bug_line);
    for (int i = 1; size && exercise->solution; i++) {
        size_t same = line_of(exercise->solution, i, &kept);
        if (!kept) return;
        if (same != size || memcmp(kept, line, size) != 0) continue;
        subject_warning(subject, subject_line(subject, "line"),
                        "the solution keeps line %d of the program as it is: is that the one at "
                        "fault?",
                        exercise->bug_line);
        return;
    }
}

void check_programs(struct subject *subject) {
    const struct exercise *exercise = &subject->exercise;
    const struct value *alternatives = value_field(&subject->table, "alternatives");
    if (lacks_entry(subject)) {
        subject_error(subject, subject_line(subject, "entry"),
                      "neither the solution nor the starter defines a function %s",
                      exercise->entry);
        return;
    }
    expect_pass(subject, right_answer(subject), "solution", subject_line(subject, "solution"));
    for (size_t i = 0; i < exercise->alternatives.n; i++)
        expect_pass(subject, program_answer(subject, exercise->alternatives.at[i]),
                    arena_printf(&subject->arena, "alternative %zu", i + 1),
                    alternatives->table.items[i].line);
    for (size_t i = 0; i < exercise->n_mistakes; i++)
        expect_mistake(subject, i);
    if (exercise->kind == EXERCISE_BUG) check_bug_line(subject);
    if (exercise->n_mistakes == 0)
        subject_warning(subject, subject_line(subject, "kind"),
                        "there are no known mistakes: add the wrong programs that you have seen, "
                        "each with a sentence");
}

// Of the comment that `bitlab start` puts above a starter.
static int lines_before(const char *text, const char *starter) {
    int lines = 0;
    for (const char *at = strstr(text, starter); at && at > text; at--)
        lines += at[-1] == '\n';
    return lines;
}

// How a starter of a program fails: it must load and then give wrong results.
static void check_program_starter(struct subject *subject, const struct exercise_result *result,
                                  const char *text) {
    const struct exercise *exercise = &subject->exercise;
    int line = subject_line(subject, exercise->kind == EXERCISE_BUG ? "program" : "starter");
    if (exercise->kind == EXERCISE_CODE)
        line = line_inside(subject, exercise->starter, lines_before(text, exercise->starter),
                           result, line);
    size_t cases = exercise->n_cases + (size_t)exercise->generate_count;
    const char *name = exercise->kind == EXERCISE_BUG ? "program with the fault" : "starter";
    if (result->verdict == VERDICT_PASS)
        subject_error(subject, line, "the %s passes every case as it is", name);
    else if (result->verdict == VERDICT_TIMEOUT || result->verdict == VERDICT_MEMORY)
        subject_error(subject, line, "the %s hits a limit (%s) where it should give a wrong result",
                      name, verdict_name(result->verdict));
    else if (result->verdict == VERDICT_ERROR && result->n_tests < cases)
        subject_error(subject, line, "the %s does not load, where it should run and be wrong: %s",
                      name, result_why(result));
    else if (result->verdict == VERDICT_ERROR && exercise->kind == EXERCISE_CODE)
        subject_warning(subject, line, "the starter raises an error where it should be wrong: %s",
                        result_why(result));
    else if (result->mistake && exercise->kind == EXERCISE_CODE)
        subject_warning(subject, line,
                        "an untouched starter is told the sentence of the mistake in line %d",
                        mistake_line(subject, result->mistake));
}

void check_starter(struct subject *subject) {
    const struct exercise *exercise = &subject->exercise;
    struct strbuf text = { 0 };
    if (lacks_entry(subject)) return;
    if (exercise->kind == EXERCISE_BUG && exercise->entry)
        strbuf_puts(&text, program_answer(subject, exercise->program));
    else
        exercise_starter(exercise, &text);
    struct exercise_result *result = subject_grade(subject, exercise, strbuf_text(&text));
    if (result && exercise->entry)
        check_program_starter(subject, result, strbuf_text(&text));
    else if (result && result->verdict == VERDICT_PASS)
        subject_error(subject, subject_line(subject, "kind"),
                      "what `bitlab start` writes passes as it is");
    else if (result && result->verdict != VERDICT_FAIL &&
             result->verdict != VERDICT_COURSE_ERROR) // told for the right answer
        subject_error(subject, subject_line(subject, "kind"),
                      "what `bitlab start` writes is not wrong but %s: %s",
                      verdict_name(result->verdict), result_why(result));
    strbuf_release(&text);
}
