// SPDX-License-Identifier: MIT
// The running lab without its terminal: the pile of screens, keys in, cells out.
#include "lab/ui/app.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lab/terminal/key.h"
#include "lab/ui/bars.h"
#include "lab/ui/exercise_list.h"
#include "lab/ui/named_place.h"
#include "lab/ui/notes_screen.h"
#include "lab/ui/sign.h"
#include "lab/ui/sitting.h"
#include "lab/ui/unbound.h"
#include "lab/ui/words.h"
#include "lab/ui/words_home.h"

struct screen *lab_top(const struct lab *lab) {
    return lab->n_screens ? lab->screens[lab->n_screens - 1] : NULL;
}

void lab_push(struct lab *lab, struct screen *screen) {
    if (!screen) return;
    if (lab->n_screens == SCREENS_MAX) lab_pop(lab);
    lab->screens[lab->n_screens++] = screen;
    lab->stale = true;
}

void lab_drop(struct lab *lab) {
    struct screen *screen = lab->screens[--lab->n_screens];
    screen->kind->close(screen);
    lab->stale = true;
}

static void close_top(struct lab *lab) {
    struct screen *screen = lab_top(lab);
    if (screen->kind->save) screen->kind->save(screen);
    lab_drop(lab);
}

void lab_pop(struct lab *lab) {
    if (lab->n_screens > 1) close_top(lab);
}

void lab_pop_to_map(struct lab *lab) {
    while (lab->n_screens > 1)
        close_top(lab);
}

void lab_say(struct lab *lab, enum style style, const char *format, ...) {
    va_list args;
    va_start(args, format);
    vsnprintf(lab->message, sizeof lab->message, format, args);
    va_end(args);
    lab->message_style = style;
    lab->message_while = 0;
    lab->stale = true;
}

static struct visit here(const struct lab *lab) {
    struct visit visit = { 0 };
    for (int i = 0; i < lab->n_screens; i++)
        if (lab->screens[i]->kind->visit) lab->screens[i]->kind->visit(lab->screens[i], &visit);
    return visit;
}

// `place` may live in a screen that is closed here.
static bool open_place(struct lab *lab, const struct place *place) {
    struct error err = { 0 };
    struct place to = *place;
    if (lab->n_screens > 1 && reader_show_place(lab->screens[1], &to)) {
        while (lab->n_screens > 2)
            close_top(lab);
        return true;
    }
    struct screen *screen = reader_screen(lab, &to, &err);
    if (!screen) {
        lab_say(lab, STYLE_BAD, "%s", err.text);
        return false;
    }
    lab_pop_to_map(lab);
    lab_push(lab, screen);
    return true;
}

bool lab_read(struct lab *lab, const struct place *place) {
    struct visit from = here(lab);
    if (!open_place(lab, place)) return false;
    trail_leave(&lab->trail, &from);
    return true;
}

void lab_open_exercise(struct lab *lab, const struct course_lesson *lesson, const char *id) {
    struct error err = { 0 };
    struct place place = learner_place_in(&lab->learner, lesson);
    struct screen *screen = exercise_screen(lab, id, &err);
    if (!screen) {
        lab_say(lab, STYLE_BAD, "%s", err.text);
    } else if (lab_read(lab, &place)) {
        reader_show_exercise(lab_top(lab), id);
        lab_push(lab, screen);
        lab_say(lab, STYLE_TEXT, "%s", ""); // what was said of the lesson is not seen here
    } else {
        screen->kind->close(screen);
    }
}

void lab_go_home(struct lab *lab) {
    struct visit from = here(lab);
    trail_leave(&lab->trail, &from);
    lab_pop_to_map(lab);
}

static void open_visit(struct lab *lab, const struct visit *visit) {
    struct error err = { 0 };
    if (visit->place.on_map)
        lab_pop_to_map(lab);
    else if (open_place(lab, &visit->place) && visit->exercise)
        lab_push(lab, exercise_screen(lab, visit->exercise, &err));
}

