// SPDX-License-Identifier: MIT
// Sub- and superscripts, limits, accents, braces and what is stacked over or under a symbol.
//
// A script is written in Unicode's small characters wherever all of it exists there. Otherwise a
// displayed formula raises or lowers it by a row, and a formula on one row writes x_max or x^(b/2).
#include <string.h>

#include "lab/cells/grid.h"
#include "lab/lesson/tex_letters.h"
#include "lab/lesson/tex_shapes.h"

enum { SMALL_MAX = 10 }; // longer scripts in small characters are hard to read

static struct tex_mode small_mode(const struct tex_mode *mode) {
    struct tex_mode small = *mode;
    small.script = small.flat = true;
    return small;
}

static struct tex_box *small_box(const struct tex_mode *mode, const struct tex_node *script,
                                 bool super) {
    struct strbuf text = { 0 };
    struct tex_box *box = NULL;
    if (!mode->ascii && tex_small_text(script, super, &text) && text.size > 0)
        box = tex_box_text(mode->arena, strbuf_text(&text), STYLE_TEXT);
    strbuf_release(&text);
    return box && box->cols <= SMALL_MAX ? box : NULL;
}

static bool is_plain_glyph(uint32_t c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '*' || c == '\'' || (c >= 0x370 && c < 0x400);
}

static void count_odd(void *context, const struct tex_box *glyph, int row, int col) {
    (void)row;
    (void)col;
    if (!is_plain_glyph(glyph->glyph)) ++*(int *)context;
}

static bool has_gap(const struct tex_box *box) {
    int used = 0;
    for (const struct tex_box *b = box->child; b; b = b->next) {
        if (b->col > used || has_gap(b)) return true;
        used = b->col + b->cols;
    }
    return false;
}

// A script written behind _ or ^ without brackets: a word, a number, one character.
static bool stands_alone(struct tex_box *box) {
    int odd = 0;
    tex_box_walk(box, 0, 0, count_odd, &odd);
    return tex_box_single(box) || (odd == 0 && box->child && !has_gap(box));
}

static void append_written(const struct tex_mode *mode, struct tex_box *box, const char *sign,
                           const struct tex_node *script, bool braces) {
    struct tex_mode small = small_mode(mode);
    small.depth = -1;
    struct tex_box *written = tex_lay_out(&small, script);
    tex_box_append_text(mode->arena, box, sign);
    if (!braces && stands_alone(written)) {
        tex_box_append(box, written);
        return;
    }
    tex_box_append_text(mode->arena, box, braces ? "{" : "(");
    tex_box_append(box, written);
    tex_box_append_text(mode->arena, box, braces ? "}" : ")");
}

static bool is_big(const struct tex_node *base) {
    return base->command &&
           (base->command->role == TEX_ROLE_BIG || base->command->role == TEX_ROLE_INTEGRAL);
}

static void append_flat(const struct tex_mode *mode, struct tex_box *box, const char *sign,
                        const struct tex_node *script, bool braces) {
    struct tex_box *small = small_box(mode, script, sign[0] == '^');
    bool primes = mode->ascii && script->kind == TEX_SYMBOL && script->ascii[0] == '\'';
    if (small)
        tex_box_append(box, small);
    else if (primes)
        tex_box_append_text(mode->arena, box, script->ascii);
    else
        append_written(mode, box, sign, script, braces);
}

static struct tex_box *flat_scripts(const struct tex_mode *mode, const struct tex_node *node) {
    struct tex_box *box = tex_box_new(mode->arena), *base = tex_lay_out(mode, node->first);
    const struct tex_node *inner = tex_unwrap(node->first);
    bool braces = mode->ascii && is_big(node->first);
    tex_box_append(box, inner->kind == TEX_FRACTION || (inner->kind == TEX_ROOT && node->third)
                            ? tex_in_brackets(mode, base)
                            : base);
    if (node->second) append_flat(mode, box, "_", node->second, braces);
    if (node->third) append_flat(mode, box, "^", node->third, braces);
    return box;
}

