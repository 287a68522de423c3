// SPDX-License-Identifier: MIT
// The prompt: one environment that stays, each line an expression or statements, their values
// printed.
#include "lab/script/play.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lab/script/numbers.h"
#include "lab/script/play_state.h"

static const char play_name[] = "play";

// A name that was not typed: one of Lua's, else a reference.
static int find_name(lua_State *lua) {
    lua_pushglobaltable(lua);
    lua_pushvalue(lua, 2);
    if (lua_rawget(lua, -2) != LUA_TNIL) return 1;
    lua_getglobal(lua, "ref");
    lua_pushvalue(lua, 2);
    lua_rawget(lua, -2);
    return 1;
}

static void open_body(lua_State *lua, void *context) {
    struct play *play = context;
    lua_newtable(lua);
    lua_createtable(lua, 0, 1);
    lua_pushcfunction(lua, find_name);
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, -2);
    play->environment = luaL_ref(lua, LUA_REGISTRYINDEX);
    play_push_plot(lua, play);
    lua_setglobal(lua, "plot");
}

struct play *play_new(void) {
    struct play *play = xcalloc(1, sizeof *play);
    play->script = script_new();
    play->environment = LUA_NOREF;
    script_protect(play->script, open_body, play, NULL);
    return play;
}

void play_free(struct play *play) {
    if (!play) return;
    script_free(play->script);
    free(play);
}

struct sliders {
    struct play *play;
    const struct live_figure *figure;
    const size_t *indices;
};

static void sliders_body(lua_State *lua, void *context) {
    struct sliders *of = context;
    lua_rawgeti(lua, LUA_REGISTRYINDEX, of->play->environment);
    lua_createtable(lua, 0, (int)of->figure->n_sliders);
    for (size_t i = 0; i < of->figure->n_sliders; i++) {
        const struct slider *slider = &of->figure->sliders[i];
        struct value value = slider_value(slider, of->indices ? of->indices[i] : slider->start);
        value_to_lua(lua, &value);
        lua_pushvalue(lua, -1);
        lua_setfield(lua, 1, slider->name);
        lua_setfield(lua, 2, slider->name);
    }
    lua_setfield(lua, 1, "s");
}

void play_take_sliders(struct play *play, const struct live_figure *figure, const size_t *indices) {
    struct sliders sliders = { play, figure, indices };
    script_protect(play->script, sliders_body, &sliders, NULL);
}

void play_stop_when(struct play *play, bool (*wanted)(void *owner), void *owner) {
    play->script->stop = wanted;
    play->script->stop_owner = owner;
}

struct run {
    struct play *play;
    const char *source;
    struct play_answer *answer;
    struct arena arena;
    bool compiled;
};

// What has no plain value is told by its kind; the rest is read and printed.
static void print_result(lua_State *lua, int index, struct run *run) {
    struct value_reader reader = { .arena = &run->arena, .path = play_name };
    struct strbuf *out = &run->answer->text;
    if (out->size && out->at[out->size - 1] != '\n') strbuf_putc(out, '\n');
    bool object = lua_type(lua, index) == LUA_TUSERDATA && !array_test(lua, index) &&
                  !matrix_test(lua, index);
    if (object || lua_type(lua, index) == LUA_TTHREAD) {
        strbuf_puts(out, luaL_tolstring(lua, index, NULL));
        lua_pop(lua, 1);
        return;
    }
    struct value value = value_from_lua(lua, index, &reader, NULL);
    play_print(&value, out);
}

static void run_body(lua_State *lua, void *context) {
    struct run *run = context;
    lua_rawgeti(lua, LUA_REGISTRYINDEX, run->play->environment);
    eval_load(lua, play_name, run->source, 1, &run->answer->unfinished);
    run->compiled = true;
    lua_replace(lua, 1);
    lua_call(lua, 0, LUA_MULTRET);
    strbuf_puts(&run->answer->text, strbuf_text(&run->play->script->printed));
    int n = lua_gettop(lua);
    for (int i = 1; i <= n; i++)
        print_result(lua, i, run);
}

// --- a failure: its sentence without "play:LINE:", and the place that it speaks of ---

static const char *line_at(const char *source, int line) {
    for (; line > 1 && source; line--)
        source = (source = strchr(source, '\n')) ? source + 1 : NULL;
    return source;
}

static bool is_name(char c) {
    return isalnum((unsigned char)c) || c == '_';
}

// A whole word of the line: "n" is not in "min".
static const char *find_word(const char *line, const char *word, size_t size) {
    const char *end = line + strcspn(line, "\n");
    for (const char *at = line; at + size <= end; at++) {
        bool inside = is_name(*word) &&
                      ((at > line && is_name(at[-1])) || (at + size < end && is_name(at[size])));
        if (!inside && memcmp(at, word, size) == 0) return at;
    }
    return NULL;
}

// What the sentence quotes, "near 'x'" or "(global 'x')", or names as "ref.x"; at the end of the
// text where it says <eof>.
static void find_place(const char *source, const char *text, struct play_answer *answer) {
    const char *line = line_at(source, answer->line), *quote = strchr(text, '\'');
    const char *ref = strstr(text, "ref.");
    if (!line) return;
    if (strstr(text, "<eof>")) {
        answer->column = (int)strcspn(line, "\n") + 1;
        answer->run = 1;
        return;
    }
    const char *word = quote ? quote + 1 : ref ? ref + 4 : NULL;
    size_t size = quote ? strcspn(word, "'")
                  : ref ? strspn(word, "abcdefghijklmnopqrstuvwxyz"
                                       "0123456789_")
                        : 0;
    const char *at = size ? find_word(line, word, size) : NULL;
    if (!at) return;
    answer->column = (int)(at - line) + 1;
    answer->run = (int)size;
}

static void shorten(const char *source, struct play_answer *answer, struct error *err) {
    const size_t name = sizeof play_name - 1;
    char *rest = err->text;
    if (strncmp(rest, play_name, name) != 0 || rest[name] != ':') return;
    answer->line = (int)strtol(rest + name + 1, &rest, 10);
    rest += strspn(rest, ": ");
    memmove(err->text, rest, strlen(rest) + 1);
    find_place(source, err->text, answer);
}

enum status play_run(struct play *play, const char *source, struct play_answer *answer,
                     struct error *err) {
    struct error own;
    struct run run = { .play = play, .source = source, .answer = answer };
    if (!err) err = &own;
    *answer = (struct play_answer) { 0 };
    strbuf_clear(&play->script->printed);
    play->plotted = &answer->figure;
    enum status status = script_protect(play->script, run_body, &run, err);
    play->plotted = NULL;
    arena_release(&run.arena);
    if (status == STATUS_OK) return status;
    strbuf_clear(&answer->text);
    strbuf_puts(&answer->text, strbuf_text(&play->script->printed));
    figure_release(&answer->figure);
    answer->figure = (struct figure) { 0 };
    shorten(source, answer, err);
    return err->status = eval_status(play->script, run.compiled);
}

void play_answer_release(struct play_answer *answer) {
    strbuf_release(&answer->text);
    figure_release(&answer->figure);
    *answer = (struct play_answer) { 0 };
}
