// SPDX-License-Identifier: MIT
// The smallest input on which a program goes wrong, for its feedback.
//
// The program is run again, as every program is, on cases that anyone could draw: those that are
// shown, and generated ones of a seed that is no secret. Of those that go wrong the smallest is
// taken, then a round of smaller ones made from it is run, and so on until no smaller one goes
// wrong. How much is tried is bounded by counts: of rounds, of cases, and of the steps that a round
// may make (lab/runner/steps.h), so that the same file finds the same input at any load. A round
// that made all of its steps counts with the cases that it had answered, and is the last.
//
// Hidden cases are never tried. A made case counts only where the reference takes it and where it
// still goes wrong in the same way; at the end the author's solution is run on those that counted,
// and the smallest is told on which it agrees with the reference. As everywhere, the reference is
// asked when the learner's process is dead.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lab/grade/domain.h"
#include "lab/grade/grading.h"
#include "lab/grade/shrink.h"

enum { DRAWN_MAX = 64, DRAWN_FOR_EACH = 4, TRIED_AT_ONCE = 64, ROUNDS = 16 };
enum { ROUND_KILOSTEPS = 4000 }; // some 50 ms

// What the search has at least, whatever is left of the budget: a slow program that ended just in
// time makes its one short round nevertheless.
static const double least_s = 0.15;

enum outcome { OUTCOME_UNKNOWN, OUTCOME_RIGHT, OUTCOME_WRONG, OUTCOME_RAISES, OUTCOME_REFUSED };

// The best of a round, with the run that answered it.
struct finding {
    const struct exercise_case *one;
    struct run_result *run;
    size_t at; // its place in the run
};

struct smallest_search {
    struct grading *grading;
    smallest_done *done;
    const struct domain *domain;
    struct exercise_case *cases; // of this round
    size_t n;
    double deadline;
    struct run *run;                 // while it runs
    struct finding findings[ROUNDS]; // each smaller than the one before
    size_t n_findings;
    enum outcome outcome;  // of all of them
    bool finite;           // what the reference gives for them
    struct strbuf *hidden; // the arguments of each hidden case, encoded
    size_t n_hidden;
    struct arena arena; // of the whole search
};

static void search_free(struct smallest_search *search) {
    run_cancel(search->run);
    for (size_t i = 0; i < search->n_findings; i++)
        run_result_release(search->findings[i].run);
    for (size_t i = 0; i < search->n_hidden; i++)
        strbuf_release(&search->hidden[i]);
    free(search->hidden);
    arena_release(&search->arena);
    free(search);
}

// --- hidden cases ---

static void encode_hidden(struct smallest_search *search) {
    const struct program *program = &search->grading->program;
    search->hidden = xcalloc(program->n - program->n_shown + 1, sizeof *search->hidden);
    for (size_t i = program->n_shown; i < program->n; i++)
        case_encode(&program->cases[i], &search->hidden[search->n_hidden++]);
}

static bool is_hidden(const struct smallest_search *search, const struct exercise_case *one) {
    struct strbuf bytes = { 0 };
    bool found = false;
    case_encode(one, &bytes);
    for (size_t i = 0; i < search->n_hidden && !found; i++)
        found = search->hidden[i].size == bytes.size &&
                memcmp(strbuf_text(&search->hidden[i]), strbuf_text(&bytes), bytes.size) == 0;
    strbuf_release(&bytes);
    return found;
}

// Takes those into the round that no hidden case equals.
static void take_cases(struct smallest_search *search, const struct exercise_case *cases,
                       size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (is_hidden(search, &cases[i])) continue;
        search->cases[search->n] = cases[i];
        search->cases[search->n++].hidden = false;
    }
}

void smallest_cancel(struct grading *grading) {
    if (grading->smallest) search_free(grading->smallest);
    grading->smallest = NULL;
}

static void conclude(struct smallest_search *search) {
    struct grading *grading = search->grading;
    smallest_done *done = search->done;
    grading->smallest = NULL;
    search_free(search);
    done(grading);
}

// --- what a round showed ---

static bool is_finite(const struct value *value) {
    if (value_is_number(value)) return isfinite(value_number(value));
    if (value->kind != VALUE_TABLE) return true;
    for (size_t i = 0; i < value->table.n; i++)
        if (!is_finite(&value->table.items[i])) return false;
    for (size_t i = 0; i < value->table.n_fields; i++)
        if (!is_finite(&value->table.fields[i].value)) return false;
    return true;
}

