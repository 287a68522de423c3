// SPDX-License-Identifier: MIT
// TeX formulas: the source becomes a tree of nodes, or a sentence that says what is wrong on which
// line.
//
// A row ends where its holder ends: at the end of the source, a '}', an '&', a '\\', an \end or a
// \right. Brackets and bars that are written plainly are paired here too, so that they can grow:
// what follows an opening one is read as a row of its own, and if its partner never comes the row
// is spliced into the one that holds it. That reads every token once. A bar without a partner is
// the relation of p(y|x).
#include <string.h>

#include "lab/lesson/tex_parser.h"

static bool enter(struct tex_parser *p) {
    if (++p->depth > TEX_DEPTH_MAX)
        TEX_WRONG(p, "a formula is nested deeper than %d; take a part out and name it",
                  TEX_DEPTH_MAX);
    return p->status == STATUS_OK;
}

static bool row_ends(const struct tex_parser *p, enum tex_until until) {
    if (tex_at_end(p)) return true;
    if (until == TEX_UNTIL_BRACKET && p->source[p->at] == ']' && p->brackets == 0) return true;
    if (p->brackets > 0 && tex_at_closer(p)) return true;
    return (until == TEX_UNTIL_BAR && tex_at_bar(p)) ||
           (until == TEX_UNTIL_DOUBLE_BAR && tex_at_double_bar(p));
}

// The tree of a row as one node.
struct tex_node *tex_grouped(struct tex_parser *p, struct tex_row row) {
    if (row.first && row.first == row.last) {
        enum tex_class class = row.first->class;
        if (class == TEX_BIN || class == TEX_REL || class == TEX_PUNCT) row.first->class = TEX_ORD;
        return row.first;
    }
    struct tex_node *made = tex_node_new(p, TEX_ROW, TEX_ORD);
    made->first = row.first;
    return made;
}

// The inside of { … }, the opening brace being next. Brackets do not pair across braces.
static struct tex_node *parse_group(struct tex_parser *p) {
    int brackets = p->brackets;
    p->at++;
    p->brackets = 0;
    struct tex_node *made = tex_grouped(p, tex_parse_row(p, TEX_UNTIL_HOLDER));
    if (p->source[p->at] == '}')
        p->at++;
    else
        TEX_WRONG(p, "a { of a formula is never closed; put its }");
    p->brackets = brackets;
    return made;
}

struct tex_node *tex_fenced_node(struct tex_parser *p, const char *open, struct tex_row row,
                                 const char *close) {
    struct tex_node *made = tex_node_new(p, TEX_FENCED, TEX_ORD),
                    *inside = tex_node_new(p, TEX_ROW, TEX_ORD);
    inside->first = row.first;
    made->first = inside;
    made->open = open;
    made->close = close;
    return made;
}

// A plain bracket or bar and all up to its partner; without a partner, the bracket and the row
// behind it.
struct tex_node *tex_parse_bracket(struct tex_parser *p, struct tex_node *open,
                                   enum tex_until until) {
    struct tex_row row = { 0 };
    p->brackets += until == TEX_UNTIL_CLOSER;
    int brackets = p->brackets;
    struct tex_row inside = tex_parse_row(p, until);
    p->brackets = brackets - (until == TEX_UNTIL_CLOSER);
    bool closed = until == TEX_UNTIL_BAR          ? tex_at_bar(p)
                  : until == TEX_UNTIL_DOUBLE_BAR ? tex_at_double_bar(p)
                                                  : tex_at_closer(p) && !tex_at_end(p);
    if (closed && p->status == STATUS_OK)
        return tex_fenced_node(p, open->text, inside, tex_take_delimiter(p, "right"));
    if (until != TEX_UNTIL_CLOSER) open->class = TEX_REL;
    tex_row_add(&row, open);
    tex_row_add(&row, inside.first);
    return row.first;
}

static struct tex_node *blank(struct tex_parser *p) {
    struct tex_node *made = tex_node_new(p, TEX_SPACE, TEX_ORD);
    made->count = 1;
    return made;
}

// One thing without its scripts. A plain bracket brings all up to its partner, or a whole row when
// it has none.
static struct tex_node *parse_nucleus(struct tex_parser *p, bool argument) {
    char c = p->source[p->at];
    if (c == '{') return parse_group(p);
    if (c == '\\') return tex_parse_command(p);
    if (tex_is_digit(c)) return tex_take_number(p, argument);
    if (c == '/') return tex_take_slash(p);
    if (c == '~') return p->at++, blank(p);
    if (c == '^' || c == '_') return tex_node_new(p, TEX_ROW, TEX_ORD); // scripts of nothing
    struct tex_node *made = tex_take_character(p);
    if (!made || argument) return made;
    if (c == '(' || c == '[') return tex_parse_bracket(p, made, TEX_UNTIL_CLOSER);
    if (c == '|') return tex_parse_bracket(p, made, TEX_UNTIL_BAR);
    return made;
}

