// SPDX-License-Identifier: MIT
// The reports of bench: JSON of exactly the promised members and types, from a real measurement
// that was stopped and from one that was made up; and text that fits its columns.
#include "tests/check.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lab/base/error.h"
#include "lab/commands/bench.h"

// --- a strict checker ---

// What a member may be: 's' string, 'S' string or null, 'n' number, 'N' number or null, 'b'
// boolean, 'i' integer, 'a' array, 'o' object.
struct member {
    const char *name;
    char kind;
};

static bool is_of_kind(const json_t *value, char kind) {
    switch (kind) {
    case 's':
        return json_is_string(value);
    case 'S':
        return json_is_string(value) || json_is_null(value);
    case 'n':
        return json_is_number(value);
    case 'N':
        return json_is_number(value) || json_is_null(value);
    case 'b':
        return json_is_boolean(value);
    case 'i':
        return json_is_integer(value);
    case 'a':
        return json_is_array(value);
    default:
        return json_is_object(value);
    }
}

// Every member there, of its kind, and no other.
static void check_members(const json_t *object, const struct member *members, size_t n) {
    assert_true(json_is_object(object));
    for (size_t i = 0; i < n; i++)
        if (!is_of_kind(json_object_get(object, members[i].name), members[i].kind))
            fail_msg("%s is missing or of the wrong kind", members[i].name);
    assert_int_equal(json_object_size(object), n);
}
#define CHECK(object, ...)                                                                         \
    do {                                                                                           \
        const struct member expected[] = { __VA_ARGS__ };                                          \
        check_members(object, expected, sizeof expected / sizeof *expected);                       \
    } while (0)

static const json_t *get(const json_t *object, const char *name) {
    return json_object_get(object, name);
}

static bool is_one_of(const json_t *value, const char *const *words, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (strcmp(json_string_value(value), words[i]) == 0) return true;
    return false;
}
#define IS_ONE_OF(value, ...)                                                                      \
    is_one_of(value, (const char *const[]) { __VA_ARGS__ },                                        \
              sizeof((const char *const[]) { __VA_ARGS__ }) / sizeof(char *))

static void check_spread(const json_t *spread) {
    CHECK(spread, { "median", 'N' }, { "min", 'N' }, { "max", 'N' });
    if (!json_is_number(get(spread, "median"))) return;
    double median = json_number_value(get(spread, "median"));
    assert_true(json_number_value(get(spread, "min")) <= median);
    assert_true(json_number_value(get(spread, "max")) >= median);
}

static void check_machine(const json_t *machine) {
    if (json_is_null(get(machine, "blas")))
        CHECK(machine, { "cpu", 's' }, { "cpus", 'i' }, { "caches", 'o' }, { "memory", 'i' },
              { "levels", 'a' }, { "threads", 'i' }, { "blas", 'S' }, { "blas_missing", 's' });
    else
        CHECK(machine, { "cpu", 's' }, { "cpus", 'i' }, { "caches", 'o' }, { "memory", 'i' },
              { "levels", 'a' }, { "threads", 'i' }, { "blas", 's' }, { "blas_core", 's' });
    CHECK(get(machine, "caches"), { "l1d", 'i' }, { "l2", 'i' }, { "last", 'i' });
    assert_int_equal(json_array_size(get(machine, "levels")), GEMV_LEVELS);
    for (size_t i = 0; i < GEMV_LEVELS; i++)
        CHECK(json_array_get(get(machine, "levels"), i), { "name", 's' }, { "built", 'b' },
              { "usable", 'b' }, { "chosen", 'b' });
}

static void check_sizes(const json_t *sizes) {
    for (size_t i = 0; i < json_array_size(sizes); i++) {
        const json_t *size = json_array_get(sizes, i);
        CHECK(size, { "rows", 'i' }, { "cols", 'i' }, { "rounds", 'i' },
              { "disturbed_rounds", 'i' }, { "believed", 'b' }, { "cached", 'b' },
              { "foreign_load", 'n' }, { "clock_ghz", 'o' }, { "limit_gbps", 'o' },
              { "limit_variant", 's' }, { "openblas_of_limit", 'o' }, { "passed_bytes", 'i' });
        check_spread(get(size, "limit_gbps"));
        check_spread(get(size, "openblas_of_limit"));
    }
}

