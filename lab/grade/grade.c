// SPDX-License-Identifier: MIT
// Grading one answer, as a state machine on the event loop:
//
//      start ─ refused? ──────────────────────────────────────────────▶ finish
//        │ code                     ┌───────────────────────────┐          ▲
//        ├──────────▶ run program ─▶│ compare with the reference│─ pass ───┤
//        │ others        ▲          └───────────────────────────┘          │
//        └▶ run answer   │ bug with        │ not                           │
//              │         │ a program       └▶ run known mistakes ─▶ find  ─┤
//              │         │                                       smallest   │
//              └▶ score value ─────────────────────────────────────────────┘
//
// `finish` is always called from the loop. The learner's child is reaped before the reference is
// asked.
#include "lab/grade/grade.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "lab/base/file.h"
#include "lab/grade/grading.h"

static const double default_timeout_s = 5;
enum { DEFAULT_MEMORY_MB = 64 };

uint64_t fresh_nonce(void) {
    uint64_t nonce = 0;
    if (getrandom(&nonce, sizeof nonce, 0) != sizeof nonce) nonce = (uint64_t)(clock_now() * 1e9);
    return nonce;
}

static const char *copy_text(const char *text) {
    return text ? xstrdup(text) : NULL;
}

struct grader *grader_new(struct loop *loop, struct script *script,
                          const struct grade_options *options) {
    struct grader *grader = xcalloc(1, sizeof *grader);
    grader->loop = loop;
    grader->script = script;
    if (options) grader->options = *options;
    struct grade_options *own = &grader->options;
    if (!(own->timeout_s > 0)) own->timeout_s = default_timeout_s;
    if (!own->memory_mb) own->memory_mb = DEFAULT_MEMORY_MB;
    own->seed = copy_text(own->seed);
    own->course_hash = copy_text(own->course_hash);
    if (own->runner)
        grader->runner = xstrdup(own->runner);
    else
        runner_locate(&grader->runner, &grader->missing);
    return grader;
}

void grader_free(struct grader *grader) {
    if (!grader) return;
    mistakes_forget(grader);
    drawn_forget(grader);
    free((char *)grader->options.seed);
    free((char *)grader->options.course_hash);
    free(grader->runner);
    free(grader);
}

static void grading_free(struct grading *grading) {
    mistakes_cancel(grading);
    smallest_cancel(grading);
    run_result_release(grading->program.run);
    free(grading);
}

// The last word: a pass needs a test, all tests passed, and every point. Anything else is a fault
// of ours.
static void check_pass(struct grading *grading) {
    struct exercise_result *result = grading->result;
    bool sound = result->n_tests > 0 && result->score >= result->max_score;
    for (size_t i = 0; i < result->n_tests; i++)
        sound = sound && result->tests[i].verdict == VERDICT_PASS;
    if (result->verdict != VERDICT_PASS || sound) return;
    result->score = 0;
    result_set(grading, VERDICT_INTERNAL, "The grading contradicts itself. Please report this.");
}

static void finish_now(void *owner) {
    struct grading *grading = owner;
    graded *done = grading->done;
    void *owner_of_grading = grading->owner;
    struct exercise_result *result = grading->result;
    const char *why = grading->exercise->why;
    check_pass(grading);
    if (result->verdict == VERDICT_PASS && why)
        result->why = exercise_text(grading->exercise, why, grading->variables, grading->arena);
    grading_free(grading);
    done(owner_of_grading, result);
}

void grading_finish(struct grading *grading) {
    grading->timer = loop_timer(grading->grader->loop, 0, finish_now, grading);
}

void grading_cancel(struct grading *grading) {
    if (!grading) return;
    if (grading->timer) loop_remove(grading->grader->loop, grading->timer);
    run_cancel(grading->run);
    grading_free(grading);
}

static void refuse_environment(struct grading *grading, const char *sentence) {
    grading->result->environment = true;
    result_set(grading, VERDICT_INTERNAL, sentence);
    grading_finish(grading);
}

double grading_budget(const struct grading *grading) {
    double left = grading->started + grading->grader->options.timeout_s - clock_now();
    return left > 0.001 ? left : 0.001;
}

// Asked once, and only where the caller insists on full isolation.
static bool isolation_suffices(struct grader *grader) {
    if (!grader->options.require_full_isolation) return true;
    if (grader->isolation == 0) {
        struct arena arena = { 0 };
        struct isolation isolation;
        struct error err;
        enum status status = isolation_probe(grader->runner, &isolation, &arena, &err);
        grader->isolation = status == STATUS_OK && isolation.full ? 1 : 2;
        arena_release(&arena);
    }
    return grader->isolation == 1;
}

