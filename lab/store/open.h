// SPDX-License-Identifier: MIT
// Opening the database file: durable settings, migration, and what to do with a file that cannot be
// used.
#ifndef LAB_STORE_OPEN_H
#define LAB_STORE_OPEN_H

#include <sqlite3.h>

#include "lab/base/error.h"

// Opens `folder`/progress.db, or memory where that cannot be; never NULL. `warning` gets a sentence
// or "". A damaged file is renamed to progress.corrupt-DATE and a new one begun; one of a newer
// program, and one that cannot be written, is read into memory and left alone.
sqlite3 *store_open_database(const char *folder, char warning[ERROR_TEXT_MAX], int *kept);

#endif
