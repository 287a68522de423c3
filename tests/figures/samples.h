// SPDX-License-Identifier: MIT
// Figures described in code, for golden screens and for tests of everything that a figure can be
// turned into. Their numbers are exact or far from a dot's edge, so that no libm changes a screen.
#ifndef TESTS_FIGURES_SAMPLES_H
#define TESTS_FIGURES_SAMPLES_H

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "lab/figure/figure.h"

enum { SAMPLE_SERIES_MAX = 16 };

static inline struct figure sample_figure(const char *title, const char *x, const char *y) {
    struct figure figure = { .title = title, .notice = "", .settings = "" };
    figure.x.label = x;
    figure.y.label = y;
    return figure;
}

static inline struct series *sample_add(struct figure *figure, enum series_kind kind,
                                        const char *label) {
    if (!figure->series)
        figure->series = arena_alloc(&figure->arena, SAMPLE_SERIES_MAX * sizeof *figure->series);
    struct series *series = &figure->series[figure->n_series++];
    series->kind = kind;
    series->label = label;
    return series;
}

static inline double *sample_numbers(struct figure *figure, const double *from, size_t n) {
    double *copy = arena_alloc(&figure->arena, n * sizeof *copy);
    if (from && n) memcpy(copy, from, n * sizeof *copy);
    return copy;
}

static inline struct series *sample_points(struct figure *figure, enum series_kind kind,
                                           const char *label, size_t n, const double *x,
                                           const double *y) {
    struct series *series = sample_add(figure, kind, label);
    series->n = n;
    series->x = x ? sample_numbers(figure, x, n) : NULL;
    series->y = y ? sample_numbers(figure, y, n) : NULL;
    return series;
}

