// SPDX-License-Identifier: MIT
// The points of a figure one by one. Every kind of series has a way to say how many points it has
// and where each is; walking, finding and reading are the same for all.
#include "lab/figure/read_out.h"

#include <math.h>
#include <strings.h>

#include "lab/figure/draw.h"
#include "lab/figure/number.h"

enum { DIGITS = 5 };

static void open_chart(struct chart *chart, const struct figure *figure, struct figure_size size) {
    chart_init(chart, figure, size.cols - 8 > 1 ? size.cols - 8 : 1, chart_rows(figure, size.rows));
}

static size_t count_of(const struct chart *chart, size_t s) {
    const struct series *series = chart->series[s].from;
    switch (series->kind) {
    case SERIES_HISTOGRAM:
        return chart->series[s].histogram.n;
    case SERIES_HEAT:
        return series->rows * series->cols;
    case SERIES_RULE:
    case SERIES_TABLE:
        return 0;
    default:
        return series->y ? series->n : 0;
    }
}

static double bin_middle(const struct histogram *histogram, size_t bin) {
    double low = histogram_edge(histogram, bin), high = histogram_edge(histogram, bin + 1);
    return histogram->log ? sqrt(low * high) : (low + high) / 2;
}

static struct figure_point point_of(const struct chart *chart, size_t s, size_t i) {
    const struct series *series = chart->series[s].from;
    const struct scale *keys = chart_keys(chart);
    if (series->kind == SERIES_HISTOGRAM)
        return (struct figure_point) { bin_middle(&chart->series[s].histogram, i),
                                       chart->series[s].histogram.counts[i] };
    if (series->kind == SERIES_HEAT)
        return (struct figure_point) { keys->slots[i % series->cols],
                                       chart->up.scale.slots[i / series->cols] };
    if (series->kind == SERIES_BARS) {
        long slot = chart_slot(chart, series, i);
        return (struct figure_point) { slot >= 0 ? keys->slots[slot] : NAN, series->y[i] };
    }
    return (struct figure_point) { series->x ? series->x[i] : NAN, series->y[i] };
}

static bool is_shown(const struct chart *chart, struct figure_point point) {
    double across, up;
    return chart_place(chart, point.x, point.y, &across, &up);
}

// Walking
// -----------------------------------------------------------------------------------------------

// The point of a series that is next to `x` in a direction; with 0 the nearest one. `from` breaks
// ties between equal x; an infinite x asks for the least. False where there is none.
static bool find_along(const struct chart *chart, size_t s, double x, size_t from, int direction,
                       size_t *found) {
    double best = INFINITY;
    bool any = false;
    size_t n = count_of(chart, s);
    for (size_t i = 0; i < n; i++) {
        struct figure_point point = point_of(chart, s, i);
        if (!is_shown(chart, point)) continue;
        double away = direction ? (point.x - x) * direction : fabs(point.x - x);
        if (isinf(x)) away = point.x;
        if (direction && isfinite(x) &&
            (away < 0 || (away == 0 && (direction > 0 ? i <= from : i >= from))))
            continue;
        bool nearer = away < best || (away == best && direction < 0);
        if (!nearer) continue;
        best = away;
        *found = i;
        any = true;
    }
    return any;
}

static bool find_series(const struct chart *chart, size_t from, int direction, double x,
                        struct figure_cursor *cursor) {
    size_t n = chart->figure->n_series;
    for (size_t s = from; s < n; s += (size_t)(long)direction) {
        size_t point;
        if (!find_along(chart, s, x, 0, 0, &point)) continue;
        *cursor = (struct figure_cursor) { s, point };
        return true;
    }
    return false;
}

bool figure_cursor_first(const struct figure *figure, struct figure_size size,
                         struct figure_cursor *cursor) {
    struct chart chart;
    open_chart(&chart, figure, size);
    bool any = false;
    for (size_t s = 0; s < figure->n_series && !any; s++)
        if (find_along(&chart, s, -INFINITY, 0, 1, &cursor->point)) {
            cursor->series = s;
            any = true;
        }
    chart_release(&chart);
    return any;
}

static bool move_in_tiles(const struct series *heat, int along, int across, bool flipped,
                          struct figure_cursor *cursor) {
    long row = (long)(cursor->point / heat->cols) + (flipped ? across : -across);
    long col = (long)(cursor->point % heat->cols) + along;
    if (row < 0 || col < 0 || row >= (long)heat->rows || col >= (long)heat->cols) return false;
    cursor->point = (size_t)row * heat->cols + (size_t)col;
    return true;
}

bool figure_cursor_move(const struct figure *figure, struct figure_size size, int along, int across,
                        struct figure_cursor *cursor) {
    struct chart chart;
    open_chart(&chart, figure, size);
    const struct series *series = &figure->series[cursor->series];
    struct figure_point at = point_of(&chart, cursor->series, cursor->point);
    bool moved;
    if (series->kind == SERIES_HEAT)
        moved = move_in_tiles(series, along, across, chart.up.scale.flipped, cursor);
    else if (along)
        moved = find_along(&chart, cursor->series, at.x, cursor->point, along, &cursor->point);
    else
        moved = find_series(&chart, cursor->series + (size_t)(long)across, across, at.x, cursor);
    chart_release(&chart);
    return moved;
}

