// SPDX-License-Identifier: MIT
// Clip or cover: the error of a symmetric quantizer whose range ends at a chosen value.
// One pass over the values makes the squared errors and both of their parts.
#include "kernels/reference/clipping.h"

#include "kernels/reference/rounding.h"
#include "kernels/reference/sums.h"
#include "kernels/reference/symmetric.h"

struct clipped {
    const double *x;
    double clip, scale, top;
    double rounding, clipping; // sums of what has been made so far
};

// Clipping x and then dividing gives a code beyond +-top by a rounding error at most, so the code
// can be clamped instead: the same number for one operation less.
static void clipped_errors(void *context, size_t start, size_t count, double *restrict terms) {
    struct clipped *c = context;
    const double *restrict x = c->x + start;
    const double clip = c->clip, scale = c->scale, top = c->top;
    double inside[SUM_BLOCK], beyond[SUM_BLOCK];
    for (size_t i = 0; i < count; i++) {
        double error = x[i] - round_code(clamp(x[i] / scale, -top, top)) * scale;
        terms[i] = error * error;
        inside[i] = fabs(x[i]) > clip ? 0 : terms[i];
        beyond[i] = fabs(x[i]) > clip ? terms[i] : 0;
    }
    c->rounding += block_sum(inside, count);
    c->clipping += block_sum(beyond, count);
}

static void squared_errors(void *context, size_t start, size_t count, double *restrict terms) {
    const struct clipped *c = context;
    const double *restrict x = c->x + start;
    const double scale = c->scale, top = c->top;
    for (size_t i = 0; i < count; i++) {
        double error = x[i] - round_code(clamp(x[i] / scale, -top, top)) * scale;
        terms[i] = error * error;
    }
}

double clip_mse_within(const double *x, size_t n, double clip, int bits) {
    struct clipped c = { .x = x, .scale = symmetric_scale(clip, bits), .top = symmetric_top(bits) };
    return n ? sum_of(squared_errors, &c, n) / (double)n : 0;
}

static struct clip_error error_of(const double *x, size_t n, double most, double clip, int bits) {
    double reach = clip >= most ? most : clip;
    if (isnan(most) || isnan(clip))
        return (struct clip_error) { .mse = NAN, .rounding = NAN, .clipping = NAN };
    struct clipped c = {
        .x = x, .clip = clip, .scale = symmetric_scale(reach, bits), .top = symmetric_top(bits)
    };
    if (n == 0) return (struct clip_error) { 0 };
    double sum = sum_of(clipped_errors, &c, n), count = (double)n;
    return (struct clip_error) { .mse = sum / count,
                                 .rounding = c.rounding / count,
                                 .clipping = c.clipping / count };
}

void clip_sweep(const double *x, size_t n, const double *clips, size_t n_clips, int bits,
                struct clip_error *errors) {
    double most = absmax(x, n);
    for (size_t i = 0; i < n_clips; i++)
        errors[i] = error_of(x, n, most, clips[i], bits);
}

struct clip_error clip_error_of(const double *x, size_t n, double clip, int bits) {
    return error_of(x, n, absmax(x, n), clip, bits);
}

size_t best_clip(const double *x, size_t n, const double *clips, size_t n_clips, int bits,
                 struct clip_error *error) {
    size_t best = 0;
    double most = absmax(x, n);
    *error = error_of(x, n, most, clips[0], bits);
    for (size_t i = 1; i < n_clips; i++) {
        struct clip_error here = error_of(x, n, most, clips[i], bits);
        if (here.mse < error->mse) {
            *error = here;
            best = i;
        }
    }
    return best;
}
