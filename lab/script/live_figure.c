// SPDX-License-Identifier: MIT
// A live figure: the block is run once and its table checked; every draw calls one function with
// the sliders' values.
#include "lab/script/live_figure.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/nearest.h"
#include "lab/script/fields.h"
#include "lab/script/job.h"
#include "lab/script/series.h"
#include "lab/script/slider_read.h"
#include "lab/script/state.h"

struct live_figure_private {
    struct script *script;
    const char *path;
    int line; // of the figure's table, for what a draw returned
    struct value draw;
    struct axis x, y;
    struct arena arena;
};

static void read_axis(struct fields *fields, const struct value *table, const char *name,
                      struct axis *axis) {
    static const char *const known[] = { "label", "scale" };
    *axis = (struct axis) { .label = "" };
    const struct value *about =
        fields_table(fields, table, name, OPTIONAL, "a table such as { label = \"bits\" }");
    if (!about) return;
    fields_known(fields, about, name, known, 2, 0);
    axis->label = fields_text(fields, about, "label", OPTIONAL);
    const char *scale = fields_text(fields, about, "scale", OPTIONAL);
    axis->log = strcmp(scale, "log") == 0;
    if (*scale && !axis->log && strcmp(scale, "linear") != 0)
        fields_wrong(fields, value_field(about, "scale")->line,
                     "scale of %s is \"log\" or \"linear\", not \"%s\"", name, scale);
}

static void read_function(struct fields *fields, const struct value *table,
                          struct live_figure *figure) {
    const struct value *draw = value_field(table, "draw"), *run = value_field(table, "run");
    if (draw && run) {
        fields_wrong(fields, run->line, "a figure has either draw or run");
        return;
    }
    figure->is_job = run != NULL;
    figure->seconds = fields_number(fields, table, "seconds", OPTIONAL, 0);
    const struct value *seconds = value_field(table, "seconds");
    if (seconds && !(run && figure->seconds > 0))
        fields_wrong(
            fields, seconds->line,
            "seconds says about how long a `run` takes: a positive number, and only with run");
    const struct value *function = fields_function(fields, table, run ? "run" : "draw", REQUIRED);
    if (function) figure->private->draw = *function;
}

static void read_guess(struct fields *fields, const struct value *table,
                       struct live_figure *figure) {
    static const char *const names[] = {
        [GUESS_OF_Y] = "y", [GUESS_OF_X] = "x", [GUESS_OF_NEITHER] = "neither"
    };
    const struct value *value = value_field(table, "guess");
    const char *text = fields_text(fields, table, "guess", OPTIONAL);
    if (!value || !*text) return;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        figure->guess = (enum guess_of)i;
        if (strcmp(text, names[i]) == 0) return;
    }
    fields_wrong(fields, value->line,
                 "guess is the axis of a number that is guessed: \"y\", \"x\" or \"neither\", not "
                 "\"%s\"",
                 text);
}

static void read_figure(struct fields *fields, const struct value *table,
                        struct live_figure *figure) {
    static const char *const known[] = { "title", "x",      "y",       "sliders", "order", "draw",
                                         "run",   "notice", "predict", "seconds", "guess" };
    struct live_figure_private *private = figure->private;
    private->line = table->line;
    fields_known(fields, table, "figure", known, sizeof known / sizeof *known, 0);
    figure->title = fields_text(fields, table, "title", OPTIONAL);
    figure->notice = fields_text(fields, table, "notice", OPTIONAL);
    figure->predict = fields_text(fields, table, "predict", OPTIONAL);
    read_guess(fields, table, figure);
    read_axis(fields, table, "x", &private->x);
    read_axis(fields, table, "y", &private->y);
    read_function(fields, table, figure);
    sliders_read(fields, table, &private->arena, figure);
}

static enum status read_block(struct live_figure *figure, int line, const char *source,
                              struct error *err) {
    struct live_figure_private *private = figure->private;
    struct value tables;
    enum status status = script_collect(private->script, "figure", private->path, line, source,
                                        &private->arena, &tables, err);
    if (status != STATUS_OK) return status;
    if (tables.table.n != 1)
        return fail_at(
            err, STATUS_COURSE, private->path, tables.table.n ? tables.table.items[1].line : line,
            "a figure block holds one figure { … }, and this one has %zu", tables.table.n);
    struct fields fields = { private->path, err, STATUS_OK };
    read_figure(&fields, &tables.table.items[0], figure);
    return fields.status;
}

