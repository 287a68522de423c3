// SPDX-License-Identifier: MIT
// What each TeX command reads behind itself: arguments, delimiters, rows of cells. One table tells
// which role reads how.
#include <string.h>

#include "lab/lesson/tex_letters.h"
#include "lab/lesson/tex_parser.h"

// \mathrm{…} and its like: plain words, but a formula where there are commands or scripts inside.
static struct tex_node *parse_text(struct tex_parser *p, const struct tex_command *command) {
    tex_skip_blanks(p);
    bool math = text_starts(command->name, "math");
    if (math &&
        (p->source[p->at] != '{' || p->source[p->at + strcspn(p->source + p->at, "\\^_}")] != '}'))
        return tex_parse_argument(p, command->name);
    struct tex_node *made = tex_word(p, TEX_ORD, tex_take_raw(p, command->name));
    if (command->mark == 'b') made->style = STYLE_STRONG;
    return made;
}

static struct tex_node *parse_left(struct tex_parser *p) {
    int brackets = p->brackets;
    const char *open = tex_take_delimiter(p, "left"), *close = "";
    p->brackets = 0;
    struct tex_row row = tex_parse_row(p, TEX_UNTIL_HOLDER);
    const struct tex_command *command = tex_peek(p);
    if (command && command->role == TEX_ROLE_RIGHT) {
        tex_take(p);
        close = tex_take_delimiter(p, "right");
    } else {
        TEX_WRONG(p, "\\left%s has no \\right; write \\right. where nothing is to be seen", open);
    }
    p->brackets = brackets;
    return tex_fenced_node(p, open, row, close);
}

static const struct tex_environment *take_environment(struct tex_parser *p, const char *whose) {
    const char *name = tex_take_raw(p, whose);
    const struct tex_environment *found = tex_find_environment(name, strlen(name));
    if (!found)
        TEX_WRONG(p, "unknown environment \\%s{%.40s}; the nearest known one is %s", whose, name,
                  tex_nearest_environment(name, strlen(name)));
    return found;
}

// Takes a '\\' with the optional [height] that may stand right behind it.
static void take_row_end(struct tex_parser *p) {
    tex_take(p);
    if (p->source[p->at] != '[') return;
    size_t size = strcspn(p->source + p->at, "]");
    if (p->source[p->at + size] == ']') p->at += size + 1;
}

static void parse_cells(struct tex_parser *p, struct tex_node *table) {
    struct tex_row cells = { 0 };
    for (int in_row = 1; p->status == STATUS_OK; in_row++) {
        struct tex_node *cell = tex_node_new(p, TEX_ROW, TEX_ORD);
        cell->first = tex_parse_row(p, TEX_UNTIL_HOLDER).first;
        const struct tex_command *command = tex_peek(p);
        bool row_end = command && command->role == TEX_ROLE_ROW_END;
        bool end = command && command->role == TEX_ROLE_END;
        if (!(end && in_row == 1 && !cell->first && cells.first)) tex_row_add(&cells, cell);
        if (cells.last == cell && in_row > table->count) table->count = in_row;
        if (p->source[p->at] == '&') {
            p->at++;
            continue;
        }
        if (cells.last == cell) table->rows++;
        if (cells.last) cells.last->row_end = true;
        if (!row_end) break;
        take_row_end(p);
        in_row = 0;
    }
    table->first = cells.first;
}

static struct tex_node *parse_environment(struct tex_parser *p) {
    int brackets = p->brackets;
    struct tex_node *table = tex_node_new(p, TEX_TABLE, TEX_ORD);
    table->environment = take_environment(p, "begin");
    if (!table->environment) return NULL;
    p->brackets = 0;
    parse_cells(p, table);
    p->brackets = brackets;
    const struct tex_command *command = tex_peek(p);
    if (!command || command->role != TEX_ROLE_END) {
        TEX_WRONG(p, "\\begin{%s} has no \\end{%s}", table->environment->name,
                  table->environment->name);
        return NULL;
    }
    tex_take(p);
    const struct tex_environment *closed = take_environment(p, "end");
    if (closed && closed != table->environment)
        TEX_WRONG(p, "\\begin{%s} ends in \\end{%s}; both want one name", table->environment->name,
                  closed->name);
    return table;
}

static struct tex_node *parse_root(struct tex_parser *p, const struct tex_command *command) {
    struct tex_node *made = tex_node_new(p, TEX_ROOT, TEX_ORD);
    tex_skip_blanks(p);
    if (p->source[p->at] == '[') {
        int brackets = p->brackets;
        p->at++;
        p->brackets = 0;
        made->second = tex_grouped(p, tex_parse_row(p, TEX_UNTIL_BRACKET));
        if (p->source[p->at] == ']')
            p->at++;
        else
            TEX_WRONG(p, "the index of \\sqrt[…] is never closed; put its ]");
        p->brackets = brackets;
    }
    made->first = tex_parse_argument(p, command->name);
    return made;
}

static struct tex_node *parse_two(struct tex_parser *p, const struct tex_command *command,
                                  enum tex_kind kind) {
    struct tex_node *made = tex_node_new(p, kind, TEX_ORD);
    made->command = command;
    made->first = tex_parse_argument(p, command->name);
    made->second = tex_parse_argument(p, command->name);
    return made;
}

// \stackrel, \overset and \underset: the small one comes first, the thing it is set on second.
static struct tex_node *parse_stack(struct tex_parser *p, const struct tex_command *command) {
    struct tex_node *made = parse_two(p, command, TEX_STACK), *small = made->first;
    made->first = made->second;
    made->second = small;
    made->class = tex_natural_class(made->first);
    if (strcmp(command->name, "stackrel") == 0) made->class = TEX_REL;
    return made;
}

