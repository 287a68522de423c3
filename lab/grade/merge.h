// SPDX-License-Identifier: MIT
// Many JSON reports made one: the shards of a class become one gradebook. Nothing in them is
// believed that can be added up again.
#ifndef LAB_GRADE_MERGE_H
#define LAB_GRADE_MERGE_H

#include <stddef.h>

#include "lab/base/error.h"
#include "lab/grade/report.h"

struct merge;

// Reads the reports. STATUS_USAGE, with the file's name, where one is no report of schema
// bitlab-result/1, of another course or another seed than the first, adds up to another total than
// it says, or holds a submission that an earlier one has.
enum status merge_open(struct merge **merge, const char *const *paths, size_t n, struct error *err);
size_t merge_size(const struct merge *merge); // submissions

// Fills in what the report says of the whole, and gives every submission in the order of their
// paths; a submission's memory goes after its call.
typedef void merge_taker(void *owner, const struct submission_result *submission);
void merge_run(struct merge *merge, struct report *report, merge_taker *take, void *owner);
void merge_free(struct merge *merge);

#endif
