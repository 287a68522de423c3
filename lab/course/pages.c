// SPDX-License-Identifier: MIT
// The pages of a course: texts that are looked up rather than read in order, as a glossary is. A
// page is a lesson of the module "pages" that no order reaches.
#include <string.h>

#include "lab/base/file.h"
#include "lab/base/nearest.h"
#include "lab/course/files.h"
#include "lab/course/items.h"

static const char *const kinds[] = {
    [PAGE_NONE] = NULL,           [PAGE_NOTATION] = "notation",   [PAGE_GLOSSARY] = "glossary",
    [PAGE_FORMULAS] = "formulas", [PAGE_CHECKLIST] = "checklist", [PAGE_TEXT] = "text",
};
enum { KINDS = sizeof kinds / sizeof *kinds };

const char *page_kind_name(enum page_kind kind) {
    return kinds[kind];
}

static enum page_kind read_kind(struct fields *fields, const struct value *table) {
    const char *name = fields_text(fields, table, "kind", OPTIONAL);
    if (!*name) return PAGE_TEXT;
    for (int kind = PAGE_NOTATION; kind < KINDS; kind++)
        if (strcmp(kinds[kind], name) == 0) return kind;
    const char *near = name_nearest(name, kinds, KINDS);
    fields_wrong(fields, value_field(table, "kind")->line, "there is no kind of page \"%s\"; %s%s",
                 name,
                 near ? "the nearest is " : "notation, glossary, formulas, checklist and text are",
                 near ? near : "");
    return PAGE_TEXT;
}

// Ids of lessons, pages and exercises are one namespace: links name them all.
static void check_page_id(const struct course *course, struct fields *fields, size_t i) {
    const struct course_lesson *page = &course->pages.lessons[i];
    const struct course_lesson *taken = course_find_lesson(course, page->id);
    if (taken)
        fields_wrong(fields, page->line, "page id %s is the id of the lesson in line %d too",
                     page->id, taken->line);
    for (size_t j = 0; j < i; j++)
        if (strcmp(course->pages.lessons[j].id, page->id) == 0)
            fields_wrong(fields, page->line, "page id %s is used twice; it stands in line %d too",
                         page->id, course->pages.lessons[j].line);
}

static void read_page(struct course *course, struct fields *fields, const struct value *table,
                      size_t i) {
    static const char *const known[] = { "id", "title", "kind", "sources" };
    struct course_lesson *page = &course->pages.lessons[i];
    if (!course_item_is_table(fields, table, "a page")) return;
    fields_known(fields, table, "a page", known, sizeof known / sizeof *known, 0);
    *page = (struct course_lesson) {
        .id = course_item_id(fields, table),
        .title = fields_title(fields, table),
        .page = read_kind(fields, table),
        .sources = course_item_texts(fields, table, "sources", &course->arena),
        .module = &course->pages,
        .number = course->n_lessons + i,
        .line = table->line,
    };
    page->path = course_path(course, arena_printf(&course->arena, "lessons/pages/%s.md", page->id));
    if (fields->status == STATUS_OK) check_page_id(course, fields, i);
    if (fields->status == STATUS_OK && !file_exists(page->path))
        fields_wrong(fields, page->line, "page %s has no file: %s is wanted", page->id, page->path);
}

// lessons/pages/ belongs to the pages.
static void check_modules(const struct course *course, struct fields *fields, int line) {
    for (size_t i = 0; i < course->n_modules; i++)
        if (strcmp(course->modules[i].id, course->pages.id) == 0)
            fields_wrong(fields, line,
                         "lessons/pages/ holds the pages: name module pages otherwise");
}

void course_read_pages(struct course *course, struct fields *fields, const struct value *table) {
    course->pages = (struct course_module) { .id = "pages", .title = "Pages" };
    const struct value *list = fields_table(fields, table, "pages", OPTIONAL, "a list of pages");
    if (!list) return;
    fields_known(fields, list, "pages", NULL, 0, list->table.n);
    check_modules(course, fields, list->line);
    course->pages.lessons =
        arena_alloc(&course->arena, list->table.n * sizeof *course->pages.lessons);
    for (size_t i = 0; i < list->table.n && fields->status == STATUS_OK; i++)
        read_page(course, fields, &list->table.items[i], i);
    course->pages.n = fields->status == STATUS_OK ? list->table.n : 0;
}

const struct course_lesson *course_find_page(const struct course *course, const char *id) {
    for (size_t i = 0; i < course->pages.n; i++)
        if (strcmp(course->pages.lessons[i].id, id) == 0) return &course->pages.lessons[i];
    return NULL;
}

const struct course_lesson *course_find_reading(const struct course *course, const char *id) {
    const struct course_lesson *lesson = course_find_lesson(course, id);
    return lesson ? lesson : course_find_page(course, id);
}

const struct course_lesson *course_page_of_kind(const struct course *course, enum page_kind kind) {
    for (size_t i = 0; i < course->pages.n; i++)
        if (course->pages.lessons[i].page == kind) return &course->pages.lessons[i];
    return NULL;
}
