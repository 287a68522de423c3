// SPDX-License-Identifier: MIT
// Opening the database file: durable settings, migration, and what to do with a file that cannot be
// used.
#include "lab/store/open.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/vfs.h>
#endif

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/store/schema.h"

enum outcome { OPENED, DAMAGED, NEWER, REFUSED };

// WAL needs memory shared between processes, which network file systems do not give.
static int is_on_network(const char *folder) {
#if defined(__linux__)
    struct statfs info;
    if (statfs(folder, &info) != 0) return 0;
    unsigned long type = (unsigned long)info.f_type;
    return type == 0x6969 /* NFS */ || type == 0x517B /* SMB */ || type == 0xFF534D42 /* CIFS */ ||
           type == 0xFE534D42 /* SMB2 */;
#else
    (void)folder;
    return 0;
#endif
}

static int ask_number(sqlite3 *db, const char *pragma, int *number) {
    sqlite3_stmt *ask = NULL;
    int code = sqlite3_prepare_v2(db, pragma, -1, &ask, NULL);
    if (code == SQLITE_OK && (code = sqlite3_step(ask)) == SQLITE_ROW) {
        *number = sqlite3_column_int(ask, 0);
        code = SQLITE_OK;
    }
    sqlite3_finalize(ask);
    return code;
}

static int set_durable(sqlite3 *db, int network) {
    const char *settings = network ? "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA;"
                                   : "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";
    int code =
        sqlite3_exec(db, "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;", NULL, NULL, NULL);
    if (code == SQLITE_OK) code = sqlite3_exec(db, settings, NULL, NULL, NULL);
#if defined(__APPLE__)
    if (code == SQLITE_OK)
        code = sqlite3_exec(db, "PRAGMA fullfsync=1; PRAGMA checkpoint_fullfsync=1;", NULL, NULL,
                            NULL);
#endif
    return code;
}

static enum outcome judge(int code) {
    if (code == SQLITE_OK) return OPENED;
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB ? DAMAGED : REFUSED;
}

// A write-ahead log that was left behind tells of a program that was killed: only then the whole
// file is checked.
static int check_after_kill(sqlite3 *db, const char *path) {
    char *log = xprintf("%s-wal", path);
    int killed = file_exists(log);
    free(log);
    if (!killed) return SQLITE_OK;
    sqlite3_stmt *check = NULL;
    int code = sqlite3_prepare_v2(db, "PRAGMA quick_check(1)", -1, &check, NULL);
    if (code == SQLITE_OK) code = sqlite3_step(check);
    const char *found = code == SQLITE_ROW ? (const char *)sqlite3_column_text(check, 0) : NULL;
    if (code == SQLITE_ROW) code = found && strcmp(found, "ok") == 0 ? SQLITE_OK : SQLITE_CORRUPT;
    sqlite3_finalize(check);
    return code;
}

