// SPDX-License-Identifier: MIT
// Reading the fields of a course file's tables, with the first mistake kept at its line.
#include "lab/script/fields.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lab/base/nearest.h"
#include "lab/base/utf8.h"

void fields_wrong(struct fields *fields, int line, const char *format, ...) {
    if (fields->status != STATUS_OK) return;
    char text[ERROR_TEXT_MAX];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    fields->status = fail_at(fields->err, STATUS_COURSE, fields->path, line, "%s", text);
}

static void refuse_key(struct fields *fields, const struct value *key, int line, const char *what,
                       const char *const *names, size_t n) {
    struct strbuf text = { 0 };
    if (key->kind != VALUE_STRING) {
        value_print(key, &text, 40);
        fields_wrong(fields, line, "[%s] is no field of %s", strbuf_text(&text), what);
        strbuf_release(&text);
        return;
    }
    const char *nearest = name_nearest(key->string.at, names, n), *comma = "";
    if (n == 0) {
        fields_wrong(fields, line, "%s is a list and has no field %s", what, key->string.at);
        return;
    }
    if (nearest)
        strbuf_printf(&text, "the nearest is %s", nearest);
    else
        strbuf_puts(&text, "its fields are ");
    for (size_t i = 0; !nearest && i < n; i++) {
        if (!names[i]) continue;
        strbuf_printf(&text, "%s%s", comma, names[i]);
        comma = ", ";
    }
    fields_wrong(fields, line, "%s has no field %s; %s", what, key->string.at, strbuf_text(&text));
    strbuf_release(&text);
}

static bool is_known(const struct value *key, const char *const *names, size_t n) {
    if (key->kind != VALUE_STRING) return false;
    for (size_t i = 0; i < n; i++)
        if (names[i] && strcmp(names[i], key->string.at) == 0) return true;
    return false;
}

void fields_known(struct fields *fields, const struct value *table, const char *what,
                  const char *const *names, size_t n, size_t items) {
    for (size_t i = 0; i < table->table.n_fields; i++) {
        const struct value_field *field = &table->table.fields[i];
        if (!is_known(&field->key, names, n))
            refuse_key(fields, &field->key, field->value.line, what, names, n);
    }
    if (table->table.n <= items) return;
    int line = table->table.items[items].line;
    if (items)
        fields_wrong(fields, line, "%s has %zu unnamed item%s, not %zu", what, items,
                     items == 1 ? "" : "s", table->table.n);
    else
        fields_wrong(fields, line, "%s has named fields only; this one needs a name", what);
}

const struct value *fields_get(struct fields *fields, const struct value *table, const char *name,
                               enum presence presence, const char *wanted) {
    const struct value *value = value_field(table, name);
    if (!value && presence == REQUIRED)
        fields_wrong(fields, table->line, "%s is missing: %s is wanted", name, wanted);
    return value;
}

static void refuse_kind(struct fields *fields, const struct value *value, const char *name,
                        const char *wanted) {
    fields_wrong(fields, value->line, "%s: %s is wanted, not %s", name, wanted,
                 value_kind_name(value->kind));
}

const char *fields_value_text(struct fields *fields, const struct value *value, const char *what) {
    if (value->kind != VALUE_STRING)
        fields_wrong(fields, value->line, "%s: a string is wanted, not %s", what,
                     value_kind_name(value->kind));
    else if (strlen(value->string.at) != value->string.size)
        fields_wrong(fields, value->line, "%s: the string holds a NUL byte", what);
    else if (utf8_valid_prefix(value->string.at, value->string.size) < value->string.size)
        fields_wrong(fields, value->line, "%s: the string is not UTF-8", what);
    else
        return value->string.at;
    return "";
}

static bool is_blank(const char *text) {
    return text[strspn(text, " \t\r\n")] == 0;
}

const char *fields_text(struct fields *fields, const struct value *table, const char *name,
                        enum presence presence) {
    const struct value *value = fields_get(fields, table, name, presence, "a string");
    if (!value) return "";
    const char *text = fields_value_text(fields, value, name);
    if (presence == REQUIRED && is_blank(text))
        fields_wrong(fields, value->line, "%s is empty", name);
    return text;
}

// A title stands in one line of lists, reports and terminals.
const char *fields_title(struct fields *fields, const struct value *table) {
    const char *title = fields_text(fields, table, "title", REQUIRED);
    for (const unsigned char *c = (const unsigned char *)title; *c; c++)
        if (*c < 0x20 || *c == 0x7F)
            fields_wrong(fields, value_field(table, "title")->line,
                         "title: the character U+%04X does not belong in a title", *c);
    return title;
}

double fields_number(struct fields *fields, const struct value *table, const char *name,
                     enum presence presence, double otherwise) {
    const struct value *value = fields_get(fields, table, name, presence, "a number");
    if (!value) return otherwise;
    if (!value_is_number(value))
        refuse_kind(fields, value, name, "a number");
    else if (isnan(value_number(value)))
        fields_wrong(fields, value->line, "%s is not a number (nan)", name);
    else
        return value_number(value);
    return otherwise;
}

int fields_whole(struct fields *fields, const struct value *table, const char *name,
                 enum presence presence, int otherwise, int least, int most) {
    double number = fields_number(fields, table, name, presence, otherwise);
    const struct value *value = value_field(table, name);
    if (!value || fields->status != STATUS_OK) return otherwise;
    if (number >= least && number <= most && number == floor(number)) return (int)number;
    fields_wrong(fields, value->line, "%s is a whole number from %d to %d, not %.6g", name, least,
                 most, number);
    return otherwise;
}

bool fields_boolean(struct fields *fields, const struct value *table, const char *name) {
    const struct value *value = value_field(table, name);
    if (!value) return false;
    if (value->kind != VALUE_BOOLEAN) refuse_kind(fields, value, name, "true or false");
    return value->kind == VALUE_BOOLEAN && value->boolean;
}

const struct value *fields_table(struct fields *fields, const struct value *table, const char *name,
                                 enum presence presence, const char *wanted) {
    const struct value *value = fields_get(fields, table, name, presence, wanted);
    if (!value || value->kind == VALUE_TABLE) return value;
    refuse_kind(fields, value, name, wanted);
    return NULL;
}

const struct value *fields_function(struct fields *fields, const struct value *table,
                                    const char *name, enum presence presence) {
    const struct value *value = fields_get(fields, table, name, presence, "a function");
    if (!value || value->kind == VALUE_FUNCTION) return value;
    refuse_kind(fields, value, name, "a function");
    return NULL;
}

const char **fields_texts(struct fields *fields, const struct value *table, const char *name,
                          enum presence presence, struct arena *arena, size_t *n) {
    *n = 0;
    const struct value *list = fields_table(fields, table, name, presence, "a list of strings");
    if (!list) return NULL;
    fields_known(fields, list, name, NULL, 0, list->table.n);
    const char **texts = arena_alloc(arena, list->table.n * sizeof *texts);
    for (size_t i = 0; i < list->table.n; i++) {
        char what[80];
        snprintf(what, sizeof what, "item %zu of %s", i + 1, name);
        texts[i] = fields_value_text(fields, &list->table.items[i], what);
    }
    *n = list->table.n;
    return texts;
}
