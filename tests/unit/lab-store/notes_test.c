// SPDX-License-Identifier: MIT
// Notes are the learner's own files: begun once, added to, never shortened, and found by their
// words.
#include "tests/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/store/notes.h"

#define COURSE "Making models smaller"

static int make_home(void **state) {
    char template[] = "/tmp/bitlab-notes-XXXXXX";
    *state = xstrdup(mkdtemp(template));
    return setenv("XDG_DATA_HOME", *state, 1);
}

static int remove_home(void **state) {
    char *command = xprintf("rm -rf '%s'", (char *)*state);
    int code = system(command);
    free(command);
    free(*state);
    return code;
}

static void assert_notes(const char *lesson, const char *expected) {
    struct strbuf text = { 0 };
    struct error err;
    assert_int_equal(notes_read(COURSE, lesson, &text, &err), STATUS_OK);
    assert_string_equal(strbuf_text(&text), expected);
    strbuf_release(&text);
}

static void they_are_markdown_files_by_course_and_lesson(void **state) {
    char *path = notes_path(COURSE, "clipping"), *rest = notes_path(COURSE, NULL);
    char *expected = xprintf("%s/bitlab/notes/making-models-smaller/clipping.md", (char *)*state);
    assert_string_equal(path, expected);
    assert_true(text_ends(rest, "/making-models-smaller/notes.md"));
    assert_notes("clipping", "");
    free(expected);
    free(rest);
    free(path);
}

static void they_begin_with_a_heading_and_are_left_alone_afterwards(void **state) {
    struct error err;
    char *path = notes_path(COURSE, "clipping");
    (void)state;
    assert_int_equal(notes_prepare(COURSE, "clipping", "Clip or cover", &err), STATUS_OK);
    assert_notes("clipping", "# Clip or cover\n\n");
    assert_int_equal(file_write(path, "mine", 4, &err), STATUS_OK);
    assert_int_equal(notes_prepare(COURSE, "clipping", "Clip or cover", &err), STATUS_OK);
    assert_notes("clipping", "mine");
    free(path);
}

static void a_paragraph_is_added_at_the_end(void **state) {
    struct error err;
    (void)state;
    assert_int_equal(notes_add(COURSE, NULL, "Notes", "Half a bit for a group of 32.", &err),
                     STATUS_OK);
    assert_int_equal(notes_add(COURSE, NULL, "Notes", "And a second.", &err), STATUS_OK);
    assert_notes(NULL, "# Notes\n\nHalf a bit for a group of 32.\n\nAnd a second.\n");
}

static bool list_line(void *owner, const struct note_line *line) {
    char *seen = owner;
    sprintf(seen + strlen(seen), "%s:%d:%.*s ", line->lesson ? line->lesson : "-", line->line,
            (int)line->size, line->text + line->at);
    return strlen(seen) < 60;
}

static void a_search_finds_lines_with_all_the_words(void **state) {
    struct error err;
    char seen[256] = "";
    (void)state;
    notes_add(COURSE, "clipping", "Clip", "The Scale is set by the largest weight.", &err);
    notes_add(COURSE, "group-wise", "Groups", "A weight has no scale of its own.", &err);
    notes_add(COURSE, NULL, "Notes", "Weights only.", &err);
    notes_search(COURSE, "scale  WEIGHT", list_line, seen);
    assert_string_equal(seen, "clipping:3:Scale group-wise:3:scale ");
    seen[0] = '\0';
    notes_search(COURSE, "  ", list_line, seen); // no words: nothing
    assert_string_equal(seen, "");
}

static void without_a_home_a_sentence_says_so(void **state) {
    struct error err;
    (void)state;
    char *home = xstrdup(getenv("HOME") ? getenv("HOME") : "/");
    unsetenv("XDG_DATA_HOME");
    unsetenv("HOME");
    assert_null(notes_path(COURSE, NULL));
    assert_int_equal(notes_add(COURSE, NULL, "Notes", "x", &err), STATUS_ENVIRONMENT);
    assert_non_null(strstr(err.text, "HOME"));
    setenv("HOME", home, 1);
    free(home);
}

int main(void) {
#define WITH_HOME(test) cmocka_unit_test_setup_teardown(test, make_home, remove_home)
    const struct CMUnitTest tests[] = {
        WITH_HOME(they_are_markdown_files_by_course_and_lesson),
        WITH_HOME(they_begin_with_a_heading_and_are_left_alone_afterwards),
        WITH_HOME(a_paragraph_is_added_at_the_end),
        WITH_HOME(a_search_finds_lines_with_all_the_words),
        WITH_HOME(without_a_home_a_sentence_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
