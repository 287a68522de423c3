// SPDX-License-Identifier: MIT
// Fractions, roots, brackets that grow, and tables: matrices, cases and aligned equations.
#include "lab/lesson/tex_shapes.h"

#include <string.h>

#include "lab/lesson/tex_letters.h"

static struct tex_mode deeper(const struct tex_mode *mode) {
    struct tex_mode inner = *mode;
    inner.depth++;
    return inner;
}

static struct tex_box *bracketed_unless(const struct tex_mode *mode, const struct tex_node *node,
                                        bool plain) {
    struct tex_mode inner = deeper(mode);
    struct tex_box *box = tex_lay_out(plain ? mode : &inner, node);
    return plain ? box : tex_in_brackets(mode, box);
}

static bool is_factor(const struct tex_node *node) {
    node = tex_unwrap(node);
    const struct tex_node *first = node->first;
    if (node->kind == TEX_ROW && first && first->kind == TEX_WORD && first->next &&
        !first->next->next)
        return first->next->kind == TEX_FENCED && strcmp(first->next->open, "(") == 0; // ln(x)
    return node->kind != TEX_ROW && node->kind != TEX_FRACTION;
}

static struct tex_box *flat_fraction(const struct tex_mode *mode, const struct tex_node *node) {
    const struct tex_node *top = tex_unwrap(node->first);
    struct tex_box *box = tex_box_new(mode->arena);
    bool plain = !tex_is_sum(top) && top->kind != TEX_FRACTION;
    tex_box_append(box, bracketed_unless(mode, top, plain));
    tex_box_append_text(mode->arena, box, "/");
    tex_box_append(box, bracketed_unless(mode, node->second, is_factor(node->second)));
    return box;
}

static bool has_fraction(const struct tex_node *node) {
    node = tex_unwrap(node);
    return node->kind == TEX_FRACTION;
}

// Over and under a line, or without one.
static struct tex_box *stacked(const struct tex_mode *mode, const struct tex_node *node,
                               bool line) {
    struct tex_box *box = tex_box_new(mode->arena);
    struct tex_box *top = tex_lay_out(mode, node->first), *bottom = tex_lay_out(mode, node->second);
    int cols = top->cols > bottom->cols ? top->cols : bottom->cols;
    if (has_fraction(node->first) || has_fraction(node->second)) cols += 2;
    if (cols < 1) cols = 1;
    tex_box_put(box, top, -1 - top->down, (cols - top->cols) / 2);
    tex_box_put(box, tex_box_bar(mode->arena, line ? "─" : " ", cols), 0, 0);
    tex_box_put(box, bottom, 1 + bottom->up, (cols - bottom->cols) / 2);
    return box;
}

static struct tex_box *binomial(const struct tex_mode *mode, const struct tex_node *node) {
    if (!mode->flat) return tex_fence(mode, "(", stacked(mode, node, false), ")");
    struct tex_box *box = tex_box_new(mode->arena);
    tex_box_append_text(mode->arena, box, "C(");
    tex_box_append(box, tex_lay_out(mode, node->first));
    tex_box_append_text(mode->arena, box, ", ");
    tex_box_append(box, tex_lay_out(mode, node->second));
    tex_box_append_text(mode->arena, box, ")");
    return box;
}

struct tex_box *tex_fraction(const struct tex_mode *mode, const struct tex_node *node) {
    if (node->command->role == TEX_ROLE_BINOMIAL) return binomial(mode, node);
    struct tex_mode flat = *mode;
    flat.flat = true;
    if (mode->flat || node->command->role == TEX_ROLE_TEXT_FRACTION)
        return flat_fraction(&flat, node);
    return stacked(mode, node, true);
}

static bool is_bracketed(const struct tex_node *node) {
    node = tex_unwrap(node);
    return node->kind == TEX_FENCED && strcmp(node->open, "(") == 0;
}

static struct tex_box *flat_root(const struct tex_mode *mode, const struct tex_node *node) {
    struct tex_box *box = tex_box_new(mode->arena);
    struct tex_mode inner = deeper(mode);
    struct strbuf index = { 0 };
    bool small = node->second && tex_small_text(node->second, true, &index) && !mode->ascii;
    if (node->second && !small) { // root(n, x)
        tex_box_append_text(mode->arena, box, "root(");
        tex_box_append(box, tex_lay_out(&inner, node->second));
        tex_box_append_text(mode->arena, box, ", ");
        tex_box_append(box, tex_lay_out(&inner, node->first));
        tex_box_append_text(mode->arena, box, ")");
    } else {
        if (small) tex_box_append_text(mode->arena, box, strbuf_text(&index));
        tex_box_append_text(mode->arena, box, mode->ascii ? "sqrt" : "√");
        bool plain = is_bracketed(node->first) || (!mode->ascii && tex_is_atom(node->first));
        tex_box_append(box, bracketed_unless(mode, node->first, plain));
    }
    strbuf_release(&index);
    return box;
}

