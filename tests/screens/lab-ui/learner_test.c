// SPDX-License-Identifier: MIT
// What a learner does in the lab and what stays of it: answers, feedback, progress, places, drafts.
#include "tests/screens/lab-ui/lab_helpers.h"

static void a_wrong_number_meets_its_known_mistake_and_a_right_one_its_why(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    open_exercise(&lab, "a-number");
    type_text(&lab, "52");
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "Not yet");
    assert_shows(&lab, "you were asked for half of it");
    assert_shows_not(&lab, "Why it works");
    type_text(&lab, "52 / 2 GB"); // replaces what was checked
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "Solved");
    assert_shows(&lab, "Halves are half as large.");
    assert_int_equal(learner_mark(&lab.learner, "a-number"), MARK_PASSED);
    lab_release(&lab);
}

static void a_wrong_unit_is_told_and_not_graded(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    open_exercise(&lab, "a-number");
    type_text(&lab, "26 MB");
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "asked in GB");
    assert_int_equal(learner_mark(&lab.learner, "a-number"), MARK_NEW);
    lab_release(&lab);
}

static void letters_are_typed_into_a_number_and_commands_before_it(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    open_exercise(&lab, "a-number");
    press(&lab, 'h');
    assert_shows(&lab, "Hint 1 of 2");
    type_text(&lab, "26 hq");
    assert_shows(&lab, "26 hq");
    assert_false(lab.quit);
    press(&lab, PRESS_ESCAPE);
    assert_shows_not(&lab, "26 hq");
    press(&lab, 'h');
    assert_shows(&lab, "Divide 52 by two."); // the family's variable is filled in
    lab_release(&lab);
}

static void a_first_answer_in_a_lesson_makes_a_card_for_practice(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    assert_int_equal(learner_due(&lab.learner).cards, 0);
    open_exercise(&lab, "a-number");
    type_text(&lab, "52");
    press(&lab, PRESS_ENTER);
    struct practice_counts counts = learner_due(&lab.learner);
    assert_int_equal(counts.cards, 1);
    assert_int_equal(counts.due, 0); // tomorrow
    assert_true(counts.next_due > 0);
    lab_release(&lab);
}

// a-number was passed before it was changed.
static void open_with_an_old_pass(struct lab *lab, const char *lesson) {
    open_lab(lab, lesson, false);
    struct attempt attempt = { .course = lab->learner.course.title,
                               .exercise = "a-number",
                               .graded = "the hash of another version",
                               .verdict = "pass",
                               .max_score = 1,
                               .score = 1 };
    assert_int_equal(store_add_attempt(lab->learner.store, &attempt, NULL), STATUS_OK);
    lab_release(lab);
    open_lab(lab, lesson, false);
}

static void a_pass_of_other_graded_fields_stays_and_is_marked(void **state) {
    struct lab lab;
    (void)state;
    open_with_an_old_pass(&lab, "everything");
    assert_int_equal(learner_mark(&lab.learner, "a-number"), MARK_PASSED);
    open_exercise(&lab, "a-number");
    assert_shows(&lab, "≠ solved, before it was changed");
    type_text(&lab, "26");
    press(&lab, PRESS_ENTER);
    assert_shows_not(&lab, "before it was changed");
    lab_release(&lab);
}

// The map learns it between keys.
static void an_outdated_pass_is_marked_on_the_map_and_on_its_card(void **state) {
    struct lab lab;
    (void)state;
    open_with_an_old_pass(&lab, NULL);
    while (learner_look_for_outdated(&lab.learner, clock_now() + 1))
        continue;
    char *text = screen_text(&lab, 50, 200);
    if (!strstr(text, "≠ One of each") || !strstr(text, "solved, before it was changed"))
        fail_msg("the pass is not marked:\n%s", text);
    free(text);
    press(&lab, PRESS_ENTER);
    char *card = screen_text(&lab, 200, 90);
    assert_non_null(strstr(card, "solved, before it was changed"));
    free(card);
    press(&lab, 'm');
    open_exercise(&lab, "a-number");
    type_text(&lab, "26");
    press(&lab, PRESS_ENTER);
    lab_pop(&lab);
    text = screen_text(&lab, 50, 200);
    assert_null(strstr(text, "≠"));
    free(text);
    lab_release(&lab);
}

