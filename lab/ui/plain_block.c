// SPDX-License-Identifier: MIT
// The blocks of a lesson in the plain walk: text as it is laid out, figures as words and numbers
// with sliders that are set by typing.
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/ui/plain_walk.h"

enum { DATA_LINES = 12 };

void plain_print(struct plain *plain, const struct grid *grid) {
    struct strbuf text = { 0 };
    const struct grid_print_options options = { .color = false, .ascii = plain->ascii };
    grid_print(grid, 0, grid->rows, &options, &text);
    fwrite(strbuf_text(&text), 1, text.size, stdout);
    strbuf_release(&text);
}

// Through the cells, so that nothing unsafe or beyond ASCII slips out.
void plain_say(struct plain *plain, const char *format, ...) {
    char text[8192];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    for (const char *at = text; *at;) {
        size_t size = strcspn(at, "\n");
        char line[8192];
        struct grid row;
        struct strbuf out = { 0 };
        const struct grid_print_options options = { .color = false, .ascii = plain->ascii };
        memcpy(line, at, size);
        line[size] = '\0';
        bool ended = at[size] == '\n';
        size_t trailing = size && line[size - 1] == ' ';
        grid_init(&row, 1, text_width(line) + 1);
        grid_text(&row, 0, 0, row.cols, STYLE_TEXT, line);
        grid_print(&row, 0, 1, &options, &out);
        fwrite(strbuf_text(&out), 1, out.size - 1, stdout);
        fputs(ended ? "\n" : trailing ? " " : "", stdout);
        grid_release(&row);
        strbuf_release(&out);
        at += size + ended;
    }
}

// The rows of one block, cut out of the laid-out page.
static void print_rows(struct plain *plain, const struct lesson *lesson, size_t block) {
    struct page page;
    struct grid cut;
    struct page_options options = { .cols = PLAIN_COLS, .ascii = plain->ascii };
    page_lay_out(&page, lesson, &options);
    for (size_t i = 0; i < page.n_places; i++) {
        const struct page_place *place = &page.places[i];
        if (place->block != block || place->rows <= 0) continue;
        grid_init(&cut, place->rows, PLAIN_COLS);
        grid_blit(&cut, 0, 0, &page.grid, place->row, place->rows);
        plain_print(plain, &cut);
        grid_release(&cut);
    }
    page_release(&page);
}

// A heading goes with what it heads, the items of a list go together.
static bool goes_with_next(const struct lesson *lesson, size_t block) {
    const struct lesson_block *at = &lesson->blocks[block];
    if (block + 1 >= lesson->n) return false;
    return at->kind == BLOCK_HEADING || (at->kind == BLOCK_ITEM && at[1].kind == BLOCK_ITEM);
}

void plain_block(struct plain *plain, const struct lesson *lesson, size_t block) {
    const struct lesson_block *at = &lesson->blocks[block];
    plain->turn = TURN_ON;
    switch (at->kind) {
    case BLOCK_FIGURE:
        plain_figure(plain, lesson, at);
        return;
    case BLOCK_QUIZ:
        plain_quiz(plain, lesson, at);
        return;
    case BLOCK_EXERCISE:
        plain_exercise(plain, at->name);
        return;
    default:
        print_rows(plain, lesson, block);
    }
    if (!goes_with_next(lesson, block))
        plain_ask(plain, "", NULL);
    else if (at->kind == BLOCK_HEADING)
        plain_say(plain, "\n");
}

static void say_sliders(struct plain *plain, const struct figure_view *view) {
    for (size_t i = 0; i < view->figure->n_sliders; i++) {
        const struct slider *slider = &view->figure->sliders[i];
        struct strbuf text = { 0 }, low = { 0 }, high = { 0 };
        slider_print(slider, view->indices[i], &text);
        slider_print(slider, 0, &low);
        slider_print(slider, slider->n ? slider->n - 1 : 0, &high);
        plain_say(plain, "  %s = %s (from %s to %s)%s%s\n", slider->name, strbuf_text(&text),
                  strbuf_text(&low), strbuf_text(&high),
                  strcmp(slider->label, slider->name) ? ": " : "",
                  strcmp(slider->label, slider->name) ? slider->label : "");
        strbuf_release(&text);
        strbuf_release(&low);
        strbuf_release(&high);
    }
}

