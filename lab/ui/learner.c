// SPDX-License-Identifier: MIT
// The learner in a course: progress from the store, places, drafts.
#include "lab/ui/learner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/exercise/graded.h"
#include "lab/store/notes.h"
#include "lab/ui/words.h"

static void open_store(struct learner *learner) {
    char *folder = folder_data();
    learner->store = store_open(folder, learner->warning);
    free(folder);
}

static size_t exercise_index(const struct learner *learner, const char *id) {
    const struct course_exercise *found = course_find_exercise(&learner->course, id);
    return found ? (size_t)(found - learner->course.exercises) : learner->course.n_exercises;
}

static void set_mark(struct learner *learner, const char *id, enum mark mark) {
    size_t i = exercise_index(learner, id);
    if (i >= learner->course.n_exercises || learner->marks[i] >= mark) return;
    learner->passed += mark == MARK_PASSED;
    learner->marks[i] = mark;
}

static void take_progress(void *owner, const char *exercise,
                          const struct exercise_progress *progress) {
    set_mark(owner, exercise, progress->passed ? MARK_PASSED : MARK_TRIED);
}

// What is known of the course's lessons and exercises, asked of the store anew.
static void find_progress(struct learner *learner) {
    const struct course *course = &learner->course;
    struct error lost = { 0 };
    free(learner->marks);
    free(learner->outdated);
    free(learner->lessons);
    free(learner->titles);
    learner->passed = learner->n_looked_at = 0;
    learner->marks = xcalloc(course->n_exercises + 1, sizeof *learner->marks);
    learner->outdated = xcalloc(course->n_exercises + 1, sizeof *learner->outdated);
    learner->lessons = xcalloc(course->n_lessons + course->pages.n + 1, sizeof *learner->lessons);
    learner->titles = xcalloc(course->n_exercises + 1, sizeof *learner->titles);
    if (store_each(learner->store, course->title, take_progress, learner, &lost) != STATUS_OK)
        snprintf(learner->warning, sizeof learner->warning, "%s", lost.text);
}

enum sign sign_of_exercise(const struct learner *learner, const char *exercise) {
    static const enum sign signs[] = { SIGN_NEW, SIGN_TRIED, SIGN_PASSED };
    if (learner_mark_is_outdated(learner, exercise)) return SIGN_OUTDATED;
    return signs[learner_mark(learner, exercise)];
}

static struct course_index *index_of(const char *course_folder) {
    char *folder = folder_cache();
    struct course_index *index = course_index_new(folder, course_folder);
    free(folder);
    return index;
}

enum status learner_open(struct learner *learner, const char *folder, struct error *err) {
    char *found = NULL;
    *learner = (struct learner) { .loop = loop_new() };
    enum status status = course_locate(folder, &found, err);
    if (status != STATUS_OK) return status;
    learner->script = script_new();
    learner->index = index_of(found);
    free(found);
    status = course_index_open(learner->index, &learner->course, learner->script, err);
    if (status != STATUS_OK) return status;
    learner->course_is_open = true;
    open_store(learner);
    find_progress(learner);
    return STATUS_OK;
}

struct former_course {
    struct course course;
    struct former_course *before;
};

// A course is read into its place and never moved: its pages point at their module there.
enum status learner_reopen(struct learner *learner, struct error *err) {
    struct former_course *former = xmalloc(sizeof *former);
    *former = (struct former_course) { learner->course, learner->former };
    enum status status = course_index_open(learner->index, &learner->course, learner->script, err);
    if (status != STATUS_OK) {
        learner->course = former->course;
        free(former);
        return status;
    }
    learner->former = former;
    find_progress(learner);
    return STATUS_OK;
}

const struct course *learner_former_course(const struct learner *learner) {
    return &learner->former->course;
}

static void release_former_courses(struct learner *learner) {
    while (learner->former) {
        struct former_course *former = learner->former;
        learner->former = former->before;
        course_release(&former->course);
        free(former);
    }
}

