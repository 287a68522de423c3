// SPDX-License-Identifier: MIT
// Finding one's way: search, contents, look-up, back and forward, and the guess before a figure.
#include "tests/screens/lab-ui/lab_helpers.h"

#include "lab/store/notes.h"
#include "lab/ui/kept_sliders.h"
#include "lab/ui/prediction.h"

static int enter_home(void **state) {
    *state = fresh_data_home();
    return 0;
}

static const char *top_name(const struct lab *lab) {
    return lab_top(lab)->kind->name;
}

static void search_for(struct lab *lab, const char *words) {
    press(lab, '/');
    assert_string_equal(top_name(lab), "search");
    for (int i = 0; i < 100; i++)
        loop_step(lab->learner.loop, 0);
    type_text(lab, words);
}

static void escape_from_search_returns_to_exactly_the_same_screen(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    free(screen_text(&lab, 24, 80));
    press(&lab, ' ');
    focus_on(&lab, ON_QUIZ);
    char *before = screen_text(&lab, 24, 80);
    search_for(&lab, "short");
    free(screen_text(&lab, 24, 80));
    press(&lab, PRESS_ESCAPE);
    char *after = screen_text(&lab, 24, 80);
    assert_string_equal(before, after);
    free(before);
    free(after);
    lab_release(&lab);
}

static void what_was_found_is_shown_with_its_words_marked(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "short", false);
    search_for(&lab, "stands APART");
    assert_shows(&lab, "1 place");
    press(&lab, PRESS_ENTER);
    assert_string_equal(top_name(&lab), "reader");
    char *text = screen_text(&lab, 12, 80);
    assert_non_null(strstr(text, "A quotation stands apart"));
    free(text);
    int marked = 0;
    for (int i = 0; i < lab.grid.rows * lab.grid.cols; i++)
        marked += lab.grid.at[i].style == STYLE_SELECTED;
    assert_int_equal(marked, (int)strlen("stands") + (int)strlen("apart"));
    press(&lab, PRESS_ESCAPE); // first the marks go
    assert_string_equal(top_name(&lab), "reader");
    press(&lab, 'H');
    assert_shows(&lab, "A short one");
    lab_release(&lab);
}

static void an_exercise_that_was_found_opens_and_leads_back(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, NULL, false);
    search_for(&lab, "half of fifty");
    press(&lab, PRESS_ENTER);
    assert_string_equal(top_name(&lab), "exercise");
    press(&lab, PRESS_ESCAPE);
    assert_string_equal(top_name(&lab), "reader");
    assert_shows(&lab, "Enter opens it"); // at its card
    assert_shows(&lab, "Half of fifty-two");
    press(&lab, 'H');
    assert_string_equal(top_name(&lab), "map");
    lab_release(&lab);
}

static void notes_are_found_also_when_they_are_written_after_the_first_search(void **state) {
    struct lab lab;
    struct error err = { 0 };
    (void)state;
    open_lab(&lab, "everything", false);
    search_for(&lab, "lighthouse");
    assert_shows(&lab, "0 places");
    press(&lab, PRESS_ESCAPE);
    assert_int_equal(notes_add("A course for tests", "short", "A short one",
                               "The lighthouse of the lesson.", &err),
                     STATUS_OK);
    press(&lab, '/');
    for (int i = 0; i < 100; i++)
        loop_step(lab.learner.loop, 0);
    assert_shows(&lab, "1 place");
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "The lighthouse of the lesson.");
    press(&lab, PRESS_ESCAPE);
    press(&lab, PRESS_ESCAPE);
    assert_string_equal(top_name(&lab), "reader");
    lab_release(&lab);
}

static void a_search_begins_with_the_words_of_the_last_one(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    search_for(&lab, "short");
    press(&lab, PRESS_ESCAPE);
    press(&lab, '/');
    assert_shows(&lab, "/ short");
    press(&lab, PRESS_ENTER); // the same place as before
    assert_shows(&lab, "Nothing much");
    press(&lab, '/');
    press(&lab, 'x'); // the first letter replaces the words
    assert_shows(&lab, "/ x");
    assert_shows_not(&lab, "short x");
    press(&lab, PRESS_ESCAPE);
    press(&lab, '/');
    press(&lab, PRESS_DOWN); // once the old words were used, they are gone on with
    press(&lab, 'y');
    assert_shows(&lab, "/ xy");
    press(&lab, CTRL('u'));
    assert_shows_not(&lab, "/ xy");
    lab_release(&lab);
}

