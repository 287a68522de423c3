// SPDX-License-Identifier: MIT
// Every figure of the course draws at random positions of its sliders, without an error and within
// a frame: 16 ms of one core for Lua, references and cells together.
// The time is that of the processor, so that other programs do not count. What is slower is
// printed; the test fails beyond LIMIT_MS, which leaves room for sanitizers and slow machines.
// BITLAB_FIGURES=1 prints every figure, the slowest state first.
#include "tests/check.h"
#include "tests/content/findings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lab/base/memory.h"
#include "lab/check/check.h"
#include "lab/lesson/lesson.h"
#include "lab/script/live_figure.h"

enum { STATES = 40, ROWS = 22, COLS = 78, LIMIT_MS = 16 };

// How many times slower an instrumented or unoptimized build may be.
#if defined __SANITIZE_ADDRESS__ || !defined __OPTIMIZE__
static const double allowance = 8;
#else
static const double allowance = 4; // of a busy machine
#endif

static struct script *script;
static struct course course;

static int begin(void **state) {
    (void)state;
    struct error err;
    script = script_new();
    if (course_open(&course, script, ".", &err) == STATUS_OK) return 0;
    fprintf(stderr, "%s\n", err.text);
    return -1;
}

static int end(void **state) {
    (void)state;
    course_release(&course);
    script_free(script);
    return 0;
}

static double processor_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

// A fixed walk, the same on every run: Knuth's constants, upper bits.
static size_t pick(uint64_t *seed, size_t n) {
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (size_t)((*seed >> 33) % n);
}

static double draw_once(struct live_figure *live, const size_t *at, const char *where) {
    struct figure figure;
    struct error err;
    struct grid grid;
    struct figure_look look = { .glyphs = GLYPHS_BRAILLE, .title = true, .legend = true };
    double start = processor_ms();
    if (live_figure_draw(live, at, &figure, &err) != STATUS_OK) {
        finding("%s: %s", where, err.text);
        return 0;
    }
    grid_init(&grid, 0, COLS);
    figure_draw(&figure, &grid, 0, 0, ROWS, COLS, &look);
    double ms = processor_ms() - start;
    grid_release(&grid);
    figure_release(&figure);
    return ms;
}

static void print_state(const struct live_figure *live, const size_t *at, struct strbuf *out) {
    for (size_t i = 0; i < live->n_sliders; i++) {
        strbuf_printf(out, " %s=", live->sliders[i].name);
        slider_print(&live->sliders[i], at[i], out);
    }
}

static void walk(struct live_figure *live, const char *where) {
    size_t *at = xcalloc(live->n_sliders + 1, sizeof *at);
    double worst = 0, first = 0;
    struct strbuf state = { 0 };
    uint64_t seed = 20260101;
    for (int k = 0; k < STATES; k++) {
        for (size_t i = 0; i < live->n_sliders; i++)
            at[i] = k ? pick(&seed, live->sliders[i].n) : live->sliders[i].start;
        double ms = draw_once(live, at, where);
        if (k == 0) first = ms;
        if (ms <= worst || (k == 0 && live->n_sliders)) continue; // the first draw fills caches
        worst = ms;
        state.size = 0;
        print_state(live, at, &state);
    }
    if (getenv("BITLAB_FIGURES"))
        fprintf(stderr, "%8.2f ms, first %7.2f  %s%s\n", worst, first, where, strbuf_text(&state));
    if (worst > LIMIT_MS * allowance)
        finding("%s takes %.1f ms at%s", where, worst, strbuf_text(&state));
    strbuf_release(&state);
    free(at);
}

static void walk_block(const struct course_lesson *about, const struct lesson *lesson,
                       const struct lesson_block *block) {
    struct live_figure *live;
    struct error err;
    char *where = xprintf("%s/%s", about->id, block->name);
    if (live_figure_load(script, lesson->path, block->line, block->name, block->text, &live,
                         &err) != STATUS_OK) {
        finding("%s", err.text);
    } else {
        if (!live->is_job) walk(live, where);
        live_figure_free(live);
    }
    free(where);
}

static void every_figure_draws_within_a_frame_wherever_its_sliders_stand(void **state) {
    (void)state;
    wrong = 0;
    for (size_t i = 0; i < course.n_lessons; i++) {
        struct lesson lesson;
        if (course_read_lesson(&course, course.lessons[i], &lesson, NULL) != STATUS_OK)
            continue; // told by the course's own check
        for (size_t b = 0; b < lesson.n; b++)
            if (lesson.blocks[b].kind == BLOCK_FIGURE)
                walk_block(course.lessons[i], &lesson, &lesson.blocks[b]);
        lesson_release(&lesson);
    }
    assert_int_equal(wrong, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_figure_draws_within_a_frame_wherever_its_sliders_stand),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
