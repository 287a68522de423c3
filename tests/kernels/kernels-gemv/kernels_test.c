// SPDX-License-Identifier: MIT
// Every kernel of every level that this processor runs, against the scalar kernels.
// usage: kernels [SEED], or BITLAB_TEST_SEED=SEED; the seed is printed with every failure.
#include "tests/check.h"

#include <fcntl.h>

#include "kernels/gemv/avx2/level.h"
#include "tests/kernels/kernels-gemv/proof.h"

static uint64_t seed;

static void a_level_gives_the_sums_of_the_scalar_kernels(void **state) {
    enum gemv_level level = *(enum gemv_level *)*state;
    int tried = 0, failed = 0;
    if (!gemv_level_usable(level)) {
        print_message("%s: %s\n", gemv_level_names[level],
                      gemv_level_built(level) ? "not usable here" : "not in this build");
        skip();
    }
    prove_level(level, seed, &tried, &failed);
    print_message("%s: %d kernels, seed %llu\n", gemv_level_names[level], tried,
                  (unsigned long long)seed);
    assert_true(tried >= 50);
    assert_int_equal(failed, 0);
}

// A processor with AVX-VNNI takes others for the level; those of a processor without it are proved
// here.
static void avx2_without_vnni_gives_the_sums_of_the_scalar_kernels(void **state) {
    (void)state;
    struct gemv_kernels plain;
    int tried = 0, failed = 0;
    if (!gemv_level_usable(GEMV_AVX2)) skip();
    gemv_kernels_of(GEMV_SCALAR, &plain);
    assert_true(gemv_avx2_fill(&plain));
    prove_table(&plain, GEMV_AVX2, seed, &tried, &failed);
    assert_true(tried >= 50);
    assert_int_equal(failed, 0);
}

// Every level's integers of activations, base and scales to the bit: shaped inputs, an infinity and
// a NaN, columns that fill no group, panels of one column and of several.
static void every_level_makes_the_same_integers(void **state) {
    (void)state;
    enum { WIDTH = 3, COLS = 1000, WORDS = 1024, GROUPS = WORDS / 32 };
    static float x[WIDTH * COLS];
    static int32_t quads[2][WIDTH * WORDS], base[2][WIDTH * GROUPS];
    static float scale[2][WIDTH * GROUPS];
    struct proof p = { .seed = seed };
    for (int input = 0; input < INPUTS + 2; input++)
        for (int f = GEMV_INT8_G32; f < GEMV_FORMATS; f++)
            for (int level = 0; level < GEMV_LEVELS; level++)
                for (int a = GEMV_X_INT8; a <= GEMV_X_INT16; a++)
                    for (int width = 1; width <= WIDTH; width += 2) {
                        struct gemv_kernels table;
                        if (!gemv_level_usable((enum gemv_level)level)) continue;
                        gemv_kernels_of((enum gemv_level)level, &table);
                        p.state = seed + (uint64_t)input;
                        for (size_t i = 0; i < WIDTH * COLS; i++)
                            x[i] = proof_value(&p, (enum input)(input % INPUTS), i);
                        if (input >= INPUTS) x[COLS / 2] = input == INPUTS ? INFINITY : NAN;
                        memset(quads, 0xa5, sizeof quads);
                        memset(base, 0xa5, sizeof base);
                        memset(scale, 0xa5, sizeof scale);
                        for (int i = 0; i < 2; i++) {
                            struct gemv_panel panel = { (enum gemv_format)f,
                                                        width,
                                                        (float *)quads[i],
                                                        quads[i],
                                                        base[i],
                                                        scale[i] };
                            gemv_panel_fill_with(i == 0 ? gemv_scalar_codes : table.codes, &panel,
                                                 (enum gemv_activations)a, x, (size_t)width, COLS);
                        }
                        assert_memory_equal(quads[0], quads[1], sizeof quads[0]);
                        assert_memory_equal(base[0], base[1], sizeof base[0]);
                        assert_memory_equal(scale[0], scale[1], sizeof scale[0]);
                    }
}

// A proof that can only pass proves nothing.
static void broken(const void *blocks, size_t n, const struct gemv_panel *panel, float *sums) {
    struct gemv_kernels scalar;
    gemv_scalar_fill(&scalar);
    scalar.of[GEMV_INT4_G32][GEMV_X_INT8].widths[0].tile(blocks, n, panel, sums);
    sums[3] = nextafterf(sums[3], INFINITY);
}

static void crashing(const void *blocks, size_t n, const struct gemv_panel *panel, float *sums) {
    broken((const char *)blocks + 4, n, panel, sums); // reads past the end
}

static void overrunning(const void *blocks, size_t n, const struct gemv_panel *panel, float *sums) {
    struct gemv_kernels scalar;
    gemv_scalar_fill(&scalar);
    scalar.of[GEMV_INT4_G32][GEMV_X_INT8].widths[0].tile(blocks, n, panel, sums);
    sums[GEMV_TILE_ROWS] = 0;
}

