// SPDX-License-Identifier: MIT
// plot: any figure of the course without the lab: on the terminal, in a file, or in words.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/cells/grid.h"
#include "lab/commands/commands.h"
#include "lab/figure/write.h"
#include "lab/script/live_figure.h"

const struct option_row plot_options[] = {
    { "param", 'p', "NAME=VALUE", "set a slider; may be given several times" },
    { "output", 'o', "FILE", "write a file: .svg .png .csv .json .txt" },
    { "format", 0, "text|svg|png|csv|json", "what to print here instead" },
    { "describe", 0, NULL, "the figure in words" },
    { 0 },
};

enum { PLOT_COLS_MAX = 100 };

static void write_words(const struct figure *figure, const struct session *session,
                        struct strbuf *out) {
    struct strbuf words = { 0 };
    struct grid grid;
    int cols = session->cols < PLOT_COLS_MAX ? session->cols : PLOT_COLS_MAX;
    figure_describe(figure, &words);
    grid_init(&grid, 0, cols);
    grid_wrap(&grid, 0, 0, cols, STYLE_TEXT, strbuf_text(&words));
    grid_print(&grid, 0, grid.rows, &(struct grid_print_options) { .ascii = session->ascii }, out);
    grid_release(&grid);
    strbuf_release(&words);
}

static const char words_format[] = "words";

static enum status choose_format(const struct session *session, const char **format,
                                 struct error *err) {
    const char *file = argument_value(&session->arguments, "output");
    const char *asked = argument_value(&session->arguments, "format");
    *format = asked ? asked : file ? figure_format_of(file) : "text";
    if (asked && strcmp(asked, "txt") == 0) *format = "text";
    bool describe = argument_given(&session->arguments, "describe");
    const char *named = file ? figure_format_of(file) : NULL;
    if (asked && describe)
        return fail(err, STATUS_USAGE, "--describe prints words, so it goes with no --format");
    if (describe) *format = words_format;
    if (asked && named && strcmp(named, *format) != 0)
        return fail(err, STATUS_USAGE,
                    "%s is written as %s, as its name says, and --format asks "
                    "for %s; leave one of them out",
                    file, named, asked);
    if (*format && (*format == words_format || figure_is_format(*format))) return STATUS_OK;
    if (asked)
        return fail(err, STATUS_USAGE,
                    "there is no format '%s'; there are text, svg, png, csv, json", asked);
    return fail(err, STATUS_USAGE, "%s: the name must end in %s", file, figure_endings);
}

static size_t list_figures(const struct lesson *lesson, struct strbuf *names) {
    size_t n = 0;
    for (size_t i = 0; i < lesson->n; i++)
        if (lesson->blocks[i].kind == BLOCK_FIGURE)
            strbuf_printf(names, "%s%s", n++ ? ", " : "", lesson->blocks[i].name);
    return n;
}

// The figure's block in a lesson: the one that is named, or the first.
static enum status find_block(const struct lesson *lesson, const char *id, const char *name,
                              const struct lesson_block **block, struct error *err) {
    struct strbuf names = { 0 };
    size_t n = list_figures(lesson, &names);
    *block = NULL;
    for (size_t i = 0; i < lesson->n && !*block; i++)
        if (lesson->blocks[i].kind == BLOCK_FIGURE &&
            (!name || strcmp(lesson->blocks[i].name, name) == 0))
            *block = &lesson->blocks[i];
    enum status status = STATUS_OK;
    if (!*block && n)
        status = fail(err, STATUS_USAGE, "there is no figure '%s' in %s; there is %s", name, id,
                      strbuf_text(&names));
    else if (!*block)
        status = fail(err, STATUS_USAGE, "%s has no figure", id);
    strbuf_release(&names);
    return status;
}

// That the figure which was drawn is one of several, where none was named.
static void say_others(const struct lesson *lesson, const char *id) {
    struct strbuf names = { 0 };
    size_t n = list_figures(lesson, &names);
    if (n > 1)
        session_say("%s has %zu figures (%s); this is the first", id, n, strbuf_text(&names));
    strbuf_release(&names);
}

// A value by its text or its name, else a number's nearest step, which must be that number.
static enum status find_step(const struct slider *slider, const char *text, size_t *index,
                             struct error *err) {
    if (slider_find_listed(slider, text, index)) return STATUS_OK;
    char *end;
    double number = strtod(text, &end);
    if (end != text && !*end) {
        *index = slider_nearest(slider, number);
        struct value near = slider_value(slider, *index);
        if (value_is_number(&near) && fabs(value_number(&near) - number) <= 1e-9 * fabs(number))
            return STATUS_OK;
    }
    struct strbuf allowed = { 0 };
    if (!slider->listed)
        strbuf_printf(&allowed, "%g to %g in steps of %g", slider->min, slider->max, slider->step);
    for (size_t i = 0; slider->listed && i < slider->n; i++) {
        if (i) strbuf_puts(&allowed, ", ");
        value_print(&slider->values[i], &allowed, 0);
    }
    enum status status = fail(err, STATUS_USAGE, "%s cannot be '%s'; it is one of %s", slider->name,
                              text, strbuf_text(&allowed));
    strbuf_release(&allowed);
    return status;
}

// By its name, else by the label that stands below the figure.
static size_t find_slider(const struct live_figure *live, const char *name) {
    for (size_t i = 0; i < live->n_sliders; i++)
        if (strcmp(live->sliders[i].name, name) == 0) return i;
    for (size_t i = 0; i < live->n_sliders; i++)
        if (strcmp(live->sliders[i].label, name) == 0) return i;
    return live->n_sliders;
}