struct tex_node *tex_parse_argument(struct tex_parser *p, const char *whose) {
    tex_skip_blanks(p);
    struct tex_node *made = NULL;
    if (tex_at_end(p)) {
        TEX_WRONG(p, "%s%s lacks an argument; put it in braces", strlen(whose) > 1 ? "\\" : "",
                  whose);
    } else if (enter(p)) {
        made = parse_nucleus(p, true);
        if (made && made->next) made = tex_grouped(p, (struct tex_row) { made, NULL });
    }
    p->depth--;
    return made ? made : tex_node_new(p, TEX_ROW, TEX_ORD);
}

static struct tex_node *with_scripts(struct tex_parser *p, struct tex_node *base) {
    if (base->kind == TEX_SCRIPTS) return base;
    struct tex_node *made = tex_node_new(p, TEX_SCRIPTS, base->class);
    made->first = base;
    made->limits = base->limits;
    return made;
}

static void set_script(struct tex_parser *p, struct tex_node **slot, const char *sign,
                       struct tex_node *script) {
    if (*slot) TEX_WRONG(p, "two %s at one place; write braces: x%s{a%sb}", sign, sign, sign);
    *slot = script;
}

static struct tex_node *parse_primes(struct tex_parser *p) {
    struct tex_row row = { 0 };
    static const char *const primes[][2] = { { "′", "'" }, { "″", "''" }, { "‴", "'''" } };
    while (p->source[p->at] == '\'') {
        size_t n = strspn(p->source + p->at, "'");
        if (n > 3) n = 3;
        tex_row_add(&row, tex_symbol(p, TEX_ORD, primes[n - 1][0], primes[n - 1][1]));
        p->at += n;
    }
    if (p->source[p->at] == '^') {
        p->at++;
        tex_row_add(&row, tex_parse_argument(p, "^"));
    }
    return tex_grouped(p, row);
}

static bool takes_label(const struct tex_node *base, char sign) {
    return base->kind == TEX_BRACE && !base->second &&
           (base->command->mark ? sign == '^' : sign == '_');
}

static struct tex_node *parse_scripts(struct tex_parser *p, struct tex_node *base) {
    while (p->status == STATUS_OK) {
        tex_skip_blanks(p);
        char c = p->source[p->at];
        const struct tex_command *command = tex_peek(p);
        if (command && text_ends(command->name, "limits") && command->role == TEX_ROLE_NOTHING) {
            tex_take(p);
            base->limits = command->name[0] == 'l';
        } else if (c == '\'') {
            base = with_scripts(p, base);
            set_script(p, &base->third, "^", parse_primes(p));
        } else if (c == '^' || c == '_') {
            p->at++;
            struct tex_node *script = tex_parse_argument(p, c == '^' ? "^" : "_");
            if (takes_label(base, c)) {
                base->second = script;
                continue;
            }
            base = with_scripts(p, base);
            set_script(p, c == '^' ? &base->third : &base->second, c == '^' ? "^" : "_", script);
        } else {
            break;
        }
    }
    return base;
}

// Where a row was spliced in, the scripts behind it belong to its last member.
static struct tex_node *scripted(struct tex_parser *p, struct tex_node *made) {
    if (!made->next) return parse_scripts(p, made);
    struct tex_node *before = made;
    while (before->next->next)
        before = before->next;
    before->next = parse_scripts(p, before->next);
    return made;
}

struct tex_row tex_parse_row(struct tex_parser *p, enum tex_until until) {
    struct tex_row row = { 0 };
    if (!enter(p)) return p->depth--, row;
    for (tex_skip_blanks(p); p->status == STATUS_OK && !row_ends(p, until); tex_skip_blanks(p)) {
        struct tex_node *made = parse_nucleus(p, false);
        if (made) made = scripted(p, made);
        tex_row_add(&row, made);
    }
    p->depth--;
    return row;
}

static void leftover(struct tex_parser *p) {
    char c = p->source[p->at];
    if (c == '}')
        TEX_WRONG(p, "a } of a formula has no {; write \\} for the character");
    else if (c == '&')
        TEX_WRONG(p, "& belongs into matrix, cases or aligned; write \\& for the character");
    else if (text_starts(p->source + p->at, "\\\\"))
        TEX_WRONG(p,
                  "\\\\ belongs into matrix, cases or aligned: \\begin{aligned} … \\end{aligned}");
    else if (text_starts(p->source + p->at, "\\right"))
        TEX_WRONG(p, "\\right has no \\left");
    else
        TEX_WRONG(p, "\\end has no \\begin");
}

enum status tex_parse(struct arena *arena, const char *path, int line, const char *source,
                      const struct tex_node **root, struct error *err) {
    struct tex_parser p = {
        .arena = arena, .path = path, .source = source, .line = line, .err = err
    };
    if (strlen(source) > TEX_SOURCE_MAX)
        TEX_WRONG(&p, "a formula of more than %d bytes; make it several", TEX_SOURCE_MAX);
    struct tex_row row = { 0 };
    if (p.status == STATUS_OK) row = tex_parse_row(&p, TEX_UNTIL_HOLDER);
    if (p.status == STATUS_OK && source[p.at]) leftover(&p);
    struct tex_node *made = tex_node_new(&p, TEX_ROW, TEX_ORD);
    made->first = row.first;
    *root = made;
    return p.status;
}
