// SPDX-License-Identifier: MIT
// The quick checks of a lesson: `quiz { … }` blocks, read as exercises of kind `choice`.
#include <stdlib.h>
#include <string.h>

#include "lab/exercise/reading.h"

static enum status read_quiz(struct exercise *quiz, struct script *script,
                             const struct value *table, struct error *err) {
    static const char *const known[] = { "task", "options", "title", "why", "hints" };
    struct reading reading = {
        .exercise = quiz, .script = script, .fields = { quiz->path, err, STATUS_OK }, .table = table
    };
    fields_known(&reading.fields, table, "quiz", known, sizeof known / sizeof *known, 0);
    if (value_field(table, "title")) quiz->title = fields_title(&reading.fields, table);
    quiz->task = read_markdown(&reading, table, "task", REQUIRED);
    quiz->why = read_markdown(&reading, table, "why", OPTIONAL);
    read_hints(&reading);
    read_options(&reading, "options", "correct");
    return reading.fields.status;
}

static struct exercise quiz_of(const char *path, const char *lesson, size_t number, int line) {
    struct exercise quiz = { .kind = EXERCISE_CHOICE,
                             .tolerance = tolerance_default,
                             .title = "Quick check",
                             .unit = "",
                             .map = "",
                             .says = "",
                             .given = "",
                             .points = 1,
                             .task_line = line,
                             .lesson_line = line };
    quiz.path = arena_strdup(&quiz.arena, path);
    quiz.lesson = arena_strdup(&quiz.arena, lesson);
    quiz.id = arena_printf(&quiz.arena, "%s-quiz-%zu", lesson, number);
    return quiz;
}

enum status quiz_load_from(struct exercise **quizzes, size_t *n, struct script *script,
                           const char *path, int line, const char *source, const char *lesson,
                           size_t first, struct error *err) {
    struct arena arena = { 0 };
    struct value tables = { .kind = VALUE_NIL };
    *quizzes = NULL;
    *n = 0;
    enum status status = script_collect(script, "quiz", path, line, source, &arena, &tables, err);
    if (status == STATUS_OK && tables.table.n == 0)
        status = fail_at(err, STATUS_COURSE, path, line,
                         "a quiz block holds quiz { task = …, options = … }");
    if (status == STATUS_OK) *quizzes = xcalloc(tables.table.n, sizeof **quizzes);
    for (size_t i = 0; status == STATUS_OK && i < tables.table.n; i++) {
        struct exercise *quiz = &(*quizzes)[(*n)++];
        *quiz = quiz_of(path, lesson, first + i, tables.table.items[i].line);
        struct value table = value_copy(&quiz->arena, &tables.table.items[i]);
        status = read_quiz(quiz, script, &table, err);
    }
    arena_release(&arena);
    if (status == STATUS_OK) return status;
    quiz_free(*quizzes, *n);
    *quizzes = NULL;
    *n = 0;
    return status;
}

enum status quiz_load(struct exercise **quizzes, size_t *n, struct script *script, const char *path,
                      int line, const char *source, const char *lesson, struct error *err) {
    return quiz_load_from(quizzes, n, script, path, line, source, lesson, 1, err);
}

void quiz_free(struct exercise *quizzes, size_t n) {
    for (size_t i = 0; i < n; i++)
        exercise_release(&quizzes[i]);
    free(quizzes);
}
