// SPDX-License-Identifier: MIT
// The sanitizer: whatever goes in, what comes out is valid UTF-8 without a single unsafe code
// point, and making it safe again changes nothing.
#include "tests/fuzz/fuzz.h"

#include "lab/base/utf8.h"
#include "lab/cells/grid.h"
#include "lab/cells/sanitize.h"

static void must_be_safe(const struct strbuf *out, bool lines) {
    size_t taken;
    for (size_t i = 0; i < out->size; i += taken) {
        uint32_t c = utf8_decode(out->at + i, out->size - i, &taken);
        MUST(codepoint_is_safe(c) || (lines && (c == '\n' || c == '\t')));
    }
}

static void make_safe(const char *text, size_t size, bool lines) {
    struct strbuf once = { 0 }, twice = { 0 };
    sanitize(&once, text, size, lines);
    must_be_safe(&once, lines);
    sanitize(&twice, strbuf_text(&once), once.size, lines);
    MUST(once.size == twice.size &&
         memcmp(strbuf_text(&once), strbuf_text(&twice), once.size) == 0);
    strbuf_release(&once);
    strbuf_release(&twice);
}

static void draw(const char *text, size_t size) {
    struct grid grid;
    struct strbuf copy = { 0 }, out = { 0 };
    const struct grid_print_options options = { .ascii = size % 2 };
    strbuf_add(&copy, text, size);
    grid_init(&grid, 1, 40);
    grid_text(&grid, 0, 0, 40, STYLE_TEXT, strbuf_text(&copy));
    grid_wrap(&grid, 1, 3, 30, STYLE_TEXT, strbuf_text(&copy));
    grid_print(&grid, 0, grid.rows, &options, &out);
    must_be_safe(&out, true);
    grid_release(&grid);
    strbuf_release(&copy);
    strbuf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *text = malloc(size + 1);
    struct strbuf block = { 0 };
    if (size) memcpy(text, data, size);
    make_safe(text, size, true);
    make_safe(text, size, false);
    sanitize_block(&block, text, size, "| ", 6);
    must_be_safe(&block, true);
    for (const char *line = strbuf_text(&block); *line; line = strchr(line, '\n') + 1) {
        MUST(line[0] == '|' && line[1] == ' ');
        MUST(strchr(line, '\n') != NULL);
    }
    strbuf_release(&block);
    draw(text, size);
    free(text);
    return 0;
}
