// SPDX-License-Identifier: MIT
// Exploring a figure in the plain walk: the values at a place, a part of it, two states of its
// sliders compared.
#include <stdlib.h>
#include <string.h>

#include "lab/ui/explore_parts.h"
#include "lab/ui/plain_walk.h"
#include "lab/ui/words_plain.h"

// As large as a picture would be: the bins of a histogram depend on it.
static const struct figure_size size = { .rows = 20, .cols = PLAIN_COLS };

// Says what an exploration refused or did.
static void pass_on(struct plain *plain, struct figure_view *view) {
    if (view->said[0]) plain_tell(plain, view->said);
    view->said[0] = '\0';
}

void plain_explore_at(struct plain *plain, const char *rest) {
    struct figure_view *view = plain->asker;
    struct strbuf words = { 0 };
    if (!*rest)
        plain_sentence(plain, PLAIN_AT_WHERE);
    else if (explore_without_picture(view, size) && explore_read(view, rest, &words))
        plain_tell(plain, strbuf_text(&words));
    pass_on(plain, view);
    strbuf_release(&words);
}

// "A to B": both must be there.
static bool read_window(const char *rest, double *from, double *to) {
    char *end;
    *from = strtod(rest, &end);
    if (end == rest) return false;
    rest = end + strspn(end, " ");
    if (strncmp(rest, "to ", 3) == 0) rest += 3;
    *to = strtod(rest, &end);
    return end != rest && !end[strspn(end, " ")] && *from < *to;
}

void plain_explore_from(struct plain *plain, const char *rest) {
    struct figure_view *view = plain->asker;
    double from, to;
    if (!read_window(rest, &from, &to))
        plain_say(plain, PLAIN_FROM_WHERE);
    else if (explore_without_picture(view, size) && explore_window(view, from, to))
        plain_figure_again(plain);
    pass_on(plain, view);
}

void plain_explore_whole(struct plain *plain, const char *rest) {
    struct figure_view *view = plain->asker;
    (void)rest;
    if (explore_without_picture(view, size) && explore_act(view, ACT_WHOLE))
        plain_figure_again(plain);
    pass_on(plain, view);
}

void plain_explore_pin(struct plain *plain, const char *rest) {
    struct figure_view *view = plain->asker;
    (void)rest;
    if (!explore_without_picture(view, size)) {
        pass_on(plain, view);
        return;
    }
    bool before = view->explore->has_pinned;
    explore_act(view, ACT_PIN);
    if (view->explore->has_pinned == before)
        pass_on(plain, view); // a refusal
    else
        plain_say(plain, before ? PLAIN_UNPINNED : PLAIN_PINNED);
    view->said[0] = '\0';
}

// The points of a series from one x to another.
static void keep_within(struct series *series, double from, double to, struct arena *arena) {
    double *x = arena_alloc(arena, (series->n + 1) * sizeof *x);
    double *y = arena_alloc(arena, (series->n + 1) * sizeof *y);
    size_t n = 0;
    for (size_t i = 0; i < series->n; i++)
        if (series->x[i] >= from && series->x[i] <= to) x[n] = series->x[i], y[n++] = series->y[i];
    series->x = x;
    series->y = y;
    series->n = n;
}

void plain_explore_numbers(const struct figure_view *view, struct figure *out) {
    const struct explore *explore = view->explore;
    explore_compose(explore, false, out);
    for (size_t s = 0; explore->x_from < explore->x_to && s < out->n_series; s++) {
        struct series *series = &out->series[s];
        bool points = series->kind == SERIES_LINE || series->kind == SERIES_SCATTER;
        if (points && series->x && series->y)
            keep_within(series, explore->x_from, explore->x_to, &out->arena);
    }
}