// Lesson, exercise and page alike, without the list in between.
static void the_places_found_are_gone_through_by_one_key(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, NULL, false);
    press(&lab, ';');
    assert_shows(&lab, "Nothing was searched for yet.");
    search_for(&lab, "number");
    char *list = screen_text(&lab, 30, 90);
    int total = atoi(strstr(list, " places") - 2);
    free(list);
    assert_true(total >= 3);
    press(&lab, PRESS_ENTER);
    char *first = xprintf("Place 1 of %d; F3 goes to the next.", total),
         *second = xprintf("Place 2 of %d; F3 goes to the next.", total);
    assert_shows(&lab, first);
    char *before = screen_text(&lab, 30, 90);
    press(&lab, PRESS_F1 + 2);
    assert_shows(&lab, second);
    assert_string_not_equal(top_name(&lab), "search");
    press(&lab, ',');
    assert_shows(&lab, first);
    char *after = screen_text(&lab, 30, 90);
    assert_string_equal(before, after);
    press(&lab, ',');
    assert_shows(&lab, "no further place in this direction");
    for (int i = 1; i < total; i++) {
        press(&lab, ';');
        assert_shows(&lab, "Place ");
    }
    press(&lab, ';');
    assert_shows(&lab, "no further place in this direction");
    free(first);
    free(second);
    free(before);
    free(after);
    lab_release(&lab);
}

static void back_and_forward_go_as_in_a_browser(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, NULL, false);
    free(screen_text(&lab, 24, 80));
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "One of each");
    press(&lab, 'n');
    assert_shows(&lab, "Nothing much");
    press(&lab, 'o');
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "Letters with thicker strokes");
    press(&lab, 'H');
    assert_shows(&lab, "Nothing much");
    press(&lab, PRESS_BACKSPACE);
    assert_shows_not(&lab, "Nothing much");
    assert_string_equal(top_name(&lab), "reader");
    press(&lab, 'H');
    assert_string_equal(top_name(&lab), "map");
    press(&lab, 'L');
    press(&lab, 'L');
    assert_shows(&lab, "Nothing much");
    press(&lab, 'L');
    assert_shows(&lab, "Letters with thicker strokes");
    press(&lab, 'L');
    assert_shows(&lab, "Nothing to go forward to");
    press(&lab, 'H');
    press(&lab, 'm');
    press(&lab, 'L'); // a new way: the old one forward is gone
    assert_shows(&lab, "Nothing to go forward to");
    lab_release(&lab);
}

static void the_contents_lead_to_a_block_and_back_leads_from_it(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    free(screen_text(&lab, 12, 80));
    press(&lab, 't');
    press(&lab, 'G');
    press(&lab, PRESS_ENTER);
    char *text = screen_text(&lab, 12, 80);
    assert_non_null(strstr(text, "That is all"));
    free(text);
    press(&lab, 'H');
    text = screen_text(&lab, 12, 80);
    assert_non_null(strstr(text, "A paragraph with"));
    free(text);
    lab_release(&lab);
}

static void a_word_is_looked_up_and_its_lesson_opened(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    free(screen_text(&lab, 30, 90));
    press(&lab, 'K');
    assert_string_equal(top_name(&lab), "look-up");
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "thicker strokes");
    press(&lab, PRESS_TAB);
    assert_shows(&lab, "Words of somebody else");
    press(&lab, PRESS_ESCAPE);
    assert_shows_not(&lab, "Words of somebody else");
    press(&lab, PRESS_ESCAPE);
    assert_string_equal(top_name(&lab), "reader");
    press(&lab, PRESS_HOME);
    assert_shows(&lab, "A paragraph with");
    lab_release(&lab);
}

static void a_screen_without_known_words_says_so(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "short", false);
    free(screen_text(&lab, 30, 90));
    press(&lab, 'K');
    assert_string_equal(top_name(&lab), "reader");
    assert_shows(&lab, "knows no word on this screen");
    lab_release(&lab);
}

static void a_figure_asks_once_and_draws_the_guess_beside_the_truth(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    focus_on(&lab, ON_GUESS);
    assert_shows_not(&lab, "x to the 2");
    type_text(&lab, "40");
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "your guess");
    assert_shows(&lab, "x to the 2");
    lab_release(&lab);
    open_lab(&lab, "everything", false);
    focus_on(&lab, ON_FIGURE);
    assert_shows(&lab, "You guessed: 40");
    assert_shows(&lab, "your guess");
    press(&lab, 'x');
    assert_shows(&lab, "your guess"); // it stays while the figure is explored
    lab_release(&lab);
}

