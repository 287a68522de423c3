// SPDX-License-Identifier: MIT
// `ref` in Lua is the table of references in C: the same numbers, and sentences for wrong
// arguments.
#include "tests/unit/lab-script/script_helpers.h"

#include "kernels/reference/reference.h"

static void *from_arena(void *owner, size_t bytes) {
    return arena_alloc(owner, bytes);
}

// ref.symmetric of 1000 normals, once through Lua and once by reference_run.
static void arrays_pass_through_lua_bit_for_bit(void **state) {
    struct arena arena = { 0 };
    struct value w = value_of(*state, &arena, "rng.default(5):normal(1000)");
    struct value q =
        value_of(*state, &arena, "ref.symmetric(rng.default(5):normal(1000), 4, 64).xhat");
    double *x = arena_alloc(&arena, w.table.n * sizeof *x);
    for (size_t i = 0; i < w.table.n; i++)
        x[i] = value_number(&w.table.items[i]);
    struct reference_value args[] = { { .kind = REFERENCE_VECTOR, .vector = { x, w.table.n } },
                                      { .kind = REFERENCE_NUMBER, .number = 4 },
                                      { .kind = REFERENCE_NUMBER, .number = 64 } };
    struct reference_call call = { .allocate = from_arena, .owner = &arena };
    assert_int_equal(reference_run(reference_find("symmetric"), args, 3, &call), REFERENCE_OK);
    const struct reference_field *xhat = NULL;
    for (size_t i = 0; i < call.result.record.n; i++)
        if (strcmp(call.result.record.fields[i].name, "xhat") == 0)
            xhat = &call.result.record.fields[i];
    assert_non_null(xhat);
    assert_int_equal(q.table.n, xhat->value.vector.n);
    for (size_t i = 0; i < q.table.n; i++)
        assert_true(value_number(&q.table.items[i]) == xhat->value.vector.at[i]);
    arena_release(&arena);
}

