// SPDX-License-Identifier: MIT
// Practice in the lab: what is due is asked with new numbers, once, and comes back on its day; the
// skill check of a module.
#include "tests/screens/lab-ui/lab_helpers.h"

#include <time.h>

// A card that is due since yesterday.
static void make_due(struct lab *lab, const char *exercise) {
    int64_t today = practice_day((int64_t)time(NULL), 0);
    struct review review = { .course = lab->learner.course.title,
                             .exercise = exercise,
                             .grade = 3,
                             .verdict = "pass",
                             .time = today - 5 * 86400 };
    struct card card = { .stability = 3.7145,
                         .difficulty = 5.1618,
                         .last = review.time,
                         .due = today - 86400,
                         .reviews = 1,
                         .grade = 3 };
    assert_int_equal(store_add_review(lab->learner.store, &review, &card, NULL), STATUS_OK);
}

static struct card card_of(struct lab *lab, const char *exercise) {
    struct card card = { 0 };
    store_card(lab->learner.store, lab->learner.course.title, exercise, &card);
    return card;
}

// The number that stands before "GB, halved" on the screen.
static int drawn_number(struct lab *lab) {
    char *text = screen_text(lab, 30, 90), *at = strstr(text, " GB, halved");
    if (!at) fail_msg("no drawn task on the screen:\n%s", text);
    while (at > text && at[-1] >= '0' && at[-1] <= '9')
        at--;
    int number = atoi(at);
    free(text);
    return number;
}

static void with_nothing_learned_practice_says_how_it_begins(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, NULL, false);
    press(&lab, 'P');
    assert_shows(&lab, "Practice begins with the first exercise");
    assert_string_equal(lab_top(&lab)->kind->name, "map");
    lab_release(&lab);
}

static void a_due_family_is_asked_with_drawn_numbers_and_a_right_answer_moves_it_on(void **state) {
    struct lab lab;
    char answer[32];
    (void)state;
    open_lab(&lab, NULL, false);
    make_due(&lab, "a-number");
    press(&lab, 'P');
    assert_shows(&lab, "Practice › Half of fifty-two");
    assert_shows(&lab, "1 of 1");
    snprintf(answer, sizeof answer, "%d/2", drawn_number(&lab));
    type_text(&lab, answer);
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "Solved");
    assert_shows(&lab, "Enter go on");
    struct card card = card_of(&lab, "a-number");
    assert_int_equal(card.grade, FSRS_EASY); // at once
    assert_int_equal(card.reviews, 2);
    assert_true(card.due > (int64_t)time(NULL));
    assert_int_equal(
        store_progress(lab.learner.store, lab.learner.course.title, "a-number").attempts,
        0); // practice is no attempt at the graded exercise
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "1 of 1 right");
    assert_shows(&lab, "Enter practises ahead");
    press(&lab, PRESS_ESCAPE);
    assert_string_equal(lab_top(&lab)->kind->name, "map");
    lab_release(&lab);
}

static void a_wrong_answer_is_given_once_told_and_comes_back_tomorrow(void **state) {
    struct lab lab;
    char answer[32], right[64];
    (void)state;
    open_lab(&lab, NULL, false);
    make_due(&lab, "a-number");
    press(&lab, 'P');
    int number = drawn_number(&lab);
    snprintf(answer, sizeof answer, "%d", number);
    type_text(&lab, answer);
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "you were asked for half of it"); // its known mistake, with these numbers
    snprintf(right, sizeof right, "The answer is %d GB.", number / 2);
    assert_shows(&lab, right);
    assert_shows(&lab, "Halves are half as large.");
    type_text(&lab, "7"); // no second try
    assert_shows_not(&lab, "7 GB ");
    struct card card = card_of(&lab, "a-number");
    assert_int_equal(card.grade, FSRS_AGAIN);
    assert_int_equal(card.due, practice_day((int64_t)time(NULL), 1));
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "tomorrow");
    lab_release(&lab);
}

// Answers the number `times` too large in practice.
static void miss(struct lab *lab, int times) {
    char answer[32];
    open_lab(lab, NULL, false);
    make_due(lab, "a-number");
    press(lab, 'P');
    snprintf(answer, sizeof answer, "%d", drawn_number(lab) / 2 * times);
    type_text(lab, answer);
    press(lab, PRESS_ENTER);
    assert_shows(lab, "The answer is ");
}

// What a mistake looks like is a help; where the right number lies is seen from it, which follows.
static void beside_the_right_answer_a_likely_mistake_is_told_but_no_direction(void **state) {
    struct lab lab;
    (void)state;
    miss(&lab, 7);
    assert_shows_not(&lab, "too large");
    lab_release(&lab);
    miss(&lab, 1000);
    assert_shows(&lab, "1000 times too large");
    lab_release(&lab);
}

