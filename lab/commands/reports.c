// SPDX-License-Identifier: MIT
// The reports that `grade` and `merge` write: every --format F[=FILE] of the command line, fed
// submission by submission.
#include "lab/commands/reports.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"

// The format of F or F=FILE; *file is NULL for the standard output.
static enum status parse_format(const char *text, const struct report_format **format,
                                const char **file, struct error *err) {
    char *name = xstrdup(text), *equals = strchr(name, '=');
    if (equals) *equals = 0;
    *file = equals ? text + (equals - name) + 1 : NULL;
    *format = report_format_find(name);
    enum status status = STATUS_OK;
    if (!*format)
        status = fail(err, STATUS_USAGE,
                      "there is no report format '%s'; `bitlab list formats` shows them", name);
    else if (*file && !**file)
        status = fail(err, STATUS_USAGE, "--format %s lacks its file's name", text);
    free(name);
    return status;
}

static enum status add(struct reports *reports, const struct session *session, const char *text,
                       size_t of, struct error *err) {
    const struct report_format *format;
    const char *file;
    enum status status = parse_format(text, &format, &file, err);
    if (status != STATUS_OK) return status;
    const struct arguments *arguments = &session->arguments;
    struct report_options options = { // a file's bytes do not follow the locale
                                      .ascii = file ? argument_given(arguments, "ascii")
                                                    : session->ascii,
                                      .show_hidden = argument_given(arguments, "show-hidden"),
                                      .verbose = argument_given(arguments, "verbose"),
                                      .to_file = file != NULL,
                                      .cols = session->cols
    };
    if (!file) options.color = session->color;
    reports->at[reports->n++] =
        (struct report_output) { file, report_sink_new(format, &options, of) };
    return STATUS_OK;
}

enum status reports_open(struct reports *reports, const struct session *session,
                         const char *fallback, size_t of, struct error *err) {
    const struct arguments *arguments = &session->arguments;
    enum status status = STATUS_OK;
    *reports = (struct reports) { .at = xcalloc(arguments->n_given + 1, sizeof *reports->at) };
    for (size_t i = 0; status == STATUS_OK && i < arguments->n_given; i++)
        if (strcmp(arguments->given[i].row->name, "format") == 0)
            status = add(reports, session, arguments->given[i].value, of, err);
    if (status == STATUS_OK && reports->n == 0) status = add(reports, session, fallback, of, err);
    return status;
}

void reports_add(struct reports *reports, const struct submission_result *submission) {
    for (size_t i = 0; i < reports->n; i++)
        report_sink_add(reports->at[i].sink, submission);
}

struct writing {
    struct report_sink *sink;
    const struct report *report;
};

static bool write_sink(void *owner, int fd) {
    struct writing *writing = owner;
    return report_sink_write(writing->sink, writing->report, fd);
}

// A pipe or a terminal cannot be replaced by a new file.
static bool is_special(const char *file) {
    struct stat info;
    return stat(file, &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
}

static enum status write_special(struct writing *writing, const char *file, struct error *err) {
    int fd = open(file, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    bool written = fd >= 0 && write_sink(writing, fd);
    enum status status =
        written ? STATUS_OK : fail_errno(err, STATUS_ENVIRONMENT, "cannot write %s", file);
    if (fd >= 0) close(fd);
    return status;
}

static enum status write_one(struct writing *writing, const char *file, struct error *err) {
    if (file && is_special(file)) return write_special(writing, file, err);
    if (file) return file_write_by(file, write_sink, writing, err);
    fflush(stdout);
    return write_sink(writing, STDOUT_FILENO) ? STATUS_OK : session_print_failed(err);
}

enum status reports_finish(struct reports *reports, const struct report *report,
                           struct error *err) {
    enum status first = STATUS_OK;
    for (size_t i = 0; i < reports->n; i++) {
        struct writing writing = { reports->at[i].sink, report };
        enum status status = write_one(&writing, reports->at[i].file, first ? NULL : err);
        if (first == STATUS_OK) first = status;
    }
    return first;
}

void reports_release(struct reports *reports) {
    for (size_t i = 0; i < reports->n; i++)
        report_sink_free(reports->at[i].sink);
    free(reports->at);
    *reports = (struct reports) { 0 };
}
