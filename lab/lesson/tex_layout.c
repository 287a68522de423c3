// SPDX-License-Identifier: MIT
// Formulas as boxes: rows with the blanks that the classes of their members ask for, and the shapes
// inside them.
//
// The rules for blanks are those of TeX (The TeXbook, chapter 18), one column for each of its three
// widths: around relations and binary operators, behind punctuation, between an operator and what
// it works on. Small text has none. In `flat` mode everything is on one row: a/b with the brackets
// that keep its meaning, x_ij where Unicode has no small letter, a matrix as [a b; c d].
#include <string.h>

#include "lab/base/utf8.h"
#include "lab/lesson/tex_shapes.h"

// Blanks between neighbours: the left one's class, then the right one's.
static const unsigned char gaps[8][8] = {
    //             ord op bin rel open close punct inner
    [TEX_ORD] = { 0, 1, 1, 1, 0, 0, 0, 1 },   [TEX_OP] = { 1, 1, 0, 1, 0, 0, 0, 1 },
    [TEX_BIN] = { 1, 1, 0, 0, 1, 0, 0, 1 },   [TEX_REL] = { 1, 1, 0, 0, 1, 0, 0, 1 },
    [TEX_OPEN] = { 0, 0, 0, 0, 0, 0, 0, 0 },  [TEX_CLOSE] = { 0, 1, 1, 1, 0, 0, 0, 1 },
    [TEX_PUNCT] = { 1, 1, 1, 1, 1, 0, 0, 1 }, [TEX_INNER] = { 1, 1, 1, 1, 1, 0, 0, 1 },
};

const struct tex_node *tex_unwrap(const struct tex_node *node) {
    while (node->kind == TEX_ROW && node->first && !node->first->next)
        node = node->first;
    return node;
}

bool tex_is_sum(const struct tex_node *node) {
    node = tex_unwrap(node);
    if (node->kind != TEX_ROW) return false;
    for (const struct tex_node *n = node->first; n; n = n->next)
        if ((n->class == TEX_BIN || n->class == TEX_REL || n->class == TEX_PUNCT) &&
            n->kind == TEX_SYMBOL)
            return true;
    return false;
}

bool tex_is_atom(const struct tex_node *node) {
    node = tex_unwrap(node);
    return node->kind == TEX_SYMBOL || node->kind == TEX_WORD || node->kind == TEX_ACCENT;
}

struct tex_box *tex_in_brackets(const struct tex_mode *mode, struct tex_box *inside) {
    struct tex_box *box = tex_box_new(mode->arena);
    tex_box_append_text(mode->arena, box, "(");
    tex_box_append(box, inside);
    tex_box_append_text(mode->arena, box, ")");
    return box;
}

static enum tex_class left_class(const struct tex_mode *mode, const struct tex_node *node) {
    if (node->kind == TEX_SCRIPTS) return left_class(mode, node->first);
    if (node->kind == TEX_FENCED && node->open[0]) return TEX_OPEN;
    if (mode->flat) return node->class;
    bool shape = node->kind == TEX_FRACTION || node->kind == TEX_TABLE || node->kind == TEX_BRACE;
    return shape ? TEX_INNER : node->class;
}

static enum tex_class right_class(const struct tex_mode *mode, const struct tex_node *node) {
    if (node->kind == TEX_SCRIPTS) return right_class(mode, node->first);
    if (node->kind == TEX_FENCED && node->close[0]) return TEX_CLOSE;
    return node->kind == TEX_FENCED ? TEX_ORD : left_class(mode, node);
}

static bool is_factor_class(enum tex_class class) {
    return class == TEX_ORD || class == TEX_OPEN || class == TEX_CLOSE || class == TEX_INNER;
}

// A binary operator with nothing to its left is a sign: the minus of (-x).
static bool is_sign(const struct tex_node *before, const struct tex_node *node) {
    if (node->class != TEX_BIN || node->kind == TEX_WORD) return false;
    if (!before || !node->next) return true;
    return before->class == TEX_BIN || before->class == TEX_REL || before->class == TEX_PUNCT ||
           before->class == TEX_OP || before->class == TEX_OPEN;
}

static bool is_alphanumeric(const struct tex_box *glyph) {
    uint32_t c = glyph ? glyph->glyph : 0;
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0x370 && c < 0x400);
}