static void hints_that_were_taken_are_there_when_it_is_opened_again(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    open_exercise(&lab, "a-number");
    press(&lab, 'h');
    lab_pop(&lab);
    open_exercise(&lab, "a-number");
    assert_shows(&lab, "Hint 1 of 2");
    press(&lab, 'h');
    assert_shows(&lab, "Divide 52 by two.");
    lab_release(&lab);
}

static void a_program_is_to_be_repaired_when_its_line_is_found(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    open_exercise(&lab, "a-bug");
    press(&lab, PRESS_DOWN);
    press(&lab, PRESS_DOWN);
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "Returning is fine.");
    assert_shows(&lab, "When the line is found, repair it");
    press(&lab, PRESS_UP);
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "Now repair it");
    lab_release(&lab);
}

static void x_at_home_opens_the_next_exercise_over_its_card(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    free(screen_text(&lab, 30, 90));
    press(&lab, 'm');
    free(screen_text(&lab, 30, 90));
    press(&lab, 'x');
    assert_string_equal(lab_top(&lab)->kind->name, "exercise");
    press(&lab, PRESS_ESCAPE);
    assert_string_equal(lab_top(&lab)->kind->name, "reader");
    assert_shows(&lab, "Enter opens it");
    assert_true(lab_top(&lab)->kind->where(lab_top(&lab)) & ON_LINK);
    press(&lab, PRESS_ENTER);
    assert_string_equal(lab_top(&lab)->kind->name, "exercise");
    lab_release(&lab);
}

static void ticks_and_moved_lines_are_graded(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    open_exercise(&lab, "a-choice");
    press(&lab, 'c');
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "3 leaves a remainder.");
    press(&lab, 'b');
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "Solved");
    lab_pop(&lab);
    open_exercise(&lab, "a-checklist");
    type_text(&lab, "abd");
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "Solved");
    lab_pop(&lab);
    assert_int_equal(lab.learner.passed, 2);
    lab_release(&lab);
}

// Sorts "one two three four" by moving lines, as a learner would: looks for the word, carries it
// up.
static void an_order_is_made_by_moving_lines(void **state) {
    static const char *const words[] = { "one", "two", "three", "four" };
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    open_exercise(&lab, "an-order");
    for (int want = 0; want < 4; want++) {
        for (int i = 0; i < 4; i++)
            press(&lab, PRESS_UP);
        int at = -1;
        char *text = screen_text(&lab, 30, 90);
        for (int line = 1; line <= 4 && at < 0; line++) {
            char row[32];
            snprintf(row, sizeof row, " %d  %s\n", line, words[want]);
            if (strstr(text, row)) at = line - 1;
        }
        free(text);
        assert_true(at >= want);
        for (int i = 0; i < at; i++)
            press(&lab, PRESS_DOWN);
        for (int i = at; i > want; i--)
            press(&lab, 'K');
    }
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "Solved");
    lab_release(&lab);
}

static void progress_places_and_drafts_outlive_the_lab(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    free(screen_text(&lab, 24, 80));
    press(&lab, ']');
    press(&lab, ']');
    char *before = screen_text(&lab, 24, 80);
    open_exercise(&lab, "a-choice");
    type_text(&lab, "b");
    press(&lab, PRESS_ENTER);
    lab_pop(&lab);
    open_exercise(&lab, "a-number");
    type_text(&lab, "7 * 3");
    lab_pop(&lab);
    lab_release(&lab);
    open_lab(&lab, NULL, false);
    char *after = screen_text(&lab, 24, 80);
    char *below = strchr(before, '\n'); // the title counts what was solved since
    if (!strstr(after, below)) fail_msg("left at\n%s\ncame back to\n%s", before, after);
    assert_int_equal(learner_mark(&lab.learner, "a-choice"), MARK_PASSED);
    open_exercise(&lab, "a-number");
    assert_shows(&lab, "7 * 3");
    lab_release(&lab);
    free(before);
    free(after);
}

