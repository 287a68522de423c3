// SPDX-License-Identifier: MIT
// Searching the whole course: a line to type, and below it the places that have all its words, as
// they come. The index is read in slices between keys, so that no key waits for it.
#include <stdlib.h>
#include <string.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/base/utf8.h"
#include "lab/store/notes.h"
#include "lab/ui/app.h"
#include "lab/ui/scroll.h"
#include "lab/ui/sign.h"
#include "lab/ui/unbound.h"
#include "lab/ui/words.h"
#include "lab/ui/words_reading.h"

enum { FOUND_MAX = 200, PLACE_ROWS = 2, SEARCH_COLS_MAX = 100 };
static const double slice_seconds = 0.002;

struct search_screen {
    struct screen base;
    int timer; // 0 where all is read
    bool kept; // the words of the last search stand there: the first letter replaces them
    struct search_words words;
    struct found found[FOUND_MAX];
    size_t n, total;
    struct scroll scroll; // of rows: PLACE_ROWS for each place
    struct area list;     // as of the last draw
};

static struct search_screen *search_of(const struct screen *screen) {
    return (struct search_screen *)screen;
}

static place_set search_where(const struct screen *screen) {
    (void)screen;
    return IN_SEARCH | IN_TYPING;
}

static void search_title(struct screen *screen, struct strbuf *left, struct strbuf *right) {
    (void)screen, (void)right;
    strbuf_puts(left, WORDS_SEARCH);
}

// The places of what is typed, in what is read so far.
static void find(struct search_screen *at) {
    struct lab_search *search = &at->base.lab->search;
    search_words_read(&at->words, search->query);
    at->n = search_find(search->index, &at->words, at->found, FOUND_MAX, &at->total);
    at->base.lab->stale = true;
}

static void read_slice(void *owner) {
    struct search_screen *at = owner;
    struct lab *lab = at->base.lab;
    double end = clock_now() + slice_seconds;
    bool more = true;
    while (more && clock_now() < end)
        more = search_read_more(lab->search.index);
    at->timer = more ? loop_timer(lab->learner.loop, 0, read_slice, at) : 0;
    if (!more) find(at);
}

static void choose(struct search_screen *at, long place) {
    long last = (long)at->n - 1;
    size_t *chosen = &at->base.lab->search.chosen;
    *chosen = place < 0 || last < 0 ? 0 : (size_t)(place > last ? last : place);
    scroll_show(&at->scroll, (int)*chosen * PLACE_ROWS, PLACE_ROWS);
}

static void typed_anew(struct search_screen *at) {
    at->scroll.top = 0;
    at->base.lab->search.chosen = 0;
    find(at);
}

static void erase(struct search_screen *at) {
    char *query = at->base.lab->search.query;
    size_t size = strlen(query);
    while (size && ((unsigned char)query[--size] & 0xC0) == 0x80)
        continue;
    query[size] = 0;
    typed_anew(at);
}

static bool search_type(struct screen *screen, const struct key *key) {
    char *query = screen->lab->search.query, bytes[5] = "";
    size_t size = strlen(query), taken;
    struct search_screen *at = search_of(screen);
    bool text = key->code >= ' ' && key->code != '?' && key->code != 0x7F && key->code < PRESS_UP;
    if (at->kept && text) query[size = 0] = 0;
    at->kept = false;
    if (!text) return false;
    taken = utf8_encode(key->code, bytes);
    if (size + taken >= sizeof screen->lab->search.query) return true;
    memcpy(query + size, bytes, taken + 1);
    typed_anew(at);
    return true;
}

// A note is shown as it stands in its file.
static void open_note(struct lab *lab, const struct found *found) {
    struct strbuf text = { 0 };
    struct error err = { 0 };
    if (file_read(found->path, COURSE_FILE_MAX, &text, &err) == STATUS_OK)
        lab_push(lab, text_screen(lab, found->title, strbuf_text(&text)));
    else
        lab_say(lab, STYLE_BAD, "%s", err.text);
    strbuf_release(&text);
}

// Over its card, or, where it stands in no lesson, over what is there.
static void open_exercise(struct lab *lab, const char *id) {
    const struct course_lesson *lesson = learner_lesson_of(&lab->learner, id);
    struct error err = { 0 };
    if (lesson) {
        lab_open_exercise(lab, lesson, id);
        return;
    }
    struct screen *screen = exercise_screen(lab, id, &err);
    if (screen) {
        lab_pop(lab);
        lab_push(lab, screen);
    } else {
        lab_say(lab, STYLE_BAD, "%s", err.text);
    }
}

static void open_found(struct search_screen *at) {
    struct lab *lab = at->base.lab;
    if (at->n == 0) return;
    struct found found = at->found[lab->search.chosen < at->n ? lab->search.chosen : 0];
    if (found.kind == FOUND_EXERCISE) {
        open_exercise(lab, found.exercise);
        return;
    }
    if (found.kind == FOUND_NOTE) {
        open_note(lab, &found);
        return;
    }
    struct place place = { .lesson = found.lesson, .line = found.line };
    struct search_words words = at->words;
    if (found.lesson && lab_read(lab, &place)) reader_mark_words(lab_top(lab), &words);
}

