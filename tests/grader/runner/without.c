// SPDX-License-Identifier: MIT
// What the test builds of the runner have in the place of one layer: the linker's --wrap sends the
// calls here. The sources of the shipped runner know nothing of it.
#include <stdlib.h>

#include "lab/runner/confine.h"

int __wrap_confine_no_new_privs(void);
int __wrap_confine_not_dumpable(void);
int __wrap_confine_landlock(uint32_t *version);
int __wrap_confine_limits(const struct request_head *head);
int __wrap_confine_address_space(const struct request_head *head);
int __wrap_confine_seccomp(void);
int __wrap_confine_deadline(const struct request_head *head);
void *__wrap_allocator_resize(void *owner, void *at, size_t old_size, size_t size);

// Each claims to hold.
int __wrap_confine_no_new_privs(void) {
    return 0;
}

int __wrap_confine_not_dumpable(void) {
    return 0;
}

int __wrap_confine_landlock(uint32_t *version) {
    *version = 1;
    return 0;
}

int __wrap_confine_deadline(const struct request_head *head) {
    (void)head;
    return 0;
}

int __wrap_confine_limits(const struct request_head *head) {
    (void)head;
    return 0;
}

int __wrap_confine_address_space(const struct request_head *head) {
    (void)head;
    return 0;
}

int __wrap_confine_seccomp(void) {
    return 0;
}

void *__wrap_allocator_resize(void *owner, void *at, size_t old_size, size_t size) {
    (void)owner, (void)old_size;
    if (size) return realloc(at, size);
    free(at);
    return NULL;
}
