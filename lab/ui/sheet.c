// SPDX-License-Identifier: MIT
// Sheets laid over a screen: the help, printed from the table of actions, and any text that is
// longer than a line.
#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/terminal/key.h"
#include "lab/ui/app.h"
#include "lab/ui/row_text.h"
#include "lab/ui/scroll.h"
#include "lab/ui/sign.h"
#include "lab/ui/words_reading.h"

struct sheet {
    struct screen base;
    char *title, *text; // text NULL: the help
    place_set where;    // of the screen below: what the help explains
    uint32_t opened_by; // the key, which closes it too
    struct grid grid;
    int cols; // that the grid was laid out for
    struct scroll scroll;
    bool finding; // what is typed is looked for in it
    int found;    // the row where it was found last
    char typed[SEARCH_WORD_BYTES];
};

static struct sheet *sheet_of(const struct screen *screen) {
    return (struct sheet *)screen;
}

static place_set sheet_where(const struct screen *screen) {
    return IN_SHEET | (sheet_of(screen)->finding ? IS_FINDING : 0);
}

// The keys of a row that are really its own here, as one word.
static void print_keys(const struct sheet *sheet, const struct action_row *row,
                       struct strbuf *out) {
    const struct lab *lab = sheet->base.lab;
    const uint32_t *keys = action_keys(&lab->config->keys, row);
    for (size_t i = 0; i < ACTION_KEYS && keys[i]; i++) {
        char name[32];
        if (action_find(&lab->config->keys, keys[i], sheet->where) != row) continue;
        key_label(keys[i], lab->ascii, name, sizeof name);
        strbuf_printf(out, "%s%s", out->size ? " " : "", name);
    }
    if (row->bar_key && strcmp(row->bar_key, "0-9") == 0)
        strbuf_clear(out), strbuf_puts(out, "0-9");
}

static bool is_explained(const struct sheet *sheet, const struct action_row *row) {
    return action_reachable(&sheet->base.lab->config->keys, row, sheet->where);
}

static int keys_width(const struct sheet *sheet) {
    int widest = 0;
    for (size_t i = 0; i < action_count; i++) {
        struct strbuf keys = { 0 };
        if (is_explained(sheet, &action_rows[i])) print_keys(sheet, &action_rows[i], &keys);
        int width = text_width(strbuf_text(&keys));
        if (width > widest) widest = width;
        strbuf_release(&keys);
    }
    return widest;
}

// What works only because of what has the keys now, what works on this screen, what works on others
// too.
enum section { SECTION_FOCUS, SECTION_SCREEN, SECTION_EVERYWHERE, SECTIONS };

static enum section section_of(const struct sheet *sheet, const struct action_row *row) {
    unsigned screen = sheet->where & (IN_MAP | IN_READER | IN_EXERCISE);
    unsigned other = screen & IN_MAP ? IN_READER : IN_MAP;
    if (action_applies(row, other)) return SECTION_EVERYWHERE;
    return !screen || action_applies(row, screen) ? SECTION_SCREEN : SECTION_FOCUS;
}

static int draw_row(struct sheet *sheet, int row, int widest, const struct action_row *action) {
    int cols = sheet->grid.cols;
    struct strbuf keys = { 0 };
    print_keys(sheet, action, &keys);
    grid_text(&sheet->grid, row, 0, widest, STYLE_KEY, strbuf_text(&keys));
    strbuf_release(&keys);
    int rows =
        grid_wrap(&sheet->grid, row, widest + 2, cols - widest - 2, STYLE_TEXT, action->help);
    return rows > 0 ? rows : 1;
}

static int draw_section(struct sheet *sheet, int row, int widest, enum section section) {
    static const char *const titles[] = { WORDS_HELP_FOCUS, WORDS_HELP_SCREEN,
                                          WORDS_HELP_EVERYWHERE };
    int first = row;
    for (size_t i = 0; i < action_count; i++) {
        if (!is_explained(sheet, &action_rows[i]) || section_of(sheet, &action_rows[i]) != section)
            continue;
        if (row == first) {
            row += first > 0; // a line of air between the sections
            grid_text(&sheet->grid, row++, 0, sheet->grid.cols, STYLE_HEADING, titles[section]);
        }
        row += draw_row(sheet, row, widest, &action_rows[i]);
    }
    return row;
}

static void lay_out_help(struct sheet *sheet, int cols) {
    int widest = keys_width(sheet), row = 0;
    if (widest > cols / 3) widest = cols / 3;
    for (enum section section = 0; section < SECTIONS; section++)
        row = draw_section(sheet, row, widest, section);
}

static void lay_out(struct sheet *sheet, int cols) {
    if (sheet->cols == cols) return;
    grid_release(&sheet->grid);
    grid_init(&sheet->grid, 0, cols);
    sheet->cols = cols;
    if (sheet->text)
        grid_wrap(&sheet->grid, 0, 0, cols, STYLE_TEXT, sheet->text);
    else
        lay_out_help(sheet, cols);
}

static void sheet_title(struct screen *screen, struct strbuf *left, struct strbuf *right) {
    (void)right;
    strbuf_puts(left, sheet_of(screen)->title);
}

