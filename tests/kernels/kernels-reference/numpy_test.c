// SPDX-License-Identifier: MIT
// Sums, statistics and quantizers against what NumPy made of the same list, bit for bit.
// The list is a formula (see make_numpy_vectors.py), so only results and hashes are kept.
#include "tests/check.h"

#include "tests/kernels/json.h"

#include "kernels/reference/affine.h"
#include "kernels/reference/clipping.h"
#include "kernels/reference/error.h"
#include "kernels/reference/sums.h"
#include "kernels/reference/symmetric.h"

static json_t *vectors;

static int read_vectors(void **state) {
    (void)state;
    vectors = json_read("tests/data/numpy_vectors.json");
    return 0;
}

static int release_vectors(void **state) {
    (void)state;
    json_decref(vectors);
    return 0;
}

static double *spread(size_t n) {
    double *x = calloc(n + 1, sizeof *x);
    assert_non_null(x);
    for (size_t i = 0; i < n; i++) {
        double scaled =
            (double)((uint32_t)i * 2654435761u) * 1e-7; // rounded before the subtraction
        x[i] = scaled - 0x1p31 * 1e-7;
    }
    return x;
}

static size_t size_at(const json_t *row, const char *key) {
    return (size_t)json_integer_value(json_at(row, key));
}

static void assert_hash(const double *x, size_t n, const json_t *row, const char *key) {
    char hash[17];
    snprintf(hash, sizeof hash, "%016" PRIx64, fnv1a(x, n * sizeof *x));
    if (strcmp(hash, json_string_value(json_at(row, key))) != 0) {
        char *text = json_dumps(row, 0);
        print_error("%s differs: %s\n", key, text);
        free(text);
        _fail(__FILE__, __LINE__);
    }
}

static void sums_and_deviations_of_any_length(void **state) {
    (void)state;
    size_t i;
    json_t *row;
    json_array_foreach(json_at(vectors, "statistics"), i, row) {
        size_t n = size_at(row, "n");
        double *x = spread(n);
        assert_bits(pairwise_sum(x, n), json_double_at(row, "sum"), "sum of n", n);
        assert_bits(mean(x, n), json_double_at(row, "mean"), "mean of n", n);
        assert_bits(standard_deviation(x, n), json_double_at(row, "std"), "std of n", n);
        free(x);
    }
    assert_true(i > 300);
}

static void percentiles_between_neighbours(void **state) {
    (void)state;
    size_t i;
    json_t *row;
    json_array_foreach(json_at(vectors, "percentiles"), i, row) {
        size_t n = size_at(row, "n"), m;
        double *p = json_doubles(json_at(row, "p"), &m);
        for (size_t k = 0; k < m; k++) {
            double *x = spread(n);
            assert_bits(percentile(x, n, p[k]),
                        json_double(json_array_get(json_at(row, "value"), k)), "percentile", k);
            free(x);
        }
        free(p);
    }
}

static void even_steps(void **state) {
    (void)state;
    size_t i;
    json_t *row;
    json_array_foreach(json_at(vectors, "linspaces"), i, row) {
        size_t n;
        double *expected = json_doubles(json_at(row, "value"), &n);
        double y[30];
        assert_int_equal(n, size_at(row, "n"));
        linspace(json_double_at(row, "start"), json_double_at(row, "stop"), n, y);
        for (size_t k = 0; k < n; k++)
            assert_bits(y[k], expected[k], "linspace", k);
        free(expected);
    }
}

static void symmetric_codes_and_values(void **state) {
    (void)state;
    size_t i;
    json_t *row;
    json_array_foreach(json_at(vectors, "symmetric"), i, row) {
        size_t n = size_at(row, "n"), group = size_at(row, "group");
        int bits = (int)size_at(row, "bits");
        double *x = spread(n), *q = spread(n), *xhat = spread(n), *scale = spread(n);
        symmetric_quantize_groups(x, n, bits, group, q, xhat, scale);
        assert_hash(q, n, row, "q");
        assert_hash(xhat, n, row, "xhat");
        assert_hash(scale, symmetric_groups(n, group), row, "scale");
        assert_bits(mse(x, xhat, n), json_double_at(row, "mse"), "mse of case", i);
        assert_bits(symmetric_mse(x, n, bits, group), json_double_at(row, "mse"), "fused mse", i);
        free(x);
        free(q);
        free(xhat);
        free(scale);
    }
}

static void affine_codes_and_values(void **state) {
    (void)state;
    size_t i;
    json_t *row;
    json_array_foreach(json_at(vectors, "affine"), i, row) {
        size_t n = size_at(row, "n");
        double *x = spread(n), *q = spread(n), *xhat = spread(n);
        for (size_t k = 0; k < n; k++)
            x[k] += json_double_at(row, "shift");
        struct affine_grid grid = affine_quantize(x, n, json_double_at(row, "qmin"),
                                                  json_double_at(row, "qmax"), q, xhat);
        assert_bits(grid.scale, json_double_at(row, "scale"), "scale of case", i);
        assert_bits(grid.zero, json_double_at(row, "zero"), "zero of case", i);
        assert_hash(q, n, row, "q");
        assert_hash(xhat, n, row, "xhat");
        assert_bits(max_error(x, xhat, n), json_double_at(row, "max_error"), "max error", i);
        free(x);
        free(q);
        free(xhat);
    }
}

// NumPy adds the two parts by another mask, so they agree up to the order of n additions.
static void clip_errors_and_their_parts(void **state) {
    (void)state;
    size_t i;
    json_t *row;
    json_array_foreach(json_at(vectors, "clip"), i, row) {
        size_t n = size_at(row, "n");
        double *x = spread(n);
        struct clip_error error =
            clip_error_of(x, n, json_double_at(row, "clip"), (int)size_at(row, "bits"));
        assert_bits(error.mse, json_double_at(row, "mse"), "mse of case", i);
        assert_near(error.rounding, json_double_at(row, "rounding"), 1e-13, "rounding");
        assert_near(error.clipping, json_double_at(row, "clipping"), 1e-13, "clipping");
        free(x);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_and_deviations_of_any_length),
        cmocka_unit_test(percentiles_between_neighbours),
        cmocka_unit_test(even_steps),
        cmocka_unit_test(symmetric_codes_and_values),
        cmocka_unit_test(affine_codes_and_values),
        cmocka_unit_test(clip_errors_and_their_parts),
    };
    return cmocka_run_group_tests(tests, read_vectors, release_vectors);
}
