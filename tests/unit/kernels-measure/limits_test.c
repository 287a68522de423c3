// SPDX-License-Identifier: MIT
// The two roofs and what follows from them: readers read everything, the ridge and the crossover
// are where both times agree, models fit or do not.
#include "tests/check.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kernels/measure/machine.h"
#include "kernels/measure/peak.h"
#include "kernels/measure/read.h"
#include "kernels/measure/roofline.h"
#include "kernels/measure/watch.h"
#include "kernels/measure/ways.h"

enum { WORDS = 1 << 16 };

// A loop that left out a line, or read one twice, would give another exclusive or.
static void test_every_read_variant_reads_every_word_once(void **state) {
    (void)state;
    uint64_t *words = aligned_alloc(4096, WORDS * sizeof *words), x = 1, expected = 0;
    for (size_t i = 0; i < WORDS; i++) {
        x = x * 6364136223846793005u + 1442695040888963407u;
        words[i] = x;
        expected ^= x;
    }
    for (size_t i = 0; i < read_variant_count; i++)
        if (read_variants[i].usable())
            assert_true(read_variants[i].read((const char *)words, WORDS * sizeof *words) ==
                        expected);
    free(words);
}

static void test_the_best_variant_is_kept(void **state) {
    (void)state;
    struct reader reader;
    double gbps[64], most = 0;
    assert_true(read_variant_count <= 64);
    assert_true(reader_init(&reader, (1 << 20) + 1, 0, 2));
    assert_int_equal(reader.bytes % READ_STEP, 0);
    assert_true(reader.bytes > 1 << 20);
    reader_choose(&reader, 3, INFINITY, gbps);
    for (size_t i = 0; i < read_variant_count; i++)
        most = fmax(most, gbps[i]);
    assert_true(gbps[reader.variant - read_variants] == most);
    assert_int_equal(reader_run(&reader), reader.bytes);
    reader_release(&reader);
}

// A share that nobody read, or two threads, would make the limit look faster than memory is.
static void test_threads_read_everything_between_them(void **state) {
    (void)state;
    for (int threads = 1; threads <= 3; threads++) {
        struct reader reader;
        assert_true(reader_init(&reader, 1 << 20, 0, threads));
        uint64_t *words = reader.memory.blocks, x = 1, expected = 0, sum = 0;
        for (size_t i = 0; i < reader.bytes / sizeof *words; i++) {
            x = x * 6364136223846793005u + 1442695040888963407u;
            words[i] = x;
            expected ^= x;
        }
        for (size_t i = 0; i < read_variant_count; i++) {
            if (!read_variants[i].usable()) continue;
            reader.variant = &read_variants[i];
            for (int t = 0; t < threads; t++)
                reader.sums[t] = 0;
            reader_run(&reader);
            sum = 0;
            for (int t = 0; t < threads; t++)
                sum ^= reader.sums[t];
            assert_true(sum == expected);
        }
        reader_release(&reader);
    }
}

// Read again at once, the same memory comes from a cache: the next reading takes the next part.
static void test_readings_go_through_all_of_the_memory(void **state) {
    (void)state;
    struct reader reader;
    assert_true(reader_init(&reader, 1 << 20, (3 << 20) - 1, 1));
    uint64_t *words = reader.memory.blocks;
    for (size_t part = 0; part < 3; part++)
        memset(words + part * (1 << 17), 0, 1 << 20);
    words[(1 << 17) + 5] = 1; // of the second reading, and of no other
    uint64_t found[4], before = 0;
    for (int i = 0; i < 4; i++) {
        assert_int_equal(reader_run(&reader), 1 << 20);
        found[i] = reader.sums[0] ^ before;
        before = reader.sums[0];
    }
    assert_true(found[0] == 0 && found[1] == 1 && found[2] == 0 && found[3] == 0);
    reader_release(&reader);
}

// A machine's memory is not equally fast everywhere: a full run's limit comes from much of it.
static void test_the_limit_is_read_from_as_much_memory_as_there_is_time_for(void **state) {
    (void)state;
    struct measure_options options = { .quick = false };
    struct measurement m = { .machine = { .available = (size_t)8 << 30 } };
    struct stage stage = { .options = &options, .m = &m };
    stage.pass_bytes = 128 << 20;
    stage.turn_bytes = 32 << 20;
    assert_int_equal(stage_reader_bytes(&stage), 512 << 20);
    options.quick = true;
    assert_int_equal(stage_reader_bytes(&stage), 160 << 20);
    options.quick = false;
    m.machine.available = (size_t)2 << 30;
    assert_int_equal(stage_reader_bytes(&stage), 160 << 20);
    m.machine.available = (size_t)64 << 30;
    stage.pass_bytes = (size_t)1 << 30;
    assert_int_equal(stage_reader_bytes(&stage), ((size_t)1 << 30) + (32 << 20));
}