static int sheet_cols(int cols) {
    int most = cols - (cols > 60 ? 4 : 0);
    return most < SHEET_COLS_MAX ? most : SHEET_COLS_MAX;
}

int text_screen_cols(int cols) {
    int inside = sheet_cols(cols) - 4;
    return inside > 1 ? inside : 1;
}

static void sheet_draw(struct screen *screen, struct grid *grid, const struct area *area) {
    struct sheet *sheet = sheet_of(screen);
    bool boxed = area->cols >= 24 && area->rows >= 6, ascii = screen->lab->ascii;
    int edge = boxed ? 2 : 0, cols = sheet_cols(area->cols);
    lay_out(sheet, cols - 2 * edge > 0 ? cols - 2 * edge : 1);
    int rows = sheet->grid.rows + edge < area->rows ? sheet->grid.rows + edge : area->rows;
    int row = area->row + (area->rows - rows) / 2, col = area->col + (area->cols - cols) / 2;
    grid_fill(grid, row, col - 2, rows, cols + 4, ' ',
              STYLE_TEXT); // nothing of the page sticks out beside it
    scroll_fit(&sheet->scroll, sheet->grid.rows, rows - edge);
    grid_blit(grid, row + edge / 2, col + edge, &sheet->grid, sheet->scroll.top, rows - edge);
    struct search_words words = { 0 };
    if (sheet->finding) search_words_read(&words, sheet->typed);
    const struct area inside = { row + edge / 2, col + edge, rows - edge, cols - 2 * edge };
    if (words.n) mark_words(grid, &inside, &words);
    if (!boxed) return;
    struct strbuf where = { 0 };
    char *title = sheet->finding ? xprintf("/ %s", sheet->typed) : xstrdup(sheet->title);
    scroll_words(&sheet->scroll, ascii, &where);
    draw_box(grid, row, col, rows, cols, ascii, true, title, strbuf_text(&where));
    grid->cursor_row = sheet->finding ? row : row + 1;
    grid->cursor_col = sheet->finding ? col + 3 + text_width(title) : col + edge;
    strbuf_release(&where);
    free(title);
}

// Shows the first row from `row` on that has what is typed, else the first of all.
static void find_from(struct sheet *sheet, int row) {
    struct search_words words;
    search_words_read(&words, sheet->typed);
    if (!words.n) return;
    int found = row_with_words(&sheet->grid, row, sheet->grid.rows, &words);
    if (found < 0) found = row_with_words(&sheet->grid, 0, row, &words);
    if (found < 0)
        lab_say(sheet->base.lab, STYLE_DIM, WORDS_FIND_NOTHING);
    else
        scroll_show(&sheet->scroll, sheet->found = found, 1);
}

static bool sheet_act(struct screen *screen, enum action action, const struct key *key) {
    struct sheet *sheet = sheet_of(screen);
    (void)key;
    if (action == ACT_FIND && sheet->finding) return find_from(sheet, sheet->found + 1), true;
    if (action == ACT_FIND) {
        sheet->typed[0] = '\0';
        sheet->found = sheet->scroll.top;
        return sheet->finding = true;
    }
    if (action == ACT_LEAVE && sheet->finding) return sheet->finding = false, true;
    if (action == ACT_LEAVE || action == ACT_CLICK) return lab_pop(screen->lab), true;
    return scroll_act(&sheet->scroll, action);
}

static bool type_find(struct sheet *sheet, uint32_t code) {
    if (!key_type(code, sheet->typed, sizeof sheet->typed)) return false;
    find_from(sheet, sheet->found);
    return true;
}

static bool sheet_type(struct screen *screen, const struct key *key) {
    struct sheet *sheet = sheet_of(screen);
    if (sheet->finding) return type_find(sheet, key->code);
    if (key->code != sheet->opened_by) return false;
    lab_pop(screen->lab);
    return true;
}

static void sheet_close(struct screen *screen) {
    struct sheet *sheet = sheet_of(screen);
    grid_release(&sheet->grid);
    free(sheet->title);
    free(sheet->text);
    free(sheet);
}

static const struct screen_kind sheet_kind = {
    .name = "sheet",
    .where = sheet_where,
    .title = sheet_title,
    .draw = sheet_draw,
    .type = sheet_type,
    .act = sheet_act,
    .close = sheet_close,
    .overlay = true,
};

static struct sheet *new_sheet(struct lab *lab, const char *title, const char *text) {
    struct sheet *sheet = xcalloc(1, sizeof *sheet);
    const struct screen *below = lab_top(lab);
    *sheet = (struct sheet) { .base = { &sheet_kind, lab },
                              .title = xstrdup(title),
                              .text = text ? xstrdup(text) : NULL,
                              .where = below->kind->where(below),
                              .opened_by = lab->pressed };
    return sheet;
}

struct screen *help_screen(struct lab *lab) {
    if (lab_top(lab)->kind == &sheet_kind) return NULL;
    return &new_sheet(lab, WORDS_HELP_TITLE, NULL)->base;
}

struct screen *text_screen(struct lab *lab, const char *title, const char *text) {
    return &new_sheet(lab, title, text)->base;
}
