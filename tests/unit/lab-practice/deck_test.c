// SPDX-License-Identifier: MIT
// The deck: when an exercise is due, what an answer does to its card, and how a sitting is put
// together.
#include "tests/check.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lab/base/memory.h"
#include "lab/practice/deck.h"

#define COURSE "tests/data/screens/course"

struct desk {
    struct script *script;
    struct course course;
    struct store *store;
    struct arena arena;
};

static int open_desk(void **state) {
    struct desk *desk = xcalloc(1, sizeof *desk);
    char warning[ERROR_TEXT_MAX];
    struct error err = { 0 };
    setenv("TZ", "UTC", 1);
    tzset();
    desk->script = script_new();
    if (course_open(&desk->course, desk->script, COURSE, &err) != STATUS_OK) return -1;
    desk->store = store_open(NULL, warning); // in memory
    *state = desk;
    return 0;
}

static int close_desk(void **state) {
    struct desk *desk = *state;
    store_close(desk->store);
    course_release(&desk->course);
    script_free(desk->script);
    arena_release(&desk->arena);
    free(desk);
    return 0;
}

enum { DAY = 86400, MONDAY = 1700000000 / DAY * DAY, NINE = 9 * 3600 };

static void load(struct desk *desk, const char *id, struct exercise *exercise) {
    struct error err = { 0 };
    const struct course_exercise *found = course_find_exercise(&desk->course, id);
    assert_non_null(found);
    *exercise = (struct exercise) { 0 };
    if (exercise_load(exercise, desk->script, found->path, &err) != STATUS_OK)
        fail_msg("%s", err.text);
}

// Answers an exercise at a time, in a lesson or in practice; gives the card.
static struct card answer(struct desk *desk, const char *id, bool passed, int hints, double seconds,
                          int64_t time, bool in_lesson) {
    struct exercise exercise;
    struct card card = { 0 };
    struct error err = { 0 };
    load(desk, id, &exercise);
    struct practice_answer given = { .exercise = &exercise,
                                     .passed = passed,
                                     .graded = "",
                                     .verdict = passed ? "pass" : "fail",
                                     .hints = hints,
                                     .seconds = seconds,
                                     .time = time,
                                     .answer = "" };
    enum status status = in_lesson
                             ? practice_learn(desk->store, &desk->course, &given, &err)
                             : practice_record(desk->store, &desk->course, &given, NULL, &err);
    assert_int_equal(status, STATUS_OK);
    store_card(desk->store, desk->course.title, id, &card);
    exercise_release(&exercise);
    return card;
}

static void the_grade_follows_from_the_verdict(void **state) {
    struct exercise exercise;
    load(*state, "a-number", &exercise);
    struct practice_answer given = { .exercise = &exercise, .passed = true, .seconds = 5 };
    assert_int_equal(practice_grade(&given), FSRS_EASY);
    given.seconds = 21;
    assert_int_equal(practice_grade(&given), FSRS_GOOD);
    given.hints = 1;
    assert_int_equal(practice_grade(&given), FSRS_HARD);
    given.passed = false;
    assert_int_equal(practice_grade(&given), FSRS_AGAIN);
    exercise_release(&exercise);
}

static void
the_first_answer_in_a_lesson_makes_the_card_and_more_of_that_day_change_nothing(void **state) {
    struct card first = answer(*state, "a-number", false, 0, 1, MONDAY + NINE, true);
    assert_int_equal(first.grade, FSRS_AGAIN);
    assert_int_equal(first.due, MONDAY + DAY);
    struct card second = answer(*state, "a-number", true, 0, 1, MONDAY + NINE + 60, true);
    assert_int_equal(second.reviews, 1);
    assert_int_equal(second.grade, FSRS_AGAIN);
    struct card next_day = answer(*state, "a-number", true, 0, 1, MONDAY + DAY + NINE, true);
    assert_int_equal(next_day.reviews, 2);
    assert_int_equal(next_day.grade, FSRS_GOOD); // never easy: nobody knows how long it was open
}

static void a_card_is_due_on_a_day_and_counted(void **state) {
    struct desk *desk = *state;
    answer(desk, "a-number", true, 0, 60, MONDAY + 23 * 3600, false); // good: four days
    answer(desk, "a-choice", false, 0, 60, MONDAY + NINE, false);     // again: the next day
    struct practice_counts counts = practice_due(desk->store, &desk->course, MONDAY + 23 * 3600);
    assert_int_equal(counts.cards, 2);
    assert_int_equal(counts.due, 0);
    assert_int_equal(counts.next_due, MONDAY + DAY);
    counts = practice_due(desk->store, &desk->course, MONDAY + DAY); // at midnight
    assert_int_equal(counts.due, 1);
    assert_int_equal(counts.mistakes, 1);
    counts = practice_due(desk->store, &desk->course, MONDAY + 4 * DAY);
    assert_int_equal(counts.due, 2);
    assert_int_equal(counts.mistakes, 1);
    assert_int_equal(counts.next_due, 0);
}

