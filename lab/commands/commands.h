// SPDX-License-Identifier: MIT
// The one table of commands: from it come dispatch, help and completion.
#ifndef LAB_COMMANDS_COMMANDS_H
#define LAB_COMMANDS_COMMANDS_H

#include "lab/commands/session.h"

struct command {
    const char *name;
    const char *operands; // as the help shows them: "LESSON|EXERCISE"
    const char *help;     // one sentence; "": for bitlab's own children, the help does not list it
    const char *more;     // further paragraphs of --help, "" where there are none
    const struct option_row *options;
    enum status (*run)(struct session *session, struct error *err);
};

extern const struct command commands[];
extern const size_t command_count;

const struct command *command_find(const char *name); // NULL: there is none
// STATUS_USAGE, with the nearest name where one is near.
enum status command_unknown(const char *name, struct error *err);

// "≠ 2 exercises were passed before they were changed."; the caller frees it.
char *outdated_sentence(size_t outdated, bool ascii);

// Each command lives in its own file.
enum status command_learn(struct session *session, struct error *err);
enum status command_list(struct session *session, struct error *err);
enum status command_show(struct session *session, struct error *err);
enum status command_plot(struct session *session, struct error *err);
enum status command_eval(struct session *session, struct error *err);
enum status command_start(struct session *session, struct error *err);
enum status command_grade(struct session *session, struct error *err);
enum status command_watch(struct session *session, struct error *err);
enum status command_hint(struct session *session, struct error *err);
enum status command_solution(struct session *session, struct error *err);
enum status command_reset(struct session *session, struct error *err);
enum status command_merge(struct session *session, struct error *err);
enum status command_next(struct session *session, struct error *err);
enum status command_practice(struct session *session, struct error *err);
enum status command_notes(struct session *session, struct error *err);
enum status command_export(struct session *session, struct error *err);
enum status command_progress(struct session *session, struct error *err);
enum status command_doctor(struct session *session, struct error *err);
enum status command_bench(struct session *session, struct error *err);
enum status command_check(struct session *session, struct error *err);
enum status command_new(struct session *session, struct error *err);
enum status command_run_figure(struct session *session, struct error *err);
enum status command_completion(struct session *session, struct error *err);
enum status command_complete(struct session *session, struct error *err);
enum status command_help(struct session *session, struct error *err);
enum status command_manual(struct session *session, struct error *err);
enum status command_strip(struct session *session, struct error *err);

extern const struct option_row learn_options[], list_options[], plot_options[], eval_options[],
    grade_options[], merge_options[], export_options[], practice_options[], notes_options[],
    progress_options[], doctor_options[], check_options[], new_options[], strip_options[],
    bench_options[], watch_options[], hint_options[];

#endif
