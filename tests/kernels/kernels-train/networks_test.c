// SPDX-License-Identifier: MIT
// Networks and their training: first values, masks, rounding as the references round, Adam as its
// paper writes it, and the same seed twice.
#include "tests/check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kernels/random/generator.h"
#include "kernels/reference/granularity.h"
#include "kernels/reference/symmetric.h"
#include "kernels/train/characters.h"
#include "kernels/train/masks.h"
#include "kernels/train/trainer.h"

static const size_t sizes[] = { 4, 40, 3 };

static void make(struct net *net, uint64_t seed) {
    assert_true(net_init(net, sizes, 2));
    net_draw(net, seed);
}

static void first_values_are_numpys(void **state) {
    struct net net;
    struct generator generator;
    (void)state;
    make(&net, 5);
    generator_init_default(&generator, 5);
    for (size_t i = 0; i < 160; i++)
        assert_true(net.at[i] == generator_normal(&generator, 0, sqrt(0.5)));
    assert_true(net.at[net.layers[0].b] == 0);
    assert_true(net.at[net.layers[1].w] == generator_normal(&generator, 0, sqrt(2 / 40.0)));
    net_release(&net);
}

static void a_net_that_is_too_large_is_refused(void **state) {
    static const size_t wide[] = { 4096, 4096 }, none[] = { 3, 0, 1 };
    struct net net;
    (void)state;
    assert_false(net_init(&net, wide, 1));
    assert_false(net_init(&net, none, 2));
}

// W[in][out] of the net is W[out][in] of the references.
static void rounding_is_that_of_the_references(void **state) {
    struct net net;
    double W[3 * 40], q[3 * 40], what[3 * 40], scale[3], group_scale[6];
    (void)state;
    make(&net, 1);
    const struct net_layer *layer = &net.layers[1];
    for (size_t i = 0; i < 40; i++)
        for (size_t o = 0; o < 3; o++)
            W[o * 40 + i] = net.at[layer->w + i * 3 + o];
    for (int bits = 2; bits <= 8; bits++) {
        symmetric_rows(W, 3, 40, bits, q, what, scale);
        net.rounding = (struct net_rounding) { .bits = bits };
        net_use(&net);
        for (size_t i = 0; i < 120; i++)
            assert_true(net.used[layer->w + i % 40 * 3 + i / 40] == what[i]);
        for (size_t o = 0; o < 3; o++)
            symmetric_quantize_groups(W + o * 40, 40, bits, 32, q + o * 40, what + o * 40,
                                      group_scale);
        net.rounding.group = 32;
        net_use(&net);
        for (size_t i = 0; i < 120; i++)
            assert_true(net.used[layer->w + i % 40 * 3 + i / 40] == what[i]);
        symmetric_quantize(W, 120, bits, q, what);
        net.rounding = (struct net_rounding) { .bits = bits, .tensor = true };
        net_use(&net);
        for (size_t i = 0; i < 120; i++)
            assert_true(net.used[layer->w + i % 40 * 3 + i / 40] == what[i]);
    }
    net_release(&net);
}

static void pruning_takes_the_smallest_and_leaves_the_biases(void **state) {
    struct net net;
    double least_kept = INFINITY, most_gone = 0;
    (void)state;
    make(&net, 2);
    struct net before;
    net_copy(&before, &net);
    net_prune(&net, 0.25); // 70 of 280
    assert_true(fabs(net_share_kept(&net) - 0.75) < 1e-12);
    for (size_t l = 0; l < 2; l++) {
        for (size_t i = net.layers[l].w; i < net.layers[l].b; i++) {
            double magnitude = fabs(before.at[i]);
            if (net.kept[i] != 0)
                least_kept = fmin(least_kept, magnitude);
            else
                most_gone = fmax(most_gone, magnitude);
        }
        for (size_t o = 0; o < net.layers[l].out; o++)
            assert_true(net.kept[net.layers[l].b + o] == 1);
    }
    assert_true(most_gone < least_kept);
    net_prune(&net, 0.5); // of what is left
    assert_true(fabs(net_share_kept(&net) - 0.375) < 1e-12);
    net_release(&net);
    net_release(&before);
}

