// SPDX-License-Identifier: MIT
// The index of a course: what it gives is what the files say, whatever happened to them or to it.
#include "tests/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/course/index.h"

struct at { // a course of its own and a cache
    struct script *script;
    char folder[64], course[96], cache[96];
};

// Longer than the ticks of a clock within which a change may go unseen.
static void let_settle(void) {
    nanosleep(&(struct timespec) { 0, 200000000 }, NULL);
}

__attribute__((format(printf, 1, 2))) static void run(const char *format, ...) {
    char command[400];
    va_list args;
    va_start(args, format);
    vsnprintf(command, sizeof command, format, args);
    va_end(args);
    assert_int_equal(system(command), 0);
}

static int set_up(void **state) {
    struct at *at = calloc(1, sizeof *at);
    at->script = script_new();
    strcpy(at->folder, "/tmp/bitlab-index-XXXXXX");
    assert_non_null(mkdtemp(at->folder));
    snprintf(at->course, sizeof at->course, "%s/course", at->folder);
    snprintf(at->cache, sizeof at->cache, "%s/cache", at->folder);
    run("cp -r tests/data/courses/small %s && mkdir %s/exercises/empty", at->course, at->course);
    // a page, so that each kind of thing is there
    run("mkdir %s/lessons/pages && echo words > %s/lessons/pages/words.md", at->course, at->course);
    run("sed -i 's/format = 1,/&\\npages = { { id = \"words\", title = \"Words\", kind = "
        "\"glossary\" } "
        "},/' %s/lessons/course.lua && grep -q glossary %s/lessons/course.lua",
        at->course, at->course);
    let_settle();
    *state = at;
    return 0;
}

static int tear_down(void **state) {
    struct at *at = *state;
    script_free(at->script);
    run("rm -rf %s", at->folder);
    free(at);
    return 0;
}

static struct course_index *open_at(struct at *at, struct course *course) {
    struct error err = { 0 };
    struct course_index *index = course_index_new(at->cache, at->course);
    if (course_index_open(index, course, at->script, &err) != STATUS_OK) fail_msg("%s", err.text);
    return index;
}

static void same_texts(const struct text_list *a, const struct text_list *b) {
    assert_int_equal(a->n, b->n);
    for (size_t i = 0; i < a->n; i++)
        assert_string_equal(a->at[i], b->at[i]);
}

static void same_module(const struct course_module *a, const struct course_module *b) {
    assert_string_equal(a->id, b->id);
    assert_string_equal(a->title, b->title);
    assert_int_equal(a->n, b->n);
    for (size_t i = 0; i < a->n; i++) {
        const struct course_lesson *x = &a->lessons[i], *y = &b->lessons[i];
        assert_string_equal(x->id, y->id);
        assert_string_equal(x->title, y->title);
        assert_string_equal(x->path, y->path);
        assert_int_equal(x->page, y->page);
        assert_int_equal(x->minutes, y->minutes);
        assert_int_equal(x->number, y->number);
        assert_ptr_equal(x->module, a);
        same_texts(&x->objectives, &y->objectives);
        same_texts(&x->prerequisites, &y->prerequisites);
        same_texts(&x->sources, &y->sources);
    }
}

static void same_course(const struct course *a, const struct course *b) {
    assert_string_equal(a->title, b->title);
    assert_string_equal(a->folder, b->folder);
    assert_string_equal(a->file, b->file);
    assert_int_equal(a->n_modules, b->n_modules);
    for (size_t i = 0; i < a->n_modules; i++)
        same_module(&a->modules[i], &b->modules[i]);
    same_module(&a->pages, &b->pages);
    assert_int_equal(a->n_lessons, b->n_lessons);
    for (size_t i = 0; i < a->n_lessons; i++)
        assert_string_equal(a->lessons[i]->id, b->lessons[i]->id);
    assert_int_equal(a->n_exercises, b->n_exercises);
    for (size_t i = 0; i < a->n_exercises; i++) {
        assert_string_equal(a->exercises[i].id, b->exercises[i].id);
        assert_string_equal(a->exercises[i].path, b->exercises[i].path);
    }
    assert_int_equal(a->n_assignments, b->n_assignments);
    for (size_t i = 0; i < a->n_assignments; i++) {
        assert_string_equal(a->assignments[i].id, b->assignments[i].id);
        same_texts(&a->assignments[i].exercises, &b->assignments[i].exercises);
    }
}

