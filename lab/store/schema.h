// SPDX-License-Identifier: MIT
// The tables of the store, one step of SQL for each version.
#ifndef LAB_STORE_SCHEMA_H
#define LAB_STORE_SCHEMA_H

#include <sqlite3.h>

enum { STORE_APPLICATION_ID = 0x62746c62 }; // "btlb"
extern const int store_version;             // the newest version this program writes

// Brings a database from its version (0: new) to the newest, in one transaction. SQLITE_OK or
// SQLite's code.
int store_migrate(sqlite3 *db, int from);

#endif
