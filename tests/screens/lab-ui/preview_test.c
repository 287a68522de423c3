// SPDX-License-Identifier: MIT
// A lesson or an exercise that is saved while the lab shows it is shown as it is now, at the same
// place, with the same sliders and answers; what does not load is told and leaves the screen.
#include "tests/patience.h"
#include "tests/screens/lab-ui/lab_helpers.h"

#include "lab/ui/preview.h"

struct desk { // a course of an author, and the lab on it
    char *home, *folder, *course, *lesson, *exercise;
    struct lab lab;
    struct preview *preview;
};

static const char course_text[] =
    "return { title = 'T', format = 1, modules = { { id = 'm', title = 'M', lessons = {\n"
    "  { id = 'one', title = 'The lesson' } } } } }\n";
static const char figure_text[] =
    "```figure f\nfigure { title = 'Steps', sliders = { n = { default = 2, min = 2, max = 882, "
    "step = 440 } },\n  draw = function(s) return { line { { 1, 2 }, { 1, 2 } } } end }\n```\n";
static const char quiz_text[] =
    "```quiz\nquiz { task = 'Which?', options = { { 'this', correct = true, says = 'So it is.' }, "
    "{ 'that', says = 'No.' } } }\n```\n";
static const char exercise_text_of_bits[] =
    "return { kind = 'number', title = 'Bits', lesson = 'one', task = 'How many bits?', answer = "
    "8,\n  hints = { 'A byte of them.', 'Count.' } }\n";

static void save(const char *path, const char *text) {
    assert_int_equal(file_write(path, text, strlen(text), NULL), STATUS_OK);
}

static void save_lesson(struct desk *desk, const char *first, const char *rest) {
    struct strbuf text = { 0 };
    strbuf_printf(&text, "%s\n\n", first);
    for (int i = 1; i <= 40; i++)
        strbuf_printf(&text, "Paragraph %d.\n\n", i);
    strbuf_puts(&text, rest);
    save(desk->lesson, strbuf_text(&text));
    strbuf_release(&text);
}

static int sit_down(void **state) {
    struct desk *desk = xcalloc(1, sizeof *desk);
    desk->home = fresh_data_home();
    char *folder = desk->folder = xprintf("%s/course", desk->home), *below;
    desk->course = xprintf("%s/lessons/course.lua", folder);
    desk->lesson = xprintf("%s/lessons/m/one.md", folder);
    desk->exercise = xprintf("%s/exercises/bits.lua", folder);
    file_make_folders(below = xprintf("%s/lessons/m", folder), NULL);
    free(below);
    file_make_folders(below = xprintf("%s/exercises", folder), NULL);
    free(below);
    save(desk->course, course_text);
    save(desk->exercise, exercise_text_of_bits);
    save_lesson(desk, "Beginning.", figure_text);
    struct error err = { 0 };
    struct lab_start start = { .course_folder = folder, .lesson = "one" };
    if (lab_init(&desk->lab, &start, &err) != STATUS_OK) fail_msg("%s", err.text);
    desk->preview = preview_new(&desk->lab);
    preview_follow(desk->preview);
    free(screen_text(&desk->lab, 30, 90));
    *state = desk;
    return 0;
}

static int get_up(void **state) {
    struct desk *desk = *state;
    preview_free(desk->preview);
    lab_release(&desk->lab);
    remove_data_home(desk->home);
    free(desk->folder);
    free(desk->course);
    free(desk->lesson);
    free(desk->exercise);
    free(desk);
    return 0;
}

// Lets the loop turn until the screen shows the words.
static void expect_soon(struct desk *desk, const char *words) {
    bool there = false;
    for (double end = clock_now() + PATIENCE_S; !there && clock_now() < end;) {
        loop_step(desk->lab.learner.loop, 0.05);
        preview_follow(desk->preview);
        char *text = screen_text(&desk->lab, 30, 90);
        there = strstr(text, words) != NULL;
        free(text);
    }
    assert_shows(&desk->lab, words);
}

// Lets the loop turn for as long as a save takes to be noticed, and more on a busy machine.
static void settle(struct desk *desk) {
    for (double begin = clock_now(); !is_late(begin, 0.5); preview_follow(desk->preview))
        loop_step(desk->lab.learner.loop, 0.05);
}

