// SPDX-License-Identifier: MIT
// The known mistakes of a program exercise: each is run like a learner's program, once per exercise
// and seed, and a wrong answer that gives the same results on every case is told that mistake's
// sentence.
//
// The results are kept in the grader by the digest of the request that made them, so that an
// exercise that was edited, or drawn from another seed, never meets old ones.
#include <stdlib.h>
#include <string.h>

#include "lab/base/digest.h"
#include "lab/grade/grading.h"

enum { AT_ONCE_MAX = 4, CACHE_MAX = 1024, PARTLY = 4 };

struct course_run {
    char key[DIGEST_HEX];
    struct run_result *result;
    struct course_run *next;
    size_t users; // searches that look at it now
};

struct candidate {
    struct mistakes_search *search;
    size_t mistake; // its place in the exercise
    struct strbuf bytes;
    char key[DIGEST_HEX];
    struct run *run;             // while it runs
    struct course_run *finished; // NULL: not yet, or it could not run
};

struct mistakes_search {
    struct grading *grading;
    mistakes_done *found;
    struct candidate *candidates;
    size_t n, next, active;
};

static struct course_run *cache_find(const struct grader *grader, const char *key) {
    for (struct course_run *at = grader->cache; at; at = at->next)
        if (strcmp(at->key, key) == 0) return at;
    return NULL;
}

static void course_run_free(struct course_run *run) {
    run_result_release(run->result);
    free(run);
}

// Drops everything that nobody looks at.
static void cache_trim(struct grader *grader) {
    struct course_run **at = &grader->cache;
    while (*at) {
        struct course_run *run = *at;
        if (run->users) {
            at = &run->next;
            continue;
        }
        *at = run->next;
        course_run_free(run);
        grader->n_cached--;
    }
}

void mistakes_forget(struct grader *grader) {
    cache_trim(grader);
}

static struct course_run *cache_add(struct grader *grader, const char *key,
                                    struct run_result *result) {
    struct course_run *old = cache_find(grader, key);
    if (old) { // another grading ran the same one meanwhile
        run_result_release(result);
        return old;
    }
    if (grader->n_cached >= CACHE_MAX) cache_trim(grader);
    struct course_run *run = xcalloc(1, sizeof *run);
    memcpy(run->key, key, sizeof run->key);
    run->result = result;
    run->next = grader->cache;
    grader->cache = run;
    grader->n_cached++;
    return run;
}

// The digest leaves the nonce out; it is put in when the request is sent.
static bool make_request(struct candidate *candidate) {
    struct grading *grading = candidate->search->grading;
    const struct exercise *exercise = grading->exercise;
    const char *code = exercise->mistakes[candidate->mistake].code;
    const struct grade_options *options = &grading->grader->options;
    struct run_request request = { .mode = REQUEST_PROGRAM,
                                   .entry = exercise->entry,
                                   .given = exercise->given,
                                   .source = code,
                                   .source_size = strlen(code),
                                   .cases = grading->program.cases,
                                   .n_cases = grading->program.n,
                                   .budget_s = options->timeout_s,
                                   .memory_bytes = options->memory_mb << 20 };
    if (run_request_bytes(&request, 0, &candidate->bytes, NULL) != STATUS_OK) return false;
    digest_hex(candidate->bytes.at, candidate->bytes.size, candidate->key);
    uint64_t nonce = fresh_nonce();
    memcpy(candidate->bytes.at + offsetof(struct request_head, nonce), &nonce, sizeof nonce);
    return true;
}

static void search_free(struct mistakes_search *search) {
    for (size_t i = 0; i < search->n; i++) {
        struct candidate *candidate = &search->candidates[i];
        run_cancel(candidate->run);
        strbuf_release(&candidate->bytes);
        if (candidate->finished) candidate->finished->users--;
    }
    free(search->candidates);
    free(search);
}

void mistakes_cancel(struct grading *grading) {
    if (grading->search) search_free(grading->search);
    grading->search = NULL;
}

static bool same_case(const struct frame_case *known, const struct frame_case *given,
                      const struct tolerance *tolerance, struct arena *scratch) {
    if (known->status != given->status) return false;
    if (known->status == CASE_REFUSED) return known->refusal == given->refusal;
    if (known->status != CASE_VALUE) return true; // raising equals raising
    struct value expected = frame_case_look(known, scratch);
    struct value actual = frame_case_look(given, scratch);
    return values_equal(&expected, &actual, tolerance, NULL, NULL);
}

static bool explains(const struct grading *grading, const struct run_result *known) {
    const struct run_result *given = grading->program.run;
    if (known->end != RUN_DONE || known->frames.n != grading->program.n) return false;
    struct arena scratch = { 0 };
    bool same = true;
    for (size_t i = 0; same && i < given->frames.n; i++) {
        same = same_case(&known->frames.cases[i], &given->frames.cases[i],
                         &grading->exercise->tolerance, &scratch);
        arena_release(&scratch);
    }
    return same;
}

