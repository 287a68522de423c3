// SPDX-License-Identifier: MIT
// Mutants of an exercise's solution, run as learners' programs are: those that pass every case are
// findings, each at its place in the file.
#include <string.h>

#include "lab/check/mutants.h"
#include "lab/check/subject.h"

static const double least_timeout_s = 0.3, times_solution = 10;

// Where a byte of the solution stands in the file; the field's line where its text is written with
// escapes.
static void find_place(const struct subject *subject, size_t at, int *line, int *column) {
    const char *source = strbuf_text(&subject->source);
    const char *text = strstr(source, subject->exercise.solution);
    *line = subject_line(subject, "solution");
    *column = 1;
    if (!text) return;
    *line = 1;
    for (const char *c = source; c < text + at; c++) {
        bool newline = *c == '\n';
        *line += newline;
        *column = newline ? 1 : *column + (((unsigned char)*c & 0xC0) != 0x80);
    }
}

static void add_living(struct subject *subject, const struct mutant *mutant) {
    const char *program = subject->exercise.solution;
    struct strbuf text = { 0 };
    int line, column;
    find_place(subject, mutant->from, &line, &column);
    int size = (int)(mutant->to - mutant->from);
    strbuf_puts(&text, "this mutant lives: with ");
    if (mutant->says)
        strbuf_puts(&text, mutant->says);
    else if (!size)
        strbuf_printf(&text, "`%s` put in", mutant->with);
    else if (!*mutant->with)
        strbuf_printf(&text, "`%.*s` left out", size, program + mutant->from);
    else
        strbuf_printf(&text, "`%s` for `%.*s`", mutant->with, size, program + mutant->from);
    strbuf_puts(&text, " the solution still passes every case");
    findings_add_at(subject->checker->findings, FINDING_WARNING, subject->exercise.path, line,
                    column, strbuf_text(&text));
    strbuf_release(&text);
}

static bool lives(struct subject *subject, struct grader *grader, const char *program) {
    struct exercise exercise = subject->exercise;
    struct arena arena = { 0 };
    exercise.n_mistakes = 0; // nobody asks why it is wrong
    const char *text = program_answer(subject, program);
    struct answer answer = { .file = exercise.id, .bytes = text, .size = strlen(text) };
    enum verdict verdict = grade_answer(grader, &exercise, &answer, &arena)->verdict;
    arena_release(&arena);
    return verdict == VERDICT_PASS;
}

void check_mutants(struct subject *subject) {
    struct checker *checker = subject->checker;
    const char *program = subject->exercise.solution;
    struct mutant *mutants;
    struct grade_options options = { .runner = checker->options.runner,
                                     .course_hash = checker->course_hash };
    double needed = times_solution * subject->seconds;
    options.timeout_s = needed > least_timeout_s ? needed : least_timeout_s;
    if (checker->environment.status != STATUS_OK) return;
    struct grader *grader = grader_new(checker->loop, checker->script, &options);
    size_t n = mutants_of(program, &subject->arena, &mutants);
    for (size_t i = 0; i < n; i++) {
        const char *text = mutant_program(program, &mutants[i], &subject->arena);
        checker->mutants++;
        if (!lives(subject, grader, text)) continue;
        checker->living++;
        add_living(subject, &mutants[i]);
    }
    grader_free(grader);
}
