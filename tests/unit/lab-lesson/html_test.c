// SPDX-License-Identifier: MIT
// Markdown as HTML for reports: nothing of it may act in a browser.
#include "tests/check.h"

#include <string.h>

#include "lab/lesson/html.h"

static void assert_html(const char *markdown, const char *expected) {
    struct strbuf out = { 0 };
    markdown_html(&out, markdown, 2);
    assert_string_equal(strbuf_text(&out), expected);
    strbuf_release(&out);
}

static void blocks_and_spans_become_elements(void **state) {
    (void)state;
    assert_html("# A\n\nb **c** `d`", "<h3>A</h3>\n<p>b <strong>c</strong> <code>d</code></p>\n");
    assert_html("- one\n- two\n", "<ul><li>one</li>\n<li>two</li>\n</ul>\n");
    assert_html("```\nx < y\n```\n", "<pre><code>x &lt; y\n</code></pre>\n");
    assert_html("##### deep", "<h6>deep</h6>\n");
}

static void nothing_of_it_acts(void **state) {
    (void)state;
    assert_html("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
    assert_html("[x](javascript:alert(1))", "<p><a>x</a></p>\n");
    assert_html("[x](https://a.b/?\"q)", "<p><a href=\"https://a.b/?&quot;q\">x</a></p>\n");
    assert_html("a\033[31mb", "<p>a[31mb</p>\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_and_spans_become_elements),
        cmocka_unit_test(nothing_of_it_acts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
