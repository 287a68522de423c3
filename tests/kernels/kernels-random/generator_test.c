// SPDX-License-Identifier: MIT
// The generators against what NumPy drew: raw words, arrays as hashes, and mixed sequences.
// Every array must be NumPy's bit for bit (on glibc; another libm may move a tail's last digit).
#include "tests/check.h"

#include "tests/kernels/json.h"

#include "kernels/random/generator.h"

static json_t *vectors, *words;

static int read_vectors(void **state) {
    (void)state;
    vectors = json_read("tests/data/numpy_vectors.json");
    words = json_read("tests/data/truth/rng.json");
    return 0;
}

static int release_vectors(void **state) {
    (void)state;
    json_decref(vectors);
    json_decref(words);
    return 0;
}

static double argument(const json_t *draw, size_t i) {
    return json_double(json_array_get(json_at(draw, "with"), i));
}

static int64_t bound(const json_t *draw, size_t i) {
    return json_integer_value(json_array_get(json_at(draw, "with"), i));
}

// Draws what the row says into x, as doubles or as whole numbers; both are 8 bytes.
static void draw_row(struct generator *g, const json_t *draw, void *x, size_t n) {
    const char *what = json_string_value(json_at(draw, "what"));
    if (strcmp(what, "random") == 0)
        generator_fill_random(g, x, n);
    else if (strcmp(what, "normal") == 0)
        generator_fill_normal(g, argument(draw, 0), argument(draw, 1), x, n);
    else if (strcmp(what, "uniform") == 0)
        generator_fill_uniform(g, argument(draw, 0), argument(draw, 1), x, n);
    else if (strcmp(what, "integers") == 0)
        for (size_t i = 0; i < n; i++)
            assert_true(generator_integer(g, bound(draw, 0), bound(draw, 1), (int64_t *)x + i));
    else
        for (size_t i = 0; i < n; i++)
            assert_true(
                generator_integer_within(g, bound(draw, 0), bound(draw, 1), (int64_t *)x + i));
}

static void start(struct generator *g, const char *kind, const char *seed) {
    uint64_t number = strtoull(seed, NULL, 10);
    if (strcmp(kind, "default") == 0)
        generator_init_default(g, number);
    else
        assert_true(generator_init_legacy(g, number));
}

static void check_case(const json_t *row) {
    const char *kind = json_string_value(json_at(row, "kind"));
    const char *seed = json_string_value(json_at(row, "seed"));
    struct generator g;
    start(&g, kind, seed);
    size_t at;
    json_t *draw;
    json_array_foreach(json_at(row, "draws"), at, draw) {
        size_t n = (size_t)json_integer_value(json_at(draw, "n"));
        uint64_t *x = calloc(n + 1, sizeof *x);
        char hash[17];
        draw_row(&g, draw, x, n);
        snprintf(hash, sizeof hash, "%016" PRIx64, fnv1a(x, n * sizeof *x));
        const char *expected = json_string_value(json_at(draw, "hash"));
        if (strcmp(hash, expected) != 0)
            fail_saying("%s seed %s, draw %zu (%zu %s): hash %s, not %s", kind, seed, at + 1, n,
                        json_string_value(json_at(draw, "what")), hash, expected);
        free(x);
    }
}

static void every_draw_has_the_bits_of_numpy(void **state) {
    (void)state;
    size_t at;
    json_t *row;
    json_array_foreach(json_at(vectors, "generators"), at, row) check_case(row);
    assert_true(at > 100);
}

static void raw_words_and_first_values_of_default_rng(void **state) {
    (void)state;
    const char *seed;
    json_t *row;
    json_object_foreach(json_at(words, "pcg64"), seed, row) {
        uint64_t number = strtoull(seed, NULL, 10);
        json_t *raw = json_at(row, "raw_hex");
        struct pcg64 g, doubles, normals;
        pcg64_init(&g, number);
        pcg64_init(&doubles, number);
        pcg64_init(&normals, number);
        for (size_t i = 0; i < json_array_size(raw); i++) {
            const char *hex = json_string_value(json_array_get(raw, i));
            assert_int_equal(pcg64_next_uint64(&g), strtoull(hex, NULL, 16));
            assert_bits(pcg64_next_double(&doubles),
                        json_double(json_array_get(json_at(row, "doubles"), i)), "random", i);
            assert_bits(pcg64_next_normal(&normals),
                        json_double(json_array_get(json_at(row, "normals"), i)), "normal", i);
        }
    }
}

static void raw_words_and_first_values_of_the_legacy_generator(void **state) {
    (void)state;
    const char *seed;
    json_t *row;
    json_object_foreach(json_at(words, "mt19937_legacy"), seed, row) {
        uint32_t number = (uint32_t)strtoul(seed, NULL, 10);
        struct mt19937 g, doubles, normals;
        mt19937_init(&g, number);
        mt19937_init(&doubles, number);
        mt19937_init(&normals, number);
        json_t *raw = json_at(row, "raw32"), *normal = json_at(row, "normals");
        for (size_t i = 0; i < json_array_size(raw); i++)
            assert_int_equal(mt19937_next_uint32(&g), json_integer_value(json_array_get(raw, i)));
        for (size_t i = 0; i < json_array_size(normal); i++) {
            assert_bits(mt19937_next_double(&doubles),
                        json_double(json_array_get(json_at(row, "doubles"), i)), "random", i);
            assert_bits(mt19937_next_normal(&normals), json_double(json_array_get(normal, i)),
                        "normal", i);
        }
    }
}

