// SPDX-License-Identifier: MIT
// The lab: the course in a full-screen terminal, or the same course line by line. `bitlab learn`
// calls these two.
#ifndef LAB_UI_LAB_H
#define LAB_UI_LAB_H

#include <stdbool.h>

#include "lab/base/error.h"

enum lab_color {
    LAB_COLOR_AUTO,
    LAB_COLOR_ALWAYS,
    LAB_COLOR_NEVER
}; // AUTO asks NO_COLOR and the terminal

struct lab_options {
    const char *course_folder; // of -C; NULL: the course that ships
    const char *lesson;        // the lesson to open; NULL: the last place
    bool practice;             // begin with practice; line by line it is all there is
    bool ascii;                // no character beyond ASCII; else the locale decides
    enum lab_color color;
};

// Runs the full-screen lab on stdin and stdout until the learner leaves, hangs up or a signal ends
// it; the terminal is as before whatever happens. STATUS_ENVIRONMENT where stdin or stdout is no
// terminal or TERM is not known; the sentence names what works without one. STATUS_USAGE for an
// unknown lesson, STATUS_COURSE for a course that is wrong.
enum status lab_run(const struct lab_options *options, struct error *err);

// The same course line by line: questions on stdin, text on stdout, no terminal and no TERM needed.
// The end of the input ends it with the place saved.
enum status lab_run_plain(const struct lab_options *options, struct error *err);

#endif
