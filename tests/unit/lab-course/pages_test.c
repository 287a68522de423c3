// SPDX-License-Identifier: MIT
// Pages of a course and its glossary: read, found by id and by word, and told where they are wrong.
#include "tests/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/course/glossary.h"

#define complain(...) (print_error(__VA_ARGS__), print_error("\n"), _fail(__FILE__, __LINE__))

#define COURSE(pages)                                                                              \
    "return { title = 'T', format = 1,\n modules = { { id = 'm', title = 'M', lessons = {\n"       \
    "  { id = 'a', title = 'A' } } } },\n pages = {\n" pages "\n } }"
#define WORDS "{ id = 'words', title = 'Words', kind = 'glossary' }"

static char folder[] = "/tmp/bitlab-pages-XXXXXX";
static struct script *script;

static int begin(void **state) {
    (void)state;
    script = script_new();
    if (!script || !mkdtemp(folder)) return -1;
    char *command = xprintf("cd %s && mkdir -p lessons/m lessons/pages exercises && "
                            "touch lessons/m/a.md lessons/pages/words.md lessons/pages/signs.md",
                            folder);
    int status = system(command);
    free(command);
    return status;
}

static int end(void **state) {
    (void)state;
    script_free(script);
    char *command = xprintf("rm -rf %s", folder);
    int status = system(command);
    free(command);
    return status;
}

static void write_below(const char *below, const char *text) {
    char *path = path_join(folder, below);
    assert_int_equal(file_write(path, text, strlen(text), NULL), STATUS_OK);
    free(path);
}

static void open_course(struct course *course, const char *source) {
    struct error err = { 0 };
    write_below("lessons/course.lua", source);
    if (course_open(course, script, folder, &err) != STATUS_OK) complain("%s", err.text);
}

static void pages_are_found_beside_lessons(void **state) {
    (void)state;
    struct course course;
    open_course(&course, COURSE(WORDS ", { id = 'signs', title = 'Signs' }"));
    assert_int_equal(course.n_lessons, 1);
    assert_int_equal(course.pages.n, 2);
    const struct course_lesson *signs = course_find_page(&course, "signs");
    assert_int_equal(signs->page, PAGE_TEXT);
    assert_int_equal(signs->number, 2); // after the lesson and the first page
    assert_ptr_equal(signs->module, &course.pages);
    assert_ptr_equal(course_find_reading(&course, "signs"), signs);
    assert_ptr_equal(course_find_reading(&course, "a"), course.lessons[0]);
    assert_null(course_find_lesson(&course, "signs"));
    assert_null(course_find_page(&course, "a"));
    assert_string_equal(course_page_of_kind(&course, PAGE_GLOSSARY)->id, "words");
    assert_null(course_page_of_kind(&course, PAGE_FORMULAS));
    course_release(&course);
}

static void a_course_without_pages_has_none(void **state) {
    (void)state;
    struct course course;
    struct glossary glossary;
    struct error err = { 0 };
    open_course(&course, "return { title = 'T', format = 1, modules = {} }");
    assert_int_equal(course.pages.n, 0);
    assert_int_equal(glossary_read(&glossary, &course, &err), STATUS_OK);
    assert_null(glossary.page);
    assert_null(glossary_find(&glossary, "scale"));
    glossary_release(&glossary);
    course_release(&course);
}

