// SPDX-License-Identifier: MIT
// The table of references itself: rows are complete, arguments are checked, refusals are sentences.
// Sample arguments are made from the rows, so a new row is tested as soon as it is there.
#include "tests/check.h"

#include "tests/kernels/json.h"

#include "tests/kernels/call.h"

static const double some_numbers[16] = { 0.5, -0.25, 0.125, 0.75, 1, 0.2, 0.3, 0.9,
                                         0.1, 0.6,   0.7,   0.8,  2, 3,   4,   5 };
// Positive definite, with elements that pass for probabilities too.
static const double some_matrix[16] = { 1,   0.5, 0.2, 0,   0.5, 1,   0.5, 0.2,
                                        0.2, 0.5, 1,   0.5, 0,   0.2, 0.5, 1 };
static const double zeros_and_ones[4] = { 1, 0, 1, 1 };

static struct reference_field state_fields[2] = {
    { "scale", { .kind = REFERENCE_NUMBER, .number = 1024 } },
    { "good", { .kind = REFERENCE_NUMBER, .number = 3 } },
};
static struct reference_field point_fields[2] = {
    { "cost", { .kind = REFERENCE_NUMBER, .number = 1 } },
    { "quality", { .kind = REFERENCE_NUMBER, .number = 2 } },
};
static struct reference_value points[2] = {
    { .kind = REFERENCE_RECORD, .record = { point_fields, 2 } },
    { .kind = REFERENCE_RECORD, .record = { point_fields, 2 } },
};

static double sample_number(const struct reference_parameter *parameter) {
    static const struct {
        const char *name;
        double value;
    } known[] = { { "qmax", 15 }, { "qmin", -16 }, { "zero", 3 },
                  { "xmin", -1 }, { "bits", 4 },   { "questions", 4 } };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(parameter->name, known[i].name) == 0) return known[i].value;
    if (!parameter->range.bounded) return 0.75;
    double low = parameter->range.least, high = parameter->range.most;
    if (parameter->range.whole) return low + 1 < high ? low + 1 : low;
    return isinf(high) ? low + 1 : (low + high) / 2;
}

static struct reference_value sample(const struct reference_parameter *parameter) {
    switch (parameter->kind) {
    case REFERENCE_NUMBER:
        return num(sample_number(parameter));
    case REFERENCE_VECTOR:
        if (strcmp(parameter->name, "correct") == 0) return vec(zeros_and_ones, 4);
        // without the negative one where lengths, clips or probabilities are meant
        return vec(some_numbers + 2, 4);
    case REFERENCE_MATRIX:
        return mat(some_matrix, 4, 4);
    case REFERENCE_RECORD:
        return (struct reference_value) { .kind = REFERENCE_RECORD, .record = { state_fields, 2 } };
    case REFERENCE_RECORDS:
        return (struct reference_value) { .kind = REFERENCE_RECORDS, .records = { points, 2 } };
    default:
        fail_saying("no parameter has kind %d", parameter->kind);
        return num(0);
    }
}

// A vector of one block of zero bytes, for references that decode blocks of a size.
static struct reference_value sample_bytes(const char *reference) {
    static const double zeros[256];
    static const struct {
        const char *name;
        size_t bytes;
    } known[] = {
        { "q4_0_decode", 18 }, { "q8_0_decode", 34 }, { "q4_k_decode", 144 }, { "q6_k_decode", 210 }
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i].name, reference) == 0) return vec(zeros, known[i].bytes);
    return vec(zeros, 4);
}

static bool is_bytes(const struct reference_parameter *parameter) {
    return parameter->kind == REFERENCE_VECTOR && strcmp(parameter->name, "bytes") == 0;
}

static size_t samples(const struct reference *reference, struct reference_value *args) {
    for (size_t i = 0; i < reference->n_parameters; i++)
        args[i] = is_bytes(&reference->parameters[i]) ? sample_bytes(reference->name)
                                                      : sample(&reference->parameters[i]);
    return reference->n_parameters;
}

