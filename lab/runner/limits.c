// SPDX-License-Identifier: MIT
// Limits of the kernel: no files, no processes, no core, so much memory, so much CPU.
#include <errno.h>
#include <stddef.h>
#include <sys/resource.h>

#include "lab/runner/confine.h"

enum { BESIDE_LUA = 64 << 20, CPU_GRACE_S = 2 };

static int set(__rlimit_resource_t resource, rlim_t limit) {
    struct rlimit old = { 0, 0 };
    if (limit > 0 && getrlimit(resource, &old) != 0) return errno; // nothing is below 0
    if (old.rlim_max < limit) limit = old.rlim_max; // a stricter limit from outside stays
    return setrlimit(resource, &(struct rlimit) { limit, limit }) == 0 ? 0 : errno;
}

int confine_limits(const struct request_head *head) {
    const struct {
        __rlimit_resource_t resource;
        rlim_t limit;
    } limits[] = {
        { RLIMIT_CORE, 0 },
        { RLIMIT_NPROC, 0 },
        { RLIMIT_NOFILE, 0 },
        { RLIMIT_FSIZE, 0 },
        { RLIMIT_MEMLOCK, 0 },
        { RLIMIT_MSGQUEUE, 0 },
        { RLIMIT_CPU, head->budget_ns / 1000000000 + CPU_GRACE_S },
    };
    int code = 0;
    for (size_t i = 0; code == 0 && i < sizeof limits / sizeof *limits; i++)
        code = set(limits[i].resource, limits[i].limit);
    return code;
}

int confine_address_space(const struct request_head *head) {
    if (SANITIZED_BUILD) return LAYER_LEFT_OUT; // shadow memory is reserved address space
    rlim_t request = head->cases_size + (rlim_t)head->source_size + head->given_size;
    return set(RLIMIT_AS, head->memory_bytes + BESIDE_LUA + request);
}
