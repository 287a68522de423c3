// SPDX-License-Identifier: MIT
// Mutants of a Lua program, made from its tokens. Strings and comments stay as they are.
//
// A rule looks at the token at one place, and at its neighbours, and replaces a stretch of text:
//   operators    + - * / // ^ < <= > >= == ~= and or, a sign or a `not` that is left out
//   constants    one more, one less, half a number less
//   rounding     rint, floor and ceil for each other, halves away from zero
//   calls        max and min, abs and sqrt left out
//   off by one   the end of a `for`, the length #x
//   axis         [i][j] as [j][i], #w as #w[1], rows as cols
//   guard        `if … then` that never holds
// What does not compile or does not end is as dead as what gives wrong results.
#include "lab/check/mutants.h"

#include <stdlib.h>
#include <string.h>

#include "lab/script/tokens.h"

struct maker {
    const char *program;
    struct token *tokens;
    size_t n, capacity;
    struct arena *arena;
    struct mutant *mutants;
    size_t n_mutants, mutants_capacity;
};

static size_t offset(const struct maker *maker, const char *at) {
    return (size_t)(at - maker->program);
}

static void add(struct maker *maker, const char *from, const char *to, const char *with) {
    GROW(maker->mutants, maker->n_mutants, maker->mutants_capacity);
    maker->mutants[maker->n_mutants++] =
        (struct mutant) { offset(maker, from), offset(maker, to), with, NULL };
}

static const char *token_end(const struct token *token) {
    return token->at + token->size;
}

static void replace(struct maker *maker, size_t i, const char *with) {
    add(maker, maker->tokens[i].at, token_end(&maker->tokens[i]), with);
}

static bool is_at(const struct maker *maker, size_t i, const char *text) {
    return i < maker->n && token_is(&maker->tokens[i], text);
}

// The bracket that closes the one at i; n where none does.
static size_t closing(const struct maker *maker, size_t i, const char *open, const char *close) {
    int level = 0;
    for (size_t k = i; k < maker->n; k++) {
        if (is_at(maker, k, open)) level++;
        if (is_at(maker, k, close) && --level == 0) return k;
    }
    return maker->n;
}

struct swap {
    const char *token, *with[2];
};

static const char half_away[] =
    "(function(x) return x < 0 and math.ceil(x - 0.5) or math.floor(x + 0.5) end)";

static const struct swap swaps[] = {
    { "+", { "-" } },        { "*", { "/" } },
    { "^", { "*" } },        { "%", { "//" } },
    { "<", { "<=", ">" } },  { "<=", { "<", ">" } },
    { ">", { ">=", "<" } },  { ">=", { ">", "<" } },
    { "==", { "~=" } },      { "~=", { "==" } },
    { "and", { "or" } },     { "or", { "and" } },
    { "not", { "" } },       { "true", { "false" } },
    { "false", { "true" } }, { "floor", { "ceil" } },
    { "ceil", { "floor" } }, { "max", { "min" } },
    { "min", { "max" } },    { "rows", { "cols" } },
    { "cols", { "rows" } },  { "rint", { "math.floor", half_away } },
};

static void swap_token(struct maker *maker, size_t i) {
    bool defined = i > 0 && (is_at(maker, i - 1, "function") || is_at(maker, i - 1, "local"));
    if (defined || is_at(maker, i + 1, "=")) return; // a name of the program's own
    for (size_t k = 0; k < sizeof swaps / sizeof *swaps; k++) {
        if (!is_at(maker, i, swaps[k].token)) continue;
        for (size_t w = 0; w < 2 && swaps[k].with[w]; w++) {
            replace(maker, i, swaps[k].with[w]);
            if (swaps[k].with[w] == half_away)
                maker->mutants[maker->n_mutants - 1].says = "halves rounded away from zero";
        }
    }
}

// A minus is a sign where no operand stands before it.
static bool is_sign(const struct maker *maker, size_t i) {
    static const char *const words[] = { "return", "and", "or",    "not", "then", "do",
                                         "else",   "in",  "until", "if",  "while" };
    if (i == 0) return true;
    const struct token *before = &maker->tokens[i - 1];
    if (before->kind == TOKEN_MARK)
        return !token_is(before, ")") && !token_is(before, "]") && !token_is(before, "}");
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (token_is(before, words[k])) return true;
    return false;
}

static void change_minus_or_slash(struct maker *maker, size_t i) {
    if (is_at(maker, i, "-")) replace(maker, i, is_sign(maker, i) ? "" : "+");
    if (!is_at(maker, i, "/")) return;
    bool twice =
        is_at(maker, i + 1, "/") && maker->tokens[i + 1].at == token_end(&maker->tokens[i]);
    bool second = i > 0 && is_at(maker, i - 1, "/") &&
                  token_end(&maker->tokens[i - 1]) == maker->tokens[i].at;
    if (twice)
        add(maker, maker->tokens[i].at, token_end(&maker->tokens[i + 1]), "/");
    else if (!second)
        replace(maker, i, "*");
}

