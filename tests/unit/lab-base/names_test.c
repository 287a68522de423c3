// SPDX-License-Identifier: MIT
// The nearest name to a misspelt one, and digests.
#include "tests/check.h"

#include <string.h>

#include "lab/base/digest.h"
#include "lab/base/nearest.h"

static const char *const names[] = { "title", "task", "tolerance", "symmetric", "symmetric_scale",
                                     NULL,    "line", "kl",        "mse",       "hints" };
enum { NAMES = sizeof names / sizeof *names };

static void misspelt_names_find_their_neighbour(void **state) {
    static const char *const cases[][2] = {
        { "titel", "title" },
        { "Title", "title" },
        { "tilte", "title" },
        { "symetric", "symmetric" },
        { "symetric_scal", "symmetric_scale" },
        { "tolerence", "tolerance" },
        { "lin", "line" },
        { "kll", "kl" },
        { "MSE", "mse" },
        { "tsk", "task" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *nearest = name_nearest(cases[i][0], names, NAMES);
        assert_non_null(nearest);
        assert_string_equal(nearest, cases[i][1]);
    }
}

static void strange_names_have_no_neighbour(void **state) {
    static const char *const strange[] = {
        "banana", "x", "time", "table", "points", "colour", "", "quantization_of_everything"
    };
    (void)state;
    for (size_t i = 0; i < sizeof strange / sizeof *strange; i++)
        assert_null(name_nearest(strange[i], names, NAMES));
}

static void a_swap_is_one_edit(void **state) {
    (void)state;
    assert_int_equal(name_distance("ab", "ba"), NAME_EDIT);
    assert_int_equal(name_distance("ab", "ab"), 0);
    assert_int_equal(name_distance("aB", "ab"), 1);
    assert_int_equal(name_distance("", "abc"), 3 * NAME_EDIT);
    assert_int_equal(name_distance("scale", "scales"), NAME_EDIT);
}

// FIPS 180-4's examples.
static void digests_are_sha256(void **state) {
    char hex[DIGEST_HEX];
    (void)state;
    digest_hex("abc", 3, hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    struct digest *digest = digest_new();
    digest_add(digest, "a", 1);
    digest_add(digest, "bc", 2);
    digest_finish(digest, hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    digest_hex("", 0, hex);
    assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(misspelt_names_find_their_neighbour),
        cmocka_unit_test(strange_names_have_no_neighbour),
        cmocka_unit_test(a_swap_is_one_edit),
        cmocka_unit_test(digests_are_sha256),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
