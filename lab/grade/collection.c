// SPDX-License-Identifier: MIT
// answers.lua: one file that answers several exercises. Which ones is known only after it ran.
#include <stdlib.h>
#include <string.h>

#include "lab/base/stop_signals.h"
#include "lab/grade/grading.h"

static void collection_ended(void *owner, struct run_result *result) {
    *(struct run_result **)owner = result;
}

// NULL where it could not start, or was stopped.
static struct run_result *run_collection(struct grader *grader, const struct answer *answer,
                                         const volatile sig_atomic_t *stop, struct error *err) {
    struct run_result *result = NULL;
    struct strbuf bytes = { 0 };
    double budget = grader->options.timeout_s;
    struct run_request request = { .mode = REQUEST_ANSWER,
                                   .source = answer->bytes,
                                   .source_size = answer->size,
                                   .budget_s = budget,
                                   .memory_bytes = grader->options.memory_mb << 20 };
    run_request_bytes(&request, fresh_nonce(), &bytes, err);
    struct loop *loop = loop_new(); // the caller may be inside a step of the grader's
    struct run *run =
        run_start(loop, grader->runner, &bytes, 1, budget, collection_ended, &result, err);
    strbuf_release(&bytes);
    while (run && !result && !stop_signals_came(stop))
        loop_step(loop, 0.1); // a signal may come between a look and the wait
    if (run && !result) run_cancel(run);
    loop_free(loop);
    return result;
}

static void take_ids(const struct value *table, struct arena *arena, struct text_list *ids) {
    ids->at = arena_alloc(arena, (table->table.n_fields + 1) * sizeof *ids->at);
    for (size_t i = 0; i < table->table.n_fields; i++) {
        const struct value *key = &table->table.fields[i].key;
        if (key->kind == VALUE_STRING) ids->at[ids->n++] = key->string.at;
    }
}

static enum verdict verdict_of_run(const struct run_result *run, struct arena *arena,
                                   struct text_list *ids, const char **message) {
    const struct frames *frames = &run->frames;
    *message = "The file does not run to its end.";
    if (run->end == RUN_TIMEOUT) return VERDICT_TIMEOUT;
    if (run->end == RUN_MEMORY) return VERDICT_MEMORY;
    if (run->end == RUN_UNBOXED) return VERDICT_INTERNAL;
    if (run->end != RUN_DONE) return VERDICT_ERROR;
    if (frames->load != LOAD_OK || frames->cases[0].status != CASE_VALUE) {
        bool compiled = frames->load == LOAD_OK;
        struct strbuf text = { 0 };
        strbuf_puts(&text, "The file does not run: ");
        say_error(compiled ? &frames->cases[0].text : &frames->load_text,
                  compiled ? frames->cases[0].line : frames->load_line, true, &text);
        *message = arena_strdup(arena, strbuf_text(&text));
        strbuf_release(&text);
        return VERDICT_ERROR;
    }
    struct value value = frame_case_value(&frames->cases[0], arena);
    *message = "The file returns no table of answers: return { [\"exercise-id\"] = 26, … }.";
    if (value.kind != VALUE_TABLE) return VERDICT_FAIL;
    take_ids(&value, arena, ids);
    *message = "";
    return VERDICT_PASS;
}

enum verdict answer_ids(struct grader *grader, const struct answer *answer,
                        const volatile sig_atomic_t *stop, struct arena *arena,
                        struct text_list *ids, const char **message) {
    struct error err = { 0 };
    *ids = (struct text_list) { 0 };
    *message = "Grading was stopped before this file.";
    if (stop_signals_came(stop)) return VERDICT_SKIPPED;
    *message = answer->refused ? answer->refused : answer_not_text(answer->bytes, answer->size);
    if (*message) return VERDICT_REFUSED;
    if (!grader->runner) {
        *message = arena_strdup(arena, grader->missing.text);
        return VERDICT_INTERNAL;
    }
    struct run_result *run = run_collection(grader, answer, stop, &err);
    if (!run && stop_signals_came(stop)) {
        *message = "Grading was stopped while this file ran.";
        return VERDICT_SKIPPED;
    }
    if (!run) {
        *message = arena_strdup(arena, err.text);
        return VERDICT_INTERNAL;
    }
    enum verdict verdict = verdict_of_run(run, arena, ids, message);
    run_result_release(run);
    return verdict;
}
