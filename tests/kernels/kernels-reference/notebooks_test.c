// SPDX-License-Identifier: MIT
// Every number that the source notebooks print, reproduced through the table of references.
// What is only arithmetic must agree in every bit; exp and log differ between libms by a few ulp
// (1e-14), and a divergence adds terms that cancel (1e-13).
#include "tests/check.h"

#include "tests/kernels/json.h"

#include "tests/kernels/call.h"

#define EXP_LOG    1e-14
#define DIVERGENCE 1e-13

static struct heap heap;
static json_t *theory, *exercises, *chapter;

static int read_notebooks(void **state) {
    (void)state;
    theory = json_read("tests/data/truth/notebook-theory.json");
    exercises = json_read("tests/data/truth/notebook-exercises.json");
    chapter = json_read("tests/data/truth/chapter-demos.json");
    return 0;
}

static int release_notebooks(void **state) {
    (void)state;
    json_decref(theory);
    json_decref(exercises);
    json_decref(chapter);
    return 0;
}

static int fresh_heap(void **state) {
    (void)state;
    heap = (struct heap) { .left = 1 << 26 };
    return 0;
}

static int release_heap(void **state) {
    (void)state;
    heap_release(&heap);
    return 0;
}

static struct reference_value list_of(const json_t *json) {
    size_t n = json_array_size(json);
    double *at = heap_allocate(&heap, (n + 1) * sizeof *at);
    for (size_t i = 0; i < n; i++)
        at[i] = json_double(json_array_get(json, i));
    return vec(at, n);
}

static struct reference_value matrix_of(const json_t *json) {
    size_t rows = json_array_size(json), cols = json_array_size(json_array_get(json, 0));
    double *at = heap_allocate(&heap, rows * cols * sizeof *at);
    for (size_t i = 0; i < rows * cols; i++)
        at[i] = json_double(json_array_get(json_array_get(json, i / cols), i % cols));
    return mat(at, rows, cols);
}

static void assert_list(struct reference_value actual, const json_t *expected, const char *what) {
    size_t n = json_array_size(expected);
    assert_int_equal(actual.vector.n, n);
    for (size_t i = 0; i < n; i++)
        assert_bits(actual.vector.at[i], json_double(json_array_get(expected, i)), what, i);
}

static void assert_matrix(struct reference_value actual, const json_t *expected, const char *what) {
    size_t cols = actual.matrix.cols;
    assert_int_equal(actual.matrix.rows, json_array_size(expected));
    for (size_t i = 0; i < actual.matrix.rows; i++)
        assert_list(vec(actual.matrix.at + i * cols, cols), json_array_get(expected, i), what);
}

static void assert_same(struct reference_value actual, const json_t *expected, const char *what) {
    assert_int_equal(actual.kind, REFERENCE_NUMBER);
    assert_bits(actual.number, json_double(expected), what, 0);
}

static void assert_close(struct reference_value actual, const json_t *expected, double relative,
                         const char *what) {
    assert_int_equal(actual.kind, REFERENCE_NUMBER);
    assert_near(actual.number, json_double(expected), relative, what);
}

static void theory_affine(void **state) {
    (void)state;
    const json_t *cell = json_at(theory, "c04_affine");
    struct reference_value x = list_of(json_at(cell, "x"));
    struct reference_value made = RESULT(&heap, "affine", x, num(0), num(15));
    struct reference_value xhat = field_of(&made, "xhat"), scale = field_of(&made, "scale");
    assert_list(field_of(&made, "q"), json_at(cell, "q"), "q");
    assert_list(xhat, json_at(cell, "x_hat"), "x_hat");
    assert_same(scale, json_at(cell, "scale"), "scale");
    assert_same(field_of(&made, "zero"), json_at(cell, "zero"), "zero");
    assert_same(RESULT(&heap, "max_error", x, xhat), json_at(cell, "max_error"), "max_error");
    for (size_t i = 0; i < x.vector.n; i++) {
        assert_bits(x.vector.at[i] / scale.number,
                    json_double(json_array_get(json_at(cell, "x_over_s"), i)), "x/s", i);
        assert_bits(fabs(x.vector.at[i] - xhat.vector.at[i]),
                    json_double(json_array_get(json_at(cell, "abs_err"), i)), "|error|", i);
    }
}