static enum outcome outcome_of(const struct grading *grading, const struct frame_case *got,
                               const struct value *expected, struct arena *scratch) {
    if (got->status == CASE_RAISED) return OUTCOME_RAISES;
    if (got->status == CASE_REFUSED) return OUTCOME_REFUSED;
    if (got->status != CASE_VALUE) return OUTCOME_UNKNOWN;
    struct value actual = frame_case_look(got, scratch);
    bool equal = values_equal(expected, &actual, &grading->exercise->tolerance, NULL, NULL);
    return equal ? OUTCOME_RIGHT : OUTCOME_WRONG;
}

// Whether the reference takes the case. False also where it refuses it on purpose.
static bool expect(const struct grading *grading, const struct exercise_case *one,
                   struct arena *arena, struct value *expected) {
    bool raised = false;
    return exercise_expected(grading->exercise, grading->grader->script, one, arena, expected,
                             &raised, NULL) == STATUS_OK &&
           !raised;
}

// Whether case i, which the run answered, goes wrong as those do that were found before.
static bool goes_wrong(struct smallest_search *search, const struct run_result *run, size_t i,
                       struct arena *scratch) {
    const struct grading *grading = search->grading;
    struct value expected;
    if (!expect(grading, &search->cases[i], scratch, &expected)) return false;
    enum outcome outcome = outcome_of(grading, &run->frames.cases[i], &expected, scratch);
    bool finite = is_finite(&expected), first = search->n_findings == 0;
    if (outcome == OUTCOME_UNKNOWN || outcome == OUTCOME_RIGHT) return false;
    if (!first && (outcome != search->outcome || finite < search->finite)) return false;
    search->outcome = outcome;
    search->finite = finite;
    return true;
}

// The smallest case of the round that goes wrong; NULL where none does.
static const struct exercise_case *find_best(struct smallest_search *search,
                                             const struct run_result *run) {
    const struct exercise_case *best = NULL;
    struct arena scratch = { 0 };
    enum outcome outcome = search->outcome;
    bool finite = search->finite;
    for (size_t i = 0; i < run->frames.n; i++) {
        const struct exercise_case *one = &search->cases[i];
        if (best && case_order(one, best) >= 0) continue;
        if (!goes_wrong(search, run, i, &scratch)) continue;
        best = one;
        outcome = search->outcome;
        finite = search->finite;
    }
    search->outcome = outcome;
    search->finite = finite;
    arena_release(&scratch);
    return best;
}

// --- telling it ---

// The case outlives the search, in the result.
static void tell(struct smallest_search *search, const struct finding *finding) {
    struct grading *grading = search->grading;
    struct exercise_case one = *finding->one;
    struct value expected;
    if (!expect(grading, &one, grading->arena, &expected)) return;
    one.args = arena_alloc(grading->arena, (one.n_args + 1) * sizeof *one.args);
    for (size_t i = 0; i < one.n_args; i++)
        one.args[i] = value_copy(grading->arena, &finding->one->args[i]);
    struct test_result *test = arena_alloc(grading->arena, sizeof *test);
    *test = (struct test_result) {
        .name = SMALLEST_NAME, .verdict = VERDICT_FAIL, .message = "", .index = ""
    };
    score_shown_case(grading, test, &one, &finding->run->frames.cases[finding->at], &expected);
    grading->result->smallest = test;
}

static bool answered(const struct run_result *run, size_t n) {
    return run->end == RUN_DONE && run->frames.n == n;
}

static bool author_agrees(const struct smallest_search *search, const struct run_result *run,
                          size_t i) {
    struct arena scratch = { 0 };
    struct value expected;
    bool agrees =
        expect(search->grading, search->findings[i].one, &scratch, &expected) &&
        outcome_of(search->grading, &run->frames.cases[i], &expected, &scratch) == OUTCOME_RIGHT;
    arena_release(&scratch);
    return agrees;
}

static void author_ended(void *owner, struct run_result *run) {
    struct smallest_search *search = owner;
    search->run = NULL;
    size_t n = answered(run, search->n_findings) ? search->n_findings : 0;
    while (n && !author_agrees(search, run, n - 1))
        n--;
    if (n) tell(search, &search->findings[n - 1]);
    run_result_release(run);
    conclude(search);
}

// --- the rounds ---

