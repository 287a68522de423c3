// SPDX-License-Identifier: MIT
// The confinement, one layer a function, in the order in which they are put on.
// Each says whether it holds; nothing in the shipped build can leave one out.
#ifndef LAB_RUNNER_CONFINE_H
#define LAB_RUNNER_CONFINE_H

#include <stdbool.h>
#include <stdint.h>

#include "lab/runner/frame.h"

struct confinement {
    struct {
        bool active;
        uint32_t detail; // the version of what holds; else an errno or LAYER_LEFT_OUT
    } layers[LAYERS];
};

// Puts on every layer; the caller has read the request and holds no descriptor that it must not
// keep.
void confine(struct confinement *confinement, const struct request_head *head);

// True where every layer holds without which learners' code must not run.
bool confinement_suffices(const struct confinement *confinement);

// The layers: each returns 0 or an errno. landlock also gives the version of the kernel's
// interface.
int confine_no_new_privs(void);
int confine_not_dumpable(void);
int confine_landlock(uint32_t *version);
int confine_deadline(const struct request_head *head);
int confine_limits(const struct request_head *head);
int confine_address_space(const struct request_head *head);
int confine_seccomp(void);

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED_BUILD 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(undefined_behavior_sanitizer)
#define SANITIZED_BUILD 1
#endif
#endif
#ifndef SANITIZED_BUILD
#define SANITIZED_BUILD 0
#endif

#endif