// 6 lies on both axes, 30 on y alone; where nothing says more, a guess is of y.
static void a_guess_is_a_line_across_its_own_axis(void **state) {
    static const struct {
        const char *guess;
        enum guess_of of;
        bool x, y;
    } guesses[] = {
        { "6", GUESS_OF_Y, false, true },    { "6", GUESS_OF_X, true, false },
        { "6", GUESS_OF_NEITHER, 0, false }, { "30", GUESS_OF_X, false, false },
        { "30 %", GUESS_OF_Y, false, true }, { "near six", GUESS_OF_X, false, false },
    };
    double x[] = { 1, 2, 8 }, y[] = { 1, 4, 64 };
    (void)state;
    for (size_t i = 0; i < sizeof guesses / sizeof *guesses; i++) {
        struct series line = { .kind = SERIES_LINE, .n = 3, .x = x, .y = y };
        struct figure figure = { .title = "", .series = &line, .n_series = 1 };
        bool drawn = guess_add(&figure, guesses[i].guess, guesses[i].of);
        assert_int_equal(drawn, guesses[i].x || guesses[i].y);
        if (drawn) assert_int_equal(figure.series[1].x != NULL, guesses[i].x);
        if (drawn) assert_int_equal(figure.series[1].y != NULL, guesses[i].y);
        arena_release(&figure.arena);
    }
}

// At any width: a tall screen shows the whole lesson.
static void what_follows_a_figure_is_not_to_be_read_before_its_guess(void **state) {
    static const char veil[] = "The text goes on here when you have",
                      answer[] = "The same slider moves a second figure.";
    static const int cols[] = { 60, 90, 200 };
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    for (size_t i = 0; i < sizeof cols / sizeof *cols; i++) {
        char *text = screen_text(&lab, 200, cols[i]);
        assert_non_null(strstr(text, veil));
        assert_null(strstr(text, answer));
        assert_non_null(strstr(text, "That is all.")); // behind other things it stands
        free(text);
    }
    focus_on(&lab, ON_GUESS);
    press(&lab, PRESS_ENTER);
    char *text = screen_text(&lab, 200, 200);
    assert_null(strstr(text, veil));
    assert_non_null(strstr(text, answer));
    free(text);
    lab_release(&lab);
}

static int longest_gap(const char *text) {
    int most = 0, gap = 0;
    for (const char *line = text; *line; line += strcspn(line, "\n") + 1) {
        gap = line[strspn(line, " ")] == '\n' ? gap + 1 : 0;
        if (gap > most) most = gap;
        if (!strchr(line, '\n')) break;
    }
    return most;
}

// What is not drawn yet takes no room: behind the line to type the page goes on at once.
static void a_figure_that_waits_leaves_no_hole_in_the_page(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    char *text = screen_text(&lab, 60, 90);
    assert_non_null(strstr(text, "Your guess:"));
    char *end = strstr(text, "The text goes on here");
    assert_non_null(end);
    *end = '\0';
    int gap = longest_gap(text);
    free(text);
    if (gap > 2) fail_msg("%d empty lines in a row", gap);
    focus_on(&lab, ON_GUESS);
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "x to the 2"); // and has its room then
    lab_release(&lab);
}

static void words_behind_a_guess_are_found_at_the_figure_that_asks(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "short", false);
    search_for(&lab, "same slider moves a second");
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "The words stand behind this figure.");
    assert_true(lab_top(&lab)->kind->where(lab_top(&lab)) & ON_GUESS);
    assert_shows_not(&lab, "The same slider moves a second figure.");
    type_text(&lab, "4");
    press(&lab, PRESS_F1 + 2); // works also where something is typed
    assert_shows(&lab, "The search found no further place in this direction.");
    press(&lab, PRESS_ENTER);
    char *text = screen_text(&lab, 200, 90);
    assert_non_null(strstr(text, "The same slider moves a second figure."));
    free(text);
    lab_release(&lab);
}

// The figure of "everything" without its guess: a learner who answered it.
static void sliders_stand_where_they_were_left(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    focus_on(&lab, ON_GUESS);
    press(&lab, PRESS_ENTER);
    char *at_first = screen_text(&lab, 30, 90);
    press(&lab, PRESS_RIGHT);
    char *moved = screen_text(&lab, 30, 90);
    assert_string_not_equal(at_first, moved);
    lab_save(&lab);
    lab_release(&lab);
    open_lab(&lab, "everything", false);
    focus_on(&lab, ON_FIGURE);
    char *again = screen_text(&lab, 30, 90);
    assert_string_equal(again, moved);
    char *kept = learner_sliders(&lab.learner, "everything");
    assert_non_null(strchr(kept, '\t'));
    free(kept);
    press(&lab, PRESS_LEFT);
    lab_save(&lab);
    kept = learner_sliders(&lab.learner, "everything");
    assert_string_equal(kept, ""); // at its default it is the author's
    free(kept);
    lab_release(&lab);
    free(at_first);
    free(moved);
    free(again);
}