// How far a point is from what is looked for; NAN where it is not to be seen.
struct wanted {
    struct figure_size size;
    double x, y; // shares of the plot, or values of the axes
    double (*away)(const struct chart *chart, struct figure_point point,
                   const struct wanted *wanted);
};

static bool find_nearest(const struct figure *figure, const struct wanted *wanted,
                         struct figure_cursor *cursor) {
    struct chart chart;
    double best = INFINITY;
    open_chart(&chart, figure, wanted->size);
    for (size_t s = 0; s < figure->n_series; s++) {
        size_t n = count_of(&chart, s);
        for (size_t i = 0; i < n; i++) {
            double away = wanted->away(&chart, point_of(&chart, s, i), wanted);
            if (!(away < best)) continue;
            best = away;
            *cursor = (struct figure_cursor) { s, i };
        }
    }
    chart_release(&chart);
    return isfinite(best);
}

// On the screen, where a cell is twice as high as it is wide.
static double away_on_screen(const struct chart *chart, struct figure_point point,
                             const struct wanted *wanted) {
    double x, y;
    if (!chart_place(chart, point.x, point.y, &x, &y)) return NAN;
    return hypot((x - wanted->x) * wanted->size.cols, 2 * (y - wanted->y) * wanted->size.rows);
}

bool figure_cursor_near(const struct figure *figure, struct figure_size size, double right,
                        double up, struct figure_cursor *cursor) {
    struct wanted wanted = { size, right, up, away_on_screen };
    return find_nearest(figure, &wanted, cursor);
}

static double in_scale(const struct scale *scale, double value) {
    return scale->kind == SCALE_LOG ? log10(value) : value;
}

// How far a value is from a wanted one, as a share of the axis.
static double away_on(const struct scale *scale, double value, double wanted) {
    double range = in_scale(scale, scale->high) - in_scale(scale, scale->low);
    double away = fabs(in_scale(scale, value) - in_scale(scale, wanted));
    return scale->kind != SCALE_SLOTS && range > 0 ? away / range : away;
}

// By the values of the axes; an y that is NAN leaves it to x.
static double away_in_values(const struct chart *chart, struct figure_point point,
                             const struct wanted *wanted) {
    if (!is_shown(chart, point)) return NAN;
    double away = away_on(chart_keys(chart), point.x, wanted->x);
    return isnan(wanted->y) ? away : hypot(away, away_on(chart_values(chart), point.y, wanted->y));
}

bool figure_cursor_at(const struct figure *figure, struct figure_size size, double x, double y,
                      struct figure_cursor *cursor) {
    struct wanted wanted = { size, x, y, away_in_values };
    return find_nearest(figure, &wanted, cursor);
}

bool figure_cursor_named(const struct figure *figure, struct figure_size size, const char *name,
                         struct figure_cursor *cursor) {
    for (size_t s = 0; s < figure->n_series; s++)
        for (size_t i = 0; figure->series[s].names && i < figure->series[s].n; i++) {
            *cursor = (struct figure_cursor) { s, i };
            if (strcasecmp(figure->series[s].names[i], name) == 0 &&
                !isnan(figure_cursor_point(figure, size, cursor).x))
                return true;
        }
    return false;
}

struct figure_point figure_cursor_point(const struct figure *figure, struct figure_size size,
                                        const struct figure_cursor *cursor) {
    struct chart chart;
    open_chart(&chart, figure, size);
    struct figure_point point = { NAN, NAN };
    if (cursor->series < figure->n_series && cursor->point < count_of(&chart, cursor->series))
        point = point_of(&chart, cursor->series, cursor->point);
    chart_release(&chart);
    return point;
}

// Words
// -------------------------------------------------------------------------------------------------

// The y of a line between its two points around x, straight on the screen. NaN where there is none.
static double between_points(const struct chart *chart, const struct series *line, double x) {
    const struct scale *keys = chart_keys(chart), *values = chart_values(chart);
    for (size_t i = 1; i < line->n; i++) {
        double x0 = line->x[i - 1], x1 = line->x[i], y0 = line->y[i - 1], y1 = line->y[i];
        if (!((x0 < x && x < x1) || (x1 < x && x < x0))) continue;
        if (!scale_takes(values, y0) || !scale_takes(values, y1) || !scale_takes(keys, x0) ||
            !scale_takes(keys, x1))
            return NAN;
        double share =
            (in_scale(keys, x) - in_scale(keys, x0)) / (in_scale(keys, x1) - in_scale(keys, x0));
        double y = in_scale(values, y0) + share * (in_scale(values, y1) - in_scale(values, y0));
        return values->kind == SCALE_LOG ? pow(10, y) : y;
    }
    return NAN;
}

