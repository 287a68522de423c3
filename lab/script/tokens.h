// SPDX-License-Identifier: MIT
// Lua's tokens with their lines and columns, as the manual's section 3.1 has them.
#ifndef LAB_SCRIPT_TOKENS_H
#define LAB_SCRIPT_TOKENS_H

#include <stdbool.h>
#include <stddef.h>

enum token_kind {
    TOKEN_END,
    TOKEN_NAME,   // keywords too
    TOKEN_STRING, // at and size are what stands between the quotes or brackets, escapes as written
    TOKEN_NUMBER,
    TOKEN_MARK, // one character of anything else, but "==" "~=" "<=" ">=" ".." "..." "::" are one
                // token
};

struct token {
    enum token_kind kind;
    const char *at;
    size_t size;
    int line, column;
    int text_line; // TOKEN_STRING: the line of its first character
};

// A place in the text. Copy it to look further ahead than token_peek does.
struct token_reader {
    const char *at, *end;
    int line, column;
    // The token that was peeked at, and the place behind it; `ahead_end` NULL where there is none.
    struct token ahead;
    const char *ahead_end;
    int ahead_line, ahead_column;
};

void token_reader_init(struct token_reader *reader, const char *source, size_t size,
                       int first_line);
struct token token_next(struct token_reader *reader);
struct token token_peek(struct token_reader *reader); // read once, however often it is asked for
bool token_is(const struct token *token, const char *text); // of a name or a mark

#endif
