// SPDX-License-Identifier: MIT
// Sentences for learners: what was called, what it should give, what it gave, and how far that is
// off.
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lab/grade/grading.h"

enum { ARGUMENT_BYTES = 60, VALUE_BYTES = 90, ERROR_HEAD_BYTES = 180, ERROR_TAIL_BYTES = 60 };

void say_call(const struct exercise *exercise, const struct exercise_case *one,
              struct strbuf *out) {
    strbuf_printf(out, "%s(", exercise->entry);
    for (size_t i = 0; i < one->n_args; i++) {
        if (i) strbuf_puts(out, ", ");
        value_print(&one->args[i], out, ARGUMENT_BYTES);
    }
    strbuf_putc(out, ')');
}

static void say_value(const struct value *value, struct strbuf *out) {
    value_print(value, out, VALUE_BYTES);
}

// "a number", and for what learners confuse: "a list", "a record".
static const char *kind_in_words(const struct value *value) {
    if (value->kind != VALUE_TABLE) return value_kind_name(value->kind);
    if (value->table.n) return value->table.n_fields ? "a table" : "a list";
    return value->table.n_fields ? "a record" : "an empty table";
}

static void say_percent(double ratio, struct strbuf *out) {
    double percent = fabs(ratio - 1) * 100;
    if (percent >= 0.01)
        strbuf_printf(out, " (%.3g%% too %s)", percent, ratio > 1 ? "large" : "small");
    else
        strbuf_printf(out, " (off by %.2g of its size)", percent / 100);
}

void say_ratio(double expected, double actual, struct strbuf *out) {
    if (!isfinite(expected) || !isfinite(actual) || expected == 0 || actual == 0) return;
    double ratio = actual / expected;
    if (!isfinite(ratio) || ratio == 0) return;
    if (fabs(ratio + 1) < 1e-9) {
        strbuf_puts(out, " (the sign is wrong)");
        return;
    }
    if (ratio < 0 || expected < 0) return;
    if (ratio > 2)
        strbuf_printf(out, " (%.4g times too large)", ratio);
    else if (ratio < 0.5)
        strbuf_printf(out, " (%.4g times too small)", 1 / ratio);
    else
        say_percent(ratio, out);
}

static void say_at(const struct difference *difference, struct strbuf *out) {
    if (*difference->index) strbuf_printf(out, " at %s", difference->index);
}

static void say_count(size_t n, const char *what, struct strbuf *out) {
    strbuf_printf(out, "%zu %s%s", n, what, n == 1 ? "" : "s");
}

static void say_plain(const struct difference *difference, struct strbuf *out) {
    bool inside = *difference->index;
    strbuf_puts(out, " should give ");
    say_value(difference->expected, out);
    say_at(difference, out);
    strbuf_puts(out, "; yours gave ");
    say_value(difference->actual, out);
    if (inside) strbuf_puts(out, " there");
    if (difference->kind == DIFFERENCE_NUMBER)
        say_ratio(value_number(difference->expected), value_number(difference->actual), out);
}

static bool looks_like_number(const struct value *value) {
    char *end;
    if (value->kind != VALUE_STRING || value->string.size == 0) return false;
    strtod(value->string.at, &end);
    return end != value->string.at && *end == 0;
}

static void say_type(const struct difference *difference, const struct frame_case *one,
                     struct strbuf *out) {
    bool inside = *difference->index;
    strbuf_puts(out, " should give ");
    say_value(difference->expected, out);
    say_at(difference, out);
    if (!inside && difference->actual->kind == VALUE_NIL) {
        strbuf_puts(out, one && one->n_results == 0 ? "; yours returned nothing"
                                                    : "; yours returned nil");
        return;
    }
    strbuf_printf(out, "; yours %s %s", inside ? "has" : "returned",
                  kind_in_words(difference->actual));
    if (difference->actual->kind != VALUE_TABLE) {
        strbuf_puts(out, ", ");
        say_value(difference->actual, out);
        strbuf_putc(out, ',');
    }
    strbuf_printf(out, " where %s is wanted", kind_in_words(difference->expected));
    if (value_is_number(difference->expected) && looks_like_number(difference->actual))
        strbuf_puts(out, " (a string of digits is not a number)");
}

static void say_shape(const struct difference *difference, struct strbuf *out) {
    strbuf_printf(out, " should give %s", kind_in_words(difference->expected));
    say_at(difference, out);
    strbuf_puts(out, ", ");
    say_value(difference->expected, out);
    strbuf_printf(out, "; yours gave %s", kind_in_words(difference->actual));
}

static void say_length(const struct difference *difference, struct strbuf *out) {
    strbuf_puts(out, " should give ");
    say_count(difference->expected->table.n, "value", out);
    say_at(difference, out);
    strbuf_puts(out, "; yours gave ");
    say_count(difference->actual->table.n, "value", out);
}

