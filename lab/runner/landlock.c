// SPDX-License-Identifier: MIT
// Landlock: a ruleset that handles every right the kernel knows and allows none of them.
// Files from interface 1 on, TCP from 4, signals and abstract sockets from 6; older kernels have
// nothing of it.
#include <errno.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "lab/runner/confine.h"

// The kernel's structure as of interface 6; the headers of the build machine may be older.
struct ruleset {
    uint64_t files, net, scoped;
};

#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_restrict_self  446
#endif
enum { ASK_FOR_VERSION = 1 };

// The rights of files that each interface added, as how many bits are known in all.
static uint64_t file_rights(long version) {
    static const unsigned char bits[] = { 0, 13, 14, 15, 15, 16 };
    long last = (long)sizeof bits - 1;
    return (UINT64_C(1) << bits[version < last ? version : last]) - 1;
}

int confine_landlock(uint32_t *version) {
    long known = syscall(SYS_landlock_create_ruleset, NULL, 0, ASK_FOR_VERSION);
    if (known < 0) return errno;
    struct ruleset rules = { .files = file_rights(known),
                             .net = known >= 4 ? 3 : 0,
                             .scoped = known >= 6 ? 3 : 0 };
    size_t size = known >= 6 ? sizeof rules : known >= 4 ? 16 : 8;
    long fd = syscall(SYS_landlock_create_ruleset, &rules, size, 0);
    if (fd < 0) return errno;
    int code = syscall(SYS_landlock_restrict_self, (int)fd, 0) == 0 ? 0 : errno;
    close((int)fd);
    *version = (uint32_t)known;
    return code;
}
