// SPDX-License-Identifier: MIT
// A figure's numbers as tables: the figure is made into one of tables and these are drawn.
#include <string.h>

#include "lab/cells/grid.h"
#include "lab/figure/draw.h"
#include "lab/figure/number.h"

enum { ROWS_MOST = 1000, DIGITS = 7, DIGITS_LEAST = 3 };

struct tables {
    struct figure figure; // what is made
    const struct figure *of;
    int digits;
};

static const char *text_of(struct tables *tables, double value) {
    char text[NUMBER_TEXT_MAX];
    number_short(value, tables->digits, text);
    return arena_strdup(&tables->figure.arena, text);
}

static const char *name_or(const char *name, const char *other) {
    return name && *name ? name : other;
}

static struct series *add_table(struct tables *tables, const char *label, size_t rows,
                                size_t cols) {
    struct series *table = &tables->figure.series[tables->figure.n_series++];
    struct arena *arena = &tables->figure.arena;
    size_t shown = rows < ROWS_MOST ? rows : ROWS_MOST;
    if (shown < rows)
        label = arena_printf(arena, "%s%sthe first %zu of %zu rows", label, *label ? ": " : "",
                             shown, rows);
    *table = (struct series) { .kind = SERIES_TABLE, .label = label, .rows = shown, .cols = cols };
    table->columns = arena_alloc(arena, cols * sizeof *table->columns);
    table->cells = arena_alloc(arena, (shown * cols + 1) * sizeof *table->cells);
    return table;
}

static void put(const struct series *table, size_t row, size_t col, const char *text) {
    ((const char **)table->cells)[row * table->cols + col] = text;
}

static void head(const struct series *table, size_t col, const char *text) {
    ((const char **)table->columns)[col] = text;
}

static bool is_points(const struct series *series) {
    return (series->kind == SERIES_LINE || series->kind == SERIES_SCATTER ||
            series->kind == SERIES_BARS) &&
           series->y && (series->x || series->names);
}

static bool same_keys(const struct series *a, const struct series *b) {
    if (a->n != b->n || !a->names != !b->names || a->low || b->low) return false;
    for (size_t i = 0; a->names && i < a->n; i++)
        if (strcmp(a->names[i], b->names[i]) != 0) return false;
    return a->names || memcmp(a->x, b->x, a->n * sizeof *a->x) == 0;
}

static const char *key_of(struct tables *tables, const struct series *series, size_t i) {
    return series->names ? series->names[i] : text_of(tables, series->x[i]);
}

// One table of a series and of all later ones with its keys; `done` marks them.
static void add_points(struct tables *tables, size_t first, bool *done) {
    const struct series *all = tables->of->series, *lead = &all[first];
    size_t cols = 1 + (lead->low && lead->high ? 3 : 1), col = 1;
    for (size_t s = first + 1; s < tables->of->n_series; s++)
        cols += is_points(&all[s]) && same_keys(lead, &all[s]);
    struct series *table =
        add_table(tables, cols == 2 ? name_or(lead->label, "") : "", lead->n, cols);
    head(table, 0, name_or(tables->of->x.label, lead->names ? "" : "x"));
    for (size_t i = 0; i < table->rows; i++)
        put(table, i, 0, key_of(tables, lead, i));
    for (size_t s = first; s < tables->of->n_series; s++) {
        if (s != first && !(is_points(&all[s]) && same_keys(lead, &all[s]))) continue;
        head(table, col, name_or(cols == 2 ? "" : all[s].label, name_or(tables->of->y.label, "y")));
        for (size_t i = 0; i < table->rows; i++)
            put(table, i, col, text_of(tables, all[s].y[i]));
        col++;
        done[s] = true;
    }
    const double *ends[] = { lead->low, lead->high };
    static const char *const names[] = { "low", "high" };
    for (size_t e = 0; col < cols && e < 2; e++, col++) {
        head(table, col, names[e]);
        for (size_t i = 0; i < table->rows; i++)
            put(table, i, col, text_of(tables, ends[e][i]));
    }
}

static void add_marks(struct tables *tables, const struct series *series) {
    struct series *table = add_table(tables, name_or(series->label, ""), series->n,
                                     (series->x != NULL) + (size_t)(series->y != NULL));
    size_t col = 0;
    const struct {
        const double *values;
        const char *name;
    } columns[] = { { series->x, name_or(tables->of->x.label, "x") },
                    { series->y, name_or(tables->of->y.label, "y") } };
    for (size_t c = 0; c < 2; c++) {
        if (!columns[c].values) continue;
        head(table, col, columns[c].name);
        for (size_t i = 0; i < table->rows; i++)
            put(table, i, col, text_of(tables, columns[c].values[i]));
        col++;
    }
}

