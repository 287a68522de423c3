// SPDX-License-Identifier: MIT
// What carries its own label inside the plot: marks and rules. A label goes where it covers least
// and stays inside.
#include <math.h>
#include <string.h>

#include "lab/base/utf8.h"
#include "lab/figure/draw.h"

// What a label may cover, weighed against one another, and how far from its mark it may stand.
enum { RULES_FEW = 4, TOUCH_COST = 200, TEXT_COST = 800, AWAY_MOST = 3 };

struct label_place {
    int row, col; // of the first character, in cells of the plot
};

static int clamp(int value, int low, int high) {
    return value > high ? (high < low ? low : high) : value < low ? low : value;
}

static bool is_rule(const struct drawing *d, int cell) {
    return d->canvas.layer[cell] == LAYER_DOTS && d->canvas.style[cell] == STYLE_DIM;
}

static void put_text(struct drawing *d, int row, int col, const char *text, enum style style) {
    size_t size = strlen(text), taken;
    int room = d->plot_cols - col, width = text_width(text), used = 0;
    for (size_t i = 0; i < size; i += taken) {
        uint32_t c = utf8_decode(text + i, size - i, &taken);
        int wide = codepoint_width(c);
        if (wide == 0) continue;
        bool cut = width > room && used + wide >= room;
        canvas_glyph(&d->canvas, row, col + used, cut ? 0x2026 : c, style, LAYER_TEXT);
        if (cut) return;
        if (wide == 2) canvas_glyph(&d->canvas, row, col + used + 1, 0, style, LAYER_TEXT);
        used += wide;
    }
}

// A text on a bar or in a rule stands out from it.
static void clear_beside(struct drawing *d, int row, int col) {
    if (col < 0 || col >= d->plot_cols) return;
    int cell = row * d->plot_cols + col;
    if (d->canvas.layer[cell] == LAYER_FILL || is_rule(d, cell))
        canvas_glyph(&d->canvas, row, col, ' ', STYLE_TEXT, LAYER_TEXT);
}

// A text that looks for its place: the best so far, and what it costs there.
struct label {
    struct drawing *d;
    const char *text;
    int width, cost; // cost below 0: no place was tried yet
    int over_rule;   // what it costs to cover a cell of a rule, which is a background
    struct label_place at;
};

static struct label label_of(struct drawing *d, const char *text) {
    return (struct label) {
        .d = d, .text = text, .width = text_width(text), .cost = -1, .over_rule = 1
    };
}

// What a label would cover there.
static int cover_cost(const struct label *label, int row, int col) {
    const struct drawing *d = label->d;
    static const int costs[] = { [LAYER_NONE] = 0, [LAYER_FILL] = 2,  [LAYER_DOTS] = 2,
                                 [LAYER_STEM] = 2, [LAYER_MARK] = 40, [LAYER_TEXT] = TEXT_COST };
    int cost = 0;
    for (int c = col < 0 ? 0 : col; c < col + label->width && c < d->plot_cols; c++) {
        int cell = row * d->plot_cols + c;
        enum layer layer = (enum layer)d->canvas.layer[cell];
        cost += is_rule(d, cell) ? label->over_rule : costs[layer];
    }
    return cost;
}

// Whether another text would touch one that stands here.
static bool touches_text(const struct drawing *d, int row, int col, int width) {
    const uint8_t *layer = &d->canvas.layer[row * d->plot_cols];
    return (col > 0 && layer[col - 1] == LAYER_TEXT) ||
           (col + width < d->plot_cols && layer[col + width] == LAYER_TEXT);
}

// Tries a place; `less_wanted` is how much worse it is than one that covers as much.
static void try_place(struct label *label, int row, int wanted_col, int less_wanted) {
    const struct drawing *d = label->d;
    int col = clamp(wanted_col, 0, d->plot_cols - label->width);
    if (row < 0 || row >= d->plot_rows || label->cost == 0) return;
    int cost = cover_cost(label, row, col) + (col != wanted_col) + less_wanted +
               TOUCH_COST * touches_text(d, row, col, label->width);
    if (label->cost >= 0 && cost >= label->cost) return;
    label->cost = cost;
    label->at = (struct label_place) { row, col };
}

// Where it would cover another text, or a crowd of points, it is left out.
static void put_label(struct label *label, enum style style) {
    if (!label->width || label->cost < 0 || label->cost >= TEXT_COST) return;
    put_text(label->d, label->at.row, label->at.col, label->text, style);
    clear_beside(label->d, label->at.row, label->at.col - 1);
    clear_beside(label->d, label->at.row, label->at.col + label->width);
}

void draw_text(struct drawing *d, const char *text, enum style style, int row, int col) {
    struct label label = label_of(d, text);
    try_place(&label, row, col, 0);
    put_label(&label, style);
}

// Beside the rule, at its top; else in any row, and at last across it.
static void label_upright_rule(struct drawing *d, double across, const char *text) {
    int col = canvas_col(&d->canvas, across);
    struct label label = label_of(d, text);
    for (int row = 0; row < d->plot_rows; row++) {
        try_place(&label, row, col + 2, row);
        try_place(&label, row, col - label.width - 1, row);
    }
    for (int row = 0; row < d->plot_rows; row++)
        try_place(&label, row, col - label.width / 2, d->plot_rows + row);
    put_label(&label, STYLE_TEXT);
}

