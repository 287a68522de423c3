// SPDX-License-Identifier: MIT
// An exercise's file: run, its kind found, its fields read by the kind's reader.
#include <stdio.h>
#include <string.h>

#include "lab/base/file.h"
#include "lab/base/nearest.h"
#include "lab/exercise/reading.h"

static const char *const common_fields[] = { "kind",  "title", "lesson",  "task", "points",
                                             "hints", "why",   "sources", "map",  "stripped" };
enum { COMMON_FIELDS = sizeof common_fields / sizeof *common_fields };

static void read_points(struct reading *reading) {
    struct fields *fields = &reading->fields;
    double points = fields_number(fields, reading->table, "points", OPTIONAL, 1);
    if (!(points > 0 && points <= 1e6))
        fields_wrong(fields, value_field(reading->table, "points")->line,
                     "points is a number above 0, not %.6g", points);
    reading->exercise->points = points;
}

enum presence unless_stripped(const struct reading *reading) {
    return reading->exercise->stripped ? OPTIONAL : REQUIRED;
}

void read_hints(struct reading *reading) {
    struct exercise *exercise = reading->exercise;
    const struct value *list = value_field(reading->table, "hints");
    exercise->hints.at = fields_texts(&reading->fields, reading->table, "hints", OPTIONAL,
                                      &exercise->arena, &exercise->hints.n);
    for (size_t i = 0; i < exercise->hints.n; i++) {
        char what[64];
        snprintf(what, sizeof what, "hint %zu", i + 1);
        check_markdown(reading, &list->table.items[i], what);
    }
}

void read_common(struct reading *reading) {
    struct exercise *exercise = reading->exercise;
    struct fields *fields = &reading->fields;
    exercise->title = fields_title(fields, reading->table);
    exercise->lesson = fields_text(fields, reading->table, "lesson", REQUIRED);
    exercise->task = read_markdown(reading, reading->table, "task", REQUIRED);
    exercise->why = read_markdown(reading, reading->table, "why", OPTIONAL);
    exercise->map = fields_text(fields, reading->table, "map", OPTIONAL);
    if (fields->status != STATUS_OK) return;
    exercise->lesson_line = value_field(reading->table, "lesson")->line;
    exercise->task_line = value_field(reading->table, "task")->line;
    read_points(reading);
    read_hints(reading);
    exercise->sources.at = fields_texts(fields, reading->table, "sources", OPTIONAL,
                                        &exercise->arena, &exercise->sources.n);
}

static bool find_kind(struct reading *reading) {
    const char *names[EXERCISE_KINDS];
    const char *name = fields_text(&reading->fields, reading->table, "kind", OPTIONAL);
    if (!*name)
        fields_wrong(&reading->fields, reading->table->line,
                     "kind is missing: code, number, choice, order, bug or checklist is wanted");
    if (reading->fields.status != STATUS_OK) return false;
    for (int i = 0; i < EXERCISE_KINDS; i++) {
        names[i] = exercise_kinds[i].name;
        reading->exercise->kind = (enum exercise_kind)i;
        if (strcmp(name, names[i]) == 0) return true;
    }
    const char *nearest = name_nearest(name, names, EXERCISE_KINDS);
    int line = value_field(reading->table, "kind")->line;
    if (nearest)
        fields_wrong(&reading->fields, line, "there is no kind %s; the nearest is %s", name,
                     nearest);
    else
        fields_wrong(
            &reading->fields, line,
            "there is no kind %s; the kinds are code, number, choice, order, bug, checklist", name);
    return false;
}

static void read_fields(struct reading *reading) {
    if (!find_kind(reading)) return;
    const struct kind *kind = &exercise_kinds[reading->exercise->kind];
    const char *known[COMMON_FIELDS + KIND_FIELDS] = { NULL };
    memcpy(known, common_fields, sizeof common_fields);
    memcpy(known + COMMON_FIELDS, kind->fields, sizeof kind->fields);
    const char *what =
        arena_printf(&reading->exercise->arena, "an exercise of kind %s", kind->name);
    reading->exercise->stripped = fields_boolean(&reading->fields, reading->table, "stripped");
    fields_known(&reading->fields, reading->table, what, known, COMMON_FIELDS + KIND_FIELDS, 0);
    kind->read(reading);
}

static enum status load(struct exercise *exercise, struct script *script, struct strbuf *source,
                        struct error *err) {
    struct value table;
    enum status status = file_read_course(exercise->path, source, err);
    if (status == STATUS_OK)
        status = script_load(script, exercise->path, strbuf_text(source), source->size,
                             &exercise->arena, &table, err);
    if (status != STATUS_OK) return status;
    struct reading reading = { .exercise = exercise,
                               .script = script,
                               .fields = { exercise->path, err, STATUS_OK },
                               .table = &table,
                               .source = strbuf_text(source),
                               .size = source->size };
    read_fields(&reading);
    return reading.fields.status;
}

static const char *id_of(const char *path, struct arena *arena) {
    const char *name = path_name(path);
    size_t size = strlen(name);
    return arena_strndup(arena, name, text_ends(name, ".lua") ? size - strlen(".lua") : size);
}

enum status exercise_load(struct exercise *exercise, struct script *script, const char *path,
                          struct error *err) {
    struct strbuf source = { 0 };
    *exercise = (struct exercise) {
        .tolerance = tolerance_default, .unit = "", .says = "", .given = "", .points = 1
    };
    exercise->path = arena_strdup(&exercise->arena, path);
    exercise->id = id_of(path, &exercise->arena);
    enum status status = load(exercise, script, &source, err);
    strbuf_release(&source);
    if (status != STATUS_OK) exercise_release(exercise);
    return status;
}

void exercise_release(struct exercise *exercise) {
    arena_release(&exercise->arena);
    *exercise = (struct exercise) { 0 };
}

enum status exercise_check_lesson(const struct exercise *exercise, const struct course *course,
                                  struct error *err) {
    if (course_find_lesson(course, exercise->lesson)) return STATUS_OK;
    return course_no_lesson(course, exercise->path, exercise->lesson_line, exercise->lesson, err);
}
