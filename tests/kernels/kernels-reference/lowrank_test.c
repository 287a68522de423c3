// SPDX-License-Identifier: MIT
// Low rank, LoRA and the memory of training against what defines them: orthonormal factors that
// multiply to the matrix, finite differences, merged weights, and sums written out.
#include "tests/check.h"

#include "tests/kernels/json.h"

#include "tests/kernels/call.h"
#include "tests/kernels/many.h"

#include "kernels/reference/footprint.h"
#include "kernels/reference/lora.h"
#include "kernels/reference/lowrank.h"
#include "kernels/reference/matrix.h"
#include "kernels/reference/svd.h"

enum { MOST = 20, CELLS = MOST * MOST };

struct decomposed {
    size_t rows, cols, k;
    double A[CELLS], U[CELLS], sigma[MOST], V[CELLS];
};

static void decompose(struct decomposed *d) {
    double scratch[2 * CELLS];
    d->k = d->rows < d->cols ? d->rows : d->cols;
    assert_true(svd_scratch(d->rows, d->cols) <= 2 * CELLS);
    svd(d->A, d->rows, d->cols, d->U, d->sigma, d->V, scratch);
}

static double column_product(const double *M, size_t rows, size_t cols, size_t a, size_t b) {
    double sum = 0;
    for (size_t i = 0; i < rows; i++)
        sum += M[i * cols + a] * M[i * cols + b];
    return sum;
}

// Orthonormal columns where sigma is above rounding, and U diag(sigma) V^T = A.
static void assert_decomposed(const struct decomposed *d) {
    double product[CELLS], size = d->k > 0 ? d->sigma[0] : 0;
    for (size_t a = 0; a < d->k; a++) {
        assert_true(d->sigma[a] >= 0 && (a == 0 || d->sigma[a] <= d->sigma[a - 1]));
        for (size_t b = 0; b <= a && d->sigma[a] > 1e-13 * size; b++) {
            assert_true(fabs(column_product(d->U, d->rows, d->k, a, b) - (a == b)) < 1e-13);
            assert_true(fabs(column_product(d->V, d->cols, d->k, a, b) - (a == b)) < 1e-13);
        }
    }
    svd_product(d->U, d->sigma, d->V, d->rows, d->cols, d->k, product);
    for (size_t i = 0; i < d->rows * d->cols; i++)
        assert_true(fabs(product[i] - d->A[i]) <= 1e-13 * size);
}

static void the_factors_are_orthonormal_and_multiply_to_the_matrix(void **state) {
    (void)state;
    for (size_t turn = 0; turn < 300; turn++) {
        struct decomposed d = { .rows = 1 + next_word() % MOST, .cols = 1 + next_word() % MOST };
        double scale = exp2(100 * next());
        fill(d.A, d.rows * d.cols);
        for (size_t i = 0; i < d.rows * d.cols; i++) // every third one has rank one
            d.A[i] = scale * (turn % 3 ? d.A[i] : (double)(i / d.cols + 1) * (double)(i % d.cols));
        decompose(&d);
        assert_decomposed(&d);
        if (turn % 3 == 0 && d.k > 1) assert_true(d.sigma[1] <= 1e-14 * d.sigma[0]);
    }
}

// A rotation by an angle, a diagonal, a rotation: its singular values are the diagonal's.
static void singular_values_of_a_built_matrix_come_back(void **state) {
    (void)state;
    for (size_t turn = 0; turn < 200; turn++) {
        double a = 3 * next(), b = 3 * next(), large = 1 + fabs(next()), small = fabs(next());
        const double left[4] = { cos(a), -sin(a), sin(a), cos(a) };
        const double right[4] = { large * cos(b), large * sin(b), -small * sin(b), small * cos(b) };
        struct decomposed d = { .rows = 2, .cols = 2 };
        matmul(left, right, 2, 2, 2, d.A);
        decompose(&d);
        assert_near(d.sigma[0], large, 1e-14, "the larger one");
        assert_near(d.sigma[1], small, 1e-13, "the smaller one");
    }
    struct decomposed hilbert = { .rows = 6, .cols = 6 };
    for (size_t i = 0; i < 36; i++)
        hilbert.A[i] = 1.0 / (double)(i / 6 + i % 6 + 1);
    decompose(&hilbert); // NumPy's np.linalg.svd of the Hilbert matrix of order 6
    assert_near(hilbert.sigma[0], 1.6188998589243389, 1e-14, "hilbert");
    assert_near(hilbert.sigma[5], 1.0827994845655497e-07, 1e-8, "hilbert");
}

