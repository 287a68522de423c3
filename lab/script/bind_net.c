// SPDX-License-Identifier: MIT
// Networks for course files: net:outputs(s), net:loss(s), net:weights(l), net:prune(0.2),
// net:rewind(first), net:round(4). Weights leave as the course writes them, a row for each output.
#include <stdlib.h>
#include <string.h>

#include "kernels/train/masks.h"
#include "kernels/train/pass.h"
#include "lab/script/numbers.h"
#include "lab/script/state.h"
#include "lab/script/train.h"

static const char net_type[] = "net";

struct net *train_net_at(lua_State *lua, int arg) {
    struct net *net = luaL_testudata(lua, arg, net_type);
    if (!net && arg == 1)
        luaL_error(lua, "a method of a network is called with a colon: net:loss(samples)");
    if (!net) luaL_error(lua, "a network of train.net is wanted, not %s", kind_at(lua, arg));
    return net;
}

static struct net *push(lua_State *lua) {
    struct net *net = lua_newuserdatauv(lua, sizeof *net, 0);
    *net = (struct net) { 0 };
    luaL_setmetatable(lua, net_type);
    return net;
}

static int release(lua_State *lua) {
    net_release(luaL_checkudata(lua, 1, net_type));
    return 0;
}

int train_net_new(lua_State *lua) {
    size_t sizes[NET_LAYERS_MOST + 1];
    luaL_checktype(lua, 1, LUA_TTABLE);
    size_t n = lua_rawlen(lua, 1);
    if (n < 2 || n > NET_LAYERS_MOST + 1)
        return luaL_error(lua,
                          "train.net { inputs, hidden, …, outputs, seed = 0 }: %d sizes are "
                          "wanted at least, %d at most",
                          2, NET_LAYERS_MOST + 1);
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(lua, 1, (lua_Integer)i + 1);
        lua_Integer size = lua_isinteger(lua, -1) ? lua_tointeger(lua, -1) : 0;
        if (size < 1) return luaL_error(lua, "train.net: a size is a whole number from 1");
        sizes[i] = (size_t)size;
        lua_pop(lua, 1);
    }
    lua_Integer seed = train_whole(lua, 1, "seed", 0, 0, LUA_MAXINTEGER);
    struct net *net = push(lua);
    if (!net_init(net, sizes, n - 1))
        return luaL_error(lua, "train.net: more than %d numbers to learn", NET_PARAMETERS_MOST);
    net_draw(net, (uint64_t)seed);
    train_charge(lua, 3 * net->n * sizeof(double));
    return 1;
}

static int copy(lua_State *lua) {
    const struct net *net = train_net_at(lua, 1);
    net_copy(push(lua), net);
    train_charge(lua, 3 * net->n * sizeof(double));
    return 1;
}

static const struct net_layer *layer_at(lua_State *lua, const struct net *net) {
    lua_Integer l = luaL_checkinteger(lua, 2);
    if (l < 1 || (size_t)l > net->n_layers)
        luaL_error(lua, "there is no layer %I; the network has %d", l, (int)net->n_layers);
    return &net->layers[l - 1];
}

// The weights of a layer as a matrix (out, in), as the forward pass reads them.
static int weights(lua_State *lua) {
    const struct net *net = train_net_at(lua, 1);
    const struct net_layer *layer = layer_at(lua, net);
    struct numbers *matrix = matrix_push(lua, layer->out, layer->in);
    for (size_t i = 0; i < layer->in; i++)
        for (size_t o = 0; o < layer->out; o++)
            matrix->at[o * layer->in + i] = net->used[layer->w + i * layer->out + o];
    return 1;
}

static int set_weights(lua_State *lua) {
    struct net *net = train_net_at(lua, 1);
    const struct net_layer *layer = layer_at(lua, net);
    const struct numbers *matrix = matrix_from(lua, 3, "set_weights");
    if (!matrix || matrix->rows != layer->out || matrix->cols != layer->in)
        return luaL_error(lua,
                          "set_weights: a matrix of %d rows (outputs) and %d columns (inputs) "
                          "is wanted",
                          (int)layer->out, (int)layer->in);
    for (size_t i = 0; i < layer->in; i++)
        for (size_t o = 0; o < layer->out; o++)
            net->at[layer->w + i * layer->out + o] = matrix->at[o * layer->in + i];
    net_use(net);
    lua_settop(lua, 1);
    return 1;
}

static const struct net *same_shape_at(lua_State *lua, const struct net *net, const char *method) {
    const struct net *other = train_net_at(lua, 2);
    if (!net_same_shape(net, other))
        luaL_error(lua, "%s: the other network has another shape", method);
    return other;
}

static int rewind_to(lua_State *lua) {
    struct net *net = train_net_at(lua, 1);
    net_rewind(net, same_shape_at(lua, net, "rewind"));
    lua_settop(lua, 1);
    return 1;
}

