// SPDX-License-Identifier: MIT
// SmoothQuant: large activation channels are made smaller and their weights larger, so that
// X W^T stays what it was and both become easy to quantize. Xiao et al. 2022, arXiv:2211.10438.
#include "kernels/reference/smoothing.h"

#include <math.h>

#include "kernels/reference/granularity.h"
#include "kernels/reference/matrix.h"

void smooth_scales(const double *xmax, const double *wmax, size_t in, double alpha, double *s) {
    for (size_t j = 0; j < in; j++) {
        if (isnan(xmax[j]) || isnan(wmax[j]) || isnan(alpha)) // pow(1, NaN) and pow(NaN, 0) are 1
            s[j] = NAN;
        else if (xmax[j] == 0 || wmax[j] == 0)
            s[j] = 1;
        else
            s[j] = pow(xmax[j], alpha) / pow(wmax[j], 1 - alpha);
    }
}

void smooth_apply(const double *X, const double *W, const double *s, size_t samples, size_t in,
                  size_t out, double *X_smooth, double *W_smooth) {
    for (size_t i = 0; i < samples * in; i++)
        X_smooth[i] = X[i] / s[i % in];
    for (size_t i = 0; i < out * in; i++)
        W_smooth[i] = W[i] * s[i % in];
}

size_t smooth_scratch(size_t samples, size_t in, size_t out) {
    return 3 * (samples + out) * in + 3 * in + samples + out + 2 * samples * out;
}

double smooth_output_error(const double *X, const double *W, size_t samples, size_t in, size_t out,
                           double alpha, int bits, double *scratch) {
    double *X_smooth = scratch, *W_smooth = X_smooth + samples * in;
    double *X_codes = W_smooth + out * in, *W_codes = X_codes + samples * in;
    double *X_hat = W_codes + out * in, *W_hat = X_hat + samples * in;
    double *xmax = W_hat + out * in, *wmax = xmax + in, *s = wmax + in;
    double *scales = s + in, *Y = scales + samples + out, *Y_hat = Y + samples * out;

    column_absmax(X, samples, in, xmax);
    column_absmax(W, out, in, wmax);
    smooth_scales(xmax, wmax, in, alpha, s);
    smooth_apply(X, W, s, samples, in, out, X_smooth, W_smooth);
    symmetric_rows(X_smooth, samples, in, bits, X_codes, X_hat, scales);
    symmetric_rows(W_smooth, out, in, bits, W_codes, W_hat, scales + samples);
    linear(X, W, samples, in, out, Y);
    linear(X_hat, W_hat, samples, in, out, Y_hat);

    double error = 0, size = 0;
    for (size_t i = 0; i < samples * out; i++) {
        error += (Y[i] - Y_hat[i]) * (Y[i] - Y_hat[i]);
        size += Y[i] * Y[i];
    }
    return error == 0 ? 0 : sqrt(error / size);
}
