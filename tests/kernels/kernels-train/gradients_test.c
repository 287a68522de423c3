// SPDX-License-Identifier: MIT
// The gradients of small networks against differences of their losses, for every loss, for numbers
// and for symbols, and straight through a rounding.
#include "tests/check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kernels/random/generator.h"
#include "kernels/reference/distillation.h"
#include "kernels/train/pass.h"

enum { SAMPLES = 7, INPUTS = 3, OUTPUTS = 4 };

struct case_ {
    struct net net;
    struct samples samples;
    double x[SAMPLES * INPUTS], y[SAMPLES * OUTPUTS], teacher[SAMPLES * OUTPUTS];
};

static void make(struct case_ *c, enum loss_kind loss, size_t alphabet) {
    size_t outputs = loss == LOSS_LOGISTIC ? 1 : OUTPUTS;
    size_t sizes[] = { alphabet ? INPUTS * alphabet : INPUTS, 6, 5, outputs };
    struct generator generator;
    generator_init_default(&generator, 11);
    assert_true(net_init(&c->net, sizes, 3));
    net_draw(&c->net, 3);
    generator_fill_normal(&generator, 0, 1, c->x, SAMPLES * INPUTS);
    generator_fill_normal(&generator, 0, 1, c->y, SAMPLES * OUTPUTS);
    generator_fill_normal(&generator, 0, 2, c->teacher, SAMPLES * OUTPUTS);
    if (alphabet) generator_fill_integers(&generator, 0, (int64_t)alphabet, c->x, SAMPLES * INPUTS);
    if (loss != LOSS_SQUARED)
        generator_fill_integers(&generator, 0, loss == LOSS_LOGISTIC ? 2 : OUTPUTS, c->y, SAMPLES);
    // biases away from 0, so that no unit stands on the corner of its ReLU
    for (size_t l = 0; l < 3; l++)
        generator_fill_normal(&generator, 0, 0.5, c->net.at + c->net.layers[l].b,
                              c->net.layers[l].out);
    net_use(&c->net);
    c->samples = (struct samples) { .n = SAMPLES,
                                    .inputs = INPUTS,
                                    .alphabet = alphabet,
                                    .x = c->x,
                                    .y = c->y,
                                    .teacher = c->teacher,
                                    .loss = loss,
                                    .share = 0.7,
                                    .temperature = 3 };
}

static double whole_loss(struct case_ *c) {
    struct pass pass;
    net_use(&c->net);
    pass_init(&pass, &c->net);
    double loss = pass_loss(&pass, &c->samples);
    pass_release(&pass);
    return loss;
}

static double *gradient_of(struct case_ *c) {
    struct pass pass;
    double *gradient = calloc(c->net.n, sizeof *gradient);
    pass_init(&pass, &c->net);
    for (size_t i = 0; i < SAMPLES; i++)
        pass_sample(&pass, &c->samples, i, gradient);
    for (size_t i = 0; i < c->net.n; i++)
        gradient[i] /= SAMPLES;
    pass_release(&pass);
    return gradient;
}

// Central differences at h = 1e-5: the third derivative leaves about 1e-10, rounding 1e-11.
static void compare(enum loss_kind loss, size_t alphabet) {
    static const double h = 1e-5;
    struct case_ c;
    make(&c, loss, alphabet);
    double *gradient = gradient_of(&c);
    for (size_t i = 0; i < c.net.n; i++) {
        double was = c.net.at[i];
        c.net.at[i] = was + h;
        double above = whole_loss(&c);
        c.net.at[i] = was - h;
        double below = whole_loss(&c);
        c.net.at[i] = was;
        double wanted = (above - below) / (2 * h);
        if (fabs(gradient[i] - wanted) > 1e-7 * (1 + fabs(wanted)))
            fail_msg("loss %d, parameter %zu: %.12g, by differences %.12g", (int)loss, i,
                     gradient[i], wanted);
    }
    free(gradient);
    net_release(&c.net);
}

static void every_loss_has_the_gradient_of_its_differences(void **state) {
    (void)state;
    for (int loss = 0; loss < LOSS_KINDS; loss++)
        compare((enum loss_kind)loss, 0);
}

static void symbols_have_the_gradient_of_their_one_hot_vectors(void **state) {
    (void)state;
    compare(LOSS_SOFTMAX, 5);
}

static void the_distillation_loss_is_that_of_the_reference(void **state) {
    struct case_ c;
    double dz[OUTPUTS], scratch[2 * OUTPUTS], z[OUTPUTS] = { 2.2, 1.4, -0.1, 0.3 };
    (void)state;
    make(&c, LOSS_DISTILL, 0);
    for (size_t i = 0; i < SAMPLES; i++) {
        double loss = loss_of(&c.samples, i, z, OUTPUTS, dz, scratch);
        double wanted = kd_loss(c.teacher + i * OUTPUTS, z, OUTPUTS, (size_t)c.y[i], 3, 0.7);
        assert_true(fabs(loss - wanted) <= 1e-12 * fabs(wanted));
    }
    net_release(&c.net);
}

// The gradient is taken at the rounded weights and given to the unrounded ones.
static void the_gradient_goes_straight_through_a_rounding(void **state) {
    struct case_ c;
    (void)state;
    make(&c, LOSS_SOFTMAX, 0);
    c.net.rounding = (struct net_rounding) { .bits = 3 };
    net_use(&c.net);
    double *through = gradient_of(&c);
    memcpy(c.net.at, c.net.used, c.net.n * sizeof *c.net.at);
    c.net.rounding.bits = 0;
    net_use(&c.net);
    double *at_rounded = gradient_of(&c);
    assert_memory_equal(through, at_rounded, c.net.n * sizeof *through);
    free(through);
    free(at_rounded);
    net_release(&c.net);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_loss_has_the_gradient_of_its_differences),
        cmocka_unit_test(symbols_have_the_gradient_of_their_one_hot_vectors),
        cmocka_unit_test(the_distillation_loss_is_that_of_the_reference),
        cmocka_unit_test(the_gradient_goes_straight_through_a_rounding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
