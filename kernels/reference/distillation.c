// SPDX-License-Identifier: MIT
// Softened probabilities, entropy, divergence and the loss of distillation.
// Hinton, Vinyals and Dean 2015, arXiv:1503.02531. Natural logarithms (nats) unless a name says
// bits.
#include "kernels/reference/distillation.h"

#include <float.h>
#include <math.h>

#include "kernels/reference/sums.h"

// The softmax of one row of logits without its array.
struct soft {
    const double *z;
    double T, max;
    double sum; // of exp((z_i - max) / T); at T = 0, the number of largest logits
};

static double soft_power(const struct soft *soft, double z) {
    if (soft->T == 0 || isinf(soft->max)) return z == soft->max;
    return exp((z - soft->max) / soft->T);
}

static void soft_powers(void *context, size_t start, size_t count, double *terms) {
    const struct soft *soft = context;
    for (size_t i = 0; i < count; i++)
        terms[i] = soft_power(soft, soft->z[start + i]);
}

static struct soft soften(const double *z, size_t n, double T) {
    double least;
    struct soft soft = { .z = z, .T = T };
    extremes(z, n, &least, &soft.max);
    soft.sum = isnan(soft.max) || isnan(T) ? NAN : sum_of(soft_powers, &soft, n);
    return soft;
}

static double soft_probability(const struct soft *soft, double z) {
    return soft_power(soft, z) / soft->sum;
}

static double soft_log_probability(const struct soft *soft, double z) {
    double p = soft_probability(soft, z);
    if (p >= DBL_MIN || soft->T == 0 || isinf(soft->max)) return log(p);
    return (z - soft->max) / soft->T - log(soft->sum);
}

void softmax_t(const double *z, size_t n, double T, double *p) {
    const struct soft soft = soften(z, n, T);
    for (size_t i = 0; i < n; i++)
        p[i] = soft_probability(&soft, z[i]);
}

void log_softmax_t(const double *z, size_t n, double T, double *log_p) {
    const struct soft soft = soften(z, n, T);
    for (size_t i = 0; i < n; i++)
        log_p[i] = soft_log_probability(&soft, z[i]);
}

struct divergence {
    const double *p, *q;
    double epsilon;
};

// log(p / q), also where the quotient leaves the range of doubles.
static double log_ratio(double p, double q) {
    double ratio = p / q;
    return ratio >= DBL_MIN && ratio <= DBL_MAX ? log(ratio) : log(p) - log(q);
}

static void entropy_terms(void *context, size_t start, size_t count, double *terms) {
    const struct divergence *d = context;
    for (size_t i = 0; i < count; i++) {
        double p = d->p[start + i];
        terms[i] = p == 0 ? 0 : p * log(p + d->epsilon);
    }
}

static void entropy_bits_terms(void *context, size_t start, size_t count, double *terms) {
    const struct divergence *d = context;
    for (size_t i = 0; i < count; i++) {
        double p = d->p[start + i];
        terms[i] = p == 0 ? 0 : p * log2(p);
    }
}

static void kl_terms(void *context, size_t start, size_t count, double *terms) {
    const struct divergence *d = context;
    for (size_t i = 0; i < count; i++) {
        double p = d->p[start + i], q = d->q[start + i];
        terms[i] = p == 0 && !isnan(q) ? 0 : p * log_ratio(p + d->epsilon, q + d->epsilon);
    }
}

double entropy(const double *p, size_t n, double epsilon) {
    struct divergence d = { .p = p, .epsilon = epsilon };
    return 0 - sum_of(entropy_terms, &d, n);
}

double entropy_bits(const double *p, size_t n) {
    struct divergence d = { .p = p };
    return 0 - sum_of(entropy_bits_terms, &d, n);
}

double kl(const double *p, const double *q, size_t n, double epsilon) {
    struct divergence d = { .p = p, .q = q, .epsilon = epsilon };
    return sum_of(kl_terms, &d, n);
}

double kl_bits(const double *p, const double *q, size_t n) {
    return kl(p, q, n, 0) / log(2);
}

double cross_entropy(const double *z, size_t n, size_t label) {
    const struct soft soft = soften(z, n, 1);
    return 0 - soft_log_probability(&soft, z[label]);
}

void cross_entropy_grad(const double *z, size_t n, size_t label, double *gradient) {
    softmax_t(z, n, 1, gradient);
    gradient[label] -= 1;
}

double mix_losses(double soft, double hard, double alpha) {
    double weighted_soft = alpha == 0 ? 0 : alpha * soft;
    double weighted_hard = alpha == 1 ? 0 : (1 - alpha) * hard;
    return weighted_soft + weighted_hard;
}

struct soft_pair {
    struct soft teacher, student;
};

static void soft_kl_terms(void *context, size_t start, size_t count, double *terms) {
    const struct soft_pair *pair = context;
    for (size_t i = 0; i < count; i++) {
        double zt = pair->teacher.z[start + i], zs = pair->student.z[start + i];
        double p = soft_probability(&pair->teacher, zt);
        double gap =
            soft_log_probability(&pair->teacher, zt) - soft_log_probability(&pair->student, zs);
        terms[i] = p == 0 ? 0 : p * gap;
    }
}

double kd_loss(const double *zt, const double *zs, size_t n, size_t label, double T, double alpha) {
    struct soft_pair pair = { .teacher = soften(zt, n, T), .student = soften(zs, n, T) };
    double soft = T * T * sum_of(soft_kl_terms, &pair, n);
    return mix_losses(soft, cross_entropy(zs, n, label), alpha);
}

void kd_grad(const double *zt, const double *zs, size_t n, double T, double *gradient) {
    const struct soft teacher = soften(zt, n, T), student = soften(zs, n, T);
    for (size_t i = 0; i < n; i++)
        gradient[i] = T * (soft_probability(&student, zs[i]) - soft_probability(&teacher, zt[i]));
}
