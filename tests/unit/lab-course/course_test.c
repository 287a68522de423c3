// SPDX-License-Identifier: MIT
// Courses: the table of contents, the files that belong to it, and course.lua files that are wrong.
#include "tests/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/course/course.h"

static const char small[] = "tests/data/courses/small";

#define complain(...) (print_error(__VA_ARGS__), print_error("\n"), _fail(__FILE__, __LINE__))

static int new_script(void **state) {
    *state = script_new();
    return *state ? 0 : -1;
}

static int free_script(void **state) {
    script_free(*state);
    return 0;
}

static void a_course_is_read_in_order(void **state) {
    struct course course;
    struct error err = { 0 };
    if (course_open(&course, *state, "tests/data/courses/small/", &err) != STATUS_OK)
        complain("%s", err.text);
    assert_string_equal(course.title, "A small course");
    assert_string_equal(course.folder, small);
    assert_string_equal(course.file, "tests/data/courses/small/lessons/course.lua");
    assert_int_equal(course.n_modules, 1);
    assert_int_equal(course.n_lessons, 2);
    assert_int_equal(course.n_exercises, 7);
    const struct course_lesson *steps = course_find_lesson(&course, "steps");
    assert_string_equal(steps->title, "Steps");
    assert_int_equal(steps->minutes, 5);
    assert_int_equal(steps->number, 0);
    assert_int_equal(steps->line, 7);
    assert_string_equal(steps->path, "tests/data/courses/small/lessons/rounding/steps.md");
    assert_string_equal(steps->module->id, "rounding");
    assert_string_equal(steps->objectives.at[0], "Round a number to a step");
    const struct course_lesson *sizes = course.lessons[1];
    assert_int_equal(sizes->number, 1);
    assert_int_equal(sizes->minutes, 0);
    assert_int_equal(sizes->prerequisites.n, 1);
    assert_string_equal(course.exercises[0].id, "find-the-bug"); // sorted
    assert_string_equal(course_find_exercise(&course, "model-gb")->path,
                        "tests/data/courses/small/exercises/sizes/model-gb.lua");
    assert_null(course_find_exercise(&course, "model"));
    assert_int_equal(course.n_assignments, 2);
    assert_string_equal(course_find_assignment(&course, "hw1")->exercises.at[1], "model-gb");
    assert_null(course_find_assignment(&course, "hw3"));
    course_release(&course);
}

static void exercises_of_a_lesson_come_in_its_order(void **state) {
    struct course course;
    struct error err = { 0 };
    struct arena arena = { 0 };
    struct text_list ids;
    assert_int_equal(course_open(&course, *state, small, &err), STATUS_OK);
    assert_int_equal(course_lesson_exercises(&course, course.lessons[1], &arena, &ids, &err),
                     STATUS_OK);
    assert_int_equal(ids.n, 2);
    assert_string_equal(ids.at[0], "model-gb");
    assert_string_equal(ids.at[1], "steps-that-lose");
    assert_int_equal(course_lesson_exercises(&course, course.lessons[0], &arena, &ids, &err),
                     STATUS_OK);
    assert_int_equal(ids.n, 1); // what stands in another fence is text
    struct lesson lesson;
    assert_int_equal(course_read_lesson(&course, course.lessons[0], &lesson, &err), STATUS_OK);
    assert_true(lesson.n > 3);
    lesson_release(&lesson);
    arena_release(&arena);
    course_release(&course);
}

static void the_hash_is_of_names_and_bytes(void **state) {
    char folder[] = "/tmp/bitlab-course-XXXXXX", command[400], first[65], second[65];
    struct course course;
    struct error err = { 0 };
    assert_non_null(mkdtemp(folder));
    snprintf(command, sizeof command, "cp -r %s/. %s", small, folder);
    assert_int_equal(system(command), 0);
    assert_int_equal(course_open(&course, *state, small, &err), STATUS_OK);
    assert_int_equal(course_hash(&course, first, &err), STATUS_OK);
    course_release(&course);
    assert_int_equal(strlen(first), 64);
    assert_int_equal(course_open(&course, *state, folder, &err), STATUS_OK);
    assert_int_equal(course_hash(&course, second, &err), STATUS_OK);
    assert_string_equal(first, second); // wherever it stands
    snprintf(command, sizeof command, "touch %s/exercises/.x.swp %s/lessons/a.md~", folder, folder);
    assert_int_equal(system(command), 0);
    assert_int_equal(course_hash(&course, second, &err), STATUS_OK);
    assert_string_equal(first, second);
    snprintf(command, sizeof command, "sed -i s/Sizes/Sizez/ %s/lessons/rounding/sizes.md", folder);
    assert_int_equal(system(command), 0);
    assert_int_equal(course_hash(&course, second, &err), STATUS_OK);
    assert_string_not_equal(first, second);
    course_release(&course);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    assert_int_equal(system(command), 0);
}

