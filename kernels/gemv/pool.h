// SPDX-License-Identifier: MIT
// A few threads, each on its own processor, that do one job together and wait for the next.
// The caller is the first of them. No job starts before the last one has ended.
#ifndef KERNELS_GEMV_POOL_H
#define KERNELS_GEMV_POOL_H

#include <stddef.h>

struct gemv_pool;

// NULL where the system gives no threads. `threads` counts the caller.
struct gemv_pool *gemv_pool_new(int threads);
void gemv_pool_free(struct gemv_pool *pool); // NULL is fine

// job(context, index) for every index below the number of threads, then returns.
typedef void gemv_job(void *context, int index);
void gemv_pool_run(struct gemv_pool *pool, gemv_job *job, void *context);
int gemv_pool_threads(const struct gemv_pool *pool);

// The index-th of `parts` even shares of n things: from *start up to *end.
void gemv_share(size_t n, int index, int parts, size_t *start, size_t *end);

#endif
