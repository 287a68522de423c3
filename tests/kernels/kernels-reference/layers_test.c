// SPDX-License-Identifier: MIT
// Layers with their inputs against NumPy (tests/data/make_layers_vectors.py), and against a second
// derivation: one Gaussian step at a time, the outputs themselves, every rounding tried.
#include "tests/check.h"

#include "tests/kernels/call.h"

#include "tests/kernels/many.h"

#include "kernels/reference/compensation.h"
#include "kernels/reference/error.h"
#include "kernels/reference/gptq.h"
#include "kernels/reference/hessian.h"
#include "kernels/reference/int8_linear.h"
#include "kernels/reference/matrix.h"

enum { IN = 6, SAMPLES = 20 };

static struct heap heap;

static struct reference_value matrix_of(const json_t *rows) {
    size_t n = json_array_size(rows), cols = json_array_size(json_array_get(rows, 0));
    double *at = heap_allocate(&heap, n * cols * sizeof *at);
    assert_non_null(at);
    for (size_t i = 0; i < n * cols; i++)
        at[i] = json_double(json_array_get(json_array_get(rows, i / cols), i % cols));
    return mat(at, n, cols);
}

static struct reference_value list_of(const json_t *list) {
    size_t n = json_array_size(list);
    double *at = heap_allocate(&heap, (n + 1) * sizeof *at);
    assert_non_null(at);
    for (size_t i = 0; i < n; i++)
        at[i] = json_double(json_array_get(list, i));
    return vec(at, n);
}

static void assert_matrix(struct reference_value actual, const json_t *expected, double relative,
                          const char *what) {
    const struct reference_value e = matrix_of(expected);
    assert_int_equal(actual.kind, REFERENCE_MATRIX);
    assert_int_equal(actual.matrix.rows, e.matrix.rows);
    assert_int_equal(actual.matrix.cols, e.matrix.cols);
    for (size_t i = 0; i < e.matrix.rows * e.matrix.cols; i++)
        if (fabs(actual.matrix.at[i] - e.matrix.at[i]) > 1e-14)
            assert_near(actual.matrix.at[i], e.matrix.at[i], relative, what);
}

static void assert_list(struct reference_value actual, const json_t *expected, double relative,
                        const char *what) {
    const struct reference_value e = list_of(expected);
    assert_int_equal(actual.vector.n, e.vector.n);
    for (size_t i = 0; i < e.vector.n; i++)
        assert_near(actual.vector.at[i], e.vector.at[i], relative, what);
}

// The Cholesky factors differ from LAPACK's in their last digits; the codes must not.
static void gptq_is_that_of_numpy(void **state) {
    const json_t *cases = json_at(*state, "gptq");
    assert_true(json_array_size(cases) >= 5);
    for (size_t i = 0; i < json_array_size(cases); i++) {
        const json_t *c = json_array_get(cases, i);
        struct reference_value H = matrix_of(json_at(c, "H")), W = matrix_of(json_at(c, "W"));
        assert_matrix(RESULT(&heap, "hessian", matrix_of(json_at(c, "X"))), json_at(c, "H"), 1e-13,
                      "H");
        struct reference_value result = RESULT(
            &heap, "gptq", W, H, num(json_double_at(c, "bits")), num(json_double_at(c, "damping")),
            num(json_double_at(c, "group")), num(json_double_at(c, "falling")));
        assert_matrix(field_of(&result, "q"), json_at(c, "q"), 0, "q");
        assert_matrix(field_of(&result, "what"), json_at(c, "what"), 1e-10, "what");
        assert_matrix(field_of(&result, "scale"), json_at(c, "scale"), 1e-10, "scale");
    }
}

static void awq_is_that_of_numpy(void **state) {
    const json_t *cases = json_at(*state, "awq");
    assert_true(json_array_size(cases) >= 4);
    for (size_t i = 0; i < json_array_size(cases); i++) {
        const json_t *c = json_array_get(cases, i);
        const struct reference_value alpha = num(json_double_at(c, "alpha"));
        assert_list(RESULT(&heap, "awq_scales", list_of(json_at(c, "xmag")), alpha),
                    json_at(c, "s"), 1e-14, "s");
        struct reference_value error = RESULT(
            &heap, "awq_output_error", matrix_of(json_at(c, "X")), matrix_of(json_at(c, "W")),
            alpha, num(json_double_at(c, "bits")), num(json_double_at(c, "group")));
        assert_near(error.number, json_double_at(c, "error"), 1e-12, "error");
    }
}

