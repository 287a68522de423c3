// SPDX-License-Identifier: MIT
// How a series runs. Turning points are found with a threshold: a turn counts when y has come back
// by 2% of the span of all y, so that noise in the last digits is no peak, and the words say
// "mostly" where there is any.
#include "lab/figure/words.h"

#include <math.h>
#include <stdlib.h>

#include "lab/base/memory.h"
#include "lab/figure/scale.h"

static const double turn_share = 0.02;

static int by_x(const void *a, const void *b) {
    const struct point *p = a, *q = b;
    return (p->x > q->x) - (p->x < q->x);
}

static size_t gather(struct point *points, const double *x, const double *y, size_t n, bool log_x,
                     bool log_y) {
    size_t kept = 0;
    bool sorted = true;
    for (size_t i = 0; i < n; i++) {
        if (!number_usable(x[i]) || !number_usable(y[i])) continue;
        if ((log_x && x[i] <= 0) || (log_y && y[i] <= 0)) continue;
        sorted &= kept == 0 || x[i] >= points[kept - 1].x;
        points[kept++] = (struct point) { x[i], y[i] };
    }
    if (!sorted) qsort(points, kept, sizeof *points, by_x);
    return kept;
}

struct turns {
    int count, first; // first: 1 where it begins by rising, -1 by falling, 0 neither
    bool rose, fell;  // at any single step
};

static double height(const struct point *point, bool log_y) {
    return log_y ? log10(point->y) : point->y;
}

static struct turns count_turns(const struct point *points, size_t n, double threshold,
                                bool log_y) {
    struct turns turns = { 0 };
    double low = height(&points[0], log_y), high = low;
    int direction = 0;
    for (size_t i = 1; i < n; i++) {
        double y = height(&points[i], log_y);
        turns.rose |= points[i].y > points[i - 1].y;
        turns.fell |= points[i].y < points[i - 1].y;
        if (direction >= 0 && y > high) high = y;
        if (direction <= 0 && y < low) low = y;
        int now = direction;
        if (direction <= 0 && y - low > threshold)
            now = 1;
        else if (direction >= 0 && high - y > threshold)
            now = -1;
        if (now == direction) continue;
        if (direction)
            turns.count++;
        else
            turns.first = now;
        direction = now;
        low = high = y;
    }
    return turns;
}

static enum run_kind kind_of(const struct turns *turns, size_t n) {
    if (n == 1) return RUN_SINGLE;
    if (!turns->rose && !turns->fell) return RUN_CONSTANT;
    if (!turns->fell) return RUN_RISES;
    if (!turns->rose) return RUN_FALLS;
    if (turns->count == 0) return turns->first > 0 ? RUN_MOSTLY_RISES : RUN_MOSTLY_FALLS;
    if (turns->count == 1) return turns->first > 0 ? RUN_PEAK : RUN_VALLEY;
    return RUN_VARIES;
}

struct run run_of(const double *x, const double *y, size_t n, bool log_x, bool log_y) {
    struct run run = { 0 };
    struct point *points = xmalloc(n * sizeof *points);
    run.n = gather(points, x, y, n, log_x, log_y);
    if (run.n) {
        run.first = run.lowest = run.highest = points[0];
        run.last = points[run.n - 1];
        for (size_t i = 1; i < run.n; i++) {
            if (points[i].y < run.lowest.y) run.lowest = points[i];
            if (points[i].y > run.highest.y) run.highest = points[i];
        }
        double span = height(&run.highest, log_y) - height(&run.lowest, log_y);
        struct turns turns = count_turns(points, run.n, turn_share * span, log_y);
        run.kind = kind_of(&turns, run.n);
    }
    free(points);
    return run;
}
