// SPDX-License-Identifier: MIT
// A lesson as a page of cells: one drawing function for each kind of block, and the rails, markers
// and gaps around them.
#include <stdlib.h>
#include <string.h>

#include "lab/base/utf8.h"
#include "lab/lesson/page.h"
#include "lab/lesson/table.h"
#include "lab/lesson/tex_box.h"

enum { MEASURE = 72, FORMULA_INDENT = 4, CODE_INDENT = 2 };

static void add_link(struct pager *p, const char *target, int row, int col, int cols) {
    struct page *page = p->page;
    if (page->n_links == p->links_capacity) {
        size_t capacity = p->links_capacity ? 2 * p->links_capacity : 16;
        struct page_link *more = arena_alloc(&page->arena, capacity * sizeof *more);
        if (page->n_links) memcpy(more, page->links, page->n_links * sizeof *more);
        page->links = more;
        p->links_capacity = capacity;
    }
    page->links[page->n_links++] =
        (struct page_link) { arena_strdup(&page->arena, target), row, col, cols };
}

// Collects the links that begin on this line; `*shown` is the last one that was collected.
static void collect_links(struct pager *p, const struct inks *inks, size_t from, size_t end,
                          int row, int col, int *shown) {
    for (size_t i = from; p->page && i < end;) {
        int link = inks->at[i].link;
        size_t to = i + 1;
        while (to < end && inks->at[to].link == link)
            to++;
        if (link && link != *shown) {
            add_link(p, p->targets[link], row, col + inks_span(inks, from, i),
                     inks_span(inks, i, to));
            *shown = link;
        }
        i = to;
    }
}

int page_draw_inks(struct pager *p, const struct inks *inks, int row, int col, int cols) {
    size_t from = 0, end, next;
    int rows = 0, shown = 0;
    for (; inks_line(inks, from, cols, &end, &next); from = next) {
        inks_draw(inks, from, end, p->grid, row + rows, col);
        collect_links(p, inks, from, end, row + rows, col, &shown);
        rows++;
    }
    return rows;
}

struct inks page_inks(struct pager *p, const struct inline_run *runs, size_t n) {
    struct inks inks = { .ascii = p->ascii };
    inks_add_runs(&inks, runs, n);
    for (size_t i = 0; i < n; i++) {
        if (!runs[i].target) continue;
        while (p->n_targets <= (size_t)runs[i].link) {
            GROW(p->targets, p->n_targets, p->targets_capacity);
            p->targets[p->n_targets++] = "";
        }
        p->targets[runs[i].link] = runs[i].target;
    }
    return inks;
}

static int draw_words(struct pager *p, const struct lesson_block *block, struct page_area at) {
    struct inks inks = page_inks(p, block->runs, block->n_runs);
    int rows = page_draw_inks(p, &inks, at.row, at.col, at.cols);
    inks_release(&inks);
    return rows;
}

static const struct {
    const char *under, *ascii_under, *before, *ascii_before;
} headings[] = {
    { NULL, NULL, "▸ ", "# " },
    { "━", "=", "", "" },
    { "─", "-", "", "" },
};

static int draw_heading(struct pager *p, const struct lesson_block *block, struct page_area at) {
    size_t look = block->level == 1 || block->level == 2 ? (size_t)block->level : 0;
    struct inks inks = { .ascii = p->ascii };
    inks_add_text(&inks, p->ascii ? headings[look].ascii_before : headings[look].before,
                  STYLE_HEADING, 0);
    struct inks words = page_inks(p, block->runs, block->n_runs);
    for (size_t i = 0; i < words.n; i++) {
        GROW(inks.at, inks.n, inks.capacity);
        inks.at[inks.n] = words.at[i];
        inks.at[inks.n++].style = STYLE_HEADING;
    }
    int rows = page_draw_inks(p, &inks, at.row, at.col, at.cols);
    int cols = inks_cols(&inks) < at.cols ? inks_cols(&inks) : at.cols;
    size_t taken;
    const char *under = p->ascii ? headings[look].ascii_under : headings[look].under;
    if (under && rows) {
        grid_fill(p->grid, at.row + rows, at.col, 1, cols,
                  utf8_decode(under, strlen(under), &taken), STYLE_HEADING);
        rows++;
    }
    inks_release(&words);
    inks_release(&inks);
    return rows;
}

// A line of code as inks. Tabs stop at every fourth column.
static struct inks code_inks(const char *line, size_t size) {
    struct inks inks = { 0 };
    struct strbuf text = { 0 };
    for (size_t i = 0; i < size; i++) {
        if (line[i] != '\t') {
            strbuf_putc(&text, line[i]);
            continue;
        }
        do
            strbuf_putc(&text, ' ');
        while (text_width(strbuf_text(&text)) % 4 && text.size < 4 * size);
    }
    inks_add_text(&inks, strbuf_text(&text), STYLE_CODE, 0);
    strbuf_release(&text);
    return inks;
}