static bool is_of_name(char c) {
    return isalnum((unsigned char)c) || c == '_' || c == '.';
}

// `table` called with a constructor or an argument, and no part of a longer name. A comment counts
// too: what hangs on it is rows of the screen.
static bool makes_table(const char *source) {
    static const char word[] = "table";
    for (const char *at = source; (at = strstr(at, word)) != NULL; at += sizeof word - 1) {
        const char *behind = at + sizeof word - 1;
        if (at > source && is_of_name(at[-1])) continue;
        behind += strspn(behind, " \t\n");
        if (*behind == '{' || *behind == '(') return true;
    }
    return false;
}

static bool asks_the_machine(const char *source) {
    static const char word[] = "measure.";
    for (const char *at = source; (at = strstr(at, word)) != NULL; at += sizeof word - 1)
        if (at == source || !is_of_name(at[-1])) return true;
    return false;
}

enum status live_figure_load(struct script *script, const char *path, int line, const char *name,
                             const char *source, struct live_figure **figure, struct error *err) {
    struct live_figure *loaded = xcalloc(1, sizeof *loaded);
    struct live_figure_private *private = loaded->private = xcalloc(1, sizeof *private);
    private->script = script;
    private->path = arena_strdup(&private->arena, path);
    loaded->name = arena_strdup(&private->arena, name);
    loaded->has_table = makes_table(source);
    loaded->measures = asks_the_machine(source);
    enum status status = read_block(loaded, line, source, err);
    if (status != STATUS_OK) live_figure_free(loaded);
    *figure = status == STATUS_OK ? loaded : NULL;
    return status;
}

void live_figure_free(struct live_figure *figure) {
    if (!figure) return;
    if (figure->private->draw.kind == VALUE_FUNCTION)
        luaL_unref(figure->private->script->lua, LUA_REGISTRYINDEX, figure->private->draw.handle);
    arena_release(&figure->private->arena);
    free(figure->private);
    free(figure);
}

struct drawing {
    struct live_figure *figure;
    const size_t *indices;
    const struct live_figure_watch *watch; // of a job, else NULL
    struct figure *out;
    struct job_ears ears;
    struct figure so_far; // what a job showed last
};

static size_t index_of(const struct drawing *drawing, size_t i) {
    const struct slider *slider = &drawing->figure->sliders[i];
    size_t index = drawing->indices ? drawing->indices[i] : slider->start;
    return index < slider->n ? index : slider->n - 1;
}

// s.name of a slider that there is not.
static int refuse_slider(lua_State *lua) {
    const struct live_figure *figure = lua_touserdata(lua, lua_upvalueindex(1));
    const char *name = luaL_tolstring(lua, 2, NULL);
    const char **names = lua_newuserdatauv(lua, (figure->n_sliders + 1) * sizeof *names, 0);
    for (size_t i = 0; i < figure->n_sliders; i++)
        names[i] = figure->sliders[i].name;
    const char *nearest = name_nearest(name, names, figure->n_sliders);
    if (nearest) return luaL_error(lua, "there is no slider %s; the nearest is %s", name, nearest);
    return luaL_error(lua, "there is no slider %s", name);
}

static void push_sliders(lua_State *lua, const struct drawing *drawing) {
    struct live_figure *figure = drawing->figure;
    lua_createtable(lua, 0, (int)figure->n_sliders);
    for (size_t i = 0; i < figure->n_sliders; i++) {
        struct value value = slider_value(&figure->sliders[i], index_of(drawing, i));
        value_to_lua(lua, &value);
        lua_setfield(lua, -2, figure->sliders[i].name);
    }
    lua_createtable(lua, 0, 1);
    lua_pushlightuserdata(lua, figure);
    lua_pushcclosure(lua, refuse_slider, 1);
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, -2);
}

