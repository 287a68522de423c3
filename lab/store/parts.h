// SPDX-License-Identifier: MIT
// What the files of the store share: the connection, the table of queries, and how a statement is
// run. Private to lab/store.
#ifndef LAB_STORE_PARTS_H
#define LAB_STORE_PARTS_H

#include <sqlite3.h>

#include "lab/store/store.h"

enum query {
    ADD_ATTEMPT,
    ONE_PROGRESS,
    ALL_PROGRESS,
    PUT_FACT,
    GET_FACT,
    PASSED_AS,
    EACH_ANSWER,
    ADD_REVIEW,
    PUT_CARD,
    ONE_CARD,
    ALL_CARDS,
    EACH_REVIEW_TIME,
    EACH_MISTAKE,
    ADD_CHECK,
    BEST_CHECK,
    QUERIES
};

struct store {
    sqlite3 *db;
    sqlite3_stmt *queries[QUERIES]; // compiled when first used
    bool kept;
};

sqlite3_stmt *store_query(struct store *store, enum query which); // reset, ready for its values
void store_bind(sqlite3_stmt *statement, int place, const char *text); // NULL is ""
// Runs a statement that returns no rows.
enum status store_run(struct store *store, sqlite3_stmt *statement, struct error *err);
// Ends the reading of rows; `code` is what the last step gave.
enum status store_read(struct store *store, sqlite3_stmt *ask, int code, struct error *err);

#endif
