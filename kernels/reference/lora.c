// SPDX-License-Identifier: MIT
// A low-rank adapter: its merged matrix, its output by two thin products, and one training step.
// With E = output - Y and G = E^T X / samples, the gradient that a trained W would see, the chain
// rule gives dL/dB = (alpha / r) G A^T and dL/dA = (alpha / r) B^T G.
#include "kernels/reference/lora.h"

#include "kernels/reference/matrix.h"

static double scale_of(const struct lora_shape *shape, double alpha) {
    return shape->r == 0 ? alpha * 0 : alpha / (double)shape->r;
}

void lora_merge(const struct lora_shape *shape, const double *W, const double *A, const double *B,
                double alpha, double *merged) {
    double scale = scale_of(shape, alpha);
    matmul(B, A, shape->out, shape->r, shape->in, merged);
    for (size_t i = 0; i < shape->out * shape->in; i++)
        merged[i] = W[i] + scale * merged[i];
}

void lora_output(const struct lora_shape *shape, const double *X, const double *W, const double *A,
                 const double *B, double alpha, double *down, double *Y) {
    double scale = scale_of(shape, alpha);
    linear(X, W, shape->samples, shape->in, shape->out, Y);
    linear(X, A, shape->samples, shape->in, shape->r, down);
    for (size_t t = 0; t < shape->samples; t++)
        for (size_t i = 0; i < shape->out; i++) {
            double sum = 0;
            for (size_t k = 0; k < shape->r; k++)
                sum += down[t * shape->r + k] * B[i * shape->r + k];
            Y[t * shape->out + i] += scale * sum;
        }
}

size_t lora_scratch(const struct lora_shape *shape) {
    return shape->samples * (shape->r + shape->out) + shape->out * shape->in;
}

// G[out][in] = E^T X / samples.
static void full_gradient(const struct lora_shape *shape, const double *E, const double *X,
                          double *G) {
    for (size_t i = 0; i < shape->out; i++)
        for (size_t j = 0; j < shape->in; j++) {
            double sum = 0;
            for (size_t t = 0; t < shape->samples; t++)
                sum += E[t * shape->out + i] * X[t * shape->in + j];
            G[i * shape->in + j] = shape->samples == 0 ? 0 : sum / (double)shape->samples;
        }
}

double lora_step(const struct lora_shape *shape, const double *X, const double *Y, const double *W,
                 const double *A, const double *B, double alpha, double rate, double *new_A,
                 double *new_B, double *scratch) {
    double *down = scratch, *E = down + shape->samples * shape->r;
    double *G = E + shape->samples * shape->out;
    double step = rate * scale_of(shape, alpha), loss = 0;
    lora_output(shape, X, W, A, B, alpha, down, E);
    for (size_t i = 0; i < shape->samples * shape->out; i++) {
        E[i] -= Y[i];
        loss += E[i] * E[i];
    }
    full_gradient(shape, E, X, G);
    for (size_t i = 0; i < shape->out; i++)
        for (size_t k = 0; k < shape->r; k++) {
            double sum = 0;
            for (size_t j = 0; j < shape->in; j++)
                sum += G[i * shape->in + j] * A[k * shape->in + j];
            new_B[i * shape->r + k] = B[i * shape->r + k] - step * sum;
        }
    for (size_t k = 0; k < shape->r; k++)
        for (size_t j = 0; j < shape->in; j++) {
            double sum = 0;
            for (size_t i = 0; i < shape->out; i++)
                sum += B[i * shape->r + k] * G[i * shape->in + j];
            new_A[k * shape->in + j] = A[k * shape->in + j] - step * sum;
        }
    return shape->samples == 0 ? 0 : loss / (2 * (double)shape->samples);
}

double lora_flop(double d_out, double d_in, double r, double tokens) {
    return 2 * r * (d_out + d_in) * tokens;
}