static void a_shuffled_mask_keeps_its_number_in_every_layer(void **state) {
    struct net net, before;
    size_t moved = 0;
    (void)state;
    make(&net, 2);
    net_prune(&net, 0.5);
    net_copy(&before, &net);
    net_shuffle_masks(&net, 4);
    for (size_t l = 0; l < 2; l++) {
        double one = 0, two = 0;
        for (size_t i = net.layers[l].w; i < net.layers[l].b; i++) {
            one += net.kept[i];
            two += before.kept[i];
            moved += net.kept[i] != before.kept[i];
        }
        assert_true(one == two);
    }
    assert_true(moved > 50);
    net_release(&net);
    net_release(&before);
}

// Five samples of three classes, for the tests of training.
static const double xs[] = { 1, 0, 0, 1, 2, 0, 0, 1, 0, 1, 1, 0, -1, 0, 0, 1, 0, 2, 1, 0 };
static const double ys[] = { 0, 1, 2, 1, 0 };
static const struct samples samples = {
    .n = 5, .inputs = 4, .x = xs, .y = ys, .loss = LOSS_SOFTMAX
};

static void the_same_seed_gives_the_same_bits(void **state) {
    struct net net[2];
    struct trainer trainer[2];
    (void)state;
    for (int i = 0; i < 2; i++) {
        make(&net[i], 9);
        trainer_init(&trainer[i], &net[i], &samples,
                     &(struct trainer_options) { .rate = 0.01, .batch = 2, .seed = 6 });
    }
    for (int step = 0; step < 50; step++)
        assert_true(trainer_step(&trainer[0]) == trainer_step(&trainer[1]));
    assert_memory_equal(net[0].at, net[1].at, net[0].n * sizeof(double));
    for (int i = 0; i < 2; i++) {
        trainer_release(&trainer[i]);
        net_release(&net[i]);
    }
}

// The first step of Adam moves every parameter that has a gradient by the rate: m / sqrt(v) is its
// sign, up to eps / |g|.
static void the_first_step_of_adam_is_the_rate_in_the_sign_of_the_gradient(void **state) {
    struct net net, before;
    struct trainer trainer;
    size_t moved = 0;
    (void)state;
    make(&net, 9);
    net_copy(&before, &net);
    trainer_init(&trainer, &net, &samples, &(struct trainer_options) { .rate = 0.01 });
    trainer_step(&trainer);
    for (size_t i = 0; i < net.n; i++) {
        double g = trainer.gradient[i] / 5, step = net.at[i] - before.at[i];
        assert_true(fabs(step + 0.01 * g / (fabs(g) + 1e-8)) < 1e-12);
        moved += step != 0;
    }
    assert_true(moved > net.n / 2);
    trainer_release(&trainer);
    net_release(&net);
    net_release(&before);
}

static void pruned_weights_stay_zero_through_training(void **state) {
    struct net net;
    struct trainer trainer;
    (void)state;
    make(&net, 9);
    net_prune(&net, 0.6);
    trainer_init(&trainer, &net, &samples, &(struct trainer_options) { .rate = 0.05 });
    double first = trainer_step(&trainer), last = 0;
    for (int step = 0; step < 200; step++)
        last = trainer_step(&trainer);
    assert_true(last < first / 2);
    for (size_t i = 0; i < net.n; i++)
        assert_true(net.kept[i] != 0 || net.at[i] == 0);
    trainer_release(&trainer);
    net_release(&net);
}

static void the_prose_is_of_its_characters_alone(void **state) {
    (void)state;
    assert_true(train_prose_size > 47000);
    for (size_t i = 0; i < train_prose_size; i++)
        assert_true(character_symbol(train_prose[i]) >= 0);
    assert_int_equal(character_symbol('Q'), 16);
    assert_int_equal(character_symbol('\n'), 26);
    assert_int_equal(character_symbol('7'), -1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_values_are_numpys),
        cmocka_unit_test(a_net_that_is_too_large_is_refused),
        cmocka_unit_test(rounding_is_that_of_the_references),
        cmocka_unit_test(pruning_takes_the_smallest_and_leaves_the_biases),
        cmocka_unit_test(a_shuffled_mask_keeps_its_number_in_every_layer),
        cmocka_unit_test(the_same_seed_gives_the_same_bits),
        cmocka_unit_test(the_first_step_of_adam_is_the_rate_in_the_sign_of_the_gradient),
        cmocka_unit_test(pruned_weights_stay_zero_through_training),
        cmocka_unit_test(the_prose_is_of_its_characters_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