static bool is_among(const struct read_variant *const *best, const struct read_variant *one) {
    for (size_t k = 0; k < READ_BEST; k++)
        if (best[k] == one) return true;
    return false;
}

// The limit is read with several variants: those with the best medians, no one twice.
static void test_the_best_few_variants_are_kept_in_their_order(void **state) {
    (void)state;
    struct reader reader;
    double gbps[64];
    assert_true(reader_init(&reader, 1 << 16, 0, 1));
    reader_choose(&reader, 3, INFINITY, gbps);
    for (size_t k = 0; k < READ_BEST; k++) {
        double least = gbps[reader.best[READ_BEST - 1] - read_variants];
        if (k > 0)
            assert_true(gbps[reader.best[k] - read_variants] <=
                        gbps[reader.best[k - 1] - read_variants]);
        for (size_t i = 0; i < k; i++)
            assert_ptr_not_equal(reader.best[i], reader.best[k]);
        for (size_t i = 0; i < read_variant_count; i++) // short readings may take equally long
            if (gbps[i] > least) assert_true(is_among(reader.best, &read_variants[i]));
    }
    reader_release(&reader);
}

// One lucky reading is not a fast way, and who cannot take a way never has it for the best.
static void test_ways_stand_in_the_order_of_their_medians(void **state) {
    (void)state;
    int ways[GEMV_WAYS];
    double seconds[GEMV_WAYS][WAYS_PASSES_MOST];
    for (int way = 0; way < GEMV_WAYS; way++) {
        ways[way] = way;
        for (int pass = 0; pass < WAYS_PASSES_MOST; pass++)
            seconds[way][pass] = way == 0 ? INFINITY : 2 + 0.1 * way;
    }
    seconds[2][1] = 0.5;
    for (int pass = 0; pass < 3; pass++)
        seconds[5][pass] = pass == 1 ? 9 : 1.5;
    ways_sort(ways, GEMV_WAYS, seconds, 3);
    assert_int_equal(ways[0], 5);
    assert_int_equal(ways[1], 1);
    assert_int_equal(ways[2], 2);
    assert_int_equal(ways[GEMV_WAYS - 1], 0);
    seconds[3][0] = 1;
    ways_sort(ways, 4, seconds, 1); // the first four alone
    assert_int_equal(ways[0], 3);
    assert_int_equal(ways[4], 4);
}

static void count_runs(void *context, size_t round) {
    (void)round;
    ++*(int *)context;
}

static bool stop_after_six(void *owner, double part) {
    (void)part;
    return *(int *)owner < 6;
}

// Those without a way to choose read as well, so that nobody's weights stay in a cache.
static void test_every_rival_has_a_turn_for_every_way(void **state) {
    (void)state;
    int runs = 0;
    const struct ways_rival rivals[] = {
        { { count_runs, &runs, 2, 0, NULL }, NULL },
        { { NULL, NULL, 1, 0, NULL }, NULL },
    };
    ways_choose(NULL, rivals, 2, &(struct ways_limits) { 3, INFINITY, NULL, NULL });
    assert_int_equal(runs, 3 * 2 * GEMV_WAYS);
    runs = 0;
    ways_choose(NULL, rivals, 2, &(struct ways_limits) { WAYS_HEAT + 2, INFINITY, NULL, NULL });
    assert_int_equal(runs, 2 * (WAYS_HEAT * GEMV_WAYS + 2 * WAYS_FINALISTS));
    runs = 0;
    ways_choose(NULL, rivals, 2, &(struct ways_limits) { 3, 0, NULL, NULL });
    assert_int_equal(runs, 2); // there is no time: the first way alone
    runs = 0;
    ways_choose(NULL, rivals, 2, &(struct ways_limits) { 3, INFINITY, stop_after_six, &runs });
    assert_int_equal(runs, 6);
}

// At the crossover the bytes and the operations take the same time, whatever the numbers.
static void test_both_times_agree_at_the_crossover(void **state) {
    (void)state;
    double rows = 14336, cols = 4096, bytes = rows * cols * 4.125 / 8, limit = 42.7, peak = 1029;
    double batch = roofline_crossover(bytes, rows, cols, peak, limit);
    assert_true(fabs(bytes / limit - 2 * rows * cols * batch / peak) < 1e-6 * bytes / limit);
    assert_true(roofline_is_memory_bound(bytes, 2 * rows * cols * batch * 0.99, peak, limit));
    assert_false(roofline_is_memory_bound(bytes, 2 * rows * cols * batch * 1.01, peak, limit));
    assert_true(fabs(roofline_ridge(peak, limit) - 2 * rows * cols * batch / bytes) < 1e-9);
}