static void a_hint_makes_it_hard(void **state) {
    struct lab lab;
    char answer[32];
    (void)state;
    open_lab(&lab, NULL, false);
    make_due(&lab, "a-number");
    press(&lab, 'P');
    press(&lab, 'h');
    snprintf(answer, sizeof answer, "%d/2", drawn_number(&lab));
    type_text(&lab, answer);
    press(&lab, PRESS_ENTER);
    assert_int_equal(card_of(&lab, "a-number").grade, FSRS_HARD);
    lab_release(&lab);
}

static void what_is_left_out_stays_due_and_escape_keeps_what_was_answered(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, NULL, false);
    make_due(&lab, "a-number");
    make_due(&lab, "a-choice");
    make_due(&lab, "a-checklist");
    press(&lab, 'P');
    press(&lab, 'n');
    assert_shows(&lab, "2 of 3");
    press(&lab, PRESS_ESCAPE);
    assert_shows(&lab, "Nothing was answered");
    assert_shows(&lab, "3 more are due");
    assert_int_equal(learner_due(&lab.learner).due, 3);
    lab_release(&lab);
}

// Answers whatever is asked, wrongly where it can; the exercises are those of the module.
static void answer_somehow(struct lab *lab) {
    place_set where = lab_top(lab)->kind->where(lab_top(lab));
    if (where & IN_NUMBER) press(lab, '1');
    if (where & IN_OPTIONS) press(lab, 'a');
    press(lab, PRESS_ENTER);
    assert_true(lab_top(lab)->kind->where(lab_top(lab)) & ON_ANSWERED);
    press(lab, PRESS_ENTER);
}

static void a_skill_check_asks_without_hints_and_its_best_result_is_kept(void **state) {
    struct lab lab;
    struct skill_check check;
    (void)state;
    open_lab(&lab, NULL, false);
    press(&lab, 'C');
    assert_shows(&lab, "Skill check");
    int asked = 0;
    while (strcmp(lab_top(&lab)->kind->name, "exercise") == 0 && asked < 10) {
        assert_false(lab_top(&lab)->kind->where(lab_top(&lab)) & HAS_HINTS);
        answer_somehow(&lab);
        asked++;
    }
    assert_int_equal(asked, 4); // all that need no program
    assert_shows(&lab, "of 4 right");
    assert_true(store_best_check(lab.learner.store, lab.learner.course.title, "first", &check));
    assert_int_equal(check.asked, 4);
    char mark[32];
    snprintf(mark, sizeof mark, "check %d/4", check.correct);
    press(&lab, PRESS_ESCAPE);
    assert_shows(&lab, mark); // on the map
    lab_release(&lab);
}

static void a_check_that_was_broken_off_does_not_count(void **state) {
    struct lab lab;
    struct skill_check check;
    (void)state;
    open_lab(&lab, NULL, false);
    press(&lab, 'C');
    answer_somehow(&lab);
    press(&lab, PRESS_ESCAPE);
    assert_shows(&lab, "A check counts when every exercise was answered");
    assert_false(store_best_check(lab.learner.store, lab.learner.course.title, "first", &check));
    lab_release(&lab);
}

// One answer a day, once missed: no half of an answer on the axis, a bar for the mistake.
static void statistics_of_a_first_day_have_whole_numbers(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    lab_open_exercise(&lab, lab.reading, "a-choice");
    free(screen_text(&lab, 30, 90));
    press(&lab, 'a');
    press(&lab, PRESS_ENTER);
    press(&lab, PRESS_ESCAPE);
    press(&lab, 'm');
    press(&lab, 'S');
    assert_shows(&lab, "     2");
    assert_shows_not(&lab, "0.5");
    assert_shows(&lab, "once  The even one");
    assert_shows(&lab, "1 leaves a remainder.");
    lab_release(&lab);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, each_home, leave_home)
    const struct CMUnitTest tests[] = {
        TEST(with_nothing_learned_practice_says_how_it_begins),
        TEST(a_due_family_is_asked_with_drawn_numbers_and_a_right_answer_moves_it_on),
        TEST(a_wrong_answer_is_given_once_told_and_comes_back_tomorrow),
        TEST(beside_the_right_answer_a_likely_mistake_is_told_but_no_direction),
        TEST(a_hint_makes_it_hard),
        TEST(what_is_left_out_stays_due_and_escape_keeps_what_was_answered),
        TEST(a_skill_check_asks_without_hints_and_its_best_result_is_kept),
        TEST(a_check_that_was_broken_off_does_not_count),
        TEST(statistics_of_a_first_day_have_whole_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
