// SPDX-License-Identifier: MIT
// The calls of forbidden.h, made for real. Every argument is -1: no descriptor, no address, no
// flag, no process and no signal is that, so an unfiltered kernel answers each with an error.
#include "lab/runner/forbidden.h"

#include <signal.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "lab/runner/frame.h"

enum { PAGE = 4096, X32_BIT = 0x40000000, I386_GETPID = 20 };

static const long numbers[] = {
#define NUMBER(name) [FORBIDDEN_##name] = SYS_##name,
    FORBIDDEN_CALLS(NUMBER)
#undef NUMBER
};
enum { CALLS = sizeof numbers / sizeof *numbers };

static void write_to_0(void) {
    syscall(SYS_write, 0, "", 0);
}

static void write_to_3(void) {
    syscall(SYS_write, 3, "", 0);
}

static void write_to_4(void) {
    syscall(SYS_write, 4, "", 0);
}

static void write_to_5(void) {
    syscall(SYS_write, 5, "", 0);
}

static void mmap_to_run(void) {
    syscall(SYS_mmap, NULL, PAGE, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static void mmap_of_file(void) {
    syscall(SYS_mmap, NULL, PAGE, PROT_READ, MAP_PRIVATE, 0, 0);
}

static void mprotect_to_run(void) {
    syscall(SYS_mprotect, NULL, 0, PROT_READ | PROT_EXEC);
}

#if defined(__x86_64__)
static void call_of_x32(void) {
    syscall(X32_BIT | SYS_getpid);
}

static void call_of_i386(void) {
    long number = I386_GETPID;
    __asm__ volatile("int $0x80" : "+a"(number) : : "memory", "r8", "r9", "r10", "r11");
}
#else
static void call_of_x32(void) {
    _exit(RUNNER_DONE);
}

static void call_of_i386(void) {
    _exit(RUNNER_DONE);
}
#endif

static void (*const uses[])(void) = {
#define USE(name) [FORBIDDEN_##name - CALLS] = name,
    FORBIDDEN_USES(USE)
#undef USE
};

void forbidden_try(unsigned number) {
    if (number >= FORBIDDEN) _exit(RUNNER_REQUEST);
    if (number < CALLS)
        syscall(numbers[number], -1L, -1L, -1L, -1L, -1L, -1L);
    else
        uses[number - CALLS]();
}