static enum status no_slider(const struct live_figure *live, const char *name, struct error *err) {
    struct strbuf names = { 0 };
    for (size_t i = 0; i < live->n_sliders; i++)
        strbuf_printf(&names, "%s%s", i ? ", " : "", live->sliders[i].name);
    enum status status = fail(err, STATUS_USAGE, "this figure has no slider '%s'; it has %s", name,
                              live->n_sliders ? strbuf_text(&names) : "none");
    strbuf_release(&names);
    return status;
}

static enum status set_slider(const struct live_figure *live, const char *setting, size_t *indices,
                              struct error *err) {
    size_t size = strcspn(setting, "=");
    if (!setting[size]) return fail(err, STATUS_USAGE, "-p wants NAME=VALUE, not '%s'", setting);
    char *name = xprintf("%.*s", (int)size, setting);
    size_t found = find_slider(live, name);
    enum status status =
        found < live->n_sliders
            ? find_step(&live->sliders[found], setting + size + 1, &indices[found], err)
            : no_slider(live, name, err);
    free(name);
    return status;
}

static enum status set_sliders(const struct session *session, const struct live_figure *live,
                               size_t *indices, struct error *err) {
    enum status status = STATUS_OK;
    for (size_t i = 0; i < live->n_sliders; i++)
        indices[i] = live->sliders[i].start;
    for (size_t i = 0; status == STATUS_OK && i < session->arguments.n_given; i++) {
        const struct option_given *given = &session->arguments.given[i];
        if (given->row->letter == 'p') status = set_slider(live, given->value, indices, err);
    }
    return status;
}

static enum status write_out(struct session *session, const struct figure *figure,
                             const char *format, struct error *err) {
    struct strbuf out = { 0 };
    const char *file = argument_value(&session->arguments, "output");
    struct figure_text text = { session->cols < PLOT_COLS_MAX ? session->cols : PLOT_COLS_MAX,
                                session->ascii, session->color };
    enum status status = STATUS_OK;
    if (format == words_format)
        write_words(figure, session, &out);
    else
        status = figure_write(figure, figure, format, &text, &out, err);
    if (status == STATUS_OK)
        status =
            file ? file_write(file, strbuf_text(&out), out.size, err) : session_print(&out, err);
    strbuf_release(&out);
    return status;
}

// How far a `run` figure is, on stderr where that is a terminal: one line, written over and erased.
struct progress_line {
    bool shown;
    int percent;
};

static bool show_progress(void *owner, double fraction) {
    struct progress_line *line = owner;
    int percent = (int)(100 * fraction);
    if (!line->shown || percent == line->percent) return true;
    line->percent = percent;
    fprintf(stderr, "\r%3d%%", percent);
    fflush(stderr);
    return true;
}

static enum status run_job(struct live_figure *live, const size_t *indices, struct figure *figure,
                           struct error *err) {
    struct progress_line line = { .shown = isatty(STDERR_FILENO), .percent = -1 };
    struct live_figure_watch watch = { .progress = show_progress, .owner = &line };
    enum status status = live_figure_run(live, indices, &watch, figure, err);
    if (line.percent >= 0) fputs("\r    \r", stderr);
    return status;
}

static enum status plot(struct session *session, struct live_figure *live, const char *format,
                        struct error *err) {
    struct figure figure;
    size_t *indices = xcalloc(live->n_sliders, sizeof *indices);
    enum status status = set_sliders(session, live, indices, err);
    if (status == STATUS_OK)
        status = live->is_job ? run_job(live, indices, &figure, err)
                              : live_figure_draw(live, indices, &figure, err);
    free(indices);
    if (status != STATUS_OK) return status;
    status = write_out(session, &figure, format, err);
    figure_release(&figure);
    return status;
}

static enum status plot_block(struct session *session, const struct course_lesson *about,
                              const char *name, const char *format, struct error *err) {
    struct lesson lesson;
    const struct lesson_block *block;
    struct live_figure *live = NULL;
    enum status status = course_read_lesson(&session->course, about, &lesson, err);
    if (status != STATUS_OK) return status;
    status = find_block(&lesson, about->id, name, &block, err);
    if (status == STATUS_OK)
        status = live_figure_load(session_script(session), lesson.path, block->line, block->name,
                                  block->text, &live, err);
    if (status == STATUS_OK) status = plot(session, live, format, err);
    if (status == STATUS_OK && !name) say_others(&lesson, about->id);
    live_figure_free(live);
    lesson_release(&lesson);
    return status;
}

enum status command_plot(struct session *session, struct error *err) {
    const char *operand;
    const struct course_lesson *lesson;
    const char *format;
    enum status status = session_operand(session, 0, "LESSON or LESSON/FIGURE", &operand, err);
    if (status == STATUS_OK) status = session_no_more(session, 1, err);
    if (status == STATUS_OK) status = choose_format(session, &format, err);
    if (status != STATUS_OK) return status;
    char *id = xstrdup(operand), *slash = strchr(id, '/');
    if (slash) *slash = 0;
    status = session_lesson(session, id, &lesson, err);
    if (status == STATUS_OK)
        status = plot_block(session, lesson, slash ? slash + 1 : NULL, format, err);
    free(id);
    return status;
}