// What the index gives is what the files say.
static void compare_with_files(struct at *at) {
    struct course kept, read;
    struct error err = { 0 };
    struct course_index *index = open_at(at, &kept);
    assert_int_equal(course_open_to_read(&read, at->script, at->course, &err), STATUS_OK);
    same_course(&kept, &read);
    course_index_free(index);
    course_release(&kept);
    course_release(&read);
}

// Opens, notes a title that no file has, and closes: who is told it read the index.
static void keep_a_sign(struct at *at) {
    struct course course;
    struct course_index *index = open_at(at, &course);
    const char *title;
    assert_false(course_index_title(index, &course, 0, &title));
    course_index_note_title(index, 0, "only in the index");
    course_index_free(index);
    course_release(&course);
}

static bool sign_is_there(struct at *at) {
    struct course course;
    struct course_index *index = open_at(at, &course);
    const char *title;
    bool there =
        course_index_title(index, &course, 0, &title) && strcmp(title, "only in the index") == 0;
    course_index_free(index);
    course_release(&course);
    return there;
}

static void an_unchanged_course_comes_out_of_the_index(void **state) {
    struct at *at = *state;
    keep_a_sign(at);
    compare_with_files(at);
    assert_true(sign_is_there(at));
}

static void a_changed_course_is_read_anew(void **state) {
    static const char *const changes[] = {
        "cd %s && sed -i 's/A small course/A small curse!/' lessons/course.lua",
        "cd %s && cp exercises/sizes/pipeline.lua exercises/sizes/pipelines.lua",
        "cd %s && cp exercises/sizes/pipeline.lua exercises/empty/piped.lua",
        "cd %s && mv exercises/rounding exercises/round",
        "cd %s && rm exercises/sizes/pipelines.lua",
    };
    struct at *at = *state;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        let_settle();
        keep_a_sign(at);
        assert_true(sign_is_there(at));
        run(changes[i], at->course);
        compare_with_files(at);
        if (sign_is_there(at)) fail_msg("unseen: %s", changes[i]);
    }
}

// Not even where the times are put back: nobody can put back the time of change.
static void a_file_that_was_put_back_in_time_is_read_anew(void **state) {
    struct at *at = *state;
    keep_a_sign(at);
    run("cd %s/lessons && touch -r course.lua ../../time && sed -i 's/A small/A tiny /' course.lua "
        "&& touch -r ../../time course.lua",
        at->course);
    compare_with_files(at);
    assert_false(sign_is_there(at));
}

static void a_note_is_of_the_file_as_it_is(void **state) {
    struct at *at = *state;
    struct text_list ids = { (const char *[]) { "one", "two" }, 2 }, found;
    struct course course;
    struct course_index *index = open_at(at, &course);
    assert_false(course_index_exercises(index, course.lessons[0], &found));
    course_index_note_exercises(index, course.lessons[0], &ids);
    course_index_free(index);
    course_release(&course);
    keep_a_sign(at);
    index = open_at(at, &course);
    assert_true(course_index_exercises(index, course.lessons[0], &found));
    same_texts(&found, &ids);
    run("echo more >> %s; echo -- >> %s", course.lessons[0]->path, course.exercises[0].path);
    const char *title;
    assert_false(course_index_exercises(index, course.lessons[0], &found));
    assert_false(course_index_title(index, &course, 0, &title));
    // written just now, it may be written again within the tick: the note is not kept
    course_index_note_title(index, 0, "too early");
    assert_false(course_index_title(index, &course, 0, &title));
    course_index_free(index);
    course_release(&course);
}

static void a_course_that_was_written_just_now_is_not_kept(void **state) {
    struct at *at = *state;
    run("echo >> %s/lessons/course.lua", at->course);
    keep_a_sign(at);
    assert_false(sign_is_there(at));
}

