// SPDX-License-Identifier: MIT
// Bins of histograms. The width is Freedman and Diaconis' (1981), 2 IQR / n^(1/3), but never fewer
// bins than Sturges' rule and never more than columns; whole numbers get one bin each. Quartiles
// are read from a fine count of 1,024 bins: one pass, no sorting, and near enough for a width. All
// histograms of a figure share their edges.
#include <math.h>

#include "lab/figure/chart.h"

enum { FINE = 1024 };

struct sample {
    struct extent extent;
    size_t n;
    bool whole; // all values are integers
};

static void look_at(struct sample *sample, const struct series *series, bool log) {
    for (size_t i = 0; i < series->n; i++) {
        double value = series->y[i];
        if (!number_usable(value) || (log && value <= 0)) continue;
        extent_add(&sample->extent, value);
        sample->whole &= value == floor(value);
        sample->n++;
    }
}

static size_t count_into(const struct series *series, const struct histogram *edges, size_t bins,
                         double *counts) {
    double from = edges->log ? log10(edges->low) : edges->low;
    double span = (edges->log ? log10(edges->high) : edges->high) - from;
    size_t n = 0;
    for (size_t i = 0; i < series->n; i++) {
        double value = series->y[i];
        if (!number_usable(value) || (edges->log && value <= 0)) continue;
        double place = ((edges->log ? log10(value) : value) - from) / span * (double)bins;
        size_t bin = place > 0 ? (size_t)place : 0;
        counts[bin < bins ? bin : bins - 1]++;
        n++;
    }
    return n;
}

// The place in 0..1 below which `share` of the values lie.
static double quantile(const double *counts, double share, size_t n) {
    double want = share * (double)n, seen = 0;
    for (size_t i = 0; i < FINE; i++) {
        if (seen + counts[i] >= want && counts[i] > 0)
            return ((double)i + (want - seen) / counts[i]) / FINE;
        seen += counts[i];
    }
    return 1;
}

static size_t automatic_bins(const struct series *series, const struct histogram *edges) {
    double counts[FINE] = { 0 };
    size_t n = count_into(series, edges, FINE, counts);
    double sturges = ceil(log2((double)(n ? n : 1))) + 1;
    double iqr = quantile(counts, 0.75, n) - quantile(counts, 0.25, n);
    double width = 2 * iqr / cbrt((double)(n ? n : 1));
    double bins = width > 0 ? ceil(1 / width) : sturges;
    return (size_t)fmin(fmax(bins, sturges), 1e6);
}

static struct sample sample_all(const struct chart *chart) {
    struct sample sample = { .whole = true };
    for (size_t s = 0; s < chart->figure->n_series; s++)
        if (chart->series[s].from->kind == SERIES_HISTOGRAM)
            look_at(&sample, chart->series[s].from, chart->figure->x.log);
    return sample;
}

// Edges around the data; `*bins` is set where the data's own grid gives it.
static struct histogram choose_edges(const struct sample *sample, bool log, int columns,
                                     size_t *bins) {
    double low = sample->extent.low, high = sample->extent.high;
    *bins = 0;
    if (sample->whole && !log && high - low + 1 <= columns) {
        *bins = (size_t)(high - low + 1);
        return (struct histogram) { .low = low - 0.5, .high = high + 0.5 };
    }
    struct scale scale = scale_fit(sample->extent, log, FIT_TIGHT);
    return (struct histogram) { .low = scale.low, .high = scale.high, .log = log };
}

static void fill_one(struct chart *chart, struct chart_series *at, const struct histogram *edges,
                     size_t bins) {
    at->histogram = *edges;
    at->histogram.n = bins;
    at->histogram.counts = arena_alloc(&chart->arena, bins * sizeof(double));
    count_into(at->from, edges, bins, at->histogram.counts);
}

void histogram_fill(struct chart *chart, int columns) {
    struct sample sample = sample_all(chart);
    size_t own, shared = 0, most = columns > 0 ? (size_t)columns : 1;
    if (!sample.n) return;
    struct histogram edges = choose_edges(&sample, chart->figure->x.log, columns, &own);
    for (size_t s = 0; s < chart->figure->n_series; s++) {
        struct chart_series *at = &chart->series[s];
        if (at->from->kind != SERIES_HISTOGRAM) continue;
        size_t bins = at->from->bins;
        if (!bins && !shared) shared = own ? own : automatic_bins(at->from, &edges);
        if (!bins) bins = shared < most ? shared : most;
        if (bins > 65536) bins = 65536;
        fill_one(chart, at, &edges, bins);
    }
}

double histogram_edge(const struct histogram *histogram, size_t bin) {
    double share = (double)bin / (double)histogram->n;
    if (!histogram->log) return histogram->low + share * (histogram->high - histogram->low);
    return histogram->low * pow(histogram->high / histogram->low, share);
}