// Whether a wrong result of case i is the one that a mistake gives there. An error tells nothing:
// all of them are equal.
static bool explains_case(const struct grading *grading, const struct run_result *known, size_t i) {
    const struct frame_case *a = &known->frames.cases[i],
                            *b = &grading->program.run->frames.cases[i];
    struct arena scratch = { 0 };
    bool same = a->status == CASE_VALUE && b->status == CASE_VALUE &&
                same_case(a, b, &grading->exercise->tolerance, &scratch);
    arena_release(&scratch);
    return same;
}

static size_t count_explained(const struct grading *grading, const struct run_result *known,
                              const bool *open) {
    size_t n = 0;
    if (known->end != RUN_DONE || known->frames.n != grading->program.n) return 0;
    for (size_t i = 0; i < grading->program.n; i++)
        n += open[i] && explains_case(grading, known, i);
    return n;
}

// The mistake that explains most of the open cases, which are closed then; how many they were.
static size_t close_most(struct mistakes_search *search, bool *open, size_t *mistake) {
    const struct run_result *best = NULL;
    size_t most = 0;
    for (size_t c = 0; c < search->n; c++) {
        const struct candidate *candidate = &search->candidates[c];
        size_t n = candidate->finished
                       ? count_explained(search->grading, candidate->finished->result, open)
                       : 0;
        if (n <= most) continue;
        most = n;
        best = candidate->finished->result;
        *mistake = candidate->mistake;
    }
    for (size_t i = 0; best && i < search->grading->program.n; i++)
        if (explains_case(search->grading, best, i)) open[i] = false;
    return most;
}

static void say_partly(struct grading *grading, size_t mistake, size_t n, size_t wrong,
                       bool another) {
    const char *says = grading_says(grading, grading->exercise->mistakes[mistake].says);
    const char *text =
        another ? arena_printf(grading->arena,
                               "In %zu more the result is that of another one, so that both may "
                               "be in it: %s",
                               n, says)
                : arena_printf(grading->arena,
                               "In %zu of the %zu cases that are not right the result is that of "
                               "a known mistake: %s",
                               n, wrong, says);
    result_add_message(grading, text);
}

// No mistake explains every case, as where two come together: names the one that explains most of
// the wrong ones, and one more that explains of the rest. A few equal results may be chance, so
// less than a quarter is not told.
static void explain_partly(struct mistakes_search *search) {
    struct grading *grading = search->grading;
    const struct test_result *tests = grading->result->tests + grading->program.first_test;
    bool *open = xcalloc(grading->program.n + 1, sizeof *open);
    size_t wrong = 0, mistake = 0;
    for (size_t i = 0; i < grading->program.n; i++)
        wrong += open[i] = tests[i].verdict != VERDICT_PASS;
    size_t least = wrong / PARTLY < 2 ? 2 : (wrong + PARTLY - 1) / PARTLY;
    for (int told = 0; told < 2; told++) {
        size_t n = close_most(search, open, &mistake);
        if (n < least) break;
        say_partly(grading, mistake, n, wrong, told > 0);
    }
    free(open);
}

static void conclude(struct mistakes_search *search) {
    struct grading *grading = search->grading;
    mistakes_done *found = search->found;
    int number = -1;
    for (size_t i = 0; number < 0 && i < search->n; i++) {
        const struct candidate *candidate = &search->candidates[i];
        if (candidate->finished && explains(grading, candidate->finished->result))
            number = (int)candidate->mistake;
    }
    if (number < 0) explain_partly(search);
    grading->search = NULL;
    search_free(search);
    found(grading, number);
}

static void start_more(struct mistakes_search *search);

static void candidate_ended(void *owner, struct run_result *result) {
    struct candidate *candidate = owner;
    struct mistakes_search *search = candidate->search;
    candidate->run = NULL;
    candidate->finished = cache_add(search->grading->grader, candidate->key, result);
    candidate->finished->users++;
    search->active--;
    start_more(search);
}

static void start_candidate(struct candidate *candidate) {
    struct mistakes_search *search = candidate->search;
    struct grader *grader = search->grading->grader;
    if (!make_request(candidate)) return;
    candidate->finished = cache_find(grader, candidate->key);
    if (candidate->finished) {
        candidate->finished->users++;
        return;
    }
    candidate->run =
        run_start(grader->loop, grader->runner, &candidate->bytes, search->grading->program.n,
                  grader->options.timeout_s, candidate_ended, candidate, NULL);
    search->active += candidate->run != NULL;
}

static void start_more(struct mistakes_search *search) {
    while (search->next < search->n && search->active < AT_ONCE_MAX)
        start_candidate(&search->candidates[search->next++]);
    if (search->next == search->n && search->active == 0) conclude(search);
}

void mistakes_start(struct grading *grading, mistakes_done *found) {
    const struct exercise *exercise = grading->exercise;
    struct mistakes_search *search = xcalloc(1, sizeof *search);
    *search = (struct mistakes_search) { .grading = grading, .found = found };
    search->candidates = xcalloc(exercise->n_mistakes, sizeof *search->candidates);
    for (size_t i = 0; i < exercise->n_mistakes; i++)
        if (exercise->mistakes[i].code)
            search->candidates[search->n++] = (struct candidate) { .search = search, .mistake = i };
    grading->search = search;
    start_more(search);
}