void learner_release(struct learner *learner) {
    if (learner->grader) grader_free(learner->grader);
    results_free(learner->results);
    if (learner->store) store_close(learner->store);
    course_index_free(learner->index);
    if (learner->course_is_open) course_release(&learner->course);
    release_former_courses(learner);
    if (learner->script) script_free(learner->script);
    loop_free(learner->loop);
    free(learner->marks);
    free(learner->outdated);
    free(learner->lessons);
    free(learner->titles);
    free(learner->place_put);
    arena_release(&learner->arena);
    *learner = (struct learner) { 0 };
}

struct results *learner_results(struct learner *learner) {
    if (learner->results) return learner->results;
    char *folder = folder_cache();
    learner->results = results_new(folder);
    free(folder);
    return learner->results;
}

enum mark learner_mark(const struct learner *learner, const char *exercise) {
    size_t i = exercise_index(learner, exercise);
    return i < learner->course.n_exercises ? learner->marks[i] : MARK_NEW;
}

const struct text_list *learner_exercises(struct learner *learner,
                                          const struct course_lesson *lesson) {
    struct lesson_marks *marks = &learner->lessons[lesson->number];
    struct error ignored = { 0 }; // opening the lesson says what is wrong with it
    if (marks->known) return &marks->ids;
    marks->known = true;
    if (course_index_exercises(learner->index, lesson, &marks->ids)) return &marks->ids;
    if (course_lesson_exercises(&learner->course, lesson, &learner->arena, &marks->ids, &ignored) ==
        STATUS_OK)
        course_index_note_exercises(learner->index, lesson, &marks->ids);
    else
        marks->ids.n = 0;
    return &marks->ids;
}

const struct course_lesson *learner_lesson_of(struct learner *learner, const char *exercise) {
    const struct course *course = &learner->course;
    for (size_t l = 0; l < course->n_lessons; l++) {
        const struct text_list *ids = learner_exercises(learner, course->lessons[l]);
        for (size_t i = 0; i < ids->n; i++)
            if (strcmp(ids->at[i], exercise) == 0) return course->lessons[l];
    }
    return NULL;
}

const char *learner_title(struct learner *learner, const char *id) {
    size_t i = exercise_index(learner, id);
    if (i >= learner->course.n_exercises) return id;
    if (learner->titles[i]) return learner->titles[i];
    struct exercise exercise = { 0 };
    struct error ignored = { 0 };
    if (course_index_title(learner->index, &learner->course, i, &learner->titles[i]))
        return learner->titles[i];
    bool loaded = exercise_load(&exercise, learner->script, learner->course.exercises[i].path,
                                &ignored) == STATUS_OK;
    learner->titles[i] = arena_strdup(&learner->arena, loaded ? exercise.title : id);
    exercise_release(&exercise);
    if (loaded) course_index_note_title(learner->index, i, learner->titles[i]);
    return learner->titles[i];
}

size_t learner_passed(struct learner *learner, const struct course_lesson *lesson) {
    const struct text_list *ids = learner_exercises(learner, lesson);
    size_t passed = 0;
    for (size_t i = 0; i < ids->n; i++)
        passed += learner_mark(learner, ids->at[i]) == MARK_PASSED;
    return passed;
}

struct grader *learner_grader(struct learner *learner) {
    struct error ignored = { 0 };
    if (learner->grader) return learner->grader;
    if (course_hash(&learner->course, learner->course_hash, &ignored) != STATUS_OK)
        learner->course_hash[0] = '\0';
    struct grade_options options = { .course_hash = learner->course_hash, .find_smallest = true };
    learner->grader = grader_new(learner->loop, learner->script, &options);
    return learner->grader;
}

static bool counts(enum verdict verdict) {
    return verdict != VERDICT_SKIPPED && verdict != VERDICT_COURSE_ERROR &&
           verdict != VERDICT_INTERNAL;
}