// The index of a root in small characters, or NULL.
static struct tex_box *small_index(const struct tex_mode *mode, const struct tex_node *index) {
    struct strbuf text = { 0 };
    bool small = index && tex_small_text(index, true, &text);
    struct tex_box *box = small ? tex_box_text(mode->arena, strbuf_text(&text), STYLE_TEXT) : NULL;
    strbuf_release(&text);
    return box;
}

// √ with a line over one row; a drawn sign with a corner over several.
struct tex_box *tex_root(const struct tex_mode *mode, const struct tex_node *node) {
    if (mode->flat) return flat_root(mode, node);
    struct tex_mode small = *mode;
    small.flat = small.script = true;
    struct tex_box *box = tex_box_new(mode->arena), *body = tex_lay_out(mode, node->first);
    struct tex_box *index = node->second ? tex_lay_out(&small, node->second) : NULL;
    int col = index ? index->cols : 0, cols = body->cols > 0 ? body->cols : 1;
    if (body->up + body->down == 0) {
        struct tex_box *small_text = small_index(mode, node->second);
        if (small_text) index = small_text;
        col = index ? index->cols : 0;
        if (index) tex_box_put(box, index, small_text ? 0 : -1, 0);
        tex_box_put(box, tex_box_text(mode->arena, "√", STYLE_TEXT), 0, col);
        tex_box_put(box, tex_box_bar(mode->arena, "_", cols), -1, col + 1);
        tex_box_put(box, body, 0, col + 1);
        return box;
    }
    if (index) tex_box_put(box, index, body->down - 1, 0);
    if (col > 0) col--;
    tex_box_put(box, tex_box_text(mode->arena, "╲", STYLE_TEXT), body->down, col);
    for (int row = -body->up; row <= body->down; row++)
        tex_box_put(box, tex_box_text(mode->arena, "│", STYLE_TEXT), row, col + 1);
    tex_box_put(box, tex_box_text(mode->arena, "┌", STYLE_TEXT), -body->up - 1, col + 1);
    tex_box_put(box, tex_box_bar(mode->arena, "─", cols + 2), -body->up - 1, col + 2);
    tex_box_put(box, body, 0, col + 3);
    return box;
}

// How a delimiter grows: one row; then top, middle at the baseline, bottom, and what lies between.
static const struct {
    const char *one, *top, *middle, *bottom, *between;
} growth[] = {
    { "(", "⎛", "⎜", "⎝", "⎜" }, { ")", "⎞", "⎟", "⎠", "⎟" }, { "[", "⎡", "⎢", "⎣", "⎢" },
    { "]", "⎤", "⎥", "⎦", "⎥" }, { "{", "⎧", "⎨", "⎩", "⎪" }, { "}", "⎫", "⎬", "⎭", "⎪" },
    { "|", "│", "│", "│", "│" }, { "‖", "║", "║", "║", "║" }, { "⌊", "⎢", "⎢", "⎣", "⎢" },
    { "⌋", "⎥", "⎥", "⎦", "⎥" }, { "⌈", "⎡", "⎢", "⎢", "⎢" }, { "⌉", "⎤", "⎥", "⎥", "⎥" },
    { "⟨", "╱", "⟨", "╲", "│" }, { "⟩", "╲", "⟩", "╱", "│" }, { "/", "╱", "╱", "╱", "╱" },
    { "∫", "⌠", "⎮", "⌡", "⎮" },
};

static const char *ascii_delimiter(const char *delimiter) {
    const struct tex_command *command = tex_find_unicode(delimiter);
    return command ? command->ascii : delimiter;
}

struct tex_box *tex_delimiter(const struct tex_mode *mode, const char *delimiter, int up,
                              int down) {
    struct tex_box *box = tex_box_new(mode->arena);
    const char *one = mode->ascii ? ascii_delimiter(delimiter) : delimiter;
    if (!*delimiter) return box;
    size_t i = 0;
    while (i < sizeof growth / sizeof *growth && strcmp(growth[i].one, delimiter) != 0)
        i++;
    if (mode->ascii || up + down == 0 || i == sizeof growth / sizeof *growth) {
        for (int row = -up; row <= down; row++)
            if (row == 0 || strcmp(one, "/") != 0)
                tex_box_put(box, tex_box_text(mode->arena, one, STYLE_TEXT), row, 0);
        return box;
    }
    for (int row = -up; row <= down; row++) {
        const char *glyph = row == -up    ? growth[i].top
                            : row == down ? growth[i].bottom
                            : row == 0    ? growth[i].middle
                                          : growth[i].between;
        if (up + down == 1 && strcmp(delimiter, "{") == 0) glyph = row == -up ? "⎰" : "⎱";
        if (up + down == 1 && strcmp(delimiter, "}") == 0) glyph = row == -up ? "⎱" : "⎰";
        tex_box_put(box, tex_box_text(mode->arena, glyph, STYLE_TEXT), row, 0);
    }
    return box;
}

