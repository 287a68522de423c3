// SPDX-License-Identifier: MIT
// The learner's deck: due counts, and what an answer does to its card.
#include "lab/practice/deck.h"

#include <math.h>
#include <string.h>
#include <time.h>

enum { SECONDS_A_DAY = 86400 };
static const double quick_seconds = 20, quick_program_seconds = 180;

int64_t practice_day(int64_t time, int days) {
    time_t at = (time_t)time;
    struct tm local;
    localtime_r(&at, &local);
    local.tm_mday += days;
    local.tm_hour = local.tm_min = local.tm_sec = 0;
    local.tm_isdst = -1;
    return (int64_t)mktime(&local);
}

// A day of summer time has 23 or 25 hours.
static int days_between(int64_t from, int64_t to) {
    return (int)lrint((double)(practice_day(to, 0) - practice_day(from, 0)) / SECONDS_A_DAY);
}

struct counting {
    const struct course *course;
    int64_t now;
    struct practice_counts counts;
};

static void count_card(void *owner, const struct card *card) {
    struct counting *counting = owner;
    struct practice_counts *counts = &counting->counts;
    if (!course_find_exercise(counting->course, card->exercise)) return;
    bool due = card->due <= counting->now;
    counts->cards++;
    counts->due += due;
    counts->mistakes += due && card->grade == FSRS_AGAIN;
    counts->learned += card->stability >= PRACTICE_LEARNED_DAYS;
    if (!due && (!counts->next_due || card->due < counts->next_due)) counts->next_due = card->due;
}

struct practice_counts practice_due(struct store *store, const struct course *course, int64_t now) {
    struct counting counting = { .course = course, .now = now };
    struct error ignored = { 0 }; // a store that cannot be read has said so when it was opened
    store_each_card(store, course->title, count_card, &counting, &ignored);
    return counting.counts;
}

enum status practice_draw(const struct exercise *exercise, struct script *script, uint64_t seed,
                          struct arena *arena, struct value *variables, struct error *err) {
    *variables = (struct value) { .kind = VALUE_NIL };
    if (exercise->kind != EXERCISE_NUMBER || exercise->draw.kind != VALUE_FUNCTION)
        return STATUS_OK;
    return exercise_draw(exercise, script, seed, arena, variables, err);
}

enum fsrs_grade practice_grade(const struct practice_answer *answer) {
    double quick = answer->exercise->entry ? quick_program_seconds : quick_seconds;
    if (!answer->passed) return FSRS_AGAIN;
    if (answer->hints > 0) return FSRS_HARD;
    return answer->seconds <= quick ? FSRS_EASY : FSRS_GOOD;
}

// The mistake as the exercise's file has it, whatever numbers were drawn: statistics count it as
// one.
static const char *mistake_name(const struct practice_answer *answer, struct arena *arena) {
    const struct exercise *exercise = answer->exercise;
    if (!answer->mistake || !answer->variables) return answer->mistake;
    for (size_t i = 0; i < exercise->n_mistakes; i++) {
        const char *says = exercise->mistakes[i].says;
        if (strcmp(exercise_text(exercise, says, answer->variables, arena), answer->mistake) == 0)
            return exercise_text(exercise, says, NULL, arena);
    }
    return answer->mistake;
}

// A wrong answer comes back the next day, however stable the memory still is: the one step of
// relearning.
static int days_until(const struct fsrs_memory *memory, enum fsrs_grade grade) {
    return grade == FSRS_AGAIN ? 1 : fsrs_interval(memory->stability);
}

static struct card review_card(const struct card *before, int64_t now, enum fsrs_grade grade) {
    struct fsrs_memory memory = { before->stability, before->difficulty };
    memory = fsrs_review(memory, days_between(before->last, now), grade);
    return (struct card) {
        .stability = memory.stability,
        .difficulty = memory.difficulty,
        .last = now,
        .due = practice_day(now, days_until(&memory, grade)),
        .reviews = before->reviews + 1,
        .lapses = before->lapses + (grade == FSRS_AGAIN && before->reviews > 0),
        .grade = grade,
    };
}

static enum status record(struct store *store, const struct course *course,
                          const struct practice_answer *answer, bool drawn, enum fsrs_grade grade,
                          struct card *after, struct error *err) {
    struct arena arena = { 0 };
    struct card before = { 0 };
    const char *id = answer->exercise->id;
    store_card(store, course->title, id, &before);
    struct card card = review_card(&before, answer->time, grade);
    struct review review = {
        .course = course->title,
        .exercise = id,
        .graded = answer->graded,
        .verdict = answer->verdict,
        .mistake = mistake_name(answer, &arena),
        .answer = answer->answer,
        .time = answer->time,
        .drawn = drawn,
        .seed = answer->seed,
        .grade = grade,
        .seconds = answer->seconds,
        .hints = answer->hints,
    };
    enum status status = store_add_review(store, &review, &card, err);
    if (after) *after = card;
    arena_release(&arena);
    return status;
}

enum status practice_record(struct store *store, const struct course *course,
                            const struct practice_answer *answer, struct card *after,
                            struct error *err) {
    return record(store, course, answer, true, practice_grade(answer), after, err);
}

enum status practice_learn(struct store *store, const struct course *course,
                           const struct practice_answer *answer, struct error *err) {
    struct card card = { 0 };
    bool known = store_card(store, course->title, answer->exercise->id, &card);
    if (known && card.due > answer->time) return STATUS_OK;
    enum fsrs_grade grade = practice_grade(answer);
    // How long a lesson was open says nothing about how quickly its question was answered.
    if (grade == FSRS_EASY) grade = FSRS_GOOD;
    return record(store, course, answer, false, grade, NULL, err);
}
