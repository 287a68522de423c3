// SPDX-License-Identifier: MIT
// The table of references itself; the rows stand by topic in table_<topic>.inc.
// A new formula is one C function, one adaptor in table_<topic>.c and one row.
#include <math.h>

#include "kernels/reference/adapter.h"

// Words for parameters: what must be given, and for a number which ones.
#define ANY(as, in) .name = as, .kind = REFERENCE_NUMBER, .unit = in
#define RANGED(as, in, ...)                                                                        \
    .name = as, .kind = REFERENCE_NUMBER, .unit = in, .range = { .bounded = true, __VA_ARGS__ }
#define AT_LEAST(as, in, low)     RANGED(as, in, .least = low, .most = INFINITY)
#define ABOVE(as, in, low)        RANGED(as, in, .open = true, .least = low, .most = INFINITY)
#define WITHIN(as, in, low, high) RANGED(as, in, .least = low, .most = high)
#define FRACTION(as, in)          RANGED(as, in, .open = true, .least = 0, .most = 1)
#define WHOLE(as, in, low, high)  RANGED(as, in, .whole = true, .least = low, .most = high)
#define VECTOR(as, in)            .name = as, .kind = REFERENCE_VECTOR, .unit = in
#define MATRIX(as, in)            .name = as, .kind = REFERENCE_MATRIX, .unit = in
#define RECORD(as)                .name = as, .kind = REFERENCE_RECORD, .unit = ""
#define RECORDS(as)               .name = as, .kind = REFERENCE_RECORDS, .unit = ""

#define CODE_LIMIT  4294967296 // 2^32: codes and their differences are exact doubles
#define COUNT_LIMIT 1073741824 // 2^30: lengths and groups

// In the order of the course, which is not the alphabet's.
// clang-format off
const struct reference reference_table[] = {
#include "kernels/reference/table_sizes.inc"
#include "kernels/reference/table_quantizers.inc"
#include "kernels/reference/table_formats.inc"
#include "kernels/reference/table_errors.inc"
#include "kernels/reference/table_methods.inc"
#include "kernels/reference/table_layers.inc"
#include "kernels/reference/table_models.inc"
#include "kernels/reference/table_sparsity.inc"
#include "kernels/reference/table_lowrank.inc"
#include "kernels/reference/table_policy.inc"
#include "kernels/reference/table_judging.inc"
};
// clang-format on

const size_t reference_count = sizeof reference_table / sizeof *reference_table;
