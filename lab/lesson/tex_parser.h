// SPDX-License-Identifier: MIT
// A formula while it is parsed, shared by the three files that read it: tex_lex.c (characters),
// tex_commands.c (what commands read) and tex_parse.c (rows, brackets, scripts).
#ifndef LAB_LESSON_TEX_PARSER_H
#define LAB_LESSON_TEX_PARSER_H

#include "lab/base/strbuf.h"
#include "lab/lesson/tex.h"

// What the innermost row waits for.
enum tex_until {
    TEX_UNTIL_HOLDER,
    TEX_UNTIL_CLOSER,
    TEX_UNTIL_BAR,
    TEX_UNTIL_DOUBLE_BAR,
    TEX_UNTIL_BRACKET
};

struct tex_parser {
    struct arena *arena;
    const char *path, *source;
    int line;
    size_t at;
    int depth, brackets; // brackets: plain ones open within the present holder
    enum status status;
    struct error *err;
};

struct tex_row {
    struct tex_node *first, *last;
};

// Keeps the first mistake, with the line where the parser stands.
#define TEX_WRONG(p, ...)                                                                          \
    ((p)->status != STATUS_OK                                                                      \
         ? (void)0                                                                                 \
         : (void)((p)->status = fail_at((p)->err, STATUS_COURSE, (p)->path,                        \
                                        tex_line_at((p), (p)->at), __VA_ARGS__)))

// tex_lex.c
int tex_line_at(const struct tex_parser *p, size_t at);
void tex_skip_blanks(struct tex_parser *p);
bool tex_is_digit(char c);
// The command that stands next, without taking it; NULL where none or an unknown one stands.
const struct tex_command *tex_peek(const struct tex_parser *p);
const struct tex_command *tex_take(struct tex_parser *p); // an unknown one is a mistake, and NULL
bool tex_at_closer(const struct tex_parser *p);           // ) ] or a closing command
bool tex_at_bar(const struct tex_parser *p);
bool tex_at_double_bar(const struct tex_parser *p);
bool tex_at_end(const struct tex_parser *p); // of whatever holds the present row
const char *tex_take_raw(struct tex_parser *p, const char *whose);
const char *tex_take_delimiter(struct tex_parser *p, const char *whose);
struct tex_node *tex_node_new(struct tex_parser *p, enum tex_kind kind, enum tex_class class);
struct tex_node *tex_symbol(struct tex_parser *p, enum tex_class class, const char *text,
                            const char *ascii);
struct tex_node *tex_word(struct tex_parser *p, enum tex_class class, const char *text);
struct tex_node *tex_take_slash(struct tex_parser *p);
struct tex_node *tex_take_number(struct tex_parser *p, bool one_digit);
struct tex_node *tex_take_character(struct tex_parser *p);
enum tex_class tex_natural_class(const struct tex_node *node); // the one it has outside of braces
void tex_row_add(struct tex_row *row, struct tex_node *added);

// tex_commands.c
struct tex_node *tex_parse_command(struct tex_parser *p);

// tex_parse.c
struct tex_row tex_parse_row(struct tex_parser *p, enum tex_until until);
struct tex_node *tex_parse_argument(struct tex_parser *p, const char *whose);
struct tex_node *tex_parse_bracket(struct tex_parser *p, struct tex_node *open,
                                   enum tex_until until);
struct tex_node *tex_grouped(struct tex_parser *p, struct tex_row row); // a row as one node
struct tex_node *tex_fenced_node(struct tex_parser *p, const char *open, struct tex_row row,
                                 const char *close);

#endif
