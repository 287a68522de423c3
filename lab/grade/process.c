// SPDX-License-Identifier: MIT
// One program run in bitlab-runner, as a state machine on the event loop.
//
// Three things are awaited: the pipe of what is printed, which is drained whatever comes (a full
// pipe would stop the child), the child's end, and the deadline. The deadline kills the whole
// process group with SIGKILL; it is the only guard that nothing in Lua can outlast. When the child
// has been reaped the pipe is read to its end, and only then the memory that holds the frames.
#include "lab/grade/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lab/base/strbuf.h"

enum { HEAD_BYTES = 48 << 10, TAIL_BYTES = 16 << 10, CHUNK = 64 << 10 };

// What was printed: the first bytes, and a ring of the last ones.
struct printed {
    struct strbuf head;
    char tail[TAIL_BYTES];
    size_t tail_total; // bytes that went past the head
};

struct stream {
    int fd, watch; // -1 and 0 when at its end
};

struct run {
    struct loop *loop;
    pid_t pid;
    struct stream output;
    int output_end; // the child's end of the pipe, held here too: its hang-up would wake us for
                    // nothing just before the child's end does
    int results;    // the memfd that the child maps
    int child_watch, deadline_timer;
    bool timed_out;
    double started, seconds;
    uint64_t nonce;
    size_t n_cases;
    struct printed printed;
    run_done *done;
    void *owner;
};

void run_result_release(struct run_result *result) {
    if (!result) return;
    free(result->frame_bytes);
    free(result->printed);
    arena_release(&result->arena);
    free(result);
}

static void kill_run(struct run *run) {
    kill(-run->pid, SIGKILL);
    kill(run->pid, SIGKILL);
}

static void keep_printed(struct printed *printed, const char *bytes, size_t size) {
    size_t room = HEAD_BYTES - printed->head.size;
    size_t first = size < room ? size : room;
    strbuf_add(&printed->head, bytes, first);
    for (size_t i = first; i < size; i++)
        printed->tail[printed->tail_total++ % TAIL_BYTES] = bytes[i];
}

static void close_fd(int *fd) {
    if (*fd >= 0) close(*fd);
    *fd = -1;
}

static void close_stream(struct run *run, struct stream *stream) {
    if (stream->watch) loop_remove(run->loop, stream->watch);
    if (stream->fd >= 0) close(stream->fd);
    *stream = (struct stream) { .fd = -1 };
}

// Reads once. False at the end of the stream or when nothing is there now.
static bool drain(struct run *run, struct stream *stream) {
    char bytes[CHUNK];
    ssize_t got;
    do
        got = stream->fd < 0 ? 0 : read(stream->fd, bytes, sizeof bytes);
    while (got < 0 && errno == EINTR);
    if (got > 0) keep_printed(&run->printed, bytes, (size_t)got);
    if (got == 0 || (got < 0 && errno != EAGAIN)) close_stream(run, stream);
    return got > 0;
}

static void on_output(void *owner, int fd, short revents) {
    (void)fd, (void)revents;
    struct run *run = owner;
    drain(run, &run->output);
}

static void on_deadline(void *owner) {
    struct run *run = owner;
    run->deadline_timer = 0;
    run->timed_out = true;
    kill_run(run);
}

static void run_free(struct run *run) {
    close_fd(&run->results);
    close_fd(&run->output_end);
    close_stream(run, &run->output);
    if (run->child_watch) loop_remove(run->loop, run->child_watch);
    if (run->deadline_timer) loop_remove(run->loop, run->deadline_timer);
    strbuf_release(&run->printed.head);
    free(run);
}

static void add_tail(struct printed *printed, size_t kept) {
    for (size_t i = printed->tail_total - kept; i < printed->tail_total; i++)
        strbuf_putc(&printed->head, printed->tail[i % TAIL_BYTES]);
}

// How much a killed program printed is chance, so then the head alone is kept and no number given.
static void finish_printed(struct printed *printed, bool killed, struct run_result *result) {
    size_t kept = printed->tail_total < TAIL_BYTES ? printed->tail_total : TAIL_BYTES;
    if (killed) kept = 0;
    result->printed_dropped = printed->tail_total - kept;
    if (result->printed_dropped && killed)
        strbuf_puts(&printed->head, "\n… the rest left out …\n");
    else if (result->printed_dropped)
        strbuf_printf(&printed->head, "\n… %zu bytes left out …\n", result->printed_dropped);
    add_tail(printed, kept);
    result->printed_size = printed->head.size;
    result->printed = strbuf_detach(&printed->head);
}

static enum run_end end_of(const struct run *run, const struct run_result *result, bool lawful) {
    if (run->timed_out) return RUN_TIMEOUT;
    if (result->signal == SIGXCPU) return RUN_TIMEOUT;
    if (result->signal) return RUN_CRASHED;
    switch (result->exit_status) {
    case RUNNER_DONE:
        return !lawful ? RUN_FORGED : result->frames.complete ? RUN_DONE : RUN_CRASHED;
    case RUNNER_MEMORY:
        return RUN_MEMORY;
    case RUNNER_TIME:
        return RUN_TIMEOUT;
    case RUNNER_STEPS:
        return lawful ? RUN_STEPS : RUN_FORGED;
    case RUNNER_BOX:
    case SPAWN_FAILED:
        return RUN_UNBOXED;
    default:
        return RUN_CRASHED;
    }
}

