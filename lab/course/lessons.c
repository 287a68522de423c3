// SPDX-License-Identifier: MIT
// The lessons of a course: read and parsed, and a quick look at the exercises that stand in one.
#include <stdlib.h>
#include <string.h>

#include "lab/base/file.h"
#include "lab/course/course.h"

// Every exercise that a lesson shows must be there.
static enum status check_exercises(const struct course *course, const struct lesson *lesson,
                                   const char *path, struct error *err) {
    for (size_t i = 0; i < lesson->n; i++) {
        const struct lesson_block *block = &lesson->blocks[i];
        if (block->kind != BLOCK_EXERCISE || course_find_exercise(course, block->name)) continue;
        int fence = block->line > 1 ? block->line - 1 : block->line;
        return course_no_exercise(course, path, fence, block->name, err);
    }
    return STATUS_OK;
}

// A page is text: what is answered or moved belongs in a lesson, where progress and `plot` find it.
static enum status check_page(const struct lesson *page, struct error *err) {
    for (size_t i = 0; i < page->n; i++) {
        const struct lesson_block *block = &page->blocks[i];
        if (block->kind < BLOCK_FIGURE) continue;
        int fence = block->line > 1 ? block->line - 1 : block->line;
        return fail_at(err, STATUS_COURSE, page->path, fence,
                       "a page holds text; figures, exercises and quick checks belong in lessons");
    }
    return STATUS_OK;
}

enum status course_read_lesson(const struct course *course, const struct course_lesson *lesson,
                               struct lesson *out, struct error *err) {
    struct strbuf text = { 0 };
    enum status status = file_read_course(lesson->path, &text, err);
    if (status == STATUS_OK)
        status = lesson_parse(out, lesson->path, lesson->title, strbuf_text(&text), text.size, err);
    strbuf_release(&text);
    if (status != STATUS_OK) return status;
    status = lesson->page ? check_page(out, err) : check_exercises(course, out, lesson->path, err);
    if (status != STATUS_OK) lesson_release(out);
    return status;
}

// The backticks or tildes that begin or end a fenced block; 0 where the line is no fence.
static size_t fence_length(const char *line, const char *end, char *mark) {
    size_t blanks = 0, n = 0;
    while (line + blanks < end && line[blanks] == ' ' && blanks < 4)
        blanks++;
    line += blanks;
    if (blanks > 3 || line >= end || (*line != '`' && *line != '~')) return 0;
    *mark = *line;
    while (line + n < end && line[n] == *mark)
        n++;
    return n >= 3 ? n : 0;
}

// The id of a fence that reads "exercise ID"; its length, 0 where it is another.
static size_t exercise_id(const char *line, const char *end, char mark, const char **id) {
    static const char word[] = "exercise";
    while (line < end && (*line == ' ' || *line == mark))
        line++;
    if ((size_t)(end - line) < sizeof word || memcmp(line, word, sizeof word - 1) != 0) return 0;
    line += sizeof word - 1;
    const char *start = line + strspn(line, " \t");
    if (start == line || start >= end) return 0;
    *id = start;
    return strcspn(start, " \t\r\n");
}

static void scan(const struct strbuf *bytes, struct arena *arena, struct text_list *ids,
                 size_t *capacity, const char ***at) {
    const char *text = strbuf_text(bytes), *last = text + bytes->size;
    size_t open = 0;
    char open_mark = 0;
    while (text < last) {
        const char *end = memchr(text, '\n', (size_t)(last - text)), *id;
        if (!end) end = last;
        char mark = 0;
        size_t length = fence_length(text, end, &mark);
        if (open) {
            if (length >= open && mark == open_mark) open = 0;
        } else if (length) {
            size_t size = exercise_id(text, end, mark, &id);
            open = length;
            open_mark = mark;
            if (size) {
                GROW(*at, ids->n, *capacity);
                (*at)[ids->n++] = arena_strndup(arena, id, size);
            }
        }
        text = end < last ? end + 1 : end;
    }
}

enum status course_lesson_exercises(const struct course *course, const struct course_lesson *lesson,
                                    struct arena *arena, struct text_list *ids, struct error *err) {
    (void)course;
    *ids = (struct text_list) { 0 };
    struct strbuf text = { 0 };
    const char **at = NULL;
    size_t capacity = 0;
    enum status status = file_read_course(lesson->path, &text, err);
    if (status == STATUS_OK) scan(&text, arena, ids, &capacity, &at);
    ids->at = arena_alloc(arena, ids->n * sizeof *ids->at);
    if (ids->n) memcpy(ids->at, at, ids->n * sizeof *at);
    free(at);
    strbuf_release(&text);
    return status;
}