// Limits stand centred under and over their operator.
static struct tex_box *limits(const struct tex_mode *mode, struct tex_box *base,
                              struct tex_box *sub, struct tex_box *super) {
    struct tex_box *box = tex_box_new(mode->arena);
    int cols = base->cols;
    if (sub && sub->cols > cols) cols = sub->cols;
    if (super && super->cols > cols) cols = super->cols;
    tex_box_put(box, base, 0, (cols - base->cols) / 2);
    if (super) tex_box_put(box, super, -(base->up + 1 + super->down), (cols - super->cols) / 2);
    if (sub) tex_box_put(box, sub, base->down + 1 + sub->up, (cols - sub->cols) / 2);
    box->cols = cols;
    return box;
}

// Small characters stand at the corner of a high base, and right behind one of a single row.
static struct tex_box *corner_scripts(struct tex_box *box, struct tex_box *sub,
                                      struct tex_box *super) {
    int up = box->core_up, down = box->core_down, col = box->cols;
    if (sub) tex_box_hang(box, sub, down, col);
    if (super) tex_box_hang(box, super, -up, up + down > 0 || !sub ? col : col + sub->cols);
    return box;
}

static struct tex_box *display_scripts(const struct tex_mode *mode, const struct tex_node *node) {
    struct tex_mode small = small_mode(mode);
    struct tex_box *box = tex_box_new(mode->arena);
    tex_box_append(box, tex_lay_out(mode, node->first));
    struct tex_box *sub = node->second ? small_box(mode, node->second, false) : NULL;
    struct tex_box *super = node->third ? small_box(mode, node->third, true) : NULL;
    if ((sub || !node->second) && (super || !node->third)) return corner_scripts(box, sub, super);
    bool high = box->core_up + box->core_down > 0;
    int up = box->core_up, down = box->core_down, col = box->cols;
    if (node->second && !sub) sub = tex_lay_out(&small, node->second);
    if (node->third && !super) super = tex_lay_out(&small, node->third);
    bool sub_small = node->second && small_box(mode, node->second, false);
    bool super_small = node->third && small_box(mode, node->third, true);
    if (sub) tex_box_hang(box, sub, down + !(high || sub_small), col);
    if (super) tex_box_hang(box, super, -up - !(high || super_small), col);
    return box;
}

struct tex_box *tex_scripts(const struct tex_mode *mode, const struct tex_node *node) {
    if (mode->flat) return flat_scripts(mode, node);
    if (!node->limits) return display_scripts(mode, node);
    struct tex_mode small = small_mode(mode);
    struct tex_box *sub = node->second ? tex_lay_out(&small, node->second) : NULL;
    struct tex_box *super = node->third ? tex_lay_out(&small, node->third) : NULL;
    return limits(mode, tex_lay_out(mode, node->first), sub, super);
}

static bool mark_glyph(struct tex_box *glyph, uint32_t mark) {
    if (!glyph || glyph->mark[1]) return false;
    glyph->mark[glyph->mark[0] ? 1 : 0] = mark;
    return true;
}

static void mark_every(struct tex_box *box, uint32_t mark) {
    if (box->glyph) mark_glyph(box, mark);
    for (struct tex_box *b = box->child; b; b = b->next)
        mark_every(b, mark);
}

static bool is_line(uint32_t mark) {
    return mark == 0x304 || mark == 0x305 || mark == 0x332;
}

// hat(x + y), where no mark can stand over all of it.
static struct tex_box *named_accent(const struct tex_mode *mode, const struct tex_command *command,
                                    struct tex_box *base) {
    struct tex_box *box = tex_box_new(mode->arena);
    tex_box_append_text(mode->arena, box, command->ascii);
    tex_box_append(box, tex_in_brackets(mode, base));
    return box;
}

