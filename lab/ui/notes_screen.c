// SPDX-License-Identifier: MIT
// The notes of a lesson, or those of no lesson: beside the page on wide terminals, over it on
// others; written in the learner's editor.
#include <stdlib.h>

#include "lab/base/memory.h"
#include "lab/lesson/lesson.h"
#include "lab/store/notes.h"
#include "lab/ui/app.h"
#include "lab/ui/notes_screen.h"
#include "lab/ui/scroll.h"
#include "lab/ui/sign.h"
#include "lab/ui/words.h"
#include "lab/ui/words_reading.h"

enum { BESIDE_COLS = 120, NOTES_COLS_MAX = 76 };

struct notes_view {
    struct screen base;
    const struct course_lesson *lesson; // NULL: the notes of no lesson
    struct strbuf text;
    struct scroll scroll;
};

static struct notes_view *view_of(const struct screen *screen) {
    return (struct notes_view *)screen;
}

static const char *heading_of(const struct course_lesson *lesson) {
    return lesson ? lesson->title : WORDS_NOTES;
}

static void read_notes(struct notes_view *view) {
    struct lab *lab = view->base.lab;
    struct error err = { 0 };
    strbuf_clear(&view->text);
    if (notes_read(lab->learner.course.title, view->lesson ? view->lesson->id : NULL, &view->text,
                   &err) != STATUS_OK)
        lab_say(lab, STYLE_BAD, "%s", err.text);
}

static place_set notes_where(const struct screen *screen) {
    (void)screen;
    return IN_NOTES;
}

static void notes_title(struct screen *screen, struct strbuf *left, struct strbuf *right) {
    (void)right;
    strbuf_printf(left, WORDS_NOTES_OF, sign_text(SIGN_INTO, screen->lab->ascii),
                  heading_of(view_of(screen)->lesson));
}

// Where the notes stand: the right part of a wide screen, else all of it.
static struct area place(const struct area *area) {
    if (area->cols < BESIDE_COLS) return *area;
    int cols = area->cols / 2 < NOTES_COLS_MAX + 4 ? area->cols / 2 : NOTES_COLS_MAX + 4;
    return (struct area) { area->row, area->col + area->cols - cols, area->rows, cols };
}

static int draw_text(struct notes_view *view, struct grid *sheet) {
    static const char none[] = WORDS_NO_NOTES;
    bool empty = view->text.size == 0;
    return markdown_draw(sheet, 0, 0, sheet->cols, view->base.lab->ascii,
                         empty ? none : strbuf_text(&view->text));
}

static void notes_draw(struct screen *screen, struct grid *grid, const struct area *area) {
    struct notes_view *view = view_of(screen);
    struct area at = place(area);
    bool boxed = at.cols >= 24 && at.rows >= 6, ascii = screen->lab->ascii;
    int edge = boxed ? 2 : 0, rows = at.rows - edge;
    struct grid sheet;
    grid_init(&sheet, 0, at.cols - 2 * edge > 0 ? at.cols - 2 * edge : 1);
    scroll_fit(&view->scroll, draw_text(view, &sheet), rows);
    grid_fill(grid, at.row, at.col, at.rows, at.cols, ' ', STYLE_TEXT);
    grid_blit(grid, at.row + edge / 2, at.col + edge, &sheet, view->scroll.top, rows);
    grid_release(&sheet);
    if (!boxed) return;
    struct strbuf where = { 0 };
    scroll_words(&view->scroll, ascii, &where);
    draw_box(grid, at.row, at.col, at.rows, at.cols, ascii, true, heading_of(view->lesson),
             strbuf_text(&where));
    strbuf_release(&where);
    grid->cursor_row = at.row + 1;
    grid->cursor_col = at.col + edge;
}

static bool notes_act(struct screen *screen, enum action action, const struct key *key) {
    (void)key;
    switch (action) {
    case ACT_LEAVE:
    case ACT_NOTES:
        lab_pop(screen->lab);
        return true;
    case ACT_NOTES_EDIT:
        notes_edit(screen->lab, view_of(screen)->lesson);
        return true;
    default:
        return scroll_act(&view_of(screen)->scroll, action);
    }
}

static void notes_close(struct screen *screen) {
    strbuf_release(&view_of(screen)->text);
    free(view_of(screen));
}

static const struct screen_kind notes_kind = {
    .name = "notes",
    .where = notes_where,
    .title = notes_title,
    .draw = notes_draw,
    .act = notes_act,
    .close = notes_close,
    .overlay = true,
};

struct screen *notes_screen(struct lab *lab, const struct course_lesson *lesson) {
    struct notes_view *view = xcalloc(1, sizeof *view);
    view->base = (struct screen) { &notes_kind, lab };
    view->lesson = lesson;
    read_notes(view);
    return &view->base;
}

// Back from the editor: what is shown is read anew.
static void edited(void *of, bool well) {
    struct lab *lab = of;
    (void)well; // what there is, is shown
    if (lab_top(lab)->kind == &notes_kind) read_notes(view_of(lab_top(lab)));
}

void notes_edit(struct lab *lab, const struct course_lesson *lesson) {
    struct error err = { 0 };
    const char *course = lab->learner.course.title, *id = lesson ? lesson->id : NULL;
    enum status status = notes_prepare(course, id, heading_of(lesson), &err);
    char *path = status == STATUS_OK ? notes_path(course, id) : NULL;
    if (path && lab->terminal)
        status = lab->terminal->edit(lab->terminal_owner, path, true, edited, lab, &err);
    if (status != STATUS_OK) lab_say(lab, STYLE_BAD, "%s", err.text);
    free(path);
}
