// SPDX-License-Identifier: MIT
// Types for editors: the course API as it stands in editor_api.c, then every row of the table of
// references.
//
// The table says what a reference takes; what it gives is learned by calling it. Plain arguments
// are tried, numbers of a few sizes and lists of the lengths that block formats want, until one
// call succeeds.
#include "lab/check/editor_types.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kernels/reference/reference.h"
#include "lab/base/memory.h"
#include "lab/check/editor_api.h"

enum { LONGEST = 256, SIDE = 4 };

struct attempt {
    double number, step; // of the first parameter, and how much more each further one is
    size_t length;       // of vectors
    int content;         // of vectors: fractions with signs, small whole numbers, rising from 0.1
};

static void *allocate(void *owner, size_t bytes) {
    return arena_alloc(owner, bytes ? bytes : 1);
}

static double within(const struct reference_range *range, double number) {
    if (!range->bounded) return number;
    if (number < range->least) number = range->least;
    if (number > range->most) number = range->most;
    if (range->open && number <= range->least)
        number =
            range->least + (range->most - range->least < 1 ? (range->most - range->least) / 2 : 1);
    return range->whole ? rint(number) : number;
}

static double *numbers(const struct attempt *attempt, size_t n, struct arena *arena) {
    double *at = arena_alloc(arena, n * sizeof *at);
    for (size_t i = 0; i < n; i++)
        at[i] = attempt->content == 0   ? ((double)(i % 5) - 1.75) / 2
                : attempt->content == 1 ? (double)(i % 2)
                                        : 0.1 * (double)(i + 1);
    return at;
}

static struct reference_value argument(const struct reference_parameter *parameter,
                                       const struct attempt *attempt, size_t place,
                                       struct arena *arena) {
    struct reference_value value = { .kind = parameter->kind };
    switch (parameter->kind) {
    case REFERENCE_NUMBER:
        value.number = within(&parameter->range, attempt->number + attempt->step * (double)place);
        break;
    case REFERENCE_VECTOR:
        value.vector.at = numbers(attempt, attempt->length, arena);
        value.vector.n = attempt->length;
        break;
    case REFERENCE_MATRIX:
        value.matrix.at = numbers(attempt, SIDE * SIDE, arena);
        value.matrix.rows = value.matrix.cols = SIDE;
        for (size_t i = 0; i < SIDE; i++) // positive definite where it is symmetric
            for (size_t k = 0; k < SIDE; k++)
                value.matrix.at[i * SIDE + k] = i == k ? SIDE
                                                : attempt->content == 2
                                                    ? 0
                                                    : value.matrix.at[i * SIDE + k];
        break;
    default:
        break;
    }
    if (parameter->optional) value.kind = REFERENCE_NIL;
    return value;
}

static bool call_once(const struct reference *reference, const struct attempt *attempt,
                      struct arena *arena, struct reference_value *result) {
    struct reference_value args[REFERENCE_PARAMETERS_MAX];
    struct reference_call call = { .allocate = allocate, .owner = arena };
    for (size_t i = 0; i < reference->n_parameters; i++)
        args[i] = argument(&reference->parameters[i], attempt, i, arena);
    if (reference_run(reference, args, reference->n_parameters, &call) != REFERENCE_OK)
        return false;
    *result = call.result;
    return true;
}

static bool find_result(const struct reference *reference, struct arena *arena,
                        struct reference_value *result) {
    static const double sizes[] = { 4, 2, 1, 8, 0.5, 16, 64, 0, 128, 3 };
    static const size_t lengths[] = { SIDE, 1, 2, 8, 16, 18, 32, 34, 144, 210, LONGEST };
    enum { SIZES = sizeof sizes / sizeof *sizes, LENGTHS = sizeof lengths / sizeof *lengths };
    for (size_t i = 0; i < 2 * 3 * SIZES * LENGTHS; i++) {
        struct attempt attempt = { .number = sizes[i / LENGTHS % SIZES],
                                   .step = i / LENGTHS / SIZES % 2 ? 4 : 0,
                                   .length = lengths[i % LENGTHS],
                                   .content = (int)(i / LENGTHS / SIZES / 2) };
        if (call_once(reference, &attempt, arena, result)) return true;
    }
    return false;
}

