// SPDX-License-Identifier: MIT
// Starts the child of a long job. vfork, as for the runner: fork would run the handlers of other
// libraries and copy the page tables of the lab. The child touches descriptors and signals, then
// execs.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "lab/job/figure_job.h"

enum { KEPT_FDS = 3 };

static void default_signals(void) {
    struct sigaction standard = { .sa_handler = SIG_DFL };
    sigset_t none;
    for (int i = 1; i < NSIG; i++)
        if (i != SIGKILL && i != SIGSTOP) sigaction(i, &standard, NULL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static bool place_descriptors(int output) {
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    int out = fcntl(output, F_DUPFD_CLOEXEC, KEPT_FDS),
        other = fcntl(null, F_DUPFD_CLOEXEC, KEPT_FDS);
    return null >= 0 && out >= 0 && other >= 0 && dup2(other, STDIN_FILENO) >= 0 &&
           dup2(out, STDOUT_FILENO) >= 0 && dup2(other, STDERR_FILENO) >= 0;
}

static _Noreturn void become(const char *program, char *const *argv, pid_t parent, int output) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(FIGURE_JOB_FAILED); // it died before the line above
    setpgid(0, 0);                                     // the keys of the terminal are the lab's
    if (!place_descriptors(output)) _exit(FIGURE_JOB_FAILED);
#ifdef SYS_close_range
    syscall(SYS_close_range, KEPT_FDS, ~0U, 0);
#endif
    default_signals();
    execv(program, argv);
    _exit(FIGURE_JOB_FAILED);
}

pid_t figure_job_spawn(const char *program, char *const *argv, int output) {
    sigset_t all, old;
    pid_t parent = getpid();
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &old); // no handler of ours may run in the child
    pid_t pid = vfork();
    if (pid == 0) become(program, argv, parent, output);
    int code = errno;
    sigprocmask(SIG_SETMASK, &old, NULL);
    errno = code;
    return pid;
}