static bool read_results(int fd, void *to, size_t size, off_t from) {
    for (size_t done = 0; done < size;) {
        ssize_t got = pread(fd, (char *)to + done, size - done, from + (off_t)done);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        done += (size_t)got;
    }
    return true;
}

// The bytes of the frames; false where the count at their head cannot be true.
static bool take_frames(const struct run *run, char **bytes, size_t *size) {
    uint64_t written;
    bool lawful =
        read_results(run->results, &written, sizeof written, 0) && written <= RESULT_BYTES_MAX;
    *size = lawful ? (size_t)written : 0;
    *bytes = xmalloc(*size + 1);
    return lawful && read_results(run->results, *bytes, *size, sizeof written);
}

static struct run_result *result_of(struct run *run, int status) {
    struct run_result *result = xcalloc(1, sizeof *result);
    size_t size;
    result->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    result->exit_status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    bool lawful = take_frames(run, &result->frame_bytes, &size) &&
                  frames_parse(&result->frames, result->frame_bytes, size, run->nonce, run->n_cases,
                               &result->arena);
    if (!lawful) result->frames = (struct frames) { 0 };
    result->end = end_of(run, result, lawful);
    finish_printed(&run->printed, result->end == RUN_TIMEOUT, result);
    bool measured = result->frames.complete && result->frames.seconds <= run->seconds;
    result->seconds = measured ? result->frames.seconds : run->seconds;
    return result;
}

static void on_end(void *owner, pid_t pid, int status, const struct rusage *usage) {
    (void)pid, (void)usage;
    struct run *run = owner;
    run->child_watch = 0;
    run->seconds = clock_now() - run->started;
    while (drain(run, &run->output))
        continue;
    struct run_result *result = result_of(run, status);
    run_done *done = run->done;
    void *owner_of_run = run->owner;
    run_free(run);
    done(owner_of_run, result);
}

void run_cancel(struct run *run) {
    if (!run) return;
    kill_run(run);
    if (run->child_watch) loop_remove(run->loop, run->child_watch);
    run->child_watch = 0;
    while (waitpid(run->pid, NULL, 0) < 0 && errno == EINTR)
        continue;
    run_free(run);
}

// The request is sealed: no one can change it once it is made.
static int request_fd(const struct strbuf *bytes) {
    int fd = memfd_create("request", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (fd < 0) return -1;
    for (size_t done = 0; done < bytes->size;) {
        ssize_t put = write(fd, bytes->at + done, bytes->size - done);
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) {
            close(fd);
            return -1;
        }
        done += (size_t)put;
    }
    fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL);
    return fd;
}

// As large as it will ever be: the child can neither fill the memory with it nor cut it under us.
static int results_fd(void) {
    int fd = memfd_create("results", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (fd < 0) return -1;
    if (ftruncate(fd, RESULTS_FILE_BYTES) == 0 &&
        fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) == 0)
        return fd;
    close(fd);
    return -1;
}

// Our end does not block; the child's does.
static bool make_pipe(int ends[2]) {
    if (pipe2(ends, O_CLOEXEC) != 0) return false;
    return fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0;
}

static void watch_run(struct run *run, double budget_s) {
    struct loop *loop = run->loop;
    run->output.watch = loop_watch(loop, run->output.fd, POLLIN, on_output, run);
    run->deadline_timer = loop_timer(loop, budget_s, on_deadline, run);
    run->child_watch = loop_child(loop, run->pid, on_end, run);
}

struct run *run_start(struct loop *loop, const char *runner, const struct strbuf *bytes,
                      size_t n_cases, double budget_s, run_done *done, void *owner,
                      struct error *err) {
    int output[2] = { -1, -1 };
    struct run *run = xcalloc(1, sizeof *run);
    *run = (struct run) { .loop = loop, .n_cases = n_cases, .done = done, .owner = owner };
    memcpy(&run->nonce, bytes->at + offsetof(struct request_head, nonce), sizeof run->nonce);
    int request = request_fd(bytes);
    run->pid = -1;
    run->results = results_fd();
    if (request >= 0 && run->results >= 0 && make_pipe(output)) {
        run->started = clock_now();
        run->pid = spawn_runner(runner, request, run->results, output[1]);
    }
    int code = errno;
    close_fd(&request);
    run->output.fd = output[0];
    run->output_end = output[1];
    if (run->pid < 0) {
        errno = code;
        fail_errno(err, STATUS_ENVIRONMENT, "cannot start %s", runner);
        run_free(run);
        return NULL;
    }
    watch_run(run, budget_s);
    return run;
}
