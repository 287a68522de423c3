// SPDX-License-Identifier: MIT
// Numbers as people type them.
#include "tests/check.h"

#include <math.h>
#include <string.h>

#include "lab/ui/expression.h"

static void expect(const char *text, const char *unit, double expected) {
    double number = -12345;
    struct error err = { 0 };
    if (expression_read(text, unit, &number, &err) != STATUS_OK)
        fail_msg("'%s': %s", text, err.text);
    if (number != expected) fail_msg("'%s' gives %.17g, expected %.17g", text, number, expected);
}

static void expect_refused(const char *text, const char *unit, const char *sentence) {
    double number;
    struct error err = { 0 };
    if (expression_read(text, unit, &number, &err) == STATUS_OK)
        fail_msg("'%s' was taken as %.17g", text, number);
    if (!strstr(err.text, sentence)) fail_msg("'%s' gives the sentence '%s'", text, err.text);
}

static void another_unit_is_told_with_its_conversion(void **state) {
    (void)state;
    expect_refused("26 MB", "GB", "asked in GB: 26 MB are 0.026 GB.");
    expect_refused("24.2 GiB", "GB", "24.2 GiB are 25.9846 GB. (GB counts in powers of 1000");
    expect_refused("8 Gbit", "GB", "8 Gbit are 1 GB.");
    expect_refused("0.0057 s", "ms/token", "0.0057 s are 5.7 ms/token.");
    expect_refused("5 ms", "GB", "'ms' is something else");
    expect_refused("5 gallons", "GB", "'gallons' is something else");
}

static void numbers_and_arithmetic_are_read(void **state) {
    (void)state;
    expect("26", "GB", 26);
    expect(" 2.1/7 ", "", 2.1 / 7);
    expect("-3", "", -3);
    expect("7e9 * 4 / 8", "", 3.5e9);
    expect("1.5e-3", "", 0.0015);
    expect("2^-3", "", 0.125);
    expect("-2^2", "", -4);
    expect("2*(3+4)-1", "", 13);
    expect("8/2/2", "", 2);
    expect("5-2-1", "", 2);
    expect("2^3^2", "", 512);
    expect(".5", "", 0.5);
    expect("10,000", "", 10000);
    expect("1,048,576", "", 1048576);
}

static void expect_near(const char *text, const char *unit, double expected) {
    double number = -12345;
    struct error err = { 0 };
    if (expression_read(text, unit, &number, &err) != STATUS_OK)
        fail_msg("'%s': %s", text, err.text);
    // A library's functions may be off by one in the last place.
    if (!(fabs(number - expected) <= 4e-16 * fabs(expected)))
        fail_msg("'%s' gives %.17g, expected %.17g", text, number, expected);
}

static void functions_are_read_as_lessons_write_them(void **state) {
    (void)state;
    expect_near("exp(1)/(1+exp(1))", "", 0.7310585786300049);
    expect_near("1 / (1 + e^-1)", "", 0.7310585786300049);
    expect_near("ln 2", "", 0.6931471805599453);
    expect_near("-ln(0.5) nats", "nats", 0.6931471805599453);
    expect_near("log2(8)", "", 3);
    expect_near("log10 1000", "", 3);
    expect_near("sqrt(2)^2", "", 2);
    expect_near("2*pi", "", 6.283185307179586);
    expect_near("ln 2^3", "", 2.0794415416798357);
    expect_near("2**10", "", 1024);
    expect("2e3", "", 2000);
    expect_refused("log(2)", "", "Write ln, log2 or log10");
    expect_refused("log3(9)", "", "cannot be read");
    expect_refused("exp2(3)", "", "cannot be read");
    expect_refused("sin(1)", "", "cannot be read");
    expect_refused("exp", "", "cannot be read");
    expect_refused("ln(0)", "", "not a finite number");
    expect_refused("sqrt(-1)", "", "not a finite number");
}

static void the_unit_that_is_asked_for_may_follow(void **state) {
    (void)state;
    expect("26 GB", "GB", 26);
    expect("26gb", "GB", 26);
    expect("5.7 ms", "ms/token", 5.7);
    expect("4x", "", 4);
    expect("12.5 %", "%", 12.5);
    expect("3 ms per token", "ms per token", 3);
}

static void another_unit_is_named_and_nothing_is_graded(void **state) {
    (void)state;
    expect_refused("26 MB", "GB", "asked in GB");
    expect_refused("26 GB", "", "without a unit");
    expect_refused("2,5", "", "decimal point");
}

static void nonsense_is_refused_with_a_sentence(void **state) {
    (void)state;
    expect_refused("", "", "cannot be read");
    expect_refused("abc", "", "cannot be read");
    expect_refused("1.2.3", "", "cannot be read");
    expect_refused("(1", "", "cannot be read");
    expect_refused("1/0", "", "not a finite number");
    expect_refused("0x10", "", "without a unit");
    expect_refused("1e999", "", "not a finite number");
    expect_refused(
        "((((((((((((((((((((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))", "",
        "cannot be read");
    expect_refused("----------------------------------------------------------------1", "",
                   "cannot be read");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(another_unit_is_told_with_its_conversion),
        cmocka_unit_test(numbers_and_arithmetic_are_read),
        cmocka_unit_test(functions_are_read_as_lessons_write_them),
        cmocka_unit_test(the_unit_that_is_asked_for_may_follow),
        cmocka_unit_test(another_unit_is_named_and_nothing_is_graded),
        cmocka_unit_test(nonsense_is_refused_with_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
