// SPDX-License-Identifier: MIT
// Formulas: any text as TeX, laid out on one row and displayed, with Unicode and without.
#include "tests/fuzz/fuzz.h"

#include "lab/base/strbuf.h"
#include "lab/lesson/tex.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena = { 0 };
    struct error err = { 0 };
    struct strbuf text = { 0 };
    const struct tex_node *root = NULL;
    strbuf_add(&text, data, size);
    enum status status = tex_parse(&arena, "lesson.md", 1, strbuf_text(&text), &root, &err);
    if (status != STATUS_OK) {
        MUST(strncmp(err.text, "lesson.md:", 10) == 0);
    } else {
        for (int ascii = 0; ascii < 2; ascii++) {
            MUST(tex_lay_out_flat(&arena, root, ascii));
            tex_lay_out_display(&arena, root, 20, ascii);
            tex_lay_out_display(&arena, root, 80, ascii);
        }
    }
    strbuf_release(&text);
    arena_release(&arena);
    return 0;
}