static void check_formats(const json_t *formats) {
    for (size_t i = 0; i < json_array_size(formats); i++) {
        const json_t *f = json_array_get(formats, i);
        CHECK(f, { "name", 's' }, { "rows", 'i' }, { "cols", 'i' }, { "bits_per_weight", 'n' },
              { "bytes", 'i' }, { "ms", 'n' }, { "gbps", 'n' }, { "gbps_min", 'n' },
              { "gbps_max", 'n' }, { "of_limit", 'n' }, { "of_limit_min", 'n' },
              { "of_limit_max", 'n' }, { "speedup_fp32", 'n' }, { "speedup_fp32_min", 'n' },
              { "speedup_fp32_max", 'n' }, { "predicted", 'n' }, { "measured_over_predicted", 'o' },
              { "speedup_openblas", 'N' }, { "speedup_openblas_min", 'N' },
              { "speedup_openblas_max", 'N' }, { "rel_rmse", 'n' }, { "rel_rmse_weights", 'n' },
              { "isa", 's' }, { "activations", 's' }, { "threads", 'i' }, { "streams", 'i' },
              { "ahead_bytes", 'i' }, { "verdict", 's' });
        CHECK(get(f, "measured_over_predicted"), { "median", 'n' }, { "low", 'N' },
              { "high", 'N' });
        assert_true(IS_ONE_OF(get(f, "name"), "fp32", "bf16", "int8-g32", "int4-g32", "int4-g128",
                              "nf4-g64", "mxfp4", "2bit-g64"));
        assert_true(IS_ONE_OF(get(f, "verdict"), "holds", "does not hold", "inconclusive"));
        assert_true(json_number_value(get(f, "of_limit_min")) <=
                    json_number_value(get(f, "of_limit")));
    }
}

static void check_batch(const json_t *root) {
    for (size_t i = 0; i < json_array_size(get(root, "batch")); i++) {
        const json_t *b = json_array_get(get(root, "batch"), i);
        CHECK(b, { "batch", 'i' }, { "format", 's' }, { "rows", 'i' }, { "cols", 'i' },
              { "gflops", 'n' }, { "ms", 'n' }, { "of_peak", 'N' }, { "of_peak_min", 'N' },
              { "of_peak_max", 'N' }, { "bound", 's' });
        bool is_wide = json_integer_value(get(b, "batch")) >= 32;
        assert_true(is_wide == json_is_number(get(b, "of_peak")));
        if (is_wide) assert_true(json_number_value(get(b, "of_peak")) > 0);
        assert_true(IS_ONE_OF(get(b, "bound"), "memory", "compute"));
    }
    for (size_t i = 0; i < json_array_size(get(root, "crossover")); i++)
        CHECK(json_array_get(get(root, "crossover"), i), { "format", 's' }, { "predicted", 'n' },
              { "measured", 'N' });
}

static void check_rest(const json_t *root) {
    CHECK(get(root, "roofline"), { "peak_gflops", 'n' }, { "ridge", 'N' },
          { "peak_int8_gops", 'n' }, { "ridge_int8", 'N' }, { "instruction", 's' },
          { "instruction_int8", 's' });
    CHECK(get(root, "in_cache"), { "rows", 'i' }, { "cols", 'i' }, { "formats", 'a' });
    for (size_t i = 0; i < json_array_size(get(root, "ladder")); i++)
        CHECK(json_array_get(get(root, "ladder"), i), { "name", 's' }, { "adds", 's' },
              { "rows", 'i' }, { "cols", 'i' }, { "ms", 'n' }, { "gbps", 'n' },
              { "speedup_fp32", 'n' }, { "speedup_fp32_min", 'n' }, { "speedup_fp32_max", 'n' });
    assert_int_equal(json_array_size(get(root, "models")), 4);
    for (size_t i = 0; i < 4; i++) {
        const json_t *model = json_array_get(get(root, "models"), i);
        CHECK(model, { "name", 's' }, { "parameters", 'n' }, { "tokens_per_second", 'o' });
        assert_int_equal(json_object_size(get(model, "tokens_per_second")), GEMV_FORMATS);
    }
}

