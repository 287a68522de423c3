// SPDX-License-Identifier: MIT
// What the tests of lab/exercise share: exercises written to a folder of their own and loaded from
// it.
#ifndef TESTS_UNIT_LAB_EXERCISE_HELPERS_H
#define TESTS_UNIT_LAB_EXERCISE_HELPERS_H

#include "tests/check.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/exercise/exercise.h"

#define complain(...) (print_error(__VA_ARGS__), print_error("\n"), _fail(__FILE__, __LINE__))
#define SMALL         "tests/data/courses/small/exercises/"

static inline int new_script(void **state) {
    *state = script_new();
    return *state ? 0 : -1;
}

static inline int free_script(void **state) {
    script_free(*state);
    return 0;
}

// Loads the text as the file x.lua of a folder that is gone afterwards; messages begin with
// "x.lua".
static inline enum status load_text(struct script *script, const char *text,
                                    struct exercise *exercise, struct error *err) {
    char folder[] = "/tmp/bitlab-exercise-XXXXXX";
    char *here = getcwd(NULL, 0);
    if (!here || !mkdtemp(folder) || chdir(folder) != 0) complain("no folder to test in");
    enum status status = file_write("x.lua", text, strlen(text), err);
    if (status == STATUS_OK) status = exercise_load(exercise, script, "x.lua", err);
    unlink("x.lua");
    if (chdir(here) != 0 || rmdir(folder) != 0) complain("%s stays behind", folder);
    free(here);
    return status;
}

static inline struct exercise must_load(struct script *script, const char *text) {
    struct exercise exercise;
    struct error err = { 0 };
    if (load_text(script, text, &exercise, &err) != STATUS_OK) complain("%s\n%s", text, err.text);
    return exercise;
}

static inline struct exercise must_read(struct script *script, const char *path) {
    struct exercise exercise;
    struct error err = { 0 };
    if (exercise_load(&exercise, script, path, &err) != STATUS_OK) complain("%s", err.text);
    return exercise;
}

#endif
