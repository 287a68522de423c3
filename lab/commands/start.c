// SPDX-License-Identifier: MIT
// start: writes the file to begin an exercise with; never over a learner's file. "-" is standard
// output, as for other programs.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/commands/commands.h"
#include "lab/exercise/starter.h"

static void say_written(const struct session *session, const char *path) {
    char *course = session_this_course(session);
    struct strbuf word = { 0 };
    strbuf_shell_word(&word, path);
    session_say("wrote %s; when it is done: bitlab grade %s%s", path, strbuf_text(&word), course);
    strbuf_release(&word);
    free(course);
}

static enum status write_in_folder(const struct session *session, const struct exercise *exercise,
                                   const char *folder, struct error *err) {
    char *name = xprintf("%s.lua", exercise->id), *path = path_join(folder, name);
    struct strbuf text = { 0 };
    enum status status = STATUS_OK;
    if (strcmp(folder, ".") == 0) {
        free(path);
        path = xstrdup(name);
    }
    if (file_exists(path)) {
        session_say("%s is there already and was left as it is; move it away to begin anew", path);
    } else {
        exercise_starter(exercise, &text);
        status = file_make_folders(folder, err);
        if (status == STATUS_OK) status = file_write(path, strbuf_text(&text), text.size, err);
        if (status == STATUS_OK) say_written(session, path);
    }
    strbuf_release(&text);
    free(name);
    free(path);
    return status;
}

static enum status print(const struct exercise *exercise, struct error *err) {
    struct strbuf text = { 0 };
    exercise_starter(exercise, &text);
    enum status status = session_print(&text, err);
    strbuf_release(&text);
    return status;
}

enum status command_start(struct session *session, struct error *err) {
    struct exercise exercise;
    enum status status = session_first_exercise(session, 2, &exercise, err);
    if (status != STATUS_OK) return status;
    const char *folder = session->arguments.n_operands > 1 ? session->arguments.operands[1] : ".";
    if (strcmp(folder, "-") == 0)
        status = print(&exercise, err);
    else
        status = write_in_folder(session, &exercise, folder, err);
    exercise_release(&exercise);
    return status;
}
