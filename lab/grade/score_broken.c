// SPDX-License-Identifier: MIT
// Programs and answer files that did not get as far as a result: not Lua, without their entry,
// killed, out of memory.
#include <string.h>

#include "lab/base/strbuf.h"
#include "lab/grade/grading.h"

static void broken(struct grading *grading, enum verdict verdict, double points,
                   const char *sentence) {
    struct test_result *test = result_add_test(grading, "program", points);
    test->verdict = verdict;
    result_worsen(grading->result, verdict);
    result_add_message(grading, sentence);
    test->message = result_text(grading, sentence, strlen(sentence));
}

static void broken_load(struct grading *grading, const struct frames *frames, double points) {
    struct strbuf text = { 0 };
    const char *entry = grading->exercise->entry;
    enum verdict verdict = VERDICT_ERROR;
    int size = frames->load_text.size < 40 ? (int)frames->load_text.size : 40;
    switch (frames->load) {
    case LOAD_SYNTAX:
        strbuf_puts(&text, "The program is not Lua: ");
        break;
    case LOAD_RAISED:
        strbuf_puts(&text, "The program stopped before it was called: ");
        break;
    case LOAD_GIVEN:
        strbuf_printf(&text, "%s: `given` fails: ", grading->exercise->path);
        verdict = VERDICT_COURSE_ERROR;
        break;
    case LOAD_MEMORY:
        strbuf_puts(&text, "The program used more memory than is allowed before it was called.");
        verdict = VERDICT_MEMORY;
        break;
    default:
        strbuf_printf(&text, "The program defines no function %s", entry);
        if (size == 3 && memcmp(frames->load_text.at, "nil", 3) == 0)
            strbuf_puts(&text, ". Its name must be exactly that, and it must not be `local`.");
        else
            strbuf_printf(&text, ": %s is a %.*s.", entry, size, frames->load_text.at);
        break;
    }
    if (frames->load == LOAD_SYNTAX || frames->load == LOAD_RAISED || frames->load == LOAD_GIVEN)
        say_error(&frames->load_text, frames->load_line, grading->in_file, &text);
    if (verdict == VERDICT_ERROR && grading->in_file)
        grading->result->error_line = error_line(&frames->load_text, frames->load_line);
    broken(grading, verdict, points, strbuf_text(&text));
    strbuf_release(&text);
}

const char *run_end_says(const struct grading *grading, enum run_end end) {
    double seconds = grading->grader->options.timeout_s;
    switch (end) {
    case RUN_TIMEOUT:
        return arena_printf(
            grading->arena,
            "The program ran longer than the %g second%s allowed. Is there a loop that never ends?",
            seconds, seconds == 1 ? "" : "s");
    case RUN_MEMORY:
        return arena_printf(grading->arena,
                            "The program used more than the %zu MB of memory allowed.",
                            grading->grader->options.memory_mb);
    case RUN_FORGED:
        return "The program's results do not follow the rules of the runner, so none of them "
               "counts.";
    default:
        return "The program brought down its Lua process, so nothing more of it counts.";
    }
}

enum verdict run_end_verdict(enum run_end end) {
    return end == RUN_TIMEOUT  ? VERDICT_TIMEOUT
           : end == RUN_MEMORY ? VERDICT_MEMORY
                               : VERDICT_ERROR;
}

bool says_not_run(struct grading *grading, const struct run_result *run) {
    if (run->end != RUN_UNBOXED) return false;
    grading->result->environment = true;
    result_set(grading, VERDICT_INTERNAL,
               "This system cannot confine programs, so none is run: `bitlab doctor` says what is "
               "missing.");
    return true;
}

// What arrived before a program died counts for a program of many cases, and is nothing where there
// is but one answer.
static bool has_some_cases(const struct grading *grading, const struct run_result *run) {
    return grading->program.run == run && run->end != RUN_FORGED && run->frames.n;
}

bool score_broken_run(struct grading *grading, const struct run_result *run, double points) {
    const struct frames *frames = &run->frames;
    if (says_not_run(grading, run)) return true;
    if (frames->has_load && frames->load != LOAD_OK && run->end == RUN_DONE) {
        broken_load(grading, frames, points);
        return true;
    }
    if (run->end == RUN_DONE || has_some_cases(grading, run)) return false;
    broken(grading, run_end_verdict(run->end), points, run_end_says(grading, run->end));
    return true;
}
