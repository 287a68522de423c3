// SPDX-License-Identifier: MIT
// The frames of long jobs and the figures in them, fed as a child would feed them that lost its
// mind, and as a file would that someone changed.
#include "tests/check.h"

#include <math.h>
#include <string.h>

#include "lab/job/figure_bytes.h"
#include "lab/job/frames.h"

static const double xs[] = { 1, 2, 3 }, ys[] = { 4, NAN, 1e300 }, heat[] = { 1, 2, 3, 4, 5, 6 };
static const char *const names[] = { "one", "two", "three" };

// One series of every kind.
static void make_figure(struct figure *figure) {
    static struct series series[] = {
        { .kind = SERIES_LINE, .label = "loss", .marks = true, .n = 3, .x = xs, .y = ys },
        { .kind = SERIES_SCATTER, .label = "", .n = 3, .x = xs, .y = ys },
        { .kind = SERIES_BARS,
          .label = "b",
          .n = 3,
          .y = xs,
          .names = names,
          .low = xs,
          .high = ys },
        { .kind = SERIES_HISTOGRAM, .label = "h", .n = 3, .y = xs, .bins = 7 },
        { .kind = SERIES_HEAT, .label = "", .rows = 2, .cols = 3, .heat = heat, .x = xs },
        { .kind = SERIES_MARK, .label = "here", .n = 1, .x = xs, .y = xs },
        { .kind = SERIES_RULE, .label = "limit", .n = 1, .y = ys },
        { .kind = SERIES_TABLE,
          .label = "",
          .rows = 1,
          .cols = 3,
          .columns = names,
          .cells = names },
    };
    *figure = (struct figure) { .title = "A figure",
                                .notice = "",
                                .settings = "n = 3",
                                .x = { .label = "step" },
                                .y = { .label = "loss", .log = true },
                                .series = series,
                                .n_series = sizeof series / sizeof *series };
}

static void a_figure_of_every_kind_comes_back_as_it_was(void **state) {
    struct figure figure, again;
    struct strbuf bytes = { 0 }, twice = { 0 };
    (void)state;
    make_figure(&figure);
    figure_bytes(&figure, &bytes);
    assert_true(figure_from_bytes(bytes.at, bytes.size, &again));
    assert_int_equal(again.n_series, figure.n_series);
    assert_string_equal(again.series[2].names[2], "three");
    assert_true(isnan(again.series[0].y[1]));
    figure_bytes(&again, &twice);
    assert_int_equal(bytes.size, twice.size);
    assert_memory_equal(bytes.at, twice.at, bytes.size);
    figure_release(&again);
    strbuf_release(&bytes);
    strbuf_release(&twice);
}

static void a_figure_that_was_cut_or_lengthened_is_refused(void **state) {
    struct figure figure, again;
    struct strbuf bytes = { 0 };
    (void)state;
    make_figure(&figure);
    figure_bytes(&figure, &bytes);
    for (size_t size = 0; size < bytes.size; size++)
        assert_false(figure_from_bytes(bytes.at, size, &again));
    strbuf_putc(&bytes, 0);
    assert_false(figure_from_bytes(bytes.at, bytes.size, &again));
    strbuf_release(&bytes);
}

// Any byte may be wrong; what is read then is refused or drawable, and never read past its end (the
// sanitizers watch).
static void a_figure_with_a_wrong_byte_is_refused_or_whole(void **state) {
    struct figure figure, again;
    struct strbuf bytes = { 0 }, words = { 0 };
    size_t refused = 0;
    (void)state;
    make_figure(&figure);
    figure_bytes(&figure, &bytes);
    for (size_t i = 0; i < bytes.size; i++) {
        char was = bytes.at[i];
        for (int flip = 1; flip < 256; flip *= 5) {
            bytes.at[i] = (char)(was ^ flip);
            if (!figure_from_bytes(bytes.at, bytes.size, &again)) {
                refused++;
                continue;
            }
            figure_describe(&again, &words);
            figure_release(&again);
        }
        bytes.at[i] = was;
    }
    assert_true(refused > bytes.size / 2);
    strbuf_release(&bytes);
    strbuf_release(&words);
}

