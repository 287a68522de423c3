// SPDX-License-Identifier: MIT
// Results of long jobs, kept by what they follow from: the figure's text, where its sliders stand,
// and the program that computed them. On disk in $XDG_CACHE_HOME/bitlab/figures (safe to delete),
// and where there is none, or it refuses, in memory for as long as the lab runs.
#ifndef LAB_JOB_RESULTS_H
#define LAB_JOB_RESULTS_H

#include <stdbool.h>
#include <time.h>

#include "lab/base/digest.h"
#include "lab/figure/figure.h"
#include "lab/script/live_figure.h"

// What names a result: a digest of the program's version and file, the course, the lesson, the
// figure's name and text, and every slider's value; of one that measures also of the processor and
// the level of kernels, so that no level shows what another reached.
struct result_of {
    const char *course, *lesson, *source;
    const struct live_figure *figure;
    const size_t *indices;
};
void result_key(const struct result_of *of, char key[DIGEST_HEX]);

// `folder` is folder_cache() or NULL.
struct results;
struct results *results_new(const char *folder);
void results_free(struct results *results);

// Keeps a figure; the oldest beyond RESULTS_MOST go.
enum { RESULTS_MOST = 64 };
void results_put(struct results *results, const char *key, const struct figure *figure);

// False where there is none, or what is there is no figure. `*made` is when it was computed.
bool results_get(struct results *results, const char *key, struct figure *figure, time_t *made);

#endif
