// SPDX-License-Identifier: MIT
// The symmetric quantizer: one scale, zero point 0, codes of b bits with a sign.
// The loops divide, clamp, round and multiply in NumPy's order, and the compiler makes vectors of
// them.
#include "kernels/reference/symmetric.h"

#include "kernels/reference/rounding.h"
#include "kernels/reference/sums.h"

double symmetric_top(int bits) {
    return exp2(bits - 1) - 1;
}

double symmetric_scale(double max_abs, int bits) {
    double scale = max_abs / symmetric_top(bits);
    return scale == 0 ? 1 : scale;
}

struct symmetric_codes symmetric_full(int bits) {
    double top = symmetric_top(bits);
    return (struct symmetric_codes) { .lowest = -top - 1, .highest = top };
}

struct symmetric_codes symmetric_restricted(int bits) {
    double top = symmetric_top(bits);
    return (struct symmetric_codes) { .lowest = -top, .highest = top };
}

// The ends of the grid are whole, so clamping may come before rounding.
static inline double code_of(double x, double scale, struct symmetric_codes codes) {
    return round_half_even(clamp(x / scale, codes.lowest, codes.highest));
}

void symmetric_quantize_at(const double *x, size_t n, double scale, struct symmetric_codes codes,
                           double *q, double *xhat) {
    const double *restrict from = x;
    double *restrict code = q, *restrict back = xhat;
    for (size_t i = 0; i < n; i++) {
        double c = code_of(from[i], scale, codes);
        code[i] = c;
        back[i] = c * scale;
    }
}

double symmetric_quantize(const double *x, size_t n, int bits, double *q, double *xhat) {
    double scale = symmetric_scale(absmax(x, n), bits);
    symmetric_quantize_at(x, n, scale, symmetric_full(bits), q, xhat);
    return scale;
}

size_t symmetric_groups(size_t n, size_t group) {
    if (n == 0) return 0;
    return group == 0 ? 1 : (n - 1) / group + 1;
}

static size_t group_end(size_t n, size_t group, size_t start) {
    return group == 0 || n - start < group ? n : start + group;
}

void symmetric_quantize_groups(const double *x, size_t n, int bits, size_t group, double *q,
                               double *xhat, double *scale) {
    size_t end;
    for (size_t start = 0; start < n; start = end) {
        end = group_end(n, group, start);
        *scale++ = symmetric_quantize(x + start, end - start, bits, q + start, xhat + start);
    }
}

struct grouped {
    const double *x;
    size_t n, group;
    int bits;
    size_t end; // of the group that `scale` belongs to
    double scale;
};

static void grouped_errors(void *context, size_t start, size_t count, double *restrict terms) {
    struct grouped *g = context;
    const struct symmetric_codes codes = symmetric_full(g->bits);
    for (size_t done = 0; done < count;) {
        size_t at = start + done;
        if (at == g->end || at == 0) {
            g->end = group_end(g->n, g->group, at);
            g->scale = symmetric_scale(absmax(g->x + at, g->end - at), g->bits);
        }
        size_t run = g->end - at < count - done ? g->end - at : count - done;
        const double *restrict x = g->x + at;
        double scale = g->scale;
        for (size_t i = 0; i < run; i++) {
            double code = round_code(clamp(x[i] / scale, codes.lowest, codes.highest));
            double error = x[i] - code * scale;
            terms[done + i] = error * error;
        }
        done += run;
    }
}

double symmetric_mse(const double *x, size_t n, int bits, size_t group) {
    struct grouped g = { .x = x, .n = n, .group = group, .bits = bits };
    return n == 0 ? 0 : sum_of(grouped_errors, &g, n) / (double)n;
}

void code_counts(const double *q, size_t n, double lowest, double highest, double *count) {
    size_t codes = (size_t)(highest - lowest) + 1;
    for (size_t i = 0; i < codes; i++)
        count[i] = 0;
    for (size_t i = 0; i < n; i++) {
        double place = q[i] - lowest;
        if (place >= 0 && q[i] <= highest && place == round_half_even(place))
            count[(size_t)place]++;
    }
}
