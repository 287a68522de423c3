// SPDX-License-Identifier: MIT
// Numbers of the JSON writer: read by another program, each is the same double again.
#include "tests/check.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

#include "lab/cells/json.h"

static void numbers_come_back(void **state) {
    static const double numbers[] = { 0.0,   -0.0,   0.3,     -1,
                                      1e300, 5e-324, 1.0 / 3, 4503599627370497.5,
                                      1e15,  1e22 };
    struct strbuf out = { 0 };
    struct json json = { .out = &out };
    (void)state;
    json_put_numbers(&json, NULL, numbers, sizeof numbers / sizeof *numbers);
    json_t *array = json_loadb(out.at, out.size, 0, NULL);
    assert_non_null(array);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        double again = json_number_value(json_array_get(array, i));
        assert_memory_equal(&again, &numbers[i], sizeof again);
    }
    json_decref(array);
    strbuf_release(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(numbers_come_back) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
