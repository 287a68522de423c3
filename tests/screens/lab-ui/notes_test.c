// SPDX-License-Identifier: MIT
// Notes in the lab: shown beside the lesson or over it, and written in the learner's editor.
#include "tests/screens/lab-ui/lab_helpers.h"

#include "lab/store/notes.h"

// An editor that adds a line, as the terminal would run it.
static enum status write_line(void *owner, const char *path, bool at_end,
                              void (*done)(void *of, bool well), void *of, struct error *err) {
    struct strbuf text = { 0 };
    (void)owner;
    assert_true(at_end); // what is typed first belongs below what is there
    enum status status = file_read(path, 1 << 20, &text, err);
    strbuf_puts(&text, "Half a bit for a group of 32.\n");
    if (status == STATUS_OK) status = file_write(path, text.at, text.size, err);
    strbuf_release(&text);
    done(of, true);
    return status;
}

static const struct lab_terminal editor = { .edit = write_line };

static void notes_are_written_and_shown_beside_the_lesson(void **state) {
    struct lab lab;
    (void)state;
    open_lab(&lab, "everything", false);
    lab.terminal = &editor;
    free(screen_text(&lab, 40, 150));
    press(&lab, 'v');
    assert_shows(&lab, "No notes yet");
    press(&lab, 'N');
    assert_shows(&lab, "Half a bit for a group of 32.");
    char *wide = screen_text(&lab, 40, 150);
    assert_non_null(strstr(wide, "One of each"));
    char *beside = strstr(wide, "Half a bit for a group");
    assert_non_null(beside);
    free(wide);
    press(&lab, 'v');
    assert_string_equal(lab_top(&lab)->kind->name, "reader");
    char *path = notes_path(lab.learner.course.title, "everything");
    assert_true(file_exists(path));
    free(path);
    lab_release(&lab);
}

static void on_the_map_they_belong_to_no_lesson(void **state) {
    struct lab lab;
    struct strbuf text = { 0 };
    (void)state;
    open_lab(&lab, NULL, false);
    lab.terminal = &editor;
    free(screen_text(&lab, 24, 80));
    press(&lab, 'v');
    press(&lab, 'e');
    assert_shows(&lab, "Half a bit");
    assert_int_equal(notes_read(lab.learner.course.title, NULL, &text, NULL), STATUS_OK);
    assert_string_equal(text.at, "# Notes\n\nHalf a bit for a group of 32.\n");
    strbuf_release(&text);
    lab_release(&lab);
}

static void long_notes_scroll_by_keys_and_by_the_wheel(void **state) {
    struct lab lab;
    struct error err = { 0 };
    char text[16];
    (void)state;
    open_lab(&lab, "everything", false);
    for (int i = 1; i <= 60; i++) {
        snprintf(text, sizeof text, "note %d.", i);
        assert_int_equal(
            notes_add(lab.learner.course.title, "everything", "One of each", text, &err),
            STATUS_OK);
    }
    free(screen_text(&lab, 30, 90));
    press(&lab, 'v');
    assert_shows(&lab, "note 1.");
    press(&lab, PRESS_END);
    assert_shows(&lab, "note 60.");
    assert_shows_not(&lab, "note 1.");
    press(&lab, 'g');
    lab_key(&lab, &(struct key) { PRESS_WHEEL_DOWN, 10, 40 });
    lab_key(&lab, &(struct key) { PRESS_WHEEL_DOWN, 10, 40 });
    assert_shows_not(&lab, "note 1.");
    lab_release(&lab);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, each_home, leave_home)
    const struct CMUnitTest tests[] = {
        TEST(notes_are_written_and_shown_beside_the_lesson),
        TEST(on_the_map_they_belong_to_no_lesson),
        TEST(long_notes_scroll_by_keys_and_by_the_wheel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
