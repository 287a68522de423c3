// SPDX-License-Identifier: MIT
// The filter of system calls put to the test: the runner makes each forbidden call, in a process of
// its own, and must be killed for it.
#include <signal.h>
#include <stdlib.h>

#include "lab/grade/grading.h"
#include "lab/runner/forbidden.h"

static const double budget_s = 5;

static const char *const names[FORBIDDEN] = {
#define NAME(name) [FORBIDDEN_##name] = #name,
    FORBIDDEN_CALLS(NAME) FORBIDDEN_USES(NAME)
#undef NAME
};

static void try_ended(void *owner, struct run_result *result) {
    *(struct run_result **)owner = result;
}

static enum status try_one(struct loop *loop, const char *runner, size_t i,
                           struct run_result **result, struct error *err) {
    struct strbuf bytes = { 0 };
    struct run_request request = { .mode = REQUEST_FORBIDDEN,
                                   .budget_s = budget_s,
                                   .memory_bytes = 64 << 20 };
    enum status status = run_request_bytes(&request, fresh_nonce(), &bytes, err);
    struct request_head *head = (struct request_head *)bytes.at;
    head->n_cases = (uint32_t)i;
    if (!run_start(loop, runner, &bytes, 0, budget_s, try_ended, result, err))
        status = STATUS_ENVIRONMENT;
    strbuf_release(&bytes);
    while (status == STATUS_OK && !*result)
        loop_step(loop, -1);
    return status;
}

// The runner says so; or the processor: where a kernel has no entry for calls of i386, the
// instruction itself is a fault, and no call has reached the kernel. Where it has one, the call
// either returns (the runner says that it is alive) or is killed by the filter.
static bool machine_lacks(size_t call, const struct run_result *result) {
    return result->exit_status == RUNNER_DONE ||
           (call == FORBIDDEN_call_of_i386 && result->signal == SIGSEGV);
}

static void count(struct forbidden_calls *calls, const struct run_result *result, size_t call,
                  struct strbuf *let_through) {
    if (machine_lacks(call, result)) return;
    calls->tried++;
    if (result->signal == SIGSYS)
        calls->killed++;
    else
        strbuf_printf(let_through, "%s%s", let_through->size ? ", " : "", names[call]);
}

enum status isolation_try_forbidden(const char *runner, struct forbidden_calls *calls,
                                    struct arena *arena, struct error *err) {
    char *located = NULL;
    struct strbuf let_through = { 0 };
    enum status status = runner ? STATUS_OK : runner_locate(&located, err);
    struct loop *loop = loop_new();
    *calls = (struct forbidden_calls) { 0 };
    for (size_t i = 0; status == STATUS_OK && i < FORBIDDEN; i++) {
        struct run_result *result = NULL;
        status = try_one(loop, runner ? runner : located, i, &result, err);
        if (status == STATUS_OK) count(calls, result, i, &let_through);
        run_result_release(result);
    }
    if (let_through.size) calls->let_through = arena_strdup(arena, strbuf_text(&let_through));
    strbuf_release(&let_through);
    loop_free(loop);
    free(located);
    return status;
}
