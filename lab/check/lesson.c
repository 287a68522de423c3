// SPDX-License-Identifier: MIT
// A lesson or a page: its Markdown and formulas, its links, its figures at the ends of every
// slider, its quick checks.
#include <stdlib.h>
#include <string.h>

#include "lab/base/file.h"
#include "lab/base/nearest.h"
#include "lab/check/lesson_parts.h"
#include "lab/exercise/exercise.h"
#include "lab/lesson/inline.h"
#include "lab/lesson/table.h"

static bool is_address(const char *target) {
    return strstr(target, "://") || text_starts(target, "mailto:");
}

// The place in the file where a link's target is written, behind its parenthesis; from the block's
// line on.
static void find_target(const struct lesson_check *check, const char *target, int *line,
                        int *column) {
    struct strbuf source = { 0 };
    int number = 1, at_line = *line;
    *column = 1;
    file_read_course(check->path, &source, NULL);
    size_t size = strlen(target);
    const char *start = strbuf_text(&source);
    for (const char *at = start; *at; at++) {
        if (*at == '\n') {
            number++;
            start = at + 1;
        } else if (number >= at_line && *at == '(' && strncmp(at + 1, target, size) == 0) {
            *line = number;
            for (; start <= at; start++)
                *column += ((unsigned char)*start & 0xC0) != 0x80;
            break;
        }
    }
    strbuf_release(&source);
}

const char *check_nearest_id(const struct course *course, const char *id) {
    size_t n;
    const char **ids = course_ids(course, &n);
    const char *nearest = name_nearest(id, ids, n);
    free(ids);
    return nearest;
}

// A link leads to a lesson, a page or an exercise by its id, or to an address.
static void check_link(const struct lesson_check *check, const struct inline_run *run, int line) {
    const struct course *course = check->checker->course;
    const char *target = run->target;
    struct arena arena = { 0 };
    int column;
    if (is_address(target) || target[0] == '#') return;
    if (!course || course_find_reading(course, target) || course_find_exercise(course, target))
        return;
    find_target(check, target, &line, &column);
    const char *nearest = check_nearest_id(course, target);
    const char *sentence =
        !*target  ? "the link leads nowhere: its parentheses are empty"
        : nearest ? arena_printf(&arena,
                                 "the link leads nowhere: there is no lesson, page or exercise %s; "
                                 "the nearest is %s",
                                 target, nearest)
                  : arena_printf(&arena,
                                 "the link leads nowhere: %s is neither the id of a lesson, a page "
                                 "or an exercise nor an address",
                                 target);
    findings_add_at(check->checker->findings, FINDING_ERROR, check->path, line, column, sentence);
    arena_release(&arena);
}

static void check_runs(const struct lesson_check *check, const struct inline_run *runs, size_t n,
                       int line) {
    for (size_t i = 0; i < n; i++)
        if (runs[i].target && (i == 0 || runs[i].link != runs[i - 1].link))
            check_link(check, &runs[i], line);
}

static void check_links(const struct lesson_check *check, const struct lesson_block *block) {
    check_runs(check, block->runs, block->n_runs, block->line);
    if (!block->table) return;
    size_t cells = (size_t)block->table->rows * (size_t)block->table->columns;
    for (size_t i = 0; i < cells; i++)
        check_runs(check, block->table->cells[i].runs, block->table->cells[i].n_runs, block->line);
}

void check_text_links(const struct lesson_check *check, const char *text, int line) {
    struct lesson lesson;
    if (lesson_parse(&lesson, check->path, NULL, text, strlen(text), NULL) != STATUS_OK) return;
    for (size_t i = 0; i < lesson.n; i++) {
        lesson.blocks[i].line += line - 1;
        check_links(check, &lesson.blocks[i]);
    }
    lesson_release(&lesson);
}

static void check_quiz_text(const struct lesson_check *check, int line, const char *text) {
    struct error err;
    if (!text || !*text) return;
    if (markdown_check(check->path, line, text, &err) != STATUS_OK)
        findings_add_error(check->checker->findings, check->path, &err);
    else
        check_text_links(check, text, line);
}