// Draws a line of code, wrapped at the column where it is wider than the page, two columns further
// right.
static int draw_code_line(struct pager *p, const struct inks *inks, int row, int col, int cols) {
    int rows = 0;
    size_t from = 0;
    do {
        int indent = rows > 0 && cols > 8 ? 2 : 0, used = 0;
        size_t end = from;
        while (end < inks->n && (end == from || used + inks->at[end].cols <= cols - indent))
            used += inks->at[end++].cols;
        inks_draw(inks, from, end, p->grid, row + rows++, col + indent);
        from = end;
    } while (from < inks->n);
    return rows;
}

static void draw_bar(struct pager *p, int row, int rows, int col, const char *bar) {
    for (int r = row; r < row + rows; r++)
        grid_text(p->grid, r, col, (int)strlen(bar), STYLE_DIM, bar);
}

static int draw_code(struct pager *p, const struct lesson_block *block, struct page_area at) {
    int indent = at.cols > 12 ? CODE_INDENT + 2 : 0, rows = 0;
    for (const char *line = block->text; *line;) {
        size_t size = strcspn(line, "\n");
        struct inks inks = code_inks(line, size);
        rows += draw_code_line(p, &inks, at.row + rows, at.col + indent, at.page_cols - indent);
        inks_release(&inks);
        line += size + (line[size] == '\n');
    }
    if (indent) draw_bar(p, at.row, rows, at.col + CODE_INDENT, p->ascii ? ":" : "╎");
    return rows;
}

static void draw_glyph(void *context, const struct tex_box *glyph, int row, int col) {
    struct cell *cell = grid_cell(context, row, col);
    if (!cell) return;
    *cell = (struct cell) { .base = glyph->glyph,
                            .mark = { glyph->mark[0], glyph->mark[1] },
                            .style = (uint8_t)glyph->style };
    if (glyph->cols == 2) grid_put(context, row, col + 1, 0, glyph->style);
}

static int draw_math(struct pager *p, const struct lesson_block *block, struct page_area at) {
    struct arena arena = { 0 };
    int indent = at.cols > 24 ? FORMULA_INDENT : at.cols > 10 ? 2 : 0, rows = 0;
    struct tex_lines lines = tex_lay_out_display(&arena, block->math, at.cols - indent, p->ascii);
    for (size_t i = 0; i < lines.n; i++) {
        const struct tex_box *box = lines.at[i];
        bool tall = box->up + box->down > 0 || (i > 0 && lines.at[i - 1]->down > 0);
        rows += i > 0 && tall;
        tex_box_walk(box, at.row + rows + box->up, at.col + indent + box->col, draw_glyph, p->grid);
        rows += box->up + 1 + box->down;
    }
    arena_release(&arena);
    return rows;
}

static int draw_table(struct pager *p, const struct lesson_block *block, struct page_area at) {
    return table_draw(p, block->table, at.row, at.col, at.page_cols);
}

static int draw_rule(struct pager *p, const struct lesson_block *block, struct page_area at) {
    (void)block;
    grid_fill(p->grid, at.row, at.col, 1, at.cols, p->ascii ? '-' : 0x2500, STYLE_DIM);
    return 1;
}

static int (*const draw[])(struct pager *, const struct lesson_block *, struct page_area) = {
    [BLOCK_HEADING] = draw_heading,
    [BLOCK_PARAGRAPH] = draw_words,
    [BLOCK_ITEM] = draw_words,
    [BLOCK_QUOTE] = draw_words,
    [BLOCK_CODE] = draw_code,
    [BLOCK_TABLE] = draw_table,
    [BLOCK_MATH] = draw_math,
    [BLOCK_RULE] = draw_rule,
    [BLOCK_FIGURE] = NULL,
    [BLOCK_EXERCISE] = NULL,
    [BLOCK_QUIZ] = NULL,
};

static bool is_embedded(const struct lesson_block *block) {
    return block->kind == BLOCK_FIGURE || block->kind == BLOCK_EXERCISE ||
           block->kind == BLOCK_QUIZ;
}

// The left part of a rail that two blocks share: what stands beside the gap between them.
static size_t shared_rail(const struct lesson_block *a, const struct lesson_block *b) {
    size_t n = 0;
    if (!a->quote || a->quote != b->quote) return 0;
    while (a->rail[n] && a->rail[n] == b->rail[n])
        n++;
    return n;
}

