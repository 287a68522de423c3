// SPDX-License-Identifier: MIT
// A learner's guess is drawn on the axis that it is of. Where it is of neither, a share or a count
// of something else, it would be a line at a height that has nothing to do with it.
#include "tests/content/shipped.h"

#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/script/live_figure.h"
#include "lab/ui/prediction.h"

// Questions whose answer is a number that both the upright axis and its own would have room for.
static const struct {
    const char *lesson, *figure, *guess;
    enum guess_of of;
} asked[] = {
    { "roofline", "roofline", "64", GUESS_OF_NEITHER }, // percent of the peak, not TFLOP/s
    { "t-squared", "gradient-against-temperature", "2", GUESS_OF_X }, // a temperature
    { "bits-per-weight", "price", "4", GUESS_OF_NEITHER },            // what is added, not the sum
    { "loss-scaling", "gradient-window", "11", GUESS_OF_NEITHER },    // an exponent of the scale
    { "awq", "error-against-alpha", "0.5", GUESS_OF_X },              // where the valley lies
    { "magnitude-pruning", "threshold", "25", GUESS_OF_NEITHER },     // percent, not a count
    { "measured-speedup", "measured-roofline", "8", GUESS_OF_NEITHER }, // a batch, not GFLOP/s
};

static struct live_figure *load(const char *id, const char *name) {
    struct lesson lesson;
    struct live_figure *live = NULL;
    struct error err = { 0 };
    const struct course_lesson *about = course_find_lesson(&course, id);
    if (!about || course_read_lesson(&course, about, &lesson, &err) != STATUS_OK)
        fail_msg("there is no lesson %s", id);
    for (size_t i = 0; i < lesson.n && !live; i++) {
        const struct lesson_block *block = &lesson.blocks[i];
        if (block->kind == BLOCK_FIGURE && strcmp(block->name, name) == 0)
            live_figure_load(script, about->path, block->line, block->name, block->text, &live,
                             &err);
    }
    if (!live) fail_msg("%s has no figure %s", id, name);
    lesson_release(&lesson);
    return live;
}

static struct figure draw(const struct live_figure *live) {
    struct figure figure = { 0 };
    struct error err = { 0 };
    size_t *indices = xcalloc(live->n_sliders + 1, sizeof *indices);
    for (size_t i = 0; i < live->n_sliders; i++)
        indices[i] = live->sliders[i].start;
    if (live_figure_draw((struct live_figure *)live, indices, &figure, &err) != STATUS_OK)
        fail_msg("%s", err.text);
    free(indices);
    return figure;
}

static void a_guess_stands_on_the_axis_that_it_is_of_or_nowhere(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        struct live_figure *live = load(asked[i].lesson, asked[i].figure);
        assert_true(*live->predict);
        if (live->guess != asked[i].of)
            fail_msg("%s/%s draws its guess on axis %d", asked[i].lesson, asked[i].figure,
                     live->guess);
        if (!live->is_job) {
            struct figure figure = draw(live);
            size_t before = figure.n_series;
            bool drawn = guess_add(&figure, asked[i].guess, live->guess);
            if (drawn != (asked[i].of != GUESS_OF_NEITHER))
                fail_msg("%s/%s %s the guess %s", asked[i].lesson, asked[i].figure,
                         drawn ? "draws" : "does not draw", asked[i].guess);
            if (drawn) assert_non_null(figure.series[before].x);
            if (drawn) assert_null(figure.series[before].y);
            figure_release(&figure);
        }
        live_figure_free(live);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_guess_stands_on_the_axis_that_it_is_of_or_nowhere),
    };
    return cmocka_run_group_tests(tests, open_course, close_course);
}
