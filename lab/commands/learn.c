// SPDX-License-Identifier: MIT
// learn: opens the lab, full screen or line by line.
#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/commands/commands.h"
#include "lab/commands/learn.h"

enum { FIRST_FRAME_BYTES = 1536 << 10 }; // what opening a lab takes from the heap, generously

const struct option_row learn_options[] = {
    { "plain", 0, NULL, "line by line, without a full-screen terminal" },
    { 0 },
};

bool wants_plain(const struct session *session) {
    const char *term = getenv("TERM");
    return argument_given(&session->arguments, "plain") || (term && strcmp(term, "dumb") == 0);
}

static enum lab_color color_of(const struct session *session) {
    const char *when = argument_value(&session->arguments, "color");
    if (when && strcmp(when, "always") == 0) return LAB_COLOR_ALWAYS;
    return when && strcmp(when, "never") == 0 ? LAB_COLOR_NEVER : LAB_COLOR_AUTO;
}

struct lab_options lab_options_of(const struct session *session) {
    return (struct lab_options) {
        .course_folder = argument_value(&session->arguments, "course"),
        .ascii = session->ascii,
        .color = color_of(session),
    };
}

enum status command_learn(struct session *session, struct error *err) {
    enum status status = session_no_more(session, 1, err);
    if (status != STATUS_OK) return status;
    struct lab_options options = lab_options_of(session);
    if (session->arguments.n_operands) options.lesson = session->arguments.operands[0];
    if (wants_plain(session)) return lab_run_plain(&options, err);
    memory_keep(FIRST_FRAME_BYTES);
    return lab_run(&options, err);
}
