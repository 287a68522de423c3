// SPDX-License-Identifier: MIT
// Samples for course files: train.samples { x =, y =, loss = "logistic" } copies the numbers, and
// train.characters makes them of a text.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kernels/train/characters.h"
#include "lab/script/numbers.h"
#include "lab/script/state.h"
#include "lab/script/train.h"

enum { CONTEXT_MOST = 32 };

static const char samples_type[] = "samples";
static const char *const loss_names[] = { "squared", "logistic", "softmax", "distill", NULL };

struct box {
    struct samples samples;
    double *x, *y, *teacher;     // its own
    size_t width, teacher_width; // numbers in a row of y and of teacher
};

struct samples *train_samples_at(lua_State *lua, int arg) {
    struct box *box = luaL_testudata(lua, arg, samples_type);
    if (!box) luaL_error(lua, "samples of train.samples are wanted, not %s", kind_at(lua, arg));
    return &box->samples;
}

static struct box *push(lua_State *lua) {
    struct box *box = lua_newuserdatauv(lua, sizeof *box, 0);
    *box = (struct box) { 0 };
    luaL_setmetatable(lua, samples_type);
    return box;
}

static int release(lua_State *lua) {
    struct box *box = luaL_checkudata(lua, 1, samples_type);
    free(box->x);
    free(box->y);
    free(box->teacher);
    *box = (struct box) { 0 };
    return 0;
}

static double *keep(const double *from, size_t n) {
    double *to = malloc((n ? n : 1) * sizeof *to);
    if (!to) abort(); // bounded by NUMBERS_MAX
    return memcpy(to, from, n * sizeof *to);
}

// The rows of a matrix field, or of a list of numbers, one in a row.
static double *take_rows(lua_State *lua, const char *name, size_t *rows, size_t *cols) {
    lua_getfield(lua, 1, name);
    if (lua_isnil(lua, -1)) {
        lua_pop(lua, 1);
        *rows = *cols = 0;
        return NULL;
    }
    const struct numbers *numbers = NULL;
    if (array_test(lua, -1)) {
        numbers = array_test(lua, -1);
    } else if (lua_istable(lua, -1)) {
        bool flat = lua_rawgeti(lua, -1, 1) == LUA_TNUMBER;
        lua_pop(lua, 1);
        numbers = (flat ? array_from : matrix_from)(lua, -1, name);
    } else {
        numbers = matrix_test(lua, -1);
    }
    if (!numbers)
        luaL_error(lua, "train.samples: %s is a matrix or a list, not %s", name, kind_at(lua, -1));
    bool list = array_test(lua, -1) != NULL;
    *rows = list ? numbers->cols : numbers->rows;
    *cols = list ? 1 : numbers->cols;
    double *copy = keep(numbers->at, numbers_count(numbers));
    lua_pop(lua, 1);
    return copy;
}

static void check_classes(lua_State *lua, const struct samples *samples, size_t classes) {
    for (size_t i = 0; i < samples->n; i++)
        if (!(samples->y[i] >= 0 && samples->y[i] < (double)classes &&
              samples->y[i] == floor(samples->y[i])))
            luaL_error(lua, "sample %d has class %f; classes are whole numbers from 0 to %d",
                       (int)i + 1, samples->y[i], (int)classes - 1);
}

int train_samples_new(lua_State *lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 1);
    size_t rows = 0, cols = 0, targets = 0, width = 0, taught = 0, teacher_width = 0;
    struct box *box = push(lua);
    box->x = take_rows(lua, "x", &rows, &cols);
    box->y = take_rows(lua, "y", &targets, &width);
    box->teacher = take_rows(lua, "teacher", &taught, &teacher_width);
    box->width = width;
    box->teacher_width = teacher_width;
    lua_getfield(lua, 1, "loss");
    int loss = luaL_checkoption(lua, -1, "squared", loss_names);
    lua_pop(lua, 1);
    box->samples =
        (struct samples) { .n = rows,
                           .inputs = cols,
                           .x = box->x,
                           .y = box->y,
                           .teacher = box->teacher,
                           .loss = (enum loss_kind)loss,
                           .share = train_number(lua, 1, "share", 0.9, 0, 1),
                           .temperature = train_number(lua, 1, "temperature", 1, 1e-3, 1e3) };
    train_charge(lua, (rows * cols + targets * width + taught * teacher_width) * sizeof(double));
    if (!rows || !box->y || targets != rows)
        return luaL_error(lua, "train.samples: x and y have as many rows, one for each sample");
    if (loss == LOSS_DISTILL && taught != rows)
        return luaL_error(lua, "train.samples: \"distill\" wants teacher, a row of logits for each "
                               "sample");
    return 1;
}

