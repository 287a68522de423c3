// SPDX-License-Identifier: MIT
// reset: an exercise from its beginning. What the learner wrote is kept under a dated name.
#include <stdlib.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/commands/commands.h"
#include "lab/ui/start_over.h"
#include "lab/ui/work.h"

// DIR/EXERCISE.lua, or the file of the lab; NULL where there is no place for one.
static char *file_of(const struct session *session, const char *id) {
    if (session->arguments.n_operands < 2) return work_path(&session->course, id);
    char *name = xprintf("%s.lua", id), *path = path_join(session->arguments.operands[1], name);
    free(name);
    return path;
}

static enum status reset_file(const struct exercise *exercise, const char *path,
                              struct error *err) {
    char *kept;
    enum status status = start_over(exercise, path, &kept, err);
    if (status == STATUS_OK && kept)
        session_say("%s begins anew; what was there is kept as %s", path, path_name(kept));
    else if (status == STATUS_OK)
        session_say("wrote %s; there was nothing to keep", path);
    free(kept);
    return status;
}

// The lab's draft of an answer that is given without a file.
static enum status forget_draft(struct session *session, const struct exercise *exercise,
                                struct error *err) {
    char *key = xprintf("answer/%s", exercise->id);
    enum status status = store_put(session_store(session), session->course.title, key, "", err);
    free(key);
    return status;
}

static enum status reset(struct session *session, const struct exercise *exercise,
                         struct error *err) {
    bool named = session->arguments.n_operands > 1, has_file = exercise->entry || named;
    char *path = has_file ? file_of(session, exercise->id) : NULL;
    enum status status = named ? STATUS_OK : forget_draft(session, exercise, err);
    if (status == STATUS_OK && has_file && !path)
        status = fail(err, STATUS_ENVIRONMENT,
                      "there is no HOME, so the lab keeps no file of %s; name its folder: bitlab "
                      "reset %s DIR",
                      exercise->id, exercise->id);
    else if (status == STATUS_OK && path)
        status = reset_file(exercise, path, err);
    else if (status == STATUS_OK)
        session_say("%s begins anew in the lab; what you have done before stays in your progress",
                    exercise->id);
    free(path);
    return status;
}

enum status command_reset(struct session *session, struct error *err) {
    struct exercise exercise;
    enum status status = session_first_exercise(session, 2, &exercise, err);
    if (status != STATUS_OK) return status;
    status = reset(session, &exercise, err);
    exercise_release(&exercise);
    return status;
}
