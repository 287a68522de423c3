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
    // 2: practice. Reviews are only ever added; a card is what follows from them. What was tried
    // before there were cards is due at once, with stability 0: not reviewed yet.
    "CREATE TABLE reviews ("
    "  id INTEGER PRIMARY KEY,"
    "  time INTEGER NOT NULL,"
    "  course TEXT NOT NULL,"
    "  exercise TEXT NOT NULL,"
    "  graded TEXT NOT NULL,"
    "  drawn INTEGER NOT NULL," // 1: in practice, with the numbers of `seed`; 0: in a lesson
    "  seed INTEGER NOT NULL,"
    "  grade INTEGER NOT NULL,"
    "  verdict TEXT NOT NULL,"
    "  mistake TEXT NOT NULL,"
    "  answer TEXT NOT NULL,"
    "  seconds REAL NOT NULL,"
    "  hints INTEGER NOT NULL"
    ") STRICT;"
    "CREATE INDEX reviews_by_time ON reviews (course, time);"
    "CREATE TABLE cards ("
    "  course TEXT NOT NULL,"
    "  exercise TEXT NOT NULL,"
    "  stability REAL NOT NULL,"
    "  difficulty REAL NOT NULL,"
    "  last INTEGER NOT NULL,"
    "  due INTEGER NOT NULL,"
    "  reviews INTEGER NOT NULL,"
    "  lapses INTEGER NOT NULL,"
    "  grade INTEGER NOT NULL," // of the last review, 0 where there is none
    "  PRIMARY KEY (course, exercise)"
    ") STRICT, WITHOUT ROWID;"
    "INSERT INTO cards SELECT course, exercise, 0, 0, max(time), max(time), 0, 0, 0"
    "  FROM attempts GROUP BY course, exercise;"
    "CREATE TABLE checks ("
    "  id INTEGER PRIMARY KEY,"
    "  time INTEGER NOT NULL,"
    "  course TEXT NOT NULL,"
    "  module TEXT NOT NULL,"
    "  correct INTEGER NOT NULL,"
    "  asked INTEGER NOT NULL"
    ") STRICT;",
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
