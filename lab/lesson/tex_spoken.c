// SPDX-License-Identifier: MIT
// Formulas in words. What holds one symbol is said as it is ("x squared", "a over b"); what holds
// more is said with its end, so that nobody has to guess where a fraction or a root stops.
#include <stdio.h>
#include <string.h>

#include "lab/lesson/spoken.h"
#include "lab/lesson/tex_shapes.h"

static void say_node(struct strbuf *out, const struct tex_node *node);

static void say(struct strbuf *out, const char *words) {
    if (!*words) return;
    if (out->size && out->at[out->size - 1] != ' ' && !strchr(",;:", words[0]))
        strbuf_putc(out, ' ');
    strbuf_puts(out, words);
}

// Signs whose ASCII form is no word. All others are said as their ASCII form: Greek letters are
// their names there, letters of other alphabets the letter.
static const struct {
    const char *sign, *words;
} signs[] = {
    { "=", "equals" },
    { "+", "plus" },
    { "-", "minus" },
    { "−", "minus" },
    { "±", "plus or minus" },
    { "∓", "minus or plus" },
    { "×", "times" },
    { "÷", "divided by" },
    { "·", "times" },
    { "/", "over" },
    { "∗", "star" },
    { "*", "star" },
    { "⋆", "star" },
    { "∘", "composed with" },
    { "•", "bullet" },
    { "⊙", "elementwise times" },
    { "⊕", "circled plus" },
    { "⊖", "circled minus" },
    { "⊗", "tensor times" },
    { "⊘", "elementwise over" },
    { "∖", "without" },
    { "<", "is less than" },
    { ">", "is greater than" },
    { "≤", "is at most" },
    { "≥", "is at least" },
    { "⩽", "is at most" },
    { "⩾", "is at least" },
    { "≪", "is much less than" },
    { "≫", "is much greater than" },
    { "≲", "is at most about" },
    { "≳", "is at least about" },
    { "≠", "is not equal to" },
    { "≈", "is about" },
    { "≃", "is about" },
    { "≅", "is about" },
    { "≍", "grows as" },
    { "∼", "is distributed as" },
    { "≡", "is identical to" },
    { "∝", "is proportional to" },
    { "≔", "is defined as" },
    { "≜", "is defined as" },
    { "∈", "in" },
    { "∉", "not in" },
    { "⊂", "is a subset of" },
    { "⊆", "is a subset of or equal to" },
    { "∣", "given" },
    { "|", "given" },
    { "∥", "double bar" },
    { "‖", "double bar" },
    { "⊥", "perpendicular to" },
    { "→", "to" },
    { "⟶", "to" },
    { "←", "becomes" },
    { "⟵", "becomes" },
    { "↔", "to and from" },
    { "⇒", "implies" },
    { "⟹", "implies" },
    { "⇐", "follows from" },
    { "⟸", "follows from" },
    { "⇔", "if and only if" },
    { "⟺", "if and only if" },
    { "↦", "maps to" },
    { "↑", "up" },
    { "↓", "down" },
    { "∞", "infinity" },
    { "∂", "partial" },
    { "∇", "gradient of" },
    { "∅", "the empty set" },
    { "⊤", "transpose" },
    { "…", "and so on" },
    { "⋯", "and so on" },
    { "⋮", "and so on" },
    { "⋱", "and so on" },
    { "′", "prime" },
    { "″", "double prime" },
    { "‴", "triple prime" },
    { "†", "dagger" },
    { "!", "factorial" },
    { "%", "percent" },
    { "ε", "epsilon" },
    { "∑", "the sum" },
    { "∏", "the product" },
    { "∫", "the integral" },
    { "⋃", "the union" },
    { "⋂", "the intersection" },
    { "(", "open bracket" },
    { ")", "close bracket" },
    { "[", "open square bracket" },
    { "]", "close square bracket" },
    { "{", "open brace" },
    { "}", "close brace" },
    { "⟨", "open angle" },
    { "⟩", "close angle" },
};

static const char *sign_words(const char *text) {
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strcmp(signs[i].sign, text) == 0) return signs[i].words;
    return NULL;
}

static void say_text(struct strbuf *out, const struct tex_node *node) {
    const char *words = sign_words(node->text);
    say(out, words ? words : node->ascii);
}

static void say_row(struct strbuf *out, const struct tex_node *first) {
    for (const struct tex_node *node = first; node; node = node->next)
        say_node(out, node);
}

