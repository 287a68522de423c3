// SPDX-License-Identifier: MIT
// Drawing the map: the list of modules and lessons with what is done of each, and the chosen
// lesson's aims beside it or, on narrower terminals, below it.
#include <stdio.h>
#include <stdlib.h>

#include "lab/base/memory.h"
#include "lab/ui/map.h"
#include "lab/ui/sign.h"
#include "lab/ui/words.h"
#include "lab/ui/words_home.h"

enum { BESIDE_COLS = 110, BELOW_ROWS = 22, PANEL_ROWS = 7, LIST_COLS_MAX = 92 };

// The list has a line for each module, one for each lesson, and an empty one between modules.
static int line_of_lesson(const struct course *course, size_t number) {
    int line = 0;
    for (size_t m = 0; m < course->n_modules; m++) {
        line += 1 + (m > 0);
        for (size_t l = 0; l < course->modules[m].n; l++, line++)
            if (course->modules[m].lessons[l].number == number) return line;
    }
    return 0;
}

int map_lesson_at(const struct course *course, int wanted) {
    for (size_t i = 0; i < course->n_lessons; i++)
        if (line_of_lesson(course, i) == wanted) return (int)i;
    return -1;
}

static int count_lines(const struct course *course) {
    return course->n_lessons ? line_of_lesson(course, course->n_lessons - 1) + 1 : 0;
}

static enum sign lesson_sign(struct lab *lab, const struct course_lesson *lesson) {
    const struct text_list *ids = learner_exercises(&lab->learner, lesson);
    size_t tried = 0, outdated = 0, passed = learner_passed(&lab->learner, lesson);
    for (size_t i = 0; i < ids->n; i++) {
        tried += learner_mark(&lab->learner, ids->at[i]) != MARK_NEW;
        outdated += learner_mark_is_outdated(&lab->learner, ids->at[i]);
    }
    if (outdated) return SIGN_OUTDATED;
    return ids->n && passed == ids->n ? SIGN_PASSED : tried ? SIGN_TRIED : SIGN_NEW;
}

static void draw_lesson(struct map *map, struct grid *grid, int row, const struct area *area,
                        const struct course_lesson *lesson) {
    struct lab *lab = map->base.lab;
    const struct text_list *ids = learner_exercises(&lab->learner, lesson);
    bool chosen = lesson->number == map->chosen;
    enum sign sign = lesson_sign(lab, lesson);
    enum style style = chosen ? STYLE_FOCUS : STYLE_TEXT;
    int end = area->col + area->cols, right = area->cols >= 56 ? 18 : area->cols >= 34 ? 6 : 0;
    if (chosen) grid_fill(grid, row, area->col, 1, area->cols, ' ', STYLE_FOCUS);
    grid_text(grid, row, area->col + 1, 1, chosen ? STYLE_FOCUS : sign_style(sign),
              sign_text(sign, lab->ascii));
    grid_text(grid, row, area->col + 3, area->cols - 4 - right, style, lesson->title);
    if (right >= 18 && lesson->minutes)
        grid_printf(grid, row, end - 17, 8, chosen ? STYLE_FOCUS : STYLE_DIM, WORDS_MINUTES_COLUMN,
                    lesson->minutes);
    if (right && ids->n)
        grid_printf(grid, row, end - 6, 6, chosen ? STYLE_FOCUS : STYLE_DIM, "%2zu/%zu",
                    learner_passed(&lab->learner, lesson), ids->n);
    if (!chosen) return;
    grid->cursor_row = row;
    grid->cursor_col = area->col + 1;
}

// "check 4/5", ending before column `end`: the best skill check of a module. Returns its columns.
static int draw_check(struct map *map, struct grid *grid, int row, int end,
                      const struct course_module *module) {
    struct learner *learner = &map->base.lab->learner;
    struct skill_check check;
    char text[32];
    if (!store_best_check(learner->store, learner->course.title, module->id, &check)) return 0;
    snprintf(text, sizeof text, WORDS_BEST_CHECK, check.correct, check.asked);
    int cols = text_width(text);
    grid_text(grid, row, end - cols, cols, check.correct == check.asked ? STYLE_GOOD : STYLE_WARN,
              text);
    return cols + 2;
}

static void draw_module(struct map *map, struct grid *grid, int row, const struct area *area,
                        const struct course_module *module) {
    struct learner *learner = &map->base.lab->learner;
    size_t passed = 0, n = 0;
    for (size_t i = 0; i < module->n; i++) {
        passed += learner_passed(learner, &module->lessons[i]);
        n += learner_exercises(learner, &module->lessons[i])->n;
    }
    int end = area->col + area->cols, right = area->cols >= 34 && n ? 7 : 0,
        bar = area->cols >= 56 && n ? 12 : 0;
    int check = bar ? draw_check(map, grid, row, end - bar - right - 4, module) : 0;
    grid_text(grid, row, area->col + 1, area->cols - 2 - (bar ? bar + 2 : 0) - right - check,
              STYLE_HEADING, module->title);
    if (bar)
        draw_progress(grid, row, end - bar - right - 2, bar, map->base.lab->ascii,
                      (double)passed / (double)n);
    if (right)
        grid_printf(grid, row, end - right, right, passed == n ? STYLE_GOOD : STYLE_DIM, "%3zu/%zu",
                    passed, n);
}