static struct practice_answer as_practice(const struct given_answer *given, const char *hash) {
    return (struct practice_answer) {
        .exercise = given->exercise,
        .graded = hash,
        .variables = given->variables,
        .seed = given->seed,
        .passed = given->result->verdict == VERDICT_PASS,
        .verdict = verdict_name(given->result->verdict),
        .mistake = given->result->mistake,
        .answer = given->answer,
        .seconds = given->seconds,
        .hints = given->hints,
        .time = (int64_t)time(NULL),
    };
}

enum status learner_record(struct learner *learner, const struct given_answer *given,
                           struct error *err) {
    const struct exercise_result *result = given->result;
    const struct exercise *exercise = given->exercise;
    char hash[DIGEST_HEX];
    if (!counts(result->verdict)) return STATUS_OK;
    set_mark(learner, exercise->id, result->verdict == VERDICT_PASS ? MARK_PASSED : MARK_TRIED);
    exercise_graded_hash(exercise, learner->script, hash);
    struct attempt attempt = {
        .course = learner->course.title,
        .exercise = exercise->id,
        .graded = hash,
        .verdict = verdict_name(result->verdict),
        .mistake = result->mistake ? result->mistake : "",
        .score = result->score,
        .max_score = result->max_score,
        .answer = given->answer,
    };
    struct practice_answer learned = as_practice(given, hash);
    enum status status = store_add_attempt(learner->store, &attempt, err);
    if (status == STATUS_OK)
        status = practice_learn(learner->store, &learner->course, &learned, err);
    return status;
}

// The wrong line of a program was found, and the program is still to be repaired.
static bool is_half(const struct given_answer *given) {
    const struct exercise_result *result = given->result;
    return given->exercise->kind == EXERCISE_BUG && !result->sha256[0] && result->n_tests > 1 &&
           result->tests[0].verdict == VERDICT_PASS && result->verdict != VERDICT_PASS;
}

enum status learner_record_practice(struct learner *learner, const struct given_answer *given,
                                    struct card *after, struct error *err) {
    char hash[DIGEST_HEX];
    *after = (struct card) { 0 };
    if (!counts(given->result->verdict) || is_half(given)) return STATUS_OK;
    exercise_graded_hash(given->exercise, learner->script, hash);
    struct practice_answer answer = as_practice(given, hash);
    return practice_record(learner->store, &learner->course, &answer, after, err);
}

struct practice_counts learner_due(struct learner *learner) {
    return practice_due(learner->store, &learner->course, (int64_t)time(NULL));
}

bool pass_is_outdated(struct store *store, const char *course, const struct exercise *exercise,
                      struct script *script) {
    char hash[DIGEST_HEX];
    exercise_graded_hash(exercise, script, hash);
    return !store_passed_as(store, course, exercise->id, hash);
}

bool learner_is_outdated(struct learner *learner, const struct exercise *exercise) {
    size_t i = exercise_index(learner, exercise->id);
    if (learner_mark(learner, exercise->id) != MARK_PASSED) return false;
    learner->outdated[i] =
        pass_is_outdated(learner->store, learner->course.title, exercise, learner->script);
    return learner->outdated[i];
}

// An exercise that cannot be read is no older one; opening it says what is wrong with it.
static void look_at(struct learner *learner, const struct course_exercise *at) {
    struct exercise exercise = { 0 };
    struct error ignored = { 0 };
    if (exercise_load(&exercise, learner->script, at->path, &ignored) == STATUS_OK)
        learner_is_outdated(learner, &exercise);
    exercise_release(&exercise);
}

bool learner_look_for_outdated(struct learner *learner, double end) {
    const struct course *course = &learner->course;
    for (; learner->n_looked_at < course->n_exercises; learner->n_looked_at++) {
        if (learner->marks[learner->n_looked_at] != MARK_PASSED) continue;
        if (clock_now() >= end) return true;
        look_at(learner, &course->exercises[learner->n_looked_at]);
    }
    return false;
}

bool learner_mark_is_outdated(const struct learner *learner, const char *exercise) {
    size_t i = exercise_index(learner, exercise);
    return i < learner->course.n_exercises && learner->outdated[i];
}