// What must not touch a letter beside it: a word, a Greek letter's name in ASCII, x_max.
static bool is_wordy(const struct tex_mode *mode, const struct tex_node *node) {
    node = tex_unwrap(node);
    if (node->kind == TEX_SCRIPTS) return mode->flat || is_wordy(mode, node->first);
    if (node->kind == TEX_WORD) return node->text[0] && node->text[1];
    if (node->kind == TEX_ACCENT) return mode->ascii;
    const char *text = mode->ascii ? node->ascii : "";
    bool operator= node->class == TEX_BIN || node->class == TEX_REL; // the x of R^(d x r)
    if (operator&& text[0] >= 'a' && text[0] <= 'z') return true;
    return node->kind == TEX_SYMBOL && text[0] && text[1] && !(text[0] >= '0' && text[0] <= '9');
}

static bool is_bars(const struct tex_node *node) {
    if (node->kind == TEX_SCRIPTS) node = node->first;
    return node->kind == TEX_FENCED &&
           (strcmp(node->open, "|") == 0 || strcmp(node->open, "‖") == 0);
}

// A member of a row while it is set.
struct member {
    const struct tex_node *node, *before;
    struct tex_box *box;
    enum tex_class left, right;
    bool sign;
};

static int small_gap(int gap, const struct member *a, const struct member *b) {
    bool letters = (a->node->kind == TEX_WORD || a->left == TEX_OP) && a->left == TEX_OP;
    return letters && b->left == TEX_ORD ? gap : 0;
}

static bool has_role(const struct tex_node *node, enum tex_role role) {
    if (node->kind == TEX_SCRIPTS) node = node->first;
    return node->command && node->command->role == role;
}

static bool has_limits(const struct tex_mode *mode, const struct tex_node *node) {
    return !mode->flat && node->kind == TEX_SCRIPTS && node->limits;
}

// An operator does not touch the bracket behind it when it is large, or when its limits would.
static bool stands_off(const struct tex_mode *mode, const struct member *a,
                       const struct member *b) {
    if (a->left != TEX_OP || b->left != TEX_OPEN || mode->script) return false;
    if (has_role(a->node, TEX_ROLE_BIG) || has_role(a->node, TEX_ROLE_INTEGRAL)) return true;
    return a->node->kind == TEX_SCRIPTS && (is_bars(b->node) || has_limits(mode, a->node));
}

static int gap_between(const struct tex_mode *mode, const struct member *a,
                       const struct member *b) {
    int gap = gaps[a->right][b->left];
    if (a->sign && b->left == TEX_OP) gap = 0;
    if (mode->script) gap = small_gap(gap, a, b);
    if (stands_off(mode, a, b)) gap = 1;
    if (a->box->down > a->box->core_down && has_limits(mode, b->node)) gap = 2;
    if (is_bars(a->node) && is_bars(b->node)) gap = 1;
    bool letters =
        is_alphanumeric(tex_box_last_glyph(a->box)) && is_alphanumeric(tex_box_first_glyph(b->box));
    if (gap == 0 && letters && (is_wordy(mode, a->node) || is_wordy(mode, b->node))) gap = 1;
    return gap;
}

static int break_value(const struct tex_mode *mode, const struct member *a, const struct member *b,
                       int space) {
    if (mode->script) return 0;
    if (space > 1 && mode->depth == 0) return TEX_BREAK_BEST;
    if (b->sign) return 0;
    int value = b->left == TEX_REL      ? TEX_BREAK_RELATION
                : b->left == TEX_BIN    ? 9
                : a->right == TEX_PUNCT ? 8
                                        : 0;
    if (!value) return 0;
    value -= 3 * mode->depth;
    return value > 1 ? value : 1;
}

static bool is_function(const struct tex_node *node) {
    if (node->kind == TEX_SCRIPTS) node = node->first;
    return node->kind == TEX_WORD && node->class == TEX_OP;
}

// A fraction on one row between other factors stands in brackets: (1/n) Σ x.
static bool wants_brackets(const struct tex_mode *mode, const struct member *m) {
    const struct tex_node *next = m->node->next;
    if (!mode->flat || m->node->kind != TEX_FRACTION) return false;
    if (m->before && is_factor_class(right_class(mode, m->before))) return true;
    if (m->before && is_function(m->before)) return true;
    return next && (is_factor_class(left_class(mode, next)) || left_class(mode, next) == TEX_OP) &&
           left_class(mode, next) != TEX_CLOSE;
}

static struct member make_member(const struct tex_mode *mode, const struct tex_node *before,
                                 const struct tex_node *node) {
    struct member m = { .node = node, .before = before };
    m.sign = is_sign(before, node);
    m.left = m.sign ? TEX_ORD : left_class(mode, node);
    m.right = m.sign ? TEX_ORD : right_class(mode, node);
    m.box = tex_lay_out(mode, node);
    if (!wants_brackets(mode, &m)) return m;
    m.box = tex_in_brackets(mode, m.box);
    m.left = before && is_function(before) ? TEX_OPEN : TEX_INNER;
    m.right = TEX_INNER;
    return m;
}