void lab_step(struct lab *lab, int direction) {
    struct visit from = here(lab), to;
    if (trail_step(&lab->trail, direction, &from, &to))
        open_visit(lab, &to);
    else if (direction > 0)
        lab_say(lab, STYLE_DIM, WORDS_NOTHING_FORWARD);
    else if (from.place.on_map)
        lab_say(lab, STYLE_DIM, WORDS_NOTHING_BACK);
    else
        lab_go_home(lab);
}

void lab_save(struct lab *lab) {
    for (int i = 0; i < lab->n_screens; i++)
        if (lab->screens[i]->kind->save) lab->screens[i]->kind->save(lab->screens[i]);
    lab->unsaved = false;
}

// The map, and over it the exercise in its lesson.
static enum status open_exercise_first(struct lab *lab, const char *id, struct error *err) {
    struct place place;
    enum status status = place_named(&lab->learner, id, &place, err);
    if (status != STATUS_OK) return status;
    lab_push(lab, map_screen(lab));
    lab_open_exercise(lab, place.lesson, id);
    return STATUS_OK;
}

// The map, and over it the lesson that was asked for or left.
static enum status open_first(struct lab *lab, const char *name, struct error *err) {
    struct place place = learner_place(&lab->learner);
    const struct course_lesson *wanted =
        name ? course_find_reading(&lab->learner.course, name) : NULL;
    if (name && !wanted) return open_exercise_first(lab, name, err);
    if (wanted) place = learner_place_in(&lab->learner, wanted);
    lab_push(lab, map_screen(lab));
    if (!place.lesson || (place.on_map && !wanted)) return STATUS_OK;
    struct screen *screen = reader_screen(lab, &place, err);
    if (!screen && wanted) return err->status;
    if (!screen) lab_say(lab, STYLE_BAD, "%s", err->text);
    lab_push(lab, screen);
    return STATUS_OK;
}

enum status lab_init(struct lab *lab, const struct lab_start *start, struct error *err) {
    *lab = (struct lab) { .ascii = start->ascii, .glyphs = start->glyphs, .stale = true };
    lab->config = start->config ? start->config : &config_defaults;
    grid_init(&lab->grid, 0, 0);
    enum status status = learner_open(&lab->learner, start->course_folder, err);
    if (status == STATUS_OK) status = open_first(lab, start->lesson, err);
    struct strbuf complaint = { 0 };
    config_complaint(lab->config, &complaint);
    if (status == STATUS_OK && lab->learner.warning[0])
        lab_say(lab, STYLE_WARN, "%s", lab->learner.warning);
    else if (status == STATUS_OK && complaint.size)
        lab_say(lab, STYLE_WARN, "%s", complaint.at);
    strbuf_release(&complaint);
    return status;
}

void lab_release(struct lab *lab) {
    if (lab->n_screens) lab_save(lab);
    while (lab->n_screens) {
        struct screen *screen = lab->screens[--lab->n_screens];
        screen->kind->close(screen);
    }
    search_free(lab->search.index);
    play_book_free(lab->play);
    glossary_release(&lab->glossary);
    learner_release(&lab->learner);
    grid_release(&lab->grid);
}

// The module of what is on the screen: of the lesson read last.
static const struct course_module *module_here(const struct lab *lab) {
    const struct course *course = &lab->learner.course;
    if (lab->reading) return lab->reading->module;
    return course->n_modules ? &course->modules[0] : NULL;
}

// On the map the chosen lesson says which module is meant.
static bool act_on_check(struct lab *lab) {
    const struct screen *top = lab_top(lab);
    if (top->kind->where(top) & IN_MAP) return false;
    if (module_here(lab)) sitting_begin(lab, check_screen(lab, module_here(lab)));
    return true;
}

// The notes of what is on the screen: of the lesson that is read, on the map of none. Where they
// are open already the key is their own.
static bool act_on_notes(struct lab *lab, enum action action) {
    const struct course_lesson *lesson = lab->n_screens > 1 ? lab->reading : NULL;
    const struct screen *top = lab_top(lab);
    if (top->kind->where(top) & IN_NOTES) return false;
    if (action == ACT_NOTES)
        lab_push(lab, notes_screen(lab, lesson));
    else
        notes_edit(lab, lesson);
    return true;
}

