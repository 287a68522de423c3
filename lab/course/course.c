// SPDX-License-Identifier: MIT
// course.lua: read, checked, and its lessons, exercises and assignments found by id.
#include "lab/course/course.h"

#include <stdlib.h>
#include <string.h>

#include "lab/base/file.h"
#include "lab/base/nearest.h"
#include "lab/course/files.h"
#include "lab/course/items.h"
#include "lab/script/fields.h"

enum { FORMAT = 1, MINUTES_MAX = 600 };

const char *nearest_name(const char *name, const char *const *candidates, size_t n) {
    return name_nearest(name, candidates, n);
}

// The file may be there under a name that is nearly the lesson's.
static void lesson_without_file(const struct course *course, struct fields *fields,
                                const struct course_lesson *lesson) {
    char *folder = xprintf("%s/lessons/%s", course->folder, lesson->module->id), **names;
    char *wanted = xprintf("%s.md", lesson->id);
    size_t n = 0;
    bool listed = folder_list(folder, &names, &n, NULL) == STATUS_OK;
    const char *near = listed ? name_nearest(wanted, (const char *const *)names, n) : NULL;
    fields_wrong(fields, lesson->line, "lesson %s has no file: %s is wanted%s%s", lesson->id,
                 lesson->path, near ? "; the nearest there is " : "", near ? near : "");
    if (listed) folder_list_free(names, n);
    free(wanted);
    free(folder);
}

static void read_lesson(struct course *course, struct fields *fields, const struct value *table,
                        const struct course_module *module, struct course_lesson *lesson) {
    static const char *const known[] = { "id",         "title",         "minutes",
                                         "objectives", "prerequisites", "sources" };
    if (!course_item_is_table(fields, table, "a lesson")) return;
    fields_known(fields, table, "a lesson", known, sizeof known / sizeof *known, 0);
    lesson->id = course_item_id(fields, table);
    lesson->title = fields_title(fields, table);
    lesson->minutes = fields_whole(fields, table, "minutes", OPTIONAL, 0, 1, MINUTES_MAX);
    lesson->objectives = course_item_texts(fields, table, "objectives", &course->arena);
    lesson->prerequisites = course_item_texts(fields, table, "prerequisites", &course->arena);
    lesson->sources = course_item_texts(fields, table, "sources", &course->arena);
    lesson->module = module;
    lesson->line = table->line;
    lesson->path = course_path(
        course, arena_printf(&course->arena, "lessons/%s/%s.md", module->id, lesson->id));
    if (fields->status == STATUS_OK && !file_exists(lesson->path))
        lesson_without_file(course, fields, lesson);
}

static void read_module(struct course *course, struct fields *fields, const struct value *table,
                        struct course_module *module) {
    static const char *const known[] = { "id", "title", "lessons" };
    *module = (struct course_module) { .id = "", .title = "" };
    if (!course_item_is_table(fields, table, "a module")) return;
    fields_known(fields, table, "a module", known, sizeof known / sizeof *known, 0);
    module->id = course_item_id(fields, table);
    module->title = fields_title(fields, table);
    const struct value *list =
        fields_table(fields, table, "lessons", REQUIRED, "a list of lessons");
    if (!list) return;
    fields_known(fields, list, "lessons", NULL, 0, list->table.n);
    module->lessons = arena_alloc(&course->arena, list->table.n * sizeof *module->lessons);
    for (size_t i = 0; i < list->table.n && fields->status == STATUS_OK; i++)
        read_lesson(course, fields, &list->table.items[i], module, &module->lessons[i]);
    module->n = fields->status == STATUS_OK ? list->table.n : 0;
}

static void read_modules(struct course *course, struct fields *fields, const struct value *table) {
    const struct value *list =
        fields_table(fields, table, "modules", REQUIRED, "a list of modules");
    if (!list) return;
    fields_known(fields, list, "modules", NULL, 0, list->table.n);
    course->modules = arena_alloc(&course->arena, list->table.n * sizeof *course->modules);
    course->n_modules = list->table.n;
    for (size_t i = 0; i < course->n_modules && fields->status == STATUS_OK; i++) {
        struct course_module *module = &course->modules[i];
        read_module(course, fields, &list->table.items[i], module);
        for (size_t j = 0; j < i; j++)
            if (strcmp(course->modules[j].id, module->id) == 0)
                fields_wrong(fields, list->table.items[i].line, "module id %s is used twice",
                             module->id);
        course->n_lessons += module->n;
    }
}

// All lessons in one list; ids must differ.
static void number_lessons(struct course *course, struct fields *fields) {
    course->lessons = arena_alloc(&course->arena, course->n_lessons * sizeof *course->lessons);
    size_t n = 0;
    for (size_t i = 0; i < course->n_modules; i++) {
        for (size_t j = 0; j < course->modules[i].n; j++) {
            struct course_lesson *lesson = &course->modules[i].lessons[j];
            for (size_t k = 0; k < n; k++)
                if (strcmp(course->lessons[k]->id, lesson->id) == 0)
                    fields_wrong(fields, lesson->line,
                                 "lesson id %s is used twice; it stands in line %d too", lesson->id,
                                 course->lessons[k]->line);
            lesson->number = n;
            course->lessons[n++] = lesson;
        }
    }
}