static size_t distinct(const double *x, size_t n) {
    size_t found = 0;
    for (size_t i = 0; i < n; i++) {
        size_t j = 0;
        while (x[j] != x[i])
            j++;
        found += j == i;
    }
    return found;
}

static void theory_int4_and_all_widths(void **state) {
    (void)state;
    const json_t *cell = json_at(theory, "c06_sym4"), *sweep = json_at(theory, "c08_bits");
    struct reference_value w = list_of(json_at(cell, "w"));
    struct reference_value made = RESULT(&heap, "symmetric", w, num(4));
    assert_list(field_of(&made, "q"), json_at(cell, "q"), "q");
    assert_list(field_of(&made, "xhat"), json_at(cell, "w_hat"), "w_hat");
    assert_same(field_of(&made, "scale"), json_at(cell, "scale"), "scale");
    double before = 0;
    for (size_t i = 0; i < json_array_size(json_at(sweep, "bits")); i++) {
        struct reference_value bits = num(json_double(json_array_get(json_at(sweep, "bits"), i)));
        struct reference_value at = RESULT(&heap, "symmetric", w, bits);
        struct reference_value mse = RESULT(&heap, "mse", w, field_of(&at, "xhat"));
        assert_same(field_of(&at, "scale"), json_array_get(json_at(sweep, "scale"), i), "scale");
        assert_same(mse, json_array_get(json_at(sweep, "mse"), i), "mse");
        assert_same(RESULT(&heap, "symmetric_mse", w, bits),
                    json_array_get(json_at(sweep, "mse"), i), "symmetric_mse");
        assert_int_equal(distinct(field_of(&at, "q").vector.at, w.vector.n),
                         json_integer_value(json_array_get(json_at(sweep, "unique_codes"), i)));
        if (i > 0)
            assert_same(num(before / mse.number),
                        json_array_get(json_at(sweep, "ratio_to_next"), i - 1), "ratio");
        before = mse.number;
        if (bits.number == 4) assert_same(mse, json_at(cell, "mse"), "mse of 4 bits");
    }
    assert_int_equal(json_array_size(json_at(cell, "unique")),
                     distinct(field_of(&made, "q").vector.at, w.vector.n));
}

static void theory_per_channel(void **state) {
    (void)state;
    const json_t *cell = json_at(theory, "c10_channel");
    struct reference_value W = matrix_of(json_at(cell, "W"));
    size_t rows = W.matrix.rows, cols = W.matrix.cols;
    struct reference_value flat = vec(W.matrix.at, rows * cols);
    struct reference_value global = RESULT(&heap, "symmetric", flat, num(4));
    struct reference_value channel = RESULT(&heap, "symmetric_rows", W, num(4));
    struct reference_value global_hat = field_of(&global, "xhat");
    struct reference_value hat = field_of(&channel, "xhat");
    assert_same(field_of(&global, "scale"), json_at(cell, "global_scale"), "global scale");
    assert_matrix(mat(field_of(&global, "q").vector.at, rows, cols), json_at(cell, "global_q"),
                  "global q");
    assert_matrix(field_of(&channel, "q"), json_at(cell, "channel_q"), "channel q");
    assert_list(field_of(&channel, "scale"), json_at(cell, "channel_scales"), "channel scales");
    assert_same(RESULT(&heap, "mse", flat, global_hat), json_at(cell, "global_mse"), "global mse");
    assert_same(RESULT(&heap, "mse", flat, vec(hat.matrix.at, rows * cols)),
                json_at(cell, "channel_mse"), "channel mse");
    for (size_t i = 0; i < rows; i++) {
        struct reference_value row = vec(W.matrix.at + i * cols, cols);
        assert_same(RESULT(&heap, "mse", row, vec(global_hat.vector.at + i * cols, cols)),
                    json_array_get(json_at(cell, "global_mse_rows"), i), "global mse of a row");
        assert_same(RESULT(&heap, "mse", row, vec(hat.matrix.at + i * cols, cols)),
                    json_array_get(json_at(cell, "channel_mse_rows"), i), "mse of a row");
    }
}