// An older file is copied before it is changed.
static int copy_version(sqlite3 *db, const char *path, int version) {
    char *copy = xprintf("%s.v%d", path, version);
    sqlite3_stmt *vacuum = NULL;
    unlink(copy);
    int code = sqlite3_prepare_v2(db, "VACUUM INTO ?", -1, &vacuum, NULL);
    if (code == SQLITE_OK) sqlite3_bind_text(vacuum, 1, copy, -1, SQLITE_STATIC);
    if (code == SQLITE_OK) code = sqlite3_step(vacuum);
    sqlite3_finalize(vacuum);
    free(copy);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

// Asks for the version, migrates if it is older, and proves that the file can be written.
static enum outcome prepare(sqlite3 *db, const char *path, int network) {
    int version = 0;
    sqlite3_busy_timeout(db, 5000);
    int code = check_after_kill(db, path);
    if (code == SQLITE_OK) code = ask_number(db, "PRAGMA user_version", &version);
    if (code == SQLITE_OK && version > store_version) return NEWER;
    if (code == SQLITE_OK && version > 0 && version < store_version)
        code = copy_version(db, path, version);
    if (code == SQLITE_OK) code = set_durable(db, network);
    if (code == SQLITE_OK && version < store_version) {
        code = store_migrate(db, version);
        // Another lab may have migrated the file between our question and our step.
        if (code != SQLITE_OK && ask_number(db, "PRAGMA user_version", &version) == SQLITE_OK &&
            version == store_version)
            code = SQLITE_OK;
    }
    if (code == SQLITE_OK) code = sqlite3_exec(db, "BEGIN IMMEDIATE; ROLLBACK;", NULL, NULL, NULL);
    return judge(code);
}

static enum outcome open_file(const char *path, int network, sqlite3 **db) {
    int code = sqlite3_open_v2(path, db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
    sqlite3_extended_result_codes(*db, 0);
    enum outcome outcome = code == SQLITE_OK ? prepare(*db, path, network) : REFUSED;
    if (outcome != OPENED) {
        sqlite3_close(*db);
        *db = NULL;
    }
    return outcome;
}

static sqlite3 *open_memory(void) {
    sqlite3 *db = NULL;
    if (sqlite3_open(":memory:", &db) != SQLITE_OK || store_migrate(db, 0) != SQLITE_OK) {
        fputs("bitlab: this machine has no memory for the progress\n", stderr);
        exit(STATUS_ENVIRONMENT);
    }
    return db;
}

// Puts a damaged file aside, its write-ahead log with it, and says where.
static void put_aside(const char *path, char warning[ERROR_TEXT_MAX]) {
    char date[32];
    time_t now = time(NULL);
    struct tm local;
    localtime_r(&now, &local);
    strftime(date, sizeof date, "%Y%m%d-%H%M%S", &local);
    static const char *const parts[] = { "", "-wal", "-shm" };
    for (int i = 0; i < 3; i++) {
        char *old = xprintf("%s%s", path, parts[i]);
        char *new = xprintf("%s.corrupt-%s%s", path, date, parts[i]);
        rename(old, new);
        free(old);
        free(new);
    }
    snprintf(warning, ERROR_TEXT_MAX,
             "The progress file was damaged. It is kept as %s.corrupt-%s (try `sqlite3 FILE "
             ".recover`), and a new one was begun.",
             path, date);
}

// Opens a file for reading only; where its write-ahead log cannot be shared, as a file that nobody
// changes.
static sqlite3 *open_to_read(const char *path) {
    static const char *const forms[] = { "file:%s?mode=ro", "file:%s?immutable=1" };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        sqlite3 *db = NULL;
        int version = 0;
        char *name = xprintf(forms[i], path);
        int code = sqlite3_open_v2(name, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
        free(name);
        if (code == SQLITE_OK && ask_number(db, "PRAGMA user_version", &version) == SQLITE_OK &&
            version > 0)
            return db;
        sqlite3_close(db);
    }
    return NULL;
}

// A newer file may hold other tables: what this program asks for must be there.
static int holds_what_is_asked(sqlite3 *db) {
    static const char ask[] =
        "SELECT a.time, a.graded, a.answer, f.value, r.seed, c.stability, k.correct "
        "FROM attempts a, facts f, reviews r, cards c, checks k LIMIT 0";
    return sqlite3_exec(db, ask, NULL, NULL, NULL) == SQLITE_OK;
}

// What a file that cannot be written holds, in memory; NULL where it cannot be used.
static sqlite3 *read_into_memory(const char *path) {
    sqlite3 *from = open_to_read(path), *db = NULL;
    int version = 0, usable = 0;
    if (from && sqlite3_open(":memory:", &db) == SQLITE_OK) {
        sqlite3_backup *backup = sqlite3_backup_init(db, "main", from, "main");
        usable = backup && sqlite3_backup_step(backup, -1) == SQLITE_DONE;
        sqlite3_backup_finish(backup);
        usable = usable && ask_number(db, "PRAGMA user_version", &version) == SQLITE_OK;
        if (usable && version < store_version) usable = store_migrate(db, version) == SQLITE_OK;
        usable = usable && holds_what_is_asked(db);
    }
    sqlite3_close(from);
    if (usable) return db;
    sqlite3_close(db);
    return NULL;
}

static sqlite3 *fall_back(enum outcome outcome, const char *path, char warning[ERROR_TEXT_MAX]) {
    sqlite3 *db = read_into_memory(path);
    const char *shown = db ? "What it holds is shown, and " : "";
    if (outcome == NEWER)
        snprintf(warning, ERROR_TEXT_MAX,
                 "%s was written by a newer bitlab and is left alone. %s%s of this session is not "
                 "kept.",
                 path, shown, db ? "the progress" : "The progress");
    else
        snprintf(warning, ERROR_TEXT_MAX,
                 "Progress cannot be kept: %s cannot be written. %s%s session is kept in memory "
                 "only.",
                 path, shown, db ? "this" : "This");
    return db ? db : open_memory();
}

sqlite3 *store_open_database(const char *folder, char warning[ERROR_TEXT_MAX], int *kept) {
    warning[0] = 0;
    *kept = 0;
    if (!folder) {
        snprintf(warning, ERROR_TEXT_MAX,
                 "There is no home folder (HOME is not set, or is no full path), so progress is "
                 "kept in memory only.");
        return open_memory();
    }
    char *path = path_join(folder, "progress.db");
    sqlite3 *db = NULL;
    file_make_folders(folder, NULL);
    int network = is_on_network(folder);
    enum outcome outcome = open_file(path, network, &db);
    if (outcome == DAMAGED) {
        put_aside(path, warning);
        outcome = open_file(path, network, &db);
    }
    *kept = outcome == OPENED;
    if (!db) db = fall_back(outcome, path, warning);
    free(path);
    return db;
}
