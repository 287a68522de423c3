// SPDX-License-Identifier: MIT
// The cases of a code exercise that a learner may see.
#include "lab/ui/shown_cases.h"

#include "lab/ui/feedback.h"
#include "lab/ui/words_exercise.h"

enum { CALL_BYTES = 160, VALUE_BYTES = 100 };

static void print_case(const struct exercise *exercise, struct script *script,
                       const struct exercise_case *one, struct strbuf *line) {
    struct arena scratch = { 0 };
    struct error err = { 0 };
    struct value expected;
    bool raised = false;
    call_print(exercise->entry, one->args, one->n_args, CALL_BYTES, line);
    if (exercise_expected(exercise, script, one, &scratch, &expected, &raised, &err) == STATUS_OK) {
        strbuf_puts(line, raised ? WORDS_RAISES : " is ");
        if (!raised) value_print(&expected, line, VALUE_BYTES);
    }
    if (one->note && *one->note) strbuf_printf(line, "   -- %s", one->note);
    arena_release(&scratch);
}

void shown_cases(const struct exercise *exercise, struct script *script, struct arena *arena,
                 const char ***lines, size_t *n) {
    *n = 0;
    *lines = arena_alloc(arena, (exercise->n_cases + 1) * sizeof **lines);
    for (size_t i = 0; exercise->entry && i < exercise->n_cases; i++) {
        struct strbuf line = { 0 };
        if (exercise->cases[i].hidden) continue;
        print_case(exercise, script, &exercise->cases[i], &line);
        (*lines)[(*n)++] = arena_strdup(arena, strbuf_text(&line));
        strbuf_release(&line);
    }
}
