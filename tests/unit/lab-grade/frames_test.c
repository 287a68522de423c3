// SPDX-License-Identifier: MIT
// The parser of result frames, fed as a child would feed it that was taken over.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/strbuf.h"
#include "lab/grade/frames.h"
#include "lab/grade/wire.h"

#include <cmocka.h>

static const uint64_t nonce = 0x1122334455667788;

static void add_frame(struct strbuf *out, uint64_t with_nonce, uint32_t seq, char type,
                      const void *payload, uint32_t size) {
    strbuf_add(out, &with_nonce, 8);
    strbuf_add(out, &seq, 4);
    strbuf_putc(out, type);
    strbuf_add(out, &size, 4);
    strbuf_add(out, payload, size);
}

static const char load_ok[5] = { LOAD_OK };
static const char case_true[6] = { CASE_VALUE, 1, 0, 0, 0, TAG_TRUE };

static void add_end(struct strbuf *out, uint32_t seq, uint32_t n, double seconds) {
    char payload[12];
    memcpy(payload, &n, 4);
    memcpy(payload + 4, &seconds, 8);
    add_frame(out, nonce, seq, 'E', payload, sizeof payload);
}

static struct strbuf lawful(void) {
    struct strbuf out = { 0 };
    add_frame(&out, nonce, 0, 'L', load_ok, sizeof load_ok);
    add_frame(&out, nonce, 1, 'C', case_true, sizeof case_true);
    add_frame(&out, nonce, 2, 'C', case_true, sizeof case_true);
    add_end(&out, 3, 2, 0.5);
    return out;
}

static bool parse(const struct strbuf *bytes, size_t wanted, struct frames *frames,
                  struct arena *arena) {
    return frames_parse(frames, strbuf_text(bytes), bytes->size, nonce, wanted, arena);
}

// True where the bytes are a breach, or at least not complete. Releases them.
static bool never_complete(struct strbuf bytes, size_t wanted) {
    struct arena arena = { 0 };
    struct frames frames;
    bool complete = parse(&bytes, wanted, &frames, &arena) && frames.complete;
    arena_release(&arena);
    strbuf_release(&bytes);
    return !complete;
}

static void lawful_frames_are_complete(void **state) {
    (void)state;
    struct arena arena = { 0 };
    struct frames frames;
    struct strbuf bytes = lawful();
    assert_true(parse(&bytes, 2, &frames, &arena));
    assert_true(frames.complete);
    assert_int_equal(frames.n, 2);
    assert_true(frames.seconds == 0.5);
    assert_int_equal(frame_case_value(&frames.cases[1], &arena).boolean, true);
    strbuf_release(&bytes);
    arena_release(&arena);
}

static void every_truncation_is_incomplete(void **state) {
    (void)state;
    struct strbuf whole = lawful();
    for (size_t size = 0; size < whole.size; size++) {
        struct strbuf part = { 0 };
        strbuf_add(&part, whole.at, size);
        if (!never_complete(part, 2))
            fail_msg("%zu of %zu bytes were taken for all", size, whole.size);
    }
    strbuf_release(&whole);
}

static void every_changed_byte_of_a_head_is_noticed(void **state) {
    (void)state;
    for (size_t i = 0; i < FRAME_HEAD; i++) {
        struct strbuf bytes = lawful();
        bytes.at[i] ^= 1;
        if (!never_complete(bytes, 2)) fail_msg("byte %zu of the head may be anything", i);
    }
}

static void counts_must_fit(void **state) {
    (void)state;
    assert_true(never_complete(lawful(), 1)); // a case too many
    assert_true(never_complete(lawful(), 3)); // a case too few
    struct strbuf bytes = lawful();
    strbuf_putc(&bytes, 'x'); // something behind the end
    assert_true(never_complete(bytes, 2));
}

static void order_and_kind_must_fit(void **state) {
    (void)state;
    struct strbuf bytes = { 0 };
    add_frame(&bytes, nonce, 0, 'C', case_true, sizeof case_true); // a case before LOAD
    assert_true(never_complete(bytes, 1));
    bytes = (struct strbuf) { 0 };
    add_end(&bytes, 0, 0, 0); // nothing but an end
    assert_true(never_complete(bytes, 0));
    bytes = (struct strbuf) { 0 };
    add_frame(&bytes, nonce, 0, 'L', load_ok, sizeof load_ok);
    add_frame(&bytes, nonce, 1, 'L', load_ok, sizeof load_ok); // LOAD twice
    add_end(&bytes, 2, 0, 0);
    assert_true(never_complete(bytes, 0));
    bytes = (struct strbuf) { 0 };
    add_frame(&bytes, nonce, 0, 'Z', "", 0); // an unknown type
    assert_true(never_complete(bytes, 0));
    bytes = (struct strbuf) { 0 };
    add_frame(&bytes, nonce, 0, 'L', load_ok, sizeof load_ok);
    add_end(&bytes, 1, 0, NAN); // a time that is none
    assert_true(never_complete(bytes, 0));
}