static void wrong_pages_are_told_at_their_line(void **state) {
    static const struct {
        const char *source, *expected;
    } wrong[] = {
        { COURSE("'words'"), "/lessons/course.lua:5: a page is a table { id = …, title = … }, "
                             "not a string" },
        { COURSE("{ id = 'words' }"),
          "/lessons/course.lua:5: title is missing: a string is wanted" },
        { COURSE("{ id = 'words', title = 'W',\n kind = 'glosary' }"),
          "/lessons/course.lua:6: there is no kind of page \"glosary\"; the nearest is glossary" },
        { COURSE("{ id = 'words', title = 'W', minutes = 3 }"),
          "/lessons/course.lua:5: a page has no field minutes; its fields are id, title, kind, "
          "sources" },
        { COURSE("{ id = 'a', title = 'W' }"),
          "/lessons/course.lua:5: page id a is the id of the lesson in line 3 too" },
        { COURSE(WORDS ",\n" WORDS),
          "/lessons/course.lua:6: page id words is used twice; it stands in line 5 too" },
        { "return { title = 'T', format = 1, modules = { { id = 'pages', title = 'P', lessons = {} "
          "} },\n pages = { } }",
          "/lessons/course.lua:2: lessons/pages/ holds the pages: name module pages otherwise" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct course course;
        struct error err = { 0 };
        write_below("lessons/course.lua", wrong[i].source);
        enum status status = course_open(&course, script, folder, &err);
        if (status != STATUS_COURSE || !text_ends(err.text, wrong[i].expected))
            complain("expected: %s\n      got: %s", wrong[i].expected, err.text);
    }
}

static void a_page_without_a_file_or_with_a_taken_id_is_told(void **state) {
    (void)state;
    struct course course;
    struct error err = { 0 };
    write_below("lessons/course.lua", COURSE("{ id = 'none', title = 'N' }"));
    assert_int_equal(course_open(&course, script, folder, &err), STATUS_COURSE);
    assert_non_null(strstr(err.text, "course.lua:5: page none has no file: /tmp/"));
    write_below("exercises/words.lua", "");
    write_below("lessons/course.lua", COURSE(WORDS));
    assert_int_equal(course_open(&course, script, folder, &err), STATUS_COURSE);
    assert_non_null(strstr(err.text, "words.lua:1: exercise id words is the id of a page too"));
    char *path = path_join(folder, "exercises/words.lua");
    unlink(path);
    free(path);
}

static void a_page_holds_text_only(void **state) {
    (void)state;
    struct course course;
    struct lesson lesson;
    struct error err = { 0 };
    open_course(&course, COURSE(WORDS));
    write_below("lessons/pages/words.md", "One.\n\n```quiz\nquiz {}\n```\n");
    assert_int_equal(course_read_lesson(&course, &course.pages.lessons[0], &lesson, &err),
                     STATUS_COURSE);
    assert_true(text_ends(err.text, "words.md:3: a page holds text; figures, exercises and quick "
                                    "checks belong in lessons"));
    course_release(&course);
}

static const char words[] =
    "The words.\n\n## K\n\n"
    "**KL divergence, KL** How far $q$ is\nfrom `p`. [Steps](a)\n\n"
    "**scale, step size** The step, see [there](http://x.y) and\n[A](a).\n\n"
    "**zero-point**: The code of 0.\n\n"
    "Not an **entry**.\n\n"
    "**matrix** Rows and columns.\r\n\r\n"
    "**energy** The sum of squares.\n\n**bias** Beside.\n\n**$T^2$, axis** A factor.";

static void words_find_their_entry(void **state) {
    static const struct {
        const char *word, *name;
    } found[] = {
        { "scale", "scale" },
        { "Scales", "scale" },
        { "STEP SIZES", "scale" },
        { "step-size", "scale" },
        { " step  size ", "scale" },
        { "zero point", "zero-point" },
        { "Zero points", "zero-point" },
        { "KL", "KL divergence" },
        { "kl divergences", "KL divergence" },
        { "matrices", "matrix" },
        { "energies", "energy" },
        { "bias", "bias" },
        { "biases", "bias" },
        { "T^2", "$T^2$" },
        { "`scale`", "scale" },
    };
    static const char *const unknown[] = { "", "scal", "entry", "s", "The", "ax" };
    (void)state;
    struct course course;
    struct glossary glossary;
    struct error err = { 0 };
    open_course(&course, COURSE(WORDS));
    write_below("lessons/pages/words.md", words);
    if (glossary_read(&glossary, &course, &err) != STATUS_OK) complain("%s", err.text);
    assert_int_equal(glossary.n, 7);
    for (size_t i = 0; i < sizeof found / sizeof *found; i++) {
        const struct glossary_entry *entry = glossary_find(&glossary, found[i].word);
        if (!entry || strcmp(entry->names.at[0], found[i].name) != 0)
            complain("%s finds %s, not %s", found[i].word, entry ? entry->names.at[0] : "nothing",
                     found[i].name);
    }
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        if (glossary_find(&glossary, unknown[i])) complain("'%s' finds something", unknown[i]);
    glossary_release(&glossary);
    course_release(&course);
}

static void an_entry_has_names_text_lesson_and_line(void **state) {
    (void)state;
    struct course course;
    struct glossary glossary;
    struct error err = { 0 };
    open_course(&course, COURSE(WORDS));
    write_below("lessons/pages/words.md", words);
    assert_int_equal(glossary_read(&glossary, &course, &err), STATUS_OK);
    const struct glossary_entry *kl = glossary_find(&glossary, "KL");
    assert_int_equal(kl->names.n, 2);
    assert_string_equal(kl->text, "How far $q$ is\nfrom `p`.");
    assert_string_equal(kl->lesson, "a");
    assert_int_equal(kl->line, 5);
    assert_string_equal(glossary_find(&glossary, "scale")->lesson, "a"); // an address is no lesson
    const struct glossary_entry *zero = glossary_find(&glossary, "zero point");
    assert_string_equal(zero->text, "The code of 0.");
    assert_null(zero->lesson);
    assert_int_equal(zero->line, 11);
    assert_int_equal(glossary_find(&glossary, "axis")->line, 21);
    assert_string_equal(glossary_find(&glossary, "matrix")->text, "Rows and columns.");
    glossary_release(&glossary);
    course_release(&course);
}

static void a_wrong_glossary_is_told_at_its_line(void **state) {
    static const struct {
        const char *text, *expected;
    } wrong[] = {
        { "**scale** The step.\n\n**grid, scale** The points.",
          "words.md:3: the glossary explains scale twice; it stands in line 1 too" },
        { "First.\n\n**scale**\n\nThe step.",
          "words.md:3: the glossary names scale and does not explain it" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct course course;
        struct glossary glossary;
        struct error err = { 0 };
        open_course(&course, COURSE(WORDS));
        write_below("lessons/pages/words.md", wrong[i].text);
        assert_int_equal(glossary_read(&glossary, &course, &err), STATUS_COURSE);
        if (!text_ends(err.text, wrong[i].expected)) complain("%s", err.text);
        course_release(&course);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_are_found_beside_lessons),
        cmocka_unit_test(a_course_without_pages_has_none),
        cmocka_unit_test(wrong_pages_are_told_at_their_line),
        cmocka_unit_test(a_page_without_a_file_or_with_a_taken_id_is_told),
        cmocka_unit_test(a_page_holds_text_only),
        cmocka_unit_test(words_find_their_entry),
        cmocka_unit_test(an_entry_has_names_text_lesson_and_line),
        cmocka_unit_test(a_wrong_glossary_is_told_at_its_line),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
