// SPDX-License-Identifier: MIT
// One submission of a JSON report as the result model has it. Nobody outside lab/grade includes
// this.
#ifndef LAB_GRADE_MERGE_READ_H
#define LAB_GRADE_MERGE_READ_H

#include <jansson.h>
#include <stdbool.h>

#include "lab/grade/report.h"

// False where something lacks or has another type than report_json.c writes.
bool merge_read_submission(const json_t *object, struct arena *arena,
                           struct submission_result *submission);

// A number, or the string that stands for an infinity or NaN. False where it is neither.
bool merge_read_number(const json_t *object, const char *key, double *number);
// A string, "" where it is null or lacks.
const char *merge_read_text(const json_t *object, const char *key, struct arena *arena);

#endif
