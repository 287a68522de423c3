// SPDX-License-Identifier: MIT
// A learner's copy of an exercise, field by field.
#include "lab/check/strip.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kernels/reference/reference.h"
#include "lab/base/memory.h"
#include "lab/check/subject.h"

enum { STEPS_SEED = 1 };

struct stripping {
    const struct exercise *exercise;
    struct script *script;
    struct strbuf *out;
    struct arena arena;
};

static void put_value(struct strbuf *out, const struct value *value);

static void put_number(struct strbuf *out, double number) {
    struct strbuf text = { 0 };
    if (isnan(number))
        strbuf_puts(out, "0/0");
    else if (isinf(number))
        strbuf_puts(out, number > 0 ? "math.huge" : "-math.huge");
    else {
        strbuf_number(&text, number);
        strbuf_printf(out, "%s%s", strbuf_text(&text),
                      strpbrk(strbuf_text(&text), ".e") ? "" : ".0");
    }
    strbuf_release(&text);
}

static void put_table(struct strbuf *out, const struct value *table) {
    strbuf_puts(out, "{ ");
    for (size_t i = 0; i < table->table.n; i++) {
        put_value(out, &table->table.items[i]);
        strbuf_puts(out, ", ");
    }
    for (size_t i = 0; i < table->table.n_fields; i++) {
        strbuf_putc(out, '[');
        put_value(out, &table->table.fields[i].key);
        strbuf_puts(out, "] = ");
        put_value(out, &table->table.fields[i].value);
        strbuf_puts(out, ", ");
    }
    strbuf_putc(out, '}');
}

// Lua that gives the very value again: a float stays a float, a whole number whole.
static void put_value(struct strbuf *out, const struct value *value) {
    if (value->kind == VALUE_NUMBER)
        put_number(out, value->number);
    else if (value->kind == VALUE_TABLE)
        put_table(out, value);
    else
        value_print(value, out, 0);
}

static void put_text(struct stripping *strip, const char *name, const char *text) {
    if (!text || !*text) return;
    strbuf_printf(strip->out, "  %s = ", name);
    lua_text(strip->out, text);
    strbuf_puts(strip->out, ",\n");
}

// Texts of a family have its canonical variables filled in, since the copy has no variables.
static void put_markdown(struct stripping *strip, const char *name, const char *text) {
    bool family = strip->exercise->canonical.kind == VALUE_TABLE;
    put_text(strip, name,
             family ? exercise_text(strip->exercise, text, NULL, &strip->arena) : text);
}

static void put_texts(struct stripping *strip, const char *name, const struct text_list *texts,
                      bool markdown) {
    bool family = strip->exercise->canonical.kind == VALUE_TABLE;
    if (!texts->n) return;
    strbuf_printf(strip->out, "  %s = {\n", name);
    for (size_t i = 0; i < texts->n; i++) {
        const char *text = texts->at[i];
        if (markdown && family) text = exercise_text(strip->exercise, text, NULL, &strip->arena);
        strbuf_puts(strip->out, "    ");
        lua_text(strip->out, text);
        strbuf_puts(strip->out, ",\n");
    }
    strbuf_puts(strip->out, "  },\n");
}

static void put_tolerance(struct stripping *strip) {
    const struct tolerance *tolerance = &strip->exercise->tolerance;
    if (!strip->exercise->tolerance_stated && !tolerance->nan_fails) return;
    strbuf_puts(strip->out, "  tolerance = { ");
    if (strip->exercise->tolerance_stated) {
        if (tolerance->rel >= 0) strbuf_printf(strip->out, "rel = %.17g, ", tolerance->rel);
        if (tolerance->abs >= 0) strbuf_printf(strip->out, "abs = %.17g, ", tolerance->abs);
        if (tolerance->ulp >= 0)
            strbuf_printf(strip->out, "ulp = %lld, ", (long long)tolerance->ulp);
    }
    if (tolerance->nan_fails) strbuf_puts(strip->out, "nan = \"fail\", ");
    strbuf_puts(strip->out, "},\n");
}

static void put_arguments(struct stripping *strip, const struct exercise_case *one) {
    for (size_t i = 0; i < one->n_args; i++) {
        put_value(strip->out, &one->args[i]);
        strbuf_puts(strip->out, ", ");
    }
}

static void put_cases(struct stripping *strip) {
    strbuf_puts(strip->out, "  cases = {\n");
    for (size_t i = 0; i < strip->exercise->n_cases; i++) {
        const struct exercise_case *one = &strip->exercise->cases[i];
        if (one->hidden) continue;
        strbuf_puts(strip->out, "    { ");
        put_arguments(strip, one);
        if (one->note[0]) {
            strbuf_puts(strip->out, "note = ");
            lua_text(strip->out, one->note);
            strbuf_putc(strip->out, ' ');
        }
        strbuf_puts(strip->out, "},\n");
    }
    strbuf_puts(strip->out, "  },\n");
}

