// SPDX-License-Identifier: MIT
// Finding a reference in the table and calling it on plain values.
// All that can be checked from the table alone is checked here, before an adaptor runs.
#include "kernels/reference/reference.h"

#include <math.h>
#include <string.h>

#include "kernels/reference/adapter.h"

const struct reference *reference_find(const char *name) {
    for (size_t i = 0; i < reference_count; i++)
        if (strcmp(reference_table[i].name, name) == 0) return &reference_table[i];
    return NULL;
}

static const char *name_of(enum reference_kind kind) {
    static const char *const names[] = {
        [REFERENCE_NIL] = "nothing",
        [REFERENCE_BOOLEAN] = "true or false",
        [REFERENCE_NUMBER] = "a number",
        [REFERENCE_VECTOR] = "a list of numbers",
        [REFERENCE_MATRIX] = "a matrix (a list of equally long lists of numbers)",
        [REFERENCE_RECORD] = "a record",
        [REFERENCE_RECORDS] = "a list of records",
    };
    return names[kind];
}

static bool in_range(double x, const struct reference_range *range) {
    if (range->whole && !(floor(x) == x && isfinite(x))) return false;
    if (!range->bounded || isnan(x)) return true;
    return (range->open ? x > range->least : x >= range->least) && x <= range->most;
}

static enum reference_status refuse_number(struct reference_call *call,
                                           const struct reference_parameter *parameter, double x) {
    const struct reference_range *range = &parameter->range;
    const char *what = range->whole ? "a whole number " : "";
    if (!range->bounded)
        return refuse(call, "%s must be a whole number, not %.17g", parameter->name, x);
    if (isinf(range->most))
        return refuse(call, "%s must be %s%s %.17g, not %.17g", parameter->name, what,
                      range->open ? "above" : "of at least", range->least, x);
    return refuse(call, "%s must be %s%s %.17g %s %.17g, not %.17g", parameter->name, what,
                  range->open ? "above" : "from", range->least, range->open ? "and at most" : "to",
                  range->most, x);
}

static bool stands_for_empty(enum reference_kind wanted, const struct reference_value *value) {
    return value->kind == REFERENCE_VECTOR && value->vector.n == 0 &&
           (wanted == REFERENCE_MATRIX || wanted == REFERENCE_RECORDS ||
            wanted == REFERENCE_RECORD);
}

// Checks one argument against its parameter; an empty list becomes the empty value of its kind.
static enum reference_status check(struct reference_call *call,
                                   const struct reference_parameter *parameter,
                                   struct reference_value *value) {
    if (value->kind == REFERENCE_NIL && parameter->optional) return REFERENCE_OK;
    if (stands_for_empty(parameter->kind, value))
        *value = (struct reference_value) { .kind = parameter->kind };
    if (value->kind != parameter->kind)
        return refuse(call, "%s must be %s, not %s", parameter->name, name_of(parameter->kind),
                      name_of(value->kind));
    if (value->kind == REFERENCE_NUMBER && !in_range(value->number, &parameter->range))
        return refuse_number(call, parameter, value->number);
    return REFERENCE_OK;
}

enum reference_status reference_run(const struct reference *reference,
                                    const struct reference_value *args, size_t n_args,
                                    struct reference_call *call) {
    struct reference_value checked[REFERENCE_PARAMETERS_MAX] = { { .kind = REFERENCE_NIL } };
    call->result = (struct reference_value) { .kind = REFERENCE_NIL };
    call->message[0] = '\0';
    if (n_args > reference->n_parameters)
        return refuse(call, "%zu arguments are too many for %s", n_args, reference->signature);
    for (size_t i = 0; i < reference->n_parameters; i++) {
        const struct reference_parameter *parameter = &reference->parameters[i];
        if (i >= n_args && !parameter->optional)
            return refuse(call, "%s is missing: %s", parameter->name, reference->signature);
        if (i < n_args) checked[i] = args[i];
        enum reference_status status = check(call, parameter, &checked[i]);
        if (status != REFERENCE_OK) return status;
    }
    call->args = checked;
    enum reference_status status = reference->run(call);
    call->args = NULL;
    if (status == REFERENCE_NO_MEMORY)
        refuse(call, "%s needs more memory than there is", reference->name);
    if (status != REFERENCE_OK) call->result = (struct reference_value) { .kind = REFERENCE_NIL };
    return status;
}