static void a_course_is_located_or_the_places_are_named(void **state) {
    (void)state;
    char *folder;
    struct error err = { 0 };
    assert_int_equal(course_locate(small, &folder, &err), STATUS_OK);
    assert_string_equal(folder, small);
    free(folder);
    assert_int_equal(course_locate("tests/data", &folder, &err), STATUS_ENVIRONMENT);
    assert_string_equal(err.text, "tests/data is no course: it has no lessons/course.lua");
}

struct wrong {
    const char *source, *expected;
};

#define COURSE(modules) "return { title = 'T', format = 1,\n modules = {\n" modules "\n } }"
#define MODULE(lessons) COURSE("{ id = 'm', title = 'M',\nlessons = {\n" lessons "\n} }")

// lessons/m/a.md and b.md, and the exercise one, are there.
static const struct wrong wrong_courses[] = {
    { "return {}", ":1: title is missing: a string is wanted" },
    { "return { title = 'T',\n modules = {} }", ":1: format is missing: a number is wanted" },
    { "return { title = 'T',\n format = 2, modules = {} }",
      ":2: format is not 1, the one that this bitlab reads" },
    { "return { title = 'T', format = 1 }", ":1: modules is missing: a list of modules is wanted" },
    { "return { title = 'T', format = 1,\n modules = 'm' }",
      ":2: modules: a list of modules is wanted, not a string" },
    { "return { titel = 'T' }", ":1: course.lua has no field titel; the nearest is title" },
    { "return { title = ' ' }", ":1: title is empty" },
    { COURSE("5"), ":3: a module is a table { id = …, title = … }, not a number" },
    { COURSE("{ id = 'm' }"), ":3: title is missing: a string is wanted" },
    { COURSE("{ id = 'm', title = 'M' }"), ":3: lessons is missing: a list of lessons is wanted" },
    { COURSE("{ id = 'm', title = 'M', lesons = {} }"),
      ":3: a module has no field lesons; the nearest is lessons" },
    { COURSE("{ id = 'm/n', title = 'M', lessons = {} }"),
      ":3: id \"m/n\" names a file: only letters, digits, - and _ belong in it" },
    { COURSE("{ id = 'm', title = 'M', lessons = {} },\n{ id = 'm', title = 'N', lessons = {} }"),
      ":4: module id m is used twice" },
    { MODULE("'a'"), ":5: a lesson is a table { id = …, title = … }, not a string" },
    { MODULE("{ title = 'A' }"), ":5: id is missing: a string is wanted" },
    { MODULE("{ id = 'a', title = 'A', time = 3 }"),
      ":5: a lesson has no field time; its fields are id, title, minutes, objectives, "
      "prerequisites, sources" },
    { MODULE("{ id = 'a', title = 'A',\n minutes = '5' }"),
      ":6: minutes: a number is wanted, not a string" },
    { MODULE("{ id = 'a', title = 'A',\n minutes = 0 }"),
      ":6: minutes is a whole number from 1 to 600, not 0" },
    { MODULE("{ id = 'a', title = 'A', objectives = {\n'x', 5 } }"),
      ":6: item 2 of objectives: a string is wanted, not a number" },
    { MODULE("{ id = 'a', title = 'A', sources = 'x' }"),
      ":5: sources: a list of strings is wanted, not a string" },
    { MODULE("{ id = 'a', title = 'A' },\n{ id = 'a', title = 'A' }"),
      ":6: lesson id a is used twice; it stands in line 5 too" },
    { MODULE("{ id = 'a', title = 'A' },\n{ id = 'c', title = 'C' }"),
      ":6: lesson c has no file: %s/lessons/m/c.md is wanted; the nearest there is a.md" },
    { MODULE("{ id = 'a', title = 'A' }, { id = 'b', title = 'B',\n prerequisites = { 'a',\n 'bb' "
             "} }"),
      ":7: prerequisites: there is no lesson bb; the nearest is b" },
    { MODULE("{ id = 'a', title = 'A', prerequisites = { 'a' } }"),
      ":5: prerequisites: lesson a needs itself" },
    { "return { title = 'T', format = 1, modules = {},\n assignments = { hw1 = {\n 'onne' } } }",
      ":3: hw1: there is no exercise onne; the nearest is one" },
    { "return { title = 'T', format = 1, modules = {},\n assignments = { 'one' } }",
      ":2: an assignment needs a name: { hw1 = { \"exercise\" } }" },
    { "return { title = 'T', format = 1, modules = {},\n assignments = { hw1 = 'one' } }",
      ":2: hw1: a list of strings is wanted, not a string" },
    { "return {\n title = 'T' format = 1 }",
      ":2: '}' expected (to close '{' at line 1) near 'format'" },
};

