// SPDX-License-Identifier: MIT
// Rotation: no weights are read again before other memory has passed the last-level cache.
#include "tests/check.h"

#include <string.h>

#include "kernels/measure/rotation.h"

enum { N = 12, MIB = 1 << 20 };

static void test_every_round_takes_every_trial_once(void **state) {
    (void)state;
    for (size_t n = 1; n <= N; n++)
        for (size_t round = 0; round < 2; round++) {
            size_t order[N], seen[N] = { 0 };
            rotation_order(n, round, order);
            for (size_t i = 0; i < n; i++)
                seen[order[i]]++;
            for (size_t i = 0; i < n; i++)
                assert_int_equal(seen[i], 1);
        }
}

static size_t place(const size_t *order, size_t trial) {
    size_t i = 0;
    while (order[i] != trial)
        i++;
    return i;
}

// Trial 2 is fp32, the yardstick; whoever is measured against it must not always come after it.
static void test_trials_of_one_half_swap_their_order(void **state) {
    (void)state;
    size_t even[N], odd[N];
    rotation_order(N, 0, even);
    rotation_order(N, 1, odd);
    for (size_t a = 0; a < N; a++)
        for (size_t b = a + 1; b < N; b++)
            if ((a < N / 2) == (b < N / 2))
                assert_true((place(even, a) < place(even, b)) != (place(odd, a) < place(odd, b)));
}

static void test_half_a_round_lies_between_two_turns_of_a_trial(void **state) {
    (void)state;
    size_t order[4][N];
    for (size_t round = 0; round < 4; round++)
        rotation_order(N, round, order[round]);
    for (size_t round = 0; round < 3; round++)
        for (size_t trial = 0; trial < N; trial++) {
            size_t between = N - 1 - place(order[round], trial) + place(order[round + 1], trial);
            assert_in_range(between, N / 2 - 1, 2 * N);
        }
}

// By hand: two trials of 10 bytes in turns 0 1 | 0 1 (for n = 2 the odd round is 0 1 as well);
// between two readings of the same copy lies the other's one run.
static void test_distance_by_hand(void **state) {
    (void)state;
    struct rotation_stream streams[] = { { 10, 1 }, { 10, 1 } };
    const struct rotation_trial trials[] = { { 0, 1 }, { 1, 1 } };
    assert_int_equal(rotation_distance(streams, trials, 2, 0), 10);
    streams[0].copies =
        2; // now its own other copy lies between as well, and two turns of the other
    assert_int_equal(rotation_distance(streams, trials, 2, 0), 30);
}

static void test_all_runs_of_a_turn_pass(void **state) {
    (void)state;
    const struct rotation_stream streams[] = { { 10, 1 }, { 7, 3 } };
    const struct rotation_trial trials[] = { { 0, 1 }, { 1, 3 } };
    assert_int_equal(rotation_distance(streams, trials, 2, 0), 21);
}

// Two trials on one stream, turn after turn: only more copies keep them apart.
static void check_plan(size_t last_cache, const size_t *bytes, size_t n_streams) {
    struct rotation_stream streams[N];
    struct rotation_trial trials[N + 1];
    size_t turn = rotation_turn_bytes(last_cache, 32 * MIB, n_streams + 1);
    for (size_t s = 0; s < n_streams; s++) {
        streams[s] = (struct rotation_stream) { .bytes = bytes[s] };
        trials[s] = (struct rotation_trial) { s, rotation_runs(bytes[s], turn) };
    }
    trials[n_streams] = trials[n_streams - 1];
    rotation_plan(streams, n_streams, trials, n_streams + 1, last_cache);
    for (size_t s = 0; s < n_streams; s++)
        if (bytes[s] < last_cache)
            assert_true(rotation_distance(streams, trials, n_streams + 1, s) >= last_cache);
        else
            assert_int_equal(streams[s].copies, 1);
}

static void test_plans_pass_caches_of_all_sizes(void **state) {
    (void)state;
    const size_t small[] = { 64 * MIB, 67 * MIB, 67 * MIB, 33 * MIB,
                             18 * MIB, 9 * MIB,  8 * MIB,  5 * MIB };
    const size_t large[] = { 64 * MIB,  1024 * MIB, 1024 * MIB, 512 * MIB,
                             272 * MIB, 144 * MIB,  132 * MIB,  72 * MIB };
    const size_t caches[] = { 1 * MIB, 8 * MIB, 32 * MIB, 256 * MIB, 600 * MIB };
    for (size_t i = 0; i < sizeof caches / sizeof *caches; i++) {
        check_plan(caches[i], small, 8);
        check_plan(caches[i], large, 8);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_round_takes_every_trial_once),
        cmocka_unit_test(test_trials_of_one_half_swap_their_order),
        cmocka_unit_test(test_half_a_round_lies_between_two_turns_of_a_trial),
        cmocka_unit_test(test_distance_by_hand),
        cmocka_unit_test(test_all_runs_of_a_turn_pass),
        cmocka_unit_test(test_plans_pass_caches_of_all_sizes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
