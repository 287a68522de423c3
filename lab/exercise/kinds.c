// SPDX-License-Identifier: MIT
// The kinds of exercises: one row each.
#include "lab/exercise/reading.h"

const struct kind exercise_kinds[EXERCISE_KINDS] = {
    [EXERCISE_CODE] = { .name = "code",
                        .fields = { "entry", "reference", "starter", "cases", "solution", "given",
                                    "tolerance", "alternatives", "mistakes" },
                        .mistake_fields = { "code" },
                        .read = read_code },
    [EXERCISE_NUMBER] = { .name = "number",
                          .fields = { "answer", "unit", "tolerance", "mistakes", "vars" },
                          .mistake_fields = { "value" },
                          .read = read_number },
    [EXERCISE_CHOICE] = { .name = "choice", .fields = { "options" }, .read = read_choice },
    [EXERCISE_ORDER] = { .name = "order",
                         .fields = { "steps", "mistakes" },
                         .mistake_fields = { "order" },
                         .read = read_order },
    [EXERCISE_BUG] = { .name = "bug",
                       .fields = { "program", "line", "says", "mistakes", "entry", "reference",
                                   "cases", "solution", "given", "tolerance", "alternatives" },
                       .mistake_fields = { "line", "code" },
                       .read = read_bug },
    [EXERCISE_CHECKLIST] = { .name = "checklist",
                             .fields = { "items", "need" },
                             .read = read_checklist },
};

const char *exercise_kind_name(enum exercise_kind kind) {
    return exercise_kinds[kind].name;
}
