// SPDX-License-Identifier: MIT
// What a learner has done: attempts (never changed, only added), the last place in each lesson,
// small settings.
#include "lab/store/store.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lab/base/memory.h"
#include "lab/store/open.h"
#include "lab/store/parts.h"

#define PROGRESS_COLUMNS                                                                           \
    "count(*), max(verdict = 'pass'), max(CASE WHEN max_score > 0 THEN score / max_score ELSE 0 "  \
    "END), max(time)"

static const char *const sql[QUERIES] = {
    [ADD_ATTEMPT] =
        "INSERT INTO attempts (time, course, exercise, graded, verdict, mistake, score, "
        "max_score, answer) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [ONE_PROGRESS] = "SELECT " PROGRESS_COLUMNS " FROM attempts WHERE course = ? AND exercise = ?",
    [ALL_PROGRESS] = "SELECT " PROGRESS_COLUMNS ", exercise FROM attempts WHERE course = ? "
                     "GROUP BY exercise ORDER BY exercise",
    [PUT_FACT] = "INSERT INTO facts (course, key, value) VALUES (?, ?, ?) "
                 "ON CONFLICT DO UPDATE SET value = excluded.value",
    [GET_FACT] = "SELECT value FROM facts WHERE course = ? AND key = ?",
    [PASSED_AS] = "SELECT 1 FROM attempts WHERE course = ? AND exercise = ? AND verdict = 'pass' "
                  "AND graded IN ('', ?) LIMIT 1",
    [EACH_ANSWER] = "SELECT time, verdict, score, max_score, mistake, answer FROM attempts "
                    "WHERE course = ? AND exercise = ? ORDER BY id",
    [ADD_REVIEW] = "INSERT INTO reviews (time, course, exercise, graded, drawn, seed, grade, "
                   "verdict, mistake, answer, seconds, hints) "
                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [PUT_CARD] = "INSERT INTO cards (course, exercise, stability, difficulty, last, due, reviews, "
                 "lapses, grade) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
                 "ON CONFLICT DO UPDATE SET stability = excluded.stability, "
                 "difficulty = excluded.difficulty, last = excluded.last, due = excluded.due, "
                 "reviews = excluded.reviews, lapses = excluded.lapses, grade = excluded.grade",
    [ONE_CARD] = "SELECT exercise, stability, difficulty, last, due, reviews, lapses, grade "
                 "FROM cards WHERE course = ? AND exercise = ?",
    [ALL_CARDS] = "SELECT exercise, stability, difficulty, last, due, reviews, lapses, grade "
                  "FROM cards WHERE course = ? ORDER BY due, exercise",
    [EACH_REVIEW_TIME] = "SELECT time, grade FROM reviews WHERE course = ? AND time >= ? "
                         "ORDER BY time",
    [EACH_MISTAKE] =
        "SELECT exercise, mistake, count(*), max(time) FROM ("
        "SELECT exercise, mistake, time FROM attempts WHERE course = ?1 AND mistake <> '' "
        "UNION ALL SELECT exercise, mistake, time FROM reviews "
        "WHERE course = ?1 AND drawn AND mistake <> '') "
        "GROUP BY exercise, mistake ORDER BY count(*) DESC, max(time) DESC LIMIT ?2",
    [ADD_CHECK] =
        "INSERT INTO checks (time, course, module, correct, asked) VALUES (?, ?, ?, ?, ?)",
    [BEST_CHECK] = "SELECT correct, asked, time FROM checks WHERE course = ? AND module = ? "
                   "ORDER BY correct * 1.0 / asked DESC, id DESC LIMIT 1",
};

struct store *store_open(const char *folder, char warning[ERROR_TEXT_MAX]) {
    struct store *store = xcalloc(1, sizeof *store);
    int kept;
    store->db = store_open_database(folder, warning, &kept);
    store->kept = kept;
    return store;
}

void store_close(struct store *store) {
    if (!store) return;
    for (int i = 0; i < QUERIES; i++)
        sqlite3_finalize(store->queries[i]);
    sqlite3_close(store->db);
    free(store);
}

bool store_is_kept(const struct store *store) {
    return store->kept;
}

sqlite3_stmt *store_query(struct store *store, enum query which) {
    sqlite3_stmt **slot = &store->queries[which];
    if (!*slot)
        sqlite3_prepare_v3(store->db, sql[which], -1, SQLITE_PREPARE_PERSISTENT, slot, NULL);
    if (*slot) sqlite3_reset(*slot);
    return *slot;
}

void store_bind(sqlite3_stmt *statement, int place, const char *text) {
    sqlite3_bind_text(statement, place, text ? text : "", -1, SQLITE_STATIC);
}