static json_t *check_report(const struct measurement *m) {
    struct strbuf out = { 0 };
    json_error_t error;
    bench_json(m, &out);
    json_t *root = json_loadb(out.at, out.size, JSON_REJECT_DUPLICATES, &error);
    if (root == NULL) fail_msg("line %d: %s", error.line, error.text);
    CHECK(root, { "schema", 's' }, { "version", 's' }, { "verdict", 's' }, { "stopped", 'b' },
          { "left_out", 'S' }, { "seconds", 'n' }, { "machine", 'o' }, { "limit_gbps", 'o' },
          { "limit_variant", 'S' }, { "rounds", 'i' }, { "sizes", 'a' }, { "formats", 'a' },
          { "batch", 'a' }, { "crossover", 'a' }, { "roofline", 'o' }, { "in_cache", 'o' },
          { "ladder", 'a' }, { "models", 'a' });
    assert_string_equal(json_string_value(get(root, "schema")), "bitlab-bench/1");
    check_machine(get(root, "machine"));
    check_spread(get(root, "limit_gbps"));
    check_sizes(get(root, "sizes"));
    check_formats(get(root, "formats"));
    check_batch(root);
    check_rest(root);
    strbuf_release(&out);
    return root;
}

// --- a measurement that was made up ---

static struct spread of(double median) {
    return (struct spread) { median, median * 0.9, median * 1.1, median * 0.98, median * 1.02, 20 };
}

static struct measurement *made_up(void) {
    struct measurement *m = calloc(1, sizeof *m);
    m->machine =
        (struct machine) { "A processor", 2, 32768, 1 << 20, 32 << 20, 16000000000, 8000000000 };
    m->level = GEMV_AVX2;
    m->threads = 1;
    snprintf(m->no_blas, sizeof m->no_blas, "OpenBLAS is not installed");
    m->limit_gbps = of(40);
    m->peak[PEAK_FP32] = 250;
    m->peak[PEAK_INT8] = 1000;
    m->n_rounds = 1;
    m->rounds[0] = (struct measure_rounds) { .rows = 14336,
                                             .cols = 4096,
                                             .rounds = 20,
                                             .clock_ghz = of(3),
                                             .limit_gbps = of(40),
                                             .limit_variant = "256 bits, no requests",
                                             .passed_bytes = 64 << 20,
                                             .believed = true };
    m->n_formats = 2;
    m->formats[0] = (struct measure_format) { .format = GEMV_FP32,
                                              .rows = 14336,
                                              .cols = 4096,
                                              .bytes = 234881024,
                                              .seconds = 0.006,
                                              .gbps = of(39),
                                              .of_limit = of(0.97),
                                              .speedup_fp32 = of(1),
                                              .ratio = of(1),
                                              .predicted = 1 };
    m->formats[1] = m->formats[0];
    m->formats[1].format = GEMV_INT4_G32;
    m->formats[0].way = (struct gemv_way) { 1, 0 };
    m->formats[1].activations = GEMV_X_INT8;
    m->formats[1].way = (struct gemv_way) { 3, 2112 };
    m->formats[1].bytes = 33030144;
    m->formats[1].speedup_fp32 = of(5);
    m->formats[1].of_limit = of(0.68);
    m->formats[1].ratio = of(0.70);
    m->formats[1].predicted = 7.11;
    m->formats[1].verdict = VERDICT_DOES_NOT_HOLD;
    m->verdict = VERDICT_DOES_NOT_HOLD;
    return m;
}

