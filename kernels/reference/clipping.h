// SPDX-License-Identifier: MIT
// Clip or cover: the error of a symmetric quantizer whose range ends at a chosen value.
// A narrow range rounds finely and cuts the tails off; the best clip balances the two.
#ifndef KERNELS_REFERENCE_CLIPPING_H
#define KERNELS_REFERENCE_CLIPPING_H

#include <stddef.h>

// Means over all n values of the squared error against the unclipped x.
struct clip_error {
    double mse;      // of all values; rounding + clipping up to the last digits
    double rounding; // the part of values within [-clip, clip]
    double clipping; // the part of values beyond
};

// Errors of x[n] clipped to [-clip, clip], then quantized on the full symmetric grid with the scale
// of what is left, min(clip, max|x|) / (2^(bits-1) - 1): a clip beyond max|x| changes nothing.
// errors[n_clips], one for each clip > 0. Zeros where n is 0; NaN where an element is NaN.
void clip_sweep(const double *x, size_t n, const double *clips, size_t n_clips, int bits,
                struct clip_error *errors);

// The same of one clip.
struct clip_error clip_error_of(const double *x, size_t n, double clip, int bits);

// The mse of one clip that is not beyond max |x_i|, alone: NaN where an element or the clip is NaN.
double clip_mse_within(const double *x, size_t n, double clip, int bits);

// The index of the clip with the smallest mse; the first one wins a tie. *error is its error.
// Where every mse is NaN the answer is 0 and *error NaN. n_clips > 0.
size_t best_clip(const double *x, size_t n, const double *clips, size_t n_clips, int bits,
                 struct clip_error *error);

#endif