static int redraw(lua_State *lua) {
    net_draw(train_net_at(lua, 1), (uint64_t)luaL_checkinteger(lua, 2));
    lua_settop(lua, 1);
    return 1;
}

static int prune(lua_State *lua) {
    double share = luaL_checknumber(lua, 2);
    if (!(share >= 0 && share <= 1))
        return luaL_error(lua, "prune: a share from 0 to 1 is wanted, not %f", share);
    net_prune(train_net_at(lua, 1), share);
    lua_settop(lua, 1);
    return 1;
}

static int shuffle_mask(lua_State *lua) {
    net_shuffle_masks(train_net_at(lua, 1), (uint64_t)luaL_checkinteger(lua, 2));
    lua_settop(lua, 1);
    return 1;
}

static int kept(lua_State *lua) {
    lua_pushnumber(lua, net_share_kept(train_net_at(lua, 1)));
    return 1;
}

// net:round(bits [, "channel" | "tensor" | group]): what the forward pass sees; net:round() ends
// it.
static int set_rounding(lua_State *lua) {
    struct net *net = train_net_at(lua, 1);
    lua_Integer bits = luaL_optinteger(lua, 2, 0), group = 0;
    bool tensor = false;
    if (bits != 0 && (bits < 2 || bits > 32))
        return luaL_error(lua, "round: bits from 2 to 32 are wanted, not %I", bits);
    if (lua_isinteger(lua, 3))
        group = lua_tointeger(lua, 3);
    else
        tensor = luaL_checkoption(lua, 3, "channel",
                                  (const char *const[]) { "channel", "tensor", NULL });
    if (group < 0) return luaL_error(lua, "round: a group is a whole number from 1");
    net->rounding = (struct net_rounding) { (int)bits, (size_t)group, tensor };
    net_use(net);
    lua_settop(lua, 1);
    return 1;
}

static int measure(lua_State *lua, double (*of)(struct pass *, const struct samples *)) {
    struct net *net = train_net_at(lua, 1);
    const struct samples *samples = train_samples_at(lua, 2);
    train_check_fit(lua, net, samples);
    struct pass pass;
    pass_init(&pass, net);
    double value = of(&pass, samples);
    pass_release(&pass);
    lua_pushnumber(lua, value);
    return 1;
}

static int loss(lua_State *lua) {
    return measure(lua, pass_loss);
}

static int accuracy(lua_State *lua) {
    return measure(lua, pass_accuracy);
}

// What goes into a layer (or what comes out at the end), a column or a row for each sample.
static void copy_acts(struct pass *pass, const struct samples *samples, size_t l, size_t n,
                      bool columns, double *to) {
    for (size_t i = 0; i < samples->n; i++) {
        pass_forward(pass, samples, i);
        if (l == 0 && samples->alphabet) pass_one_hot(pass, samples, i);
        for (size_t k = 0; k < n; k++)
            to[columns ? k * samples->n + i : i * n + k] = pass->acts[l][k];
    }
}

static int push_acts(lua_State *lua, struct net *net, const struct samples *samples, size_t l,
                     bool columns) {
    train_check_fit(lua, net, samples);
    size_t n = l < net->n_layers ? net->layers[l].in : net_outputs(net);
    struct numbers *matrix =
        columns ? matrix_push(lua, n, samples->n) : matrix_push(lua, samples->n, n);
    struct pass pass;
    pass_init(&pass, net);
    copy_acts(&pass, samples, l, n, columns, matrix->at);
    pass_release(&pass);
    return 1;
}

static int outputs(lua_State *lua) { // (samples, outputs)
    struct net *net = train_net_at(lua, 1);
    return push_acts(lua, net, train_samples_at(lua, 2), net->n_layers, false);
}

static int inputs_of(lua_State *lua) { // (in, samples), as ref.hessian wants them
    struct net *net = train_net_at(lua, 1);
    const struct net_layer *layer = layer_at(lua, net);
    const struct samples *samples = train_samples_at(lua, 3);
    return push_acts(lua, net, samples, (size_t)(layer - net->layers), true);
}

void train_net_open(lua_State *lua) {
    static const luaL_Reg methods[] = {
        { "copy", copy },
        { "weights", weights },
        { "set_weights", set_weights },
        { "rewind", rewind_to },
        { "redraw", redraw },
        { "prune", prune },
        { "shuffle_mask", shuffle_mask },
        { "kept", kept },
        { "round", set_rounding },
        { "loss", loss },
        { "accuracy", accuracy },
        { "outputs", outputs },
        { "inputs", inputs_of },
        { NULL, NULL },
    };
    luaL_newmetatable(lua, net_type);
    luaL_newlib(lua, methods);
    lua_setfield(lua, -2, "__index");
    lua_pushcfunction(lua, release);
    lua_setfield(lua, -2, "__gc");
    lua_pop(lua, 1);
}
