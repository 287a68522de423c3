// SPDX-License-Identifier: MIT
// The answers of one submission, gathered from a file or a folder. A folder holds one file for each
// exercise, or answers.lua, or both; what else lies there is not ours.
#include "lab/grade/gather.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/file.h"
#include "lab/base/stop_signals.h"
#include "lab/cells/sanitize.h"

#define COLLECTION "answers.lua"

struct loaded_exercise {
    const char *id;
    struct exercise exercise;
    enum status status; // of loading it
    struct error err;
};

void gather_release(struct gather *gather) {
    for (size_t i = 0; i < gather->n_loaded; i++) {
        if (gather->loaded[i]->status == STATUS_OK) exercise_release(&gather->loaded[i]->exercise);
        free(gather->loaded[i]);
    }
    free(gather->loaded);
}

static struct loaded_exercise *load(struct gather *gather, const char *id) {
    for (size_t i = 0; i < gather->n_loaded; i++)
        if (strcmp(gather->loaded[i]->id, id) == 0) return gather->loaded[i];
    const struct course_exercise *found = course_find_exercise(gather->course, id);
    if (!found) return NULL;
    struct loaded_exercise *one = xcalloc(1, sizeof *one);
    one->id = found->id;
    one->status = exercise_load(&one->exercise, gather->script, found->path, &one->err);
    GROW(gather->loaded, gather->n_loaded, gather->capacity);
    return gather->loaded[gather->n_loaded++] = one;
}

static struct exercise_result *bare_result(struct arena *arena, const char *id, const char *file,
                                           enum verdict verdict, const char *message) {
    struct exercise_result *result = arena_alloc(arena, sizeof *result);
    struct strbuf safe = { 0 };
    sanitize(&safe, message, strlen(message), true);
    *result = (struct exercise_result) { .exercise = arena_strdup(arena, id),
                                         .title = "",
                                         .file = arena_strdup(arena, file),
                                         .verdict = verdict,
                                         .message = arena_strdup(arena, strbuf_text(&safe)),
                                         .why = "",
                                         .printed = "" };
    strbuf_release(&safe);
    return result;
}

struct exercise_result *gathered_skipped(const struct gathered *gathered, struct arena *arena,
                                         const char *why) {
    struct exercise_result *result =
        bare_result(arena, gathered->exercise->id, gathered->answer.file, VERDICT_SKIPPED, why);
    result->title = gathered->exercise->title;
    result->max_score = gathered->exercise->points;
    return result;
}

static bool is_wanted(const struct gather *gather, const char *id) {
    const struct course_assignment *assignment = gather->assignment;
    for (size_t i = 0; assignment && i < assignment->exercises.n; i++)
        if (strcmp(assignment->exercises.at[i], id) == 0) return true;
    return !assignment;
}

static struct gathered *add(struct gathering *gathering, const char *id) {
    GROW(gathering->at, gathering->n, gathering->capacity);
    struct gathered *one = &gathering->at[gathering->n++];
    *one = (struct gathered) { .id = id };
    return one;
}

static void add_result(struct gathering *gathering, const char *id, const char *file,
                       enum verdict verdict, const char *message) {
    add(gathering, id)->result = bare_result(gathering->arena, id, file, verdict, message);
}

static void add_answer(struct gathering *gathering, const char *id, const struct answer *answer) {
    struct loaded_exercise *loaded = load(gathering->gather, id);
    if (!loaded || !is_wanted(gathering->gather, id)) return;
    if (loaded->status != STATUS_OK) {
        add_result(gathering, loaded->id, answer->file, VERDICT_COURSE_ERROR, loaded->err.text);
        return;
    }
    struct gathered *one = add(gathering, loaded->id);
    one->answer = *answer;
    one->exercise = &loaded->exercise;
}

static void add_collection(struct gathering *gathering, const struct answer *answer) {
    struct text_list ids = { 0 };
    const char *message;
    enum verdict verdict = answer_ids(gathering->gather->grader, answer, gathering->gather->stop,
                                      gathering->arena, &ids, &message);
    for (size_t i = 0; i < ids.n; i++)
        add_answer(gathering, ids.at[i], answer);
    if (verdict != VERDICT_PASS) add_result(gathering, "answers", answer->file, verdict, message);
}

static void add_file(struct gathering *gathering, const char *id, const char *path) {
    struct answer answer;
    answer_read(&answer, path, gathering->arena);
    if (id)
        add_answer(gathering, id, &answer);
    else
        add_collection(gathering, &answer);
}

static bool is_collection(const char *path) {
    return strcmp(path_name(path), COLLECTION) == 0;
}

// The exercise that a file's name tells, whether or not the course has it.
static char *id_of(const char *path) {
    const char *name = path_name(path);
    size_t size = strlen(name);
    return size > 4 && text_ends(name, ".lua") ? xprintf("%.*s", (int)(size - 4), name)
                                               : xstrdup(name);
}