static void test_json_of_a_whole_measurement_is_strict(void **state) {
    (void)state;
    struct measurement *m = made_up();
    json_t *root = check_report(m);
    assert_string_equal(json_string_value(get(root, "verdict")), "does not hold");
    const json_t *fp32 = json_array_get(get(root, "formats"), 0),
                 *int4 = json_array_get(get(root, "formats"), 1);
    assert_int_equal(json_integer_value(get(fp32, "streams")), 1);
    assert_int_equal(json_integer_value(get(int4, "streams")), 3);
    assert_int_equal(json_integer_value(get(int4, "ahead_bytes")), 2112);
    assert_true(json_is_null(get(get(root, "machine"), "blas")));
    const json_t *seven = json_array_get(get(root, "models"), 1);
    // 7e9 weights at 4.5 bits and 40 GB/s; in fp32 they are 28 GB and do not fit into 16.
    assert_true(fabs(json_number_value(get(get(seven, "tokens_per_second"), "int4-g32")) -
                     40e9 / (7e9 * 4.5 / 8)) < 1e-9);
    assert_string_equal(json_string_value(get(get(seven, "tokens_per_second"), "fp32")),
                        "does not fit");
    json_decref(root);
    free(m);
}

// Nothing was measured: every number that is none is null, and the report is a report.
static void test_json_of_nothing_is_strict(void **state) {
    (void)state;
    struct measurement *m = calloc(1, sizeof *m);
    m->stopped = true;
    m->verdict = VERDICT_INCONCLUSIVE;
    m->limit_gbps = spread_of(NULL, 0);
    json_t *root = check_report(m);
    assert_string_equal(json_string_value(get(root, "verdict")), "inconclusive");
    assert_int_equal(json_array_size(get(root, "formats")), 0);
    json_decref(root);
    free(m);
}

// The whole text, in ASCII, its line ends as spaces; the caller frees it.
static char *text_of(const struct measurement *m) {
    struct grid grid;
    struct strbuf out = { 0 };
    grid_init(&grid, 0, 78);
    bench_text(m, &grid, 78);
    bench_text_rest(m, &grid, 78);
    grid_print(&grid, 0, grid.rows, &(struct grid_print_options) { .ascii = true }, &out);
    for (size_t i = 0; i < out.size; i++) {
        assert_true((unsigned char)out.at[i] < 128);
        if (out.at[i] == '\n') out.at[i] = ' ';
    }
    grid_release(&grid);
    return strbuf_detach(&out);
}

static void expect(const struct measurement *m, const char *what, bool said) {
    char *text = text_of(m);
    if ((strstr(text, what) != NULL) != said)
        fail_msg("'%s' %s:\n%s", what, said ? "was not said" : "was said", text);
    free(text);
}

static void test_text_names_what_does_not_hold_and_why(void **state) {
    (void)state;
    struct measurement *m = made_up();
    expect(m, "int4-g32 times int8 does not hold", true);
    expect(m, "unpacking and multiplying does not hide behind the reads, or memory", true);
    expect(m, "`bitlab show measured-speedup`", true);
    expect(m, "does not fit", true);
    expect(m, "no OpenBLAS", true);
    free(m);
}

// A row that misses its bytes by more than the margin has its reason, whatever its verdict; one
// that does not, has none.
static void test_text_gives_the_reason_of_every_row_that_misses(void **state) {
    (void)state;
    struct measurement *m = made_up();
    m->formats[1].verdict = VERDICT_INCONCLUSIVE;
    expect(m, "int4-g32 times int8 is open", true);
    m->formats[1].ratio = of(1.09);
    m->formats[1].speedup_fp32 = of(7.75);
    expect(m, "is open: 7.75 times as fast, more than the 7.11 of its bytes", true);
    m->formats[1].ratio = of(1.06);
    expect(m, "is open:", false);
    expect(m, "measured-speedup", false);
    free(m);
}

static void test_text_tells_what_more_than_the_limit_means(void **state) {
    (void)state;
    struct measurement *m = made_up();
    expect(m, "More than 100% of the limit", false);
    m->formats[1].of_limit = of(1.004);
    expect(m, "More than 100% of the limit", false);
    m->formats[1].of_limit = of(1.006);
    expect(m, "More than 100% of the limit", true);
    free(m);
}

