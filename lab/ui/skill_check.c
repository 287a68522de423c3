// SPDX-License-Identifier: MIT
// Choosing the exercises of a skill check.
#include "lab/ui/skill_check.h"

#include <stdlib.h>
#include <string.h>

#include "lab/base/digest.h"
#include "lab/base/memory.h"

struct choosing {
    struct learner *learner;
    const struct course_module *module;
    int64_t begun;
};

static uint64_t check_seed(const struct choosing *check, size_t i) {
    char hex[DIGEST_HEX];
    char *text = xprintf("%s %lld %zu", check->module->id, (long long)check->begun, i);
    digest_hex(text, strlen(text), hex);
    free(text);
    hex[15] = '\0'; // 60 bits: fits SQLite's signed integer
    return strtoull(hex, NULL, 16);
}

static bool asks_for_a_program(struct learner *learner, const char *id) {
    const struct course_exercise *found = course_find_exercise(&learner->course, id);
    struct exercise exercise = { 0 };
    struct error ignored = { 0 };
    bool program = !found ||
                   exercise_load(&exercise, learner->script, found->path, &ignored) != STATUS_OK ||
                   exercise.entry;
    exercise_release(&exercise);
    return program;
}

// The module's exercises but for programs, in an order that follows from the seed.
static size_t gather(const struct choosing *check, const char **ids, size_t most) {
    size_t n = 0;
    for (size_t l = 0; l < check->module->n; l++) {
        const struct text_list *list =
            learner_exercises(check->learner, &check->module->lessons[l]);
        for (size_t i = 0; i < list->n && n < most; i++)
            if (!asks_for_a_program(check->learner, list->at[i])) ids[n++] = list->at[i];
    }
    for (size_t i = n; i > 1; i--) {
        size_t other = check_seed(check, PRACTICE_SITTING + i) % i;
        const char *held = ids[i - 1];
        ids[i - 1] = ids[other];
        ids[other] = held;
    }
    return n;
}

size_t skill_check_choose(struct learner *learner, const struct course_module *module,
                          int64_t begun, struct arena *arena, struct practice_item **items) {
    const struct choosing check = { .learner = learner, .module = module, .begun = begun };
    const char *ids[256];
    size_t found = gather(&check, ids, sizeof ids / sizeof *ids);
    size_t n = found < CHECK_SITTING ? found : CHECK_SITTING;
    *items = arena_alloc(arena, (n + 1) * sizeof **items);
    for (size_t i = 0; i < n; i++)
        (*items)[i] = (struct practice_item) { .exercise = ids[i], .seed = check_seed(&check, i) };
    return n;
}