// The third mark of the lesson is its figure, which begins with the prediction.
static void the_place_is_kept_by_block_at_every_size(void **state) {
    static const int sizes[][2] = { { 12, 40 },  { 5, 20 }, { 200, 300 },
                                    { 30, 120 }, { 1, 1 },  { 24, 80 } };
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    free(screen_text(&lab, 24, 80));
    for (int i = 0; i < 3; i++)
        press(&lab, ']');
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char *text = screen_text(&lab, sizes[i][0], sizes[i][1]);
        bool can_show = sizes[i][1] >= 20 && sizes[i][0] <= 30, there = false;
        char *first = strchr(text, '\n');
        if (first) there = strstr(first, "Your guess") == first + 1 + strspn(first + 1, " │");
        if (can_show && !there)
            fail_msg("%dx%d does not begin with the figure:\n%s", sizes[i][1], sizes[i][0], text);
        free(text);
    }
    lab_release(&lab);
}

static void sliders_declared_alike_move_together(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    focus_on(&lab, ON_FIGURE);
    press(&lab, PRESS_RIGHT);
    press(&lab, PRESS_TAB);
    char *text = screen_text(&lab, 60, 90);
    if (!strstr(text, "power 3") && !strstr(text, "▸ 3"))
        fail_msg("the second figure did not follow:\n%s", text);
    free(text);
    press(&lab, PRESS_LEFT);
    press(&lab, PRESS_LEFT);
    press(&lab, PRESS_BACK_TAB);
    assert_shows(&lab, "x to the 1");
    lab_release(&lab);
}

// The cell of the first knob on the screen as it was drawn last.
static void find_knob(const struct lab *lab, int *row, int *col) {
    for (*row = 0; *row < lab->grid.rows; ++*row)
        for (*col = 0; *col < lab->grid.cols; ++*col) {
            const struct cell *cell = &lab->grid.at[*row * lab->grid.cols + *col];
            bool after_track = *col > 0 && (cell[-1].base == 0x2501 || cell[-1].base == 0x25C2);
            if (cell->base == 0x25CF && after_track) return;
        }
    fail_msg("there is no slider on the screen");
}

static void click(struct lab *lab, int row, int col) {
    struct key key = { PRESS_CLICK, row, col };
    lab_key(lab, &key);
}

static void a_click_on_a_track_sets_the_slider(void **state) {
    struct lab lab;
    int row = 0, col = 0;
    (void)state;
    open_lab(&lab, "everything", false);
    focus_on(&lab, ON_FIGURE);
    find_knob(&lab, &row, &col);
    press(&lab, PRESS_ESCAPE);
    free(screen_text(&lab, 30, 90));
    click(&lab, row, col + 200); // right of everything: only the focus moves
    click(&lab, row, col + 12);
    assert_true(lab_top(&lab)->kind->where(lab_top(&lab)) & ON_FIGURE);
    assert_shows(&lab, "x to the 4"); // two of eight steps on, on a track of 48
    lab_release(&lab);
}

// The cell of the last row in which this text begins.
static int on_the_bar(const struct lab *lab, uint32_t base) {
    int row = lab->grid.rows - 1;
    for (int col = lab->grid.cols - 1; col >= 0; col--)
        if (lab->grid.at[row * lab->grid.cols + col].base == base) return col;
    fail_msg("U+%04X is not on the key bar", (unsigned)base);
    return -1;
}

static void a_click_on_the_key_bar_is_the_key_that_stands_there(void **state) {
    enum { UP_ARROW = 0x2191, DOWN_ARROW = 0x2193 };
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    free(screen_text(&lab, 30, 90));
    press(&lab, 'm'); // the arrows choose a lesson
    free(screen_text(&lab, 30, 90));
    int help = on_the_bar(&lab, '?'), up = on_the_bar(&lab, UP_ARROW);
    assert_int_equal(on_the_bar(&lab, DOWN_ARROW), up + 1);
    press(&lab, PRESS_HOME);
    char *first = screen_text(&lab, 30, 90);
    click(&lab, 29, up + 1);
    char *second = screen_text(&lab, 30, 90);
    assert_string_not_equal(first, second);
    click(&lab, 29, up);
    char *again = screen_text(&lab, 30, 90);
    assert_string_equal(first, again);
    enum { WORD = 3, WORD_SIZE = 6 }; // "↑↓ choose"
    click(&lab, 29, up + WORD + WORD_SIZE - 1);
    char *right = screen_text(&lab, 30, 90);
    assert_string_equal(second, right);
    click(&lab, 29, up + WORD);
    char *left = screen_text(&lab, 30, 90);
    assert_string_equal(first, left);
    click(&lab, 29, up - 1); // between two of them
    assert_false(lab_top(&lab)->kind->where(lab_top(&lab)) & IN_SHEET);
    click(&lab, 29, help + 2); // its word
    assert_true(lab_top(&lab)->kind->where(lab_top(&lab)) & IN_SHEET);
    free(first), free(second), free(again), free(right), free(left);
    lab_release(&lab);
}

