// SPDX-License-Identifier: MIT
// Pages of the course in the lab: opened by links, left again, and never the place to go on from.
#include "tests/screens/lab-ui/lab_helpers.h"

static void open_shipped(struct lab *lab, const char *id) {
    struct error err = { 0 };
    struct lab_start start = { .course_folder = ".", .lesson = id, .glyphs = GLYPHS_BRAILLE };
    if (lab_init(lab, &start, &err) != STATUS_OK) fail_msg("%s", err.text);
}

static void links_lead_from_page_to_page_and_to_lessons_and_back(void **state) {
    struct lab lab;
    (void)state;
    open_shipped(&lab, "glossary");
    assert_shows(&lab, "The words of the course");
    press(&lab, PRESS_TAB); // the first link
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "Numbers and codes");
    press(&lab, PRESS_TAB);
    press(&lab, PRESS_ENTER);
    assert_shows(&lab, "Scale and zero point");
    press(&lab, PRESS_BACKSPACE);
    assert_shows(&lab, "Numbers and codes");
    press(&lab, PRESS_BACKSPACE);
    assert_shows(&lab, "The words of the course");
    lab_release(&lab);
}

static void a_page_is_no_place_to_go_on_from(void **state) {
    struct lab lab;
    (void)state;
    open_shipped(&lab, "lora");
    lab_release(&lab);
    open_shipped(&lab, "glossary");
    assert_shows(&lab, "The words of the course");
    assert_shows_not(&lab, "next lesson");
    press(&lab, 'n');
    assert_shows(&lab, "The words of the course");
    lab_release(&lab);
    open_shipped(&lab, NULL);
    assert_non_null(lab.reading);
    assert_string_equal(lab.reading->id, "lora");
    assert_shows(&lab, "LoRA"); // keys count from the first drawing on
    press(&lab, 'm');
    assert_shows(&lab, "continue   LoRA");
    lab_release(&lab);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(links_lead_from_page_to_page_and_to_lessons_and_back,
                                        each_home, leave_home),
        cmocka_unit_test_setup_teardown(a_page_is_no_place_to_go_on_from, each_home, leave_home),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