// What cannot be understood is passed over, a number that is gone goes to the nearest.
static void kept_sliders_outlive_a_changed_lesson(void **state) {
    struct kept_sliders kept = { 0 };
    struct strbuf out = { 0 };
    (void)state;
    kept_sliders_read(&kept, "a\tn\t3\t3\nno tabs\nb\tn\tnan\tx\nb\tn\t4x\t4\n\na\tn\t5\t5");
    kept_sliders_write(&kept, &out);
    assert_string_equal(strbuf_text(&out), "a\tn\t5\t5\n");
    struct slider slider = { .name = "n", .max = 4, .step = 1, .n = 5 };
    struct live_figure figure = { .name = "a", .sliders = &slider, .n_sliders = 1 };
    size_t index = 0;
    assert_true(kept_sliders_give(&kept, &figure, &index));
    assert_int_equal(index, 4);
    strbuf_release(&out);
    kept_sliders_release(&kept);
}

static void enter_alone_draws_and_is_not_asked_again(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    focus_on(&lab, ON_GUESS);
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "x to the 2");
    assert_shows_not(&lab, "You guessed");
    lab_release(&lab);
    open_lab(&lab, "everything", false);
    free(screen_text(&lab, 30, 90));
    for (int i = 0; i < 10; i++) {
        press(&lab, PRESS_TAB);
        assert_false(lab_top(&lab)->kind->where(lab_top(&lab)) & ON_GUESS);
    }
    lab_release(&lab);
}

static void a_guess_can_be_switched_off(void **state) {
    struct lab lab;
    struct error err = { 0 };
    struct config config = config_defaults;
    config.predict = false;
    struct lab_start start = { TEST_COURSE, "everything", false, GLYPHS_BRAILLE, &config };
    (void)state;
    assert_int_equal(lab_init(&lab, &start, &err), STATUS_OK);
    free(screen_text(&lab, 30, 90));
    for (int i = 0; i < 10; i++) {
        press(&lab, PRESS_TAB);
        assert_false(lab_top(&lab)->kind->where(lab_top(&lab)) & ON_GUESS);
    }
    lab_release(&lab);
}

static void a_blank_before_a_guess_turns_the_page(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    focus_on(&lab, ON_GUESS);
    char *before = screen_text(&lab, 12, 80);
    press(&lab, ' ');
    char *after = screen_text(&lab, 12, 80);
    assert_string_not_equal(before, after);
    free(before);
    free(after);
    lab_release(&lab);
}

static void home_leads_to_the_next_exercise(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, NULL, false);
    assert_shows(&lab, "goes to the next thing to do");
    press(&lab, 'x');
    assert_string_equal(top_name(&lab), "exercise");
    type_text(&lab, "26");
    press(&lab, PRESS_ENTER);
    press(&lab, PRESS_ESCAPE);
    assert_string_equal(top_name(&lab), "reader");
    press(&lab, 'm');
    assert_shows(&lab, "1/6");
    assert_shows(&lab, "continue");
    assert_shows_not(&lab, "next       Half of fifty-two");
    lab_release(&lab);
}

#define READING_TEST(test) cmocka_unit_test_setup_teardown(test, enter_home, leave_home)

int main(void) {
    const struct CMUnitTest tests[] = {
        READING_TEST(escape_from_search_returns_to_exactly_the_same_screen),
        READING_TEST(what_was_found_is_shown_with_its_words_marked),
        READING_TEST(an_exercise_that_was_found_opens_and_leads_back),
        READING_TEST(notes_are_found_also_when_they_are_written_after_the_first_search),
        READING_TEST(a_search_begins_with_the_words_of_the_last_one),
        READING_TEST(the_places_found_are_gone_through_by_one_key),
        READING_TEST(back_and_forward_go_as_in_a_browser),
        READING_TEST(the_contents_lead_to_a_block_and_back_leads_from_it),
        READING_TEST(a_word_is_looked_up_and_its_lesson_opened),
        READING_TEST(a_screen_without_known_words_says_so),
        READING_TEST(a_figure_that_waits_leaves_no_hole_in_the_page),
        READING_TEST(words_behind_a_guess_are_found_at_the_figure_that_asks),
        READING_TEST(a_figure_asks_once_and_draws_the_guess_beside_the_truth),
        READING_TEST(enter_alone_draws_and_is_not_asked_again),
        READING_TEST(sliders_stand_where_they_were_left),
        READING_TEST(kept_sliders_outlive_a_changed_lesson),
        READING_TEST(a_guess_is_a_line_across_its_own_axis),
        READING_TEST(what_follows_a_figure_is_not_to_be_read_before_its_guess),
        READING_TEST(a_guess_can_be_switched_off),
        READING_TEST(a_blank_before_a_guess_turns_the_page),
        READING_TEST(home_leads_to_the_next_exercise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
