// SPDX-License-Identifier: MIT
// eval: a calculator on the references and the generators.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lab/base/file.h"
#include "lab/cells/json.h"
#include "lab/commands/commands.h"

enum { PROGRAM_MAX = 1 << 20 };

const struct option_row eval_options[] = {
    { "json", 0, NULL, "one value bare, several as an array, records as objects" },
    { 0 },
};

static void print_number(double number, struct strbuf *out) {
    if (isnan(number))
        strbuf_puts(out, "nan");
    else
        strbuf_printf(out, "%.17g", number);
}

static void print_value(const struct value *value, struct strbuf *out);

// A list of plain values on one line, a list of lists as one line each.
static void print_list(const struct value *value, struct strbuf *out) {
    bool nested = value->table.n && value->table.items[0].kind == VALUE_TABLE;
    for (size_t i = 0; i < value->table.n; i++) {
        if (i) strbuf_putc(out, nested ? '\n' : ' ');
        print_value(&value->table.items[i], out);
    }
}

static void print_record(const struct value *value, struct strbuf *out) {
    for (size_t i = 0; i < value->table.n_fields; i++) {
        const struct value_field *field = &value->table.fields[i];
        if (i) strbuf_putc(out, '\n');
        if (field->key.kind == VALUE_STRING)
            strbuf_puts(out, field->key.string.at);
        else
            value_print(&field->key, out, 0);
        strbuf_puts(out, " = ");
        print_value(&field->value, out);
    }
}

static void print_value(const struct value *value, struct strbuf *out) {
    switch (value->kind) {
    case VALUE_NUMBER:
        print_number(value->number, out);
        break;
    case VALUE_STRING:
        strbuf_add(out, value->string.at, value->string.size);
        break;
    case VALUE_TABLE:
        if (value->table.n) print_list(value, out);
        if (value->table.n && value->table.n_fields) strbuf_putc(out, '\n');
        if (value->table.n_fields) print_record(value, out);
        break;
    default:
        value_print(value, out, 0);
    }
}

// What the program printed stands before its values; beside JSON it would be in the way.
static enum status print_printed(struct session *session, bool json, struct error *err) {
    struct strbuf out = { 0 };
    strbuf_puts(&out, script_printed(session_script(session)));
    if (json && out.size) fwrite(out.at, 1, out.size, stderr);
    enum status status = json ? STATUS_OK : session_print(&out, err);
    strbuf_release(&out);
    return status;
}

static enum status print_results(const struct script_results *results, struct error *err) {
    struct strbuf out = { 0 };
    for (size_t i = 0; i < results->n; i++) {
        print_value(&results->at[i], &out);
        strbuf_putc(&out, '\n');
    }
    enum status status = session_print(&out, err);
    strbuf_release(&out);
    return status;
}

static enum status print_json(const struct script_results *results, struct error *err) {
    struct strbuf out = { 0 };
    struct json json = { .out = &out };
    if (results->n != 1) json_open(&json, NULL, '[');
    for (size_t i = 0; i < results->n; i++)
        json_put_value(&json, NULL, &results->at[i]);
    if (results->n != 1) json_close(&json, ']');
    return session_print_json(&out, err);
}

// A program of several lines comes from the standard input.
static enum status read_program(struct strbuf *program, struct error *err) {
    enum status status = file_read_input(PROGRAM_MAX, program, err);
    if (status == STATUS_OK && memchr(strbuf_text(program), 0, program->size))
        return fail(err, STATUS_USAGE, "the standard input holds a NUL byte, so it is no program");
    return status;
}

enum status command_eval(struct session *session, struct error *err) {
    const char *source;
    struct strbuf program = { 0 };
    struct arena arena = { 0 };
    struct script_results results = { 0 };
    enum status status = session_operand(session, 0, "an expression in quotes", &source, err);
    if (status == STATUS_OK) status = session_no_more(session, 1, err);
    bool from_input = status == STATUS_OK && strcmp(source, "-") == 0;
    if (from_input) status = read_program(&program, err);
    bool json = argument_given(&session->arguments, "json");
    if (status == STATUS_OK) {
        status = script_eval(session_script(session), from_input ? strbuf_text(&program) : source,
                             &arena, &results, err);
        enum status printed = print_printed(session, json, status == STATUS_OK ? err : NULL);
        if (status == STATUS_OK) status = printed;
    }
    if (status == STATUS_OK)
        status = json ? print_json(&results, err) : print_results(&results, err);
    arena_release(&arena);
    strbuf_release(&program);
    return status;
}
