// SPDX-License-Identifier: MIT
// What a learner who does not know the keys yet meets: keys that do nothing answer, the bar says
// how to leave and what comes next, Tab goes where something can be done.
#include "tests/screens/lab-ui/lab_helpers.h"

#include "lab/terminal/key.h"
#include "lab/ui/bars.h"

static char *bar_at(int cols, place_set where) {
    const struct grid_print_options options = { 0 };
    struct strbuf text = { 0 };
    struct grid grid;
    grid_init(&grid, 1, cols);
    draw_key_bar(&grid, 0, false, NULL, where);
    grid_print(&grid, 0, 1, &options, &text);
    grid_release(&grid);
    return strbuf_detach(&text);
}

static void assert_bar(int cols, place_set where, const char *has) {
    char *bar = bar_at(cols, where);
    if (!strstr(bar, has)) fail_msg("'%s' is not on the bar:\n%s", has, bar);
    free(bar);
}

static void a_key_that_does_nothing_names_the_help(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    press(&lab, 'Z');
    assert_shows(&lab, "Z does nothing here; ? shows the keys that work.");
    press(&lab, PRESS_NOTHING);
    assert_shows(&lab, "This key does nothing here");
    press(&lab, PRESS_DOWN);
    assert_shows_not(&lab, "does nothing here");
    press(&lab, 'm');
    press(&lab, 't');
    assert_shows(&lab, "t does nothing here");
    lab_release(&lab);
}

static void the_mouse_and_the_repainting_terminal_are_not_answered(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    const uint32_t codes[] = { PRESS_DRAG, PRESS_RELEASE, PRESS_CLICK, PRESS_REPAINT };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        press(&lab, codes[i]);
        assert_shows_not(&lab, "does nothing here");
    }
    lab_release(&lab);
}

static void a_key_of_figures_says_how_to_come_to_one(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    press(&lab, 'w');
    assert_shows(&lab, "w belongs to a figure; Tab gives the keys to the next one.");
    focus_on(&lab, ON_FIGURE);
    press(&lab, 'w');
    assert_shows_not(&lab, "belongs to a figure");
    lab_release(&lab);
}

static void a_key_of_another_screen_says_where_it_works(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    press(&lab, 'c');
    assert_shows(&lab, "c belongs to home; m goes there.");
    lab_open_exercise(&lab, lab.reading, "a-number");
    press(&lab, 't');
    assert_shows(&lab, "t belongs to a lesson; Esc goes back to it.");
    press(&lab, 'P');
    assert_shows(&lab, "P belongs to a lesson; Esc goes back to it.");
    type_text(&lab, "2t"); // now it is typed
    assert_shows_not(&lab, "belongs to");
    lab_release(&lab);
}

static void practice_and_statistics_open_over_a_lesson(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    press(&lab, 'S');
    assert_shows(&lab, "Your practice");
    press(&lab, PRESS_ESCAPE);
    assert_shows(&lab, "One of each");
    press(&lab, 'P');
    assert_shows(&lab, "Practice");
    press(&lab, PRESS_ESCAPE);
    assert_shows(&lab, "One of each");
    lab_release(&lab);
}

static void a_sheet_is_closed_by_the_key_that_opened_it(void **state) {
    static const uint32_t keys[] = { 'w', 'D' };
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    focus_on(&lab, ON_FIGURE);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        press(&lab, keys[i]);
        assert_true(lab_top(&lab)->kind->where(lab_top(&lab)) & IN_SHEET);
        press(&lab, 'Z');
        assert_shows(&lab, "Z does nothing here; Esc closes this.");
        press(&lab, keys[1 - i]);
        assert_true(lab_top(&lab)->kind->where(lab_top(&lab)) & IN_SHEET);
        press(&lab, keys[i]);
        assert_false(lab_top(&lab)->kind->where(lab_top(&lab)) & IN_SHEET);
    }
    lab_release(&lab);
}

static void help_stands_in_sections(void **state) {
    static const char *const sections[] = {
        "With what has the keys now", "One step up on the",   "On this screen",
        "Opens the next lesson",      "On other screens too", "Leaves the lab"
    };
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    focus_on(&lab, ON_FIGURE);
    press(&lab, '?');
    char *text = screen_text(&lab, 120, 100), *at = text;
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        at = strstr(at, sections[i]);
        if (!at) fail_msg("'%s' does not stand in its place:\n%s", sections[i], text);
    }
    free(text);
    lab_release(&lab);
}

static void escape_at_home_says_how_to_leave(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    free(screen_text(&lab, 30, 90));
    press(&lab, 'm');
    press(&lab, PRESS_ESCAPE);
    assert_shows(&lab, "This is home. q leaves the lab; your place is kept.");
    assert_false(lab.quit);
    lab_release(&lab);
}