static const char lookup[] =
    "    local function same(a, b)\n"
    "      if type(a) ~= \"table\" or type(b) ~= \"table\" then return a == b or (a ~= a and b ~= "
    "b) end\n"
    "      for key, value in pairs(a) do if not same(value, b[key]) then return false end end\n"
    "      for key in pairs(b) do if a[key] == nil then return false end end\n"
    "      return true\n"
    "    end\n"
    "    for _, one in ipairs(shown) do\n"
    "      if same(one.given, { ... }) then\n"
    "        if one.raises then error(\"this case is refused\") end\n"
    "        return one.result\n"
    "      end\n"
    "    end\n"
    "    error(\"this copy of the course knows the results of the shown cases alone\")\n"
    "  end,\n";

static enum status put_results(struct stripping *strip, struct error *err) {
    enum status status = STATUS_OK;
    strbuf_puts(strip->out, "  reference = function(...)\n    local shown = {\n");
    for (size_t i = 0; status == STATUS_OK && i < strip->exercise->n_cases; i++) {
        const struct exercise_case *one = &strip->exercise->cases[i];
        struct value expected;
        bool raised;
        if (one->hidden) continue;
        status = exercise_expected(strip->exercise, strip->script, one, &strip->arena, &expected,
                                   &raised, err);
        if (status != STATUS_OK) break;
        strbuf_puts(strip->out, "      { given = { ");
        put_arguments(strip, one);
        strbuf_puts(strip->out, raised ? "}, raises = true" : "}, result = ");
        if (!raised) put_value(strip->out, &expected);
        strbuf_puts(strip->out, " },\n");
    }
    strbuf_printf(strip->out, "    }\n%s", lookup);
    return status;
}

static enum status put_program(struct stripping *strip, struct error *err) {
    const struct exercise *exercise = strip->exercise;
    enum status status = STATUS_OK;
    put_text(strip, "entry", exercise->entry);
    put_text(strip, "given", exercise->given);
    put_text(strip, "starter", exercise->starter);
    if (exercise->reference.kind == VALUE_REFERENCE)
        strbuf_printf(strip->out, "  reference = ref.%s,\n",
                      ((const struct reference *)exercise->reference.reference)->name);
    else
        status = put_results(strip, err);
    put_cases(strip);
    put_tolerance(strip);
    return status;
}

static void put_options(struct stripping *strip, const char *name) {
    strbuf_printf(strip->out, "  %s = {\n", name);
    for (size_t i = 0; i < strip->exercise->n_options; i++) {
        strbuf_puts(strip->out, "    { ");
        lua_text(strip->out, strip->exercise->options[i].text);
        strbuf_puts(strip->out, " },\n");
    }
    strbuf_puts(strip->out, "  },\n");
}

// The steps are answered by their texts, so the copy may hold them in any order but the right one.
static void put_steps(struct stripping *strip) {
    const struct exercise *exercise = strip->exercise;
    int *order = xcalloc(exercise->steps.n, sizeof *order);
    exercise_shuffle(exercise, STEPS_SEED, order);
    strbuf_puts(strip->out, "  steps = {\n");
    for (size_t i = 0; i < exercise->steps.n; i++) {
        strbuf_puts(strip->out, "    ");
        lua_text(strip->out, exercise->steps.at[order[i]]);
        strbuf_puts(strip->out, ",\n");
    }
    strbuf_puts(strip->out, "  },\n");
    free(order);
}

static enum status put_kind(struct stripping *strip, struct error *err) {
    const struct exercise *exercise = strip->exercise;
    switch (exercise->kind) {
    case EXERCISE_CODE:
        return put_program(strip, err);
    case EXERCISE_BUG:
        put_text(strip, "program", exercise->program);
        return exercise->entry ? put_program(strip, err) : STATUS_OK;
    case EXERCISE_NUMBER:
        put_text(strip, "unit", exercise->unit);
        put_tolerance(strip);
        return STATUS_OK;
    case EXERCISE_CHOICE:
        put_options(strip, "options");
        return STATUS_OK;
    case EXERCISE_CHECKLIST:
        put_options(strip, "items");
        strbuf_printf(strip->out, "  need = %d,\n", exercise->need);
        return STATUS_OK;
    default:
        put_steps(strip);
        return STATUS_OK;
    }
}

enum status strip_exercise(const struct exercise *exercise, struct script *script,
                           struct strbuf *out, struct error *err) {
    struct stripping strip = { .exercise = exercise, .script = script, .out = out };
    strbuf_puts(out, "-- A learner's copy, without answers: `bitlab strip` wrote it.\nreturn {\n"
                     "  stripped = true,\n");
    put_text(&strip, "kind", exercise_kind_name(exercise->kind));
    put_text(&strip, "title", exercise->title);
    put_text(&strip, "lesson", exercise->lesson);
    put_text(&strip, "map", exercise->map);
    strbuf_printf(out, "  points = %.17g,\n", exercise->points);
    put_markdown(&strip, "task", exercise->task);
    enum status status = put_kind(&strip, err);
    put_texts(&strip, "hints", &exercise->hints, true);
    put_texts(&strip, "sources", &exercise->sources, false);
    strbuf_puts(out, "}\n");
    arena_release(&strip.arena);
    return status;
}
