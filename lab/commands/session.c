// SPDX-License-Identifier: MIT
// What the commands share: the arguments, the course with its Lua state, the learner's store, and
// where words go.
#include "lab/commands/session.h"

#include <errno.h>
#include <langinfo.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/cells/sanitize.h"
#include "lab/ui/config.h"

static int terminal_cols(void) {
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    const char *columns = getenv("COLUMNS");
    int cols = columns ? atoi(columns) : 0;
    return cols >= 20 && cols <= 1000 ? cols : 80;
}

static bool wants_color(const char *when) {
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    if (when && strcmp(when, "auto") != 0) return strcmp(when, "always") == 0;
    return isatty(STDOUT_FILENO) && !(no && *no) && term && strcmp(term, "dumb") != 0;
}

// As in the lab: the ground of the configuration, else what COLORFGBG says; the terminal is not
// asked.
static struct coloring coloring_of_terminal(void) {
    struct config config;
    config_load(&config); // what is wrong in it is told by the lab and by doctor
    enum palette ground = (enum palette)config.palette;
    if (ground == PALETTE_AUTO) ground = palette_from_variable(getenv("COLORFGBG"));
    config_release(&config);
    return (struct coloring) { palette_colors(getenv("TERM"), getenv("COLORTERM")), ground };
}

enum status session_init(struct session *session, struct error *err) {
    const char *when = argument_value(&session->arguments, "color");
    if (when && strcmp(when, "auto") && strcmp(when, "always") && strcmp(when, "never"))
        return fail(err, STATUS_USAGE, "--color is auto, always or never, not '%s'", when);
    if (wants_color(when)) session->color = coloring_of_terminal();
    session->ascii =
        argument_given(&session->arguments, "ascii") || strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
    session->cols = terminal_cols();
    return STATUS_OK;
}

void session_release(struct session *session) {
    if (session->course_is_open) course_release(&session->course);
    script_free(session->script);
    store_close(session->store);
    arguments_release(&session->arguments);
}

struct script *session_script(struct session *session) {
    if (!session->script) session->script = script_new();
    return session->script;
}

enum status session_open_course(struct session *session, struct error *err) {
    if (session->course_is_open) return STATUS_OK;
    char *folder = NULL;
    enum status status = course_locate(argument_value(&session->arguments, "course"), &folder, err);
    if (status == STATUS_OK)
        status = course_open_to_read(&session->course, session_script(session), folder, err);
    session->course_is_open = status == STATUS_OK;
    free(folder);
    return status;
}

char *session_this_course(const struct session *session) {
    const char *given = argument_value(&session->arguments, "course");
    struct strbuf words = { 0 };
    if (given) strbuf_puts(&words, " -C "), strbuf_shell_word(&words, given);
    return words.at ? strbuf_detach(&words) : xstrdup("");
}

struct store *session_store(struct session *session) {
    if (session->store) return session->store;
    char warning[ERROR_TEXT_MAX];
    char *folder = folder_data();
    session->store = store_open(folder, warning);
    if (warning[0]) session_say("%s", warning);
    free(folder);
    return session->store;
}

enum status session_operand(const struct session *session, size_t i, const char *what,
                            const char **operand, struct error *err) {
    if (i >= session->arguments.n_operands)
        return fail(err, STATUS_USAGE, "%s wants %s; `bitlab %s --help` says more",
                    session->command, what, session->command);
    *operand = session->arguments.operands[i];
    return STATUS_OK;
}

enum status session_no_more(const struct session *session, size_t most, struct error *err) {
    if (session->arguments.n_operands <= most) return STATUS_OK;
    return fail(err, STATUS_USAGE, "%s does not know what to do with '%s'", session->command,
                session->arguments.operands[most]);
}

const char *session_kind_of(const struct session *session, const char *id) {
    const struct course_lesson *reading = course_find_reading(&session->course, id);
    if (reading) return reading->page ? "a page" : "a lesson";
    return course_find_exercise(&session->course, id) ? "an exercise" : NULL;
}

// Whether a thing of this kind, "an exercise", is among what is wanted: "page or exercise".
static bool is_wanted(const char *kind, const char *what) {
    return strstr(what, strchr(kind, ' ') + 1) != NULL;
}

static const char *nearest_wanted(const struct session *session, const char *what, const char *id) {
    size_t n, kept = 0;
    const char **ids = course_ids(&session->course, &n);
    for (size_t i = 0; i < n; i++)
        if (is_wanted(session_kind_of(session, ids[i]), what)) ids[kept++] = ids[i];
    const char *near = nearest_name(id, ids, kept);
    free(ids);
    return near;
}

enum status session_unknown(struct session *session, const char *what, const char *id,
                            struct error *err) {
    const char *kind = session_kind_of(session, id), *near = nearest_wanted(session, what, id);
    if (kind && !is_wanted(kind, what))
        return fail(err, STATUS_USAGE,
                    "%s is %s, and %s %s is wanted; `bitlab list %ss` "
                    "shows them",
                    id, kind, *what == 'e' ? "an" : "a", what, what);
    struct strbuf shown = { 0 };
    sanitize(&shown, id, strlen(id), false);
    enum status status =
        near
            ? fail(err, STATUS_USAGE, "there is no %s '%s' in this course; the nearest is '%s'",
                   what, strbuf_text(&shown), near)
            : fail(err, STATUS_USAGE, "there is no %s '%s' in this course; `bitlab list` shows all",
                   what, strbuf_text(&shown));
    strbuf_release(&shown);
    return status;
}

enum status session_lesson(struct session *session, const char *id,
                           const struct course_lesson **lesson, struct error *err) {
    enum status status = session_open_course(session, err);
    if (status != STATUS_OK) return status;
    *lesson = course_find_lesson(&session->course, id);
    return *lesson ? STATUS_OK : session_unknown(session, "lesson", id, err);
}

enum status session_exercise(struct session *session, const char *id, struct exercise *exercise,
                             struct error *err) {
    enum status status = session_open_course(session, err);
    if (status != STATUS_OK) return status;
    const struct course_exercise *found = course_find_exercise(&session->course, id);
    if (!found) return session_unknown(session, "exercise", id, err);
    return exercise_load(exercise, session_script(session), found->path, err);
}

enum status session_first_exercise(struct session *session, size_t most, struct exercise *exercise,
                                   struct error *err) {
    const char *id = NULL;
    enum status status = session_operand(session, 0, "an exercise", &id, err);
    if (status == STATUS_OK) status = session_no_more(session, most, err);
    return status == STATUS_OK ? session_exercise(session, id, exercise, err) : status;
}

enum status session_print_failed(struct error *err) {
    // `bitlab show … | head` has read what it wanted: nothing is wrong that could be told.
    if (errno == EPIPE) return STATUS_ENVIRONMENT;
    return fail_errno(err, STATUS_ENVIRONMENT, "cannot write to the standard output");
}

enum status session_print(const struct strbuf *out, struct error *err) {
    bool written = fwrite(strbuf_text(out), 1, out->size, stdout) == out->size;
    return written && fflush(stdout) == 0 ? STATUS_OK : session_print_failed(err);
}

enum status session_print_json(struct strbuf *out, struct error *err) {
    strbuf_putc(out, '\n');
    enum status status = session_print(out, err);
    strbuf_release(out);
    return status;
}

void session_say(const char *format, ...) {
    va_list args;
    va_start(args, format);
    fputs("bitlab: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
}
