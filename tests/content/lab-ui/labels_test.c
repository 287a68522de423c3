// SPDX-License-Identifier: MIT
// The labels inside the plots of the course's figures: none runs into another, and none stands on a
// point where the plot is large.
#include "tests/content/shipped.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/base/utf8.h"
#include "lab/script/live_figure.h"

// What is a figure's in windows of 40x12, 80x24 and 200x50.
static const struct size {
    int rows, cols;
} sizes[] = { { 6, 36 }, { 8, 36 }, { 14, 72 }, { 30, 120 } };
enum { SIZES = sizeof sizes / sizeof *sizes, LARGE = 30, LABEL_LEAST = 4 };

static bool is_labelled(const struct series *series) {
    bool carries = series->kind == SERIES_MARK || series->kind == SERIES_RULE;
    return carries && series->label && text_width(series->label) >= LABEL_LEAST;
}

static char *drawn(const struct figure *figure, const struct size *size) {
    struct figure_look look = { .glyphs = GLYPHS_BRAILLE, .legend = true, .title = true };
    struct strbuf text = { 0 };
    struct grid grid;
    grid_init(&grid, size->rows, size->cols);
    figure_draw(figure, &grid, 0, 0, size->rows, size->cols, &look);
    grid_print(&grid, 0, size->rows, &(struct grid_print_options) { 0 }, &text);
    grid_release(&grid);
    return strbuf_detach(&text);
}

static bool stands_alone(const char *text, const char *at, size_t size) {
    bool before = at > text && isgraph((unsigned char)at[-1]);
    return !before && !isgraph((unsigned char)at[size]);
}

// It may be cut short or left out; where it stands, it stands alone.
static bool runs_into_another(const char *text, const char *label) {
    size_t size = strlen(label);
    const char *at = strstr(text, label);
    for (const char *next = at; next; next = strstr(next + 1, label))
        if (stands_alone(text, next, size)) return false;
    return at;
}

static int points(const char *text) {
    int n = 0;
    for (const char *at = text; (at = strstr(at, "●")); at += strlen("●"))
        n++;
    return n;
}

// Of the figure as it would be without its labels.
static int points_without_labels(const struct figure *figure, const struct size *size) {
    struct figure bare = *figure;
    bare.series = xmalloc(figure->n_series * sizeof *bare.series);
    memcpy(bare.series, figure->series, figure->n_series * sizeof *bare.series);
    for (size_t s = 0; s < figure->n_series; s++)
        if (is_labelled(&bare.series[s])) bare.series[s].label = "";
    char *text = drawn(&bare, size);
    int n = points(text);
    free(bare.series);
    free(text);
    return n;
}

static void check(const struct figure *figure, const char *name) {
    for (int i = 0; i < SIZES; i++) {
        char *text = drawn(figure, &sizes[i]);
        for (size_t s = 0; s < figure->n_series; s++) {
            const struct series *series = &figure->series[s];
            if (is_labelled(series) && runs_into_another(text, series->label))
                fail_msg("%s: '%s' runs into something:\n%s", name, series->label, text);
        }
        if (sizes[i].rows >= LARGE && points(text) < points_without_labels(figure, &sizes[i]))
            fail_msg("%s: a label covers a point:\n%s", name, text);
        free(text);
    }
}

static void check_at(struct live_figure *live, const size_t *indices) {
    struct figure figure = { 0 };
    struct error err = { 0 };
    if (live_figure_draw(live, indices, &figure, &err) != STATUS_OK) fail_msg("%s", err.text);
    check(&figure, live->name);
    figure_release(&figure);
}

// At the default, and at both ends of each slider.
static void check_figure(struct live_figure *live) {
    size_t *indices = xcalloc(live->n_sliders + 1, sizeof *indices);
    for (size_t k = 0; k < live->n_sliders; k++)
        indices[k] = live->sliders[k].start;
    check_at(live, indices);
    for (size_t k = 0; k < live->n_sliders; k++) {
        indices[k] = 0;
        check_at(live, indices);
        indices[k] = live->sliders[k].n - 1;
        check_at(live, indices);
        indices[k] = live->sliders[k].start;
    }
    free(indices);
}

static void check_lesson(const struct course_lesson *about) {
    struct lesson lesson;
    struct error err = { 0 };
    if (course_read_lesson(&course, about, &lesson, &err) != STATUS_OK) fail_msg("%s", err.text);
    for (size_t i = 0; i < lesson.n; i++) {
        const struct lesson_block *block = &lesson.blocks[i];
        struct live_figure *live = NULL;
        if (block->kind != BLOCK_FIGURE) continue;
        if (live_figure_load(script, about->path, block->line, block->name, block->text, &live,
                             &err) != STATUS_OK)
            fail_msg("%s", err.text);
        if (!live->is_job) check_figure(live);
        live_figure_free(live);
    }
    lesson_release(&lesson);
}

static void no_label_of_the_course_runs_into_another_or_covers_a_point(void **state) {
    (void)state;
    for (size_t i = 0; i < course.n_lessons; i++)
        check_lesson(course.lessons[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_label_of_the_course_runs_into_another_or_covers_a_point),
    };
    return cmocka_run_group_tests(tests, open_course, close_course);
}
