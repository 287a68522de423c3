// SPDX-License-Identifier: MIT
// The one list of outcomes and the place for one sentence about a failure.
// The numbers of the statuses are the exit codes of the program.
#ifndef LAB_BASE_ERROR_H
#define LAB_BASE_ERROR_H

#include <stdarg.h>

enum status {
    STATUS_OK = 0,
    STATUS_SHORT = 1,        // graded, and below the score that was asked for
    STATUS_USAGE = 2,        // the command line is wrong
    STATUS_LEARNER = 3,      // the learner's code could not run
    STATUS_LIMIT = 4,        // the learner's code hit a limit
    STATUS_COURSE = 5,       // a course file is wrong
    STATUS_ENVIRONMENT = 6,  // a file, a program, a terminal is missing or refuses
    STATUS_INTERNAL = 7,     // a bug of ours
    STATUS_INCONCLUSIVE = 8, // the measurement says nothing
};

enum { ERROR_TEXT_MAX = 1024 };

struct error {
    enum status status;
    char text[ERROR_TEXT_MAX];       // one sentence, without a newline at its end
    char detail[4 * ERROR_TEXT_MAX]; // more lines where there are any: a traceback
};

// Fills `err` (which may be NULL) and returns `status`, so that `return fail(err, …)` reads well.
__attribute__((format(printf, 3, 4))) enum status fail(struct error *err, enum status status,
                                                       const char *format, ...);

// The same with "file:line: " in front; a line of 0 is left out.
__attribute__((format(printf, 5, 6))) enum status
fail_at(struct error *err, enum status status, const char *file, int line, const char *format, ...);

// The same with ": " and the text of the system's `errno` behind.
__attribute__((format(printf, 3, 4))) enum status fail_errno(struct error *err, enum status status,
                                                             const char *format, ...);

// Adds lines to `err->detail`, cut where it is full.
__attribute__((format(printf, 2, 3))) void error_detail(struct error *err, const char *format, ...);

#endif
