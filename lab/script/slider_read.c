// SPDX-License-Identifier: MIT
// The `sliders` and the `order` of a figure, read and checked.
#include "lab/script/slider_read.h"

#include <math.h>
#include <string.h>

#include "lab/base/nearest.h"

static const char *const slider_fields[] = { "default", "min",  "max",   "step", "values",
                                             "label",   "unit", "names", "scale" };
enum { SLIDER_FIELDS = sizeof slider_fields / sizeof *slider_fields };

static bool value_matches(const struct value *a, const struct value *b) {
    if (value_is_number(a)) return value_is_number(b) && value_number(a) == value_number(b);
    if (a->kind != b->kind) return false;
    return a->kind == VALUE_BOOLEAN ? a->boolean == b->boolean
                                    : strcmp(a->string.at, b->string.at) == 0;
}

static size_t find_value(const struct slider *slider, const struct value *value) {
    for (size_t i = 0; i < slider->n; i++)
        if (value_matches(&slider->values[i], value)) return i;
    return slider->n;
}

static void read_listed(struct fields *fields, const struct value *table, struct slider *slider) {
    const struct value *list = fields_table(fields, table, "values", REQUIRED, "a list of values");
    if (!list) return;
    slider->listed = true;
    if (value_field(table, "min") || value_field(table, "max") || value_field(table, "step"))
        fields_wrong(fields, table->line, "slider %s has either values, or min, max and step",
                     slider->name);
    if (list->table.n == 0)
        fields_wrong(fields, list->line, "values of slider %s is empty", slider->name);
    fields_known(fields, list, "values", NULL, 0, list->table.n);
    slider->values = list->table.items;
    slider->n = list->table.n;
    for (size_t i = 0; i < slider->n; i++) {
        const struct value *value = &slider->values[i];
        bool fits =
            value_is_number(value) || value->kind == VALUE_STRING || value->kind == VALUE_BOOLEAN;
        if (!fits || (value_is_number(value) && isnan(value_number(value))))
            fields_wrong(fields, value->line,
                         "values of slider %s are numbers, strings or booleans, not %s",
                         slider->name, fits ? "nan" : value_kind_name(value->kind));
        if (fields->status != STATUS_OK) return;
        for (size_t j = 0; j < i; j++)
            if (value_matches(&slider->values[j], value))
                fields_wrong(fields, value->line, "values of slider %s holds the same value twice",
                             slider->name);
    }
}

static void read_stepped(struct fields *fields, const struct value *table, struct slider *slider) {
    slider->min = fields_number(fields, table, "min", REQUIRED, 0);
    slider->max = fields_number(fields, table, "max", REQUIRED, 1);
    slider->step = fields_number(fields, table, "step", REQUIRED, 1);
    if (fields->status != STATUS_OK) return;
    int line = value_field(table, "max")->line;
    if (!isfinite(slider->min) || !isfinite(slider->max) || !isfinite(slider->step))
        fields_wrong(fields, line, "slider %s: min, max and step are finite", slider->name);
    else if (slider->max <= slider->min)
        fields_wrong(fields, line, "slider %s: max %.6g is not above min %.6g", slider->name,
                     slider->max, slider->min);
    else if (slider->step <= 0)
        fields_wrong(fields, value_field(table, "step")->line,
                     "slider %s: step %.6g is not above 0", slider->name, slider->step);
    else if ((slider->max - slider->min) / slider->step >= SLIDER_VALUES_MAX)
        fields_wrong(fields, value_field(table, "step")->line,
                     "slider %s has more than %d values; make step larger", slider->name,
                     SLIDER_VALUES_MAX);
    if (fields->status != STATUS_OK) return;
    slider->n = (size_t)ceil((slider->max - slider->min) / slider->step - 1e-9) + 1;
}

static void read_default(struct fields *fields, const struct value *table, struct slider *slider) {
    const struct value *start = fields_get(fields, table, "default", REQUIRED,
                                           slider->listed ? "one of values" : "a number");
    if (fields->status != STATUS_OK) return;
    if (slider->listed) {
        slider->start = find_value(slider, start);
        if (slider->start == slider->n)
            fields_wrong(fields, start->line, "default of slider %s is not one of its values",
                         slider->name);
        return;
    }
    double number = fields_number(fields, table, "default", REQUIRED, 0);
    if (fields->status != STATUS_OK) return;
    if (number < slider->min || number > slider->max) {
        fields_wrong(fields, start->line, "default %.6g of slider %s is not within %.6g to %.6g",
                     number, slider->name, slider->min, slider->max);
        return;
    }
    slider->start = slider_nearest(slider, number);
    struct value there = slider_value(slider, slider->start);
    if (fabs(value_number(&there) - number) > 1e-9 * slider->step)
        fields_wrong(fields, start->line,
                     "default %.6g of slider %s is not on its steps; the nearest is %.6g", number,
                     slider->name, value_number(&there));
}

static void read_name(struct fields *fields, const struct slider *slider, const struct value *key,
                      const struct value *name) {
    size_t i = find_value(slider, key);
    if (i < slider->n) {
        slider->names[i] = fields_value_text(fields, name, "a name of a value");
        return;
    }
    struct strbuf text = { 0 };
    value_print(key, &text, 40);
    fields_wrong(fields, name->line, "names of slider %s: %s is not one of its values",
                 slider->name, strbuf_text(&text));
    strbuf_release(&text);
}

