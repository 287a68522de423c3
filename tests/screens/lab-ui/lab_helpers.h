// SPDX-License-Identifier: MIT
// What the tests of the screens share: a lab on the test course in a data folder of its own, keys
// in, text out.
#ifndef TESTS_SCREENS_LAB_HELPERS_H
#define TESTS_SCREENS_LAB_HELPERS_H

#include "tests/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/base/utf8.h"
#include "lab/ui/app.h"

#define TEST_COURSE "tests/data/screens/course"

// A new, empty XDG_DATA_HOME, the same name every time it is printed.
static inline char *fresh_data_home(void) {
    static char folder[64];
    snprintf(folder, sizeof folder, "/tmp/bitlab-screens-XXXXXX");
    assert_non_null(mkdtemp(folder));
    setenv("XDG_DATA_HOME", folder, 1);
    setenv("XDG_CONFIG_HOME", folder, 1);
    return folder;
}

static inline void remove_data_home(const char *folder) {
    char command[128];
    assert_true(text_starts(folder, "/tmp/bitlab-screens-"));
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    assert_int_equal(system(command), 0);
}

// For tests of a group that begin without a past.
static inline int each_home(void **state) {
    *state = fresh_data_home();
    return 0;
}

static inline int leave_home(void **state) {
    remove_data_home(*state);
    return 0;
}

static inline void open_lab(struct lab *lab, const char *lesson, bool ascii) {
    struct error err = { 0 };
    struct lab_start start = { .course_folder = TEST_COURSE,
                               .lesson = lesson,
                               .ascii = ascii,
                               .glyphs = ascii ? GLYPHS_ASCII : GLYPHS_BRAILLE };
    if (lab_init(lab, &start, &err) != STATUS_OK) fail_msg("%s", err.text);
}

// Over what the lab shows.
static inline void open_exercise(struct lab *lab, const char *id) {
    struct error err = { 0 };
    struct screen *screen = exercise_screen(lab, id, &err);
    if (!screen) fail_msg("%s", err.text);
    lab_push(lab, screen);
}

static inline void press(struct lab *lab, uint32_t code) {
    struct key key = { code, -1, -1 };
    lab_key(lab, &key);
}

static inline void type_text(struct lab *lab, const char *text) {
    for (; *text; text++)
        press(lab, (unsigned char)*text);
}

// The screen as text; the caller frees it.
static inline char *screen_text(struct lab *lab, int rows, int cols) {
    struct strbuf text = { 0 };
    const struct grid_print_options options = { .ascii = lab->ascii };
    lab_draw(lab, rows, cols);
    grid_print(&lab->grid, 0, lab->grid.rows, &options, &text);
    return strbuf_detach(&text);
}

static inline void assert_shows(struct lab *lab, const char *what) {
    char *text = screen_text(lab, 30, 90);
    if (!strstr(text, what)) fail_msg("'%s' is not on the screen:\n%s", what, text);
    free(text);
}

static inline void assert_shows_not(struct lab *lab, const char *what) {
    char *text = screen_text(lab, 30, 90);
    if (strstr(text, what)) fail_msg("'%s' should not be on the screen:\n%s", what, text);
    free(text);
}

// Tab until the screen's place is one of `where`; the screen must have been drawn once.
static inline void focus_on(struct lab *lab, place_set where) {
    free(screen_text(lab, 30, 90));
    for (int i = 0; i < 40; i++) {
        press(lab, PRESS_TAB);
        free(screen_text(lab, 30, 90));
        unsigned here = lab_top(lab)->kind->where(lab_top(lab));
        if ((where & ON_FIGURE) && (here & ON_GUESS)) { // drawn without a guess
            press(lab, PRESS_ENTER);
            free(screen_text(lab, 30, 90));
            return;
        }
        if (here & where) return;
    }
    fail_msg("Tab never came to %#llx", (unsigned long long)where);
}

#endif
