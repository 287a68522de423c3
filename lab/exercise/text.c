// SPDX-License-Identifier: MIT
// Texts with {name} in them: the names are the variables of a family.
//
// A text is Markdown in three sorts of stretches. In plain text `{name}` is replaced, and a name
// that is no variable is a mistake of the author; so is `{{name}}`. In `code` (and in fenced code)
// `{name}` is replaced where it is a variable and stands as it is otherwise, because braces are
// Lua's. In $maths$ and $$maths$$ braces are TeX's, so only `{{name}}` is replaced. A backslash
// takes the next character out of all this.
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "lab/base/nearest.h"
#include "lab/exercise/reading.h"

struct name {
    const char *at;
    size_t size;
};

struct expansion {
    const struct value *variables; // a table, or NULL
    struct strbuf *out;            // NULL: only look for mistakes
    struct name unknown;           // the first wrong name in plain text
    bool doubled;                  // it stands in two pairs of braces
};

static void copy(struct expansion *expansion, const char *from, const char *to) {
    if (expansion->out) strbuf_add(expansion->out, from, (size_t)(to - from));
}

// The name in `{name}` at `text`; its size is 0 where none stands there.
static struct name braced_name(const char *text) {
    struct name name = { text + 1, 0 };
    if (*text != '{' || isdigit((unsigned char)text[1])) return name;
    while (isalnum((unsigned char)name.at[name.size]) || name.at[name.size] == '_')
        name.size++;
    if (name.at[name.size] != '}') name.size = 0;
    return name;
}

static const struct value *variable(const struct expansion *expansion, const struct name *name) {
    const struct value *table = expansion->variables;
    for (size_t i = 0; table && i < table->table.n_fields; i++) {
        const struct value_field *field = &table->table.fields[i];
        if (field->key.kind == VALUE_STRING && field->key.string.size == name->size &&
            memcmp(field->key.string.at, name->at, name->size) == 0)
            return &field->value;
    }
    return NULL;
}

static void print_variable(struct expansion *expansion, const struct value *value) {
    if (!expansion->out) return;
    double number = value_number(value);
    if (value->kind == VALUE_STRING)
        strbuf_add(expansion->out, value->string.at, value->string.size);
    else if (!value_is_number(value))
        value_print(value, expansion->out, 0);
    else if (floor(number) == number && fabs(number) < 0x1p63)
        strbuf_printf(expansion->out, "%lld", (long long)number);
    else
        strbuf_printf(expansion->out, "%.6g", number);
}

// Replaces the name at `text`, in one pair of braces or two, where it is a variable. Returns what
// follows, or NULL.
static const char *replace(struct expansion *expansion, const char *text, bool doubled) {
    struct name name = braced_name(text + doubled);
    const char *end = name.at + name.size + 1;
    if (name.size == 0 || (doubled && (*text != '{' || *end != '}'))) return NULL;
    const struct value *value = variable(expansion, &name);
    if (!value) return NULL;
    print_variable(expansion, value);
    return end + doubled;
}

// Notes a name in braces that is no variable, or one in two pairs.
static void note_unknown(struct expansion *expansion, const char *text) {
    if (expansion->unknown.size) return;
    struct name twice = text[1] == '{' ? braced_name(text + 1) : (struct name) { 0 };
    struct name name = twice.size && twice.at[twice.size + 1] == '}' ? twice : braced_name(text);
    expansion->unknown = name;
    expansion->doubled = name.size && name.at == twice.at;
}

// Copies a stretch of code or maths, with its names replaced.
static void expand_stretch(struct expansion *expansion, const char *from, const char *to,
                           bool maths) {
    while (from < to) {
        const char *next = *from == '{' ? replace(expansion, from, maths) : NULL;
        if (!next) copy(expansion, from, from + 1);
        from = next ? next : from + 1;
    }
}

// Behind the closing run of as many backticks; NULL where the code does not end.
static const char *code_end(const char *text, size_t ticks) {
    const char *at = text + ticks;
    while ((at = strchr(at, '`'))) {
        size_t run = strspn(at, "`");
        if (run == ticks) return at + run;
        at += run;
    }
    return NULL;
}