// names = { [0] = "whole tensor" }: items 1, 2, … name the values 1, 2, …
static void read_names(struct fields *fields, const struct value *table, struct arena *arena,
                       struct slider *slider) {
    const struct value *names =
        fields_table(fields, table, "names", OPTIONAL, "a table of values' names");
    if (!names || fields->status != STATUS_OK) return;
    if (!slider->listed) {
        fields_wrong(fields, names->line, "slider %s: names belong to values; it has min and max",
                     slider->name);
        return;
    }
    slider->names = arena_alloc(arena, slider->n * sizeof *slider->names);
    for (size_t i = 0; i < names->table.n; i++) {
        struct value key = value_of_integer((int64_t)i + 1);
        read_name(fields, slider, &key, &names->table.items[i]);
    }
    for (size_t i = 0; i < names->table.n_fields; i++)
        read_name(fields, slider, &names->table.fields[i].key, &names->table.fields[i].value);
}

static void read_scale(struct fields *fields, const struct value *table, struct slider *slider) {
    const struct value *scale = value_field(table, "scale");
    if (!scale) return;
    const char *text = fields_text(fields, table, "scale", OPTIONAL);
    slider->log = strcmp(text, "log") == 0;
    if (!slider->log && strcmp(text, "linear") != 0)
        fields_wrong(fields, scale->line, "scale of slider %s is \"log\" or \"linear\", not \"%s\"",
                     slider->name, text);
    if (slider->log && !slider->listed && slider->min <= 0)
        fields_wrong(fields, scale->line, "slider %s: a logarithmic track has a min above 0",
                     slider->name);
}

static void read_slider(struct fields *fields, const char *name, const struct value *table,
                        struct arena *arena, struct slider *slider) {
    *slider = (struct slider) { .name = name, .label = name, .unit = "", .line = table->line };
    if (table->kind != VALUE_TABLE) {
        fields_wrong(fields, table->line, "slider %s: a table is wanted, not %s", name,
                     value_kind_name(table->kind));
        return;
    }
    const char *what = arena_printf(arena, "slider %s", name);
    fields_known(fields, table, what, slider_fields, SLIDER_FIELDS, 0);
    if (value_field(table, "label")) slider->label = fields_text(fields, table, "label", REQUIRED);
    slider->unit = fields_text(fields, table, "unit", OPTIONAL);
    if (value_field(table, "values")) {
        read_listed(fields, table, slider);
    } else if (!value_field(table, "min") && !value_field(table, "max")) {
        fields_wrong(fields, table->line, "slider %s has neither values nor min, max and step",
                     name);
    } else {
        read_stepped(fields, table, slider);
    }
    if (fields->status != STATUS_OK) return;
    read_default(fields, table, slider);
    read_names(fields, table, arena, slider);
    read_scale(fields, table, slider);
}

static void wrong_order(struct fields *fields, const struct live_figure *figure,
                        struct arena *arena, const char *name, int line) {
    const char **names = arena_alloc(arena, figure->n_sliders * sizeof *names);
    for (size_t i = 0; i < figure->n_sliders; i++)
        names[i] = figure->sliders[i].name;
    const char *nearest = name_nearest(name, names, figure->n_sliders);
    if (nearest)
        fields_wrong(fields, line, "order: there is no slider %s; the nearest is %s", name,
                     nearest);
    else
        fields_wrong(fields, line, "order: there is no slider %s", name);
}

// Brings the named sliders to the front, in that order; the others stay as they are, by name.
static void apply_order(struct fields *fields, const struct value *table, struct arena *arena,
                        struct live_figure *figure) {
    size_t n;
    const char **order = fields_texts(fields, table, "order", OPTIONAL, arena, &n);
    for (size_t i = 0; i < n && fields->status == STATUS_OK; i++) {
        int line = value_field(table, "order")->table.items[i].line;
        size_t at = 0;
        while (at < figure->n_sliders && strcmp(figure->sliders[at].name, order[i]) != 0)
            at++;
        if (at == figure->n_sliders) {
            wrong_order(fields, figure, arena, order[i], line);
        } else if (at < i) {
            fields_wrong(fields, line, "order names slider %s twice", order[i]);
        } else {
            struct slider moved = figure->sliders[at];
            memmove(&figure->sliders[i + 1], &figure->sliders[i], (at - i) * sizeof moved);
            figure->sliders[i] = moved;
        }
    }
}

void sliders_read(struct fields *fields, const struct value *table, struct arena *arena,
                  struct live_figure *figure) {
    const struct value *sliders =
        fields_table(fields, table, "sliders", OPTIONAL, "a table of sliders");
    if (sliders) {
        if (sliders->table.n)
            fields_wrong(fields, sliders->table.items[0].line,
                         "a slider needs a name: sliders = { bits = { … } }");
        figure->n_sliders = sliders->table.n_fields;
        figure->sliders = arena_alloc(arena, figure->n_sliders * sizeof *figure->sliders);
    }
    for (size_t i = 0; i < figure->n_sliders && fields->status == STATUS_OK; i++) {
        const struct value_field *field = &sliders->table.fields[i];
        if (field->key.kind != VALUE_STRING) {
            fields_wrong(fields, field->value.line,
                         "a slider's name is a word: sliders = { bits = { … } }");
            return;
        }
        read_slider(fields, field->key.string.at, &field->value, arena, &figure->sliders[i]);
    }
    if (fields->status == STATUS_OK) apply_order(fields, table, arena, figure);
}
