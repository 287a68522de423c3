// SPDX-License-Identifier: MIT
// The reader: a lesson that scrolls, with figures, quick checks and exercises in place. Tab gives
// one of them the keys, Esc gives the keys back to the page.
#include "lab/ui/reader.h"

#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/ui/sign.h"
#include "lab/ui/words.h"
#include "lab/ui/words_reading.h"

static struct reader *reader_of(const struct screen *screen) {
    return (struct reader *)screen;
}

// The figure in focus asks for a guess.
static bool reader_waits(const struct reader *reader) {
    const struct embed *embed = reader_focused_embed(reader);
    return embed && embed->kind == BLOCK_FIGURE && embed->prediction.waiting;
}

static unsigned reader_where(const struct screen *screen) {
    static const unsigned at[] = {
        [TARGET_FIGURE] = ON_FIGURE, [TARGET_QUIZ] = ON_QUIZ, [TARGET_CARD] = ON_LINK,
        [TARGET_LINK] = ON_LINK,     [TARGET_NEXT] = ON_LINK,
    };
    const struct reader *reader = reader_of(screen);
    const struct target *focus = reader_focus(reader);
    unsigned where = IN_READER | (reader->at->page ? ON_PAGE : 0);
    if (!focus) return where;
    if (reader_waits(reader)) return where | ON_GUESS | IN_TYPING;
    where |= at[focus->kind];
    if (focus->kind == TARGET_FIGURE)
        where |= figure_view_where(&reader->embeds[focus->embed].figure);
    return where;
}