static void start_run(struct grading *grading, struct run_request *request, run_done *done) {
    struct grader *grader = grading->grader;
    struct strbuf bytes = { 0 };
    struct error err = { 0 };
    request->budget_s = grading_budget(grading);
    request->memory_bytes = grader->options.memory_mb << 20;
    enum status status = run_request_bytes(request, fresh_nonce(), &bytes, &err);
    size_t n = request->mode == REQUEST_ANSWER ? 1 : request->n_cases;
    if (status == STATUS_OK)
        grading->run = run_start(grader->loop, grader->runner, &bytes, n, request->budget_s, done,
                                 grading, &err);
    strbuf_release(&bytes);
    if (status != STATUS_OK) {
        result_set(grading, VERDICT_COURSE_ERROR, err.text);
        grading_finish(grading);
    } else if (!grading->run) {
        refuse_environment(grading, err.text);
    }
}

static bool has_all_cases(const struct grading *grading) {
    const struct run_result *run = grading->program.run;
    return run->end == RUN_DONE && run->frames.n == grading->program.n;
}

static bool program_passed(const struct grading *grading) {
    const struct exercise_result *result = grading->result;
    for (size_t i = 0; i < result->n_tests; i++)
        if (result->tests[i].verdict != VERDICT_PASS && strcmp(result->tests[i].name, "line") != 0)
            return false;
    return true;
}

// A wrong program that answered every case, and so ran within its limits.
static void find_smallest(struct grading *grading) {
    enum verdict verdict = grading->result->verdict;
    bool wrong = (verdict == VERDICT_FAIL || verdict == VERDICT_ERROR) && has_all_cases(grading) &&
                 !program_passed(grading);
    if (grading->grader->options.find_smallest && wrong)
        smallest_start(grading, grading_finish);
    else
        grading_finish(grading);
}

// A line that is a known mistake and a program that is one: the first listed of them wins.
static void mistake_found(struct grading *grading, int found) {
    const struct exercise *exercise = grading->exercise;
    bool later = grading->line_mistake && grading->line_mistake - 1 < found;
    if (found >= 0 && !later)
        grading->result->mistake = grading_says(grading, exercise->mistakes[found].says);
    find_smallest(grading);
}

static void program_ended(void *owner, struct run_result *result) {
    struct grading *grading = owner;
    grading->run = NULL;
    grading->program.run = result;
    score_program(grading);
    bool diagnose = grading->exercise->n_mistakes && has_all_cases(grading) &&
                    grading->result->verdict != VERDICT_COURSE_ERROR && !program_passed(grading);
    if (diagnose)
        mistakes_start(grading, mistake_found);
    else
        find_smallest(grading);
}

static void start_program(struct grading *grading) {
    const struct exercise *exercise = grading->exercise;
    struct error err = { 0 };
    if (program_prepare(grading, &err) != STATUS_OK) {
        result_set(grading, VERDICT_COURSE_ERROR, err.text);
        grading_finish(grading);
        return;
    }
    bool show_all = grading->grader->options.show_hidden;
    struct run_request request = {
        .mode = REQUEST_PROGRAM,
        .entry = exercise->entry,
        .given = exercise->given,
        .source = grading->source,
        .source_size = grading->source_size,
        .cases = grading->program.cases,
        .n_cases = grading->program.n,
        .encoded = grading->program.drawn->expected ? &grading->program.drawn->encoded : NULL,
        .n_shown = show_all ? grading->program.n : grading->program.n_shown
    };
    start_run(grading, &request, program_ended);
}

static void add_missing_program(struct grading *grading) {
    struct test_result *test = result_add_test(grading, "program", grading->exercise->points / 2);
    test->message = "The repaired program is missing: return { line = 2, program = [[…]] }.";
    result_worsen(grading->result, VERDICT_FAIL);
}

// What follows once the value is known: only a bug's program still has to run.
void grading_take_value(struct grading *grading, const struct value *value) {
    const struct exercise *exercise = grading->exercise;
    score_value(grading, value);
    if (exercise->kind != EXERCISE_BUG || !exercise->entry) {
        grading_finish(grading);
        return;
    }
    const struct value *program = value_field(value, "program");
    if (!program || program->kind != VALUE_STRING) {
        add_missing_program(grading);
        grading_finish(grading);
        return;
    }
    grading->in_file = false;
    grading->source = program->string.at;
    grading->source_size = program->string.size;
    start_program(grading);
}

