// SPDX-License-Identifier: MIT
// Starting an exercise anew: the learner's file is kept under a dated name before the starter takes
// its place.
#ifndef LAB_UI_START_OVER_H
#define LAB_UI_START_OVER_H

#include "lab/base/error.h"
#include "lab/exercise/exercise.h"

// Renames `path` to PATH.2026-11-28-161502 (a name that grading passes over, and never one that is
// taken) and writes the starter to `path`. `*kept`: the dated name, NULL where there was no file;
// the caller frees it.
enum status start_over(const struct exercise *exercise, const char *path, char **kept,
                       struct error *err);

#endif