// What a program prints here is not heard. False where no process could be had.
static bool start_run(struct smallest_search *search, const char *source, size_t size,
                      uint32_t kilosteps, double budget_s, run_done *ended) {
    const struct exercise *exercise = search->grading->exercise;
    struct grader *grader = search->grading->grader;
    struct run_request request = { .mode = REQUEST_PROGRAM,
                                   .entry = exercise->entry,
                                   .given = exercise->given,
                                   .source = source,
                                   .source_size = size,
                                   .cases = search->cases,
                                   .n_cases = search->n,
                                   .budget_s = budget_s,
                                   .kilosteps = kilosteps,
                                   .memory_bytes = grader->options.memory_mb << 20 };
    struct strbuf bytes = { 0 };
    if (run_request_bytes(&request, fresh_nonce(), &bytes, NULL) == STATUS_OK)
        search->run = run_start(grader->loop, grader->runner, &bytes, search->n, budget_s, ended,
                                search, NULL);
    strbuf_release(&bytes);
    return search->run != NULL;
}

// A learner's copy of a course holds no solution.
static void ask_author(struct smallest_search *search) {
    const struct grading *grading = search->grading;
    const char *solution = grading->exercise->solution;
    search->n = search->n_findings;
    search->cases = arena_alloc(&search->arena, (search->n + 1) * sizeof *search->cases);
    for (size_t i = 0; i < search->n; i++)
        search->cases[i] = *search->findings[i].one;
    if (search->n && solution && *solution &&
        start_run(search, solution, strlen(solution), 0, grading->grader->options.timeout_s,
                  author_ended))
        return;
    if (search->n && !(solution && *solution)) tell(search, &search->findings[search->n - 1]);
    conclude(search);
}

static void make_smaller(struct smallest_search *search) {
    struct exercise_case made[TRIED_AT_ONCE];
    const struct exercise_case *best = search->findings[search->n_findings - 1].one;
    size_t n = shrink_case(best, search->domain, made, TRIED_AT_ONCE, &search->arena);
    search->cases = arena_alloc(&search->arena, (n + 1) * sizeof *search->cases);
    search->n = 0;
    take_cases(search, made, n);
}

static void start_round(struct smallest_search *search);

// Of a program that here runs out of time or memory nothing is told: what is told would depend on
// the machine. Steps are the same everywhere.
static void round_ended(void *owner, struct run_result *run) {
    struct smallest_search *search = owner;
    search->run = NULL;
    bool last = run->end == RUN_STEPS;
    if (!last && !answered(run, search->n)) {
        run_result_release(run);
        conclude(search);
        return;
    }
    const struct exercise_case *best = find_best(search, run);
    if (!best) {
        run_result_release(run);
        ask_author(search);
        return;
    }
    search->findings[search->n_findings++] =
        (struct finding) { best, run, (size_t)(best - search->cases) };
    last |= search->n_findings == ROUNDS;
    if (!last) make_smaller(search);
    if (!last && search->n)
        start_round(search);
    else
        ask_author(search);
}

static void start_round(struct smallest_search *search) {
    const struct grading *grading = search->grading;
    double left = search->deadline - clock_now();
    if (!start_run(search, grading->source, grading->source_size, ROUND_KILOSTEPS,
                   left > 0.001 ? left : 0.001, round_ended))
        conclude(search);
}

// The shown cases, and generated ones.
static bool draw(struct smallest_search *search) {
    const struct program *program = &search->grading->program;
    const struct exercise *exercise = search->grading->exercise;
    struct exercise_case *generated;
    size_t n_shown = program->n_shown, n, count = DRAWN_FOR_EACH * (size_t)exercise->generate_count;
    if (exercise_generated(exercise, search->grading->grader->script,
                           grade_public_seed(exercise->id), count < DRAWN_MAX ? count : DRAWN_MAX,
                           &search->arena, &generated, &n, NULL) != STATUS_OK)
        return false;
    search->cases = arena_alloc(&search->arena, (n_shown + n + 1) * sizeof *search->cases);
    memcpy(search->cases, program->cases, n_shown * sizeof *search->cases);
    memcpy(search->cases + n_shown, generated, n * sizeof *generated);
    search->domain = domain_learn(search->cases, n_shown + n, &search->arena);
    search->n = n_shown;
    take_cases(search, generated, n);
    return search->n > 0;
}

void smallest_start(struct grading *grading, smallest_done *done) {
    struct smallest_search *search = xcalloc(1, sizeof *search);
    double left = grading_budget(grading);
    *search =
        (struct smallest_search) { .grading = grading,
                                   .done = done,
                                   .deadline = clock_now() + (left > least_s ? left : least_s) };
    grading->smallest = search;
    encode_hidden(search);
    if (draw(search))
        start_round(search);
    else
        conclude(search);
}
