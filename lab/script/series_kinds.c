// SPDX-License-Identifier: MIT
// The kinds of series, one row each, and how the table of each is read. Lists in it become arrays
// in their place, so that they are converted once.
#include "lab/script/series_table.h"

#include <string.h>

#include "lab/script/numbers.h"
#include "lab/script/state.h"

enum { NAMES_MAX = 4096, BINS_MAX = 10000 };

static void copy_out(struct series_table *table, const double **to, const struct numbers *numbers) {
    size_t n = numbers_count(numbers);
    if (!table->arena) return;
    double *copy = arena_alloc(table->arena, n * sizeof *copy);
    if (n) memcpy(copy, numbers->at, n * sizeof *copy);
    *to = copy;
}

// Pushes the field: numbered where `name` is NULL.
static int push_field(struct series_table *table, int item, const char *name) {
    if (name) return lua_getfield(table->lua, table->index, name);
    return lua_rawgeti(table->lua, table->index, item);
}

static const char *field_name(struct series_table *table, int item, const char *name) {
    if (name) return lua_pushfstring(table->lua, "%s of %s", name, table->word->name);
    return lua_pushfstring(table->lua, "item %d of %s", item, table->word->name);
}

// A list of numbers: becomes an array in its place, so that it is converted once.
static const struct numbers *vector(struct series_table *table, int item, const char *name,
                                    const double **to) {
    lua_State *lua = table->lua;
    const char *what = field_name(table, item, name);
    push_field(table, item, name);
    const struct numbers *array = array_from(lua, lua_gettop(lua), what);
    if (!array)
        luaL_error(lua, "%s: a list of numbers is wanted, not %s; %s", what, kind_at(lua, -1),
                   table->word->form);
    lua_pushvalue(lua, -1);
    if (name)
        lua_setfield(lua, table->index, name);
    else
        lua_rawseti(lua, table->index, item);
    copy_out(table, to, array);
    lua_pop(lua, 2);
    return array;
}

static bool has(struct series_table *table, const char *name) {
    bool there = lua_getfield(table->lua, table->index, name) != LUA_TNIL;
    lua_pop(table->lua, 1);
    return there;
}

static void same_length(struct series_table *table, const char *a, size_t n, const char *b,
                        size_t m) {
    if (n != m)
        luaL_error(table->lua, "%s: %s and %s belong together; they have %d and %d values",
                   table->word->name, a, b, (int)n, (int)m);
}

static double number(struct series_table *table, int item, const char *name) {
    lua_State *lua = table->lua;
    const char *what = field_name(table, item, name);
    if (push_field(table, item, name) != LUA_TNUMBER)
        luaL_error(lua, "%s: a number is wanted, not %s; %s", what, kind_at(lua, -1),
                   table->word->form);
    double result = lua_tonumber(lua, -1);
    lua_pop(lua, 2);
    return result;
}

static const double *keep_number(struct series_table *table, double number) {
    if (!table->arena) return NULL;
    double *copy = arena_alloc(table->arena, sizeof *copy);
    *copy = number;
    return copy;
}

// A cell's or a name's text: a string, a number or a boolean.
static const char *text(struct series_table *table, int index, const char *what) {
    lua_State *lua = table->lua;
    char number[40];
    const char *at = number;
    switch (lua_type(lua, index)) {
    case LUA_TSTRING:
        at = lua_tostring(lua, index);
        break;
    case LUA_TBOOLEAN:
        at = lua_toboolean(lua, index) ? "true" : "false";
        break;
    case LUA_TNUMBER:
        if (lua_isinteger(lua, index))
            snprintf(number, sizeof number, "%lld", (long long)lua_tointeger(lua, index));
        else
            snprintf(number, sizeof number, "%.6g", lua_tonumber(lua, index));
        break;
    default:
        luaL_error(lua, "%s: a text or a number is wanted, not %s", what, kind_at(lua, index));
    }
    return table->arena ? arena_strdup(table->arena, at) : NULL;
}

