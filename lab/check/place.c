// SPDX-License-Identifier: MIT
// Columns. The messages of the loaders carry a line; the column is looked up in the file.
//
// A sentence names what it speaks of: "a lesson has no field titel; the nearest is title". The
// first word of the sentence that is a token of the line is taken for it; for Markdown, the first
// word with a backslash, else what stands behind the blanks.
#include <ctype.h>
#include <string.h>

#include "lab/base/file.h"
#include "lab/check/finding.h"
#include "lab/script/tokens.h"

enum { TOKENS_OF_LINE = 64 };

struct line_tokens {
    struct token at[TOKENS_OF_LINE];
    size_t n;
};

static void read_line_tokens(const char *source, size_t size, int line,
                             struct line_tokens *tokens) {
    struct token_reader reader;
    tokens->n = 0;
    token_reader_init(&reader, source, size, 1);
    for (;;) {
        struct token token = token_next(&reader);
        if (token.kind == TOKEN_END || token.line > line) return;
        if (token.line == line && tokens->n < TOKENS_OF_LINE) tokens->at[tokens->n++] = token;
    }
}

// NULL where there are fewer lines.
static const char *line_start(const char *text, int line) {
    for (; line > 1 && text; line--) {
        text = strchr(text, '\n');
        if (text) text++;
    }
    return text;
}

static bool is_word_char(char c) {
    return isalnum((unsigned char)c) || c == '_' || c == '-' || c == '.';
}

static bool is_token(const struct token *token, const char *word, size_t size) {
    bool named = token->kind == TOKEN_NAME || token->kind == TOKEN_STRING;
    return named && token->size == size && memcmp(token->at, word, size) == 0;
}

// The first token that the sentence names, or NULL.
static const struct token *named_token(const struct line_tokens *tokens, const char *sentence) {
    for (const char *at = sentence; *at;) {
        size_t size = 0;
        while (is_word_char(at[size]))
            size++;
        size_t whole = size;
        while (size && at[size - 1] == '.') // the end of a sentence
            size--;
        for (size_t i = 0; size > 1 && i < tokens->n; i++)
            if (is_token(&tokens->at[i], at, size)) return &tokens->at[i];
        at += whole ? whole : 1;
    }
    return NULL;
}

static const char *text_of(const struct token *token, size_t *size) { // with its quotes
    bool is_string = token->kind == TOKEN_STRING;
    *size = token->size + (is_string ? 1 : 0);
    return token->at - (is_string ? 1 : 0);
}

// The token before which Lua's compiler stopped: "'}' expected (to close '{' at line 3) near ')'".
// Of several that are the same a mark is the last, for it is mostly a bracket too many.
static const struct token *near_token(const struct line_tokens *tokens, const char *sentence) {
    const struct token *found = NULL;
    const char *near = strstr(sentence, " near ");
    if (!near || !tokens->n) return NULL;
    near += strlen(" near ");
    if (strcmp(near, "<eof>") == 0 || strcmp(near, "'<eof>'") == 0)
        return &tokens->at[tokens->n - 1];
    if (*near != '\'') return NULL;
    size_t quoted = strcspn(near + 1, "\n");
    for (size_t i = 0; i < tokens->n; i++) {
        size_t size;
        const char *text = text_of(&tokens->at[i], &size);
        enum token_kind kind = tokens->at[i].kind;
        bool broken = kind == TOKEN_STRING || kind == TOKEN_NUMBER; // there Lua stops within it
        bool same = size && size <= quoted && memcmp(near + 1, text, size) == 0 &&
                    (broken || near[1 + size] == '\'');
        if (same && (!found || kind == TOKEN_MARK)) found = &tokens->at[i];
    }
    return found;
}

static int column_in_lua(const struct strbuf *source, int line, const char *sentence) {
    struct line_tokens tokens;
    read_line_tokens(strbuf_text(source), source->size, line, &tokens);
    const char *at = line_start(strbuf_text(source), line);
    if (!tokens.n && at) // inside of a long text, which holds a program
        read_line_tokens(at, strcspn(at, "\r\n"), 1, &tokens);
    const struct token *near = near_token(&tokens, sentence);
    if (near) return near->column;
    const struct token *named = named_token(&tokens, sentence);
    return named ? named->column : tokens.n ? tokens.at[0].column : 1;
}

static int count_columns(const char *from, const char *to) {
    int column = 1;
    for (; from < to; from++)
        column += ((unsigned char)*from & 0xC0) != 0x80;
    return column;
}

// A TeX command, or in a block's Lua the token, that the sentence names; else behind the blanks.
static int column_in_text(const char *text, const char *end, const char *sentence) {
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const char *command = strchr(sentence, '\\');
    size_t size = command ? 1 + strspn(command + 1, letters) : 0;
    for (const char *at = text; size > 1 && at + size <= end; at++)
        if (memcmp(at, command, size) == 0) return count_columns(text, at);
    struct line_tokens tokens;
    read_line_tokens(text, (size_t)(end - text), 1, &tokens);
    const struct token *near = near_token(&tokens, sentence);
    if (near) return near->column;
    const struct token *named = named_token(&tokens, sentence);
    if (named) return named->column;
    const char *first = text;
    while (first < end && isspace((unsigned char)*first))
        first++;
    return first < end ? count_columns(text, first) : 1;
}

static int column_in_markdown(const struct strbuf *source, int line, const char *sentence) {
    const char *at = line_start(strbuf_text(source), line);
    return at ? column_in_text(at, at + strcspn(at, "\r\n"), sentence) : 1;
}

int place_column(const char *file, int line, const char *sentence) {
    struct strbuf source = { 0 };
    int column = 1;
    if (line > 0 && file_read(file, COURSE_FILE_MAX, &source, NULL) == STATUS_OK)
        column = text_ends(file, ".lua") ? column_in_lua(&source, line, sentence)
                                         : column_in_markdown(&source, line, sentence);
    strbuf_release(&source);
    return column;
}
