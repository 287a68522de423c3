// SPDX-License-Identifier: MIT
// Live figures: blocks become figures with sliders, draws become series, and mistakes have the
// lesson's own lines.
#include "tests/unit/lab-script/script_helpers.h"

#include <time.h>

#include "lab/script/live_figure.h"

static struct live_figure *load(struct script *script, const char *source) {
    struct live_figure *figure;
    struct error err = { 0 };
    if (live_figure_load(script, "x.md", 10, "f", source, &figure, &err) != STATUS_OK)
        complain("%s", err.text);
    return figure;
}

static struct figure draw(struct live_figure *figure, const size_t *indices) {
    struct figure out;
    struct error err = { 0 };
    if (live_figure_draw(figure, indices, &out, &err) != STATUS_OK) complain("%s", err.text);
    return out;
}

static const char showpiece[] =
    "figure {\n"
    "  title = 'Error', x = { label = 'bits' }, y = { label = 'MSE', scale = 'log' },\n"
    "  sliders = {\n"
    "    n = { default = 16, values = { 16, 64 } },\n"
    "    seed = { default = 2, min = 0, max = 99, step = 1 },\n"
    "    group = { default = 0, values = { 0, 32 }, names = { [0] = 'whole tensor' }, label = "
    "'group of' },\n"
    "  },\n"
    "  order = { 'n', 'group' },\n"
    "  draw = function(s)\n"
    "    local w, bits, mse = rng.default(s.seed):normal(s.n), {}, {}\n"
    "    for b = 2, 8 do\n"
    "      bits[#bits + 1] = b\n"
    "      mse[#mse + 1] = ref.mse(w, ref.symmetric(w, b, s.group).xhat)\n"
    "    end\n"
    "    return { line { bits, mse, marks = true, label = 'measured' } }\n"
    "  end,\n"
    "  notice = 'four', predict = 'how much?',\n"
    "}\n";

static void a_block_becomes_a_figure(void **state) {
    struct live_figure *figure = load(*state, showpiece);
    assert_string_equal(figure->name, "f");
    assert_string_equal(figure->title, "Error");
    assert_string_equal(figure->notice, "four");
    assert_string_equal(figure->predict, "how much?");
    assert_false(figure->is_job);
    assert_int_equal(figure->n_sliders, 3);
    assert_string_equal(figure->sliders[0].name, "n");
    assert_string_equal(figure->sliders[1].label, "group of");
    assert_string_equal(figure->sliders[2].name, "seed");
    assert_int_equal(figure->sliders[2].n, 100);
    assert_int_equal(figure->sliders[2].start, 2);
    assert_int_equal(figure->sliders[2].line, 14);
    struct figure out = draw(figure, NULL);
    assert_string_equal(out.settings, "n = 16, group of = whole tensor, seed = 2");
    assert_true(out.y.log && !out.x.log);
    assert_int_equal(out.n_series, 1);
    assert_int_equal(out.series[0].kind, SERIES_LINE);
    assert_true(out.series[0].marks);
    assert_int_equal(out.series[0].n, 7);
    assert_string_equal(out.series[0].label, "measured");
    assert_true(out.series[0].x[0] == 2);
    // np.random.default_rng(2): 16 normals, INT4
    assert_true(fabs(out.series[0].y[2] - 0.008801756651699688) < 1e-17);
    figure_release(&out);
    out = draw(figure, (size_t[]) { 1, 1, 50 });
    assert_string_equal(out.settings, "n = 64, group of = 32, seed = 50");
    figure_release(&out);
    live_figure_free(figure);
}

