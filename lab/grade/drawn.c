// SPDX-License-Identifier: MIT
// The cases of an exercise as a seed draws them, their names, and what the reference gives for
// them. In a batch they are the same for every submission, so they are drawn and computed once.
// A learner's process is exec'd and inherits none of it; what it gets is in its request alone.
#include <stdlib.h>
#include <string.h>

#include "lab/cells/sanitize.h"
#include "lab/grade/grading.h"

// Shown cases first: what a program prints is heard for those alone, so it cannot tell what the
// hidden ones are.
static void show_first(const struct exercise_case *cases, struct drawn *drawn) {
    size_t at = 0;
    for (int hidden = 0; hidden < 2; hidden++) {
        for (size_t i = 0; i < drawn->n; i++)
            if (cases[i].hidden == hidden) drawn->cases[at++] = cases[i];
        if (!hidden) drawn->n_shown = at;
    }
}

static const char *name_case(const struct drawn *drawn, size_t i, struct arena *arena) {
    const struct exercise_case *one = &drawn->cases[i];
    struct strbuf name = { 0 }, safe = { 0 };
    size_t number = i + 1;
    const char *kind = "case";
    if (one->hidden) {
        number -= drawn->n_shown;
        kind = "hidden";
        size_t of_file = drawn->exercise->n_cases - drawn->n_shown;
        if (number > of_file) {
            number -= of_file;
            kind = "generated";
        }
    }
    strbuf_printf(&name, "%s %zu", kind, number);
    if (one->note && *one->note) strbuf_printf(&name, " (%s)", one->note);
    sanitize(&safe, name.at, name.size, true);
    const char *copy = arena_strdup(arena, strbuf_text(&safe));
    strbuf_release(&name);
    strbuf_release(&safe);
    return copy;
}

static enum status draw(const struct grading *grading, struct drawn *drawn, struct arena *arena,
                        struct error *err) {
    const struct exercise *exercise = grading->exercise;
    struct exercise_case *cases;
    uint64_t seed = grade_seed(&grading->grader->options, exercise->id);
    drawn->exercise = exercise;
    enum status status =
        exercise_cases(exercise, grading->grader->script, seed, arena, &cases, &drawn->n, err);
    if (status != STATUS_OK) return status;
    if (drawn->n == 0)
        return fail(err, STATUS_COURSE, "%s: there is no case to grade", exercise->path);
    drawn->cases = arena_alloc(arena, drawn->n * sizeof *drawn->cases);
    drawn->names = arena_alloc(arena, drawn->n * sizeof *drawn->names);
    show_first(cases, drawn);
    for (size_t i = 0; i < drawn->n; i++)
        drawn->names[i] = name_case(drawn, i, arena);
    return STATUS_OK;
}

static void release(struct drawn *drawn) {
    strbuf_release(&drawn->encoded);
    arena_release(&drawn->own);
    free(drawn);
}

static enum status keep(struct grading *grading, struct drawn **out, struct error *err) {
    struct grader *grader = grading->grader;
    struct drawn *drawn = xcalloc(1, sizeof *drawn);
    enum status status = draw(grading, drawn, &drawn->own, err);
    struct run_request request = { .cases = drawn->cases, .n_cases = drawn->n };
    if (status == STATUS_OK) status = run_request_cases(&request, &drawn->encoded, err);
    if (status != STATUS_OK) {
        release(drawn);
        return status;
    }
    drawn->expected = arena_alloc(&drawn->own, drawn->n * sizeof *drawn->expected);
    drawn->next = grader->drawn;
    *out = grader->drawn = drawn;
    return STATUS_OK;
}

enum status drawn_find(struct grading *grading, struct drawn **drawn, struct error *err) {
    struct grader *grader = grading->grader;
    if (!grader->options.exercises_stay) {
        *drawn = arena_alloc(grading->arena, sizeof **drawn);
        return draw(grading, *drawn, grading->arena, err);
    }
    for (struct drawn *one = grader->drawn; one; one = one->next) {
        if (one->exercise != grading->exercise) continue;
        *drawn = one;
        return STATUS_OK;
    }
    return keep(grading, drawn, err);
}

enum status drawn_expected(struct grading *grading, size_t i, struct arena *scratch,
                           struct value *expected, bool *raised, struct error *err) {
    struct drawn *drawn = grading->program.drawn;
    struct drawn_value *kept = drawn->expected ? &drawn->expected[i] : NULL;
    if (!kept || !kept->known) {
        enum status status =
            exercise_expected(grading->exercise, grading->grader->script, &drawn->cases[i],
                              kept ? &drawn->own : scratch, expected, raised, err);
        if (status == STATUS_OK && kept) *kept = (struct drawn_value) { true, *raised, *expected };
        return status;
    }
    *expected = kept->value;
    *raised = kept->raised;
    return STATUS_OK;
}

void drawn_forget(struct grader *grader) {
    for (struct drawn *one = grader->drawn, *next; one; one = next) {
        next = one->next;
        release(one);
    }
    grader->drawn = NULL;
}
