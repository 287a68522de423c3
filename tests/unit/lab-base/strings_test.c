// SPDX-License-Identifier: MIT
// Strings, UTF-8, numbers as text, values, arenas.
#include "tests/check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/error.h"
#include "lab/base/memory.h"
#include "lab/base/strbuf.h"
#include "lab/base/utf8.h"
#include "lab/base/value.h"

static void every_scalar_value_survives_utf8(void **state) {
    (void)state;
    for (uint32_t c = 1; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        char bytes[4];
        size_t size = utf8_encode(c, bytes), taken = 0;
        assert_int_equal(utf8_decode(bytes, size, &taken), c);
        assert_int_equal(taken, size);
    }
}

static void wrong_bytes_become_replacements_one_by_one(void **state) {
    (void)state;
    static const char *const wrong[] = { "\x80",         "\xC0\xAF",         "\xE0\x80\x80",
                                         "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xFF",
                                         "\xE2\x82" };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        size_t taken, size = strlen(wrong[i]);
        assert_int_equal(utf8_decode(wrong[i], size, &taken), UTF8_REPLACEMENT);
        assert_int_equal(taken, 1);
        assert_int_equal(utf8_valid_prefix(wrong[i], size), 0);
    }
    assert_int_equal(utf8_valid_prefix("a\xC3\xA9z\xFF", 5), 4);
}

static void numbers_read_back_as_themselves(void **state) {
    (void)state;
    struct strbuf text = { 0 };
    srand(1);
    for (int i = 0; i < 20000; i++) {
        uint64_t bits = (uint64_t)rand() << 42 ^ (uint64_t)rand() << 21 ^ (uint64_t)rand();
        double number;
        memcpy(&number, &bits, sizeof number);
        if (!isfinite(number)) continue;
        strbuf_clear(&text);
        strbuf_number(&text, number);
        assert_true(strtod(strbuf_text(&text), NULL) == number);
    }
    strbuf_clear(&text);
    strbuf_number(&text, 0.1);
    strbuf_putc(&text, ' ');
    strbuf_number(&text, (double)-INFINITY);
    strbuf_putc(&text, ' ');
    strbuf_number(&text, (double)NAN);
    assert_string_equal(strbuf_text(&text), "0.1 -inf nan");
    strbuf_release(&text);
}

static void values_print_as_lua(void **state) {
    (void)state;
    struct arena arena = { 0 };
    struct strbuf text = { 0 };
    struct value list = value_of_list(&arena, 3);
    list.table.items[0] = value_of_number(0.5);
    list.table.items[1] = value_of_string(&arena, "a\"\n", 3);
    list.table.items[2] = value_of_boolean(true);
    struct value_field fields[] = { { value_of_string(&arena, "q", 1), value_of_integer(-7) },
                                    { value_of_string(&arena, "two words", 9),
                                      { .kind = VALUE_NIL } } };
    list.table.fields = fields;
    list.table.n_fields = 2;
    value_print(&list, &text, 0);
    assert_string_equal(strbuf_text(&text),
                        "{0.5, \"a\\\"\\n\", true, q = -7, [\"two words\"] = nil}");
    assert_int_equal(value_field(&list, "q")->integer, -7);
    assert_null(value_field(&list, "r"));
    struct value copy = value_copy(&arena, &list);
    strbuf_clear(&text);
    value_print(&copy, &text, 12);
    assert_true(text.size < 40);
    assert_non_null(strstr(strbuf_text(&text), "…"));
    strbuf_release(&text);
    arena_release(&arena);
}

static void markup_becomes_entities(void **state) {
    (void)state;
    struct strbuf out = { 0 };
    for (const char *at = "a<b>&\"'"; *at; at++)
        if (!strbuf_entity(&out, (unsigned char)*at)) strbuf_putc(&out, *at);
    assert_string_equal(strbuf_text(&out), "a&lt;b&gt;&amp;&quot;'");
    strbuf_release(&out);
}

static void arenas_are_zeroed_and_aligned(void **state) {
    (void)state;
    struct arena arena = { 0 };
    for (size_t size = 1; size < 40000; size = size * 3 + 1) {
        char *at = arena_alloc(&arena, size);
        assert_int_equal((uintptr_t)at % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(at[i], 0);
        memset(at, 0xAA, size);
    }
    assert_string_equal(arena_printf(&arena, "%d-%s", 4, "bit"), "4-bit");
    arena_release(&arena);
}

static void errors_carry_place_sentence_and_status(void **state) {
    (void)state;
    struct error err;
    assert_int_equal(fail_at(&err, STATUS_COURSE, "a.lua", 7, "points must be %s", "positive"),
                     STATUS_COURSE);
    assert_string_equal(err.text, "a.lua:7: points must be positive");
    error_detail(&err, "first\n");
    error_detail(&err, "second\n");
    assert_string_equal(err.detail, "first\nsecond\n");
    assert_int_equal(fail(NULL, STATUS_USAGE, "nobody listens"), STATUS_USAGE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_scalar_value_survives_utf8),
        cmocka_unit_test(wrong_bytes_become_replacements_one_by_one),
        cmocka_unit_test(numbers_read_back_as_themselves),
        cmocka_unit_test(values_print_as_lua),
        cmocka_unit_test(markup_becomes_entities),
        cmocka_unit_test(arenas_are_zeroed_and_aligned),
        cmocka_unit_test(errors_carry_place_sentence_and_status),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
