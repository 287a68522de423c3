// SPDX-License-Identifier: MIT
// The configuration file: what it sets, what it says of wrong lines, and that new keys are the ones
// that work and the ones that are shown.
#include "tests/screens/lab-ui/lab_helpers.h"

#include "lab/ui/bars.h"

static struct config parsed(const char *text) {
    struct config config;
    config_parse(&config, "/c", text, strlen(text));
    return config;
}

static void assert_wrong(const char *text, const char *sentence) {
    struct config config = parsed(text);
    if (!strstr(strbuf_text(&config.wrong), sentence))
        fail_msg("'%s' says '%s', not '%s'", text, strbuf_text(&config.wrong), sentence);
    config_release(&config);
}

static void assert_right(const struct config *config) {
    if (config->n_wrong) fail_msg("%s", strbuf_text(&config->wrong));
}

static void every_setting_takes_its_values(void **state) {
    (void)state;
    struct config config = parsed("predict = off\n# a remark\n\n  motion=reduced \r\nmouse = off\n"
                                  "ascii = on\npalette = light\nmeasure = 60");
    assert_right(&config);
    assert_false(config.predict);
    assert_true(config.reduced_motion);
    assert_false(config.mouse);
    assert_true(config.ascii);
    assert_int_equal(config.palette, PALETTE_LIGHT);
    assert_int_equal(config.measure, 60);
    config_release(&config);
}

static void wrong_lines_are_told_by_number_and_passed_over(void **state) {
    (void)state;
    assert_wrong("predict = off\nmoose = off",
                 "/c:2: there is no setting 'moose'; the nearest is mouse.");
    assert_wrong("mouse = no", "/c:1: mouse is off|on, not 'no'.");
    assert_wrong("measure = 400", "/c:1: measure is a number from 40 to 100, not '400'.");
    assert_wrong("measure = 60 columns", "not '60 columns'.");
    assert_wrong("hello", "/c:1: a line is `name = value` or `bind ACTION KEY...`, not 'hello'.");
    assert_wrong("bind", "/c:1: say which action and which keys");
    assert_wrong("bind help", "/c:1: say which keys");
    assert_wrong("bind figure.slider-dwn x", "the nearest is figure.slider-down");
    assert_wrong("bind help Hyper-x", "/c:1: no key is called 'Hyper-x'");
    assert_wrong("bind help a b c d e", "at most 4 keys");
    assert_wrong("mo\033[2Juse = off", "mo\\x1b[2Juse");
    struct config config = parsed("mouse = no\nmeasure = 50\nbind help\n");
    assert_int_equal(config.n_wrong, 2);
    assert_true(config.mouse);
    assert_int_equal(config.measure, 50);
    struct strbuf complaint = { 0 };
    config_complaint(&config, &complaint);
    assert_string_equal(complaint.at,
                        "/c:1: mouse is off|on, not 'no'. (and 1 more: see `bitlab doctor`)");
    strbuf_release(&complaint);
    config_release(&config);
}

static void keys_read_back_as_they_are_written(void **state) {
    (void)state;
    static const uint32_t keys[] = { 'a',
                                     '#',
                                     '=',
                                     0xE9,
                                     ' ',
                                     CTRL('a'),
                                     PRESS_ENTER,
                                     PRESS_TAB,
                                     PRESS_ESCAPE,
                                     PRESS_UP,
                                     PRESS_SHIFT_LEFT,
                                     PRESS_PAGE_DOWN,
                                     PRESS_BACK_TAB,
                                     PRESS_F1,
                                     PRESS_F12,
                                     PRESS_CLICK,
                                     PRESS_WHEEL_DOWN };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        char name[32];
        key_word(keys[i], name, sizeof name);
        if (key_of_word(name) != keys[i]) fail_msg("%s is not read back", name);
    }
    assert_int_equal(key_of_word("pgdn"), PRESS_PAGE_DOWN);
    assert_int_equal(key_of_word("F13"), 0);
    assert_int_equal(key_of_word(""), 0);
}

// What ships is a configuration file too, and changes nothing.
static void the_example_is_read_without_a_complaint(void **state) {
    (void)state;
    struct strbuf text = { 0 };
    config_write_example(&text);
    struct config config = parsed(text.at);
    assert_right(&config);
    for (size_t i = 0; i < action_count; i++) {
        assert_int_not_equal(config.keys.line[i], 0);
        assert_memory_equal(config.keys.keys[i], action_rows[i].keys, sizeof config.keys.keys[i]);
    }
    strbuf_release(&text);
    config_release(&config);
}

static void every_action_has_an_id_of_its_own(void **state) {
    (void)state;
    for (size_t i = 0; i < action_count; i++)
        for (size_t k = 0; k < i; k++) {
            char one[ACTION_ID_MAX], two[ACTION_ID_MAX];
            action_id(&action_rows[i], one);
            action_id(&action_rows[k], two);
            if (strcmp(one, two) == 0) fail_msg("two actions are called %s", one);
        }
}

