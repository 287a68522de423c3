// SPDX-License-Identifier: MIT
// What the commands share: the arguments, the course with its Lua state, the learner's store, and
// where words go.
#ifndef LAB_COMMANDS_SESSION_H
#define LAB_COMMANDS_SESSION_H

#include <stdbool.h>

#include "lab/base/error.h"
#include "lab/base/strbuf.h"
#include "lab/cells/palette.h"
#include "lab/commands/options.h"
#include "lab/course/course.h"
#include "lab/exercise/exercise.h"
#include "lab/store/store.h"

struct session {
    struct arguments arguments;
    const char *command;
    struct coloring color; // of stdout
    bool ascii;
    int cols;              // of the terminal on stdout, 80 where there is none
    struct script *script; // these four are opened when they are asked for
    struct course course;
    bool course_is_open;
    struct store *store;
};

// Reads the common options. STATUS_USAGE where one is wrong.
enum status session_init(struct session *session, struct error *err);
void session_release(struct session *session);

struct script *session_script(struct session *session);
enum status session_open_course(struct session *session, struct error *err);
// " -C DIR" as it was given, else "": for a command that is told, to mean the same course. The
// caller frees it.
char *session_this_course(const struct session *session);
struct store *session_store(struct session *session); // prints its warning to stderr, once

// An operand that must be there; `what` names it in the sentence: "an exercise".
enum status session_operand(const struct session *session, size_t i, const char *what,
                            const char **operand, struct error *err);
enum status session_no_more(const struct session *session, size_t most, struct error *err);

// A lesson or an exercise of the course by its id; an unknown one is STATUS_USAGE and names the
// nearest.
enum status session_lesson(struct session *session, const char *id,
                           const struct course_lesson **lesson, struct error *err);
enum status session_exercise(struct session *session, const char *id, struct exercise *exercise,
                             struct error *err);
// The one that the first of `most` operands names.
enum status session_first_exercise(struct session *session, size_t most, struct exercise *exercise,
                                   struct error *err);
// "a lesson", "a page", "an exercise": what the course has under this id, or NULL.
const char *session_kind_of(const struct session *session, const char *id);
// The sentence for an id that names none of `what`: nothing at all, or something of another kind.
enum status session_unknown(struct session *session, const char *what, const char *id,
                            struct error *err);

// Writes to stdout; a closed pipe or a full disk is STATUS_ENVIRONMENT.
enum status session_print(const struct strbuf *out, struct error *err);
// That status, with the sentence about errno; a reader who has gone is not told it.
enum status session_print_failed(struct error *err);
// The same with a newline behind, and the buffer released.
enum status session_print_json(struct strbuf *out, struct error *err);
// One line to stderr.
__attribute__((format(printf, 1, 2))) void session_say(const char *format, ...);

#endif
