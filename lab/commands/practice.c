// SPDX-License-Identifier: MIT
// practice: what is due, asked in the full-screen lab or line by line; or only counted.
#include <time.h>
#include <unistd.h>

#include "lab/cells/json.h"
#include "lab/commands/commands.h"
#include "lab/commands/learn.h"
#include "lab/practice/deck.h"

const struct option_row practice_options[] = {
    { "plain", 0, NULL, "line by line, without a full-screen terminal" },
    { "due", 0, NULL, "say how many are due, and ask nothing" },
    { "json", 0, NULL, "the same counts as JSON" },
    { 0 },
};

static enum status say_counts(struct session *session, struct error *err) {
    enum status status = session_open_course(session, err);
    if (status != STATUS_OK) return status;
    struct strbuf out = { 0 };
    struct practice_counts counts =
        practice_due(session_store(session), &session->course, (int64_t)time(NULL));
    if (argument_given(&session->arguments, "json")) {
        struct json json = { .out = &out };
        json_open(&json, NULL, '{');
        json_put_integer(&json, "cards", (int64_t)counts.cards);
        json_put_integer(&json, "due", (int64_t)counts.due);
        json_put_integer(&json, "missed", (int64_t)counts.mistakes);
        json_put_integer(&json, "learned", (int64_t)counts.learned);
        json_put_integer(&json, "next_due", counts.next_due);
        json_close(&json, '}');
        return session_print_json(&out, err);
    }
    strbuf_printf(&out, "%zu due, %zu of them missed the last time; %zu of %zu learned\n",
                  counts.due, counts.mistakes, counts.learned, counts.cards);
    status = session_print(&out, err);
    strbuf_release(&out);
    return status;
}

static bool wants_lines(const struct session *session) {
    return wants_plain(session) || !isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO);
}

enum status command_practice(struct session *session, struct error *err) {
    enum status status = session_no_more(session, 0, err);
    if (status != STATUS_OK) return status;
    if (argument_given(&session->arguments, "due") || argument_given(&session->arguments, "json"))
        return say_counts(session, err);
    struct lab_options options = lab_options_of(session);
    options.practice = true;
    return wants_lines(session) ? lab_run_plain(&options, err) : lab_run(&options, err);
}
