// SPDX-License-Identifier: MIT
// The tables of the store, one step of SQL for each version. Steps are never changed, only added.
#include "lab/store/schema.h"

#include <stdio.h>

static const char *const steps[] = {
    // 1: attempts are only ever added; what was passed is derived from them.
    "CREATE TABLE attempts ("
    "  id INTEGER PRIMARY KEY,"
    "  time INTEGER NOT NULL,"
    "  course TEXT NOT NULL,"
    "  exercise TEXT NOT NULL,"
    "  graded TEXT NOT NULL,"
    "  verdict TEXT NOT NULL,"
    "  mistake TEXT NOT NULL,"
    "  score REAL NOT NULL,"
    "  max_score REAL NOT NULL,"
    "  answer TEXT NOT NULL"
    ") STRICT;"
    "CREATE INDEX attempts_by_exercise ON attempts (course, exercise);"
    "CREATE TABLE facts ("
    "  course TEXT NOT NULL,"
    "  key TEXT NOT NULL,"
    "  value TEXT NOT NULL,"
    "  PRIMARY KEY (course, key)"
    ") STRICT, WITHOUT ROWID;",
};

const int store_version = (int)(sizeof steps / sizeof *steps);

int store_migrate(sqlite3 *db, int from) {
    int code = sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    for (int i = from; code == SQLITE_OK && i < store_version; i++)
        code = sqlite3_exec(db, steps[i], NULL, NULL, NULL);
    char pragmas[96];
    snprintf(pragmas, sizeof pragmas, "PRAGMA user_version=%d; PRAGMA application_id=%d;",
             store_version, STORE_APPLICATION_ID);
    if (code == SQLITE_OK) code = sqlite3_exec(db, pragmas, NULL, NULL, NULL);
    if (code == SQLITE_OK) code = sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    if (code != SQLITE_OK) sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    return code;
}
