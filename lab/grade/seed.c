// SPDX-License-Identifier: MIT
// The seed of generated cases: from the text that was given, else from the course, and always from
// the exercise's id.
#include <stdio.h>
#include <string.h>

#include "lab/base/digest.h"
#include "lab/grade/grading.h"

static uint64_t seed_of(const char *kind, const char *root, const char *exercise) {
    char hex[DIGEST_HEX];
    struct digest *digest = digest_new();
    digest_add(digest, kind, strlen(kind));
    digest_add(digest, root, strlen(root));
    digest_add(digest, "\n", 1);
    digest_add(digest, exercise, strlen(exercise));
    digest_finish(digest, hex);
    unsigned long long seed = 0;
    sscanf(hex, "%16llx", &seed);
    return seed;
}

uint64_t grade_public_seed(const char *exercise) {
    return seed_of("public:", "", exercise);
}

uint64_t grade_seed(const struct grade_options *options, const char *exercise) {
    bool given = options->seed && *options->seed;
    const char *root = given ? options->seed : options->course_hash ? options->course_hash : "";
    return seed_of(given ? "seed:" : "course:", root, exercise);
}
