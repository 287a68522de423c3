// SPDX-License-Identifier: MIT
// The palette, computed: contrast on every ground that it is made for, series that stay apart for
// every colour vision, and what terminals say of their ground.
#include "tests/check.h"

#include <math.h>

#include "lab/cells/palette.h"

enum { TEXT_TENTHS = 45, SERIES = 8 };

struct ground {
    const char *name;
    int rgb[3];
};

static const struct ground dark[] = { { "black", { 0, 0, 0 } },
                                      { "usual dark grey", { 30, 30, 30 } },
                                      { "One Dark", { 40, 44, 52 } } };
static const struct ground light[] = { { "white", { 255, 255, 255 } },
                                       { "Solarized light", { 253, 246, 227 } } };

static bool is_heat(int style) {
    return style >= STYLE_HEAT_0 && style <= STYLE_HEAT_7;
}

// Text and series 4.5:1 (WCAG 2.1, 1.4.3); tiles of heat maps, which are no text, 3:1 (1.4.11).
static void assert_contrast(enum palette palette, const struct ground *grounds, size_t n) {
    for (int style = 0; style < STYLE_COUNT; style++) {
        struct look look = palette_look((enum style)style, 256, palette);
        int text[3], own[3];
        if (look.text == PALETTE_OWN) continue;
        palette_rgb(look.text, text);
        for (size_t i = 0; i < n; i++) {
            if (look.ground != PALETTE_OWN) palette_rgb(look.ground, own);
            double contrast =
                palette_contrast(text, look.ground == PALETTE_OWN ? grounds[i].rgb : own);
            double least = is_heat(style) ? 3 : TEXT_TENTHS / 10.0;
            if (contrast < least)
                fail_msg("style %d, colour %d: %.2f on %s", style, look.text, contrast,
                         grounds[i].name);
        }
    }
}

static void text_and_series_reach_four_and_a_half_to_one(void **state) {
    (void)state;
    assert_contrast(PALETTE_DARK, dark, sizeof dark / sizeof *dark);
    assert_contrast(PALETTE_LIGHT, light, sizeof light / sizeof *light);
}

// One colour for black and white: no more than 4.58 is possible on both, and few hues come near.
static void where_the_ground_is_not_known_both_get_three_to_one(void **state) {
    (void)state;
    for (int style = 0; style < STYLE_COUNT; style++) {
        struct look look = palette_look((enum style)style, 256, PALETTE_AUTO);
        int text[3];
        if (look.text == PALETTE_OWN || look.ground != PALETTE_OWN || is_heat(style)) continue;
        palette_rgb(look.text, text);
        double on_black = palette_contrast(text, dark[0].rgb),
               on_white = palette_contrast(text, light[0].rgb);
        if (on_black < 3 || on_white < 3)
            fail_msg("style %d: %.2f on black, %.2f on white", style, on_black, on_white);
    }
}

static void known_contrasts_are_computed(void **state) {
    (void)state;
    static const int gray[3] = { 118, 118, 118 };
    assert_true(fabs(palette_contrast(dark[0].rgb, light[0].rgb) - 21) < 1e-9);
    assert_true(fabs(palette_contrast(gray, light[0].rgb) - 4.54) < 0.01); // the well-known #767676
}

// Colour vision by Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
static const double visions[][9] = {
    { 1, 0, 0, 0, 1, 0, 0, 0, 1 },
    { 0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998 },
    { 0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881 },
};

static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double root(double t) {
    return t > 0.008856 ? cbrt(t) : 7.787 * t + 16.0 / 116;
}