static const char *nearest_lesson(const struct course *course, const char *id) {
    const char **ids = xcalloc(course->n_lessons, sizeof *ids);
    for (size_t i = 0; i < course->n_lessons; i++)
        ids[i] = course->lessons[i]->id;
    const char *nearest = name_nearest(id, ids, course->n_lessons);
    free(ids);
    return nearest;
}

static const char *nearest_exercise(const struct course *course, const char *id) {
    const char **ids = xcalloc(course->n_exercises, sizeof *ids);
    for (size_t i = 0; i < course->n_exercises; i++)
        ids[i] = course->exercises[i].id;
    const char *nearest = name_nearest(id, ids, course->n_exercises);
    free(ids);
    return nearest;
}

// "there is no lesson foo" with the nearest one.
static void wrong_id(struct fields *fields, int line, const char *where, const char *kind,
                     const char *id, const char *nearest) {
    if (nearest)
        fields_wrong(fields, line, "%s: there is no %s %s; the nearest is %s", where, kind, id,
                     nearest);
    else
        fields_wrong(fields, line, "%s: there is no %s %s", where, kind, id);
}

// The line of item i of a list of texts in course.lua.
static int item_line(const struct value *table, const char *name, size_t i) {
    return value_field(table, name)->table.items[i].line;
}

static void check_prerequisites(const struct course *course, struct fields *fields,
                                const struct value *table) {
    const struct value *modules = value_field(table, "modules");
    for (size_t i = 0; i < course->n_modules; i++) {
        const struct value *lessons = value_field(&modules->table.items[i], "lessons");
        for (size_t j = 0; j < course->modules[i].n; j++) {
            const struct course_lesson *lesson = &course->modules[i].lessons[j];
            for (size_t k = 0; k < lesson->prerequisites.n; k++) {
                const char *id = lesson->prerequisites.at[k];
                int line = item_line(&lessons->table.items[j], "prerequisites", k);
                if (strcmp(id, lesson->id) == 0)
                    fields_wrong(fields, line, "prerequisites: lesson %s needs itself", id);
                else if (!course_find_lesson(course, id))
                    wrong_id(fields, line, "prerequisites", "lesson", id,
                             nearest_lesson(course, id));
            }
        }
    }
}

static void read_assignments(struct course *course, struct fields *fields,
                             const struct value *table) {
    const struct value *all =
        fields_table(fields, table, "assignments", OPTIONAL, "a table of lists of exercises");
    if (!all) return;
    course->n_assignments = all->table.n_fields;
    course->assignments =
        arena_alloc(&course->arena, course->n_assignments * sizeof *course->assignments);
    if (all->table.n)
        fields_wrong(fields, all->line, "an assignment needs a name: { hw1 = { \"exercise\" } }");
    for (size_t i = 0; i < course->n_assignments && fields->status == STATUS_OK; i++) {
        struct course_assignment *assignment = &course->assignments[i];
        const struct value_field *field = &all->table.fields[i];
        if (field->key.kind != VALUE_STRING) {
            fields_wrong(fields, field->value.line, "an assignment's name is a word");
            return;
        }
        assignment->id = field->key.string.at;
        assignment->line = field->value.line;
        assignment->exercises = course_item_texts(fields, all, assignment->id, &course->arena);
        for (size_t j = 0; j < assignment->exercises.n && fields->status == STATUS_OK; j++) {
            const char *id = assignment->exercises.at[j];
            if (!course_find_exercise(course, id))
                wrong_id(fields, item_line(all, assignment->id, j), assignment->id, "exercise", id,
                         nearest_exercise(course, id));
            for (size_t k = 0; k < j; k++)
                if (strcmp(assignment->exercises.at[k], id) == 0)
                    fields_wrong(fields, item_line(all, assignment->id, j),
                                 "%s: exercise %s is named twice, and would count twice",
                                 assignment->id, id);
        }
    }
}

static void exercise_wrong(struct fields *fields, const struct course_exercise *exercise,
                           const char *what, const char *also) {
    struct fields at = { exercise->path, fields->err, fields->status };
    fields_wrong(&at, 1, "exercise id %s is %s%s", exercise->id, what, also);
    fields->status = at.status;
}

// Exercises are sorted by id and searched by halves; lessons and pages are not.
static void check_exercise_ids(const struct course *course, struct fields *fields) {
    for (size_t i = 1; i < course->n_exercises; i++)
        if (strcmp(course->exercises[i - 1].id, course->exercises[i].id) == 0) {
            char *also = xprintf("%s has it too", course->exercises[i - 1].path);
            exercise_wrong(fields, &course->exercises[i], "used twice; ", also);
            free(also);
        }
    for (size_t i = 0; i < course->n_lessons + course->pages.n; i++) {
        bool page = i >= course->n_lessons;
        const char *id =
            page ? course->pages.lessons[i - course->n_lessons].id : course->lessons[i]->id;
        const struct course_exercise *same = course_find_exercise(course, id);
        if (same)
            exercise_wrong(fields, same, page ? "the id of a page" : "the id of a lesson", " too");
    }
}