// What works the same on every screen.
static bool act_everywhere(struct lab *lab, enum action action) {
    switch (action) {
    case ACT_HELP:
        lab_push(lab, help_screen(lab));
        return true;
    case ACT_PRACTICE:
        sitting_begin(lab, practice_screen(lab));
        return true;
    case ACT_NOTES:
    case ACT_NOTES_EDIT:
        return act_on_notes(lab, action);
    case ACT_STATISTICS:
        lab_push(lab, statistics_screen(lab));
        return true;
    case ACT_SKILL_CHECK:
        return act_on_check(lab);
    case ACT_QUIT:
        lab->quit = true;
        return true;
    case ACT_SEARCH:
        lab_push(lab, search_screen(lab));
        return true;
    case ACT_FOUND_NEXT:
    case ACT_FOUND_PREVIOUS:
        search_step(lab, action == ACT_FOUND_NEXT ? 1 : -1);
        return true;
    case ACT_PLAY:
        lab_push(lab, play_screen(lab));
        return true;
    case ACT_PAGES:
        lab_push(lab, pages_screen(lab));
        return true;
    case ACT_EXERCISES:
        lab_push(lab, exercise_list_screen(lab));
        return true;
    case ACT_LOOK_UP:
        lab_push(lab, look_up_screen(lab));
        return true;
    case ACT_STEP_BACK:
    case ACT_STEP_FORWARD:
        lab_step(lab, action == ACT_STEP_BACK ? -1 : 1);
        return true;
    case ACT_SUSPEND:
        if (lab->terminal) lab->terminal->suspend(lab->terminal_owner);
        return true;
    case ACT_REDRAW:
        if (lab->terminal) lab->terminal->redraw(lab->terminal_owner);
        return true;
    default:
        return false;
    }
}

static bool act(struct lab *lab, enum action action, const struct key *key) {
    struct screen *screen = lab_top(lab);
    return screen->kind->act(screen, action, key);
}

enum { WHEEL_LINES = 3 };

static bool has_bars(const struct lab *lab) {
    return lab->grid.rows >= 4;
}

// A click on the key bar is the key that stands there.
static struct key meant(const struct lab *lab, const struct screen *screen, const struct key *key) {
    uint32_t code = 0;
    if (key->code == PRESS_CLICK && has_bars(lab) && key->row == lab->grid.rows - 1)
        code = key_bar_key(lab->grid.cols, lab->ascii, &lab->config->keys,
                           screen->kind->where(screen), key->col);
    return code ? (struct key) { .code = code, .row = -1, .col = -1 } : *key;
}

void lab_key(struct lab *lab, const struct key *pressed) {
    struct screen *screen = lab_top(lab);
    struct key key = meant(lab, screen, pressed);
    lab->message[0] = '\0';
    lab->stale = lab->unsaved = true;
    lab->pressed = key.code;
    if (screen->kind->type && screen->kind->type(screen, &key)) return;
    const struct action_row *row =
        action_find(&lab->config->keys, key.code, screen->kind->where(screen));
    if (!row) {
        say_unbound(lab, key.code);
        return;
    }
    if (act_everywhere(lab, row->action) || act(lab, row->action, &key)) return;
    if (row->action == ACT_ERASE) lab_say(lab, STYLE_DIM, WORDS_NOTHING_TO_ERASE);
    bool up = row->action == ACT_WHEEL_UP;
    if (!up && row->action != ACT_WHEEL_DOWN) return;
    for (int i = 0; i < WHEEL_LINES; i++)
        act(lab, up ? ACT_UP : ACT_DOWN, &key);
}

// What was said of a place goes with it: that a figure runs, when it has ended.
static void forget_message(struct lab *lab) {
    const struct screen *top = lab_top(lab);
    if (lab->message_while && !(top->kind->where(top) & lab->message_while)) lab->message[0] = '\0';
}