struct tex_box *tex_fence(const struct tex_mode *mode, const char *open, struct tex_box *inside,
                          const char *close) {
    struct tex_box *box = tex_box_new(mode->arena);
    int up = inside->core_up, down = inside->core_down, gap = up + down > 0 && *open && *close;
    tex_box_append(box, tex_delimiter(mode, open, up, down));
    tex_box_gap(box, gap && strcmp(open, "(") != 0);
    tex_box_append(box, inside);
    tex_box_gap(box, gap && strcmp(close, ")") != 0);
    tex_box_append(box, tex_delimiter(mode, close, up, down));
    return box;
}

struct tex_box *tex_fenced(const struct tex_mode *mode, const struct tex_node *node) {
    struct tex_mode inner = deeper(mode);
    return tex_fence(mode, node->open, tex_lay_out(&inner, node->first), node->close);
}

// The cells of a table as boxes, and the space that its rows and columns need.
struct sheet {
    struct tex_box **cell; // (rows, columns), NULL where a row is short
    int *cols;             // of each column
    int rows, columns;
};

static struct sheet lay_out_cells(const struct tex_mode *mode, const struct tex_node *node) {
    struct sheet sheet = { .rows = node->rows, .columns = node->count };
    size_t cells = (size_t)sheet.rows * (size_t)sheet.columns;
    sheet.cell = arena_alloc(mode->arena, sizeof(struct tex_box *) * (cells + 1));
    sheet.cols = arena_alloc(mode->arena, sizeof(int) * ((size_t)sheet.columns + 1));
    int row = 0, column = 0;
    for (const struct tex_node *cell = node->first; cell && row < sheet.rows; cell = cell->next) {
        struct tex_box *box = tex_lay_out(mode, cell);
        sheet.cell[row * sheet.columns + column] = box;
        if (box->cols > sheet.cols[column]) sheet.cols[column] = box->cols;
        row += cell->row_end;
        column = cell->row_end ? 0 : column + 1;
    }
    return sheet;
}

static struct tex_box *flat_table(const struct tex_mode *mode, const struct tex_node *node) {
    struct tex_mode inner = deeper(mode);
    struct tex_box *box = tex_box_new(mode->arena);
    const char *open = node->environment->open, *close = node->environment->close;
    bool cases = node->environment->kind == TEX_CASES;
    tex_box_append(box, tex_delimiter(mode, open, 0, 0));
    for (const struct tex_node *cell = node->first; cell; cell = cell->next) {
        struct tex_box *laid = tex_lay_out(&inner, cell);
        if (cell != node->first) laid->breakable = 1;
        tex_box_append(box, laid);
        if (cell->row_end && cell->next) tex_box_append_text(mode->arena, box, ";");
        if (cell->next) tex_box_gap(box, 1);
    }
    tex_box_append(box, tex_delimiter(mode, cases ? "}" : close, 0, 0));
    return box;
}

static int column_at(const struct tex_node *node, const struct sheet *sheet, int column,
                     const struct tex_box *cell, int at) {
    int spare = sheet->cols[column] - cell->cols;
    if (node->environment->kind == TEX_CASES) return at;
    if (node->environment->kind == TEX_ALIGNED)
        return at + (column % 2 == 0 && sheet->columns > 1 ? spare : 0);
    return at + spare / 2;
}

static int column_gap(const struct tex_node *node, int column) {
    if (node->environment->kind == TEX_ALIGNED) return column % 2 == 0 ? 1 : 4;
    return node->environment->kind == TEX_CASES ? 3 : 2;
}

// Sets a row with its baseline `at` rows below the top's; returns the rows below it.
static void put_row(struct tex_box *box, const struct tex_node *node, const struct sheet *sheet,
                    int row, int at) {
    int col = 0;
    for (int c = 0; c < sheet->columns; c++) {
        struct tex_box *cell = sheet->cell[row * sheet->columns + c];
        if (cell) tex_box_put(box, cell, at, column_at(node, sheet, c, cell, col));
        col += sheet->cols[c] + column_gap(node, c);
    }
}

static void row_extent(const struct sheet *sheet, int row, int *up, int *down) {
    *up = *down = 0;
    for (int c = 0; c < sheet->columns; c++) {
        const struct tex_box *cell = sheet->cell[row * sheet->columns + c];
        if (cell && cell->up > *up) *up = cell->up;
        if (cell && cell->down > *down) *down = cell->down;
    }
}

struct tex_box *tex_table(const struct tex_mode *mode, const struct tex_node *node) {
    bool aligned = node->environment->kind == TEX_ALIGNED;
    if (mode->flat) return flat_table(mode, node);
    struct sheet sheet = lay_out_cells(mode, node);
    struct tex_box *rows = tex_box_new(mode->arena), *box = tex_box_new(mode->arena);
    int at = 0, gap = !aligned && sheet.rows == 2;
    for (int row = 0; row < sheet.rows; row++) {
        int up, down;
        row_extent(&sheet, row, &up, &down);
        if (row > 0) at += up + ((up > 0 || (aligned && rows->down >= at)) && !gap ? 1 : 0);
        put_row(rows, node, &sheet, row, at);
        at += down + 1 + gap;
    }
    int middle = (tex_box_rows(rows) - 1) / 2 - rows->up;
    tex_box_put(box, rows, -middle, 0);
    return tex_fence(mode, node->environment->open, box, node->environment->close);
}
