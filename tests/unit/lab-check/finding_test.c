// SPDX-License-Identifier: MIT
// Findings: places, what loaders say turned into findings, and the three formats, which no text
// from a course can break.
#include "tests/check.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/check/finding.h"

static void write_file(const char *path, const char *text) {
    assert_int_equal(file_write(path, text, strlen(text), NULL), STATUS_OK);
}

static void a_column_is_that_of_the_word_that_the_sentence_names(void **state) {
    (void)state;
    char lua[] = "/tmp/bitlab-place-XXXXXX.lua", md[] = "/tmp/bitlab-place-XXXXXX.md";
    close(mkstemps(lua, 4));
    close(mkstemps(md, 3));
    write_file(lua, "return {\n  { id = \"bits\", titel = \"é\", x = 1 },\n}\n");
    write_file(md, "Text\n\n  the $\\frca{1}{2}$\n");
    assert_int_equal(place_column(lua, 2, "a lesson has no field titel; the nearest is title"), 18);
    assert_int_equal(place_column(lua, 2, "there is no lesson bits."), 10);
    assert_int_equal(place_column(lua, 2, "something else"), 3);
    assert_int_equal(place_column(lua, 99, "something else"), 1);
    assert_int_equal(place_column(md, 3, "unknown command \\frca; the nearest is \\frac"), 8);
    assert_int_equal(place_column(md, 3, "something else"), 3);
    assert_int_equal(place_column(md, 3, "unexpected symbol near '}'"), 18);
    assert_int_equal(place_column("/nowhere.lua", 3, "x"), 1);
    unlink(lua);
    unlink(md);
}

// What Lua's compiler says of each line, which is the column of the token that it stopped at.
static void a_syntax_error_has_the_column_where_lua_stopped(void **state) {
    static const struct {
        const char *line, *says;
        int column;
    } rows[] = {
        { "  format = (1)),", "'}' expected (to close '{' at line 3) near ')'", 15 },
        { "  mod ules = 1,", "'}' expected (to close '{' at line 3) near 'ules'", 7 },
        { "  format = \"1,", "unfinished string near '\"1,'", 12 },
        { "  format = 1x,", "malformed number near '1x'", 12 },
        { "  é = 1, u = ules v", "syntax error near 'v'", 19 },
        { "  points = 1 2,", "'}' expected near '2'", 14 },
        { "  a = \"b\" \"c\"", "'}' expected near '\"c\"'", 11 },
        { "  format = 1,", "'}' expected near <eof>", 13 },
        { "return [[", "unfinished long string near '<eof>'", 8 },
        { "  a = 'x\\q',", "invalid escape sequence near ''x\\q'", 7 },
    };
    char lua[] = "/tmp/bitlab-place-XXXXXX.lua";
    (void)state;
    close(mkstemps(lua, 4));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        write_file(lua, rows[i].line);
        int column = place_column(lua, 1, rows[i].says);
        if (column != rows[i].column)
            fail_msg("%s: column %d, not %d", rows[i].line, column, rows[i].column);
    }
    write_file(lua, "return { starter = [[\nfunction f()\n  return { a b }\nend]] }\n");
    assert_int_equal(place_column(lua, 3, "line 2: '}' expected near 'b'"), 14);
    unlink(lua);
}

static void what_a_loader_says_becomes_a_finding_at_its_line(void **state) {
    (void)state;
    struct findings findings = { 0 };
    struct error err = { 0 };
    fail_at(&err, STATUS_COURSE, "a/b.lua", 7, "points is a number: not 3:4: a string");
    findings_add_error(&findings, "other.lua", &err);
    fail(&err, STATUS_ENVIRONMENT, "a/c.lua: no such file");
    findings_add_error(&findings, "a/c.lua", &err);
    assert_int_equal(findings.n, 2);
    assert_string_equal(findings.at[0].file, "a/b.lua");
    assert_int_equal(findings.at[0].line, 7);
    assert_string_equal(findings.at[0].text, "points is a number: not 3:4: a string");
    assert_string_equal(findings.at[1].file, "a/c.lua");
    assert_int_equal(findings.at[1].line, 0);
    assert_string_equal(findings.at[1].text, "no such file");
    findings_release(&findings);
}

static void the_same_finding_is_added_once_and_all_are_sorted_by_place(void **state) {
    (void)state;
    struct findings findings = { 0 };
    findings_add_at(&findings, FINDING_WARNING, "b", 9, 1, "late");
    findings_add_at(&findings, FINDING_ERROR, "a", 1, 1, "other");
    findings_add_at(&findings, FINDING_ERROR, "b", 2, 1, "early");
    findings_add_at(&findings, FINDING_WARNING, "b", 9, 1, "late");
    findings_sort(&findings);
    assert_int_equal(findings.n, 3);
    assert_int_equal(findings.errors, 2);
    assert_int_equal(findings.warnings, 1);
    assert_string_equal(findings.at[0].text, "early");
    assert_string_equal(findings.at[1].text, "late");
    assert_string_equal(findings.at[2].text, "other");
    findings_release(&findings);
}

static void no_text_of_a_course_breaks_a_format(void **state) {
    (void)state;
    struct findings findings = { 0 };
    struct strbuf out = { 0 };
    findings_add_at(&findings, FINDING_ERROR, "::a,b:c.lua", 3, 4,
                    "50%\n::error::\x1b[31mred \xff");
    findings_write_github(&findings, &out);
    assert_string_equal(strbuf_text(&out), "::error file=%3A%3Aa%2Cb%3Ac.lua,line=3,col=4::50%25\\n"
                                           "::error::\\x1b[31mred \xef\xbf\xbd\n");
    strbuf_clear(&out);
    findings_write_text(&findings, &out);
    assert_string_equal(strbuf_text(&out), "./::a,b:c.lua:3:4: error: 50%\\n::error::\\x1b[31mred "
                                           "\xef\xbf\xbd\n");
    strbuf_clear(&out);
    findings_write_json(&findings, &out);
    assert_non_null(strstr(strbuf_text(&out), "\"severity\": \"error\""));
    assert_null(strchr(strbuf_text(&out), '\x1b'));
    strbuf_release(&out);
    findings_release(&findings);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_column_is_that_of_the_word_that_the_sentence_names),
        cmocka_unit_test(a_syntax_error_has_the_column_where_lua_stopped),
        cmocka_unit_test(what_a_loader_says_becomes_a_finding_at_its_line),
        cmocka_unit_test(the_same_finding_is_added_once_and_all_are_sorted_by_place),
        cmocka_unit_test(no_text_of_a_course_breaks_a_format),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