static void theory_clipping(void **state) {
    (void)state;
    const json_t *cell = json_at(theory, "c12_clip");
    struct reference_value x = list_of(json_at(cell, "x"));
    struct reference_value bulk = vec(x.vector.at, x.vector.n - 2);
    struct reference_value clips = RESULT(&heap, "linspace", num(0.5), num(5), num(20));
    assert_list(clips, json_at(cell, "clips"), "clips");
    struct reference_value sweep = RESULT(&heap, "clip_sweep", x, clips, num(4));
    struct reference_value inner = RESULT(&heap, "clip_sweep", bulk, clips, num(4));
    struct reference_value mse = field_of(&sweep, "mse");
    assert_list(mse, json_at(cell, "mse"), "mse");
    assert_list(field_of(&inner, "mse"), json_at(cell, "mse_without_outliers"), "mse of the bulk");
    for (size_t i = 0; i < clips.vector.n; i++) {
        struct reference_value clip = num(clips.vector.at[i]);
        assert_same(RESULT(&heap, "symmetric_scale", clip, num(4)),
                    json_array_get(json_at(cell, "scales"), i), "scale");
        assert_same(RESULT(&heap, "clip_mse", x, clip, num(4)),
                    json_array_get(json_at(cell, "mse"), i), "clip_mse");
    }
    struct reference_value best = RESULT(&heap, "best_clip", x, clips, num(4));
    assert_same(field_of(&best, "clip"), json_at(cell, "best_clip"), "best clip");
    assert_same(field_of(&best, "mse"), json_at(cell, "best_mse"), "best mse");
    assert_same(num(RESULT(&heap, "argmin", mse).number - 1), json_at(cell, "best_index"), "index");
    assert_same(RESULT(&heap, "absmax", bulk), json_at(cell, "max_abs_bulk"), "max of the bulk");
    assert_int_equal(x.vector.n, json_integer_value(json_at(cell, "n")));
}

static void theory_memory(void **state) {
    (void)state;
    const char *bits;
    json_t *row;
    json_object_foreach(json_at(theory, "c14_memory"), bits, row) {
        char printed[60];
        struct reference_value gb =
            RESULT(&heap, "model_size_gb", num(7e9), num(strtod(bits, NULL)));
        assert_same(gb, json_at(row, "gb"), bits);
        snprintf(printed, sizeof printed, "%2s-bit weights: %.2f GB", bits, gb.number);
        assert_string_equal(printed, json_string_value(json_at(row, "printed")));
    }
    const json_t *qlora = json_at(theory, "c24_qlora");
    assert_same(RESULT(&heap, "model_size_gb", num(7e9), num(4)), json_at(qlora, "base_gb"),
                "base");
    assert_same(RESULT(&heap, "model_size_gb", num(40e6), num(16)), json_at(qlora, "lora_gb"),
                "adapters");
    assert_same(RESULT(&heap, "model_size_gb", num(40e6), num(96)), json_at(qlora, "adam_gb"),
                "Adam");
    assert_same(RESULT(&heap, "model_size_gb", num(40e6), num(64)),
                json_at(qlora, "adam_gb_two_moments_only"), "two moments");
}

static void theory_smoothquant(void **state) {
    (void)state;
    const json_t *cell = json_at(theory, "c16_smooth");
    const double x[] = { 10, 0.2, 0.1, 8, -0.1, 0.2 }, w[] = { 0.1, 2, -1.5, 0.2, -1, 1 };
    const double s[] = { 4, 1, 1 };
    struct reference_value X = mat(x, 2, 3), W = mat(w, 2, 3);
    struct reference_value Y = RESULT(&heap, "linear", X, W);
    struct reference_value smooth = RESULT(&heap, "smooth", X, W, vec(s, 3));
    struct reference_value X2 = field_of(&smooth, "X"), W2 = field_of(&smooth, "W");
    struct reference_value Y2 = RESULT(&heap, "linear", X2, W2);
    assert_matrix(Y, json_at(cell, "Y"), "Y");
    assert_matrix(X2, json_at(cell, "X_scaled"), "X scaled");
    assert_matrix(W2, json_at(cell, "W_scaled"), "W scaled");
    assert_matrix(Y2, json_at(cell, "Y_scaled"), "Y scaled");
    assert_same(RESULT(&heap, "max_error", vec(Y.matrix.at, 4), vec(Y2.matrix.at, 4)),
                json_at(cell, "max_diff"), "max_diff");
    assert_list(RESULT(&heap, "column_absmax", X), json_at(cell, "act_max_before"), "max X");
    assert_list(RESULT(&heap, "column_absmax", X2), json_at(cell, "act_max_after"), "max X after");
    assert_list(RESULT(&heap, "column_absmax", W), json_at(cell, "w_max_before"), "max W");
    assert_list(RESULT(&heap, "column_absmax", W2), json_at(cell, "w_max_after"), "max W after");
    struct reference_value straight =
        RESULT(&heap, "matmul", X, RESULT(&heap, "transpose", W)); // the same product, other way
    assert_matrix(straight, json_at(cell, "Y"), "X times W transposed");
}