static size_t required(const struct reference *reference) {
    size_t n = 0;
    while (n < reference->n_parameters && !reference->parameters[n].optional)
        n++;
    return n;
}

// "name(a, b[, c]) -> ": what the signature must begin with.
static void signature_of(const struct reference *reference, char *text, size_t size) {
    size_t at = (size_t)snprintf(text, size, "%s(", reference->name);
    for (size_t i = 0; i < reference->n_parameters; i++) {
        const struct reference_parameter *parameter = &reference->parameters[i];
        const char *before = parameter->optional ? i > 0 ? "[, " : "[" : i > 0 ? ", " : "";
        at += (size_t)snprintf(text + at, size - at, "%s%s%s", before, parameter->name,
                               parameter->optional ? "]" : "");
    }
    snprintf(text + at, size - at, ") -> ");
}

static void every_row_is_complete_and_agrees_with_its_signature(void **state) {
    (void)state;
    assert_true(reference_count >= 70);
    for (size_t i = 0; i < reference_count; i++) {
        const struct reference *r = &reference_table[i];
        char signature[200];
        signature_of(r, signature, sizeof signature);
        if (strncmp(r->signature, signature, strlen(signature)) != 0)
            fail_saying("%s should begin with %s", r->signature, signature);
        assert_ptr_equal(reference_find(r->name), r); // so names are unique
        assert_non_null(r->unit);
        assert_non_null(r->run);
        assert_true(strlen(r->source) > 0);
        assert_true(strlen(r->help) > 10 && r->help[strlen(r->help) - 1] == '.');
        assert_true(required(r) <= r->n_parameters && r->n_parameters > 0);
        for (size_t k = 0; k < r->n_parameters; k++) {
            assert_non_null(r->parameters[k].unit);
            assert_true(r->parameters[k].optional == (k >= required(r)));
            assert_true(!r->parameters[k].range.whole || r->parameters[k].range.bounded);
        }
    }
    assert_null(reference_find("no such reference"));
}

static void every_reference_answers_sample_arguments(void **state) {
    (void)state;
    for (size_t i = 0; i < reference_count; i++) {
        const struct reference *r = &reference_table[i];
        struct heap heap = { .left = 1 << 20 };
        struct reference_value args[REFERENCE_PARAMETERS_MAX];
        size_t n = samples(r, args);
        for (; n >= required(r); n--) {
            struct reference_call call = call_on(&heap);
            if (reference_run(r, args, n, &call) != REFERENCE_OK)
                fail_saying("%s with %zu arguments: %s", r->name, n, call.message);
            assert_true(call.result.kind != REFERENCE_NIL);
            if (n == 0) break;
        }
        heap_release(&heap);
    }
}

static void assert_refused(const struct reference *r, const struct reference_value *args, size_t n,
                           const char *says) {
    struct heap heap = { .left = 1 << 20 };
    struct reference_call call = call_on(&heap);
    enum reference_status status = reference_run(r, args, n, &call);
    if (status != REFERENCE_BAD_ARGUMENT)
        fail_saying("%s: status %d, but \"%s\" was to be said", r->name, status, says);
    if (strstr(call.message, says) == NULL)
        fail_saying("%s says \"%s\" without \"%s\"", r->name, call.message, says);
    assert_int_equal(call.result.kind, REFERENCE_NIL);
    heap_release(&heap);
}

