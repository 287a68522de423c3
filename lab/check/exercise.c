// SPDX-License-Identifier: MIT
// One exercise: loaded, placed, read, answered. Each question is asked in a file of its own.
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lab/base/file.h"
#include "lab/check/lesson_parts.h"
#include "lab/check/subject.h"

static const double learners_timeout_s = 5;

void checker_init(struct checker *checker, struct script *script, const struct course *course,
                  const char *course_hash, const struct check_options *options,
                  struct findings *findings) {
    *checker = (struct checker) { .script = script,
                                  .course = course,
                                  .course_hash = course_hash,
                                  .options = *options,
                                  .findings = findings };
    if (!(checker->options.timeout_s > 0)) checker->options.timeout_s = learners_timeout_s;
    checker->loop = loop_new();
    struct grade_options grade = { .timeout_s = checker->options.timeout_s,
                                   .course_hash = course_hash,
                                   .runner = options->runner,
                                   .show_hidden = true };
    checker->grader = grader_new(checker->loop, script, &grade);
}

void checker_release(struct checker *checker) {
    grader_free(checker->grader);
    loop_free(checker->loop);
    *checker = (struct checker) { 0 };
}

void checker_begin(struct checker *checker, const char *path) {
    checker->files++;
    if (checker->options.begun) checker->options.begun(checker->options.owner, checker->files);
    check_unseen(checker, path);
}

#define ADD_FINDING(severity)                                                                      \
    do {                                                                                           \
        char sentence[2 * ERROR_TEXT_MAX];                                                         \
        va_list args;                                                                              \
        va_start(args, format);                                                                    \
        vsnprintf(sentence, sizeof sentence, format, args);                                        \
        va_end(args);                                                                              \
        findings_add(subject->checker->findings, severity, subject->exercise.path, line, "%s",     \
                     sentence);                                                                    \
    } while (0)

void subject_error(struct subject *subject, int line, const char *format, ...) {
    ADD_FINDING(FINDING_ERROR);
}

void subject_warning(struct subject *subject, int line, const char *format, ...) {
    ADD_FINDING(FINDING_WARNING);
}

int subject_line(const struct subject *subject, const char *field) {
    const struct value *value = value_field(&subject->table, field);
    return value ? value->line : subject->table.line ? subject->table.line : 1;
}

int subject_text_line(const struct subject *subject, const struct value *text) {
    return script_text_line(strbuf_text(&subject->source), subject->source.size, text);
}

int mistake_line(const struct subject *subject, const char *says) {
    const struct exercise *exercise = &subject->exercise;
    struct arena arena = { 0 };
    int line = 0;
    for (size_t i = 0; !line && i < exercise->n_mistakes; i++)
        if (!strcmp(exercise_text(exercise, exercise->mistakes[i].says, NULL, &arena), says))
            line = exercise->mistakes[i].line;
    arena_release(&arena);
    return line;
}

struct exercise_result *subject_grade(struct subject *subject, const struct exercise *exercise,
                                      const char *text) {
    struct checker *checker = subject->checker;
    struct answer answer = { .file = exercise->id, .bytes = text, .size = strlen(text) };
    if (checker->environment.status != STATUS_OK) return NULL;
    struct exercise_result *result =
        grade_answer(checker->grader, exercise, &answer, &subject->arena);
    if (!result->environment) return result;
    fail(&checker->environment, STATUS_ENVIRONMENT, "%s", result->message);
    return NULL;
}

const char *result_why(const struct exercise_result *result) {
    for (size_t i = 0; i < result->n_tests; i++)
        if (result->tests[i].verdict != VERDICT_PASS && result->tests[i].message[0])
            return result->tests[i].message;
    return result->message;
}

// Its lesson is one of the course and shows it.
static void check_place(struct subject *subject) {
    const struct course *course = subject->checker->course;
    const struct exercise *exercise = &subject->exercise;
    struct error err;
    struct text_list ids = { 0 };
    if (!course) return;
    const struct course_lesson *lesson = course_find_lesson(course, exercise->lesson);
    if (!lesson) {
        exercise_check_lesson(exercise, course, &err);
        findings_add_error(subject->checker->findings, exercise->path, &err);
        return;
    }
    if (course_lesson_exercises(course, lesson, &subject->arena, &ids, NULL) != STATUS_OK) return;
    for (size_t i = 0; i < ids.n; i++)
        if (strcmp(ids.at[i], exercise->id) == 0) return;
    subject_warning(subject, exercise->lesson_line,
                    "lesson %s does not show this exercise: put ```exercise %s into %s",
                    exercise->lesson, exercise->id, lesson->path);
}

// An id is typed on command lines and names learners' files.
static void check_id(struct subject *subject) {
    const char *id = subject->exercise.id;
    for (const char *c = id; *c; c++)
        if (!isalnum((unsigned char)*c) && *c != '-' && *c != '_') {
            subject_error(subject, 1,
                          "the file's name is the id of the exercise: only letters, digits, - and "
                          "_ belong in \"%s\"",
                          id);
            return;
        }
}

static bool has_program(const struct exercise *exercise) {
    return exercise->entry != NULL;
}

// Cases that cannot be drawn are told once; nothing that runs on them is asked then.
static bool draws_cases(struct subject *subject) {
    struct arena arena = { 0 };
    struct exercise_case *cases;
    struct error err = { 0 };
    size_t n;
    enum status status =
        exercise_cases(&subject->exercise, subject->checker->script, 1, &arena, &cases, &n, &err);
    if (status != STATUS_OK)
        findings_add_error(subject->checker->findings, subject->exercise.path, &err);
    arena_release(&arena);
    return status == STATUS_OK;
}

static void check_subject(struct subject *subject) {
    const struct exercise *exercise = &subject->exercise;
    check_id(subject);
    check_place(subject);
    check_sentences(subject);
    if (exercise->stripped) return; // a learner's copy: there is nothing to prove
    if (has_program(exercise) && !draws_cases(subject)) return;
    if (has_program(exercise))
        check_programs(subject);
    else
        check_values(subject);
    check_starter(subject);
    if (exercise->draw.kind == VALUE_FUNCTION) check_family(subject);
    if (!has_program(exercise)) return;
    check_cases(subject);
    check_leaks(subject);
    if (subject->checker->options.mutate) check_mutants(subject);
}

// The table again, for the lines of its fields: the loader keeps only what grading needs.
static enum status read_table(struct subject *subject, const char *path, struct error *err) {
    enum status status = file_read_course(path, &subject->source, err);
    if (status == STATUS_OK)
        status = script_load(subject->checker->script, path, strbuf_text(&subject->source),
                             subject->source.size, &subject->arena, &subject->table, err);
    return status;
}

void check_exercise(struct checker *checker, const char *path) {
    struct subject subject = { .checker = checker };
    struct error err = { 0 };
    checker_begin(checker, path);
    enum status status = exercise_load(&subject.exercise, checker->script, path, &err);
    if (status == STATUS_OK) {
        status = read_table(&subject, path, &err);
        if (status == STATUS_OK) {
            check_keys(checker, path, strbuf_text(&subject.source), subject.source.size, 1);
            check_subject(&subject);
        }
        exercise_release(&subject.exercise);
    }
    if (status != STATUS_OK) findings_add_error(checker->findings, path, &err);
    strbuf_release(&subject.source);
    arena_release(&subject.arena);
}
