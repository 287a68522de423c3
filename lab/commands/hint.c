// SPDX-License-Identifier: MIT
// hint: the next hint of an exercise, or all up to one. What was seen is noted, for the solution
// opens only after the last.
#include <errno.h>
#include <stdlib.h>

#include "lab/commands/commands.h"
#include "lab/lesson/lesson.h"
#include "lab/ui/help_levels.h"

enum { HINT_COLS = 72 };

const struct option_row hint_options[] = {
    { "again", 0, NULL, "those that you have seen, once more" },
    { 0 },
};

// Which hints are to be shown: those behind `from` up to `to`.
struct span {
    size_t from, to;
};

static enum status read_span(const struct session *session, const struct help_levels *levels,
                             struct span *span, struct error *err) {
    bool named = session->arguments.n_operands > 1;
    const char *text = named ? session->arguments.operands[1] : "";
    char *end = NULL;
    long n = strtol(text, &end, 10);
    *span = (struct span) { levels->hints, levels->hints + 1 };
    if (argument_given(&session->arguments, "again"))
        *span = (struct span) { 0, levels->hints };
    else if (named)
        *span = (struct span) { levels->hints, (size_t)n };
    if (named && (*end || n < 1 || (size_t)n > levels->of))
        return fail(err, STATUS_USAGE, "a hint's number is from 1 to %zu, not '%s'", levels->of,
                    text);
    if (named && span->from >= span->to) span->from = span->to - 1;
    if (span->to > levels->of) *span = (struct span) { 0, levels->of };
    return STATUS_OK;
}

static void add_hint(struct session *session, const struct exercise *exercise, size_t i,
                     struct strbuf *out) {
    struct arena arena = { 0 };
    int cols = session->cols < HINT_COLS ? session->cols : HINT_COLS;
    if (out->size) strbuf_putc(out, '\n');
    strbuf_printf(out, "Hint %zu of %zu\n", i + 1, exercise->hints.n);
    markdown_text(out, cols, session->ascii,
                  exercise_text(exercise, exercise->hints.at[i], NULL, &arena));
    if (out->at[out->size - 1] != '\n') strbuf_putc(out, '\n');
    arena_release(&arena);
}

static void say_last(const struct session *session, const struct exercise *exercise) {
    char *course = session_this_course(session);
    session_say("there are no more hints; `bitlab solution %s%s` says when it opens", exercise->id,
                course);
    free(course);
}

static enum status show(struct session *session, const struct exercise *exercise,
                        struct error *err) {
    struct store *store = session_store(session);
    const char *course = session->course.title;
    struct help_levels levels = help_levels_read(store, course, exercise);
    struct span span;
    struct strbuf out = { 0 };
    enum status status = read_span(session, &levels, &span, err);
    for (size_t i = span.from; status == STATUS_OK && i < span.to; i++)
        add_hint(session, exercise, i, &out);
    if (status == STATUS_OK) status = session_print(&out, err);
    if (status == STATUS_OK) status = help_levels_note(store, course, exercise, span.to, err);
    if (status == STATUS_OK && span.to == 0)
        session_say("you have seen no hint of %s yet", exercise->id);
    else if (status == STATUS_OK && levels.hints == levels.of)
        say_last(session, exercise);
    strbuf_release(&out);
    return status;
}

enum status command_hint(struct session *session, struct error *err) {
    struct exercise exercise;
    enum status status = session_first_exercise(session, 2, &exercise, err);
    if (status != STATUS_OK) return status;
    if (exercise.hints.n)
        status = show(session, &exercise, err);
    else
        session_say("%s has no hints", exercise.id);
    exercise_release(&exercise);
    return status;
}