static struct tex_node *parse_operator_name(struct tex_parser *p,
                                            const struct tex_command *command) {
    bool limits = p->source[p->at] == '*';
    p->at += limits;
    struct tex_node *made = tex_word(p, TEX_OP, tex_take_raw(p, command->name));
    made->limits = limits;
    return made;
}

static struct tex_node *parse_not(struct tex_parser *p, const struct tex_command *command) {
    struct tex_node *struck = tex_parse_argument(p, command->name);
    if (!struck || struck->kind != TEX_SYMBOL) {
        TEX_WRONG(p, "\\not wants one symbol behind it: \\not=");
        return NULL;
    }
    struck->text = arena_printf(p->arena, "%s\xCC\xB8", struck->text); // U+0338
    struck->ascii = arena_printf(p->arena, "!%s", struck->ascii);
    struck->class = TEX_REL;
    return struck;
}

static struct tex_node *parse_font(struct tex_parser *p, const struct tex_command *command) {
    struct tex_node *made = tex_parse_argument(p, command->name);
    tex_set_letters(p->arena, made, (char)command->mark);
    return made;
}

static struct tex_node *parse_delimiter(struct tex_parser *p, const struct tex_command *command) {
    enum tex_until until = command->class == TEX_OPEN           ? TEX_UNTIL_CLOSER
                           : strcmp(command->unicode, "|") == 0 ? TEX_UNTIL_BAR
                                                                : TEX_UNTIL_DOUBLE_BAR;
    struct tex_node *open = tex_symbol(p, command->class, command->unicode, command->ascii);
    if (command->class == TEX_CLOSE) return open;
    return tex_parse_bracket(p, open, until);
}

static struct tex_node *parse_accent(struct tex_parser *p, const struct tex_command *command) {
    struct tex_node *made = tex_node_new(p, TEX_ACCENT, TEX_ORD);
    made->first = tex_parse_argument(p, command->name);
    return made;
}

static struct tex_node *parse_space(struct tex_parser *p, const struct tex_command *command) {
    struct tex_node *made = tex_node_new(p, TEX_SPACE, TEX_ORD);
    made->count = (int)command->mark;
    return made;
}

static struct tex_node *operator(struct tex_parser *p, const struct tex_command *command) {
    bool named = command->role == TEX_ROLE_FUNCTION || command->role == TEX_ROLE_LIMIT_FUNCTION;
    struct tex_node *made = tex_node_new(p, named ? TEX_WORD : TEX_SYMBOL, TEX_OP);
    made->text = command->unicode;
    made->ascii = command->ascii;
    made->limits = command->role == TEX_ROLE_BIG || command->role == TEX_ROLE_LIMIT_FUNCTION;
    return made;
}

static struct tex_node *parse_fraction(struct tex_parser *p, const struct tex_command *command) {
    return parse_two(p, command, TEX_FRACTION);
}

static struct tex_node *parse_brace(struct tex_parser *p, const struct tex_command *command) {
    struct tex_node *made = tex_node_new(p, TEX_BRACE, TEX_ORD);
    made->first = tex_parse_argument(p, command->name);
    return made;
}

static struct tex_node *plain_symbol(struct tex_parser *p, const struct tex_command *command) {
    return tex_symbol(p, command->class, command->unicode, command->ascii);
}

static struct tex_node *parse_left_role(struct tex_parser *p, const struct tex_command *command) {
    (void)command;
    return parse_left(p);
}

static struct tex_node *parse_begin_role(struct tex_parser *p, const struct tex_command *command) {
    (void)command;
    return parse_environment(p);
}

// What each role reads. Roles without an entry end a row or do nothing.
static struct tex_node *(*const readers[])(struct tex_parser *, const struct tex_command *) = {
    [TEX_ROLE_SYMBOL] = plain_symbol,
    [TEX_ROLE_BIG] = operator,
    [TEX_ROLE_INTEGRAL] =
    operator,
    [TEX_ROLE_FUNCTION] =
    operator,
    [TEX_ROLE_LIMIT_FUNCTION] =
    operator,
    [TEX_ROLE_FRACTION] = parse_fraction,
    [TEX_ROLE_TEXT_FRACTION] = parse_fraction,
    [TEX_ROLE_BINOMIAL] = parse_fraction,
    [TEX_ROLE_ROOT] = parse_root,
    [TEX_ROLE_ACCENT] = parse_accent,
    [TEX_ROLE_BRACE] = parse_brace,
    [TEX_ROLE_TEXT] = parse_text,
    [TEX_ROLE_FONT] = parse_font,
    [TEX_ROLE_OPERATOR_NAME] = parse_operator_name,
    [TEX_ROLE_SPACE] = parse_space,
    [TEX_ROLE_DELIMITER] = parse_delimiter,
    [TEX_ROLE_LEFT] = parse_left_role,
    [TEX_ROLE_BEGIN] = parse_begin_role,
    [TEX_ROLE_NOT] = parse_not,
    [TEX_ROLE_STACK] = parse_stack,
    [TEX_ROLE_ROW_END] = NULL, // also sets the table's length
};

struct tex_node *tex_parse_command(struct tex_parser *p) {
    const struct tex_command *command = tex_take(p);
    if (!command) return NULL;
    if (command->role == TEX_ROLE_NOTHING) return tex_node_new(p, TEX_ROW, TEX_ORD);
    bool known = (size_t)command->role < sizeof readers / sizeof *readers && readers[command->role];
    struct tex_node *made = known ? readers[command->role](p, command) : NULL;
    if (!known) TEX_WRONG(p, "\\%s cannot stand here", command->name);
    if (made && made->kind != TEX_FENCED) made->command = command;
    return made;
}