static void put_fields(struct strbuf *out, const struct reference_value *record);

static void put_kind(struct strbuf *out, const struct reference_value *value) {
    switch (value->kind) {
    case REFERENCE_NIL:
        strbuf_puts(out, "nil");
        break;
    case REFERENCE_BOOLEAN:
        strbuf_puts(out, "boolean");
        break;
    case REFERENCE_NUMBER:
        strbuf_puts(out, "number");
        break;
    case REFERENCE_VECTOR:
        strbuf_puts(out, "bitlab.array");
        break;
    case REFERENCE_MATRIX:
        strbuf_puts(out, "bitlab.matrix");
        break;
    case REFERENCE_RECORD:
        put_fields(out, value);
        break;
    case REFERENCE_RECORDS:
        if (value->records.n)
            put_fields(out, &value->records.at[0]);
        else
            strbuf_puts(out, "table");
        strbuf_puts(out, "[]");
        break;
    }
}

static void put_fields(struct strbuf *out, const struct reference_value *record) {
    strbuf_puts(out, "{ ");
    for (size_t i = 0; i < record->record.n; i++) {
        strbuf_printf(out, "%s%s: ", i ? ", " : "", record->record.fields[i].name);
        put_kind(out, &record->record.fields[i].value);
    }
    strbuf_puts(out, " }");
}

// Where no call succeeds: the names of a record as the signature has them, "{q, xhat}".
static void put_unknown(struct strbuf *out, const char *result) {
    if (!result || *result != '{') {
        strbuf_puts(out, "any");
        return;
    }
    strbuf_puts(out, "{ ");
    for (const char *at = result + 1; *at && *at != '}';) {
        size_t size = strcspn(at, ",} ");
        strbuf_printf(out, "%.*s: any", (int)size, at);
        at += size + strspn(at + size, ", ");
        if (*at != '}') strbuf_puts(out, ", ");
    }
    strbuf_puts(out, " }");
}

static void put_parameter(struct strbuf *out, const struct reference_parameter *parameter) {
    static const char *const kinds[] = {
        [REFERENCE_NIL] = "nil",
        [REFERENCE_BOOLEAN] = "boolean",
        [REFERENCE_NUMBER] = "number",
        [REFERENCE_VECTOR] = "bitlab.numbers",
        [REFERENCE_MATRIX] = "bitlab.rows",
        [REFERENCE_RECORD] = "table<string, any>",
        [REFERENCE_RECORDS] = "table<string, any>[]",
    };
    strbuf_printf(out, "---@param %s%s %s", parameter->name, parameter->optional ? "?" : "",
                  kinds[parameter->kind]);
    if (parameter->unit && *parameter->unit) strbuf_printf(out, " %s", parameter->unit);
    strbuf_putc(out, '\n');
}

static void put_reference(struct strbuf *out, const struct reference *reference) {
    struct arena arena = { 0 };
    struct reference_value result;
    const char *arrow = strstr(reference->signature, "-> ");
    strbuf_printf(out, "\n---%s\n---\n---    %s\n", reference->help, reference->signature);
    if (*reference->source) strbuf_printf(out, "---\n---%s\n", reference->source);
    for (size_t i = 0; i < reference->n_parameters; i++)
        put_parameter(out, &reference->parameters[i]);
    strbuf_puts(out, "---@return ");
    if (find_result(reference, &arena, &result))
        put_kind(out, &result);
    else
        put_unknown(out, arrow ? arrow + 3 : NULL);
    if (arrow && arrow[3] != '{') strbuf_printf(out, " # %s", arrow + 3);
    strbuf_printf(out, "\nfunction ref.%s(", reference->name);
    for (size_t i = 0; i < reference->n_parameters; i++)
        strbuf_printf(out, "%s%s", i ? ", " : "", reference->parameters[i].name);
    strbuf_puts(out, ") end\n");
    arena_release(&arena);
}

void editor_types_write(struct strbuf *out) {
    for (size_t i = 0; editor_api[i]; i++)
        strbuf_puts(out, editor_api[i]);
    for (size_t i = 0; i < reference_count; i++)
        put_reference(out, &reference_table[i]);
}