static void a_saved_lesson_is_shown_as_it_is_now(void **state) {
    struct desk *desk = *state;
    assert_shows(&desk->lab, "Beginning.");
    save_lesson(desk, "Another beginning.", figure_text);
    expect_soon(desk, "Another beginning.");
}

static void the_place_is_kept_when_lines_come_before_it(void **state) {
    struct desk *desk = *state;
    press(&desk->lab, ' ');
    char *before = screen_text(&desk->lab, 30, 90);
    assert_null(strstr(before, "Beginning."));
    save_lesson(desk, "A heading more.\n\nAnd a paragraph.\n\nBeginning.", "The new end.\n");
    settle(desk);
    char *after = screen_text(&desk->lab, 30, 90), *row = strchr(before, '\n');
    // The rows below the title bar, which holds how far the reader is.
    if (strncmp(row, strchr(after, '\n'), 300) != 0) fail_msg("before:%safter:%s", before, after);
    free(before);
    free(after);
    press(&desk->lab, PRESS_END);
    assert_shows(&desk->lab, "The new end.");
}

static void a_slider_keeps_its_value_also_over_a_wrong_figure(void **state) {
    struct desk *desk = *state;
    focus_on(&desk->lab, ON_FIGURE);
    press(&desk->lab, PRESS_RIGHT);
    press(&desk->lab, PRESS_RIGHT);
    assert_shows(&desk->lab, "882");
    save_lesson(desk, "Beginning.", "```figure f\nfigure { titel = 'Steps' }\n```\n");
    expect_soon(desk, "one.md:84");
    assert_shows(&desk->lab, "titel");
    struct strbuf figure = { 0 };
    strbuf_puts(&figure, figure_text);
    memcpy(strstr(figure.at, "Steps"), "Stufe", 5);
    save_lesson(desk, "Beginning.", figure.at);
    expect_soon(desk, "Stufe");
    assert_shows(&desk->lab, "882");
    strbuf_release(&figure);
}

static void the_figure_in_focus_keeps_the_keys(void **state) {
    struct desk *desk = *state;
    focus_on(&desk->lab, ON_FIGURE);
    save_lesson(desk, "New words before it.", figure_text);
    settle(desk);
    free(screen_text(&desk->lab, 30, 90));
    assert_true(lab_top(&desk->lab)->kind->where(lab_top(&desk->lab)) & ON_FIGURE);
}

static void a_lesson_that_does_not_load_is_told_until_it_does(void **state) {
    struct desk *desk = *state;
    save_lesson(desk, "Beginning.", "A formula $\\alhpa$.\n");
    expect_soon(desk, "one.md:83:");
    assert_shows(&desk->lab, "\\alpha");
    assert_shows(&desk->lab, "Beginning."); // the lesson as it was
    press(&desk->lab, PRESS_DOWN);          // and it can be read
    assert_shows(&desk->lab, "one.md:83:");
    press(&desk->lab, PRESS_END);
    assert_shows(&desk->lab, "Steps");
    assert_shows(&desk->lab, "one.md:83:");
    press(&desk->lab, PRESS_HOME);
    save_lesson(desk, "Mended.", figure_text);
    expect_soon(desk, "Mended.");
    assert_shows_not(&desk->lab, "one.md:83:");
}

// At three sizes: all of it where it fits, and never more than half of the rows.
static void a_complaint_leaves_half_of_the_screen(void **state) {
    static const int sizes[][2] = { { 24, 80 }, { 50, 200 }, { 12, 40 }, { 5, 40 }, { 1, 1 } };
    struct desk *desk = *state;
    save_lesson(desk, "Beginning.", "A formula $\\alhpa$.\n");
    expect_soon(desk, "one.md:83:");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char *text = screen_text(&desk->lab, sizes[i][0], sizes[i][1]);
        if (sizes[i][0] >= 12) assert_non_null(strstr(text, "lessons/m/one.md:83:"));
        if (sizes[i][0] >= 12) assert_non_null(strstr(text, "Beginning."));
        assert_true(desk->lab.complaint_rows <= sizes[i][0] / 2);
        free(text);
    }
}