static void every_series_carries_its_numbers(void **state) {
    struct live_figure *figure = load(
        *state,
        "figure { draw = function() return {\n"
        "line { { 1, 2 }, array { 3, 0/0 } }, scatter { { 1 }, { 2 }, label = 'dots' },\n"
        "bars { { 'a', 'b' }, { 1, 2 }, low = { 0, 1 }, high = { 2, 3 } }, bars { { 1 }, { 2 } },\n"
        "histogram { { 1, 2, 3 }, bins = 4 }, heat { { { 1, 2, 3 }, { 4, 5, 6 } }, y = { 1, 2 } "
        "},\n"
        "mark { 3, 4, label = 'best' }, rule { y = 5 }, rule { x = 6 },\n"
        "table { columns = { 'n', 'x' }, rows = { { 'one', 1 }, { 2.5, true } } },\n"
        "heat { matrix(1, 2) }, line { {}, {} } } end }");
    struct figure out = draw(figure, NULL);
    const struct series *s = out.series;
    assert_int_equal(out.n_series, 12);
    assert_true(s[0].x[1] == 2 && s[0].y[0] == 3 && isnan(s[0].y[1]));
    assert_int_equal(s[1].kind, SERIES_SCATTER);
    assert_string_equal(s[1].label, "dots");
    assert_string_equal(s[2].names[1], "b");
    assert_true(s[2].x == NULL && s[2].low[1] == 1 && s[2].high[0] == 2);
    assert_true(s[3].names == NULL && s[3].x[0] == 1);
    assert_int_equal(s[4].bins, 4);
    assert_int_equal(s[4].n, 3);
    assert_int_equal(s[5].rows, 2);
    assert_int_equal(s[5].cols, 3);
    assert_true(s[5].heat[4] == 5 && s[5].y[1] == 2 && s[5].x == NULL);
    assert_true(s[6].x[0] == 3 && s[6].y[0] == 4 && s[6].n == 1);
    assert_true(s[7].x == NULL && s[7].y[0] == 5);
    assert_true(s[8].x[0] == 6 && s[8].y == NULL);
    assert_string_equal(s[9].columns[1], "x");
    assert_string_equal(s[9].cells[1], "1");
    assert_string_equal(s[9].cells[2], "2.5");
    assert_string_equal(s[9].cells[3], "true");
    assert_int_equal(s[10].rows, 1);
    assert_int_equal(s[11].n, 0);
    figure_release(&out);
    live_figure_free(figure);
}

// The figure's numbers are its own: they stay when Lua's arrays are gone.
static void a_figure_outlives_its_arrays(void **state) {
    struct live_figure *figure = load(
        *state, "figure { draw = function() return { line { array(9, 1), array(9, 2) } } end }");
    struct figure out = draw(figure, NULL);
    live_figure_free(figure);
    number_of(*state, "(function() for i = 1, 100 do local a = array(1e5, 7) end return 1 end)()");
    assert_true(out.series[0].y[8] == 2);
    figure_release(&out);
}

static void sliders_give_lua_what_the_screen_shows(void **state) {
    struct live_figure *figure =
        load(*state,
             "figure { sliders = {\n"
             "a = { default = 0.3, min = 0, max = 1, step = 0.1 }, b = { default = 4, min = 2, max "
             "= 8, step = 1 },\n"
             "c = { default = true, values = { false, true } }, d = { default = 'x', values = { "
             "'x', 'y' } },\n"
             "e = { default = 0, min = 0, max = 10, step = 4, unit = '%' } },\n"
             "draw = function(s)\n"
             "assert(s.a == 0.3 and math.type(s.b) == 'integer' and s.c == true and s.d == 'x')\n"
             "return { mark { s.e, 0 } } end }");
    struct figure out = draw(figure, NULL);
    assert_string_equal(out.settings, "a = 0.3, b = 4, c = yes, d = x, e = 0%");
    figure_release(&out);
    out = draw(figure, (size_t[]) { 3, 2, 1, 0, 3 }); // 0 4 8 10: the last value is max
    assert_true(out.series[0].x[0] == 10);
    figure_release(&out);
    live_figure_free(figure);
}

