// SPDX-License-Identifier: MIT
// What the keys and the mouse do on a page: they belong to the thing in focus first, a figure, a
// guess, a quick check, a card or a link, and else to the page.
#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/ui/reader.h"
#include "lab/ui/words_reading.h"

static struct reader *reader_of(const struct screen *screen) {
    return (struct reader *)screen;
}

static void open_lesson(struct reader *reader, const struct course_lesson *lesson, bool follow) {
    struct lab *lab = reader->base.lab;
    struct place to = { .lesson = lesson };
    if (follow) to = learner_place_in(&lab->learner, lesson);
    lab_read(lab, &to);
}

static void open_neighbour(struct reader *reader, int direction) {
    const struct course *course = &reader->base.lab->learner.course;
    size_t number = reader->at->number;
    if (direction < 0 ? number > 0 : number + 1 < course->n_lessons)
        open_lesson(reader, course->lessons[number + (size_t)direction], false);
    else
        lab_say(reader->base.lab, STYLE_DIM,
                direction < 0 ? WORDS_FIRST_LESSON : WORDS_LAST_LESSON);
}

static void open_exercise(struct reader *reader, const char *id) {
    struct lab *lab = reader->base.lab;
    struct error err = { 0 };
    struct screen *screen = exercise_screen(lab, id, &err);
    if (screen)
        lab_push(lab, screen);
    else
        lab_say(lab, STYLE_BAD, "%s", err.text);
}

static void open_link(struct reader *reader, const char *address) {
    struct lab *lab = reader->base.lab;
    const struct course_lesson *lesson = course_find_reading(&lab->learner.course, address);
    const struct course_exercise *exercise = course_find_exercise(&lab->learner.course, address);
    if (lesson)
        open_lesson(reader, lesson, false);
    else if (exercise)
        open_exercise(reader, exercise->id);
    else
        lab_say(lab, STYLE_LINK, "%s", address);
}

static void open_target(struct reader *reader) {
    const struct target *focus = reader_focus(reader);
    if (focus->kind == TARGET_CARD)
        open_exercise(reader, reader->embeds[focus->embed].exercise);
    else if (focus->kind == TARGET_LINK)
        open_link(reader, reader->page.links[focus->part].target);
    else if (focus->kind == TARGET_NEXT)
        open_neighbour(reader, 1);
}

static void share_sliders(struct reader *reader, const struct embed *from) {
    for (size_t i = 0; i < reader->n_embeds; i++)
        if (reader->embeds[i].kind == BLOCK_FIGURE)
            figure_view_share(&reader->embeds[i].figure, &from->figure);
}

static void say_words(struct reader *reader, struct embed *embed) {
    struct strbuf words = { 0 };
    figure_view_words(&embed->figure, &words);
    lab_push(reader->base.lab,
             text_screen(reader->base.lab, embed->figure.figure->title, strbuf_text(&words)));
    strbuf_release(&words);
}

static void show_table(struct reader *reader, struct embed *embed) {
    struct lab *lab = reader->base.lab;
    struct strbuf table = { 0 };
    figure_view_table(&embed->figure, text_screen_cols(lab->grid.cols), lab->ascii, &table);
    lab_push(lab, text_screen(lab, embed->figure.figure->title, strbuf_text(&table)));
    strbuf_release(&table);
}

static void copy_command(struct reader *reader, struct embed *embed) {
    struct lab *lab = reader->base.lab;
    struct strbuf command = { 0 };
    char *shipped = NULL;
    struct error err;
    bool own = course_locate(NULL, &shipped, &err) != STATUS_OK ||
               strcmp(shipped, lab->learner.course.folder) != 0;
    figure_view_command(&embed->figure, own ? lab->learner.course.folder : NULL, reader->at->id,
                        &command);
    if (lab->terminal) lab->terminal->copy(lab->terminal_owner, command.at);
    lab_say(lab, STYLE_CODE, "%s", command.at);
    strbuf_release(&command);
    free(shipped);
}

// What shows the figure in another way. False: the action is none of these.
static bool show_figure(struct reader *reader, struct embed *embed, enum action action) {
    struct lab *lab = reader->base.lab;
    if (action == ACT_WORDS) return say_words(reader, embed), true;
    if (action == ACT_DATA) return show_table(reader, embed), true;
    if (action == ACT_SAVE) return lab_push(lab, save_screen(lab, &embed->figure)), true;
    if (action == ACT_COPY) return copy_command(reader, embed), true;
    return false;
}

static void pass_on(struct reader *reader, struct figure_view *view) {
    if (view->said[0]) lab_say(reader->base.lab, STYLE_DIM, "%s", view->said);
    view->said[0] = '\0';
}

static void answer_prediction(struct reader *reader, struct embed *embed) {
    const char *name = embed->figure.figure->name;
    prediction_answer(&embed->prediction, &reader->base.lab->learner, reader->at->id, name);
    embed->figure.guess = embed->prediction.guess;
    figure_view_begin(&embed->figure);
    reader_lay_out_again(reader); // the guess takes a row
}

static bool act_on_guess(struct reader *reader, enum action action) {
    struct embed *embed = reader_focused_embed(reader);
    switch (action) {
    case ACT_OPEN:
        answer_prediction(reader, embed);
        return true;
    case ACT_ERASE:
    case ACT_ERASE_ALL:
        prediction_erase(&embed->prediction, action == ACT_ERASE_ALL);
        return true;
    case ACT_LEAVE:
        reader->focus = -1;
        return true;
    default:
        return false;
    }
}

