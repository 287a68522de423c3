// SPDX-License-Identifier: MIT
// AWQ on a whole layer: input channels with large activations get a finer share of the grid, and
// what the weights are multiplied by is taken from the inputs. Lin et al. 2023, arXiv:2306.00978.
#include "kernels/reference/awq.h"

#include <math.h>

#include "kernels/reference/matrix.h"
#include "kernels/reference/sums.h"
#include "kernels/reference/symmetric.h"

void awq_scales(const double *xmag, size_t n, double alpha, double *s) {
    for (size_t j = 0; j < n; j++) {
        double m = xmag[j] < 1e-4 ? 1e-4 : xmag[j];
        s[j] = isnan(m) || isnan(alpha) ? NAN : pow(m, alpha); // pow(NaN, 0) is 1
    }
    double least, most;
    extremes(s, n, &least, &most);
    for (size_t j = 0; j < n; j++)
        s[j] /= sqrt(most * least);
}

size_t awq_scratch(size_t samples, size_t in, size_t out) {
    return 2 * in + 3 * out * in + in + 2 * samples * out;
}

double awq_output_error(const double *X, const double *W, size_t samples, size_t in, size_t out,
                        double alpha, int bits, size_t group, double *scratch) {
    double *xmag = scratch, *s = xmag + in, *scaled = s + in, *codes = scaled + out * in;
    double *what = codes + out * in, *scales = what + out * in;
    double *Y = scales + in, *Y_hat = Y + samples * out;

    for (size_t j = 0; j < in; j++) {
        xmag[j] = 0;
        for (size_t t = 0; t < samples; t++)
            xmag[j] += fabs(X[t * in + j]) / (double)samples;
    }
    awq_scales(xmag, in, alpha, s);
    for (size_t i = 0; i < out * in; i++)
        scaled[i] = W[i] * s[i % in];
    for (size_t i = 0; i < out; i++)
        symmetric_quantize_groups(scaled + i * in, in, bits, group, codes + i * in, what + i * in,
                                  scales);
    for (size_t i = 0; i < out * in; i++)
        what[i] /= s[i % in];
    linear(X, W, samples, in, out, Y);
    linear(X, what, samples, in, out, Y_hat);

    double error = 0, size = 0;
    for (size_t i = 0; i < samples * out; i++) {
        error += (Y[i] - Y_hat[i]) * (Y[i] - Y_hat[i]);
        size += Y[i] * Y[i];
    }
    return error == 0 ? 0 : sqrt(error / size);
}