static void the_way_out_is_on_the_bar(void **state) {
    (void)state;
    assert_bar(80, IN_MAP, "q quit   ? help");
    assert_bar(80, IN_READER, "m home   ? help");
    assert_bar(80, IN_READER, "n next lesson"); // before the arrows, which are tried anyway
    assert_bar(80, IN_READER | ON_FIGURE, "Esc leave   ? help");
    assert_bar(80, IN_READER | ON_FIGURE | ON_CROSSHAIR, "Esc sliders   ? help");
    assert_bar(80, IN_EXERCISE | IN_ORDER | HAS_HINTS, "Esc lesson   ? help");
    assert_bar(80, IN_EXERCISE | IN_NUMBER | IN_CARD, "Esc end   ? help");
    assert_bar(40, IN_EXERCISE | IN_OPTIONS, "Esc lesson   ? help");
    assert_bar(40, IN_LIST | HAS_VIEWS, "Esc close   ? help");
    assert_bar(40, IN_SEARCH | IN_TYPING, "Esc close   ");
    assert_bar(40, IN_PLAY | IN_TYPING, "Esc close   ");
    assert_bar(40, IN_NOTES, "Esc close   ? help");
    assert_bar(40, IN_LOOK_UP, "Esc leave   ? help");
}

static void assert_bar_lacks(int cols, place_set where, const char *what) {
    char *bar = bar_at(cols, where);
    if (strstr(bar, what)) fail_msg("'%s' is on the bar:\n%s", what, bar);
    free(bar);
}

static void the_bar_offers_the_keys_of_sliders_that_are_there(void **state) {
    (void)state;
    assert_bar(80, IN_READER | ON_FIGURE, "←→ change   ↑↓ slider   0-9 value   r reset");
    assert_bar(80, IN_READER | ON_FIGURE | ONE_SLIDER, "←→ change   0-9 value   r reset");
    assert_bar_lacks(200, IN_READER | ON_FIGURE | NO_SLIDER, "change");
    assert_bar_lacks(200, IN_READER | ON_FIGURE | NO_SLIDER, "value");
    assert_bar_lacks(200, IN_READER | ON_FIGURE | NO_SLIDER, "reset");
}

// Letters are looked for there, so none of them is a key.
static void the_bar_of_what_is_looked_for_says_what_its_keys_do(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    free(screen_text(&lab, 30, 90));
    press(&lab, 't');
    assert_shows(&lab, "Esc close");
    press(&lab, '/');
    type_text(&lab, "t?");
    assert_shows(&lab, "/ t? ");
    assert_shows(&lab, "Esc show all   F1 help");
    assert_shows_not(&lab, "/ find");
    press(&lab, PRESS_ESCAPE);
    assert_shows(&lab, "Esc close");
    press(&lab, PRESS_ESCAPE);
    press(&lab, '?');
    press(&lab, '/');
    assert_shows(&lab, "Enter find next");
    assert_shows(&lab, "Esc end find");
    assert_shows_not(&lab, "Esc close");
    lab_release(&lab);
}

// However narrow: what is done here, the way out and help.
static void a_narrow_bar_has_what_is_done_here(void **state) {
    (void)state;
    assert_bar(40, IN_EXERCISE | IN_OPTIONS | HAS_HINTS, " Enter check");
    assert_bar(40, IN_EXERCISE | IN_ORDER | HAS_HINTS, " Enter check");
    assert_bar(40, IN_EXERCISE | IN_BUG | IN_PROGRAM | HAS_HINTS, " Enter check");
    assert_bar(40, IN_EXERCISE | IN_OPTIONS | IS_SOLVED, " n next");
    assert_bar(40, IN_EXERCISE | IN_NUMBER | IN_TYPING, " Enter check");
    assert_bar(40, IN_EXERCISE | IN_PROGRAM | HAS_HINTS, " e edit");
    assert_bar(40, IN_LIST | HAS_VIEWS, " Enter go there");
    assert_bar(40, IN_SEARCH | IN_TYPING, " Enter go there");
    assert_bar(40, IN_PLAY | IN_TYPING, " Enter run");
    assert_bar(40, IN_READER | ON_GUESS | IN_TYPING, " Enter draw");
    assert_bar(40, IN_MAP, " Enter open");
}

static void what_comes_next_leads_the_bar_of_a_solved_exercise(void **state) {
    place_set where = IN_EXERCISE | IN_PROGRAM | HAS_HINTS;
    (void)state;
    assert_bar(80, where, " e edit   g grade");
    assert_bar(80, where | IS_SOLVED, " n next   e edit   g grade");
}