static void wrong_courses_are_told_at_their_line(void **state) {
    char folder[] = "/tmp/bitlab-course-XXXXXX", command[400], file[100];
    assert_non_null(mkdtemp(folder));
    snprintf(command, sizeof command,
             "cd %s && mkdir -p lessons/m exercises && touch lessons/m/a.md lessons/m/b.md "
             "exercises/one.lua",
             folder);
    assert_int_equal(system(command), 0);
    snprintf(file, sizeof file, "%s/lessons/course.lua", folder);
    for (size_t i = 0; i < sizeof wrong_courses / sizeof *wrong_courses; i++) {
        const struct wrong *wrong = &wrong_courses[i];
        struct course course;
        struct error err = { 0 };
        char place[300], expected[400];
        snprintf(place, sizeof place, "%s%s", file, wrong->expected);
        char *hole = strstr(place, "%s");
        if (hole)
            snprintf(expected, sizeof expected, "%.*s%s%s", (int)(hole - place), place, folder,
                     hole + 2);
        else
            snprintf(expected, sizeof expected, "%s", place);
        assert_int_equal(file_write(file, wrong->source, strlen(wrong->source), &err), STATUS_OK);
        static enum status (*const open[])(struct course *, struct script *, const char *,
                                           struct error *) = { course_open, course_open_to_read };
        for (int how = 0; how < 2; how++) {
            enum status status = open[how](&course, *state, folder, &err);
            if (status != STATUS_COURSE || strcmp(err.text, expected) != 0)
                complain("%s\n expected: %s\n      got: %s", wrong->source, expected, err.text);
        }
    }
    snprintf(command, sizeof command, "rm -rf %s", folder);
    assert_int_equal(system(command), 0);
}

// Ids that two files claim, and a lesson that shows an exercise that is not there.
static void wrong_folders_are_told(void **state) {
    char folder[] = "/tmp/bitlab-course-XXXXXX", command[600], expected[300];
    struct course course;
    struct error err = { 0 };
    assert_non_null(mkdtemp(folder));
    snprintf(command, sizeof command, "cp -r %s/. %s && touch %s/exercises/pipeline.lua", small,
             folder, folder);
    assert_int_equal(system(command), 0);
    assert_int_equal(course_open(&course, *state, folder, &err), STATUS_COURSE);
    snprintf(expected, sizeof expected,
             "%s/exercises/sizes/pipeline.lua:1: exercise id pipeline is used twice; "
             "%s/exercises/pipeline.lua has it too",
             folder, folder);
    assert_string_equal(err.text, expected);
    snprintf(command, sizeof command, "cd %s/exercises && mv pipeline.lua steps.lua", folder);
    assert_int_equal(system(command), 0);
    assert_int_equal(course_open(&course, *state, folder, &err), STATUS_COURSE);
    snprintf(expected, sizeof expected,
             "%s/exercises/steps.lua:1: exercise id steps is the id of a lesson too", folder);
    assert_string_equal(err.text, expected);
    snprintf(
        command, sizeof command,
        "cd %s && rm exercises/steps.lua && sed -i s/model-gb/model-bg/ lessons/rounding/sizes.md",
        folder);
    assert_int_equal(system(command), 0);
    assert_int_equal(course_open(&course, *state, folder, &err), STATUS_OK);
    struct lesson lesson;
    assert_int_equal(course_read_lesson(&course, course.lessons[1], &lesson, &err), STATUS_COURSE);
    snprintf(expected, sizeof expected,
             "%s/lessons/rounding/sizes.md:3: exercise: there is no exercise model-bg; the nearest "
             "is model-gb",
             folder);
    assert_string_equal(err.text, expected);
    course_release(&course);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    assert_int_equal(system(command), 0);
    assert_int_equal(course_open(&course, *state, "/nowhere", &err), STATUS_ENVIRONMENT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_course_is_read_in_order),
        cmocka_unit_test(exercises_of_a_lesson_come_in_its_order),
        cmocka_unit_test(the_hash_is_of_names_and_bytes),
        cmocka_unit_test(a_course_is_located_or_the_places_are_named),
        cmocka_unit_test(wrong_courses_are_told_at_their_line),
        cmocka_unit_test(wrong_folders_are_told),
    };
    return cmocka_run_group_tests(tests, new_script, free_script);
}
