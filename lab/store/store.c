// SPDX-License-Identifier: MIT
// What a learner has done: attempts (never changed, only added), the last place in each lesson,
// small settings.
#include "lab/store/store.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lab/base/memory.h"
#include "lab/store/open.h"

enum query { ADD_ATTEMPT, ONE_PROGRESS, ALL_PROGRESS, PUT_FACT, GET_FACT, QUERIES };

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
};

struct store {
    sqlite3 *db;
    sqlite3_stmt *queries[QUERIES]; // compiled when first used
    bool kept;
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

static sqlite3_stmt *query(struct store *store, enum query which) {
    sqlite3_stmt **slot = &store->queries[which];
    if (!*slot)
        sqlite3_prepare_v3(store->db, sql[which], -1, SQLITE_PREPARE_PERSISTENT, slot, NULL);
    if (*slot) sqlite3_reset(*slot);
    return *slot;
}

static void bind_text(sqlite3_stmt *statement, int place, const char *text) {
    sqlite3_bind_text(statement, place, text ? text : "", -1, SQLITE_STATIC);
}

// Runs a statement that returns no rows.
static enum status run(struct store *store, sqlite3_stmt *statement, struct error *err) {
    int code = statement ? sqlite3_step(statement) : SQLITE_ERROR;
    if (statement) sqlite3_reset(statement);
    if (code == SQLITE_DONE) return STATUS_OK;
    return fail(err, STATUS_ENVIRONMENT, "the progress cannot be written: %s",
                sqlite3_errmsg(store->db));
}

enum status store_add_attempt(struct store *store, const struct attempt *attempt,
                              struct error *err) {
    sqlite3_stmt *add = query(store, ADD_ATTEMPT);
    sqlite3_bind_int64(add, 1, (sqlite3_int64)time(NULL));
    const char *const texts[] = { attempt->course, attempt->exercise, attempt->graded,
                                  attempt->verdict, attempt->mistake };
    for (int i = 0; i < 5; i++)
        bind_text(add, 2 + i, texts[i]);
    sqlite3_bind_double(add, 7, attempt->score);
    sqlite3_bind_double(add, 8, attempt->max_score);
    bind_text(add, 9, attempt->answer);
    return run(store, add, err);
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
    sqlite3_stmt *ask = query(store, ONE_PROGRESS);
    bind_text(ask, 1, course);
    bind_text(ask, 2, exercise);
    if (sqlite3_step(ask) == SQLITE_ROW) progress = read_progress(ask);
    sqlite3_reset(ask);
    return progress;
}

enum status store_each(struct store *store, const char *course,
                       void (*each)(void *owner, const char *exercise,
                                    const struct exercise_progress *progress),
                       void *owner, struct error *err) {
    sqlite3_stmt *ask = query(store, ALL_PROGRESS);
    int code;
    bind_text(ask, 1, course);
    while ((code = sqlite3_step(ask)) == SQLITE_ROW) {
        struct exercise_progress progress = read_progress(ask);
        each(owner, (const char *)sqlite3_column_text(ask, 4), &progress);
    }
    sqlite3_reset(ask);
    if (code == SQLITE_DONE) return STATUS_OK;
    return fail(err, STATUS_ENVIRONMENT, "the progress cannot be read: %s",
                sqlite3_errmsg(store->db));
}

enum status store_put(struct store *store, const char *course, const char *key, const char *value,
                      struct error *err) {
    sqlite3_stmt *put = query(store, PUT_FACT);
    bind_text(put, 1, course);
    bind_text(put, 2, key);
    bind_text(put, 3, value);
    return run(store, put, err);
}

bool store_get(struct store *store, const char *course, const char *key, char **value) {
    sqlite3_stmt *ask = query(store, GET_FACT);
    bind_text(ask, 1, course);
    bind_text(ask, 2, key);
    bool found = sqlite3_step(ask) == SQLITE_ROW;
    if (found) *value = xstrdup((const char *)sqlite3_column_text(ask, 0));
    sqlite3_reset(ask);
    return found;
}
