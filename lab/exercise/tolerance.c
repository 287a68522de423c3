// SPDX-License-Identifier: MIT
// How near an answer must come: read, and said in words.
#include <math.h>
#include <string.h>

#include "lab/exercise/reading.h"

const struct tolerance tolerance_default = { .rel = 1e-9, .abs = 1e-12, .ulp = -1 };

static double bound(struct reading *reading, const struct value *table, const char *name) {
    double number = fields_number(&reading->fields, table, name, OPTIONAL, -1);
    const struct value *value = value_field(table, name);
    if (value && (number < 0 || isinf(number)))
        fields_wrong(&reading->fields, value->line, "%s of tolerance is at least 0, not %.6g", name,
                     number);
    return number;
}

void read_tolerance(struct reading *reading) {
    static const char *const known[] = { "rel", "abs", "ulp", "nan" };
    struct fields *fields = &reading->fields;
    struct tolerance *tolerance = &reading->exercise->tolerance;
    const struct value *table =
        fields_table(fields, reading->table, "tolerance", OPTIONAL, "a table { rel = 1e-9 }");
    *tolerance = tolerance_default;
    if (!table) return;
    fields_known(fields, table, "tolerance", known, sizeof known / sizeof *known, 0);
    if (value_field(table, "rel") || value_field(table, "abs") || value_field(table, "ulp")) {
        reading->exercise->tolerance_stated = true;
        tolerance->rel = bound(reading, table, "rel");
        tolerance->abs = bound(reading, table, "abs");
        tolerance->ulp = fields_whole(fields, table, "ulp", OPTIONAL, -1, 0, 1 << 30);
    }
    const char *nan = fields_text(fields, table, "nan", OPTIONAL);
    tolerance->nan_fails = strcmp(nan, "fail") == 0;
    if (*nan && !tolerance->nan_fails && strcmp(nan, "equal") != 0)
        fields_wrong(fields, value_field(table, "nan")->line,
                     "nan of tolerance is \"fail\" or \"equal\", not \"%s\"", nan);
}

static const char *separator(const struct strbuf *out, size_t start) {
    return out->size > start ? " or " : "";
}

void tolerance_print(const struct tolerance *tolerance, struct strbuf *out) {
    size_t start = out->size;
    if (tolerance->rel > 0) strbuf_printf(out, "relative %g", tolerance->rel);
    if (tolerance->abs > 0)
        strbuf_printf(out, "%sabsolute %g", separator(out, start), tolerance->abs);
    if (tolerance->ulp > 0)
        strbuf_printf(out, "%s%lld ulp", separator(out, start), (long long)tolerance->ulp);
    if (out->size == start) strbuf_puts(out, "exact");
}