static void a_missing_an_extra_or_a_wrong_argument_is_named(void **state) {
    (void)state;
    for (size_t i = 0; i < reference_count; i++) {
        const struct reference *r = &reference_table[i];
        struct reference_value args[REFERENCE_PARAMETERS_MAX + 1] = { { .kind = REFERENCE_NIL } };
        size_t n = samples(r, args);
        assert_refused(r, args, n + 1, "too many");
        assert_refused(r, args, required(r) - 1, r->parameters[required(r) - 1].name);
        for (size_t k = 0; k < n; k++) {
            const struct reference_value kept = args[k];
            args[k] = (struct reference_value) { .kind = REFERENCE_BOOLEAN };
            assert_refused(r, args, n, r->parameters[k].name);
            if (!r->parameters[k].optional) {
                args[k].kind = REFERENCE_NIL;
                assert_refused(r, args, n, r->parameters[k].name);
            }
            args[k] = kept;
        }
    }
}

static void numbers_out_of_range_are_refused_by_name(void **state) {
    (void)state;
    for (size_t i = 0; i < reference_count; i++) {
        const struct reference *r = &reference_table[i];
        struct reference_value args[REFERENCE_PARAMETERS_MAX];
        size_t n = samples(r, args);
        for (size_t k = 0; k < n; k++) {
            const struct reference_range *range = &r->parameters[k].range;
            const struct reference_value kept = args[k];
            if (!range->bounded) continue;
            args[k] = num(range->open ? range->least : range->least - 1);
            assert_refused(r, args, n, r->parameters[k].name);
            if (!isinf(range->most)) {
                args[k] = num(range->most + 1);
                assert_refused(r, args, n, r->parameters[k].name);
            }
            if (range->whole) {
                args[k] = num(range->least + 0.5);
                assert_refused(r, args, n, "whole number");
                args[k] = num(NAN);
                assert_refused(r, args, n, "not nan");
                args[k] = num(INFINITY);
                assert_refused(r, args, n, "not inf");
            }
            args[k] = kept;
        }
    }
}

#define REFUSED(says, name, ...)                                                                   \
    assert_refused(reference_find(name), (const struct reference_value[]) { __VA_ARGS__ },         \
                   sizeof((const struct reference_value[]) { __VA_ARGS__ }) /                      \
                       sizeof(struct reference_value),                                             \
                   says)

static void refusals_name_the_range_and_what_was_given(void **state) {
    (void)state;
    const double column[] = { 1, 2 };
    REFUSED("bits must be a whole number from 2 to 32, not 0", "symmetric", LIST(1), num(0));
    REFUSED("bits must be a whole number from 2 to 32, not 4.5", "symmetric", LIST(1), num(4.5));
    REFUSED("gbps must be above 0, not 0", "token_ms", num(7e9), num(16), num(0));
    REFUSED("params must be of at least 0, not -1", "model_size_gb", num(-1), num(16));
    REFUSED("rate must be above 0 and at most 1, not 0", "imp_rounds", num(0.5), num(0));
    REFUSED("x must be a list of numbers, not a number", "mean", num(1));
    REFUSED("xhat is missing: mse(x, xhat) -> mse", "mse", LIST(1));
    REFUSED("x and xhat must have the same length, not 2 and 1", "mse", LIST(1, 2), LIST(1));
    REFUSED("label must be a whole number from 1 to 2, not 3", "cross_entropy", LIST(1, 2), num(3));
    REFUSED("qmax must be above qmin, not 3 with qmin 3", "affine", LIST(1), num(3), num(3));
    REFUSED("zero must be a code from 0 to 15, not 16", "fake_quant", num(1), num(1), num(16),
            num(0), num(15));
    REFUSED("clips[2] must be above 0, not -1", "best_clip", LIST(1), LIST(1, -1), num(4));
    REFUSED("clips must hold at least one clip", "best_clip", LIST(1), vec(NULL, 0), num(4));
    REFUSED("x must hold at least one number", "argmin", vec(NULL, 0));
    REFUSED("w must hold a multiple of 4 weights, not 3", "mask_2_4", LIST(1, 2, 3));
    REFUSED("Hinv must be 1 by 1, as w is long, not 2 by 1", "gptq_row", LIST(1), mat(column, 2, 1),
            num(1));
    REFUSED("Hinv must be positive definite", "gptq_row", LIST(1), mat((double[]) { -1 }, 1, 1),
            num(1));
    REFUSED("correct[1] must be 0 or 1, not 0.5", "ece", LIST(0.5), LIST(0.5), num(10));
    REFUSED("conf[1] must be from 0 to 1, not 1.5", "ece", LIST(1.5), LIST(1), num(10));
    REFUSED("the columns of A must be as many as the rows of B, not 2 by 1 and 2 by 1", "matmul",
            mat(column, 2, 1), mat(column, 2, 1));
    struct reference_value half = { .kind = REFERENCE_RECORD, .record = { state_fields, 1 } };
    REFUSED("state needs a `good`", "scaler_step", half, LIST(1));
    struct reference_value bare = { .kind = REFERENCE_RECORDS, .records = { &half, 1 } };
    REFUSED("points[1] needs a number `cost`", "pareto", bare);
}