static size_t keys_to_end(const struct slider *slider, bool far) {
    size_t keys = 0;
    for (size_t i = 0; i + 1 < slider->n && keys < 100000; keys++) {
        size_t next = slider_move(slider, i, 1, far);
        if (next <= i || next >= slider->n) complain("from %zu to %zu", i, next);
        i = next;
    }
    return keys;
}

static void keys_move_a_slider_to_its_ends(void **state) {
    struct live_figure *figure =
        load(*state, "figure { draw = function() return {} end, order = { 'step', 'log', 'list', "
                     "'tiny' }, sliders = {\n"
                     "step = { default = 0, min = 0, max = 99, step = 1 },\n"
                     "log = { default = 1, min = 0.1, max = 405, step = 0.1, scale = 'log' },\n"
                     "list = { default = 16, values = { 16, 64, 256 } }, tiny = { default = 0, min "
                     "= 0, max = 1, step = 1 } } }");
    assert_int_equal(keys_to_end(&figure->sliders[0], false), 99);
    assert_in_range(keys_to_end(&figure->sliders[0], true), 9, 11);
    assert_in_range(keys_to_end(&figure->sliders[1], false), 20, 60);
    assert_in_range(keys_to_end(&figure->sliders[1], true), 5, 11);
    assert_int_equal(keys_to_end(&figure->sliders[2], false), 2);
    assert_int_equal(keys_to_end(&figure->sliders[3], true), 1);
    for (size_t i = 0; i < 4; i++) {
        const struct slider *slider = &figure->sliders[i];
        assert_int_equal(slider_move(slider, 0, -1, true), 0);
        assert_int_equal(slider_move(slider, slider->n - 1, 1, true), slider->n - 1);
        assert_true(slider_fraction(slider, 0) == 0 && slider_fraction(slider, slider->n - 1) == 1);
        for (size_t j = 0; j < slider->n; j++) {
            struct value value = slider_value(slider, j);
            assert_int_equal(slider_nearest(slider, value_number(&value)), j);
        }
    }
    assert_int_equal(slider_nearest(&figure->sliders[0], 41.4), 41);
    assert_int_equal(slider_nearest(&figure->sliders[0], 1e9), 99);
    assert_int_equal(slider_nearest(&figure->sliders[0], -1e9), 0);
    assert_int_equal(slider_nearest(&figure->sliders[2], 100), 1);
    live_figure_free(figure);
}

static void only_identical_sliders_are_the_same(void **state) {
    static const char *const others[] = {
        "n = { default = 16, values = { 16, 64 }, names = { [16] = 'few' } }",
        "n = { default = 64, values = { 16, 64 } }",
        "n = { default = 16, values = { 16, 65 } }",
        "n = { default = 16, values = { 16, 64 }, unit = 'GB' }",
        "n = { default = 16, values = { 16, 64 }, label = 'N' }",
        "n = { default = 16, min = 16, max = 64, step = 48 }",
        "m = { default = 16, values = { 16, 64 } }",
    };
    char source[300];
    const char *form = "figure { draw = function() return {} end, sliders = { %s } }";
    snprintf(source, sizeof source, form, "n = { default = 16, values = { 16, 64 } }");
    struct live_figure *one = load(*state, source), *same = load(*state, source);
    assert_true(slider_same(&one->sliders[0], &same->sliders[0]));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        snprintf(source, sizeof source, form, others[i]);
        struct live_figure *other = load(*state, source);
        if (slider_same(&one->sliders[0], &other->sliders[0])) complain("%s", others[i]);
        live_figure_free(other);
    }
    live_figure_free(one);
    live_figure_free(same);
}

struct wrong {
    const char *source, *expected;
};

#define DRAW         "draw = function() return {} end"
#define SLIDER(text) "figure {\n " DRAW ",\n sliders = {\n  n = " text " } }"