static void sliders_are_said_to_be_kept_at_the_opening_alone(void **state) {
    struct desk *desk = *state;
    focus_on(&desk->lab, ON_FIGURE);
    press(&desk->lab, PRESS_RIGHT);
    lab_save(&desk->lab);
    save_lesson(desk, "Another beginning.", figure_text);
    settle(desk);
    assert_shows(&desk->lab, "442"); // kept
    assert_shows_not(&desk->lab, "where you left them");
    lab_go_home(&desk->lab);
    struct place place = { .lesson = desk->lab.learner.course.lessons[0] };
    assert_true(lab_read(&desk->lab, &place));
    assert_shows(&desk->lab, "where you left them");
}

static const char course_of_two[] =
    "return { title = 'T', format = 1, modules = { { id = 'm', title = 'M', lessons = {\n"
    "  { id = 'two', title = 'The second' },\n"
    "  { id = 'one', title = 'The lesson, renamed', minutes = 12 } } } } }\n";

static void save_below(struct desk *desk, const char *below, const char *text) {
    char *path = path_join(desk->folder, below), *folder = xstrdup(path);
    folder[path_name(path) - path] = '\0';
    assert_int_equal(file_make_folders(folder, NULL), STATUS_OK);
    save(path, text);
    free(folder);
    free(path);
}

static void a_course_that_does_not_load_is_told_until_it_does(void **state) {
    struct desk *desk = *state;
    save(desk->course, "return { title = 'T', format = 1, modlues = {} }\n");
    expect_soon(desk, "lessons/course.lua:1:");
    assert_shows(&desk->lab, "modules");
    assert_shows(&desk->lab, "Beginning.");
    press(&desk->lab, 'm'); // home is as it was, and told there too
    assert_shows(&desk->lab, "lessons/course.lua:1:");
    assert_shows(&desk->lab, "The lesson");
    save(desk->course, course_text);
    settle(desk);
    assert_shows_not(&desk->lab, "course.lua");
}

static void a_lesson_that_is_entered_is_there_when_its_file_is(void **state) {
    struct desk *desk = *state;
    save(desk->course, course_of_two);
    expect_soon(desk, "lesson two has no file");
    save_below(desk, "lessons/m/two.md", "Of the second.\n");
    expect_soon(desk, "The lesson, renamed"); // the open lesson, with its new title
    assert_shows(&desk->lab, "12 min");
    assert_shows(&desk->lab, "Beginning.");
    assert_shows_not(&desk->lab, "has no file");
    press(&desk->lab, 'm');
    assert_shows(&desk->lab, "The second");
    assert_ptr_equal(desk->lab.reading, desk->lab.learner.course.lessons[1]);
    press(&desk->lab, PRESS_UP);
    press(&desk->lab, PRESS_ENTER);
    assert_shows(&desk->lab, "Of the second.");
    lab_step(&desk->lab, -1); // the way back knows the lesson under its id
    lab_step(&desk->lab, -1);
    assert_shows(&desk->lab, "Beginning.");
}

static void an_exercise_that_is_new_mends_the_lesson_that_waits_for_it(void **state) {
    struct desk *desk = *state;
    save_lesson(desk, "With a card.", "```exercise codes\n```\n");
    expect_soon(desk, "there is no exercise codes");
    assert_shows(&desk->lab, "one.md:83:");
    save_below(desk, "exercises/a/new/folder/codes.lua",
               "return { kind = 'number', title = 'Codes', lesson = 'one', task = 'How many codes "
               "have 4 bits?', answer = 16 }\n");
    expect_soon(desk, "With a card.");
    assert_shows_not(&desk->lab, "there is no exercise");
    assert_shows(&desk->lab, "0 of 1 solved");
    focus_on(&desk->lab, ON_LINK);
    press(&desk->lab, PRESS_ENTER);
    assert_shows(&desk->lab, "How many codes have 4 bits?");
}

static void an_exercise_that_was_taken_away_is_told_and_closed(void **state) {
    struct desk *desk = *state;
    static const char codes[] = "return { kind = 'number', title = 'Codes', lesson = 'one', task = "
                                "'How many codes?', answer = 16 }\n";
    char *path = path_join(desk->folder, "exercises/a/codes.lua");
    save_below(desk, "exercises/a/codes.lua", codes);
    save_lesson(desk, "With a card.", "```exercise codes\n```\n");
    expect_soon(desk, "With a card.");
    unlink(path);
    expect_soon(desk, "there is no exercise codes");
    save(path, codes);
    settle(desk);
    assert_shows_not(&desk->lab, "there is no exercise");
    focus_on(&desk->lab, ON_LINK);
    press(&desk->lab, PRESS_ENTER);
    assert_shows(&desk->lab, "How many codes?");
    unlink(path);
    expect_soon(desk, "no longer in the course");
    free(path);
}