// How course.lua is loaded: with the places of its fields, or without.
typedef enum status load_function(struct script *script, const char *path, const char *source,
                                  size_t size, struct arena *arena, struct value *result,
                                  struct error *err);

static enum status read_course(struct course *course, struct script *script, load_function *load,
                               struct error *err) {
    static const char *const known[] = { "title", "format", "modules", "pages", "assignments" };
    struct strbuf source = { 0 };
    struct value table = { .kind = VALUE_NIL };
    enum status status = file_read_course(course->file, &source, err);
    if (status == STATUS_OK)
        status = load(script, course->file, strbuf_text(&source), source.size, &course->arena,
                      &table, err);
    strbuf_release(&source);
    if (status != STATUS_OK) return status;
    struct fields fields = { course->file, err, STATUS_OK };
    fields_known(&fields, &table, "course.lua", known, sizeof known / sizeof *known, 0);
    course->title = fields_title(&fields, &table);
    if (fields_number(&fields, &table, "format", REQUIRED, FORMAT) != FORMAT)
        fields_wrong(&fields, value_field(&table, "format")->line,
                     "format is not %d, the one that this bitlab reads", FORMAT);
    read_modules(course, &fields, &table);
    if (fields.status == STATUS_OK) number_lessons(course, &fields);
    if (fields.status == STATUS_OK) check_prerequisites(course, &fields, &table);
    if (fields.status == STATUS_OK) course_read_pages(course, &fields, &table);
    if (fields.status == STATUS_OK) check_exercise_ids(course, &fields);
    if (fields.status == STATUS_OK) read_assignments(course, &fields, &table);
    return fields.status;
}

static enum status open_with(struct course *course, struct script *script, load_function *load,
                             const char *folder, struct error *err) {
    *course = (struct course) { 0 };
    course->folder = arena_strndup(&course->arena, folder, course_folder_size(folder));
    course->file = course_path(course, "lessons/course.lua");
    enum status status = course_find_files(course, err);
    if (status == STATUS_OK) status = read_course(course, script, load, err);
    if (status != STATUS_OK) course_release(course);
    return status;
}

enum status course_open(struct course *course, struct script *script, const char *folder,
                        struct error *err) {
    return open_with(course, script, script_load, folder, err);
}

enum status course_open_to_read(struct course *course, struct script *script, const char *folder,
                                struct error *err) {
    if (open_with(course, script, script_load_unplaced, folder, NULL) == STATUS_OK)
        return STATUS_OK;
    return course_open(course, script, folder, err);
}

void course_release(struct course *course) {
    arena_release(&course->arena);
    *course = (struct course) { 0 };
}

const struct course_lesson *course_find_lesson(const struct course *course, const char *id) {
    for (size_t i = 0; i < course->n_lessons; i++)
        if (strcmp(course->lessons[i]->id, id) == 0) return course->lessons[i];
    return NULL;
}

const char **course_ids(const struct course *course, size_t *n) {
    size_t most = course->n_lessons + course->pages.n + course->n_exercises;
    const char **ids = xcalloc(most + 1, sizeof *ids);
    *n = 0;
    for (size_t i = 0; i < course->n_lessons; i++)
        ids[(*n)++] = course->lessons[i]->id;
    for (size_t i = 0; i < course->pages.n; i++)
        ids[(*n)++] = course->pages.lessons[i].id;
    for (size_t i = 0; i < course->n_exercises; i++)
        ids[(*n)++] = course->exercises[i].id;
    return ids;
}

static int is_exercise(const void *id, const void *exercise) {
    return strcmp(id, ((const struct course_exercise *)exercise)->id);
}

// They are sorted by id.
const struct course_exercise *course_find_exercise(const struct course *course, const char *id) {
    if (!course->n_exercises) return NULL;
    return bsearch(id, course->exercises, course->n_exercises, sizeof *course->exercises,
                   is_exercise);
}

const struct course_assignment *course_find_assignment(const struct course *course,
                                                       const char *id) {
    for (size_t i = 0; i < course->n_assignments; i++)
        if (strcmp(course->assignments[i].id, id) == 0) return &course->assignments[i];
    return NULL;
}

enum status course_no_lesson(const struct course *course, const char *path, int line,
                             const char *id, struct error *err) {
    struct fields fields = { path, err, STATUS_OK };
    wrong_id(&fields, line, "lesson", "lesson", id, nearest_lesson(course, id));
    return fields.status;
}

enum status course_no_exercise(const struct course *course, const char *path, int line,
                               const char *id, struct error *err) {
    struct fields fields = { path, err, STATUS_OK };
    wrong_id(&fields, line, "exercise", "exercise", id, nearest_exercise(course, id));
    return fields.status;
}