static void llm_int8_is_that_of_numpy(void **state) {
    const json_t *cases = json_at(*state, "int8");
    assert_true(json_array_size(cases) >= 4);
    for (size_t i = 0; i < json_array_size(cases); i++) {
        const json_t *c = json_array_get(cases, i);
        struct reference_value result =
            RESULT(&heap, "llm_int8", matrix_of(json_at(c, "X")), matrix_of(json_at(c, "W")),
                   num(json_double_at(c, "threshold")));
        assert_matrix(field_of(&result, "Y"), json_at(c, "Y"), 1e-12, "Y");
        assert_list(field_of(&result, "outliers"), json_at(c, "outliers"), 0, "outliers");
    }
}

static void random_hessian(double damping, double *H) {
    double X[IN * SAMPLES];
    fill(X, IN * SAMPLES);
    for (size_t t = 0; t < SAMPLES; t++) // correlated inputs
        for (size_t i = 1; i < IN; i++)
            X[i * SAMPLES + t] += 0.7 * X[(i - 1) * SAMPLES + t];
    hessian(X, IN, SAMPLES, damping, H);
}

static void a_matrix_times_its_inverse_is_the_unit_matrix(void **state) {
    (void)state;
    for (size_t turn = 0; turn < 100; turn++) {
        double H[IN * IN], Hinv[IN * IN], scratch[IN * IN], unit[IN * IN];
        random_hessian(0.01, H);
        assert_true(inverse(H, IN, Hinv, scratch));
        matmul(H, Hinv, IN, IN, IN, unit);
        for (size_t i = 0; i < IN * IN; i++)
            assert_true(fabs(unit[i] - (i % (IN + 1) == 0)) < 1e-11);
    }
    const double indefinite[4] = { 1, 2, 2, 1 };
    double out[4], scratch[4];
    assert_false(inverse(indefinite, 2, out, scratch));
}

static void damping_adds_its_share_of_the_mean_diagonal(void **state) {
    (void)state;
    const double X[4] = { 1, 2, 0, 3 }; // 2 X X^T = [[10, 12], [12, 18]], mean diagonal 14
    double H[4];
    hessian(X, 2, 2, 0.5, H);
    const double expected[4] = { 17, 12, 12, 25 };
    for (size_t i = 0; i < 4; i++)
        assert_near(H[i], expected[i], 0, "H");
}

// gptq by Cholesky factors and gptq_row by elimination are two roads to the same codes.
static void a_layer_is_its_rows_by_elimination(void **state) {
    (void)state;
    for (size_t turn = 0; turn < 300; turn++) {
        double W[2 * IN], H[IN * IN], D[IN * IN], Hinv[IN * IN], row[IN];
        double q[2 * IN], what[2 * IN], scale[2], expected[IN], scratch[4 * IN * IN];
        size_t order[IN];
        const struct gptq_options options = { .bits = 3, .damping = 0.02 };
        fill(W, 2 * IN);
        random_hessian(0, H);
        assert_true(gptq(W, H, 2, IN, &options, q, what, scale, scratch, order));
        memcpy(D, H, sizeof H);
        double trace = 0;
        for (size_t i = 0; i < IN; i++)
            trace += H[i * IN + i];
        for (size_t i = 0; i < IN; i++)
            D[i * IN + i] += 0.02 * trace / IN;
        for (size_t r = 0; r < 2; r++) {
            bool clamped = false;
            assert_true(inverse(D, IN, Hinv, scratch));
            memcpy(row, W + r * IN, sizeof row);
            assert_true(gptq_row(row, Hinv, IN, scale[r], expected));
            for (size_t i = 0; i < IN && !clamped; i++) {
                clamped = expected[i] < -4 || expected[i] > 3; // gptq_row's grid has no end
                if (!clamped) assert_near(q[r * IN + i], expected[i], 0, "code");
            }
        }
    }
}

static void the_trace_begins_with_the_row_and_ends_on_the_grid(void **state) {
    (void)state;
    for (size_t turn = 0; turn < 100; turn++) {
        double w[IN], v[IN], H[IN * IN], Hinv[IN * IN], again[IN * IN], q[IN], scratch[IN * IN];
        double trace[(IN + 1) * IN];
        fill(w, IN);
        random_hessian(0.01, H);
        assert_true(inverse(H, IN, Hinv, scratch));
        memcpy(again, Hinv, sizeof Hinv);
        memcpy(v, w, sizeof w);
        assert_true(gptq_trace(w, Hinv, IN, 0.25, 0, trace));
        assert_true(gptq_row(v, again, IN, 0.25, q));
        for (size_t j = 0; j < IN; j++) {
            assert_near(trace[j], w[j], 0, "row 0");
            assert_near(trace[IN * IN + j], 0.25 * q[j], 0, "last row");
        }
        assert_true(inverse(H, IN, Hinv, scratch));
        assert_true(gptq_trace(w, Hinv, IN, 0.25, 2, trace));
        for (size_t j = 0; j < IN; j++)
            assert_true(trace[IN * IN + j] >= -0.5 && trace[IN * IN + j] <= 0.25);
    }
}

