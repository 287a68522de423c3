// SPDX-License-Identifier: MIT
// The bytes of an index. Packing and unpacking of each thing stand together, in one order.
#include <stdlib.h>
#include <string.h>

#include "lab/course/files.h"
#include "lab/course/index_parts.h"

// A count of things that take a byte or more each.
static size_t unpack_length(struct unpacking *from) {
    return (size_t)unpack_count(from, from->left);
}

static void pack_stamp(struct strbuf *out, const struct stamp *stamp) {
    pack_count(out, stamp->seconds);
    pack_count(out, stamp->nanoseconds);
    pack_count(out, stamp->size);
    pack_count(out, stamp->inode);
}

static struct stamp unpack_stamp(struct unpacking *from) {
    struct stamp stamp;
    stamp.seconds = unpack_count(from, UINT64_MAX);
    stamp.nanoseconds = unpack_count(from, UINT64_MAX);
    stamp.size = unpack_count(from, UINT64_MAX);
    stamp.inode = unpack_count(from, UINT64_MAX);
    return stamp;
}

static void pack_places(struct strbuf *out, const struct course_index *index) {
    pack_count(out, index->n_places);
    for (size_t i = 0; i < index->n_places; i++) {
        pack_text(out, index->places[i].path);
        pack_stamp(out, &index->places[i].stamp);
    }
}

static void unpack_places(struct unpacking *from, struct course_index *index) {
    size_t n = unpack_length(from);
    for (size_t i = 0; i < n && !from->broken; i++) {
        GROW(index->places, index->n_places, index->places_capacity);
        struct place_stamp *place = &index->places[index->n_places++];
        place->path = unpack_text(from);
        place->stamp = unpack_stamp(from);
    }
}

static void pack_texts(struct strbuf *out, const struct text_list *list) {
    pack_count(out, list->n);
    for (size_t i = 0; i < list->n; i++)
        pack_text(out, list->at[i]);
}

static struct text_list unpack_texts(struct unpacking *from) {
    struct text_list list = { .n = unpack_length(from) };
    list.at = arena_alloc(from->arena, list.n * sizeof *list.at);
    for (size_t i = 0; i < list.n; i++)
        list.at[i] = unpack_text(from);
    return list;
}

static void pack_lesson(struct strbuf *out, const struct course_lesson *lesson) {
    pack_text(out, lesson->id);
    pack_text(out, lesson->title);
    pack_text(out, lesson->path);
    pack_count(out, lesson->page);
    pack_count(out, (uint64_t)lesson->minutes);
    pack_texts(out, &lesson->objectives);
    pack_texts(out, &lesson->prerequisites);
    pack_texts(out, &lesson->sources);
}

static void unpack_lesson(struct unpacking *from, struct course_lesson *lesson) {
    lesson->id = unpack_text(from);
    lesson->title = unpack_text(from);
    lesson->path = unpack_text(from);
    lesson->page = (enum page_kind)unpack_count(from, PAGE_TEXT);
    lesson->minutes = (int)unpack_count(from, INT32_MAX);
    lesson->objectives = unpack_texts(from);
    lesson->prerequisites = unpack_texts(from);
    lesson->sources = unpack_texts(from);
}

static void pack_module(struct strbuf *out, const struct course_module *module) {
    pack_text(out, module->id);
    pack_text(out, module->title);
    pack_count(out, module->n);
    for (size_t i = 0; i < module->n; i++)
        pack_lesson(out, &module->lessons[i]);
}

// Lessons are numbered as they come, the pages behind the last lesson.
static void unpack_module(struct unpacking *from, struct course_module *module, size_t *number) {
    module->id = unpack_text(from);
    module->title = unpack_text(from);
    module->n = unpack_length(from);
    module->lessons = arena_alloc(from->arena, module->n * sizeof *module->lessons);
    for (size_t i = 0; i < module->n && !from->broken; i++) {
        unpack_lesson(from, &module->lessons[i]);
        module->lessons[i].module = module;
        module->lessons[i].number = (*number)++;
    }
}

static void pack_course(struct strbuf *out, const struct course *course) {
    pack_text(out, course->title);
    pack_count(out, course->n_modules);
    for (size_t i = 0; i < course->n_modules; i++)
        pack_module(out, &course->modules[i]);
    pack_module(out, &course->pages);
    pack_count(out, course->n_exercises);
    for (size_t i = 0; i < course->n_exercises; i++) {
        pack_text(out, course->exercises[i].id);
        pack_text(out, course->exercises[i].path);
    }
    pack_count(out, course->n_assignments);
    for (size_t i = 0; i < course->n_assignments; i++) {
        pack_text(out, course->assignments[i].id);
        pack_texts(out, &course->assignments[i].exercises);
    }
}

