// SPDX-License-Identifier: MIT
// Hands on an answer: what typing, arrows, the eraser and the mouse do to it, and what of a long
// sheet is seen.
#include "tests/screens/lab-ui/lab_helpers.h"

#include "lab/terminal/key.h"
#include "lab/ui/answer.h"
#include "lab/ui/scroll.h"
#include "lab/ui/sign.h"

static void open_lab_on(struct lab *lab, const char *id) {
    struct error err = { 0 };
    open_lab(lab, "everything", false);
    struct screen *screen = exercise_screen(lab, id, &err);
    if (!screen) fail_msg("%s", err.text);
    lab_push(lab, screen);
}

// The first row of the screen that has `what` on it.
static int row_of(struct lab *lab, const char *what) {
    char *text = screen_text(lab, 30, 90);
    const char *at = strstr(text, what);
    int row = 0;
    if (!at) fail_msg("'%s' is not on the screen:\n%s", what, text);
    for (const char *c = text; c < at; c++)
        row += *c == '\n';
    free(text);
    return row;
}

static void mouse(struct lab *lab, uint32_t code, int row, int col) {
    struct key key = { code, row, col };
    lab_key(lab, &key);
}

static void a_number_may_begin_with_a_function(void **state) {
    struct lab lab;
    (void)state;
    open_lab_on(&lab, "a-number");
    type_text(&lab, "exp(ln(26))");
    assert_shows(&lab, "exp(ln(26))");
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "Solved");
    lab_release(&lab);
}

static void an_equals_sign_begins_one_with_any_letter(void **state) {
    struct lab lab;
    (void)state;
    open_lab_on(&lab, "a-number");
    type_text(&lab, "=sqrt(676)");
    assert_shows(&lab, " sqrt(676)");
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "Solved");
    assert_false(lab.quit); // by its q
    lab_release(&lab);
}

static void erasing_once_too_often_leads_nowhere(void **state) {
    struct lab lab;
    (void)state;
    open_lab_on(&lab, "a-number");
    type_text(&lab, "12");
    for (int i = 0; i < 4; i++)
        press(&lab, PRESS_BACKSPACE);
    assert_shows(&lab, "Half of fifty-two");
    assert_shows(&lab, "There is nothing to erase.");
    press(&lab, PRESS_ESCAPE);
    focus_on(&lab, ON_FIGURE);
    press(&lab, '1');
    press(&lab, PRESS_BACKSPACE);
    press(&lab, PRESS_BACKSPACE);
    assert_shows(&lab, "There is nothing to erase.");
    press(&lab, PRESS_NOTHING); // takes the sentence away
    assert_true(lab_top(&lab)->kind->where(lab_top(&lab)) & ON_FIGURE);
    lab_release(&lab);
}

static void the_one_choice_goes_with_the_pointer(void **state) {
    struct lab lab;
    (void)state;
    open_lab_on(&lab, "a-choice");
    press(&lab, 'a');
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "1 leaves a remainder.");
    press(&lab, PRESS_DOWN);
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "Solved");
    lab_release(&lab);
}

static void a_step_is_put_in_its_place_by_the_mouse(void **state) {
    struct lab lab;
    (void)state;
    open_lab_on(&lab, "an-order");
    const char *const steps[] = { "one", "two", "three", "four" };
    int first = row_of(&lab, "the first at the top") + 1;
    for (int i = 0; i < 4; i++) {
        char line[32];
        snprintf(line, sizeof line, "%s\n", steps[i]);
        int from = row_of(&lab, line), to = first + i;
        mouse(&lab, PRESS_CLICK, from, 20);
        mouse(&lab, PRESS_DRAG, to, 24);
        mouse(&lab, PRESS_RELEASE, to, 24);
        mouse(&lab, PRESS_DRAG, first + 3, 24); // held by nothing
        assert_int_equal(row_of(&lab, line), to);
    }
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "Solved");
    lab_release(&lab);
}

