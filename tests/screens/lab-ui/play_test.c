// SPDX-License-Identifier: MIT
// The Lua prompt in the lab: typing, history between sessions, completion, several lines, the
// sliders of the figure that was seen, and the way out.
#include "tests/screens/lab-ui/lab_helpers.h"

#include "lab/ui/figure_view.h"

static void enter(struct lab *lab, const char *text) {
    type_text(lab, text);
    press(lab, PRESS_ENTER);
}

static void a_line_is_run_and_its_value_shown(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    free(screen_text(&lab, 30, 90));
    press(&lab, ':');
    enter(&lab, "21 * 2 -- really?");
    assert_shows(&lab, "> 21 * 2 -- really?");
    assert_shows(&lab, "  42 ");
    enter(&lab, "y = nowhere.x");
    assert_shows(&lab, "      ^^^^^^^");
    assert_shows(&lab, "attempt to index a nil value (global 'nowhere')");
    press(&lab, PRESS_ESCAPE);
    assert_shows_not(&lab, "Play");
    press(&lab, ':'); // the book and the variables are as they were
    assert_shows(&lab, "> 21 * 2");
    lab_release(&lab);
}

static void the_line_is_edited(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, NULL, false);
    press(&lab, ':');
    type_text(&lab, "13");
    press(&lab, PRESS_LEFT);
    type_text(&lab, "2");
    press(&lab, PRESS_HOME);
    type_text(&lab, "9+");
    press(&lab, PRESS_END);
    type_text(&lab, "45");
    press(&lab, PRESS_BACKSPACE);
    press(&lab, PRESS_LEFT);
    press(&lab, PRESS_LEFT);
    press(&lab, PRESS_DELETE);
    assert_shows(&lab, "> 9+124 ");
    struct key wide = { 0x3C3, -1, -1 };
    lab_key(&lab, &wide);
    press(&lab, PRESS_BACKSPACE);
    assert_shows(&lab, "> 9+124 ");
    press(&lab, CTRL('u'));
    assert_shows_not(&lab, "9+124");
    lab_release(&lab);
}

static void several_lines_are_one_program(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, NULL, false);
    press(&lab, ':');
    enter(&lab, "for i = 1, 2 do");
    enter(&lab, "print(i * 11)");
    assert_shows(&lab, ". print(i * 11)");
    assert_shows_not(&lab, " 22 ");
    enter(&lab, "end");
    assert_shows(&lab, " 22 ");
    enter(&lab, "1 +");
    press(&lab, PRESS_ENTER); // an empty line: the mistake is told
    assert_shows(&lab, "near");
    lab_release(&lab);
}

static void what_was_typed_comes_back_in_another_session(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, NULL, false);
    press(&lab, ':');
    enter(&lab, "first = 1");
    enter(&lab, "if first then");
    enter(&lab, "end");
    lab_release(&lab);
    open_lab(&lab, NULL, false);
    press(&lab, ':');
    type_text(&lab, "begun");
    press(&lab, PRESS_UP);
    assert_shows(&lab, "> if first then");
    press(&lab, PRESS_UP);
    assert_shows(&lab, "> first = 1");
    press(&lab, PRESS_UP);
    assert_shows(&lab, "> first = 1");
    press(&lab, PRESS_DOWN);
    press(&lab, PRESS_DOWN);
    assert_shows(&lab, "> begun");
    lab_release(&lab);
}

static void tab_completes(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, NULL, false);
    press(&lab, ':');
    type_text(&lab, "ref.symmetric_sc");
    press(&lab, PRESS_TAB);
    assert_shows(&lab, "> ref.symmetric_scale ");
    assert_shows(&lab, "symmetric_scale(max_abs, bits) -> scale");
    press(&lab, CTRL('u'));
    type_text(&lab, "rng.");
    press(&lab, PRESS_TAB);
    assert_shows(&lab, "default  legacy");
    type_text(&lab, "zz");
    press(&lab, PRESS_TAB);
    assert_shows(&lab, "No name begins like this.");
    lab_release(&lab);
}

static void the_figure_lends_its_sliders(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    focus_on(&lab, ON_FIGURE);
    free(screen_text(&lab, 30, 90));
    const struct figure_view *view = reader_present_figure(lab_top(&lab));
    assert_non_null(view);
    press(&lab, PRESS_RIGHT);
    struct value value = slider_value(&view->figure->sliders[0], view->indices[0]);
    char *compared = xprintf("s.%s == %.17g", view->figure->sliders[0].name, value_number(&value));
    press(&lab, ':');
    enter(&lab, compared);
    assert_shows(&lab, "  true ");
    free(compared);
    lab_release(&lab);
}

static bool at_once(void *owner) {
    (void)owner;
    return true;
}

static void ctrl_c_stops_what_runs(void **state) {
    static const struct lab_terminal terminal = { .interrupted = at_once };
    struct lab lab;
    (void)state;
    open_lab(&lab, NULL, false);
    lab.terminal = &terminal;
    press(&lab, ':');
    enter(&lab, "while true do end");
    assert_shows(&lab, "  stopped ");
    lab_release(&lab);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_line_is_run_and_its_value_shown, each_home, leave_home),
        cmocka_unit_test_setup_teardown(the_line_is_edited, each_home, leave_home),
        cmocka_unit_test_setup_teardown(several_lines_are_one_program, each_home, leave_home),
        cmocka_unit_test_setup_teardown(what_was_typed_comes_back_in_another_session, each_home,
                                        leave_home),
        cmocka_unit_test_setup_teardown(tab_completes, each_home, leave_home),
        cmocka_unit_test_setup_teardown(the_figure_lends_its_sliders, each_home, leave_home),
        cmocka_unit_test_setup_teardown(ctrl_c_stops_what_runs, each_home, leave_home),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