static void running_out_of_memory_is_said_and_nothing_is_given(void **state) {
    (void)state;
    for (size_t i = 0; i < reference_count; i++) {
        const struct reference *r = &reference_table[i];
        struct reference_value args[REFERENCE_PARAMETERS_MAX];
        size_t n = samples(r, args);
        enum reference_status status = REFERENCE_NO_MEMORY;
        for (size_t left = 0; status != REFERENCE_OK; left += 8) {
            struct heap heap = { .left = left };
            struct reference_call call = call_on(&heap);
            status = reference_run(r, args, n, &call);
            if (status != REFERENCE_OK) {
                assert_int_equal(status, REFERENCE_NO_MEMORY);
                assert_non_null(strstr(call.message, "memory"));
                assert_int_equal(call.result.kind, REFERENCE_NIL);
            }
            heap_release(&heap);
        }
    }
}

static void an_empty_list_passes_as_a_matrix_or_as_records(void **state) {
    (void)state;
    struct heap heap = { .left = 1 << 16 };
    const struct reference_value empty = vec(NULL, 0);
    assert_int_equal(RESULT(&heap, "channel_scales", empty).vector.n, 0);
    assert_int_equal(RESULT(&heap, "wanda", empty, empty, num(0.5)).matrix.rows, 0);
    assert_int_equal(RESULT(&heap, "pareto", empty).vector.n, 0);
    struct reference_value rows = RESULT(&heap, "symmetric_rows", empty, num(4));
    assert_int_equal(field_of(&rows, "scale").vector.n, 0);
    heap_release(&heap);
}

static bool has_nan(const struct reference_value *value) {
    size_t n = value->kind == REFERENCE_VECTOR ? value->vector.n : 0;
    n = value->kind == REFERENCE_MATRIX ? value->matrix.rows * value->matrix.cols : n;
    const double *at = value->kind == REFERENCE_MATRIX ? value->matrix.at : value->vector.at;
    for (size_t i = 0; i < n; i++)
        if (isnan(at[i])) return true;
    if (value->kind == REFERENCE_RECORD)
        for (size_t i = 0; i < value->record.n; i++)
            if (has_nan(&value->record.fields[i].value)) return true;
    return value->kind == REFERENCE_NUMBER && isnan(value->number);
}

// Where a NaN has a meaning of its own, or the parameter does not enter.
static bool may_lose_nan(const char *reference, const char *parameter) {
    static const char *const known[][2] = {
        { "ste_grad", "x" },        // a NaN activation passes no gradient
        { "scaler_step", "grads" }, // a NaN gradient skips the step
        { "argmin", "x" },          // the place of the NaN
        { "code_counts", "q" },     // a NaN is no code
        { "mask_2_4", "w" },        // a NaN is larger than every number
        { "mask_n_m", "w" },        // the same
        { "wanda", "xnorm" },       // the same
        { "float_encode", "x" },    // the code of NaN
        { "final_size_gb", "orig_bits" },
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i][0], reference) == 0 && strcmp(known[i][1], parameter) == 0) return true;
    return false;
}