static void a_line_that_is_too_wide_is_shown_to_its_end(void **state) {
    struct answer_state answer = { .program = "x = 1\n  local sum = a + b -- the end\nreturn x\n",
                                   .at = 1 };
    struct exercise exercise = { .kind = EXERCISE_BUG };
    struct answer_look look = { .col = 0, .cols = 28 };
    struct strbuf text = { 0 };
    struct grid grid;
    (void)state;
    answer.exercise = &exercise;
    grid_init(&grid, 0, 30);
    assert_int_equal(answer_kinds[EXERCISE_BUG]->draw(&answer, &grid, 0, &look), 4);
    grid_print(&grid, 0, grid.rows, &(struct grid_print_options) { 0 }, &text);
    assert_non_null(strstr(text.at, "local sum = a + b\n"));
    assert_non_null(strstr(text.at, "      │   -- the end\n"));
    assert_int_equal(answer.rows[2], 3); // a click finds the third line there
    strbuf_release(&text);
    grid_release(&grid);
}

static void where_one_is_in_a_long_sheet_is_told(void **state) {
    struct scroll scroll = { 0 };
    struct strbuf text = { 0 };
    (void)state;
    scroll_fit(&scroll, 10, 10);
    scroll_words(&scroll, false, &text);
    assert_string_equal(strbuf_text(&text), "");
    scroll_fit(&scroll, 40, 10);
    scroll_words(&scroll, false, &text);
    assert_string_equal(text.at, "25% · more");
    text.size = 0;
    scroll_act(&scroll, ACT_LAST);
    scroll_words(&scroll, false, &text);
    assert_string_equal(text.at, "100%");
    strbuf_release(&text);
}

static void a_scroll_bar_shows_the_part_that_is_seen(void **state) {
    struct strbuf text = { 0 };
    struct grid grid;
    (void)state;
    grid_init(&grid, 4, 1);
    draw_scroll_bar(&grid, 0, 0, 4, true, 12, 16);
    grid_print(&grid, 0, 4, &(struct grid_print_options) { .ascii = true }, &text);
    assert_string_equal(text.at, ".\n.\n.\n|\n");
    grid_release(&grid);
    grid_init(&grid, 4, 1);
    text.size = 0;
    draw_scroll_bar(&grid, 0, 0, 4, true, 0, 4); // all is seen
    grid_print(&grid, 0, 4, &(struct grid_print_options) { .ascii = true }, &text);
    assert_null(strpbrk(text.at, ".|"));
    grid_release(&grid);
    strbuf_release(&text);
}

// Of all lessons the last is where the bar ends.
static void the_map_is_moved_by_its_scroll_bar(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, NULL, false);
    free(screen_text(&lab, 10, 80)); // too low for all its lines
    int bar = -1, last = -1;
    for (int row = 0; row < 10; row++)
        for (int col = 70; col < 80; col++)
            if (grid_cell(&lab.grid, row, col)->base == 0x2502 ||
                grid_cell(&lab.grid, row, col)->base == 0x2503)
                bar = col, last = row;
    assert_true(bar > 0);
    mouse(&lab, PRESS_CLICK, last, bar);
    mouse(&lab, PRESS_RELEASE, last, bar);
    press(&lab, PRESS_ENTER);
    const struct course *course = &lab.learner.course;
    assert_string_equal(lab.reading->id, course->lessons[course->n_lessons - 1]->id);
    lab_release(&lab);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, each_home, leave_home)
    const struct CMUnitTest tests[] = {
        TEST(a_number_may_begin_with_a_function),
        TEST(an_equals_sign_begins_one_with_any_letter),
        TEST(erasing_once_too_often_leads_nowhere),
        TEST(the_one_choice_goes_with_the_pointer),
        TEST(a_step_is_put_in_its_place_by_the_mouse),
        cmocka_unit_test(a_line_that_is_too_wide_is_shown_to_its_end),
        cmocka_unit_test(where_one_is_in_a_long_sheet_is_told),
        cmocka_unit_test(a_scroll_bar_shows_the_part_that_is_seen),
        TEST(the_map_is_moved_by_its_scroll_bar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
