// SPDX-License-Identifier: MIT
// The confinement of learners' programs on this system, asked of the runner itself: it puts every
// layer on and says which hold.
#include <stdlib.h>
#include <string.h>

#include "lab/grade/grading.h"

static const double probe_budget_s = 5;

static const struct {
    const char *name, *help;
    bool needed; // learners' code does not run without it
} layer_table[LAYERS] = {
    [LAYER_NO_NEW_PRIVS] = { "no new privileges", "no program started from here can gain rights",
                             true },
    [LAYER_NOT_DUMPABLE] = { "not dumpable", "other processes of the user cannot look inside",
                             false },
    [LAYER_LANDLOCK] = { "Landlock",
                         "the kernel refuses every file, and on newer kernels every socket and "
                         "signal",
                         false },
    [LAYER_DEADLINE] = { "deadline", "a timer of its own ends it, beside the parent's", false },
    [LAYER_LIMITS] = { "limits", "no files, no processes, no core, limited CPU time", true },
    [LAYER_ADDRESS_SPACE] = { "memory limit", "limited address space", true },
    [LAYER_SECCOMP] = { "seccomp",
                        "every system call but those for memory, the clock and printing ends the "
                        "process",
                        true },
};

struct probe {
    struct run_result *result;
};

static void probe_ended(void *owner, struct run_result *result) {
    ((struct probe *)owner)->result = result;
}

static const char *note_of(bool active, uint32_t detail, struct arena *arena) {
    if (active) return detail ? arena_printf(arena, "version %u", detail) : "";
    if (detail == LAYER_LEFT_OUT) return "left out: this build is for the sanitizers";
    return arena_printf(arena, "not available: %s", strerror((int)detail));
}

// Landlock may be missing (an old kernel, a container) and the isolation still be full.
static bool is_full(const struct frames *frames) {
    for (int i = 0; i < LAYERS; i++)
        if (layer_table[i].needed && !frames->layers[i].active) return false;
    return true;
}

static void fill(struct isolation *isolation, const struct frames *frames, struct arena *arena) {
    isolation->layers[isolation->n++] = (struct isolation_layer) {
        "process", "a program and a session of its own, killed at its deadline", true, ""
    };
    for (int i = 0; i < LAYERS; i++) {
        bool active = frames->layers[i].active;
        isolation->layers[isolation->n++] =
            (struct isolation_layer) { layer_table[i].name, layer_table[i].help, active,
                                       note_of(active, frames->layers[i].detail, arena) };
    }
    isolation->full = is_full(frames);
}

static enum status run_probe(struct loop *loop, const char *runner, struct probe *probe,
                             struct error *err) {
    struct strbuf bytes = { 0 };
    struct run_request request = { .mode = REQUEST_PROBE,
                                   .budget_s = probe_budget_s,
                                   .memory_bytes = 64 << 20 };
    enum status status = run_request_bytes(&request, fresh_nonce(), &bytes, err);
    if (status == STATUS_OK &&
        !run_start(loop, runner, &bytes, 0, probe_budget_s, probe_ended, probe, err))
        status = STATUS_ENVIRONMENT;
    strbuf_release(&bytes);
    while (status == STATUS_OK && !probe->result)
        loop_step(loop, -1);
    return status;
}

enum status isolation_probe(const char *runner, struct isolation *isolation, struct arena *arena,
                            struct error *err) {
    char *located = NULL;
    *isolation = (struct isolation) { 0 };
    if (!runner) {
        enum status status = runner_locate(&located, err);
        if (status != STATUS_OK) return status;
        runner = located;
    }
    struct loop *loop = loop_new();
    struct probe probe = { 0 };
    enum status status = run_probe(loop, runner, &probe, err);
    if (status == STATUS_OK && (probe.result->end != RUN_DONE || !probe.result->frames.probed))
        status =
            fail(err, STATUS_ENVIRONMENT, "%s does not start as it should (exit %d, signal %d)",
                 runner, probe.result->exit_status, probe.result->signal);
    if (status == STATUS_OK) fill(isolation, &probe.result->frames, arena);
    run_result_release(probe.result);
    loop_free(loop);
    free(located);
    return status;
}
