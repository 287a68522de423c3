// SPDX-License-Identifier: MIT
// The cases of a program: shown, hidden and generated ones, and what the reference makes of them.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "kernels/reference/reference.h"
#include "lab/exercise/reading.h"

enum { CASES_MAX = 1000, GENERATED_MAX = 10000 };
enum { VALUES_MAX = 3500000 }; // of all generated cases: what a request to the runner can hold

static void check_record(struct fields *fields, const struct value *table, int line) {
    for (size_t i = 0; i < table->table.n_fields; i++) {
        const struct value_field *field = &table->table.fields[i];
        if (field->key.kind != VALUE_STRING)
            fields_wrong(fields, line, "an argument's table is a list 1..n or has names as keys");
        check_plain(fields, &field->value, field->value.line ? field->value.line : line);
    }
}

void check_plain(struct fields *fields, const struct value *value, int line) {
    if (value->kind == VALUE_FUNCTION || value->kind == VALUE_REFERENCE)
        fields_wrong(fields, line, "an argument is a plain value, not %s",
                     value_kind_name(value->kind));
    if (value->kind != VALUE_TABLE) return;
    if (value->table.n && value->table.n_fields)
        fields_wrong(fields, line, "an argument's table is a list or a record, not both");
    check_record(fields, value, line);
    for (size_t i = 0; i < value->table.n; i++) {
        const struct value *item = &value->table.items[i];
        check_plain(fields, item, item->line ? item->line : line);
    }
}

void check_count(struct fields *fields, struct script *script, const struct exercise *exercise,
                 size_t n_args, int line) {
    size_t least, most;
    script_arity(script, &exercise->reference, &least, &most);
    if (n_args >= least && n_args <= most) return;
    const struct reference *reference = exercise->reference.reference;
    const char *plural = n_args == 1 ? "" : "s";
    if (exercise->reference.kind == VALUE_REFERENCE)
        fields_wrong(fields, line, "the case has %zu argument%s; the reference is %s", n_args,
                     plural, reference->signature);
    else
        fields_wrong(fields, line, "the case has %zu argument%s; the reference takes %zu", n_args,
                     plural, most);
}

// { 2.1, 4, note = "…" }: the items are the arguments.
static void read_case(struct reading *reading, const struct value *table, bool hidden,
                      struct exercise_case *one) {
    static const char *const known[] = { "note" };
    struct fields *fields = &reading->fields;
    if (table->kind != VALUE_TABLE) {
        fields_wrong(fields, table->line, "a case is a list of arguments { 2.1, 4 }, not %s",
                     value_kind_name(table->kind));
        return;
    }
    fields_known(fields, table, "a case", known, 1, table->table.n);
    *one = (struct exercise_case) { .args = table->table.items,
                                    .n_args = table->table.n,
                                    .note = fields_text(fields, table, "note", OPTIONAL),
                                    .hidden = hidden,
                                    .line = table->line };
    for (size_t i = 0; i < one->n_args; i++) {
        const struct value *arg = &one->args[i];
        check_plain(fields, arg, arg->line ? arg->line : table->line);
    }
    if (fields->status == STATUS_OK)
        check_count(fields, reading->script, reading->exercise, one->n_args, one->line);
}

static void read_generate(struct reading *reading, const struct value *cases) {
    static const char *const known[] = { "count", "with" };
    struct fields *fields = &reading->fields;
    const struct value *generate = fields_table(fields, cases, "generate", OPTIONAL,
                                                "a table { count = 200, with = function }");
    if (!generate) return;
    fields_known(fields, generate, "generate", known, 2, 0);
    reading->exercise->generate_count =
        fields_whole(fields, generate, "count", REQUIRED, 1, 1, GENERATED_MAX);
    const struct value *with = fields_function(fields, generate, "with", REQUIRED);
    if (with) reading->exercise->generate = *with;
}

void read_cases(struct reading *reading) {
    static const char *const known[] = { "hidden", "generate" };
    struct exercise *exercise = reading->exercise;
    struct fields *fields = &reading->fields;
    const struct value *cases =
        fields_table(fields, reading->table, "cases", REQUIRED, "a list of cases { { 2.1, 4 } }");
    if (!cases || fields->status != STATUS_OK) return;
    fields_known(fields, cases, "cases", known, 2, cases->table.n);
    const struct value *hidden = fields_table(fields, cases, "hidden", OPTIONAL, "a list of cases");
    size_t n_shown = cases->table.n, n_hidden = hidden ? hidden->table.n : 0;
    if (hidden) fields_known(fields, hidden, "hidden", NULL, 0, n_hidden);
    if (n_shown == 0)
        fields_wrong(fields, cases->line, "cases: at least one case is shown to the learner");
    if (n_shown + n_hidden > CASES_MAX)
        fields_wrong(fields, cases->line, "cases: more than %d; use generate", CASES_MAX);
    if (fields->status != STATUS_OK) return;
    exercise->n_cases = n_shown + n_hidden;
    exercise->cases = arena_alloc(&exercise->arena, exercise->n_cases * sizeof *exercise->cases);
    for (size_t i = 0; i < n_shown; i++)
        read_case(reading, &cases->table.items[i], false, &exercise->cases[i]);
    for (size_t i = 0; i < n_hidden; i++)
        read_case(reading, &hidden->table.items[i], true, &exercise->cases[n_shown + i]);
    read_generate(reading, cases);
}

