// SPDX-License-Identifier: MIT
// Interleaved rounds: drift cancels, disturbed rounds are left out, a CPU hog is noticed, a stop
// keeps what there is.
#include "tests/check.h"

#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kernels/measure/machine.h"
#include "kernels/measure/rounds.h"

enum { N = 24 };

// Rounds with times that are given, two trials: 0 is fp32, 1 a format.
static void give(struct rounds *rounds) {
    *rounds = (struct rounds) { .n = N, .n_trials = 2 };
    rounds->seconds = calloc(N, sizeof *rounds->seconds);
    rounds->watch = calloc(N, sizeof *rounds->watch);
    rounds->disturbed = calloc(N, sizeof *rounds->disturbed);
    for (size_t i = 0; i < N; i++) {
        double wobble = 1 + 0.01 * (double)(i % 3);
        rounds->seconds[i][0] = 0.040;
        rounds->seconds[i][1] = 0.010 * wobble;
        rounds->watch[i] = (struct watch_round) { 0.2, 0, 3.0 };
    }
}

static void judge(struct rounds *rounds) {
    rounds->n_disturbed = watch_disturbed(rounds->watch, N, 2, rounds->disturbed);
}

static void test_a_machine_that_halves_its_speed_changes_no_ratio(void **state) {
    (void)state;
    struct rounds rounds;
    give(&rounds);
    for (size_t i = N / 2; i < N; i++)
        for (int trial = 0; trial < 2; trial++)
            rounds.seconds[i][trial] *= 2;
    judge(&rounds);
    struct spread ratio = rounds_ratio(&rounds, 0, 1, 1 / 4.0);
    assert_int_equal(verdict_of(&ratio), VERDICT_HOLDS);
    assert_true(fabs(ratio.median - 1 / 1.01) < 1e-9);
    rounds_release(&rounds);
}

// The limit is the loop that was the fastest over all rounds, not the luckiest of each.
static void test_the_fastest_trial_is_so_over_all_rounds(void **state) {
    (void)state;
    static const int trials[] = { 0, 1 };
    struct rounds rounds;
    give(&rounds);
    for (size_t i = 0; i < N; i++)
        rounds.seconds[i][1] = i % 4 == 0 ? 0.010 : 0.041;
    assert_int_equal(rounds_fastest(&rounds, trials, 2), 0);
    for (size_t i = 0; i < N; i++)
        rounds.seconds[i][1] = i % 4 == 0 ? 0.080 : 0.039;
    assert_int_equal(rounds_fastest(&rounds, trials, 2), 1);
    rounds_release(&rounds);
}

static void test_disturbed_rounds_are_left_out(void **state) {
    (void)state;
    struct rounds rounds;
    give(&rounds);
    for (size_t i = 0; i < N / 4; i++) {
        rounds.watch[i].foreign = 0.9;
        rounds.seconds[i][1] *= 3;
    }
    judge(&rounds);
    struct spread ratio = rounds_ratio(&rounds, 0, 1, 1 / 4.0);
    assert_int_equal(rounds.n_disturbed, N / 4);
    assert_false(rounds_are_disturbed(&rounds));
    assert_int_equal(ratio.n, N - N / 4);
    assert_true(ratio.min > 0.9);
    rounds_release(&rounds);
}

static void test_a_third_of_the_rounds_disturbed_is_too_much(void **state) {
    (void)state;
    struct rounds rounds;
    give(&rounds);
    for (size_t i = 0; i < N / 3; i++)
        rounds.watch[i].foreign = 0.9;
    judge(&rounds);
    assert_false(rounds_are_disturbed(&rounds));
    rounds.watch[N - 1].foreign = 0.9;
    judge(&rounds);
    assert_true(rounds_are_disturbed(&rounds));
    rounds_release(&rounds);
}

static void test_a_changing_clock_is_a_disturbance(void **state) {
    (void)state;
    struct rounds rounds;
    give(&rounds);
    for (size_t i = 0; i < N; i++)
        rounds.watch[i].gigahertz = 3.0 + 0.02 * (double)(i % 2); // within 1%: no change
    rounds.watch[5].gigahertz = 2.4;
    judge(&rounds);
    assert_int_equal(rounds.n_disturbed, 1);
    assert_true(rounds.disturbed[5]);
    rounds_release(&rounds);
}

// The system counts in ticks of 10 ms; half a tick in a short round is no foreign load, and is
// missing in another one.
static void test_the_tick_of_the_counting_is_no_disturbance(void **state) {
    (void)state;
    struct rounds rounds;
    give(&rounds);
    for (size_t i = 0; i < N; i++)
        rounds.watch[i] = (struct watch_round) { 0.05, i % 2 == 0 ? 0.4 : -0.3, 3.0 };
    judge(&rounds);
    assert_int_equal(rounds.n_disturbed, 0);
    rounds_release(&rounds);
}

// A program that shares one processor of two takes half of it: in rounds of 50 ms that could be
// ticks, in all of them together it cannot.
static void test_a_load_that_each_short_round_hides_is_seen_in_all_of_them(void **state) {
    (void)state;
    struct rounds rounds;
    give(&rounds);
    for (size_t i = 0; i < N; i++)
        rounds.watch[i] = (struct watch_round) { 0.05, i % 4 == 0 ? 0.7 : 0.5, 3.0 };
    judge(&rounds);
    assert_int_equal(rounds.n_disturbed, N);
    assert_true(rounds_are_disturbed(&rounds));
    rounds_release(&rounds);
}