// Behind the closing dollars; NULL where this is no formula. One dollar's formula begins and ends
// with no blank and stays in its paragraph.
static const char *maths_end(const char *text, size_t dollars) {
    const char *start = text + dollars, *paragraph = strstr(start, "\n\n");
    if (dollars == 1 && isspace((unsigned char)*start)) return NULL;
    for (const char *at = start; *at && at != paragraph; at++) {
        if (*at == '\\' && at[1])
            at++;
        else if (*at == '$' && strspn(at, "$") >= dollars && at > start &&
                 (dollars == 2 || !isspace((unsigned char)at[-1])))
            return at + dollars;
    }
    return NULL;
}

static const char *expand_special(struct expansion *expansion, const char *text) {
    const char *end = NULL;
    if (*text == '\\' && text[1]) {
        end = text + 2;
        copy(expansion, text, end);
    } else if (*text == '`') {
        size_t ticks = strspn(text, "`");
        end = code_end(text, ticks);
        if (end) expand_stretch(expansion, text, end, false);
    } else if (*text == '$') {
        size_t dollars = text[1] == '$' ? 2 : 1;
        end = maths_end(text, dollars);
        if (end) expand_stretch(expansion, text, end, true);
    } else if (*text == '{') {
        end = replace(expansion, text, false);
        if (!end) note_unknown(expansion, text);
    }
    return end;
}

static void expand(struct expansion *expansion, const char *text) {
    while (*text) {
        size_t plain = strcspn(text, "\\`${");
        copy(expansion, text, text + plain);
        text += plain;
        if (!*text) return;
        const char *next = expand_special(expansion, text);
        if (!next) {
            next = text + (*text == '`' ? strspn(text, "`") : 1);
            copy(expansion, text, next);
        }
        text = next;
    }
}

char *exercise_text(const struct exercise *exercise, const char *text,
                    const struct value *variables, struct arena *arena) {
    struct strbuf out = { 0 };
    const struct value *family = variables ? variables : &exercise->canonical;
    struct expansion expansion = { .out = &out };
    if (family->kind == VALUE_TABLE) expansion.variables = family;
    expand(&expansion, text);
    char *expanded = arena_strdup(arena, strbuf_text(&out));
    strbuf_release(&out);
    return expanded;
}

static const char *nearest_variable(struct reading *reading, const char *name) {
    const struct value *family = &reading->exercise->canonical;
    size_t n = family->kind == VALUE_TABLE ? family->table.n_fields : 0;
    const char **names = arena_alloc(&reading->exercise->arena, n * sizeof *names);
    for (size_t i = 0; i < n; i++)
        names[i] = family->table.fields[i].key.string.at;
    return name_nearest(name, names, n);
}

static void refuse_name(struct reading *reading, const struct expansion *expansion, int line,
                        const char *what) {
    const char *name =
        arena_strndup(&reading->exercise->arena, expansion->unknown.at, expansion->unknown.size);
    const char *nearest = nearest_variable(reading, name);
    if (expansion->doubled)
        fields_wrong(&reading->fields, line,
                     "%s: {{%s}} belongs in a formula; in plain text write {%s}", what, name, name);
    else if (nearest)
        fields_wrong(&reading->fields, line, "%s: {%s} is no variable; the nearest is {%s}", what,
                     name, nearest);
    else
        fields_wrong(&reading->fields, line,
                     "%s: {%s} is no variable of this exercise; code is written as `{%s}`", what,
                     name, name);
}

void check_markdown(struct reading *reading, const struct value *text, const char *what) {
    if (text->kind != VALUE_STRING || reading->fields.status != STATUS_OK) return;
    struct expansion expansion = { 0 };
    if (reading->exercise->canonical.kind == VALUE_TABLE)
        expansion.variables = &reading->exercise->canonical;
    expand(&expansion, text->string.at);
    if (!expansion.unknown.size) return;
    int line = text->line;
    if (reading->source) line = script_text_line(reading->source, reading->size, text);
    for (const char *at = text->string.at; at < expansion.unknown.at; at++)
        line += *at == '\n';
    refuse_name(reading, &expansion, line, what);
}

const char *read_markdown(struct reading *reading, const struct value *table, const char *name,
                          enum presence presence) {
    const char *text = fields_text(&reading->fields, table, name, presence);
    const struct value *value = value_field(table, name);
    if (value) check_markdown(reading, value, name);
    return text;
}
