// SPDX-License-Identifier: MIT
// The system call filter: what Lua's memory, the clock and printing need. Everything else kills
// the process. No read, no open, no close, no ioctl, no prctl, no kill, no clone: the filter cannot
// be taken off or got round.
//
// It is a program for the kernel's small machine (Documentation/userspace-api/seccomp_filter), the
// same for every run, so it stands here whole and costs one call. A number of another table of
// calls, as x32, equals none of ours and falls to the end. tests/unit/lab-runner/filter_test.c runs
// it on every number.
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#include "lab/runner/confine.h"

#if defined(__x86_64__)
#define OWN_TABLE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OWN_TABLE AUDIT_ARCH_AARCH64
#else
#error "the filter knows the system calls of x86-64 and 64-bit ARM"
#endif
_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the low word of an argument is first");

#define LOAD(field)             BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define IF_EQUAL(k, then, else) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, k, then, else)
#define IF_ANY_BIT(k, then)     BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, k, then, 0)
#define ALLOW                   BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define KILL                    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS)
#define ALLOW_CALL(call)        IF_EQUAL(call, 0, 1), ALLOW

// clang-format off
static const struct sock_filter filter[] = {
    LOAD(arch),
    IF_EQUAL(OWN_TABLE, 1, 0),
        KILL,
    LOAD(nr),

    // with any arguments
    ALLOW_CALL(SYS_munmap),
    ALLOW_CALL(SYS_mremap),
    ALLOW_CALL(SYS_brk),
    ALLOW_CALL(SYS_madvise),
    ALLOW_CALL(SYS_futex),
    ALLOW_CALL(SYS_getrandom),
    ALLOW_CALL(SYS_clock_gettime),
    ALLOW_CALL(SYS_rt_sigreturn),
    ALLOW_CALL(SYS_exit_group),

    // what is printed; a descriptor is an int, of which the kernel looks at the low word alone
    IF_EQUAL(SYS_write, 0, 5),
        LOAD(args[0]),
        IF_EQUAL(1, 1, 0),
        IF_EQUAL(2, 0, 1),
        ALLOW,
        KILL,

    // memory without a file behind it and without the right to run
    IF_EQUAL(SYS_mmap, 0, 6),
        LOAD(args[2]),
        IF_ANY_BIT(PROT_EXEC, 3),
        LOAD(args[4]),
        IF_EQUAL(0xFFFFFFFF, 0, 1),
        ALLOW,
        KILL,
    IF_EQUAL(SYS_mprotect, 0, 4),
        LOAD(args[2]),
        IF_ANY_BIT(PROT_EXEC, 1),
        ALLOW,
        KILL,

    KILL,
};
// clang-format on

int confine_seccomp(void) {
    if (SANITIZED_BUILD)
        return LAYER_LEFT_OUT; // a sanitizer's runtime reads /proc and starts threads
    const struct sock_fprog program = { .len = sizeof filter / sizeof *filter,
                                        .filter = (struct sock_filter *)filter };
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0 ? 0 : errno;
}