static void assert_close_list(struct reference_value actual, const json_t *expected,
                              const char *what) {
    assert_int_equal(actual.vector.n, json_array_size(expected));
    for (size_t i = 0; i < actual.vector.n; i++)
        assert_near(actual.vector.at[i], json_double(json_array_get(expected, i)), EXP_LOG, what);
}

static void theory_temperature(void **state) {
    (void)state;
    const char *T;
    json_t *row;
    json_object_foreach(json_at(theory, "c18_temp"), T, row) {
        struct reference_value p =
            RESULT(&heap, "softmax_t", LIST(6, 3, 1, -1), num(strtod(T, NULL)));
        assert_close_list(p, json_at(row, "p"), T);
        assert_close(RESULT(&heap, "entropy", p), json_at(row, "entropy_nats_exact"), EXP_LOG, T);
        assert_close(RESULT(&heap, "entropy", p, num(1e-12)), json_at(row, "entropy_nats_eps"),
                     EXP_LOG, T);
    }
}

static void theory_divergence_and_mixture(void **state) {
    (void)state;
    const json_t *cell = json_at(theory, "c20_kl"), *mix = json_at(theory, "c22_mix");
    struct reference_value zt = LIST(3, 1, 0), zs = LIST(2.2, 1.4, -0.1);
    struct reference_value p = RESULT(&heap, "softmax_t", zt, num(2));
    struct reference_value q = RESULT(&heap, "softmax_t", zs, num(2));
    assert_close_list(p, json_at(cell, "teacher"), "teacher");
    assert_close_list(q, json_at(cell, "student"), "student");
    struct reference_value blunt = RESULT(&heap, "kl", p, q, num(1e-12));
    assert_close(blunt, json_at(cell, "kl_eps"), DIVERGENCE, "KL with 1e-12");
    assert_close(num(4 * blunt.number), json_at(cell, "kd_loss"), DIVERGENCE, "4 KL with 1e-12");
    assert_close(RESULT(&heap, "kl", p, q), json_at(cell, "kl_exact"), DIVERGENCE, "KL");
    assert_close(RESULT(&heap, "kl", q, p), json_at(cell, "reverse_kl"), DIVERGENCE, "reverse KL");
    assert_close(RESULT(&heap, "kd_loss", zt, zs, num(1), num(2), num(1)),
                 json_at(cell, "kd_loss_exact"), DIVERGENCE, "kd_loss");
    assert_close(RESULT(&heap, "kd_loss", zt, zs, num(1), num(1), num(1)),
                 json_at(cell, "kl_at_tau1"), DIVERGENCE, "kd_loss at T = 1");
    // The notebook puts alpha = 0.4 on the hard loss, 0.8; the soft one is 0.35.
    assert_same(RESULT(&heap, "mix_losses", num(0.8), num(0.35), num(0.4)),
                json_at(mix, "combined"), "combined");
    assert_same(RESULT(&heap, "mix_losses", num(0.35), num(0.8), num(0.4)),
                json_at(mix, "swapped_alpha"), "swapped");
}

