// SPDX-License-Identifier: MIT
// A figure cut to the limits of its axes (Liang and Barsky 1984, for each piece of a line). Pieces
// are cut where they are straight on the screen: on a log axis, in logarithms.
#include <math.h>
#include <string.h>

#include "lab/figure/figure.h"
#include "lab/figure/scale.h"

struct window {
    struct scale x, y;
    bool has_x, has_y;
};

struct pen { // the points of a cropped line
    double *x, *y;
    size_t n;
    bool down;
};

static struct scale scale_of(const struct axis *axis) {
    return scale_fit((struct extent) { true, axis->from, axis->to }, axis->log, FIT_TIGHT);
}

static bool axis_is_set(const struct axis *axis) {
    return axis->from < axis->to;
}

static double unit_of(const struct scale *scale, bool has, double value) {
    return has ? (scale_takes(scale, value) ? scale_unit(scale, value) : NAN) : 0.5;
}

static bool is_inside(const struct window *window, double x, double y) {
    double across = unit_of(&window->x, window->has_x, x),
           up = unit_of(&window->y, window->has_y, y);
    return across >= 0 && across <= 1 && up >= 0 && up <= 1;
}

// The shares of the way from `a` to `b` (units) at which it is within 0..1, narrowed into
// *from..*to.
static bool narrow(double a, double b, double *from, double *to) {
    if (a == b) return a >= 0 && a <= 1;
    double at_low = (0 - a) / (b - a), at_high = (1 - a) / (b - a);
    *from = fmax(*from, fmin(at_low, at_high));
    *to = fmin(*to, fmax(at_low, at_high));
    return *from <= *to;
}

static double between(double a, double b, double share, bool log) {
    if (share <= 0) return a;
    if (share >= 1) return b;
    return log ? pow(10, log10(a) + share * (log10(b) - log10(a))) : a + share * (b - a);
}

static void put(struct pen *pen, double x, double y) {
    pen->x[pen->n] = x;
    pen->y[pen->n++] = y;
}

static void lift(struct pen *pen) {
    if (pen->down) put(pen, INFINITY, INFINITY);
    pen->down = false;
}

static void crop_piece(struct pen *pen, const struct figure *figure, const struct window *window,
                       const struct series *line, size_t i) {
    double x0 = line->x[i - 1], y0 = line->y[i - 1], x1 = line->x[i], y1 = line->y[i];
    double from = 0, to = 1;
    if (!narrow(unit_of(&window->x, window->has_x, x0), unit_of(&window->x, window->has_x, x1),
                &from, &to) ||
        !narrow(unit_of(&window->y, window->has_y, y0), unit_of(&window->y, window->has_y, y1),
                &from, &to) ||
        isnan(from) || isnan(to)) {
        lift(pen);
        return;
    }
    if (!pen->down) {
        if (from > 0) put(pen, INFINITY, INFINITY);
        put(pen, between(x0, x1, from, figure->x.log), between(y0, y1, from, figure->y.log));
    }
    put(pen, between(x0, x1, to, figure->x.log), between(y0, y1, to, figure->y.log));
    pen->down = true;
    if (to < 1) lift(pen);
}

static bool is_point(const struct window *window, double x, double y) {
    return (!window->has_x || scale_takes(&window->x, x)) &&
           (!window->has_y || scale_takes(&window->y, y)) && number_usable(x) && number_usable(y);
}

static void crop_line(struct series *line, const struct figure *figure, const struct window *window,
                      struct arena *arena) {
    size_t room = 4 * line->n + 4; // an edge, an end and an infinity for each piece at most
    struct pen pen = { .x = arena_alloc(arena, room * sizeof(double)),
                       .y = arena_alloc(arena, room * sizeof(double)) };
    for (size_t i = 0; i < line->n; i++) {
        bool here = is_point(window, line->x[i], line->y[i]);
        bool joined = i > 0 && is_point(window, line->x[i - 1], line->y[i - 1]);
        if (here && joined)
            crop_piece(&pen, figure, window, line, i);
        else if (pen.down)
            put(&pen, NAN, NAN), pen.down = false;
        bool alone = here && !joined &&
                     !(i + 1 < line->n && is_point(window, line->x[i + 1], line->y[i + 1]));
        if (alone && is_inside(window, line->x[i], line->y[i])) put(&pen, line->x[i], line->y[i]);
    }
    line->x = pen.x;
    line->y = pen.y;
    line->n = pen.n;
    line->cropped = true;
}

static void crop_points(struct series *series, const struct window *window, struct arena *arena) {
    double *x = arena_alloc(arena, (series->n + 1) * sizeof *x),
           *y = arena_alloc(arena, (series->n + 1) * sizeof *y);
    size_t n = 0;
    for (size_t i = 0; series->x && series->y && i < series->n; i++)
        if (is_inside(window, series->x[i], series->y[i])) {
            x[n] = series->x[i];
            y[n++] = series->y[i];
        }
    series->x = x;
    series->y = y;
    series->n = n;
    series->cropped = true;
}

static const double *clamped(const double *values, size_t n, const struct axis *axis,
                             struct arena *arena) {
    double *out = arena_alloc(arena, (n + 1) * sizeof *out);
    for (size_t i = 0; values && i < n; i++)
        out[i] = fmin(fmax(values[i], axis->from), axis->to);
    return values ? out : NULL;
}

static void crop_bars(struct series *bars, const struct figure *figure, struct arena *arena) {
    if (!axis_is_set(&figure->y)) return;
    bars->y = clamped(bars->y, bars->n, &figure->y, arena);
    bars->low = clamped(bars->low, bars->n, &figure->y, arena);
    bars->high = clamped(bars->high, bars->n, &figure->y, arena);
}

void figure_crop(const struct figure *figure, struct figure *out) {
    struct window window = { .has_x = axis_is_set(&figure->x), .has_y = axis_is_set(&figure->y) };
    *out = *figure;
    out->arena = (struct arena) { 0 };
    out->series = arena_alloc(&out->arena, (figure->n_series + 1) * sizeof *out->series);
    memcpy(out->series, figure->series, figure->n_series * sizeof *out->series);
    if (!window.has_x && !window.has_y) return;
    if (window.has_x) window.x = scale_of(&figure->x);
    if (window.has_y) window.y = scale_of(&figure->y);
    for (size_t s = 0; s < out->n_series; s++) {
        struct series *series = &out->series[s];
        if (series->kind == SERIES_LINE) crop_line(series, figure, &window, &out->arena);
        if (series->kind == SERIES_SCATTER || series->kind == SERIES_MARK)
            crop_points(series, &window, &out->arena);
        if (series->kind == SERIES_BARS) crop_bars(series, figure, &out->arena);
    }
}
