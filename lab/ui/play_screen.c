// SPDX-License-Identifier: MIT
// The Lua prompt over the screen that it was called from: the book of what was typed above, the
// line that is being typed below.
#include <stdlib.h>
#include <string.h>

#include "kernels/reference/reference.h"
#include "lab/base/memory.h"
#include "lab/ui/app.h"
#include "lab/ui/figure_view.h"
#include "lab/ui/play_draw.h"
#include "lab/ui/play_line.h"
#include "lab/ui/scroll.h"
#include "lab/ui/sign.h"
#include "lab/ui/words_reading.h"

enum {
    PLAY_COLS_MAX = 110,
    PLOT_ROWS_LEAST = 6,
    PLOT_ROWS_MOST = 16,
    LINES_MOST = 6,
    HINT_ROWS = 3
};

struct play_screen {
    struct screen base;
    struct play_line line;
    size_t recalled;    // of the history; n_history: none is shown
    char *begun;        // what was typed before the history was asked, NULL
    struct strbuf hint; // names that the word may become, a signature; until the next key
    struct grid sheet;
    int sheet_rows;         // of the window that it was laid out for
    unsigned sheet_changes; // of the book, then
    struct scroll scroll;
    bool to_end; // the last answer must be seen
};

static struct play_screen *play_of(const struct screen *screen) {
    return (struct play_screen *)screen;
}

static place_set play_where(const struct screen *screen) {
    (void)screen;
    return IN_PLAY | IN_TYPING;
}

static void play_title(struct screen *screen, struct strbuf *left, struct strbuf *right) {
    (void)screen, (void)right;
    strbuf_puts(left, WORDS_PLAY);
}

static void say_full(struct play_screen *at) {
    lab_say(at->base.lab, STYLE_WARN, WORDS_PLAY_LONG, PLAY_LINE_MAX - 1);
}

// --- keys ---

static bool play_type(struct screen *screen, const struct key *key) {
    struct play_screen *at = play_of(screen);
    strbuf_clear(&at->hint);
    if (key->code < ' ' || key->code == 0x7F || key->code >= PRESS_UP) return false;
    if (!play_line_type(&at->line, key->code)) say_full(at);
    return true;
}

static void forget_recall(struct play_screen *at) {
    at->recalled = at->base.lab->play->n_history;
    free(at->begun);
    at->begun = NULL;
}

static void recall(struct play_screen *at, int direction) {
    const struct play_book *book = at->base.lab->play;
    if (direction < 0 ? at->recalled == 0 : at->recalled >= book->n_history) return;
    if (at->recalled == book->n_history) {
        free(at->begun);
        at->begun = xstrdup(at->line.text);
    }
    at->recalled += (size_t)direction;
    play_line_set(&at->line,
                  at->recalled < book->n_history ? book->history[at->recalled] : at->begun);
}

static bool is_blank(const char *text) {
    return text[strspn(text, " \t\n")] == '\0';
}

// Enter inside a program that wants more adds a line; on an empty last line it runs all the same,
// so that the mistake is told.
static void run_line(struct play_screen *at) {
    struct play_line *line = &at->line;
    if (is_blank(line->text)) return;
    bool whole = line->text[line->size - 1] == '\n';
    if (whole) line->text[--line->size] = '\0';
    if (!play_book_run(at->base.lab->play, line->text, whole)) {
        line->at = line->size;
        if (!play_line_type(line, '\n')) say_full(at);
        return;
    }
    play_line_set(line, "");
    forget_recall(at);
    at->to_end = true;
}

static const char *signature_of(const char *name) {
    for (size_t i = 0; i < reference_count; i++)
        if (strcmp(reference_table[i].name, name) == 0) return reference_table[i].signature;
    return NULL;
}

static void hint_names(struct play_screen *at, const struct play_names *names) {
    for (size_t i = 0; i < names->n; i++)
        strbuf_printf(&at->hint, "%s%s", i ? "  " : "", names->at[i]);
}

static void complete(struct play_screen *at) {
    struct arena arena = { 0 };
    struct play_names names;
    char *before = xprintf("%.*s", (int)at->line.at, at->line.text);
    play_complete(at->base.lab->play->play, before, &arena, &names);
    size_t shared = play_names_shared(&names);
    if (names.n == 0)
        strbuf_puts(&at->hint, WORDS_PLAY_NO_NAME);
    else if (shared > names.begun &&
             !play_line_insert(&at->line, names.at[0] + names.begun, shared - names.begun))
        say_full(at);
    if (names.n > 1) hint_names(at, &names);
    if (names.n == 1 && signature_of(names.at[0]))
        strbuf_puts(&at->hint, signature_of(names.at[0]));
    arena_release(&arena);
    free(before);
}