// The block stands in line 10 of x.md.
static const struct wrong wrong_blocks[] = {
    { "figure { draw = print,\nguess = 'z' }", "x.md:11: guess is the axis of a number that is "
                                               "guessed: \"y\", \"x\" or \"neither\", not \"z\"" },
    { "", "x.md:10: a figure block holds one figure { … }, and this one has 0" },
    { "figure { " DRAW " }\nfigure { " DRAW " }",
      "x.md:11: a figure block holds one figure { … }, and this one has 2" },
    { "figure(3)", "x.md:10: figure is written with braces: figure { … }" },
    { "quiz {}", "x.md:10: quiz { … } stands in a ```quiz block of a lesson" },
    { "figure {\n titel = 'x', " DRAW " }",
      "x.md:11: figure has no field titel; the nearest is title" },
    { "figure {\n colour = 'x', " DRAW " }",
      "x.md:11: figure has no field colour; its fields are title, x, y, sliders, order, draw, run, "
      "notice, predict, seconds, guess" },
    { "figure { " DRAW ",\n seconds = 3 }",
      "x.md:11: seconds says about how long a `run` takes: a positive number, and only with run" },
    { "figure {\n 5, " DRAW " }", "x.md:11: figure has named fields only; this one needs a name" },
    { "figure {\n title = 5, " DRAW " }", "x.md:11: title: a string is wanted, not a number" },
    { "\nfigure {\n title = 'x' }", "x.md:11: draw is missing: a function is wanted" },
    { "figure { draw =\n 5 }", "x.md:10: draw: a function is wanted, not a number" },
    { "figure { " DRAW ",\n run = function() end }", "x.md:11: a figure has either draw or run" },
    { "figure { " DRAW ",\n x = 'bits' }",
      "x.md:11: x: a table such as { label = \"bits\" } is wanted, not a string" },
    { "figure { " DRAW ",\n x = { label = 'b',\n scale = 'logarithmic' } }",
      "x.md:12: scale of x is \"log\" or \"linear\", not \"logarithmic\"" },
    { "figure { " DRAW ",\n y = { lable = 'b' } }",
      "x.md:11: y has no field lable; the nearest is label" },
    { "figure { " DRAW ",\n sliders = { { default = 1 } } }",
      "x.md:11: a slider needs a name: sliders = { bits = { … } }" },
    { "figure { " DRAW ",\n sliders = {\n [2] = { default = 1 } } }",
      "x.md:12: a slider's name is a word: sliders = { bits = { … } }" },
    { "figure { " DRAW ",\n sliders = { n = 4 } }",
      "x.md:11: slider n: a table is wanted, not a number" },
    { SLIDER("{ default = 1 }"), "x.md:13: slider n has neither values nor min, max and step" },
    { SLIDER("{ default = 1, min = 0, max = 2 }"), "x.md:13: step is missing: a number is wanted" },
    { SLIDER("{ min = 0, max = 2,\n step = 1 }"),
      "x.md:13: default is missing: a number is wanted" },
    { SLIDER("{ default = 5, min = 0, max = 2, step = 1 }"),
      "x.md:13: default 5 of slider n is not within 0 to 2" },
    { SLIDER("{ default = 1.5, min = 0, max = 2, step = 1 }"),
      "x.md:13: default 1.5 of slider n is not on its steps; the nearest is 1" },
    { SLIDER("{ default = 0, min = 0,\n max = 0, step = 1 }"),
      "x.md:14: slider n: max 0 is not above min 0" },
    { SLIDER("{ default = 0, min = 0, max = 1,\n step = 0 }"),
      "x.md:14: slider n: step 0 is not above 0" },
    { SLIDER("{ default = 0, min = 0, max = 1, step = 1e-9 }"),
      "x.md:13: slider n has more than 1000000 values; make step larger" },
    { SLIDER("{ default = 0, min = 0, max = math.huge, step = 1 }"),
      "x.md:13: slider n: min, max and step are finite" },
    { SLIDER("{ default = 0, min = 'a', max = 1, step = 1 }"),
      "x.md:13: min: a number is wanted, not a string" },
    { SLIDER("{ default = 0, values = {} }"), "x.md:13: values of slider n is empty" },
    { SLIDER("{ default = 3, values = { 1, 2 } }"),
      "x.md:13: default of slider n is not one of its values" },
    { SLIDER("{ default = 1, values = { 1,\n 1 } }"),
      "x.md:14: values of slider n holds the same value twice" },
    { SLIDER("{ default = 1, values = { 1,\n {} } }"),
      "x.md:14: values of slider n are numbers, strings or booleans, not a table" },
    { SLIDER("{ default = 1, values = { 1 }, min = 0 }"),
      "x.md:13: slider n has either values, or min, max and step" },
    { SLIDER("{ default = 1, values = { 1 },\n names = { [2] = 'two' } }"),
      "x.md:14: names of slider n: 2 is not one of its values" },
    { SLIDER("{ default = 1, values = { 1 }, names = { 5 } }"),
      "x.md:13: a name of a value: a string is wanted, not a number" },
    { SLIDER("{ default = 1, min = 0, max = 2, step = 1, names = { 'one' } }"),
      "x.md:13: slider n: names belong to values; it has min and max" },
    { SLIDER("{ default = 1, min = 0, max = 2, step = 1, scale = 'log' }"),
      "x.md:13: slider n: a logarithmic track has a min above 0" },
    { SLIDER("{ default = 1, min = 1, max = 2, step = 1, scale = 'lg' }"),
      "x.md:13: scale of slider n is \"log\" or \"linear\", not \"lg\"" },
    { SLIDER("{ defualt = 1, min = 0, max = 2, step = 1 }"),
      "x.md:13: slider n has no field defualt; the nearest is default" },
    { "figure { " DRAW
      ", sliders = { bits = { default = 1, values = { 1 } } },\n order = { 'bitz' } }",
      "x.md:11: order: there is no slider bitz; the nearest is bits" },
    { "figure { " DRAW
      ", sliders = { bits = { default = 1, values = { 1 } } },\n order = { 'bits', 'bits' } }",
      "x.md:11: order names slider bits twice" },
    { "figure { " DRAW ",\n order = 'bits' }",
      "x.md:11: order: a list of strings is wanted, not a string" },
    { "local x =\nnil + 1", "x.md:11: attempt to perform arithmetic on a nil value" },
    { "figure {\n title = }", "x.md:11: unexpected symbol near '}'" },
};