// Above or below the rule, at its ends; else anywhere along it, and at last in it.
static void label_level_rule(struct drawing *d, double up, const char *text) {
    int row = canvas_row(&d->canvas, up);
    struct label label = label_of(d, text);
    int right = d->plot_cols - label.width - 1;
    for (int side = -1; side <= 1; side += 2) {
        try_place(&label, row + side, right, 0);
        try_place(&label, row + side, 1, 0);
    }
    for (int col = right; col >= 0; col--) {
        try_place(&label, row - 1, col, 2);
        try_place(&label, row + 1, col, 2);
    }
    label.over_rule = 0;
    for (int col = right; col >= 0; col--)
        try_place(&label, row, col, 3);
    put_label(&label, STYLE_TEXT);
}

// Upright rules and a few level ones are lines of dots. Many level ones are a grid behind the data:
// a dot in every fourth cell, and none where anything is.
static void dot_rule(struct drawing *d, bool upright, double unit, bool grid) {
    struct canvas *canvas = &d->canvas;
    int x = canvas_dot_x(canvas, unit), y = canvas_dot_y(canvas, unit);
    for (int i = 0; upright && i < canvas->height; i += 2)
        canvas_dot(canvas, x, i, STYLE_DIM);
    for (int i = 0; !upright && !grid && i < canvas->width; i += 2)
        canvas_dot(canvas, i, y, STYLE_DIM);
    for (int i = 0; !upright && grid && i < canvas->width; i += 4 * canvas->dots_x)
        canvas_spot(canvas, i, y, STYLE_DIM);
}

static void draw_rule(struct drawing *d, const struct series *series, bool label, bool grid) {
    bool along_keys = series->x != NULL; // at one x: across the direction in which x runs
    bool upright = along_keys != d->chart->flipped;
    const struct scale *scale = along_keys ? chart_keys(d->chart) : chart_values(d->chart);
    const double *values = along_keys ? series->x : series->y;
    for (size_t i = 0; values && i < series->n && !(label && i); i++) {
        double unit = scale_takes(scale, values[i]) ? scale_unit(scale, values[i]) : NAN;
        if (!(unit >= 0 && unit <= 1)) continue;
        if (!label)
            dot_rule(d, upright, unit, grid);
        else if (upright)
            label_upright_rule(d, unit, series->label ? series->label : "");
        else
            label_level_rule(d, unit, series->label ? series->label : "");
    }
}

void draw_rules(struct drawing *d, bool label) {
    size_t n = 0;
    for (size_t s = 0; s < d->chart->figure->n_series; s++)
        if (d->chart->series[s].from->kind == SERIES_RULE) n += d->chart->series[s].from->n;
    for (size_t s = 0; s < d->chart->figure->n_series; s++)
        if (d->chart->series[s].from->kind == SERIES_RULE)
            draw_rule(d, d->chart->series[s].from, label, n > RULES_FEW);
}

// Where a mark of the series stands; false where it stands nowhere in the plot.
static bool mark_place(const struct drawing *d, const struct series *series, size_t i,
                       struct label_place *at) {
    double across, up;
    if (!chart_place(d->chart, series->x[i], series->y[i], &across, &up)) return false;
    *at = (struct label_place) { canvas_row(&d->canvas, up), canvas_col(&d->canvas, across) };
    return true;
}

static void draw_mark(struct drawing *d, const struct series *series) {
    struct label_place at;
    for (size_t i = 0; i < series->n; i++)
        if (mark_place(d, series, i, &at))
            canvas_glyph(&d->canvas, at.row, at.col, is_ascii(d) ? 'X' : 0x25C6, STYLE_STRONG,
                         LAYER_TEXT);
}

// Beside the mark, else above or below it, the nearer the better.
static void label_mark(struct drawing *d, const struct series *series) {
    struct label_place at;
    if (!series->n || !series->label || !mark_place(d, series, 0, &at)) return;
    struct label label = label_of(d, series->label);
    int middle = at.col - label.width / 2;
    try_place(&label, at.row, at.col + 2, 0);
    try_place(&label, at.row, at.col - label.width - 1, 0);
    for (int away = 1; away <= AWAY_MOST; away++)
        for (int side = -1; side <= 1; side += 2) {
            int row = at.row + side * away, less = 4 * (away - 1);
            try_place(&label, row, at.col + 1, less);
            try_place(&label, row, at.col - label.width, less);
            for (int aside = 0; aside <= label.width / 2; aside++) {
                try_place(&label, row, middle - aside, less + 1 + aside / 2);
                try_place(&label, row, middle + aside, less + 1 + aside / 2);
            }
        }
    put_label(&label, STYLE_STRONG);
}

void draw_marks(struct drawing *d, bool label) {
    for (size_t s = 0; s < d->chart->figure->n_series; s++) {
        const struct series *series = d->chart->series[s].from;
        if (series->kind == SERIES_MARK && series->x && series->y)
            (label ? label_mark : draw_mark)(d, series);
    }
}

// The crosshair: a line of dots up and one across through the point, which shines out itself.
void draw_crosshair(struct drawing *d) {
    const struct figure_point *point = d->look->crosshair;
    double across, up;
    if (!point || !chart_place(d->chart, point->x, point->y, &across, &up)) return;
    if (across < 0 || across > 1 || up < 0 || up > 1) return;
    struct canvas *canvas = &d->canvas;
    int x = canvas_dot_x(canvas, across), y = canvas_dot_y(canvas, up);
    for (int i = 0; i < canvas->height; i += 2)
        canvas_spot(canvas, x, i, STYLE_STRONG);
    for (int i = 0; i < canvas->width; i += 2)
        canvas_spot(canvas, i, y, STYLE_STRONG);
    int row = y >> canvas->shift_y, col = x >> canvas->shift_x;
    canvas_glyph(canvas, row, col, is_ascii(d) ? '+' : 0x253C, STYLE_FOCUS, LAYER_TEXT);
    if (!d->look->shown) return;
    d->look->shown->cross_row = d->plot_row + row;
    d->look->shown->cross_col = d->plot_col + col;
}