static void reader_title(struct screen *screen, struct strbuf *left, struct strbuf *right) {
    struct reader *reader = reader_of(screen);
    struct lab *lab = screen->lab;
    const struct text_list *ids = learner_exercises(&lab->learner, reader->at);
    int seen = reader->scroll.top + reader->scroll.window,
        rows = reader->scroll.rows > 0 ? reader->scroll.rows : 1;
    if (ids->n && lab->grid.cols >= 60)
        strbuf_printf(right, WORDS_LESSON_SOLVED, learner_passed(&lab->learner, reader->at), ids->n,
                      sign_text(SIGN_DOT, lab->ascii));
    strbuf_printf(right, "%3d%%", seen >= rows ? 100 : seen * 100 / rows);
    int whole = text_width(reader->at->module->title) + text_width(reader->at->title) + 3;
    if (whole + (int)right->size + 4 <= lab->grid.cols)
        strbuf_printf(left, "%s %s ", reader->at->module->title, sign_text(SIGN_INTO, lab->ascii));
    strbuf_puts(left, reader->at->title);
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

static bool reader_act(struct screen *screen, enum action action, const struct key *key) {
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

static bool reader_type(struct screen *screen, const struct key *key) {
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

static void reader_draw_screen(struct screen *screen, struct grid *grid, const struct area *area) {
    reader_draw(reader_of(screen), grid, area);
}

void reader_keep_sliders(struct reader *reader) {
    for (size_t i = 0; i < reader->n_embeds; i++)
        if (reader->embeds[i].figure.figure)
            kept_sliders_take(&reader->kept, reader->embeds[i].figure.figure,
                              reader->embeds[i].figure.indices);
}

static void reader_save(struct screen *screen) {
    struct reader *reader = reader_of(screen);
    struct place place = reader_place(reader);
    struct strbuf sliders = { 0 };
    learner_put_place(&screen->lab->learner, &place);
    reader_keep_sliders(reader);
    kept_sliders_write(&reader->kept, &sliders);
    if (strcmp(strbuf_text(&sliders), reader->kept_put) != 0) {
        learner_put_sliders(&screen->lab->learner, reader->at->id, strbuf_text(&sliders));
        free(reader->kept_put);
        reader->kept_put = xstrdup(strbuf_text(&sliders));
    }
    strbuf_release(&sliders);
}

static void reader_visit(const struct screen *screen, struct visit *visit) {
    visit->place = reader_place(reader_of(screen));
}

static void reader_close(struct screen *screen) {
    struct reader *reader = reader_of(screen);
    reader_release_page(reader);
    kept_sliders_release(&reader->kept);
    free(reader->kept_put);
    for (size_t i = 0; i < reader->n_embeds; i++) {
        if (reader->embeds[i].kind == BLOCK_FIGURE) figure_view_release(&reader->embeds[i].figure);
        prediction_release(&reader->embeds[i].prediction);
        if (reader->embeds[i].kind == BLOCK_QUIZ) quiz_view_release(&reader->embeds[i].quiz);
    }
    lesson_release(&reader->lesson);
    free(reader->embeds);
    free(reader->targets);
    free(reader);
}

static const struct screen_kind reader_kind = {
    .name = "reader",
    .where = reader_where,
    .title = reader_title,
    .draw = reader_draw_screen,
    .type = reader_type,
    .act = reader_act,
    .save = reader_save,
    .file = reader_file,
    .reload = reader_reload,
    .follow = reader_follow,
    .visit = reader_visit,
    .close = reader_close,
};

static void job_changed(void *owner) {
    struct reader *reader = owner;
    for (size_t i = 0; i < reader->n_embeds; i++)
        if (reader->embeds[i].kind == BLOCK_FIGURE) figure_view_changed(&reader->embeds[i].figure);
    reader->base.lab->stale = true;
}

static void host_job(struct reader *reader, struct embed *embed,
                     const struct lesson_block *source) {
    struct learner *learner = &reader->base.lab->learner;
    struct job_host host = { .loop = learner->loop,
                             .results = learner_results(learner),
                             .course = learner->course.folder,
                             .lesson = reader->at->id,
                             .source = source->text,
                             .calm = reader->base.lab->config->reduced_motion,
                             .changed = job_changed,
                             .owner = reader };
    figure_view_host(&embed->figure, &host);
}

static void open_embed(struct reader *reader, size_t block) {
    const struct lesson_block *source = &reader->lesson.blocks[block];
    struct script *script = reader->base.lab->learner.script;
    struct embed *embed = &reader->embeds[reader->n_embeds++];
    *embed = (struct embed) { .kind = source->kind, .block = block, .exercise = source->name };
    if (source->kind == BLOCK_FIGURE) {
        figure_view_open(&embed->figure, script, reader->lesson.path, source);
        if (embed->figure.figure &&
            kept_sliders_give(&reader->kept, embed->figure.figure, embed->figure.indices))
            reader->sliders_moved = true;
        host_job(reader, embed, source);
        prediction_open(&embed->prediction, &reader->base.lab->learner, reader->at->id,
                        embed->figure.figure, reader->base.lab->config->predict);
        embed->figure.guess = embed->prediction.guess;
    }
    if (source->kind == BLOCK_QUIZ)
        quiz_view_open(&embed->quiz, script, reader->lesson.path, source, reader->at->id);
}

// The place by its block, where it was given by a line.
static struct place resolved(const struct reader *reader, const struct place *place) {
    struct place to = *place;
    if (!to.line) return to;
    to.block = 0;
    to.offset = to.line = 0;
    for (size_t i = 0; i < reader->lesson.n; i++)
        if (reader->lesson.blocks[i].line <= place->line) to.block = i;
    return to;
}

bool reader_show_place(struct screen *screen, const struct place *place) {
    struct reader *reader = reader_of(screen);
    if (screen->kind != &reader_kind || reader->at != place->lesson) return false;
    reader->place = resolved(reader, place);
    reader->moved = true;
    reader->area.cols = -1;
    reader->focus = -1;
    reader->marked.n = 0;
    return true;
}

void reader_show_exercise(struct screen *screen, const char *exercise) {
    if (screen->kind != &reader_kind) return;
    struct reader *reader = reader_of(screen);
    for (size_t i = 0; i < reader->n_embeds; i++) {
        const struct embed *embed = &reader->embeds[i];
        if (embed->kind != BLOCK_EXERCISE || strcmp(embed->exercise, exercise) != 0) continue;
        reader->place = (struct place) { .lesson = reader->at, .block = embed->block };
        reader->moved = true;
        reader->area.cols = -1;
        reader->wanted = embed;
        return;
    }
}

void reader_text_area(const struct screen *screen, const struct area *area, struct area *text) {
    if (screen->kind != &reader_kind) return;
    const struct reader *reader = reader_of(screen);
    text->col = area->col + reader->columns.text_col;
    text->cols = reader->columns.text_cols;
}

const struct figure_view *reader_present_figure(const struct screen *screen) {
    return screen->kind == &reader_kind ? reader_present(reader_of(screen)) : NULL;
}

void reader_mark_words(struct screen *screen, const struct search_words *words) {
    if (screen->kind != &reader_kind) return;
    reader_of(screen)->marked = *words;
    reader_of(screen)->show_marked = true;
}

struct reader *reader_open(struct lab *lab, const struct place *place, struct error *err) {
    struct reader *reader = xcalloc(1, sizeof *reader);
    reader->base = (struct screen) { &reader_kind, lab };
    reader->at = place->lesson;
    reader->focus = -1;
    if (course_read_lesson(&lab->learner.course, place->lesson, &reader->lesson, err) !=
        STATUS_OK) {
        free(reader);
        return NULL;
    }
    reader->embeds = xcalloc(reader->lesson.n + 1, sizeof *reader->embeds);
    reader->kept_put = learner_sliders(&lab->learner, place->lesson->id);
    kept_sliders_read(&reader->kept, reader->kept_put);
    for (size_t i = 0; i < reader->lesson.n; i++)
        if (reader->lesson.blocks[i].kind >= BLOCK_FIGURE) open_embed(reader, i);
    reader->place = resolved(reader, place);
    if (!place->lesson->page) lab->reading = place->lesson;
    return reader;
}

struct screen *reader_screen(struct lab *lab, const struct place *place, struct error *err) {
    struct reader *reader = reader_open(lab, place, err);
    if (!reader) return NULL;
    if (reader->sliders_moved) lab_say(lab, STYLE_DIM, WORDS_SLIDERS_KEPT);
    return &reader->base;
}
