// SPDX-License-Identifier: MIT
// Softened probabilities, entropy, divergence and the loss of distillation.
// Hinton, Vinyals and Dean 2015, arXiv:1503.02531. Natural logarithms (nats) unless a name says
// bits.
#ifndef KERNELS_REFERENCE_DISTILLATION_H
#define KERNELS_REFERENCE_DISTILLATION_H

#include <stddef.h>

// p_i = exp(z_i / T) / sum_j exp(z_j / T), the maximum subtracted first. T >= 0; T = 0 is the
// limit: all mass on the largest logit, in equal shares where several tie (so too where the
// largest is infinite). A NaN logit or T makes every p NaN.
void softmax_t(const double *z, size_t n, double T, double *p);

// The logarithms of the same, finite where p underflows to 0.
void log_softmax_t(const double *z, size_t n, double T, double *log_p);

// -sum p log(p + epsilon), 0 log 0 = 0. The exact entropy has epsilon 0.
double entropy(const double *p, size_t n, double epsilon);
double entropy_bits(const double *p, size_t n);

// KL(p || q) = sum p log((p + epsilon) / (q + epsilon)): the extra cost of taking q for p.
// p = 0 adds 0; with epsilon 0, q = 0 where p > 0 makes it infinite.
double kl(const double *p, const double *q, size_t n, double epsilon);
double kl_bits(const double *p, const double *q, size_t n);

// -log softmax(z)[label]; label from 0 to n - 1.
double cross_entropy(const double *z, size_t n, size_t label);

// Its gradient by the logits, softmax(z) minus 1 at the label; gradient[n].
void cross_entropy_grad(const double *z, size_t n, size_t label, double *gradient);

// alpha * soft + (1 - alpha) * hard. Some texts put alpha on the hard loss: that is 1 - alpha here.
double mix_losses(double soft, double hard, double alpha);

// alpha * T^2 * KL(teacher at T || student at T) + (1 - alpha) * cross entropy of the student at
// T = 1. zt, zs are the logits of teacher and student; alpha weighs the SOFT part; T > 0;
// label from 0 to n - 1. A part of weight 0 is not looked at.
double kd_loss(const double *zt, const double *zs, size_t n, size_t label, double T, double alpha);

// The gradient of T^2 * KL with respect to the student's logits: T * (student - teacher at T).
void kd_grad(const double *zt, const double *zs, size_t n, double T, double *gradient);

#endif
