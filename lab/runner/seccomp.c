// SPDX-License-Identifier: MIT
// The system call filter: what Lua's memory, the clock and printing need. Everything else kills
// the process. No read, no open, no close, no ioctl, no prctl, no kill, no clone: the filter cannot
// be taken off or got round.
#include <errno.h>
#include <seccomp.h>
#include <stddef.h>
#include <sys/mman.h>

#include "lab/runner/confine.h"

// Calls that are allowed with any arguments.
static const int plain_calls[] = {
    SCMP_SYS(munmap),        SCMP_SYS(mremap),       SCMP_SYS(brk),
    SCMP_SYS(madvise),       SCMP_SYS(futex),        SCMP_SYS(getrandom),
    SCMP_SYS(clock_gettime), SCMP_SYS(rt_sigreturn), SCMP_SYS(exit_group),
};

static int allow_plain(scmp_filter_ctx filter) {
    int code = 0;
    for (size_t i = 0; code == 0 && i < sizeof plain_calls / sizeof *plain_calls; i++)
        code = seccomp_rule_add(filter, SCMP_ACT_ALLOW, plain_calls[i], 0);
    return code;
}

// Descriptors are ints: the kernel looks at the low word alone, and so does the filter.
static int allow_write(scmp_filter_ctx filter) {
    static const scmp_datum_t descriptors[] = { 1, 2 };
    int code = 0;
    for (size_t i = 0; code == 0 && i < 2; i++)
        code = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1,
                                SCMP_A0(SCMP_CMP_MASKED_EQ, 0xFFFFFFFF, descriptors[i]));
    return code;
}

// Memory without a file behind it and without the right to run.
static int allow_memory(scmp_filter_ctx filter) {
    int code = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2,
                                SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
                                SCMP_A4(SCMP_CMP_MASKED_EQ, 0xFFFFFFFF, 0xFFFFFFFF));
    if (code != 0) return code;
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
                            SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
}

int confine_seccomp(void) {
    if (SANITIZED_BUILD)
        return LAYER_LEFT_OUT; // a sanitizer's runtime reads /proc and starts threads
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (!filter) return ENOMEM;
    int code = seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
    if (code == 0) code = allow_plain(filter);
    if (code == 0) code = allow_write(filter);
    if (code == 0) code = allow_memory(filter);
    if (code == 0) code = seccomp_load(filter);
    return code < 0 ? -code : code; // the filter's memory stays: freeing it gains nothing
}
