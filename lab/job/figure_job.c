// SPDX-License-Identifier: MIT
// A long job as a state machine on the event loop: its pipe is read frame by frame, and it is over
// when its figure or its error has come, when it says what no job says, or when it died.
#include "lab/job/figure_job.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/job/frames.h"

enum { CHUNK = 64 << 10 };

struct figure_job {
    struct loop *loop;
    pid_t pid;
    int fd, fd_watch, child_watch;
    struct strbuf came; // bytes of which no whole frame could be made yet
    struct figure_job_watch watch;
};

static void close_pipe(struct figure_job *job) {
    if (job->fd_watch) loop_remove(job->loop, job->fd_watch);
    if (job->fd >= 0) close(job->fd);
    job->fd_watch = 0;
    job->fd = -1;
}

void figure_job_stop(struct figure_job *job) {
    if (!job) return;
    if (job->child_watch) { // not reaped yet
        loop_remove(job->loop, job->child_watch);
        kill(-job->pid, SIGKILL);
        kill(job->pid, SIGKILL);
        while (waitpid(job->pid, NULL, 0) < 0 && errno == EINTR)
            continue;
    }
    close_pipe(job);
    strbuf_release(&job->came);
    free(job);
}

static void end(struct figure_job *job, struct figure *figure, const struct error *err) {
    struct figure_job_watch watch = job->watch;
    figure_job_stop(job);
    watch.ended(watch.owner, figure, err);
}

// One frame handed on. False where the job is over with it.
static bool hand_on(struct figure_job *job, struct job_frame *frame) {
    const struct figure_job_watch *watch = &job->watch;
    switch (frame->kind) {
    case JOB_PROGRESS:
        watch->progress(watch->owner, frame->fraction);
        return true;
    case JOB_POINT:
        watch->point(watch->owner, frame->label, frame->x, frame->y);
        return true;
    case JOB_SO_FAR:
        watch->so_far(watch->owner, &frame->figure);
        figure_release(&frame->figure);
        return true;
    case JOB_FIGURE:
        end(job, &frame->figure, NULL);
        return false;
    case JOB_ERROR:
        end(job, NULL, &frame->error);
        return false;
    }
    return true;
}

static void drop_front(struct strbuf *buf, size_t size) {
    memmove(buf->at, buf->at + size, buf->size - size);
    buf->size -= size;
}

// All whole frames. False where the job is over.
static bool hand_on_all(struct figure_job *job) {
    struct job_frame frame;
    size_t done = 0, used;
    enum job_read read;
    bool going = true;
    while (going && (read = job_frame_read(strbuf_text(&job->came) + done, job->came.size - done,
                                           &used, &frame)) == JOB_READ_FRAME) {
        going = hand_on(job, &frame);
        job_frame_release(&frame);
        done += used;
    }
    if (!going) return false;
    if (read == JOB_READ_GARBAGE) {
        struct error err = { 0 };
        fail(&err, STATUS_INTERNAL,
             "The job of this figure said what no job says; it was stopped.");
        end(job, NULL, &err);
        return false;
    }
    if (done) drop_front(&job->came, done);
    return true;
}

// Reads what is there. False where the job is over.
static bool drain(struct figure_job *job) {
    char bytes[CHUNK];
    ssize_t got;
    do {
        got = job->fd < 0 ? 0 : read(job->fd, bytes, sizeof bytes);
    } while (got < 0 && errno == EINTR);
    if (got == 0) close_pipe(job);
    if (got <= 0) return true;
    strbuf_add(&job->came, bytes, (size_t)got);
    return hand_on_all(job);
}

static void on_ready(void *owner, int fd, short revents) {
    (void)fd, (void)revents;
    drain(owner);
}

static void say_death(int status, struct error *err) {
    if (WIFSIGNALED(status))
        fail(err, STATUS_LIMIT, "The job of this figure was killed (%s).",
             strsignal(WTERMSIG(status)));
    else if (WEXITSTATUS(status) == FIGURE_JOB_FAILED)
        fail(err, STATUS_ENVIRONMENT,
             "The job of this figure cannot be started: no `bitlab` stands "
             "beside the running program.");
    else
        fail(err, STATUS_INTERNAL,
             "The job of this figure ended without a result (exit status %d).",
             WEXITSTATUS(status));
}

static void on_end(void *owner, pid_t pid, int status, const struct rusage *usage) {
    (void)pid, (void)usage;
    struct figure_job *job = owner;
    struct error err = { 0 };
    job->child_watch = 0;  // reaped
    while (job->fd >= 0) { // what it said before it died
        int before = (int)job->came.size;
        if (!drain(job)) return;
        if (job->fd >= 0 && (int)job->came.size == before) break;
    }
    say_death(status, &err);
    end(job, NULL, &err);
}

// bitlab -C COURSE run-figure LESSON/FIGURE DIGEST INDEX…
static char **make_argv(const struct figure_job_request *request, struct arena *arena) {
    enum { FIXED = 6 };
    char digest[DIGEST_HEX];
    char **argv = arena_alloc(arena, (FIXED + request->n_indices + 1) * sizeof *argv);
    digest_hex(request->source, strlen(request->source), digest);
    argv[0] = arena_strdup(arena, "bitlab");
    argv[1] = arena_strdup(arena, "-C");
    argv[2] = arena_strdup(arena, request->course);
    argv[3] = arena_strdup(arena, "run-figure");
    argv[4] = arena_printf(arena, "%s/%s", request->lesson, request->figure);
    argv[5] = arena_strdup(arena, digest);
    for (size_t i = 0; i < request->n_indices; i++)
        argv[FIXED + i] = arena_printf(arena, "%zu", request->indices[i]);
    return argv;
}

static char *locate(const struct figure_job_request *request) {
    if (request->program) return xstrdup(request->program);
    char *folder = folder_program(), *path = path_join(folder ? folder : ".", "bitlab");
    free(folder);
    return path;
}

static pid_t start(const struct figure_job_request *request, int output) {
    struct arena arena = { 0 };
    char *program = locate(request);
    pid_t pid = figure_job_spawn(program, make_argv(request, &arena), output);
    free(program);
    arena_release(&arena);
    return pid;
}

struct figure_job *figure_job_start(struct loop *loop, const struct figure_job_request *request,
                                    const struct figure_job_watch *watch, struct error *err) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) {
        fail_errno(err, STATUS_ENVIRONMENT, "The job of this figure cannot be started");
        return NULL;
    }
    struct figure_job *job = xcalloc(1, sizeof *job);
    *job = (struct figure_job) { .loop = loop, .fd = ends[0], .watch = *watch };
    fcntl(ends[0], F_SETFL, O_NONBLOCK); // our end does not wait; the child's does
    job->pid = start(request, ends[1]);
    int code = errno;
    close(ends[1]);
    if (job->pid < 0) {
        errno = code;
        fail_errno(err, STATUS_ENVIRONMENT, "The job of this figure cannot be started");
        figure_job_stop(job);
        return NULL;
    }
    job->fd_watch = loop_watch(loop, job->fd, POLLIN, on_ready, job);
    job->child_watch = loop_child(loop, job->pid, on_end, job);
    return job;
}