static void frames_come_back_in_their_order_however_they_are_cut(void **state) {
    struct strbuf bytes = { 0 };
    struct job_frame frame;
    struct error err = { 0 };
    size_t used, at = 0;
    (void)state;
    fail(&err, STATUS_COURSE, "lesson.md:3: no");
    job_frame_progress(&bytes, 0.25);
    size_t first = bytes.size;
    job_frame_point(&bytes, "loss", 1, -INFINITY);
    struct figure figure;
    make_figure(&figure);
    job_frame_so_far(&bytes, &figure);
    job_frame_error(&bytes, &err);
    for (size_t size = 0; size < first; size++)
        assert_int_equal(job_frame_read(bytes.at, size, &used, &frame), JOB_READ_MORE);
    assert_int_equal(job_frame_read(bytes.at, bytes.size, &used, &frame), JOB_READ_FRAME);
    assert_true(frame.kind == JOB_PROGRESS && frame.fraction == 0.25);
    at += used;
    assert_int_equal(job_frame_read(bytes.at + at, bytes.size - at, &used, &frame), JOB_READ_FRAME);
    assert_string_equal(frame.label, "loss");
    assert_true(frame.y == -INFINITY);
    job_frame_release(&frame);
    at += used;
    assert_int_equal(job_frame_read(bytes.at + at, bytes.size - at, &used, &frame), JOB_READ_FRAME);
    assert_true(frame.kind == JOB_SO_FAR && frame.figure.n_series == figure.n_series);
    figure_release(&frame.figure);
    job_frame_release(&frame);
    at += used;
    assert_int_equal(job_frame_read(bytes.at + at, bytes.size - at, &used, &frame), JOB_READ_FRAME);
    assert_int_equal(frame.error.status, STATUS_COURSE);
    assert_string_equal(frame.error.text, "lesson.md:3: no");
    assert_int_equal(at + used, bytes.size);
    job_frame_release(&frame);
    strbuf_release(&bytes);
}

static enum job_read read_words(uint64_t kind, uint64_t size, const void *body, size_t body_size) {
    struct strbuf bytes = { 0 };
    struct job_frame frame;
    size_t used;
    strbuf_add(&bytes, &kind, sizeof kind);
    strbuf_add(&bytes, &size, sizeof size);
    strbuf_add(&bytes, body, body_size);
    enum job_read read = job_frame_read(bytes.at, bytes.size, &used, &frame);
    strbuf_release(&bytes);
    return read;
}

static void garbage_is_told_from_a_frame_that_has_not_come(void **state) {
    static const double half = 0.5, two = 2, none = NAN;
    static const char text[] = "Segmentation fault (core dumped)";
    (void)state;
    assert_int_equal(read_words(JOB_PROGRESS, 8, &half, 8), JOB_READ_FRAME);
    assert_int_equal(read_words(0, 8, &half, 8), JOB_READ_GARBAGE);
    assert_int_equal(read_words(JOB_ERROR + 1, 8, &half, 8), JOB_READ_GARBAGE);
    assert_int_equal(read_words(JOB_PROGRESS, 9, &half, 8), JOB_READ_GARBAGE);
    assert_int_equal(read_words(JOB_PROGRESS, 0, NULL, 0), JOB_READ_GARBAGE);
    assert_int_equal(read_words(JOB_PROGRESS, 8, &two, 8), JOB_READ_GARBAGE);
    assert_int_equal(read_words(JOB_PROGRESS, 8, &none, 8), JOB_READ_GARBAGE);
    assert_int_equal(read_words(JOB_POINT, UINT64_MAX, &half, 8), JOB_READ_GARBAGE);
    assert_int_equal(read_words(JOB_FIGURE, (uint64_t)1 << 40, &half, 8), JOB_READ_GARBAGE);
    assert_int_equal(read_words(JOB_FIGURE, 8, &half, 8), JOB_READ_GARBAGE);
    assert_int_equal(read_words(0x6E656D6765530000, 0, text, sizeof text), JOB_READ_GARBAGE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_figure_of_every_kind_comes_back_as_it_was),
        cmocka_unit_test(a_figure_that_was_cut_or_lengthened_is_refused),
        cmocka_unit_test(a_figure_with_a_wrong_byte_is_refused_or_whole),
        cmocka_unit_test(frames_come_back_in_their_order_however_they_are_cut),
        cmocka_unit_test(garbage_is_told_from_a_frame_that_has_not_come),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
