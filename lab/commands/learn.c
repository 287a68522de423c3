// SPDX-License-Identifier: MIT
// learn: opens the lab, full screen or line by line.
#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/commands/commands.h"
#include "lab/ui/lab.h"

const struct option_row learn_options[] = {
    { "plain", 0, NULL, "line by line, without a full-screen terminal" },
    { 0 },
};

static bool wants_plain(const struct session *session) {
    const char *term = getenv("TERM");
    return argument_given(&session->arguments, "plain") || (term && strcmp(term, "dumb") == 0);
}

static enum lab_color color_of(const struct session *session) {
    const char *when = argument_value(&session->arguments, "color");
    if (when && strcmp(when, "always") == 0) return LAB_COLOR_ALWAYS;
    return when && strcmp(when, "never") == 0 ? LAB_COLOR_NEVER : LAB_COLOR_AUTO;
}

enum status command_learn(struct session *session, struct error *err) {
    enum status status = session_no_more(session, 1, err);
    if (status != STATUS_OK) return status;
    struct lab_options options = {
        .course_folder = argument_value(&session->arguments, "course"),
        .lesson = session->arguments.n_operands ? session->arguments.operands[0] : NULL,
        .ascii = session->ascii,
        .color = color_of(session),
    };
    return wants_plain(session) ? lab_run_plain(&options, err) : lab_run(&options, err);
}