static void read_result(lua_State *lua, const struct drawing *drawing) {
    const struct live_figure_private *private = drawing->figure->private;
    const char *word = drawing->figure->is_job ? "run" : "draw";
    if (!lua_istable(lua, -1) || lua_getmetatable(lua, -1))
        failure_raise(lua, private->path, private->draw.line,
                      "%s returned %s; a list of series is wanted: return { line { x, y } }", word,
                      lua_istable(lua, -1) ? "one series" : kind_at(lua, -1));
    const char *place = lua_pushfstring(lua, "%s:%d: ", private->path, private->draw.line);
    const char *owner = lua_pushfstring(lua, "what %s returned", word);
    series_read_list(lua, -3, place, owner, drawing->out);
}

static void draw_blank(const struct drawing *drawing, struct figure *out);

static void show_so_far(lua_State *lua, int index, void *context) {
    struct drawing *drawing = context;
    figure_release(&drawing->so_far);
    draw_blank(drawing, &drawing->so_far);
    series_read_list(lua, index, "", "what job:show was given", &drawing->so_far);
    drawing->watch->so_far(drawing->watch->owner, &drawing->so_far);
}

static void draw_body(lua_State *lua, void *context) {
    struct drawing *drawing = context;
    const struct live_figure_private *private = drawing->figure->private;
    value_to_lua(lua, &private->draw);
    push_sliders(lua, drawing);
    if (drawing->watch) {
        limits_forget_time(script_of(lua));
        drawing->ears = (struct job_ears) { drawing->watch,
                                            drawing->watch->so_far ? show_so_far : NULL, drawing };
        job_push(lua, &drawing->ears);
    }
    lua_call(lua, drawing->watch ? 2 : 1, 1);
    read_result(lua, drawing);
}

static const char *settings_text(const struct drawing *drawing, struct arena *arena) {
    struct strbuf text = { 0 };
    for (size_t i = 0; i < drawing->figure->n_sliders; i++) {
        const struct slider *slider = &drawing->figure->sliders[i];
        strbuf_printf(&text, "%s%s = ", i ? ", " : "", slider->label);
        slider_print(slider, index_of(drawing, i), &text);
    }
    const char *copy = arena_strdup(arena, strbuf_text(&text));
    strbuf_release(&text);
    return copy;
}

static void draw_blank(const struct drawing *drawing, struct figure *out) {
    const struct live_figure *figure = drawing->figure;
    *out = (struct figure) { 0 };
    out->title = arena_strdup(&out->arena, figure->title);
    out->notice = arena_strdup(&out->arena, figure->notice);
    out->x = (struct axis) { .label = arena_strdup(&out->arena, figure->private->x.label),
                             .log = figure->private->x.log };
    out->y = (struct axis) { .label = arena_strdup(&out->arena, figure->private->y.label),
                             .log = figure->private->y.log };
    out->settings = settings_text(drawing, &out->arena);
}

void live_figure_blank(const struct live_figure *figure, const size_t *indices,
                       struct figure *out) {
    struct drawing drawing = { .figure = (struct live_figure *)figure,
                               .indices = indices,
                               .out = out };
    draw_blank(&drawing, out);
}

static enum status draw(struct drawing *drawing, struct error *err) {
    const struct live_figure *figure = drawing->figure;
    struct figure *out = drawing->out;
    draw_blank(drawing, out);
    enum status status = script_protect(figure->private->script, draw_body, drawing, err);
    figure_release(&drawing->so_far);
    if (status == STATUS_OK) return status;
    arena_release(&out->arena);
    *out = (struct figure) { 0 };
    return status;
}

enum status live_figure_draw(struct live_figure *figure, const size_t *indices, struct figure *out,
                             struct error *err) {
    struct drawing drawing = { .figure = figure, .indices = indices, .out = out };
    if (!figure->is_job) return draw(&drawing, err);
    *out = (struct figure) { 0 };
    return fail_at(err, STATUS_INTERNAL, figure->private->path, figure->private->draw.line,
                   "this figure is a long job and is run, not drawn");
}

enum status live_figure_run(struct live_figure *figure, const size_t *indices,
                            const struct live_figure_watch *watch, struct figure *out,
                            struct error *err) {
    static const struct live_figure_watch nobody = { 0 };
    struct drawing drawing = { .figure = figure,
                               .indices = indices,
                               .watch = figure->is_job ? watch ? watch : &nobody : NULL,
                               .out = out };
    return draw(&drawing, err);
}
