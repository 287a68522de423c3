// SPDX-License-Identifier: MIT
// Whole screens of the test course at three sizes, against tests/data/screens/*.txt.
// BITLAB_UPDATE=1 writes the files anew; look at the difference before you keep it.
#include "tests/screens/lab-ui/lab_helpers.h"

#include <time.h>

struct scene {
    const char *name, *lesson;
    bool ascii;
    void (*play)(struct lab *lab);
};

static void play_nothing(struct lab *lab) {
    (void)lab;
}

static void play_figure(struct lab *lab) {
    focus_on(lab, ON_FIGURE);
    press(lab, PRESS_RIGHT);
}

static void play_crosshair(struct lab *lab) {
    play_figure(lab);
    type_text(lab, "xll");
}

static void play_zoom(struct lab *lab) {
    play_crosshair(lab);
    type_text(lab, "++");
}

static void play_pin(struct lab *lab) {
    play_figure(lab);
    type_text(lab, "pY");
    press(lab, PRESS_RIGHT);
}

static void play_data(struct lab *lab) {
    play_figure(lab);
    press(lab, 'D');
}

static void play_save(struct lab *lab) {
    play_figure(lab);
    press(lab, 's');
}

static void play_quiz(struct lab *lab) {
    focus_on(lab, ON_QUIZ);
    press(lab, 'a');
}

static void play_wrong_number(struct lab *lab) {
    open_exercise(lab, "a-number");
    type_text(lab, "52 GB");
    press(lab, PRESS_ENTER);
    press(lab, 'h');
}

static void play_right_number(struct lab *lab) {
    open_exercise(lab, "a-number");
    type_text(lab, "52/2");
    press(lab, PRESS_ENTER);
}

static void play_checklist(struct lab *lab) {
    open_exercise(lab, "a-checklist");
    type_text(lab, "abc");
    press(lab, PRESS_ENTER);
}

static void play_order(struct lab *lab) {
    open_exercise(lab, "an-order");
    press(lab, 'J');
}

static void play_bug(struct lab *lab) {
    open_exercise(lab, "a-bug");
    press(lab, PRESS_DOWN);
    press(lab, PRESS_ENTER);
}

static void play_program(struct lab *lab) {
    open_exercise(lab, "a-program");
}

// A card of long ago: its numbers follow from the time of its review.
static void make_due(struct lab *lab, const char *exercise) {
    struct review review = { .course = lab->learner.course.title,
                             .exercise = exercise,
                             .grade = 3,
                             .verdict = "pass",
                             .time = 1700000000 };
    struct card card = { .stability = 3.7145,
                         .difficulty = 5.1618,
                         .last = review.time,
                         .due = 1700300000,
                         .reviews = 1,
                         .grade = 3 };
    assert_int_equal(store_add_review(lab->learner.store, &review, &card, NULL), STATUS_OK);
}

static void play_practice(struct lab *lab) {
    make_due(lab, "a-number");
    press(lab, 'P');
}

static void play_practice_wrong(struct lab *lab) {
    play_practice(lab);
    type_text(lab, "1");
    press(lab, PRESS_ENTER);
}

static void play_practice_end(struct lab *lab) {
    make_due(lab, "a-choice");
    play_practice_wrong(lab);
    press(lab, PRESS_ENTER);
    press(lab, 'n');
}

static void add_mistake(struct lab *lab, const char *exercise, const char *says, int times) {
    struct attempt attempt = { .course = lab->learner.course.title,
                               .exercise = exercise,
                               .verdict = "fail",
                               .mistake = says,
                               .max_score = 1 };
    for (int i = 0; i < times; i++)
        assert_int_equal(store_add_attempt(lab->learner.store, &attempt, NULL), STATUS_OK);
}

static void play_statistics(struct lab *lab) {
    int64_t now = (int64_t)time(NULL);
    for (int day = 0; day < 20; day += 1 + day % 3)
        for (int i = 0; i < 1 + day * 7 % 5; i++) {
            struct review review = { .course = lab->learner.course.title,
                                     .exercise = "a-number",
                                     .grade = i % 3 + 1,
                                     .time = practice_day(now, -day) + 3600 };
            struct card card = {
                .stability = 30, .due = practice_day(now, 4), .reviews = 1, .grade = 3
            };
            assert_int_equal(store_add_review(lab->learner.store, &review, &card, NULL), STATUS_OK);
        }
    make_due(lab, "a-choice");
    add_mistake(lab, "a-number", "That is the whole; you were asked for half of it.", 5);
    add_mistake(lab, "an-order", "You rounded before you divided by the scale.", 2);
    struct skill_check check = { 4, 5, now };
    assert_int_equal(
        store_add_check(lab->learner.store, lab->learner.course.title, "first", &check, NULL),
        STATUS_OK);
    press(lab, 'S');
}

static void play_help(struct lab *lab) {
    press(lab, '?');
}

// Reading was left for home, with an exercise tried.
static void play_home(struct lab *lab) {
    play_wrong_number(lab);
    press(lab, PRESS_ESCAPE);
    press(lab, PRESS_ESCAPE);
}

static void read_index(struct lab *lab) {
    for (int i = 0; i < 100; i++)
        loop_step(lab->learner.loop, 0);
}

static void play_search(struct lab *lab) {
    press(lab, '/');
    read_index(lab);
    type_text(lab, "one sHort");
    press(lab, PRESS_DOWN);
}

static void play_search_nothing(struct lab *lab) {
    press(lab, '/');
    read_index(lab);
    type_text(lab, "unheard of");
}

static void play_found(struct lab *lab) {
    press(lab, '/');
    read_index(lab);
    type_text(lab, "quotation apart");
    press(lab, PRESS_ENTER);
}