enum status store_run(struct store *store, sqlite3_stmt *statement, struct error *err) {
    int code = statement ? sqlite3_step(statement) : SQLITE_ERROR;
    if (statement) sqlite3_reset(statement);
    if (code == SQLITE_DONE) return STATUS_OK;
    return fail(err, STATUS_ENVIRONMENT, "the progress cannot be written: %s",
                sqlite3_errmsg(store->db));
}

enum status store_read(struct store *store, sqlite3_stmt *ask, int code, struct error *err) {
    sqlite3_reset(ask);
    if (code == SQLITE_DONE) return STATUS_OK;
    return fail(err, STATUS_ENVIRONMENT, "the progress cannot be read: %s",
                sqlite3_errmsg(store->db));
}

enum status store_add_attempt(struct store *store, const struct attempt *attempt,
                              struct error *err) {
    sqlite3_stmt *add = store_query(store, ADD_ATTEMPT);
    sqlite3_bind_int64(add, 1, (sqlite3_int64)time(NULL));
    const char *const texts[] = { attempt->course, attempt->exercise, attempt->graded,
                                  attempt->verdict, attempt->mistake };
    for (int i = 0; i < 5; i++)
        store_bind(add, 2 + i, texts[i]);
    sqlite3_bind_double(add, 7, attempt->score);
    sqlite3_bind_double(add, 8, attempt->max_score);
    store_bind(add, 9, attempt->answer);
    return store_run(store, add, err);
}

static struct exercise_progress read_progress(sqlite3_stmt *row) {
    return (struct exercise_progress) {
        .attempts = sqlite3_column_int(row, 0),
        .passed = sqlite3_column_int(row, 1) != 0,
        .best_score = sqlite3_column_double(row, 2),
        .last = sqlite3_column_int64(row, 3),
    };
}

struct exercise_progress store_progress(struct store *store, const char *course,
                                        const char *exercise) {
    struct exercise_progress progress = { 0 };
    sqlite3_stmt *ask = store_query(store, ONE_PROGRESS);
    store_bind(ask, 1, course);
    store_bind(ask, 2, exercise);
    if (sqlite3_step(ask) == SQLITE_ROW) progress = read_progress(ask);
    sqlite3_reset(ask);
    return progress;
}

enum status store_each(struct store *store, const char *course,
                       void (*each)(void *owner, const char *exercise,
                                    const struct exercise_progress *progress),
                       void *owner, struct error *err) {
    sqlite3_stmt *ask = store_query(store, ALL_PROGRESS);
    int code;
    store_bind(ask, 1, course);
    while ((code = sqlite3_step(ask)) == SQLITE_ROW) {
        struct exercise_progress progress = read_progress(ask);
        each(owner, (const char *)sqlite3_column_text(ask, 4), &progress);
    }
    return store_read(store, ask, code, err);
}

bool store_passed_as(struct store *store, const char *course, const char *exercise,
                     const char *graded) {
    sqlite3_stmt *ask = store_query(store, PASSED_AS);
    store_bind(ask, 1, course);
    store_bind(ask, 2, exercise);
    store_bind(ask, 3, graded);
    bool passed = sqlite3_step(ask) == SQLITE_ROW;
    sqlite3_reset(ask);
    return passed;
}

enum status store_each_answer(struct store *store, const char *course, const char *exercise,
                              void (*each)(void *owner, const struct past_answer *answer),
                              void *owner, struct error *err) {
    sqlite3_stmt *ask = store_query(store, EACH_ANSWER);
    int code;
    store_bind(ask, 1, course);
    store_bind(ask, 2, exercise);
    while ((code = sqlite3_step(ask)) == SQLITE_ROW) {
        const struct past_answer answer = {
            .time = sqlite3_column_int64(ask, 0),
            .verdict = (const char *)sqlite3_column_text(ask, 1),
            .score = sqlite3_column_double(ask, 2),
            .max_score = sqlite3_column_double(ask, 3),
            .mistake = (const char *)sqlite3_column_text(ask, 4),
            .answer = (const char *)sqlite3_column_text(ask, 5),
        };
        each(owner, &answer);
    }
    return store_read(store, ask, code, err);
}

enum status store_put(struct store *store, const char *course, const char *key, const char *value,
                      struct error *err) {
    sqlite3_stmt *put = store_query(store, PUT_FACT);
    store_bind(put, 1, course);
    store_bind(put, 2, key);
    store_bind(put, 3, value);
    return store_run(store, put, err);
}

bool store_get(struct store *store, const char *course, const char *key, char **value) {
    sqlite3_stmt *ask = store_query(store, GET_FACT);
    store_bind(ask, 1, course);
    store_bind(ask, 2, key);
    bool found = sqlite3_step(ask) == SQLITE_ROW;
    if (found) *value = xstrdup((const char *)sqlite3_column_text(ask, 0));
    sqlite3_reset(ask);
    return found;
}
