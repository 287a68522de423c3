// SPDX-License-Identifier: MIT
// Golden screens: every sample figure at several sizes and in all three sets of glyphs, against
// tests/data/figures/. BITLAB_UPDATE=1 writes the files anew; read the difference before you commit
// it.
#include "tests/check.h"

#include <stdio.h>
#include <stdlib.h>

#include "lab/base/file.h"
#include "tests/figures/samples.h"

static const struct screen {
    int cols, rows;
    enum glyphs glyphs;
} screens[] = {
    { 78, 20, GLYPHS_BRAILLE }, { 60, 14, GLYPHS_BRAILLE }, { 36, 8, GLYPHS_BRAILLE },
    { 60, 14, GLYPHS_BLOCK },   { 60, 14, GLYPHS_ASCII },
};

static void draw(const struct figure *figure, const struct screen *screen, struct strbuf *out) {
    struct figure_look look = { .glyphs = screen->glyphs, .legend = true, .title = true };
    struct grid_print_options options = { .ascii = screen->glyphs == GLYPHS_ASCII };
    struct grid grid;
    grid_init(&grid, screen->rows, screen->cols);
    figure_draw(figure, &grid, 0, 0, screen->rows, screen->cols, &look);
    grid_print(&grid, 0, screen->rows, &options, out);
    grid_release(&grid);
}

static void draw_all(const struct figure *figure, struct strbuf *out) {
    static const char *const names[] = { "ascii", "block", "braille" };
    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        strbuf_printf(out, "== %dx%d %s\n", screens[i].cols, screens[i].rows,
                      names[screens[i].glyphs]);
        draw(figure, &screens[i], out);
    }
}

static void every_sample_looks_as_it_did(void **state) {
    (void)state;
    int wrong = 0;
    for (int i = 0; i < SAMPLES; i++) {
        struct figure figure = samples[i].make();
        struct strbuf actual = { 0 }, expected = { 0 };
        struct error err;
        char path[200];
        snprintf(path, sizeof path, "tests/data/figures/%s.txt", samples[i].name);
        draw_all(&figure, &actual);
        if (getenv("BITLAB_UPDATE"))
            assert_int_equal(file_write(path, actual.at, actual.size, &err), STATUS_OK);
        if (file_read(path, 1 << 20, &expected, &err)) print_error("%s\n", err.text);
        if (strcmp(strbuf_text(&expected), actual.at) != 0) {
            print_error("%s differs; it is now\n%s", path, actual.at);
            wrong++;
        }
        strbuf_release(&actual);
        strbuf_release(&expected);
        figure_release(&figure);
    }
    assert_int_equal(wrong, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(every_sample_looks_as_it_did) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