static void check_one_quiz(const struct lesson_check *check, const struct exercise *quiz) {
    check_quiz_text(check, quiz->task_line, quiz->task);
    check_quiz_text(check, quiz->task_line, quiz->why);
    for (size_t i = 0; i < quiz->n_options; i++) {
        const struct exercise_option *option = &quiz->options[i];
        check_quiz_text(check, quiz->task_line, option->text);
        check_quiz_text(check, quiz->task_line, option->says);
        if (!option->correct && !option->says[0])
            findings_add(check->checker->findings, FINDING_WARNING, check->path, quiz->task_line,
                         "option %s of this quick check does not say why it is wrong: add says = "
                         "\"…\"",
                         option->id);
    }
}

static void check_quizzes(const struct lesson_check *check, const struct lesson_block *block) {
    struct exercise *quizzes;
    struct error err;
    size_t n;
    if (quiz_load(&quizzes, &n, check->checker->script, check->path, block->line, block->text,
                  "lesson", &err) != STATUS_OK) {
        findings_add_error(check->checker->findings, check->path, &err);
        return;
    }
    for (size_t i = 0; i < n; i++)
        check_one_quiz(check, &quizzes[i]);
    quiz_free(quizzes, n);
}

static void check_card(const struct lesson_check *check, const struct lesson *lesson, size_t i) {
    const struct lesson_block *card = &lesson->blocks[i];
    struct findings *findings = check->checker->findings;
    if (card->text[strspn(card->text, " \t\r\n")])
        findings_add(findings, FINDING_WARNING, check->path, card->line,
                     "what stands inside ```exercise %s is not shown; the exercise has its own "
                     "text",
                     card->name);
    for (size_t k = 0; k < i; k++) {
        const struct lesson_block *before = &lesson->blocks[k];
        if (before->kind != BLOCK_EXERCISE || strcmp(before->name, card->name) != 0) continue;
        findings_add(findings, FINDING_WARNING, check->path, card->line - 1,
                     "exercise %s stands in line %d too; once is enough", card->name,
                     before->line - 1);
        return;
    }
}

static void check_blocks(const struct lesson_check *check, const struct lesson *lesson) {
    struct page page;
    for (size_t i = 0; i < lesson->n; i++) {
        const struct lesson_block *block = &lesson->blocks[i];
        check_links(check, block);
        if (block->kind == BLOCK_FIGURE || block->kind == BLOCK_QUIZ)
            check_keys(check->checker, check->path, block->text, strlen(block->text), block->line);
        if (block->kind == BLOCK_FIGURE) check_figure(check, block);
        if (block->kind == BLOCK_EXERCISE) check_card(check, lesson, i);
        if (block->kind == BLOCK_QUIZ) check_quizzes(check, block);
    }
    page_lay_out(&page, lesson, &(struct page_options) { .cols = 72 });
    page_release(&page);
}

void check_lesson(struct checker *checker, const struct course_lesson *about) {
    struct lesson lesson;
    struct error err;
    struct lesson_check check = { checker, about->path };
    checker_begin(checker, about->path);
    if (about->page == PAGE_GLOSSARY) check_glossary(checker, about);
    if (!about->page) check_about_lesson(checker, about);
    if (course_read_lesson(checker->course, about, &lesson, &err) != STATUS_OK) {
        findings_add_error(checker->findings, about->path, &err);
        return;
    }
    check_blocks(&check, &lesson);
    if (lesson.n == 0)
        findings_add(checker->findings, FINDING_ERROR, about->path, 1, "the %s is empty",
                     about->page ? "page" : "lesson");
    lesson_release(&lesson);
}

void check_lesson_file(struct checker *checker, const char *path) {
    struct lesson lesson;
    struct error err;
    struct strbuf text = { 0 };
    struct lesson_check check = { checker, path };
    checker_begin(checker, path);
    enum status status = file_read_course(path, &text, &err);
    if (status == STATUS_OK)
        status = lesson_parse(&lesson, path, NULL, strbuf_text(&text), text.size, &err);
    if (status == STATUS_OK) {
        check_blocks(&check, &lesson);
        lesson_release(&lesson);
    } else {
        findings_add_error(checker->findings, path, &err);
    }
    strbuf_release(&text);
}
