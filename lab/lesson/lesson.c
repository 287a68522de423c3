// SPDX-License-Identifier: MIT
// A lesson from its Markdown: the blocks without a heading that repeats the title.
#include "lab/lesson/lesson.h"

#include <stdlib.h>
#include <string.h>

#include "lab/lesson/parse.h"

static void drop_title(struct lesson *lesson, const char *title) {
    if (!title || !lesson->n || lesson->blocks[0].kind != BLOCK_HEADING) return;
    if (strcmp(lesson->blocks[0].text, title) != 0) return;
    memmove(lesson->blocks, lesson->blocks + 1, --lesson->n * sizeof *lesson->blocks);
}

enum status lesson_parse(struct lesson *lesson, const char *path, const char *title,
                         const char *markdown, size_t size, struct error *err) {
    enum status status = markdown_parse(lesson, path, 1, markdown, size, false, err);
    if (status == STATUS_OK) drop_title(lesson, title);
    return status;
}

void lesson_release(struct lesson *lesson) {
    free(lesson->blocks);
    arena_release(&lesson->arena);
    *lesson = (struct lesson) { 0 };
}
