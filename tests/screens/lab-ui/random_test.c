// SPDX-License-Identifier: MIT
// Random keys at random sizes: no crash, no stuck key, whatever is on the screen. BITLAB_STEPS asks
// for more of them.
#include "tests/screens/lab-ui/lab_helpers.h"

static const uint32_t keys[] = {
    PRESS_ENTER,      PRESS_TAB,        PRESS_ESCAPE,    PRESS_UP,
    PRESS_DOWN,       PRESS_LEFT,       PRESS_RIGHT,     PRESS_SHIFT_UP,
    PRESS_SHIFT_DOWN, PRESS_PAGE_UP,    PRESS_PAGE_DOWN, PRESS_HOME,
    PRESS_END,        PRESS_BACKSPACE,  PRESS_DELETE,    PRESS_BACK_TAB,
    PRESS_F1,         PRESS_DRAG,       PRESS_RELEASE,   PRESS_CLICK,
    PRESS_WHEEL_UP,   PRESS_WHEEL_DOWN, CTRL('l'),       CTRL('u'),
    0x20AC,           0x1F600,          0x301,           CTRL('d'),
};

struct dice {
    uint64_t state;
};

static uint32_t roll(struct dice *dice, uint32_t n) {
    dice->state = dice->state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(dice->state >> 33) % n;
}

static struct key random_key(struct dice *dice, const struct lab *lab) {
    struct key key = { .code = keys[roll(dice, sizeof keys / sizeof *keys)], .row = -1, .col = -1 };
    if (roll(dice, 3) == 0) key.code = ' ' + roll(dice, 95);
    if (key.code >= PRESS_CLICK && key.code <= PRESS_WHEEL_DOWN) {
        key.row = (int)roll(dice, (uint32_t)lab->grid.rows + 1);
        key.col = (int)roll(dice, (uint32_t)lab->grid.cols + 1);
    }
    // Random names of files are typed, but none is written.
    if (key.code == PRESS_ENTER && strcmp(lab_top(lab)->kind->name, "save") == 0)
        key.code = PRESS_ESCAPE;
    return key;
}

static void check_cursor(const struct lab *lab) {
    if (lab->grid.cursor_row < 0) return;
    assert_in_range((uintmax_t)lab->grid.cursor_row, 0, (uintmax_t)lab->grid.rows - 1);
    assert_in_range((uintmax_t)lab->grid.cursor_col, 0, (uintmax_t)lab->grid.cols - 1);
}

static void wander(uint64_t seed, int steps, bool ascii) {
    struct dice dice = { seed };
    struct lab lab;
    int rows = 24, cols = 80;
    open_lab(&lab, seed % 2 ? "everything" : NULL, ascii);
    for (int i = 0; i < steps; i++) {
        if (roll(&dice, 12) == 0) {
            rows = 1 + (int)roll(&dice, roll(&dice, 2) ? 60 : 12);
            cols = 1 + (int)roll(&dice, roll(&dice, 2) ? 220 : 40);
        }
        lab_draw(&lab, rows, cols);
        assert_int_equal(lab.grid.rows, rows);
        assert_int_equal(lab.grid.cols, cols);
        check_cursor(&lab);
        struct key key = random_key(&dice, &lab);
        lab_key(&lab, &key);
        loop_step(lab.learner.loop, 0);
        assert_in_range((uintmax_t)lab.n_screens, 1, SCREENS_MAX);
        lab.quit = false;
    }
    // However far it went, Escape and `m` lead back to the map.
    for (int i = 0; i < 6; i++)
        press(&lab, PRESS_ESCAPE), lab_draw(&lab, 24, 80);
    press(&lab, 'm');
    lab_draw(&lab, 24, 80);
    assert_string_equal(lab_top(&lab)->kind->name, "map");
    lab_release(&lab);
}

static void random_keys_and_sizes_never_break_it(void **state) {
    const char *wanted = getenv("BITLAB_STEPS");
    int steps = wanted ? atoi(wanted) : 1500;
    (void)state;
    for (uint64_t seed = 1; seed <= 4; seed++) {
        char *home = fresh_data_home();
        wander(seed, steps, seed == 3);
        remove_data_home(home);
    }
}

// What may lie over a screen: help, search, contents, pages, look-up.
static void draw_over(struct lab *lab, int rows, int cols) {
    static const uint32_t openers[] = { '?', '/', 't', 'o', 'K' };
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++) {
        int below = lab->n_screens;
        press(lab, openers[i]);
        lab_draw(lab, rows, cols);
        if (openers[i] == '/') {
            loop_step(lab->learner.loop, 0);
            type_text(lab, "o");
        }
        if (strcmp(lab_top(lab)->kind->name, "look-up") == 0) press(lab, PRESS_ENTER);
        lab_draw(lab, rows, cols);
        while (lab->n_screens > below)
            press(lab, PRESS_ESCAPE);
        assert_int_equal(lab->n_screens, below);
    }
}

static void every_size_draws_every_screen(void **state) {
    static const int rows[] = { 1, 2, 3, 4, 5, 8, 12, 24, 200 },
                     cols[] = { 1, 2, 3, 5, 9, 20, 40, 80, 149, 150, 300, 500 };
    static const char *const exercises[] = { "a-number", "a-choice", "a-checklist",
                                             "an-order", "a-bug",    "a-program" };
    struct lab lab;
    struct error err = { 0 };
    char *home = fresh_data_home();
    (void)state;
    open_lab(&lab, "everything", false);
    for (size_t e = 0; e <= sizeof exercises / sizeof *exercises; e++) {
        for (size_t r = 0; r < sizeof rows / sizeof *rows; r++)
            for (size_t c = 0; c < sizeof cols / sizeof *cols; c++) {
                lab_draw(&lab, rows[r], cols[c]);
                draw_over(&lab, rows[r], cols[c]);
            }
        if (e < sizeof exercises / sizeof *exercises)
            lab_push(&lab, exercise_screen(&lab, exercises[e], &err));
    }
    lab_release(&lab);
    remove_data_home(home);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_keys_and_sizes_never_break_it),
        cmocka_unit_test(every_size_draws_every_screen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