// -2, -x
static bool is_negated(const struct tex_node *node) {
    const struct tex_node *sign = node->kind == TEX_ROW ? node->first : NULL;
    return sign && sign->kind == TEX_SYMBOL && strcmp(sign->text, "−") == 0 && sign->next &&
           !sign->next->next && tex_is_atom(sign->next);
}

// One symbol, number or word, perhaps with an accent, a subscript or a small power of its own.
static bool is_short(const struct tex_node *node) {
    if (!node) return true;
    node = tex_unwrap(node);
    if (node->kind == TEX_ACCENT) return is_short(node->first);
    if (is_negated(node)) return true;
    if (node->kind == TEX_SCRIPTS)
        return tex_is_atom(node->first) && node->second && !node->third &&
               tex_is_atom(node->second);
    return tex_is_atom(node);
}

// "NAME of x", or "NAME of a plus b, end of NAME".
static void say_held(struct strbuf *out, const char *name, const struct tex_node *held) {
    say(out, "the");
    say(out, name);
    say(out, "of");
    say_node(out, held);
    if (is_short(held)) return;
    say(out, ", end of");
    say(out, name);
    strbuf_putc(out, ',');
}

static void say_fraction(struct strbuf *out, const struct tex_node *node) {
    if (node->command && node->command->role == TEX_ROLE_BINOMIAL) {
        say_node(out, node->first);
        say(out, "choose");
        say_node(out, node->second);
        return;
    }
    bool brief = is_short(node->first) && is_short(node->second);
    if (!brief) say(out, "the fraction");
    say_node(out, node->first);
    say(out, brief ? "over" : ", over");
    say_node(out, node->second);
    if (!brief) say(out, ", end of fraction,");
}

static void say_root(struct strbuf *out, const struct tex_node *node) {
    char name[64];
    struct strbuf index = { 0 };
    if (node->second) say_node(&index, node->second);
    if (index.size)
        snprintf(name, sizeof name, "root of order %.40s", strbuf_text(&index));
    else
        snprintf(name, sizeof name, "square root");
    say_held(out, name, node->first);
    strbuf_release(&index);
}

static bool is_big(const struct tex_node *node) {
    return node->command &&
           (node->command->role == TEX_ROLE_BIG || node->command->role == TEX_ROLE_INTEGRAL ||
            node->command->role == TEX_ROLE_LIMIT_FUNCTION);
}

// "the sum over i equals 1 to n of"
static void say_limits(struct strbuf *out, const struct tex_node *node) {
    say_node(out, node->first);
    if (node->second) {
        say(out, "over");
        say_node(out, node->second);
    }
    if (node->third) {
        say(out, node->second ? "up to" : "to");
        say_node(out, node->third);
    }
    say(out, "of");
}

static void say_sub(struct strbuf *out, const struct tex_node *sub) {
    say(out, "sub");
    say_node(out, sub);
    if (!is_short(sub)) say(out, ", end of sub,");
}

// Powers that have a word of their own; NULL for the others.
static const char *power_words(const struct tex_node *power) {
    const struct tex_node *one = tex_unwrap(power);
    if (!one || (one->kind != TEX_SYMBOL && one->kind != TEX_WORD)) return NULL;
    if (strcmp(one->text, "2") == 0) return "squared";
    if (strcmp(one->text, "3") == 0) return "cubed";
    if (strcmp(one->text, "T") == 0 || strcmp(one->text, "⊤") == 0) return "transpose";
    bool mark = strstr("′″‴∗*⋆†+", one->text) != NULL;
    return mark ? sign_words(one->text) : NULL;
}

static void say_power(struct strbuf *out, const struct tex_node *power) {
    const char *words = power_words(power);
    const struct tex_node *one = tex_unwrap(power);
    if (words) {
        say(out, words);
    } else if (one && one->kind == TEX_FENCED) { // a layer's or a step's number: x^{(t)}
        say(out, "superscript");
        say_node(out, one->first);
        if (!is_short(one->first)) say(out, ", end of superscript,");
    } else {
        say(out, "to the power");
        say_node(out, power);
        if (!is_short(power)) say(out, ", end of power,");
    }
}

static void say_scripts(struct strbuf *out, const struct tex_node *node) {
    const struct tex_node *base = tex_unwrap(node->first);
    if (base && (is_big(base) || node->limits)) {
        say_limits(out, node);
        return;
    }
    say_node(out, node->first);
    if (node->second) say_sub(out, node->second);
    if (node->third) say_power(out, node->third);
}

