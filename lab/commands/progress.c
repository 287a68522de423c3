// SPDX-License-Identifier: MIT
// progress: what was done, module by module, or as JSON, exercise by exercise.
#include <stdlib.h>

#include "lab/base/memory.h"
#include "lab/cells/grid.h"
#include "lab/cells/json.h"
#include "lab/commands/commands.h"
#include "lab/ui/learner.h"
#include "lab/ui/sign.h"

const struct option_row progress_options[] = {
    { "json", 0, NULL, "every exercise with its attempts and best score" },
    { 0 },
};

struct counts {
    size_t passed, tried, total, outdated;
};

// Passed, but before its graded fields were changed.
static bool is_outdated(struct session *session, const char *id) {
    const struct course_exercise *found = course_find_exercise(&session->course, id);
    struct exercise exercise = { 0 };
    bool outdated = found &&
                    exercise_load(&exercise, session_script(session), found->path,
                                  &(struct error) { 0 }) == STATUS_OK &&
                    pass_is_outdated(session_store(session), session->course.title, &exercise,
                                     session_script(session));
    exercise_release(&exercise);
    return outdated;
}

static struct counts count_lesson(struct session *session, const struct course_lesson *lesson) {
    struct arena arena = { 0 };
    struct text_list ids = { 0 };
    struct counts counts = { 0 };
    course_lesson_exercises(&session->course, lesson, &arena, &ids, NULL);
    counts.total = ids.n;
    for (size_t i = 0; i < ids.n; i++) {
        struct exercise_progress progress =
            store_progress(session_store(session), session->course.title, ids.at[i]);
        counts.passed += progress.passed;
        counts.tried += progress.attempts > 0;
        counts.outdated += progress.passed && is_outdated(session, ids.at[i]);
    }
    arena_release(&arena);
    return counts;
}

static enum sign sign_of(const struct counts *counts) {
    if (counts->outdated) return SIGN_OUTDATED;
    if (counts->total && counts->passed == counts->total) return SIGN_PASSED;
    return counts->tried ? SIGN_TRIED : SIGN_NEW;
}

// How many of its exercises were passed before they were changed.
static size_t draw_lesson(struct session *session, struct grid *grid,
                          const struct course_lesson *lesson) {
    struct counts counts = count_lesson(session, lesson);
    int row = grid->rows;
    enum sign sign = sign_of(&counts);
    grid_text(grid, row, 2, 1, sign_style(sign), sign_text(sign, session->ascii));
    grid_text(grid, row, 4, 38, STYLE_TEXT, lesson->title);
    draw_progress(grid, row, 44, 16, session->ascii,
                  counts.total ? (double)counts.passed / (double)counts.total : 0);
    grid_printf(grid, row, 62, 10, STYLE_DIM, "%zu/%zu", counts.passed, counts.total);
    return counts.outdated;
}

char *outdated_sentence(size_t outdated, bool ascii) {
    return xprintf("%s %zu %s passed before %s changed.", sign_text(SIGN_OUTDATED, ascii), outdated,
                   outdated == 1 ? "exercise was" : "exercises were",
                   outdated == 1 ? "it was" : "they were");
}

static void explain_outdated(struct session *session, struct grid *grid, size_t outdated) {
    char *sentence = outdated_sentence(outdated, session->ascii);
    if (outdated) grid_text(grid, grid->rows + 1, 2, 76, STYLE_WARN, sentence);
    free(sentence);
}

static enum status print_text(struct session *session, struct error *err) {
    struct grid grid;
    struct strbuf out = { 0 };
    size_t outdated = 0;
    grid_init(&grid, 0, 80);
    for (size_t m = 0; m < session->course.n_modules; m++) {
        const struct course_module *module = &session->course.modules[m];
        grid_text(&grid, grid.rows + (m > 0), 0, 78, STYLE_HEADING, module->title);
        for (size_t i = 0; i < module->n; i++)
            outdated += draw_lesson(session, &grid, &module->lessons[i]);
    }
    explain_outdated(session, &grid, outdated);
    grid_print(&grid, 0, grid.rows, &(struct grid_print_options) { session->color, session->ascii },
               &out);
    enum status status = session_print(&out, err);
    strbuf_release(&out);
    grid_release(&grid);
    return status;
}

struct writing {
    struct session *session;
    struct json *json;
};

static void add_exercise(void *owner, const char *exercise,
                         const struct exercise_progress *progress) {
    struct writing *w = owner;
    struct json *json = w->json;
    json_open(json, NULL, '{');
    json_put_string(json, "exercise", exercise);
    json_put_integer(json, "attempts", progress->attempts);
    json_put_boolean(json, "passed", progress->passed);
    json_put_boolean(json, "outdated", progress->passed && is_outdated(w->session, exercise));
    json_put_number(json, "best_score", progress->best_score);
    json_put_integer(json, "last", progress->last);
    json_close(json, '}');
}

static enum status print_json(struct session *session, struct error *err) {
    struct strbuf out = { 0 };
    struct json json = { .out = &out };
    json_open(&json, NULL, '{');
    json_put_string(&json, "course", session->course.title);
    json_open(&json, "exercises", '[');
    enum status status = store_each(session_store(session), session->course.title, add_exercise,
                                    &(struct writing) { session, &json }, err);
    json_close(&json, ']');
    json_close(&json, '}');
    if (status == STATUS_OK) return session_print_json(&out, err);
    strbuf_release(&out);
    return status;
}

enum status command_progress(struct session *session, struct error *err) {
    enum status status = session_no_more(session, 0, err);
    if (status == STATUS_OK) status = session_open_course(session, err);
    if (status != STATUS_OK) return status;
    return argument_given(&session->arguments, "json") ? print_json(session, err)
                                                       : print_text(session, err);
}
