// SPDX-License-Identifier: MIT
// A small JSON writer, whose strings are harmless on a terminal too.
#include "lab/cells/json.h"

#include <math.h>
#include <string.h>

#include "lab/cells/sanitize.h"

static bool is_plain(const char *text, size_t size) {
    for (size_t i = 0; i < size; i++)
        if (text[i] < ' ' || text[i] > '~' || strchr("\"\\#", text[i])) return false;
    return true;
}

// What a terminal may not see is made visible first, so that a reader who prints a member is as
// safe as one of the file.
static void put_string(struct strbuf *out, const char *text, size_t size) {
    struct strbuf safe = { 0 };
    if (is_plain(text, size)) {
        strbuf_putc(out, '"');
        strbuf_add(out, text, size);
        strbuf_putc(out, '"');
        return;
    }
    sanitize(&safe, text, size, true);
    strbuf_putc(out, '"');
    for (size_t i = 0; i < safe.size; i++) {
        char c = safe.at[i];
        if (c == '"' || c == '\\')
            strbuf_printf(out, "\\%c", c);
        else if (c == '\n')
            strbuf_puts(out, "\\n");
        else if (c == '\t')
            strbuf_puts(out, "\\t");
        else if (c == '#' && i && safe.at[i - 1] == '#')
            strbuf_puts(out, "\\u0023"); // "##vso[" in a log is a command of Azure Pipelines
        else
            strbuf_putc(out, c);
    }
    strbuf_putc(out, '"');
    strbuf_release(&safe);
}

static void put_number(struct strbuf *out, double number) {
    if (number == 0 && signbit(number)) { // a reader takes "-0" for the integer, which has no sign
        strbuf_puts(out, "-0.0");
        return;
    }
    if (!isfinite(number)) strbuf_putc(out, '"');
    strbuf_number(out, number);
    if (!isfinite(number)) strbuf_putc(out, '"');
}

// The comma, the new line and the key that stand before a member.
static void start(struct json *json, const char *key) {
    if (json->depth) {
        strbuf_puts(json->out, json->filled ? ",\n" : "\n");
        strbuf_repeat(json->out, "  ", (size_t)json->depth);
    }
    json->filled = true;
    if (!key) return;
    put_string(json->out, key, strlen(key));
    strbuf_puts(json->out, ": ");
}

void json_open(struct json *json, const char *key, char bracket) {
    start(json, key);
    strbuf_putc(json->out, bracket);
    json->depth++;
    json->filled = false;
}

void json_close(struct json *json, char bracket) {
    json->depth--;
    if (json->filled) {
        strbuf_putc(json->out, '\n');
        strbuf_repeat(json->out, "  ", (size_t)json->depth);
    }
    strbuf_putc(json->out, bracket);
    json->filled = true;
}

void json_put_text(struct json *json, const char *key, const char *text, size_t size) {
    start(json, key);
    if (text)
        put_string(json->out, text, size);
    else
        strbuf_puts(json->out, "null");
}

void json_put_string(struct json *json, const char *key, const char *text) {
    json_put_text(json, key, text, text ? strlen(text) : 0);
}

void json_put_number(struct json *json, const char *key, double number) {
    start(json, key);
    put_number(json->out, number);
}

void json_put_integer(struct json *json, const char *key, long long number) {
    start(json, key);
    strbuf_printf(json->out, "%lld", number);
}

void json_put_boolean(struct json *json, const char *key, bool boolean) {
    start(json, key);
    strbuf_puts(json->out, boolean ? "true" : "false");
}

void json_put_numbers(struct json *json, const char *key, const double *at, size_t n) {
    start(json, key);
    strbuf_putc(json->out, '[');
    for (size_t i = 0; i < n; i++) {
        if (i) strbuf_puts(json->out, ", ");
        put_number(json->out, at[i]);
    }
    strbuf_putc(json->out, ']');
}

void json_put_strings(struct json *json, const char *key, const char *const *at, size_t n) {
    start(json, key);
    strbuf_putc(json->out, '[');
    for (size_t i = 0; i < n; i++) {
        if (i) strbuf_puts(json->out, ", ");
        put_string(json->out, at[i], strlen(at[i]));
    }
    strbuf_putc(json->out, ']');
}

static void put_value(struct strbuf *out, const struct value *value);

static void put_list(struct strbuf *out, const struct value *value) {
    strbuf_putc(out, '[');
    for (size_t i = 0; i < value->table.n; i++) {
        if (i) strbuf_puts(out, ", ");
        put_value(out, &value->table.items[i]);
    }
    strbuf_putc(out, ']');
}

static void put_key(struct strbuf *out, const struct value *key) {
    if (key->kind == VALUE_STRING) {
        put_string(out, key->string.at, key->string.size);
        return;
    }
    struct strbuf text = { 0 };
    value_print(key, &text, 0);
    put_string(out, text.at, text.size);
    strbuf_release(&text);
}

// A table with both a list and other keys is an object whose list has the keys "1", "2", …
static void put_record(struct strbuf *out, const struct value *value) {
    strbuf_putc(out, '{');
    for (size_t i = 0; i < value->table.n; i++) {
        strbuf_printf(out, "%s\"%zu\": ", i ? ", " : "", i + 1);
        put_value(out, &value->table.items[i]);
    }
    for (size_t i = 0; i < value->table.n_fields; i++) {
        if (i || value->table.n) strbuf_puts(out, ", ");
        put_key(out, &value->table.fields[i].key);
        strbuf_puts(out, ": ");
        put_value(out, &value->table.fields[i].value);
    }
    strbuf_putc(out, '}');
}

static void put_value(struct strbuf *out, const struct value *value) {
    switch (value->kind) {
    case VALUE_BOOLEAN:
        strbuf_puts(out, value->boolean ? "true" : "false");
        break;
    case VALUE_INTEGER:
        strbuf_printf(out, "%lld", (long long)value->integer);
        break;
    case VALUE_NUMBER:
        put_number(out, value->number);
        break;
    case VALUE_STRING:
        put_string(out, value->string.at, value->string.size);
        break;
    case VALUE_TABLE:
        if (value->table.n_fields)
            put_record(out, value);
        else
            put_list(out, value);
        break;
    default:
        strbuf_puts(out, "null");
        break;
    }
}

void json_put_value(struct json *json, const char *key, const struct value *value) {
    start(json, key);
    put_value(json->out, value);
}