// Keys that are text there; a blank before the first word turns the page.
static bool type_guess(struct reader *reader, const struct key *key) {
    struct prediction *prediction = &reader_focused_embed(reader)->prediction;
    if (key->code == ' ' && !*prediction->typed) return scroll_act(&reader->scroll, ACT_PAGE_DOWN);
    return prediction_type(prediction, key);
}

static bool act_on_focus(struct reader *reader, enum action action) {
    const struct target *focus = reader_focus(reader);
    bool changed = false;
    if (!focus) return false;
    struct embed *embed = reader_focused_embed(reader);
    if (reader_waits(reader)) return act_on_guess(reader, action);
    if (focus->kind == TARGET_FIGURE) {
        if (show_figure(reader, embed, action)) return true;
        bool taken = figure_view_act(&embed->figure, action, &changed);
        if (changed) share_sliders(reader, embed);
        pass_on(reader, &embed->figure);
        if (taken) return true;
    }
    if (focus->kind == TARGET_QUIZ && quiz_view_act(&embed->quiz, focus->part, action)) {
        reader_lay_out_again(reader); // the answer's sentence takes rows
        return true;
    }
    if (action == ACT_OPEN) return open_target(reader), true;
    if (action == ACT_LEAVE) return reader->focus = -1, true;
    return false;
}

static bool is_in(const struct target *target, int row, int col) {
    return row >= target->row && row < target->row + target->rows &&
           (!target->cols || (col >= target->col && col < target->col + target->cols));
}

static void click_figure(struct reader *reader, struct embed *embed, const struct key *key) {
    bool changed = false;
    figure_view_mouse(&embed->figure, ACT_CLICK, key->row - embed->origin_row,
                      key->col - embed->origin_col, &changed);
    if (changed) share_sliders(reader, embed);
}

// A figure in focus has the mouse: it is dragged, and the wheel over it is its own.
static bool mouse_on_focus(struct reader *reader, enum action action, const struct key *key) {
    struct embed *embed = reader_focused_embed(reader);
    bool changed = false;
    bool mouse = action == ACT_DRAG || action == ACT_RELEASE || action == ACT_WHEEL_UP ||
                 action == ACT_WHEEL_DOWN;
    if (!mouse || !embed || embed->kind != BLOCK_FIGURE || reader_waits(reader)) return false;
    bool taken = figure_view_mouse(&embed->figure, action, key->row - embed->origin_row,
                                   key->col - embed->origin_col, &changed);
    if (changed) share_sliders(reader, embed);
    pass_on(reader, &embed->figure);
    return taken;
}

// The pane's figure is looked for first, then what stands on the page under the mouse.
static void click(struct reader *reader, const struct key *key) {
    int row = key->row - reader->area.row + reader->scroll.top,
        col = key->col - reader->area.col - reader->columns.text_col;
    bool in_pane = reader->columns.pane_cols && key->col >= reader->columns.pane_col;
    for (size_t i = 0; i < reader->n_targets; i++) {
        struct target *target = &reader->targets[i];
        bool figure = target->kind == TARGET_FIGURE;
        if (in_pane ? !(figure && &reader->embeds[target->embed] == reader->pane)
                    : !is_in(target, row, col))
            continue;
        bool again = reader->focus == (long)i;
        reader_set_focus(reader, (long)i);
        if (figure && !reader_waits(reader))
            click_figure(reader, &reader->embeds[target->embed], key);
        else if (!figure && (again || target->kind >= TARGET_LINK))
            open_target(reader);
        return;
    }
    reader->focus = -1;
}

bool reader_act(struct screen *screen, enum action action, const struct key *key) {
    struct reader *reader = reader_of(screen);
    struct area area = lab_area(screen->lab);
    if (!reader->laid_out && area.rows > 0) reader_lay_out(reader, &area); // a key before a frame
    if (!reader->laid_out) return false;
    if (mouse_on_focus(reader, action, key) || act_on_focus(reader, action)) return true;
    switch (action) {
    case ACT_FOCUS_NEXT:
        reader_move_focus(reader, 1);
        return true;
    case ACT_FOCUS_PREVIOUS:
        reader_move_focus(reader, -1);
        return true;
    case ACT_NEXT_MARK:
        reader_move_to_mark(reader, 1);
        break;
    case ACT_PREVIOUS_MARK:
        reader_move_to_mark(reader, -1);
        break;
    case ACT_NEXT:
        open_neighbour(reader, 1);
        return true;
    case ACT_PREVIOUS:
        open_neighbour(reader, -1);
        return true;
    case ACT_CONTENTS:
        lab_push(screen->lab, contents_screen(reader));
        return true;
    case ACT_OPEN:
        reader_move_focus(reader, 1);
        return true;
    case ACT_MAP:
        if (key && key->code == PRESS_ESCAPE && reader->marked.n)
            reader->marked.n = 0; // first the marks go
        else
            lab_go_home(screen->lab);
        return true;
    case ACT_CLICK:
        click(reader, key);
        return true;
    default:
        if (!scroll_act(&reader->scroll, action)) return false;
    }
    if (reader->focus >= 0 && !reader_focus_is_seen(reader))
        reader->focus = -1; // out of sight, out of the keys
    return true;
}

bool reader_type(struct screen *screen, const struct key *key) {
    struct reader *reader = reader_of(screen);
    const struct target *focus = reader_focus(reader);
    struct embed *embed = reader_focused_embed(reader);
    if (!focus || !embed) return false;
    if (reader_waits(reader)) return type_guess(reader, key);
    if (focus->kind == TARGET_FIGURE) return figure_view_type(&embed->figure, key);
    if (focus->kind != TARGET_QUIZ || !quiz_view_type(&embed->quiz, focus->part, key)) return false;
    reader_lay_out_again(reader);
    return true;
}
