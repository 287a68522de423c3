// SPDX-License-Identifier: MIT
// Short Markdown, such as a task or a hint: drawn into a grid or printed as lines, with the engine
// of the lessons.
#include <stdlib.h>
#include <string.h>

#include "lab/lesson/page.h"
#include "lab/lesson/parse.h"

int markdown_draw(struct grid *grid, int row, int col, int cols, bool ascii, const char *markdown) {
    struct lesson lesson;
    struct page_options options = { .cols = cols, .ascii = ascii };
    if (cols < 1) return 0;
    markdown_parse(&lesson, "", 1, markdown, strlen(markdown), true, NULL);
    struct pager pager = { .grid = grid, .ascii = ascii };
    int rows = page_draw_blocks(&pager, &lesson, (struct page_area) { row, col, cols, cols },
                                &options, NULL);
    free(pager.targets);
    lesson_release(&lesson);
    return rows;
}

void markdown_text(struct strbuf *out, int cols, bool ascii, const char *markdown) {
    struct grid grid;
    struct grid_print_options options = { .ascii = ascii };
    grid_init(&grid, 0, cols > 0 ? cols : 1);
    int rows = markdown_draw(&grid, 0, 0, grid.cols, ascii, markdown);
    grid_print(&grid, 0, rows, &options, out);
    grid_release(&grid);
}

enum status markdown_check(const char *path, int line, const char *markdown, struct error *err) {
    struct lesson lesson;
    enum status status =
        markdown_parse(&lesson, path, line, markdown, strlen(markdown), false, err);
    if (status == STATUS_OK) lesson_release(&lesson);
    return status;
}