static bool edit(struct play_line *line, enum action action) {
    switch (action) {
    case ACT_LEFT:
    case ACT_RIGHT:
        play_line_move(line, action == ACT_LEFT ? -1 : 1);
        return true;
    case ACT_FIRST:
    case ACT_LAST:
        play_line_end(line, action == ACT_FIRST ? -1 : 1);
        return true;
    case ACT_ERASE:
    case ACT_ERASE_AHEAD:
        play_line_erase(line, action == ACT_ERASE ? -1 : 1);
        return true;
    default:
        return false;
    }
}

static bool play_act(struct screen *screen, enum action action, const struct key *key) {
    struct play_screen *at = play_of(screen);
    (void)key;
    if (edit(&at->line, action)) return true;
    switch (action) {
    case ACT_OPEN:
        run_line(at);
        return true;
    case ACT_COMPLETE:
        complete(at);
        return true;
    case ACT_UP:
    case ACT_DOWN:
        recall(at, action == ACT_UP ? -1 : 1);
        return true;
    case ACT_ERASE_ALL:
        play_line_set(&at->line, "");
        forget_recall(at);
        return true;
    case ACT_WHEEL_UP:
    case ACT_WHEEL_DOWN:
        for (int i = 0; i < 3; i++)
            scroll_act(&at->scroll, action == ACT_WHEEL_UP ? ACT_UP : ACT_DOWN);
        return true;
    case ACT_PAGE_UP:
    case ACT_PAGE_DOWN:
        return scroll_act(&at->scroll, action);
    case ACT_LEAVE:
        lab_pop(screen->lab);
        return true;
    default:
        return false;
    }
}

// --- drawing ---

static void lay_out(struct play_screen *at, int rows, int cols) {
    const struct lab *lab = at->base.lab;
    const struct play_book *book = lab->play;
    struct play_look look = { .ascii = lab->ascii, .glyphs = lab->glyphs };
    if (at->sheet.cols == cols && at->sheet_rows == rows && at->sheet_changes == book->changes)
        return;
    int plot = rows * 2 / 3;
    look.plot_rows = plot < PLOT_ROWS_LEAST  ? PLOT_ROWS_LEAST
                     : plot > PLOT_ROWS_MOST ? PLOT_ROWS_MOST
                                             : plot;
    grid_release(&at->sheet);
    grid_init(&at->sheet, 0, cols);
    int row = grid_wrap(&at->sheet, 0, 0, cols, STYLE_DIM, WORDS_PLAY_WELCOME);
    for (size_t i = 0; i < book->n_entries; i++)
        row = play_draw_entry(&at->sheet, row, &book->entries[i], &look);
    at->sheet_rows = rows;
    at->sheet_changes = book->changes;
}

// The lines being typed, those around the cursor where there are many, each moved so that the
// cursor is seen.
static void draw_line(const struct play_screen *at, struct grid *grid, const struct area *area) {
    const char *start = at->line.text;
    int number = 0, cursor_line = 0;
    for (size_t i = 0; i < at->line.at; i++)
        cursor_line += at->line.text[i] == '\n';
    int first = cursor_line >= area->rows ? cursor_line - area->rows + 1 : 0;
    for (; start && number < first + area->rows; number++) {
        size_t size = strcspn(start, "\n"), skip = 0;
        int row = area->row + number - first, room = area->cols - 3;
        bool here = number == cursor_line;
        size_t cursor = here ? (size_t)(at->line.text + at->line.at - start) : 0;
        char *before = xprintf("%.*s", (int)cursor, start),
             *line = xprintf("%.*s", (int)size, start);
        while (text_width(before + skip) > room && before[skip])
            do
                skip++;
            while (((unsigned char)before[skip] & 0xC0) == 0x80);
        if (number >= first) {
            grid_text(grid, row, area->col, 1, STYLE_KEY, number ? "." : ">");
            grid_text(grid, row, area->col + 2, area->cols - 2, STYLE_STRONG, line + skip);
        }
        if (here) {
            grid->cursor_row = row;
            grid->cursor_col = area->col + 2 + text_width(before + skip);
        }
        free(before);
        free(line);
        start = start[size] ? start + size + 1 : NULL;
    }
}

static int line_rows(const struct play_screen *at, int most) {
    int rows = 1;
    for (const char *c = at->line.text; *c; c++)
        rows += *c == '\n';
    return rows < most ? rows : most;
}

