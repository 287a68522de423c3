// SPDX-License-Identifier: MIT
// The program of the system call filter, read as the kernel would run it: for every system call of
// this machine and for the tables of other machines, whether or not this kernel has them.
// The linker sends prctl here (tests/build.mk), so that the very filter of the runner is looked at
// and nothing is confined.
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "lab/runner/confine.h"
#include "tests/check.h"

int __wrap_prctl(int option, ...);

enum { PROGRAM_MAX = 4096, X32_BIT = 0x40000000 };
enum { CALLS_MAX = 1024 }; // more than any kernel has

static struct {
    struct sock_filter at[PROGRAM_MAX];
    size_t n;
} program;

int __wrap_prctl(int option, ...) {
    va_list args;
    va_start(args, option);
    int mode = va_arg(args, int);
    const struct sock_fprog *filter = va_arg(args, const struct sock_fprog *);
    va_end(args);
    assert_int_equal(option, PR_SET_SECCOMP);
    assert_int_equal(mode, SECCOMP_MODE_FILTER);
    assert_true(filter->len <= PROGRAM_MAX);
    memcpy(program.at, filter->filter, filter->len * sizeof *program.at);
    program.n = filter->len;
    return 0;
}

static uint32_t load(const struct seccomp_data *data, uint32_t offset) {
    uint32_t word;
    assert_true(offset <= sizeof *data - sizeof word);
    memcpy(&word, (const char *)data + offset, sizeof word);
    return word;
}

static bool jumps(const struct sock_filter *line, uint32_t a) {
    switch (BPF_OP(line->code)) {
    case BPF_JEQ:
        return a == line->k;
    case BPF_JGT:
        return a > line->k;
    case BPF_JGE:
        return a >= line->k;
    case BPF_JSET:
        return (a & line->k) != 0;
    default:
        fail_msg("a jump of kind %x", line->code);
        return false;
    }
}

// What the kernel would answer: the classic BPF machine, as far as the filter makes use of it.
static uint32_t verdict(const struct seccomp_data *data) {
    uint32_t a = 0;
    for (size_t pc = 0; pc < program.n; pc++) {
        const struct sock_filter *line = &program.at[pc];
        if (line->code == (BPF_LD | BPF_W | BPF_ABS))
            a = load(data, line->k);
        else if (line->code == (BPF_ALU | BPF_AND | BPF_K))
            a &= line->k;
        else if (line->code == (BPF_RET | BPF_K))
            return line->k;
        else if (line->code == (BPF_JMP | BPF_JA))
            pc += line->k;
        else if (BPF_CLASS(line->code) == BPF_JMP)
            pc += jumps(line, a) ? line->jt : line->jf;
        else
            fail_msg("an instruction of code %x", line->code);
    }
    fail_msg("the filter has no end");
    return 0;
}

#if defined(__x86_64__)
static const uint32_t own_table = AUDIT_ARCH_X86_64;
#else
static const uint32_t own_table = AUDIT_ARCH_AARCH64;
#endif

static uint32_t verdict_on(uint32_t table, long number, const uint64_t arguments[6]) {
    struct seccomp_data data = { .nr = (int)number, .arch = table };
    memcpy(data.args, arguments, sizeof data.args);
    return verdict(&data);
}

static const uint64_t zeros[6];

static int open_filter(void **state) {
    (void)state;
    if (SANITIZED_BUILD) return 0; // has no filter
    assert_int_equal(confine_seccomp(), 0);
    assert_true(program.n > 10);
    return 0;
}

static bool is_plain(long number) {
    static const long plain[] = { SYS_munmap,        SYS_mremap,       SYS_brk,
                                  SYS_madvise,       SYS_futex,        SYS_getrandom,
                                  SYS_clock_gettime, SYS_rt_sigreturn, SYS_exit_group };
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (plain[i] == number) return true;
    return false;
}

// mprotect without PROT_EXEC is the one other call that all zeros may make.
static void calls_that_are_not_listed_are_killed(void **state) {
    (void)state;
    if (SANITIZED_BUILD) skip();
    for (long number = 0; number < CALLS_MAX; number++) {
        bool allowed = is_plain(number) || number == SYS_mprotect;
        uint32_t wanted = allowed ? SECCOMP_RET_ALLOW : SECCOMP_RET_KILL_PROCESS;
        if (verdict_on(own_table, number, zeros) != wanted)
            fail_msg("call %ld: %x instead of %x", number, verdict_on(own_table, number, zeros),
                     wanted);
    }
}

static void calls_by_other_tables_are_killed(void **state) {
    (void)state;
    static const uint32_t others[] = { AUDIT_ARCH_I386, AUDIT_ARCH_ARM, AUDIT_ARCH_RISCV64, 0 };
    if (SANITIZED_BUILD) skip();
    for (long number = 0; number < CALLS_MAX; number++) {
        for (size_t i = 0; i < sizeof others / sizeof *others; i++)
            assert_int_equal(verdict_on(others[i], number, zeros), SECCOMP_RET_KILL_PROCESS);
        assert_int_equal(verdict_on(own_table, X32_BIT | number, zeros), SECCOMP_RET_KILL_PROCESS);
        assert_int_equal(verdict_on(own_table, -1 - number, zeros), SECCOMP_RET_KILL_PROCESS);
    }
}

static void writing_is_for_what_is_printed_alone(void **state) {
    (void)state;
    if (SANITIZED_BUILD) skip();
    for (uint64_t fd = 0; fd < 1024; fd++) {
        // the kernel looks at the low word alone
        const uint64_t low[6] = { fd }, high[6] = { fd | UINT64_C(0xABC) << 32 };
        uint32_t wanted = fd == 1 || fd == 2 ? SECCOMP_RET_ALLOW : SECCOMP_RET_KILL_PROCESS;
        assert_int_equal(verdict_on(own_table, SYS_write, low), wanted);
        assert_int_equal(verdict_on(own_table, SYS_write, high), wanted);
    }
}

static void memory_that_can_run_or_has_a_file_is_killed(void **state) {
    (void)state;
    if (SANITIZED_BUILD) skip();
    for (uint64_t rights = 0; rights < 256; rights++) {
        const uint64_t anonymous[6] = { 0, 4096, rights, MAP_PRIVATE, (uint64_t)-1 };
        const uint64_t of_file[6] = { 0, 4096, rights, MAP_PRIVATE, 3 };
        const uint64_t protect[6] = { 0, 4096, rights };
        uint32_t wanted = rights & PROT_EXEC ? SECCOMP_RET_KILL_PROCESS : SECCOMP_RET_ALLOW;
        assert_int_equal(verdict_on(own_table, SYS_mmap, anonymous), wanted);
        assert_int_equal(verdict_on(own_table, SYS_mmap, of_file), SECCOMP_RET_KILL_PROCESS);
        assert_int_equal(verdict_on(own_table, SYS_mprotect, protect), wanted);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_that_are_not_listed_are_killed),
        cmocka_unit_test(calls_by_other_tables_are_killed),
        cmocka_unit_test(writing_is_for_what_is_printed_alone),
        cmocka_unit_test(memory_that_can_run_or_has_a_file_is_killed),
    };
    return cmocka_run_group_tests(tests, open_filter, NULL);
}