static void say_accent(struct strbuf *out, const struct tex_node *node) {
    say_node(out, node->first);
    if (!is_short(node->first)) say(out, ", all of it under a");
    say(out, node->command->ascii);
}

static void say_brace(struct strbuf *out, const struct tex_node *node) {
    say_node(out, node->first);
    if (!node->second) return;
    say(out, ", which is");
    say_node(out, node->second);
    strbuf_putc(out, ',');
}

static void say_stack(struct strbuf *out, const struct tex_node *node) {
    say_node(out, node->first);
    say(out, node->command && node->command->mark ? "with, below it," : "with, above it,");
    say_node(out, node->second);
    strbuf_putc(out, ',');
}

static void say_fenced(struct strbuf *out, const struct tex_node *node) {
    static const struct {
        const char *open, *close, *name; // close: NULL for any
    } named[] = { { "|", NULL, "absolute value" },
                  { "‖", NULL, "norm" },
                  { "⌊", "⌉", "nearest whole number" },
                  { "⌊", NULL, "floor" },
                  { "⌈", NULL, "ceiling" } };
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        if (strcmp(node->open, named[i].open) != 0) continue;
        if (named[i].close && strcmp(node->close, named[i].close) != 0) continue;
        say_held(out, named[i].name, node->first);
        return;
    }
    const char *open = sign_words(node->open), *close = sign_words(node->close);
    say(out, open ? open : node->open);
    say_node(out, node->first);
    say(out, close ? close : node->close);
}

static void say_cell_begin(struct strbuf *out, const struct tex_node *table, int row, int column) {
    char words[40];
    if (column > 0) {
        say(out, table->environment->kind == TEX_ALIGNED ? "" : ",");
    } else if (table->environment->kind == TEX_ALIGNED) {
        if (row > 0) say(out, "; next line:");
    } else {
        snprintf(words, sizeof words,
                 "; %s %d:", table->environment->kind == TEX_CASES ? "case" : "row", row + 1);
        say(out, row > 0 ? words : words + 2);
    }
}

static void say_table(struct strbuf *out, const struct tex_node *node) {
    char words[64];
    bool cases = node->environment->kind == TEX_CASES;
    int row = 0, column = 0;
    if (node->environment->kind == TEX_MATRIX) {
        snprintf(words, sizeof words, "a matrix of %d by %d:", node->rows, node->count);
        say(out, words);
    } else if (cases) {
        snprintf(words, sizeof words, "one of %d cases:", node->rows);
        say(out, words);
    }
    for (const struct tex_node *cell = node->first; cell; cell = cell->next) {
        say_cell_begin(out, node, row, column);
        say_row(out, cell->first);
        column = cell->row_end ? 0 : column + 1;
        row += cell->row_end;
    }
    if (node->environment->kind != TEX_ALIGNED)
        say(out, cases ? "; end of cases," : "; end of matrix,");
}

static void say_children(struct strbuf *out, const struct tex_node *node) {
    say_row(out, node->first);
}

static void drop_commas(struct strbuf *out) {
    while (out->size && out->at[out->size - 1] == ',')
        out->at[--out->size] = '\0';
}

// A \quad parts two formulas: a stop is heard.
static void say_space(struct strbuf *out, const struct tex_node *node) {
    if (node->count < 2 || !out->size) return;
    drop_commas(out);
    strbuf_putc(out, ';');
}

static void say_node(struct strbuf *out, const struct tex_node *node) {
    static void (*const sayers[])(struct strbuf *, const struct tex_node *) = {
        [TEX_ROW] = say_children,    [TEX_SYMBOL] = say_text,       [TEX_WORD] = say_text,
        [TEX_SPACE] = say_space,     [TEX_FRACTION] = say_fraction, [TEX_ROOT] = say_root,
        [TEX_SCRIPTS] = say_scripts, [TEX_ACCENT] = say_accent,     [TEX_BRACE] = say_brace,
        [TEX_STACK] = say_stack,     [TEX_FENCED] = say_fenced,     [TEX_TABLE] = say_table,
    };
    if (node) sayers[node->kind](out, node);
}

void tex_say(struct strbuf *out, const struct tex_node *root) {
    struct strbuf words = { 0 };
    say_node(&words, root);
    drop_commas(&words);
    strbuf_puts(out, strbuf_text(&words));
    strbuf_release(&words);
}