// The names that a word may become, as far as there is room, and how many more there are.
static void draw_hint(const struct play_screen *at, struct grid *grid, const struct area *area) {
    struct grid words;
    grid_init(&words, 0, area->cols);
    grid_wrap(&words, 0, 0, area->cols, STYLE_DIM, strbuf_text(&at->hint));
    grid_blit(grid, area->row, area->col, &words, 0, area->rows);
    if (words.rows > area->rows && area->cols > 8)
        grid_text(grid, area->row + area->rows - 1, area->col + area->cols - 2, 2, STYLE_DIM, " …");
    grid_release(&words);
}

static int hint_rows(const struct play_screen *at, int cols, int most) {
    struct grid words;
    if (!at->hint.size) return 0;
    grid_init(&words, 0, cols);
    int rows = grid_wrap(&words, 0, 0, cols, STYLE_DIM, at->hint.at);
    grid_release(&words);
    return rows < most ? rows : most;
}

static void draw_inside(struct play_screen *at, struct grid *grid, const struct area *area) {
    int lines = line_rows(at, area->rows > LINES_MOST + 2 ? LINES_MOST : area->rows);
    int left = area->rows - lines;
    int hint = hint_rows(at, area->cols, left < HINT_ROWS ? left : HINT_ROWS), book = left - hint;
    if (book > 0) {
        lay_out(at, book, area->cols);
        bool stays = scroll_at_end(&at->scroll); // also where a hint takes rows
        scroll_fit(&at->scroll, at->sheet.rows, book);
        if (at->to_end || stays) scroll_act(&at->scroll, ACT_LAST);
        at->to_end = false;
        grid_blit(grid, area->row, area->col, &at->sheet, at->scroll.top, book);
    }
    // The prompt follows the last answer where there is room below it.
    int end = at->sheet.rows < book ? at->sheet.rows : book;
    struct area hints = { area->row + (end > 0 ? end : 0), area->col, hint, area->cols };
    struct area line = { hints.row + hint, area->col, lines, area->cols };
    draw_hint(at, grid, &hints);
    draw_line(at, grid, &line);
}

static void play_draw(struct screen *screen, struct grid *grid, const struct area *area) {
    struct play_screen *at = play_of(screen);
    bool boxed = area->cols >= 30 && area->rows >= 9;
    int cols = area->cols < PLAY_COLS_MAX ? area->cols : PLAY_COLS_MAX, edge = boxed ? 2 : 0;
    int col = area->col + (area->cols - cols) / 2;
    grid_fill(grid, area->row, col, area->rows, cols, ' ', STYLE_TEXT);
    struct area inside = { area->row + boxed, col + edge, area->rows - 2 * boxed,
                           cols - 2 * edge > 3 ? cols - 2 * edge : 3 };
    draw_inside(at, grid, &inside);
    if (!boxed) return;
    int row = grid->cursor_row, at_col = grid->cursor_col;
    struct strbuf where = { 0 };
    if (!scroll_at_end(&at->scroll)) scroll_words(&at->scroll, screen->lab->ascii, &where);
    draw_box(grid, area->row, col, area->rows, cols, screen->lab->ascii, true, WORDS_PLAY,
             strbuf_text(&where));
    strbuf_release(&where);
    grid->cursor_row = row;
    grid->cursor_col = at_col;
}

static void play_close(struct screen *screen) {
    struct play_screen *at = play_of(screen);
    grid_release(&at->sheet);
    strbuf_release(&at->hint);
    free(at->begun);
    free(at);
}

static const struct screen_kind play_kind = {
    .name = "play",
    .where = play_where,
    .title = play_title,
    .draw = play_draw,
    .type = play_type,
    .act = play_act,
    .close = play_close,
    .overlay = true,
};

// --- opening ---

static bool wants_to_stop(void *owner) {
    const struct lab *lab = owner;
    return lab->terminal && lab->terminal->interrupted &&
           lab->terminal->interrupted(lab->terminal_owner);
}

// Of the uppermost reader.
static const struct figure_view *present_figure(const struct lab *lab) {
    const struct figure_view *found = NULL;
    for (int i = lab->n_screens - 1; i >= 0 && !found; i--)
        found = reader_present_figure(lab->screens[i]);
    return found;
}

struct screen *play_screen(struct lab *lab) {
    struct play_screen *at = xcalloc(1, sizeof *at);
    at->base = (struct screen) { &play_kind, lab };
    if (!lab->play) {
        lab->play = play_book_new(&lab->learner);
        play_stop_when(lab->play->play, wants_to_stop, lab);
    }
    const struct figure_view *view = present_figure(lab);
    if (view) play_book_take_sliders(lab->play, view->figure, view->indices);
    forget_recall(at);
    at->to_end = true;
    return &at->base;
}