// What a draw must not do; the body of draw stands in line 11.
static const struct wrong wrong_draws[] = {
    { "return",
      "x.md:10: draw returned nil; a list of series is wanted: return { line { x, y } }" },
    { "return line { {}, {} }",
      "x.md:10: draw returned one series; a list of series is wanted: return { line { x, y } }" },
    { "return { 5 }",
      "x.md:10: item 1 of what draw returned is a number; a series is wanted, as line { x, y }" },
    { "return { mark { 1, 2 }, { { 1 }, { 2 } } }",
      "x.md:10: item 2 of what draw returned is a plain table; a series is wanted, as line { x, y "
      "}" },
    { "return { line { { 1, 2 }, { 1 } } }",
      "x.md:11: line: x and y belong together; they have 2 and 1 values" },
    { "return { line { { 1, 'a' }, { 1, 2 } } }",
      "x.md:11: item 1 of line: item 2 is a string, not a number" },
    { "return { line { { 1 } } }", "x.md:11: item 2 of line: a list of numbers is wanted, not nil; "
                                   "line { x, y, marks = true, label = \"…\" }" },
    { "return { line { { 1 }, { 1 }, lable = 'x' } }",
      "x.md:11: line has no field lable; the nearest is label" },
    { "return { line { { 1 }, { 1 }, z9 = 1, q9 = 1, a9 = 1, m9 = 1, x9 = 1, h9 = 1 } }",
      "x.md:11: line has no field a9; line { x, y, marks = true, label = \"…\" }" },
    { "return { line { { 1 }, { 1 }, { 1 } } }",
      "x.md:11: line has too many unnamed items; line { x, y, marks = true, label = \"…\" }" },
    { "return { line { { 1 }, { 1 }, label = 5 } }",
      "x.md:11: label of line: a string is wanted, not a number" },
    { "return { line { { 1 }, { 1 }, marks = 5 } }",
      "x.md:11: marks of line: true or false is wanted, not a number" },
    { "return { line(3) }",
      "x.md:11: line is written with braces: line { x, y, marks = true, label = \"…\" }" },
    { "return { bars { { 'a' }, { 1, 2 } } }",
      "x.md:11: bars: x and y belong together; they have 1 and 2 values" },
    { "return { bars { { 'a' }, { 1 }, low = { 1 } } }",
      "x.md:11: high of bars: a list of numbers is wanted, not nil; bars { x, y, low = lows, high "
      "= highs, label = \"…\" }" },
    { "return { histogram { { 1 }, bins = 0 } }",
      "x.md:11: bins of histogram: a whole number from 1 to 10000 is wanted" },
    { "return { heat { { { 1, 2 }, { 3 } } } }",
      "x.md:11: item 1 of heat: rows 1 and 2 differ in length: 2 and 1 numbers" },
    { "return { heat { { { 1, 2 } }, x = { 1 } } }",
      "x.md:11: heat: x and a row belong together; they have 1 and 2 values" },
    { "return { mark { 1 } }",
      "x.md:11: item 2 of mark: a number is wanted, not nil; mark { x, y, label = \"…\" }" },
    { "return { rule { x = 1, y = 2 } }",
      "x.md:11: rule has either x or y; rule { x = 3, label = \"…\" } or rule { y = 3 }" },
    { "return { table { columns = { 'a' }, rows = { { 1, 2 } } } }",
      "x.md:11: row 1 of table: it has 2 cells, columns names 1" },
    { "return { table { columns = { 'a' }, rows = { { {} } } } }",
      "x.md:11: row 1 of table: a text or a number is wanted, not a table" },
    { "return { mark { s.bitz, 1 } }", "x.md:11: there is no slider bitz; the nearest is bits" },
    { "return { mark { s.banana, 1 } }", "x.md:11: there is no slider banana" },
    { "return { curve { {}, {} } }", "x.md:11: attempt to call a nil value (global 'curve')" },
    { "return { lin { {}, {} } }",
      "x.md:11: attempt to call a nil value (global 'lin'); the nearest is line" },
    { "return { histgram { {} } }",
      "x.md:11: attempt to call a nil value (global 'histgram'); the nearest is histogram" },
    { "error('no data')", "x.md:11: no data" },
};

