// SPDX-License-Identifier: MIT
// Stands in the place of bitlab-runner: with a `real-runner` beside it, runs that and keeps what it
// said; without, says it again. So the grader of a machine that cannot confine a program (qemu-user
// has no seccomp) is fed with what a confined program said on one that can.
//
// A recording is named by what was asked (all of the request but its nonce and budgets):
//
//      frames/HASH:  wait status i32 | bytes printed u32 | printed | frames as in frame.h
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lab/runner/frame.h"

enum { BESIDE_MAX = 4096, PRINTED_MAX = 4 << 20 };

struct recording {
    int32_t wait_status;
    uint32_t printed_size;
    char *printed;
};

static _Noreturn void stop(const char *why) {
    fprintf(stderr, "recorded_runner: %s\n", why);
    _exit(SIGABRT);
}

// The place of a file in the folder of this program.
static void beside(char place[BESIDE_MAX], const char *name) {
    ssize_t size = readlink("/proc/self/exe", place, BESIDE_MAX - 1);
    if (size < 0) stop("does not know where it is");
    place[size] = 0;
    char *slash = strrchr(place, '/');
    snprintf(slash + 1, (size_t)(BESIDE_MAX - (slash + 1 - place)), "%s", name);
}

// FNV-1a, 64 bits.
static uint64_t hash(uint64_t so_far, const void *at, size_t size) {
    const unsigned char *bytes = at;
    for (size_t i = 0; i < size; i++)
        so_far = (so_far ^ bytes[i]) * UINT64_C(1099511628211);
    return so_far;
}

static struct request_head read_request(uint64_t *name) {
    struct stat info;
    struct request_head head;
    if (fstat(REQUEST_FD, &info) != 0 || info.st_size < (off_t)sizeof head) stop("no request");
    char *bytes = malloc((size_t)info.st_size);
    if (pread(REQUEST_FD, bytes, (size_t)info.st_size, 0) != info.st_size) stop("half a request");
    memcpy(&head, bytes, sizeof head);
    struct request_head same = head;
    same.nonce = same.memory_bytes = same.budget_ns = 0;
    *name = hash(UINT64_C(14695981039346656037), &same, sizeof same);
    *name = hash(*name, bytes + sizeof head, (size_t)info.st_size - sizeof head);
    free(bytes);
    return head;
}

static FILE *open_recording(uint64_t name, const char *mode) {
    char place[BESIDE_MAX], relative[64];
    snprintf(relative, sizeof relative, "frames/%016llx", (unsigned long long)name);
    beside(place, relative);
    return fopen(place, mode);
}

static void put_all(const char *at, size_t size) {
    while (size) {
        ssize_t put = write(1, at, size);
        if (put <= 0) stop("nobody hears what was printed");
        at += put;
        size -= (size_t)put;
    }
}

static void run(const char *real, struct recording *recording) {
    int ends[2];
    if (pipe(ends) != 0) stop("no pipe");
    pid_t pid = fork();
    if (pid == 0) {
        char *argv[] = { (char *)"bitlab-runner", NULL }, *environment[] = { NULL };
        dup2(ends[1], 1);
        dup2(ends[1], 2);
        close(ends[0]);
        close(ends[1]);
        execve(real, argv, environment);
        _exit(RUNNER_BOX);
    }
    close(ends[1]);
    recording->printed = malloc(PRINTED_MAX);
    ssize_t got;
    while (recording->printed_size < PRINTED_MAX &&
           (got = read(ends[0], recording->printed + recording->printed_size,
                       PRINTED_MAX - recording->printed_size)) > 0)
        recording->printed_size += (uint32_t)got;
    close(ends[0]);
    if (waitpid(pid, &recording->wait_status, 0) != pid) stop("lost the runner");
}

static void end_as(int wait_status) {
    if (WIFSIGNALED(wait_status)) kill(getpid(), WTERMSIG(wait_status));
    _exit(WIFEXITED(wait_status) ? WEXITSTATUS(wait_status) : 1);
}

static _Noreturn void record(const char *real, uint64_t name, const unsigned char *shared) {
    struct recording recording = { 0 };
    run(real, &recording);
    uint64_t written;
    memcpy(&written, shared, sizeof written);
    FILE *file = open_recording(name, "wb");
    if (!file) stop("there is no folder frames");
    fwrite(&recording.wait_status, sizeof recording.wait_status, 1, file);
    fwrite(&recording.printed_size, sizeof recording.printed_size, 1, file);
    fwrite(recording.printed, 1, recording.printed_size, file);
    fwrite(shared, 1, sizeof written + written, file);
    if (fclose(file) != 0) stop("cannot keep the recording");
    put_all(recording.printed, recording.printed_size);
    end_as(recording.wait_status);
    stop("still here");
}

// The frames of this run begin with its own nonce.
static void set_nonce(unsigned char *frames, uint64_t written, uint64_t nonce) {
    uint32_t size;
    for (uint64_t at = 0; at + FRAME_HEAD <= written; at += FRAME_HEAD + size) {
        memcpy(frames + at, &nonce, sizeof nonce);
        memcpy(&size, frames + at + FRAME_HEAD - sizeof size, sizeof size);
    }
}

static _Noreturn void replay(uint64_t name, uint64_t nonce, unsigned char *shared) {
    struct recording recording;
    FILE *file = open_recording(name, "rb");
    if (!file) stop("this was never recorded");
    if (fread(&recording.wait_status, sizeof recording.wait_status, 1, file) != 1 ||
        fread(&recording.printed_size, sizeof recording.printed_size, 1, file) != 1)
        stop("half a recording");
    recording.printed = malloc(recording.printed_size + 1);
    if (fread(recording.printed, 1, recording.printed_size, file) != recording.printed_size)
        stop("half a recording");
    size_t size = fread(shared, 1, RESULTS_FILE_BYTES, file);
    fclose(file);
    if (size < sizeof(uint64_t)) stop("half a recording");
    set_nonce(shared + sizeof(uint64_t), size - sizeof(uint64_t), nonce);
    put_all(recording.printed, recording.printed_size);
    end_as(recording.wait_status);
    stop("still here");
}

int main(void) {
    char real[BESIDE_MAX];
    uint64_t name;
    struct request_head head = read_request(&name);
    unsigned char *shared =
        mmap(NULL, RESULTS_FILE_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, RESULT_FD, 0);
    if (shared == MAP_FAILED) stop("no place for results");
    beside(real, "real-runner");
    if (access(real, X_OK) == 0) record(real, name, shared);
    replay(name, head.nonce, shared);
}