// Other activations read the same bytes in the same rounds: where they come nearer, memory gave
// enough, and what is missing is arithmetic.
static void test_text_tells_arithmetic_from_memory_where_it_can(void **state) {
    (void)state;
    struct measurement *m = made_up();
    expect(m, "The same bytes", false);
    m->formats[m->n_formats] = m->formats[1];
    m->formats[m->n_formats].activations = GEMV_X_FP32;
    m->formats[m->n_formats++].of_limit = of(0.50);
    expect(m, "The same bytes with int8 activations reach 68%", true);
    expect(m, "does not hide behind the reads adds 36% to their time.", true);
    expect(m, "or memory gave it less", true); // of the row with int8
    m->formats[1].ratio = of(0.97);
    expect(m, "or memory gave it less", false);
    m->formats[2].of_limit = of(0.33);
    expect(m, "unpacking and multiplying take longer than the reads.", true);
    m->formats[2].of_limit = of(0.64);
    expect(m, "The same bytes", false);
    expect(m, "or memory gave it less", true);
    free(m);
}

static void test_text_tells_how_each_kernel_read(void **state) {
    (void)state;
    struct measurement *m = made_up();
    expect(m, "fastest here in 3 places, asking 2112 bytes ahead: int4-g32/int8.", true);
    m->formats[0].way = (struct gemv_way) { 4, 0 };
    expect(m, "fastest here in 4 places, asking for nothing: fp32/fp32; in 3 places, asking 2112",
           true);
    m->formats[0].way = m->formats[1].way;
    expect(m, "asking 2112 bytes ahead: fp32/fp32, int4-g32/int8.", true);
    m->formats[0].way = m->formats[1].way = (struct gemv_way) { 1, 0 };
    expect(m, "places", false);
    free(m);
}

static void test_text_tells_each_size_its_own_limit(void **state) {
    (void)state;
    struct measurement *m = made_up();
    m->rounds[0].limit_gbps = of(75);
    expect(m, "20 rounds, memory at 75.0 GB/s", true);
    free(m);
}

static void add_batch(struct measurement *m, const char *format, size_t batch, double seconds) {
    m->batch[m->n_batch++] = (struct measure_batch) { .format = format,
                                                      .batch = batch,
                                                      .rows = 14336,
                                                      .cols = 4096,
                                                      .seconds = seconds,
                                                      .gflops = 1 };
}

// One reading for the whole batch is told with what the widest batch below the crossover took.
static void test_text_tells_what_a_batch_costs(void **state) {
    (void)state;
    struct measurement *m = made_up();
    add_batch(m, "fp32", 1, 0.006);
    add_batch(m, "fp32", 4, 0.009);
    add_batch(m, "fp32", 8, 0.011);
    m->crossovers[m->n_crossovers++] = (struct measure_crossover) { "fp32", 6.8, 6.4 };
    expect(m, "fp32 at batch 4 takes 1.50 times as long as at batch 1, not 4 times", true);
    m->crossovers[0].measured = 2;
    expect(m, "times as long as at batch 1", false);
    free(m);
}

// A reading loop and a kernel that are slow leave no time for a round, and nobody stopped them.
static void test_text_without_a_round_says_why_and_nothing_of_batches(void **state) {
    (void)state;
    char why[256];
    struct measurement *m = made_up();
    add_batch(m, "fp32", 1, 0.06);
    m->crossovers[m->n_crossovers++] = (struct measure_crossover) { "fp32", NAN, 0.9 };
    m->n_rounds = m->n_formats = 0;
    expect(m, "time was up before the first round", true);
    expect(m, "nan", false);
    expect(m, "comp", false);
    bench_why_inconclusive(m, why, sizeof why);
    assert_non_null(strstr(why, "time was up before the first round"));
    m->stopped = true;
    expect(m, "stopped before the first round", true);
    free(m);
}

// --- a real one, stopped as Ctrl-C stops it: a full run, which no build is too slow to stop in
// time ---

// The linker sends the measurement's look at the clock here (tests/build.mk): beside busy programs
// its time goes by as it works.
double __wrap_watch_seconds(void);

double __wrap_watch_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static bool until_some_rounds(void *owner, const char *what, double part) {
    int *asked = owner;
    (void)part;
    *asked += strcmp(what, "rounds at batch 1") == 0;
    return *asked < 40; // a round that warms up, one that counts, a part of another
}

