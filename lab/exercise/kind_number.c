// SPDX-License-Identifier: MIT
// Exercises whose answer is a number, alone or as a family over variables.
#include <math.h>
#include <string.h>

#include "lab/exercise/reading.h"

// A number, or a function of the variables where there are any.
static struct value number_or_function(struct reading *reading, const struct value *table,
                                       const char *name) {
    const struct value *value = fields_get(&reading->fields, table, name, REQUIRED, "a number");
    bool family = reading->exercise->canonical.kind == VALUE_TABLE;
    if (!value) return (struct value) { .kind = VALUE_NIL };
    if (value->kind == VALUE_FUNCTION && !family)
        fields_wrong(&reading->fields, value->line,
                     "%s is a function of the variables, and this exercise has no vars", name);
    else if (!value_is_number(value) && value->kind != VALUE_FUNCTION)
        fields_wrong(&reading->fields, value->line, "%s: a number%s is wanted, not %s", name,
                     family ? " or a function of the variables" : "", value_kind_name(value->kind));
    else if (value_is_number(value) && isnan(value_number(value)))
        fields_wrong(&reading->fields, value->line, "%s is not a number (nan)", name);
    return *value;
}

static void check_canonical(struct reading *reading, const struct value *canonical) {
    if (canonical->table.n || canonical->table.n_fields == 0)
        fields_wrong(&reading->fields, canonical->line,
                     "canonical holds the variables by name: { params = 13 }");
    for (size_t i = 0; i < canonical->table.n_fields; i++) {
        const struct value_field *field = &canonical->table.fields[i];
        enum value_kind kind = field->value.kind;
        if (field->key.kind != VALUE_STRING)
            fields_wrong(&reading->fields, field->value.line, "a variable's name is a word");
        else if (kind == VALUE_TABLE || kind == VALUE_FUNCTION || kind == VALUE_REFERENCE)
            fields_wrong(&reading->fields, field->value.line,
                         "variable %s: a number, a string or a boolean is wanted, not %s",
                         field->key.string.at, value_kind_name(kind));
    }
}

static void read_family(struct reading *reading) {
    static const char *const known[] = { "canonical", "draw" };
    struct fields *fields = &reading->fields;
    const struct value *vars = fields_table(fields, reading->table, "vars", OPTIONAL,
                                            "a table { canonical = { … }, draw = function }");
    if (!vars) return;
    fields_known(fields, vars, "vars", known, 2, 0);
    const struct value *canonical =
        fields_table(fields, vars, "canonical", REQUIRED, "a table of the variables");
    const struct value *draw = fields_function(fields, vars, "draw", REQUIRED);
    if (canonical) check_canonical(reading, canonical);
    if (fields->status != STATUS_OK) return;
    reading->exercise->canonical = *canonical;
    reading->exercise->draw = *draw;
}

static void read_value(struct reading *reading, const struct value *table,
                       struct exercise_mistake *mistake) {
    mistake->value = number_or_function(reading, table, "value");
}

void read_number(struct reading *reading) {
    struct exercise *exercise = reading->exercise;
    read_family(reading); // first: texts may name its variables
    read_common(reading);
    read_tolerance(reading);
    if (!exercise->stripped || value_field(reading->table, "answer"))
        exercise->answer = number_or_function(reading, reading->table, "answer");
    exercise->unit = fields_text(&reading->fields, reading->table, "unit", OPTIONAL);
    read_mistakes(reading, read_value);
}

// A number, or what a function makes of the variables.
static enum status evaluate(const struct exercise *exercise, struct script *script,
                            const struct value *value, const char *name,
                            const struct value *variables, double *number, struct error *err) {
    struct arena arena = { 0 };
    struct script_results results = { 0 };
    enum status status = STATUS_OK;
    *number = value_number(value);
    if (value->kind == VALUE_FUNCTION) {
        if (!variables) variables = &exercise->canonical;
        status = script_call(script, value, variables, 1, &arena, &results, err);
        if (status == STATUS_OK && (!results.n || !value_is_number(&results.at[0])))
            status = fail_at(err, STATUS_COURSE, exercise->path, value->line,
                             "%s returns %s; a number is wanted", name,
                             results.n ? value_kind_name(results.at[0].kind) : "nothing");
        if (status == STATUS_OK) *number = value_number(&results.at[0]);
    }
    arena_release(&arena);
    return status;
}

enum status exercise_answer(const struct exercise *exercise, struct script *script,
                            const struct value *variables, double *answer, struct error *err) {
    return evaluate(exercise, script, &exercise->answer, "answer", variables, answer, err);
}

enum status exercise_mistake_value(const struct exercise *exercise, struct script *script, size_t i,
                                   const struct value *variables, double *value,
                                   struct error *err) {
    return evaluate(exercise, script, &exercise->mistakes[i].value, "value", variables, value, err);
}

// The drawn variables are those of `canonical`, no more and no fewer.
static enum status check_drawn(const struct exercise *exercise, const struct value *drawn,
                               struct error *err) {
    struct fields fields = { exercise->path, err, STATUS_OK };
    int line = exercise->draw.line;
    if (drawn->kind != VALUE_TABLE)
        return fail_at(err, STATUS_COURSE, exercise->path, line,
                       "draw returns %s; a table of the variables is wanted",
                       value_kind_name(drawn->kind));
    const struct value *canonical = &exercise->canonical;
    for (size_t i = 0; i < canonical->table.n_fields; i++) {
        const char *name = canonical->table.fields[i].key.string.at;
        if (!value_field(drawn, name))
            fields_wrong(&fields, line, "draw does not give the variable %s", name);
    }
    for (size_t i = 0; i < drawn->table.n_fields; i++) {
        const struct value *key = &drawn->table.fields[i].key;
        if (key->kind != VALUE_STRING || !value_field(canonical, key->string.at))
            fields_wrong(&fields, line, "draw gives %s, which canonical does not have",
                         key->kind == VALUE_STRING ? key->string.at : "an unnamed variable");
    }
    if (drawn->table.n) fields_wrong(&fields, line, "draw gives the variables by name");
    return fields.status;
}

enum status exercise_draw(const struct exercise *exercise, struct script *script, uint64_t seed,
                          struct arena *arena, struct value *variables, struct error *err) {
    struct script_results results = { 0 };
    struct script_stream *stream = script_stream_new(script, seed);
    enum status status = script_draw(stream, &exercise->draw, arena, &results, err);
    script_stream_free(stream);
    if (status != STATUS_OK) return status;
    struct value nothing = { .kind = VALUE_NIL };
    *variables = results.n ? results.at[0] : nothing;
    return check_drawn(exercise, variables, err);
}
