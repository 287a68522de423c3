// SPDX-License-Identifier: MIT
// Formulas on the page: on one row for the middle of a paragraph, or displayed over several rows.
//
// A displayed formula that is too wide is broken before a relation, else before a binary operator
// of its outermost row, and the next line begins under what follows the first relation. Where a
// single part is too wide, the formula is set on one row (a/b for fractions) and that row is
// broken, inside brackets too, and at last anywhere: it is never cut.
#include "lab/lesson/tex_box.h"
#include "lab/lesson/tex_shapes.h"

struct tex_box *tex_lay_out_flat(struct arena *arena, const struct tex_node *root, bool ascii) {
    struct tex_mode mode = { .arena = arena, .ascii = ascii, .flat = true };
    return tex_lay_out_row(&mode, root->first);
}

// Lines while they are collected.
struct lines {
    struct tex_mode mode;
    struct tex_box **at;
    size_t n, capacity;
    int cols;
};

static void add_line(struct lines *lines, struct tex_box *box, int indent) {
    if (lines->n == lines->capacity) {
        size_t capacity = lines->capacity ? 2 * lines->capacity : 8;
        struct tex_box **at = arena_alloc(lines->mode.arena, sizeof *at * capacity);
        for (size_t i = 0; i < lines->n; i++)
            at[i] = lines->at[i];
        lines->at = at;
        lines->capacity = capacity;
    }
    box->col = indent;
    lines->at[lines->n++] = box;
}

enum { EARLY = 5 }; // what a break loses when it leaves two thirds of its line empty

// Where the line that begins at part `from` ends: the last part that fits, or the best break before
// it.
struct part {
    struct tex_box *box;
    int col, cols, breakable;
};

static size_t line_end(const struct part *parts, size_t n, size_t from, int cols) {
    size_t fits = from + 1, best = 0;
    while (fits < n && parts[fits].col + parts[fits].cols - parts[from].col <= cols)
        fits++;
    if (fits == n) return n;
    for (size_t i = from + 1, value = 0; i <= fits; i++) {
        size_t early = parts[i].col - parts[from].col < cols / 3 ? 0 : EARLY;
        if (!parts[i].breakable || (size_t)parts[i].breakable + early < value) continue;
        best = i;
        value = (size_t)parts[i].breakable + early;
    }
    return best ? best : fits;
}

static struct tex_box *line_of(struct arena *arena, const struct part *parts, size_t from,
                               size_t to) {
    struct tex_box *line = tex_box_new(arena);
    for (size_t i = from; i < to; i++) {
        struct tex_box *box = arena_alloc(arena, sizeof *box);
        *box = *parts[i].box;
        box->next = NULL;
        tex_box_put(line, box, 0, parts[i].col - parts[from].col);
    }
    return line;
}

static int hanging_indent(const struct part *parts, size_t n, int cols) {
    for (size_t i = 0; i < n; i++)
        if (parts[i].breakable == TEX_BREAK_RELATION && parts[i].col <= cols / 3)
            return parts[i].col;
    return cols >= 16 ? 4 : 0;
}

// Breaks parts into lines; false (and no line) where one would be too wide, unless `must`.
static bool break_parts(struct lines *lines, const struct part *parts, size_t n, bool must) {
    size_t kept = lines->n;
    int indent = 0, hang = hanging_indent(parts, n, lines->cols);
    for (size_t from = 0, to; from < n; from = to) {
        to = line_end(parts, n, from, lines->cols - indent);
        struct tex_box *line = line_of(lines->mode.arena, parts, from, to);
        bool free_break = to < n && !parts[to].breakable;
        if (!must && (line->cols > lines->cols - indent || free_break)) {
            lines->n = kept;
            return false;
        }
        add_line(lines, line, indent);
        indent = to < n && parts[to].breakable == TEX_BREAK_BEST ? 0 : hang;
    }
    return true;
}

static struct part *parts_of_row(struct arena *arena, struct tex_box *row, size_t *n) {
    *n = 0;
    for (struct tex_box *b = row->child; b; b = b->next)
        ++*n;
    struct part *parts = arena_alloc(arena, sizeof *parts * (*n + 1));
    size_t i = 0;
    for (struct tex_box *b = row->child; b; b = b->next)
        parts[i++] = (struct part) { b, b->col, b->cols, b->breakable };
    return parts;
}

static struct part *parts_of_glyphs(struct arena *arena, const struct tex_box *row, size_t *n) {
    struct tex_glyphs glyphs = tex_box_glyphs(arena, row);
    struct part *parts = arena_alloc(arena, sizeof *parts * (glyphs.n + 1));
    for (size_t i = 0; i < glyphs.n; i++) {
        struct tex_box *copy = arena_alloc(arena, sizeof *copy);
        *copy = *glyphs.at[i].box;
        copy->next = NULL;
        parts[i] = (struct part) { copy, glyphs.at[i].col, copy->cols, glyphs.at[i].breakable };
    }
    *n = glyphs.n;
    return parts;
}

static void lay_out_lines(struct lines *lines, const struct tex_node *first) {
    struct arena *arena = lines->mode.arena;
    struct tex_mode flat = lines->mode;
    size_t n;
    struct tex_box *row = tex_lay_out_row(&lines->mode, first);
    if (row->cols <= lines->cols) {
        add_line(lines, row, 0);
        return;
    }
    struct part *parts = parts_of_row(arena, row, &n);
    if (break_parts(lines, parts, n, false)) return;
    flat.flat = true;
    row = tex_lay_out_row(&flat, first);
    parts = parts_of_glyphs(arena, row, &n);
    break_parts(lines, parts, n, true);
}

// The rows of aligned equations, each for itself.
static void lay_out_equations(struct lines *lines, const struct tex_node *table) {
    const struct tex_node *cell = table->first;
    while (cell) {
        struct tex_node *row = NULL, **end = &row;
        for (bool more = true; cell && more; cell = cell->next) {
            more = !cell->row_end;
            for (const struct tex_node *n = cell->first; n; n = n->next) {
                *end = arena_alloc(lines->mode.arena, sizeof **end);
                **end = *n;
                (*end)->next = NULL;
                end = &(*end)->next;
            }
        }
        if (row) lay_out_lines(lines, row);
    }
}

struct tex_lines tex_lay_out_display(struct arena *arena, const struct tex_node *root, int cols,
                                     bool ascii) {
    struct lines lines = { .mode = { .arena = arena, .ascii = ascii, .flat = ascii } };
    lines.cols = cols > 1 ? cols : 1;
    const struct tex_node *only = tex_unwrap(root);
    bool equations = only->kind == TEX_TABLE && only->environment->kind == TEX_ALIGNED;
    if (equations && (ascii || tex_lay_out_row(&lines.mode, root->first)->cols > lines.cols))
        lay_out_equations(&lines, only);
    else
        lay_out_lines(&lines, root->first);
    return (struct tex_lines) { lines.at, lines.n };
}
