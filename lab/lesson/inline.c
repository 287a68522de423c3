// SPDX-License-Identifier: MIT
// The words of a block: runs of text and formulas become ink, ink becomes lines.
//
// Lines are filled greedily. They end at blanks; between wide characters; behind a dash, a slash, a
// hyphen between letters. No line begins with closing punctuation, and a formula stays whole
// wherever it has room on a line.
#include "lab/lesson/inline.h"

#include <stdlib.h>
#include <string.h>

#include "lab/base/utf8.h"
#include "lab/cells/sanitize.h"
#include "lab/lesson/tex_box.h"

static struct ink *add_ink(struct inks *inks, struct ink ink) {
    GROW(inks->at, inks->n, inks->capacity);
    inks->at[inks->n] = ink;
    return &inks->at[inks->n++];
}

static void add_mark(struct inks *inks, uint32_t mark) {
    struct ink *last = inks->n ? &inks->at[inks->n - 1] : NULL;
    if (!last || last->breaks == INK_SPACE || last->breaks == INK_NEWLINE) return;
    if (!last->mark[0])
        last->mark[0] = mark;
    else if (!last->mark[1])
        last->mark[1] = mark;
}

static bool is_one_of(uint32_t c, const uint32_t *list) {
    while (*list && *list != c)
        list++;
    return *list != 0;
}

static bool is_closing(uint32_t c) {
    static const uint32_t closing[] = { ',',    '.',    ';',    ':',    '!',    '?',    ')',
                                        ']',    '}',    0xBB,   0x2019, 0x201D, 0x2026, 0x2013,
                                        0x2014, 0x3001, 0x3002, 0x3009, 0x300B, 0x300D, 0x300F,
                                        0x3011, 0x30FC, 0xFF01, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A,
                                        0xFF1B, 0xFF1F, 0 };
    return is_one_of(c, closing);
}

static bool is_opening(uint32_t c) {
    static const uint32_t opening[] = { '(',    '[',    '{',    0xAB,   0x2018, 0x201C, 0x3008,
                                        0x300A, 0x300C, 0x300E, 0x3010, 0xFF08, 0 };
    return is_one_of(c, opening);
}

static bool is_letter(uint32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0xC0;
}

// Whether a line may end between the last two inks and a character.
static bool may_break_before(const struct inks *inks, uint32_t c, int cols, bool address) {
    if (inks->n == 0 || is_closing(c)) return false;
    const struct ink *last = &inks->at[inks->n - 1], *before = inks->n > 1 ? last - 1 : NULL;
    if (last->breaks == INK_SPACE || last->breaks == INK_NEWLINE || is_opening(last->base))
        return false;
    if (cols == 2 || last->cols == 2) return true;
    if (address && (last->base == '/' || last->base == '?' || last->base == '&'))
        return c != '/' && before && before->base != '/'; // not within ://
    if (last->base == 0x2014) return true;
    return last->base == '-' && before && is_letter(before->base) && is_letter(c);
}

static void add_character(struct inks *inks, uint32_t c, enum style style, int link, bool address) {
    if (c == ' ' || c == '\t' || c == '\n') { // a tab has no width
        bool blank = inks->n && inks->at[inks->n - 1].breaks == INK_SPACE;
        if (!blank || style == STYLE_CODE)
            add_ink(inks, (struct ink) { ' ', { 0 }, (uint8_t)style, 1, INK_SPACE, link });
        return;
    }
    int cols = codepoint_width(c);
    if (cols == 0) {
        add_mark(inks, c);
        return;
    }
    bool loose = may_break_before(inks, c, cols, address);
    add_ink(inks, (struct ink) { c == 0xA0 ? ' ' : c,
                                 { 0 },
                                 (uint8_t)style,
                                 (uint8_t)cols,
                                 loose ? INK_LOOSE : INK_JOINED,
                                 link });
}

void inks_add_text(struct inks *inks, const char *text, enum style style, int link) {
    size_t size = strlen(text), taken;
    bool address = strstr(text, "://") != NULL;
    for (size_t i = 0; i < size; i += taken) {
        uint32_t c = utf8_decode(text + i, size - i, &taken);
        if (codepoint_is_safe(c) || c == '\t' || c == '\n') {
            add_character(inks, c, style, link, address);
            continue;
        }
        struct strbuf escape = { 0 };
        sanitize(&escape, text + i, taken, false);
        for (size_t j = 0; j < escape.size; j++)
            add_character(inks, (unsigned char)escape.at[j], style, link, false);
        strbuf_release(&escape);
    }
}

static void add_gap(struct inks *inks, int cols, enum style style) {
    while (cols-- > 0)
        add_ink(inks, (struct ink) { ' ', { 0 }, (uint8_t)style, 1, INK_JOINED, 0 });
}

static void add_math(struct inks *inks, const struct inline_run *run) {
    struct arena arena = { 0 };
    struct tex_box *box = tex_lay_out_flat(&arena, run->math, inks->ascii);
    struct tex_glyphs glyphs = tex_box_glyphs(&arena, box);
    int col = 0;
    for (size_t i = 0; i < glyphs.n; i++) {
        const struct tex_box *glyph = glyphs.at[i].box;
        enum style style = glyph->style != STYLE_TEXT ? glyph->style : run->style;
        add_gap(inks, glyphs.at[i].col - col, style);
        uint8_t breaks = i > 0 && glyphs.at[i].breakable ? INK_MATH : INK_JOINED;
        add_ink(inks, (struct ink) { glyph->glyph,
                                     { glyph->mark[0], glyph->mark[1] },
                                     (uint8_t)style,
                                     (uint8_t)glyph->cols,
                                     breaks,
                                     run->link });
        col = glyphs.at[i].col + glyph->cols;
    }
    arena_release(&arena);
}