// A fifth of a processor in two seconds, and 20 ms.
static void test_a_load_between_two_looks(void **state) {
    (void)state;
    const struct watch_load before = { .known = true, .busy = 100, .own = 3, .wall = 50 };
    struct watch_load after = { .known = true, .busy = 102.4, .own = 5, .wall = 52 };
    assert_false(watch_loaded(&before, &after, 2)); // 0.40 s of others
    after.busy += 0.03;
    assert_true(watch_loaded(&before, &after, 2));
    assert_false(watch_loaded(&before, &after, 16)); // of sixteen they may take 0.8
    after.known = false;
    assert_false(watch_loaded(&before, &after, 2));
}

// --- rounds that are run ---

struct spin {
    double seconds;
    int turns;
};

static void spin(void *context, size_t turn) {
    struct spin *s = context;
    double end = watch_seconds() + s->seconds;
    (void)turn;
    s->turns++;
    while (watch_seconds() < end)
        ;
}

static bool go_on(void *owner, double part) {
    int *left = owner;
    assert_true(part >= 0 && part <= 1);
    return left == NULL || --*left > 0;
}

static struct rounds_limits limits_of(double seconds) {
    struct machine machine;
    machine_look(&machine);
    double now = watch_seconds();
    return (struct rounds_limits) { 6, 40, now + seconds, now + 2 * seconds, machine.cpus, true };
}

static void test_times_and_turns_are_those_of_the_trials(void **state) {
    (void)state;
    struct spin slow = { 0.004, 0 }, fast = { 0.001, 0 };
    const struct rounds_trial trials[] = { { spin, &slow, 1, 0, NULL },
                                           { spin, &fast, 3, 0, NULL } };
    struct rounds_limits limits = limits_of(5); // 40 rounds of 7 ms, also on a busy machine
    struct rounds rounds;
    assert_true(rounds_run(&rounds, trials, 2, &limits, go_on, NULL));
    assert_in_range(rounds.n, 6, 40);
    assert_int_equal(slow.turns, rounds.n + 1); // one to warm up
    assert_int_equal(fast.turns, 3 * (rounds.n + 1));
    double one_run = rounds_ratio(&rounds, 1, ROUNDS_ONE, 1).min;
    assert_true(rounds_ratio(&rounds, 0, ROUNDS_ONE, 1).min >= 0.004);
    assert_true(one_run >= 0.001 && one_run < 0.0025); // not the three of a turn
    rounds_release(&rounds);
}

static void test_a_stop_keeps_whole_rounds(void **state) {
    (void)state;
    struct spin one = { 0.0005, 0 }, two = { 0.0005, 0 };
    const struct rounds_trial trials[] = { { spin, &one, 1, 0, NULL }, { spin, &two, 1, 0, NULL } };
    struct rounds_limits limits = limits_of(5);
    struct rounds rounds;
    int left = 2 + 2 * 7 + 1; // the warm-up, seven rounds, and half of one
    assert_true(rounds_run(&rounds, trials, 2, &limits, go_on, &left));
    assert_true(rounds.stopped);
    assert_int_equal(rounds.n, 7);
    assert_int_equal(rounds_ratio(&rounds, 0, 1, 1).n, 7 - (rounds.n_disturbed % 7));
    rounds_release(&rounds);
}

// A process for each processor that does nothing but count: the measurement must not believe
// itself.
static void test_a_cpu_hog_is_noticed(void **state) {
    (void)state;
    struct watch_load load;
    watch_load(&load);
    if (!load.known) skip();
    struct spin one = { 0.02, 0 }, two = { 0.02, 0 };
    const struct rounds_trial trials[] = { { spin, &one, 1, 0, NULL }, { spin, &two, 1, 0, NULL } };
    struct rounds_limits limits = limits_of(0.8);
    pid_t hogs[64];
    int n = limits.cpus < 64 ? limits.cpus : 64;
    for (int i = 0; i < n; i++) {
        hogs[i] = fork();
        while (hogs[i] == 0) // the child counts until it is killed
            if (getppid() == 1) _exit(0);
    }
    struct rounds rounds;
    bool run = rounds_run(&rounds, trials, 2, &limits, go_on, NULL);
    for (int i = 0; i < n; i++) {
        kill(hogs[i], SIGKILL);
        waitpid(hogs[i], NULL, 0);
    }
    assert_true(run);
    assert_true(rounds.n >= 3);
    assert_true(rounds_are_disturbed(&rounds));
    rounds_release(&rounds);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_machine_that_halves_its_speed_changes_no_ratio),
        cmocka_unit_test(test_the_fastest_trial_is_so_over_all_rounds),
        cmocka_unit_test(test_disturbed_rounds_are_left_out),
        cmocka_unit_test(test_a_third_of_the_rounds_disturbed_is_too_much),
        cmocka_unit_test(test_a_changing_clock_is_a_disturbance),
        cmocka_unit_test(test_the_tick_of_the_counting_is_no_disturbance),
        cmocka_unit_test(test_a_load_between_two_looks),
        cmocka_unit_test(test_a_load_that_each_short_round_hides_is_seen_in_all_of_them),
        cmocka_unit_test(test_times_and_turns_are_those_of_the_trials),
        cmocka_unit_test(test_a_stop_keeps_whole_rounds),
        cmocka_unit_test(test_a_cpu_hog_is_noticed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
