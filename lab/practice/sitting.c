// SPDX-License-Identifier: MIT
// One sitting: which cards, in which order, with which numbers.
#include <stdlib.h>
#include <string.h>

#include "lab/base/digest.h"
#include "lab/practice/deck.h"

enum { PROGRAMS_MAX = 2, SECONDS_A_DAY = 86400 };

struct candidate {
    const struct course_exercise *exercise;
    struct card card;
    double chance; // to be known still
    size_t place;  // as the store gave it, so that the order never depends on the sort
};

struct gathering {
    const struct course *course;
    int64_t now;
    bool ahead;
    struct candidate *at;
    size_t n, capacity;
};

static void gather(void *owner, const struct card *card) {
    struct gathering *all = owner;
    const struct course_exercise *found = course_find_exercise(all->course, card->exercise);
    if (!found || (card->due > all->now && !all->ahead)) return;
    double days = (double)(all->now - card->last) / SECONDS_A_DAY;
    GROW(all->at, all->n, all->capacity);
    all->at[all->n] = (struct candidate) {
        .exercise = found,
        .card = *card,
        .chance = card->stability > 0 ? fsrs_retrievability(card->stability, days) : 1,
        .place = all->n,
    };
    all->n++;
}

// What was most likely forgotten first.
static int by_need(const void *a, const void *b) {
    const struct candidate *one = a, *other = b;
    if (one->chance != other->chance) return one->chance < other->chance ? -1 : 1;
    return one->place < other->place ? -1 : 1;
}

static bool is_program(const struct candidate *candidate, struct script *script) {
    struct exercise exercise = { 0 };
    struct error err = { 0 };
    bool program = exercise_load(&exercise, script, candidate->exercise->path, &err) != STATUS_OK ||
                   exercise.entry;
    exercise_release(&exercise);
    return program;
}

// Moves what comes into this sitting to the front; returns how many.
static size_t choose(struct gathering *all, struct script *script, size_t most) {
    size_t chosen = 0, programs = 0;
    for (size_t i = 0; i < all->n && chosen < most; i++) {
        if (is_program(&all->at[i], script) && ++programs > PROGRAMS_MAX) continue;
        struct candidate held = all->at[chosen];
        all->at[chosen++] = all->at[i];
        all->at[i] = held;
    }
    return chosen;
}

// The folder of an exercise's file: its module.
static size_t folder_size(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) : 0;
}

static bool same_module(const struct candidate *a, const struct candidate *b) {
    size_t size = folder_size(a->exercise->path);
    return size == folder_size(b->exercise->path) &&
           strncmp(a->exercise->path, b->exercise->path, size) == 0;
}

// Brings forward the next one of another module wherever two of one module would follow each other.
static void mix(struct candidate *at, size_t n) {
    for (size_t i = 1; i < n; i++) {
        size_t other = i;
        while (other < n && same_module(&at[i - 1], &at[other]))
            other++;
        if (other == n || other == i) continue;
        struct candidate held = at[other];
        memmove(at + i + 1, at + i, (other - i) * sizeof *at);
        at[i] = held;
    }
}

static uint64_t seed_of(const struct course *course, const struct candidate *candidate) {
    char hex[DIGEST_HEX], first[17];
    char *text = xprintf("%s\n%s\n%d\n%lld", course->title, candidate->exercise->id,
                         candidate->card.reviews, (long long)candidate->card.last);
    digest_hex(text, strlen(text), hex);
    memcpy(first, hex, 16);
    first[16] = '\0';
    free(text);
    return strtoull(first, NULL, 16) >> 1; // fits SQLite's signed integer
}

size_t practice_sitting(struct store *store, const struct course *course, struct script *script,
                        int64_t now, size_t most, bool ahead, struct arena *arena,
                        struct practice_item **items) {
    struct gathering all = { .course = course, .now = now, .ahead = ahead };
    struct error ignored = { 0 };
    store_each_card(store, course->title, gather, &all, &ignored);
    if (all.n) qsort(all.at, all.n, sizeof *all.at, by_need);
    size_t n = choose(&all, script, most);
    mix(all.at, n);
    *items = arena_alloc(arena, (n + 1) * sizeof **items);
    for (size_t i = 0; i < n; i++)
        (*items)[i] = (struct practice_item) {
            .exercise = all.at[i].exercise->id,
            .seed = seed_of(course, &all.at[i]),
            .ahead = all.at[i].card.due > now,
            .due = all.at[i].card.due,
        };
    free(all.at);
    return n;
}