static void a_passed_exercise_is_such_a_place_and_a_later_miss_is_not(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    lab_open_exercise(&lab, lab.reading, "a-choice");
    free(screen_text(&lab, 30, 90));
    assert_false(lab_top(&lab)->kind->where(lab_top(&lab)) & IS_SOLVED);
    press(&lab, 'b');
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "Solved");
    assert_true(lab_top(&lab)->kind->where(lab_top(&lab)) & IS_SOLVED);
    press(&lab, 'a');
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "Not yet");
    assert_false(lab_top(&lab)->kind->where(lab_top(&lab)) & IS_SOLVED);
    lab_release(&lab);
}

// It is of the lesson below, which is not seen.
static void an_exercise_opens_without_a_word_about_sliders(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    focus_on(&lab, ON_FIGURE);
    press(&lab, PRESS_RIGHT);
    free(screen_text(&lab, 30, 90));
    press(&lab, PRESS_ESCAPE);
    press(&lab, 'm');
    press(&lab, 'c');
    assert_shows(&lab, "stand where you left them");
    press(&lab, 'm');
    press(&lab, 'x');
    assert_string_equal(lab_top(&lab)->kind->name, "exercise");
    assert_shows_not(&lab, "stand where you left them");
    lab_release(&lab);
}

static void tab_passes_links_out_of_the_course_by(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "short", false);
    free(screen_text(&lab, 30, 90));
    press(&lab, PRESS_TAB);
    press(&lab, PRESS_ENTER); // of the two links the second
    assert_shows(&lab, "A paragraph with emphasis");
    lab_release(&lab);
}

static int marked_cells(const struct lab *lab) {
    int marked = 0;
    for (int i = 0; i < lab->grid.rows * lab->grid.cols; i++)
        marked += lab->grid.at[i].style == STYLE_SELECTED;
    return marked;
}

static void a_word_is_found_in_the_help_while_it_is_typed(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    press(&lab, '?');
    assert_shows_not(&lab, "Back to the shell");
    press(&lab, '/');
    type_text(&lab, "shell");
    assert_shows(&lab, "━ / shell ━");
    assert_shows(&lab, "Back to the shell for a while");
    assert_int_equal(marked_cells(&lab), (int)strlen("shell"));
    press(&lab, PRESS_ENTER); // there is no other
    assert_shows(&lab, "Back to the shell for a while");
    type_text(&lab, "zq?");
    assert_shows(&lab, "That stands nowhere here.");
    assert_false(lab.quit);
    press(&lab, PRESS_BACKSPACE);
    assert_shows(&lab, "━ / shellzq ━");
    press(&lab, PRESS_ESCAPE);
    assert_shows(&lab, "What you can do here");
    assert_int_equal(marked_cells(&lab), 0);
    press(&lab, PRESS_ESCAPE);
    assert_shows_not(&lab, "What you can do here");
    lab_release(&lab);
}

static void enter_goes_through_all_places_of_a_word(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    lab_push(&lab, text_screen(&lab, "long",
                               "one\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"
                               "one more\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"
                               "\n\n\n\n\n\n\n\n\n\n\nthe last one\nend"));
    free(screen_text(&lab, 30, 90));
    press(&lab, '/');
    type_text(&lab, "one");
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "one more");
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "the last one");
    press(&lab, PRESS_ENTER);
    assert_shows_not(&lab, "the last one"); // at the first again
    lab_release(&lab);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, each_home, leave_home)
    const struct CMUnitTest tests[] = {
        TEST(a_word_is_found_in_the_help_while_it_is_typed),
        TEST(enter_goes_through_all_places_of_a_word),
        TEST(a_key_that_does_nothing_names_the_help),
        TEST(a_narrow_bar_has_what_is_done_here),
        TEST(the_mouse_and_the_repainting_terminal_are_not_answered),
        TEST(a_key_of_figures_says_how_to_come_to_one),
        TEST(a_key_of_another_screen_says_where_it_works),
        TEST(practice_and_statistics_open_over_a_lesson),
        TEST(a_sheet_is_closed_by_the_key_that_opened_it),
        TEST(help_stands_in_sections),
        TEST(escape_at_home_says_how_to_leave),
        TEST(the_way_out_is_on_the_bar),
        TEST(the_bar_offers_the_keys_of_sliders_that_are_there),
        TEST(the_bar_of_what_is_looked_for_says_what_its_keys_do),
        TEST(what_comes_next_leads_the_bar_of_a_solved_exercise),
        TEST(a_passed_exercise_is_such_a_place_and_a_later_miss_is_not),
        TEST(an_exercise_opens_without_a_word_about_sliders),
        TEST(tab_passes_links_out_of_the_course_by),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