static void a_guess_is_of_the_axis_that_the_block_names(void **state) {
    static const struct {
        const char *source;
        enum guess_of guess;
    } blocks[] = {
        { "figure { draw = print }", GUESS_OF_Y },
        { "figure { draw = print, guess = 'y' }", GUESS_OF_Y },
        { "figure { draw = print, guess = 'x' }", GUESS_OF_X },
        { "figure { draw = print, guess = 'neither' }", GUESS_OF_NEITHER },
    };
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        struct live_figure *figure = load(*state, blocks[i].source);
        assert_int_equal(figure->guess, blocks[i].guess);
        live_figure_free(figure);
    }
}

static void a_table_is_seen_in_the_program_before_it_is_drawn(void **state) {
    static const struct {
        const char *source;
        bool has_table;
    } blocks[] = {
        { "figure { draw = function() return { table { columns = {}, rows = {} } } end }", true },
        { "figure { draw = function() return { table({}) } end }", true },
        { "figure { draw = function() return { table\n  {} } end }", true },
        { "figure { draw = function() return table.concat({}) end }", false },
        { "local lookup_table = print\nlookup_table {}\nfigure { draw = print }", false },
        { "local of = { table = print }\nof.table {}\nfigure { draw = print }", false },
        { "local tables = print\ntables {}\nfigure { draw = print }", false },
    };
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        struct live_figure *figure = load(*state, blocks[i].source);
        assert_int_equal(figure->has_table, blocks[i].has_table);
        live_figure_free(figure);
    }
}