static void change_number(struct maker *maker, size_t i) {
    const struct token *token = &maker->tokens[i];
    char *text = arena_strndup(maker->arena, token->at, token->size), *end;
    double number = strtod(text, &end);
    if (token->kind != TOKEN_NUMBER || *end) return;
    replace(maker, i, arena_printf(maker->arena, "%.17g", number + 1));
    if (number > 0) replace(maker, i, arena_printf(maker->arena, "(%.17g)", number - 1));
    if (number == 0.5) replace(maker, i, "0");
}

// math.abs(x) as (x): only where the line goes on, so that no call comes of it.
static void drop_function(struct maker *maker, size_t i) {
    static const char *const names[] = { "abs", "sqrt" };
    if (i < 3 || !is_at(maker, i - 1, ".") || !is_at(maker, i - 2, "math")) return;
    for (size_t k = 0; k < 2; k++)
        if (is_at(maker, i, names[k]) && is_at(maker, i + 1, "("))
            add(maker, maker->tokens[i - 2].at, token_end(&maker->tokens[i]), "");
}

// for i = 1, n: the end is one less.
static void shorten_loop(struct maker *maker, size_t i) {
    if (!is_at(maker, i, "for") || !is_at(maker, i + 2, "=")) return;
    int level = 0, commas = 0;
    for (size_t k = i + 3; k < maker->n; k++) {
        if (is_at(maker, k, "(") || is_at(maker, k, "[") || is_at(maker, k, "{")) level++;
        if (is_at(maker, k, ")") || is_at(maker, k, "]") || is_at(maker, k, "}")) level--;
        bool comma = level == 0 && is_at(maker, k, ",");
        if (comma) commas++;
        if (!(comma && commas == 2) && !(level == 0 && is_at(maker, k, "do"))) continue;
        const char *end = token_end(&maker->tokens[k - 1]);
        add(maker, end, end, " - 1");
        add(maker, end, end, " + 1");
        return;
    }
}

static void change_length(struct maker *maker, size_t i) {
    if (!is_at(maker, i, "#") || i + 1 >= maker->n || maker->tokens[i + 1].kind != TOKEN_NAME)
        return;
    const char *end = token_end(&maker->tokens[i + 1]);
    if (is_at(maker, i + 2, "[")) {
        size_t close = closing(maker, i + 2, "[", "]");
        if (close < maker->n) add(maker, end, token_end(&maker->tokens[close]), "");
    } else if (!is_at(maker, i + 2, ".")) {
        add(maker, end, end, "[1]");
    }
}

static void swap_axes(struct maker *maker, size_t i) {
    if (!is_at(maker, i, "[")) return;
    size_t first = closing(maker, i, "[", "]");
    if (!is_at(maker, first + 1, "[")) return;
    size_t second = closing(maker, first + 1, "[", "]");
    if (second >= maker->n) return;
    const char *a = maker->tokens[i].at, *b = maker->tokens[first + 1].at;
    const char *end = token_end(&maker->tokens[second]);
    size_t a_size = (size_t)(token_end(&maker->tokens[first]) - a), b_size = (size_t)(end - b);
    if (a_size == b_size && memcmp(a, b, a_size) == 0) return;
    add(maker, a, end, arena_printf(maker->arena, "%.*s%.*s", (int)b_size, b, (int)a_size, a));
}

static void drop_guard(struct maker *maker, size_t i) {
    if (!is_at(maker, i, "if") && !is_at(maker, i, "elseif")) return;
    for (size_t k = i + 1; k < maker->n; k++) {
        if (!is_at(maker, k, "then")) continue;
        if (k > i + 1)
            add(maker, maker->tokens[i + 1].at, token_end(&maker->tokens[k - 1]), "false");
        return;
    }
}

static void (*const rules[])(struct maker *maker, size_t i) = {
    swap_token,   change_minus_or_slash, change_number, drop_function,
    shorten_loop, change_length,         swap_axes,     drop_guard,
};

static void read_tokens(struct maker *maker) {
    struct token_reader reader;
    token_reader_init(&reader, maker->program, strlen(maker->program), 1);
    for (;;) {
        struct token token = token_next(&reader);
        if (token.kind == TOKEN_END) return;
        GROW(maker->tokens, maker->n, maker->capacity);
        maker->tokens[maker->n++] = token;
    }
}

size_t mutants_of(const char *program, struct arena *arena, struct mutant **mutants) {
    struct maker maker = { .program = program, .arena = arena };
    read_tokens(&maker);
    for (size_t i = 0; i < maker.n; i++)
        for (size_t rule = 0; rule < sizeof rules / sizeof *rules; rule++)
            rules[rule](&maker, i);
    *mutants = arena_alloc(arena, (maker.n_mutants + 1) * sizeof **mutants);
    if (maker.n_mutants) memcpy(*mutants, maker.mutants, maker.n_mutants * sizeof **mutants);
    free(maker.tokens);
    free(maker.mutants);
    return maker.n_mutants;
}

char *mutant_program(const char *program, const struct mutant *mutant, struct arena *arena) {
    return arena_printf(arena, "%.*s%s%s", (int)mutant->from, program, mutant->with,
                        program + mutant->to);
}