// Over the last rows of the screen, as many as the sentence needs.
static void draw_message(struct lab *lab, const struct area *area) {
    struct grid words;
    grid_init(&words, 0, area->cols > 2 ? area->cols - 2 : 1);
    int rows = grid_wrap(&words, 0, 0, words.cols, lab->message_style, lab->message);
    if (rows > area->rows) rows = area->rows;
    int row = area->row + area->rows - rows;
    grid_fill(&lab->grid, row, 0, rows, area->cols, ' ', STYLE_TEXT);
    grid_blit(&lab->grid, row, 1, &words, 0, rows);
    grid_release(&words);
}

static void draw_bars(struct lab *lab, struct screen *below, struct screen *top,
                      const struct area *area) {
    struct strbuf left = { 0 }, right = { 0 };
    below->kind->title(below, &left, &right);
    draw_title(&lab->grid, lab->ascii, strbuf_text(&left), strbuf_text(&right));
    int last = area->row + area->rows;
    grid_fill(&lab->grid, last, 0, 1, area->cols, ' ', STYLE_BAR);
    draw_key_bar(&lab->grid, last, lab->ascii, &lab->config->keys, top->kind->where(top));
    forget_message(lab);
    if (lab->message[0]) draw_message(lab, area);
    strbuf_release(&left);
    strbuf_release(&right);
}

static void fit_grid(struct grid *grid, int rows, int cols) {
    if (grid->rows != rows || grid->cols != cols) {
        grid_release(grid);
        grid_init(grid, rows, cols);
        grid->max_rows = rows;
    }
    grid_clear(grid);
}

static struct area between_bars(const struct lab *lab) {
    int bars = has_bars(lab);
    return (struct area) { bars, 0, lab->grid.rows - 2 * bars, lab->grid.cols };
}

struct area lab_area(const struct lab *lab) {
    struct area area = between_bars(lab);
    area.row += lab->complaint_rows;
    area.rows -= lab->complaint_rows;
    return area;
}

enum { COMPLAINT_ROWS_LEAST = 4 }; // of the window: below it the screen has them all

// Over the first rows, half of them at most; the screen has the others.
static void draw_complaint(struct lab *lab) {
    struct area area = between_bars(lab);
    struct grid words;
    lab->complaint_rows = 0;
    if (!lab->complaint[0] || area.rows < COMPLAINT_ROWS_LEAST) return;
    grid_init(&words, 0, area.cols > 2 ? area.cols - 2 : 1);
    int rows = grid_wrap(&words, 0, 0, words.cols, STYLE_BAD, lab->complaint);
    rows += grid_wrap(&words, rows, 0, words.cols, STYLE_DIM, WORDS_AS_BEFORE);
    if (rows > area.rows / 2) rows = area.rows / 2;
    grid_blit(&lab->grid, area.row, 1, &words, 0, rows);
    draw_rule(&lab->grid, area.row + rows, 0, area.cols, lab->ascii, STYLE_DIM);
    lab->complaint_rows = rows + 1;
    grid_release(&words);
}

// What is typed, or its box, may pass the edge of a small window: the cursor stays at the edge
// then.
static void keep_cursor(struct grid *grid) {
    if (grid->cursor_row >= grid->rows) grid->cursor_row = grid->rows - 1;
    if (grid->cursor_col >= grid->cols) grid->cursor_col = grid->cols - 1;
}

void lab_draw(struct lab *lab, int rows, int cols) {
    int first = lab->n_screens - 1; // what is under all overlays
    fit_grid(&lab->grid, rows, cols);
    draw_complaint(lab);
    while (first > 0 && lab->screens[first]->kind->overlay)
        first--;
    struct area area = lab_area(lab);
    for (int i = first; i < lab->n_screens; i++)
        lab->screens[i]->kind->draw(lab->screens[i], &lab->grid, &area);
    if (has_bars(lab)) draw_bars(lab, lab->screens[first], lab_top(lab), &area);
    keep_cursor(&lab->grid);
    lab->stale = false;
}
