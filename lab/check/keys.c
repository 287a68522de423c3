// SPDX-License-Identifier: MIT
// Keys that a table gives twice: Lua keeps the last one without a word, so the author's first is
// lost. Read from the tokens, since the table itself does not know.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/check/lesson_parts.h"
#include "lab/script/tokens.h"

// What is open where the reader stands. Of braces the keys so far.
struct frame {
    char opened_by; // '{', '(', '[' or 'b' for a block that `end` or `until` closes
    struct token *keys;
    size_t n_keys, capacity;
};

struct walk {
    struct checker *checker;
    const char *path;
    struct token_reader reader;
    struct frame *open;
    size_t n, capacity;
};

static void push(struct walk *walk, char opened_by) {
    GROW(walk->open, walk->n, walk->capacity);
    walk->open[walk->n++] = (struct frame) { .opened_by = opened_by };
}

static void pop(struct walk *walk, char opened_by) {
    if (walk->n == 0 || walk->open[walk->n - 1].opened_by != opened_by) return;
    free(walk->open[--walk->n].keys);
}

static bool is_any(const struct token *token, const char *const *words) {
    for (; *words; words++)
        if (token_is(token, *words)) return true;
    return false;
}

static void open_or_close(struct walk *walk, const struct token *token) {
    static const char *const openers[] = { "function", "if", "do", "repeat", NULL };
    static const char *const closers[] = { "end", "until", NULL };
    if (token->kind == TOKEN_NAME && is_any(token, openers)) push(walk, 'b');
    if (token->kind == TOKEN_NAME && is_any(token, closers)) pop(walk, 'b');
    if (token->kind != TOKEN_MARK || token->size != 1) return;
    if (strchr("{([", *token->at)) push(walk, *token->at);
    if (*token->at == '}') pop(walk, '{');
    if (*token->at == ')') pop(walk, '(');
    if (*token->at == ']') pop(walk, '[');
}

// `name =`, `["name"] =` or `[3] =`, where a field may begin. The key is the token that names it.
static bool reads_key(const struct token_reader *reader, struct token *key) {
    struct token_reader ahead = *reader;
    *key = token_next(&ahead);
    if (token_is(key, "[") && key->kind == TOKEN_MARK) {
        *key = token_next(&ahead);
        struct token closing = token_next(&ahead);
        if ((key->kind != TOKEN_STRING && key->kind != TOKEN_NUMBER) || !token_is(&closing, "]"))
            return false;
    } else if (key->kind != TOKEN_NAME) {
        return false;
    }
    struct token equals = token_next(&ahead);
    return equals.kind == TOKEN_MARK && token_is(&equals, "=");
}

// A name and the string of the same letters are one key; a number is another.
static bool same_key(const struct token *a, const struct token *b) {
    return (a->kind == TOKEN_NUMBER) == (b->kind == TOKEN_NUMBER) && a->size == b->size &&
           memcmp(a->at, b->at, a->size) == 0;
}

static void note_key(struct walk *walk, struct frame *table, const struct token *key) {
    for (size_t i = 0; i < table->n_keys; i++) {
        if (!same_key(&table->keys[i], key)) continue;
        char *sentence = xprintf("the table has the key %.*s twice: the value of line %d is lost",
                                 (int)key->size, key->at, table->keys[i].line);
        findings_add_at(walk->checker->findings, FINDING_ERROR, walk->path, key->line, key->column,
                        sentence);
        free(sentence);
        return;
    }
    GROW(table->keys, table->n_keys, table->capacity);
    table->keys[table->n_keys++] = *key;
}

void check_keys(struct checker *checker, const char *path, const char *source, size_t size,
                int first_line) {
    struct walk walk = { .checker = checker, .path = path };
    bool field = false; // may one begin here?
    size_t mark = size >= 3 && memcmp(source, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    token_reader_init(&walk.reader, source + mark, size - mark, first_line);
    for (;;) {
        struct frame *top = walk.n ? &walk.open[walk.n - 1] : NULL;
        struct token key;
        if (field && top && top->opened_by == '{' && reads_key(&walk.reader, &key))
            note_key(&walk, top, &key);
        struct token token = token_next(&walk.reader);
        if (token.kind == TOKEN_END) break;
        field = token.kind == TOKEN_MARK && token.size == 1 && strchr("{,;", *token.at);
        open_or_close(&walk, &token);
    }
    while (walk.n)
        free(walk.open[--walk.n].keys);
    free(walk.open);
}
