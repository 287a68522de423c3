// SPDX-License-Identifier: MIT
// The prompt: what stays, what is printed, what is plotted, how a mistake is told, what completes.
#include "tests/unit/lab-script/script_helpers.h"

#include "lab/script/play.h"

static int new_play(void **state) {
    *state = play_new();
    return 0;
}

static int free_play(void **state) {
    play_free(*state);
    return 0;
}

static void assert_answers(struct play *play, const char *source, const char *expected) {
    struct play_answer answer;
    struct error err = { 0 };
    if (play_run(play, source, &answer, &err) != STATUS_OK) complain("%s: %s", source, err.text);
    assert_string_equal(strbuf_text(&answer.text), expected);
    play_answer_release(&answer);
}

static void assert_refuses(struct play *play, const char *source, enum status status,
                           const char *expected, int line, int column, int run) {
    struct play_answer answer;
    struct error err = { 0 };
    assert_int_equal(play_run(play, source, &answer, &err), status);
    assert_string_equal(err.text, expected);
    assert_int_equal(answer.line, line);
    assert_int_equal(answer.column, column);
    assert_int_equal(answer.run, run);
    play_answer_release(&answer);
}

static void what_was_typed_stays(void **state) {
    assert_answers(*state, "x = {1, 2, 3}", "");
    assert_answers(*state, "function twice(a) return 2 * a end", "");
    assert_answers(*state, "twice(x[3])", "6");
    assert_answers(*state, "ref.mse(x, {1, 2, 6})", "3");
    assert_answers(*state, "mse(x, {1, 2, 6})", "3");
    assert_answers(*state, "mse = 5", "");
    assert_answers(*state, "mse, ref.mse({1}, {3})", "5\n4");
}

static void values_are_short(void **state) {
    assert_answers(*state, "1/3", "0.3333333333");
    assert_answers(*state, "7", "7");
    assert_answers(*state, "0/0, 1/0", "nan\ninf");
    assert_answers(*state, "'two words'", "two words");
    assert_answers(*state, "nil", "nil");
    assert_answers(*state, "array.range(1, 100)",
                   "1  2  3  4  5  6  7  8  …\n100 numbers: min 1, mean 50.5, max 100");
    assert_answers(*state, "{4, -2}", "4  -2\n2 numbers: min -2, mean 1, max 4");
    assert_answers(*state, "matrix {{1, 2}, {3, 4}}",
                   "1  2\n3  4\n2 rows of 2 numbers: min 1, mean 2.5, max 4");
    assert_answers(*state, "{scale = 0.5, q = {1}}", "q = 1\nscale = 0.5");
    assert_answers(*state, "print('a', 1) return 2", "a\t1\n2");
    assert_answers(*state, "ref.mse", "ref.mse(x, xhat) -> mse");
    assert_answers(*state, "{1, 0/0, 3}", "1  nan  3\n3 numbers: min nan, mean nan, max nan");
}

static void a_mistake_is_one_sentence_with_its_place(void **state) {
    assert_refuses(*state, "y = foo(1)", STATUS_LEARNER,
                   "attempt to call a nil value (global 'foo')", 1, 5, 3);
    assert_refuses(*state, "a = 1\nb = xfoo + foo.x", STATUS_LEARNER,
                   "attempt to index a nil value (global 'foo')", 2, 12, 3);
    assert_refuses(*state, "a = 1 +* 2", STATUS_USAGE, "unexpected symbol near '*'", 1, 8, 1);
    assert_refuses(*state, "os.time()", STATUS_LEARNER,
                   "attempt to index a nil value (global 'os'); code here only computes, so it has "
                   "no os",
                   1, 1, 2);
    assert_refuses(*state, "error('my own')", STATUS_LEARNER, "my own", 1, 0, 0);
}

static void more_lines_are_asked_for(void **state) {
    static const char *const unfinished[] = {
        "for i = 1, 3 do", "mse(x,", "function f()", "x +", "x =", "{1, 2", "if a then\nb = 1"
    };
    static const char *const wrong[] = { "x + + 1)", "1 2", "end", "'open" };
    struct play_answer answer;
    for (size_t i = 0; i < sizeof unfinished / sizeof *unfinished; i++) {
        assert_int_equal(play_run(*state, unfinished[i], &answer, NULL), STATUS_USAGE);
        if (!answer.unfinished) complain("'%s' is unfinished", unfinished[i]);
        play_answer_release(&answer);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(play_run(*state, wrong[i], &answer, NULL), STATUS_USAGE);
        if (answer.unfinished) complain("'%s' is wrong, whatever follows", wrong[i]);
        play_answer_release(&answer);
    }
}