static void say_key(const struct value *key, struct strbuf *out) {
    if (key->kind == VALUE_STRING && key->string.size && isalpha((unsigned char)key->string.at[0]))
        strbuf_add(out, key->string.at,
                   key->string.size < VALUE_BYTES ? key->string.size : VALUE_BYTES);
    else
        value_print(key, out, VALUE_BYTES);
}

static void say_keys(const struct difference *difference, struct strbuf *out) {
    bool missing = difference->kind == DIFFERENCE_MISSING;
    strbuf_puts(out, missing ? " should have the key " : " should not have the key ");
    say_key(difference->expected, out);
    say_at(difference, out);
    strbuf_puts(out, missing ? "; in yours it is missing" : "; yours has it");
}

void say_difference(const struct difference *difference, const struct value *expected,
                    const struct frame_case *one, struct strbuf *out) {
    (void)expected;
    switch (difference->kind) {
    case DIFFERENCE_NONE:
        break;
    case DIFFERENCE_NUMBER:
    case DIFFERENCE_VALUE:
        say_plain(difference, out);
        break;
    case DIFFERENCE_TYPE:
        say_type(difference, one, out);
        break;
    case DIFFERENCE_SHAPE:
        say_shape(difference, out);
        break;
    case DIFFERENCE_LENGTH:
        say_length(difference, out);
        break;
    case DIFFERENCE_MISSING:
    case DIFFERENCE_EXTRA:
        say_keys(difference, out);
        break;
    }
    strbuf_putc(out, '.');
    if (one && one->n_results > 1)
        strbuf_printf(out, " It returned %u values, and only the first counts.", one->n_results);
}

static const char *article(const struct frame_text *type) {
    return type->size && strchr("aeiou", type->at[0]) ? "an" : "a";
}

void say_refusal(const struct frame_case *one, struct strbuf *out) {
    int size = one->text.size < 40 ? (int)one->text.size : 40;
    switch (one->refusal) {
    case REFUSAL_TYPE:
        strbuf_printf(out,
                      "returned %s %.*s, which is no plain value. Return numbers, strings, "
                      "booleans, or tables of them.",
                      article(&one->text), size, one->text.at);
        return;
    case REFUSAL_KEY:
        strbuf_printf(out, "returned a table with %s %.*s as a key. Keys are strings or numbers.",
                      article(&one->text), size, one->text.at);
        return;
    case REFUSAL_METATABLE:
        strbuf_puts(out, "returned a table with a metatable. Return a plain table.");
        return;
    case REFUSAL_DEPTH:
        strbuf_printf(out,
                      "returned tables nested more than %d deep (or a table that holds itself).",
                      VALUE_DEPTH_MAX);
        return;
    case REFUSAL_ELEMENTS:
        strbuf_printf(out, "returned more than %d values (or tables that hold each other).",
                      VALUE_ELEMENTS_MAX);
        return;
    case REFUSAL_STRING:
        strbuf_puts(out, "returned a string longer than 64 KiB.");
        return;
    default:
        strbuf_puts(out, "returned more than can be compared.");
        return;
    }
}

static const char chunk_prefix[] = "answer:";

// "answer:12: text" gives 12 and where the text begins.
static int split_line(const struct frame_text *text, size_t *skip) {
    size_t at = sizeof chunk_prefix - 1;
    int line = 0;
    *skip = 0;
    if (text->size <= at || memcmp(text->at, chunk_prefix, at) != 0) return 0;
    for (; at < text->size && isdigit((unsigned char)text->at[at]) && line < 10000000; at++)
        line = 10 * line + (text->at[at] - '0');
    if (at + 1 >= text->size || text->at[at] != ':' || text->at[at + 1] != ' ') return 0;
    *skip = at + 2;
    return line;
}

int error_line(const struct frame_text *text, uint32_t line) {
    size_t skip;
    int said = split_line(text, &skip);
    return said ? said : line < 10000000 ? (int)line : 0;
}

// An error message as long as a screen can bear: the head, which says what is wrong, and the tail,
// where a program often puts a value. A case each may repeat it.
static void say_shortened(const char *at, size_t size, struct strbuf *out) {
    size_t head = size, from = size;
    if (size > ERROR_HEAD_BYTES + ERROR_TAIL_BYTES) {
        head = ERROR_HEAD_BYTES;
        from = size - ERROR_TAIL_BYTES;
        while (head > ERROR_HEAD_BYTES - 3 && (at[head] & 0xC0) == 0x80)
            head--; // no character is cut in two
        while (from < size && (at[from] & 0xC0) == 0x80)
            from++;
    }
    strbuf_add(out, at, head);
    if (head < size) strbuf_puts(out, " … (shortened) … ");
    strbuf_add(out, at + from, size - from);
}

void say_error(const struct frame_text *text, uint32_t line, bool in_file, struct strbuf *out) {
    size_t skip;
    int said = error_line(text, line);
    split_line(text, &skip);
    if (said) strbuf_printf(out, "%sline %d: ", in_file ? "" : "the program's ", said);
    say_shortened(text->at + skip, text->size - skip, out);
}
