// SPDX-License-Identifier: MIT
// The words of the glossary that stand on a screen. The screen's text is looked through for the
// stem of every name, which is quick; what was found is then asked of the glossary, which knows
// cases and plurals.
#include "lab/ui/terms.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/ui/row_text.h"

enum { ENDING_MOST = 6 };

struct byte_place {
    int row, col, end;
};

// The area in lower case, hyphens and runs of blanks as one blank.
struct screen_words {
    struct strbuf text;
    struct byte_place *at; // of each byte
    size_t capacity;
};

static void add_byte(struct screen_words *words, char c, struct byte_place at) {
    bool blank = isspace((unsigned char)c) || c == '-';
    if (blank && (!words->text.size || words->text.at[words->text.size - 1] == ' ')) return;
    GROW(words->at, words->text.size, words->capacity);
    words->at[words->text.size] = at;
    strbuf_putc(&words->text, blank ? ' ' : (char)tolower((unsigned char)c));
}

static void read_words(struct screen_words *words, struct grid *grid, const struct area *area) {
    struct row_text row = { 0 };
    for (int r = area->row; r < area->row + area->rows; r++) {
        row_text_read(&row, grid, r, area->col, area->cols);
        for (size_t i = 0; i < row.text.size; i++)
            add_byte(words, row.text.at[i],
                     (struct byte_place) { r, row.cols[i], row.cols[i + 1] });
        add_byte(words, ' ', (struct byte_place) { r, area->col, area->col });
    }
    row_text_release(&row);
}

static bool is_letter(char c) {
    return isalnum((unsigned char)c) || (c & 0x80);
}

// What all forms of a name begin with: "matri" of matrix.
static size_t stem_of(const char *name, char *stem, size_t size) {
    size_t n = 0;
    for (; *name && n + 1 < size; name++) {
        if (strchr("`*_$", *name)) continue;
        stem[n++] = *name == '-' ? ' ' : (char)tolower((unsigned char)*name);
    }
    n -= n > 4 ? 2 : n > 3 ? 1 : 0;
    stem[n] = 0;
    return n;
}

static const struct glossary_entry *entry_at(const struct screen_words *words, size_t from,
                                             size_t size, const struct glossary *glossary) {
    char *word = xprintf("%.*s", (int)size, words->text.at + from);
    const struct glossary_entry *entry = glossary_find(glossary, word);
    free(word);
    return entry;
}

// The first place of a name; its length, 0 where there is none.
static size_t find_name(const struct screen_words *words, const char *name,
                        const struct glossary *glossary, const struct glossary_entry *entry,
                        size_t *from) {
    char stem[96];
    size_t size = stem_of(name, stem, sizeof stem);
    const char *text = strbuf_text(&words->text);
    for (const char *at = size > 1 ? strstr(text, stem) : NULL; at; at = strstr(at + 1, stem)) {
        if (at > text && is_letter(at[-1])) continue;
        size_t whole = size;
        while (is_letter(at[whole]) && whole < size + ENDING_MOST)
            whole++;
        *from = (size_t)(at - text);
        if (!is_letter(at[whole]) && entry_at(words, *from, whole, glossary) == entry) return whole;
    }
    return 0;
}

static bool lies_in(const struct term *a, const struct term *b) {
    bool after = a->row > b->row || (a->row == b->row && a->col >= b->col);
    bool before = a->end_row < b->end_row || (a->end_row == b->end_row && a->end_col <= b->end_col);
    return after && before;
}

static int by_place(const void *a, const void *b) {
    const struct term *x = a, *y = b;
    return x->row != y->row ? (x->row > y->row) - (x->row < y->row)
                            : (x->col > y->col) - (x->col < y->col);
}

// A word within a longer one of the list goes: "scale" in "scale factor".
static size_t keep_longest(struct term *terms, size_t n) {
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        bool inside = false;
        for (size_t k = 0; k < n && !inside; k++)
            inside = k != i && lies_in(&terms[i], &terms[k]) &&
                     !(lies_in(&terms[k], &terms[i]) && k > i);
        if (!inside) terms[kept++] = terms[i];
    }
    return kept;
}

size_t terms_find(struct grid *grid, const struct area *area, const struct glossary *glossary,
                  struct term terms[TERMS_MAX]) {
    struct screen_words words = { 0 };
    size_t n = 0, from;
    read_words(&words, grid, area);
    for (size_t i = 0; i < glossary->n && n < TERMS_MAX; i++) {
        const struct glossary_entry *entry = &glossary->entries[i];
        size_t size = 0;
        for (size_t k = 0; k < entry->names.n && !size; k++)
            size = find_name(&words, entry->names.at[k], glossary, entry, &from);
        if (!size) continue;
        struct byte_place first = words.at[from], last = words.at[from + size - 1];
        terms[n++] = (struct term) { entry, first.row, first.col, last.row, last.end };
    }
    strbuf_release(&words.text);
    free(words.at);
    if (n) qsort(terms, n, sizeof *terms, by_place);
    return keep_longest(terms, n);
}

void term_restyle(struct grid *grid, const struct area *area, const struct term *term,
                  enum style style) {
    for (int r = term->row; r <= term->end_row; r++) {
        int from = r == term->row ? term->col : area->col,
            end = r == term->end_row ? term->end_col : area->col + area->cols;
        while (r != term->end_row && end > from && grid_cell(grid, r, end - 1) &&
               grid_cell(grid, r, end - 1)->base == ' ')
            end--;
        while (r != term->row && from < end && grid_cell(grid, r, from) &&
               grid_cell(grid, r, from)->base == ' ')
            from++;
        grid_restyle(grid, r, from, 1, end - from, style);
    }
}