static void add_values(struct tables *tables, const struct series *series) {
    struct series *table = add_table(tables, name_or(series->label, ""), series->n, 2);
    head(table, 0, "number");
    head(table, 1, name_or(tables->of->x.label, "value"));
    for (size_t i = 0; i < table->rows; i++) {
        put(table, i, 0, text_of(tables, (double)(i + 1)));
        put(table, i, 1, text_of(tables, series->y[i]));
    }
}

static void add_heat(struct tables *tables, const struct series *series) {
    struct series *table =
        add_table(tables, name_or(series->label, ""), series->rows, series->cols + 1);
    head(table, 0, name_or(tables->of->y.label, "row"));
    for (size_t j = 0; j < series->cols; j++)
        head(table, j + 1, text_of(tables, series->x ? series->x[j] : (double)(j + 1)));
    for (size_t i = 0; i < table->rows; i++) {
        put(table, i, 0, text_of(tables, series->y ? series->y[i] : (double)(i + 1)));
        for (size_t j = 0; j < series->cols; j++)
            put(table, i, j + 1, text_of(tables, series->heat[i * series->cols + j]));
    }
}

static void add_series(struct tables *tables, size_t s, bool *done) {
    const struct series *series = &tables->of->series[s];
    if (done[s] || (!series->n && !series->rows)) return;
    if (is_points(series))
        add_points(tables, s, done);
    else if (series->kind == SERIES_HEAT)
        add_heat(tables, series);
    else if (series->kind == SERIES_HISTOGRAM)
        add_values(tables, series);
    else if (series->kind == SERIES_TABLE)
        tables->figure.series[tables->figure.n_series++] = *series;
    else
        add_marks(tables, series);
}

static void make_tables(struct tables *tables) {
    size_t n = tables->of->n_series;
    bool *done = arena_alloc(&tables->figure.arena, n + 1);
    memset(done, 0, n + 1);
    tables->figure.series = arena_alloc(&tables->figure.arena, (n + 1) * sizeof(struct series));
    for (size_t s = 0; s < n; s++)
        add_series(tables, s, done);
}

void figure_table(const struct figure *figure, int cols, bool ascii, struct strbuf *out) {
    struct tables tables = { .of = figure, .digits = DIGITS };
    struct grid grid;
    make_tables(&tables);
    // A cut number would lose its power of ten and read as another: it loses digits instead.
    while (tables_cols(&tables.figure) > cols && tables.digits > DIGITS_LEAST) {
        figure_release(&tables.figure);
        tables = (struct tables) { .of = figure, .digits = tables.digits - 1 };
        make_tables(&tables);
    }
    int rows = tables_rows(&tables.figure);
    grid_init(&grid, 0, cols);
    draw_tables(&tables.figure, &grid, 0, 0, rows, cols, &(struct table_look) { .ascii = ascii });
    grid_print(&grid, 0, grid.rows, &(struct grid_print_options) { .ascii = ascii }, out);
    grid_release(&grid);
    figure_release(&tables.figure);
}

// "clip: 0.5; both: 0.07139; rounding: 6.646e-5."
static void say_row(const struct series *table, size_t row, struct strbuf *out) {
    const char *before = "";
    for (size_t c = 0; c < table->cols; c++) {
        const char *cell = table->cells[row * table->cols + c];
        if (!cell || !*cell) continue;
        strbuf_printf(out, "%s%s%s%s", before, name_or(table->columns[c], ""),
                      *name_or(table->columns[c], "") ? ": " : "", cell);
        before = "; ";
    }
    strbuf_puts(out, ".\n");
}

void figure_spoken_table(const struct figure *figure, int digits, struct strbuf *out) {
    struct tables tables = { .of = figure, .digits = digits };
    make_tables(&tables);
    for (size_t t = 0; t < tables.figure.n_series; t++) {
        const struct series *table = &tables.figure.series[t];
        if (table->label && *table->label) strbuf_printf(out, "%s:\n", table->label);
        for (size_t r = 0; r < table->rows; r++)
            say_row(table, r, out);
    }
    figure_release(&tables.figure);
}
