// SPDX-License-Identifier: MIT
// Numbers as short text: one rule, exact digits, no locale.
#include "tests/check.h"

#include <locale.h>
#include <stdlib.h>

#include "lab/figure/number.h"
#include "tests/figures/samples.h"

static void short_numbers_follow_one_rule(void **state) {
    (void)state;
    static const struct {
        double value;
        int digits;
        const char *expected;
    } cases[] = {
        { 0, 4, "0" },
        { -0.0, 4, "0" },
        { 0.001, 4, "0.001" },
        { 0.00099, 4, "9.9e-4" },
        { 2.68e-5, 4, "2.68e-5" },
        { 65536, 4, "65536" },
        { 123456, 3, "123456" },
        { 1e6, 4, "1e6" },
        { 12345.678, 4, "12350" },
        { -0.331, 4, "-0.331" },
        { 99999.5, 3, "1e5" },
        { 1e300, 4, "1e300" },
        { 5e-324, 4, "4.941e-324" },
        { INFINITY, 4, "inf" },
        { -INFINITY, 4, "-inf" },
        { NAN, 4, "nan" },
        { 0.99996, 4, "1" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[NUMBER_TEXT_MAX];
        number_short(cases[i].value, cases[i].digits, text);
        assert_string_equal(text, cases[i].expected);
    }
}

static void integers_times_powers_of_ten_are_exact_text(void **state) {
    (void)state;
    char text[NUMBER_TEXT_MAX];
    struct decimal decimal = decimal_of_integer(-12, -5);
    assert_int_equal(decimal_plain(&decimal, 0, text), decimal_plain_length(&decimal, 0));
    assert_string_equal(text, "-0.00012");
    decimal_scientific(&decimal, text);
    assert_string_equal(text, "-1.2e-4");
    decimal = decimal_of_integer(30, -1);
    decimal_plain(&decimal, 1, text);
    assert_string_equal(text, "3.0");
    decimal = decimal_of_integer(0, 7);
    decimal_plain(&decimal, 2, text);
    assert_string_equal(text, "0.00");
}

static void exact_numbers_read_back_the_same(void **state) {
    (void)state;
    uint64_t seed = 3;
    for (int i = 0; i < 20000; i++) {
        double value = (sample_random(&seed) - 0.5) * pow(10, 600 * sample_random(&seed) - 300);
        struct strbuf text = { 0 };
        number_exact(&text, value);
        assert_true(strtod(text.at, NULL) == value);
        strbuf_release(&text);
    }
}

// Under a locale with a decimal comma, where the system has one; `locale -a` says which.
static void numbers_keep_their_point_in_any_locale(void **state) {
    (void)state;
    static const char *const names[] = { "de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "nl_NL.UTF-8",
                                         "ps_AF.UTF-8" };
    bool found = false;
    for (size_t i = 0; i < sizeof names / sizeof *names && !found; i++)
        found = setlocale(LC_NUMERIC, names[i]) != NULL;
    struct strbuf text = { 0 };
    char word[NUMBER_TEXT_MAX];
    number_exact(&text, -1.5e-7);
    number_short(0.25, 4, word);
    setlocale(LC_NUMERIC, "C");
    assert_string_equal(text.at, "-1.5e-07");
    assert_string_equal(word, "0.25");
    strbuf_release(&text);
    if (!found) skip();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_numbers_follow_one_rule),
        cmocka_unit_test(integers_times_powers_of_ten_are_exact_text),
        cmocka_unit_test(exact_numbers_read_back_the_same),
        cmocka_unit_test(numbers_keep_their_point_in_any_locale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
