// SPDX-License-Identifier: MIT
// The bytes of a request to bitlab-runner: inputs only. No expected value ever goes into one.
#include <string.h>

#include "lab/grade/process.h"
#include "lab/grade/wire.h"

enum status run_request_cases(const struct run_request *request, struct strbuf *out,
                              struct error *err) {
    if (request->encoded) {
        strbuf_add(out, strbuf_text(request->encoded), request->encoded->size);
        return STATUS_OK;
    }
    for (size_t i = 0; i < request->n_cases; i++) {
        const struct exercise_case *one = &request->cases[i];
        wire_put_u32(out, (uint32_t)one->n_args);
        for (size_t k = 0; k < one->n_args; k++)
            if (!wire_put(out, &one->args[k]))
                return fail(err, STATUS_COURSE,
                            "argument %zu of case %zu holds a function; cases are plain values",
                            k + 1, i + 1);
    }
    return STATUS_OK;
}

static size_t length(const char *text) {
    return text ? strlen(text) : 0;
}

enum status run_request_bytes(const struct run_request *request, uint64_t nonce, struct strbuf *out,
                              struct error *err) {
    struct request_head head = { .magic = REQUEST_MAGIC,
                                 .nonce = nonce,
                                 .memory_bytes = request->memory_bytes,
                                 .budget_ns = (uint64_t)(request->budget_s * 1e9),
                                 .mode = request->mode,
                                 .n_cases = (uint32_t)request->n_cases,
                                 .n_shown = (uint32_t)request->n_shown,
                                 .kilosteps = request->kilosteps,
                                 .entry_size = (uint32_t)length(request->entry),
                                 .given_size = (uint32_t)length(request->given),
                                 .source_size = (uint32_t)request->source_size };
    size_t start = out->size;
    strbuf_add(out, &head, sizeof head);
    strbuf_puts(out, request->entry ? request->entry : "");
    strbuf_puts(out, request->given ? request->given : "");
    strbuf_add(out, request->source, request->source_size);
    size_t before_cases = out->size;
    enum status status = run_request_cases(request, out, err);
    if (status != STATUS_OK) return status;
    if (out->size - start > REQUEST_BYTES_MAX)
        return fail(err, STATUS_COURSE, "the cases take %zu bytes, and at most %d are allowed",
                    out->size - before_cases, REQUEST_BYTES_MAX);
    head.cases_size = (uint32_t)(out->size - before_cases);
    memcpy(out->at + start, &head, sizeof head);
    return STATUS_OK;
}