// A list of texts; returns how many.
static size_t texts(struct series_table *table, const char *what, const char *const **to) {
    lua_State *lua = table->lua;
    if (!lua_istable(lua, -1))
        luaL_error(lua, "%s: a list is wanted, not %s", what, kind_at(lua, -1));
    size_t n = lua_rawlen(lua, -1);
    if (n > NAMES_MAX) luaL_error(lua, "%s: more than %d texts", what, NAMES_MAX);
    const char **list = table->arena ? arena_alloc(table->arena, n * sizeof *list) : NULL;
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(lua, -1, (lua_Integer)i + 1);
        const char *one = text(table, lua_gettop(lua), what);
        if (list) list[i] = one;
        lua_pop(lua, 1);
    }
    *to = list;
    return n;
}

static void read_points(struct series_table *table) {
    struct series *series = table->series;
    const struct numbers *x = vector(table, 1, NULL, &series->x);
    const struct numbers *y = vector(table, 2, NULL, &series->y);
    same_length(table, "x", x->cols, "y", y->cols);
    series->n = x->cols;
    if (table->word->kind != SERIES_LINE) return;
    if (has(table, "marks") && lua_getfield(table->lua, table->index, "marks") != LUA_TBOOLEAN)
        luaL_error(table->lua, "marks of line: true or false is wanted, not %s",
                   kind_at(table->lua, -1));
    lua_getfield(table->lua, table->index, "marks");
    series->marks = lua_toboolean(table->lua, -1);
}

static bool has_names(struct series_table *table) {
    lua_State *lua = table->lua;
    bool names =
        lua_rawgeti(lua, table->index, 1) == LUA_TTABLE && lua_rawgeti(lua, -1, 1) == LUA_TSTRING;
    return names;
}

static void read_bars(struct series_table *table) {
    struct series *series = table->series;
    const struct numbers *y = vector(table, 2, NULL, &series->y);
    size_t n;
    if (has_names(table)) {
        lua_rawgeti(table->lua, table->index, 1);
        n = texts(table, "the names of bars", &series->names);
    } else {
        n = vector(table, 1, NULL, &series->x)->cols;
    }
    same_length(table, "x", n, "y", y->cols);
    series->n = n;
    if (!has(table, "low") && !has(table, "high")) return;
    same_length(table, "low", vector(table, 0, "low", &series->low)->cols, "y", n);
    same_length(table, "high", vector(table, 0, "high", &series->high)->cols, "y", n);
}

static void read_histogram(struct series_table *table) {
    struct series *series = table->series;
    series->n = vector(table, 1, NULL, &series->y)->cols;
    if (!has(table, "bins")) return;
    double bins = number(table, 0, "bins");
    if (!(bins >= 1 && bins <= BINS_MAX && bins == (double)(size_t)bins))
        luaL_error(table->lua, "bins of histogram: a whole number from 1 to %d is wanted",
                   BINS_MAX);
    series->bins = (size_t)bins;
}

static void read_heat(struct series_table *table) {
    lua_State *lua = table->lua;
    struct series *series = table->series;
    lua_rawgeti(lua, table->index, 1);
    const struct numbers *rows = matrix_from(lua, lua_gettop(lua), "item 1 of heat");
    if (!rows)
        luaL_error(lua, "item 1 of heat: a list of rows or a matrix is wanted, not %s; %s",
                   kind_at(lua, -1), table->word->form);
    lua_pushvalue(lua, -1);
    lua_rawseti(lua, table->index, 1);
    copy_out(table, &series->heat, rows);
    series->rows = rows->rows;
    series->cols = rows->cols;
    if (has(table, "x"))
        same_length(table, "x", vector(table, 0, "x", &series->x)->cols, "a row", rows->cols);
    if (has(table, "y"))
        same_length(table, "y", vector(table, 0, "y", &series->y)->cols, "the list of rows",
                    rows->rows);
}

