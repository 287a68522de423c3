// SPDX-License-Identifier: MIT
// Practice in the store: reviews, cards, skill checks.
#include "lab/store/cards.h"

#include "lab/store/parts.h"

static void bind_review(sqlite3_stmt *add, const struct review *review) {
    sqlite3_bind_int64(add, 1, review->time);
    store_bind(add, 2, review->course);
    store_bind(add, 3, review->exercise);
    store_bind(add, 4, review->graded);
    sqlite3_bind_int(add, 5, review->drawn);
    sqlite3_bind_int64(add, 6, (sqlite3_int64)review->seed);
    sqlite3_bind_int(add, 7, review->grade);
    store_bind(add, 8, review->verdict);
    store_bind(add, 9, review->mistake);
    store_bind(add, 10, review->answer);
    sqlite3_bind_double(add, 11, review->seconds);
    sqlite3_bind_int(add, 12, review->hints);
}

static void bind_card(sqlite3_stmt *put, const struct review *review, const struct card *card) {
    store_bind(put, 1, review->course);
    store_bind(put, 2, review->exercise);
    sqlite3_bind_double(put, 3, card->stability);
    sqlite3_bind_double(put, 4, card->difficulty);
    sqlite3_bind_int64(put, 5, card->last);
    sqlite3_bind_int64(put, 6, card->due);
    sqlite3_bind_int(put, 7, card->reviews);
    sqlite3_bind_int(put, 8, card->lapses);
    sqlite3_bind_int(put, 9, card->grade);
}

static enum status cannot_write(struct store *store, struct error *err) {
    return fail(err, STATUS_ENVIRONMENT, "the progress cannot be written: %s",
                sqlite3_errmsg(store->db));
}

enum status store_add_review(struct store *store, const struct review *review,
                             const struct card *after, struct error *err) {
    if (sqlite3_exec(store->db, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
        return cannot_write(store, err);
    sqlite3_stmt *add = store_query(store, ADD_REVIEW), *put = store_query(store, PUT_CARD);
    bind_review(add, review);
    bind_card(put, review, after);
    enum status status = store_run(store, add, err);
    if (status == STATUS_OK) status = store_run(store, put, err);
    if (status == STATUS_OK && sqlite3_exec(store->db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
        status = cannot_write(store, err);
    if (status != STATUS_OK) sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

static struct card read_card(sqlite3_stmt *row) {
    return (struct card) {
        .exercise = (const char *)sqlite3_column_text(row, 0),
        .stability = sqlite3_column_double(row, 1),
        .difficulty = sqlite3_column_double(row, 2),
        .last = sqlite3_column_int64(row, 3),
        .due = sqlite3_column_int64(row, 4),
        .reviews = sqlite3_column_int(row, 5),
        .lapses = sqlite3_column_int(row, 6),
        .grade = sqlite3_column_int(row, 7),
    };
}

bool store_card(struct store *store, const char *course, const char *exercise, struct card *card) {
    sqlite3_stmt *ask = store_query(store, ONE_CARD);
    store_bind(ask, 1, course);
    store_bind(ask, 2, exercise);
    bool found = sqlite3_step(ask) == SQLITE_ROW;
    if (found) *card = read_card(ask);
    card->exercise = exercise;
    sqlite3_reset(ask);
    return found;
}

enum status store_each_card(struct store *store, const char *course,
                            void (*each)(void *owner, const struct card *card), void *owner,
                            struct error *err) {
    sqlite3_stmt *ask = store_query(store, ALL_CARDS);
    int code;
    store_bind(ask, 1, course);
    while ((code = sqlite3_step(ask)) == SQLITE_ROW) {
        struct card card = read_card(ask);
        each(owner, &card);
    }
    return store_read(store, ask, code, err);
}

enum status store_each_review(struct store *store, const char *course, int64_t since,
                              void (*each)(void *owner, int64_t time, int grade), void *owner,
                              struct error *err) {
    sqlite3_stmt *ask = store_query(store, EACH_REVIEW_TIME);
    int code;
    store_bind(ask, 1, course);
    sqlite3_bind_int64(ask, 2, since);
    while ((code = sqlite3_step(ask)) == SQLITE_ROW)
        each(owner, sqlite3_column_int64(ask, 0), sqlite3_column_int(ask, 1));
    return store_read(store, ask, code, err);
}

enum status store_each_mistake(struct store *store, const char *course, int most,
                               void (*each)(void *owner, const struct made_mistake *mistake),
                               void *owner, struct error *err) {
    sqlite3_stmt *ask = store_query(store, EACH_MISTAKE);
    int code;
    store_bind(ask, 1, course);
    sqlite3_bind_int(ask, 2, most);
    while ((code = sqlite3_step(ask)) == SQLITE_ROW) {
        const struct made_mistake mistake = {
            .exercise = (const char *)sqlite3_column_text(ask, 0),
            .says = (const char *)sqlite3_column_text(ask, 1),
            .times = sqlite3_column_int(ask, 2),
            .last = sqlite3_column_int64(ask, 3),
        };
        each(owner, &mistake);
    }
    return store_read(store, ask, code, err);
}

enum status store_add_check(struct store *store, const char *course, const char *module,
                            const struct skill_check *check, struct error *err) {
    sqlite3_stmt *add = store_query(store, ADD_CHECK);
    sqlite3_bind_int64(add, 1, check->time);
    store_bind(add, 2, course);
    store_bind(add, 3, module);
    sqlite3_bind_int(add, 4, check->correct);
    sqlite3_bind_int(add, 5, check->asked);
    return store_run(store, add, err);
}

bool store_best_check(struct store *store, const char *course, const char *module,
                      struct skill_check *check) {
    sqlite3_stmt *ask = store_query(store, BEST_CHECK);
    store_bind(ask, 1, course);
    store_bind(ask, 2, module);
    bool found = sqlite3_step(ask) == SQLITE_ROW;
    if (found)
        *check = (struct skill_check) { sqlite3_column_int(ask, 0), sqlite3_column_int(ask, 1),
                                        sqlite3_column_int64(ask, 2) };
    sqlite3_reset(ask);
    return found;
}