static void a_lesson_that_left_the_course_is_closed(void **state) {
    struct desk *desk = *state;
    save_below(desk, "lessons/m/two.md", "Of the second.\n");
    save(desk->course, "return { title = 'T', format = 1, modules = { { id = 'm', title = 'M', "
                       "lessons = { { id = 'two', title = 'The second' } } } } }\n");
    expect_soon(desk, "no longer in the course");
    assert_shows(&desk->lab, "The second");
    assert_int_equal(desk->lab.n_screens, 1);
}

// What lies over the page holds the course as it is; the course follows when it is closed.
static void a_course_waits_for_a_sheet_to_be_closed(void **state) {
    struct desk *desk = *state;
    press(&desk->lab, 't');
    assert_shows(&desk->lab, "Contents");
    save_below(desk, "lessons/m/two.md", "Of the second.\n");
    save(desk->course, course_of_two);
    settle(desk);
    assert_int_equal(desk->lab.learner.course.n_lessons, 1);
    press(&desk->lab, PRESS_ESCAPE);
    preview_follow(desk->preview);
    assert_int_equal(desk->lab.learner.course.n_lessons, 2);
}

static void an_answered_quick_check_stays_answered(void **state) {
    struct desk *desk = *state;
    save_lesson(desk, "Beginning.", quiz_text);
    press(&desk->lab, PRESS_END);
    expect_soon(desk, "Which?");
    focus_on(&desk->lab, ON_QUIZ);
    press(&desk->lab, 'a');
    press(&desk->lab, PRESS_ENTER);
    assert_shows(&desk->lab, "So it is.");
    save_lesson(desk, "Another beginning.", quiz_text);
    settle(desk);
    assert_shows(&desk->lab, "So it is.");
}

static void an_exercise_keeps_the_answer_and_the_hints(void **state) {
    struct desk *desk = *state;
    struct error err = { 0 };
    struct screen *screen = exercise_screen(&desk->lab, "bits", &err);
    if (!screen) fail_msg("%s", err.text);
    lab_push(&desk->lab, screen);
    preview_follow(desk->preview);
    press(&desk->lab, 'h');
    assert_shows(&desk->lab, "A byte of them.");
    type_text(&desk->lab, "17");
    struct strbuf text = { 0 };
    strbuf_puts(&text, exercise_text_of_bits);
    memcpy(strstr(text.at, "How many"), "Tell the", 8);
    save(desk->exercise, text.at);
    expect_soon(desk, "Tell the bits?");
    assert_shows(&desk->lab, "17");
    assert_shows(&desk->lab, "A byte of them.");
    memcpy(strstr(text.at, "answer"), "anwser", 6);
    save(desk->exercise, text.at);
    expect_soon(desk, "bits.lua:1:");
    assert_shows(&desk->lab, "no field anwser");
    strbuf_release(&text);
}

#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, sit_down, get_up)

int main(void) {
    const struct CMUnitTest tests[] = {
        AT_DESK(a_saved_lesson_is_shown_as_it_is_now),
        AT_DESK(the_place_is_kept_when_lines_come_before_it),
        AT_DESK(a_slider_keeps_its_value_also_over_a_wrong_figure),
        AT_DESK(the_figure_in_focus_keeps_the_keys),
        AT_DESK(a_lesson_that_does_not_load_is_told_until_it_does),
        AT_DESK(a_complaint_leaves_half_of_the_screen),
        AT_DESK(sliders_are_said_to_be_kept_at_the_opening_alone),
        AT_DESK(a_course_that_does_not_load_is_told_until_it_does),
        AT_DESK(a_lesson_that_is_entered_is_there_when_its_file_is),
        AT_DESK(an_exercise_that_is_new_mends_the_lesson_that_waits_for_it),
        AT_DESK(an_exercise_that_was_taken_away_is_told_and_closed),
        AT_DESK(a_lesson_that_left_the_course_is_closed),
        AT_DESK(a_course_waits_for_a_sheet_to_be_closed),
        AT_DESK(an_answered_quick_check_stays_answered),
        AT_DESK(an_exercise_keeps_the_answer_and_the_hints),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