static double error_at(const double *w, const double *what, const double *H) {
    return output_error(w, what, H, IN);
}

// After a column is frozen no other move of the free columns has a smaller output error.
static void compensation_is_the_best_move_there_is(void **state) {
    (void)state;
    for (size_t turn = 0; turn < 100; turn++) {
        double w[IN], H[IN * IN], Hinv[IN * IN], scratch[IN * IN], trace[(IN + 1) * IN], other[IN];
        fill(w, IN);
        random_hessian(0.01, H);
        assert_true(inverse(H, IN, Hinv, scratch));
        assert_true(gptq_trace(w, Hinv, IN, 0.25, 0, trace));
        const double *first = trace + IN;
        for (size_t attempt = 0; attempt < 20; attempt++) {
            memcpy(other, first, sizeof other);
            for (size_t j = 1; j < IN; j++)
                other[j] += 0.01 * next();
            assert_true(error_at(w, other, H) >= error_at(w, first, H) * (1 - 1e-12));
        }
    }
}

static void every_rounding_is_there_and_gptq_is_one_of_them(void **state) {
    (void)state;
    double better = 0, worse = 0;
    for (size_t turn = 0; turn < 200; turn++) {
        double w[IN], v[IN], H[IN * IN], Hinv[IN * IN], scratch[IN * IN], q[IN], what[IN];
        double weight[1 << IN], output[1 << IN], nearest[IN];
        fill(w, IN);
        random_hessian(0.01, H);
        rounding_errors(w, H, IN, 0.25, weight, output, scratch);
        size_t least = 0, best = 0;
        for (size_t m = 1; m < 1 << IN; m++) {
            if (weight[m] < weight[least]) least = m;
            if (output[m] < output[best]) best = m;
        }
        for (size_t j = 0; j < IN; j++) {
            nearest[j] = 0.25 * rint(w[j] / 0.25);
            const double up = (double)(least >> j & 1);
            assert_near(0.25 * (floor(w[j] / 0.25) + up), nearest[j], 1e-12, "nearest");
        }
        assert_near(output[least], output_error(w, nearest, H, IN), 1e-9, "error of the nearest");
        assert_true(inverse(H, IN, Hinv, scratch));
        memcpy(v, w, sizeof w);
        assert_true(gptq_row(v, Hinv, IN, 0.25, q));
        for (size_t j = 0; j < IN; j++)
            what[j] = 0.25 * q[j];
        double gptq_error = output_error(w, what, H, IN);
        better += gptq_error < output[least];
        worse += gptq_error > output[least];
        assert_true(output[best] <= output[least]);
    }
    assert_true(better > 2 * worse);
}

static void integer_codes_and_dequantized_values_give_one_product(void **state) {
    (void)state;
    enum { TOKENS = 4, OUT = 3 };
    double X[TOKENS * IN], W[OUT * IN], Y[TOKENS * OUT], Z[TOKENS * OUT], scratch[200];
    for (size_t turn = 0; turn < 50; turn++) {
        struct heap own = { .left = 1 << 20 };
        fill(X, TOKENS * IN);
        fill(W, OUT * IN);
        assert_true(int8_scratch(TOKENS, IN, OUT) <= 200);
        int8_linear(X, W, TOKENS, IN, OUT, 8, Y, scratch);
        struct reference_value x = RESULT(&own, "symmetric_rows", mat(X, TOKENS, IN), num(8));
        struct reference_value w = RESULT(&own, "symmetric_rows", mat(W, OUT, IN), num(8));
        linear(field_of(&x, "xhat").matrix.at, field_of(&w, "xhat").matrix.at, TOKENS, IN, OUT, Z);
        for (size_t i = 0; i < TOKENS * OUT; i++)
            assert_true(fabs(Y[i] - Z[i]) < 1e-13);
        heap_release(&own);
    }
}

static void the_error_of_one_alpha_is_the_one_the_search_compares(void **state) {
    (void)state;
    double w[IN], xmag[IN], scratch[IN];
    for (size_t turn = 0; turn < 100; turn++) {
        fill(w, IN);
        fill(xmag, IN);
        for (size_t j = 0; j < IN; j++)
            xmag[j] = 0.1 + 5 * fabs(xmag[j]);
        struct awq_choice best = awq_search(w, xmag, IN, 3, 20, scratch);
        double least = INFINITY;
        for (int k = 0; k <= 20; k++)
            least = fmin(least, awq_error(w, xmag, IN, 3, k / 20.0, scratch));
        assert_near(best.err, least, 0, "err");
        assert_near(awq_error(w, xmag, IN, 3, best.alpha, scratch), best.err, 0, "err at alpha");
    }
}