static void a_nan_never_becomes_a_silent_number(void **state) {
    (void)state;
    const double list[4] = { 0.125, NAN, 0.75, 1 };
    double matrix[16];
    for (size_t i = 0; i < reference_count; i++) {
        const struct reference *r = &reference_table[i];
        struct reference_value args[REFERENCE_PARAMETERS_MAX];
        size_t n = samples(r, args);
        memcpy(matrix, some_matrix, sizeof matrix);
        matrix[1] = NAN;
        for (size_t k = 0; k < n; k++) {
            const struct reference_value kept = args[k];
            struct heap heap = { .left = 1 << 20 };
            struct reference_call call = call_on(&heap);
            if (kept.kind == REFERENCE_NUMBER)
                args[k] = num(NAN);
            else if (kept.kind == REFERENCE_VECTOR)
                args[k] = vec(list, 4);
            else if (kept.kind == REFERENCE_MATRIX)
                args[k] = mat(matrix, 4, 4);
            else
                continue;
            if (reference_run(r, args, n, &call) == REFERENCE_OK && !has_nan(&call.result) &&
                !may_lose_nan(r->name, r->parameters[k].name))
                fail_saying("%s loses a NaN in %s", r->name, r->parameters[k].name);
            heap_release(&heap);
            args[k] = kept;
        }
    }
}

// Whatever the numbers are, a reference answers or refuses: no crash, no endless loop.
static void extreme_numbers_are_answered_or_refused(void **state) {
    (void)state;
    static const double extremes[] = { 0,     -0.0,   1,      -1,       NAN,    INFINITY,
                                       1e308, -1e308, 5e-324, -5e-324,  1e-310, -INFINITY,
                                       0.5,   0x1p52, 0x1p63, -0x1.8p51 };
    double list[4], matrix[16];
    uint32_t random = 1;
    for (size_t i = 0; i < reference_count; i++)
        for (size_t turn = 0; turn < 300; turn++) {
            const struct reference *r = &reference_table[i];
            struct reference_value args[REFERENCE_PARAMETERS_MAX];
            size_t n = samples(r, args);
            for (size_t k = 0; k < 16; k++) {
                random = random * 1664525u + 1013904223u;
                matrix[k] = extremes[random >> 28];
                list[k % 4] = extremes[random >> 24 & 15];
            }
            for (size_t k = 0; k < n; k++) {
                random = random * 1664525u + 1013904223u;
                if (args[k].kind == REFERENCE_VECTOR && random >> 31) args[k] = vec(list, 4);
                if (args[k].kind == REFERENCE_MATRIX && random >> 31) args[k] = mat(matrix, 4, 4);
                bool size =
                    strcmp(args[k].kind == REFERENCE_NUMBER ? r->parameters[k].name : "", "n") == 0;
                if (args[k].kind == REFERENCE_NUMBER && random >> 31 && !size)
                    args[k] = num(extremes[random >> 20 & 15]);
            }
            struct heap heap = { .left = 1 << 20 };
            struct reference_call call = call_on(&heap);
            if (reference_run(r, args, n, &call) != REFERENCE_OK)
                assert_true(strlen(call.message) > 10);
            heap_release(&heap);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_complete_and_agrees_with_its_signature),
        cmocka_unit_test(every_reference_answers_sample_arguments),
        cmocka_unit_test(a_missing_an_extra_or_a_wrong_argument_is_named),
        cmocka_unit_test(numbers_out_of_range_are_refused_by_name),
        cmocka_unit_test(refusals_name_the_range_and_what_was_given),
        cmocka_unit_test(running_out_of_memory_is_said_and_nothing_is_given),
        cmocka_unit_test(an_empty_list_passes_as_a_matrix_or_as_records),
        cmocka_unit_test(a_nan_never_becomes_a_silent_number),
        cmocka_unit_test(extreme_numbers_are_answered_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
