// SPDX-License-Identifier: MIT
// Reading a formula character by character: what stands next, and the leaves of the tree.
#include <string.h>

#include "lab/base/utf8.h"
#include "lab/cells/sanitize.h"
#include "lab/lesson/tex_parser.h"

// What a character is that is no letter and no digit.
static const struct {
    char c;
    enum tex_class class;
    const char *text, *ascii;
} characters[] = {
    { '+', TEX_BIN, "+", "+" },   { '-', TEX_BIN, "−", "-" },   { '*', TEX_BIN, "∗", "*" },
    { '=', TEX_REL, "=", "=" },   { '<', TEX_REL, "<", "<" },   { '>', TEX_REL, ">", ">" },
    { ':', TEX_REL, ":", ":" },   { ',', TEX_PUNCT, ",", "," }, { ';', TEX_PUNCT, ";", ";" },
    { '(', TEX_OPEN, "(", "(" },  { ')', TEX_CLOSE, ")", ")" }, { '[', TEX_OPEN, "[", "[" },
    { ']', TEX_CLOSE, "]", "]" }, { '|', TEX_ORD, "|", "|" },   { '!', TEX_CLOSE, "!", "!" },
    { '\'', TEX_ORD, "′", "'" },
};

int tex_line_at(const struct tex_parser *p, size_t at) {
    int line = p->line;
    for (size_t i = 0; i < at && p->source[i]; i++)
        line += p->source[i] == '\n';
    return line;
}

struct tex_node *tex_node_new(struct tex_parser *p, enum tex_kind kind, enum tex_class class) {
    struct tex_node *made = arena_alloc(p->arena, sizeof *made);
    made->kind = kind;
    made->class = class;
    made->text = made->ascii = made->open = made->close = "";
    return made;
}

void tex_row_add(struct tex_row *row, struct tex_node *added) {
    if (!added) return;
    if (row->last)
        row->last->next = added;
    else
        row->first = added;
    while (added->next)
        added = added->next;
    row->last = added;
}