// Description, then the numbers: all of them, or the first few lines.
static void say_figure(struct plain *plain, struct figure_view *view, bool all) {
    struct figure figure = { 0 };
    struct error err = { 0 };
    struct strbuf words = { 0 }, data = { 0 };
    struct grid page;
    if (view->job) {
        if (!plain_job_figure(plain, view, &figure)) return;
    } else if (live_figure_draw(view->figure, view->indices, &figure, &err) != STATUS_OK) {
        plain_say(plain, "%s\n", err.text);
        return;
    }
    figure_describe(&figure, &words);
    figure_csv(&figure, &data);
    figure_release(&figure);
    grid_init(&page, 0, PLAIN_COLS);
    int row = grid_wrap(&page, 0, 0, PLAIN_COLS, STYLE_TEXT, strbuf_text(&words));
    size_t lines = 0;
    for (const char *at = strbuf_text(&data); *at; lines++) {
        size_t size = strcspn(at, "\n");
        int shown = (int)size - (size && at[size - 1] == '\r');
        if (all || lines < DATA_LINES)
            grid_printf(&page, ++row, 2, PLAIN_COLS - 2, STYLE_TEXT, "%.*s", shown, at);
        at += size + (at[size] == '\n');
    }
    plain_print(plain, &page);
    if (!all && lines > DATA_LINES)
        plain_say(plain, "  … %zu more lines; `data` prints all.\n", lines - DATA_LINES);
    grid_release(&page);
    strbuf_release(&words);
    strbuf_release(&data);
}

static void figure_set(struct plain *plain, const char *rest) {
    struct figure_view *view = plain->asker;
    size_t word = strcspn(rest, " ");
    for (size_t i = 0; i < view->figure->n_sliders; i++) {
        const struct slider *slider = &view->figure->sliders[i];
        const char *value = rest + word + strspn(rest + word, " ");
        char *end;
        double number = strtod(value, &end);
        if (strlen(slider->name) != word || strncmp(slider->name, rest, word) != 0 || end == value)
            continue;
        view->indices[i] = slider_nearest(slider, number);
        say_sliders(plain, view);
        say_figure(plain, view, false);
        return;
    }
    plain_say(plain, "Set which slider to which number? For example: set %s 4\n",
              view->figure->n_sliders ? view->figure->sliders[0].name : "n");
}

static void figure_reset(struct plain *plain, const char *rest) {
    struct figure_view *view = plain->asker;
    bool changed;
    (void)rest;
    figure_view_act(view, ACT_RESET, &changed);
    say_sliders(plain, view);
    say_figure(plain, view, false);
}

static void figure_data(struct plain *plain, const char *rest) {
    (void)rest;
    say_figure(plain, plain->asker, true);
}

static void figure_run(struct plain *plain, const char *rest) {
    (void)rest;
    plain_job_run(plain, plain->asker);
    say_figure(plain, plain->asker, false);
}

static const struct plain_command figure_commands[] = {
    { "set", "set SLIDER NUMBER", "move a slider and hear the figure again", figure_set },
    { "reset", "reset", "all sliders as they were", figure_reset },
    { "data", "data", "all the numbers of the figure", figure_data },
    { "run", "run", "run the figure at these sliders and hear what came out", figure_run },
};

// `run` is only for figures that are long jobs.
static size_t figure_commands_of(const struct figure_view *view) {
    size_t n = sizeof figure_commands / sizeof *figure_commands;
    return view->job ? n : n - 1;
}

// Any words are a guess; the figure answers.
static bool take_guess(struct plain *plain, const char *line) {
    (void)line;
    plain->turn = TURN_ON;
    return true;
}

void plain_figure(struct plain *plain, const struct lesson *lesson,
                  const struct lesson_block *block) {
    struct figure_view view;
    figure_view_open(&view, plain->learner.script, lesson->path, block);
    plain_job_host(plain, &view, block);
    if (!view.figure) {
        plain_say(plain, "This figure cannot be drawn: %s\n", view.error.text);
    } else {
        if (*view.figure->predict) {
            struct strbuf text = { 0 };
            markdown_text(&text, PLAIN_COLS, plain->ascii, view.figure->predict);
            plain_say(plain, "Your guess first: %s\n", strbuf_text(&text));
            strbuf_release(&text);
            plain_ask(plain, "guess", take_guess);
            if (plain->turn != TURN_ON) goto out;
        }
        plain_say(plain, "Figure: %s\n", view.figure->title);
        say_sliders(plain, &view);
        say_figure(plain, &view, false);
        if (*view.figure->notice) plain_say(plain, "Notice: %s\n", view.figure->notice);
        plain->own = figure_commands;
        plain->n_own = figure_commands_of(&view);
        plain->asker = &view;
    }
    plain_ask(plain, "figure", NULL);
out:
    figure_view_release(&view);
}