static void draw_list(struct map *map, struct grid *grid, const struct area *area) {
    const struct course *course = &map->base.lab->learner.course;
    int line = 0;
    scroll_fit(&map->scroll, count_lines(course), area->rows);
    if (map->follow) {
        int at = line_of_lesson(course, map->chosen);
        scroll_show(&map->scroll, at > 0 ? at - 1 : 0, 2);
    }
    map->follow = false;
    map->list = *area;
    draw_scroll_bar(grid, area->row, area->col + area->cols, area->rows, map->base.lab->ascii,
                    map->scroll.top, map->scroll.rows);
    for (size_t m = 0; m < course->n_modules; m++) {
        const struct course_module *module = &course->modules[m];
        line += m > 0;
        int row = line++ - map->scroll.top;
        if (row >= 0 && row < area->rows) draw_module(map, grid, area->row + row, area, module);
        for (size_t l = 0; l < module->n; l++) {
            row = line++ - map->scroll.top;
            if (row >= 0 && row < area->rows)
                draw_lesson(map, grid, area->row + row, area, &module->lessons[l]);
        }
    }
}

static int draw_words(struct grid *grid, int row, const struct area *area, enum sign sign,
                      bool ascii, enum style style, const char *text) {
    grid_text(grid, row, area->col, 3, STYLE_DIM, sign_text(sign, ascii));
    int rows = grid_wrap(grid, row, area->col + 2, area->cols - 2, style, text);
    return rows > 0 ? rows : 1;
}

static int draw_exercise(struct map *map, struct grid *page, int row, const struct area *area,
                         const char *id) {
    struct lab *lab = map->base.lab;
    bool outdated = learner_mark_is_outdated(&lab->learner, id);
    char *text = xprintf("%s%s", learner_title(&lab->learner, id),
                         outdated ? ": " WORDS_SOLVED WORDS_OUTDATED : "");
    int rows = draw_words(page, row, area, sign_of_exercise(&lab->learner, id), lab->ascii,
                          STYLE_TEXT, text);
    free(text);
    return rows;
}

// Aims, what should be known before, exercises, sources: as many rows as there are.
static void draw_details(struct map *map, struct grid *page, int cols, int seen) {
    struct lab *lab = map->base.lab;
    const struct course_lesson *lesson = lab->learner.course.lessons[map->chosen];
    const struct text_list *ids = learner_exercises(&lab->learner, lesson);
    struct area area = { .cols = cols };
    int row = grid_wrap(page, 0, 0, cols, STYLE_STRONG, lesson->title);
    for (size_t i = 0; i < lesson->objectives.n; i++)
        row += draw_words(page, row, &area, SIGN_BULLET, lab->ascii, STYLE_TEXT,
                          lesson->objectives.at[i]);
    if (lesson->prerequisites.n) grid_text(page, ++row, 0, cols, STYLE_DIM, WORDS_BEFORE_IT), row++;
    for (size_t i = 0; i < lesson->prerequisites.n; i++) {
        const struct course_lesson *before =
            course_find_lesson(&lab->learner.course, lesson->prerequisites.at[i]);
        if (before)
            row += draw_words(page, row, &area, lesson_sign(lab, before), lab->ascii, STYLE_TEXT,
                              before->title);
    }
    if (ids->n) grid_text(page, ++row, 0, cols, STYLE_DIM, WORDS_EXERCISES), row++;
    for (size_t i = 0; i < ids->n && row <= seen; i++) // a title costs the reading of its file
        row += draw_exercise(map, page, row, &area, ids->at[i]);
    if (lesson->sources.n) grid_text(page, ++row, 0, cols, STYLE_DIM, WORDS_SOURCES), row++;
    for (size_t i = 0; i < lesson->sources.n; i++)
        row += draw_words(page, row, &area, SIGN_BULLET, lab->ascii, STYLE_TEXT,
                          lesson->sources.at[i]);
}

static void draw_panel(struct map *map, struct grid *grid, const struct area *area) {
    struct grid page;
    grid_init(&page, 0, area->cols);
    draw_details(map, &page, area->cols, area->rows);
    grid_blit(grid, area->row, area->col, &page, 0, area->rows);
    if (page.rows > area->rows)
        grid_text(grid, area->row + area->rows - 1, area->col + area->cols - 3, 3, STYLE_DIM, "…");
    grid_release(&page);
}

void map_draw(struct map *map, struct grid *grid, const struct area *area) {
    struct lab *lab = map->base.lab;
    bool beside = area->cols >= BESIDE_COLS;
    home_refresh(&map->home, lab);
    int margin = area->cols >= 60 ? 1 : 0, taken = home_draw(&map->home, lab, grid, area);
    struct area list = { area->row + taken, area->col + margin, area->rows - taken,
                         area->cols - 2 * margin };
    if (lab->learner.course.n_lessons == 0) return;
    if (map->reading != lab->reading) {
        map->reading = lab->reading;
        map->chosen = map->reading->number;
        map->follow = true;
    }
    if (beside) {
        list.cols = area->cols / 2 < LIST_COLS_MAX ? area->cols / 2 : LIST_COLS_MAX;
        struct area panel = { list.row, list.col + list.cols + 4, list.rows,
                              area->cols - list.cols - margin - 6 };
        if (panel.cols > 80) panel.cols = 80;
        draw_panel(map, grid, &panel);
    } else if (area->rows >= BELOW_ROWS - 2) {
        struct area panel = { area->row + area->rows - PANEL_ROWS + 1, list.col + 1, PANEL_ROWS - 1,
                              list.cols - 2 };
        list.rows -= PANEL_ROWS;
        draw_rule(grid, panel.row - 1, list.col, list.cols, lab->ascii, STYLE_DIM);
        draw_panel(map, grid, &panel);
    }
    draw_list(map, grid, &list);
}
