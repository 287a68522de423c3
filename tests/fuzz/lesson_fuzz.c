// SPDX-License-Identifier: MIT
// The Markdown reader: any text as a lesson, laid out on pages of several widths, and as short
// Markdown.
#include "tests/fuzz/fuzz.h"

#include "lab/lesson/lesson.h"

static void lay_out(const struct lesson *lesson) {
    static const int cols[] = { 20, 72 };
    for (int i = 0; i < 2; i++) {
        struct page page = { 0 };
        page_lay_out(&page, lesson, &(struct page_options) { .cols = cols[i], .ascii = i == 0 });
        for (size_t k = 1; k < page.n_places; k++)
            MUST(page.places[k].row >= page.places[k - 1].row);
        page_release(&page);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct lesson lesson = { 0 };
    struct error err = { 0 };
    struct strbuf text = { 0 }, out = { 0 };
    strbuf_add(&text, data, size);
    enum status status =
        lesson_parse(&lesson, "lesson.md", "Title", strbuf_text(&text), text.size, &err);
    if (status == STATUS_OK)
        lay_out(&lesson);
    else
        MUST(strncmp(err.text, "lesson.md", 9) == 0);
    lesson_release(&lesson);
    markdown_text(&out, 60, size % 2, strbuf_text(&text));
    strbuf_release(&out);
    strbuf_release(&text);
    return 0;
}