static void wrong_blocks_are_told_at_their_line(void **state) {
    for (size_t i = 0; i < sizeof wrong_blocks / sizeof *wrong_blocks; i++) {
        struct live_figure *figure;
        struct error err = { 0 };
        enum status status =
            live_figure_load(*state, "x.md", 10, "f", wrong_blocks[i].source, &figure, &err);
        if (status != STATUS_COURSE || strcmp(err.text, wrong_blocks[i].expected) != 0)
            complain("%s\n expected: %s\n      got: %s", wrong_blocks[i].source,
                     wrong_blocks[i].expected, err.text);
    }
}

static void wrong_draws_are_told_at_their_line(void **state) {
    for (size_t i = 0; i < sizeof wrong_draws / sizeof *wrong_draws; i++) {
        char source[500];
        snprintf(source, sizeof source,
                 "figure { sliders = { bits = { default = 1, values = { 1 } } }, draw = "
                 "function(s)\n%s end }",
                 wrong_draws[i].source);
        struct live_figure *figure = load(*state, source);
        struct figure out;
        struct error err = { 0 };
        enum status status = live_figure_draw(figure, NULL, &out, &err);
        if (status != STATUS_COURSE || strcmp(err.text, wrong_draws[i].expected) != 0)
            complain("%s\n expected: %s\n      got: %s", wrong_draws[i].source,
                     wrong_draws[i].expected, err.text);
        live_figure_free(figure);
    }
}

struct watched {
    int points, progress;
    double last;
};

static void see_point(void *owner, const char *label, double x, double y) {
    struct watched *watched = owner;
    assert_string_equal(label, "loss");
    assert_true(y == x * x);
    watched->points++;
}

static bool see_progress(void *owner, double fraction) {
    struct watched *watched = owner;
    watched->last = fraction;
    return ++watched->progress < 5;
}

static void a_job_reports_and_can_be_stopped(void **state) {
    struct live_figure *figure =
        load(*state, "figure { sliders = { n = { default = 3, min = 1, max = 9, step = 1 } }, run "
                     "= function(s, job)\n"
                     "for i = 1, s.n do job:point('loss', i, i * i) job:progress(i / s.n) end\n"
                     "return { mark { s.n, 1 } } end }");
    struct watched watched = { 0 };
    struct live_figure_watch watch = { see_point, see_progress, NULL, &watched };
    struct figure out;
    struct error err = { 0 };
    assert_true(figure->is_job);
    assert_int_equal(live_figure_run(figure, NULL, &watch, &out, &err), STATUS_OK);
    assert_int_equal(watched.points, 3);
    assert_true(watched.last == 1);
    figure_release(&out);
    watched.progress = 0;
    assert_int_equal(live_figure_run(figure, (size_t[]) { 8 }, &watch, &out, &err), STATUS_COURSE);
    assert_string_equal(err.text, "x.md:11: the job was stopped");
    assert_int_equal(live_figure_run(figure, NULL, NULL, &out, &err), STATUS_OK);
    figure_release(&out);
    live_figure_free(figure);
}

static void see_so_far(void *owner, const struct figure *figure) {
    struct watched *watched = owner;
    assert_string_equal(figure->title, "Bars");
    assert_int_equal(figure->n_series, 1);
    assert_int_equal(figure->series[0].kind, SERIES_BARS);
    watched->points++;
    watched->last = figure->series[0].y[0];
}

