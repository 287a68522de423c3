// SPDX-License-Identifier: MIT
// bench: the measured speed-up of fewer bits, on this machine.
// Words about what is under way go to stderr; Ctrl-C ends the measurement and what was seen is
// reported.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kernels/gemv/gemv.h"
#include "kernels/measure/measure.h"
#include "lab/base/memory.h"
#include "lab/commands/bench.h"
#include "lab/commands/commands.h"

const struct option_row bench_options[] = {
    { "format", 0, "text|json", "how it is told" },
    { "threads", 0, "N", "threads that compute; all processors without it" },
    { "size", 0, "ROWSxCOLS", "a matrix to measure; may be given several times" },
    { "quick", 0, NULL, "within 5 seconds instead of 60" },
    { 0 },
};

enum { BENCH_COLS_MOST = 100, BENCH_COLS_LEAST = 78 };

// --- options ---

static enum status read_size(const char *text, struct measure_size *size, struct error *err) {
    char *end;
    errno = 0;
    unsigned long long rows = strtoull(text, &end, 10);
    bool good = text[0] >= '0' && text[0] <= '9' && (*end == 'x' || *end == 'X');
    const char *second = good ? end + 1 : "";
    unsigned long long cols = strtoull(second, &end, 10);
    good = good && second[0] >= '0' && second[0] <= '9' && *end == '\0' && rows > 0 && cols > 0;
    *size = (struct measure_size) { rows, cols };
    if (good && errno == ERANGE)
        return fail(err, STATUS_USAGE,
                    "a matrix of %s is larger than a computer can count; give smaller sizes", text);
    if (good) return STATUS_OK;
    return fail(err, STATUS_USAGE, "--size wants ROWSxCOLS, for example 14336x4096, not '%s'",
                text);
}

static enum status read_sizes(const struct arguments *arguments, struct measure_size *sizes,
                              size_t *n, struct error *err) {
    *n = 0;
    for (size_t i = 0; i < arguments->n_given; i++) {
        if (strcmp(arguments->given[i].row->name, "size") != 0) continue;
        if (*n == MEASURE_SIZES_MOST)
            return fail(err, STATUS_USAGE, "--size may be given %d times", MEASURE_SIZES_MOST);
        enum status status = read_size(arguments->given[i].value, &sizes[*n], err);
        if (status != STATUS_OK) return status;
        (*n)++;
    }
    return STATUS_OK;
}

static enum status read_threads(const struct arguments *arguments, int *threads,
                                struct error *err) {
    struct machine machine;
    double number;
    machine_look(&machine);
    int most = machine.cpus < GEMV_THREADS_MOST ? machine.cpus : GEMV_THREADS_MOST;
    enum status status = argument_number(arguments, "threads", 1, most, most, &number, err);
    *threads = (int)number;
    if (status == STATUS_OK && *threads != number)
        return fail(err, STATUS_USAGE, "--threads wants a whole number, not %g", number);
    return status;
}

static enum status read_format(const struct arguments *arguments, bool *json, struct error *err) {
    const char *format = argument_value(arguments, "format");
    *json = format != NULL && strcmp(format, "json") == 0;
    if (format == NULL || *json || strcmp(format, "text") == 0) return STATUS_OK;
    return fail(err, STATUS_USAGE, "--format is text or json, not '%s'", format);
}

// --- while it measures ---

struct progress {
    bool terminal;
    int cols;         // of the report, and of the terminal where both go to it
    const char *what; // was told last
    int percent;
};

// A line that wrapped could not be taken back.
static void tell_in_place(int cols, const char *what, int percent) {
    char line[128];
    snprintf(line, sizeof line, "measuring: %s, %d%% (Ctrl-C reports what there is)", what,
             percent);
    fprintf(stderr, "\r\033[K%.*s", cols - 1, line);
}

static void tell(struct progress *progress, const char *what, int percent) {
    if (progress->terminal && (progress->what != what || progress->percent != percent))
        tell_in_place(progress->cols, what, percent);
    else if (!progress->terminal && progress->what != what)
        session_say("measuring: %s", what);
    progress->what = what;
    progress->percent = percent;
}