static void plot_gives_a_figure(void **state) {
    static const struct {
        const char *source;
        size_t n;
        double x, y; // of the first series' last point
    } plots[] = {
        { "plot({5, 6, 7})", 1, 3, 7 },
        { "plot(array {5, 6})", 1, 2, 6 },
        { "plot({10, 20}, array {1, 4})", 1, 20, 4 },
        { "plot { line { {1, 2}, {3, 9} }, scatter { {1}, {2} } }", 2, 2, 9 },
        { "plot(scatter { {1, 8}, {3, 5} })", 1, 8, 5 },
        { "plot {1} plot {2, 4}", 1, 2, 4 },
    };
    struct play_answer answer;
    struct error err = { 0 };
    for (size_t i = 0; i < sizeof plots / sizeof *plots; i++) {
        if (play_run(*state, plots[i].source, &answer, &err) != STATUS_OK) complain("%s", err.text);
        const struct series *first = &answer.figure.series[0];
        assert_int_equal(answer.figure.n_series, plots[i].n);
        assert_true(first->x[first->n - 1] == plots[i].x);
        assert_true(first->y[first->n - 1] == plots[i].y);
        play_answer_release(&answer);
    }
    assert_int_equal(
        play_run(*state, "plot { line { {1}, {2} }, title = 'T', x = 'bits' }", &answer, NULL),
        STATUS_OK);
    assert_string_equal(answer.figure.title, "T");
    assert_string_equal(answer.figure.x.label, "bits");
    assert_string_equal(answer.figure.y.label, "");
    play_answer_release(&answer);
    assert_refuses(*state, "plot(1)", STATUS_LEARNER,
                   "plot: write plot(y), plot(x, y) or plot { line { x, y }, … }", 1, 0, 0);
    assert_int_equal(play_run(*state, "plot {1, 2} error('late')", &answer, NULL), STATUS_LEARNER);
    assert_int_equal(answer.figure.n_series, 0);
    play_answer_release(&answer);
}

static void sliders_are_variables(void **state) {
    static const char block[] =
        "figure { sliders = { bits = { min = 2, max = 8, step = 1, default = 4 } },\n"
        "draw = function(s) return { line { {1}, {s.bits} } } end }";
    struct script *script = script_new();
    struct live_figure *figure;
    struct error err = { 0 };
    if (live_figure_load(script, "f.md", 1, "f", block, &figure, &err) != STATUS_OK)
        complain("%s", err.text);
    play_take_sliders(*state, figure, NULL);
    assert_answers(*state, "bits, s.bits", "4\n4");
    play_take_sliders(*state, figure, (size_t[]) { 6 });
    assert_answers(*state, "bits, s.bits", "8\n8");
    live_figure_free(figure);
    script_free(script);
}

static bool stop_at_third(void *owner) {
    return ++*(int *)owner == 3;
}

static void what_runs_can_be_stopped(void **state) {
    int asked = 0;
    play_stop_when(*state, stop_at_third, &asked);
    assert_refuses(*state, "while true do end", STATUS_LIMIT, "stopped", 1, 0, 0);
    asked = 0; // no pcall goes on
    assert_refuses(*state, "while true do pcall(string.rep, 'x', 9) end", STATUS_LIMIT, "stopped",
                   1, 0, 0);
    assert_answers(*state, "1 + 1", "2");
}

static void assert_completes(struct play *play, const char *source, size_t begun,
                             const char *expected) {
    struct arena arena = { 0 };
    struct play_names names;
    struct strbuf list = { 0 };
    play_complete(play, source, &arena, &names);
    for (size_t i = 0; i < names.n; i++)
        strbuf_printf(&list, "%s%s", i ? " " : "", names.at[i]);
    assert_string_equal(strbuf_text(&list), expected);
    assert_int_equal(names.begun, begun);
    strbuf_release(&list);
    arena_release(&arena);
}

static void names_are_completed(void **state) {
    assert_answers(*state, "weights = array {1}  wide = 2  own = {alpha = 1, beta = {gamma = 2}}",
                   "");
    assert_completes(*state, "y = weights", 7, "weights");
    assert_completes(*state, "ref.symmetric_s", 11, "symmetric_scale");
    assert_completes(*state, "symmetric_s", 11, "symmetric_scale");
    assert_completes(*state, "rng.", 0, "default legacy");
    assert_completes(*state, "weights:m", 1, "map max mean min");
    assert_completes(*state, "rng.default(1):nor", 3, "normal");
    assert_completes(*state, "own.", 0, "alpha beta");
    assert_completes(*state, "own.beta.", 0, "gamma");
    assert_completes(*state, "nothing.here", 4, "");
    assert_completes(*state, "ref.mse.", 0, "");
    assert_completes(*state, "", 0, "");
    assert_completes(*state, "plo", 3, "plot");
    assert_completes(*state, "x = math.flo", 3, "floor");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_was_typed_stays, new_play, free_play),
        cmocka_unit_test_setup_teardown(values_are_short, new_play, free_play),
        cmocka_unit_test_setup_teardown(a_mistake_is_one_sentence_with_its_place, new_play,
                                        free_play),
        cmocka_unit_test_setup_teardown(more_lines_are_asked_for, new_play, free_play),
        cmocka_unit_test_setup_teardown(plot_gives_a_figure, new_play, free_play),
        cmocka_unit_test_setup_teardown(sliders_are_variables, new_play, free_play),
        cmocka_unit_test_setup_teardown(what_runs_can_be_stopped, new_play, free_play),
        cmocka_unit_test_setup_teardown(names_are_completed, new_play, free_play),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
