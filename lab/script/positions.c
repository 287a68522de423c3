// SPDX-License-Identifier: MIT
// Where every field and item of a course file's tables stands: read from the source text, because
// Lua forgets it.
//
// The reader walks the tokens once. A table constructor is read when it stands behind `return`,
// behind `name =`, or behind a word that is called (`figure {`, `quiz({`). Inside, each entry is
// `name = value`, `[key] = value` or `value`; a value that begins with `{` and ends with its `}` is
// read in turn, any other is skipped to the next comma of its own level: brackets and the blocks
// function/if/do/repeat … end/until are counted, and long strings and comments are tokens. The tree
// that results is matched with the values of the running program by path, in value_convert.c.
#include "lab/script/positions.h"

#include <stdlib.h>
#include <string.h>

#include "lab/script/tokens.h"

enum { DEEPEST = 64 }; // tables in tables whose positions are kept

struct walk {
    struct token_reader reader;
    struct positions *positions;
    struct arena *arena;
    struct position_root *roots; // on the heap while they grow
    size_t capacity;
    int level; // of brackets and blocks that are open
};

// +1 for a token that opens a level, -1 for one that closes it.
static int level_change(const struct token *token) {
    static const char *const opens[] = { "(", "[", "{", "function", "if", "do", "repeat" };
    static const char *const closers[] = { ")", "]", "}", "end", "until" };
    if (token->kind != TOKEN_NAME && token->kind != TOKEN_MARK) return 0;
    for (size_t i = 0; i < sizeof opens / sizeof *opens; i++)
        if (token_is(token, opens[i])) return 1;
    for (size_t i = 0; i < sizeof closers / sizeof *closers; i++)
        if (token_is(token, closers[i])) return -1;
    return 0;
}

static bool ends_entry(const struct token *token) {
    return token->kind == TOKEN_END || token_is(token, ",") || token_is(token, ";") ||
           token_is(token, "}");
}

// Goes on to the comma or brace that ends this entry and leaves it unread.
static void skip_entry(struct walk *walk) {
    int level = 0;
    for (;;) {
        struct token token = token_peek(&walk->reader);
        if (token.kind == TOKEN_END || (level == 0 && ends_entry(&token))) return;
        level += level_change(&token);
        token_next(&walk->reader);
    }
}

static const struct position_table *read_table(struct walk *walk, int depth);

// The value of an entry: a table that is the whole of it is read, anything else is skipped.
static void read_value(struct walk *walk, int depth, struct position *position) {
    struct token token = token_peek(&walk->reader);
    if (token.kind == TOKEN_STRING) position->text_line = token.text_line;
    if (token_is(&token, "{")) {
        const struct position_table *table = read_table(walk, depth + 1);
        token = token_peek(&walk->reader);
        if (ends_entry(&token)) position->table = table;
    }
    skip_entry(walk);
}

static struct token peek_second(struct walk *walk) {
    token_peek(&walk->reader);
    struct token_reader copy = walk->reader;
    token_next(&copy);
    return token_next(&copy);
}

static char *token_text(struct arena *arena, const struct token *token) {
    return arena_strndup(arena, token->at, token->size);
}

// `[key] =`: a key that is one string or one number is kept, another is skipped.
static void read_bracket_key(struct walk *walk, struct position_entry *entry) {
    token_next(&walk->reader);
    struct token key = token_next(&walk->reader);
    bool minus = token_is(&key, "-");
    if (minus) key = token_next(&walk->reader);
    struct token close = token_peek(&walk->reader);
    bool known = token_is(&close, "]");
    int level = level_change(&key);
    while (!known && close.kind != TOKEN_END && (level > 0 || !token_is(&close, "]"))) {
        level += level_change(&close);
        token_next(&walk->reader);
        close = token_peek(&walk->reader);
    }
    token_next(&walk->reader); // ]
    token_next(&walk->reader); // =
    if (known && key.kind == TOKEN_STRING) entry->name = token_text(walk->arena, &key);
    if (known && key.kind == TOKEN_NUMBER) {
        double number = strtod(token_text(walk->arena, &key), NULL);
        entry->number = minus ? -number : number;
    }
}

static struct position_entry read_entry(struct walk *walk, int depth, size_t *items) {
    struct token token = token_peek(&walk->reader), second = { .kind = TOKEN_END };
    if (token.kind == TOKEN_NAME) second = peek_second(walk);
    struct position_entry entry = { .position = { .line = token.line, .column = token.column } };
    if (token_is(&token, "[")) {
        read_bracket_key(walk, &entry);
    } else if (token.kind == TOKEN_NAME && token_is(&second, "=")) {
        entry.name = token_text(walk->arena, &token);
        token_next(&walk->reader);
        token_next(&walk->reader);
    } else {
        entry.number = (double)++*items;
    }
    read_value(walk, depth, &entry.position);
    return entry;
}