// Which of the places this is, and the key that leads to the next.
static void say_place(struct lab *lab, size_t total) {
    const struct screen *top = lab_top(lab);
    char key[KEY_LABEL_SIZE];
    if (total > 1 && action_label(lab, ACT_FOUND_NEXT, top->kind->where(top), key))
        lab_say(lab, STYLE_DIM, WORDS_SEARCH_PLACE_OF, lab->search.chosen + 1, total, key);
}

// The screen that is on top may be gone after it.
static void go_to_found(struct search_screen *at) {
    struct lab *lab = at->base.lab;
    size_t total = at->total;
    if (at->n == 0) return;
    open_found(at);
    if (!lab->message[0]) say_place(lab, total);
}

void search_step(struct lab *lab, int direction) {
    size_t before = lab->search.chosen;
    struct search_screen *at = search_of(search_screen(lab));
    choose(at, (long)before + direction);
    lab_push(lab, &at->base);
    if (lab->search.chosen != before) {
        go_to_found(at);
        return;
    }
    size_t n = at->n;
    bool asked = lab->search.query[0] != 0;
    lab_pop(lab);
    lab_say(lab, STYLE_DIM,
            !asked ? WORDS_SEARCH_NONE_YET
            : n    ? WORDS_SEARCH_NO_MORE
                   : WORDS_SEARCH_NOTHING);
}

static void click(struct search_screen *at, const struct key *key) {
    int row = key->row - at->list.row + at->scroll.top;
    size_t place = (size_t)(row / PLACE_ROWS);
    if (key->row < at->list.row || key->row >= at->list.row + at->list.rows || place >= at->n)
        return;
    bool again = place == at->base.lab->search.chosen;
    choose(at, (long)place);
    if (again) go_to_found(at);
}

static bool search_act(struct screen *screen, enum action action, const struct key *key) {
    struct search_screen *at = search_of(screen);
    struct lab *lab = screen->lab;
    long chosen = (long)lab->search.chosen, page = at->list.rows / PLACE_ROWS;
    switch (action) {
    case ACT_UP:
        choose(at, chosen - 1);
        return true;
    case ACT_DOWN:
        choose(at, chosen + 1);
        return true;
    case ACT_PAGE_UP:
        choose(at, chosen - (page > 1 ? page - 1 : 1));
        return true;
    case ACT_PAGE_DOWN:
        choose(at, chosen + (page > 1 ? page - 1 : 1));
        return true;
    case ACT_ERASE:
        erase(at);
        return true;
    case ACT_ERASE_ALL:
        lab->search.query[0] = 0;
        typed_anew(at);
        return true;
    case ACT_OPEN:
        go_to_found(at);
        return true;
    case ACT_LEAVE:
        lab_pop(lab);
        return true;
    case ACT_CLICK:
        click(at, key);
        return true;
    default:
        return false;
    }
}

// The text from a little before its first word on, the words marked.
static void draw_text(const struct search_screen *at, struct grid *grid, int row, int col, int cols,
                      const char *text) {
    size_t from = 0, match = 0, size = search_words_next(&at->words, text, 0, &match);
    if (size && text_width(text) > cols) {
        size_t before = (size_t)cols / 3;
        from = match > before ? match - before : 0;
        while (from && text[from] != ' ')
            from--;
        if (from) from++;
    }
    int used = 0;
    while (text[from] && used < cols) {
        size = search_words_next(&at->words, text, from, &match);
        size_t end = size ? match : strlen(text);
        char *part = xprintf("%.*s", (int)(end - from), text + from);
        used += grid_text(grid, row, col + used, cols - used, STYLE_TEXT, part);
        free(part);
        if (size && used < cols) {
            part = xprintf("%.*s", (int)size, text + match);
            used += grid_text(grid, row, col + used, cols - used, STYLE_SELECTED, part);
            free(part);
        }
        from = end + size;
    }
}

// Where a title itself was found, what the lesson is about.
static const char *second_line(const struct found *found) {
    if (strcmp(found->text, found->title) != 0) return found->text;
    return found->lesson && found->lesson->objectives.n ? found->lesson->objectives.at[0] : "";
}

