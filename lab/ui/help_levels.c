// SPDX-License-Identifier: MIT
// Help by levels: the hints of an exercise one after the other, and when its solution may be read.
#include "lab/ui/help_levels.h"

#include <stdio.h>
#include <stdlib.h>

#include "lab/base/memory.h"
#include "lab/ui/words_exercise.h"

static size_t hints_seen(struct store *store, const char *course, const struct exercise *exercise) {
    char *key = xprintf("hints/%s", exercise->id), *text = NULL;
    size_t seen = 0;
    if (store_get(store, course, key, &text) && sscanf(text, "%zu", &seen) != 1) seen = 0;
    free(text);
    free(key);
    return seen < exercise->hints.n ? seen : exercise->hints.n;
}

struct help_levels help_levels_read(struct store *store, const char *course,
                                    const struct exercise *exercise) {
    struct exercise_progress progress = store_progress(store, course, exercise->id);
    return (struct help_levels) { .hints = hints_seen(store, course, exercise),
                                  .of = exercise->hints.n,
                                  .tries = progress.attempts,
                                  .passed = progress.passed };
}

enum status help_levels_note(struct store *store, const char *course,
                             const struct exercise *exercise, size_t hints, struct error *err) {
    if (hints <= hints_seen(store, course, exercise)) return STATUS_OK;
    char *key = xprintf("hints/%s", exercise->id), *text = xprintf("%zu", hints);
    enum status status = store_put(store, course, key, text, err);
    free(text);
    free(key);
    return status;
}

bool help_levels_open(const struct help_levels *levels) {
    return levels->passed || (levels->hints == levels->of && levels->tries >= SOLUTION_TRIES);
}

void help_levels_say(const struct help_levels *levels, struct strbuf *out) {
    strbuf_puts(out, WORDS_SOLUTION_OPENS_AFTER);
    if (levels->of == 1) strbuf_puts(out, WORDS_THE_HINT_AND);
    if (levels->of > 1) strbuf_printf(out, WORDS_ALL_HINTS_AND, levels->of);
    strbuf_puts(out, WORDS_THREE_TRIES_SO_FAR);
    if (levels->of)
        strbuf_printf(out, WORDS_SO_MANY_HINTS_AND, levels->hints, levels->hints == 1 ? "" : "s");
    strbuf_printf(out, WORDS_SO_MANY_TRIES, levels->tries,
                  levels->tries == 1 ? WORDS_TRY : WORDS_TRIES);
    strbuf_putc(out, '.');
}
