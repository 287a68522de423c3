// SPDX-License-Identifier: MIT
// The one event loop: descriptors, timers and children, waited for with ppoll.
// A child is watched through a pidfd; where the system has none, it is asked for every few
// milliseconds.
#include "lab/base/loop.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "lab/base/memory.h"

enum watch_kind { WATCH_NONE, WATCH_FD, WATCH_TIMER, WATCH_CHILD };

struct watch {
    enum watch_kind kind;
    int id;
    int fd; // WATCH_CHILD: its pidfd, or -1
    short events;
    double due;
    pid_t pid;
    void *owner;
    union {
        loop_ready *ready;
        loop_due *timer;
        loop_ended *ended;
    };
};

struct loop {
    struct watch *watches;
    size_t n, capacity;
    int last_id;
    struct pollfd *polls;
    size_t polls_capacity;
};

static const double child_poll_seconds = 0.005;

double clock_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

struct loop *loop_new(void) {
    return xcalloc(1, sizeof(struct loop));
}

static void close_watch(struct watch *watch) {
    if (watch->kind == WATCH_CHILD && watch->fd >= 0) close(watch->fd);
    watch->kind = WATCH_NONE;
}

void loop_free(struct loop *loop) {
    if (!loop) return;
    for (size_t i = 0; i < loop->n; i++)
        close_watch(&loop->watches[i]);
    free(loop->watches);
    free(loop->polls);
    free(loop);
}

static struct watch *add(struct loop *loop, enum watch_kind kind, void *owner) {
    GROW(loop->watches, loop->n, loop->capacity);
    struct watch *watch = &loop->watches[loop->n++];
    *watch = (struct watch) { .kind = kind, .id = ++loop->last_id, .fd = -1, .owner = owner };
    return watch;
}

int loop_watch(struct loop *loop, int fd, short events, loop_ready *ready, void *owner) {
    struct watch *watch = add(loop, WATCH_FD, owner);
    watch->fd = fd;
    watch->events = events;
    watch->ready = ready;
    return watch->id;
}

int loop_timer(struct loop *loop, double seconds, loop_due *due, void *owner) {
    struct watch *watch = add(loop, WATCH_TIMER, owner);
    watch->due = clock_now() + seconds;
    watch->timer = due;
    return watch->id;
}

static int open_pidfd(pid_t pid) {
#ifdef SYS_pidfd_open
    return (int)syscall(SYS_pidfd_open, pid, 0);
#else
    (void)pid;
    return -1;
#endif
}

int loop_child(struct loop *loop, pid_t pid, loop_ended *ended, void *owner) {
    struct watch *watch = add(loop, WATCH_CHILD, owner);
    watch->pid = pid;
    watch->fd = open_pidfd(pid);
    watch->events = POLLIN;
    watch->ended = ended;
    return watch->id;
}

void loop_remove(struct loop *loop, int id) {
    for (size_t i = 0; i < loop->n; i++)
        if (loop->watches[i].id == id) close_watch(&loop->watches[i]);
}

// Drops removed watches; only between the calls of a step.
static void sweep(struct loop *loop) {
    size_t kept = 0;
    for (size_t i = 0; i < loop->n; i++)
        if (loop->watches[i].kind != WATCH_NONE) loop->watches[kept++] = loop->watches[i];
    loop->n = kept;
}

static double until_next(const struct loop *loop, double seconds) {
    double now = clock_now();
    for (size_t i = 0; i < loop->n; i++) {
        const struct watch *watch = &loop->watches[i];
        double left = watch->kind == WATCH_TIMER ? watch->due - now : child_poll_seconds;
        if (watch->kind == WATCH_FD || (watch->kind == WATCH_CHILD && watch->fd >= 0)) continue;
        if (left < 0) left = 0;
        if (seconds < 0 || left < seconds) seconds = left;
    }
    return seconds;
}

// One pollfd for each watch, in the same order; timers have fd -1, which poll passes over.
static int wait_ready(struct loop *loop, double seconds) {
    if (loop->n > loop->polls_capacity) {
        loop->polls_capacity = loop->capacity;
        loop->polls = xrealloc(loop->polls, sizeof *loop->polls * loop->polls_capacity);
    }
    for (size_t i = 0; i < loop->n; i++)
        loop->polls[i] =
            (struct pollfd) { .fd = loop->watches[i].fd, .events = loop->watches[i].events };
    struct timespec limit = { .tv_sec = (time_t)seconds,
                              .tv_nsec = (long)((seconds - (double)(time_t)seconds) * 1e9) };
    return ppoll(loop->polls, loop->n, seconds < 0 ? NULL : &limit, NULL);
}

static void reap(struct loop *loop, size_t i) {
    struct watch watch = loop->watches[i];
    int status;
    struct rusage usage;
    memset(&usage, 0, sizeof usage);
    pid_t got = wait4(watch.pid, &status, WNOHANG, &usage);
    if (got == 0 || (got < 0 && errno == EINTR)) return;
    if (got < 0) status = 0;
    close_watch(&loop->watches[i]);
    watch.ended(watch.owner, watch.pid, status, &usage);
}

static void call_back(struct loop *loop, size_t i, short revents, double now) {
    struct watch watch = loop->watches[i];
    if (watch.kind == WATCH_FD && revents) {
        watch.ready(watch.owner, watch.fd, revents);
    } else if (watch.kind == WATCH_TIMER && watch.due <= now) {
        close_watch(&loop->watches[i]);
        watch.timer(watch.owner);
    } else if (watch.kind == WATCH_CHILD && (revents || watch.fd < 0)) {
        reap(loop, i);
    }
}

bool loop_step(struct loop *loop, double seconds) {
    sweep(loop);
    if (loop->n == 0 && seconds < 0) return false;
    size_t n = loop->n; // what callbacks add waits for the next step
    int ready = wait_ready(loop, until_next(loop, seconds));
    double now = clock_now();
    for (size_t i = 0; i < n; i++)
        call_back(loop, i, ready > 0 ? loop->polls[i].revents : 0, now);
    return true;
}
