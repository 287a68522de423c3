// SPDX-License-Identifier: MIT
// rng.default and rng.legacy give NumPy's numbers, one by one and as arrays. Expected values:
// NumPy 1.24.2.
#include "tests/unit/lab-script/script_helpers.h"

struct draw {
    const char *source;
    size_t n;
    double expected[6];
};

static void draws_have_numpys_bits(void **state) {
    static const struct draw draws[] = {
        // np.random.default_rng(0).random(), .standard_normal(); default_rng(2), (42)
        { "rng.default(0):random(3)",
          3,
          { 0.6369616873214543, 0.2697867137638703, 0.04097352393619469 } },
        { "rng.default(0):normal(3)",
          3,
          { 0.1257302210933933, -0.1321048632913019, 0.6404226504432821 } },
        { "rng.default(2):normal(4)",
          4,
          { 0.18905338179353307, -0.5227484414807474, -0.41306354339189344, -2.4414673826398556 } },
        { "rng.default(42):random(2)", 2, { 0.7739560485559633, 0.4388784397520523 } },
        // r = default_rng(7); r.normal(0.5, 2, 3), r.uniform(-1, 3, 3), r.integers(2, 9, 8),
        // r.random(2)
        { "(function() local r = rng.default(7) return r:normal(3, 0.5, 2) end)()",
          3,
          { 0.5024603067149651, 1.0974910750169398, -0.04827571072443515 } },
        { "(function() local r = rng.default(7) r:normal(3) return r:uniform(-1, 3, 3) end)()",
          3,
          { -0.09917124003763256, 0.20066513964490174, 2.4942137815850476 } },
        { "(function() local r = rng.default(7) r:normal(3) r:uniform(-1, 3, 3) return "
          "r:integers(2, "
          "9, 6) end)()",
          6,
          { 8, 2, 5, 7, 2, 7 } },
        { "(function() local r = rng.default(7) r:normal(3) r:uniform(-1, 3, 3) r:integers(2, 9, "
          "8) "
          "return r:random(2) end)()",
          2,
          { 0.3030324268193135, 0.2784256121007733 } },
        // default_rng(7).integers(2, 8, 5, endpoint=True), then choice([7, 13, 70])
        { "rng.default(7):integer(2, 8, 5)", 5, { 8, 6, 6, 8, 6 } },
        { "(function() local r = rng.default(7) r:integer(2, 8, 5) local c = {} for i = 1, 4 do "
          "c[i] = "
          "r:choice { 7, 13, 70 } end return c end)()",
          4,
          { 70, 70, 7, 7 } },
        // np.random.seed(42): normal(1, 0.5, 3), random_sample(2), uniform(2, 3, 2), randint(0, 10,
        // 6)
        { "rng.legacy(42):normal(3, 1, 0.5)",
          3,
          { 1.2483570765056164, 0.9308678494144077, 1.3238442690503462 } },
        { "(function() local r = rng.legacy(42) r:normal(3) return r:random(2) end)()",
          2,
          { 0.15601864044243652, 0.15599452033620265 } },
        { "(function() local r = rng.legacy(42) r:normal(3) r:random(2) return r:uniform(2, 3, 2) "
          "end)()",
          2,
          { 2.0580836121681996, 2.866176145774935 } },
        { "(function() local r = rng.legacy(42) r:normal(3) r:random(2) r:uniform(2, 3, 2) return "
          "r:integers(0, 10, 6) end)()",
          6,
          { 3, 7, 7, 2, 5, 4 } },
    };
    for (size_t i = 0; i < sizeof draws / sizeof *draws; i++) {
        struct arena arena = { 0 };
        struct value list = value_of(*state, &arena, draws[i].source);
        assert_int_equal(list.kind, VALUE_TABLE);
        assert_int_equal(list.table.n, draws[i].n);
        for (size_t j = 0; j < draws[i].n; j++) {
            double actual = value_number(&list.table.items[j]);
            if (actual != draws[i].expected[j])
                complain("%s [%zu]: expected %.17g, got %.17g", draws[i].source, j + 1,
                         draws[i].expected[j], actual);
        }
        arena_release(&arena);
    }
}

static void single_draws_are_numbers_and_whole_ones_integers(void **state) {
    assert_number(*state, "rng.default(0):normal()", 0.1257302210933933);
    assert_number(*state, "rng.default(0):normal(nil, 1, 2)", 1.2514604421867865);
    assert_prints(*state, "math.type(rng.default(0):integer(2, 8))", "\"integer\"");
    assert_prints(*state, "rng.default(0):normal(1) == array { rng.default(0):normal() }", "true");
    assert_prints(*state, "tostring(rng.default(3))", "\"a generator (rng.default)\"");
    // The largest seed: default_rng(2**64 - 1).random()
    assert_number(*state, "rng.default(-1):random()", 0.6800266789616931);
}

static void wrong_draws_say_what_is_wanted(void **state) {
    static const char *const cases[][2] = {
        { "rng.default('x')",
          "eval:1: rng.default(seed): the seed is a whole number from 0, as rng.default(2)" },
        { "rng.default(1.5)",
          "eval:1: rng.default(seed): the seed is a whole number from 0, as rng.default(2)" },
        { "rng.legacy(2^33)",
          "eval:1: rng.legacy(seed): the seed is a whole number from 0 to 4294967295" },
        { "rng.default(1):normal(-1)",
          "eval:1: normal: the count is a whole number from 0 to 16777216" },
        { "rng.default(1):normal(3, 0, -1)", "eval:1: normal: the deviation is at least 0" },
        { "rng.default(1):uniform(1)", "eval:1: uniform(a, b): b is missing" },
        { "rng.default(1):integer(5, 2)",
          "eval:1: integer(a, b): no whole number lies from 5 to 2" },
        { "rng.default(1):integers(2, 2)",
          "eval:1: integers(low, high): no whole number lies from 2 to 2 with the end left out" },
        { "rng.default(1):choice {}", "eval:1: choice: the list is empty" },
        { "rng.default(1).normal(3)",
          "eval:1: a draw is made with a colon on a generator: rng.default(2):normal(16)" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_fails(*state, cases[i][0], cases[i][1]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draws_have_numpys_bits),
        cmocka_unit_test(single_draws_are_numbers_and_whole_ones_integers),
        cmocka_unit_test(wrong_draws_say_what_is_wanted),
    };
    return cmocka_run_group_tests(tests, new_script, free_script);
}