// From `{` to behind its `}`. Too deep a table is walked over and gives NULL.
static const struct position_table *read_table(struct walk *walk, int depth) {
    struct position_entry *entries = NULL;
    size_t n = 0, capacity = 0, items = 0;
    token_next(&walk->reader); // {
    if (depth > DEEPEST) {
        for (int level = 1; level > 0;) {
            struct token token = token_next(&walk->reader);
            if (token.kind == TOKEN_END) break;
            level += level_change(&token);
        }
        return NULL;
    }
    for (;;) {
        struct token token = token_peek(&walk->reader);
        if (token.kind == TOKEN_END || token_is(&token, "}")) break;
        if (token_is(&token, ",") || token_is(&token, ";")) {
            token_next(&walk->reader);
            continue;
        }
        GROW(entries, n, capacity);
        entries[n++] = read_entry(walk, depth, &items);
    }
    token_next(&walk->reader); // }
    struct position_table *table = arena_alloc(walk->arena, sizeof *table);
    table->entries = arena_alloc(walk->arena, n * sizeof *entries);
    table->n = n;
    if (n) memcpy(table->entries, entries, n * sizeof *entries);
    free(entries);
    return table;
}

// Where a table follows, with or without a parenthesis, reads it as a root.
static void read_root(struct walk *walk, const char *word) {
    struct token token = token_peek(&walk->reader);
    if (token_is(&token, "(")) {
        struct token second = peek_second(walk);
        if (!token_is(&second, "{")) return;
        token_next(&walk->reader);
        walk->level++;
        token = second;
    }
    if (!token_is(&token, "{")) return;
    struct position_root root = { .word = word,
                                  .position = { .line = token.line, .column = token.column } };
    root.position.table = read_table(walk, 0);
    GROW(walk->roots, walk->positions->n, walk->capacity);
    walk->roots[walk->positions->n++] = root;
}

static void read_return(struct walk *walk, const struct token *token) {
    struct token value = token_peek(&walk->reader), after = peek_second(walk);
    walk->positions->return_line = token->line;
    walk->positions->returned = NULL;
    bool alone = after.kind == TOKEN_END || token_is(&after, ";");
    if (value.kind == TOKEN_NAME && alone) {
        walk->positions->returned = token_text(walk->arena, &value);
    } else {
        read_root(walk, "return");
    }
}

// A name outside constructors: an assignment or a call that may hold a table.
static void read_after_name(struct walk *walk, const struct token *name) {
    struct token token = token_peek(&walk->reader);
    if (token_is(&token, "=")) {
        token_next(&walk->reader);
        read_root(walk, token_text(walk->arena, name));
    } else if (token_is(&token, "{") || token_is(&token, "(")) {
        if (token_is(name, "figure") || token_is(name, "quiz"))
            read_root(walk, token_text(walk->arena, name));
    }
}

void positions_read(struct positions *positions, struct arena *arena, const char *source,
                    size_t size, int first_line) {
    *positions = (struct positions) { 0 };
    struct walk walk = { .positions = positions, .arena = arena };
    token_reader_init(&walk.reader, source, size, first_line);
    for (;;) {
        struct token token = token_next(&walk.reader);
        if (token.kind == TOKEN_END) break;
        walk.level += level_change(&token);
        if (walk.level == 0 && token_is(&token, "return"))
            read_return(&walk, &token);
        else if (token.kind == TOKEN_NAME)
            read_after_name(&walk, &token);
    }
    positions->last_line = walk.reader.line - (walk.reader.column == 1 && size > 0);
    positions->roots = arena_alloc(arena, positions->n * sizeof *positions->roots);
    if (positions->n) memcpy(positions->roots, walk.roots, positions->n * sizeof *walk.roots);
    free(walk.roots);
}

const struct position *positions_called(const struct positions *positions, const char *word,
                                        size_t n) {
    for (size_t i = 0; i < positions->n; i++)
        if (strcmp(positions->roots[i].word, word) == 0 && n-- == 0)
            return &positions->roots[i].position;
    return NULL;
}

const struct position *positions_returned(const struct positions *positions) {
    const char *word = positions->returned ? positions->returned : "return";
    for (size_t i = positions->n; i-- > 0;)
        if (strcmp(positions->roots[i].word, word) == 0) return &positions->roots[i].position;
    return NULL;
}

// The last entry wins, as it does in Lua.
const struct position *position_of_name(const struct position *at, const char *name) {
    if (!at || !at->table) return NULL;
    for (size_t i = at->table->n; i-- > 0;) {
        const struct position_entry *entry = &at->table->entries[i];
        if (entry->name && strcmp(entry->name, name) == 0) return &entry->position;
    }
    return NULL;
}

const struct position *position_of_number(const struct position *at, double number) {
    if (!at || !at->table) return NULL;
    size_t n = at->table->n;
    if (number >= 1 &&
        number <= (double)n) { // where there are items alone, each stands at its number
        const struct position_entry *guess = &at->table->entries[(size_t)number - 1];
        if (!guess->name && guess->number == number) return &guess->position;
    }
    for (size_t i = n; i-- > 0;) {
        const struct position_entry *entry = &at->table->entries[i];
        if (!entry->name && entry->number == number) return &entry->position;
    }
    return NULL;
}

static int text_line_in(const struct position_table *table, int line, int column) {
    for (size_t i = 0; table && i < table->n; i++) {
        const struct position *at = &table->entries[i].position;
        if (at->line == line && at->column == column && at->text_line) return at->text_line;
        int found = text_line_in(at->table, line, column);
        if (found) return found;
    }
    return 0;
}

int positions_text_line(const struct positions *positions, int line, int column) {
    int found = 0;
    for (size_t i = 0; i < positions->n && !found; i++)
        found = text_line_in(positions->roots[i].position.table, line, column);
    return found;
}