static void list_lessons(struct course *course, size_t n) {
    course->lessons = arena_alloc(&course->arena, n * sizeof *course->lessons);
    for (size_t m = 0; m < course->n_modules; m++)
        for (size_t i = 0; i < course->modules[m].n; i++)
            course->lessons[course->n_lessons++] = &course->modules[m].lessons[i];
}

static void unpack_modules(struct unpacking *from, struct course *course) {
    size_t number = 0;
    course->title = unpack_text(from);
    course->n_modules = unpack_length(from);
    course->modules = arena_alloc(from->arena, course->n_modules * sizeof *course->modules);
    for (size_t i = 0; i < course->n_modules && !from->broken; i++)
        unpack_module(from, &course->modules[i], &number);
    if (!from->broken) list_lessons(course, number);
    unpack_module(from, &course->pages, &number);
}

static void unpack_course(struct unpacking *from, struct course *course) {
    unpack_modules(from, course);
    course->n_exercises = unpack_length(from);
    course->exercises = arena_alloc(from->arena, course->n_exercises * sizeof *course->exercises);
    for (size_t i = 0; i < course->n_exercises && !from->broken; i++) {
        course->exercises[i].id = unpack_text(from);
        course->exercises[i].path = unpack_text(from);
    }
    course->n_assignments = unpack_length(from);
    course->assignments =
        arena_alloc(from->arena, course->n_assignments * sizeof *course->assignments);
    for (size_t i = 0; i < course->n_assignments && !from->broken; i++) {
        course->assignments[i].id = unpack_text(from);
        course->assignments[i].exercises = unpack_texts(from);
    }
}

static void pack_notes(struct strbuf *out, const struct course_index *index) {
    for (size_t i = 0; i < index->n_lessons; i++) {
        const struct lesson_note *note = &index->lessons[i];
        pack_count(out, note->known);
        if (!note->known) continue;
        pack_stamp(out, &note->stamp);
        pack_texts(out, &note->ids);
    }
    for (size_t i = 0; i < index->course->n_exercises; i++) {
        const struct title_note *note = &index->titles[i];
        pack_count(out, note->title != NULL);
        if (!note->title) continue;
        pack_stamp(out, &note->stamp);
        pack_text(out, note->title);
    }
}

static void unpack_notes(struct unpacking *from, struct course_index *index) {
    for (size_t i = 0; i < index->n_lessons; i++) {
        struct lesson_note *note = &index->lessons[i];
        note->known = unpack_count(from, 1);
        if (!note->known) continue;
        note->stamp = unpack_stamp(from);
        note->ids = unpack_texts(from);
    }
    for (size_t i = 0; i < index->course->n_exercises; i++) {
        struct title_note *note = &index->titles[i];
        if (!unpack_count(from, 1)) continue;
        note->stamp = unpack_stamp(from);
        note->title = unpack_text(from);
    }
}

void index_pack(const struct course_index *index, struct strbuf *out) {
    pack_text(out, index->key);
    pack_places(out, index);
    pack_course(out, index->course);
    pack_notes(out, index);
}

static void forget(struct course_index *index, struct course *course) {
    course_release(course);
    free(index->places);
    free(index->lessons);
    free(index->titles);
    index->places = NULL;
    index->lessons = NULL;
    index->titles = NULL;
    index->n_places = index->places_capacity = index->n_lessons = 0;
    index->course = NULL;
}

bool index_unpack(struct course_index *index, struct course *course) {
    struct unpacking from = { strbuf_text(&index->bytes), index->bytes.size, false, &index->arena };
    if (strcmp(unpack_text(&from), index->key) != 0) return false;
    unpack_places(&from, index);
    *course = (struct course) { 0 };
    course->folder = arena_strdup(&course->arena, index->folder);
    course->file = course_path(course, "lessons/course.lua");
    from.arena = &course->arena;
    unpack_course(&from, course);
    from.arena = &index->arena;
    index->course = course;
    index->n_lessons = course->n_lessons + course->pages.n;
    index->lessons = xcalloc(index->n_lessons + 1, sizeof *index->lessons);
    index->titles = xcalloc(course->n_exercises + 1, sizeof *index->titles);
    if (!from.broken) unpack_notes(&from, index);
    if (unpack_is_over(&from)) return true;
    forget(index, course);
    return false;
}
