// SPDX-License-Identifier: MIT
// The numbers that lessons tell of their figures are what the figures show.
// tests/data/figure_numbers.txt names a figure, the sliders that are moved, and numbers. Each must
// stand in the lesson's text, and in the figure when it is rounded to as many digits.
#include "tests/content/findings.h"
#include "tests/content/shipped.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/script/live_figure.h"

enum { ROWS_LEAST = 100, LINE_MOST = 400 };

// One row of the data, cut at its bars.
struct row {
    char *lesson, *figure, *settings, *numbers;
};

static char *trimmed(char *text) {
    while (isspace((unsigned char)*text))
        text++;
    for (size_t n = strlen(text); n && isspace((unsigned char)text[n - 1]); n--)
        text[n - 1] = '\0';
    return text;
}

static bool read_row(char *line, struct row *row) {
    char *rest = line;
    if (*line == '#' || *trimmed(line) == '\0') return false;
    row->lesson = trimmed(strsep(&rest, "/"));
    row->figure = trimmed(strsep(&rest, "|"));
    row->settings = trimmed(strsep(&rest, "|"));
    row->numbers = trimmed(rest);
    return true;
}

// A number of a text; commas between digits belong to it. `end` is the first byte behind it.
static double number_at(const char *at, const char **end, int *decimals) {
    char plain[64];
    size_t n = 0;
    bool point = false;
    *decimals = 0;
    for (; n + 1 < sizeof plain && (isdigit((unsigned char)*at) || strchr("-+.,e", *at)) && *at;
         at++) {
        if (*at == ',' && !isdigit((unsigned char)at[1])) break;
        if (*at == ',') continue;
        if (point && isdigit((unsigned char)*at)) ++*decimals;
        point = point || *at == '.';
        plain[n++] = *at;
    }
    plain[n] = '\0';
    *end = at;
    return strtod(plain, NULL);
}

static bool starts_number(const char *text, const char *at) {
    char before = '\0';
    if (at > text) before = at[-1];
    if (isalnum((unsigned char)before) || before == '.') return false;
    return isdigit((unsigned char)*at) || (*at == '-' && isdigit((unsigned char)at[1]));
}

// Whether a number of the text is `wanted` when it is rounded to its decimals.
static bool shows(const char *text, double wanted, int decimals) {
    double half = 0.5 * pow(10, -decimals) * (1 + 1e-9);
    for (const char *at = text, *end; *at; at++) {
        int ignored;
        if (!starts_number(text, at)) continue;
        if (fabs(number_at(at, &end, &ignored) - wanted) <= half) return true;
        if (end > at) at = end - 1;
    }
    return false;
}

// Whether the text has exactly these characters, not as a part of a longer number.
static bool says(const char *text, const char *number) {
    size_t n = strlen(number);
    for (const char *at = text; (at = strstr(at, number)); at++) {
        bool begins = at == text || !(isdigit((unsigned char)at[-1]) || at[-1] == '.');
        bool ends = !isdigit((unsigned char)at[n]) &&
                    !(strchr(".,", at[n]) && isdigit((unsigned char)at[n + 1]));
        if (begins && ends) return true;
    }
    return false;
}

static bool set_slider(const struct live_figure *live, const char *setting, size_t *indices) {
    size_t size = strcspn(setting, "=");
    for (size_t i = 0; i < live->n_sliders; i++) {
        const struct slider *slider = &live->sliders[i];
        if (strlen(slider->name) != size || memcmp(slider->name, setting, size) != 0) continue;
        if (!slider_find_listed(slider, setting + size + 1, &indices[i]))
            indices[i] = slider_nearest(slider, strtod(setting + size + 1, NULL));
        return true;
    }
    return false;
}

// What the figure shows at these settings, as JSON.
static void show(struct live_figure *live, char *settings, struct strbuf *out) {
    struct figure figure;
    struct error err = { 0 };
    size_t *indices = xcalloc(live->n_sliders + 1, sizeof *indices);
    for (size_t i = 0; i < live->n_sliders; i++)
        indices[i] = live->sliders[i].start;
    for (char *one; (one = strsep(&settings, ";"));) {
        one = trimmed(one);
        if (*one && !set_slider(live, one, indices))
            finding("%s has no slider for %s", live->name, one);
    }
    if (live_figure_draw(live, indices, &figure, &err) == STATUS_OK) {
        figure_json(&figure, out);
        figure_release(&figure);
    } else {
        finding("%s", err.text);
    }
    free(indices);
}

static void compare(const struct row *row, const char *text, const char *shown) {
    for (char *numbers = row->numbers, *one; (one = strsep(&numbers, " "));) {
        const char *end;
        int decimals;
        double value = number_at(one, &end, &decimals);
        if (*end || end == one) finding("%s/%s: '%s' is no number", row->lesson, row->figure, one);
        if (!says(text, one)) finding("%s does not say %s", row->lesson, one);
        if (!shows(shown, value, decimals))
            finding("%s/%s does not show %s", row->lesson, row->figure, one);
    }
}

static void look(struct row *row) {
    struct lesson lesson;
    struct live_figure *live = NULL;
    struct error err = { 0 };
    struct strbuf text = { 0 }, shown = { 0 };
    const struct course_lesson *about = course_find_lesson(&course, row->lesson);
    if (!about || course_read_lesson(&course, about, &lesson, &err) != STATUS_OK) {
        finding("there is no lesson %s", row->lesson);
        return;
    }
    for (size_t i = 0; i < lesson.n && !live; i++) {
        const struct lesson_block *block = &lesson.blocks[i];
        if (block->kind == BLOCK_FIGURE && strcmp(block->name, row->figure) == 0)
            live_figure_load(script, about->path, block->line, block->name, block->text, &live,
                             &err);
    }
    if (live && file_read_course(about->path, &text, &err) == STATUS_OK) {
        show(live, row->settings, &shown);
        compare(row, strbuf_text(&text), strbuf_text(&shown));
    } else {
        finding("%s has no figure %s", row->lesson, row->figure);
    }
    live_figure_free(live);
    strbuf_release(&text);
    strbuf_release(&shown);
    lesson_release(&lesson);
}

static void figures_show_the_numbers_that_their_lessons_say(void **state) {
    (void)state;
    char line[LINE_MOST];
    size_t rows = 0;
    FILE *file = fopen("tests/data/figure_numbers.txt", "r");
    assert_non_null(file);
    wrong = 0;
    while (fgets(line, sizeof line, file)) {
        struct row row;
        if (!read_row(line, &row)) continue;
        look(&row);
        rows++;
    }
    fclose(file);
    assert_true(rows >= ROWS_LEAST);
    assert_int_equal(wrong, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_show_the_numbers_that_their_lessons_say),
    };
    return cmocka_run_group_tests(tests, open_course, close_course);
}