static void the_ten_exercises(void **state) {
    (void)state;
    const json_t *e1 = json_at(exercises, "ex01"), *e3 = json_at(exercises, "ex03");
    assert_same(num(0.3 / 0.1), json_at(e1, "x_over_s"), "x/s");
    struct reference_value at = RESULT(&heap, "symmetric_at", LIST(0.3), num(0.1), num(4));
    assert_bits(field_of(&at, "q").vector.at[0], json_double_at(e1, "q"), "q", 0);
    assert_bits(field_of(&at, "xhat").vector.at[0], json_double_at(e1, "x_hat"), "x_hat", 0);
    assert_same(RESULT(&heap, "symmetric_scale", num(2.1), num(4)),
                json_at(json_at(exercises, "ex02"), "scale"), "scale");
    struct reference_value bf16 = RESULT(&heap, "model_size_gb", num(13e9), num(16));
    struct reference_value int4 = RESULT(&heap, "model_size_gb", num(13e9), num(4));
    assert_same(bf16, json_at(e3, "bf16"), "bf16");
    assert_same(int4, json_at(e3, "int4"), "int4");
    assert_same(RESULT(&heap, "compression_ratio", bf16, int4), json_at(e3, "reduction"), "ratio");
    assert_same(RESULT(&heap, "mse", LIST(0.1, 0.4, -0.2), LIST(0, 0.5, -0.25)),
                json_at(json_at(exercises, "ex04"), "mse"), "mse");
    const double clips[] = { 1, 2, 3 };
    size_t best = (size_t)RESULT(&heap, "argmin", LIST(0.05, 0.02, 0.03)).number;
    assert_same(num(clips[best - 1]), json_at(json_at(exercises, "ex05"), "best"), "best");
    assert_close_list(RESULT(&heap, "softmax_t", LIST(2, 0), num(2)),
                      json_at(json_at(exercises, "ex06"), "p"), "p");
    const json_t *e7 = json_at(exercises, "ex07"), *e8 = json_at(exercises, "ex08");
    struct reference_value p = LIST(0.7, 0.3), q = LIST(0.6, 0.4);
    assert_close(RESULT(&heap, "kl", p, q), json_at(e7, "kl"), DIVERGENCE, "kl");
    assert_close(RESULT(&heap, "kl", q, p), json_at(e7, "reverse"), DIVERGENCE, "reverse");
    // alpha = 0.25 is on the hard loss, 1.0; the soft one is 0.4.
    assert_same(RESULT(&heap, "mix_losses", num(1.0), num(0.4), num(0.25)), json_at(e8, "loss"),
                "loss");
    assert_same(RESULT(&heap, "mix_losses", num(0.4), num(1.0), num(0.25)), json_at(e8, "swapped"),
                "swapped");
    assert_same(RESULT(&heap, "model_size_gb", num(20e6), num(64)),
                json_at(json_at(exercises, "ex09"), "gb"), "gb");
}

static const char *const classes[] = { "cat", "kitten", "lynx", "dog", "loaf", "carburetor" };

static void chapter_dark_knowledge(void **state) {
    (void)state;
    const char *T;
    json_t *row;
    json_object_foreach(json_at(chapter, "dark"), T, row) {
        if (strcmp(T, "H_max_bits") == 0) continue;
        struct reference_value p =
            RESULT(&heap, "softmax_t", LIST(9, 6.5, 4, 2.5, 1, -4), num(strtod(T, NULL)));
        struct reference_value bits = RESULT(&heap, "entropy_bits", p);
        char printed[200], *end = printed;
        assert_close_list(p, json_at(row, "p"), T);
        assert_close(bits, json_at(row, "H_bits"), EXP_LOG, "H in bits");
        assert_close(RESULT(&heap, "entropy", p), json_at(row, "H_nats"), EXP_LOG, "H in nats");
        end += sprintf(end, "tau=%2s H=%.3f bits |", T, bits.number);
        for (size_t i = 0; i < 6; i++)
            end += sprintf(end, " %s %.3f", classes[i], p.vector.at[i]);
        assert_string_equal(printed, json_string_value(json_at(row, "printed")));
    }
    struct reference_value even = RESULT(&heap, "softmax_t", LIST(0, 0, 0, 0, 0, 0), num(1));
    assert_close(RESULT(&heap, "entropy_bits", even),
                 json_at(json_at(chapter, "dark"), "H_max_bits"), EXP_LOG, "H max");
}