static void a_bound_key_replaces_the_old_ones(void **state) {
    (void)state;
    struct config config = parsed("bind figure.slider-down z\nbind figure.slider-up Z\n");
    unsigned figure = IN_READER | ON_FIGURE;
    assert_right(&config);
    assert_int_equal(action_find(&config.keys, 'z', figure)->action, ACT_LEFT);
    assert_null(action_find(&config.keys, PRESS_LEFT, figure));
    assert_int_equal(action_find(NULL, PRESS_LEFT, figure)->action, ACT_LEFT);
    config_release(&config);
}

static void a_name_without_a_place_means_every_action_of_that_name(void **state) {
    (void)state;
    struct config config = parsed("bind check F5\n");
    size_t bound = 0;
    assert_right(&config);
    for (size_t i = 0; i < action_count; i++)
        bound += config.keys.line[i] == 1;
    assert_true(bound >= 3);
    config_release(&config);
}

static void two_actions_may_swap_their_keys(void **state) {
    (void)state;
    struct config config = parsed("bind reader.next-lesson p\nbind reader.previous-lesson n\n");
    assert_right(&config);
    assert_int_equal(action_find(&config.keys, 'p', IN_READER)->action, ACT_NEXT);
    assert_int_equal(action_find(&config.keys, 'n', IN_READER)->action, ACT_PREVIOUS);
    config_release(&config);
}

static void a_conflict_is_told_with_both_lines(void **state) {
    (void)state;
    assert_wrong(
        "bind reader.next-lesson z\nbind page.half-a-page-down z\n",
        "/c:2: z is page.half-a-page-down, so reader.next-lesson (line 1) has no key left");
    assert_wrong("bind reader.next-lesson j\n",
                 "/c:1: j is page.line-down, so reader.next-lesson has no key left");
    assert_wrong(
        "bind page.line-down n Down\n",
        "/c:1: n is page.line-down, so reader.next-lesson has no key left: give it another");
}

static void the_ways_out_cannot_be_taken_away(void **state) {
    (void)state;
    struct config config = parsed("bind figure.reset Esc\nbind page.line-down ? F1\n");
    assert_int_equal(config.n_wrong, 2);
    assert_int_equal(action_find(&config.keys, PRESS_ESCAPE, IN_READER | ON_FIGURE)->action,
                     ACT_LEAVE);
    assert_int_equal(action_find(&config.keys, '?', IN_READER)->action, ACT_HELP);
    config_release(&config);
    assert_wrong("bind discard-typing x", "letters are text while typing.discard-typing works");
}

static void the_bar_and_the_help_show_the_new_keys(void **state) {
    (void)state;
    struct lab lab;
    struct config config = parsed("bind figure.slider-down z\nbind figure.reset F5\n");
    char *home = fresh_data_home();
    struct error err = { 0 };
    struct lab_start start = { .course_folder = TEST_COURSE,
                               .lesson = "everything",
                               .glyphs = GLYPHS_BRAILLE,
                               .config = &config };
    if (lab_init(&lab, &start, &err) != STATUS_OK) fail_msg("%s", err.text);
    focus_on(&lab, ON_FIGURE);
    assert_shows(&lab, "z → change");
    assert_shows(&lab, "F5 reset");
    press(&lab, '?');
    assert_shows(&lab, "z ");
    assert_shows(&lab, "F5 ");
    lab_release(&lab);
    config_release(&config);
    remove_data_home(home);
}

static void a_wrong_file_is_told_when_the_lab_opens(void **state) {
    (void)state;
    struct lab lab;
    struct config config = parsed("colour = red\n");
    char *home = fresh_data_home();
    struct error err = { 0 };
    struct lab_start start = { .course_folder = TEST_COURSE, .config = &config };
    if (lab_init(&lab, &start, &err) != STATUS_OK) fail_msg("%s", err.text);
    assert_shows(&lab, "/c:1: there is no setting 'colour'");
    press(&lab, PRESS_DOWN);
    assert_shows_not(&lab, "/c:1:");
    lab_release(&lab);
    config_release(&config);
    remove_data_home(home);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_setting_takes_its_values),
        cmocka_unit_test(wrong_lines_are_told_by_number_and_passed_over),
        cmocka_unit_test(keys_read_back_as_they_are_written),
        cmocka_unit_test(the_example_is_read_without_a_complaint),
        cmocka_unit_test(every_action_has_an_id_of_its_own),
        cmocka_unit_test(a_bound_key_replaces_the_old_ones),
        cmocka_unit_test(a_name_without_a_place_means_every_action_of_that_name),
        cmocka_unit_test(two_actions_may_swap_their_keys),
        cmocka_unit_test(a_conflict_is_told_with_both_lines),
        cmocka_unit_test(the_ways_out_cannot_be_taken_away),
        cmocka_unit_test(the_bar_and_the_help_show_the_new_keys),
        cmocka_unit_test(a_wrong_file_is_told_when_the_lab_opens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