// "LESSON BLOCK OFFSET [map]"; anything else is no place.
struct place learner_place(struct learner *learner) {
    struct place place = { 0 };
    char *text = NULL, id[256], on[8] = "";
    if (!store_get(learner->store, learner->course.title, "place", &text)) return place;
    if (sscanf(text, "%255s %zu %d %7s", id, &place.block, &place.offset, on) >= 3) {
        place.lesson = course_find_lesson(&learner->course, id);
        place.on_map = strcmp(on, "map") == 0;
    }
    free(text);
    return place;
}

struct place learner_place_in(struct learner *learner, const struct course_lesson *lesson) {
    struct place place = { .lesson = lesson };
    char *key = xprintf("place/%s", lesson->id), *text = NULL;
    if (store_get(learner->store, learner->course.title, key, &text) &&
        sscanf(text, "%zu %d", &place.block, &place.offset) != 2)
        place.block = 0, place.offset = 0;
    free(text);
    free(key);
    return place;
}

void learner_put_place(struct learner *learner, const struct place *place) {
    // A place is a convenience; a store that fails was announced at the start.
    struct error ignored = { 0 };
    if (!place->lesson) return;
    char *whole = xprintf("%s %zu %d%s", place->lesson->id, place->block, place->offset,
                          place->on_map ? " map" : "");
    char *key = xprintf("place/%s", place->lesson->id),
         *own = xprintf("%zu %d", place->block, place->offset);
    bool is_news = !learner->place_put || strcmp(learner->place_put, whole) != 0;
    if (is_news) {
        // The place to go on from is a lesson's: a page is looked up on the way.
        if (!place->lesson->page)
            store_put(learner->store, learner->course.title, "place", whole, &ignored);
        store_put(learner->store, learner->course.title, key, own, &ignored);
    }
    free(learner->place_put);
    learner->place_put = whole;
    free(key);
    free(own);
}

char *learner_guess(struct learner *learner, const char *lesson, const char *figure) {
    char *key = xprintf("guess/%s/%s", lesson, figure), *text = NULL;
    if (!store_get(learner->store, learner->course.title, key, &text)) text = NULL;
    free(key);
    return text;
}

void learner_put_guess(struct learner *learner, const char *lesson, const char *figure,
                       const char *guess) {
    struct error ignored = { 0 };
    char *key = xprintf("guess/%s/%s", lesson, figure);
    store_put(learner->store, learner->course.title, key, guess, &ignored);
    free(key);
}

char *learner_sliders(struct learner *learner, const char *lesson) {
    char *key = xprintf("sliders/%s", lesson), *text = NULL;
    if (!store_get(learner->store, learner->course.title, key, &text)) text = xstrdup("");
    free(key);
    return text;
}

void learner_put_sliders(struct learner *learner, const char *lesson, const char *sliders) {
    struct error ignored = { 0 };
    char *key = xprintf("sliders/%s", lesson);
    store_put(learner->store, learner->course.title, key, sliders, &ignored);
    free(key);
}

char *learner_draft(struct learner *learner, const char *exercise) {
    char *key = xprintf("answer/%s", exercise), *text = NULL;
    if (!store_get(learner->store, learner->course.title, key, &text)) text = NULL;
    free(key);
    return text;
}

void learner_put_draft(struct learner *learner, const char *exercise, const char *draft) {
    struct error ignored = { 0 };
    char *key = xprintf("answer/%s", exercise);
    store_put(learner->store, learner->course.title, key, draft, &ignored);
    free(key);
}

void learner_search_notes(struct learner *learner, struct search *index) {
    const struct course *course = &learner->course;
    struct arena arena = { 0 };
    const char **lessons;
    size_t n = notes_list(course->title, &arena, &lessons);
    search_forget_notes(index);
    for (size_t i = 0; i < n; i++) {
        const struct course_lesson *lesson =
            lessons[i] ? course_find_lesson(course, lessons[i]) : NULL;
        char *path = notes_path(course->title, lessons[i]);
        if (path) search_add_note(index, path, lesson ? lesson->title : WORDS_NOTES, lesson);
        free(path);
    }
    arena_release(&arena);
}