// Bars grow while they are measured: each job:show is a whole figure, under the figure's own title.
static void a_job_shows_what_its_figure_is_so_far(void **state) {
    struct live_figure *figure =
        load(*state, "figure { title = 'Bars', run = function(s, job)\n"
                     "for i = 1, 3 do job:show { bars { { 'one' }, { i } } } end\n"
                     "return { bars { { 'one' }, { 4 } } } end }");
    struct watched watched = { 0 };
    struct live_figure_watch watch = { .so_far = see_so_far, .owner = &watched };
    struct figure out;
    struct error err = { 0 };
    assert_int_equal(live_figure_run(figure, NULL, &watch, &out, &err), STATUS_OK);
    assert_int_equal(watched.points, 3);
    assert_true(watched.last == 3 && out.series[0].y[0] == 4);
    figure_release(&out);
    assert_int_equal(live_figure_run(figure, NULL, NULL, &out, &err), STATUS_OK);
    figure_release(&out);
    live_figure_free(figure);
    figure = load(*state, "figure { title = 'Bars', run = function(s, job) job:show(3) end }");
    assert_int_equal(live_figure_run(figure, NULL, &watch, &out, &err), STATUS_COURSE);
    assert_non_null(strstr(err.text, "job:show: a list of series is wanted"));
    live_figure_free(figure);
    figure = load(*state, "figure { title = 'Bars', run = function(s, job)\n"
                          "job:show { bars { { 'one' }, { 1 } } } job:show { 3 } end }");
    assert_int_equal(live_figure_run(figure, NULL, &watch, &out, &err), STATUS_COURSE);
    assert_non_null(strstr(err.text, "what job:show was given"));
    live_figure_free(figure);
}

// Of the processor: how busy the machine is changes nothing.
static double milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec * 1e-6;
}

// A sweep over 65,536 values: the time is printed; the bound only catches work per element in Lua.
static void a_sweep_over_many_values_stays_in_c(void **state) {
    struct live_figure *figure =
        load(*state,
             "local kept\nfigure { sliders = { bits = { default = 4, min = 2, max = 8, step = 1 } "
             "}, draw = function(s)\n"
             "kept = kept or rng.default(2):normal(65536)\n"
             "local x, y = {}, {}\n"
             "for i = 1, 20 do\n"
             "  local clip = 0.25 * i\n"
             "  x[i], y[i] = clip, ((kept - ref.symmetric(kept, s.bits).xhat) ^ 2 / clip):mean()\n"
             "end\n"
             "return { line { x, y }, scatter { kept, kept * 2 } } end }");
    double best = 1e9;
    for (int round = 0; round < 5; round++) {
        double start = milliseconds();
        struct figure out = draw(figure, NULL);
        double took = milliseconds() - start;
        if (round && took < best) best = took;
        figure_release(&out);
    }
    print_message("20 quantizations and 60 array operations over 65,536 values: %.2f ms\n", best);
    if (best > 500) complain("%.1f ms", best);
    live_figure_free(figure);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_becomes_a_figure),
        cmocka_unit_test(every_series_carries_its_numbers),
        cmocka_unit_test(a_figure_outlives_its_arrays),
        cmocka_unit_test(sliders_give_lua_what_the_screen_shows),
        cmocka_unit_test(keys_move_a_slider_to_its_ends),
        cmocka_unit_test(only_identical_sliders_are_the_same),
        cmocka_unit_test(a_guess_is_of_the_axis_that_the_block_names),
        cmocka_unit_test(a_table_is_seen_in_the_program_before_it_is_drawn),
        cmocka_unit_test(wrong_blocks_are_told_at_their_line),
        cmocka_unit_test(wrong_draws_are_told_at_their_line),
        cmocka_unit_test(a_job_reports_and_can_be_stopped),
        cmocka_unit_test(a_job_shows_what_its_figure_is_so_far),
        cmocka_unit_test(a_sweep_over_many_values_stays_in_c),
    };
    return cmocka_run_group_tests(tests, new_script, free_script);
}