static void long_messages_are_shown_whole(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    lab_say(&lab, STYLE_WARN, "%s",
            "A sentence that is much longer than a line of eighty columns, because it "
            "names a file somewhere and says at its very end what to do.");
    assert_shows(&lab, "what to do.");
    lab_release(&lab);
}

static void a_figure_is_told_in_words_and_numbers(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    focus_on(&lab, ON_FIGURE);
    press(&lab, 'w');
    char *text = screen_text(&lab, 60, 100);
    assert_non_null(strstr(text, "Powers"));
    assert_non_null(strstr(text, "64")); // 8 to the 2
    free(text);
    press(&lab, PRESS_ESCAPE);
    assert_string_equal(lab_top(&lab)->kind->name, "reader");
    lab_release(&lab);
}

static void links_lead_on_and_backspace_leads_back(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    focus_on(&lab, ON_LINK);
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "Nothing much.");
    press(&lab, PRESS_BACKSPACE);
    assert_shows(&lab, "A paragraph with emphasis");
    press(&lab, PRESS_BACKSPACE);
    assert_string_equal(lab_top(&lab)->kind->name, "map");
    lab_release(&lab);
}

static void a_figure_that_fails_says_where_and_the_lesson_goes_on(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "broken-figure", false);
    assert_shows(&lab, "broken-figure.md:7");
    press(&lab, 'G');
    assert_shows(&lab, "It is the last lesson.");
    lab_release(&lab);
}

static void an_unknown_lesson_is_a_usage_error_that_names_the_nearest(void **state) {
    struct lab lab;
    struct error err = { 0 };
    struct lab_start start = { .course_folder = TEST_COURSE, .lesson = "everythin" };
    (void)state;
    assert_int_equal(lab_init(&lab, &start, &err), STATUS_USAGE);
    assert_non_null(strstr(err.text, "'everything'"));
    lab_release(&lab);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, each_home, leave_home)
    const struct CMUnitTest tests[] = {
        TEST(a_wrong_number_meets_its_known_mistake_and_a_right_one_its_why),
        TEST(a_wrong_unit_is_told_and_not_graded),
        TEST(letters_are_typed_into_a_number_and_commands_before_it),
        TEST(a_first_answer_in_a_lesson_makes_a_card_for_practice),
        TEST(a_pass_of_other_graded_fields_stays_and_is_marked),
        TEST(an_outdated_pass_is_marked_on_the_map_and_on_its_card),
        TEST(hints_that_were_taken_are_there_when_it_is_opened_again),
        TEST(a_program_is_to_be_repaired_when_its_line_is_found),
        TEST(x_at_home_opens_the_next_exercise_over_its_card),
        TEST(ticks_and_moved_lines_are_graded),
        TEST(an_order_is_made_by_moving_lines),
        TEST(progress_places_and_drafts_outlive_the_lab),
        TEST(the_place_is_kept_by_block_at_every_size),
        TEST(sliders_declared_alike_move_together),
        TEST(a_click_on_a_track_sets_the_slider),
        TEST(a_click_on_the_key_bar_is_the_key_that_stands_there),
        TEST(long_messages_are_shown_whole),
        TEST(a_figure_is_told_in_words_and_numbers),
        TEST(links_lead_on_and_backspace_leads_back),
        TEST(a_figure_that_fails_says_where_and_the_lesson_goes_on),
        TEST(an_unknown_lesson_is_a_usage_error_that_names_the_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