// Takes the first tile for the second.
static void mixed_up(const void *blocks, size_t apart, size_t ahead, size_t n,
                     const struct gemv_panel *panel, float *sums) {
    static const size_t from[GEMV_STREAMS_MOST] = { 0, 0, 2, 3 };
    (void)ahead;
    struct gemv_kernels scalar;
    gemv_scalar_fill(&scalar);
    for (size_t s = 0; s < GEMV_STREAMS_MOST; s++)
        scalar.of[GEMV_INT4_G32][GEMV_X_INT8].widths[0].tile((const char *)blocks + from[s] * apart,
                                                             n, panel, sums + s * GEMV_TILE_ROWS);
}

// One bit in the last stream.
static void broken_behind(const void *blocks, size_t apart, size_t ahead, size_t n,
                          const struct gemv_panel *panel, float *sums) {
    mixed_up(blocks, apart, ahead, n, panel, sums);
    float *last = sums + (GEMV_STREAMS_MOST - 1) * GEMV_TILE_ROWS;
    last[5] = nextafterf(last[5], INFINITY);
}

static void the_proof_notices_it(gemv_tile *tile, gemv_tiles_function *streams) {
    struct gemv_kernels scalar;
    gemv_scalar_fill(&scalar);
    gemv_tile *good = scalar.of[GEMV_INT4_G32][GEMV_X_INT8].widths[0].tile;
    struct proof p = { GEMV_SCALAR, GEMV_INT4_G32, GEMV_X_INT8, 1,       tile != NULL ? tile : good,
                       good,        seed,          0,           { NULL } };
    p.together[GEMV_STREAMS_MOST] = streams;
    int aside = dup(STDERR_FILENO), null = open("/dev/null", O_WRONLY);
    dup2(null, STDERR_FILENO);
    bool proved = prove_kernel(&p);
    dup2(aside, STDERR_FILENO);
    close(aside);
    close(null);
    assert_false(proved);
}

static void the_proof_notices(gemv_tile *tile) {
    the_proof_notices_it(tile, NULL);
}

static void the_proof_notices_streams_that_are_mixed_up(void **state) {
    (void)state;
    the_proof_notices_it(NULL, mixed_up);
}

static void the_proof_notices_one_bit_in_one_lane(void **state) {
    (void)state;
    the_proof_notices(broken);
}

static void the_proof_survives_and_notices_a_crash(void **state) {
    (void)state;
    the_proof_notices(crashing);
}

static void the_proof_notices_a_write_behind_the_sums(void **state) {
    (void)state;
    the_proof_notices(overrunning);
}

// What `doctor` runs: a kernel that differs is named, wherever it stands in the table.
static void the_quick_look_names_a_kernel_that_differs(void **state) {
    (void)state;
    struct gemv_kernels table;
    struct gemv_error err = { "" };
    struct gemv_kernel *int4 = &table.of[GEMV_INT4_G32][GEMV_X_INT8];
    gemv_scalar_fill(&table);
    assert_true(gemv_kernels_proved(&table, &err));
    int4->widths[0].tile = broken;
    assert_false(gemv_kernels_proved(&table, &err));
    assert_string_equal(err.text, "the scalar kernel for int4-g32 weights, int8 activations and 1 "
                                  "columns differs from the scalar one");
    gemv_scalar_fill(&table);
    int4->streams[GEMV_STREAMS_MOST] = broken_behind;
    assert_false(gemv_kernels_proved(&table, &err));
    assert_non_null(strstr(err.text, "int4-g32 weights, int8 activations and 4 streams differs"));
}

int main(int argc, char **argv) {
    static enum gemv_level levels[] = { GEMV_SCALAR, GEMV_AVX2, GEMV_AVX512, GEMV_NEON };
    seed = proof_seed(argc, argv);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_proof_notices_one_bit_in_one_lane),
        cmocka_unit_test(the_proof_survives_and_notices_a_crash),
        cmocka_unit_test(the_proof_notices_a_write_behind_the_sums),
        cmocka_unit_test(the_proof_notices_streams_that_are_mixed_up),
        cmocka_unit_test(the_quick_look_names_a_kernel_that_differs),
        cmocka_unit_test_prestate(a_level_gives_the_sums_of_the_scalar_kernels, &levels[0]),
        cmocka_unit_test_prestate(a_level_gives_the_sums_of_the_scalar_kernels, &levels[1]),
        cmocka_unit_test_prestate(a_level_gives_the_sums_of_the_scalar_kernels, &levels[2]),
        cmocka_unit_test_prestate(a_level_gives_the_sums_of_the_scalar_kernels, &levels[3]),
        cmocka_unit_test(avx2_without_vnni_gives_the_sums_of_the_scalar_kernels),
        cmocka_unit_test(every_level_makes_the_same_integers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