static void lab_of(int color, const double *vision, double lab[3]) {
    int rgb[3];
    double seen[3];
    palette_rgb(color, rgb);
    for (int i = 0; i < 3; i++) {
        seen[i] = 0;
        for (int k = 0; k < 3; k++)
            seen[i] += vision[3 * i + k] * linear(rgb[k]);
        seen[i] = fmin(fmax(seen[i], 0), 1);
    }
    double x = root((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.95047);
    double y = root(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
    double z = root((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.08883);
    lab[0] = 116 * y - 16, lab[1] = 500 * (x - y), lab[2] = 200 * (y - z);
}

static double difference(int a, int b, const double *vision) {
    double one[3], two[3];
    lab_of(a, vision, one);
    lab_of(b, vision, two);
    return hypot(hypot(one[0] - two[0], one[1] - two[1]), one[2] - two[2]);
}

// CIE 1976 difference: 2.3 is just noticeable; the first four series, which most figures have, are
// far apart.
static void series_stay_apart_for_every_colour_vision(void **state) {
    (void)state;
    for (int palette = PALETTE_DARK; palette <= PALETTE_LIGHT; palette++)
        for (size_t v = 0; v < sizeof visions / sizeof *visions; v++)
            for (int i = 0; i < SERIES; i++)
                for (int k = 0; k < i; k++) {
                    int a = palette_look(STYLE_SERIES_1 + i, 256, (enum palette)palette).text;
                    int b = palette_look(STYLE_SERIES_1 + k, 256, (enum palette)palette).text;
                    double apart = difference(a, b, visions[v]);
                    if (apart < (i < 4 ? 20 : 10))
                        fail_msg("palette %d, vision %zu: series %d and %d are %.1f apart", palette,
                                 v, k + 1, i + 1, apart);
                }
}

static void without_colours_attributes_stay(void **state) {
    (void)state;
    for (int style = 0; style < STYLE_COUNT; style++) {
        struct look none = palette_look((enum style)style, 0, PALETTE_DARK),
                    mono = palette_look((enum style)style, 256, PALETTE_MONO);
        assert_int_equal(none.text, PALETTE_OWN);
        assert_int_equal(none.ground, PALETTE_OWN);
        assert_memory_equal(&none, &mono, sizeof none);
    }
    assert_true(palette_look(STYLE_FOCUS, 0, PALETTE_AUTO).attributes & LOOK_REVERSE);
}

static void sixteen_colours_are_bright_on_a_dark_ground(void **state) {
    (void)state;
    assert_int_equal(palette_look(STYLE_BAD, 16, PALETTE_DARK).text, 9);
    assert_int_equal(palette_look(STYLE_BAD, 16, PALETTE_LIGHT).text, 1);
    assert_int_equal(palette_look(STYLE_BAD, 8, PALETTE_DARK).text, 1);
}

// Cyan on white is what the first line of every figure would be.
static void of_few_colours_the_first_series_is_no_faint_one_on_a_light_ground(void **state) {
    (void)state;
    assert_int_equal(palette_look(STYLE_SERIES_1, 8, PALETTE_DARK).text, 6);
    assert_int_equal(palette_look(STYLE_SERIES_1, 8, PALETTE_LIGHT).text, 4);
    assert_int_equal(palette_look(STYLE_SERIES_7, 8, PALETTE_LIGHT).text, 6);
    assert_int_equal(palette_look(STYLE_CODE, 16, PALETTE_LIGHT).text, 4);
}

static void the_ground_is_read_from_what_terminals_say(void **state) {
    (void)state;
    assert_int_equal(palette_from_variable("15;0"), PALETTE_DARK);
    assert_int_equal(palette_from_variable("0;default;15"), PALETTE_LIGHT);
    assert_int_equal(palette_from_variable("0;default"), PALETTE_AUTO);
    assert_int_equal(palette_from_variable(NULL), PALETTE_AUTO);
    assert_int_equal(palette_from_answer("11;rgb:1e1e/1e1e/1e1e"), PALETTE_DARK);
    assert_int_equal(palette_from_answer("11;rgb:fd/f6/e3"), PALETTE_LIGHT);
    assert_int_equal(palette_from_answer("11;rgb:ffff/ffff/ffff"), PALETTE_LIGHT);
    assert_int_equal(palette_from_answer("11;#000000"), PALETTE_AUTO);
    assert_int_equal(palette_from_answer(""), PALETTE_AUTO);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_and_series_reach_four_and_a_half_to_one),
        cmocka_unit_test(where_the_ground_is_not_known_both_get_three_to_one),
        cmocka_unit_test(known_contrasts_are_computed),
        cmocka_unit_test(series_stay_apart_for_every_colour_vision),
        cmocka_unit_test(without_colours_attributes_stay),
        cmocka_unit_test(sixteen_colours_are_bright_on_a_dark_ground),
        cmocka_unit_test(of_few_colours_the_first_series_is_no_faint_one_on_a_light_ground),
        cmocka_unit_test(the_ground_is_read_from_what_terminals_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