static void degenerate_matrices_have_an_answer(void **state) {
    (void)state;
    struct decomposed zero = { .rows = 3, .cols = 2 };
    decompose(&zero);
    for (size_t i = 0; i < 6; i++)
        assert_true(zero.U[i] == 0 && zero.sigma[i % 2] == 0);
    struct decomposed broken = { .rows = 2, .cols = 3, .A = { 1, 2, 3, 4, INFINITY, 6 } };
    decompose(&broken);
    double product[6];
    svd_product(broken.U, broken.sigma, broken.V, 2, 3, 0, product);
    for (size_t i = 0; i < 6; i++)
        assert_true(isnan(product[i]) && isnan(broken.V[i]) && isnan(broken.sigma[i % 2]));
    struct decomposed extreme = { .rows = 2, .cols = 2, .A = { 1e308, 1e308, -1e308, 1e308 } };
    decompose(&extreme);
    assert_near(extreme.sigma[1], 1e308 * sqrt(2), 1e-14, "no overflow");
}

static double distance2(const double *a, const double *b, size_t n) {
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

// The error of a cut is the rest of the energy, and no other matrix of that rank is nearer: neither
// random ones nor neighbours of the cut.
static void a_cut_is_the_nearest_matrix_of_its_rank(void **state) {
    (void)state;
    for (size_t turn = 0; turn < 100; turn++) {
        enum { N = 8 };
        struct decomposed d = { .rows = N, .cols = N };
        size_t r = 1 + turn % 7;
        double cut[N * N], other[N * N], U[N * N], V[N * N], lost = 0, total = 0;
        fill(d.A, N * N);
        decompose(&d);
        svd_product(d.U, d.sigma, d.V, N, N, r, cut);
        for (size_t i = 0; i < N; i++) {
            total += d.sigma[i] * d.sigma[i];
            lost += i >= r ? d.sigma[i] * d.sigma[i] : 0;
        }
        assert_near(distance2(d.A, cut, N * N), lost, 1e-12, "the error of the cut");
        assert_near(energy_share(d.sigma, N, r), 1 - lost / total, 1e-12, "the share");
        for (size_t i = 0; i < N * N; i++) {
            U[i] = d.U[i] + 0.01 * next();
            V[i] = d.V[i] + 0.01 * next();
        }
        svd_product(U, d.sigma, V, N, N, r, other);
        assert_true(distance2(d.A, other, N * N) >= lost);
    }
}

static void energy_and_rank_are_each_others_inverse(void **state) {
    (void)state;
    double sigma[8] = { 10, 5, 2, 1, 0.5, 0.1, 0.05, 0.01 };
    assert_near(energy_share(sigma, 8, 4), 0.9979840721742082, 1e-14, "four of eight");
    assert_true(energy_share(sigma, 8, 0) == 0 && energy_share(sigma, 8, 9) == 1);
    assert_true(energy_share((double[]) { 0, 0 }, 2, 1) == 1);
    assert_true(break_even_rank(4096, 4096) == 2048 && break_even_rank(0, 0) == 0);
    for (size_t turn = 0; turn < 500; turn++) {
        double target = fabs(next());
        fill(sigma, 8);
        size_t r = (size_t)rank_for_energy(sigma, 8, target);
        assert_true(energy_share(sigma, 8, r) >= target - 1e-15);
        assert_true(r == 0 || energy_share(sigma, 8, r - 1) < target + 1e-15);
    }
}

enum { SAMPLES = 5, IN = 4, OUT = 3, RANK = 2 };

struct adapted {
    double X[SAMPLES * IN], Y[SAMPLES * OUT], W[OUT * IN], A[RANK * IN], B[OUT * RANK], alpha;
};

static const struct lora_shape shape = { SAMPLES, IN, OUT, RANK };

static struct adapted some_adapted(void) {
    struct adapted at;
    fill(at.X, SAMPLES * IN);
    fill(at.Y, SAMPLES * OUT);
    fill(at.W, OUT * IN);
    fill(at.A, RANK * IN);
    fill(at.B, OUT * RANK);
    at.alpha = 1 + 3 * fabs(next());
    return at;
}

static void a_merged_adapter_gives_what_the_two_thin_products_give(void **state) {
    (void)state;
    for (size_t turn = 0; turn < 200; turn++) {
        struct adapted at = some_adapted();
        double merged[OUT * IN], down[SAMPLES * RANK], Y[SAMPLES * OUT], expected[SAMPLES * OUT];
        lora_merge(&shape, at.W, at.A, at.B, at.alpha, merged);
        linear(at.X, merged, SAMPLES, IN, OUT, expected);
        lora_output(&shape, at.X, at.W, at.A, at.B, at.alpha, down, Y);
        for (size_t i = 0; i < SAMPLES * OUT; i++)
            assert_true(fabs(Y[i] - expected[i]) < 1e-13);
    }
    // alpha / r = 0.5 in front of the product of (1, 0) and (1, 2), by hand
    const struct lora_shape two = { 1, 2, 2, 2 };
    const double rows[4] = { 1, 2, 0, 0 }, identity[4] = { 1, 0, 0, 1 };
    double sum[4];
    lora_merge(&two, identity, rows, identity, 1, sum);
    assert_true(sum[0] == 1.5 && sum[1] == 1 && sum[2] == 0 && sum[3] == 1);
    const struct lora_shape none = { SAMPLES, IN, OUT, 0 };
    struct adapted at = some_adapted();
    double merged[OUT * IN];
    lora_merge(&none, at.W, NULL, NULL, 8, merged);
    assert_memory_equal(merged, at.W, sizeof merged);
}

// The loss by its definition, with merged weights.
static double loss_at(const struct adapted *at) {
    double merged[OUT * IN], Y[SAMPLES * OUT];
    lora_merge(&shape, at->W, at->A, at->B, at->alpha, merged);
    linear(at->X, merged, SAMPLES, IN, OUT, Y);
    return distance2(Y, at->Y, SAMPLES * OUT) / (2 * SAMPLES);
}

static void assert_slopes(struct adapted *at, double *x, const double *stepped, size_t n) {
    const double h = 1e-5, rate = 0.1;
    for (size_t i = 0; i < n; i++) {
        double kept = x[i];
        x[i] = kept + h;
        double above = loss_at(at);
        x[i] = kept - h;
        double below = loss_at(at);
        x[i] = kept;
        assert_true(fabs((above - below) / (2 * h) - (kept - stepped[i]) / rate) < 1e-8);
    }
}

static void a_step_goes_down_the_slopes_of_the_loss(void **state) {
    (void)state;
    for (size_t turn = 0; turn < 100; turn++) {
        struct adapted at = some_adapted();
        double A[RANK * IN], B[OUT * RANK], scratch[100];
        assert_true(lora_scratch(&shape) <= 100);
        double loss = lora_step(&shape, at.X, at.Y, at.W, at.A, at.B, at.alpha, 0.1, A, B, scratch);
        assert_near(loss, loss_at(&at), 1e-13, "the loss");
        assert_slopes(&at, at.A, A, RANK * IN);
        assert_slopes(&at, at.B, B, OUT * RANK);
    }
}

static void two_zero_factors_never_move_and_one_does(void **state) {
    (void)state;
    struct adapted at = some_adapted();
    double A[RANK * IN], B[OUT * RANK], scratch[100];
    memset(at.A, 0, sizeof at.A);
    memset(at.B, 0, sizeof at.B);
    lora_step(&shape, at.X, at.Y, at.W, at.A, at.B, 2, 0.1, A, B, scratch);
    for (size_t i = 0; i < RANK * IN; i++)
        assert_true(A[i] == 0 && (i >= OUT * RANK || B[i] == 0));
    fill(at.A, RANK * IN);
    lora_step(&shape, at.X, at.Y, at.W, at.A, at.B, 2, 0.1, A, B, scratch);
    assert_memory_equal(A, at.A, sizeof A); // B^T G is still 0
    assert_true(B[0] != 0);
}

static void memory_is_its_parts(void **state) {
    (void)state;
    // 7B at 4 bits, 40 million adapter weights at 16 bits, 96 bits of Adam and master copy
    struct training_memory qlora =
        training_memory(7e9, 40e6, (struct training_bits) { 4, 16, 0, 32, 64 });
    assert_near(qlora.total, 4.06, 1e-14, "a 4-bit base and its adapters");
    struct training_memory full =
        training_memory(0, 7e9, (struct training_bits) { 16, 16, 16, 32, 64 });
    assert_near(full.total, 112, 1e-14, "16 bytes a weight");
    assert_near(full.optimizer, 56, 1e-14, "8 of them are moments");
    // One layer, two tokens of width 4, two heads: 34 bytes a number, and 5 a score.
    assert_near(activation_gb(1, 4, 2, 2, 1, false), (34 * 8 + 5 * 2 * 4) / 1e9, 1e-14, "a layer");
    assert_near(activation_gb(3, 4, 0, 2, 1, false), 3 * 34 * 8 / 1e9, 1e-14, "fused");
    assert_near(activation_gb(3, 4, 0, 2, 1, true), (3 * 2 * 8 + 34 * 8) / 1e9, 1e-14, "inputs");
    assert_near(roofline_ms(2e9, 3e6, 1, 1), 3, 1e-14, "moving takes longer");
    assert_near(roofline_ms(2e9, 3e6, 0.5, 1), 4, 1e-14, "computing takes longer");
    assert_near(lora_flop(3, 5, 2, 7), 2 * 2 * 8 * 7, 0, "two thin products");
}

static void refuse_as(const char *says, const char *name, const struct reference_value *args,
                      size_t n) {
    struct heap heap = { .left = 1 << 24 };
    struct reference_call call = call_on(&heap);
    assert_int_equal(reference_run(reference_find(name), args, n, &call), REFERENCE_BAD_ARGUMENT);
    if (strstr(call.message, says) == NULL) fail_saying("%s says: %s", name, call.message);
    heap_release(&heap);
}

#define REFUSED(says, name, ...)                                                                   \
    refuse_as(says, name, (const struct reference_value[]) { __VA_ARGS__ },                        \
              sizeof((const struct reference_value[]) { __VA_ARGS__ }) /                           \
                  sizeof(struct reference_value))

static void magnitudes_below_zero_are_refused_by_place(void **state) {
    (void)state;
    const double W[2] = { 1, 2 };
    REFUSED("sigma[2] must not be below 0, as -0.5 is", "rank_for_energy", LIST(3, -0.5), num(0.9));
    REFUSED("xnorm[1] must not be below 0, as -2 is", "wanda", mat(W, 1, 2), LIST(-2, 1), num(0.5));
}

static void wrong_shapes_are_refused_by_name(void **state) {
    (void)state;
    static const double many[257] = { 1 };
    const double six[6] = { 1, 2, 3, 4, 5, 6 };
    struct reference_value W = mat(six, 2, 3), A = mat(six, 1, 3), B = mat(six, 2, 1);
    REFUSED("A must have at most 256 rows and columns, not 257 by 1", "svd", mat(many, 257, 1));
    REFUSED("A must have as many columns as W, not 2 and 3", "lora_merge", W, mat(six, 1, 2), B,
            num(1));
    REFUSED("B must have as many rows as W, not 3 and 2", "lora_merge", W, A, mat(six, 3, 1),
            num(1));
    REFUSED("B must have as many columns as A has rows, not 2 and 1", "lora_merge", W, A,
            mat(six, 2, 2), num(1));
    REFUSED("X must have as many columns as W, not 2 and 3", "lora_output", mat(six, 3, 2), W, A, B,
            num(1));
    REFUSED("Y must be 2 by 2, as X and W are, not 1 by 2", "lora_step", mat(six, 2, 3),
            mat(six, 1, 2), W, A, B, num(1), num(1));
    struct heap heap = { .left = 1 << 16 };
    struct reference_value merged =
        RESULT(&heap, "lora_merge", W, vec(NULL, 0), vec(NULL, 0), num(8));
    assert_memory_equal(merged.matrix.at, six, sizeof six);
    heap_release(&heap);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        MANY(the_factors_are_orthonormal_and_multiply_to_the_matrix),
        MANY(singular_values_of_a_built_matrix_come_back),
        MANY(degenerate_matrices_have_an_answer),
        MANY(a_cut_is_the_nearest_matrix_of_its_rank),
        MANY(energy_and_rank_are_each_others_inverse),
        MANY(a_merged_adapter_gives_what_the_two_thin_products_give),
        MANY(a_step_goes_down_the_slopes_of_the_loss),
        MANY(two_zero_factors_never_move_and_one_does),
        MANY(memory_is_its_parts),
        MANY(magnitudes_below_zero_are_refused_by_place),
        MANY(wrong_shapes_are_refused_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