static void test_a_stopped_measurement_keeps_what_it_saw(void **state) {
    (void)state;
    struct measurement *m = calloc(1, sizeof *m);
    const struct measure_size size = { 1024, 1024 };
    struct gemv_error err = { "" };
    int asked = 0;
    struct measure_options options = { GEMV_SCALAR, 1, &size, 1, false, until_some_rounds, &asked };
    assert_int_equal(gemv_level_choose(&options.level, &err), GEMV_OK);
    assert_int_equal(measure(m, &options, &err), GEMV_OK);
    assert_true(m->stopped);
    assert_int_equal(m->n_rounds, 1);
    assert_in_range(m->rounds[0].rounds, 1, 6);
    assert_true(m->n_formats >= GEMV_FORMATS);
    assert_int_equal(m->n_batch, 0);
    for (size_t i = 0; i < m->n_formats; i++) { // int8 activations are rounded to 1 of 127
        const struct gemv_way *way = &m->formats[i].way;
        assert_true(m->formats[i].rmse.kernel < 0.02);
        assert_in_range(way->streams, 1, GEMV_STREAMS_MOST);
        assert_true(way->streams > 1 || way->ahead == 0);
    }
    json_t *root = check_report(m);
    assert_true(json_is_true(get(root, "stopped")));
    json_decref(root);
    free(m);
}

static bool until_the_cache(void *owner, const char *what, double part) {
    (void)owner;
    (void)part;
    return strcmp(what, "weights in the cache") != 0;
}

// Only a product that computes all the time is compared with a peak.
static void test_a_wide_batch_stands_beside_its_peak(void **state) {
    (void)state;
    struct measurement *m = calloc(1, sizeof *m);
    const struct measure_size size = { 1024, 1024 };
    struct gemv_error err = { "" };
    struct measure_options options = { GEMV_SCALAR, 1, &size, 1, true, until_the_cache, NULL };
    assert_int_equal(gemv_level_choose(&options.level, &err), GEMV_OK);
    assert_int_equal(measure(m, &options, &err), GEMV_OK);
    size_t wide = 0;
    for (size_t i = 0; i < m->n_batch; i++) {
        wide += m->batch[i].batch >= 32;
        assert_true((m->batch[i].of_peak.n > 0) == (m->batch[i].batch >= 32));
    }
    json_decref(check_report(m));
    free(m);
    if (wide == 0) skip(); // with checks of every access a build may be too slow to come so far
}

static void test_impossible_sizes_are_told(void **state) {
    (void)state;
    struct measurement *m = calloc(1, sizeof *m);
    struct gemv_error err = { "" };
    const struct {
        struct measure_size size;
        enum gemv_status status;
        const char *says;
    } rows[] = { { { 1 << 20, 1 << 20 }, GEMV_NO_MEMORY, "give smaller sizes" },
                 { { SIZE_MAX / 8, 64 }, GEMV_BAD_ARGUMENT, "larger than a computer can count" },
                 { { SIZE_MAX, SIZE_MAX }, GEMV_BAD_ARGUMENT, "larger than a computer can count" },
                 { { 64, 64 }, GEMV_BAD_ARGUMENT, "too small" } };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct measure_options options = { GEMV_SCALAR, 1, &rows[i].size, 1, true, NULL, NULL };
        assert_int_equal(measure(m, &options, &err), rows[i].status);
        assert_non_null(strstr(err.text, rows[i].says));
    }
    free(m);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json_of_a_whole_measurement_is_strict),
        cmocka_unit_test(test_json_of_nothing_is_strict),
        cmocka_unit_test(test_text_names_what_does_not_hold_and_why),
        cmocka_unit_test(test_text_gives_the_reason_of_every_row_that_misses),
        cmocka_unit_test(test_text_tells_what_more_than_the_limit_means),
        cmocka_unit_test(test_text_tells_arithmetic_from_memory_where_it_can),
        cmocka_unit_test(test_text_tells_how_each_kernel_read),
        cmocka_unit_test(test_text_tells_each_size_its_own_limit),
        cmocka_unit_test(test_text_tells_what_a_batch_costs),
        cmocka_unit_test(test_text_without_a_round_says_why_and_nothing_of_batches),
        cmocka_unit_test(test_a_stopped_measurement_keeps_what_it_saw),
        cmocka_unit_test(test_a_wide_batch_stands_beside_its_peak),
        cmocka_unit_test(test_impossible_sizes_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