// A blank before a dash or other closing punctuation that stands alone holds on to it.
static void join_punctuation(struct inks *inks) {
    for (size_t i = 0; i + 1 < inks->n; i++) {
        const struct ink *next = &inks->at[i + 1], *after = i + 2 < inks->n ? next + 1 : NULL;
        if (inks->at[i].breaks != INK_SPACE || !is_closing(next->base) || next->breaks == INK_SPACE)
            continue;
        if (!after || after->breaks == INK_SPACE || is_closing(after->base))
            inks->at[i].breaks = INK_JOINED;
    }
}

void inks_add_runs(struct inks *inks, const struct inline_run *runs, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (runs[i].kind == RUN_BREAK)
            add_ink(inks, (struct ink) { ' ', { 0 }, STYLE_TEXT, 0, INK_NEWLINE, 0 });
        else if (runs[i].kind == RUN_MATH && runs[i].math)
            add_math(inks, &runs[i]);
        else
            inks_add_text(inks, runs[i].text, runs[i].style, runs[i].link);
    }
    join_punctuation(inks);
}

void inks_release(struct inks *inks) {
    free(inks->at);
    *inks = (struct inks) { 0 };
}

int inks_span(const struct inks *inks, size_t from, size_t end) {
    int cols = 0;
    for (size_t i = from; i < end; i++)
        cols += inks->at[i].cols;
    return cols;
}

static bool ends_piece(const struct ink *ink) {
    return ink->breaks == INK_SPACE || ink->breaks == INK_LOOSE || ink->breaks == INK_NEWLINE;
}

int inks_widest_word(const struct inks *inks) {
    int widest = 0, cols = 0;
    for (size_t i = 0; i < inks->n; i++) {
        if (ends_piece(&inks->at[i])) cols = 0;
        if (inks->at[i].breaks != INK_SPACE) cols += inks->at[i].cols;
        if (cols > widest) widest = cols;
    }
    return widest;
}

int inks_cols(const struct inks *inks) {
    int widest = 0, cols = 0;
    for (size_t i = 0; i < inks->n; i++) {
        cols = inks->at[i].breaks == INK_NEWLINE ? 0 : cols + inks->at[i].cols;
        if (cols > widest) widest = cols;
    }
    return widest;
}

static size_t skip_blanks(const struct inks *inks, size_t i) {
    while (i < inks->n && inks->at[i].base == ' ' && inks->at[i].breaks != INK_NEWLINE &&
           !inks->at[i].mark[0])
        i++;
    return i;
}

static size_t trim_blanks(const struct inks *inks, size_t from, size_t end) {
    while (end > from && inks->at[end - 1].base == ' ' && !inks->at[end - 1].mark[0])
        end--;
    return end;
}

// Where a line of `cols` columns ends when the ink at `full` has no more room on it.
static size_t break_at(const struct inks *inks, size_t from, size_t full) {
    for (size_t i = full; i > from; i--)
        if (ends_piece(&inks->at[i])) return i;
    for (size_t i = full; i > from; i--)
        if (inks->at[i].breaks == INK_MATH) return i;
    if (full > from + 1 && is_closing(inks->at[full].base)) full--;
    return full > from ? full : from + 1;
}

bool inks_line(const struct inks *inks, size_t from, int cols, size_t *end, size_t *next) {
    if (from >= inks->n) return false;
    int used = 0;
    size_t i = from;
    while (i < inks->n && inks->at[i].breaks != INK_NEWLINE) {
        bool blank = inks->at[i].breaks == INK_SPACE;
        if (used + inks->at[i].cols > cols && !blank) break;
        used += inks->at[i].cols;
        i++;
    }
    if (i < inks->n && inks->at[i].breaks == INK_NEWLINE) {
        *end = trim_blanks(inks, from, i);
        *next = skip_blanks(inks, i + 1);
        return true;
    }
    if (i < inks->n) i = break_at(inks, from, i);
    *end = trim_blanks(inks, from, i);
    *next = skip_blanks(inks, i);
    return true;
}

void inks_draw(const struct inks *inks, size_t from, size_t end, struct grid *grid, int row,
               int col) {
    for (size_t i = from; i < end; i++) {
        const struct ink *ink = &inks->at[i];
        struct cell *cell = grid_cell(grid, row, col);
        if (cell && col + ink->cols <= grid->cols) {
            *cell = (struct cell) { .base = ink->base,
                                    .mark = { ink->mark[0], ink->mark[1] },
                                    .style = ink->style };
            if (ink->cols == 2) grid_put(grid, row, col + 1, 0, (enum style)ink->style);
        }
        col += ink->cols;
    }
}

void inline_text(const struct inline_run *runs, size_t n, struct strbuf *out) {
    struct inks inks = { 0 };
    inks_add_runs(&inks, runs, n);
    for (size_t i = 0; i < inks.n; i++) {
        strbuf_utf8(out, inks.at[i].base);
        for (int m = 0; m < 2 && inks.at[i].mark[m]; m++)
            strbuf_utf8(out, inks.at[i].mark[m]);
    }
    inks_release(&inks);
}
