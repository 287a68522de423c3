// SPDX-License-Identifier: MIT
// bitlab-runner: runs one learner's program in confinement and reports what it returned. Only
// bitlab starts it.
//
// The theory. A learner's program is hostile until shown otherwise, and Lua has had memory bugs, so
// the walls are the kernel's and stand before the first byte of the program is read by Lua:
//
// clang-format off
//      bitlab ── memfd, sealed: source, inputs ──▶ fd 3 ┐
//         ▲                                             │ bitlab-runner
//         ├──── memfd, mapped: result frames ◀──── fd 4 │   1 read the request, map the results, close both
//         └──── pipe: what was printed ◀────── fd 1, 2  │   2 no new privileges, not dumpable
//                                                       │   3 Landlock, limits, seccomp
//                                                       │   4 Lua: given, program, entry on each case
//                                                       ┘   5 exit without closing anything
// clang-format on
//
// The process holds nothing worth stealing: inputs, but no expected values, no handle, no secret
// but the nonce of its frames, which guards against stray bytes and not against someone who runs
// code of his own in here. It cannot read, open, fork, connect or signal. It can lie about results,
// and a lie passes only where it is the right answer.
//
// Who may end it: the parent with SIGKILL at the end of the budget (the guard that counts), the
// timer in deadline.c, the kernel by RLIMIT_CPU or the filter, the allocator, the count of steps.
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "lab/runner/confine.h"
#include "lab/runner/forbidden.h"
#include "lab/runner/output.h"
#include "lab/runner/program.h"
#include "lab/runner/request.h"

enum { PAGE = 4096, HEAP_BYTES = 64 << 10 }; // Lua, its library and a small program

static void send_probe(const struct confinement *confinement, struct output *output) {
    double seconds = 0;
    for (int i = 0; i < LAYERS; i++) {
        bytes_u8(&output->payload, (uint8_t)i);
        bytes_u8(&output->payload, confinement->layers[i].active);
        bytes_u32(&output->payload, confinement->layers[i].detail);
    }
    output_frame(output, FRAME_PROBE);
    bytes_u32(&output->payload, 0);
    bytes_add(&output->payload, &seconds, sizeof seconds);
    output_frame(output, FRAME_END);
}

static int say_who_i_am(void) {
    static const char text[] =
        "bitlab-runner runs learners' programs for bitlab; it is not started by hand.\n";
    write_all(2, text, sizeof text - 1);
    return RUNNER_REQUEST;
}

// The parent blocks them all until here, so that no handler of its own runs before exec.
static void unblock_signals(void) {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

// The first pages of the heap at once: taken one by one, when Lua first writes there, each costs an
// exception of the processor. Where the kernel does not know how (before 5.14) that is what
// happens.
static void bring_in_heap(void) {
#ifdef MADV_POPULATE_WRITE
    char *heap = malloc(HEAP_BYTES);
    if (!heap) return;
    size_t skip = -(uintptr_t)heap % PAGE;
    madvise(heap + skip, HEAP_BYTES - PAGE, MADV_POPULATE_WRITE);
    free(heap); // which keeps it at the head of the free memory
#endif
}

int main(int argc, char **argv) {
    struct request request;
    struct confinement confinement;
    (void)argv;
    if (argc != 1) return say_who_i_am();
    unblock_signals();
    if (chdir("/") != 0) return RUNNER_BOX; // no folder of the learner's is held
    request_read(&request);
    bring_in_heap();
    struct output output;
    output_open(&output, request.head.nonce);
    confine(&confinement, &request.head);
    if (request.head.mode == REQUEST_PROBE) {
        send_probe(&confinement, &output);
        _exit(RUNNER_DONE);
    }
    if (!confinement_suffices(&confinement)) _exit(RUNNER_BOX);
    if (request.head.mode == REQUEST_FORBIDDEN) {
        forbidden_try(request.head.n_cases);
        _exit(RUNNER_ALIVE);
    }
    program_run(&request, &output);
    _exit(RUNNER_DONE);
}