static char *index_file(struct at *at) {
    char **names, *folder = xprintf("%s/courses", at->cache);
    size_t n;
    assert_int_equal(folder_list(folder, &names, &n, NULL), STATUS_OK);
    assert_int_equal(n, 1);
    char *file = path_join(folder, names[0]);
    folder_list_free(names, n);
    free(folder);
    return file;
}

// Cut anywhere, or with a byte of another value, it is either read or left, and never believed
// where the key or a length is wrong.
static void a_damaged_index_is_left(void **state) {
    struct at *at = *state;
    struct strbuf whole = { 0 };
    keep_a_sign(at);
    char *file = index_file(at);
    assert_int_equal(file_read(file, 1 << 20, &whole, NULL), STATUS_OK);
    for (size_t size = 0; size < whole.size; size += 1 + size / 5) {
        FILE *out = fopen(file, "w");
        fwrite(whole.at, 1, size, out);
        fclose(out);
        compare_with_files(at);
    }
    for (size_t i = 0; i < whole.size; i += 1 + i / 8) {
        FILE *out = fopen(file, "w");
        fwrite(whole.at, 1, i, out);
        fputc(whole.at[i] ^ 0x80, out);
        fwrite(whole.at + i + 1, 1, whole.size - i - 1, out);
        fclose(out);
        struct course course;
        course_index_free(open_at(at, &course));
        course_release(&course);
    }
    strbuf_release(&whole);
    free(file);
}

static void without_a_cache_the_course_is_read(void **state) {
    struct at *at = *state;
    struct course course;
    struct error err = { 0 };
    struct course_index *index = course_index_new(NULL, at->course);
    assert_int_equal(course_index_open(index, &course, at->script, &err), STATUS_OK);
    course_index_note_title(index, 0, "t");
    course_index_free(index);
    course_release(&course);
    run("test ! -e %s", at->cache);
    index = course_index_new(at->cache, "tests/data/courses/small"); // whose place may change
    assert_int_equal(course_index_open(index, &course, at->script, &err), STATUS_OK);
    course_index_free(index);
    course_release(&course);
    run("test ! -e %s", at->cache);
}

// A course that is wrong is told as ever, and what was kept of it before is not taken for it.
static void a_wrong_course_is_told(void **state) {
    struct at *at = *state;
    struct course course;
    struct error err = { 0 };
    keep_a_sign(at);
    run("rm %s/lessons/rounding/steps.md", at->course);
    struct course_index *index = course_index_new(at->cache, at->course);
    assert_int_equal(course_index_open(index, &course, at->script, &err), STATUS_COURSE);
    assert_non_null(strstr(err.text, "lesson steps has no file"));
    course_index_free(index);
}

static void a_course_is_opened_again_under_its_readers(void **state) {
    struct at *at = *state;
    struct course first, second;
    struct error err = { 0 };
    struct text_list ids = { (const char *[]) { "one" }, 1 }, found;
    struct course_index *index = open_at(at, &first);
    course_index_exercises(index, first.lessons[0], &found);
    course_index_note_exercises(index, first.lessons[0], &ids);
    assert_true(course_index_exercises(index, first.lessons[0], &found));
    run("cp %s/exercises/sizes/pipeline.lua %s/exercises/a.lua", at->course, at->course);
    assert_int_equal(course_index_open(index, &second, at->script, &err), STATUS_OK);
    assert_int_equal(second.n_exercises, first.n_exercises + 1);
    assert_string_equal(found.at[0], "one"); // still readable
    assert_false(course_index_exercises(index, second.lessons[0], &found));
    course_index_free(index);
    course_release(&first);
    course_release(&second);
}

#define AT_A_COURSE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        AT_A_COURSE(an_unchanged_course_comes_out_of_the_index),
        AT_A_COURSE(a_changed_course_is_read_anew),
        AT_A_COURSE(a_file_that_was_put_back_in_time_is_read_anew),
        AT_A_COURSE(a_note_is_of_the_file_as_it_is),
        AT_A_COURSE(a_course_that_was_written_just_now_is_not_kept),
        AT_A_COURSE(a_damaged_index_is_left),
        AT_A_COURSE(without_a_cache_the_course_is_read),
        AT_A_COURSE(a_wrong_course_is_told),
        AT_A_COURSE(a_course_is_opened_again_under_its_readers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