// The integral sign drawn as high as what stands behind it in its row.
static struct tex_box *tall_integral(const struct tex_mode *mode, const struct tex_node *node) {
    int up = 0, down = 0;
    for (const struct tex_node *n = node->next; n && n->class != TEX_REL; n = n->next) {
        struct tex_box *box = tex_lay_out(mode, n);
        if (box->core_up > up) up = box->core_up;
        if (box->core_down > down) down = box->core_down;
    }
    const struct tex_node *scripts = node->kind == TEX_SCRIPTS ? node : NULL;
    if (!scripts && up + down == 0) return NULL;
    if (up < 1) up = 1;
    if (down < 1) down = 1;
    struct tex_mode small = *mode;
    small.script = small.flat = true;
    struct tex_box *box = tex_delimiter(mode, "∫", up, down);
    int col = box->cols;
    if (scripts && scripts->second)
        tex_box_put(box, tex_lay_out(&small, scripts->second), down, col);
    if (scripts && scripts->third)
        tex_box_put(box, tex_lay_out(&small, scripts->third), -up, col + 1);
    return box;
}

// A comma of x_{i,j} that x_ij does not need.
static bool is_needless(const struct tex_mode *mode, const struct tex_node *before,
                        const struct tex_node *node) {
    return mode->script && mode->flat && mode->depth < 0 && before && node->class == TEX_PUNCT &&
           node->next && before->kind == TEX_SYMBOL && before->class == TEX_ORD &&
           node->next->kind == TEX_SYMBOL && node->next->class == TEX_ORD &&
           !(before->text[0] >= '0' && before->text[0] <= '9') && before->ascii[1] == '\0' &&
           node->next->ascii[0] && node->next->ascii[1] == '\0';
}

struct tex_box *tex_lay_out_row(const struct tex_mode *mode, const struct tex_node *first) {
    struct tex_box *row = tex_box_new(mode->arena);
    struct member last = { 0 };
    const struct tex_node *before = NULL;
    int space = 0;
    for (const struct tex_node *node = first; node; node = node->next) {
        if (node->kind == TEX_SPACE) {
            space = node->count > space && !mode->script ? node->count : space;
            continue;
        }
        if (node->kind == TEX_ROW && !node->first) continue; // what a terminal does not have
        if (is_needless(mode, before, node)) continue;
        struct member m = make_member(mode, before, node);
        struct tex_box *tall =
            !mode->flat && has_role(node, TEX_ROLE_INTEGRAL) ? tall_integral(mode, node) : NULL;
        if (tall) m.box = tall;
        if (last.node) {
            int gap = gap_between(mode, &last, &m);
            m.box->breakable = break_value(mode, &last, &m, space);
            tex_box_gap(row, gap > space ? gap : space);
        }
        tex_box_append(row, m.box);
        last = m;
        before = node;
        space = 0;
    }
    tex_box_gap(row, last.node ? 0 : space);
    return row;
}

static struct tex_box *lay_out_text(const struct tex_mode *mode, const struct tex_node *node) {
    return tex_box_text(mode->arena, mode->ascii ? node->ascii : node->text, node->style);
}

static struct tex_box *lay_out_children(const struct tex_mode *mode, const struct tex_node *node) {
    return tex_lay_out_row(mode, node->first);
}

static struct tex_box *lay_out_space(const struct tex_mode *mode, const struct tex_node *node) {
    struct tex_box *box = tex_box_new(mode->arena);
    box->cols = node->count;
    return box;
}

struct tex_box *tex_lay_out(const struct tex_mode *mode, const struct tex_node *node) {
    static struct tex_box *(*const shapes[])(const struct tex_mode *, const struct tex_node *) = {
        [TEX_ROW] = lay_out_children, [TEX_SYMBOL] = lay_out_text,   [TEX_WORD] = lay_out_text,
        [TEX_SPACE] = lay_out_space,  [TEX_FRACTION] = tex_fraction, [TEX_ROOT] = tex_root,
        [TEX_SCRIPTS] = tex_scripts,  [TEX_ACCENT] = tex_accent,     [TEX_BRACE] = tex_brace,
        [TEX_STACK] = tex_stack,      [TEX_FENCED] = tex_fenced,     [TEX_TABLE] = tex_table,
    };
    return shapes[node->kind](mode, node);
}
