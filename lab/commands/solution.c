// SPDX-License-Identifier: MIT
// solution: the author's answer as a file that passes, once the learner has earned it.
#include <string.h>

#include "lab/commands/commands.h"
#include "lab/exercise/solution.h"
#include "lab/lesson/lesson.h"
#include "lab/ui/help_levels.h"

enum { COMMENT_COLS = 72 };

// Markdown as comment lines of Lua.
static void add_comment(struct session *session, const struct exercise *exercise, const char *text,
                        struct strbuf *out) {
    struct arena arena = { 0 };
    struct strbuf plain = { 0 };
    markdown_text(&plain, COMMENT_COLS, session->ascii,
                  exercise_text(exercise, text, NULL, &arena));
    for (const char *at = strbuf_text(&plain); *at;) {
        size_t size = strcspn(at, "\n");
        strbuf_puts(out, size ? "-- " : "--");
        strbuf_add(out, at, size);
        strbuf_putc(out, '\n');
        at += size + (at[size] == '\n');
    }
    strbuf_release(&plain);
    arena_release(&arena);
}

static enum status show(struct session *session, const struct exercise *exercise,
                        struct error *err) {
    struct strbuf out = { 0 };
    strbuf_printf(&out, "-- %s\n\n", exercise->title);
    enum status status = exercise_solution(exercise, session_script(session), &out, err);
    if (status == STATUS_OK) {
        if (out.at[out.size - 1] != '\n') strbuf_putc(&out, '\n');
        const char *why = exercise->says && exercise->says[0] ? exercise->says : exercise->why;
        if (why[0]) strbuf_putc(&out, '\n');
        if (why[0]) add_comment(session, exercise, why, &out);
        status = session_print(&out, err);
    }
    strbuf_release(&out);
    return status;
}

static enum status refuse(const struct exercise *exercise, const struct help_levels *levels,
                          struct error *err) {
    struct strbuf sentence = { 0 };
    help_levels_say(levels, &sentence);
    enum status status =
        levels->hints < levels->of
            ? fail(err, STATUS_SHORT, "%s The next hint: bitlab hint %s", sentence.at, exercise->id)
            : fail(err, STATUS_SHORT, "%s A try counts in the lab, and with `grade --record`.",
                   sentence.at);
    strbuf_release(&sentence);
    return status;
}

enum status command_solution(struct session *session, struct error *err) {
    struct exercise exercise;
    enum status status = session_first_exercise(session, 1, &exercise, err);
    if (status != STATUS_OK) return status;
    struct help_levels levels =
        help_levels_read(session_store(session), session->course.title, &exercise);
    if (exercise.stripped || help_levels_open(&levels))
        status = show(session, &exercise, err);
    else
        status = refuse(&exercise, &levels, err);
    exercise_release(&exercise);
    return status;
}
