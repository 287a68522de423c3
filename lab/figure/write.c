// SPDX-License-Identifier: MIT
// The formats of a figure, from one table.
#include "lab/figure/write.h"

#include <string.h>

#include "lab/base/file.h"
#include "lab/cells/grid.h"
#include "lab/figure/settings.h"

enum { TEXT_ROWS = 22 };

const char figure_endings[] = ".svg, .png, .csv, .json or .txt";

struct job {
    const struct figure *shown, *data;
    const struct figure_text *text;
};

static enum status write_text(const struct job *job, struct strbuf *out, struct error *err) {
    struct grid grid;
    int cols = job->text->cols;
    struct figure_look look = { .glyphs = job->text->ascii ? GLYPHS_ASCII : GLYPHS_BRAILLE,
                                .legend = true,
                                .title = true };
    (void)err;
    grid_init(&grid, 0, cols);
    figure_draw(job->shown, &grid, 0, 0, TEXT_ROWS, cols, &look);
    settings_draw(&grid, grid.rows, cols, job->shown->settings);
    grid_print(&grid, 0, grid.rows,
               &(struct grid_print_options) { job->text->color, job->text->ascii }, out);
    grid_release(&grid);
    return STATUS_OK;
}

static enum status write_svg(const struct job *job, struct strbuf *out, struct error *err) {
    (void)err;
    figure_svg(job->shown, out);
    return STATUS_OK;
}

static enum status write_png(const struct job *job, struct strbuf *out, struct error *err) {
    return figure_png(job->shown, out, err);
}

static enum status write_csv(const struct job *job, struct strbuf *out, struct error *err) {
    (void)err;
    figure_csv(job->data, out);
    return STATUS_OK;
}

static enum status write_json(const struct job *job, struct strbuf *out, struct error *err) {
    (void)err;
    figure_json(job->data, out);
    return STATUS_OK;
}

static const struct {
    const char *name, *ending;
    bool numbers;
    enum status (*write)(const struct job *job, struct strbuf *out, struct error *err);
} formats[] = {
    { "text", "txt", false, write_text }, { "svg", "svg", false, write_svg },
    { "png", "png", false, write_png },   { "csv", "csv", true, write_csv },
    { "json", "json", true, write_json },
};
enum { FORMATS = sizeof formats / sizeof *formats };

const char *figure_format_of(const char *path) {
    const char *dot = strrchr(path_name(path), '.');
    for (size_t i = 0; dot && i < FORMATS; i++)
        if (strcmp(dot + 1, formats[i].ending) == 0) return formats[i].name;
    return NULL;
}

bool figure_is_format(const char *name) {
    for (size_t i = 0; i < FORMATS; i++)
        if (strcmp(name, formats[i].name) == 0) return true;
    return false;
}

bool figure_format_is_numbers(const char *format) {
    for (size_t i = 0; i < FORMATS; i++)
        if (strcmp(format, formats[i].name) == 0) return formats[i].numbers;
    return false;
}

enum status figure_write(const struct figure *shown, const struct figure *data, const char *format,
                         const struct figure_text *text, struct strbuf *out, struct error *err) {
    const struct job job = { shown, data, text };
    for (size_t i = 0; i < FORMATS; i++)
        if (strcmp(format, formats[i].name) == 0) return formats[i].write(&job, out, err);
    return fail(err, STATUS_USAGE, "there is no format '%s'", format);
}
