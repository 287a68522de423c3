// SPDX-License-Identifier: MIT
// Lua's tokens with their lines and columns, as the manual's section 3.1 has them.
#include "lab/script/tokens.h"

#include <ctype.h>
#include <string.h>

void token_reader_init(struct token_reader *reader, const char *source, size_t size,
                       int first_line) {
    *reader = (struct token_reader) {
        .at = source, .end = source + size, .line = first_line, .column = 1
    };
}

static char ahead(const struct token_reader *reader, size_t distance) {
    return (size_t)(reader->end - reader->at) > distance ? reader->at[distance] : 0;
}

// One byte on. "\r\n" and "\n\r" are one end of a line, as for Lua; the second byte is skipped with
// the first.
static void advance(struct token_reader *reader) {
    char c = *reader->at++;
    if (c == '\n' || c == '\r') {
        char pair = ahead(reader, 0);
        if ((pair == '\n' || pair == '\r') && pair != c) reader->at++;
        reader->line++;
        reader->column = 1;
    } else if (((unsigned char)c & 0xC0) != 0x80) {
        reader->column++;
    }
}

// On to `end`, which stands in the same line.
static void advance_to(struct token_reader *reader, const char *end) {
    for (; reader->at < end; reader->at++)
        reader->column += ((unsigned char)*reader->at & 0xC0) != 0x80;
}

// The level of a long bracket that opens here: [[ is 0, [=[ is 1; -1 where there is none.
static int long_level(const struct token_reader *reader) {
    if (ahead(reader, 0) != '[') return -1;
    int level = 0;
    while (ahead(reader, (size_t)level + 1) == '=')
        level++;
    return ahead(reader, (size_t)level + 1) == '[' ? level : -1;
}

static bool closes(const struct token_reader *reader, int level) {
    if (ahead(reader, 0) != ']') return false;
    for (int i = 1; i <= level; i++)
        if (ahead(reader, (size_t)i) != '=') return false;
    return ahead(reader, (size_t)level + 1) == ']';
}

// What stands in a long bracket; the line end right after the opening one belongs to neither.
static void read_long(struct token_reader *reader, int level, struct token *token) {
    for (int i = 0; i < level + 2; i++)
        advance(reader);
    if (ahead(reader, 0) == '\n' || ahead(reader, 0) == '\r') advance(reader);
    token->at = reader->at;
    token->text_line = reader->line;
    while (reader->at < reader->end && !closes(reader, level))
        advance(reader);
    token->size = (size_t)(reader->at - token->at);
    for (int i = 0; i < level + 2 && reader->at < reader->end; i++)
        advance(reader);
}

static void skip_comment(struct token_reader *reader) {
    struct token ignored;
    reader->at += 2;
    reader->column += 2;
    int level = long_level(reader);
    if (level >= 0) {
        read_long(reader, level, &ignored);
        return;
    }
    const char *end = reader->at;
    while (end < reader->end && *end != '\n' && *end != '\r')
        end++;
    advance_to(reader, end);
}

static void skip_blanks(struct token_reader *reader) {
    for (;;) {
        char c = ahead(reader, 0);
        if (c == ' ')
            reader->at++, reader->column++;
        else if (reader->at < reader->end && isspace((unsigned char)c))
            advance(reader);
        else if (c == '-' && ahead(reader, 1) == '-')
            skip_comment(reader);
        else
            return;
    }
}

static void read_quoted(struct token_reader *reader, struct token *token) {
    char quote = *reader->at;
    advance(reader);
    token->at = reader->at;
    token->text_line = reader->line;
    const char *at = reader->at;
    while (at < reader->end && *at != quote && *at != '\n') {
        if (*at != '\\' && *at != '\r') {
            at++;
            continue;
        }
        bool escape = *at == '\\';
        advance_to(reader, at);
        advance(reader);
        if (escape && reader->at < reader->end) advance(reader);
        at = reader->at;
    }
    advance_to(reader, at);
    token->size = (size_t)(reader->at - token->at);
    if (reader->at < reader->end && *reader->at == quote) advance(reader);
}

static bool is_name_char(char c) {
    return isalnum((unsigned char)c) || c == '_';
}

static const char *name_end(const struct token_reader *reader) {
    const char *end = reader->at;
    while (end < reader->end && is_name_char(*end))
        end++;
    return end;
}

static void read_number(struct token_reader *reader) {
    while (is_name_char(ahead(reader, 0)) || ahead(reader, 0) == '.') {
        bool exponent = strchr("eEpP", *reader->at) != NULL;
        advance(reader);
        if (exponent && (ahead(reader, 0) == '+' || ahead(reader, 0) == '-')) advance(reader);
    }
}

static void read_mark(struct token_reader *reader) {
    static const char *const marks[] = { "...", "..", "==", "~=", "<=", ">=", "::" };
    size_t left = (size_t)(reader->end - reader->at), length = 1;
    for (size_t i = 0; i < sizeof marks / sizeof *marks && length == 1; i++) {
        size_t size = strlen(marks[i]);
        if (size <= left && memcmp(reader->at, marks[i], size) == 0) length = size;
    }
    while (length--)
        advance(reader);
}

static struct token read_token(struct token_reader *reader) {
    skip_blanks(reader);
    struct token token = { .at = reader->at, .line = reader->line, .column = reader->column };
    if (reader->at >= reader->end) return token;
    char c = *reader->at;
    int level = long_level(reader);
    if (c == '"' || c == '\'' || level >= 0) {
        token.kind = TOKEN_STRING;
        if (level >= 0)
            read_long(reader, level, &token);
        else
            read_quoted(reader, &token);
        return token;
    }
    if (isdigit((unsigned char)c) || (c == '.' && isdigit((unsigned char)ahead(reader, 1)))) {
        token.kind = TOKEN_NUMBER;
        read_number(reader);
    } else if (is_name_char(c)) {
        token.kind = TOKEN_NAME;
        advance_to(reader, name_end(reader));
    } else {
        token.kind = TOKEN_MARK;
        read_mark(reader);
    }
    token.size = (size_t)(reader->at - token.at);
    return token;
}

struct token token_next(struct token_reader *reader) {
    if (!reader->ahead_end) return read_token(reader);
    reader->at = reader->ahead_end;
    reader->line = reader->ahead_line;
    reader->column = reader->ahead_column;
    reader->ahead_end = NULL;
    return reader->ahead;
}

struct token token_peek(struct token_reader *reader) {
    if (reader->ahead_end) return reader->ahead;
    struct token_reader copy = *reader;
    reader->ahead = read_token(&copy);
    reader->ahead_end = copy.at;
    reader->ahead_line = copy.line;
    reader->ahead_column = copy.column;
    return reader->ahead;
}

bool token_is(const struct token *token, const char *text) {
    return (token->kind == TOKEN_NAME || token->kind == TOKEN_MARK) && *token->at == *text &&
           token->size == strlen(text) && memcmp(token->at, text, token->size) == 0;
}