static void draw_rail(struct pager *p, const char *rail, size_t size, int row, int rows, int col,
                      int cols) {
    size_t taken;
    int c = 0;
    for (size_t i = 0; i < size && c < cols; i += taken, c++) {
        uint32_t codepoint = utf8_decode(rail + i, size - i, &taken);
        if (codepoint == ' ') continue;
        grid_fill(p->grid, row, col + c, rows, 1, p->ascii ? '|' : codepoint, STYLE_DIM);
    }
}

static const char *ascii_marker(const char *marker) {
    static const char *const pairs[][2] = { { "•", "*" }, { "◦", "-" }, { "▪", "+" } };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (strcmp(pairs[i][0], marker) == 0) return pairs[i][1];
    return marker;
}

static int draw_inside(struct pager *p, const struct lesson_block *block, struct page_area at,
                       const struct page_options *options) {
    if (at.cols < 1) at.cols = 1;
    if (at.page_cols < 1) at.page_cols = 1;
    if (!is_embedded(block)) return draw[block->kind](p, block, at);
    int rows = options->embed_rows ? options->embed_rows(options->owner, block, at.page_cols) : 0;
    return rows > 0 ? rows : 0;
}

// Draws a block at `at` inside its rail, its marker in the rail, or on a row of its own where the
// page is too narrow for that. Returns the rows.
static int draw_block(struct pager *p, const struct lesson_block *block, struct page_area at,
                      const struct page_options *options) {
    const char *marker = p->ascii ? ascii_marker(block->marker) : block->marker;
    int rail = text_width(block->rail), marker_cols = text_width(marker);
    if (rail > at.cols / 2) rail = at.cols / 2;
    bool narrow = *marker && rail <= marker_cols;
    int above = narrow ? grid_wrap(p->grid, at.row, at.col, at.cols, STYLE_TEXT, marker) : 0;
    struct page_area inside = { at.row + above, at.col + rail, at.cols - rail,
                                at.page_cols - rail };
    int rows = above + draw_inside(p, block, inside, options);
    if (rows == 0 && *marker) rows = 1;
    draw_rail(p, block->rail, strlen(block->rail), at.row, rows, at.col, rail);
    if (*marker && !narrow)
        grid_text(p->grid, at.row, at.col + rail - marker_cols - 1, marker_cols, STYLE_TEXT,
                  marker);
    return rows;
}

static int draw_instead(struct pager *p, const char *text, struct page_area at) {
    return *text ? grid_wrap(p->grid, at.row, at.col, at.cols, STYLE_DIM, text) : 0;
}

static bool is_tight(const struct lesson_block *before, const struct lesson_block *block) {
    return block->tight && before->kind == BLOCK_ITEM;
}

int page_draw_blocks(struct pager *p, const struct lesson *lesson, struct page_area at,
                     const struct page_options *options, struct page_place *places) {
    const struct lesson_block *before = NULL;
    int row = at.row, end = at.row;
    for (size_t i = 0; i < lesson->n; i++) {
        const struct lesson_block *block = &lesson->blocks[i];
        int gap = before && !is_tight(before, block);
        int top = end + gap;
        struct page_area area = { top, at.col, at.cols, at.page_cols };
        const char *instead = options->instead ? options->instead(options->owner, i) : NULL;
        int rows = instead ? draw_instead(p, instead, area) : draw_block(p, block, area, options);
        if (places) places[i] = (struct page_place) { i, top, rows };
        if (rows == 0) {
            if (places) places[i].row = end;
            continue;
        }
        if (gap) draw_rail(p, block->rail, shared_rail(before, block), end, 1, at.col, at.cols / 2);
        end = top + rows;
        before = block;
    }
    return end - row;
}

void page_lay_out(struct page *page, const struct lesson *lesson,
                  const struct page_options *options) {
    *page = (struct page) { 0 };
    int cols = options->cols > 0 ? options->cols : 1;
    int measure = options->measure > 0 ? options->measure : MEASURE;
    grid_init(&page->grid, 0, cols);
    struct pager pager = { .page = page, .grid = &page->grid, .ascii = options->ascii };
    page->places = arena_alloc(&page->arena, (lesson->n + 1) * sizeof *page->places);
    page->n_places = lesson->n;
    struct page_area at = { 0, 0, measure < cols ? measure : cols, cols };
    int rows = page_draw_blocks(&pager, lesson, at, options, page->places);
    if (rows > 0) grid_cell(&page->grid, rows - 1, 0); // rows kept for a figure exist too
    free(pager.targets);
}

void page_release(struct page *page) {
    grid_release(&page->grid);
    arena_release(&page->arena);
    *page = (struct page) { 0 };
}
