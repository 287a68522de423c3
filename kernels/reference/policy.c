// SPDX-License-Identifier: MIT
// Divergences between teacher and student, the normal that fits best by each, and the drift of a
// student that reads its own slips.
#include "kernels/reference/policy.h"

#include <math.h>

#include "kernels/reference/distillation.h"
#include "kernels/reference/sums.h"

double jsd(const double *p, const double *q, size_t n, double beta, double *m) {
    for (size_t i = 0; i < n; i++)
        m[i] = beta * p[i] + (1 - beta) * q[i];
    double toward_p = beta == 0 ? 0 : beta * kl(p, m, n, 0);
    double toward_q = beta == 1 ? 0 : (1 - beta) * kl(q, m, n, 0);
    for (size_t i = 0; i < n && beta * (1 - beta) == 0; i++)
        if (isnan(m[i])) return NAN;
    return toward_p + toward_q;
}

void normal_bins(const double *x, size_t n, double mean, double deviation, double *q) {
    for (size_t i = 0; i < n; i++) {
        double z = (x[i] - mean) / deviation;
        q[i] = -z * z / 2;
    }
    softmax_t(q, n, 1, q);
}

// What is searched: the divergence as a function of the mean and of the deviation's logarithm.
struct search {
    const double *x, *p;
    size_t n;
    double beta, least, most; // of x
    double *q, *m;
};

static double divergence_at(const struct search *search, double mean, double log_deviation) {
    double range = search->most - search->least, deviation = exp(log_deviation);
    if (mean < search->least || mean > search->most || deviation > range * 1.000001 ||
        deviation < range / 200.0002)
        return INFINITY;
    normal_bins(search->x, search->n, mean, deviation, search->q);
    if (search->beta == 0) return kl(search->p, search->q, search->n, 0);
    if (search->beta == 1) return kl(search->q, search->p, search->n, 0);
    return jsd(search->p, search->q, search->n, search->beta, search->m);
}

struct point {
    double mean, log_deviation, divergence;
};

static void try_point(const struct search *search, double mean, double log_deviation,
                      struct point *best) {
    double divergence = divergence_at(search, mean, log_deviation);
    if (divergence < best->divergence) *best = (struct point) { mean, log_deviation, divergence };
}

enum { MEANS = 17, DEVIATIONS = 5 }; // where the search starts

// The best mean of the grid for the k-th deviation, k = 1 .. DEVIATIONS.
static struct point best_of_grid(const struct search *search, int k) {
    struct point best = { NAN, NAN, INFINITY };
    double range = search->most - search->least;
    for (int i = 0; i < MEANS; i++)
        try_point(search, search->least + range * i / (MEANS - 1),
                  log(range) - k * log(200) / (DEVIATIONS + 1), &best);
    return best;
}

static void refine(const struct search *search, struct point *best) {
    double range = search->most - search->least;
    for (double step = 1.0 / 32; step > 1e-5;) {
        struct point from = *best;
        try_point(search, from.mean + step * range, from.log_deviation, best);
        try_point(search, from.mean - step * range, from.log_deviation, best);
        try_point(search, from.mean, from.log_deviation + 8 * step, best);
        try_point(search, from.mean, from.log_deviation - 8 * step, best);
        if (!(best->divergence < from.divergence)) step /= 2;
    }
}

struct normal_fit fit_normal(const double *x, const double *p, size_t n, double beta,
                             double *scratch) {
    struct normal_fit none = { NAN, NAN, NAN };
    struct search search = { x, p, n, beta, 0, 0, scratch, scratch + n };
    extremes(x, n, &search.least, &search.most);
    double range = search.most - search.least;
    if (isnan(beta) || isnan(absmax(p, n)) || !isfinite(range) || !(range > 0)) return none;
    struct point best = { NAN, NAN, INFINITY };
    for (int k = 1; k <= DEVIATIONS; k++) {
        struct point local = best_of_grid(&search, k);
        if (isfinite(local.divergence)) refine(&search, &local);
        if (local.divergence < best.divergence) best = local;
    }
    if (!isfinite(best.divergence)) return none;
    return (struct normal_fit) { best.mean, exp(best.log_deviation), best.divergence };
}

void off_path(double slip, double recover, size_t n, double *share) {
    double off = 0;
    for (size_t t = 0; t < n; t++) {
        off = off * (1 - recover) + (1 - off) * slip;
        share[t] = off;
    }
}