static bool case_is_lawful(const void *payload, size_t size) {
    struct strbuf bytes = { 0 };
    add_frame(&bytes, nonce, 0, 'L', load_ok, sizeof load_ok);
    add_frame(&bytes, nonce, 1, 'C', payload, (uint32_t)size);
    add_end(&bytes, 2, 1, 0);
    return !never_complete(bytes, 1);
}

static void values_must_be_whole_and_small(void **state) {
    (void)state;
    assert_true(case_is_lawful("\0\1\0\0\0N", 6));
    assert_false(case_is_lawful("\0\1\0\0\0NN", 7));        // two values
    assert_false(case_is_lawful("\0\1\0\0\0", 5));          // none
    assert_false(case_is_lawful("\0\1\0\0\0?", 6));         // an unknown tag
    assert_false(case_is_lawful("\0\1\0\0\0D1234567", 13)); // half a number
    assert_false(case_is_lawful("\0\1\0\0\0S\xff\xff\xff\xff"
                                "a",
                                11)); // a string past the end
    assert_false(case_is_lawful("\0\1\0\0\0L\xff\xff\xff\x7f"
                                "N",
                                11)); // a list past the end
    assert_true(case_is_lawful("\0\1\0\0\0L\1\0\0\0T\0\0\0\0", 15));
    assert_false(case_is_lawful("\0\1\0\0\0L\1\0\0\0N\0\0\0\0", 15)); // nil in a list
    assert_true(case_is_lawful("\0\1\0\0\0L\0\0\0\0\1\0\0\0S\1\0\0\0aT", 21));
    assert_false(
        case_is_lawful("\0\1\0\0\0L\0\0\0\0\2\0\0\0S\1\0\0\0aTS\1\0\0\0aT", 28)); // a key twice
    assert_false(case_is_lawful("\0\1\0\0\0L\0\0\0\0\1\0\0\0NT", 16));            // nil as a key
    assert_false(case_is_lawful("\2\x63", 2)); // an unknown refusal
    assert_false(case_is_lawful("\x9", 1));    // an unknown status
}

static void depth_is_bounded(void **state) {
    (void)state;
    for (int depth = 1; depth < 400; depth += depth < 10 ? 1 : 100) {
        struct strbuf payload = { 0 };
        strbuf_add(&payload, "\0\1\0\0\0", 5);
        for (int i = 0; i < depth; i++)
            strbuf_add(&payload, "L\1\0\0\0", 5);
        strbuf_putc(&payload, 'T');
        for (int i = 0; i < depth; i++)
            strbuf_add(&payload, "\0\0\0\0", 4);
        assert_int_equal(case_is_lawful(payload.at, payload.size), depth <= VALUE_DEPTH_MAX);
        strbuf_release(&payload);
    }
}

static void random_bytes_never_harm(void **state) {
    (void)state;
    srand(7);
    for (int round = 0; round < 20000; round++) {
        struct strbuf bytes = lawful();
        for (int i = 0; i < 1 + round % 4; i++)
            bytes.at[(size_t)rand() % bytes.size] = (char)rand();
        struct arena arena = { 0 };
        struct frames frames;
        parse(&bytes, 2, &frames, &arena);
        arena_release(&arena);
        strbuf_release(&bytes);
    }
}

// 0/0 is negative on x86 and positive on ARM, and a program could print the sign.
static void every_nan_travels_as_the_same_bytes(void **state) {
    (void)state;
    static const double nans[] = { NAN, -NAN };
    struct strbuf first = { 0 }, second = { 0 };
    assert_true(wire_put(&first, &(struct value) { .kind = VALUE_NUMBER, .number = nans[0] }));
    assert_true(wire_put(&second, &(struct value) { .kind = VALUE_NUMBER, .number = nans[1] }));
    assert_int_equal(first.size, second.size);
    assert_memory_equal(first.at, second.at, first.size);
    strbuf_release(&first);
    strbuf_release(&second);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lawful_frames_are_complete),
        cmocka_unit_test(every_truncation_is_incomplete),
        cmocka_unit_test(every_changed_byte_of_a_head_is_noticed),
        cmocka_unit_test(counts_must_fit),
        cmocka_unit_test(order_and_kind_must_fit),
        cmocka_unit_test(values_must_be_whole_and_small),
        cmocka_unit_test(depth_is_bounded),
        cmocka_unit_test(random_bytes_never_harm),
        cmocka_unit_test(every_nan_travels_as_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