// 10 ms up to some batch, then 1 ms for each: they meet at 10.
static void test_measured_crossover_is_where_the_two_lines_meet(void **state) {
    (void)state;
    assert_true(fabs(roofline_crossover_measured(0.010, 0.128, 128) - 10) < 1e-12);
}

// 7e9 weights of 4.5 bits are 3.9375e9 bytes: 50 GB/s read them 12.698 times a second.
static void test_tokens_of_a_model_by_hand(void **state) {
    (void)state;
    assert_true(fabs(roofline_tokens(7e9, 4.5, 50, 8e9) - 12.698412698) < 1e-8);
    assert_true(roofline_tokens(7e9, 32, 50, 8e9) == 0);
}

static void test_the_machine_tells_its_caches_and_memory(void **state) {
    (void)state;
    struct machine machine;
    machine_look(&machine);
    assert_true(machine.cpu[0] != '\0');
    assert_true(machine.cpus >= 1);
    assert_true(machine.memory >= machine.available);
    assert_true(machine.available > 0);
    assert_true(machine.last >= machine.l2);
}

// An instruction of a level multiplies four times as many integers of 8 bits as floats of 32; with
// the addition that vpmaddubsw leaves to another one it is three times on a processor with three
// ports. (A product that the compiler takes out of the loop leaves additions, and less than two.)
static void test_peaks_are_positive_and_rise_with_the_level(void **state) {
    (void)state;
    double scalar = peak_giga(GEMV_SCALAR, PEAK_FP32, 1);
    assert_true(scalar > 0.1);
    for (int level = GEMV_AVX2; level < GEMV_LEVELS; level++) {
        if (!gemv_level_usable((enum gemv_level)level)) continue;
        double integers = 0, floats = 0; // by turns: others may have half of the core for a while
        for (int turn = 0; turn < 10; turn++) {
            integers = fmax(integers, peak_giga((enum gemv_level)level, PEAK_INT8, 1));
            floats = fmax(floats, peak_giga((enum gemv_level)level, PEAK_FP32, 1));
        }
        assert_true(integers > scalar);
        if (level != GEMV_NEON) assert_true(integers > 2.2 * floats);
    }
}

// The first two processors are the two halves of one core, whose peak is that of one.
static bool share_a_core(void) {
    char siblings[64] = "";
    FILE *file = fopen("/sys/devices/system/cpu/cpu0/topology/thread_siblings_list", "r");
    if (file != NULL && fgets(siblings, sizeof siblings, file) == NULL) siblings[0] = '\0';
    if (file != NULL) fclose(file);
    return strpbrk(siblings, ",-") != NULL;
}

// Two threads have two processors; of many short looks one finds both of them free, unless other
// programs are at work all the time.
static void test_the_peak_of_two_threads_is_that_of_both(void **state) {
    (void)state;
    struct machine machine;
    struct watch_load before, after;
    double one = 0, two = 0;
    machine_look(&machine);
    if (machine.cpus < 2 || share_a_core()) skip();
    bool both = false;
    watch_load(&before);
    for (int turn = 0; turn < 400 && !both; turn++) {
        one = fmax(one, peak_giga(GEMV_SCALAR, PEAK_FP32, 1));
        two = fmax(two, peak_giga(GEMV_SCALAR, PEAK_FP32, 2));
        both = 1.3 * one < two && two < 3 * one;
    }
    watch_load(&after);
    if (!both && watch_loaded(&before, &after, machine.cpus)) skip();
    assert_true(both);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_read_variant_reads_every_word_once),
        cmocka_unit_test(test_the_best_variant_is_kept),
        cmocka_unit_test(test_threads_read_everything_between_them),
        cmocka_unit_test(test_readings_go_through_all_of_the_memory),
        cmocka_unit_test(test_the_limit_is_read_from_as_much_memory_as_there_is_time_for),
        cmocka_unit_test(test_the_best_few_variants_are_kept_in_their_order),
        cmocka_unit_test(test_ways_stand_in_the_order_of_their_medians),
        cmocka_unit_test(test_every_rival_has_a_turn_for_every_way),
        cmocka_unit_test(test_both_times_agree_at_the_crossover),
        cmocka_unit_test(test_measured_crossover_is_where_the_two_lines_meet),
        cmocka_unit_test(test_tokens_of_a_model_by_hand),
        cmocka_unit_test(test_the_machine_tells_its_caches_and_memory),
        cmocka_unit_test(test_peaks_are_positive_and_rise_with_the_level),
        cmocka_unit_test(test_the_peak_of_two_threads_is_that_of_both),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