static void a_well_known_card_that_was_missed_comes_back_the_next_day(void **state) {
    struct card card = { 0 };
    int64_t time = MONDAY;
    for (int i = 0; i < 4; i++, time = card.due)
        card = answer(*state, "a-number", true, 0, 60, time, false);
    assert_true(card.stability > PRACTICE_LEARNED_DAYS);
    assert_int_equal(
        practice_due(((struct desk *)*state)->store, &((struct desk *)*state)->course, time)
            .learned,
        1);
    card = answer(*state, "a-number", false, 0, 60, time, false);
    assert_int_equal(card.due, time + DAY);
    assert_int_equal(card.lapses, 1);
}

static void cards_of_exercises_that_the_course_lost_are_not_due(void **state) {
    struct desk *desk = *state;
    struct review review = { .course = desk->course.title, .exercise = "gone", .grade = 1 };
    struct card card = { .due = 1, .grade = 1 };
    assert_int_equal(store_add_review(desk->store, &review, &card, NULL), STATUS_OK);
    assert_int_equal(practice_due(desk->store, &desk->course, MONDAY).due, 0);
}

static void a_sitting_holds_what_is_due_and_ahead_the_rest(void **state) {
    struct desk *desk = *state;
    struct practice_item *items;
    answer(desk, "a-number", true, 0, 60, MONDAY, false);
    answer(desk, "a-choice", false, 0, 60, MONDAY, false);
    size_t n = practice_sitting(desk->store, &desk->course, desk->script, MONDAY + DAY, 10, false,
                                &desk->arena, &items);
    assert_int_equal(n, 1);
    assert_string_equal(items[0].exercise, "a-choice");
    n = practice_sitting(desk->store, &desk->course, desk->script, MONDAY + DAY, 10, true,
                         &desk->arena, &items);
    assert_int_equal(n, 2);
    n = practice_sitting(desk->store, &desk->course, desk->script, MONDAY + DAY, 1, true,
                         &desk->arena, &items);
    assert_int_equal(n, 1);
}

static void numbers_once_drawn_stay_until_they_are_answered(void **state) {
    struct desk *desk = *state;
    struct practice_item *first, *again, *after;
    answer(desk, "a-number", true, 0, 60, MONDAY, false);
    practice_sitting(desk->store, &desk->course, desk->script, MONDAY + 9 * DAY, 10, false,
                     &desk->arena, &first);
    practice_sitting(desk->store, &desk->course, desk->script, MONDAY + 9 * DAY + 1, 10, false,
                     &desk->arena, &again);
    assert_true(first[0].seed == again[0].seed);
    answer(desk, "a-number", false, 0, 60, MONDAY + 9 * DAY, false);
    practice_sitting(desk->store, &desk->course, desk->script, MONDAY + 10 * DAY, 10, false,
                     &desk->arena, &after);
    assert_true(first[0].seed != after[0].seed);
}

static void a_family_draws_and_what_is_no_family_does_not(void **state) {
    struct desk *desk = *state;
    struct exercise exercise;
    struct value one, same, other;
    struct error err = { 0 };
    load(desk, "a-number", &exercise);
    assert_int_equal(practice_draw(&exercise, desk->script, 5, &desk->arena, &one, &err),
                     STATUS_OK);
    assert_int_equal(practice_draw(&exercise, desk->script, 5, &desk->arena, &same, &err),
                     STATUS_OK);
    assert_int_equal(practice_draw(&exercise, desk->script, 6, &desk->arena, &other, &err),
                     STATUS_OK);
    assert_true(value_number(value_field(&one, "n")) == value_number(value_field(&same, "n")));
    assert_true(value_number(value_field(&one, "n")) != value_number(value_field(&other, "n")));
    exercise_release(&exercise);
    load(desk, "a-choice", &exercise);
    assert_int_equal(practice_draw(&exercise, desk->script, 5, &desk->arena, &one, &err),
                     STATUS_OK);
    assert_int_equal(one.kind, VALUE_NIL);
    exercise_release(&exercise);
}

int main(void) {
#define WITH_DESK(test) cmocka_unit_test_setup_teardown(test, open_desk, close_desk)
    const struct CMUnitTest tests[] = {
        WITH_DESK(the_grade_follows_from_the_verdict),
        WITH_DESK(the_first_answer_in_a_lesson_makes_the_card_and_more_of_that_day_change_nothing),
        WITH_DESK(a_card_is_due_on_a_day_and_counted),
        WITH_DESK(a_well_known_card_that_was_missed_comes_back_the_next_day),
        WITH_DESK(cards_of_exercises_that_the_course_lost_are_not_due),
        WITH_DESK(a_sitting_holds_what_is_due_and_ahead_the_rest),
        WITH_DESK(numbers_once_drawn_stay_until_they_are_answered),
        WITH_DESK(a_family_draws_and_what_is_no_family_does_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