// One generated case: what `with` returned are its arguments.
static enum status generate_case(const struct exercise *exercise, struct script *script,
                                 struct script_stream *stream, struct arena *arena,
                                 struct exercise_case *one, struct error *err) {
    struct script_results results;
    struct fields fields = { exercise->path, err, STATUS_OK };
    int line = exercise->generate.line;
    enum status status = script_draw(stream, &exercise->generate, arena, &results, err);
    if (status != STATUS_OK) return status;
    *one = (struct exercise_case) {
        .args = results.at, .n_args = results.n, .note = "", .hidden = true, .line = line
    };
    for (size_t i = 0; i < results.n; i++)
        check_plain(&fields, &results.at[i], line);
    if (fields.status == STATUS_OK) check_count(&fields, script, exercise, results.n, line);
    return fields.status;
}

static size_t generated_count(const struct exercise *exercise) {
    return exercise->generate.kind == VALUE_FUNCTION ? (size_t)exercise->generate_count : 0;
}

static size_t count_values(const struct value *values, size_t n) {
    size_t count = n;
    for (size_t i = 0; i < n; i++) {
        const struct value *one = &values[i];
        if (one->kind != VALUE_TABLE) continue;
        count += count_values(one->table.items, one->table.n);
        for (size_t k = 0; k < one->table.n_fields; k++)
            count += count_values(&one->table.fields[k].value, 1);
    }
    return count;
}

static enum status generate(const struct exercise *exercise, struct script *script, uint64_t seed,
                            size_t count, struct arena *arena, struct exercise_case *at,
                            struct error *err) {
    enum status status = STATUS_OK;
    size_t values = 0;
    if (count == 0) return status;
    struct script_stream *stream = script_stream_new(script, seed);
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        status = generate_case(exercise, script, stream, arena, &at[i], err);
        if (status == STATUS_OK) values += count_values(at[i].args, at[i].n_args);
        if (values > VALUES_MAX)
            status = fail_at(err, STATUS_COURSE, exercise->path, exercise->generate.line,
                             "generate: %zu cases hold %zu values, and at most %d are allowed: "
                             "draw fewer or shorter ones",
                             i + 1, values, VALUES_MAX);
    }
    script_stream_free(stream);
    return status;
}

enum status exercise_cases(const struct exercise *exercise, struct script *script, uint64_t seed,
                           struct arena *arena, struct exercise_case **cases, size_t *n,
                           struct error *err) {
    size_t generated = generated_count(exercise);
    struct exercise_case *all = arena_alloc(arena, (exercise->n_cases + generated) * sizeof *all);
    if (exercise->n_cases) memcpy(all, exercise->cases, exercise->n_cases * sizeof *all);
    *cases = all;
    *n = exercise->n_cases + generated;
    return generate(exercise, script, seed, generated, arena, all + exercise->n_cases, err);
}

enum status exercise_generated(const struct exercise *exercise, struct script *script,
                               uint64_t seed, size_t count, struct arena *arena,
                               struct exercise_case **cases, size_t *n, struct error *err) {
    *n = generated_count(exercise) ? count : 0;
    *cases = arena_alloc(arena, (*n + 1) * sizeof **cases);
    return generate(exercise, script, seed, *n, arena, *cases, err);
}

// A reference that is a function of the file does not see what `given` defines for programs.
static void explain_given(const struct exercise *exercise, struct error *err) {
    static const char mark[] = "(global '";
    const char *at = strstr(err->text, mark);
    if (!at) return;
    at += sizeof mark - 1;
    char name[64];
    snprintf(name, sizeof name, "%.*s", (int)strcspn(at, "'"), at);
    size_t size = strlen(err->text);
    if (strstr(exercise->given, name))
        snprintf(err->text + size, sizeof err->text - size,
                 "; `given` is run for programs and for a reference that is a text [[…]]");
}

enum status exercise_expected(const struct exercise *exercise, struct script *script,
                              const struct exercise_case *one, struct arena *arena,
                              struct value *expected, bool *raised, struct error *err) {
    struct script_results results;
    struct error why = { 0 };
    *raised = false;
    *expected = (struct value) { .kind = VALUE_NIL };
    enum status status =
        script_call(script, &exercise->reference, one->args, one->n_args, arena, &results, &why);
    if (status == STATUS_OK) {
        if (results.n) *expected = results.at[0];
        if (expected->kind != VALUE_FUNCTION && expected->kind != VALUE_REFERENCE) return STATUS_OK;
        return fail_at(err, STATUS_COURSE, exercise->path, exercise->reference.line,
                       "the reference returned %s; a plain value is wanted",
                       value_kind_name(expected->kind));
    }
    bool refused = script_refused_on_purpose(script);
    if (exercise->reference.kind == VALUE_REFERENCE)
        return fail_at(err, status, exercise->path, one->line,
                       "the reference refuses this case: %s", why.text);
    if (err) *err = why;
    if (err && !refused) explain_given(exercise, err);
    *raised = refused;
    return refused ? STATUS_OK : status;
}
