// SPDX-License-Identifier: MIT
// The two reports of a measurement: for people and for programs.
// Both tell the same: what was measured, what was predicted, and what may be said.
#ifndef LAB_COMMANDS_BENCH_H
#define LAB_COMMANDS_BENCH_H

#include "kernels/measure/measure.h"
#include "lab/base/strbuf.h"
#include "lab/cells/grid.h"

// JSON, schema bitlab-bench/1. Sizes are bytes, bandwidths 1e9 bytes per second.
void bench_json(const struct measurement *m, struct strbuf *out);

// Tables, bars and sentences, `cols` columns wide (78 at least).
void bench_text(const struct measurement *m, struct grid *grid, int cols);
void bench_text_rest(const struct measurement *m, struct grid *grid, int cols); // after batch 1

// Why nothing can be said, one sentence.
void bench_why_inconclusive(const struct measurement *m, char *text, size_t size);

// Tokens per second of a model whose weights are read once for each token; 0 where it does not fit.
double bench_tokens(const struct measurement *m, const struct measure_model *model,
                    enum gemv_format format);

#endif