static void chapter_groups(void **state) {
    (void)state;
    struct reference_value w = list_of(json_at(chapter, "w"));
    const char *key;
    json_t *row;
    json_object_foreach(json_at(chapter, "groups"), key, row) {
        struct reference_value bits = num(strtod(key, NULL));
        struct reference_value global = RESULT(&heap, "group_rmse", w, bits, num(10000));
        struct reference_value group = RESULT(&heap, "group_rmse", w, bits, num(64));
        struct reference_value whole = RESULT(&heap, "symmetric", w, bits);
        struct reference_value made = RESULT(&heap, "symmetric", w, bits, num(64));
        struct reference_value scales = field_of(&made, "scale");
        assert_same(global, json_at(row, "global_rmse"), "global rmse");
        assert_same(group, json_at(row, "group64_rmse"), "group rmse");
        assert_same(RESULT(&heap, "rmse", w, field_of(&made, "xhat")), json_at(row, "group64_rmse"),
                    "rmse of the groups' list");
        assert_same(field_of(&whole, "scale"), json_at(row, "global_scale"), "global scale");
        assert_int_equal(scales.vector.n, json_integer_value(json_at(row, "n_groups")));
        assert_list(vec(scales.vector.at, 8), json_at(row, "first_group_scales"), "scales");
        assert_int_equal(w.vector.n - 64 * (scales.vector.n - 1),
                         json_integer_value(json_at(row, "last_group_len")));
        assert_same(num(global.number / group.number), json_at(row, "ratio"), "ratio");
        assert_close(num(20 * log10(global.number / group.number)), json_at(row, "db"), EXP_LOG,
                     "dB");
        char printed[60];
        snprintf(printed, sizeof printed, "%2s | %.6f | %.6f", key, global.number, group.number);
        assert_string_equal(printed, json_string_value(json_at(row, "printed")));
    }
    json_object_foreach(json_at(chapter, "groups_curve_bits4"), key, row)
        assert_same(RESULT(&heap, "group_rmse", w, num(4), num(strtod(key, NULL))), row, key);
}

static void chapter_statistics(void **state) {
    (void)state;
    const json_t *stats = json_at(chapter, "w_stats");
    struct reference_value w = list_of(json_at(chapter, "w"));
    double n = (double)w.vector.n;
    assert_same(num(n), json_at(stats, "n"), "n");
    assert_same(RESULT(&heap, "absmax", w), json_at(stats, "absmax"), "absmax");
    assert_same(RESULT(&heap, "std", w), json_at(stats, "std"), "std");
    assert_same(RESULT(&heap, "mean", w), json_at(stats, "mean"), "mean");
    assert_same(num(RESULT(&heap, "mean", w).number * n), json_at(stats, "sum"), "sum");
    assert_int_equal(json_array_size(json_at(stats, "outlier_index")),
                     json_integer_value(json_at(stats, "n_outliers")));
    double *before = w.vector.at; // the outliers were made six times as large
    for (size_t i = 0; i < json_array_size(json_at(stats, "outlier_index")); i++)
        before[json_integer_value(json_array_get(json_at(stats, "outlier_index"), i))] /= 6;
    assert_close(RESULT(&heap, "absmax", w), json_at(stats, "absmax_before"), 1e-15, "absmax");
    assert_close(RESULT(&heap, "std", w), json_at(stats, "std_before"), 1e-15, "std before");
}

#define NOTEBOOK_TEST(test) cmocka_unit_test_setup_teardown(test, fresh_heap, release_heap)

int main(void) {
    const struct CMUnitTest tests[] = {
        NOTEBOOK_TEST(theory_affine),      NOTEBOOK_TEST(theory_int4_and_all_widths),
        NOTEBOOK_TEST(theory_per_channel), NOTEBOOK_TEST(theory_clipping),
        NOTEBOOK_TEST(theory_memory),      NOTEBOOK_TEST(theory_smoothquant),
        NOTEBOOK_TEST(theory_temperature), NOTEBOOK_TEST(theory_divergence_and_mixture),
        NOTEBOOK_TEST(the_ten_exercises),  NOTEBOOK_TEST(chapter_dark_knowledge),
        NOTEBOOK_TEST(chapter_groups),     NOTEBOOK_TEST(chapter_statistics),
    };
    return cmocka_run_group_tests(tests, read_notebooks, release_notebooks);
}