void train_check_fit(lua_State *lua, const struct net *net, const struct samples *samples) {
    const struct box *box = (const struct box *)samples; // its first member
    size_t inputs = samples->inputs * (samples->alphabet ? samples->alphabet : 1);
    size_t wanted = samples->loss == LOSS_SQUARED ? net_outputs(net) : 1;
    if (inputs != net_inputs(net))
        luaL_error(lua, "the network has %d inputs and the samples have %d", (int)net_inputs(net),
                   (int)inputs);
    if (box->width != wanted)
        luaL_error(lua, "a row of y has %d numbers; this loss and this network want %d",
                   (int)box->width, (int)wanted);
    if (samples->loss == LOSS_DISTILL && box->teacher_width != net_outputs(net))
        luaL_error(lua, "a row of teacher has %d numbers and the network has %d outputs",
                   (int)box->teacher_width, (int)net_outputs(net));
    if (samples->loss == LOSS_LOGISTIC && net_outputs(net) != 1)
        luaL_error(lua, "\"logistic\" wants a network with one output, not %d",
                   (int)net_outputs(net));
    if (samples->loss == LOSS_SOFTMAX || samples->loss == LOSS_DISTILL)
        check_classes(lua, samples, net_outputs(net));
    if (samples->loss == LOSS_LOGISTIC) check_classes(lua, samples, 2);
}

// train.characters { text =, context = 6, first = 1, last = n }: sample i is the `context`
// characters before a character, which is its class. Without a text it is train.prose.
int train_characters_new(lua_State *lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 1);
    lua_getfield(lua, 1, "text");
    size_t size = train_prose_size;
    const char *text = lua_isnil(lua, 2) ? train_prose : luaL_checklstring(lua, 2, &size);
    struct box *box = push(lua);
    double *symbols = malloc((size ? size : 1) * sizeof *symbols);
    if (!symbols) abort();
    box->y = symbols; // owned from here on, whatever is raised
    size_t n = character_symbols(text, size, symbols);
    size_t context = (size_t)train_whole(lua, 1, "context", 6, 1, CONTEXT_MOST);
    lua_Integer last = train_whole(lua, 1, "last", (lua_Integer)n, 1, (lua_Integer)n);
    lua_Integer first = train_whole(lua, 1, "first", 1, 1, last);
    if ((size_t)(last - first) < context)
        return luaL_error(lua,
                          "train.characters: from %I to %I there is no character with %d "
                          "before it",
                          first, last, (int)context);
    size_t count = (size_t)(last - first) + 1 - context;
    box->x = malloc(count * context * sizeof *box->x);
    if (!box->x) abort();
    symbols += first - 1;
    for (size_t i = 0; i < count; i++)
        memcpy(box->x + i * context, symbols + i, context * sizeof *box->x);
    memmove(box->y, symbols + context, count * sizeof *box->y);
    train_charge(lua, (size + count * context) * sizeof(double));
    box->width = 1;
    box->samples = (struct samples) { .n = count,
                                      .inputs = context,
                                      .alphabet = CHARACTERS,
                                      .x = box->x,
                                      .y = box->y,
                                      .loss = LOSS_SOFTMAX };
    return 1;
}

static int count(lua_State *lua) {
    lua_pushinteger(lua, (lua_Integer)train_samples_at(lua, 1)->n);
    return 1;
}

void train_samples_open(lua_State *lua) {
    luaL_newmetatable(lua, samples_type);
    lua_pushcfunction(lua, release);
    lua_setfield(lua, -2, "__gc");
    lua_pushcfunction(lua, count);
    lua_setfield(lua, -2, "__len");
    lua_pop(lua, 1);
}