static void a_channel_at_the_threshold_is_an_outlier(void **state) {
    (void)state;
    struct heap own = { .left = 1 << 16 };
    const double X[4] = { 6, 1, -2, 5.999 }, W[2] = { 1, 1 };
    struct reference_value at_six = RESULT(&own, "llm_int8", mat(X, 2, 2), mat(W, 1, 2), num(6));
    assert_int_equal(field_of(&at_six, "outliers").vector.n, 1);
    assert_true(field_of(&at_six, "outliers").vector.at[0] == 1);
    heap_release(&own);
}

static void a_column_without_inputs_needs_no_damping_and_is_stored_as_zero(void **state) {
    (void)state;
    struct heap own = { .left = 1 << 16 };
    const double H[4] = { 3, 0, 0, 0 }, W[2] = { 0.7, 0.9 };
    struct reference_value result =
        RESULT(&own, "gptq", mat(W, 1, 2), mat(H, 2, 2), num(4), num(0));
    assert_near(field_of(&result, "what").matrix.at[0], 0.7, 1e-15, "used");
    assert_near(field_of(&result, "what").matrix.at[1], 0, 0, "unused");
    heap_release(&own);
}

static void the_moving_average_follows_the_batches(void **state) {
    (void)state;
    struct heap own = { .left = 1 << 16 };
    const struct reference_value x = LIST(1, -4, 2, 0.5, -3);
    assert_near(RESULT(&own, "calibrate_average", x, num(2), num(0.5)).number,
                0.5 * (0.5 * 4 + 0.5 * 2) + 0.5 * 3, 0, "three batches");
    assert_near(RESULT(&own, "calibrate_average", x, num(2)).number,
                0.9 * (0.9 * 4 + 0.1 * 2) + 0.1 * 3, 1e-15, "momentum 0.9");
    assert_near(RESULT(&own, "calibrate_average", x, num(9)).number, 4, 0, "one batch");
    assert_near(RESULT(&own, "calibrate_average", vec(NULL, 0), num(2)).number, 0, 0, "empty");
    assert_true(isnan(RESULT(&own, "calibrate_average", x, num(9), num(NAN)).number));
    heap_release(&own);
}

static void a_lopsided_or_indefinite_matrix_is_refused(void **state) {
    (void)state;
    const double lopsided[4] = { 1, 0.5, 0.25, 1 }, indefinite[4] = { 1, 2, 2, 1 };
    const struct {
        const char *name, *says;
        const double *A;
    } refused[] = {
        { "gptq_trace", "Hinv must be symmetric", lopsided },
        { "gptq_trace", "positive definite", indefinite },
        { "rounding_errors", "H must be symmetric", lopsided },
    };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct heap own = { .left = 1 << 16 };
        struct reference_call call = call_on(&own);
        const struct reference_value args[] = { LIST(1, 2), mat(refused[i].A, 2, 2), num(1) };
        assert_int_equal(reference_run(reference_find(refused[i].name), args, 3, &call),
                         REFERENCE_BAD_ARGUMENT);
        assert_non_null(strstr(call.message, refused[i].says));
        heap_release(&own);
    }
}

static int load_vectors(void **state) {
    heap = (struct heap) { .left = (size_t)1 << 24 };
    *state = json_read("tests/data/layers_vectors.json");
    return *state == NULL;
}

static int release_vectors(void **state) {
    json_decref(*state);
    heap_release(&heap);
    return 0;
}

#define AGAINST_NUMPY(test) cmocka_unit_test_setup_teardown(test, load_vectors, release_vectors)

int main(void) {
    const struct CMUnitTest tests[] = {
        AGAINST_NUMPY(gptq_is_that_of_numpy),
        AGAINST_NUMPY(awq_is_that_of_numpy),
        AGAINST_NUMPY(llm_int8_is_that_of_numpy),
        MANY(a_matrix_times_its_inverse_is_the_unit_matrix),
        MANY(damping_adds_its_share_of_the_mean_diagonal),
        MANY(a_layer_is_its_rows_by_elimination),
        MANY(the_trace_begins_with_the_row_and_ends_on_the_grid),
        MANY(compensation_is_the_best_move_there_is),
        MANY(every_rounding_is_there_and_gptq_is_one_of_them),
        MANY(integer_codes_and_dequantized_values_give_one_product),
        MANY(the_error_of_one_alpha_is_the_one_the_search_compares),
        MANY(a_channel_at_the_threshold_is_an_outlier),
        MANY(a_column_without_inputs_needs_no_damping_and_is_stored_as_zero),
        MANY(the_moving_average_follows_the_batches),
        MANY(a_lopsided_or_indefinite_matrix_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
