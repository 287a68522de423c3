// SPDX-License-Identifier: MIT
// Boxes of glyphs at a baseline: made, put beside and over one another, and walked when they are
// drawn.
#include "lab/lesson/tex_box.h"

#include <string.h>

#include "lab/base/utf8.h"
#include "lab/cells/grid.h"

struct tex_box *tex_box_new(struct arena *arena) {
    return arena_alloc(arena, sizeof(struct tex_box));
}

static struct tex_box *glyph_box(struct arena *arena, uint32_t codepoint, enum style style) {
    struct tex_box *box = tex_box_new(arena);
    box->glyph = codepoint;
    box->style = style;
    box->cols = codepoint_width(codepoint);
    return box;
}

static void add_mark(struct tex_box *glyph, uint32_t mark) {
    if (!glyph) return;
    if (!glyph->mark[0])
        glyph->mark[0] = mark;
    else if (!glyph->mark[1])
        glyph->mark[1] = mark;
}

struct tex_box *tex_box_text(struct arena *arena, const char *text, enum style style) {
    struct tex_box *box = tex_box_new(arena);
    size_t size = strlen(text), taken;
    for (size_t i = 0; i < size; i += taken) {
        uint32_t codepoint = utf8_decode(text + i, size - i, &taken);
        if (codepoint_width(codepoint) == 0)
            add_mark(box->last, codepoint);
        else
            tex_box_append(box, glyph_box(arena, codepoint, style));
    }
    return box;
}

struct tex_box *tex_box_bar(struct arena *arena, const char *glyph, int n) {
    struct tex_box *box = tex_box_new(arena);
    size_t taken;
    uint32_t codepoint = utf8_decode(glyph, strlen(glyph), &taken);
    for (int i = 0; i < n; i++)
        tex_box_append(box, glyph_box(arena, codepoint, STYLE_TEXT));
    return box;
}

static int most(int a, int b) {
    return a > b ? a : b;
}

void tex_box_hang(struct tex_box *parent, struct tex_box *child, int row, int col) {
    child->row = row;
    child->col = col;
    if (parent->last)
        parent->last->next = child;
    else
        parent->child = child;
    parent->last = child;
    parent->cols = most(parent->cols, col + child->cols);
    parent->up = most(parent->up, child->up - row);
    parent->down = most(parent->down, child->down + row);
}

void tex_box_put(struct tex_box *parent, struct tex_box *child, int row, int col) {
    tex_box_hang(parent, child, row, col);
    parent->core_up = most(parent->core_up, child->up - row);
    parent->core_down = most(parent->core_down, child->down + row);
}

void tex_box_append(struct tex_box *parent, struct tex_box *child) {
    tex_box_hang(parent, child, 0, parent->cols);
    parent->core_up = most(parent->core_up, child->core_up);
    parent->core_down = most(parent->core_down, child->core_down);
}

void tex_box_append_text(struct arena *arena, struct tex_box *parent, const char *text) {
    if (*text) tex_box_append(parent, tex_box_text(arena, text, STYLE_TEXT));
}

void tex_box_gap(struct tex_box *parent, int cols) {
    parent->cols += cols;
}

struct tex_box *tex_box_first_glyph(struct tex_box *box) {
    if (box->glyph) return box;
    for (struct tex_box *b = box->child; b; b = b->next) {
        struct tex_box *found = b->row == 0 ? tex_box_first_glyph(b) : NULL;
        if (found) return found;
    }
    return NULL;
}

struct tex_box *tex_box_last_glyph(struct tex_box *box) {
    if (box->glyph) return box;
    struct tex_box *last = NULL;
    for (struct tex_box *b = box->child; b; b = b->next) {
        struct tex_box *found = b->row == 0 ? tex_box_last_glyph(b) : NULL;
        if (found) last = found;
    }
    return last;
}

struct tex_box *tex_box_single(struct tex_box *box) {
    while (!box->glyph && box->child && !box->child->next && box->child->row == 0)
        box = box->child;
    return box->glyph ? box : NULL;
}

int tex_box_rows(const struct tex_box *box) {
    return box->up + 1 + box->down;
}

void tex_box_walk(const struct tex_box *box, int row, int col, tex_box_visitor *visit,
                  void *context) {
    if (box->glyph) visit(context, box, row, col);
    for (const struct tex_box *b = box->child; b; b = b->next)
        tex_box_walk(b, row + b->row, col + b->col, visit, context);
}

static size_t count_glyphs(const struct tex_box *box) {
    size_t n = box->glyph != 0;
    for (const struct tex_box *b = box->child; b; b = b->next)
        n += count_glyphs(b);
    return n;
}

static void collect(struct tex_glyphs *glyphs, const struct tex_box *box, int col, int breakable) {
    breakable = most(breakable, box->breakable);
    if (box->glyph) glyphs->at[glyphs->n++] = (struct tex_glyph) { box, col, breakable };
    for (const struct tex_box *b = box->child; b; b = b->next) {
        collect(glyphs, b, col + b->col, b == box->child ? breakable : 0);
    }
}

struct tex_glyphs tex_box_glyphs(struct arena *arena, const struct tex_box *box) {
    struct tex_glyphs glyphs = { 0 };
    glyphs.at = arena_alloc(arena, sizeof *glyphs.at * (count_glyphs(box) + 1));
    collect(&glyphs, box, 0, 0);
    return glyphs;
}
