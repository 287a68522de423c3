// SPDX-License-Identifier: MIT
// The module `train` of course files: a network learns, is looked into and changed; and what is
// wrong is told before anything is read that is not there.
#include "tests/unit/lab-script/script_helpers.h"

#define XOR                                                                                        \
    "local s = train.samples { x = { {0,0}, {0,1}, {1,0}, {1,1} }, y = { 0, 1, 1, 0 }, "           \
    "loss = 'logistic' } "
#define NET "local net = train.net { 2, 8, 1, seed = 1 } "

static void a_network_learns_what_no_line_can_part(void **state) {
    assert_true(number_of(*state, XOR NET "return net:accuracy(s)") < 1);
    assert_true(number_of(*state, XOR NET "train.adam(net, s, { rate = 0.05 }):run(300) "
                                          "return net:accuracy(s)") == 1);
    assert_true(number_of(*state, XOR NET "local t = train.adam(net, s) t:run(3) t:run(4) "
                                          "return t:steps()") == 7);
}

static void weights_leave_and_come_back_by_outputs(void **state) {
    assert_true(number_of(*state, NET "return net:weights(1):rows()") == 8);
    assert_true(number_of(*state, NET "return net:weights(1):cols()") == 2);
    assert_true(number_of(*state, XOR NET "local other = train.net { 2, 8, 1, seed = 2 } "
                                          "for l = 1, 2 do "
                                          "other:set_weights(l, net:weights(l)) end "
                                          "return other:loss(s) - net:loss(s)") == 0);
    assert_true(number_of(*state, XOR NET "return #net:inputs(1, s)[2] + net:inputs(1, s)[2][2]") ==
                5);
}

static void a_rounded_network_has_the_weights_of_the_reference(void **state) {
    assert_true(number_of(*state, NET "local W = net:weights(1) "
                                      "return ref.mse(ref.symmetric_rows(W, 3).xhat:array(), "
                                      "net:round(3):weights(1):array())") == 0);
}

static void a_ticket_has_its_first_values_behind_its_mask(void **state) {
    assert_true(number_of(*state, XOR NET "local first = net:copy() "
                                          "train.adam(net, s):run(50) net:prune(0.5):rewind(first) "
                                          "local W, V, sum = net:weights(1), first:weights(1), 0 "
                                          "for o = 1, 8 do for i = 1, 2 do "
                                          "if W[o][i] ~= 0 and W[o][i] ~= V[o][i] then "
                                          "sum = sum + 1 end end end "
                                          "return sum") == 0);
    assert_true(number_of(*state, NET "return net:prune(0.5):kept()") == 0.5);
}

static void characters_are_the_ones_before_and_the_one_to_guess(void **state) {
    assert_true(number_of(*state, "return #train.characters { text = 'Ab 1c.', context = 2 }") ==
                3); // the digit is no character
    assert_true(number_of(*state, "return #train.prose()") > 47000);
    assert_true(number_of(*state, "local s = train.characters { text = 'abababab', context = 1 } "
                                  "local net = train.net { 29, 29 } "
                                  "train.adam(net, s, { rate = 0.1 }):run(100) "
                                  "return net:accuracy(s)") == 1);
}

static const struct {
    const char *source, *said;
} wrong[] = {
    { "return train.net { 3 }", "2 sizes are wanted at least" },
    { "return train.net { 3, 0 }", "a size is a whole number from 1" },
    { "return train.net { 100000, 100000 }", "numbers to learn" },
    { "return train.samples { x = { {1} }, y = { 1, 2 } }", "as many rows" },
    { "return train.samples { x = { {1} }, y = { 1 }, loss = 'hinge' }", "hinge" },
    { "return train.samples { x = { {1} }, y = { 1 }, loss = 'distill' }", "wants teacher" },
    { XOR "return train.net { 3, 1 }:loss(s)", "has 3 inputs and the samples have 2" },
    { XOR "return train.net { 2, 2 }:loss(s)", "one output" },
    { "return train.net { 1, 3 }:loss(train.samples { x = { {1} }, y = { 3 }, loss = 'softmax' })",
      "whole numbers from 0 to 2" },
    { "return train.net { 1, 3 }:loss(train.samples { x = { {1} }, y = { 3 } })",
      "a row of y has 1 numbers; this loss and this network want 3" },
    { "return train.net { 1, 3 }:loss(train.samples { x = { {1} }, y = { 1 }, loss = 'distill', "
      "teacher = { {1, 2} } })",
      "a row of teacher has 2 numbers and the network has 3 outputs" },
    { NET "return net:weights(3)", "there is no layer 3; the network has 2" },
    { NET "return net:set_weights(1, { {1, 2} })", "8 rows (outputs) and 2 columns" },
    { NET "return net:rewind(train.net { 2, 1 })", "another shape" },
    { NET "return net:prune(2)", "a share from 0 to 1" },
    { NET "return net:round(1)", "bits from 2 to 32" },
    { NET "return net.loss(3)", "called with a colon" },
    { "return train.characters { text = 'ab', context = 2 }", "there is no character" },
};

static void what_is_wrong_is_told(void **state) {
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct script_results results;
        struct arena arena = { 0 };
        struct error err = { 0 };
        if (script_eval(*state, wrong[i].source, &arena, &results, &err) == STATUS_OK ||
            !strstr(err.text, wrong[i].said))
            complain("%s\n said: %s\n not: %s", wrong[i].source, err.text, wrong[i].said);
        arena_release(&arena);
    }
}

// Training is C that the hook between instructions does not see; it must look at the clock itself.
static void training_in_a_figure_that_draws_ends_with_its_time(void **state) {
    struct script_results results;
    struct arena arena = { 0 };
    struct error err = { 0 };
    assert_int_equal(script_eval(*state, XOR NET "return train.adam(net, s):run(1 << 40)", &arena,
                                 &results, &err),
                     STATUS_LIMIT);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_network_learns_what_no_line_can_part),
        cmocka_unit_test(weights_leave_and_come_back_by_outputs),
        cmocka_unit_test(a_rounded_network_has_the_weights_of_the_reference),
        cmocka_unit_test(a_ticket_has_its_first_values_behind_its_mask),
        cmocka_unit_test(characters_are_the_ones_before_and_the_one_to_guess),
        cmocka_unit_test(what_is_wrong_is_told),
        cmocka_unit_test(training_in_a_figure_that_draws_ends_with_its_time),
    };
    return cmocka_run_group_tests(tests, new_script, free_script);
}