static void read_folder(struct gathering *gathering, const char *folder) {
    char **names;
    size_t n;
    struct error err = { 0 };
    if (folder_list(folder, &names, &n, &err) != STATUS_OK) {
        add_result(gathering, "answers", folder, VERDICT_REFUSED, err.text);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        if (!text_ends(names[i], ".lua")) continue;
        char *path = path_join(folder, names[i]), *id = id_of(names[i]);
        if (is_collection(path))
            add_file(gathering, NULL, path);
        else if (course_find_exercise(gathering->gather->course, id))
            add_file(gathering, id, path);
        free(path);
        free(id);
    }
    folder_list_free(names, n);
}

// A stranger's folder that is a link could be another learner's.
static bool is_linked_folder(const char *path) {
    return file_is_link(path) && file_is_folder(path);
}

// What answers no exercise of the course is refused, so that it does not stop the others.
static void refuse_unknown(struct gathering *gathering, const char *path, const char *id) {
    struct answer answer;
    struct strbuf says = { 0 };
    answer_read(&answer, path, gathering->arena);
    if (answer.refused)
        strbuf_puts(&says, answer.refused);
    else
        say_no_exercise(gathering->gather, path, id, &says);
    says.at[0] = (char)toupper((unsigned char)says.at[0]);
    add_result(gathering, arena_strdup(gathering->arena, id), path, VERDICT_REFUSED, says.at);
    strbuf_release(&says);
}

static void read_file(struct gathering *gathering, const char *path) {
    const struct gather *gather = gathering->gather;
    const char *named = gather->exercise;
    char *id = named ? xstrdup(named) : id_of(path);
    if (!named && is_collection(path))
        add_file(gathering, NULL, path);
    else if (course_find_exercise(gather->course, id))
        add_file(gathering, id, path);
    else
        refuse_unknown(gathering, path, id);
    free(id);
}

static bool is_given(const struct gathering *gathering, const char *id) {
    for (size_t i = 0; i < gathering->n; i++)
        if (strcmp(gathering->at[i].id, id) == 0) return true;
    return false;
}

// Whether the path holds an answers.lua that a stop kept from telling what it answers.
static bool is_untold(const struct gather *gather, const char *path) {
    return stop_signals_came(gather->stop) && gather_must_run(gather, path);
}

// Exercises of the assignment that were not handed in count with no points; where that is not
// known, they stay to be graded.
static void add_missing(struct gathering *gathering, const char *path) {
    const struct course_assignment *assignment = gathering->gather->assignment;
    bool untold = is_untold(gathering->gather, path);
    for (size_t i = 0; assignment && i < assignment->exercises.n; i++) {
        size_t before = gathering->n;
        const char *id = assignment->exercises.at[i];
        if (is_given(gathering, id)) continue;
        add_answer(gathering, id, &(struct answer) { .file = path });
        if (untold || gathering->n == before || gathering->at[before].result) continue;
        struct strbuf says = { 0 };
        say_not_handed_in(gathering->gather, path, id, &says);
        gathering->at[before].result =
            gathered_skipped(&gathering->at[before], gathering->arena, says.at);
        strbuf_release(&says);
    }
}

void gathering_read(struct gathering *gathering, struct gather *gather, const char *path,
                    struct arena *arena) {
    *gathering = (struct gathering) { .gather = gather, .arena = arena };
    if (is_linked_folder(path))
        add_result(gathering, "answers", path, VERDICT_REFUSED,
                   "This is a symbolic link to a folder. Hand in the folder itself.");
    else if (file_is_folder(path))
        read_folder(gathering, path);
    else
        read_file(gathering, path);
    add_missing(gathering, path);
    if (gathering->n > 0) return;
    struct strbuf says = { 0 };
    say_nothing_here(gather, path, &says);
    add_result(gathering, "answers", path, VERDICT_SKIPPED, says.at);
    strbuf_release(&says);
}

void gathering_release(struct gathering *gathering) {
    free(gathering->at);
}

bool gather_must_run(const struct gather *gather, const char *path) {
    if (!file_is_folder(path)) return !gather->exercise && is_collection(path);
    if (is_linked_folder(path)) return false;
    char *inside = path_join(path, COLLECTION);
    bool there = file_exists(inside);
    free(inside);
    return there;
}

static enum status refuse_name(const struct gather *gather, const char *path, const char *id,
                               struct error *err) {
    struct strbuf says = { 0 }, safe = { 0 };
    strbuf_printf(&says, "%s: %s", path,
                  file_exists(path) ? "" : "there is no such file or folder, and ");
    say_no_exercise(gather, path, id, &says);
    sanitize(&safe, says.at, says.size, false);
    enum status status = fail(err, STATUS_USAGE, "%s; --exercise ID names the one that it answers",
                              strbuf_text(&safe));
    strbuf_release(&says);
    strbuf_release(&safe);
    return status;
}

enum status gather_check(const struct gather *gather, const char *path, struct error *err) {
    if (gather->exercise || is_collection(path) || file_is_folder(path)) return STATUS_OK;
    char *id = id_of(path);
    enum status status = STATUS_OK;
    if (!course_find_exercise(gather->course, id)) status = refuse_name(gather, path, id, err);
    free(id);
    return status;
}