static void play_contents(struct lab *lab) {
    press(lab, 't');
    press(lab, PRESS_DOWN);
}

static void play_exercises(struct lab *lab) {
    press(lab, 'E');
}

static void play_pages(struct lab *lab) {
    press(lab, 'o');
}

static void play_look_up(struct lab *lab) {
    press(lab, 'K');
    press(lab, PRESS_ENTER);
}

static void play_guess(struct lab *lab) {
    focus_on(lab, ON_GUESS);
    type_text(lab, "40");
}

static void play_guessed(struct lab *lab) {
    play_guess(lab);
    press(lab, PRESS_ENTER);
}

static void play_guessed_in_words(struct lab *lab) {
    focus_on(lab, ON_GUESS);
    type_text(lab, "it grows");
    press(lab, PRESS_ENTER);
}

static void play_prompt(struct lab *lab) {
    static const char *const lines[] = { "x = array.range(-3, 3, 0.5)", "x * x", "mse(x, y)",
                                         "plot(x, x * x)", "for i = 1, 3 do" };
    focus_on(lab, ON_FIGURE);
    press(lab, ':');
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        type_text(lab, lines[i]);
        press(lab, PRESS_ENTER);
    }
    type_text(lab, "x:m");
    press(lab, PRESS_TAB);
}

static const struct scene scenes[] = {
    { "map", NULL, false, play_nothing },
    { "home", "everything", false, play_home },
    { "search", "everything", false, play_search },
    { "search-nothing", NULL, false, play_search_nothing },
    { "search-found", "short", false, play_found },
    { "prompt", "everything", false, play_prompt },
    { "prompt-ascii", "everything", true, play_prompt },
    { "contents", "everything", false, play_contents },
    { "exercises", "everything", false, play_exercises },
    { "pages", "short", false, play_pages },
    { "look-up", "everything", false, play_look_up },
    { "guess", "everything", false, play_guess },
    { "guessed", "everything", false, play_guessed },
    { "guessed-in-words", "everything", false, play_guessed_in_words },
    { "lesson", "everything", false, play_nothing },
    { "figure", "everything", false, play_figure },
    { "figure-ascii", "everything", true, play_figure },
    { "crosshair", "everything", false, play_crosshair },
    { "crosshair-ascii", "everything", true, play_crosshair },
    { "zoom", "everything", false, play_zoom },
    { "pin", "everything", false, play_pin },
    { "data", "everything", false, play_data },
    { "save", "everything", false, play_save },
    { "quiz", "everything", false, play_quiz },
    { "broken-figure", "broken-figure", false, play_nothing },
    { "number-wrong", "everything", false, play_wrong_number },
    { "number-right", "everything", false, play_right_number },
    { "checklist", "everything", false, play_checklist },
    { "order", "everything", false, play_order },
    { "bug", "everything", false, play_bug },
    { "program", "everything", false, play_program },
    { "statistics", NULL, false, play_statistics },
    { "practice", NULL, false, play_practice },
    { "practice-wrong", NULL, false, play_practice_wrong },
    { "practice-end", NULL, false, play_practice_end },
    { "help", NULL, false, play_help },
};

static const struct { int cols, rows; } sizes[] = { { 80, 24 }, { 200, 50 }, { 40, 12 } };

static void compare(const char *name, int cols, int rows, const char *text) {
    char path[128];
    struct strbuf kept = { 0 };
    struct error err = { 0 };
    const char *update = getenv("BITLAB_UPDATE");
    snprintf(path, sizeof path, "tests/data/screens/%s-%dx%d.txt", name, cols, rows);
    if (update && *update == '1') {
        assert_int_equal(file_write(path, text, strlen(text), &err), STATUS_OK);
        return;
    }
    if (file_read(path, 1 << 20, &kept, &err) != STATUS_OK)
        fail_msg("%s (BITLAB_UPDATE=1 writes it)", err.text);
    if (strcmp(strbuf_text(&kept), text) != 0)
        fail_msg("%s differs. Kept:\n%s\nNow:\n%s", path, strbuf_text(&kept), text);
    strbuf_release(&kept);
}

static void screens_look_as_they_were_approved(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof scenes / sizeof *scenes; i++)
        for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
            struct lab lab;
            char *home = fresh_data_home();
            open_lab(&lab, scenes[i].lesson, scenes[i].ascii);
            free(screen_text(&lab, sizes[k].rows, sizes[k].cols));
            scenes[i].play(&lab);
            char *text = screen_text(&lab, sizes[k].rows, sizes[k].cols);
            compare(scenes[i].name, sizes[k].cols, sizes[k].rows, text);
            free(text);
            lab_release(&lab);
            remove_data_home(home);
        }
}

static void ascii_screens_hold_nothing_but_ascii(void **state) {
    struct lab lab;
    char *home = fresh_data_home();
    (void)state;
    open_lab(&lab, "everything", true);
    for (int i = 0; i < 30; i++) {
        char *text = screen_text(&lab, 24, 80);
        for (const char *at = text; *at; at++)
            if ((unsigned char)*at >= 0x7F) fail_msg("a byte beyond ASCII:\n%s", text);
        if (strchr(text, '?') && strstr(text, "??"))
            fail_msg("a character without an ASCII twin:\n%s", text);
        free(text);
        press(&lab, i % 2 ? PRESS_TAB : PRESS_PAGE_DOWN);
    }
    lab_release(&lab);
    remove_data_home(home);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(screens_look_as_they_were_approved),
        cmocka_unit_test(ascii_screens_hold_nothing_but_ascii),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