static void read_mark(struct series_table *table) {
    table->series->x = keep_number(table, number(table, 1, NULL));
    table->series->y = keep_number(table, number(table, 2, NULL));
    table->series->n = 1;
}

static void read_rule(struct series_table *table) {
    if (has(table, "x") == has(table, "y"))
        luaL_error(table->lua, "rule has either x or y; %s", table->word->form);
    if (has(table, "x"))
        table->series->x = keep_number(table, number(table, 0, "x"));
    else
        table->series->y = keep_number(table, number(table, 0, "y"));
    table->series->n = 1;
}

static void read_table_row(struct series_table *table, size_t row, const char **cells) {
    char what[40];
    const char *const *list;
    snprintf(what, sizeof what, "row %zu of table", row + 1);
    size_t n = texts(table, what, &list);
    if (n != table->series->cols)
        luaL_error(table->lua, "%s: it has %d cells, columns names %d", what, (int)n,
                   (int)table->series->cols);
    if (cells) memcpy(cells + row * n, list, n * sizeof *cells);
}

static void read_table(struct series_table *table) {
    lua_State *lua = table->lua;
    struct series *series = table->series;
    lua_getfield(lua, table->index, "columns");
    series->cols = texts(table, "columns of table", &series->columns);
    if (lua_getfield(lua, table->index, "rows") != LUA_TTABLE)
        luaL_error(lua, "rows of table: a list of rows is wanted, not %s; %s", kind_at(lua, -1),
                   table->word->form);
    series->rows = lua_rawlen(lua, -1);
    if (series->rows > NAMES_MAX) luaL_error(lua, "table: more than %d rows", NAMES_MAX);
    const char **cells = NULL;
    if (table->arena)
        cells = arena_alloc(table->arena, series->rows * series->cols * sizeof *cells);
    for (size_t i = 0; i < series->rows; i++) {
        lua_rawgeti(lua, -1, (lua_Integer)i + 1);
        read_table_row(table, i, cells);
        lua_pop(lua, 1);
    }
    series->cells = cells;
}

const struct series_word series_words[SERIES_WORDS] = {
    { .name = "line",
      .kind = SERIES_LINE,
      .form = "line { x, y, marks = true, label = \"…\" }",
      .items = 2,
      .fields = { "marks", "label" },
      .read = read_points },
    { .name = "scatter",
      .kind = SERIES_SCATTER,
      .form = "scatter { x, y, label = \"…\" }",
      .items = 2,
      .fields = { "label" },
      .read = read_points },
    { .name = "bars",
      .kind = SERIES_BARS,
      .form = "bars { x, y, low = lows, high = highs, label = \"…\" }",
      .items = 2,
      .fields = { "low", "high", "label" },
      .read = read_bars },
    { .name = "histogram",
      .kind = SERIES_HISTOGRAM,
      .form = "histogram { values, bins = 40, label = \"…\" }",
      .items = 1,
      .fields = { "bins", "label" },
      .read = read_histogram },
    { .name = "heat",
      .kind = SERIES_HEAT,
      .form = "heat { rows, x = xs, y = ys, label = \"…\" }",
      .items = 1,
      .fields = { "x", "y", "label" },
      .read = read_heat },
    { .name = "mark",
      .kind = SERIES_MARK,
      .form = "mark { x, y, label = \"…\" }",
      .items = 2,
      .fields = { "label" },
      .read = read_mark },
    { .name = "rule",
      .kind = SERIES_RULE,
      .form = "rule { x = 3, label = \"…\" } or rule { y = 3 }",
      .fields = { "x", "y", "label" },
      .read = read_rule },
    { .name = "table",
      .kind = SERIES_TABLE,
      .form = "table { columns = { … }, rows = { { … } } }",
      .fields = { "columns", "rows", "label" },
      .read = read_table },
};