static size_t words_taken(const struct pcg64 *after, uint64_t seed) {
    struct pcg64 g;
    size_t n = 0;
    pcg64_init(&g, seed);
    for (; g.state != after->state; n++)
        pcg64_next_uint64(&g);
    return n;
}

static void normals_take_as_many_words_as_in_numpy(void **state) {
    (void)state;
    double x[10000];
    struct generator g;
    generator_init_default(&g, 0);
    generator_fill_normal(&g, 0, 0.02, x, 10000);
    assert_int_equal(words_taken(&g.pcg64, 0),
                     json_integer_value(
                         json_at(json_at(words, "chapter_words"), "raw_words_for_10000_normals")));
    generator_init_default(&g, 2);
    generator_fill_normal(&g, 0, 1, x, 16);
    assert_int_equal(
        words_taken(&g.pcg64, 2),
        json_integer_value(json_at(json_at(words, "theory_words"), "raw_words_for_16_normals")));
}

static void assert_list(const double *x, const json_t *list, const char *what) {
    for (size_t i = 0; i < json_array_size(list); i++)
        assert_bits(x[i], json_double(json_array_get(list, i)), what, i);
}

static void the_theory_notebook_draws_its_own_arrays(void **state) {
    (void)state;
    json_t *notebook = json_read("tests/data/truth/notebook-theory.json");
    struct generator g;
    double w[16], x[1002] = { 0 }, rows[3][8];
    generator_init_default(&g, 2);
    generator_fill_normal(&g, 0, 1, w, 16);
    assert_list(w, json_at(json_at(notebook, "c06_sym4"), "w"), "w");

    const double deviation[3] = { 0.1, 1.0, 3.0 };
    assert_true(generator_init_legacy(&g, 42));
    for (size_t i = 0; i < 3; i++) {
        generator_fill_normal(&g, 0, deviation[i], rows[i], 8);
        assert_list(rows[i], json_array_get(json_at(json_at(notebook, "c10_channel"), "W"), i),
                    "W");
    }
    generator_fill_normal(&g, 0, 0.5, x, 1000); // the same generator goes on
    x[1000] = 5.0;
    x[1001] = -4.5;
    json_t *list = json_at(json_at(notebook, "c12_clip"), "x");
    assert_int_equal(json_array_size(list), 1002);
    assert_list(x, list, "x");
    json_decref(notebook);
}

static void the_chapter_draws_its_own_weights(void **state) {
    (void)state;
    json_t *chapter = json_read("tests/data/truth/chapter-demos.json");
    struct generator g;
    static double w[10000], u[10000];
    generator_init_default(&g, 0);
    generator_fill_normal(&g, 0, 0.02, w, 10000);
    generator_fill_random(&g, u, 10000);
    assert_list(w, json_at(json_at(chapter, "w_stats"), "first8_before"), "w before");
    assert_list(u, json_at(json_at(chapter, "w_stats"), "first8_u"), "u");
    for (size_t i = 0; i < 10000; i++)
        w[i] *= u[i] < 0.004 ? 6 : 1;
    assert_list(w, json_at(chapter, "w"), "w");
    json_decref(chapter);
}

static void a_legacy_seed_beyond_32_bits_is_refused(void **state) {
    (void)state;
    struct generator g;
    assert_true(generator_init_legacy(&g, UINT32_MAX));
    double first = generator_random(&g);
    assert_true(generator_init_legacy(&g, UINT32_MAX));
    assert_false(generator_init_legacy(&g, (uint64_t)UINT32_MAX + 1));
    assert_bits(generator_random(&g), first, "after the refusal", 0);
}

static void an_empty_range_is_refused_and_draws_nothing(void **state) {
    (void)state;
    struct generator g, same;
    int64_t value = 77;
    double x[2];
    generator_init_default(&g, 5);
    same = g;
    assert_false(generator_integer(&g, 3, 3, &value));
    assert_false(generator_integer(&g, 4, 3, &value));
    assert_false(generator_integer(&g, INT64_MIN, INT64_MIN, &value));
    assert_false(generator_integer_within(&g, 4, 3, &value));
    assert_false(generator_fill_integers(&g, 1, 1, x, 2));
    assert_int_equal(value, 77);
    assert_bits(generator_random(&g), generator_random(&same), "next", 0);
}

static void an_array_of_integers_is_the_draws_one_by_one(void **state) {
    (void)state;
    struct generator g, same;
    double x[50];
    generator_init_default(&g, 8);
    same = g;
    assert_true(generator_fill_integers(&g, -7, 12, x, 50));
    for (size_t i = 0; i < 50; i++) {
        int64_t value;
        assert_true(generator_integer(&same, -7, 12, &value));
        assert_bits(x[i], (double)value, "x", i);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_draw_has_the_bits_of_numpy),
        cmocka_unit_test(raw_words_and_first_values_of_default_rng),
        cmocka_unit_test(raw_words_and_first_values_of_the_legacy_generator),
        cmocka_unit_test(normals_take_as_many_words_as_in_numpy),
        cmocka_unit_test(the_theory_notebook_draws_its_own_arrays),
        cmocka_unit_test(the_chapter_draws_its_own_weights),
        cmocka_unit_test(a_legacy_seed_beyond_32_bits_is_refused),
        cmocka_unit_test(an_empty_range_is_refused_and_draws_nothing),
        cmocka_unit_test(an_array_of_integers_is_the_draws_one_by_one),
    };
    return cmocka_run_group_tests(tests, read_vectors, release_vectors);
}
