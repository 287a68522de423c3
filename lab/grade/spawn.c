// SPDX-License-Identifier: MIT
// Starts bitlab-runner. vfork, because fork would run the handlers of other libraries (OpenBLAS
// stops its threads there) and copy the page tables of a large parent; the child touches nothing
// but descriptors and limits, then execs.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "lab/grade/process.h"

enum { KEPT_FDS = 5, STACK_BYTES = 8 << 20 };

// Exec takes handlers away, but what is ignored stays so, and whoever started us may ignore
// anything. These are the signals by which the runner or the kernel ends a program; the runner
// itself takes the mask off when no handler of ours can run any more.
static void default_signals(void) {
    static const int ending[] = { SIGALRM, SIGXCPU, SIGXFSZ, SIGPIPE, SIGSYS, SIGABRT,
                                  SIGSEGV, SIGBUS,  SIGFPE,  SIGILL,  SIGTERM };
    struct sigaction standard = { .sa_handler = SIG_DFL };
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
        sigaction(ending[i], &standard, NULL);
}

// A low descriptor is first moved up, so that none is overwritten while the low ones are set.
static bool place_descriptors(int request, int results, int output) {
    int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
    int from[KEPT_FDS] = { null, output, output, request, results };
    for (int i = 0; i < KEPT_FDS; i++)
        if (from[i] < KEPT_FDS && (from[i] = fcntl(from[i], F_DUPFD_CLOEXEC, KEPT_FDS)) < 0)
            return false;
    for (int i = 0; i < KEPT_FDS; i++)
        if (dup2(from[i], i) < 0) return false;
    return true;
}

// Without close_range (kernels before 5.9) the flag close-on-exec, which all of ours have, must do.
static void close_others(void) {
#ifdef SYS_close_range
    syscall(SYS_close_range, KEPT_FDS, ~0U, 0);
#endif
}

static _Noreturn void become_runner(const char *runner, pid_t parent, const int fds[3]) {
    char *argv[] = { (char *)"bitlab-runner", NULL }, *environment[] = { NULL };
    struct rlimit stack = { STACK_BYTES, STACK_BYTES };
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(SPAWN_FAILED); // it died before the line above
    setsid();
    if (!place_descriptors(fds[0], fds[1], fds[2])) _exit(SPAWN_FAILED);
    close_others();
    default_signals();
    umask(077);
    setrlimit(RLIMIT_STACK, &stack); // before exec, which lays out memory by it
    execve(runner, argv, environment);
    _exit(SPAWN_FAILED);
}

pid_t spawn_runner(const char *runner, int request, int results, int output) {
    sigset_t all, old;
    pid_t parent = getpid();
    const int fds[3] = { request, results, output };
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &old); // no handler of ours may run in the child
    pid_t pid = vfork();
    if (pid == 0) become_runner(runner, parent, fds);
    int code = errno;
    sigprocmask(SIG_SETMASK, &old, NULL);
    errno = code;
    return pid;
}