static void draw_place(const struct search_screen *at, struct grid *grid, int row, int col,
                       int cols, size_t i) {
    static const char *const kinds[] = { [FOUND_LESSON] = "",
                                         [FOUND_PAGE] = "",
                                         [FOUND_EXERCISE] = WORDS_EXERCISE,
                                         [FOUND_NOTE] = WORDS_NOTE };
    const struct lab *lab = at->base.lab;
    const struct found *found = &at->found[i];
    bool chosen = i == lab->search.chosen;
    int kind = text_width(kinds[found->kind]);
    if (chosen) {
        grid_fill(grid, row, col, 1, cols, ' ', STYLE_FOCUS);
        grid->cursor_row = row;
        grid->cursor_col = col;
    }
    enum style style = chosen ? STYLE_FOCUS : STYLE_HEADING;
    int used = grid_text(grid, row, col + 1, cols - 2 - (kind ? kind + 1 : 0), style, found->title);
    if (*found->heading && used + 6 < cols)
        grid_printf(grid, row, col + 1 + used, cols - 2 - used, chosen ? STYLE_FOCUS : STYLE_DIM,
                    " %s %s", sign_text(SIGN_INTO, lab->ascii), found->heading);
    if (kind && cols > kind + 12)
        grid_text(grid, row, col + cols - kind - 1, kind, chosen ? STYLE_FOCUS : STYLE_DIM,
                  kinds[found->kind]);
    draw_text(at, grid, row + 1, col + 3, cols - 4, second_line(found));
}

static void draw_line(const struct search_screen *at, struct grid *grid, int row, int col,
                      int cols) {
    const struct lab_search *search = &at->base.lab->search;
    char *count = at->words.n ? xprintf(WORDS_SEARCH_PLACES, at->total,
                                        at->total == 1 ? WORDS_PLACE : WORDS_PLACES)
                              : xstrdup("");
    int width = text_width(count), room = cols - 4 - (width && cols > width + 20 ? width + 1 : 0);
    int skip = 0;
    grid_text(grid, row, col, 1, STYLE_KEY, "/");
    // The end of a long line is what is being typed.
    while (text_width(search->query + skip) > room && search->query[skip])
        do
            skip++;
        while (((unsigned char)search->query[skip] & 0xC0) == 0x80);
    int used = grid_text(grid, row, col + 2, room, at->kept ? STYLE_SELECTED : STYLE_STRONG,
                         search->query + skip);
    if (room < cols - 4) grid_text(grid, row, col + cols - width, width, STYLE_DIM, count);
    free(count);
    grid->cursor_row = row;
    grid->cursor_col = col + 2 + used;
}

static void draw_places(struct search_screen *at, struct grid *grid, const struct area *list) {
    int row = grid->cursor_row, col = grid->cursor_col;
    struct grid places;
    at->list = *list;
    scroll_fit(&at->scroll, (int)at->n * PLACE_ROWS, list->rows > 0 ? list->rows : 1);
    if (at->n == 0 || list->rows <= 0) {
        if (list->rows > 0)
            grid_wrap(grid, list->row, list->col, list->cols, STYLE_DIM,
                      at->words.n && !at->timer ? WORDS_SEARCH_NOTHING
                      : at->words.n             ? ""
                                                : WORDS_SEARCH_EMPTY);
        return;
    }
    grid_init(&places, 0, list->cols);
    size_t first = (size_t)(at->scroll.top / PLACE_ROWS);
    for (size_t i = first; i < at->n && (int)(i - first) * PLACE_ROWS <= list->rows; i++)
        draw_place(at, &places, (int)(i - first) * PLACE_ROWS, 0, list->cols, i);
    grid_blit(grid, list->row, list->col, &places, at->scroll.top % PLACE_ROWS, list->rows);
    grid_release(&places);
    grid->cursor_row = row;
    grid->cursor_col = col;
}

static void search_draw(struct screen *screen, struct grid *grid, const struct area *area) {
    struct search_screen *at = search_of(screen);
    bool boxed = area->cols >= 30 && area->rows >= 9;
    int cols = area->cols < SEARCH_COLS_MAX ? area->cols : SEARCH_COLS_MAX;
    int col = area->col + (area->cols - cols) / 2, edge = boxed ? 2 : 0;
    grid_fill(grid, area->row, col, area->rows, cols, ' ', STYLE_TEXT);
    if (boxed)
        draw_box(grid, area->row, col, area->rows, cols, screen->lab->ascii, true, WORDS_SEARCH,
                 "");
    draw_line(at, grid, area->row + boxed, col + edge, cols - 2 * edge);
    struct area list = { area->row + 2 * boxed + 1, col + edge, area->rows - 3 * boxed - 1,
                         cols - 2 * edge };
    draw_places(at, grid, &list);
}

static void search_close(struct screen *screen) {
    struct search_screen *at = search_of(screen);
    if (at->timer) loop_remove(screen->lab->learner.loop, at->timer);
    free(at);
}

static const struct screen_kind search_kind = {
    .name = "search",
    .where = search_where,
    .title = search_title,
    .draw = search_draw,
    .type = search_type,
    .act = search_act,
    .close = search_close,
    .overlay = true,
};

struct screen *search_screen(struct lab *lab) {
    struct search_screen *at = xcalloc(1, sizeof *at);
    at->base = (struct screen) { &search_kind, lab };
    if (!lab->search.index)
        lab->search.index = search_new(&lab->learner.course, lab->learner.script);
    learner_search_notes(&lab->learner, lab->search.index);
    at->timer = loop_timer(lab->learner.loop, 0, read_slice, at);
    find(at);
    at->scroll.window = 1;
    at->kept = lab->search.query[0] != 0;
    return &at->base;
}