// A series without a label is called as its axis.
static void add_value(const struct chart *chart, struct strbuf *out, const char *label,
                      const char *about, double value) {
    const char *name = label && *label ? label : chart->figure->y.label;
    if (name && *name) strbuf_printf(out, "%s: ", name);
    strbuf_puts(out, about);
    number_add(out, value, DIGITS);
}

// The whiskers belong to the value.
static void add_point(const struct chart *chart, const struct series *series, size_t i, double y,
                      struct strbuf *out) {
    add_value(chart, out, series->label, "", y);
    if (!series->low || !series->high) return;
    strbuf_puts(out, " (");
    number_add(out, series->low[i], DIGITS);
    strbuf_puts(out, " to ");
    number_add(out, series->high[i], DIGITS);
    strbuf_putc(out, ')');
}

// A series at x: its own point there, else the way between. False where it has nothing to say.
static bool add_series(const struct chart *chart, size_t s, double x,
                       const struct figure_cursor *cursor, struct strbuf *out) {
    const struct series *series = chart->series[s].from;
    size_t n = count_of(chart, s);
    for (size_t i = 0; i < n; i++) {
        struct figure_point point = point_of(chart, s, i);
        if (s == cursor->series ? i != cursor->point : point.x != x) continue;
        if (out) add_point(chart, series, i, point.y, out);
        return true;
    }
    double y = series->kind == SERIES_LINE ? between_points(chart, series, x) : NAN;
    if (isnan(y)) return false;
    if (out) add_value(chart, out, series->label, "≈ ", y);
    return true;
}

static void add_key(const struct chart *chart, const struct figure_cursor *cursor, double x,
                    struct strbuf *out) {
    const struct series *series = chart->series[cursor->series].from;
    const char *label = chart->figure->x.label;
    if (series->kind == SERIES_BARS && series->names) {
        strbuf_puts(out, series->names[cursor->point]);
        return;
    }
    if (label && *label) strbuf_printf(out, "%s = ", label);
    if (series->kind == SERIES_HISTOGRAM) {
        const struct histogram *histogram = &chart->series[cursor->series].histogram;
        number_add(out, histogram_edge(histogram, cursor->point), DIGITS);
        strbuf_puts(out, " to ");
        x = histogram_edge(histogram, cursor->point + 1);
    }
    number_add(out, x, DIGITS);
}

static void add_tile(const struct chart *chart, const struct series *heat, size_t i,
                     struct figure_point point, struct strbuf *out) {
    const char *label = chart->figure->y.label;
    strbuf_printf(out, ", %s = ", label && *label ? label : "row");
    number_add(out, point.y, DIGITS);
    strbuf_puts(out, "; ");
    if (heat->label && *heat->label) strbuf_printf(out, "%s: ", heat->label);
    number_add(out, heat->heat[i], DIGITS);
}

void figure_cursor_words(const struct figure *figure, struct figure_size size,
                         const struct figure_cursor *cursor, struct strbuf *out) {
    struct chart chart;
    open_chart(&chart, figure, size);
    if (cursor->series < figure->n_series && cursor->point < count_of(&chart, cursor->series)) {
        const struct series *at = &figure->series[cursor->series];
        struct figure_point point = point_of(&chart, cursor->series, cursor->point);
        add_key(&chart, cursor, point.x, out);
        if (at->kind == SERIES_HEAT) add_tile(&chart, at, cursor->point, point, out);
        for (size_t s = 0; at->kind != SERIES_HEAT && s < figure->n_series; s++) {
            if (!add_series(&chart, s, point.x, cursor, NULL)) continue;
            strbuf_puts(out, "; "); // a label may hold commas, and end in a number
            add_series(&chart, s, point.x, cursor, out);
        }
    }
    chart_release(&chart);
}

// Limits
// ------------------------------------------------------------------------------------------------

static bool any_positive(const double *values, size_t n) {
    for (size_t i = 0; values && i < n; i++)
        if (number_usable(values[i]) && values[i] > 0) return true;
    return false;
}

struct figure_limits figure_limits(const struct figure *figure, struct figure_size size) {
    struct figure_limits limits = { 0 };
    struct chart chart;
    open_chart(&chart, figure, size);
    const struct scale *x = chart_keys(&chart), *y = chart_values(&chart);
    limits.x = chart.plot && !chart.empty && x->kind != SCALE_SLOTS;
    limits.y = chart.plot && !chart.empty && y->kind != SCALE_SLOTS;
    limits.x_low = x->low, limits.x_high = x->high;
    limits.y_low = y->low, limits.y_high = y->high;
    limits.from_zero = chart.n_bars || chart.bins;
    for (size_t s = 0; s < figure->n_series; s++) {
        const struct series *series = &figure->series[s];
        bool bins = series->kind == SERIES_HISTOGRAM;
        limits.y_positive |= bins || any_positive(series->y, series->n);
        limits.x_positive |= any_positive(bins ? series->y : series->x, series->n);
    }
    chart_release(&chart);
    return limits;
}