// A generator of its own, exact everywhere: 53 bits of splitmix64 in [0, 1).
static inline double sample_random(uint64_t *state) {
    uint64_t z = (*state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (double)((z ^ (z >> 31)) >> 11) * 0x1p-53;
}

static inline double sample_bell(uint64_t *state) { // a sum of twelve, without any libm
    double sum = -6;
    for (int i = 0; i < 12; i++)
        sum += sample_random(state);
    return sum;
}

static inline struct figure sample_bits(void) {
    static const double bits[] = { 2, 3, 4, 5, 6, 7, 8 };
    static const double mse[] = { 0.331, 0.0412, 0.0101, 0.00221, 0.00047, 0.000119, 2.68e-5 };
    static const double rule[] = { 0.1,         0.025,       0.00625,      0.0015625,
                                   0.000390625, 9.765625e-5, 2.44140625e-5 };
    struct figure figure = sample_figure("Quantization error against bit width", "bits", "MSE");
    figure.y.log = true;
    figure.settings = "n = 16, seed = 2";
    sample_points(&figure, SERIES_LINE, "measured", 7, bits, mse)->marks = true;
    sample_points(&figure, SERIES_LINE, "4^-b", 7, bits, rule);
    return figure;
}

static inline struct figure sample_clip(void) {
    double x[91], rounding[91], clipping[91], total[91];
    for (int i = 0; i < 91; i++) {
        x[i] = 0.5 + i * 0.05;
        rounding[i] = x[i] * x[i] / 160;
        clipping[i] = 0.6 / ((1 + x[i]) * (1 + x[i]) * (1 + x[i] * x[i]));
        total[i] = rounding[i] + clipping[i];
    }
    struct figure figure = sample_figure("Where to clip", "clip (standard deviations)", "MSE");
    sample_points(&figure, SERIES_LINE, "total", 91, x, total);
    sample_points(&figure, SERIES_LINE, "rounding", 91, x, rounding);
    sample_points(&figure, SERIES_LINE, "clipping", 91, x, clipping);
    int best = 0;
    for (int i = 0; i < 91; i++)
        if (total[i] < total[best]) best = i;
    sample_points(&figure, SERIES_MARK, "best clip", 1, &x[best], &total[best]);
    double most = 4.2;
    sample_points(&figure, SERIES_RULE, "max|x|", 1, &most, NULL);
    return figure;
}

static inline struct figure sample_entropy(void) {
    double temperature[61], entropy[61], most = 2.302585092994046;
    for (int i = 0; i < 61; i++) {
        temperature[i] = 0.1 * exp2(i / 6.0);
        double warm = temperature[i] * temperature[i];
        entropy[i] = most * warm / (warm + 1.5);
    }
    struct figure figure =
        sample_figure("Entropy against temperature", "temperature", "entropy (nats)");
    figure.x.log = true;
    sample_points(&figure, SERIES_LINE, "softmax of ten logits", 61, temperature, entropy);
    sample_points(&figure, SERIES_RULE, "ln 10", 1, NULL, &most);
    return figure;
}

static inline struct figure sample_histogram(void) {
    struct figure figure = sample_figure("65,536 weights", "weight", "count");
    struct series *series = sample_add(&figure, SERIES_HISTOGRAM, "weights");
    double *values = sample_numbers(&figure, NULL, 65536);
    uint64_t state = 2;
    for (int i = 0; i < 65536; i++)
        values[i] = sample_bell(&state);
    series->n = 65536;
    series->y = values;
    return figure;
}

static inline struct figure sample_heat(void) {
    static const double bits[] = { 2, 4, 8 };
    static const double heat[] = { 0.9,  0.71, 0.43, 0.95, 0.31, 0.22, 0.6,  0.88,
                                   0.31, 0.2,  0.11, 0.4,  0.09, 0.08, 0.2,  0.33,
                                   0.02, 0.01, 0.01, 0.05, 0.01, NAN,  0.02, 0.03 };
    struct figure figure = sample_figure("Sensitivity of each layer", "layer", "bits");
    struct series *series = sample_add(&figure, SERIES_HEAT, "KL");
    series->rows = 3;
    series->cols = 8;
    series->y = sample_numbers(&figure, bits, 3);
    series->heat = sample_numbers(&figure, heat, 24);
    return figure;
}

static inline struct figure sample_bars(void) {
    static const char *const names[] = { "fp32", "fp16", "int8", "int4" };
    static const double measured[] = { 102.3, 54.1, 28.8, 16.9 };
    static const double low[] = { 95.1, 50.3, 26.8, 15.7 }, high[] = { 112.5, 59.5, 31.7, 18.6 };
    static const double predicted[] = { 98, 49, 24.5, 12.25 };
    struct figure figure = sample_figure("Token time", "format", "ms per token");
    struct series *series = sample_points(&figure, SERIES_BARS, "measured", 4, NULL, measured);
    series->names = names;
    series->low = low;
    series->high = high;
    sample_points(&figure, SERIES_BARS, "predicted", 4, NULL, predicted)->names = names;
    return figure;
}

static inline struct figure sample_lying_bars(void) {
    static const char *const names[] = { "fp32 scalar", "fp32 AVX2", "int8 group 32 AVX2",
                                         "int4 group 32 AVX2", "int4 group 32 AVX-512 VNNI" };
    static const double speed[] = { 8.2, 11.9, 11.2, 9.7, 10.4 };
    struct figure figure = sample_figure("Bandwidth reached", "", "GB/s");
    sample_points(&figure, SERIES_BARS, "", 5, NULL, speed)->names = names;
    return figure;
}

static inline struct figure sample_weights(void) {
    static const double weights[] = { 0.4, 1.5,  -0.1, 1.1,  0.9, 0.2,  -0.3, -0.9,
                                      0.7, -2.3, 1.9,  -0.2, 0,   -1.2, 0.5,  -0.6 };
    double x[16];
    for (int i = 0; i < 16; i++)
        x[i] = i;
    struct figure figure = sample_figure("Sixteen weights", "i", "w");
    sample_points(&figure, SERIES_BARS, "", 16, x, weights);
    return figure;
}

static inline struct figure sample_scatter(void) {
    struct figure figure = sample_figure("Two clusters", "x1", "x2");
    uint64_t state = 7;
    for (int k = 0; k < 2; k++) {
        double x[40], y[40];
        for (int i = 0; i < 40; i++) {
            x[i] = sample_bell(&state) + (k ? -2 : 2);
            y[i] = sample_bell(&state);
        }
        sample_points(&figure, SERIES_SCATTER, k ? "pruned" : "kept", 40, x, y);
    }
    return figure;
}

static inline struct figure sample_six_lines(void) {
    static const char *const labels[] = { "one", "two", "three", "four", "five", "six" };
    struct figure figure = sample_figure("Six lines", "t", "v");
    for (int k = 0; k < 6; k++) {
        double x[50], y[50];
        for (int i = 0; i < 50; i++) {
            x[i] = i * 0.2;
            y[i] = (x[i] - k) * (x[i] - k) * (k % 2 ? 0.7 : 1);
        }
        sample_points(&figure, SERIES_LINE, labels[k], 50, x, y);
    }
    return figure;
}

static inline struct figure sample_offset(void) {
    static const double x[] = { 0, 1, 2, 3, 4 };
    static const double y[] = { 1e9, 1e9 + 0.007, 1e9 + 0.009, 1e9 - 0.006, 1e9 - 0.001 };
    struct figure figure = sample_figure("A huge offset", "step", "loss");
    sample_points(&figure, SERIES_LINE, "loss", 5, x, y)->marks = true;
    return figure;
}

static inline struct figure sample_left_out(void) {
    static const double x[] = { 1, 2, 3, 4, 5, 6, 7, 8 };
    static const double y[] = { 0.5, 0.2, 0, 0.05, NAN, 0.01, INFINITY, 0.002 };
    struct figure figure = sample_figure("Points that a log axis cannot show", "step", "loss");
    figure.y.log = true;
    sample_points(&figure, SERIES_LINE, "run", 8, x, y)->marks = true;
    return figure;
}

static inline struct figure sample_table(void) {
    static const char *const columns[] = { "model", "parameters", "fp16", "int4" };
    static const char *const cells[] = { "Llama 2 7B",      "6.74", "13.5", "3.8",
                                         "Llama 2 13B",     "13.0", "26.0", "7.3",
                                         "say \"hi\", you", "0.1",  "0.2",  "0.05" };
    struct figure figure = sample_figure("Sizes", "", "");
    struct series *series = sample_add(&figure, SERIES_TABLE, "");
    series->rows = 3;
    series->cols = 4;
    series->columns = columns;
    series->cells = cells;
    return figure;
}

static inline struct figure sample_plot_and_table(void) {
    static const char *const columns[] = { "bits", "MSE" };
    static const char *const cells[] = { "2", "0.331", "3", "0.0412", "4", "0.0101" };
    struct figure figure = sample_bits();
    struct series *series = sample_add(&figure, SERIES_TABLE, "");
    series->rows = 3;
    series->cols = 2;
    series->columns = columns;
    series->cells = cells;
    return figure;
}

// In low pictures the table leaves fewer rows than there are bars, so that they stand.
static inline struct figure sample_bars_and_table(void) {
    static const char *const columns[] = { "format", "bits" };
    static const char *const cells[] = { "fp32", "32", "int8", "8.5", "int4", "4.5", "2-bit", "2" };
    struct figure figure = sample_lying_bars();
    struct series *series = sample_add(&figure, SERIES_TABLE, "");
    series->rows = 4;
    series->cols = 2;
    series->columns = columns;
    series->cells = cells;
    return figure;
}

static inline struct figure sample_empty(void) {
    return sample_figure("Nothing yet", "x", "y");
}

static inline struct figure sample_single(void) {
    double x = 3, y = 7;
    struct figure figure = sample_figure("One point", "x", "y");
    sample_points(&figure, SERIES_LINE, "it", 1, &x, &y)->marks = true;
    return figure;
}

static inline struct figure sample_constant(void) {
    static const double x[] = { 1, 2, 3 }, y[] = { 0.25, 0.25, 0.25 };
    struct figure figure = sample_figure("Constant", "x", "y");
    sample_points(&figure, SERIES_LINE, "flat", 3, x, y);
    return figure;
}

static const struct sample {
    const char *name;
    struct figure (*make)(void);
} samples[] = {
    { "bits", sample_bits },
    { "clip", sample_clip },
    { "entropy", sample_entropy },
    { "histogram", sample_histogram },
    { "heat", sample_heat },
    { "bars", sample_bars },
    { "lying-bars", sample_lying_bars },
    { "weights", sample_weights },
    { "scatter", sample_scatter },
    { "six-lines", sample_six_lines },
    { "offset", sample_offset },
    { "left-out", sample_left_out },
    { "table", sample_table },
    { "plot-and-table", sample_plot_and_table },
    { "bars-and-table", sample_bars_and_table },
    { "empty", sample_empty },
    { "single", sample_single },
    { "constant", sample_constant },
};
enum { SAMPLES = sizeof samples / sizeof *samples };

#endif