static void lists_arrays_and_records_are_read(void **state) {
    static const char *const cases[][2] = {
        { "ref.model_size_gb(13e9, 16)", "26" },
        { "ref.affine({ -1, -0.3, 0.2, 0.9 }, 0, 15).q", "{0, 6, 10, 15}" },
        { "ref.affine(array { -1, -0.3, 0.2, 0.9 }, 0, 15).zero", "8" },
        { "ref.symmetric({}, 4).q", "{}" },
        { "ref.channel_scales { { -1, 1 }, { -0.01, 0.01 } }",
          "{0.00784313725490196, 7.843137254901961e-05}" },
        { "ref.channel_scales(matrix { { -1, 1 }, { -0.01, 0.01 } })",
          "{0.00784313725490196, 7.843137254901961e-05}" },
        { "ref.channel_scales { array { -1, 1 }, array { -0.01, 0.01 } }[1]",
          "0.00784313725490196" },
        { "ref.scaler_step({ scale = 1024, good = 0 }, { 2048, -512 })",
          "{apply = true, good = 1, grads = {2, -0.5}, scale = 1024}" },
        { "ref.pareto { { cost = 14, quality = 60 }, { cost = 7, quality = 59.8 }, { cost = 3.9, "
          "quality = 58 }, { cost = 5, quality = 57 } }",
          "{1, 2, 3}" },
        { "math.type(ref.model_size_gb(13e9, 16))", "\"float\"" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_prints(*state, cases[i][0], cases[i][1]);
}

static void wrong_arguments_name_the_parameter(void **state) {
    static const char *const cases[][2] = {
        { "ref.symetric({ 1 }, 4)",
          "eval:1: ref.symetric does not exist; the nearest is ref.symmetric" },
        { "ref.banana(1)",
          "eval:1: ref.banana does not exist; `bitlab list references` shows what does" },
        { "ref.symmetric({ 1 }, '4')",
          "eval:1: bad argument 2 to ref.symmetric (bits): a number is wanted, got a string" },
        { "ref.symmetric(1, 4)", "eval:1: bad argument 1 to ref.symmetric (x): a list of numbers "
                                 "is wanted, got a number" },
        { "ref.symmetric({ 1, 'a' }, 4)",
          "eval:1: bad argument 1 to ref.symmetric (x): item 2 is a string, not a number" },
        { "ref.channel_scales { 1, 2 }", "eval:1: bad argument 1 to ref.channel_scales (W): row 1 "
                                         "is a number, not a list of numbers" },
        { "ref.symmetric(rng.default(1), 4)", "eval:1: bad argument 1 to ref.symmetric (x): a list "
                                              "of numbers is wanted, got an object" },
        { "ref.pareto { 1, 2 }",
          "eval:1: bad argument 1 to ref.pareto (points): a list of tables with "
          "named fields is wanted, got a list of something else" },
        { "(function() ref.mine = 1 end)()",
          "eval:1: ref is the table of references and cannot be changed" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_fails(*state, cases[i][0], cases[i][1]);
}

// Refusals of the reference itself come with its name.
static void refusals_of_a_reference_keep_its_sentence(void **state) {
    struct arena arena = { 0 };
    struct script_results results;
    struct error err = { 0 };
    assert_int_equal(script_eval(*state, "ref.symmetric({ 1 }, 0)", &arena, &results, &err),
                     STATUS_LEARNER);
    if (strncmp(err.text, "eval:1: ref.symmetric: bits must be ", 36) != 0)
        complain("%s", err.text);
    assert_int_equal(script_eval(*state, "ref.symmetric({ 1 })", &arena, &results, &err),
                     STATUS_LEARNER);
    if (!strstr(err.text, "(bits): a number is wanted, got nil")) complain("%s", err.text);
    assert_int_equal(script_eval(*state, "ref.model_size_gb(1, 2, 3)", &arena, &results, &err),
                     STATUS_LEARNER);
    if (!strstr(err.text, "3 arguments are too many for model_size_gb(params, bits) -> GB"))
        complain("%s", err.text);
    arena_release(&arena);
}

static void every_reference_is_bound_under_its_name(void **state) {
    for (size_t i = 0; i < reference_count; i++) {
        char source[120];
        snprintf(source, sizeof source, "type(ref.%s)", reference_table[i].name);
        assert_prints(*state, source, "\"function\"");
    }
}

// Called from C, a reference is found again as itself, and gives the same.
static void references_are_values_of_their_own(void **state) {
    static const char file[] = "return { reference = ref.model_size_gb }";
    struct arena arena = { 0 };
    struct value table, args[] = { value_of_number(7e9), value_of_integer(4) };
    struct script_results results;
    struct error err = { 0 };
    assert_int_equal(script_load(*state, "x.lua", file, strlen(file), &arena, &table, &err),
                     STATUS_OK);
    const struct value *reference = value_field(&table, "reference");
    assert_int_equal(reference->kind, VALUE_REFERENCE);
    assert_ptr_equal(reference->reference, reference_find("model_size_gb"));
    size_t least, most;
    script_arity(*state, reference, &least, &most);
    assert_int_equal(least, 2);
    assert_int_equal(most, 2);
    assert_int_equal(script_call(*state, reference, args, 2, &arena, &results, &err), STATUS_OK);
    assert_true(value_number(&results.at[0]) == 3.5);
    assert_int_equal(script_call(*state, reference, args, 1, &arena, &results, &err),
                     STATUS_COURSE);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arrays_pass_through_lua_bit_for_bit),
        cmocka_unit_test(lists_arrays_and_records_are_read),
        cmocka_unit_test(wrong_arguments_name_the_parameter),
        cmocka_unit_test(refusals_of_a_reference_keep_its_sentence),
        cmocka_unit_test(every_reference_is_bound_under_its_name),
        cmocka_unit_test(references_are_values_of_their_own),
    };
    return cmocka_run_group_tests(tests, new_script, free_script);
}