// The signals that end a measurement are blocked while it runs, in its threads too, and looked for
// between two timings.
static void ending_signals(sigset_t *set) {
    sigemptyset(set);
    sigaddset(set, SIGINT);
    sigaddset(set, SIGTERM);
    sigaddset(set, SIGHUP);
}

static bool was_told_to_end(void) {
    sigset_t pending;
    sigpending(&pending);
    return sigismember(&pending, SIGINT) || sigismember(&pending, SIGTERM) ||
           sigismember(&pending, SIGHUP);
}

static bool go_on(void *owner, const char *what, double part) {
    tell(owner, what, (int)(100 * part));
    return !was_told_to_end();
}

// --- the command ---

static enum status status_of(enum gemv_status status) {
    static const enum status statuses[] = {
        [GEMV_OK] = STATUS_OK,
        [GEMV_BAD_ARGUMENT] = STATUS_USAGE,
        [GEMV_BAD_WEIGHT] = STATUS_INTERNAL,
        [GEMV_NOT_OFFERED] = STATUS_ENVIRONMENT,
        [GEMV_NO_MEMORY] = STATUS_ENVIRONMENT,
    };
    return statuses[status];
}

static enum status run_measurement(const struct session *session, struct measurement *m,
                                   struct measure_options *options, struct error *err) {
    struct progress progress = { .terminal = isatty(STDERR_FILENO),
                                 .cols = session->cols,
                                 .percent = -1 };
    struct gemv_error why = { "" };
    options->go_on = go_on;
    options->owner = &progress;
    enum gemv_status status = gemv_level_choose(&options->level, &why);
    if (status == GEMV_OK) status = measure(m, options, &why);
    if (progress.terminal && progress.what != NULL) fputs("\r\033[K", stderr);
    if (status != GEMV_OK) return fail(err, status_of(status), "%s", why.text);
    return STATUS_OK;
}

static enum status print_report(const struct session *session, const struct measurement *m,
                                bool json, struct error *err) {
    struct strbuf out = { 0 };
    if (json) {
        bench_json(m, &out);
        return session_print_json(&out, err);
    }
    struct grid grid;
    int cols = session->cols < BENCH_COLS_MOST ? session->cols : BENCH_COLS_MOST;
    if (cols < BENCH_COLS_LEAST) cols = BENCH_COLS_LEAST;
    grid_init(&grid, 0, cols);
    bench_text(m, &grid, cols);
    bench_text_rest(m, &grid, cols);
    grid_print(&grid, 0, grid.rows, &(struct grid_print_options) { session->color, session->ascii },
               &out);
    enum status status = session_print(&out, err);
    strbuf_release(&out);
    grid_release(&grid);
    return status;
}

static enum status measure_and_report(const struct session *session,
                                      struct measure_options *options, bool json,
                                      struct error *err) {
    struct measurement *m = xcalloc(1, sizeof *m);
    char why[ERROR_TEXT_MAX];
    enum status status = run_measurement(session, m, options, err);
    if (status == STATUS_OK) status = print_report(session, m, json, err);
    if (status == STATUS_OK && m->verdict == VERDICT_INCONCLUSIVE) {
        bench_why_inconclusive(m, why, sizeof why);
        status = fail(err, STATUS_INCONCLUSIVE, "%s", why);
    }
    free(m);
    return status;
}

enum status command_bench(struct session *session, struct error *err) {
    struct measure_size sizes[MEASURE_SIZES_MOST];
    struct measure_options options = { .sizes = sizes,
                                       .quick = argument_given(&session->arguments, "quick") };
    bool json;
    sigset_t ending, before;
    enum status status = session_no_more(session, 0, err);
    if (status == STATUS_OK) status = read_format(&session->arguments, &json, err);
    if (status == STATUS_OK) status = read_threads(&session->arguments, &options.threads, err);
    if (status == STATUS_OK) status = read_sizes(&session->arguments, sizes, &options.n_sizes, err);
    if (status != STATUS_OK) return status;
    ending_signals(&ending);
    sigprocmask(SIG_BLOCK, &ending, &before);
    status = measure_and_report(session, &options, json, err);
    while (was_told_to_end())
        sigwaitinfo(&ending, NULL);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return status;
}
