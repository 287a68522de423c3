// SPDX-License-Identifier: MIT
// One program run in bitlab-runner: started, drained, killed at its deadline, reaped, its frames
// parsed. A state machine on the event loop; nothing here knows exercises.
#ifndef LAB_GRADE_PROCESS_H
#define LAB_GRADE_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/base/error.h"
#include "lab/base/loop.h"
#include "lab/base/memory.h"
#include "lab/exercise/exercise.h"
#include "lab/grade/frames.h"

enum run_end {
    RUN_DONE,    // every frame came and the exit status is 0
    RUN_TIMEOUT, // killed at the deadline, or by the limit of CPU time, or its timer saw the end
    RUN_MEMORY,
    RUN_CRASHED, // a signal, a strange exit status, or frames missing
    RUN_FORGED,  // the frames break the rules: nothing of them counts
    RUN_STEPS,   // made every step that it may; what came before that stands
    RUN_UNBOXED, // the confinement could not be put on: nothing ran
};

struct run_result {
    enum run_end end;
    int signal; // that ended it, 0 where none did
    int exit_status;
    struct frames frames; // what arrived by the rules; empty when FORGED
    char *frame_bytes;    // that `frames` points into
    char *printed;        // head and tail of what the program printed, with a note between them
    size_t printed_size, printed_dropped;
    double seconds;     // of Lua as the runner measured it, else of the process
    struct arena arena; // owns all of it
};
void run_result_release(struct run_result *result);

struct run_request {
    enum request_mode mode;
    const char *entry, *given; // NULL: ""
    const char *source;
    size_t source_size;
    const struct exercise_case *cases; // those that are shown first
    size_t n_cases, n_shown;
    const struct strbuf *encoded; // the cases as run_request_cases gave them, or NULL
    double budget_s;
    uint32_t kilosteps; // so many thousand steps and no more; 0: not counted
    size_t memory_bytes;
};

// The bytes of the cases alone, for many requests with the same.
enum status run_request_cases(const struct run_request *request, struct strbuf *out,
                              struct error *err);

// The bytes of a request. STATUS_COURSE where a case holds what cannot travel or they are too many.
enum status run_request_bytes(const struct run_request *request, uint64_t nonce, struct strbuf *out,
                              struct error *err);

// Starts a run of `bytes`; `done` is called from the loop, once, and owns the result. NULL and a
// sentence where the system gives no process (STATUS_ENVIRONMENT).
struct run;
typedef void run_done(void *owner, struct run_result *result);
struct run *run_start(struct loop *loop, const char *runner, const struct strbuf *bytes,
                      size_t n_cases, double budget_s, run_done *done, void *owner,
                      struct error *err);
void run_cancel(struct run *run); // kills it at once; `done` is not called

// spawn.c: starts `runner` with the request on 3, results on 4 and output on 1 and 2, in a session
// of its own that dies with us. Only async-signal-safe calls stand between fork and exec. -1 and
// errno on failure.
enum { SPAWN_FAILED = 127 }; // the exit status of a child that could not become the runner
pid_t spawn_runner(const char *runner, int request, int results, int output);

#endif