// A line, hat, tilde or arrow in a row of its own over (or under) the whole base.
static struct tex_box *wide_accent(const struct tex_mode *mode, uint32_t mark,
                                   struct tex_box *base) {
    struct tex_box *box = tex_box_new(mode->arena), *over;
    tex_box_append(box, base);
    int row = -(base->up + 1);
    if (mark == 0x332) {
        over = tex_box_bar(mode->arena, "‾", base->cols);
        row = base->down + 1;
    } else if (is_line(mark)) {
        over = tex_box_bar(mode->arena, "_", base->cols);
    } else if (mark == 0x20D7) {
        over = tex_box_bar(mode->arena, "─", base->cols - 1);
        tex_box_append_text(mode->arena, over, "→");
    } else {
        over = tex_box_text(mode->arena,
                            mark == 0x302   ? "^"
                            : mark == 0x303 ? "~"
                                            : "·",
                            STYLE_TEXT);
    }
    tex_box_put(box, over, row, (base->cols - over->cols) / 2);
    return box;
}

struct tex_box *tex_accent(const struct tex_mode *mode, const struct tex_node *node) {
    const struct tex_command *command = node->command;
    const struct tex_node *inner = tex_unwrap(node->first);
    struct tex_box *base = tex_lay_out(mode, node->first);
    if (mode->ascii) {
        if (!tex_box_single(base) && !tex_is_atom(inner)) return named_accent(mode, command, base);
        struct tex_box *box = tex_box_new(mode->arena);
        tex_box_append(box, base);
        tex_box_append_text(mode->arena, box, command->ascii);
        return box;
    }
    struct tex_box *single = tex_box_single(base);
    if (!single && inner->kind == TEX_SCRIPTS && tex_is_atom(inner->first) && mode->flat)
        single = tex_box_first_glyph(base);
    if (single && mark_glyph(single, command->mark)) return base;
    if (!mode->flat) return wide_accent(mode, command->mark, base);
    if (!is_line(command->mark)) return named_accent(mode, command, base);
    mark_every(base, command->mark == 0x304 ? 0x305 : command->mark);
    return base;
}

static struct tex_box *drawn_brace(const struct tex_mode *mode, int cols, bool over) {
    struct arena *arena = mode->arena;
    struct tex_box *brace = tex_box_text(arena, mode->ascii ? "+" : over ? "╭" : "╰", STYLE_TEXT);
    const char *line = mode->ascii ? "-" : "─";
    int left = (cols - 3) / 2, right = cols - 3 - left;
    tex_box_append(brace, tex_box_bar(arena, line, left));
    tex_box_append_text(arena, brace, mode->ascii ? "+" : over ? "┴" : "┬");
    tex_box_append(brace, tex_box_bar(arena, line, right));
    tex_box_append_text(arena, brace, mode->ascii ? "+" : over ? "╮" : "╯");
    return brace;
}

struct tex_box *tex_brace(const struct tex_mode *mode, const struct tex_node *node) {
    struct tex_mode small = small_mode(mode);
    struct tex_box *box = tex_box_new(mode->arena), *base = tex_lay_out(mode, node->first);
    struct tex_box *label = node->second ? tex_lay_out(&small, node->second) : NULL;
    if (mode->flat) {
        tex_box_append(box, base);
        if (!label) return box;
        tex_box_append_text(mode->arena, box, " [");
        tex_box_append(box, label);
        tex_box_append_text(mode->arena, box, "]");
        return box;
    }
    bool over = node->command->mark != 0;
    struct tex_box *brace = drawn_brace(mode, base->cols < 3 ? 3 : base->cols, over);
    struct tex_box *braced = limits(mode, base, over ? NULL : brace, over ? brace : NULL);
    return limits(mode, braced, over ? NULL : label, over ? label : NULL);
}

struct tex_box *tex_stack(const struct tex_mode *mode, const struct tex_node *node) {
    struct tex_mode small = small_mode(mode);
    bool under = node->command->mark != 0;
    if (!mode->flat) {
        struct tex_box *set = tex_lay_out(&small, node->second);
        return limits(mode, tex_lay_out(mode, node->first), under ? set : NULL, under ? NULL : set);
    }
    struct tex_box *box = tex_box_new(mode->arena);
    tex_box_append(box, tex_lay_out(mode, node->first));
    append_written(mode, box, under ? "_" : "^", node->second, false);
    return box;
}