void tex_skip_blanks(struct tex_parser *p) {
    while (p->source[p->at] && strchr(" \t\n\r", p->source[p->at]))
        p->at++;
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool tex_is_digit(char c) {
    return c >= '0' && c <= '9';
}

// The length of the command's name behind a backslash at `at`: letters, or one other character.
static size_t command_size(const struct tex_parser *p, size_t at) {
    const char *name = p->source + at + 1;
    size_t n = 0, taken = 0;
    while (is_letter(name[n]))
        n++;
    if (n > 0 || !name[0]) return n;
    utf8_decode(name, strlen(name), &taken);
    return taken;
}

// The command that stands next, without taking it; NULL where none or an unknown one stands.
const struct tex_command *tex_peek(const struct tex_parser *p) {
    if (p->source[p->at] != '\\') return NULL;
    return tex_find(p->source + p->at + 1, command_size(p, p->at));
}

const struct tex_command *tex_take(struct tex_parser *p) {
    size_t size = command_size(p, p->at);
    const char *name = p->source + p->at + 1;
    const struct tex_command *command = size ? tex_find(name, size) : NULL;
    if (!command && size == 0)
        TEX_WRONG(p, "a formula ends in a lone backslash; write \\backslash for the character");
    else if (!command)
        TEX_WRONG(p, "unknown TeX command \\%.*s; the nearest known one is \\%s",
                  (int)(size > 40 ? 40 : size), name, tex_nearest(name, size));
    if (command) p->at += 1 + size;
    return command;
}

bool tex_at_closer(const struct tex_parser *p) {
    char c = p->source[p->at];
    const struct tex_command *command = tex_peek(p);
    if (command) return command->role == TEX_ROLE_DELIMITER && command->class == TEX_CLOSE;
    return c == ')' || c == ']';
}

bool tex_at_double_bar(const struct tex_parser *p) {
    const struct tex_command *command = tex_peek(p);
    return command && command->role == TEX_ROLE_DELIMITER && strcmp(command->unicode, "‖") == 0 &&
           command->class == TEX_ORD;
}

bool tex_at_bar(const struct tex_parser *p) {
    const struct tex_command *command = tex_peek(p);
    return p->source[p->at] == '|' || (command && strcmp(command->name, "vert") == 0);
}

bool tex_at_end(const struct tex_parser *p) {
    char c = p->source[p->at];
    if (c == '\0' || c == '}' || c == '&') return true;
    const struct tex_command *command = tex_peek(p);
    return command && (command->role == TEX_ROLE_RIGHT || command->role == TEX_ROLE_END ||
                       command->role == TEX_ROLE_ROW_END);
}

struct tex_node *tex_symbol(struct tex_parser *p, enum tex_class class, const char *text,
                            const char *ascii) {
    struct tex_node *made = tex_node_new(p, TEX_SYMBOL, class);
    made->text = text;
    made->ascii = ascii;
    return made;
}

struct tex_node *tex_word(struct tex_parser *p, enum tex_class class, const char *text) {
    struct tex_node *made = tex_node_new(p, TEX_WORD, class);
    made->text = made->ascii = text;
    return made;
}

// A character may stand in a formula, or the parser says why not.
static bool may_stand(struct tex_parser *p, uint32_t codepoint) {
    if (codepoint_is_safe(codepoint) && codepoint != UTF8_REPLACEMENT) return true;
    bool escape = codepoint >= 7 && codepoint <= 13; // \a \b \t \n \v \f \r
    TEX_WRONG(p, "the character U+%04X cannot stand in a formula%s", (unsigned)codepoint,
              escape ? "; in a quoted text of Lua write each backslash twice, or use [[ ]]" : "");
    return false;
}

static bool may_stand_all(struct tex_parser *p, const char *text, size_t size) {
    size_t taken;
    for (size_t at = 0; at < size; at += taken)
        if (!may_stand(p, utf8_decode(text + at, size - at, &taken))) return false;
    return true;
}

// The text between braces as it stands, without its escapes; blanks are kept.
const char *tex_take_raw(struct tex_parser *p, const char *whose) {
    tex_skip_blanks(p);
    if (p->source[p->at] != '{') {
        TEX_WRONG(p, "\\%s wants its text in braces: \\%s{…}", whose, whose);
        return "";
    }
    size_t from = ++p->at, n = 0;
    int open = 1;
    char *text = arena_alloc(p->arena, strlen(p->source + from) + 1);
    for (; p->source[p->at]; p->at++) {
        char c = p->source[p->at];
        if (c == '\\' && p->source[p->at + 1] && strchr("_%$#&{} ", p->source[p->at + 1]))
            c = p->source[++p->at];
        else if (c == '{')
            open++;
        else if (c == '}' && --open == 0)
            break;
        text[n++] = c == '\n' || c == '\t' || c == '~' ? ' ' : c;
    }
    if (open)
        TEX_WRONG(p, "the text of \\%s is never closed; put its }", whose);
    else
        p->at++;
    return may_stand_all(p, text, n) ? text : "";
}

const char *tex_take_delimiter(struct tex_parser *p, const char *whose) {
    tex_skip_blanks(p);
    char c = p->source[p->at];
    const struct tex_command *command = tex_peek(p);
    if (command && command->role == TEX_ROLE_DELIMITER) {
        tex_take(p);
        return command->unicode;
    }
    static const char *const plain[] = { "(", ")", "[", "]", "|", "/" };
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (c == plain[i][0]) return p->at++, plain[i];
    if (c == '.') return p->at++, "";
    if (c == '<') return p->at++, "⟨";
    if (c == '>') return p->at++, "⟩";
    TEX_WRONG(p, "\\%s wants a delimiter behind it: ( ) [ ] | \\{ \\} \\| \\lfloor … or . for none",
              whose);
    return "";
}

// The class that a symbol has outside of braces.
enum tex_class tex_natural_class(const struct tex_node *node) {
    if (node->kind != TEX_SYMBOL) return node->class;
    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++)
        if (strcmp(characters[i].text, node->text) == 0) return characters[i].class;
    const struct tex_command *command = tex_find_unicode(node->text);
    return command ? command->class : node->class;
}

// a / b with blanks keeps them, a/b stays together.
struct tex_node *tex_take_slash(struct tex_parser *p) {
    bool spaced = p->at > 0 && strchr(" \n", p->source[p->at - 1]) && p->source[p->at + 1] &&
                  strchr(" \n", p->source[p->at + 1]);
    p->at++;
    return tex_symbol(p, spaced ? TEX_BIN : TEX_ORD, "/", "/");
}

struct tex_node *tex_take_number(struct tex_parser *p, bool one_digit) {
    size_t n = 1;
    const char *at = p->source + p->at;
    while (!one_digit && tex_is_digit(at[n]))
        n++;
    if (!one_digit && at[n] == '.' && tex_is_digit(at[n + 1]))
        for (n++; tex_is_digit(at[n]);)
            n++;
    const char *text = arena_strndup(p->arena, at, n);
    p->at += n;
    return tex_symbol(p, TEX_ORD, text, text);
}

struct tex_node *tex_take_character(struct tex_parser *p) {
    char c = p->source[p->at];
    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++)
        if (characters[i].c == c) {
            p->at++;
            return tex_symbol(p, characters[i].class, characters[i].text, characters[i].ascii);
        }
    size_t taken;
    const char *at = p->source + p->at;
    uint32_t codepoint = utf8_decode(at, strlen(at), &taken);
    if (!may_stand(p, codepoint)) return NULL;
    const char *text = arena_strndup(p->arena, at, taken);
    const struct tex_command *command = taken > 1 ? tex_find_unicode(text) : NULL;
    p->at += taken;
    return command ? tex_symbol(p, command->class, command->unicode, command->ascii)
                   : tex_symbol(p, TEX_ORD, text, text);
}