// The entry of answers.lua for this exercise, else the value itself.
static const struct value *own_value(const struct grading *grading, const struct value *value) {
    if (!answer_is_collection(&grading->answer)) return value;
    return value_field(value, grading->exercise->id);
}

static void broken_answer(struct grading *grading, const struct frame_case *one) {
    struct strbuf text = { 0 };
    enum verdict verdict = VERDICT_ERROR;
    if (one->status == CASE_RAISED) {
        strbuf_puts(&text, "The answer stopped at an error: ");
        say_error(&one->text, one->line, true, &text);
        grading->result->error_line = error_line(&one->text, one->line);
    } else if (one->status == CASE_MEMORY) {
        strbuf_puts(&text, "The answer needs more memory than is allowed.");
        verdict = VERDICT_MEMORY;
    } else {
        strbuf_puts(&text, "The answer ");
        say_refusal(one, &text);
        verdict = VERDICT_FAIL;
    }
    struct test_result *test = result_add_test(grading, "answer", grading->exercise->points);
    test->verdict = verdict;
    test->message = result_text(grading, strbuf_text(&text), text.size);
    result_worsen(grading->result, verdict);
    if (verdict != VERDICT_FAIL) grading->result->message = test->message;
    strbuf_release(&text);
}

static void answer_ended(void *owner, struct run_result *run) {
    struct grading *grading = owner;
    grading->run = NULL;
    result_take_printed(grading, run);
    if (score_broken_run(grading, run, grading->exercise->points)) {
        grading_finish(grading);
    } else if (run->frames.cases[0].status != CASE_VALUE) {
        broken_answer(grading, &run->frames.cases[0]);
        grading_finish(grading);
    } else {
        grading->value = frame_case_value(&run->frames.cases[0], grading->arena);
        const struct value *value = own_value(grading, &grading->value);
        if (value) {
            grading_take_value(grading, value);
        } else {
            result_set(grading, VERDICT_SKIPPED, "The file does not answer this exercise.");
            grading_finish(grading);
        }
    }
    run_result_release(run);
}

static void start_answer(struct grading *grading) {
    grading->in_file = true;
    struct run_request request = { .mode = REQUEST_ANSWER,
                                   .source = grading->answer.bytes,
                                   .source_size = grading->answer.size,
                                   .n_shown = 1 };
    start_run(grading, &request, answer_ended);
}

struct grading *grading_new(struct grader *grader, const struct exercise *exercise,
                            const struct answer *answer, struct arena *arena, graded *done,
                            void *owner) {
    struct grading *grading = xcalloc(1, sizeof *grading);
    *grading = (struct grading) { .grader = grader,
                                  .exercise = exercise,
                                  .answer = *answer,
                                  .arena = arena,
                                  .done = done,
                                  .owner = owner,
                                  .started = clock_now() };
    grading->result = result_new(exercise, answer, arena);
    return grading;
}

// True where nothing stands in the way of running programs.
bool grading_may_run(struct grading *grading) {
    struct grader *grader = grading->grader;
    if (!grader->runner) {
        refuse_environment(grading, grader->missing.text);
    } else if (!isolation_suffices(grader)) {
        refuse_environment(grading, "Full isolation is required, and this system does not give it: "
                                    "`bitlab doctor` says what is missing.");
    } else {
        return true;
    }
    return false;
}

struct grading *grading_start(struct grader *grader, const struct exercise *exercise,
                              const struct answer *answer, struct arena *arena, graded *done,
                              void *owner) {
    struct grading *grading = grading_new(grader, exercise, answer, arena, done, owner);
    const char *refused = answer->refused ? answer->refused
                          : answer->bytes ? answer_not_text(answer->bytes, answer->size)
                                          : "There is nothing to grade.";
    if (refused) {
        result_set(grading, VERDICT_REFUSED, refused);
        grading_finish(grading);
    } else if (!grading_may_run(grading)) {
        return grading;
    } else if (exercise->kind == EXERCISE_CODE) {
        grading->source = answer->bytes;
        grading->source_size = answer->size;
        grading->in_file = true;
        start_program(grading);
    } else {
        start_answer(grading);
    }
    return grading;
}
