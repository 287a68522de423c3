// SPDX-License-Identifier: MIT
// System calls that end a confined runner: the test of the filter, which `bitlab doctor` and the
// tests run. The runner makes one of them, chosen by the request, after every layer is on, with
// arguments that could do no harm if the filter let them through.
#ifndef LAB_RUNNER_FORBIDDEN_H
#define LAB_RUNNER_FORBIDDEN_H

// clang-format off
#define FORBIDDEN_CALLS(X)                                                                        \
    X(read) X(pread64) X(readv) X(preadv) X(preadv2) X(writev) X(pwrite64) X(pwritev) X(openat)    \
    X(openat2) X(close) X(close_range) X(fstat) X(statx) X(lseek) X(ioctl) X(fcntl) X(flock)       \
    X(dup) X(dup3) X(pipe2) X(getdents64) X(unlinkat) X(mkdirat) X(mknodat) X(renameat2)           \
    X(linkat) X(symlinkat) X(readlinkat) X(faccessat) X(fchmod) X(fchmodat) X(fchownat)            \
    X(truncate) X(ftruncate) X(fallocate) X(chdir) X(fchdir) X(chroot) X(pivot_root) X(mount)      \
    X(umount2) X(statfs) X(utimensat) X(name_to_handle_at) X(open_by_handle_at) X(socket)          \
    X(socketpair) X(bind) X(listen) X(connect) X(accept4) X(sendto) X(sendmsg) X(sendmmsg)         \
    X(recvfrom) X(recvmsg) X(setsockopt) X(shutdown) X(clone) X(clone3) X(execve) X(execveat)      \
    X(wait4) X(waitid) X(kill) X(tkill) X(tgkill) X(rt_sigqueueinfo) X(pidfd_open)                 \
    X(pidfd_send_signal) X(pidfd_getfd) X(ptrace) X(process_vm_readv) X(process_vm_writev)         \
    X(kcmp) X(prctl) X(seccomp) X(setns) X(unshare) X(personality) X(capset) X(setuid)             \
    X(setgid) X(setresuid) X(setgroups) X(setsid) X(prlimit64) X(setrlimit)                        \
    X(sched_setaffinity) X(setpriority) X(mlockall) X(memfd_create) X(userfaultfd)                 \
    X(remap_file_pages) X(bpf) X(perf_event_open) X(io_uring_setup) X(io_uring_enter)              \
    X(io_setup) X(keyctl) X(add_key) X(request_key) X(init_module) X(finit_module)                 \
    X(delete_module) X(kexec_load) X(reboot) X(swapon) X(sethostname) X(acct) X(quotactl)          \
    X(syslog) X(inotify_init1) X(fanotify_init) X(eventfd2) X(epoll_create1) X(timerfd_create)     \
    X(signalfd4) X(rt_sigaction) X(rt_sigprocmask) X(shmget) X(shmat) X(semget) X(msgget)          \
    X(mq_open) X(sendfile) X(splice) X(tee) X(copy_file_range) X(uname) X(sysinfo) X(times)        \
    X(getcwd) X(nanosleep) X(clock_settime) X(settimeofday) X(adjtimex)                            \
    X(landlock_create_ruleset) X(landlock_restrict_self)

// Allowed calls with arguments that are not: writing elsewhere, memory that can run, memory of a
// file; and calls by the tables of other systems.
#define FORBIDDEN_USES(X) X(write_to_0) X(write_to_3) X(write_to_4) X(write_to_5) X(mmap_to_run) X(mmap_of_file) X(mprotect_to_run) X(call_of_x32) X(call_of_i386)
// clang-format on

enum forbidden {
#define FORBIDDEN_NAME(name) FORBIDDEN_##name,
    FORBIDDEN_CALLS(FORBIDDEN_NAME) FORBIDDEN_USES(FORBIDDEN_NAME)
#undef FORBIDDEN_NAME
        FORBIDDEN
};

// Makes the call. Returns only where nothing stopped it; where this machine does not have the call,
// ends with RUNNER_DONE, or, where only the processor knows (call_of_i386 on a kernel without that
// table), with its fault, SIGSEGV.
void forbidden_try(unsigned number);

#endif
